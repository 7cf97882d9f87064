/* business_day.h - business days ("jours ouvrés"): Monday to Friday, without public holidays.
 *
 * Public holidays are those of the code du travail: eleven everywhere (L3133-1); Good Friday and 26
 * December in Alsace-Moselle (L3134-13: 57, 67, 68); the day on which slavery was abolished
 * overseas (loi 83-550 and décret 83-1003, since 2016 L3422-2: 971 to 974, 976).  Pure: Easter is
 * computed.  Days that some communes or branches add are not known.
 */
#pragma once

#include "common/calendar/calendar.h"

/* `departement` is a code, "18" or "974"; "" is a place with no holidays of its own. */
bool date_is_holiday(struct date date, const char *departement);
/* The day itself when it is one. */
bool date_is_business_day(struct date date, const char *departement);
/* The nth business day after `date`, which may be any day; `date` itself when days is 0; none of
 * none. */
struct date business_day_add(struct date date, int days, const char *departement);
/* How many business days are after `from`, up to `to` included: 0 when `to` is not after `from`.
 * What business_day_add added is counted back. */
int business_days_between(struct date from, struct date to, const char *departement);
/* Easter Sunday of a Gregorian year. */
struct date date_easter(int year);
