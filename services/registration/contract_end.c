#include "services/registration/contract_event.h"
#include "services/registration/motive.h"

/* ---- contract.break ---- */

/* C7: from the signature (who gives up before the first day never ran) to the day before the term,
 * which is an end, not a breach. */
static int check_last_day(const struct context *context, const struct contract *contract,
                          struct date last_day, struct refusal *refusal)
{
    struct date term = contract_days(contract).to;

    if (state_business_day(context, last_day, "broken_on", &last_day, refusal) < 0)
        return -1;
    if (date_compare(last_day, contract->signed_on) < 0)
        return refuse(refusal, ERROR_INVALID, "C7", "broken_on",
                      "Le contrat a été signé le %s ; il ne peut pas être rompu avant (C7).",
                      day_text(contract->signed_on));
    if (!date_is_none(term) && date_compare(term, last_day) <= 0)
        return refuse(refusal, ERROR_INVALID, "C7", "broken_on",
                      "Le terme du contrat est le %s : une rupture prend effet avant (C7).",
                      day_text(term));
    return 0;
}

int contract_decide_break(const struct context *context, const void *request, struct decision *out,
                          struct refusal *refusal)
{
    const struct contract_break *asked = request;
    const struct contract *contract = contract_for(context, &asked->contract, ACT_BREAK, refusal);

    if (contract == NULL ||
        motive_check(asked->motive, (enum contract_kind)contract->kind, asked->initiator, refusal) <
            0 ||
        check_last_day(context, contract, asked->broken_on, refusal) < 0 ||
        motive_check_date(asked->motive, contract->starts_on, asked->broken_on, refusal) < 0)
        return -1;
    if (contract->exit != EXIT_NONE || contract->exit_later != EXIT_NONE)
        return refuse(refusal, ERROR_CONFLICT, "C9", "contract",
                      "La sortie a déjà été déclarée pour un contrat arrivé à son terme (C9).");

    struct contract_broken event = {
        .motive = asked->motive,
        .initiator = asked->initiator,
        .kind = (enum contract_kind)contract->kind,
        .broken_on = asked->broken_on,
        .planned_end = contract->planned_end,
        .declared_on = context->today,
        .days_late = contract_days_late(context, asked->broken_on),
        .due_cents = contract_due_cents(contract, asked->broken_on, asked->broken_on),
        .vacancy_ends_on = job_vacancy_end(context, asked->broken_on),
    };

    event.is_late = event.days_late > 0;
    event.aid_kept = motive_keeps_aid(asked->motive, event.kind, asked->initiator);
    event.to_repay_cents = event.aid_kept ? 0 : event.due_cents;
    CONTRACT_DESCRIBE(event, contract);
    decide_event(out, &contract_broken_schema, &event, event.departement);
    return 0;
}

/* ---- contract.end ---- */

static void decide_ended(const struct context *context, const struct contract *contract,
                         struct decision *out)
{
    struct date last_day = contract->planned_end;
    struct contract_ended event = {
        .ended_on = last_day,
        .due_cents = contract_due_cents(contract, last_day, last_day),
        .vacancy_ends_on = job_vacancy_end(context, last_day),
    };

    CONTRACT_DESCRIBE(event, contract);
    decide_event(out, &contract_ended_schema, &event, event.departement);
}

int contract_decide_end(const struct context *context, const void *request, struct decision *out,
                        struct refusal *refusal)
{
    const struct contract_end *asked = request;
    const struct contract *contract = contract_for(context, &asked->contract, ACT_END, refusal);

    if (contract == NULL)
        return -1;
    if (date_is_none(contract->planned_end))
        return refuse(refusal, ERROR_CONFLICT, "C7", "contract",
                      "Un CDI n'a pas de terme ; déclarez une rupture avec son motif (C7).");
    if (date_compare(contract->planned_end, context->today) > 0)
        return refuse(
            refusal, ERROR_CONFLICT, "C7", "contract",
            "Le terme du contrat est le %s ; avant ce jour, déclarez une rupture avec son "
            "motif (C7).",
            day_text(contract->planned_end));
    decide_ended(context, contract, out);
    return 0;
}

/* A breach declared later, for a day before the term, still takes the place of this end. */
void contract_due(const struct context *context, struct decision *out)
{
    const struct state *state = context->state;
    const struct deadline *first = deadlines_first(&state->terms);

    if (first != NULL && first->day < context->today.day)
        decide_ended(context, first->thing, out);
}
