/* shadow.h - the journals folded once more, each from nothing up to a position, beside the figures.
 *
 * The same statements fill temporary tables of the same names in a connection of their own, so that
 * the live figures are neither touched nor slowed but by the processor's time.  One at a time; the
 * last one is kept a while, for the next question about the same positions.  A journal that is of
 * the network no more cannot be read again: what was kept of it is taken as it is.
 */
#pragma once

#include "services/reporting/desk.h"

struct shadow;

struct shadow *shadow_open(struct service *service);
void shadow_close(struct shadow *shadow);

/* The shadow stands at the positions: ask what you want on this connection, then call
 * shadow_release.  NULL: it could not be made, nothing to release; ERROR_CONFLICT: a journal does
 * not have that hash there. */
typedef void shadow_function(void *owner, struct database *database, const struct error *error);
/* 0, or -1 when another one is being made. */
int shadow_ask(struct shadow *shadow, const struct vector *upto, shadow_function *ready,
               void *owner, struct refusal *refusal);

/* The same for an audit: first the live figures are copied aside in one snapshot (tables live_…),
 * then the shadow is folded up to their positions.  `is_quick`: the facts are taken from the copy
 * instead. */
int shadow_ask_audit(struct shadow *shadow, bool is_quick, shadow_function *ready, void *owner,
                     struct refusal *refusal);
/* Of the shadow that is ready. */
const struct vector *shadow_vector(const struct shadow *shadow);
int64_t shadow_events(const struct shadow *shadow);
void shadow_release(struct shadow *shadow);
