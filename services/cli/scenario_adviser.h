/* scenario_adviser.h - who answers for the DLA in the sample life. */
#pragma once

#include "services/cli/scenario_internal.h"

enum { ADVISERS_OF_BEARER = 2 };

struct scenario_adviser {
    char account[40]; /* by which the gateway asks */
    struct id adviser;
    char body[24];
    char c2ra[24];
    bool is_c2ra;
};

/* NULL: none. */
const struct scenario_adviser *scenario_adviser_c2ra(const struct scenario *scenario,
                                                     const char *c2ra);
/* How many answer for that bearer. */
size_t scenario_adviser_of(const struct scenario *scenario, const char *body,
                           const struct scenario_adviser *out[ADVISERS_OF_BEARER]);
/* One of another bearer under the same C2RA; NULL: there is none. */
const struct scenario_adviser *scenario_adviser_other(const struct scenario *scenario,
                                                      struct random *random, const char *c2ra,
                                                      const char *not_of);
