#include "services/registration/erasure.h"

#include <stdio.h>

#include "services/registration/contract.h"
#include "services/registration/settings.h"

/* While a contract runs nothing is counted; after it, from its last day. */
static struct date last_day_of(const struct person *person)
{
    struct date last = person->active_on;

    for (const struct contract *contract = person->contracts; contract != NULL;
         contract = contract->next_of_person) {
        if (!contract_is_over(contract))
            return (struct date){0};
        if (date_compare(contract->left_on, last) > 0)
            last = contract->left_on;
    }
    return last;
}

void erasure_follow_person(struct state *state, struct person *person)
{
    struct date last = last_day_of(person);

    if (date_is_none(last) || !date_is_none(person->erased_on))
        deadlines_remove(&state->retentions, &person->retention);
    else
        deadlines_put(&state->retentions, last, person, &person->retention);
}

void erasure_follow_tutor(struct state *state, struct tutor *tutor)
{
    if (date_is_none(tutor->retired_on) || tutor->is_erased)
        deadlines_remove(&state->contact_retentions, &tutor->retention);
    else
        deadlines_put(&state->contact_retentions, tutor->retired_on, tutor, &tutor->retention);
}

void erasure_of_person(const struct person *person, enum erasure_reason reason, struct date on,
                       struct decision *out)
{
    struct person_erased erased = {.person = person->id, .reason = reason, .erased_on = on};

    snprintf(erased.departement, sizeof erased.departement, "%s", person->departement);
    decide_event(out, &person_erased_schema, &erased, person->departement);
    decide_erase(out, &person->id, "person.private");
}

static void erase_tutor(const struct tutor *tutor, struct date on, struct decision *out)
{
    const char *departement = tutor->employer->departement;
    struct contact_erased erased = {
        .subject = tutor->id,
        .kind = SUBJECT_TUTOR,
        .reason = ERASURE_RETENTION,
        .erased_on = on,
    };

    snprintf(erased.departement, sizeof erased.departement, "%s", departement);
    decide_event(out, &contact_erased_schema, &erased, departement);
    decide_erase(out, &tutor->id, "tutor.private");
}

/* What is first in line, once it has been kept for that many months; NULL before. */
static const void *kept_enough(const struct deadlines *deadlines, int64_t months, struct date today)
{
    const struct deadline *first = deadlines_first(deadlines);

    if (first == NULL)
        return NULL;

    struct date until = date_add_months((struct date){first->day}, (int)months);

    return date_compare(until, today) <= 0 ? first->thing : NULL;
}

void erasure_due(const struct context *context, struct decision *out)
{
    const struct state *state = context->state;
    const struct registration_settings *settings = context->settings;
    const struct person *person =
        kept_enough(&state->retentions, settings->person_retention_months, context->today);
    const struct tutor *tutor =
        kept_enough(&state->contact_retentions, settings->contact_retention_months, context->today);

    if (person != NULL)
        erasure_of_person(person, ERASURE_RETENTION, context->today, out);
    else if (tutor != NULL)
        erase_tutor(tutor, context->today, out);
}

void erasure_apply_contact_erased(void *state, const struct event *event)
{
    const struct contact_erased *erased = event->record;
    struct state *known = state;
    struct tutor *tutor =
        erased->kind == SUBJECT_TUTOR ? table_find(&known->tutors, &erased->subject) : NULL;

    if (tutor == NULL)
        return;
    tutor->is_erased = true;
    erasure_follow_tutor(known, tutor);
}
