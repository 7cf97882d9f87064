#include "services/registration/territory.h"

#include "services/registration/contract.h"
#include "services/registration/employer.h"
#include "services/registration/job.h"
#include "services/registration/person.h"
#include "services/registration/place.h"
#include "services/registration/tutor.h"

static const struct state *state_of(const struct context *context)
{
    return context->state;
}

const char *territory_of_place(const struct context *context, const void *request)
{
    const struct place *place = table_find(&state_of(context)->places, request);

    return place == NULL ? NULL : place->departement;
}

const char *territory_of_employer(const struct context *context, const void *request)
{
    const struct employer *employer = table_find(&state_of(context)->employers, request);

    return employer == NULL ? NULL : employer->departement;
}

const char *territory_of_job(const struct context *context, const void *request)
{
    const struct job *job = table_find(&state_of(context)->jobs, request);

    return job == NULL ? NULL : job->departement;
}

const char *territory_of_person(const struct context *context, const void *request)
{
    const struct person *person = person_find(context->state, request);

    return person == NULL ? NULL : person->departement;
}

const char *territory_of_tutor(const struct context *context, const void *request)
{
    const struct tutor *tutor = table_find(&state_of(context)->tutors, request);

    return tutor == NULL ? NULL : tutor->employer->departement;
}

const char *territory_of_contract(const struct context *context, const void *request)
{
    const struct contract *contract = table_find(&state_of(context)->contracts, request);

    return contract == NULL ? NULL : contract->job->departement;
}

const char *territory_conclude(const struct context *context, const char *departement,
                               const char *commune_code, const char *postal_code)
{
    char code[4];
    const struct departement *known;

    if (departement[0] == '\0' && commune_code[0] != '\0' &&
        departement_of_commune(commune_code, code) == 0)
        departement = code;
    if (departement[0] == '\0' && postal_code[0] != '\0' &&
        departement_of_postal_code(postal_code, code) == 0)
        departement = code;
    known = reference_departement(context->reference, departement);
    return known == NULL ? NULL : known->code;
}

const char *territory_of_new_place(const struct context *context, const void *request)
{
    const struct place_register *place = request;

    return territory_conclude(context, place->departement, place->commune_code, place->postal_code);
}

const char *territory_of_new_employer(const struct context *context, const void *request)
{
    const struct employer_register *employer = request;

    return territory_conclude(context, employer->departement, employer->commune_code,
                              employer->postal_code);
}

const char *territory_of_new_job(const struct context *context, const void *request)
{
    const struct job_propose *job = request;

    return territory_of_place(context, &job->place);
}

const char *territory_of_new_person(const struct context *context, const void *request)
{
    const struct person_register *person = request;

    return territory_conclude(context, person->departement, "", "");
}

const char *territory_of_new_tutor(const struct context *context, const void *request)
{
    const struct tutor_register *tutor = request;

    return territory_of_employer(context, &tutor->employer);
}

const char *territory_of_new_contract(const struct context *context, const void *request)
{
    const struct contract_sign *contract = request;

    return territory_of_job(context, &contract->job);
}

const char *territory_of_person_contact(const struct context *context, const void *request)
{
    const struct person_contact *asked = request;

    /* A hub's right comes from the contract in its territory, wherever the person lives. */
    if (context->caller->role == ROLE_REGIONAL)
        return territory_of_contract(context, &asked->contract);
    return territory_of_person(context, request);
}

const char *territory_of_employer_get(const struct context *context, const void *request)
{
    const struct employer_get *asked = request;
    const struct employer *employer = id_is_none(&asked->employer)
                                          ? employer_of_siret(context->state, asked->siret)
                                          : employer_find(context->state, &asked->employer);

    return employer == NULL ? NULL : employer->departement;
}
