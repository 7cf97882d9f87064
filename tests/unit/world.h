/* world.h - a small programme in place for tests about people, tutors and contracts.
 *
 * On 2013-02-04 the Centre region (24) has 50 places and Mayotte (06) has 5.  Employers, all of the
 * Cher (18) but the last, each with a place and an approved job of the same ending:
 *
 *     #mjc        association            #poste-mjc, and #poste-mjc-2 to #poste-mjc-5
 *     #ville      collectivité           #poste-ville
 *     #geiq       GEIQ                   #poste-geiq
 *     #insertion  entreprise d'insertion #poste-insertion
 *     #chantier   SIAE, not a company    #poste-chantier
 *     #boite      market employer        #poste-boite
 *     #mayotte    association            #poste-mayotte (976)
 *
 * Tutors #tuteur-mjc, #tuteur-mjc-2, #tuteur-ville…; people #lea, #tom, #ana, #eva (no diploma,
 * born 1993-05-17), found eligible.
 */
#pragma once

#include "tests/unit/given.h"

struct story *world_open(void);

/* A request whose body is written like printf's. */
void world_when(struct story *story, const char *caller, const char *day, const char *type,
                const char *format, ...) __attribute__((format(printf, 5, 6)));

/* Somebody of the Cher, registered on 2013-02-04; `more` are members of JSON after the others, ""
 * or
 * ", 'rqth': true". */
void world_person(struct story *story, const char *person, const char *birth, const char *level,
                  const char *zone, const char *more);
/* Found eligible on 2013-02-04. */
void world_eligible(struct story *story, const char *person);
/* Asks for the signature on 2013-03-01 of a CDD of 36 months at 35 h that starts that day; a member
 * in `more` takes the place of the usual one. */
void world_sign(struct story *story, const char *contract, const char *job, const char *person,
                const char *tutor, const char *more);
/* The same, accepted. */
void world_signed(struct story *story, const char *contract, const char *job, const char *person,
                  const char *tutor, const char *more);
