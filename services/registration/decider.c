#include "services/registration/decider.h"

#include <stdlib.h>

#include "common/messages/regional_hub.h"

void decider_close(struct state *state)
{
    free(state->deciders);
}

static struct decider *find(const struct state *state, const char *hub, const char *departement,
                            struct date from)
{
    for (size_t i = 0; i < state->decider_count; i++) {
        struct decider *decider = &state->deciders[i];

        if (strcmp(decider->hub, hub) == 0 && strcmp(decider->departement, departement) == 0 &&
            date_compare(decider->from, from) == 0)
            return decider;
    }
    return NULL;
}

static bool overlap(const struct decider *a, const struct decider *b)
{
    return (date_is_none(a->until) || date_compare(b->from, a->until) <= 0) &&
           (date_is_none(b->until) || date_compare(a->from, b->until) <= 0);
}

bool decider_is(const struct state *state, const char *hub, const char *departement, struct date on)
{
    const struct decider day = {.from = on, .until = on};

    for (size_t i = 0; i < state->decider_count; i++) {
        const struct decider *decider = &state->deciders[i];

        if (decider->is_met && strcmp(decider->hub, hub) == 0 &&
            strcmp(decider->departement, departement) == 0 && overlap(decider, &day))
            return true;
    }
    return false;
}

/* ---- what hubs say -----------------------------------------------------------------------------
 */

static bool is_against(const struct decider *other, const struct decider *claim)
{
    return strcmp(other->departement, claim->departement) == 0 &&
           strcmp(other->hub, claim->hub) != 0 && overlap(other, claim);
}

static struct decider of_event(const struct decider_defined *event)
{
    struct decider decider = {
        .from = event->from, .until = event->until, .wanted = event->until, .is_met = true};

    memcpy(decider.hub, event->hub, sizeof decider.hub);
    memcpy(decider.departement, event->departement, sizeof decider.departement);
    return decider;
}

/* H1: the hub that decides on some of these days, by the state and by what was decided just now;
 * `changed` is what the state has to be seen without.  NULL: nobody. */
static const char *decider_against(const struct state *state, const struct decision *out,
                                   const struct decider *changed, const struct decider *claim)
{
    for (size_t i = 0; i < state->decider_count; i++)
        if (state->deciders[i].is_met && &state->deciders[i] != changed &&
            is_against(&state->deciders[i], claim))
            return state->deciders[i].hub;
    for (size_t i = 0; i < out->event_count; i++) {
        if (out->events[i].schema != &decider_defined_schema)
            continue;
        const struct decider_defined *event = out->events[i].record;
        const struct decider decided = of_event(event);

        if (is_against(&decided, claim))
            return event->hub;
    }
    return NULL;
}

static void say_defined(const struct decider *claim, struct decision *out)
{
    struct decider_defined event = {.from = claim->from, .until = claim->until};

    memcpy(event.hub, claim->hub, sizeof event.hub);
    memcpy(event.departement, claim->departement, sizeof event.departement);
    decide_event(out, &decider_defined_schema, &event, claim->departement);
}

static void say_ended(const struct decider *claim, struct decision *out)
{
    struct decider_ended event = {.from = claim->from};

    memcpy(event.hub, claim->hub, sizeof event.hub);
    memcpy(event.departement, claim->departement, sizeof event.departement);
    decide_event(out, &decider_ended_schema, &event, claim->departement);
}

/* `before`: what the hub decided until it said this; NULL: nothing. */
static void say_unmet(const struct decider *claim, const struct decider *before,
                      const char *decider, struct decision *out)
{
    struct decider_unmet event = {.from = claim->from, .until = claim->until, .rule = "H1"};

    memcpy(event.hub, claim->hub, sizeof event.hub);
    memcpy(event.departement, claim->departement, sizeof event.departement);
    snprintf(event.decider, sizeof event.decider, "%s", decider);
    if (before != NULL && before->is_met)
        event.kept_until = before->until;
    decide_event(out, &decider_unmet_schema, &event, claim->departement);
}

/* Whether it decides on all days that the hub wanted. */
static bool is_all_met(const struct decider *claim)
{
    return claim->is_met && date_compare(claim->until, claim->wanted) == 0;
}

/* Claims that waited for the days that `changed` gave up. */
static void look_again(const struct state *state, const struct decider *changed,
                       struct decision *out)
{
    for (size_t i = 0; i < state->decider_count; i++) {
        struct decider claim = state->deciders[i];

        if (is_all_met(&claim) || &state->deciders[i] == changed ||
            strcmp(claim.departement, changed->departement) != 0)
            continue;
        claim.until = claim.wanted;
        if (decider_against(state, out, changed, &claim) == NULL)
            say_defined(&claim, out);
    }
}

/* Heard before, with what was concluded of it. */
static bool is_known(const struct decider *before, const struct decider *claim, bool is_free)
{
    return before != NULL && date_compare(before->wanted, claim->until) == 0 &&
           is_free == is_all_met(before);
}

/* A claim that is new or has other days than before.  Days that were met stay so until the hub says
 * less: no other hub has them. */
static void take_claim(const struct state *state, const struct decider *claim, struct decision *out)
{
    const struct decider *before = find(state, claim->hub, claim->departement, claim->from);
    const char *decider = decider_against(state, out, before, claim);

    if (is_known(before, claim, decider == NULL))
        return;
    if (decider != NULL) {
        say_unmet(claim, before, decider, out);
        return;
    }
    say_defined(claim, out);
    if (before != NULL && before->is_met)
        look_again(state, before, out);
}

static void drop_claim(const struct state *state, const struct decider *claim, struct decision *out)
{
    const struct decider *before = find(state, claim->hub, claim->departement, claim->from);

    if (before == NULL)
        return;
    say_ended(before, out);
    if (before->is_met)
        look_again(state, before, out);
}

/* `hub` is as the event says, and must be who says it. */
static bool read_claim(const struct event *heard, const char *hub, const char *departement,
                       struct date from, struct date until, struct decider *out)
{
    *out = (struct decider){.from = from, .until = until};
    snprintf(out->hub, sizeof out->hub, "%s", hub);
    snprintf(out->departement, sizeof out->departement, "%s", departement);
    return strcmp(hub, heard->source) == 0;
}

void decider_hear_defined(const struct context *context, const struct event *heard,
                          struct decision *out)
{
    const struct hub_territory_defined *said = heard->record;
    struct decider claim;

    if (!read_claim(heard, said->hub, said->departement, said->from, said->until, &claim))
        return;
    if (said->decides)
        take_claim(context->state, &claim, out);
    else
        drop_claim(context->state, &claim, out);
}

void decider_hear_ended(const struct context *context, const struct event *heard,
                        struct decision *out)
{
    const struct hub_territory_ended *said = heard->record;
    struct decider claim;

    if (!read_claim(heard, said->hub, said->departement, said->from, said->until, &claim))
        return;
    if (said->decides && date_compare(said->until, said->from) >= 0)
        take_claim(context->state, &claim, out);
    else
        drop_claim(context->state, &claim, out);
}

/* ---- the fold ----------------------------------------------------------------------------------
 */

static void put(struct state *state, struct decider decider)
{
    struct decider *there = find(state, decider.hub, decider.departement, decider.from);

    if (there == NULL) {
        if (state->decider_count == state->decider_size) {
            state->decider_size = state->decider_size == 0 ? 64 : state->decider_size * 2;
            state->deciders =
                memory_resize(state->deciders, state->decider_size, sizeof *state->deciders);
        }
        there = &state->deciders[state->decider_count++];
    }
    *there = decider;
}

void decider_apply_defined(void *fold, const struct event *event)
{
    put(fold, of_event(event->record));
}

void decider_apply_unmet(void *fold, const struct event *event)
{
    const struct decider_unmet *unmet = event->record;
    bool is_kept = !date_is_none(unmet->kept_until);
    struct decider decider = {.from = unmet->from,
                              .until = is_kept ? unmet->kept_until : unmet->until,
                              .wanted = unmet->until,
                              .is_met = is_kept};

    memcpy(decider.hub, unmet->hub, sizeof decider.hub);
    memcpy(decider.departement, unmet->departement, sizeof decider.departement);
    put(fold, decider);
}

void decider_apply_ended(void *fold, const struct event *event)
{
    const struct decider_ended *ended = event->record;
    struct state *state = fold;
    struct decider *there = find(state, ended->hub, ended->departement, ended->from);

    if (there != NULL)
        *there = state->deciders[--state->decider_count];
}
