/* state.h - what registration knows: the fold of its journal, and nothing else.
 *
 * Only apply functions change it.  Each kind of thing has its file (place.h, job.h, person.h…),
 * which owns its struct and frees what hangs from it in `<thing>_close(state)`.
 */
#pragma once

#include "common/messages/registration.h"
#include "common/service/rules.h"
#include "common/things/deadlines.h"
#include "common/things/say.h"
#include "common/things/table.h"
#include "common/things/texts.h"

/* A 2013 region of the envelope (Q1, Q2). */
struct region {
    char code[3];
    char region2016[3];
    char name[48];
    int64_t allotted;
    int64_t held; /* approved jobs that are neither withdrawn nor closed */
};

enum { REGIONS_MOST = 40, METIERS_MOST = 8 };

struct programme {
    int64_t total;                       /* Q1 */
    int64_t allotted;                    /* in all regions */
    struct region regions[REGIONS_MOST]; /* in order of code */
    size_t region_count;
    uint8_t region_of[TERRITORY_BITS]; /* département index → its region + 1 */
    char sectors[METIERS_MOST][32];    /* by enum metier */
};

struct state {
    struct programme programme;
    struct table places;      /* struct place, place.h */
    struct table employers;   /* struct employer, employer.h */
    struct table jobs;        /* struct job, job.h */
    struct table people;      /* struct person, person.h */
    struct table tutors;      /* struct tutor, tutor.h */
    struct table contracts;   /* struct contract, contract.h */
    struct table accesses;    /* struct access, hearing.h: by referral */
    struct decider *deciders; /* H1, decider.h */
    size_t decider_count, decider_size;

    struct table sirets;      /* EM4: employer by SIRET */
    struct table import_keys; /* EM3: place by (mapping, source_id) */

    struct deadlines vacancies;          /* vacant jobs by the last day before they close */
    struct deadlines terms;              /* contracts by planned end */
    struct deadlines retentions;         /* people by the day from which retention counts (P2) */
    struct deadlines contact_retentions; /* tutors, the same */
    struct deadlines employer_retentions, place_retentions, job_retentions; /* contact.h */
};

void *state_open(const struct reference *reference);
void state_close(void *state);
/* Fetches the things that a request or an event names (rules.h, `expect`). */
void state_expect(const void *state, const struct schema *schema, const void *record, bool again);

/* ---- helpers that every rules file uses ---- */

/* A business date: `given`, or today when none.  Refused in the future, or further back than the
 * setting `late_declarations`. */
int state_business_day(const struct context *context, struct date given, const char *field,
                       struct date *out, struct refusal *refusal);
/* The regions of a département from the journal's territories, never from the reference; NULL for
 * an unknown one. */
const struct region *state_region(const struct state *state, const char *departement);
