#include "services/registration/hearing.h"

#include "common/messages/dla_referral.h"
#include "common/messages/regional_opinion.h"
#include "services/registration/decider.h"
#include "services/registration/employer.h"
#include "services/registration/job.h"

/* ---- opinions ----------------------------------------------------------------------------------
 */

static void say_unmet(const struct context *context, const struct opinion_given *said,
                      const struct job *job, enum opinion_unmet_reason reason, const char *rule,
                      struct decision *out)
{
    struct opinion_unmet event = {
        .opinion = said->opinion,
        .job = said->job,
        .reason = reason,
        .state = job != NULL ? (enum job_state)job->state : JOB_NONE,
        .given_on = said->given_on,
        .unmet_on = context->today,
    };

    memcpy(event.hub, said->hub, sizeof event.hub);
    memcpy(event.departement, said->departement, sizeof event.departement);
    snprintf(event.rule, sizeof event.rule, "%s", rule);
    decide_event(out, &opinion_unmet_schema, &event, said->departement);
}

/* What the rules of a job said to the ministry's own request in the same case. */
static void say_refused(const struct context *context, const struct opinion_given *said,
                        const struct job *job, const struct refusal *refusal, struct decision *out)
{
    if (strcmp(refusal->rule, "Q2") == 0)
        say_unmet(context, said, job, OPINION_UNMET_ENVELOPE, refusal->rule, out);
    else if (job->state != JOB_PROPOSED)
        say_unmet(context, said, job, OPINION_UNMET_JOB_STATE, "etat", out);
    else if (strstr(refusal->field, "_on") != NULL)
        say_unmet(context, said, job, OPINION_UNMET_DATE, "date", out);
    else
        say_unmet(context, said, job, OPINION_UNMET_OTHER, refusal->rule, out);
}

/* Clocks of two machines may see midnight one after the other. */
static struct date not_ahead(const struct context *context, struct date day)
{
    return date_compare(day, context->today) > 0 ? context->today : day;
}

static void follow_opinion(const struct context *context, const struct opinion_given *said,
                           const struct job *job, struct decision *out)
{
    struct date on = not_ahead(context, said->given_on);
    struct refusal refusal = {0};
    int result =
        said->verdict == VERDICT_FAVOURABLE
            ? job_follow_approve(context, job, on, &said->opinion, said->hub, out, &refusal)
            : job_follow_refuse(context, job, on, said->reason, &said->opinion, said->hub, out,
                                &refusal);

    if (result < 0)
        say_refused(context, said, job, &refusal, out);
}

/* H1: of the hub that decides there on that day; what the others say is for the case's readers. */
void hearing_opinion(const struct context *context, const struct event *heard, struct decision *out)
{
    const struct opinion_given *said = heard->record;
    const struct job *job = job_find(context->state, &said->job);

    if (!said->decides || strcmp(said->hub, heard->source) != 0)
        return;
    if (job == NULL)
        say_unmet(context, said, NULL, OPINION_UNMET_UNKNOWN_JOB, "poste", out);
    else if (id_equal(&job->opinion, &said->opinion))
        return; /* heard before */
    else if (!decider_is(context->state, said->hub, job->departement, said->given_on))
        say_unmet(context, said, job, OPINION_UNMET_NOT_DECIDER, "H1", out);
    else
        follow_opinion(context, said, job, out);
}

void hearing_apply_unmet(void *fold, const struct event *event)
{
    const struct opinion_unmet *unmet = event->record;
    struct job *job = table_find(&((struct state *)fold)->jobs, &unmet->job);

    if (job != NULL)
        job->opinion = unmet->opinion;
}

/* ---- referrals ---------------------------------------------------------------------------------
 */

bool hearing_has_access(const struct state *state, const struct id *referral,
                        const struct employer *employer)
{
    const struct access *access = table_find(&state->accesses, referral);

    return access != NULL && access->is_open && access->employer != NULL &&
           employer_of(access->employer) == employer_of(employer);
}

void hearing_accepted(const struct context *context, const struct event *heard,
                      struct decision *out)
{
    const struct state *state = context->state;
    const struct referral_accepted *said = heard->record;
    struct access_opened event = {
        .referral = said->referral, .employer = said->employer, .opened_on = said->accepted_on};

    if (id_is_none(&said->employer) || table_find(&state->accesses, &said->referral) != NULL)
        return;
    memcpy(event.departement, said->departement, sizeof event.departement);
    decide_event(out, &access_opened_schema, &event, said->departement);
}

void hearing_closed(const struct context *context, const struct event *heard, struct decision *out)
{
    const struct state *state = context->state;
    const struct referral_closed *said = heard->record;
    const struct access *access = table_find(&state->accesses, &said->referral);
    struct access_closed event = {
        .referral = said->referral, .employer = said->employer, .closed_on = said->closed_on};

    if (access == NULL || !access->is_open)
        return;
    memcpy(event.departement, said->departement, sizeof event.departement);
    decide_event(out, &access_closed_schema, &event, said->departement);
}

void hearing_apply_opened(void *fold, const struct event *event)
{
    const struct access_opened *opened = event->record;
    struct state *state = fold;
    struct access *access = table_add(&state->accesses, &opened->referral);

    access->employer = table_find(&state->employers, &opened->employer);
    access->is_open = true;
}

void hearing_apply_closed(void *fold, const struct event *event)
{
    const struct access_closed *closed = event->record;
    struct access *access = table_find(&((struct state *)fold)->accesses, &closed->referral);

    access->is_open = false;
}
