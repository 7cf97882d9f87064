#include "services/regional/item_say.h"

#include <stdio.h>

struct item item_new(const struct context *context, const struct job_case *subject,
                     const struct employment *employment, enum item_kind kind, unsigned number,
                     struct date due_on)
{
    const struct id *about = employment == NULL ? &subject->id : &employment->id;

    return (struct item){
        .id = regional_item_id(context->instance, about, kind, number),
        .subject = (struct job_case *)subject,
        .employment = (struct employment *)employment,
        .due_on = due_on,
        .opened_on = context->today,
        .kind = (uint8_t)kind,
        .state = ITEM_STATE_OPEN,
        .number = (uint8_t)number,
    };
}

/* What the five events have in common. */
#define DESCRIBE(event, context, about)                                                            \
    do {                                                                                           \
        CASE_DESCRIBE(event, context, (about)->subject);                                           \
        (event).item = (about)->id;                                                                \
        (event).kind = (enum item_kind)(about)->kind;                                              \
        if ((about)->employment != NULL)                                                           \
            (event).contract = (about)->employment->id;                                            \
    } while (0)

void item_say_due(const struct context *context, const struct item *item, struct decision *out)
{
    struct item_due event = {
        .employer = item->subject->employer,
        .number = item->number,
        .due_on = item->due_on,
        .opened_on = item->opened_on,
    };

    DESCRIBE(event, context, item);
    CASE_AXES(event, context, item->subject);
    decide_event(out, &item_due_schema, &event, event.departement);
}

void item_say_moved(const struct context *context, const struct item *item, struct date due_on,
                    struct decision *out)
{
    struct item_moved event = {
        .due_on = due_on,
        .previous = item->due_on,
        .moved_on = context->today,
    };

    DESCRIBE(event, context, item);
    decide_event(out, &item_moved_schema, &event, event.departement);
}

void item_say_late(const struct context *context, const struct item *item, struct decision *out)
{
    struct item_late event = {
        .metier = (enum metier)item->subject->metier,
        .due_on = item->due_on,
        .late_on = date_add_days(item->due_on, 1),
    };

    DESCRIBE(event, context, item);
    decide_event(out, &item_late_schema, &event, event.departement);
}

void item_say_done(const struct context *context, const struct item *item, struct date on,
                   enum item_closing by, struct decision *out)
{
    struct item_done event = {
        .employer = item->subject->employer,
        .due_on = item->due_on,
        .done_on = on,
        .in_time = date_compare(on, item->due_on) <= 0, /* R12 */
        .was_late = item->was_late,
        .by = by,
    };

    DESCRIBE(event, context, item);
    CASE_AXES(event, context, item->subject);
    decide_event(out, &item_done_schema, &event, event.departement);
}

void item_say_dropped(const struct context *context, const struct item *item, struct date on,
                      enum item_drop reason, struct decision *out)
{
    struct item_dropped event = {
        .metier = (enum metier)item->subject->metier,
        .due_on = item->due_on,
        .dropped_on = on,
        .reason = reason,
        .fallen_due = date_compare(item->due_on, on) <= 0,
    };

    DESCRIBE(event, context, item);
    decide_event(out, &item_dropped_schema, &event, event.departement);
}
