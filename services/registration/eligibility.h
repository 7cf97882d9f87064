/* eligibility.h - who may have such a contract (E1, E2, E3): found by the prescriber, checked again
 * at the signature. */
#pragma once

#include "services/registration/person.h"

/* What E1 to E3 look at, on one day. */
struct eligibility_case {
    struct date birth, on;
    bool rqth;
    bool in_employment;
    enum level level;
    enum zone zone;
    int64_t search_months_12, search_months_18; /* in the last 12 and 18 */
    enum derogation derogation;                 /* E3: why a shorter search is accepted */
};

/* E1: 16 to 25, under 30 if RQTH, on that day; `field` is blamed. */
int eligibility_check_age(struct date birth, bool rqth, struct date on, const char *field,
                          struct refusal *refusal);
/* Which leg of E2 holds (E3 included), CRITERION_NONE when none does. */
enum eligibility_criterion eligibility_conclude(const struct eligibility_case *facts);
/* E1, E2 and E3; the criterion, or CRITERION_NONE with the refusal. */
enum eligibility_criterion eligibility_judge(const struct eligibility_case *facts,
                                             struct refusal *refusal);
/* C5, E1, E2: found eligible before that day, not too long ago, and age, level and zone still fit.
 */
int eligibility_check_signature(const struct context *context, const struct person *person,
                                struct date signed_on, struct refusal *refusal);

int eligibility_decide_find(const struct context *context, const void *request,
                            struct decision *out, struct refusal *refusal);
void eligibility_apply_found(void *state, const struct event *event);
