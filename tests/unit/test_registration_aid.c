/* C3: the aid's amounts, to the cent. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "services/registration/aid.h"

enum { SMIC_2013 = 943, FULL_TIME = 35 * 60 };

static struct period days(const char *from, const char *to)
{
    struct period period = {0};

    assert_int_equal(date_parse(from, &period.from), 0);
    assert_int_equal(date_parse(to, &period.to), 0);
    return period;
}

static struct date day(const char *text)
{
    struct date date = {0};

    assert_int_equal(date_parse(text, &date), 0);
    return date;
}

static void the_three_rates_of_2013_give_the_published_amounts(void **state)
{
    (void)state;
    assert_int_equal(aid_monthly_cents(aid_exact(75, SMIC_2013, FULL_TIME)), 107266);
    assert_int_equal(aid_monthly_cents(aid_exact(35, SMIC_2013, FULL_TIME)), 50058);
    assert_int_equal(aid_monthly_cents(aid_exact(47, SMIC_2013, FULL_TIME)), 67220);
}

static void hours_beyond_35_are_not_aided(void **state)
{
    (void)state;
    assert_int_equal(aid_exact(75, SMIC_2013, 39 * 60), aid_exact(75, SMIC_2013, FULL_TIME));
    assert_int_equal(2 * aid_exact(75, SMIC_2013, 1050), aid_exact(75, SMIC_2013, FULL_TIME));
}

static void a_whole_month_is_one_month_whatever_its_length(void **state)
{
    (void)state;
    assert_int_equal(aid_shares(days("2013-02-01", "2013-02-28")), AID_MONTH_SHARES);
    assert_int_equal(aid_shares(days("2016-02-01", "2016-02-29")), AID_MONTH_SHARES);
    assert_int_equal(aid_shares(days("2013-01-01", "2015-12-31")), 36 * AID_MONTH_SHARES);
}

static void a_part_of_a_month_is_running_days_over_calendar_days(void **state)
{
    int64_t exact = aid_exact(75, SMIC_2013, FULL_TIME);

    (void)state;
    assert_int_equal(aid_shares(days("2013-02-15", "2013-02-28")), AID_MONTH_SHARES / 2);
    assert_int_equal(aid_shares(days("2013-02-28", "2013-03-01")),
                     AID_MONTH_SHARES / 28 + AID_MONTH_SHARES / 31);
    /* 1 072.6625 / 2 = 536.33125 */
    assert_int_equal(aid_cents(exact, AID_MONTH_SHARES / 2), 53633);
}

static void an_empty_period_is_worth_nothing(void **state)
{
    (void)state;
    assert_int_equal(aid_shares(days("2013-02-28", "2013-02-27")), 0);
    assert_int_equal(aid_committed(1000000000, days("2013-02-28", "2013-02-27")), 0);
}

static void cents_are_rounded_half_up_once_on_the_cumulative_sum(void **state)
{
    struct aid_month rows[40];
    struct period running = days("2013-02-01", "2013-05-31");
    int64_t exact = aid_exact(75, SMIC_2013, FULL_TIME); /* 107 266.25 cents a month */

    (void)state;
    assert_int_equal(aid_months(exact, running, NULL, 0, rows, 40), 4);
    assert_int_equal(rows[0].due_cents, 107266);
    assert_int_equal(rows[1].due_cents, 214533); /* 214 532.5 */
    assert_int_equal(rows[2].due_cents, 321799); /* 321 798.75 */
    assert_int_equal(rows[3].due_cents, 429065);
    assert_int_equal(rows[0].month.month, month_make(2013, 2).month);
    assert_int_equal(rows[3].month.month, month_make(2013, 5).month);
}

static void the_last_month_due_is_what_was_committed(void **state)
{
    struct aid_month rows[40];
    struct period signed_days = days("2013-02-15", "2016-02-14");
    int64_t exact = aid_exact(47, SMIC_2013, 1800);
    size_t count = aid_months(exact, signed_days, NULL, 0, rows, 40);

    (void)state;
    assert_int_equal(count, 37);
    assert_int_equal(rows[count - 1].due_cents, aid_committed(exact, signed_days));
    for (size_t i = 1; i < count; i++)
        assert_true(rows[i].due_cents > rows[i - 1].due_cents);
}

static void an_unpaid_suspension_is_not_due(void **state)
{
    struct period running = days("2013-01-01", "2013-12-31");
    struct period unpaid[] = {days("2013-03-01", "2013-03-31"), days("2013-06-16", "2013-06-30")};
    int64_t exact = aid_exact(75, SMIC_2013, FULL_TIME);

    (void)state;
    assert_int_equal(aid_due(exact, running, unpaid, 2, day("2013-02-28")),
                     aid_cents(exact, 2 * AID_MONTH_SHARES));
    assert_int_equal(aid_due(exact, running, unpaid, 2, day("2013-03-31")),
                     aid_cents(exact, 2 * AID_MONTH_SHARES));
    assert_int_equal(aid_due(exact, running, unpaid, 2, day("2013-12-31")),
                     aid_cents(exact, 10 * AID_MONTH_SHARES + AID_MONTH_SHARES / 2));
}

static void an_open_suspension_stops_the_aid_until_the_end(void **state)
{
    struct period running = days("2013-01-01", "2013-12-31");
    struct period unpaid = {day("2013-07-01"), {0}};
    int64_t exact = aid_exact(75, SMIC_2013, FULL_TIME);

    (void)state;
    assert_int_equal(aid_due(exact, running, &unpaid, 1, day("2013-12-31")),
                     aid_cents(exact, 6 * AID_MONTH_SHARES));
}

static void nothing_is_due_before_the_start(void **state)
{
    struct period running = days("2013-03-01", "2013-12-31");

    (void)state;
    assert_int_equal(aid_due(1000000000, running, NULL, 0, day("2013-02-28")), 0);
}

static void sixty_months_at_the_highest_amounts_do_not_overflow(void **state)
{
    int64_t exact = aid_exact(100, 2000, FULL_TIME);
    struct period longest = days("2013-01-01", "2017-12-31");

    (void)state;
    assert_int_equal(aid_committed(exact, longest), 60 * exact / AID_EXACT_UNIT);
}

static void mayotte_has_no_aid_before_2018(void **state)
{
    (void)state;
    assert_false(aid_reaches("976", day("2017-12-31")));
    assert_true(aid_reaches("976", day("2018-01-01")));
    assert_true(aid_reaches("974", day("2013-02-01")));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_three_rates_of_2013_give_the_published_amounts),
        cmocka_unit_test(hours_beyond_35_are_not_aided),
        cmocka_unit_test(a_whole_month_is_one_month_whatever_its_length),
        cmocka_unit_test(a_part_of_a_month_is_running_days_over_calendar_days),
        cmocka_unit_test(an_empty_period_is_worth_nothing),
        cmocka_unit_test(cents_are_rounded_half_up_once_on_the_cumulative_sum),
        cmocka_unit_test(the_last_month_due_is_what_was_committed),
        cmocka_unit_test(an_unpaid_suspension_is_not_due),
        cmocka_unit_test(an_open_suspension_stops_the_aid_until_the_end),
        cmocka_unit_test(nothing_is_due_before_the_start),
        cmocka_unit_test(sixty_months_at_the_highest_amounts_do_not_overflow),
        cmocka_unit_test(mayotte_has_no_aid_before_2018),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
