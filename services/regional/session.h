/* session.h - collective sessions for tutors.
 *
 * S1  A tutor who is enrolled accompanies, or accompanied, a contract that the hub follows.
 * S2  Nobody is enrolled twice in a session.
 * S3  Never more tutors have a seat than there are seats; seats are not taken back from the
 *     enrolled.
 * S4  First come, first served: when it is full, tutors wait in order, and a seat that becomes free
 *     is at once the first one's.
 * S5  planned → held | cancelled; not held before its day.
 * S6  Attendance is that of the enrolled; who is not named was absent.
 */
#pragma once

#include "services/regional/state.h"

enum { SESSION_MOST_WAITING = 200 };

struct enrolment {
    struct id tutor;
    uint8_t state;      /* enum enrolment_state */
    uint8_t attendance; /* enum attendance */
};

struct session {
    struct id id;
    struct id place;
    struct enrolment *enrolments; /* in order of arrival */
    uint32_t enrolment_count;
    struct date held_on;
    uint16_t seats, enrolled, waiting, present;
    uint8_t theme;  /* enum session_theme */
    uint8_t state;  /* enum session_state */
    uint8_t reason; /* enum session_cancellation */
    char departement[4];
};

void session_close(struct regional_state *state);

int session_decide_plan(const struct context *context, const void *request, struct decision *out,
                        struct refusal *refusal);
int session_decide_amend(const struct context *context, const void *request, struct decision *out,
                         struct refusal *refusal);
int session_decide_enrol(const struct context *context, const void *request, struct decision *out,
                         struct refusal *refusal);
int session_decide_withdraw(const struct context *context, const void *request,
                            struct decision *out, struct refusal *refusal);
int session_decide_hold(const struct context *context, const void *request, struct decision *out,
                        struct refusal *refusal);
int session_decide_cancel(const struct context *context, const void *request, struct decision *out,
                          struct refusal *refusal);
int session_answer_get(const struct context *context, const void *request, struct buffer *reply,
                       struct refusal *refusal);
int session_answer_list(const struct context *context, const void *request, struct buffer *reply,
                        struct refusal *refusal);
int session_answer_tutors(const struct context *context, const void *request, struct buffer *reply,
                          struct refusal *refusal);
void session_apply_planned(void *state, const struct event *event);
void session_apply_amended(void *state, const struct event *event);
void session_apply_enrolled(void *state, const struct event *event);
void session_apply_withdrawn(void *state, const struct event *event);
void session_apply_promoted(void *state, const struct event *event);
void session_apply_held(void *state, const struct event *event);
void session_apply_attended(void *state, const struct event *event);
void session_apply_cancelled(void *state, const struct event *event);
