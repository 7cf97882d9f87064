#include "services/registration/contract.h"

#include "services/registration/contract_event.h"

/* C1: in all; C3: 60 to finish a training. */
enum { MOST_MONTHS = AID_MOST_MONTHS, TRAINING_MONTHS = AID_TRAINING_MONTHS };

/* C4 and C6 on the days that are added: the tutor's load, other contracts. */
static int check_longer(const struct context *context, const struct contract *contract,
                        struct period added, struct refusal *refusal)
{
    const struct tutoring *tutoring = contract_tutoring(contract, contract->planned_end);

    if (contract_check_alone(contract->person, contract->job, added, contract, refusal) < 0)
        return -1;
    if (tutoring == NULL)
        return 0;
    return tutor_check_load(context, tutoring->tutor, added, contract, refusal);
}

/* ---- contract.extend ---- */

static int64_t months_in_all(const struct contract *contract)
{
    int64_t months = contract->months;

    for (const struct contract *before = contract->renewal_of; before != NULL;
         before = before->renewal_of)
        months += before->months;
    return months;
}

static int check_extension(const struct contract *contract, const struct contract_extend *asked,
                           struct refusal *refusal)
{
    int64_t most = asked->to_finish_training ? TRAINING_MONTHS : MOST_MONTHS;
    int64_t months = months_in_all(contract);

    if (contract->kind != KIND_CDD)
        return refuse(refusal, ERROR_CONFLICT, "C1", "contract",
                      "Seul un CDD se prolonge ; ce contrat est un CDI (C1).");
    if (months + asked->months <= most)
        return 0;
    return refuse(refusal, ERROR_INVALID, asked->to_finish_training ? "C3" : "C1", "months",
                  "Le contrat compte déjà %d mois ; avec %d de plus il dépasse %d mois%s.",
                  (int)months, (int)asked->months, (int)most,
                  asked->to_finish_training ? ", même pour achever une formation (C3)"
                                            : " ; au-delà, seulement pour achever une formation "
                                              "(C1)");
}

/* The aid goes on with the contract when it lasted as long as it; otherwise it stays as signed. */
static struct date longer_aid(const struct contract *contract, struct date planned_end)
{
    bool to_the_end = date_compare(contract->aid_ends_on, contract->planned_end) == 0;

    return to_the_end ? planned_end : contract->aid_ends_on;
}

int contract_decide_extend(const struct context *context, const void *request, struct decision *out,
                           struct refusal *refusal)
{
    const struct contract_extend *asked = request;
    const struct contract *contract = contract_for(context, &asked->contract, ACT_EXTEND, refusal);
    struct contract_extended event = {.to_finish_training = asked->to_finish_training};

    if (contract == NULL || check_extension(contract, asked, refusal) < 0 ||
        state_business_day(context, asked->extended_on, "extended_on", &event.extended_on,
                           refusal) < 0)
        return -1;
    if (date_compare(event.extended_on, contract->signed_on) < 0)
        return refuse(refusal, ERROR_INVALID, "C1", "extended_on",
                      "Le contrat a été signé le %s ; il ne peut pas être prolongé avant (C1).",
                      day_text(contract->signed_on));
    event.months = contract->months + asked->months;
    event.previous_end = contract->planned_end;
    event.planned_end = date_term_end(contract->starts_on, (int)event.months);

    struct period added = {date_add_days(event.previous_end, 1), event.planned_end};

    if (check_longer(context, contract, added, refusal) < 0)
        return -1;
    event.aid_ends_on = longer_aid(contract, event.planned_end);
    event.committed_cents =
        aid_committed(contract->aid_exact, (struct period){contract->starts_on, event.aid_ends_on});
    CONTRACT_DESCRIBE(event, contract);
    decide_event(out, &contract_extended_schema, &event, event.departement);
    return 0;
}

/* ---- contract.convert ---- */

int contract_decide_convert(const struct context *context, const void *request,
                            struct decision *out, struct refusal *refusal)
{
    const struct contract_convert *asked = request;
    const struct contract *contract = contract_for(context, &asked->contract, ACT_CONVERT, refusal);
    struct contract_converted event = {0};

    if (contract == NULL || contract_day_within(context, contract, asked->converted_on,
                                                "converted_on", &event.converted_on, refusal) < 0)
        return -1;
    if (contract->kind != KIND_CDD)
        return refuse(refusal, ERROR_CONFLICT, "C1", "contract",
                      "Le contrat est déjà un CDI (C1).");
    if (contract_form_is_public((enum employer_form)employer_of(contract->job->employer)->form))
        return refuse(
            refusal, ERROR_INVALID, "C1", "contract",
            "Un employeur public ne signe que des CDD (C1) ; une titularisation se déclare "
            "comme sortie.");

    struct period added = {date_add_days(contract->planned_end, 1), {0}};

    if (check_longer(context, contract, added, refusal) < 0)
        return -1;
    event.previous_end = contract->planned_end;
    event.aid_ends_on = contract->aid_ends_on;
    event.committed_cents = contract->committed_cents;
    CONTRACT_DESCRIBE(event, contract);
    decide_event(out, &contract_converted_schema, &event, event.departement);
    return 0;
}

/* ---- contract.suspend, contract.resume ---- */

static int check_pause(const struct contract *contract, struct period days,
                       const struct pause *except, struct refusal *refusal)
{
    for (const struct pause *pause = contract->pauses; pause != NULL; pause = pause->next)
        if (pause != except && period_meets(pause->days, days))
            return refuse(refusal, ERROR_CONFLICT, "C7", "suspended_on",
                          "Le contrat est déjà suspendu à partir du %s ; déclarez d'abord la "
                          "reprise (C7).",
                          day_text(pause->days.from));
    return 0;
}

int contract_decide_suspend(const struct context *context, const void *request,
                            struct decision *out, struct refusal *refusal)
{
    const struct contract_suspend *asked = request;
    const struct contract *contract = contract_for(context, &asked->contract, ACT_SUSPEND, refusal);
    struct contract_suspended event = {
        .reason = asked->reason, .is_paid = asked->is_paid, .until = asked->until};

    if (contract == NULL || contract_day_within(context, contract, asked->suspended_on,
                                                "suspended_on", &event.suspended_on, refusal) < 0)
        return -1;

    struct period days = {event.suspended_on, asked->until};

    if (period_is_empty(days) ||
        (!date_is_none(asked->until) && !period_has(contract_days(contract), asked->until)))
        return refuse(refusal, ERROR_INVALID, "C7", "until",
                      "La suspension se termine le %s ; il faut un jour du contrat, au plus tôt le "
                      "%s (C7).",
                      day_text(asked->until), day_text(event.suspended_on));
    if (contract->pause_count == CONTRACT_MOST_PAUSES)
        return refuse(refusal, ERROR_CONFLICT, "C7", "contract",
                      "Le contrat compte déjà %d suspensions ; c'est le maximum (C7).",
                      CONTRACT_MOST_PAUSES);
    if (check_pause(contract, days, NULL, refusal) < 0)
        return -1;
    event.declared_on = context->today;
    event.days_late = contract_days_late(context, event.suspended_on);
    event.is_late = event.days_late > 0;
    CONTRACT_DESCRIBE(event, contract);
    decide_event(out, &contract_suspended_schema, &event, event.departement);
    return 0;
}

/* The last suspension whose end was not declared, or NULL. */
static const struct pause *open_pause(const struct contract *contract)
{
    const struct pause *last = NULL;

    for (const struct pause *pause = contract->pauses; pause != NULL; pause = pause->next)
        if (!pause->is_over &&
            (last == NULL || date_compare(pause->days.from, last->days.from) > 0))
            last = pause;
    return last;
}

int contract_decide_resume(const struct context *context, const void *request, struct decision *out,
                           struct refusal *refusal)
{
    const struct contract_resume *asked = request;
    const struct contract *contract = contract_for(context, &asked->contract, ACT_RESUME, refusal);
    const struct pause *pause = contract == NULL ? NULL : open_pause(contract);
    struct contract_resumed event = {0};

    if (contract == NULL || contract_day_within(context, contract, asked->resumed_on, "resumed_on",
                                                &event.resumed_on, refusal) < 0)
        return -1;
    if (pause == NULL)
        return refuse(refusal, ERROR_CONFLICT, "C7", "contract",
                      "Aucune suspension n'attend de reprise (C7).");
    if (date_compare(event.resumed_on, pause->days.from) <= 0)
        return refuse(refusal, ERROR_INVALID, "C7", "resumed_on",
                      "La reprise du %s doit suivre la suspension, qui commence le %s (C7).",
                      day_text(event.resumed_on), day_text(pause->days.from));

    struct period lived = {pause->days.from, date_add_days(event.resumed_on, -1)};

    if (check_pause(contract, lived, pause, refusal) < 0)
        return -1;
    event.suspended_on = pause->days.from;
    event.is_paid = pause->is_paid;
    CONTRACT_DESCRIBE(event, contract);
    decide_event(out, &contract_resumed_schema, &event, event.departement);
    return 0;
}

/* ---- aid.repay ---- */

int contract_decide_repay(const struct context *context, const void *request, struct decision *out,
                          struct refusal *refusal)
{
    const struct aid_repay *asked = request;
    const struct contract *contract = contract_for(context, &asked->contract, ACT_REPAY, refusal);
    struct aid_repaid event = {.amount_cents = asked->amount_cents};

    if (contract == NULL ||
        state_business_day(context, asked->repaid_on, "repaid_on", &event.repaid_on, refusal) < 0)
        return -1;

    int64_t due = contract_due_cents(contract, (struct date){0}, context->today);

    event.total_cents = contract->repaid_cents + asked->amount_cents;
    if (event.total_cents > due)
        return refuse(
            refusal, ERROR_INVALID, "C3", "amount_cents",
            "Le reversement porterait le total à %lld centimes ; l'aide due à ce jour est "
            "de %lld centimes (C3).",
            (long long)event.total_cents, (long long)due);
    CONTRACT_DESCRIBE(event, contract);
    decide_event(out, &aid_repaid_schema, &event, event.departement);
    return 0;
}
