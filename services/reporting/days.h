/* days.h - the days of all sources, as their events are taken in: each that is over everywhere is
 * journaled once, with the last position of each source recorded by its end. */
#pragma once

#include "common/service/service.h"
#include "services/reporting/vector.h"

/* The last event that a source recorded in a civil day. */
struct end_of_day {
    size_t source; /* number, from 0 */
    struct date day;
    int64_t position;
    struct hash hash;
};

/* Of one source. */
struct source_days {
    char name[INSTANCE_SIZE];
    bool is_followed;        /* else it holds nobody up */
    struct date reached;     /* the day it is there: those before are over; none: not known yet */
    struct end_of_day over;  /* the last one of the closed days */
    struct end_of_day *ends; /* of days that are not closed, from `first` on */
    size_t first, count, size;
};

struct days {
    struct service *service;
    struct source_days *sources[SOURCES_MOST];
};

/* Whose number that is from now on, and whether days wait for it. */
void days_follow(struct days *days, size_t source, const char *name, bool is_followed);
/* More was taken in: where a day ends, so far. */
void days_take(struct days *days, const struct end_of_day *end);
/* The source's clock says that it is that day, and nothing before it is missing. */
void days_reach(struct days *days, size_t source, struct date day);
/* Journals the days that are over. */
void days_close_over(struct days *days);
/* The first day that is not over everywhere, and who is that far behind; none: not known yet. */
struct date days_open(const struct days *days, const char **behind);
/* The last day that anything is known of; none: nothing. */
struct date days_last(const struct days *days);
/* Takes lines of read_day_ends (in binary form) of a source. */
void days_recall(struct days *days, size_t source, const PGresult *result);
void days_forget(struct days *days);
