/* state.h - what reporting's own journal says: closed days, closed months, rewound sources. */
#pragma once

#include "common/messages/reporting.h"
#include "common/service/rules.h"
#include "services/reporting/vector.h"

/* How far a source was: years of days are kept, and names are long. */
struct known_source {
    size_t name; /* in `names` */
    int64_t position;
    struct hash hash;
};
struct closed_day {
    struct date day;
    size_t first, count; /* in `known` */
};
struct kept_month {
    struct month_closed closed;
    int64_t closed_at;
    int64_t position;
};
struct state {
    struct closed_day *days; /* ascending */
    size_t day_count, day_size;
    struct known_source *known;
    size_t known_count, known_size;
    char names[SOURCES_MOST][40];
    size_t name_count;
    struct kept_month *months; /* in the order of their closing */
    size_t month_count, month_size;
};

void *state_open(const struct reference *reference);
void state_close(void *state);
/* The last closed day that is not after that one; NULL: none. */
const struct closed_day *state_day(const struct state *state, struct date day);
/* How far each source was known then. */
void state_vector(const struct state *state, const struct closed_day *day, struct vector *out);
const struct kept_month *state_month(const struct state *state, struct month month);

extern const struct event_rule state_events[];
extern const size_t state_event_count;
