/* fact_rule.h - which fact an event is, and what it changes of what things contribute: a row of a
 * table for each type, in facts_<service>.c. */
#pragma once

#include <stddef.h>

/* Contributions that events of several services move; statements of their names note them. */
enum fact_touch {
    FACT_TOUCH_NOTHING = 0,
    FACT_TOUCH_TRAINING = 1 << 0,     /* contract_training */
    FACT_TOUCH_TRANSMITTING = 1 << 1, /* contract_transmitting */
    FACT_TOUCH_NETWORK = 1 << 2,      /* network_contribution */
    FACT_TOUCH_DELAY = 1 << 3,        /* network_delay */
    FACT_TOUCH_CONTACT = 1 << 4,      /* contract_contact */
    FACT_TOUCH_SPONSORED = 1 << 5,    /* contract_sponsored, regional_delay: also by the job */
    FACT_TOUCH_TUTORS = 1 << 6,       /* tutor_contribution: also by the contract */
};

enum { FACT_THINGS = 2 };
struct service_fact_rule {
    const char *type;
    const char *table; /* NULL: known, and nothing of it is kept */
    struct {
        unsigned touch;    /* of enum fact_touch */
        const char *thing; /* member with the id of the thing that contributes */
    } touched[FACT_THINGS];
};
