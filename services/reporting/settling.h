/* settling.h - the cells take in what is pending, an axis at a time.
 *
 * A batch leaves its moves pending (sql/cells.sql), where readers find them: settling may wait.  It
 * must not wait for long, because a reading goes through all that is pending.
 */
#pragma once

#include "common/database/database.h"

/* Things that moved and are not in the cells yet: a turn of all axes begins when idle, between two
 * batches, before the next batch. */
enum {
    SETTLING_WORTH = 250,
    SETTLING_URGENT = 1500,
    SETTLING_MOST = 4000,
    SETTLING_AFTER_MS = 250
};

struct settling {
    size_t next;     /* axis */
    size_t waiting;  /* things since the last whole turn began */
    size_t underway; /* things of this turn */
    int64_t noted_ms;
};

enum settling_need {
    SETTLING_NONE,
    SETTLING_WHEN_IDLE,
    SETTLING_NOW,   /* although events wait */
    SETTLING_FIRST, /* and until there is room again */
};

/* Unknown after a connection: as if there were something. */
void settling_reset(struct settling *settling);
/* A batch left so many things pending. */
void settling_note(struct settling *settling, size_t things);
enum settling_need settling_needed(const struct settling *settling);
/* Sends the statements of the next axis. */
void settling_step(struct settling *settling, struct database *database);
/* Sends those of all axes, of the cells or of those of aid. */
void settling_everything(struct database *database, bool is_aid);
