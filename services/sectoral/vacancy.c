#include "services/sectoral/vacancy.h"

#include "common/messages/registration.h"
#include "common/things/query.h"
#include "common/things/scope.h"
#include "services/sectoral/sector.h"

static struct vacancy *find(const struct sectoral_state *state, const struct id *job)
{
    return table_find(&state->vacancies, job);
}

bool vacancy_is_open(const struct vacancy *vacancy)
{
    return !vacancy->is_filled && date_is_none(vacancy->closed_on);
}

bool vacancy_counts(const struct context *context, const void *thing)
{
    (void)context;
    return vacancy_is_open(thing);
}

void vacancy_fill(struct sectoral_state *state, const struct id *job, const struct id *contract)
{
    struct vacancy *vacancy = find(state, job);

    if (vacancy == NULL)
        return;
    vacancy->contract = *contract;
    vacancy->is_filled = true;
}

void vacancy_leave(struct sectoral_state *state, const struct id *job, const struct id *contract)
{
    struct vacancy *vacancy = find(state, job);

    /* Another contract may have taken the job already. */
    if (vacancy != NULL && id_equal(&vacancy->contract, contract))
        vacancy->is_filled = false;
}

/* ---- what is heard ---- */

void vacancy_hear_approved(const struct context *context, const struct event *heard,
                           struct decision *out)
{
    const struct job_approved *job = heard->record;
    const struct sectoral_state *state = context->state;
    struct vacancy_opened event = {
        .job = job->job,
        .employer = job->employer,
        .metier = job->metier,
        .new_service = job->new_service,
        .approved_on = job->approved_on,
    };

    if (!sector_holds(state, job->metier) || find(state, &job->job) != NULL)
        return;
    memcpy(event.departement, job->departement, sizeof event.departement);
    memcpy(event.region2013, job->region2013, sizeof event.region2013);
    memcpy(event.region2016, job->region2016, sizeof event.region2016);
    memcpy(event.sector, state->sector, sizeof event.sector);
    decide_event(out, &vacancy_opened_schema, &event, event.departement);
}

static void end_vacancy(const struct context *context, const struct id *job, struct date on,
                        struct decision *out)
{
    const struct vacancy *vacancy = find(context->state, job);
    struct vacancy_closed event = {.job = *job, .closed_on = on};

    if (vacancy == NULL || !date_is_none(vacancy->closed_on))
        return;
    memcpy(event.departement, vacancy->departement, sizeof event.departement);
    decide_event(out, &vacancy_closed_schema, &event, event.departement);
}

void vacancy_hear_withdrawn(const struct context *context, const struct event *heard,
                            struct decision *out)
{
    const struct job_withdrawn *job = heard->record;

    end_vacancy(context, &job->job, job->withdrawn_on, out);
}

void vacancy_hear_closed(const struct context *context, const struct event *heard,
                         struct decision *out)
{
    const struct job_closed *job = heard->record;

    end_vacancy(context, &job->job, job->closed_on, out);
}

/* ---- list ---- */

static void show(const struct context *context, const void *thing, void *out)
{
    const struct vacancy *vacancy = thing;
    struct vacancy_view *view = out;

    (void)context;
    *view = (struct vacancy_view){
        .job = vacancy->id,
        .employer = vacancy->employer,
        .metier = (enum metier)vacancy->metier,
        .new_service = (enum new_service)vacancy->new_service,
        .approved_on = vacancy->approved_on,
        .contract = vacancy->contract,
        .is_open = vacancy_is_open(vacancy),
        .closed_on = vacancy->closed_on,
    };
    memcpy(view->departement, vacancy->departement, sizeof view->departement);
}

static bool matches(const struct context *context, const void *request, const void *thing)
{
    const struct vacancy_list *asked = request;
    const struct vacancy *vacancy = thing;

    return scope_shows(context, asked->departement, vacancy->departement) &&
           (asked->metier == METIER_NONE || asked->metier == (enum metier)vacancy->metier) &&
           (!asked->only_open || vacancy_is_open(vacancy));
}

int vacancy_answer_list(const struct context *context, const void *request, struct buffer *reply,
                        struct refusal *refusal)
{
    const struct vacancy_list *asked = request;
    struct query query = {
        .table = &sectoral_state_of(context)->vacancies,
        .after = &asked->after,
        .limit = asked->limit,
        .page = &vacancy_page_schema,
        .view = &vacancy_view_schema,
        .matches = matches,
        .show = show,
    };

    if (scope_check(context, asked->departement, refusal) < 0)
        return -1;
    return query_list(context, request, &query, reply, refusal);
}

/* ---- events ---- */

void vacancy_apply_opened(void *fold, const struct event *event)
{
    const struct vacancy_opened *opened = event->record;
    struct sectoral_state *state = fold;
    struct vacancy *vacancy = table_add(&state->vacancies, &opened->job);

    vacancy->employer = opened->employer;
    vacancy->metier = (uint8_t)opened->metier;
    vacancy->new_service = (uint8_t)opened->new_service;
    vacancy->approved_on = opened->approved_on;
    memcpy(vacancy->departement, opened->departement, sizeof vacancy->departement);
}

void vacancy_apply_closed(void *fold, const struct event *event)
{
    const struct vacancy_closed *closed = event->record;
    struct vacancy *vacancy = find(fold, &closed->job);

    vacancy->closed_on = closed->closed_on;
}
