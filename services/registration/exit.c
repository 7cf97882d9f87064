#include "services/registration/exit.h"

#include "services/registration/contract_event.h"
#include "services/registration/settings.h"

bool exit_is_positive(enum exit_kind kind)
{
    return kind == EXIT_CDI || kind == EXIT_CDD_LONG || kind == EXIT_TITULARISATION ||
           kind == EXIT_FORMATION_QUALIFIANTE || kind == EXIT_CREATION_ACTIVITE;
}

/* C9, pérennisation: only somebody in employment can be kept by the same employer. */
static int check_same_employer(enum exit_kind kind, bool same_employer, struct refusal *refusal)
{
    bool employed = kind == EXIT_CDI || kind == EXIT_CDD_LONG || kind == EXIT_CDD_COURT ||
                    kind == EXIT_TITULARISATION;

    if (!same_employer || employed)
        return 0;
    return refuse(refusal, ERROR_INVALID, "C9", "same_employer",
                  "« %s » n'est pas un emploi chez le même employeur ; il faut un CDI, un CDD ou "
                  "une titularisation (C9).",
                  enumeration_label(&exit_kinds, (int)kind));
}

static int refuse_again(enum exit_kind kind, struct refusal *refusal)
{
    return refuse(refusal, ERROR_CONFLICT, "C9", "contract",
                  "Cette situation est déjà déclarée : « %s » (C9).",
                  enumeration_label(&exit_kinds, (int)kind));
}

int exit_decide_record(const struct context *context, const void *request, struct decision *out,
                       struct refusal *refusal)
{
    const struct exit_record *asked = request;
    const struct contract *contract = contract_for(context, &asked->contract, ACT_EXIT, refusal);

    if (contract == NULL || check_same_employer(asked->kind, asked->same_employer, refusal) < 0)
        return -1;
    if (contract->exit != EXIT_NONE)
        return refuse_again((enum exit_kind)contract->exit, refusal);

    struct exit_recorded event = {
        .kind = asked->kind,
        .is_positive = exit_is_positive(asked->kind),
        .same_employer = asked->same_employer,
        .left_on = contract->left_on,
        .is_breach = contract->motive != MOTIVE_TERME,
    };

    CONTRACT_DESCRIBE(event, contract);
    decide_event(out, &exit_recorded_schema, &event, event.departement);
    return 0;
}

/* C9: not before six months have passed. */
static int check_observed(const struct context *context, const struct contract *contract,
                          struct date observed_on, struct refusal *refusal)
{
    const struct registration_settings *settings = context->settings;
    struct date earliest = date_add_months(contract->left_on, (int)settings->exit_later_months);

    if (date_compare(observed_on, earliest) >= 0)
        return 0;
    return refuse(refusal, ERROR_INVALID, "C9", "observed_on",
                  "Le contrat a pris fin le %s ; la situation à %d mois s'observe à partir du %s "
                  "(C9).",
                  day_text(contract->left_on), (int)settings->exit_later_months,
                  day_text(earliest));
}

int exit_decide_record_later(const struct context *context, const void *request,
                             struct decision *out, struct refusal *refusal)
{
    const struct exit_record_later *asked = request;
    const struct contract *contract =
        contract_for(context, &asked->contract, ACT_EXIT_LATER, refusal);
    struct date observed_on;

    if (contract == NULL || check_same_employer(asked->kind, asked->same_employer, refusal) < 0 ||
        state_business_day(context, asked->observed_on, "observed_on", &observed_on, refusal) < 0 ||
        check_observed(context, contract, observed_on, refusal) < 0)
        return -1;
    if (contract->exit_later != EXIT_NONE)
        return refuse_again((enum exit_kind)contract->exit_later, refusal);

    struct exit_recorded_later event = {
        .kind = asked->kind,
        .is_positive = exit_is_positive(asked->kind),
        .same_employer = asked->same_employer,
        .left_on = contract->left_on,
        .observed_on = observed_on,
        .is_breach = contract->motive != MOTIVE_TERME,
    };

    CONTRACT_DESCRIBE(event, contract);
    decide_event(out, &exit_recorded_later_schema, &event, event.departement);
    return 0;
}

void exit_apply_recorded(void *state, const struct event *event)
{
    const struct exit_recorded *happened = event->record;
    struct state *fold = state;
    struct contract *contract = table_find(&fold->contracts, &happened->contract);

    contract->exit = (uint8_t)happened->kind;
}

void exit_apply_recorded_later(void *state, const struct event *event)
{
    const struct exit_recorded_later *happened = event->record;
    struct state *fold = state;
    struct contract *contract = table_find(&fold->contracts, &happened->contract);

    contract->exit_later = (uint8_t)happened->kind;
}
