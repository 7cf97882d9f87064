/* referral.h - Referrals (D1 to D5) and the advisers who are asked. */
#pragma once

#include "common/calendar/business_day.h"
#include "services/dla/adviser.h"
#include "services/dla/state.h"

struct note;

struct referral {
    struct id id, employer, job;
    char hub[40]; /* the instance that asked */
    char departement[4], region2013[3], region2016[3];
    char siret[15];
    char bearer[24], c2ra[24];
    uint8_t form, metier;
    uint8_t state;      /* enum referral_state (D3) */
    uint8_t refusal;    /* enum referral_unmet (D1) */
    uint8_t escalation; /* enum escalation_reason */
    uint8_t decline;    /* enum decline_reason, of the whole */
    uint8_t outcome;    /* enum referral_outcome (D5) */
    uint8_t satisfaction;
    uint16_t told; /* bit n: the clock n of enum referral_clock ran out, and it was said (D4) */
    uint16_t round;
    uint32_t needs, alternatives;
    uint32_t missions_open, missions_completed;
    struct date last_mission_on; /* the last one was completed then */
    int32_t jobs_concerned, jobs_consolidated;
    struct adviser *adviser; /* who accompanies, or did */
    struct asking *askings, *last_asking;
    struct note *notes, *last_note;

    struct date requested_on, received_on;
    struct date answer_due_on; /* of this round */
    struct date escalated_on, reassignment_due_on, reassigned_on;
    struct date accepted_on, diagnosis_due_on, diagnosed_on, plan_due_on, planned_on;
    struct date closes_from, whole_due_on;
    struct date step_on;  /* of the last step: the next one is not before it */
    struct date ended_on; /* refused, declined, withdrawn or closed */
    struct date impact_from, impact_until, measured_on;
    uint32_t clock, retention; /* places in the deadlines */
};

/* One adviser, asked in one round.  Its id is also that of its link. */
struct asking {
    struct id id;
    struct referral *referral;
    struct adviser *adviser;
    struct asking *next; /* of the same referral, in order */
    uint16_t round;
    uint8_t state;  /* enum asking_state */
    uint8_t reason; /* enum decline_reason */
    uint8_t reminders;
    bool told_unseen; /* the clock `seen` ran out, and it was said */
    struct date sent_on, seen_due_on, first_reminder_on, second_reminder_on, answer_due_on;
    struct date link_expires_on, link_used_on;
    struct date seen_on, answered_on;
    uint32_t clock; /* its place in `answers` */
};

/* What is done to a referral. */
enum referral_act {
    REFERRAL_SEE,
    REFERRAL_ACCEPT,
    REFERRAL_DECLINE,
    REFERRAL_ESCALATE,
    REFERRAL_REASSIGN,
    REFERRAL_GIVE_UP,
    REFERRAL_WITHDRAW,
    REFERRAL_HAND_OVER,
    REFERRAL_DIAGNOSE,
    REFERRAL_AGREE_PLAN,
    REFERRAL_START_ENGINEERING,
    REFERRAL_WATCH,
    REFERRAL_CLOSE,
    REFERRAL_ABANDON,
    REFERRAL_MEASURE,
    REFERRAL_PLAN_MISSION,
};

/* The members of any event that begins with REFERRAL_ABOUT. */
#define REFERRAL_DESCRIBE(event, of)                                                               \
    do {                                                                                           \
        (event).referral = (of)->id;                                                               \
        memcpy((event).hub, (of)->hub, sizeof(event).hub);                                         \
        memcpy((event).departement, (of)->departement, sizeof(event).departement);                 \
        memcpy((event).region2013, (of)->region2013, sizeof(event).region2013);                    \
        memcpy((event).region2016, (of)->region2016, sizeof(event).region2016);                    \
        (event).employer = (of)->employer;                                                         \
        (event).job = (of)->job;                                                                   \
        (event).form = (enum employer_form)(of)->form;                                             \
        (event).metier = (enum metier)(of)->metier;                                                \
    } while (0)

/* ---- the life cycle (D3), in referral.c ---- */

const struct referral *referral_find(const struct dla_state *state, const struct id *id);
/* NULL with a refusal when it is not known. */
const struct referral *referral_known(const struct context *context, const struct id *id,
                                      struct refusal *refusal);
/* What the table of D3 says: the state after it; REFERRAL_NONE when it is not in the table. */
enum referral_state referral_after(enum referral_state state, enum referral_act act);
/* 0, or -1 with a refusal that names the state and those that would do. */
int referral_may(const struct referral *referral, enum referral_act act, struct refusal *refusal);
bool referral_is_accompanied(const struct referral *referral);
bool referral_is_over(const struct referral *referral);
/* The referral that the caller accompanies, where the act is possible; NULL with a refusal. */
const struct referral *referral_accompanied(const struct context *context, const struct id *id,
                                            enum referral_act act, struct refusal *refusal);
/* The latest asking of that adviser, or NULL. */
struct asking *referral_asking(const struct referral *referral, const struct adviser *adviser);
bool asking_is_pending(const struct asking *asking);
/* It lapsed because others were asked after it. */
bool asking_is_reassigned(const struct asking *asking);
/* Whether the caller's role lets it see the referral at all (its territory is checked elsewhere).
 */
bool referral_is_visible(const struct context *context, const struct referral *referral);
/* P4: what is private of it is for the hub that asked, and for no other that covers the
 * département: a regional caller with a territory must say its hub.  0, or a refusal. */
int referral_check_hub(const struct context *context, const struct referral *referral,
                       const char *field, struct refusal *refusal);
/* The département of the referral that the request names first. */
const char *referral_departement(const struct context *context, const void *request);

/* ---- arrival, in referral_route.c ---- */

void referral_hear_requested(const struct context *context, const struct event *heard,
                             struct decision *out);
void referral_hear_withdrawal(const struct context *context, const struct event *heard,
                              struct decision *out);
/* Asks these advisers, in a new round. */
void referral_send(const struct context *context, const struct referral *referral,
                   const struct adviser *const *advisers, size_t count, struct decision *out);
void referral_escalate(const struct context *context, const struct referral *referral,
                       enum escalation_reason reason, struct date on, struct decision *out);

/* ---- answers, in referral_answer.c ---- */

struct answer {
    enum link_answer what;
    enum decline_reason reason; /* to decline */
    const char *details;        /* "" when there are none */
    bool by_link;
};

/* An adviser answers, with an account or a link. */
int referral_answer(const struct context *context, const struct asking *asking,
                    const struct answer *answer, struct decision *out, struct refusal *refusal);
/* The same without checks, for an adviser who leaves; goes up to the C2RA when nobody is left. */
void referral_declines(const struct context *context, const struct asking *asking,
                       const struct answer *answer, struct decision *out);
int referral_decide_see(const struct context *context, const void *request, struct decision *out,
                        struct refusal *refusal);
int referral_decide_accept(const struct context *context, const void *request, struct decision *out,
                           struct refusal *refusal);
int referral_decide_decline(const struct context *context, const void *request,
                            struct decision *out, struct refusal *refusal);

/* ---- the C2RA, in referral_c2ra.c ---- */

int referral_decide_reassign(const struct context *context, const void *request,
                             struct decision *out, struct refusal *refusal);
int referral_decide_hand_over(const struct context *context, const void *request,
                              struct decision *out, struct refusal *refusal);

/* ---- accompaniment, in referral_follow.c and referral_close.c ---- */

int referral_decide_diagnose(const struct context *context, const void *request,
                             struct decision *out, struct refusal *refusal);
int referral_decide_plan(const struct context *context, const void *request, struct decision *out,
                         struct refusal *refusal);
int referral_decide_start_engineering(const struct context *context, const void *request,
                                      struct decision *out, struct refusal *refusal);
int referral_decide_follow_up(const struct context *context, const void *request,
                              struct decision *out, struct refusal *refusal);
int referral_decide_close(const struct context *context, const void *request, struct decision *out,
                          struct refusal *refusal);
int referral_decide_measure(const struct context *context, const void *request,
                            struct decision *out, struct refusal *refusal);

/* ---- the fold, in referral_apply.c and referral_apply_follow.c ---- */

void referral_apply_received(void *state, const struct event *event);
void referral_apply_refused(void *state, const struct event *event);
void referral_apply_sent(void *state, const struct event *event);
void referral_apply_seen(void *state, const struct event *event);
void referral_apply_reminded(void *state, const struct event *event);
void referral_apply_escalated(void *state, const struct event *event);
void referral_apply_reassigned(void *state, const struct event *event);
void referral_apply_accepted(void *state, const struct event *event);
void referral_apply_taken(void *state, const struct event *event);
void referral_apply_declined(void *state, const struct event *event);
void referral_apply_withdrawn(void *state, const struct event *event);
void referral_apply_too_late(void *state, const struct event *event);
void referral_apply_late(void *state, const struct event *event);
void referral_apply_link_used(void *state, const struct event *event);
void referral_apply_handed_over(void *state, const struct event *event);
void referral_apply_diagnosed(void *state, const struct event *event);
void referral_apply_planned(void *state, const struct event *event);
void referral_apply_engineering_started(void *state, const struct event *event);
void referral_apply_followed_up(void *state, const struct event *event);
void referral_apply_closed(void *state, const struct event *event);
void referral_apply_measured(void *state, const struct event *event);

/* ---- clocks (D4), in referral_clock.c ---- */

/* Puts the referral, or one asking, where its next clock says; after every event that moves it. */
void referral_follow_clock(struct dla_state *state, struct referral *referral);
void asking_follow_clock(struct dla_state *state, struct asking *asking);
void referral_due(const struct context *context, struct decision *out);
/* What the adviser, or the C2RA, has to do next is due on; none: nothing. */
struct date referral_next_due(const struct referral *referral);

/* ---- queries, in referral_query.c and inbox.c ---- */

int referral_answer_get(const struct context *context, const void *request, struct buffer *reply,
                        struct refusal *refusal);
int referral_answer_list(const struct context *context, const void *request, struct buffer *reply,
                         struct refusal *refusal);
int inbox_answer(const struct context *context, const void *request, struct buffer *reply,
                 struct refusal *refusal);
