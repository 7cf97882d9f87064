/* decider.h - which hub decides where, and when (H1): in a département, on a day, one at the most.
 *
 * Who said so first decides; another's claim is kept, and met when the first one's days change, so
 * that the order in which two hubs' journals are heard does not matter in the end.  A claim that
 * was met and grows into another's days stays met as it was; what it wants beyond waits.
 */
#pragma once

#include "services/registration/state.h"

/* What a hub says of a département. */
struct decider {
    char hub[40];
    char departement[4];
    struct date from, until; /* included; until none: open */
    struct date wanted;      /* as the hub said; other than `until`: another decides on the rest */
    bool is_met;             /* it decides; else another one does */
};

void decider_close(struct state *state);
/* Whether that hub decides there on that day. */
bool decider_is(const struct state *state, const char *hub, const char *departement,
                struct date on);

void decider_hear_defined(const struct context *context, const struct event *heard,
                          struct decision *out);
void decider_hear_ended(const struct context *context, const struct event *heard,
                        struct decision *out);
void decider_apply_defined(void *state, const struct event *event);
void decider_apply_ended(void *state, const struct event *event);
void decider_apply_unmet(void *state, const struct event *event);
