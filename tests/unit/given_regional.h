/* given_regional.h - where stories of a regional hub begin, and the words of its services. */
#pragma once

#include "tests/unit/given.h"

/* The hub regional_ouest, 4 February 2013: it decides in the Cher (18) and comments in the Indre
 * (36), both from 1 February 2013. */
struct story *regional_story(void);
/* The same, on another day and with a territory that begins then. */
struct story *regional_story_from(const char *day);
/* Another territory in the settings, as "18 2013-02-01 2014-06-30 yes" rows; `until` "-": open. */
void regional_territory(void *settings, size_t count, const char *const *rows);

/* What registration says that day.  `more` are other members, with a comma in front, or "". */
void hears_proposed(struct story *story, const char *day, const char *job, const char *more);
void hears_approved(struct story *story, const char *day, const char *job);
/* A CDD of 36 months, aided throughout, whose tutor is #tuteur; #suite… is a renewal. */
void hears_signed(struct story *story, const char *day, const char *job, const char *contract,
                  const char *starts_on, const char *planned_end);
void hears_broken(struct story *story, const char *day, const char *job, const char *contract,
                  const char *broken_on, bool is_late);
/* Of #contrat, for #poste; the end of the aid moves with it. */
void hears_extended(struct story *story, const char *day, const char *planned_end,
                    const char *previous_end);
/* At its term; the job is vacant for 90 days. */
void hears_ended(struct story *story, const char *day, const char *ended_on,
                 const char *vacancy_ends_on);
/* Of #poste: by whoever proposed it (`state`: what it was), by whoever decides, or after the delay
 * of a vacancy. */
void hears_withdrawn(struct story *story, const char *day, const char *state);
void hears_refused(struct story *story, const char *day, const char *reason);
void hears_closed(struct story *story, const char *day);
/* #poste was proposed and approved on 1 March 2013, #contrat signed on 4 March: from 11 March 2013
 * to 10 March 2016. */
struct story *regional_story_of_contract(void);

/* A text from a format, good until the eighth one after it. */
const char *text(const char *format, ...) __attribute__((format(printf, 1, 2)));
/* How many items of that kind #poste has had, and what the newest one shows: members of a row of
 * item.list. */
size_t items_of(struct story *story, const char *kind);
void then_item(struct story *story, const char *kind, const char *members);
/* The id of the newest one. */
const char *item_of(struct story *story, const char *kind);
