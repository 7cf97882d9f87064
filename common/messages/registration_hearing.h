/* registration_hearing.h - what registration concludes from what hubs and the DLA say. */
#pragma once

#include "common/messages/registration_words.h"

/* decider.defined: A hub's opinion decides there, on these days (H1).  Said again with the same
 * hub, département and first day, it takes the place of what was said before. */
struct decider_defined {
    char hub[40];
    char departement[4];
    struct date from;
    struct date until; /* included; none: open */
};
extern const struct schema decider_defined_schema;

/* decider.ended: What that hub said of that département and first day holds no longer at all. */
struct decider_ended {
    char hub[40];
    char departement[4];
    struct date from;
};
extern const struct schema decider_ended_schema;

/* decider.unmet: A hub says that it decides there, and another one does (H1).  It is looked at
 * again when that one's days change. */
struct decider_unmet {
    char hub[40];
    char departement[4];
    struct date from;
    struct date until;
    char rule[16];
    char decider[40];       /* who does */
    struct date kept_until; /* until then it goes on deciding, as before it said more; none: it does
                               not */
};
extern const struct schema decider_unmet_schema;

/* opinion.unmet: A hub's opinion that decides cannot be followed; the rule says why. */
struct opinion_unmet {
    struct id opinion;
    struct id job;
    char hub[40];
    char departement[4];
    char rule[16]; /* Q2, H1…; "etat": the job is not proposed any more */
    enum opinion_unmet_reason reason;
    enum job_state state; /* of the job; none: unknown */
    struct date given_on;
    struct date unmet_on;
};
extern const struct schema opinion_unmet_schema;

/* access.opened: A referral lets the DLA read whom to speak to at an employer (P4). */
struct access_opened {
    struct id referral;
    struct id employer;
    char departement[4];
    struct date opened_on;
};
extern const struct schema access_opened_schema;

/* access.closed: The referral is over, and so is the right to read. */
struct access_closed {
    struct id referral;
    struct id employer;
    char departement[4];
    struct date closed_on;
};
extern const struct schema access_closed_schema;
