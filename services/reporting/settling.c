#include "services/reporting/settling.h"

/* As in pending_cut (sql/0003-cells.sql). */
static const char *const axes[] = {
    "",       "metier", "form", "place_kind", "gender", "age",
    "level",  "zone",   "rqth", "service",    "motive",
};
enum { AXES = sizeof axes / sizeof axes[0] };

void settling_reset(struct settling *settling)
{
    *settling = (struct settling){.waiting = 1, .noted_ms = monotonic_ms()};
}

void settling_note(struct settling *settling, size_t things)
{
    if (things == 0)
        return;
    if (settling->waiting == 0)
        settling->noted_ms = monotonic_ms();
    settling->waiting += things;
}

/* A turn that was begun is ended when nothing else is to be done: as long as it is not, what it
 * settled is still kept. */
enum settling_need settling_needed(const struct settling *settling)
{
    size_t things = settling->waiting + settling->underway;

    if (things == 0)
        return SETTLING_NONE;
    if (things >= SETTLING_URGENT)
        return SETTLING_NOW;
    if (settling->next > 0 || things >= SETTLING_WORTH ||
        monotonic_ms() - settling->noted_ms >= SETTLING_AFTER_MS)
        return SETTLING_WHEN_IDLE;
    return SETTLING_NONE;
}

static void settle(struct database *database, const char *axis)
{
    struct parameter parameter = {.data = axis};

    database_execute(database, "settle_cells", &parameter, 1, false, NULL, NULL);
    database_execute(database, "mark_settled", &parameter, 1, false, NULL, NULL);
}

void settling_step(struct settling *settling, struct database *database)
{
    if (settling->next == 0) {
        settling->underway = settling->waiting;
        settling->waiting = 0;
    }
    settle(database, axes[settling->next++]);
    if (settling->next < AXES)
        return;
    database_execute(database, "forget_settled", NULL, 0, false, NULL, NULL);
    settling->next = 0;
    settling->underway = 0;
}

void settling_everything(struct database *database)
{
    for (size_t i = 0; i < AXES; i++)
        settle(database, axes[i]);
    database_command(database, "TRUNCATE pending", NULL, NULL);
}
