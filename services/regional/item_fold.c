/* How events move items, and how many there are of each kind. */
#include "services/regional/item.h"

static struct tally *tally_of(struct regional_state *state, const struct item *item)
{
    return &state->tallies[departement_index(item->subject->departement)][item->kind];
}

/* The counter that this item is in. */
static uint32_t *counter_of(struct regional_state *state, const struct item *item)
{
    struct tally *tally = tally_of(state, item);

    switch (item->state) {
    case ITEM_STATE_LATE: return &tally->late;
    case ITEM_STATE_DROPPED: return &tally->dropped;
    case ITEM_STATE_DONE:
        return date_compare(item->ended_on, item->due_on) <= 0 ? &tally->done : &tally->done_late;
    default: return &tally->open;
    }
}

/* Between these two an item changes: out of its counter and its list, and into others. */
static void take(struct regional_state *state, struct item *item)
{
    --*counter_of(state, item);
    if (item_is_pending(item))
        deadlines_remove(item_list_of(state, item), &item->place);
}

static void put(struct regional_state *state, struct item *item)
{
    ++*counter_of(state, item);
    if (item_is_pending(item))
        deadlines_put(item_list_of(state, item), item->due_on, item, &item->place);
}

void item_apply_due(void *fold, const struct event *event)
{
    struct regional_state *state = fold;
    const struct item_due *due = event->record;
    struct item *item = table_find(&state->items, &due->item);

    if (item != NULL)
        return;
    item = table_add(&state->items, &due->item);
    item->subject = case_find(state, &due->job);
    item->employment = table_find(&state->employments, &due->contract);
    item->next = item->subject->items;
    item->subject->items = item;
    item->due_on = due->due_on;
    item->opened_on = due->opened_on;
    item->kind = (uint8_t)due->kind;
    item->number = (uint8_t)due->number;
    item->state = ITEM_STATE_OPEN;
    put(state, item);
}

void item_apply_moved(void *fold, const struct event *event)
{
    struct regional_state *state = fold;
    const struct item_moved *moved = event->record;
    struct item *item = table_find(&state->items, &moved->item);

    take(state, item);
    item->due_on = moved->due_on;
    item->state = ITEM_STATE_OPEN; /* late again at its new day, if it has passed */
    put(state, item);
}

void item_apply_late(void *fold, const struct event *event)
{
    struct regional_state *state = fold;
    const struct item_late *late = event->record;
    struct item *item = table_find(&state->items, &late->item);

    take(state, item);
    item->state = ITEM_STATE_LATE;
    item->was_late = true;
    put(state, item);
}

void item_apply_done(void *fold, const struct event *event)
{
    struct regional_state *state = fold;
    const struct item_done *done = event->record;
    struct item *item = table_find(&state->items, &done->item);

    take(state, item);
    item->state = ITEM_STATE_DONE;
    item->ended_on = done->done_on;
    item->reason = DROP_NONE;
    put(state, item);
}

void item_apply_dropped(void *fold, const struct event *event)
{
    struct regional_state *state = fold;
    const struct item_dropped *dropped = event->record;
    struct item *item = table_find(&state->items, &dropped->item);

    take(state, item);
    item->state = ITEM_STATE_DROPPED;
    item->ended_on = dropped->dropped_on;
    item->reason = (uint8_t)dropped->reason;
    put(state, item);
}
