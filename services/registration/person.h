/* person.h - young people: a pseudonym and public facts; who they are stays in the vault (P1).
 *
 * Of the vault only the birth date is in memory: E1 is judged from it.
 */
#pragma once

#include "common/things/texts.h"
#include "services/registration/state.h"

struct contract;

enum { PERSON_WORD_SIZE = 40 }; /* a code of a practice or of a competence, with the NUL */

struct person {
    struct id id;
    struct texts words;         /* codes of practices, then of competences */
    struct contract *contracts; /* the last signed first, by next_of_person */
    struct date birth;          /* none: erased, or not recalled yet */
    struct date registered_on, erased_on;
    struct date active_on;            /* last day something was learnt of the person (P2) */
    struct date found_on, planned_on; /* last finding of eligibility; none: never */
    uint32_t retention;               /* its place among state->retentions */
    uint8_t criterion, prescriber;    /* of that finding */
    uint8_t gender, level, zone;
    uint8_t practice_count, competence_count;
    bool rqth;
    bool is_known; /* false: only its vault row was seen so far */
    char departement[4];
};

/* Registered, erased or not; NULL when unknown. */
const struct person *person_find(const struct state *state, const struct id *id);
/* Registered and not erased; otherwise refused at the field `person`. */
const struct person *person_open(const struct context *context, const struct id *id,
                                 struct refusal *refusal);
/* The contract that is neither broken nor ended, or NULL. */
struct contract *person_contract(const struct person *person);
/* AGE_NONE outside 16 to 29 or when the birth date is not known. */
enum age_bracket person_age_bracket(struct date birth, struct date on);
/* Copies codes from that one on; returns `count`.  Practices come first, then competences. */
size_t person_words(const struct person *person, size_t from, size_t count,
                    char (*out)[PERSON_WORD_SIZE]);
/* Frees what hangs from people. */
void person_close(struct state *state);

/* The vault's row was kept or read again. */
void person_recall(void *state, const struct id *id, const void *record);
/* After a finding, a signature or an end: the day from which retention counts (P2) may have moved.
 */
void person_touch(struct state *state, struct person *person, struct date on);

int person_decide_register(const struct context *context, const void *request, struct decision *out,
                           struct refusal *refusal);
int person_decide_amend(const struct context *context, const void *request, struct decision *out,
                        struct refusal *refusal);
int person_decide_contact(const struct context *context, const void *request, struct decision *out,
                          struct refusal *refusal);
int person_decide_erase(const struct context *context, const void *request, struct decision *out,
                        struct refusal *refusal);
int person_answer_get(const struct context *context, const void *request, struct buffer *reply,
                      struct refusal *refusal);
int person_answer_list(const struct context *context, const void *request, struct buffer *reply,
                       struct refusal *refusal);
void person_apply_registered(void *state, const struct event *event);
void person_apply_amended(void *state, const struct event *event);
void person_apply_erased(void *state, const struct event *event);
void person_apply_contact_read(void *state, const struct event *event);
