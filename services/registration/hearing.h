/* hearing.h - what hubs think of jobs, and what referrals open: heard from their journals. */
#pragma once

#include "services/registration/state.h"

/* A referral that the DLA has accepted, and what it lets it read (P4). */
struct access {
    struct id referral;
    struct employer *employer; /* NULL: not known here */
    bool is_open;
};

/* Whether that referral is open and about that employer, or one merged with it. */
bool hearing_has_access(const struct state *state, const struct id *referral,
                        const struct employer *employer);

void hearing_opinion(const struct context *context, const struct event *heard,
                     struct decision *out);
void hearing_accepted(const struct context *context, const struct event *heard,
                      struct decision *out);
void hearing_closed(const struct context *context, const struct event *heard, struct decision *out);
void hearing_apply_unmet(void *state, const struct event *event);
void hearing_apply_opened(void *state, const struct event *event);
void hearing_apply_closed(void *state, const struct event *event);
