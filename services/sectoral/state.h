/* state.h - what a sectoral hub knows: the fold of its journal.
 *
 * Only apply functions change it.  Each kind of thing has its file (competence.h, path.h…), which
 * owns its struct and frees what hangs from it in `<thing>_close(state)`.
 */
#pragma once

#include "common/messages/sectoral.h"
#include "common/service/rules.h"
#include "common/things/deadlines.h"
#include "common/things/say.h"
#include "common/things/table.h"
#include "common/things/texts.h"

/* Competences have small numbers, in order of definition (M2). */
enum { COMPETENCES_MOST = 128, COMPETENCE_CODE_SIZE = 40 };

/* A set of competences. */
struct competence_set {
    uint64_t bits[COMPETENCES_MOST / 64];
};

static inline bool competence_set_has(const struct competence_set *set, size_t number)
{
    return (set->bits[number / 64] >> number % 64 & 1) != 0;
}
static inline void competence_set_add(struct competence_set *set, size_t number)
{
    set->bits[number / 64] |= UINT64_C(1) << number % 64;
}
static inline void competence_set_remove(struct competence_set *set, size_t number)
{
    set->bits[number / 64] &= ~(UINT64_C(1) << number % 64);
}
static inline void competence_set_unite(struct competence_set *set,
                                        const struct competence_set *other)
{
    for (size_t i = 0; i < COMPETENCES_MOST / 64; i++)
        set->bits[i] |= other->bits[i];
}
static inline void competence_set_keep(struct competence_set *set,
                                       const struct competence_set *other)
{
    for (size_t i = 0; i < COMPETENCES_MOST / 64; i++)
        set->bits[i] &= other->bits[i];
}
static inline size_t competence_set_count(const struct competence_set *set)
{
    size_t count = 0;

    for (size_t i = 0; i < COMPETENCES_MOST / 64; i++)
        count += (size_t)__builtin_popcountll(set->bits[i]);
    return count;
}

struct sectoral_state {
    char sector[32];
    char label[96];
    uint32_t metiers; /* M1: of the enumeration `metiers` */
    struct date opened_on;

    struct table competences;   /* struct competence, competence.h; its number is its ordinal */
    struct table practices;     /* struct word, word.h: codes of practices ever seen */
    struct table declared;      /* struct word: codes of competences that people declared */
    struct table resources;     /* struct resource, resource.h */
    struct table paths;         /* struct path, path.h; by contract */
    struct table actions;       /* struct path_action, path_action.h */
    struct table attestations;  /* struct attestation, attestation.h */
    struct table transmissions; /* struct transmission, transmission.h */
    struct table candidates;    /* struct candidate, candidate.h; by person */
    struct table vacancies;     /* struct vacancy, vacancy.h; by job */

    struct deadlines retentions; /* paths with private texts, by the last day of the contract */
    struct deadlines erasures;   /* the same, of people who were erased, by that day: due at once */
};

void *sectoral_state_open(const struct reference *reference);
void sectoral_state_close(void *state);

/* ---- helpers that every rules file uses ---- */

static inline const struct sectoral_state *sectoral_state_of(const struct context *context)
{
    return context->state;
}
/* Things that people name by a code: an id that follows from it. */
struct id sectoral_code_id(const char *code);
/* A business date: `given`, or today when none; not in the future, not too far back. */
int sectoral_day(const struct context *context, struct date given, const char *field,
                 struct date *out, struct refusal *refusal);
