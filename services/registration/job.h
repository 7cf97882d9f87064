/* job.h - jobs: proposed → approved | refused | withdrawn; approved → filled | withdrawn | closed;
 * filled → vacant → filled | closed.  A place of the envelope is held from approval to withdrawal
 * or closing (Q2). */
#pragma once

#include "services/registration/employer.h"
#include "services/registration/place.h"
#include "services/registration/state.h"

struct contract;

struct job {
    struct id id;
    struct employer *employer; /* as proposed; employer_of(job->employer) is who counts now */
    struct place *place;
    struct contract *contract;      /* the running one, or NULL */
    struct contract *last_contract; /* signed last; contracts set it, by next_of_job */
    struct id tutor;                /* foreseen */
    struct id opinion;              /* of a hub that was heard last, followed or not */
    struct date starts_on, proposed_on, approved_on, vacant_on, vacancy_ends_on, ended_on;
    uint32_t vacancy;   /* its place among state->vacancies */
    uint32_t retention; /* its place among state->job_retentions */
    uint16_t contracts;
    int16_t weekly_minutes;
    uint8_t state; /* enum job_state */
    uint8_t metier, new_service, kind, months, trainings, lastings, refusal, ending;
    uint8_t region;   /* of state->programme.regions */
    bool has_private; /* a row in the vault */
    char departement[4];
};

/* What happens to a job; the table of transitions in job.c says when. */
enum job_act { JOB_APPROVE, JOB_REFUSE, JOB_WITHDRAW, JOB_FILL, JOB_VACATE, JOB_CLOSE };

const struct job *job_find(const struct state *state, const struct id *id);
/* Proposed, approved, filled or vacant. */
bool job_is_open(const struct job *job);
/* 0 when the table of transitions has this act for the job's state; otherwise a refusal that names
 * both states, citing `rule` ("" or "C5"…). */
int job_may(const struct job *job, enum job_act act, const char *rule, struct refusal *refusal);

/* For contracts' apply functions: the only way a job is filled or becomes vacant. */
void job_fill(struct state *state, const struct id *job, struct contract *contract);
void job_vacate(struct state *state, const struct id *job, struct date left_on,
                struct date vacancy_ends_on);
/* The last day before a job that its contract left on that day closes by itself (Q2). */
struct date job_vacancy_end(const struct context *context, struct date left_on);

/* The same as the ministry's approval or refusal, because of a hub's opinion. */
int job_follow_approve(const struct context *context, const struct job *job, struct date on,
                       const struct id *opinion, const char *hub, struct decision *out,
                       struct refusal *refusal);
int job_follow_refuse(const struct context *context, const struct job *job, struct date on,
                      enum job_refusal reason, const struct id *opinion, const char *hub,
                      struct decision *out, struct refusal *refusal);

int job_decide_propose(const struct context *context, const void *request, struct decision *out,
                       struct refusal *refusal);
int job_decide_approve(const struct context *context, const void *request, struct decision *out,
                       struct refusal *refusal);
int job_decide_refuse(const struct context *context, const void *request, struct decision *out,
                      struct refusal *refusal);
int job_decide_withdraw(const struct context *context, const void *request, struct decision *out,
                        struct refusal *refusal);
int job_decide_close(const struct context *context, const void *request, struct decision *out,
                     struct refusal *refusal);
int job_decide_texts(const struct context *context, const void *request, struct decision *out,
                     struct refusal *refusal);
int job_answer_get(const struct context *context, const void *request, struct buffer *reply,
                   struct refusal *refusal);
int job_answer_list(const struct context *context, const void *request, struct buffer *reply,
                    struct refusal *refusal);
void job_apply_proposed(void *state, const struct event *event);
void job_apply_approved(void *state, const struct event *event);
void job_apply_refused(void *state, const struct event *event);
void job_apply_withdrawn(void *state, const struct event *event);
void job_apply_closed(void *state, const struct event *event);
/* The vacant job whose delay ended first, if it has (Q2): one event. */
void job_due(const struct context *context, struct decision *out);
