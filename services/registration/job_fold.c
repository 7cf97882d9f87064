/* How events move jobs, and what queries show of them. */
#include "common/things/query.h"
#include "common/things/scope.h"
#include "services/registration/contact.h"
#include "services/registration/contract.h"
#include "services/registration/job.h"
#include "services/registration/territory.h"

static struct job *job_at(void *fold, const struct id *id)
{
    return table_find(&((struct state *)fold)->jobs, id);
}

static void count_open(const struct job *job, int by)
{
    job->place->jobs_open += (uint32_t)by;
    for (struct employer *employer = job->employer; employer != NULL;
         employer = employer->merged_into)
        employer->jobs_open += (uint32_t)by;
}

void job_apply_proposed(void *fold, const struct event *event)
{
    struct state *state = fold;
    const struct job_proposed *proposed = event->record;
    struct job *job = table_add(&state->jobs, &proposed->job);

    job->employer = table_find(&state->employers, &proposed->employer);
    job->place = table_find(&state->places, &proposed->place);
    job->tutor = proposed->tutor;
    job->starts_on = proposed->starts_on;
    job->proposed_on = proposed->proposed_on;
    job->weekly_minutes = (int16_t)proposed->weekly_minutes;
    job->state = JOB_PROPOSED;
    job->metier = (uint8_t)proposed->metier;
    job->new_service = (uint8_t)proposed->new_service;
    job->kind = (uint8_t)proposed->kind;
    job->months = (uint8_t)proposed->months;
    job->trainings = (uint8_t)proposed->trainings;
    job->lastings = (uint8_t)proposed->lastings;
    memcpy(job->departement, proposed->departement, sizeof job->departement);
    job->region = (uint8_t)(state_region(state, proposed->departement) - state->programme.regions);
    count_open(job, 1);
}

void job_apply_approved(void *fold, const struct event *event)
{
    struct state *state = fold;
    const struct job_approved *approved = event->record;
    struct job *job = job_at(fold, &approved->job);

    job->state = JOB_APPROVED;
    job->approved_on = approved->approved_on;
    job->opinion = approved->opinion;
    state->programme.regions[job->region].held++; /* Q2 */
}

void job_apply_refused(void *fold, const struct event *event)
{
    const struct job_refused *refused = event->record;
    struct job *job = job_at(fold, &refused->job);

    job->state = JOB_REFUSED;
    job->refusal = (uint8_t)refused->reason;
    job->opinion = refused->opinion;
    job->ended_on = refused->refused_on;
    count_open(job, -1);
    contact_follow_job(fold, job);
}

static void end(struct state *state, struct job *job, enum job_state to, enum job_ending ending,
                struct date on)
{
    if (job->state != JOB_PROPOSED)
        state->programme.regions[job->region].held--; /* Q2 */
    deadlines_remove(&state->vacancies, &job->vacancy);
    job->state = (uint8_t)to;
    job->ending = (uint8_t)ending;
    job->ended_on = on;
    count_open(job, -1);
    contact_follow_job(state, job);
}

void job_apply_withdrawn(void *fold, const struct event *event)
{
    const struct job_withdrawn *withdrawn = event->record;

    end(fold, job_at(fold, &withdrawn->job), JOB_WITHDRAWN, withdrawn->reason,
        withdrawn->withdrawn_on);
}

void job_apply_closed(void *fold, const struct event *event)
{
    const struct job_closed *closed = event->record;

    end(fold, job_at(fold, &closed->job), JOB_CLOSED, closed->reason, closed->closed_on);
}

void job_fill(struct state *state, const struct id *id, struct contract *contract)
{
    struct job *job = job_at(state, id);

    job->state = JOB_FILLED;
    job->contract = contract;
    job->contracts++;
    job->vacant_on = job->vacancy_ends_on = (struct date){0};
    deadlines_remove(&state->vacancies, &job->vacancy);
}

void job_vacate(struct state *state, const struct id *id, struct date left_on,
                struct date vacancy_ends_on)
{
    struct job *job = job_at(state, id);

    job->state = JOB_VACANT;
    job->contract = NULL;
    job->vacant_on = left_on;
    job->vacancy_ends_on = vacancy_ends_on;
    deadlines_put(&state->vacancies, vacancy_ends_on, job, &job->vacancy);
}

/* ---- queries -----------------------------------------------------------------------------------
 */

static void show(const struct context *context, const void *thing, void *out)
{
    const struct job *job = thing;
    struct job_view *view = out;

    (void)context;
    *view = (struct job_view){
        .job = job->id,
        .employer = employer_of(job->employer)->id,
        .place = job->place->id,
        .metier = (enum metier)job->metier,
        .new_service = (enum new_service)job->new_service,
        .state = (enum job_state)job->state,
        .weekly_minutes = job->weekly_minutes,
        .kind = (enum contract_kind)job->kind,
        .months = job->months,
        .starts_on = job->starts_on,
        .tutor = job->tutor,
        .trainings = job->trainings,
        .lastings = job->lastings,
        .contracts = job->contracts,
        .proposed_on = job->proposed_on,
        .approved_on = job->approved_on,
        .vacant_on = job->vacant_on,
        .vacancy_ends_on = job->vacancy_ends_on,
        .ended_on = job->ended_on,
        .refusal = (enum job_refusal)job->refusal,
        .ending = (enum job_ending)job->ending,
    };
    if (job->contract != NULL)
        view->contract = job->contract->id;
    memcpy(view->departement, job->departement, sizeof view->departement);
}

int job_answer_get(const struct context *context, const void *request, struct buffer *reply,
                   struct refusal *refusal)
{
    const struct job_get *asked = request;
    const struct job *job = job_find(context->state, &asked->job);
    struct job_view view;

    if (job == NULL)
        return refuse(refusal, ERROR_NOT_FOUND, "", "job", "Le poste %s est inconnu.",
                      id_text(&asked->job));
    show(context, job, &view);
    record_encode(&job_view_schema, &view, reply);
    return 0;
}

static bool matches(const struct context *context, const void *request, const void *thing)
{
    const struct job_list *asked = request;
    const struct job *job = thing;
    const struct employer *wanted =
        id_is_none(&asked->employer) ? NULL : employer_find(context->state, &asked->employer);

    return scope_shows(context, asked->departement, job->departement) &&
           (id_is_none(&asked->employer) ||
            (wanted != NULL && employer_of(job->employer) == employer_of(wanted))) &&
           (id_is_none(&asked->place) || id_equal(&asked->place, &job->place->id)) &&
           (asked->metier == METIER_NONE || (int)asked->metier == job->metier) &&
           (asked->states == 0 || (asked->states & (1u << job->state)) != 0);
}

int job_answer_list(const struct context *context, const void *request, struct buffer *reply,
                    struct refusal *refusal)
{
    const struct job_list *asked = request;
    const struct query query = {
        .table = &((const struct state *)context->state)->jobs,
        .after = &asked->after,
        .limit = asked->limit,
        .page = &job_page_schema,
        .view = &job_view_schema,
        .matches = matches,
        .show = show,
    };

    if (scope_check(context, asked->departement, refusal) != 0)
        return -1;
    return query_list(context, request, &query, reply, refusal);
}
