#include "services/reporting/shadow.h"

#include <stdlib.h>
#include <string.h>

#include "common/log/log.h"
#include "services/reporting/facts.h"
#include "services/reporting/failure.h"
#include "services/reporting/settings.h"
#include "services/reporting/source.h"
#include "services/reporting/statements.h"

enum step {
    STEP_NONE,
    STEP_CONNECTING,
    STEP_COPYING,
    STEP_FOLDING,
    STEP_COMPUTING,
    STEP_READY, /* somebody asks it */
    STEP_KEPT,  /* ready and idle */
};

struct shadow {
    struct service *service;
    struct database *database;
    struct follower *follower;
    struct watch *turn, *timer;
    enum step step;
    bool is_audit, is_quick, is_writing, has_reached, has_failed;
    struct facts *open, *writing;
    int64_t open_upto, writing_upto;
    int64_t target;
    struct hash hash; /* expected there */
    int64_t events;
    int64_t used_ms;
    shadow_function *ready;
    void *owner;
    struct error failure;
};

/* ---- the end ---- */

static void forget(struct shadow *shadow)
{
    follower_close(shadow->follower);
    shadow->follower = NULL;
    database_close(shadow->database);
    shadow->database = NULL;
    facts_close(shadow->open);
    facts_close(shadow->writing);
    shadow->open = shadow->writing = NULL;
    shadow->step = STEP_NONE;
    shadow->is_writing = shadow->has_reached = shadow->has_failed = false;
    shadow->open_upto = shadow->writing_upto = 0;
}

/* Callbacks of the database and of the follower must not close what called them: the turn's end
 * does. */
static void fall(struct shadow *shadow, enum error_code code, const char *text)
{
    if (shadow->has_failed)
        return;
    fail(&shadow->failure, code, "%s", text);
    shadow->has_failed = true;
}

static void blame(struct shadow *shadow, enum database_outcome outcome)
{
    struct error error;

    failure_of(shadow->database, outcome, &error);
    fall(shadow, error.code, error.text);
}

static void end_failed(struct shadow *shadow)
{
    struct error failure = shadow->failure;
    bool is_asked = shadow->step != STEP_KEPT && shadow->step != STEP_READY;

    forget(shadow);
    if (is_asked)
        shadow->ready(shadow->owner, NULL, &failure);
}

static void computed(void *owner, enum database_outcome outcome)
{
    struct shadow *shadow = owner;

    if (outcome != DATABASE_COMMITTED) {
        blame(shadow, outcome);
        return;
    }
    shadow->step = STEP_READY;
    shadow->ready(shadow->owner, shadow->database, NULL);
}

static void compute(struct shadow *shadow)
{
    shadow->step = STEP_COMPUTING;
    follower_close(shadow->follower);
    shadow->follower = NULL;
    if (shadow->is_quick)
        database_command(shadow->database, "SELECT shadow_copy_facts()", NULL, NULL);
    database_command(shadow->database, "SELECT shadow_analyze()", NULL, NULL);
    facts_recompute(shadow->database, FACTS_CELLS | FACTS_OTHERS);
    database_sync(shadow->database, computed, shadow);
}

/* ---- folding ---- */

static void written(void *owner, enum database_outcome outcome)
{
    struct shadow *shadow = owner;

    shadow->is_writing = false;
    if (outcome != DATABASE_COMMITTED) {
        blame(shadow, outcome);
        return;
    }
    facts_clear(shadow->writing);
    if (shadow->follower != NULL)
        follower_taken(shadow->follower, shadow->writing_upto);
}

static void write_next(struct shadow *shadow)
{
    struct facts *full = shadow->open;

    if (shadow->is_writing)
        return;
    if (shadow->open_upto == 0) {
        if (shadow->has_reached)
            compute(shadow);
        return;
    }
    shadow->open = shadow->writing;
    shadow->writing = full;
    shadow->writing_upto = shadow->open_upto;
    shadow->open_upto = 0;
    facts_send(full, shadow->database);
    shadow->is_writing = true;
    database_sync(shadow->database, written, shadow);
}

static void take(void *owner, const struct followed_batch *batch)
{
    struct shadow *shadow = owner;
    struct error error;

    for (size_t i = 0; i < batch->count && !shadow->has_reached && !shadow->has_failed; i++) {
        const struct followed_event *event = &batch->events[i];

        if (facts_add(shadow->open, event, &error) < 0)
            fall(shadow, error.code, error.text);
        shadow->events++;
        shadow->open_upto = event->position;
        if (event->position < shadow->target)
            continue;
        shadow->has_reached = true;
        if (memcmp(&event->hash, &shadow->hash, sizeof shadow->hash) != 0)
            fall(shadow, ERROR_CONFLICT, "le journal n'a pas cette empreinte à cette position");
    }
    if (!shadow->has_reached && batch->head < shadow->target)
        fall(shadow, ERROR_CONFLICT, "le journal s'arrête avant cette position");
}

static void source_stopped(void *owner, const struct error *error)
{
    fall(owner, ERROR_UNAVAILABLE, error->text);
}

static const struct follower_callbacks follower_callbacks = {take, source_stopped};

static void follow(struct shadow *shadow)
{
    static const struct hash nothing;
    struct error error;

    shadow->step = STEP_FOLDING;
    if (shadow->target == 0 || shadow->is_quick) {
        shadow->has_reached = true;
        return;
    }
    shadow->follower = source_follow(shadow->service, "reporting-shadow", 0, &nothing,
                                     &follower_callbacks, shadow, &error);
    if (shadow->follower == NULL)
        fall(shadow, error.code, error.text);
}

/* ---- start ---- */

static void take_position(void *owner, PGresult *result)
{
    struct shadow *shadow = owner;

    if (result == NULL || PQntuples(result) != 1)
        return;
    shadow->target = strtoll(PQgetvalue(result, 0, 0), NULL, 10);
    desk_hash(PQgetvalue(result, 0, 1), &shadow->hash);
}

static void take_layout(void *owner, PGresult *result)
{
    struct shadow *shadow = owner;

    if (result == NULL)
        return;
    facts_lay_out(shadow->open, result);
    facts_lay_out(shadow->writing, result);
}

static void copied(void *owner, enum database_outcome outcome)
{
    struct shadow *shadow = owner;

    if (outcome != DATABASE_COMMITTED)
        blame(shadow, outcome);
    else
        follow(shadow);
}

/* Temporary tables die with their connection: one that falls is the end of this shadow. */
static void changed(void *owner, bool up)
{
    struct shadow *shadow = owner;

    if (!up || shadow->step != STEP_CONNECTING) {
        fall(shadow, ERROR_UNAVAILABLE, "la base de données s'est interrompue");
        return;
    }
    shadow->step = STEP_COPYING;
    shadow->open = facts_open();
    shadow->writing = facts_open();
    database_execute(shadow->database, "fact_layout", NULL, 0, true, take_layout, shadow);
    if (shadow->is_audit)
        database_command(shadow->database, "SELECT last, hash FROM copy_live()", take_position,
                         shadow);
    database_sync(shadow->database, copied, shadow);
}

static void end_turn(void *owner)
{
    struct shadow *shadow = owner;

    if (shadow->has_failed)
        end_failed(shadow);
    else if (shadow->step == STEP_FOLDING)
        write_next(shadow);
}

static void tick(void *owner)
{
    struct shadow *shadow = owner;
    const struct reporting_settings *settings = service_settings(shadow->service);

    if (shadow->step == STEP_KEPT && monotonic_ms() - shadow->used_ms > settings->shadow_idle)
        forget(shadow);
}

struct shadow *shadow_open(struct service *service)
{
    struct shadow *shadow = memory_new(1, sizeof *shadow);

    shadow->service = service;
    shadow->turn = loop_after_turn(service_loop(service), end_turn, shadow);
    shadow->timer = loop_every(service_loop(service), 1000, tick, shadow);
    return shadow;
}

void shadow_close(struct shadow *shadow)
{
    if (shadow == NULL)
        return;
    forget(shadow);
    loop_unwatch(service_loop(shadow->service), shadow->turn);
    loop_unwatch(service_loop(shadow->service), shadow->timer);
    free(shadow);
}

static void connect_anew(struct shadow *shadow)
{
    char *script = statements_shadow();
    struct database_options options = {.conninfo = service_conninfo(shadow->service),
                                       .application_name = "reporting-shadow",
                                       .script = script};

    shadow->step = STEP_CONNECTING;
    shadow->events = 0;
    shadow->database = database_open(service_loop(shadow->service), &options, changed, shadow);
    free(script);
}

static int is_free(struct shadow *shadow, struct refusal *refusal)
{
    if (shadow->step == STEP_NONE || shadow->step == STEP_KEPT)
        return 0;
    return refuse(refusal, ERROR_UNAVAILABLE, "", "",
                  "Une autre relecture du journal est en cours : redemandez dans un instant.");
}

int shadow_ask(struct shadow *shadow, int64_t position, const struct hash *hash,
               shadow_function *ready, void *owner, struct refusal *refusal)
{
    if (is_free(shadow, refusal) < 0)
        return -1;
    shadow->ready = ready;
    shadow->owner = owner;
    if (shadow->step == STEP_KEPT && !shadow->is_audit && shadow->target == position &&
        memcmp(&shadow->hash, hash, sizeof *hash) == 0) {
        shadow->step = STEP_READY;
        ready(owner, shadow->database, NULL);
        return 0;
    }
    forget(shadow);
    shadow->is_audit = shadow->is_quick = false;
    shadow->target = position;
    shadow->hash = *hash;
    connect_anew(shadow);
    return 0;
}

int shadow_ask_audit(struct shadow *shadow, bool is_quick, shadow_function *ready, void *owner,
                     struct refusal *refusal)
{
    if (is_free(shadow, refusal) < 0)
        return -1;
    forget(shadow);
    shadow->is_audit = true;
    shadow->is_quick = is_quick;
    shadow->ready = ready;
    shadow->owner = owner;
    connect_anew(shadow);
    return 0;
}

struct shadow_audit shadow_audited(const struct shadow *shadow)
{
    return (struct shadow_audit){shadow->target, shadow->hash, shadow->events};
}

void shadow_release(struct shadow *shadow)
{
    if (shadow->step != STEP_READY)
        return;
    shadow->step = STEP_KEPT;
    shadow->used_ms = monotonic_ms();
    if (shadow->is_audit)
        fall(shadow, ERROR_NONE, ""); /* the copies are of no use to anybody else */
}
