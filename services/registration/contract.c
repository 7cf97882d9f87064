#include "services/registration/contract.h"

#include <stdlib.h>

#include "services/registration/settings.h"

#define IN(state) (1u << (CONTRACT_##state))

enum { OPEN = IN(RUNNING) | IN(SUSPENDED), OVER = IN(BROKEN) | IN(ENDED) };

/* Which act is possible in which states; what is not here is refused with both states named.  A
 * breach can be declared after the term has passed by itself: it happened before. */
static const struct {
    unsigned states;
    const char *rule, *sentence;
} acts[] = {
    [ACT_ASSIGN_TUTOR] = {OPEN,             "C4", "recevoir un autre tuteur"              },
    [ACT_RELEASE_TUTOR] = {OPEN,             "C4", "perdre son tuteur"                     },
    [ACT_EXTEND] = {OPEN,             "C1", "être prolongé"                       },
    [ACT_CONVERT] = {OPEN,             "C1", "devenir un CDI"                        },
    [ACT_SUSPEND] = {OPEN,             "C7", "être suspendu"                        },
    [ACT_RESUME] = {OPEN,             "C7", "reprendre"                             },
    [ACT_BREAK] = {OPEN | IN(ENDED), "C7", "être rompu"                           },
    [ACT_END] = {OPEN,             "C7", "arriver à son terme"                  },
    [ACT_REPAY] = {OPEN | OVER,      "C3", "donner lieu à un reversement"         },
    [ACT_EXIT] = {OVER,             "C9", "donner lieu à une sortie"             },
    [ACT_EXIT_LATER] = {OVER,             "C9", "donner lieu à une situation à 6 mois"},
};

/* "en cours ou suspendu" */
static void write_states(unsigned states, char *out, size_t size)
{
    size_t used = 0;

    out[0] = '\0';
    for (int state = CONTRACT_RUNNING; state <= CONTRACT_ENDED && used < size; state++)
        if ((states & (1u << state)) != 0)
            used += (size_t)snprintf(out + used, size - used, "%s« %s »", used == 0 ? "" : " ou ",
                                     enumeration_label(&contract_states, state));
}

const struct contract *contract_find(const struct state *state, const struct id *id)
{
    return table_find(&state->contracts, id);
}

const struct contract *contract_for(const struct context *context, const struct id *id,
                                    enum contract_act act, struct refusal *refusal)
{
    const struct contract *contract = contract_find(context->state, id);

    if (contract == NULL) {
        refuse(refusal, ERROR_NOT_FOUND, "", "contract", "Aucun contrat n'a l'identifiant %s.",
               id_text(id));
        return NULL;
    }

    enum contract_state state = contract_state(contract, context->today);
    char expected[120];

    if ((acts[act].states & (1u << state)) != 0)
        return contract;
    write_states(acts[act].states, expected, sizeof expected);
    refuse(refusal, ERROR_CONFLICT, acts[act].rule, "contract",
           "Le contrat est « %s » ; il doit être %s pour %s (%s).",
           enumeration_label(&contract_states, (int)state), expected, acts[act].sentence,
           acts[act].rule);
    return NULL;
}

static bool is_suspended(const struct contract *contract, struct date on)
{
    for (const struct pause *pause = contract->pauses; pause != NULL; pause = pause->next)
        if (period_has(pause->days, on))
            return true;
    return false;
}

enum contract_state contract_state(const struct contract *contract, struct date on)
{
    if (contract->motive == MOTIVE_TERME)
        return CONTRACT_ENDED;
    if (contract->motive != MOTIVE_NONE)
        return CONTRACT_BROKEN;
    return is_suspended(contract, on) ? CONTRACT_SUSPENDED : CONTRACT_RUNNING;
}

bool contract_is_over(const struct contract *contract)
{
    return contract->motive != MOTIVE_NONE;
}

struct period contract_days(const struct contract *contract)
{
    return (struct period){contract->starts_on,
                           contract_is_over(contract) ? contract->left_on : contract->planned_end};
}

struct period contract_aid_days(const struct contract *contract)
{
    return period_common((struct period){contract->starts_on, contract->aid_ends_on},
                         contract_days(contract));
}

int64_t contract_due_cents(const struct contract *contract, struct date last_day, struct date upto)
{
    struct period unpaid[CONTRACT_MOST_PAUSES];
    size_t count = 0;
    struct period running =
        period_common((struct period){contract->starts_on, last_day}, contract_aid_days(contract));

    for (const struct pause *pause = contract->pauses; pause != NULL; pause = pause->next)
        if (!pause->is_paid)
            unpaid[count++] = pause->days;
    return aid_due(contract->aid_exact, running, unpaid, count, upto);
}

static int refuse_alone(const struct contract *other, const char *field, const char *whose,
                        struct refusal *refusal)
{
    struct period days = contract_days(other);

    if (date_is_none(days.to))
        return refuse(refusal, ERROR_CONFLICT, "C6", field,
                      "%s a déjà un CDI en cours depuis le %s ; un seul contrat à la fois (C6).",
                      whose, day_text(days.from));
    return refuse(refusal, ERROR_CONFLICT, "C6", field,
                  "%s a déjà un contrat du %s au %s ; un seul contrat à la fois (C6).", whose,
                  day_text(days.from), day_text(days.to));
}

int contract_check_alone(const struct person *person, const struct job *job, struct period days,
                         const struct contract *except, struct refusal *refusal)
{
    for (const struct contract *other = person->contracts; other != NULL;
         other = other->next_of_person)
        if (other != except && period_meets(contract_days(other), days))
            return refuse_alone(other, "person", "La personne", refusal);
    for (const struct contract *other = job->last_contract; other != NULL;
         other = other->next_of_job)
        if (other != except && period_meets(contract_days(other), days))
            return refuse_alone(other, "job", "Le poste", refusal);
    return 0;
}

/* Clear days: neither the day of the fact nor that of the declaration counts. */
int64_t contract_days_late(const struct context *context, struct date happened_on)
{
    const struct registration_settings *settings = context->settings;
    int64_t late = context->today.day - happened_on.day - settings->declaration_days - 1;

    return late > 0 ? late : 0;
}

int contract_day_within(const struct context *context, const struct contract *contract,
                        struct date given, const char *field, struct date *out,
                        struct refusal *refusal)
{
    struct period days = contract_days(contract);

    if (state_business_day(context, given, field, out, refusal) < 0)
        return -1;
    if (period_has(days, *out))
        return 0;
    return refuse(refusal, ERROR_INVALID, "", field,
                  "La date du %s n'est pas un jour du contrat, qui va du %s %s %s.", day_text(*out),
                  day_text(days.from), date_is_none(days.to) ? "sans" : "au",
                  date_is_none(days.to) ? "terme" : day_text(days.to));
}

struct tutoring *contract_tutoring(const struct contract *contract, struct date on)
{
    for (struct tutoring *tutoring = contract->tutorings; tutoring != NULL;
         tutoring = tutoring->next_of_contract)
        if (period_has(tutoring->days, on))
            return tutoring;
    return NULL;
}

bool contract_form_is_public(enum employer_form form)
{
    return form == FORM_COLLECTIVITE || form == FORM_PUBLIC_BODY;
}

static void close_one(struct contract *contract)
{
    for (struct pause *pause = contract->pauses, *next; pause != NULL; pause = next) {
        next = pause->next;
        free(pause);
    }
    for (struct tutoring *tutoring = contract->tutorings, *next; tutoring != NULL;
         tutoring = next) {
        next = tutoring->next_of_contract;
        if (tutoring != &contract->tutoring)
            free(tutoring);
    }
}

void contract_close(struct state *state)
{
    for (size_t i = 0; i < state->contracts.count; i++)
        close_one(table_at(&state->contracts, i));
}
