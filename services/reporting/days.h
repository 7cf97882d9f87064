/* days.h - the days of a source, as its events are taken in: each that is over is journaled once,
 * with the last position recorded by its end. */
#pragma once

#include "common/service/service.h"

/* The last event of a civil day. */
struct end_of_day {
    struct date day;
    int64_t position;
    struct hash hash;
};

struct days {
    struct service *service;
    struct end_of_day last;
};

/* More was taken in: where days end, in order. */
void days_take(struct days *days, const struct end_of_day *ends, size_t count);
/* The source's clock says that it is that day, and nothing before it is missing. */
void days_reach(struct days *days, struct date day);
/* Forgets what it knows, and sends a question: the ends that the database knows and that are not
 * journaled yet. */
void days_read(struct days *days, struct database *database);
