/* state.h - what the DLA knows: the fold of its journal, and nothing else.
 *
 * Only apply functions change it.  Each kind of thing has its file, which owns its struct.
 */
#pragma once

#include "common/messages/dla.h"
#include "common/service/rules.h"
#include "common/things/deadlines.h"
#include "common/things/say.h"
#include "common/things/table.h"

/* Who bears the DLA of a département (routing). */
struct bearer {
    char departement[4]; /* "": nobody is known */
    char region2013[3], region2016[3];
    char code[24], name[97];
    char c2ra[24], c2ra_name[97];
};

struct dla_state {
    struct bearer bearers[TERRITORY_BITS]; /* by departement_index */
    struct table advisers;                 /* struct adviser, adviser.h */
    struct table referrals;                /* struct referral, referral.h */
    struct table askings;                  /* struct asking, referral.h */
    struct table notes;                    /* struct note, note.h */
    struct table missions;                 /* struct mission, mission.h */

    struct deadlines answers;            /* askings by the day of what is next: seen, reminders */
    struct deadlines clocks;             /* referrals by the day of what is next (D4) */
    struct deadlines note_retentions;    /* referrals by the day from which retention counts (P2) */
    struct deadlines adviser_retentions; /* advisers, the same */
};

void *dla_state_open(const struct reference *reference);
void dla_state_close(void *state);
/* A business date of the request: `given`, or today when none.  Refused in the future, before
 * `earliest` (which may be none), or further back than the setting `late_declarations`. */
int dla_state_day(const struct context *context, struct date given, struct date earliest,
                  const char *field, struct date *out, struct refusal *refusal);
