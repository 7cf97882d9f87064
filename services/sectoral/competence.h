/* competence.h - competences of the sector's métiers (M2, M3, M5): each wording is a version, and
 * none is lost.
 */
#pragma once

#include "services/sectoral/state.h"
#include "services/sectoral/word.h"

enum {
    COMPETENCES_OF_METIER_MOST = 24, /* M5: what a proposal can list as met or missing */
    COMPETENCE_VERSIONS_MOST = 1000,
};

/* Its texts, by number. */
enum competence_text {
    COMPETENCE_LABEL,
    COMPETENCE_DESCRIPTION,
    COMPETENCE_CRITERIA,
    COMPETENCE_TEXTS
};

struct competence_version {
    struct texts texts; /* of enum competence_text */
    uint32_t metiers;
    struct date from;
};

struct competence {
    struct id id; /* sectoral_code_id of the code */
    char code[COMPETENCE_CODE_SIZE];
    struct competence_version *versions; /* the first one first */
    struct date retired_on;
    uint16_t version_count;
    uint8_t number;      /* its ordinal */
    uint8_t replaced_by; /* number + 1; 0: none */
};

const struct competence *competence_find(const struct sectoral_state *state, const char *code);
const struct competence *competence_at(const struct sectoral_state *state, size_t number);
/* Its last wording. */
const struct competence_version *competence_now(const struct competence *competence);
/* M3: the number, from 1, of the version of that day; the first one before any was. */
size_t competence_version_on(const struct competence *competence, struct date day);
/* Those in force that the métier asks for; of all métiers when METIER_NONE. */
struct competence_set competence_active(const struct sectoral_state *state, enum metier metier);
size_t competence_count(const struct sectoral_state *state, enum metier metier);
/* Known and in force, or a refusal (that rule, that field) and NULL. */
const struct competence *competence_in_force(const struct context *context, const char *code,
                                             const char *rule, const char *field,
                                             struct refusal *refusal);
/* The same of a whole list, none twice; *of becomes the métiers that ask for any of them. */
int competence_check_list(const struct context *context, const char (*codes)[COMPETENCE_CODE_SIZE],
                          size_t count, const char *rule, uint32_t *of, struct refusal *refusal);
/* For folds: the numbers of known codes, how many; and back. */
size_t competence_numbers(const struct sectoral_state *state,
                          const char (*codes)[COMPETENCE_CODE_SIZE], size_t count, uint8_t *out);
size_t competence_codes(const struct sectoral_state *state, const uint8_t *numbers, size_t count,
                        char (*out)[COMPETENCE_CODE_SIZE]);
/* The codes of a set, in order of definition, `most` at most. */
size_t competence_set_codes(const struct sectoral_state *state, const struct competence_set *set,
                            char (*out)[COMPETENCE_CODE_SIZE], size_t most);

/* Events that bring the delivered catalogue for `wanted` métiers into a sector that holds `all`, as
 * far as there is room (M2, M5). */
void competence_create(const struct context *context, const char *sector, uint32_t wanted,
                       uint32_t all, struct decision *out);
void competence_close(struct sectoral_state *state);

int competence_decide_define(const struct context *context, const void *request,
                             struct decision *out, struct refusal *refusal);
int competence_decide_amend(const struct context *context, const void *request,
                            struct decision *out, struct refusal *refusal);
int competence_decide_retire(const struct context *context, const void *request,
                             struct decision *out, struct refusal *refusal);
int competence_answer_get(const struct context *context, const void *request, struct buffer *reply,
                          struct refusal *refusal);
int competence_answer_list(const struct context *context, const void *request, struct buffer *reply,
                           struct refusal *refusal);
void competence_apply_defined(void *state, const struct event *event);
void competence_apply_amended(void *state, const struct event *event);
void competence_apply_retired(void *state, const struct event *event);
