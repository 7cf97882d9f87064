/* shadow.h - registration's journal folded once more, from nothing up to a position, beside the
 * figures.
 *
 * The same statements fill temporary tables of the same names in a connection of their own, so that
 * the live figures are neither touched nor slowed but by the processor's time.  One at a time; the
 * last one is kept a while, for the next question about the same position.
 */
#pragma once

#include "services/reporting/desk.h"

struct shadow;

struct shadow *shadow_open(struct service *service);
void shadow_close(struct shadow *shadow);

/* The shadow stands at the position: ask what you want on this connection, then call
 * shadow_release.  NULL: it could not be made, nothing to release; ERROR_CONFLICT: the journal does
 * not have that hash there. */
typedef void shadow_function(void *owner, struct database *database, const struct error *error);
/* 0, or -1 when another one is being made. */
int shadow_ask(struct shadow *shadow, int64_t position, const struct hash *hash,
               shadow_function *ready, void *owner, struct refusal *refusal);

/* The same for an audit: first the live figures are copied aside in one snapshot (tables live_…),
 * then the shadow is folded up to their position.  `is_quick`: the facts are taken from the copy
 * instead. */
struct shadow_audit {
    int64_t position;
    struct hash hash;
    int64_t events;
};
int shadow_ask_audit(struct shadow *shadow, bool is_quick, shadow_function *ready, void *owner,
                     struct refusal *refusal);
struct shadow_audit shadow_audited(const struct shadow *shadow);
void shadow_release(struct shadow *shadow);
