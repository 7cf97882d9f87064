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

/* One journal. */
struct shadowed {
    struct shadow *shadow;
    const struct receipt_source *target;
    char service[24];
    struct follower *follower;
    bool has_reached;
    int64_t open_upto, writing_upto; /* 0: nothing of it */
};

struct shadow {
    struct service *service;
    struct database *database;
    struct watch *turn, *timer;
    enum step step;
    bool is_audit, is_quick, is_writing, has_failed;
    struct facts *open, *writing;
    struct vector upto;
    struct shadowed *sources; /* upto.count of them */
    int64_t events;
    int64_t used_ms;
    shadow_function *ready;
    void *owner;
    struct error failure;
};

/* ---- the end ---- */

static void follow_nobody(struct shadow *shadow)
{
    for (size_t i = 0; shadow->sources != NULL && i < shadow->upto.count; i++) {
        follower_close(shadow->sources[i].follower);
        shadow->sources[i].follower = NULL;
    }
}

static void forget(struct shadow *shadow)
{
    follow_nobody(shadow);
    free(shadow->sources);
    shadow->sources = NULL;
    database_close(shadow->database);
    shadow->database = NULL;
    facts_close(shadow->open);
    facts_close(shadow->writing);
    shadow->open = shadow->writing = NULL;
    shadow->step = STEP_NONE;
    shadow->is_writing = shadow->has_failed = false;
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
    follow_nobody(shadow);
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
    for (size_t i = 0; i < shadow->upto.count; i++) {
        struct shadowed *source = &shadow->sources[i];

        if (source->follower != NULL && source->writing_upto > 0)
            follower_taken(source->follower, source->writing_upto);
        source->writing_upto = 0;
    }
}

static bool has_reached(const struct shadow *shadow)
{
    for (size_t i = 0; i < shadow->upto.count; i++)
        if (!shadow->sources[i].has_reached)
            return false;
    return true;
}

static void write_next(struct shadow *shadow)
{
    struct facts *full = shadow->open;

    if (shadow->is_writing)
        return;
    if (facts_count(full) == 0) {
        if (has_reached(shadow))
            compute(shadow);
        return;
    }
    shadow->open = shadow->writing;
    shadow->writing = full;
    for (size_t i = 0; i < shadow->upto.count; i++) {
        shadow->sources[i].writing_upto = shadow->sources[i].open_upto;
        shadow->sources[i].open_upto = 0;
    }
    facts_send(full, shadow->database);
    shadow->is_writing = true;
    database_sync(shadow->database, written, shadow);
}

static void fall_at(struct shadowed *source, const char *what)
{
    char text[200];

    snprintf(text, sizeof text, "le journal de %s %s", source->target->source, what);
    fall(source->shadow, ERROR_CONFLICT, text);
}

static void take_event(struct shadowed *source, const struct followed_event *event)
{
    struct shadow *shadow = source->shadow;
    struct error error;

    if (facts_add(shadow->open, source->service, source->target->source, event, &error) < 0)
        fall(shadow, error.code, error.text);
    shadow->events++;
    source->open_upto = event->position;
    if (event->position < source->target->position)
        return;
    source->has_reached = true;
    if (memcmp(&event->hash, &source->target->hash, sizeof event->hash) != 0)
        fall_at(source, "n'a pas cette empreinte à cette position");
}

static void take(void *owner, const struct followed_batch *batch)
{
    struct shadowed *source = owner;

    for (size_t i = 0; i < batch->count && !source->has_reached && !source->shadow->has_failed; i++)
        take_event(source, &batch->events[i]);
    if (!source->has_reached && batch->head < source->target->position)
        fall_at(source, "s'arrête avant cette position");
}

static void source_stopped(void *owner, const struct error *error)
{
    struct shadowed *source = owner;

    fall(source->shadow, ERROR_UNAVAILABLE, error->text);
}

static const struct follower_callbacks follower_callbacks = {take, source_stopped};

/* What was kept of a journal that cannot be read again, up to there. */
static void copy_facts(struct shadowed *source)
{
    char position[8];
    struct parameter parameters[] = {{.data = source->target->source},
                                     bigint_parameter(source->target->position, position)};

    log_info("facts taken as they are", "source=%s position=%lld", source->target->source,
             (long long)source->target->position);
    database_execute(source->shadow->database, "copy_source", parameters, 2, false, NULL, NULL);
    source->has_reached = true;
}

static void follow_one(struct shadowed *source)
{
    static const struct hash nothing;
    struct service *service = source->shadow->service;
    const struct instance *instance =
        network_find(service_network(service), source->target->source);
    struct error error;

    if (source->shadow->is_quick) {
        source->has_reached = true;
    } else if (instance == NULL) {
        copy_facts(source);
    } else {
        snprintf(source->service, sizeof source->service, "%s", instance->service);
        source->follower = source_follow(service, instance, "reporting-shadow", 0, &nothing,
                                         &follower_callbacks, source, &error);
        if (source->follower == NULL)
            fall(source->shadow, error.code, error.text);
    }
}

static void follow(struct shadow *shadow)
{
    shadow->step = STEP_FOLDING;
    shadow->sources = memory_new(shadow->upto.count + 1, sizeof *shadow->sources);
    for (size_t i = 0; i < shadow->upto.count; i++) {
        shadow->sources[i].shadow = shadow;
        shadow->sources[i].target = &shadow->upto.sources[i];
        follow_one(&shadow->sources[i]);
    }
}

/* ---- start ---- */

static void take_cursors(void *owner, PGresult *result)
{
    struct shadow *shadow = owner;

    if (result != NULL)
        vector_read(&shadow->upto, result);
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
        database_command(shadow->database, "SELECT * FROM copy_live()", take_cursors, shadow);
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

int shadow_ask(struct shadow *shadow, const struct vector *upto, shadow_function *ready,
               void *owner, struct refusal *refusal)
{
    if (is_free(shadow, refusal) < 0)
        return -1;
    shadow->ready = ready;
    shadow->owner = owner;
    if (shadow->step == STEP_KEPT && !shadow->is_audit && vector_is_same(&shadow->upto, upto)) {
        shadow->step = STEP_READY;
        ready(owner, shadow->database, NULL);
        return 0;
    }
    forget(shadow);
    shadow->is_audit = shadow->is_quick = false;
    shadow->upto = *upto;
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

const struct vector *shadow_vector(const struct shadow *shadow)
{
    return &shadow->upto;
}

int64_t shadow_events(const struct shadow *shadow)
{
    return shadow->events;
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
