#include "services/reporting/desk.h"

#include <stdlib.h>
#include <string.h>

#include "services/reporting/failure.h"

struct asked {
    struct question question;
    size_t next;
    struct vector seen;
    struct database *database;
    struct reader *reader; /* NULL: a shadow */
    bool has_cells;        /* current ones, in its snapshot */
};

static void take_held(void *owner, PGresult *result)
{
    struct asked *asked = owner;

    asked->has_cells = result != NULL && strcmp(PQgetvalue(result, 0, 0), "t") == 0;
}

static void take_cursors(void *owner, PGresult *result)
{
    struct asked *asked = owner;

    if (result != NULL)
        vector_read(&asked->seen, result);
}

static void take_result(void *owner, PGresult *result)
{
    struct asked *asked = owner;

    asked->question.result(asked->question.owner, asked->next++, result);
}

static void finish(void *owner, enum database_outcome outcome)
{
    struct asked *asked = owner;
    bool is_good = outcome == DATABASE_COMMITTED && asked->has_cells;
    struct error error;

    if (outcome == DATABASE_COMMITTED)
        fail(&error, ERROR_UNAVAILABLE, "ils sont recalculés ; redemandez dans un instant.");
    else
        failure_of(asked->database, outcome, &error);
    if (outcome == DATABASE_FAILED && asked->reader != NULL)
        reader_forget(asked->reader);
    asked->question.done(asked->question.owner, is_good, &asked->seen, &error);
    free(asked);
}

void desk_ask(struct reader *reader, const char *sql, size_t count, const struct question *question)
{
    struct asked *asked = memory_new(1, sizeof *asked);

    asked->question = *question;
    asked->reader = reader;
    asked->database = reader_database(reader);
    reader_ask(reader, "SELECT cells_held()", take_held, asked);
    reader_ask(reader,
               "SELECT source, position, hash FROM cursor "
               "WHERE filter = '' AND position > 0 ORDER BY source COLLATE \"C\"",
               take_cursors, asked);
    for (size_t i = 0; i < count; i++, sql += strlen(sql) + 1)
        reader_ask(reader, sql, take_result, asked);
    database_sync(asked->database, finish, asked);
}

void desk_ask_shadow(struct database *shadow, const char *sql, size_t count,
                     const struct vector *seen, const struct question *question)
{
    struct asked *asked = memory_new(1, sizeof *asked);

    asked->question = *question;
    asked->database = shadow;
    asked->has_cells = true;
    asked->seen = *seen;
    for (size_t i = 0; i < count; i++, sql += strlen(sql) + 1)
        database_command(shadow, sql, take_result, asked);
    database_sync(shadow, finish, asked);
}

void desk_answer(struct desk *desk, uint64_t ticket, int64_t position, const struct schema *schema,
                 const void *record)
{
    struct buffer body = {0};

    record_encode(schema, record, &body);
    service_answer(desk->service, ticket, position, buffer_span(&body), NULL);
    buffer_close(&body);
}

void desk_refuse(struct desk *desk, uint64_t ticket, const struct refusal *refusal)
{
    service_answer(desk->service, ticket, 0, (struct span){0}, refusal);
}

int desk_is_ready(const struct desk *desk, struct refusal *refusal)
{
    struct projection_view view;

    projection_view(desk->projection, &view);
    switch (view.state) {
    case PROJECTION_LIVE: return 0;
    case PROJECTION_STOPPED:
        if (view.is_current)
            return 0;
        return refuse(refusal, ERROR_UNAVAILABLE, "", "",
                      "Les chiffres sont à recalculer, et leur suivi est arrêté : %s.", view.text);
    case PROJECTION_CONNECTING:
        return refuse(refusal, ERROR_UNAVAILABLE, "", "",
                      "Les chiffres attendent leur base de données : redemandez dans un instant.");
    default:
        return refuse(refusal, ERROR_UNAVAILABLE, "", "",
                      "Les chiffres sont en cours de reconstruction (%lld événements sur %lld) : "
                      "redemandez dans un instant.",
                      (long long)view.applied, (long long)view.known);
    }
}

/* The programme was opened in February 2013; nothing is older than that year. */
struct month desk_first_month(const struct desk *desk)
{
    (void)desk;
    return month_make(2013, 1);
}

struct date desk_today(const struct desk *desk)
{
    struct projection_view view;

    projection_view(desk->projection, &view);
    return date_is_none(view.today) ? instant_date(service_now(desk->service)) : view.today;
}

struct month desk_last_month(const struct desk *desk)
{
    return month_of(desk_today(desk));
}
