/* indicator.read: present figures, and figures as they were known at the end of a past day. */
#include <stdlib.h>
#include <string.h>

#include "services/reporting/cut.h"
#include "services/reporting/desk.h"
#include "services/reporting/receipt.h"
#include "services/reporting/shadow.h"

struct reading {
    struct desk *desk;
    uint64_t ticket;
    struct cut cut;
    char after[200];
    struct date as_of;
    struct vector known; /* at the end of that day */
    struct buffer sql;
    struct indicator_read_reply *reply;
    int64_t started_us;
};

static void reading_close(struct reading *reading)
{
    buffer_close(&reading->sql);
    free(reading->reply);
    free(reading);
}

static void take_rows(void *owner, size_t number, PGresult *result)
{
    struct reading *reading = owner;

    (void)number;
    if (result != NULL)
        cut_rows(&reading->cut, result, reading->reply);
}

static void answer(void *owner, bool is_good, const struct vector *seen, const struct error *error)
{
    struct reading *reading = owner;
    struct refusal refusal;

    if (!date_is_none(reading->as_of))
        shadow_release(reading->desk->shadow);
    if (is_good) {
        reading->reply->duration_us = monotonic_us() - reading->started_us;
        receipt_fill(&reading->cut, reading->after, reading->as_of, seen, reading->reply);
        receipt_seal(service_keys(reading->desk->service), &reading->reply->receipt);
        desk_answer(reading->desk, reading->ticket, vector_position(seen),
                    &indicator_read_reply_schema, reading->reply);
    } else {
        refuse(&refusal, error->code, "", "", "Les chiffres n'ont pas pu être lus : %s",
               error->text);
        desk_refuse(reading->desk, reading->ticket, &refusal);
    }
    reading_close(reading);
}

static void shadow_is_ready(void *owner, struct database *database, const struct error *error)
{
    struct reading *reading = owner;
    struct question question = {take_rows, answer, reading};
    struct refusal refusal;

    if (database == NULL) {
        refuse(&refusal, error->code, "", "as_of", "Ce jour n'a pas pu être relu : %s",
               error->text);
        desk_refuse(reading->desk, reading->ticket, &refusal);
        reading_close(reading);
        return;
    }
    desk_ask_shadow(database, (const char *)reading->sql.data, 1, &reading->known, &question);
}

/* The last day that is closed, or that nothing happened in since. */
static bool is_closed(const struct state *state, const struct projection_view *view,
                      struct date day)
{
    if (state->day_count > 0 && date_compare(day, state->days[state->day_count - 1].day) <= 0)
        return true;
    return !date_is_none(view->open_day) && date_compare(day, view->open_day) < 0;
}

/* A day is known once it is closed; days without an event are as the day before them. */
static int find_day(struct reading *reading, struct refusal *refusal)
{
    const struct state *state = service_state(reading->desk->service);
    const struct closed_day *day = state_day(state, reading->as_of);
    char text[DATE_TEXT_SIZE];
    struct projection_view view;

    projection_view(reading->desk->projection, &view);
    date_format(reading->as_of, text);
    if (!is_closed(state, &view, reading->as_of))
        return refuse(refusal, ERROR_INVALID, "", "as_of",
                      "Le %s n'est pas encore clos%s%s : demandez un jour passé.", text,
                      view.behind[0] != '\0' ? " pour " : "", view.behind);
    if (day == NULL)
        return refuse(refusal, ERROR_NOT_FOUND, "", "as_of",
                      "Rien n'était encore connu à la fin du %s.", text);
    state_vector(state, day, &reading->known);
    return 0;
}

static int start(struct reading *reading, const struct indicator_read *request,
                 struct refusal *refusal)
{
    struct desk *desk = reading->desk;
    struct question question = {take_rows, answer, reading};
    struct month last =
        date_is_none(request->as_of) ? desk_last_month(desk) : month_of(request->as_of);

    if (cut_read(request, desk_first_month(desk), last, &reading->cut, refusal) < 0)
        return -1;
    reading->as_of = request->as_of;
    if (!date_is_none(request->as_of)) {
        if (find_day(reading, refusal) < 0)
            return -1;
        cut_sql(&reading->cut, &reading->sql);
        return shadow_ask(desk->shadow, &reading->known, shadow_is_ready, reading, refusal);
    }
    if (desk_is_ready(desk, refusal) < 0)
        return -1;
    cut_sql(&reading->cut, &reading->sql);
    desk_ask(reading->cut.from_facts ? desk->facts : desk->cells, (const char *)reading->sql.data,
             1, &question);
    return 0;
}

void reading_ask(struct desk *desk, const struct caller *caller, const void *request,
                 uint64_t ticket)
{
    const struct indicator_read *asked = request;
    struct reading *reading = memory_new(1, sizeof *reading);
    struct refusal refusal;

    (void)caller;
    reading->desk = desk;
    reading->ticket = ticket;
    reading->reply = memory_new(1, sizeof *reading->reply);
    reading->started_us = monotonic_us();
    snprintf(reading->after, sizeof reading->after, "%s", asked->after);
    if (start(reading, asked, &refusal) < 0) {
        desk_refuse(desk, ticket, &refusal);
        reading_close(reading);
    }
}
