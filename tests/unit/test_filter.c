/* Which events a follower wants. */
#include "common/wire/filter.h"

#include <setjmp.h>
#include <stdarg.h>
#include <string.h>

#include <cmocka.h>

#include "common/journal/journal.h"

static struct span text(const char *literal)
{
    return (struct span){(const uint8_t *)literal, strlen(literal)};
}

/* Whether a filter of these départements and types wants that event. */
static bool wants(const char *departements, const char *types, const char *type,
                  const char *departement)
{
    struct filter filter;
    struct error error;
    struct buffer record = {0};
    struct journal_row row = {
        .position = 1, .type = text(type), .departement = text(departement), .body = text("\x80")};

    assert_int_equal(filter_read(&filter, departements, types, &error), 0);
    journal_encode(&row, &record);
    bool is_wanted = filter_wants(&filter, buffer_span(&record));
    buffer_close(&record);
    return is_wanted;
}

static void without_a_filter_everything_is_wanted(void **state)
{
    (void)state;
    assert_true(wants("", "", "job.approved", "18"));
    assert_true(wants("", "", "clock.advanced", ""));
}

static void departements_are_told_apart(void **state)
{
    (void)state;
    assert_true(wants("18,2A,971", "", "job.approved", "18"));
    assert_true(wants("18,2A,971", "", "job.approved", "2A"));
    assert_true(wants("18,2A,971", "", "job.approved", "971"));
    assert_false(wants("18,2A,971", "", "job.approved", "2B"));
    assert_false(wants("18", "", "job.approved", "8"));
}

static void what_belongs_nowhere_reaches_everybody(void **state)
{
    (void)state;
    assert_true(wants("18", "", "envelope.allotted", ""));
}

static void types_are_whole_words(void **state)
{
    (void)state;
    assert_true(wants("", "job.approved,job.closed", "job.closed", "18"));
    assert_false(wants("", "job.approved,job.closed", "job.close", "18"));
    assert_false(wants("", "job.approved", "job.approved2", "18"));
}

static void both_must_agree(void **state)
{
    (void)state;
    assert_true(wants("18", "job.approved", "job.approved", "18"));
    assert_false(wants("18", "job.approved", "job.approved", "36"));
    assert_false(wants("18", "job.approved", "job.closed", "18"));
}

static void what_cannot_be_read_is_never_hidden(void **state)
{
    struct filter filter;
    struct error error;

    (void)state;
    assert_int_equal(filter_read(&filter, "18", "", &error), 0);
    assert_true(filter_wants(&filter, text("\x80")));
}

static void an_unknown_departement_and_too_many_types_are_refused(void **state)
{
    struct filter filter;
    struct error error;
    char types[FILTER_TEXT] = "";

    (void)state;
    assert_int_equal(filter_read(&filter, "18,99", "", &error), -1);
    assert_non_null(strstr(error.text, "99"));
    for (int i = 0; i <= FILTER_MOST_TYPES; i++)
        strcat(types, "a.b,");
    assert_int_equal(filter_read(&filter, "", types, &error), -1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(without_a_filter_everything_is_wanted),
        cmocka_unit_test(departements_are_told_apart),
        cmocka_unit_test(what_belongs_nowhere_reaches_everybody),
        cmocka_unit_test(types_are_whole_words),
        cmocka_unit_test(both_must_agree),
        cmocka_unit_test(what_cannot_be_read_is_never_hidden),
        cmocka_unit_test(an_unknown_departement_and_too_many_types_are_refused),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
