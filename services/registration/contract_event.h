/* contract_event.h - what every event of a contract says of it; for contract*.c and exit.c. */
#pragma once

#include <string.h>

#include "services/registration/contract.h"

/* Fills the members that all of them have. */
#define CONTRACT_DESCRIBE(event, it)                                                               \
    do {                                                                                           \
        (event).contract = (it)->id;                                                               \
        (event).job = (it)->job->id;                                                               \
        (event).person = (it)->person->id;                                                         \
        (event).employer = employer_of((it)->job->employer)->id;                                   \
        memcpy((event).departement, (it)->job->departement, sizeof(event).departement);            \
    } while (0)
