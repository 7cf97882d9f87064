/* calendar.h - civil days and months in Europe/Paris, and instants (Unix milliseconds, UTC).
 *
 * Everything here is pure: no system clock, no locale, no time zone database.  Summer time follows
 * the rule of directive 2000/84/EC (last Sundays of March and October, 01:00 UTC), which holds for
 * every date since 1996; earlier instants use it too.
 */
#pragma once

#include <stdbool.h>
#include <stdint.h>

#define DATE_TEXT_SIZE    11 /* "2013-02-04" */
#define MONTH_TEXT_SIZE   8  /* "2013-02" */
#define INSTANT_TEXT_SIZE 25 /* "2013-02-04T10:00:00.000Z" */

/* A civil day; day 1 is 0001-01-01 (rata die), 0 is no date.  Years 1 to 9999. */
struct date {
    int32_t day;
};

/* A civil month, year × 12 + month − 1; 0 is none. */
struct month {
    int32_t month;
};

struct date date_make(int year, int month, int day); /* {0} when there is no such day */
void date_split(struct date date, int *year, int *month, int *day);
int date_parse(const char *text, struct date *out);           /* "YYYY-MM-DD": 0 or -1 */
void date_format(struct date date, char out[DATE_TEXT_SIZE]); /* "" for none */
struct date date_add_days(struct date date, int days);
/* The same day of the month, or the last one of a shorter month (31 January + 1 = 28 February). */
struct date date_add_months(struct date date, int months);
/* The last day of a term of `months` that starts on `start`: 2013-02-04 + 12 months → 2014-02-03.
 */
struct date date_term_end(struct date start, int months);
/* Whole years reached on `on`, which includes the birthday; born on 29 February: 1 March. */
int date_age(struct date birth, struct date on);
/* 0 Sunday to 6 Saturday. */
int date_weekday(struct date date);

static inline int date_compare(struct date a, struct date b)
{
    return (a.day > b.day) - (a.day < b.day);
}
static inline bool date_is_none(struct date date)
{
    return date.day == 0;
}

struct month month_make(int year, int month);
struct month month_of(struct date date);
int month_parse(const char *text, struct month *out); /* "YYYY-MM": 0 or -1 */
void month_format(struct month month, char out[MONTH_TEXT_SIZE]);
struct month month_add(struct month month, int months);
struct date month_first(struct month month);
struct date month_last(struct month month);
int month_days(struct month month);

/* The civil day in Europe/Paris at that instant, and the instant at which that day begins there. */
struct date instant_date(int64_t instant_ms);
int64_t date_instant(struct date date);
/* RFC 3339 in UTC, with milliseconds.  Parsing takes "…Z" only: 0 or -1. */
void instant_format(int64_t instant_ms, char out[INSTANT_TEXT_SIZE]);
int instant_parse(const char *text, int64_t *out_ms);
/* Whole days of a duration in milliseconds, as settings hold them. */
static inline int duration_days(int64_t duration_ms)
{
    return (int)(duration_ms / 86400000);
}
