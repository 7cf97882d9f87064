#include "common/database/database.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>
#include <zmq.h>

#include "common/log/log.h"

enum { RETRY_FIRST_MS = 50, RETRY_MOST_MS = 2000 };

enum stage { STAGE_DOWN, STAGE_CONNECTING, STAGE_SCRIPT, STAGE_UP };

/* What was sent and is not answered yet, in order. */
struct expected {
    bool is_sync;
    database_result_function *result;
    database_sync_function *sync;
    void *owner;
};

struct database {
    struct loop *loop;
    char *conninfo, *script;
    database_state_function *changed;
    void *owner;
    PGconn *connection;
    struct watch *watch;
    struct watch *timer, *turn;
    enum stage stage;
    int64_t retry_at_ms, retry_ms;

    struct expected *expected; /* a ring */
    size_t expected_size, expected_first, expected_count;
    bool has_popped;  /* something was answered */
    bool has_failed;  /* something since the last sync */
    bool is_doubtful; /* committed here, not known to be on the standby */
    bool is_unsent;   /* libpq refused a statement: what is expected will not come */
    char error[400];
    char sqlstate[6];
};

static void advance(void *owner, short events);

static void push(struct database *database, struct expected expected)
{
    if (database->expected_count == database->expected_size) {
        size_t size = database->expected_size == 0 ? 64 : database->expected_size * 2;
        struct expected *ring = memory_new(size, sizeof *ring);

        for (size_t i = 0; i < database->expected_count; i++)
            ring[i] = database->expected[(database->expected_first + i) % database->expected_size];
        free(database->expected);
        database->expected = ring;
        database->expected_size = size;
        database->expected_first = 0;
    }
    database->expected[(database->expected_first + database->expected_count++) %
                       database->expected_size] = expected;
}

static struct expected pop(struct database *database)
{
    struct expected first = database->expected[database->expected_first];

    database->expected_first = (database->expected_first + 1) % database->expected_size;
    database->expected_count--;
    database->has_popped = true;
    return first;
}

static void remember_error(struct database *database, const PGresult *result)
{
    const char *text =
        result != NULL ? PQresultErrorMessage(result) : PQerrorMessage(database->connection);
    const char *state = result != NULL ? PQresultErrorField(result, PG_DIAG_SQLSTATE) : NULL;

    snprintf(database->error, sizeof database->error, "%s", text);
    snprintf(database->sqlstate, sizeof database->sqlstate, "%s", state != NULL ? state : "");
    database->error[strcspn(database->error, "\n")] = '\0';
}

static void disconnect(struct database *database)
{
    loop_unwatch(database->loop, database->watch);
    database->watch = NULL;
    if (database->connection != NULL)
        PQfinish(database->connection);
    database->connection = NULL;
    database->stage = STAGE_DOWN;
}

/* Whoever waits is told, once, in order. */
static void give_up(struct database *database)
{
    while (database->expected_count > 0) {
        struct expected expected = pop(database);

        if (expected.is_sync && expected.sync != NULL)
            expected.sync(expected.owner, DATABASE_UNKNOWN);
        else if (!expected.is_sync && expected.result != NULL)
            expected.result(expected.owner, NULL);
    }
    database->has_failed = database->is_doubtful = database->is_unsent = false;
}

static void fall(struct database *database)
{
    bool was_up = database->stage == STAGE_UP;

    disconnect(database);
    watch_period(database->timer, RETRY_FIRST_MS);
    database->retry_ms = database->retry_ms == 0 ? RETRY_FIRST_MS : database->retry_ms * 2;
    if (database->retry_ms > RETRY_MOST_MS)
        database->retry_ms = RETRY_MOST_MS;
    database->retry_at_ms = monotonic_ms() + database->retry_ms;
    if (!was_up && database->retry_ms == RETRY_FIRST_MS)
        log_warning("database unreachable", "error=%s", log_quote(database->error));
    give_up(database);
    if (was_up)
        database->changed(database->owner, false);
}

static void watch_connection(struct database *database, short events)
{
    int fd = PQsocket(database->connection);

    loop_unwatch(database->loop, database->watch);
    database->watch = loop_watch_fd(database->loop, fd, events, advance, database);
}

static void start(struct database *database)
{
    database->connection = PQconnectStart(database->conninfo);
    if (database->connection == NULL || PQstatus(database->connection) == CONNECTION_BAD) {
        remember_error(database, NULL);
        fall(database);
        return;
    }
    database->stage = STAGE_CONNECTING;
    watch_connection(database, ZMQ_POLLOUT);
}

static void come_up(struct database *database)
{
    watch_period(database->timer, 0);
    give_up(database); /* what was asked meanwhile was never sent */
    PQenterPipelineMode(database->connection);
    database->stage = STAGE_UP;
    database->retry_ms = 0;
    database->error[0] = database->sqlstate[0] = '\0';
    database->changed(database->owner, true);
}

/* A wait for the standby that was cancelled commits all the same, with a warning: nobody knows what
 * a failover would keep. */
static void take_notice(void *owner, const PGresult *result)
{
    struct database *database = owner;
    const char *function = PQresultErrorField(result, PG_DIAG_SOURCE_FUNCTION);

    if (function == NULL || strcmp(function, "SyncRepWaitForLSN") != 0)
        return;
    remember_error(database, result);
    database->is_doubtful = true;
}

static void connect_on(struct database *database)
{
    switch (PQconnectPoll(database->connection)) {
    case PGRES_POLLING_READING: watch_connection(database, ZMQ_POLLIN); break;
    case PGRES_POLLING_WRITING: watch_connection(database, ZMQ_POLLOUT); break;
    case PGRES_POLLING_OK:
        PQsetnonblocking(database->connection, 1);
        PQsetNoticeReceiver(database->connection, take_notice, database);
        watch_connection(database, ZMQ_POLLIN);
        if (database->script == NULL) {
            come_up(database);
        } else if (PQsendQuery(database->connection, database->script) == 1) {
            database->stage = STAGE_SCRIPT;
            advance(database, 0);
        } else {
            remember_error(database, NULL);
            fall(database);
        }
        break;
    default: remember_error(database, NULL); fall(database);
    }
}

/* The script's results, one for each of its statements, then NULL. */
static void script_on(struct database *database)
{
    while (PQisBusy(database->connection) == 0) {
        PGresult *result = PQgetResult(database->connection);

        if (result == NULL) {
            come_up(database);
            return;
        }
        ExecStatusType status = PQresultStatus(result);
        if (status != PGRES_COMMAND_OK && status != PGRES_TUPLES_OK) {
            remember_error(database, result);
            log_error("database script failed", "error=%s", log_quote(database->error));
            PQclear(result);
            fall(database);
            return;
        }
        PQclear(result);
    }
}

static bool is_good(ExecStatusType status)
{
    return status == PGRES_COMMAND_OK || status == PGRES_TUPLES_OK;
}

static void take_sync(struct database *database)
{
    if (database->is_doubtful) {
        fall(database);
        return;
    }
    struct expected expected = pop(database);

    assert(expected.is_sync);
    enum database_outcome outcome = database->has_failed ? DATABASE_FAILED : DATABASE_COMMITTED;
    database->has_failed = false;
    if (expected.sync != NULL)
        expected.sync(expected.owner, outcome);
}

static void take_result(struct database *database, PGresult *result)
{
    ExecStatusType status = PQresultStatus(result);

    if (status == PGRES_PIPELINE_SYNC) {
        take_sync(database);
        return;
    }
    if (!is_good(status) && status != PGRES_PIPELINE_ABORTED)
        remember_error(database, result);
    if (!is_good(status))
        database->has_failed = true;
    if (database->expected[database->expected_first].is_sync)
        return; /* the COMMIT itself failed; its sync follows */
    struct expected expected = pop(database);
    if (expected.result != NULL)
        expected.result(expected.owner, is_good(status) ? result : NULL);
}

/* In pipeline mode each query gives its result, then NULL; a sync gives its result alone.  FATAL
 * errors and a vanished server show in PQstatus, never as a sync that comes (fact 9). */
static void results_on(struct database *database)
{
    bool has_reason = false;

    while (database->expected_count > 0 && !database->is_unsent && !has_reason &&
           PQisBusy(database->connection) == 0) {
        PGresult *result = PQgetResult(database->connection);
        bool is_broken = PQstatus(database->connection) == CONNECTION_BAD;

        if (result != NULL && !is_broken) {
            take_result(database, result);
        } else if (is_broken) {
            remember_error(database, result);
            has_reason = true;
        }
        PQclear(result);
        if (database->stage != STAGE_UP)
            return; /* a callback reconnected */
    }
    if (PQstatus(database->connection) == CONNECTION_BAD) {
        if (!has_reason)
            remember_error(database, NULL);
        fall(database);
    }
}

static void flush(struct database *database)
{
    int left = PQflush(database->connection);

    if (left < 0 || PQstatus(database->connection) == CONNECTION_BAD) {
        remember_error(database, NULL);
        fall(database);
        return;
    }
    watch_events(database->watch, left == 0 ? ZMQ_POLLIN : ZMQ_POLLIN | ZMQ_POLLOUT);
}

static void advance(void *owner, short events)
{
    struct database *database = owner;

    (void)events;
    if (database->stage == STAGE_CONNECTING) {
        connect_on(database);
        return;
    }
    if (PQconsumeInput(database->connection) == 0) {
        remember_error(database, NULL);
        fall(database);
        return;
    }
    if (database->stage == STAGE_SCRIPT)
        script_on(database);
    else
        results_on(database);
    if (database->stage == STAGE_UP)
        flush(database);
}

/* Input that libpq already holds does not make the descriptor readable again: it is looked at here.
 */
static void end_turn(void *owner)
{
    struct database *database = owner;

    if (database->stage == STAGE_UP && database->is_unsent) {
        remember_error(database, NULL);
        fall(database);
    } else if (database->stage != STAGE_UP) {
        give_up(database);
    } else if (database->expected_count > 0) {
        database->has_popped = false;
        advance(database, 0);
        if (database->has_popped)
            loop_hurry(database->loop);
    }
    if (database->stage == STAGE_DOWN && monotonic_ms() >= database->retry_at_ms)
        start(database);
}

static void tick(void *owner)
{
    (void)owner; /* wakes the loop while there is no connection, so that end_turn can retry */
}

struct database *database_open(struct loop *loop, const struct database_options *options,
                               database_state_function *changed, void *owner)
{
    struct database *database = memory_new(1, sizeof *database);
    struct buffer text = {0};
    /* A server that vanished without a word is noticed within seconds, unless the settings differ.
     */
    const char *start = "tcp_user_timeout=15000 keepalives_idle=10 keepalives_interval=5 "
                        "keepalives_count=3 ";
    const char *end = " client_encoding=UTF8 application_name=";

    buffer_append(&text, start, strlen(start));
    buffer_append(&text, options->conninfo, strlen(options->conninfo));
    buffer_append(&text, end, strlen(end));
    buffer_append(&text, options->application_name, strlen(options->application_name) + 1);
    database->conninfo = (char *)text.data;
    database->script = options->script != NULL ? memory_text(options->script) : NULL;
    database->loop = loop;
    database->changed = changed;
    database->owner = owner;
    database->timer = loop_every(loop, RETRY_FIRST_MS, tick, database);
    database->turn = loop_after_turn(loop, end_turn, database);
    return database;
}

void database_close(struct database *database)
{
    if (database == NULL)
        return;
    disconnect(database);
    loop_unwatch(database->loop, database->timer);
    loop_unwatch(database->loop, database->turn);
    free(database->expected);
    free(database->conninfo);
    free(database->script);
    free(database);
}

bool database_is_up(const struct database *database)
{
    return database->stage == STAGE_UP;
}

void database_reconnect(struct database *database)
{
    if (database->stage == STAGE_DOWN)
        return;
    fall(database);
}

void database_execute(struct database *database, const char *statement,
                      const struct parameter *parameters, size_t count, bool binary,
                      database_result_function *done, void *owner)
{
    const char *values[PARAMETERS_MOST];
    int lengths[PARAMETERS_MOST], formats[PARAMETERS_MOST];

    assert(count <= PARAMETERS_MOST);
    for (size_t i = 0; i < count; i++) {
        values[i] = parameters[i].data;
        lengths[i] = parameters[i].size;
        formats[i] = parameters[i].format;
    }
    if (database->stage == STAGE_UP &&
        PQsendQueryPrepared(database->connection, statement, (int)count, values, lengths, formats,
                            binary ? 1 : 0) == 0)
        database->is_unsent = true;
    push(database, (struct expected){.result = done, .owner = owner});
}

void database_command(struct database *database, const char *sql, database_result_function *done,
                      void *owner)
{
    if (database->stage == STAGE_UP &&
        PQsendQueryParams(database->connection, sql, 0, NULL, NULL, NULL, NULL, 0) == 0)
        database->is_unsent = true;
    push(database, (struct expected){.result = done, .owner = owner});
}

void database_listen(struct database *database)
{
    if (database->stage == STAGE_UP)
        PQconsumeInput(database->connection); /* what is wrong shows when results are looked at */
}

void database_sync(struct database *database, database_sync_function *done, void *owner)
{
    push(database, (struct expected){.is_sync = true, .sync = done, .owner = owner});
    if (database->stage != STAGE_UP)
        return;
    if (PQpipelineSync(database->connection) == 0)
        database->is_unsent = true;
    if (PQflush(database->connection) != 0)
        watch_events(database->watch, ZMQ_POLLIN | ZMQ_POLLOUT);
}

const char *database_error(const struct database *database)
{
    return database->error;
}

const char *database_sqlstate(const struct database *database)
{
    return database->sqlstate;
}

PGconn *database_connection(struct database *database)
{
    return database->connection;
}
