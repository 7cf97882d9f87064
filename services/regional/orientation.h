/* orientation.h - referrals to the DLA, as the hub that asked knows them; and the employers that it
 * needs to know for that.
 *
 * OR1  The employer's SIRET is known: heard of registration, or given (EM2) when its seat is
 *      elsewhere.
 * OR2  One referral of an employer runs at a time.
 * OR3  What runs may be asked back, once; whether it is too late is the DLA's to say.
 */
#pragma once

#include "services/regional/case.h"

struct known_employer {
    struct id id;
    struct known_employer *merged_into; /* EM4; NULL: it is itself */
    uint8_t form;                       /* enum employer_form */
    char siret[15];                     /* "": not known */
};

struct orientation {
    struct id id;
    struct job_case *subject;
    struct known_employer *employer;
    struct date requested_on, on;
    uint32_t detail;      /* word of the vocabulary */
    uint8_t needs;        /* of referral_needs */
    uint8_t step;         /* enum orientation_step */
    uint8_t alternatives; /* of referral_alternatives */
    bool is_over, withdrawal_asked;
    char siret[15];
};

int orientation_decide_request(const struct context *context, const void *request,
                               struct decision *out, struct refusal *refusal);
int orientation_decide_withdraw(const struct context *context, const void *request,
                                struct decision *out, struct refusal *refusal);
int orientation_answer_get(const struct context *context, const void *request, struct buffer *reply,
                           struct refusal *refusal);
int orientation_answer_list(const struct context *context, const void *request,
                            struct buffer *reply, struct refusal *refusal);
void orientation_apply_requested(void *state, const struct event *event);
void orientation_apply_withdrawal_asked(void *state, const struct event *event);
void orientation_apply_heard(void *state, const struct event *event);
void orientation_apply_employer(void *state, const struct event *event);

/* What is heard of registration: employers. */
void orientation_hear_employer(const struct context *context, const struct event *heard,
                               struct decision *out);
void orientation_hear_amended(const struct context *context, const struct event *heard,
                              struct decision *out);
void orientation_hear_merged(const struct context *context, const struct event *heard,
                             struct decision *out);
/* What is heard of the DLA: every step of a referral of this hub (orientation_hear.c). */
void orientation_hear_step(const struct context *context, const struct event *heard,
                           struct decision *out);
