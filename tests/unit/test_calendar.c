#include "common/calendar/calendar.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

static struct date date(const char *text)
{
    struct date out = {0};

    assert_int_equal(date_parse(text, &out), 0);
    return out;
}

static int64_t instant(const char *text)
{
    int64_t out = 0;

    assert_int_equal(instant_parse(text, &out), 0);
    return out;
}

#define assert_date(got, wanted)                                                                   \
    do {                                                                                           \
        char text_[DATE_TEXT_SIZE];                                                                \
        date_format(got, text_);                                                                   \
        assert_string_equal(text_, wanted);                                                        \
    } while (0)

static void every_day_of_ten_thousand_years_survives_being_split_and_made(void **state)
{
    int32_t next = 1;

    (void)state;
    for (int year = 1; year <= 9999; year++)
        for (int month = 1; month <= 12; month++)
            for (int day = 1; day <= 31; day++) {
                struct date made = date_make(year, month, day);
                int y, m, d;

                if (date_is_none(made))
                    continue;
                assert_int_equal(made.day, next++);
                date_split(made, &y, &m, &d);
                assert_true(y == year && m == month && d == day);
            }
    assert_int_equal(next, 3652060);
}

static void leap_years_have_a_29_february(void **state)
{
    (void)state;
    assert_false(date_is_none(date_make(2016, 2, 29)));
    assert_false(date_is_none(date_make(2000, 2, 29)));
    assert_true(date_is_none(date_make(2013, 2, 29)));
    assert_true(date_is_none(date_make(1900, 2, 29)));
    assert_int_equal(month_days(month_make(2016, 2)), 29);
    assert_int_equal(month_days(month_make(2100, 2)), 28);
}

static void days_that_do_not_exist_are_none(void **state)
{
    (void)state;
    assert_true(date_is_none(date_make(2013, 4, 31)));
    assert_true(date_is_none(date_make(2013, 0, 1)));
    assert_true(date_is_none(date_make(2013, 13, 1)));
    assert_true(date_is_none(date_make(2013, 1, 0)));
    assert_true(date_is_none(date_make(0, 1, 1)));
    assert_true(date_is_none(date_make(10000, 1, 1)));
    assert_date(date_make(0, 0, 0), "");
}

static void dates_are_read_strictly(void **state)
{
    static const char *const bad[] = {"",           "2013",        "2013-2-4",  "2013-02-30",
                                      "04/02/2013", "2013-02-04 ", "2013-02-0", "+013-02-04",
                                      "2013/02/04", "2013-02-041", "0000-01-01"};
    struct date untouched = {7};

    (void)state;
    assert_date(date("2013-02-04"), "2013-02-04");
    assert_date(date("0001-01-01"), "0001-01-01");
    assert_date(date("9999-12-31"), "9999-12-31");
    for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++) {
        assert_int_equal(date_parse(bad[i], &untouched), -1);
        assert_int_equal(untouched.day, 7);
    }
}

static void adding_days_crosses_months_and_stops_at_the_ends_of_time(void **state)
{
    (void)state;
    assert_date(date_add_days(date("2013-02-28"), 1), "2013-03-01");
    assert_date(date_add_days(date("2016-02-28"), 1), "2016-02-29");
    assert_date(date_add_days(date("2014-01-01"), -1), "2013-12-31");
    assert_date(date_add_days(date("9999-12-31"), 1), "");
    assert_date(date_add_days(date("0001-01-01"), -1), "");
    assert_date(date_add_days(date("2013-01-01"), INT32_MAX), "");
    assert_date(date_add_days((struct date){0}, 5), "");
}

static void adding_months_keeps_the_day_or_takes_the_last(void **state)
{
    (void)state;
    assert_date(date_add_months(date("2013-01-31"), 1), "2013-02-28");
    assert_date(date_add_months(date("2016-01-31"), 1), "2016-02-29");
    assert_date(date_add_months(date("2013-03-31"), -1), "2013-02-28");
    assert_date(date_add_months(date("2013-02-04"), 36), "2016-02-04");
    assert_date(date_add_months(date("2013-12-15"), 1), "2014-01-15");
    assert_date(date_add_months(date("2013-01-15"), -1), "2012-12-15");
    assert_date(date_add_months(date("9999-12-01"), 1), "");
    assert_date(date_add_months(date("2013-01-01"), INT32_MIN), "");
    assert_date(date_add_months((struct date){0}, 1), "");
}

static void a_term_ends_on_the_day_before_its_anniversary(void **state)
{
    (void)state;
    assert_date(date_term_end(date("2013-02-04"), 12), "2014-02-03");
    assert_date(date_term_end(date("2013-03-01"), 36), "2016-02-29");
    assert_date(date_term_end(date("2013-01-01"), 12), "2013-12-31");
    assert_date(date_term_end(date("2013-02-28"), 12), "2014-02-27");
}

static void a_term_towards_a_shorter_month_ends_on_its_last_day(void **state)
{
    (void)state;
    assert_date(date_term_end(date("2013-08-31"), 6), "2014-02-28");
    assert_date(date_term_end(date("2013-08-30"), 6), "2014-02-28");
    assert_date(date_term_end(date("2013-08-29"), 6), "2014-02-28");
    assert_date(date_term_end(date("2013-08-28"), 6), "2014-02-27");
    assert_date(date_term_end(date("2016-02-29"), 12), "2017-02-28");
}

static void an_age_is_reached_on_the_birthday(void **state)
{
    (void)state;
    assert_int_equal(date_age(date("1990-05-17"), date("2013-05-16")), 22);
    assert_int_equal(date_age(date("1990-05-17"), date("2013-05-17")), 23);
    assert_int_equal(date_age(date("1990-05-17"), date("1990-05-17")), 0);
    assert_int_equal(date_age(date("1990-05-17"), date("1990-05-16")), -1);
}

static void who_was_born_on_29_february_grows_older_on_1_march(void **state)
{
    (void)state;
    assert_int_equal(date_age(date("1988-02-29"), date("2014-02-28")), 25);
    assert_int_equal(date_age(date("1988-02-29"), date("2014-03-01")), 26);
    assert_int_equal(date_age(date("1988-02-29"), date("2016-02-28")), 27);
    assert_int_equal(date_age(date("1988-02-29"), date("2016-02-29")), 28);
}

static void weekdays_begin_on_sunday(void **state)
{
    (void)state;
    assert_int_equal(date_weekday(date("2013-02-03")), 0);
    assert_int_equal(date_weekday(date("2013-02-04")), 1);
    assert_int_equal(date_weekday(date("2000-01-01")), 6);
}

static void months_are_read_added_and_bounded(void **state)
{
    static const char *const bad[] = {"", "2013", "2013-13", "2013-00", "2013-1", "2013-01-01"};
    struct month month = {0};
    char text[MONTH_TEXT_SIZE];

    (void)state;
    assert_int_equal(month_parse("2013-11", &month), 0);
    month_format(month_add(month, 2), text);
    assert_string_equal(text, "2014-01");
    assert_date(month_first(month), "2013-11-01");
    assert_date(month_last(month), "2013-11-30");
    assert_int_equal(month_of(date("2013-11-30")).month, month.month);
    assert_int_equal(month_add(month_make(9999, 12), 1).month, 0);
    assert_int_equal(month_add(month_make(1, 1), -1).month, 0);
    month_format((struct month){0}, text);
    assert_string_equal(text, "");
    assert_date(month_first((struct month){0}), "");
    for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++)
        assert_int_equal(month_parse(bad[i], &month), -1);
}

static void a_day_begins_at_midnight_in_paris(void **state)
{
    (void)state;
    assert_int_equal(date_instant(date("2013-02-04")), instant("2013-02-03T23:00:00.000Z"));
    assert_int_equal(date_instant(date("2013-07-14")), instant("2013-07-13T22:00:00.000Z"));
    assert_date(instant_date(instant("2013-02-03T22:59:59.999Z")), "2013-02-03");
    assert_date(instant_date(instant("2013-02-03T23:00:00.000Z")), "2013-02-04");
    assert_date(instant_date(instant("2013-12-31T23:00:00.000Z")), "2014-01-01");
}

static void the_day_on_which_summer_time_begins_has_23_hours(void **state)
{
    int64_t hours;

    (void)state;
    hours = date_instant(date("2013-04-01")) - date_instant(date("2013-03-31"));
    assert_int_equal(hours, 23 * 3600 * 1000);
    assert_int_equal(date_instant(date("2013-03-31")), instant("2013-03-30T23:00:00.000Z"));
    assert_date(instant_date(instant("2013-03-31T21:59:59.999Z")), "2013-03-31");
    assert_date(instant_date(instant("2013-03-31T22:00:00.000Z")), "2013-04-01");
}

static void the_day_on_which_summer_time_ends_has_25_hours(void **state)
{
    int64_t hours;

    (void)state;
    hours = date_instant(date("2013-10-28")) - date_instant(date("2013-10-27"));
    assert_int_equal(hours, 25 * 3600 * 1000);
    assert_int_equal(date_instant(date("2013-10-27")), instant("2013-10-26T22:00:00.000Z"));
    assert_date(instant_date(instant("2013-10-27T22:59:59.999Z")), "2013-10-27");
    assert_date(instant_date(instant("2013-10-27T23:00:00.000Z")), "2013-10-28");
}

static void every_day_begins_on_itself_and_the_instant_before_is_the_day_before(void **state)
{
    (void)state;
    for (struct date day = date("1996-01-01"); day.day < date("2040-01-01").day; day.day++) {
        assert_int_equal(instant_date(date_instant(day)).day, day.day);
        assert_int_equal(instant_date(date_instant(day) - 1).day, day.day - 1);
    }
}

static void instants_are_written_and_read_in_utc(void **state)
{
    char text[INSTANT_TEXT_SIZE];

    (void)state;
    instant_format(1359972000123, text);
    assert_string_equal(text, "2013-02-04T10:00:00.123Z");
    assert_int_equal(instant(text), 1359972000123);
    instant_format(-1, text);
    assert_string_equal(text, "1969-12-31T23:59:59.999Z");
    assert_int_equal(instant(text), -1);
    assert_int_equal(instant("2013-02-04T10:00:00Z"), 1359972000000);
    assert_int_equal(instant("2013-02-04T10:00:00.5Z"), 1359972000500);
    assert_int_equal(instant("2013-02-04T10:00:00.123999Z"), 1359972000123);
    instant_format(INT64_MAX, text);
    assert_string_equal(text, "");
    assert_true(date_is_none(instant_date(INT64_MAX)));
    assert_true(date_is_none(instant_date(INT64_MIN)));
}

static void other_writings_of_instants_are_refused(void **state)
{
    static const char *const bad[] = {"",
                                      "2013-02-04",
                                      "2013-02-04T10:00:00",
                                      "2013-02-04T10:00:00+01:00",
                                      "2013-02-04 10:00:00Z",
                                      "2013-02-04T24:00:00Z",
                                      "2013-02-04T10:60:00Z",
                                      "2013-02-04T10:00:60Z",
                                      "2013-02-04T10:00:00.Z",
                                      "2013-02-30T10:00:00Z",
                                      "2013-02-04T10:00:00Zx"};
    int64_t untouched = 7;

    (void)state;
    for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++)
        assert_int_equal(instant_parse(bad[i], &untouched), -1);
    assert_int_equal(untouched, 7);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_day_of_ten_thousand_years_survives_being_split_and_made),
        cmocka_unit_test(leap_years_have_a_29_february),
        cmocka_unit_test(days_that_do_not_exist_are_none),
        cmocka_unit_test(dates_are_read_strictly),
        cmocka_unit_test(adding_days_crosses_months_and_stops_at_the_ends_of_time),
        cmocka_unit_test(adding_months_keeps_the_day_or_takes_the_last),
        cmocka_unit_test(a_term_ends_on_the_day_before_its_anniversary),
        cmocka_unit_test(a_term_towards_a_shorter_month_ends_on_its_last_day),
        cmocka_unit_test(an_age_is_reached_on_the_birthday),
        cmocka_unit_test(who_was_born_on_29_february_grows_older_on_1_march),
        cmocka_unit_test(weekdays_begin_on_sunday),
        cmocka_unit_test(months_are_read_added_and_bounded),
        cmocka_unit_test(a_day_begins_at_midnight_in_paris),
        cmocka_unit_test(the_day_on_which_summer_time_begins_has_23_hours),
        cmocka_unit_test(the_day_on_which_summer_time_ends_has_25_hours),
        cmocka_unit_test(every_day_begins_on_itself_and_the_instant_before_is_the_day_before),
        cmocka_unit_test(instants_are_written_and_read_in_utc),
        cmocka_unit_test(other_writings_of_instants_are_refused),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
