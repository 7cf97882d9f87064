/* `appui journal`: lines of several journals, in an order that a reader can follow. */
#include "services/cli/journal_lines.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

/* Last: its fail() hides ours. */
#include <cmocka.h>

static void add(struct journal_lines *lines, const char *instance, int64_t position,
                int64_t recorded_at, const char *cause)
{
    static const uint8_t body[] = {0x81, 0xa2, 'o', 'n', 0xa3, 'o', 'u', 'i'};
    struct followed_event event = {
        .position = position,
        .recorded_at = recorded_at,
        .body = {body, sizeof body},
    };

    snprintf(event.type, sizeof event.type, "thing.done");
    snprintf(event.principal, sizeof event.principal, "%s", instance);
    snprintf(event.account, sizeof event.account, "%s", cause);
    journal_lines_add(lines, instance, &event, NULL);
}

/* What is printed, until the next call. */
static const char *printed(struct journal_lines *lines)
{
    static char text[4096];
    FILE *out = fmemopen(text, sizeof text, "w");

    text[0] = '\0';

    journal_lines_print(lines, out);
    fclose(out);
    return text;
}

static void in_one_instant_a_cause_comes_before_what_it_caused(void **unused)
{
    struct journal_lines *lines = journal_lines_open(true, true);
    const char *text;

    (void)unused;
    add(lines, "registration", 840, 1000, "");
    add(lines, "regional_est", 54, 1000, "registration@841");
    add(lines, "dla", 9, 2000, "regional_est@60");
    add(lines, "registration", 841, 1000, "regional_est@52");
    add(lines, "regional_est", 52, 1000, "");
    add(lines, "regional_est", 60, 2000, "");
    journal_lines_order(lines);
    text = printed(lines);
    assert_true(strstr(text, " 840 ") < strstr(text, " 841 "));
    assert_true(strstr(text, " 52 ") < strstr(text, " 841 "));
    assert_true(strstr(text, " 841 ") < strstr(text, " 54 "));
    assert_true(strstr(text, " 54 ") < strstr(text, " 60 "));
    assert_true(strstr(text, " 60 ") < strstr(text, " 9 "));
    journal_lines_close(lines);
}

static void a_cause_of_a_later_clock_stops_nothing(void **unused)
{
    struct journal_lines *lines = journal_lines_open(true, true);

    (void)unused;
    add(lines, "a", 1, 1000, "b@1");
    add(lines, "b", 1, 1000, "a@1");
    journal_lines_order(lines);
    assert_non_null(strstr(printed(lines), "a@1"));
    journal_lines_close(lines);
}

static void people_read_words_and_programs_read_json(void **unused)
{
    struct journal_lines *brief = journal_lines_open(true, false);
    struct journal_lines *whole = journal_lines_open(false, true);

    (void)unused;
    add(brief, "dla", 9, 1361174400000, "");
    assert_string_equal(
        printed(brief),
        "2013-02-18  dla                            9  thing.done                 dla"
        "                      on=oui\n");
    add(whole, "dla", 9, 1361174400000, "");
    assert_non_null(strstr(printed(whole), "{\"instance\":\"dla\",\"position\":9,"));
    assert_string_equal(printed(whole), "");
    journal_lines_close(brief);
    journal_lines_close(whole);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(in_one_instant_a_cause_comes_before_what_it_caused),
        cmocka_unit_test(a_cause_of_a_later_clock_stops_nothing),
        cmocka_unit_test(people_read_words_and_programs_read_json),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
