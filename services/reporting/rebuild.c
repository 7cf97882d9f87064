#include "services/reporting/rebuild.h"

#include <stdlib.h>

#include "services/reporting/facts.h"
#include "services/reporting/failure.h"

enum { HALVES = 2 };

struct half {
    struct rebuild *rebuild;
    struct database *database;
};

struct rebuild {
    struct half halves[HALVES];
    bool has_failed, is_abandoned;
    size_t running;
    struct error failure;
    rebuild_function *done;
    void *owner;
};

static void fall(struct rebuild *rebuild, struct database *database, enum database_outcome outcome)
{
    if (!rebuild->has_failed)
        failure_of(database, outcome, &rebuild->failure);
    rebuild->has_failed = true;
}

static void end(struct rebuild *rebuild)
{
    rebuild->running = 0;
    if (!rebuild->is_abandoned)
        rebuild->done(rebuild->owner, rebuild->has_failed ? &rebuild->failure : NULL);
}

static void marked(void *owner, enum database_outcome outcome)
{
    struct half *half = owner;

    if (outcome != DATABASE_COMMITTED)
        fall(half->rebuild, half->database, outcome);
    end(half->rebuild);
}

static void mark(struct half *first)
{
    struct parameter current = {.data = "true"};

    database_command(first->database, "SELECT analyze_folded('cell')", NULL, NULL);
    database_execute(first->database, "mark_current", &current, 1, false, NULL, NULL);
    first->rebuild->running = 1;
    database_sync(first->database, marked, first);
}

static void computed(void *owner, enum database_outcome outcome)
{
    struct half *half = owner;
    struct rebuild *rebuild = half->rebuild;

    if (outcome != DATABASE_COMMITTED)
        fall(rebuild, half->database, outcome);
    if (--rebuild->running > 0)
        return;
    if (rebuild->has_failed || rebuild->is_abandoned)
        end(rebuild);
    else
        mark(&rebuild->halves[0]);
}

/* Everything at once, and plans made for it, until the transaction ends: by hash, since there are
 * no statistics of what the statements before left, and few rows would be worth a sort. */
static void set_up(struct database *database)
{
    database_command(database,
                     "SELECT set_config('enable_hashjoin', 'on', true), "
                     "set_config('enable_mergejoin', 'on', true), "
                     "set_config('enable_sort', 'off', true), "
                     "set_config('work_mem', '256MB', true), "
                     "set_config('plan_cache_mode', 'force_custom_plan', true)",
                     NULL, NULL);
}

static void compute(struct rebuild *rebuild)
{
    static const char *const emptied[HALVES] = {"TRUNCATE cell, pending",
                                                "TRUNCATE level_cell, aid_cell, delay_cell, "
                                                "pending_aid, network_cell, pending_network, "
                                                "network_delay_cell"};

    rebuild->running = HALVES;
    for (size_t i = 0; i < HALVES; i++) {
        struct half *half = &rebuild->halves[i];

        set_up(half->database);
        database_command(half->database, emptied[i], NULL, NULL);
        facts_recompute(half->database, i == 0 ? FACTS_CELLS : FACTS_OTHERS);
        database_sync(half->database, computed, half);
    }
}

static void analyzed(void *owner, enum database_outcome outcome)
{
    struct half *half = owner;

    if (outcome == DATABASE_COMMITTED) {
        compute(half->rebuild);
        return;
    }
    fall(half->rebuild, half->database, outcome);
    end(half->rebuild);
}

void rebuild_start(struct rebuild *rebuild)
{
    struct half *first = &rebuild->halves[0];
    struct parameter current = {.data = "false"};

    rebuild->has_failed = rebuild->is_abandoned = false;
    rebuild->running = 1;
    database_execute(first->database, "mark_current", &current, 1, false, NULL, NULL);
    database_command(first->database, "SELECT analyze_folded('fact')", NULL, NULL);
    database_sync(first->database, analyzed, first);
}

void rebuild_abandon(struct rebuild *rebuild)
{
    rebuild->is_abandoned = true;
}

struct rebuild *rebuild_open(struct database *first, struct database *second,
                             rebuild_function *done, void *owner)
{
    struct rebuild *rebuild = memory_new(1, sizeof *rebuild);

    rebuild->done = done;
    rebuild->owner = owner;
    rebuild->halves[0] = (struct half){rebuild, first};
    rebuild->halves[1] = (struct half){rebuild, second};
    return rebuild;
}

void rebuild_close(struct rebuild *rebuild)
{
    free(rebuild);
}

bool rebuild_is_running(const struct rebuild *rebuild)
{
    return rebuild->running > 0;
}
