#include "services/reporting/intake.h"

#include <stdlib.h>
#include <string.h>

struct intake *intake_open(void)
{
    struct intake *batch = memory_new(1, sizeof *batch);

    batch->facts = facts_open();
    batch->is_empty = true;
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
    memset(batch->sources, 0, sizeof batch->sources);
    batch->day_count = 0;
    batch->is_empty = true;
}

static bool is_same_day(const struct end_of_day *end, size_t source, struct date day)
{
    return end->source == source && date_compare(end->day, day) == 0;
}

void intake_note(struct intake *batch, size_t source, const struct followed_event *event)
{
    struct date day = instant_date(event->recorded_at);

    batch->is_empty = false;
    batch->sources[source] = (struct intake_source){event->position, event->hash};
    if (batch->day_count == 0 || !is_same_day(&batch->days[batch->day_count - 1], source, day)) {
        if (batch->day_count == batch->day_size) {
            batch->day_size = batch->day_size == 0 ? 8 : batch->day_size * 2;
            batch->days = memory_resize(batch->days, batch->day_size, sizeof *batch->days);
        }
        batch->day_count++;
    }
    batch->days[batch->day_count - 1] =
        (struct end_of_day){source, day, event->position, event->hash};
}
