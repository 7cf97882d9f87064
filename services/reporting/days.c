#include "services/reporting/days.h"

#include <endian.h>
#include <string.h>

#include "services/reporting/state.h"

/* A day is over once something is known of a later one. */
static void close_last(struct days *days)
{
    const struct state *state = service_state(days->service);
    const struct end_of_day *last = &days->last;
    struct day_closed closed = {.day = last->day, .sources_count = 1};

    if (date_is_none(last->day) ||
        (state->day_count > 0 &&
         date_compare(state->days[state->day_count - 1].day, last->day) >= 0))
        return;
    closed.sources[0] = (struct receipt_source){"registration", last->position, last->hash};
    service_record(days->service, &day_closed_schema, &closed, "");
}

void days_take(struct days *days, const struct end_of_day *ends, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        if (date_compare(ends[i].day, days->last.day) > 0)
            close_last(days);
        days->last = ends[i];
    }
}

void days_reach(struct days *days, struct date day)
{
    if (date_compare(day, days->last.day) > 0)
        close_last(days);
}

static void take_rows(void *owner, PGresult *result)
{
    struct days *days = owner;

    for (int i = 0; result != NULL && i < PQntuples(result); i++) {
        struct end_of_day end = {.position = result_bigint(result, i, 1)};
        struct span hash = result_bytes(result, i, 2), day = result_bytes(result, i, 0);
        uint32_t since_2000;

        memcpy(&since_2000, day.data, sizeof since_2000);
        end.day = date_add_days(date_make(2000, 1, 1), (int)be32toh(since_2000));
        memcpy(end.hash.bytes, hash.data, sizeof end.hash.bytes);
        days_take(days, &end, 1);
    }
}

/* The last closed day's row is read too, so that the day after it has something to be after. */
void days_read(struct days *days, struct database *database)
{
    const struct state *state = service_state(days->service);
    char day[DATE_TEXT_SIZE] = "0001-01-01";
    struct parameter parameter = {.data = day};

    if (state->day_count > 0)
        date_format(date_add_days(state->days[state->day_count - 1].day, -1), day);
    days->last = (struct end_of_day){0};
    database_execute(database, "read_days", &parameter, 1, true, take_rows, days);
}
