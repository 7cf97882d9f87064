#include "services/reporting/projection.h"

#include <stdlib.h>
#include <string.h>

#include "common/log/log.h"
#include "services/reporting/failure.h"
#include "services/reporting/projection_internal.h"
#include "services/reporting/settings.h"
#include "services/reporting/statements.h"

/* A rebuild ends, and batches move cells again, when so few events are left; whoever has not said
 * by then how far it is, is not waited for.  One that failed is begun again after a while: what it
 * wants (room, memory) takes time. */
enum {
    CAUGHT_UP = 1000,
    REST_MOST_MS = 5,
    REST_SHARE = 4,
    TICK_MS = 5,
    SILENT_MS = 3000,
    LONG_MS = 20,
    AGAIN_MS = 500
};

void projection_stop(struct projection *projection, struct source *source, const char *text)
{
    const char *name = source != NULL ? source->name : "";

    projection->state = PROJECTION_STOPPED;
    projection->culprit = source;
    snprintf(projection->text, sizeof projection->text, "%s%s%s", name, source != NULL ? ": " : "",
             text);
    intake_clear(projection->open);
    log_error("figures stopped", "source=%s position=%lld error=%s", name,
              (long long)(source != NULL ? source->applied : sources_applied(projection)),
              log_quote(text));
}

/* ---- writing ---- */

static void failed(struct projection *projection)
{
    struct error error;

    failure_of(projection->database, DATABASE_FAILED, &error);
    if (strcmp(database_sqlstate(projection->database), "22012") == 0)
        projection_stop(projection, NULL, "another instance moves the same figures");
    else if (error.code == ERROR_UNAVAILABLE)
        database_reconnect(projection->database);
    else
        projection_stop(projection, NULL, error.text);
}

static void written(void *owner, enum database_outcome outcome)
{
    struct projection *projection = owner;

    int64_t now = monotonic_ms(), took = now - projection->sent_ms;

    projection->is_writing = false;
    projection->took_ms = took;
    projection->rest_until_ms =
        now + (took / REST_SHARE < REST_MOST_MS ? took / REST_SHARE : REST_MOST_MS);
    if (outcome == DATABASE_COMMITTED && projection->state != PROJECTION_STOPPED)
        sources_committed(projection, projection->writing);
    intake_clear(projection->writing);
    if (outcome == DATABASE_FAILED && projection->state != PROJECTION_STOPPED)
        failed(projection);
}

static void send_batch(struct projection *projection)
{
    struct intake *batch = projection->writing;
    bool moves_cells = projection->is_current;

    sources_move(projection, batch);
    if (moves_cells)
        facts_contribute(batch->facts, projection->database, -1);
    facts_send(batch->facts, projection->database);
    if (moves_cells) {
        facts_contribute(batch->facts, projection->database, 1);
        facts_move(batch->facts, projection->database);
        settling_note(&projection->settling, facts_moving(batch->facts));
    }
    projection->is_writing = true;
    projection->sent_ms = monotonic_ms();
    database_sync(projection->database, written, projection);
}

/* ---- the cells anew ---- */

static void computed(void *owner, const struct error *error)
{
    struct projection *projection = owner;

    projection->is_writing = false;
    if (projection->state != PROJECTION_COMPUTING) {
        /* Stopped meanwhile, and perhaps to be tried again. */
        projection->is_current = error == NULL;
        return;
    }
    if (error != NULL && error->code != ERROR_UNAVAILABLE) {
        projection_stop(projection, NULL, error->text);
    } else if (error != NULL) {
        projection->state = PROJECTION_REBUILDING;
        projection->rest_until_ms = monotonic_ms() + AGAIN_MS;
    } else {
        projection->is_current = true;
        projection->state = PROJECTION_LIVE;
        settling_reset(&projection->settling);
        log_info("figures rebuilt", "position=%lld duration_ms=%lld",
                 (long long)sources_applied(projection),
                 (long long)(monotonic_ms() - projection->started_ms));
    }
}

static void compute_cells(struct projection *projection)
{
    if (!database_is_up(projection->beside) || projection->is_settling ||
        rebuild_is_running(projection->rebuild))
        return;
    projection->state = PROJECTION_COMPUTING;
    projection->is_writing = true;
    rebuild_start(projection->rebuild);
}

static void begin_rebuild(struct projection *projection)
{
    struct parameter current = {.data = "false"};

    projection->state = PROJECTION_REBUILDING;
    projection->started_ms = monotonic_ms();
    if (!projection->is_current)
        return;
    projection->is_current = false; /* said in the transaction of the next batch */
    database_execute(projection->database, "mark_current", &current, 1, false, NULL, NULL);
    log_info("figures rebuilding", "behind=%lld",
             (long long)(sources_known(projection) - sources_applied(projection)));
}

/* Whoever was deposed may still settle for a moment: the same rows by two ends one of them, which
 * begins its turn again and finds them settled. */
static void settled(void *owner, enum database_outcome outcome)
{
    struct projection *projection = owner;
    struct error error;

    projection->is_settling = false;
    if (outcome == DATABASE_COMMITTED)
        return;
    settling_reset(&projection->settling);
    failure_of(projection->beside, outcome, &error);
    if (error.code != ERROR_UNAVAILABLE && projection->state != PROJECTION_STOPPED &&
        strcmp(database_sqlstate(projection->beside), "23505") != 0)
        projection_stop(projection, NULL, error.text);
}

/* The batch on its way, or the last one. */
static bool has_long_batches(const struct projection *projection)
{
    int64_t took = projection->is_writing ? monotonic_ms() - projection->sent_ms : 0;

    return took >= LONG_MS || (!projection->open->is_empty && projection->took_ms >= LONG_MS);
}

static void settle(struct projection *projection)
{
    if (projection->state != PROJECTION_LIVE || projection->is_settling ||
        !database_is_up(projection->beside) ||
        !settling_is_due(&projection->settling, has_long_batches(projection)))
        return;
    settling_step(&projection->settling, projection->beside);
    projection->is_settling = true;
    database_sync(projection->beside, settled, projection);
}

static void take_current(void *owner, PGresult *result)
{
    struct projection *projection = owner;

    if (result == NULL || PQntuples(result) != 1)
        return;
    projection->is_current = result_bytes(result, 0, 0).data[0] != 0;
    projection->has_cursors = true;
}

static void cursors_read(void *owner, enum database_outcome outcome)
{
    struct projection *projection = owner;
    struct error error;

    projection->is_writing = false;
    if (outcome == DATABASE_UNKNOWN || projection->state == PROJECTION_STOPPED)
        return;
    if (outcome == DATABASE_FAILED) {
        projection->has_cursors = false;
        failure_of(projection->database, outcome, &error);
        if (error.code == ERROR_UNAVAILABLE) {
            database_reconnect(projection->database);
            return;
        }
        fail(&error, ERROR_INTERNAL, "the database does not say where the figures are: %s",
             database_error(projection->database));
        service_stop(projection->service, &error);
        return;
    }
    settling_reset(&projection->settling);
    projection->state = projection->is_current ? PROJECTION_LIVE : PROJECTION_REBUILDING;
    projection->started_ms = monotonic_ms();
    /* What followers brought meanwhile goes on from where they were, not from the cursors: it
     * comes again. */
    intake_clear(projection->open);
    sources_follow(projection);
}

/* A crash of the server empties the cells, of figures that have stopped as well. */
static void see_cells(struct projection *projection)
{
    projection->is_writing = true;
    database_execute(projection->database, "read_current", NULL, 0, true, take_current, projection);
    database_sync(projection->database, cursors_read, projection);
}

static void read_cursors(struct projection *projection)
{
    projection->has_cursors = false;
    projection->is_writing = true;
    database_execute(projection->database, "read_current", NULL, 0, true, take_current, projection);
    sources_read(projection);
    database_sync(projection->database, cursors_read, projection);
}

/* The journals of today's network, at today's endpoints; what was received and not written comes
 * again. */
static void follow_anew(struct projection *projection)
{
    intake_clear(projection->open);
    sources_down(projection);
    sources_leave(projection);
    read_cursors(projection);
}

static bool knows_how_far(const struct projection *projection)
{
    return sources_have_heard(projection) || monotonic_ms() - projection->started_ms > SILENT_MS;
}

static void write_next(struct projection *projection)
{
    const struct reporting_settings *settings = service_settings(projection->service);
    int64_t behind = sources_known(projection) - sources_applied(projection);

    if (projection->is_writing || !projection->has_cursors ||
        projection->state == PROJECTION_STOPPED || !database_is_up(projection->database))
        return;
    if (projection->has_news) {
        follow_anew(projection);
        return;
    }
    if (projection->state == PROJECTION_REBUILDING && behind <= CAUGHT_UP &&
        knows_how_far(projection) && monotonic_ms() >= projection->rest_until_ms) {
        compute_cells(projection);
        return;
    }
    if (projection->open->is_empty ||
        (projection->state == PROJECTION_LIVE && settling_is_full(&projection->settling)))
        return;
    /* Under load, rest for a share of what the last batch took: fewer and larger batches, and room
     * for others. */
    if (projection->state == PROJECTION_LIVE && monotonic_ms() < projection->rest_until_ms)
        return;
    if (projection->state == PROJECTION_LIVE && behind > settings->rebuild_after)
        begin_rebuild(projection);
    struct intake *full = projection->open;
    projection->open = projection->writing;
    projection->writing = full;
    send_batch(projection);
}

/* ---- where the figures are ---- */

static void take_layout(void *owner, PGresult *result)
{
    struct projection *projection = owner;

    if (result == NULL)
        return;
    facts_lay_out(projection->open->facts, result);
    facts_lay_out(projection->writing->facts, result);
}

static void changed(void *owner, bool up)
{
    struct projection *projection = owner;

    projection->is_writing = false;
    projection->has_cursors = false;
    projection->is_current = false; /* until it is read */
    intake_clear(projection->open);
    intake_clear(projection->writing);
    sources_down(projection);
    rebuild_abandon(projection->rebuild);
    if (!up) {
        if (projection->state != PROJECTION_STOPPED)
            projection->state = PROJECTION_CONNECTING;
        log_warning("database lost", "error=%s", log_quote(database_error(projection->database)));
        return;
    }
    if (projection->state == PROJECTION_STOPPED) {
        see_cells(projection);
        return;
    }
    projection->state = PROJECTION_CONNECTING;
    database_execute(projection->database, "fact_layout", NULL, 0, true, take_layout, projection);
    read_cursors(projection);
}

static void beside_changed(void *owner, bool up)
{
    struct projection *projection = owner;

    (void)up;
    settling_reset(&projection->settling);
}

/* For the end of its rest, for whoever is silent, or for cells to be settled. */
static bool is_waiting(const struct projection *projection)
{
    if (projection->is_writing || !projection->has_cursors)
        return false;
    return projection->state == PROJECTION_REBUILDING ||
           (projection->state == PROJECTION_LIVE &&
            (!projection->open->is_empty || settling_has_any(&projection->settling)));
}

static void tick(void *owner)
{
    (void)owner; /* wakes the loop, so that end_turn sees the rest is over */
}

static void end_turn(void *owner)
{
    struct projection *projection = owner;

    if (projection->state == PROJECTION_STOPPED)
        sources_leave(projection);
    sources_rest(projection, service_is_asking(projection->service));
    write_next(projection);
    settle(projection);
    watch_period(projection->timer, is_waiting(projection) ? TICK_MS : 0);
}

/* ---- open, close, accept ---- */

struct projection *projection_open(struct service *service)
{
    struct projection *projection = memory_new(1, sizeof *projection);
    struct database_options options = {.conninfo = service_conninfo(service),
                                       .application_name = "reporting-figures"};

    projection->service = service;
    projection->days.service = service;
    projection->script = statements_live();
    options.script = projection->script;
    projection->open = intake_open();
    projection->writing = intake_open();
    projection->database = database_open(service_loop(service), &options, changed, projection);
    projection->script_beside = statements_beside();
    options.script = projection->script_beside;
    options.application_name = "reporting-beside";
    projection->beside = database_open(service_loop(service), &options, beside_changed, projection);
    projection->rebuild =
        rebuild_open(projection->database, projection->beside, computed, projection);
    projection->timer = loop_every(service_loop(service), 0, tick, projection);
    projection->turn = loop_after_turn(service_loop(service), end_turn, projection);
    return projection;
}

void projection_close(struct projection *projection)
{
    if (projection == NULL)
        return;
    loop_unwatch(service_loop(projection->service), projection->timer);
    loop_unwatch(service_loop(projection->service), projection->turn);
    sources_close(projection);
    database_close(projection->database);
    database_close(projection->beside);
    rebuild_close(projection->rebuild);
    intake_close(projection->open);
    intake_close(projection->writing);
    free(projection->script);
    free(projection->script_beside);
    free(projection);
}

static void view_source(const struct projection *projection, const struct source *source,
                        struct source_view *out)
{
    *out = (struct source_view){
        .name = source->name,
        .is_followed = network_find(service_network(projection->service), source->name) != NULL,
        .is_culprit = projection->state == PROJECTION_STOPPED && projection->culprit == source,
        .known = source->known > source->applied ? source->known : source->applied,
        .applied = source->applied,
        .waiting_since_ms = source->waiting_since_ms,
        .now = source->now};
}

void projection_view(const struct projection *projection, struct projection_view *out)
{
    *out = (struct projection_view){.state = projection->state,
                                    .is_current = projection->is_current,
                                    .known = sources_known(projection),
                                    .applied = sources_applied(projection),
                                    .text = projection->text};
    for (size_t i = 0; i < projection->source_count; i++)
        view_source(projection, projection->sources[i], &out->sources[out->source_count++]);
    out->today = sources_today(projection);
    out->open_day = days_open(&projection->days, &out->behind);
}

void projection_reload(struct projection *projection)
{
    projection->has_news = true;
    if (projection->state != PROJECTION_STOPPED || !projection->has_cursors)
        return;
    projection->state = PROJECTION_CONNECTING;
    projection->culprit = NULL;
    projection->text[0] = '\0';
}

int projection_recompute(struct projection *projection, int64_t *position, struct error *error)
{
    if (projection->state != PROJECTION_LIVE)
        return fail(error, ERROR_CONFLICT,
                    "Les chiffres ne sont pas en service : rien à recalculer maintenant.");
    *position = sources_applied_of_registration(projection);
    begin_rebuild(projection);
    return 0;
}

int projection_accept(struct projection *projection, const char *source, int64_t *position,
                      struct error *error)
{
    struct source_rewound rewound = {0};
    const struct source *accepted = NULL;

    for (size_t i = 0; i < projection->source_count; i++)
        if (strcmp(projection->sources[i]->name, source) == 0)
            accepted = projection->sources[i];
    if (accepted == NULL)
        return fail(error, ERROR_NOT_FOUND, "La source « %s » n'est pas suivie.", source);
    if (projection->state != PROJECTION_STOPPED || accepted->follower != NULL ||
        (projection->culprit != NULL && projection->culprit != accepted))
        return fail(error, ERROR_CONFLICT, "Rien à accepter : le suivi de « %s » n'est pas arrêté.",
                    source);
    *position = rewound.position = accepted->applied;
    rewound.hash = accepted->hash;
    snprintf(rewound.source, sizeof rewound.source, "%s", source);
    service_record(projection->service, &source_rewound_schema, &rewound, "");
    projection->text[0] = '\0';
    projection->culprit = NULL;
    projection->state = PROJECTION_CONNECTING;
    rebuild_abandon(projection->rebuild); /* it would say that what is forgotten is current */
    sources_forget(projection);
    database_sync(projection->database, NULL, NULL);
    read_cursors(projection);
    return 0;
}
