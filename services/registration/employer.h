/* employer.h - employers: known, amended, merged, closed (EM1, EM2, EM4). */
#pragma once

#include "common/things/texts.h"
#include "services/registration/state.h"

struct employer {
    struct id id;
    struct employer *merged_into;         /* the duplicate's original (EM4) */
    struct texts texts;                   /* in the order of enum employer_text */
    struct date registered_on, closed_on; /* a merge closes the duplicate */
    uint32_t jobs_open; /* proposed, approved, filled or vacant; of its duplicates too */
    uint8_t form;       /* enum employer_form */
    bool is_insertion_company;
    bool is_market; /* its contracts are CIE (C3) */
    bool has_siret;
    bool has_private;   /* a row in the vault */
    uint32_t retention; /* its place among state->employer_retentions */
    char departement[4];
};

/* The texts of an employer, by number. */
enum employer_text {
    EMPLOYER_NAME,
    EMPLOYER_SIRET,
    EMPLOYER_SIREN,
    EMPLOYER_RNA,
    EMPLOYER_ACTIVITY,
    EMPLOYER_COMMUNE_CODE,
    EMPLOYER_POSTAL_CODE,
    EMPLOYER_COMMUNE,
    EMPLOYER_ADDRESS,
    EMPLOYER_TEXTS
};

/* EM4: who has a SIRET. */
struct siret {
    struct id key; /* its digits */
    struct employer *employer;
};

/* EM2: each that is not empty is well formed, and the SIREN is the SIRET's. */
int employer_check_numbers(const char *siret, const char *siren, const char *rna,
                           struct refusal *refusal);
/* By SIRET, merged or not; NULL when nobody has it. */
const struct employer *employer_of_siret(const struct state *state, const char *siret);
/* As registered, merged or not; NULL when unknown. */
const struct employer *employer_find(const struct state *state, const struct id *id);
/* The employer that counts for it after merges (EM4); NULL gives NULL. */
struct employer *employer_of(const struct employer *employer);
/* Known, neither merged nor closed: it may take part in something new.  Otherwise refused at
 * `field`. */
const struct employer *employer_open(const struct context *context, const struct id *id,
                                     const char *field, struct refusal *refusal);
void employer_close(struct state *state);

int employer_decide_register(const struct context *context, const void *request,
                             struct decision *out, struct refusal *refusal);
int employer_decide_amend(const struct context *context, const void *request, struct decision *out,
                          struct refusal *refusal);
int employer_decide_merge(const struct context *context, const void *request, struct decision *out,
                          struct refusal *refusal);
int employer_decide_close(const struct context *context, const void *request, struct decision *out,
                          struct refusal *refusal);
int employer_decide_contact(const struct context *context, const void *request,
                            struct decision *out, struct refusal *refusal);
int employer_answer_get(const struct context *context, const void *request, struct buffer *reply,
                        struct refusal *refusal);
int employer_answer_list(const struct context *context, const void *request, struct buffer *reply,
                         struct refusal *refusal);
void employer_apply_registered(void *state, const struct event *event);
void employer_apply_amended(void *state, const struct event *event);
void employer_apply_merged(void *state, const struct event *event);
void employer_apply_closed(void *state, const struct event *event);
