/* play_quiet.h - is the network quiet: has everybody heard everything that was said?
 *
 * A round asks `service.status` of every instance at once.  The network is quiet when each one says
 * that whoever hears it has committed all that is wanted of its journal, every scenario clock says
 * the same, and two rounds in a row say the same: nothing moved meanwhile.
 */
#pragma once

#include "common/messages/system.h"
#include "services/cli/session.h"

struct quiet;

/* The instances that take part, by their names in the network: those that `takes_part` says. */
struct quiet *quiet_open(struct session *session, bool (*takes_part)(const struct instance *));
void quiet_close(struct quiet *quiet);
/* Waits until it is.  0, or -1: somebody does not answer, or a follower stopped, and why. */
int quiet_wait(struct quiet *quiet, struct error *error);
/* Where the journal of that instance ended then; 0 when it does not take part. */
int64_t quiet_position(const struct quiet *quiet, const char *instance);
