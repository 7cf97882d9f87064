#include "services/reporting/projection.h"

#include <endian.h>
#include <stdlib.h>
#include <string.h>

#include "common/buffer/embed.h"
#include "common/log/log.h"
#include "services/reporting/failure.h"
#include "services/reporting/intake.h"
#include "services/reporting/settings.h"
#include "services/reporting/source.h"
#include "services/reporting/state.h"

EMBED(reporting_session_sql, "services/reporting/sql/session.sql");
EMBED(reporting_facts_sql, "services/reporting/sql/facts.sql");
EMBED(reporting_cells_sql, "services/reporting/sql/cells.sql");
extern const char reporting_recompute_sql[];
EMBED(reporting_projection_sql, "services/reporting/sql/projection.sql");

/* A rebuild ends, and batches move cells again, when so few events are left. */
enum { CAUGHT_UP = 1000, REST_MOST_MS = 20, TICK_MS = 5 };

struct projection {
    struct service *service;
    struct database *database;
    struct follower *follower;
    struct watch *turn, *timer;
    int64_t sent_ms, rest_until_ms;
    enum projection_state state;
    char text[320];

    bool has_cursor; /* the database said where we are */
    bool is_current; /* cells follow the facts */
    bool is_writing;
    bool has_heard; /* the source said how far it is */
    struct intake *open, *writing;
    int64_t applied;
    struct hash hash; /* at `applied` */
    int64_t known;
    int64_t waiting_since_ms, arrived_ms;
    int64_t source_now, source_now_at; /* the clock, told after the event at source_now_at */
    struct end_of_day last;
    int64_t started_ms;
};

/* An alarm, not an end: figures stay readable as they are, and the operator sees why they stand
 * still. */
static void stop(struct projection *projection, const char *text)
{
    projection->state = PROJECTION_STOPPED;
    snprintf(projection->text, sizeof projection->text, "%s", text);
    intake_clear(projection->open);
    log_error("figures stopped", "source=registration position=%lld error=%s",
              (long long)projection->applied, log_quote(text));
}

/* ---- closed days ---- */

/* A day is over once something is known of a later one; its vector is the last position recorded by
 * its end. */
static void close_last_day(struct projection *projection)
{
    const struct state *state = service_state(projection->service);
    const struct end_of_day *last = &projection->last;
    struct day_closed closed = {.day = last->day, .sources_count = 1};

    if (date_is_none(last->day) ||
        (state->day_count > 0 &&
         date_compare(state->days[state->day_count - 1].day, last->day) >= 0))
        return;
    closed.sources[0] = (struct receipt_source){"registration", last->position, last->hash};
    service_record(projection->service, &day_closed_schema, &closed, "");
}

static void end_days(struct projection *projection, const struct end_of_day *days, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        if (date_compare(days[i].day, projection->last.day) > 0)
            close_last_day(projection);
        projection->last = days[i];
    }
    if (projection->source_now > 0 && projection->applied >= projection->source_now_at &&
        date_compare(instant_date(projection->source_now), projection->last.day) > 0)
        close_last_day(projection);
}

/* ---- writing ---- */

static void committed(struct projection *projection)
{
    struct intake *batch = projection->writing;

    projection->applied = batch->upto;
    projection->hash = batch->hash;
    if (projection->follower != NULL)
        follower_taken(projection->follower, batch->upto);
    projection->waiting_since_ms = projection->open->upto > 0 ? projection->arrived_ms : 0;
    end_days(projection, batch->days, batch->day_count);
}

static void failed(struct projection *projection)
{
    struct error error;

    failure_of(projection->database, DATABASE_FAILED, &error);
    if (strcmp(database_sqlstate(projection->database), "22012") == 0)
        stop(projection, "another instance moves the same figures");
    else if (error.code == ERROR_UNAVAILABLE)
        database_reconnect(projection->database);
    else
        stop(projection, error.text);
}

static void written(void *owner, enum database_outcome outcome)
{
    struct projection *projection = owner;

    int64_t now = monotonic_ms(), took = now - projection->sent_ms;

    projection->is_writing = false;
    projection->rest_until_ms = now + (took < REST_MOST_MS ? took : REST_MOST_MS);
    if (outcome == DATABASE_COMMITTED && projection->state != PROJECTION_STOPPED)
        committed(projection);
    intake_clear(projection->writing);
    if (outcome == DATABASE_FAILED && projection->state != PROJECTION_STOPPED)
        failed(projection);
}

static void send_cursor(struct projection *projection, const struct intake *batch)
{
    char upto[8], before[8];
    struct parameter parameters[] = {
        bigint_parameter(batch->upto, upto),
        {(const char *)batch->hash.bytes, sizeof batch->hash.bytes, 1},
        bigint_parameter(projection->applied, before),
    };

    database_execute(projection->database, "move_cursor", parameters, 3, true, NULL, NULL);
}

static void send_days(struct projection *projection, const struct intake *batch)
{
    for (size_t i = 0; i < batch->day_count; i++) {
        const struct end_of_day *end = &batch->days[i];
        char day[DATE_TEXT_SIZE], position[8];

        date_format(end->day, day);
        struct parameter parameters[] = {
            {.data = day},
            bigint_parameter(end->position, position),
            { (const char *)end->hash.bytes, sizeof end->hash.bytes, 1},
        };
        database_execute(projection->database, "end_day", parameters, 3, false, NULL, NULL);
    }
}

static void send_batch(struct projection *projection)
{
    struct intake *batch = projection->writing;
    bool moves_cells = projection->is_current;

    send_cursor(projection, batch);
    if (moves_cells)
        facts_contribute(batch->facts, projection->database, -1);
    facts_send(batch->facts, projection->database);
    if (moves_cells) {
        facts_contribute(batch->facts, projection->database, 1);
        facts_move(batch->facts, projection->database);
    }
    send_days(projection, batch);
    projection->is_writing = true;
    projection->sent_ms = monotonic_ms();
    database_sync(projection->database, written, projection);
}

/* ---- the cells anew ---- */

static void computed(void *owner, enum database_outcome outcome)
{
    struct projection *projection = owner;

    projection->is_writing = false;
    if (projection->state == PROJECTION_STOPPED)
        return;
    if (outcome == DATABASE_FAILED) {
        failed(projection);
    } else if (outcome == DATABASE_COMMITTED) {
        projection->is_current = true;
        projection->state = PROJECTION_LIVE;
        log_info("figures rebuilt", "source=registration position=%lld duration_ms=%lld",
                 (long long)projection->applied,
                 (long long)(monotonic_ms() - projection->started_ms));
    }
}

static void compute_cells(struct projection *projection)
{
    struct database *database = projection->database;

    projection->state = PROJECTION_COMPUTING;
    projection->is_writing = true;
    database_command(database,
                     "SELECT set_config('enable_hashjoin', 'on', true), "
                     "set_config('enable_mergejoin', 'on', true), "
                     "set_config('work_mem', '128MB', true), "
                     "set_config('plan_cache_mode', 'force_custom_plan', true), "
                     "analyze_folded('fact')",
                     NULL, NULL);
    database_command(database, "TRUNCATE cell, aid_cell, delay_cell", NULL, NULL);
    facts_recompute(database);
    database_command(database, "SELECT analyze_folded('cell')", NULL, NULL);
    struct parameter current = {.data = "true"};
    database_execute(database, "mark_current", &current, 1, false, NULL, NULL);
    database_sync(database, computed, projection);
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
    log_info("figures rebuilding", "source=registration behind=%lld",
             (long long)(projection->known - projection->applied));
}

static void write_next(struct projection *projection)
{
    const struct reporting_settings *settings = service_settings(projection->service);
    int64_t behind = projection->known - projection->applied;

    if (projection->is_writing || !projection->has_cursor ||
        projection->state == PROJECTION_STOPPED || !database_is_up(projection->database))
        return;
    if (projection->state == PROJECTION_REBUILDING && projection->has_heard &&
        behind <= CAUGHT_UP) {
        compute_cells(projection);
        return;
    }
    if (projection->open->upto == 0)
        return;
    /* Under load, rest as long as the last batch took: fewer and larger batches, and room for
     * others. */
    if (projection->state == PROJECTION_LIVE && monotonic_ms() < projection->rest_until_ms)
        return;
    if (projection->state == PROJECTION_LIVE && behind > settings->rebuild_after)
        begin_rebuild(projection);
    struct intake *full = projection->open;
    projection->open = projection->writing;
    projection->writing = full;
    send_batch(projection);
}

/* ---- what the follower brings ---- */

static void take(void *owner, const struct followed_batch *batch)
{
    struct projection *projection = owner;
    struct intake *open = projection->open;
    struct error error;

    projection->known = batch->head;
    projection->has_heard = true;
    projection->source_now = batch->source_now;
    projection->source_now_at = batch->upto;
    projection->arrived_ms = monotonic_ms();
    if (projection->state == PROJECTION_STOPPED)
        return;
    for (size_t i = 0; i < batch->count; i++) {
        if (facts_add(open->facts, &batch->events[i], &error) < 0) {
            stop(projection, error.text);
            return;
        }
        intake_note_day(open, &batch->events[i]);
    }
    if (batch->count > 0) {
        open->upto = batch->upto;
        open->hash = batch->upto_hash;
        if (projection->waiting_since_ms == 0)
            projection->waiting_since_ms = projection->arrived_ms;
    } else {
        end_days(projection, NULL, 0);
    }
}

static void source_stopped(void *owner, const struct error *error)
{
    stop(owner, error->text);
}

static const struct follower_callbacks follower_callbacks = {take, source_stopped};

/* ---- where the figures are ---- */

static void take_days(void *owner, PGresult *result)
{
    struct projection *projection = owner;

    for (int i = 0; result != NULL && i < PQntuples(result); i++) {
        struct end_of_day end = {.position = result_bigint(result, i, 1)};
        struct span hash = result_bytes(result, i, 2), day = result_bytes(result, i, 0);
        uint32_t since_2000;

        memcpy(&since_2000, day.data, sizeof since_2000);
        end.day = date_add_days(date_make(2000, 1, 1), (int)be32toh(since_2000));
        memcpy(end.hash.bytes, hash.data, sizeof end.hash.bytes);
        end_days(projection, &end, 1);
    }
}

/* The last closed day's row is read too, so that the day after it has something to be after. */
static void read_days(struct projection *projection)
{
    const struct state *state = service_state(projection->service);
    char day[DATE_TEXT_SIZE] = "0001-01-01";
    struct parameter parameter = {.data = day};

    if (state->day_count > 0)
        date_format(date_add_days(state->days[state->day_count - 1].day, -1), day);
    projection->last = (struct end_of_day){0};
    database_execute(projection->database, "read_days", &parameter, 1, true, take_days, projection);
}

static bool may_take(void *owner)
{
    struct projection *projection = owner;

    return service_is_sure(projection->service);
}

static void follow(struct projection *projection)
{
    struct error error;

    if (projection->follower != NULL) {
        follower_restart(projection->follower, projection->applied, &projection->hash);
        return;
    }
    projection->follower =
        source_follow(projection->service, "reporting", projection->applied, &projection->hash,
                      &follower_callbacks, projection, &error);
    if (projection->follower == NULL)
        service_stop(projection->service, &error);
    else
        follower_gate(projection->follower, may_take);
}

static void take_layout(void *owner, PGresult *result)
{
    struct projection *projection = owner;

    if (result == NULL)
        return;
    facts_lay_out(projection->open->facts, result);
    facts_lay_out(projection->writing->facts, result);
}

static void take_cursor(void *owner, PGresult *result)
{
    struct projection *projection = owner;

    if (result == NULL || PQntuples(result) != 1)
        return;
    struct span hash = result_bytes(result, 0, 1), current = result_bytes(result, 0, 2);
    projection->applied = result_bigint(result, 0, 0);
    memcpy(projection->hash.bytes, hash.data, sizeof projection->hash.bytes);
    projection->is_current = current.data[0] != 0;
    projection->has_cursor = true;
}

static void cursor_read(void *owner, enum database_outcome outcome)
{
    struct projection *projection = owner;
    struct error error;

    if (outcome == DATABASE_UNKNOWN || projection->state == PROJECTION_STOPPED)
        return;
    if (!projection->has_cursor) {
        fail(&error, ERROR_INTERNAL, "the database has no cursor for registration: %s",
             database_error(projection->database));
        service_stop(projection->service, &error);
        return;
    }
    projection->known = projection->applied;
    projection->has_heard = false;
    projection->state = projection->is_current ? PROJECTION_LIVE : PROJECTION_REBUILDING;
    projection->started_ms = monotonic_ms();
    follow(projection);
}

static void changed(void *owner, bool up)
{
    struct projection *projection = owner;

    projection->is_writing = false;
    projection->has_cursor = false;
    intake_clear(projection->open);
    intake_clear(projection->writing);
    projection->waiting_since_ms = 0;
    if (projection->state == PROJECTION_STOPPED)
        return;
    projection->state = PROJECTION_CONNECTING;
    if (!up) {
        log_warning("database lost", "error=%s", log_quote(database_error(projection->database)));
        return;
    }
    database_execute(projection->database, "fact_layout", NULL, 0, true, take_layout, projection);
    database_execute(projection->database, "read_cursor", NULL, 0, true, take_cursor, projection);
    read_days(projection);
    database_sync(projection->database, cursor_read, projection);
}

/* For the end of its rest. */
static bool is_waiting(const struct projection *projection)
{
    return projection->open->upto > 0 && !projection->is_writing &&
           monotonic_ms() < projection->rest_until_ms;
}

static void tick(void *owner)
{
    (void)owner; /* wakes the loop, so that end_turn sees the rest is over */
}

static void end_turn(void *owner)
{
    struct projection *projection = owner;

    if (projection->state == PROJECTION_STOPPED) { /* not from inside its own callbacks */
        follower_close(projection->follower);
        projection->follower = NULL;
    }
    /* Who was deposed and does not know it yet must not take the new writer's place at the source.
     */
    if (projection->follower != NULL)
        follower_rest(projection->follower, service_is_asking(projection->service));
    write_next(projection);
    watch_period(projection->timer, is_waiting(projection) ? TICK_MS : 0);
}

/* ---- open, close, accept ---- */

static struct buffer script(void)
{
    struct buffer text = {0};

    buffer_append(&text, reporting_session_sql, strlen(reporting_session_sql));
    buffer_append(&text, reporting_facts_sql, strlen(reporting_facts_sql));
    buffer_append(&text, reporting_cells_sql, strlen(reporting_cells_sql));
    buffer_append(&text, reporting_recompute_sql, strlen(reporting_recompute_sql));
    buffer_append(&text, reporting_projection_sql, strlen(reporting_projection_sql) + 1);
    return text;
}

struct projection *projection_open(struct service *service, struct error *error)
{
    struct projection *projection = memory_new(1, sizeof *projection);
    struct buffer text = script();
    struct database_options options = {.conninfo = service_conninfo(service),
                                       .application_name = "reporting-figures",
                                       .script = (const char *)text.data};

    (void)error;
    projection->service = service;
    projection->open = intake_open();
    projection->writing = intake_open();
    projection->database = database_open(service_loop(service), &options, changed, projection);
    projection->timer = loop_every(service_loop(service), 0, tick, projection);
    projection->turn = loop_after_turn(service_loop(service), end_turn, projection);
    buffer_close(&text);
    return projection;
}

void projection_close(struct projection *projection)
{
    if (projection == NULL)
        return;
    loop_unwatch(service_loop(projection->service), projection->timer);
    loop_unwatch(service_loop(projection->service), projection->turn);
    follower_close(projection->follower);
    database_close(projection->database);
    intake_close(projection->open);
    intake_close(projection->writing);
    free(projection);
}

struct projection_view projection_view(const struct projection *projection)
{
    return (struct projection_view){.state = projection->state,
                                    .known = projection->known,
                                    .applied = projection->applied,
                                    .hash = projection->hash,
                                    .waiting_since_ms = projection->waiting_since_ms,
                                    .source_now = projection->source_now,
                                    .last_day = projection->last.day,
                                    .text = projection->text};
}

int projection_accept(struct projection *projection, struct error *error)
{
    struct source_rewound rewound = {
        .source = "registration", .position = projection->applied, .hash = projection->hash};

    if (projection->state != PROJECTION_STOPPED || projection->follower != NULL)
        return fail(error, ERROR_CONFLICT,
                    "Rien à accepter : le suivi de « registration » n'est pas arrêté.");
    service_record(projection->service, &source_rewound_schema, &rewound, "");
    projection->text[0] = '\0';
    projection->state = PROJECTION_CONNECTING;
    database_command(projection->database, "SELECT forget_figures()", NULL, NULL);
    database_sync(projection->database, NULL, NULL);
    database_execute(projection->database, "read_cursor", NULL, 0, true, take_cursor, projection);
    read_days(projection);
    database_sync(projection->database, cursor_read, projection);
    return 0;
}
