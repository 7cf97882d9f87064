/* What queries show of cases: one, a list, and the timeline of one. */
#include <stdio.h>
#include <stdlib.h>

#include "common/things/query.h"
#include "common/things/scope.h"
#include "services/regional/area.h"
#include "services/regional/case.h"
#include "services/regional/item.h"
#include "services/regional/opinion.h"
#include "services/regional/sponsor.h"

/* ---- one case, and lists -----------------------------------------------------------------------
 */

static void show_items(const struct job_case *subject, struct case_view *view)
{
    for (const struct item *item = subject->items; item != NULL; item = item->next) {
        view->items_open += item->state == ITEM_STATE_OPEN;
        view->items_late += item->state == ITEM_STATE_LATE;
        if (item_is_pending(item) &&
            (date_is_none(view->next_due_on) || date_compare(item->due_on, view->next_due_on) < 0))
            view->next_due_on = item->due_on;
    }
}

static void show_contract(const struct employment *employment, struct case_view *view)
{
    if (employment == NULL)
        return;
    view->contract = employment->id;
    if (employment->tutor != NULL)
        view->tutor = employment->tutor->id;
    view->signed_on = employment->signed_on;
    view->starts_on = employment->starts_on;
    view->planned_end = employment->planned_end;
    view->aid_ends_on = employment->aid_ends_on;
    view->left_on = employment->left_on;
}

static void show(const struct context *context, const void *thing, void *out)
{
    const struct regional_state *state = context->state;
    const struct job_case *subject = thing;
    struct case_view *view = out;

    *view = (struct case_view){
        .job = subject->id,
        .employer = subject->employer,
        .place = subject->place,
        .form = (enum employer_form)subject->form,
        .metier = (enum metier)subject->metier,
        .state = (enum job_state)subject->state,
        .proposed_on = subject->proposed_on,
        .approved_on = subject->approved_on,
        .is_closed = case_is_closed(context, subject),
    };
    memcpy(view->departement, subject->departement, sizeof view->departement);
    snprintf(view->sector, sizeof view->sector, "%s", case_sector(state, subject));
    snprintf(view->operator, sizeof view->operator, "%s", case_operator(state, subject));
    if (subject->opinion != NULL) {
        view->opinion = subject->opinion->id;
        view->outcome = (enum opinion_outcome)subject->opinion->outcome;
        snprintf(view->rule, sizeof view->rule, "%s",
                 timeline_text(&state->timeline, subject->opinion->rule));
    }
    if (subject->sponsored != NULL)
        view->sponsor = subject->sponsored->sponsor->id;
    show_contract(subject->employment, view);
    show_items(subject, view);
}

int case_answer_get(const struct context *context, const void *request, struct buffer *reply,
                    struct refusal *refusal)
{
    const struct case_get *asked = request;
    const struct job_case *subject = case_known(context, &asked->job, refusal);
    struct case_view view;

    if (subject == NULL)
        return -1;
    show(context, subject, &view);
    record_encode(&case_view_schema, &view, reply);
    return 0;
}

static bool has_late_item(const struct job_case *subject)
{
    for (const struct item *item = subject->items; item != NULL; item = item->next)
        if (item->state == ITEM_STATE_LATE)
            return true;
    return false;
}

static bool matches(const struct context *context, const void *request, const void *thing)
{
    const struct case_list *asked = request;
    const struct job_case *subject = thing;

    return subject->is_known && scope_shows(context, asked->departement, subject->departement) &&
           (asked->operator[0] == '\0' ||
            strcmp(asked->operator, case_operator(context->state, subject)) == 0) &&
           (!asked->only_free || subject->operator== 0) &&
           (asked->metier == METIER_NONE || subject->metier == (uint8_t)asked->metier) &&
           (asked->states == 0 || (asked->states & 1u << subject->state) != 0) &&
           (!asked->only_late || has_late_item(subject));
}

int case_answer_list(const struct context *context, const void *request, struct buffer *reply,
                     struct refusal *refusal)
{
    const struct case_list *asked = request;
    const struct query query = {
        .table = &((const struct regional_state *)context->state)->cases,
        .after = &asked->after,
        .limit = asked->limit,
        .page = &case_page_schema,
        .view = &case_view_schema,
        .matches = matches,
        .show = show,
    };

    if (scope_check(context, asked->departement, refusal) != 0)
        return -1;
    return query_list(context, request, &query, reply, refusal);
}

/* ---- the timeline ------------------------------------------------------------------------------
 */

/* The case's own entries and the history of its items, until they are in order. */
struct history {
    struct happening {
        struct case_entry entry;
        size_t arrival; /* settles a day on which several things happened */
    } * all;
    size_t count, capacity;
};

static struct case_entry *add(struct history *history, enum case_fact fact, struct date on,
                              const struct id *about, const char *word)
{
    if (history->count == history->capacity) {
        history->capacity = history->capacity * 2 + 32;
        history->all = memory_resize(history->all, history->capacity, sizeof *history->all);
    }

    struct happening *happening = &history->all[history->count];

    *happening = (struct happening){
        .entry = {.on = on, .fact = fact, .subject = *about},
          .arrival = history->count
    };
    snprintf(happening->entry.detail, sizeof happening->entry.detail, "%s", word);
    history->count++;
    return &happening->entry;
}

/* An item knows its own history: opened, late, done or dropped. */
static void add_item(struct history *history, const struct item *item)
{
    const char *kind = enumeration_word(&item_kinds, item->kind);

    add(history, FACT_ITEM_DUE, item->opened_on, &item->id, kind);
    if (item->was_late)
        add(history, FACT_ITEM_LATE, date_add_days(item->due_on, 1), &item->id, kind);
    if (item->state == ITEM_STATE_DONE)
        add(history, FACT_ITEM_DONE, item->ended_on, &item->id, kind);
    if (item->state == ITEM_STATE_DROPPED)
        add(history, FACT_ITEM_DROPPED, item->ended_on, &item->id, kind);
}

/* Newest first, as the chains are. */
static void gather(const struct regional_state *state, const struct job_case *subject,
                   struct history *history)
{
    const struct timeline *timeline = &state->timeline;

    for (const struct item *item = subject->items; item != NULL; item = item->next)
        add_item(history, item);
    for (const struct timeline_entry *entry = timeline_newest(timeline, subject->timeline);
         entry != NULL; entry = timeline_older(timeline, entry))
        add(history, (enum case_fact)entry->fact, entry->on, &entry->subject,
            timeline_text(timeline, entry->word));
}

/* By day; on the same day what came first comes first: chains are read backwards. */
static int by_day(const void *a, const void *b)
{
    const struct happening *first = a, *second = b;
    int order = date_compare(first->entry.on, second->entry.on);

    return order != 0 ? order
                      : (first->arrival < second->arrival) - (first->arrival > second->arrival);
}

int case_answer_timeline(const struct context *context, const void *request, struct buffer *reply,
                         struct refusal *refusal)
{
    const struct case_timeline *asked = request;
    const struct job_case *subject = case_known(context, &asked->job, refusal);
    size_t limit = asked->limit == 0 ? 100 : (size_t)asked->limit;
    struct history history = {0};
    struct case_history *page;

    if (subject == NULL)
        return -1;
    gather(context->state, subject, &history);
    if (history.count > 0)
        qsort(history.all, history.count, sizeof *history.all, by_day);
    page = memory_new(1, sizeof *page);
    for (size_t i = (size_t)asked->after; i < history.count; i++) {
        if (page->items_count == limit) {
            page->next = (int64_t)i;
            break;
        }
        page->items[page->items_count++] = history.all[i].entry;
    }
    record_encode(&case_history_schema, page, reply);
    free(history.all);
    free(page);
    return 0;
}
