/* fact_rule.h - which fact an event is, and what it changes of what things contribute: a row of a
 * table for each type, in facts_<service>.c. */
#pragma once

#include <stddef.h>

/* What an event changes of what a thing contributes: a bit for each contribution. */
enum fact_touch {
    FACT_TOUCH_NOTHING = 0,
    /* Parts of a contract's life. */
    FACT_TOUCH_SIGNATURE = 1 << 0,
    FACT_TOUCH_PERIOD = 1 << 1,
    FACT_TOUCH_TUTOR = 1 << 2,
    FACT_TOUCH_LONGER = 1 << 3,
    FACT_TOUCH_BREACH = 1 << 4,
    FACT_TOUCH_OUTCOME = 1 << 5,
    FACT_TOUCH_REPAYMENT = 1 << 6,
    FACT_TOUCH_AID = 1 << 7,
    FACT_TOUCH_TRAINING = 1 << 8,
    FACT_TOUCH_TRANSMITTING = 1 << 9,
    FACT_TOUCH_CONTACT = 1 << 10,
    FACT_TOUCH_SPONSORED = 1 << 11, /* and regional_delay: also by the job */
    /* Other things. */
    FACT_TOUCH_JOB = 1 << 12,
    FACT_TOUCH_EMPLOYER = 1 << 13,
    FACT_TOUCH_ENVELOPE = 1 << 14, /* the event itself */
    FACT_TOUCH_NETWORK = 1 << 15,  /* network_contribution */
    FACT_TOUCH_DELAY = 1 << 16,    /* network_delay */
    FACT_TOUCH_TUTORS = 1 << 17,   /* tutor_contribution: also by the contract */

    FACT_TOUCH_NEW = 1 << 18,  /* contributed nothing before */
    FACT_TOUCH_TERM = 1 << 19, /* all of FACT_TOUCH_END, unless it ends on the day that was known */
    /* When a contract ends, by whatever event. */
    FACT_TOUCH_END = FACT_TOUCH_PERIOD | FACT_TOUCH_TUTOR | FACT_TOUCH_AID |
                     FACT_TOUCH_TRANSMITTING | FACT_TOUCH_CONTACT | FACT_TOUCH_SPONSORED |
                     FACT_TOUCH_TUTORS,
    /* The parts whose moves are pending together.  What another journal told of a contract before
     * it is known counts from its signature on: the signature touches all of them. */
    FACT_TOUCH_LIFE = FACT_TOUCH_SIGNATURE | FACT_TOUCH_PERIOD | FACT_TOUCH_TUTOR |
                      FACT_TOUCH_LONGER | FACT_TOUCH_BREACH | FACT_TOUCH_OUTCOME |
                      FACT_TOUCH_REPAYMENT | FACT_TOUCH_TRAINING | FACT_TOUCH_TRANSMITTING |
                      FACT_TOUCH_CONTACT | FACT_TOUCH_SPONSORED,
    /* Whose moves are pending until cells take them in. */
    FACT_TOUCH_PENDING =
        FACT_TOUCH_LIFE | FACT_TOUCH_AID | FACT_TOUCH_JOB | FACT_TOUCH_NETWORK | FACT_TOUCH_TUTORS,
};

enum { FACT_THINGS = 4 };
struct service_fact_rule {
    const char *type;
    const char *table; /* NULL: known, and nothing of it is kept */
    struct {
        unsigned touch;    /* of enum fact_touch */
        const char *thing; /* member with the id of the thing that contributes */
    } touched[FACT_THINGS];
};
