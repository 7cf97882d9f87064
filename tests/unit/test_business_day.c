#include "common/calendar/business_day.h"

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

#define assert_date(got, wanted)                                                                   \
    do {                                                                                           \
        char text_[DATE_TEXT_SIZE];                                                                \
        date_format(got, text_);                                                                   \
        assert_string_equal(text_, wanted);                                                        \
    } while (0)

static void easter_is_where_the_church_put_it(void **state)
{
    /* 22 March and 25 April are the earliest and the latest there can be. */
    static const char *const sundays[] = {
        "1818-03-22", "1900-04-15", "1943-04-25", "1954-04-18", "1981-04-19", "2000-04-23",
        "2005-03-27", "2006-04-16", "2007-04-08", "2008-03-23", "2009-04-12", "2010-04-04",
        "2011-04-24", "2012-04-08", "2013-03-31", "2014-04-20", "2015-04-05", "2016-03-27",
        "2017-04-16", "2018-04-01", "2019-04-21", "2020-04-12", "2021-04-04", "2022-04-17",
        "2023-04-09", "2024-03-31", "2025-04-20", "2026-04-05", "2027-03-28", "2028-04-16",
        "2029-04-01", "2030-04-21", "2038-04-25", "2049-04-18", "2076-04-19", "2285-03-22"};

    (void)state;
    for (size_t i = 0; i < sizeof sundays / sizeof sundays[0]; i++) {
        int year, month, day;

        date_split(date(sundays[i]), &year, &month, &day);
        assert_date(date_easter(year), sundays[i]);
    }
}

static void easter_is_always_a_sunday_between_22_march_and_25_april(void **state)
{
    (void)state;
    for (int year = 1583; year <= 9999; year++) {
        struct date easter = date_easter(year);

        assert_int_equal(date_weekday(easter), 0);
        assert_true(date_compare(easter, date_make(year, 3, 22)) >= 0);
        assert_true(date_compare(easter, date_make(year, 4, 25)) <= 0);
    }
}

/* Exactly these days of the year, and no other. */
static void check_year(int year, const char *departement, const char *const *wanted, size_t count)
{
    size_t found = 0;

    for (struct date day = date_make(year, 1, 1); date_compare(day, date_make(year, 12, 31)) <= 0;
         day = date_add_days(day, 1)) {
        if (!date_is_holiday(day, departement))
            continue;
        assert_true(found < count);
        assert_date(day, wanted[found++]);
    }
    assert_int_equal(found, count);
}

#define CHECK_YEAR(year, departement, ...)                                                         \
    do {                                                                                           \
        static const char *const days_[] = {__VA_ARGS__};                                          \
        check_year(year, departement, days_, sizeof days_ / sizeof days_[0]);                      \
    } while (0)

static void eleven_days_are_holidays_everywhere(void **state)
{
    (void)state;
    CHECK_YEAR(2013, "18", "2013-01-01", "2013-04-01", "2013-05-01", "2013-05-08", "2013-05-09",
               "2013-05-20", "2013-07-14", "2013-08-15", "2013-11-01", "2013-11-11", "2013-12-25");
    CHECK_YEAR(2016, "2A", "2016-01-01", "2016-03-28", "2016-05-01", "2016-05-05", "2016-05-08",
               "2016-05-16", "2016-07-14", "2016-08-15", "2016-11-01", "2016-11-11", "2016-12-25");
    CHECK_YEAR(2024, "", "2024-01-01", "2024-04-01", "2024-05-01", "2024-05-08", "2024-05-09",
               "2024-05-20", "2024-07-14", "2024-08-15", "2024-11-01", "2024-11-11", "2024-12-25");
}

static void two_holidays_that_fall_on_one_day_are_one(void **state)
{
    (void)state;
    /* 1 May 2008 was Ascension too. */
    CHECK_YEAR(2008, "75", "2008-01-01", "2008-03-24", "2008-05-01", "2008-05-08", "2008-05-12",
               "2008-07-14", "2008-08-15", "2008-11-01", "2008-11-11", "2008-12-25");
}

static void alsace_moselle_has_good_friday_and_26_december_too(void **state)
{
    static const char *const there[] = {"57", "67", "68"};

    (void)state;
    for (size_t i = 0; i < sizeof there / sizeof there[0]; i++)
        CHECK_YEAR(2013, there[i], "2013-01-01", "2013-03-29", "2013-04-01", "2013-05-01",
                   "2013-05-08", "2013-05-09", "2013-05-20", "2013-07-14", "2013-08-15",
                   "2013-11-01", "2013-11-11", "2013-12-25", "2013-12-26");
    assert_false(date_is_holiday(date("2013-03-29"), "88"));
    assert_false(date_is_holiday(date("2013-12-26"), "54"));
}

static void overseas_remember_the_abolition_each_on_its_day(void **state)
{
    static const struct {
        const char *departement, *day;
    } days[] = {
        {"971", "2014-05-27"},
        {"972", "2014-05-22"},
        {"973", "2014-06-10"},
        {"974", "2013-12-20"},
        {"976", "2015-04-27"}
    };

    (void)state;
    for (size_t i = 0; i < sizeof days / sizeof days[0]; i++)
        for (size_t other = 0; other < sizeof days / sizeof days[0]; other++)
            assert_int_equal(date_is_holiday(date(days[i].day), days[other].departement),
                             i == other);
    /* A code is not the beginning of another one. */
    assert_false(date_is_holiday(date("2014-05-27"), "97"));
    assert_false(date_is_holiday(date("2013-03-29"), "5"));
}

static void weekends_and_holidays_are_not_business_days(void **state)
{
    (void)state;
    assert_true(date_is_business_day(date("2013-02-04"), "18"));
    assert_false(date_is_business_day(date("2013-02-09"), "18"));
    assert_false(date_is_business_day(date("2013-02-10"), "18"));
    assert_false(date_is_business_day(date("2013-04-01"), "18"));
    assert_true(date_is_business_day(date("2013-03-29"), "18"));
    assert_false(date_is_business_day(date("2013-03-29"), "67"));
    assert_false(date_is_business_day((struct date){0}, "18"));
}

static void business_days_are_added_over_weekends_and_holidays(void **state)
{
    static const struct {
        const char *from;
        int days;
        const char *departement, *to;
    } sums[] = {
        {"2013-02-04", 0,  "18",  "2013-02-04"},
        {"2013-02-04", 1,  "18",  "2013-02-05"},
        {"2013-02-08", 1,  "18",  "2013-02-11"},
        {"2013-02-09", 1,  "18",  "2013-02-11"},
        {"2013-02-04", 10, "18",  "2013-02-18"},
 /* Easter: Good Friday counts in Bourges, not in Strasbourg; Monday nowhere. */
        {"2013-03-28", 2,  "18",  "2013-04-02"},
        {"2013-03-28", 2,  "67",  "2013-04-03"},
 /* The week of two holidays: 8 May and Ascension. */
        {"2013-05-06", 3,  "18",  "2013-05-13"},
 /* Over the end of a year. */
        {"2013-12-24", 2,  "18",  "2013-12-27"},
        {"2013-12-24", 2,  "68",  "2013-12-30"},
        {"2013-12-30", 3,  "974", "2014-01-03"},
        {"2013-12-19", 1,  "974", "2013-12-23"},
 /* 29 February 2016 was a Monday; 2013 had none. */
        {"2016-02-26", 1,  "18",  "2016-02-29"},
        {"2016-02-26", 2,  "18",  "2016-03-01"},
        {"2013-02-28", 1,  "18",  "2013-03-01"},
 /* The nights in which the clocks change are Sundays like any other. */
        {"2013-03-29", 1,  "18",  "2013-04-02"},
        {"2013-10-25", 1,  "18",  "2013-10-28"},
        {"2014-03-28", 1,  "18",  "2014-03-31"},
    };

    (void)state;
    for (size_t i = 0; i < sizeof sums / sizeof sums[0]; i++)
        assert_date(business_day_add(date(sums[i].from), sums[i].days, sums[i].departement),
                    sums[i].to);
}

static void counting_undoes_adding(void **state)
{
    static const char *const departements[] = {"18", "67", "971", "974", ""};

    (void)state;
    for (size_t place = 0; place < sizeof departements / sizeof departements[0]; place++)
        for (int start = 0; start < 1500; start += 7)
            for (int days = 0; days <= 61; days += 3) {
                struct date from = date_add_days(date("2012-01-01"), start);
                struct date to = business_day_add(from, days, departements[place]);

                assert_int_equal(business_days_between(from, to, departements[place]), days);
            }
}

static void counting_backwards_or_from_nothing_is_none(void **state)
{
    (void)state;
    assert_int_equal(business_days_between(date("2013-02-08"), date("2013-02-04"), "18"), 0);
    assert_int_equal(business_days_between(date("2013-02-04"), date("2013-02-04"), "18"), 0);
    assert_int_equal(business_days_between((struct date){0}, date("2013-02-04"), "18"), 0);
    assert_true(date_is_none(business_day_add((struct date){0}, 3, "18")));
    assert_true(date_is_none(business_day_add(date("9999-12-30"), 9, "18")));
}

static void a_year_has_the_business_days_that_payrolls_count(void **state)
{
    (void)state;
    assert_int_equal(business_days_between(date("2012-12-31"), date("2013-12-31"), "18"), 251);
    assert_int_equal(business_days_between(date("2015-12-31"), date("2016-12-31"), "18"), 253);
    assert_int_equal(business_days_between(date("2012-12-31"), date("2013-12-31"), "57"), 249);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(easter_is_where_the_church_put_it),
        cmocka_unit_test(easter_is_always_a_sunday_between_22_march_and_25_april),
        cmocka_unit_test(eleven_days_are_holidays_everywhere),
        cmocka_unit_test(two_holidays_that_fall_on_one_day_are_one),
        cmocka_unit_test(alsace_moselle_has_good_friday_and_26_december_too),
        cmocka_unit_test(overseas_remember_the_abolition_each_on_its_day),
        cmocka_unit_test(weekends_and_holidays_are_not_business_days),
        cmocka_unit_test(business_days_are_added_over_weekends_and_holidays),
        cmocka_unit_test(counting_undoes_adding),
        cmocka_unit_test(counting_backwards_or_from_nothing_is_none),
        cmocka_unit_test(a_year_has_the_business_days_that_payrolls_count),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
