/* period.h - spans of civil days, both ends included: who is busy when (C4, C6), what is due when
 * (C3). */
#pragma once

#include "common/calendar/calendar.h"

/* `to` none: it has no known end. */
struct period {
    struct date from, to;
};

static inline struct date period_end(struct period period)
{
    return date_is_none(period.to) ? (struct date){INT32_MAX - 1} : period.to;
}

/* Ends before it begins: holds no day. */
static inline bool period_is_empty(struct period period)
{
    return period_end(period).day < period.from.day;
}

static inline bool period_has(struct period period, struct date date)
{
    return date.day >= period.from.day && date.day <= period_end(period).day;
}

static inline struct period period_common(struct period a, struct period b)
{
    struct date end_a = period_end(a), end_b = period_end(b);

    return (struct period){a.from.day > b.from.day ? a.from : b.from,
                           end_a.day < end_b.day ? end_a : end_b};
}

static inline bool period_meets(struct period a, struct period b)
{
    return !period_is_empty(period_common(a, b));
}
