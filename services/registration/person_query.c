#include "services/registration/person.h"

#include <stdio.h>
#include <string.h>

#include "common/things/query.h"
#include "common/things/scope.h"
#include "services/registration/contract.h"
#include "services/registration/territory.h"

size_t person_words(const struct person *person, size_t from, size_t count,
                    char (*out)[PERSON_WORD_SIZE])
{
    for (size_t i = 0; i < count; i++)
        snprintf(out[i], PERSON_WORD_SIZE, "%s", texts_get(&person->words, from + i));
    return count;
}

static void show(const struct context *context, const void *thing, void *out)
{
    const struct person *person = thing;
    const struct contract *contract = person_contract(person);
    struct person_view *view = out;

    (void)context;
    *view = (struct person_view){
        .person = person->id,
        .gender = (enum gender)person->gender,
        .level = (enum level)person->level,
        .zone = (enum zone)person->zone,
        .rqth = person->rqth,
        .eligible_on = person->found_on,
        .criterion = (enum eligibility_criterion)person->criterion,
        .prescriber = (enum prescriber)person->prescriber,
        .registered_on = person->registered_on,
        .erased_on = person->erased_on,
    };
    snprintf(view->departement, sizeof view->departement, "%s", person->departement);
    view->practices_count = person_words(person, 0, person->practice_count, view->practices);
    view->competences_count =
        person_words(person, person->practice_count, person->competence_count, view->competences);
    if (contract != NULL)
        view->contract = contract->id;
}

static bool shows_practice(const struct person *person, const char *practice)
{
    for (size_t i = 0; i < person->practice_count; i++)
        if (strcmp(texts_get(&person->words, i), practice) == 0)
            return true;
    return practice[0] == '\0';
}

static bool matches(const struct context *context, const void *request, const void *thing)
{
    const struct person_list *asked = request;
    const struct person *person = thing;

    return person->is_known && scope_shows(context, asked->departement, person->departement) &&
           (asked->gender == GENDER_NONE || asked->gender == (enum gender)person->gender) &&
           (asked->level == LEVEL_ABSENT || asked->level == (enum level)person->level) &&
           (asked->zone == ZONE_ABSENT || asked->zone == (enum zone)person->zone) &&
           (!asked->only_eligible ||
            (person->criterion != CRITERION_NONE && date_is_none(person->erased_on))) &&
           (!asked->only_free || person_contract(person) == NULL) &&
           shows_practice(person, asked->practice);
}

int person_answer_get(const struct context *context, const void *request, struct buffer *reply,
                      struct refusal *refusal)
{
    const struct person_get *asked = request;
    const struct person *person = person_find(context->state, &asked->person);
    struct person_view view;

    if (person == NULL)
        return refuse(refusal, ERROR_NOT_FOUND, "", "person",
                      "Aucune personne n'a l'identifiant %s.", id_text(&asked->person));
    show(context, person, &view);
    record_encode(&person_view_schema, &view, reply);
    return 0;
}

int person_answer_list(const struct context *context, const void *request, struct buffer *reply,
                       struct refusal *refusal)
{
    const struct person_list *asked = request;
    const struct state *state = context->state;
    struct query query = {
        .table = &state->people,
        .after = &asked->after,
        .limit = asked->limit,
        .page = &person_page_schema,
        .view = &person_view_schema,
        .matches = matches,
        .show = show,
    };

    if (scope_check(context, asked->departement, refusal) < 0)
        return -1;
    return query_list(context, request, &query, reply, refusal);
}
