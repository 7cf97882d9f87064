/* given_registration.h - where stories of registration begin. */
#pragma once

#include "tests/unit/given.h"

/* 4 February 2013: the Centre region has 2 places; the association #asso (Cher, 18) has a SIRET and
 * runs #lieu, an EPN and FabLab of Bourges. */
struct story *registration_story(void);
/* #asso proposes a job at #lieu, and the ministry approves it, on 1 March 2013. */
void given_proposed_job(struct story *story, const char *job);
void given_approved_job(struct story *story, const char *job);
/* A sentence with one %s for a name. */
const char *with(const char *sentence, const char *name);
