#include "common/things/query.h"
#include "common/things/scope.h"
#include "services/registration/contract.h"
#include "services/registration/territory.h"

#include <string.h>

static struct date suspended_on(const struct contract *contract, struct date on)
{
    for (const struct pause *pause = contract->pauses; pause != NULL; pause = pause->next)
        if (period_has(pause->days, on))
            return pause->days.from;
    return (struct date){0};
}

/* Who follows today; before the first day, who will; after the last one, nobody. */
static const struct tutor *tutor_today(const struct contract *contract, struct date today)
{
    struct date first = contract->starts_on;
    const struct tutoring *tutoring =
        contract_tutoring(contract, date_compare(today, first) < 0 ? first : today);

    return tutoring == NULL || contract_is_over(contract) ? NULL : tutoring->tutor;
}

static void show(const struct context *context, const void *thing, void *out)
{
    const struct contract *contract = thing;
    const struct job *job = contract->job;
    const struct tutor *tutor = tutor_today(contract, context->today);
    struct contract_view *view = out;

    *view = (struct contract_view){
        .contract = contract->id,
        .job = job->id,
        .person = contract->person->id,
        .employer = employer_of(job->employer)->id,
        .place = job->place->id,
        .metier = (enum metier)job->metier,
        .state = contract_state(contract, context->today),
        .kind = (enum contract_kind)contract->kind,
        .months = contract->months,
        .weekly_minutes = contract->weekly_minutes,
        .signed_on = contract->signed_on,
        .starts_on = contract->starts_on,
        .planned_end = contract->planned_end,
        .scheme = (enum aid_scheme)contract->scheme,
        .rate_percent = contract->rate_percent,
        .monthly_aid_cents = aid_monthly_cents(contract->aid_exact),
        .aid_ends_on = contract->aid_ends_on,
        .committed_cents = contract->committed_cents,
        .repaid_cents = contract->repaid_cents,
        .left_on = contract->left_on,
        .motive = (enum breach_motive)contract->motive,
        .exit = (enum exit_kind)contract->exit,
        .exit_later = (enum exit_kind)contract->exit_later,
    };
    memcpy(view->departement, job->departement, sizeof view->departement);
    if (view->state == CONTRACT_SUSPENDED)
        view->suspended_on = suspended_on(contract, context->today);
    if (contract->renewal_of != NULL)
        view->renewal_of = contract->renewal_of->id;
    if (tutor != NULL)
        view->tutor = tutor->id;
}

static bool wanted(const struct id *filter, const struct id *id)
{
    return id_is_none(filter) || id_equal(filter, id);
}

static bool matches(const struct context *context, const void *request, const void *thing)
{
    const struct contract_list *asked = request;
    const struct contract *contract = thing;
    const struct job *job = contract->job;
    const struct tutor *tutor = tutor_today(contract, context->today);

    return scope_shows(context, asked->departement, job->departement) &&
           wanted(&asked->employer, &employer_of(job->employer)->id) &&
           wanted(&asked->job, &job->id) && wanted(&asked->person, &contract->person->id) &&
           (id_is_none(&asked->tutor) || (tutor != NULL && wanted(&asked->tutor, &tutor->id))) &&
           (asked->states == 0 ||
            (asked->states & (1u << contract_state(contract, context->today))) != 0);
}

int contract_answer_get(const struct context *context, const void *request, struct buffer *reply,
                        struct refusal *refusal)
{
    const struct contract_get *asked = request;
    const struct contract *contract = contract_find(context->state, &asked->contract);
    struct contract_view view;

    if (contract == NULL)
        return refuse(refusal, ERROR_NOT_FOUND, "", "contract",
                      "Aucun contrat n'a l'identifiant %s.", id_text(&asked->contract));
    show(context, contract, &view);
    record_encode(&contract_view_schema, &view, reply);
    return 0;
}

int contract_answer_list(const struct context *context, const void *request, struct buffer *reply,
                         struct refusal *refusal)
{
    const struct contract_list *asked = request;
    const struct state *state = context->state;
    struct query query = {
        .table = &state->contracts,
        .after = &asked->after,
        .limit = asked->limit,
        .page = &contract_page_schema,
        .view = &contract_view_schema,
        .matches = matches,
        .show = show,
    };

    if (scope_check(context, asked->departement, refusal) < 0)
        return -1;
    return query_list(context, request, &query, reply, refusal);
}
