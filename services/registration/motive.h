/* motive.h - why a contract stops before its term (C7): the closed list, and what each motive
 * entails.
 *
 * Pure.  The table is in motive.c: which kinds of contract, whose initiative, what becomes of the
 * aid.
 */
#pragma once

#include "common/messages/registration_words.h"
#include "common/service/rules.h"
#include "services/registration/period.h"

/* May a contract of that kind be broken so, by that party?  Cites C7. */
int motive_check(enum breach_motive motive, enum contract_kind kind, enum initiator initiator,
                 struct refusal *refusal);

/* The annual-date motives hold only where a year of the contract ends: `last_day` is the day before
 * an anniversary of `start`.  Other motives hold any day.  Cites C7. */
int motive_check_date(enum breach_motive motive, struct date start, struct date last_day,
                      struct refusal *refusal);

/* Whether the aid received is kept (true) or is to be repaid.  Only the employer's own initiative
 * makes it repaid, and not for every motive. */
bool motive_keeps_aid(enum breach_motive motive, enum contract_kind kind, enum initiator initiator);
