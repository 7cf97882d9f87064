/* tutor.h - tutors (C4): volunteers, with experience, who follow few people at a time. */
#pragma once

#include "services/registration/employer.h"
#include "services/registration/period.h"
#include "services/registration/state.h"

struct contract;
struct tutor;

/* A tutor follows a contract: `days.to` none, until the contract's own end. */
struct tutoring {
    struct tutor *tutor;
    struct contract *contract;
    struct tutoring *next_of_tutor, *next_of_contract; /* the last one first */
    struct period days;
};

struct tutor {
    struct id id;
    struct employer *employer; /* as registered: employer_of */
    struct tutoring *followed;
    struct date registered_on, retired_on;
    uint32_t retention; /* its place among state->contact_retentions */
    uint8_t experience_years;
    bool is_erased; /* its vault row is gone (P2) */
};

const struct tutor *tutor_find(const struct state *state, const struct id *id);
/* The days on which a tutor really follows: within those of the contract. */
struct period tutor_follows(const struct tutoring *tutoring);
/* How many people at once, at most, on any day of that period; `except` (may be NULL) is not
 * counted. */
size_t tutor_load(const struct tutor *tutor, struct period days, const struct contract *except);
/* C4: known, of that employer, not retired, and free enough on those days for one more person. */
const struct tutor *tutor_available(const struct context *context, const struct id *id,
                                    const struct employer *employer, struct period days,
                                    const struct contract *except, struct refusal *refusal);
/* C4: those days may be added to what the tutor follows, `except` apart. */
int tutor_check_load(const struct context *context, const struct tutor *tutor, struct period days,
                     const struct contract *except, struct refusal *refusal);

int tutor_decide_register(const struct context *context, const void *request, struct decision *out,
                          struct refusal *refusal);
int tutor_decide_amend(const struct context *context, const void *request, struct decision *out,
                       struct refusal *refusal);
int tutor_decide_retire(const struct context *context, const void *request, struct decision *out,
                        struct refusal *refusal);
int tutor_answer_get(const struct context *context, const void *request, struct buffer *reply,
                     struct refusal *refusal);
int tutor_answer_list(const struct context *context, const void *request, struct buffer *reply,
                      struct refusal *refusal);
void tutor_apply_registered(void *state, const struct event *event);
void tutor_apply_amended(void *state, const struct event *event);
void tutor_apply_retired(void *state, const struct event *event);
