#include "services/reporting/state.h"

#include <stdlib.h>

void *state_open(const struct reference *reference)
{
    (void)reference;
    return memory_new(1, sizeof(struct state));
}

void state_close(void *owner)
{
    struct state *state = owner;

    free(state->days);
    free(state->months);
    free(state);
}

static size_t grown(size_t size)
{
    return size == 0 ? 16 : size * 2;
}

static void apply_day(void *owner, const struct event *event)
{
    struct state *state = owner;
    const struct day_closed *closed = event->record;

    if (state->day_count == state->day_size) {
        state->day_size = grown(state->day_size);
        state->days = memory_resize(state->days, state->day_size, sizeof *state->days);
    }
    state->days[state->day_count++] =
        (struct closed_day){.day = closed->day, .source = closed->sources[0]};
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
    state->day_count = 0;
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

const struct kept_month *state_month(const struct state *state, struct month month)
{
    for (size_t i = 0; i < state->month_count; i++)
        if (state->months[i].closed.month.month == month.month)
            return &state->months[i];
    return NULL;
}
