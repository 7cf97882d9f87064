#include "services/registration/aid.h"

#include <string.h>

/* rate % × cents an hour × minutes a week × 52 weeks / (100 × 60 × 12), with what divides taken
 * out. */
enum { WEEKS_OVER_FOUR = 13 };

int64_t aid_exact(int64_t rate_percent, int64_t hourly_cents, int64_t weekly_minutes)
{
    int64_t aided =
        weekly_minutes < AID_MOST_WEEKLY_MINUTES ? weekly_minutes : AID_MOST_WEEKLY_MINUTES;

    return rate_percent * hourly_cents * aided * WEEKS_OVER_FOUR;
}

static int64_t half_up(int64_t numerator, int64_t denominator)
{
    return (2 * numerator + denominator) / (2 * denominator);
}

int64_t aid_monthly_cents(int64_t exact)
{
    return half_up(exact, AID_EXACT_UNIT);
}

int64_t aid_cents(int64_t exact, int64_t shares)
{
    return half_up(exact * shares, (int64_t)AID_EXACT_UNIT * AID_MONTH_SHARES);
}

/* Shares from year 0 to the end of that day. */
static int64_t shares_until(struct date date)
{
    struct month month = month_of(date);
    int64_t day = date.day - month_first(month).day + 1;

    return (int64_t)AID_MONTH_SHARES * month.month + day * (AID_MONTH_SHARES / month_days(month));
}

int64_t aid_shares(struct period days)
{
    if (period_is_empty(days))
        return 0;
    return shares_until(days.to) - shares_until(date_add_days(days.from, -1));
}

int64_t aid_committed(int64_t exact, struct period signed_days)
{
    return aid_cents(exact, aid_shares(signed_days));
}

int64_t aid_due(int64_t exact, struct period running, const struct period *unpaid, size_t count,
                struct date upto)
{
    struct period counted = period_common(running, (struct period){running.from, upto});
    int64_t shares = aid_shares(counted);

    for (size_t i = 0; i < count; i++)
        shares -= aid_shares(period_common(counted, unpaid[i]));
    return aid_cents(exact, shares);
}

size_t aid_months(int64_t exact, struct period running, const struct period *unpaid, size_t count,
                  struct aid_month *out, size_t most)
{
    struct month last = month_of(running.to);
    size_t rows = 0;

    if (period_is_empty(running))
        return 0;
    for (struct month month = month_of(running.from); month.month <= last.month && rows < most;
         month = month_add(month, 1))
        out[rows++] =
            (struct aid_month){month, aid_due(exact, running, unpaid, count, month_last(month))};
    return rows;
}

bool aid_reaches(const char *departement, struct date signed_on)
{
    return strcmp(departement, "976") != 0 || date_compare(signed_on, date_make(2018, 1, 1)) >= 0;
}
