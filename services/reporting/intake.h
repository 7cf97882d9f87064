/* intake.h - what one transaction of the projection takes in. */
#pragma once

#include "services/reporting/days.h"
#include "services/reporting/facts.h"

struct intake {
    struct facts *facts;
    int64_t upto;
    struct hash hash;
    struct end_of_day *days;
    size_t day_count, day_size;
};

struct intake *intake_open(void);
void intake_close(struct intake *batch);
void intake_clear(struct intake *batch);
/* The event is, so far, the last one of its day. */
void intake_note_day(struct intake *batch, const struct followed_event *event);
