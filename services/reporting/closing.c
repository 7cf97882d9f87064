/* month.close and month.list: national figures published for good, and beside them what is known
 * now. */
#include <stdlib.h>
#include <string.h>

#include "services/reporting/cut.h"
#include "services/reporting/desk.h"

/* All national figures of one month, read in one snapshot. */
struct closing {
    struct desk *desk;
    uint64_t ticket;
    bool is_list;
    struct month month;
    struct buffer sql;
    struct cut cuts[INDICATORS_MOST];
    size_t cut_count;
    struct indicator_read_reply *rows;
    struct month_closed closed;
};

static void closing_close(struct closing *closing)
{
    buffer_close(&closing->sql);
    free(closing->rows);
    free(closing);
}

static void take_figures(void *owner, size_t number, PGresult *result)
{
    struct closing *closing = owner;

    if (result == NULL)
        return;
    cut_rows(&closing->cuts[number], result, closing->rows);
    for (size_t i = 0; i < closing->rows->rows_count; i++) {
        const struct figure_row *row = &closing->rows->rows[i];

        if (closing->closed.figures_count == PUBLISHED_MOST)
            return;
        struct published_figure *figure = &closing->closed.figures[closing->closed.figures_count++];
        snprintf(figure->indicator, sizeof figure->indicator, "%s",
                 closing->cuts[number].indicator->id);
        snprintf(figure->series, sizeof figure->series, "%s", row->series);
        figure->numerator = row->numerator;
        figure->denominator = row->denominator;
        figure->value = row->value;
        figure->empty = row->empty;
    }
}

static void publish(struct closing *closing)
{
    struct month_close_reply reply = {.month = closing->month};

    if (state_month(service_state(closing->desk->service), closing->month) == NULL)
        service_record(closing->desk->service, &month_closed_schema, &closing->closed, "");
    desk_answer(closing->desk, closing->ticket, 0, &month_close_reply_schema, &reply);
}

static const struct published_figure *find(const struct month_closed *closed,
                                           const struct published_figure *like)
{
    for (size_t i = 0; i < closed->figures_count; i++)
        if (strcmp(closed->figures[i].indicator, like->indicator) == 0 &&
            strcmp(closed->figures[i].series, like->series) == 0)
            return &closed->figures[i];
    return NULL;
}

static void compare(const struct published_figure *was, const struct published_figure *is,
                    struct compared_figure *out)
{
    memset(out, 0, sizeof *out);
    snprintf(out->indicator, sizeof out->indicator, "%s", was->indicator);
    snprintf(out->series, sizeof out->series, "%s", was->series);
    out->published_numerator = was->numerator;
    out->published_denominator = was->denominator;
    out->published_value = was->value;
    out->published_empty = was->empty;
    if (is == NULL)
        return;
    out->present_numerator = is->numerator;
    out->present_denominator = is->denominator;
    out->present_value = is->value;
    out->present_empty = is->empty;
    out->moved = was->numerator != is->numerator || was->denominator != is->denominator ||
                 was->value != is->value || was->empty != is->empty;
}

static void show_month(const struct kept_month *kept, struct closed_month *out)
{
    memset(out, 0, sizeof *out);
    out->month = kept->closed.month;
    out->closed_at.ms = kept->closed_at;
    out->position = kept->position;
    memcpy(out->sources, kept->closed.sources, sizeof out->sources);
    out->sources_count = kept->closed.sources_count;
}

static void show_comparison(struct closing *closing)
{
    const struct kept_month *kept =
        state_month(service_state(closing->desk->service), closing->month);
    struct month_list_reply *reply = memory_new(1, sizeof *reply);

    if (kept != NULL) {
        show_month(kept, &reply->months[reply->months_count++]);
        for (size_t i = 0; i < kept->closed.figures_count; i++)
            compare(&kept->closed.figures[i], find(&closing->closed, &kept->closed.figures[i]),
                    &reply->figures[reply->figures_count++]);
    }
    desk_answer(closing->desk, closing->ticket, 0, &month_list_reply_schema, reply);
    free(reply);
}

static void finish(void *owner, bool is_good, const struct vector *seen, const struct error *error)
{
    struct closing *closing = owner;
    struct refusal refusal;

    closing->closed.month = closing->month;
    memcpy(closing->closed.sources, seen->sources, sizeof closing->closed.sources);
    closing->closed.sources_count = seen->count;
    if (!is_good) {
        refuse(&refusal, error->code, "", "", "Les chiffres n'ont pas pu être lus : %s",
               error->text);
        desk_refuse(closing->desk, closing->ticket, &refusal);
    } else if (closing->is_list) {
        show_comparison(closing);
    } else {
        publish(closing);
    }
    closing_close(closing);
}

/* The national figures of every indicator; an implied axis is left out. */
static void read_figures(struct desk *desk, uint64_t ticket, struct month month, bool is_list)
{
    struct closing *closing = memory_new(1, sizeof *closing);
    struct question question = {take_figures, finish, closing};
    const struct indicator *indicator;

    closing->desk = desk;
    closing->ticket = ticket;
    closing->is_list = is_list;
    closing->month = month;
    closing->rows = memory_new(1, sizeof *closing->rows);
    for (size_t i = 0; (indicator = indicator_at(i)) != NULL; i++) {
        if (indicator->series[0].store == STORE_PROJECTION)
            continue;
        struct cut *cut = &closing->cuts[closing->cut_count++];

        *cut = (struct cut){.indicator = indicator, .from = month, .to = month};
        cut_sql(cut, &closing->sql);
    }
    desk_ask(desk->cells, (const char *)closing->sql.data, closing->cut_count, &question);
}

static int may_close(const struct desk *desk, struct month month, struct refusal *refusal)
{
    char text[MONTH_TEXT_SIZE];

    month_format(month, text);
    if (state_month(service_state(desk->service), month) != NULL)
        return refuse(refusal, ERROR_CONFLICT, "", "month",
                      "Le mois %s est déjà clos : ses chiffres publiés ne changent plus.", text);
    if (month.month >= desk_last_month(desk).month)
        return refuse(refusal, ERROR_CONFLICT, "", "month",
                      "Le mois %s n'est pas fini : il peut être clos à partir du premier jour du "
                      "mois suivant.",
                      text);
    return desk_is_ready(desk, refusal);
}

void closing_ask_close(struct desk *desk, const struct caller *caller, const void *request,
                       uint64_t ticket)
{
    const struct month_close *asked = request;
    struct refusal refusal;

    (void)caller;
    if (may_close(desk, asked->month, &refusal) < 0)
        desk_refuse(desk, ticket, &refusal);
    else
        read_figures(desk, ticket, asked->month, false);
}

void closing_ask_list(struct desk *desk, const struct caller *caller, const void *request,
                      uint64_t ticket)
{
    const struct month_list *asked = request;
    const struct state *state = service_state(desk->service);
    struct month_list_reply *reply;
    struct refusal refusal;

    (void)caller;
    if (asked->month.month != 0) {
        if (desk_is_ready(desk, &refusal) < 0)
            desk_refuse(desk, ticket, &refusal);
        else
            read_figures(desk, ticket, asked->month, true);
        return;
    }
    reply = memory_new(1, sizeof *reply);
    for (size_t i = 0; i < state->month_count && i < CLOSED_MONTHS_MOST; i++)
        show_month(&state->months[i], &reply->months[reply->months_count++]);
    desk_answer(desk, ticket, 0, &month_list_reply_schema, reply);
    free(reply);
}
