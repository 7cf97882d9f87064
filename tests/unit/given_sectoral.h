/* given_sectoral.h - where stories of the sectoral hubs begin: what registration told them. */
#pragma once

#include "tests/unit/given.h"

/* 4 February 2013: the sector `fabrication` (métier forgeur) with the delivered catalogue. */
struct story *sectoral_story(void);
/* Registration said: a job of a forgeur was approved; somebody is known, and found eligible; they
 * signed for the job on 1 April 2013 until 31 March 2016; it was broken on that day. */
void heard_job(struct story *story, const char *job, const char *departement);
void heard_person(struct story *story, const char *person, const char *departement,
                  const char *practices);
void heard_eligible(struct story *story, const char *person);
void heard_contract(struct story *story, const char *contract, const char *job, const char *person);
void heard_breach(struct story *story, const char *contract, const char *job, const char *person,
                  const char *day);
/* #jeune's contract reached its term, which is said the day after; or it goes on until 31 July
 * 2016, which is said on 10 January 2015. */
void heard_term(struct story *story, const char *contract, const char *job);
void heard_extension(struct story *story, const char *contract, const char *job);
/* The same of another métier. */
void heard_contract_of(struct story *story, const char *contract, const char *job,
                       const char *person, const char *metier);

/* #contract of #jeune (Cher, moderates a game server, repairs consoles) for #poste. */
struct story *sectoral_story_with_contract(void);
/* #fiche, which they wrote and the hub published on 10 June 2013: it shows impression_3d. */
void given_resource(struct story *story);
/* An action for #contract, from 2 May to 30 June 2013, planned, then confirmed, then begun. */
void given_planned(struct story *story, const char *action, const char *type);
void given_confirmed(struct story *story, const char *action, const char *type);
void given_started(struct story *story, const char *action, const char *type);
/* Followed until 30 June 2013, with modelisation_3d and impression_3d gained. */
void given_completed(struct story *story, const char *action, const char *type);
