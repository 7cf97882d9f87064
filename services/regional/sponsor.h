/* sponsor.h - sponsors (parrains): companies that follow young people's jobs.
 *
 * PA1  A company has a SIREN (EM2), known once here while it is open, a sector of the métiers and
 *      départements.
 * PA2  It never follows more jobs at a time than it said.
 * PA3  A job has one sponsor at a time; a company is proposed to a job once at a time.
 * PA4  Proposals for a job are ranked, with their reasons: same département, then sector of the
 *      métier, then offers that fit, then free capacity, then the first who pledged.
 * PA5  proposed → accepted | declined; accepted → ended.
 */
#pragma once

#include "services/regional/case.h"

struct sponsor {
    struct id id;
    char *name; /* owned */
    struct territory covers;
    uint32_t sector; /* word of the vocabulary */
    struct date pledged_on, closed_on;
    uint8_t offers; /* of sponsor_offers */
    uint8_t jobs_most, jobs_followed;
    char siren[10];
    char departement[4]; /* its own: the first it covers */
};

struct sponsorship {
    struct id id;
    struct sponsor *sponsor;
    struct job_case *subject;
    struct sponsorship *next_of_case;
    struct date proposed_on, accepted_on, ended_on;
    uint16_t meetings;
    uint8_t state;   /* enum sponsorship_state */
    uint8_t ending;  /* enum sponsorship_ending */
    uint8_t brought; /* of sponsor_offers */
};

struct meeting {
    struct id id;
};

void sponsor_close(struct regional_state *state);
/* An open company, where the hub may act; NULL with a refusal. */
const struct sponsor *sponsor_open(const struct context *context, const struct id *id,
                                   struct refusal *refusal);
static inline int sponsor_free(const struct sponsor *sponsor)
{
    return sponsor->jobs_most - sponsor->jobs_followed;
}
/* For what cases hear: the sponsor of a case whose contract or job is over is free again. */
void sponsor_end_by_itself(const struct context *context, const struct job_case *subject,
                           enum sponsorship_ending reason, struct date on, struct decision *out);

int sponsor_decide_pledge(const struct context *context, const void *request, struct decision *out,
                          struct refusal *refusal);
int sponsor_decide_amend(const struct context *context, const void *request, struct decision *out,
                         struct refusal *refusal);
int sponsor_decide_close(const struct context *context, const void *request, struct decision *out,
                         struct refusal *refusal);
int sponsor_decide_contact(const struct context *context, const void *request, struct decision *out,
                           struct refusal *refusal);
int sponsor_decide_erase(const struct context *context, const void *request, struct decision *out,
                         struct refusal *refusal);
int sponsor_decide_propose(const struct context *context, const void *request, struct decision *out,
                           struct refusal *refusal);
int sponsor_decide_accept(const struct context *context, const void *request, struct decision *out,
                          struct refusal *refusal);
int sponsor_decide_decline(const struct context *context, const void *request, struct decision *out,
                           struct refusal *refusal);
int sponsor_decide_meet(const struct context *context, const void *request, struct decision *out,
                        struct refusal *refusal);
int sponsor_decide_end(const struct context *context, const void *request, struct decision *out,
                       struct refusal *refusal);
int sponsor_answer_get(const struct context *context, const void *request, struct buffer *reply,
                       struct refusal *refusal);
int sponsor_answer_list(const struct context *context, const void *request, struct buffer *reply,
                        struct refusal *refusal);
int sponsor_answer_suggest(const struct context *context, const void *request, struct buffer *reply,
                           struct refusal *refusal);
int sponsor_answer_sponsorships(const struct context *context, const void *request,
                                struct buffer *reply, struct refusal *refusal);
void sponsor_apply_pledged(void *state, const struct event *event);
void sponsor_apply_amended(void *state, const struct event *event);
void sponsor_apply_closed(void *state, const struct event *event);
void sponsor_apply_proposed(void *state, const struct event *event);
void sponsor_apply_accepted(void *state, const struct event *event);
void sponsor_apply_declined(void *state, const struct event *event);
void sponsor_apply_met(void *state, const struct event *event);
void sponsor_apply_ended(void *state, const struct event *event);
