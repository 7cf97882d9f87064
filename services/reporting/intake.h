/* intake.h - what one transaction of the projection takes in: events of several journals. */
#pragma once

#include "services/reporting/days.h"
#include "services/reporting/facts.h"

/* How far it goes in a journal. */
struct intake_source {
    int64_t upto; /* 0: nothing of it */
    struct hash hash;
};

struct intake {
    struct facts *facts;
    struct intake_source sources[SOURCES_MOST];
    bool is_empty;
    struct end_of_day *days;
    size_t day_count, day_size;
};

struct intake *intake_open(void);
void intake_close(struct intake *batch);
void intake_clear(struct intake *batch);
/* The event is, so far, the last one of its source and of its day there. */
void intake_note(struct intake *batch, size_t source, const struct followed_event *event);
