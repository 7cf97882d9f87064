/* contract.h - contracts: signed (C1–C6), extended, suspended, broken (C7), ended, converted.
 *
 *   contract.c         what is known of a contract, its life cycle, its end in memory
 *   contract_sign.c    the signature: every condition of C1 to C6
 *   contract_apply.c   how events move it
 *   contract_change.c  extension, conversion, suspension, repayment
 *   contract_tutor.c   who follows it
 *   contract_end.c     breach and term
 *   contract_query.c   get and list
 */
#pragma once

#include "services/registration/aid.h"
#include "services/registration/job.h"
#include "services/registration/person.h"
#include "services/registration/tutor.h"

enum { CONTRACT_MOST_PAUSES = 64 };

/* Work stopped for a time; `days.to` none: nobody knows until when. */
struct pause {
    struct period days;
    bool is_paid; /* the aid is due all the same */
    bool is_over; /* the return was declared */
    struct pause *next;
};

struct contract {
    struct id id;
    struct job *job;
    struct person *person;
    struct contract *next_of_person; /* signed before, same person */
    struct contract *next_of_job;    /* signed before, same job */
    struct contract *renewal_of;     /* or NULL */
    struct tutoring tutoring;        /* the first one */
    struct tutoring *tutorings;      /* the last one first */
    struct pause *pauses;            /* the last one first */
    int64_t aid_exact;               /* monthly, in 1/18 000 of a cent (aid.h) */
    int64_t committed_cents, repaid_cents;
    struct date signed_on, starts_on, planned_end; /* planned_end: none for a CDI */
    struct date aid_ends_on;
    struct date left_on; /* last day, once broken or ended */
    uint32_t term;       /* its place among state->terms */
    int16_t weekly_minutes;
    uint8_t months; /* of a CDD, in all */
    uint8_t kind, scheme, rate_percent;
    uint8_t motive; /* MOTIVE_TERME once ended, another once broken, none before */
    uint8_t exit, exit_later;
    uint8_t pause_count; /* at most CONTRACT_MOST_PAUSES */
};

/* What happens to a contract; the table in contract.c says in which states. */
enum contract_act {
    ACT_ASSIGN_TUTOR,
    ACT_RELEASE_TUTOR,
    ACT_EXTEND,
    ACT_CONVERT,
    ACT_SUSPEND,
    ACT_RESUME,
    ACT_BREAK,
    ACT_END,
    ACT_REPAY,
    ACT_EXIT,
    ACT_EXIT_LATER,
};

const struct contract *contract_find(const struct state *state, const struct id *id);
/* The contract, if it exists and its state on context->today allows the act; otherwise refused. */
const struct contract *contract_for(const struct context *context, const struct id *id,
                                    enum contract_act act, struct refusal *refusal);
/* Derived from its history. */
enum contract_state contract_state(const struct contract *contract, struct date on);
bool contract_is_over(const struct contract *contract);
/* From its first day to its last one: what was lived or, before that, what is foreseen. */
struct period contract_days(const struct contract *contract);
/* C3: the days for which aid may be due: within the signed period of aid and the contract. */
struct period contract_aid_days(const struct contract *contract);
/* C3: the aid due up to that day, were the contract to end on `last_day` (none: as it stands). */
int64_t contract_due_cents(const struct contract *contract, struct date last_day, struct date upto);
/* C6: no other contract of that person, nor of that job, on any of those days. */
int contract_check_alone(const struct person *person, const struct job *job, struct period days,
                         const struct contract *except, struct refusal *refusal);
/* C7: how many days after the last one allowed a fact is declared; 0 in time. */
int64_t contract_days_late(const struct context *context, struct date happened_on);
/* A business day (today when none) that is also a day of the contract. */
int contract_day_within(const struct context *context, const struct contract *contract,
                        struct date given, const char *field, struct date *out,
                        struct refusal *refusal);
/* Who follows on that day; NULL when nobody does. */
struct tutoring *contract_tutoring(const struct contract *contract, struct date on);
/* C1: collectivités and other public bodies. */
bool contract_form_is_public(enum employer_form form);
/* Frees what hangs from contracts. */
void contract_close(struct state *state);

/* The CDD whose term was reached first, if its last day has passed: one event. */
void contract_due(const struct context *context, struct decision *out);

int contract_decide_sign(const struct context *context, const void *request, struct decision *out,
                         struct refusal *refusal);
int contract_decide_assign_tutor(const struct context *context, const void *request,
                                 struct decision *out, struct refusal *refusal);
int contract_decide_release_tutor(const struct context *context, const void *request,
                                  struct decision *out, struct refusal *refusal);
int contract_decide_extend(const struct context *context, const void *request, struct decision *out,
                           struct refusal *refusal);
int contract_decide_suspend(const struct context *context, const void *request,
                            struct decision *out, struct refusal *refusal);
int contract_decide_resume(const struct context *context, const void *request, struct decision *out,
                           struct refusal *refusal);
int contract_decide_break(const struct context *context, const void *request, struct decision *out,
                          struct refusal *refusal);
int contract_decide_end(const struct context *context, const void *request, struct decision *out,
                        struct refusal *refusal);
int contract_decide_convert(const struct context *context, const void *request,
                            struct decision *out, struct refusal *refusal);
int contract_decide_repay(const struct context *context, const void *request, struct decision *out,
                          struct refusal *refusal);
int contract_answer_get(const struct context *context, const void *request, struct buffer *reply,
                        struct refusal *refusal);
int contract_answer_list(const struct context *context, const void *request, struct buffer *reply,
                         struct refusal *refusal);
void contract_apply_signed(void *state, const struct event *event);
void contract_apply_tutor_assigned(void *state, const struct event *event);
void contract_apply_tutor_released(void *state, const struct event *event);
void contract_apply_extended(void *state, const struct event *event);
void contract_apply_suspended(void *state, const struct event *event);
void contract_apply_resumed(void *state, const struct event *event);
void contract_apply_broken(void *state, const struct event *event);
void contract_apply_ended(void *state, const struct event *event);
void contract_apply_converted(void *state, const struct event *event);
void contract_apply_repaid(void *state, const struct event *event);
