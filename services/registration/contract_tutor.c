#include "services/registration/contract_event.h"

/* C4: the day from which another tutor follows: not before what the last one was assigned for. */
int contract_decide_assign_tutor(const struct context *context, const void *request,
                                 struct decision *out, struct refusal *refusal)
{
    const struct contract_assign_tutor *asked = request;
    const struct contract *contract =
        contract_for(context, &asked->contract, ACT_ASSIGN_TUTOR, refusal);
    struct contract_tutor_assigned event = {.tutor = asked->tutor};

    if (contract == NULL ||
        contract_day_within(context, contract, asked->from, "from", &event.from, refusal) < 0)
        return -1;

    const struct tutoring *before = contract_tutoring(contract, event.from);
    struct period days = {event.from, contract_days(contract).to};

    if (date_compare(event.from, contract->tutorings->days.from) < 0)
        return refuse(refusal, ERROR_INVALID, "C4", "from",
                      "Le dernier changement de tuteur date du %s ; le suivant ne peut pas le "
                      "précéder (C4).",
                      day_text(contract->tutorings->days.from));
    if (before != NULL && id_equal(&before->tutor->id, &asked->tutor))
        return refuse(refusal, ERROR_CONFLICT, "C4", "tutor",
                      "Ce tuteur suit déjà le contrat depuis le %s (C4).",
                      day_text(before->days.from));
    if (tutor_available(context, &asked->tutor, employer_of(contract->job->employer), days,
                        contract, refusal) == NULL)
        return -1;
    if (before != NULL)
        event.previous = before->tutor->id;
    CONTRACT_DESCRIBE(event, contract);
    decide_event(out, &contract_tutor_assigned_schema, &event, event.departement);
    return 0;
}

int contract_decide_release_tutor(const struct context *context, const void *request,
                                  struct decision *out, struct refusal *refusal)
{
    const struct contract_release_tutor *asked = request;
    const struct contract *contract =
        contract_for(context, &asked->contract, ACT_RELEASE_TUTOR, refusal);
    struct contract_tutor_released event = {0};

    if (contract == NULL ||
        contract_day_within(context, contract, asked->until, "until", &event.until, refusal) < 0)
        return -1;

    const struct tutoring *last = contract->tutorings;

    if (!date_is_none(last->days.to) || !period_has(last->days, event.until))
        return refuse(refusal, ERROR_CONFLICT, "C4", "contract",
                      "Aucun tuteur ne suit ce contrat le %s (C4).", day_text(event.until));
    event.tutor = last->tutor->id;
    CONTRACT_DESCRIBE(event, contract);
    decide_event(out, &contract_tutor_released_schema, &event, event.departement);
    return 0;
}
