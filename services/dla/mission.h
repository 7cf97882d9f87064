/* mission.h - Missions of an accompaniment (D5): individual, or collective for several employers.
 */
#pragma once

#include "services/dla/referral.h"

/* A referral that takes part; the first one is that whose plan asked for the mission. */
struct participation {
    struct referral *referral;
    struct participation *next;
};

struct mission {
    struct id id;
    struct participation *participations; /* freed by mission_close */
    uint32_t employers;                   /* that take part */
    uint8_t kind, theme, state;           /* enum mission_kind, referral_need, mission_state */
    uint8_t days;                         /* of work; as planned, then as done */
    char provider[10];                    /* SIREN; "": not chosen yet */
    int64_t cost_cents;
    struct date starts_on, ends_on; /* foreseen; the last day once it is done */
    struct date planned_on;
};

/* Frees what hangs from the missions of the state, before its tables. */
void mission_close(struct dla_state *state);

/* The département of the mission that the request names first: that of its first referral. */
const char *mission_departement(const struct context *context, const void *request);
/* The département of the referral that a new mission is for. */
const char *mission_new_departement(const struct context *context, const void *request);

int mission_decide_plan(const struct context *context, const void *request, struct decision *out,
                        struct refusal *refusal);
int mission_decide_join(const struct context *context, const void *request, struct decision *out,
                        struct refusal *refusal);
int mission_decide_complete(const struct context *context, const void *request,
                            struct decision *out, struct refusal *refusal);
int mission_decide_cancel(const struct context *context, const void *request, struct decision *out,
                          struct refusal *refusal);

void mission_apply_planned(void *state, const struct event *event);
void mission_apply_joined(void *state, const struct event *event);
void mission_apply_completed(void *state, const struct event *event);
void mission_apply_cancelled(void *state, const struct event *event);

int mission_answer_list(const struct context *context, const void *request, struct buffer *reply,
                        struct refusal *refusal);
