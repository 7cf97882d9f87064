/* case.h - cases: one for each job of the territory, with its contracts and their tutors.
 *
 * A thing that another journal mentions first (a path confirmed before the contract is heard of) is
 * a placeholder, `is_known` false, until its own event comes.
 */
#pragma once

#include "services/regional/state.h"

struct item;
struct note;
struct opinion;
struct sponsorship;

/* A tutor whom the contracts of the territory name or named (S1). */
struct known_tutor {
    struct id id;
    struct employment *followed; /* the contracts that they follow, by next_of_tutor */
};

/* A contract, as the hub follows it. */
struct employment {
    struct id id;
    struct id person;
    struct job_case *subject;
    struct employment *previous; /* of the same job, signed before */
    struct known_tutor *tutor;   /* NULL: nobody */
    struct employment *next_of_tutor;
    struct note *notes; /* words about it, by next_of_employment */
    struct date signed_on, starts_on;
    struct date planned_end; /* none: open */
    struct date aid_ends_on;
    struct date left_on; /* its last day, once it is over */
    /* The earliest day of each, by business date; none: not yet. */
    struct date contact_on, visit_on, training_on, sponsor_on, exit_later_on;
    uint8_t kind; /* enum contract_kind */
    bool is_known;
    bool is_renewal;
    bool person_is_erased; /* P2 */
};

struct job_case {
    struct id id; /* of the job */
    struct id employer, place;
    struct employment *employment;    /* the last one signed, or NULL */
    struct item *items;               /* the newest first, by next */
    struct opinion *opinion;          /* the last one that decides, or NULL */
    struct sponsorship *sponsorships; /* the newest first, by next_of_case */
    struct sponsorship *sponsored;    /* the accepted one, or NULL */
    uint32_t timeline;                /* its chain */
    uint32_t contacts;                /* how many (R13) */
    uint32_t operator, sector;        /* words of the vocabulary */
    struct date proposed_on, approved_on, ended_on;
    uint8_t state; /* enum job_state */
    uint8_t form, metier, new_service, trainings, lastings;
    bool is_known;
    char departement[4];
};

struct job_case *case_find(const struct regional_state *state, const struct id *job);
/* A case that is known, or NULL with a refusal. */
const struct job_case *case_known(const struct context *context, const struct id *job,
                                  struct refusal *refusal);
/* The same, and the hub may act on it (H2). */
const struct job_case *case_open(const struct context *context, const struct id *job,
                                 struct refusal *refusal);
const struct employment *employment_find(const struct regional_state *state, const struct id *id);
static inline bool employment_is_over(const struct employment *employment)
{
    return !date_is_none(employment->left_on);
}
/* Withdrawn, refused or closed. */
bool case_is_over(const struct job_case *subject);
/* Whether the hub left the département: readable only (H2). */
bool case_is_closed(const struct context *context, const struct job_case *subject);

/* What every event of a case says of it; for any event with these members. */
#define CASE_DESCRIBE(event, context, subject)                                                     \
    do {                                                                                           \
        (event).job = (subject)->id;                                                               \
        snprintf((event).hub, sizeof(event).hub, "%s", (context)->instance);                       \
        memcpy((event).departement, (subject)->departement, sizeof(event).departement);            \
    } while (0)
/* The axes of the figures. */
#define CASE_AXES(event, context, subject)                                                         \
    do {                                                                                           \
        (event).metier = (enum metier)(subject)->metier;                                           \
        (event).form = (enum employer_form)(subject)->form;                                        \
        snprintf((event).sector, sizeof(event).sector, "%s",                                       \
                 case_sector((context)->state, subject));                                          \
    } while (0)
const char *case_sector(const struct regional_state *state, const struct job_case *subject);
const char *case_operator(const struct regional_state *state, const struct job_case *subject);

int case_decide_assign(const struct context *context, const void *request, struct decision *out,
                       struct refusal *refusal);
int case_decide_release(const struct context *context, const void *request, struct decision *out,
                        struct refusal *refusal);
int case_answer_get(const struct context *context, const void *request, struct buffer *reply,
                    struct refusal *refusal);
int case_answer_list(const struct context *context, const void *request, struct buffer *reply,
                     struct refusal *refusal);
int case_answer_timeline(const struct context *context, const void *request, struct buffer *reply,
                         struct refusal *refusal);
void case_apply_opened(void *state, const struct event *event);
void case_apply_moved(void *state, const struct event *event);
void case_apply_assigned(void *state, const struct event *event);
void case_apply_released(void *state, const struct event *event);

/* What is heard of registration and of the sectoral hubs (case_hear.c). */
void case_hear_proposed(const struct context *context, const struct event *heard,
                        struct decision *out);
void case_hear_approved(const struct context *context, const struct event *heard,
                        struct decision *out);
void case_hear_opinion_unmet(const struct context *context, const struct event *heard,
                             struct decision *out);
void case_hear_refused(const struct context *context, const struct event *heard,
                       struct decision *out);
void case_hear_withdrawn(const struct context *context, const struct event *heard,
                         struct decision *out);
void case_hear_closed(const struct context *context, const struct event *heard,
                      struct decision *out);
void case_hear_signed(const struct context *context, const struct event *heard,
                      struct decision *out);
void case_hear_tutor_assigned(const struct context *context, const struct event *heard,
                              struct decision *out);
void case_hear_tutor_released(const struct context *context, const struct event *heard,
                              struct decision *out);
void case_hear_extended(const struct context *context, const struct event *heard,
                        struct decision *out);
void case_hear_converted(const struct context *context, const struct event *heard,
                         struct decision *out);
void case_hear_suspended(const struct context *context, const struct event *heard,
                         struct decision *out);
void case_hear_resumed(const struct context *context, const struct event *heard,
                       struct decision *out);
void case_hear_broken(const struct context *context, const struct event *heard,
                      struct decision *out);
void case_hear_ended(const struct context *context, const struct event *heard,
                     struct decision *out);
void case_hear_exit(const struct context *context, const struct event *heard, struct decision *out);
void case_hear_exit_later(const struct context *context, const struct event *heard,
                          struct decision *out);
void case_hear_person_erased(const struct context *context, const struct event *heard,
                             struct decision *out);
void case_hear_path_confirmed(const struct context *context, const struct event *heard,
                              struct decision *out);
