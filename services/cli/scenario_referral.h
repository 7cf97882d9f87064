/* scenario_referral.h - one referral in the course of the making. */
#pragma once

#include "services/cli/scenario_adviser.h"

struct referral_life {
    const struct supported *supported;
    const struct scenario_bearer *bearer;
    const struct scenario_adviser *adviser; /* who took it; NULL: nobody yet */
    struct id referral;
    bool is_entitled;
    uint32_t needs;
    struct date requested_on;
    struct date accepted_on; /* the Monday on which it was said: the DLA dates it */
};

/* An adviser asks the DLA, through the gateway. */
void scenario_advise(struct scenario *scenario, const struct scenario_adviser *adviser,
                     struct date day, const struct schema *schema, const void *record);
/* scenario_accompany.c: what follows an acceptance: diagnosis, plan, missions, outcome, impact. */
void scenario_accompany(struct scenario *scenario, const struct referral_life *life);
