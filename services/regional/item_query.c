/* The worklist, read in the order in which items are due. */
#include <stdio.h>
#include <stdlib.h>

#include "common/things/query.h"
#include "common/things/scope.h"
#include "services/regional/area.h"
#include "services/regional/item.h"

enum { ITEMS_USUAL = 50 };

static void show(const struct context *context, const struct item *item, struct item_view *view)
{
    *view = (struct item_view){
        .item = item->id,
        .job = item->subject->id,
        .metier = (enum metier)item->subject->metier,
        .kind = (enum item_kind)item->kind,
        .state = (enum item_state)item->state,
        .due_on = item->due_on,
        .opened_on = item->opened_on,
        .ended_on = item->ended_on,
        .reason = (enum item_drop)item->reason,
    };
    if (item->employment != NULL)
        view->contract = item->employment->id;
    memcpy(view->departement, item->subject->departement, sizeof view->departement);
    snprintf(view->operator, sizeof view->operator, "%s",
             case_operator(context->state, item->subject));
}

int item_answer_get(const struct context *context, const void *request, struct buffer *reply,
                    struct refusal *refusal)
{
    const struct regional_state *state = context->state;
    const struct item_get *asked = request;
    const struct item *item = table_find(&state->items, &asked->item);
    struct item_view view;

    if (item == NULL)
        return refuse(refusal, ERROR_NOT_FOUND, "", "item", "L'échéance %s est inconnue.",
                      id_text(&asked->item));
    show(context, item, &view);
    record_encode(&item_view_schema, &view, reply);
    return 0;
}

/* ---- item.list ---------------------------------------------------------------------------------
 */

/* The Sunday of the week of that day. */
static struct date week_end(struct date day)
{
    return date_add_days(day, (7 - date_weekday(day)) % 7);
}

/* First and last day of a part of the worklist. */
static void window_of(const struct context *context, enum item_window window, struct date *from,
                      struct date *to)
{
    *from = (struct date){1};
    *to = (struct date){INT32_MAX};
    if (window == WINDOW_OVERDUE)
        *to = date_add_days(context->today, -1);
    if (window == WINDOW_TODAY || window == WINDOW_WEEK)
        *from = context->today;
    if (window == WINDOW_TODAY)
        *to = context->today;
    if (window == WINDOW_WEEK)
        *to = week_end(context->today);
}

struct filter {
    const struct item_list *asked;
    uint32_t operator; /* 0: any */
    struct date to;
};

static bool matches(const struct context *context, const struct filter *filter,
                    const struct item *item)
{
    const struct item_list *asked = filter->asked;
    const struct job_case *subject = item->subject;

    return (filter->operator== 0 || subject->operator== filter->operator) &&
           (asked->kind == ITEM_NONE || item->kind == (uint8_t)asked->kind) &&
           scope_shows(context, asked->departement, subject->departement);
}

/* Goes through the late ones, then the open ones, each in order of days. */
struct walk {
    const struct deadlines *items;
    const struct deadline *at; /* NULL: the end */
    struct date from;
};

static void enter_open(const struct regional_state *state, struct walk *walk)
{
    walk->items = &state->open_items;
    walk->at = deadlines_from(walk->items, walk->from);
}

static void step(const struct regional_state *state, struct walk *walk)
{
    walk->at = deadlines_after(walk->items, walk->at);
    if (walk->at == NULL && walk->items == &state->late_items)
        enter_open(state, walk);
}

/* Where the page begins.  After an item that was done since the last page: with its day again, so
 * that none is missed. */
static struct walk start(const struct regional_state *state, const struct item *after,
                         struct date from)
{
    bool is_late = after == NULL || (after->was_late && after->state != ITEM_STATE_OPEN);
    struct walk walk = {.items = is_late ? &state->late_items : &state->open_items, .from = from};

    if (after != NULL && item_is_pending(after)) {
        walk.at = &walk.items->entries[after->place - 1];
        step(state, &walk);
        return walk;
    }
    walk.at = deadlines_from(walk.items, after == NULL ? from : after->due_on);
    if (walk.at == NULL)
        enter_open(state, &walk);
    return walk;
}

static void fill(const struct context *context, const struct filter *filter, struct walk walk,
                 size_t limit, struct item_page *page)
{
    const struct item *last = NULL;

    for (size_t scanned = 0; walk.at != NULL && walk.at->day <= filter->to.day;
         step(context->state, &walk), scanned++) {
        if (last != NULL && (page->items_count == limit || scanned == QUERY_MOST_SCANNED)) {
            page->next = last->id;
            return;
        }
        last = walk.at->thing;
        if (matches(context, filter, last))
            show(context, last, &page->items[page->items_count++]);
    }
}

/* All items of one case, the newest first: few. */
static void fill_of_case(const struct context *context, const struct filter *filter,
                         struct item_page *page)
{
    const struct job_case *subject = case_find(context->state, &filter->asked->job);
    const struct item *item = subject == NULL ? NULL : subject->items;
    const size_t most = sizeof page->items / sizeof page->items[0];

    for (; item != NULL && page->items_count < most; item = item->next)
        if (matches(context, filter, item))
            show(context, item, &page->items[page->items_count++]);
}

int item_answer_list(const struct context *context, const void *request, struct buffer *reply,
                     struct refusal *refusal)
{
    const struct regional_state *state = context->state;
    const struct item_list *asked = request;
    struct filter filter = {.asked = asked};
    const struct item *after = table_find(&state->items, &asked->after);
    struct item_page *page;
    struct date from;

    if (scope_check(context, asked->departement, refusal) != 0)
        return -1;
    if (after == NULL && !id_is_none(&asked->after))
        return refuse(
            refusal, ERROR_NOT_FOUND, "", "after",
            "La page ne peut pas continuer après %s, qui est inconnu ; donnez le « next » "
            "de la page précédente.",
            id_text(&asked->after));
    window_of(context, asked->window, &from, &filter.to);
    filter.operator= timeline_find_word(&state->timeline, asked->operator);
    page = memory_new(1, sizeof *page);
    /* Where no case was ever that operator's, the page is empty. */
    bool is_nobody = asked->operator[0] != '\0' && filter.operator== 0;

    if (!is_nobody && !id_is_none(&asked->job))
        fill_of_case(context, &filter, page);
    else if (!is_nobody)
        fill(context, &filter, start(state, after, from),
             asked->limit == 0 ? ITEMS_USUAL : (size_t)asked->limit, page);
    record_encode(&item_page_schema, page, reply);
    free(page);
    return 0;
}

/* ---- item.count --------------------------------------------------------------------------------
 */

static void add_tallies(const struct regional_state *state, int departement,
                        struct item_counts *counts)
{
    for (int kind = 1; kind < ITEM_KINDS; kind++) {
        const struct tally *tally = &state->tallies[departement][kind];
        struct item_tally *row = &counts->items[kind - 1];

        row->kind = (enum item_kind)kind;
        row->open += tally->open;
        row->late += tally->late;
        row->done += tally->done;
        row->done_late += tally->done_late;
        row->dropped += tally->dropped;
        counts->overdue += tally->late;
    }
}

/* Due from today to that day: days are in order, so that only those are looked at. */
static int64_t due_until(const struct context *context, const char *departement, struct date to)
{
    const struct deadlines *items = &((const struct regional_state *)context->state)->open_items;
    int64_t count = 0;

    for (const struct deadline *at = deadlines_from(items, context->today);
         at != NULL && at->day <= to.day; at = deadlines_after(items, at)) {
        const struct job_case *subject = ((const struct item *)at->thing)->subject;

        count += scope_shows(context, departement, subject->departement);
    }
    return count;
}

int item_answer_count(const struct context *context, const void *request, struct buffer *reply,
                      struct refusal *refusal)
{
    const struct regional_state *state = context->state;
    const struct item_count *asked = request;
    struct item_counts counts = {.items_count = ITEM_KINDS - 1};
    bool is_counted[TERRITORY_BITS] = {false};

    if (scope_check(context, asked->departement, refusal) != 0)
        return -1;
    for (size_t i = 0; i < state->coverage.count; i++) {
        const char *departement = state->coverage.rows[i].departement;
        int index = departement_index(departement);

        if (is_counted[index] || !scope_shows(context, asked->departement, departement))
            continue;
        is_counted[index] = true;
        add_tallies(state, index, &counts);
    }
    for (int kind = 1; kind < ITEM_KINDS; kind++)
        counts.items[kind - 1].kind = (enum item_kind)kind;
    counts.today = due_until(context, asked->departement, context->today);
    counts.week = due_until(context, asked->departement, week_end(context->today));
    record_encode(&item_counts_schema, &counts, reply);
    return 0;
}
