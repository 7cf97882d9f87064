/* coverage.h - which départements the hub covers, from when to when (H1 to H4).
 *
 * H1  One hub decides for a département at a date; the others that cover it comment.
 * H2  A hub acts only where it covers the département that day; what it knows stays readable.
 * H3  An item counts for the hub that covers the département on the day it falls due: what fell due
 *     before a hub came is not asked of it, what falls due after it left is dropped when it leaves.
 * H4  A set of départements that is followed never changes: what is added later is another set.
 */
#pragma once

#include "common/service/rules.h"

enum { COVERAGE_MOST = 256 };

struct covered {
    char departement[4];
    struct date from, until; /* both included; until none: open */
    bool decides;
    char decider[40];       /* the other hub that registration follows there; "": none */
    struct date kept_until; /* …but from the day after on; none: on all these days */
    uint8_t set;            /* H4: the subscription that hears of it */
};

struct coverage {
    struct covered rows[COVERAGE_MOST]; /* in order of definition */
    size_t count;
};

/* Whether it is in the territory that day. */
bool coverage_has(const struct coverage *coverage, const char *departement, struct date on);
/* H3: whether what falls due on that day may be asked of the hub: it is there by then, and has not
 * left yet. */
bool coverage_reaches(const struct coverage *coverage, const char *departement, struct date today,
                      struct date due_on);
/* The last day it is covered; none: no end is known, or it never was. */
struct date coverage_last_day(const struct coverage *coverage, const char *departement);
/* Whether that was before `on`. */
bool coverage_is_left(const struct coverage *coverage, const char *departement, struct date on);
/* H1. */
bool coverage_decides(const struct coverage *coverage, const char *departement, struct date on);
/* H2: the hub covers it today, and the caller is not of another hub.  0, or a refusal. */
int coverage_check(const struct context *context, const char *departement, const char *field,
                   struct refusal *refusal);

/* rules.settle: brings the journal in line with the setting `territory`. */
void coverage_settle(const struct context *context, struct decision *out);
/* rules.follows: the sets of départements (H4), the same for each service that is heard. */
bool coverage_follows(const struct context *context, const char *service, size_t nth,
                      char departements[512]);
/* What registration says of who decides. */
void coverage_hear_met(const struct context *context, const struct event *heard,
                       struct decision *out);
void coverage_hear_unmet(const struct context *context, const struct event *heard,
                         struct decision *out);
void coverage_apply_defined(void *state, const struct event *event);
void coverage_apply_ended(void *state, const struct event *event);
void coverage_apply_decider(void *state, const struct event *event);
int coverage_answer_territory(const struct context *context, const void *request,
                              struct buffer *reply, struct refusal *refusal);
