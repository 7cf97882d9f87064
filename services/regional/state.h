/* state.h - what a hub knows: the fold of its journal, and nothing else.
 *
 * Only apply functions change it.  Each kind of thing has its file, which owns its struct and frees
 * what hangs from it.
 */
#pragma once

#include "common/messages/regional.h"
#include "common/service/rules.h"
#include "common/things/deadlines.h"
#include "common/things/say.h"
#include "common/things/table.h"
#include "services/regional/coverage.h"
#include "services/regional/timeline.h"

enum { ITEM_KINDS = ITEM_EXIT_LATER + 1 };

/* How many items of a kind there are in a département. */
struct tally {
    uint32_t open, late, done, done_late, dropped;
};

struct regional_state {
    struct coverage coverage;
    struct timeline timeline;
    struct table cases;        /* struct job_case, case.h */
    struct table employments;  /* struct employment, case.h */
    struct table employers;    /* struct known_employer, orientation.h */
    struct table tutors;       /* struct known_tutor, case.h */
    struct table items;        /* struct item, item.h */
    struct table contacts;     /* struct contact, encounter.h */
    struct table opinions;     /* struct opinion, opinion.h */
    struct table sessions;     /* struct session, session.h */
    struct table sponsors;     /* struct sponsor, sponsor.h */
    struct table sponsorships; /* struct sponsorship, sponsor.h */
    struct table meetings;     /* struct meeting, sponsor.h */
    struct table briefings;    /* struct briefing, briefing.h */
    struct table orientations; /* struct orientation, orientation.h */
    struct table notes;        /* struct note, notebook.h */

    struct deadlines late_items;        /* by the day they were due */
    struct deadlines open_items;        /* by the day they are due */
    struct deadlines notes_of_people;   /* by the day from which retention counts (P2) */
    struct deadlines notes_of_contacts; /* the same, longer */
    struct deadlines notes_at_once;     /* of people whose data were erased */

    struct tally tallies[TERRITORY_BITS][ITEM_KINDS]; /* by département_index */
};

void *regional_state_open(const struct reference *reference);
void regional_state_close(void *state);
/* A business date: `given`, or today when none; not in the future, nor further back than the
 * setting `late_declarations`. */
int regional_business_day(const struct context *context, struct date given, const char *field,
                          struct date *out, struct refusal *refusal);
