/* candidate.h - young people as matching sees them: what they do, whether they are free (MA1).
 *
 * Nothing private: what registration publishes of them, kept small because every sector keeps all.
 * About 90 bytes a person and two for each word.
 */
#pragma once

#include "services/sectoral/state.h"

struct path;

struct candidate {
    struct id id;       /* the person's */
    struct id contract; /* the last one signed, of whatever sector */
    struct id *earlier; /* signed before it, and still running: mostly none */
    struct path *paths; /* of this sector, the last one first */
    uint16_t *words;    /* numbers: practices, then declared competences */
    struct date found_on, forgotten_on;
    char departement[4]; /* "" until the person is described */
    uint8_t practice_count, declared_count, earlier_count;
    bool is_engaged; /* that contract runs */
};

/* NULL when never heard of. */
struct candidate *candidate_find(const struct sectoral_state *state, const struct id *person);
/* The same; a placeholder when it is new: its description comes by candidate.noted. */
struct candidate *candidate_take(struct sectoral_state *state, const struct id *person);
/* MA1: a finding of eligibility that is still good, no running contract, not erased. */
bool candidate_is_available(const struct context *context, const struct candidate *candidate);
bool candidate_counts(const struct context *context, const void *thing);
/* Declared, or shown by practices; retired ones too. */
struct competence_set candidate_competences(const struct sectoral_state *state,
                                            const struct candidate *candidate);
/* Whether that contract is known and runs. */
bool candidate_runs(const struct candidate *candidate, const struct id *contract);
/* Whether a contract other than that one runs. */
bool candidate_has_another(const struct candidate *candidate, const struct id *contract);
/* For folds: a contract begins, or ends; `is_engaged`: what the event says of the others. */
void candidate_engage(struct candidate *candidate, const struct id *contract);
void candidate_free(struct candidate *candidate, const struct id *contract, bool is_engaged);
void candidate_close(struct sectoral_state *state);

void candidate_hear_registered(const struct context *context, const struct event *heard,
                               struct decision *out);
void candidate_hear_amended(const struct context *context, const struct event *heard,
                            struct decision *out);
void candidate_hear_erased(const struct context *context, const struct event *heard,
                           struct decision *out);
void candidate_hear_found(const struct context *context, const struct event *heard,
                          struct decision *out);
/* A contract of another sector: who signs it is not free, who leaves it is. */
void candidate_hear_signed_elsewhere(const struct context *context, const struct event *heard,
                                     struct decision *out);
void candidate_hear_left_elsewhere(const struct context *context, const struct id *person,
                                   const struct id *contract, const char *departement,
                                   struct date on, struct decision *out);
int candidate_answer_list(const struct context *context, const void *request, struct buffer *reply,
                          struct refusal *refusal);
void candidate_apply_noted(void *state, const struct event *event);
void candidate_apply_found(void *state, const struct event *event);
void candidate_apply_engaged(void *state, const struct event *event);
void candidate_apply_freed(void *state, const struct event *event);
void candidate_apply_forgotten(void *state, const struct event *event);
