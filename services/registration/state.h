/* state.h - what registration knows: the fold of its journal, and nothing else.
 *
 * Only apply functions change it.  Each kind of thing has its file (place.h, job.h, person.h…),
 * which owns its struct and frees what hangs from it in `<thing>_close(state)`.
 */
#pragma once

#include "common/messages/registration.h"
#include "common/service/rules.h"
#include "services/registration/deadlines.h"
#include "services/registration/table.h"

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
    struct table places;    /* struct place, place.h */
    struct table employers; /* struct employer, employer.h */
    struct table jobs;      /* struct job, job.h */
    struct table people;    /* struct person, person.h */
    struct table tutors;    /* struct tutor, tutor.h */
    struct table contracts; /* struct contract, contract.h */

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
/* P1: refuses the request when any text of it holds something shaped like a NIR. */
int state_refuse_nir(const struct schema *schema, const void *request, struct refusal *refusal);
/* The regions of a département from the journal's territories, never from the reference; NULL for
 * an unknown one. */
const struct region *state_region(const struct state *state, const char *departement);
/* An id or a day ("04/02/2013") as text for refusals; lives as long as the block that asks. */
#define state_id_text(id)   state_write_id((id), (char[ID_TEXT_SIZE]){0})
#define state_day_text(day) state_write_day((day), (char[DATE_TEXT_SIZE]){0})
const char *state_write_id(const struct id *id, char text[ID_TEXT_SIZE]);
const char *state_write_day(struct date day, char text[DATE_TEXT_SIZE]);
