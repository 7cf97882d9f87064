/* leftover.h - memory that a busy time left unused goes back to the system once there is nothing to
 * do.
 *
 * The C library keeps what was freed for the next time: after ten thousand requests a quarter of an
 * idle registration was such room.  It waits for longer than a feed does before it lets go of what
 * it kept in memory (FEED_REST_MS).
 */
#pragma once

#include <stdbool.h>
#include <stdint.h>

enum { LEFTOVER_BUSY_MS = 20, LEFTOVER_QUIET_TICKS = 11 };

struct leftover {
    int64_t cpu_ms; /* at the last tick */
    int quiet;      /* ticks that were */
    bool has_worked;
};

/* Once a second, with the processors' time of the process so far: whether to give back now, once
 * after each busy time. */
bool leftover_is_due(struct leftover *leftover, int64_t cpu_ms);
/* Asks that of the clock, and does it. */
void leftover_tick(struct leftover *leftover);
