#include "common/service/leftover.h"

#include <malloc.h>
#include <time.h>

bool leftover_is_due(struct leftover *leftover, int64_t cpu_ms)
{
    bool is_busy = cpu_ms - leftover->cpu_ms >= LEFTOVER_BUSY_MS;

    leftover->cpu_ms = cpu_ms;
    leftover->has_worked = leftover->has_worked || is_busy;
    leftover->quiet = is_busy ? 0 : leftover->quiet + 1;
    if (!leftover->has_worked || leftover->quiet < LEFTOVER_QUIET_TICKS)
        return false;
    leftover->has_worked = false;
    return true;
}

void leftover_tick(struct leftover *leftover)
{
    struct timespec used;

    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &used);
    if (leftover_is_due(leftover, (int64_t)used.tv_sec * 1000 + used.tv_nsec / 1000000))
        malloc_trim(0);
}
