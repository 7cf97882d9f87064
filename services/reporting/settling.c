#include "services/reporting/settling.h"

#include <stdio.h>
#include <string.h>

/* As in sql/0003-cells.sql; those of the network take in all axes at once. */
static const struct step {
    const char *axis, *cell;
} steps[] = {
    {"",           "cell"        },
    {"metier",     "cell"        },
    {"form",       "cell"        },
    {"place_kind", "cell"        },
    {"gender",     "cell"        },
    {"age",        "cell"        },
    {"level",      "cell"        },
    {"zone",       "cell"        },
    {"rqth",       "cell"        },
    {"service",    "cell"        },
    {"motive",     "cell"        },
    {"",           "aid_cell"    },
    {"metier",     "aid_cell"    },
    {"form",       "aid_cell"    },
    {"place_kind", "aid_cell"    },
    {"",           "network_cell"},
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

bool settling_has_any(const struct settling *settling)
{
    return settling->waiting + settling->underway > 0;
}

bool settling_is_due(const struct settling *settling, bool is_busy)
{
    if (!settling_has_any(settling))
        return false;
    if (is_busy)
        return settling->waiting + settling->underway >= SETTLING_URGENT;
    return settling->next > 0 || settling->waiting >= SETTLING_WORTH ||
           monotonic_ms() - settling->noted_ms >= SETTLING_AFTER_MS;
}

bool settling_is_full(const struct settling *settling)
{
    return settling->waiting + settling->underway >= SETTLING_MOST;
}

/* Its statements are called by what they do and to which cells. */
static void execute(struct database *database, const char *verb, const char *cell,
                    const struct parameter *axis)
{
    char statement[32];

    snprintf(statement, sizeof statement, "%s_%s", verb, cell);
    database_execute(database, statement, axis, axis != NULL, false, NULL, NULL);
}

static void settle(struct database *database, const struct step *step)
{
    struct parameter axis = {.data = step->axis};

    execute(database, "settle", step->cell, &axis);
    execute(database, "mark", step->cell, &axis);
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
    execute(database, "forget", "cell", NULL);
    execute(database, "forget", "aid_cell", NULL);
    execute(database, "forget", "network_cell", NULL);
    settling->next = 0;
    settling->underway = 0;
}

void settling_all_aid(struct database *database)
{
    for (size_t i = 0; i < STEPS; i++)
        if (strcmp(steps[i].cell, "aid_cell") == 0)
            settle(database, &steps[i]);
    database_command(database, "TRUNCATE pending_aid", NULL, NULL);
}
