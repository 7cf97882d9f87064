#include "services/reporting/state.h"

#include <stdlib.h>
#include <string.h>

void *state_open(const struct reference *reference)
{
    (void)reference;
    return memory_new(1, sizeof(struct state));
}

void state_close(void *owner)
{
    struct state *state = owner;

    free(state->days);
    free(state->known);
    free(state->months);
    free(state);
}

static size_t grown(size_t size)
{
    return size == 0 ? 16 : size * 2;
}

/* There are as many as are followed, and few more: those that left. */
static size_t name_of(struct state *state, const char *source)
{
    size_t name = 0;

    while (name < state->name_count && strcmp(state->names[name], source) != 0)
        name++;
    if (name == SOURCES_MOST)
        return name - 1;
    if (name == state->name_count)
        snprintf(state->names[state->name_count++], sizeof state->names[0], "%s", source);
    return name;
}

static void keep_source(struct state *state, const struct receipt_source *source)
{
    if (state->known_count == state->known_size) {
        state->known_size = grown(state->known_size);
        state->known = memory_resize(state->known, state->known_size, sizeof *state->known);
    }
    state->known[state->known_count++] =
        (struct known_source){name_of(state, source->source), source->position, source->hash};
}

static void apply_day(void *owner, const struct event *event)
{
    struct state *state = owner;
    const struct day_closed *closed = event->record;

    if (state->day_count == state->day_size) {
        state->day_size = grown(state->day_size);
        state->days = memory_resize(state->days, state->day_size, sizeof *state->days);
    }
    state->days[state->day_count++] = (struct closed_day){
        .day = closed->day, .first = state->known_count, .count = closed->sources_count};
    for (size_t i = 0; i < closed->sources_count; i++)
        keep_source(state, &closed->sources[i]);
}

static void apply_month(void *owner, const struct event *event)
{
    struct state *state = owner;

    if (state->month_count == state->month_size) {
        state->month_size = grown(state->month_size);
        state->months = memory_resize(state->months, state->month_size, sizeof *state->months);
    }
    struct kept_month *month = &state->months[state->month_count++];
    month->closed = *(const struct month_closed *)event->record;
    month->closed_at = event->recorded_at;
    month->position = event->position;
}

/* The journal that is followed begins another history: days that rested on the old one are known no
 * more. */
static void apply_rewound(void *owner, const struct event *event)
{
    struct state *state = owner;

    (void)event;
    state->day_count = state->known_count = 0;
}

const struct event_rule state_events[] = {
    {&day_closed_schema,     apply_day    },
    {&month_closed_schema,   apply_month  },
    {&source_rewound_schema, apply_rewound},
};
const size_t state_event_count = sizeof state_events / sizeof state_events[0];

const struct closed_day *state_day(const struct state *state, struct date day)
{
    size_t low = 0, high = state->day_count;

    while (low < high) {
        size_t middle = low + (high - low) / 2;

        if (date_compare(state->days[middle].day, day) <= 0)
            low = middle + 1;
        else
            high = middle;
    }
    return low > 0 ? &state->days[low - 1] : NULL;
}

void state_vector(const struct state *state, const struct closed_day *day, struct vector *out)
{
    out->count = 0;
    for (size_t i = 0; i < day->count; i++) {
        const struct known_source *known = &state->known[day->first + i];

        vector_add(out, state->names[known->name], known->position, &known->hash);
    }
}

const struct kept_month *state_month(const struct state *state, struct month month)
{
    for (size_t i = 0; i < state->month_count; i++)
        if (state->months[i].closed.month.month == month.month)
            return &state->months[i];
    return NULL;
}
