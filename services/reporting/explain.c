/* explain: the jobs, contracts, envelopes and events behind a figure, from the facts. */
#include <stdlib.h>
#include <string.h>

#include "services/reporting/cut.h"
#include "services/reporting/desk.h"

struct explanation {
    struct desk *desk;
    uint64_t ticket;
    struct cut cut;
    struct buffer sql;
    struct explain_reply *reply;
    int64_t started_us;
};

static void explanation_close(struct explanation *explanation)
{
    buffer_close(&explanation->sql);
    free(explanation->reply);
    free(explanation);
}

static void take_positions(const char *text, struct explained_thing *thing)
{
    const size_t most = sizeof thing->positions / sizeof thing->positions[0];
    char *end;

    while (*text != '\0' && thing->positions_count < most) {
        thing->positions[thing->positions_count++] = strtoll(text, &end, 10);
        text = *end == ',' ? end + 1 : end;
    }
}

static void take_elsewhere(const char *text, struct explained_thing *thing)
{
    const size_t most = sizeof thing->elsewhere / sizeof thing->elsewhere[0];

    while (*text != '\0' && thing->elsewhere_count < most) {
        size_t length = strcspn(text, ",");

        snprintf(thing->elsewhere[thing->elsewhere_count++], sizeof thing->elsewhere[0], "%.*s",
                 (int)length, text);
        text += length + (text[length] == ',');
    }
}

static void take_things(void *owner, size_t number, PGresult *result)
{
    struct explanation *explanation = owner;
    struct explain_reply *reply = explanation->reply;

    (void)number;
    if (result == NULL)
        return;
    int lines = PQntuples(result);
    for (int i = 0; i < lines && i < EXPLAINED_MOST; i++) {
        struct explained_thing *thing = &reply->things[reply->things_count++];

        snprintf(thing->kind, sizeof thing->kind, "%s", PQgetvalue(result, i, 0));
        id_parse(PQgetvalue(result, i, 1), &thing->thing);
        snprintf(thing->departement, sizeof thing->departement, "%s", PQgetvalue(result, i, 2));
        thing->month.month = (int32_t)strtol(PQgetvalue(result, i, 3), NULL, 10);
        thing->numerator = strtoll(PQgetvalue(result, i, 4), NULL, 10);
        thing->denominator = strtoll(PQgetvalue(result, i, 5), NULL, 10);
        take_positions(PQgetvalue(result, i, 6), thing);
        take_elsewhere(PQgetvalue(result, i, 7), thing);
        snprintf(thing->region2013, sizeof thing->region2013, "%s", PQgetvalue(result, i, 8));
    }
    if (lines > EXPLAINED_MOST)
        snprintf(reply->next, sizeof reply->next, "%lld",
                 (long long)explanation->cut.skip + EXPLAINED_MOST);
}

static void answer(void *owner, bool is_good, const struct vector *seen, const struct error *error)
{
    struct explanation *explanation = owner;
    struct refusal refusal;

    explanation->reply->duration_us = monotonic_us() - explanation->started_us;
    if (is_good) {
        desk_answer(explanation->desk, explanation->ticket, vector_position(seen),
                    &explain_reply_schema, explanation->reply);
    } else {
        refuse(&refusal, error->code, "", "", "L'explication n'a pas pu être lue : %s",
               error->text);
        desk_refuse(explanation->desk, explanation->ticket, &refusal);
    }
    explanation_close(explanation);
}

static int find_series(const struct cut *cut, const char *id, size_t *out, struct refusal *refusal)
{
    for (*out = 0; *out < indicator_series(cut->indicator); (*out)++)
        if (*id == '\0' || strcmp(cut->indicator->series[*out].id, id) == 0)
            break;
    if (*out == indicator_series(cut->indicator))
        return refuse(refusal, ERROR_NOT_FOUND, "", "series",
                      "L'indicateur « %s » n'a pas de série « %s ».", cut->indicator->id, id);
    return 0;
}

static int start(struct explanation *explanation, const struct explain *asked,
                 struct refusal *refusal)
{
    struct desk *desk = explanation->desk;
    struct question question = {take_things, answer, explanation};
    struct indicator_read read = {.where_count = asked->where_count,
                                  .month = asked->month,
                                  .from = asked->from,
                                  .to = asked->to};
    size_t series;

    snprintf(read.id, sizeof read.id, "%s", asked->id);
    snprintf(read.after, sizeof read.after, "%s", asked->after);
    memcpy(read.where, asked->where, sizeof read.where);
    if (cut_read(&read, desk_first_month(desk), desk_last_month(desk), &explanation->cut, refusal) <
            0 ||
        find_series(&explanation->cut, asked->series, &series, refusal) < 0 ||
        desk_is_ready(desk, refusal) < 0)
        return -1;
    explanation->cut.by_count = 0;
    snprintf(explanation->reply->series, sizeof explanation->reply->series, "%s",
             explanation->cut.indicator->series[series].id);
    cut_things_sql(&explanation->cut, series, EXPLAINED_MOST, &explanation->sql);
    desk_ask(desk->facts, (const char *)explanation->sql.data, 1, &question);
    return 0;
}

void explain_ask(struct desk *desk, const struct caller *caller, const void *request,
                 uint64_t ticket)
{
    struct explanation *explanation = memory_new(1, sizeof *explanation);
    struct refusal refusal;

    (void)caller;
    explanation->desk = desk;
    explanation->ticket = ticket;
    explanation->reply = memory_new(1, sizeof *explanation->reply);
    explanation->started_us = monotonic_us();
    if (start(explanation, request, &refusal) < 0) {
        desk_refuse(desk, ticket, &refusal);
        explanation_close(explanation);
    }
}
