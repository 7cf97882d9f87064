#include "services/reporting/intake.h"

#include <stdlib.h>

struct intake *intake_open(void)
{
    struct intake *batch = memory_new(1, sizeof *batch);

    batch->facts = facts_open();
    return batch;
}

void intake_close(struct intake *batch)
{
    facts_close(batch->facts);
    free(batch->days);
    free(batch);
}

void intake_clear(struct intake *batch)
{
    facts_clear(batch->facts);
    batch->day_count = 0;
    batch->upto = 0;
}

void intake_note_day(struct intake *batch, const struct followed_event *event)
{
    struct date day = instant_date(event->recorded_at);

    if (batch->day_count == 0 || batch->days[batch->day_count - 1].day.day != day.day) {
        if (batch->day_count == batch->day_size) {
            batch->day_size = batch->day_size == 0 ? 8 : batch->day_size * 2;
            batch->days = memory_resize(batch->days, batch->day_size, sizeof *batch->days);
        }
        batch->day_count++;
    }
    batch->days[batch->day_count - 1] = (struct end_of_day){day, event->position, event->hash};
}
