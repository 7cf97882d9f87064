#include "services/registration/contract.h"

static struct contract *contract_of(struct state *state, const struct id *id)
{
    return table_find(&state->contracts, id);
}

/* The person, the job and the tutor know the contract from now on. */
static void link_signed(struct state *state, struct contract *contract,
                        const struct contract_signed *event)
{
    struct person *person = table_find(&state->people, &event->person);
    struct job *job = table_find(&state->jobs, &event->job);
    struct tutor *tutor = table_find(&state->tutors, &event->tutor);

    contract->person = person;
    contract->job = job;
    contract->next_of_person = person->contracts;
    contract->next_of_job = job->last_contract;
    person->contracts = contract;
    job->last_contract = contract;
    contract->tutoring = (struct tutoring){
        .tutor = tutor,
        .contract = contract,
        .next_of_tutor = tutor->followed,
        .days = {event->starts_on, {0}},
    };
    contract->tutorings = &contract->tutoring;
    tutor->followed = &contract->tutoring;
}

static void follow_term(struct state *state, struct contract *contract)
{
    if (contract_is_over(contract) || date_is_none(contract->planned_end))
        deadlines_remove(&state->terms, &contract->term);
    else
        deadlines_put(&state->terms, contract->planned_end, contract, &contract->term);
}

void contract_apply_signed(void *state, const struct event *event)
{
    const struct contract_signed *happened = event->record;
    struct state *fold = state;
    struct contract *contract = table_add(&fold->contracts, &happened->contract);

    contract->aid_exact = happened->aid_exact;
    contract->committed_cents = happened->committed_cents;
    contract->signed_on = happened->signed_on;
    contract->starts_on = happened->starts_on;
    contract->planned_end = happened->planned_end;
    contract->aid_ends_on = happened->aid_ends_on;
    contract->weekly_minutes = (int16_t)happened->weekly_minutes;
    contract->months = (uint8_t)happened->months;
    contract->kind = (uint8_t)happened->kind;
    contract->scheme = (uint8_t)happened->scheme;
    contract->rate_percent = (uint8_t)happened->rate_percent;
    if (happened->is_renewal)
        contract->renewal_of = contract_of(fold, &happened->renewal_of);
    link_signed(fold, contract, happened);
    follow_term(fold, contract);
    job_fill(fold, &happened->job, contract);
    person_touch(fold, contract->person, happened->signed_on);
}

/* The one who followed stops the day before; a tutor who never began is forgotten by an empty
 * period. */
void contract_apply_tutor_assigned(void *state, const struct event *event)
{
    const struct contract_tutor_assigned *happened = event->record;
    struct state *fold = state;
    struct contract *contract = contract_of(fold, &happened->contract);
    struct tutor *tutor = table_find(&fold->tutors, &happened->tutor);
    struct tutoring *tutoring = memory_new(1, sizeof *tutoring);

    for (struct tutoring *before = contract->tutorings; before != NULL;
         before = before->next_of_contract)
        before->days = period_common(
            before->days, (struct period){before->days.from, date_add_days(happened->from, -1)});
    *tutoring = (struct tutoring){
        .tutor = tutor,
        .contract = contract,
        .next_of_tutor = tutor->followed,
        .next_of_contract = contract->tutorings,
        .days = {happened->from, {0}},
    };
    contract->tutorings = tutoring;
    tutor->followed = tutoring;
}

void contract_apply_tutor_released(void *state, const struct event *event)
{
    const struct contract_tutor_released *happened = event->record;
    struct contract *contract = contract_of(state, &happened->contract);

    for (struct tutoring *before = contract->tutorings; before != NULL;
         before = before->next_of_contract)
        before->days =
            period_common(before->days, (struct period){before->days.from, happened->until});
}

void contract_apply_extended(void *state, const struct event *event)
{
    const struct contract_extended *happened = event->record;
    struct contract *contract = contract_of(state, &happened->contract);

    contract->months = (uint8_t)happened->months;
    contract->planned_end = happened->planned_end;
    contract->aid_ends_on = happened->aid_ends_on;
    contract->committed_cents = happened->committed_cents;
    follow_term(state, contract);
}

void contract_apply_suspended(void *state, const struct event *event)
{
    const struct contract_suspended *happened = event->record;
    struct contract *contract = contract_of(state, &happened->contract);
    struct pause *pause = memory_new(1, sizeof *pause);

    *pause = (struct pause){
        .days = {happened->suspended_on, happened->until},
        .is_paid = happened->is_paid,
        .next = contract->pauses,
    };
    contract->pauses = pause;
    contract->pause_count++;
}

void contract_apply_resumed(void *state, const struct event *event)
{
    const struct contract_resumed *happened = event->record;
    struct contract *contract = contract_of(state, &happened->contract);

    for (struct pause *pause = contract->pauses; pause != NULL; pause = pause->next)
        if (date_compare(pause->days.from, happened->suspended_on) == 0) {
            pause->days.to = date_add_days(happened->resumed_on, -1);
            pause->is_over = true;
        }
}

/* The job becomes vacant only if this contract was the one that filled it; or was vacant from
 * another day on, when a breach takes the place of the term (Q2). */
static void leave(struct state *state, struct contract *contract, enum breach_motive motive,
                  struct date left_on, struct date vacancy_ends_on)
{
    const struct job *job = contract->job;
    bool filled =
        job->contract == contract || (job->state == JOB_VACANT && job->last_contract == contract);

    contract->motive = (uint8_t)motive;
    contract->left_on = left_on;
    follow_term(state, contract);
    if (filled)
        job_vacate(state, &job->id, left_on, vacancy_ends_on);
    person_touch(state, contract->person, left_on);
}

void contract_apply_broken(void *state, const struct event *event)
{
    const struct contract_broken *happened = event->record;

    leave(state, contract_of(state, &happened->contract), happened->motive, happened->broken_on,
          happened->vacancy_ends_on);
}

void contract_apply_ended(void *state, const struct event *event)
{
    const struct contract_ended *happened = event->record;

    leave(state, contract_of(state, &happened->contract), MOTIVE_TERME, happened->ended_on,
          happened->vacancy_ends_on);
}

void contract_apply_converted(void *state, const struct event *event)
{
    const struct contract_converted *happened = event->record;
    struct contract *contract = contract_of(state, &happened->contract);

    contract->kind = KIND_CDI;
    contract->months = 0;
    contract->planned_end = (struct date){0};
    contract->aid_ends_on = happened->aid_ends_on;
    contract->committed_cents = happened->committed_cents;
    follow_term(state, contract);
}

void contract_apply_repaid(void *state, const struct event *event)
{
    const struct aid_repaid *happened = event->record;
    struct contract *contract = contract_of(state, &happened->contract);

    contract->repaid_cents = happened->total_cents;
}
