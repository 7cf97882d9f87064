/* opinion.h - what the hub thinks of proposed jobs, and what registration makes of it.
 *
 * O1  An opinion is about a job that is proposed.
 * O2  One opinion that decides is awaited at a time; another may be given once it was not met.
 * O3  An unfavourable one says why, a favourable one does not.
 */
#pragma once

#include "services/regional/case.h"

struct opinion {
    struct id id;
    struct job_case *subject;
    struct date given_on, outcome_on;
    uint32_t rule;   /* word: cited by registration */
    uint8_t verdict; /* enum verdict */
    uint8_t reason;  /* enum job_refusal */
    uint8_t outcome; /* enum opinion_outcome; none: a comment */
    bool decides;    /* H1 */
};

/* For the fold of cases: registration could not follow it; the job was approved or refused. */
void opinion_follow_unmet(struct regional_state *state, const struct id *id, const char *rule,
                          struct date on);
void opinion_follow_job(struct regional_state *state, const struct job_case *subject,
                        enum case_fact fact, struct date on);

int opinion_decide_give(const struct context *context, const void *request, struct decision *out,
                        struct refusal *refusal);
int opinion_answer_get(const struct context *context, const void *request, struct buffer *reply,
                       struct refusal *refusal);
int opinion_answer_list(const struct context *context, const void *request, struct buffer *reply,
                        struct refusal *refusal);
void opinion_apply_given(void *state, const struct event *event);
