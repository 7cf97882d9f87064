#include "services/sectoral/candidate.h"

#include "common/messages/registration.h"
#include "services/sectoral/word.h"

struct candidate *candidate_find(const struct sectoral_state *state, const struct id *person)
{
    return table_find(&state->candidates, person);
}

static const char *word_of(const struct sectoral_state *state, const struct candidate *candidate,
                           size_t number)
{
    const struct table *words =
        number < candidate->practice_count ? &state->practices : &state->declared;
    const struct word *word = table_at(words, candidate->words[number]);

    return word->code;
}

/* ---- what is heard ---- */

static bool says(const struct sectoral_state *state, const struct candidate *candidate,
                 const struct candidate_noted *noted)
{
    size_t practices = candidate->practice_count;

    if (strcmp(candidate->departement, noted->departement) != 0 ||
        practices != noted->practices_count ||
        candidate->declared_count != noted->competences_count)
        return false;
    for (size_t i = 0; i < practices; i++)
        if (strcmp(word_of(state, candidate, i), noted->practices[i]) != 0)
            return false;
    for (size_t i = 0; i < noted->competences_count; i++)
        if (strcmp(word_of(state, candidate, practices + i), noted->competences[i]) != 0)
            return false;
    return true;
}

/* Nothing when it is known already, or of somebody who was erased (P2). */
static void note(const struct context *context, const struct candidate_noted *noted,
                 struct decision *out)
{
    const struct candidate *candidate = candidate_find(context->state, &noted->person);

    if (candidate != NULL && !date_is_none(candidate->forgotten_on))
        return;
    if (candidate == NULL || !says(context->state, candidate, noted))
        decide_event(out, &candidate_noted_schema, noted, noted->departement);
}

void candidate_hear_registered(const struct context *context, const struct event *heard,
                               struct decision *out)
{
    const struct person_registered *person = heard->record;
    const struct candidate *known = candidate_find(context->state, &person->person);
    struct candidate_noted noted = {
        .person = person->person,
        .practices_count = person->practices_count,
        .competences_count = person->competences_count,
        .noted_on = person->registered_on,
    };

    /* Heard again: an amendment may have come since. */
    if (known != NULL && known->departement[0] != '\0')
        return;
    memcpy(noted.departement, person->departement, sizeof noted.departement);
    memcpy(noted.practices, person->practices, sizeof noted.practices);
    memcpy(noted.competences, person->competences, sizeof noted.competences);
    note(context, &noted, out);
}

void candidate_hear_amended(const struct context *context, const struct event *heard,
                            struct decision *out)
{
    const struct person_amended *person = heard->record;
    struct candidate_noted noted = {
        .person = person->person,
        .practices_count = person->practices_count,
        .competences_count = person->competences_count,
        .noted_on = person->amended_on,
    };

    memcpy(noted.departement, person->departement, sizeof noted.departement);
    memcpy(noted.practices, person->practices, sizeof noted.practices);
    memcpy(noted.competences, person->competences, sizeof noted.competences);
    note(context, &noted, out);
}

void candidate_hear_erased(const struct context *context, const struct event *heard,
                           struct decision *out)
{
    const struct person_erased *person = heard->record;
    const struct candidate *known = candidate_find(context->state, &person->person);
    struct candidate_forgotten event = {.person = person->person,
                                        .forgotten_on = person->erased_on};

    if (known != NULL && !date_is_none(known->forgotten_on))
        return;
    memcpy(event.departement, person->departement, sizeof event.departement);
    decide_event(out, &candidate_forgotten_schema, &event, event.departement);
}

void candidate_hear_found(const struct context *context, const struct event *heard,
                          struct decision *out)
{
    const struct eligibility_found *found = heard->record;
    const struct candidate *known = candidate_find(context->state, &found->person);
    struct candidate_found_eligible event = {.person = found->person, .found_on = found->found_on};

    if (known != NULL && date_compare(found->found_on, known->found_on) <= 0)
        return;
    memcpy(event.departement, found->departement, sizeof event.departement);
    decide_event(out, &candidate_found_eligible_schema, &event, event.departement);
}

void candidate_hear_signed_elsewhere(const struct context *context, const struct event *heard,
                                     struct decision *out)
{
    const struct contract_signed *contract = heard->record;
    const struct candidate *known = candidate_find(context->state, &contract->person);
    struct candidate_engaged event = {
        .person = contract->person,
        .contract = contract->contract,
        .engaged_on = contract->signed_on,
    };

    if (known != NULL && id_equal(&known->contract, &contract->contract))
        return;
    memcpy(event.departement, contract->departement, sizeof event.departement);
    decide_event(out, &candidate_engaged_schema, &event, event.departement);
}

void candidate_hear_left_elsewhere(const struct context *context, const struct id *person,
                                   const struct id *contract, const char *departement,
                                   struct date on, struct decision *out)
{
    const struct candidate *known = candidate_find(context->state, person);
    struct candidate_freed event = {.person = *person, .contract = *contract, .freed_on = on};

    /* The same journal said the signature first: nothing else can come by another way. */
    if (known == NULL || !candidate_runs(known, contract))
        return;
    event.is_engaged = candidate_has_another(known, contract);
    memcpy(event.departement, departement, sizeof event.departement);
    decide_event(out, &candidate_freed_schema, &event, event.departement);
}
