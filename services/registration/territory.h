/* territory.h - the département that a request is about, for the check of the caller's territory.
 */
#pragma once

#include "common/service/rules.h"

/* By what the request's first member, an id, names. NULL when there is no such thing. */
const char *territory_of_place(const struct context *context, const void *request);
const char *territory_of_employer(const struct context *context, const void *request);
const char *territory_of_job(const struct context *context, const void *request);
const char *territory_of_person(const struct context *context, const void *request);
const char *territory_of_tutor(const struct context *context, const void *request);
const char *territory_of_contract(const struct context *context, const void *request);

/* By other members. */
const char *territory_of_new_place(const struct context *context, const void *request);
const char *territory_of_new_employer(const struct context *context, const void *request);
const char *territory_of_new_job(const struct context *context,
                                 const void *request); /* its place */
const char *territory_of_new_person(const struct context *context, const void *request);
const char *territory_of_new_tutor(const struct context *context,
                                   const void *request); /* its employer */
const char *territory_of_new_contract(const struct context *context,
                                      const void *request); /* its job */
/* The prescriber's person, or the contract that a hub names. */
const char *territory_of_person_contact(const struct context *context, const void *request);
const char *territory_of_employer_get(const struct context *context, const void *request);

/* The département that the best of the three texts says: as given, of the commune, of the postal
 * code.  A pointer into the reference; NULL when none says a known one. */
const char *territory_conclude(const struct context *context, const char *departement,
                               const char *commune_code, const char *postal_code);
