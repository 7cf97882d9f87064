#include "services/reporting/settling.h"

/* As in sql/0003-cells.sql. */
static const struct step {
    const char *axis;
    bool is_aid;
} steps[] = {
    {"",           false},
    {"metier",     false},
    {"form",       false},
    {"place_kind", false},
    {"gender",     false},
    {"age",        false},
    {"level",      false},
    {"zone",       false},
    {"rqth",       false},
    {"service",    false},
    {"motive",     false},
    {"",           true },
    {"metier",     true },
    {"form",       true },
    {"place_kind", true },
};
enum { STEPS = sizeof steps / sizeof steps[0] };

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
    if (things >= SETTLING_MOST)
        return SETTLING_FIRST;
    if (things >= SETTLING_URGENT)
        return SETTLING_NOW;
    if (settling->next > 0 || things >= SETTLING_WORTH ||
        monotonic_ms() - settling->noted_ms >= SETTLING_AFTER_MS)
        return SETTLING_WHEN_IDLE;
    return SETTLING_NONE;
}

static void settle(struct database *database, const struct step *step)
{
    struct parameter parameter = {.data = step->axis};

    database_execute(database, step->is_aid ? "settle_aid_cell" : "settle_cell", &parameter, 1,
                     false, NULL, NULL);
    database_execute(database, step->is_aid ? "mark_aid_cell" : "mark_cell", &parameter, 1, false,
                     NULL, NULL);
}

void settling_step(struct settling *settling, struct database *database)
{
    if (settling->next == 0) {
        settling->underway = settling->waiting;
        settling->waiting = 0;
    }
    settle(database, &steps[settling->next++]);
    if (settling->next < STEPS)
        return;
    database_execute(database, "forget_cell", NULL, 0, false, NULL, NULL);
    database_execute(database, "forget_aid_cell", NULL, 0, false, NULL, NULL);
    settling->next = 0;
    settling->underway = 0;
}

void settling_everything(struct database *database, bool is_aid)
{
    for (size_t i = 0; i < STEPS; i++)
        if (steps[i].is_aid == is_aid)
            settle(database, &steps[i]);
    database_command(database, is_aid ? "TRUNCATE pending_aid" : "TRUNCATE pending", NULL, NULL);
}
