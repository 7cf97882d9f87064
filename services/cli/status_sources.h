/* status_sources.h - whom each instance hears, and how far: a part of `appui status`. */
#pragma once

#include "common/messages/system.h"
#include "common/network/network.h"

/* Prints nothing when nobody hears anybody.  `statuses` and `is_there` are in the order of the
 * network: the lag is counted up to where the source itself says that its journal ends. */
void status_sources_print(const struct network *network,
                          const struct service_status_reply *statuses, const bool *is_there);
