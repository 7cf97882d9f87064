/* aid.h - the State's monthly aid (C3): exact integers, the same here and in reporting's SQL.
 *
 * Monthly aid = rate × hourly SMIC × weekly hours × 52/12.  In cents, with the rate in percent and
 * the week in minutes, that is
 *
 *     rate × hourly_cents × weekly_minutes × 52 / (100 × 60 × 12) = exact / 18 000
 *     exact = rate × hourly_cents × weekly_minutes × 13
 *
 * `exact` (at most 6 × 10^9) is what events carry as aid_exact; the cents of a month shown to
 * people are (2 × exact + 18 000) / 36 000, rounded down.  2013, 35 h: 107 266, 50 058, 67 220
 * cents.
 *
 * Time counts in shares of a month.  377 580 = lcm(28, 29, 30, 31), so a day is a whole number of
 * them:
 *
 *     shares(d) = 377 580 × (12 × year + month − 1) + day_of_month × (377 580 / days_in_month)
 *     shares of the days a…b, both included = shares(b) − shares(a − 1 day)
 *
 * A whole month is 377 580 shares, whatever its length: monthly × running_days / days_of_month.
 * The cumulative amount after n shares, in cents, rounded half up once (never month by month):
 *
 *     cents(n) = (2 × exact × n + 6 796 440 000) / 13 592 880 000, rounded down
 *     (6 796 440 000 = 18 000 × 377 580)
 *
 * Every term is ≥ 0 and 2 × exact × n stays below 3 × 10^17: bigint in SQL, `/` rounds down too.
 *
 *     due(M) = cents(n)        n: shares of the days of the period of aid, up to the last day of M,
 *                              without those after the contract's last day (broken, ended) and
 *                              without those of the suspensions that are not paid
 *     committed = cents(n)     n: shares of the whole signed period of aid; a breach does not lower
 *                              it, an extension makes it the cents of the longer period
 *     of the month = due(M) − due(M − 1)
 *
 * Repayments (C7) are amounts of their own and never lower `due`.
 */
#pragma once

#include <stddef.h>
#include <stdint.h>

#include "services/registration/period.h"

enum {
    AID_MONTH_SHARES = 377580,
    AID_EXACT_UNIT = 18000,            /* exact / 18 000 = cents a month */
    AID_MOST_WEEKLY_MINUTES = 35 * 60, /* C3: at most 35 h are aided */
    AID_LEAST_MONTHS = 12,
    AID_MOST_MONTHS = 36,
    AID_TRAINING_MONTHS = 60, /* only to finish a training */
};

/* The exact monthly aid, in 1/18 000 of a cent.  Minutes beyond 35 h are not aided. */
int64_t aid_exact(int64_t rate_percent, int64_t hourly_cents, int64_t weekly_minutes);
/* The same in cents, rounded half up. */
int64_t aid_monthly_cents(int64_t exact);

/* Shares of a month in those days; 0 when empty.  The period must have an end. */
int64_t aid_shares(struct period days);
/* The cents of that many shares, rounded half up. */
int64_t aid_cents(int64_t exact, int64_t shares);

/* Committed over the signed period of aid. */
int64_t aid_committed(int64_t exact, struct period signed_days);
/* Due up to that day, included.  `running` is the period of aid cut at the contract's end; `unpaid`
 * are the suspensions without pay, which do not overlap one another. */
int64_t aid_due(int64_t exact, struct period running, const struct period *unpaid, size_t count,
                struct date upto);

/* The amount due by the end of each month, one row per month of the running period, oldest first.
 */
struct aid_month {
    struct month month;
    int64_t due_cents; /* cumulative */
};
/* How many rows were written, at most `most`. */
size_t aid_months(int64_t exact, struct period running, const struct period *unpaid, size_t count,
                  struct aid_month *out, size_t most);

/* C3: Mayotte's employers have no right to it before 2018. */
bool aid_reaches(const char *departement, struct date signed_on);
