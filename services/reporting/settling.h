/* settling.h - the cells take in what is pending, an axis at a time, on a connection of their own.
 *
 * A batch leaves its moves pending (sql/cells.sql), where readers find them: settling may wait, and
 * batches do not wait for it.  It must not wait for long, because a reading goes through all that
 * is pending; and the more is taken in at once, the more of it falls into the same cell.  While
 * batches are long it leaves them the processors.
 */
#pragma once

#include "common/database/database.h"

/* Things that moved and are not in the cells yet: a turn of all axes begins with so many, or after
 * a while; with more, also while batches are long; with too many, batches wait. */
enum {
    SETTLING_WORTH = 1500,
    SETTLING_URGENT = 5000,
    SETTLING_MOST = 10000,
    SETTLING_AFTER_MS = 500
};

struct settling {
    size_t next;     /* axis */
    size_t waiting;  /* things since the last whole turn began */
    size_t underway; /* things of this turn */
    int64_t noted_ms;
};

/* Unknown after a connection: as if there were something. */
void settling_reset(struct settling *settling);
/* A batch left so many things pending. */
void settling_note(struct settling *settling, size_t things);
/* Something is pending. */
bool settling_has_any(const struct settling *settling);
/* The next axis is to be settled; a turn that was begun is ended.  `is_busy`: batches are long. */
bool settling_is_due(const struct settling *settling, bool is_busy);
/* Nothing may be added. */
bool settling_is_full(const struct settling *settling);
/* Sends the statements of the next axis.  The transaction must be `repeatable read`. */
void settling_step(struct settling *settling, struct database *database);
/* Sends those of all axes of aid, when that is computed anew. */
void settling_all_aid(struct database *database);
