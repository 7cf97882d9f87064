#include "services/registration/contact.h"

#include "services/registration/erasure.h"
#include "services/registration/settings.h"

static void follow(struct deadlines *deadlines, bool has_private, struct date ended_on, void *thing,
                   uint32_t *place)
{
    if (has_private && !date_is_none(ended_on))
        deadlines_put(deadlines, ended_on, thing, place);
    else
        deadlines_remove(deadlines, place);
}

void contact_follow_employer(struct state *state, struct employer *employer)
{
    follow(&state->employer_retentions, employer->has_private, employer->closed_on, employer,
           &employer->retention);
}

void contact_follow_place(struct state *state, struct place *place)
{
    follow(&state->place_retentions, place->has_private, place->closed_on, place,
           &place->retention);
}

void contact_follow_job(struct state *state, struct job *job)
{
    follow(&state->job_retentions, job->has_private, job->ended_on, job, &job->retention);
}

void contact_recall_employer(void *fold, const struct id *id, const void *record)
{
    struct state *state = fold;
    struct employer *employer = table_find(&state->employers, id);

    (void)record;
    if (employer == NULL)
        return;
    employer->has_private = true;
    contact_follow_employer(state, employer);
}

void contact_recall_place(void *fold, const struct id *id, const void *record)
{
    struct state *state = fold;
    struct place *place = table_find(&state->places, id);

    (void)record;
    if (place == NULL)
        return;
    place->has_private = true;
    contact_follow_place(state, place);
}

void contact_recall_job(void *fold, const struct id *id, const void *record)
{
    struct state *state = fold;
    struct job *job = table_find(&state->jobs, id);

    (void)record;
    if (job == NULL)
        return;
    job->has_private = true;
    contact_follow_job(state, job);
}

/* ---- time --------------------------------------------------------------------------------------
 */

/* What is first in line, once it has been kept long enough (P2); NULL before. */
static const void *kept_enough(const struct context *context, const struct deadlines *deadlines)
{
    const struct registration_settings *settings = context->settings;
    const struct deadline *first = deadlines_first(deadlines);
    struct date ended_on = {first == NULL ? 0 : first->day};
    int months = (int)settings->contact_retention_months;

    if (first == NULL || date_compare(date_add_months(ended_on, months), context->today) > 0)
        return NULL;
    return first->thing;
}

/* P2: the erasure is logged by an event that names nobody. */
static void say(const struct context *context, const struct id *id, enum subject kind,
                const char *departement, struct decision *out)
{
    struct contact_erased event = {
        .subject = *id,
        .kind = kind,
        .reason = ERASURE_RETENTION,
        .erased_on = context->today,
    };

    snprintf(event.departement, sizeof event.departement, "%s", departement);
    decide_event(out, &contact_erased_schema, &event, departement);
}

void contact_due(const struct context *context, struct decision *out)
{
    const struct state *state = context->state;
    const struct employer *employer = kept_enough(context, &state->employer_retentions);
    const struct place *place = kept_enough(context, &state->place_retentions);
    const struct job *job = kept_enough(context, &state->job_retentions);

    if (employer != NULL) {
        say(context, &employer->id, SUBJECT_EMPLOYER, employer->departement, out);
        decide_erase(out, &employer->id, "employer.private");
    } else if (place != NULL) {
        say(context, &place->id, SUBJECT_PLACE, place->departement, out);
        decide_erase(out, &place->id, "place.private");
    } else if (job != NULL) {
        say(context, &job->id, SUBJECT_JOB, job->departement, out);
        decide_erase(out, &job->id, "job.private");
        decide_erase(out, &job->id, "job.decision");
    }
}

void contact_apply_erased(void *fold, const struct event *event)
{
    const struct contact_erased *erased = event->record;
    struct state *state = fold;
    struct employer *employer =
        erased->kind == SUBJECT_EMPLOYER ? table_find(&state->employers, &erased->subject) : NULL;
    struct place *place =
        erased->kind == SUBJECT_PLACE ? table_find(&state->places, &erased->subject) : NULL;
    struct job *job =
        erased->kind == SUBJECT_JOB ? table_find(&state->jobs, &erased->subject) : NULL;

    if (erased->kind == SUBJECT_TUTOR)
        erasure_apply_contact_erased(fold, event);
    if (employer != NULL) {
        employer->has_private = false;
        contact_follow_employer(state, employer);
    }
    if (place != NULL) {
        place->has_private = false;
        contact_follow_place(state, place);
    }
    if (job != NULL) {
        job->has_private = false;
        contact_follow_job(state, job);
    }
}
