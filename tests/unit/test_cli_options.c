/* The command line: commands by their words, options by their tables. */
#include "common/messages/registration.h"
#include "services/cli/command.h"
#include "services/cli/options.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

/* Last: its fail() hides ours. */
#include <cmocka.h>

struct sample {
    int64_t window;
    char where[3][20];
    size_t where_count;
    struct month month;
    enum gender gender;
    bool dry;
};

#define RECORD struct sample
static const struct field sample_fields[] = {
    {INTEGER(window), OPTIONAL,           "how many",              RANGE(1, 100), INITIAL("64")},
    {LIST(where,           where_count,                FIELD_TEXT),                                       OPTIONAL, "conditions"},
    {MONTH(month),OPTIONAL,"a month"},
    {ENUM(gender,               &genders),                      OPTIONAL,                                            "a word"},
    {FLAG(dry),               OPTIONAL,                       "a flag"                                                            },
};
static const struct schema sample_schema = {
    .name = "sample", .meaning = "A command.", FIELDS(sample_fields)};
#undef RECORD

static const struct command sample_command = {.name = "sample", .options = &sample_schema};

static int read_line(struct invocation *invocation, struct sample *options, struct error *error,
                     const char *line)
{
    static char words[256];
    char *argv[16], *rest = NULL;
    int argc = 0;

    snprintf(words, sizeof words, "%s", line);
    for (char *word = strtok_r(words, " ", &rest); word && argc < 15;
         word = strtok_r(NULL, " ", &rest))
        argv[argc++] = word;
    argv[argc] = NULL;
    *options = (struct sample){0};
    *invocation = (struct invocation){.command = &sample_command, .options = options};
    return options_read(invocation, argc, argv, error);
}

static void every_command_has_a_line_a_function_and_a_name_of_its_own(void **state)
{
    (void)state;
    for (size_t i = 0; i < command_count; i++) {
        assert_true(commands[i].meaning != NULL && commands[i].meaning[0] != '\0');
        assert_non_null(commands[i].run);
        assert_true(commands[i].least <= commands[i].most);
        assert_true(commands[i].most <= ARGUMENTS_MOST);
        for (size_t j = 0; j < i; j++)
            assert_string_not_equal(commands[i].name, commands[j].name);
    }
}

static void a_command_of_two_words_needs_both(void **state)
{
    char *close[] = {"month", "close"}, *alone[] = {"month"}, *send[] = {"send", "file"};
    size_t used;

    (void)state;
    assert_string_equal(command_find(close, 2, &used)->name, "month close");
    assert_int_equal(used, 2);
    assert_null(command_find(alone, 1, &used));
    assert_string_equal(command_find(send, 2, &used)->name, "send");
    assert_int_equal(used, 1);
}

static void options_may_stand_between_arguments(void **state)
{
    struct invocation invocation;
    struct sample options;
    struct error error = {0};

    (void)state;
    assert_int_equal(read_line(&invocation, &options, &error,
                               "sample one --month 2013-04 two --dry --gender=female"),
                     0);
    assert_int_equal(invocation.argument_count, 2);
    assert_string_equal(invocation.arguments[1], "two");
    assert_true(options.dry && options.gender == GENDER_FEMALE);
    assert_int_equal(options.month.month, month_make(2013, 4).month);
    assert_int_equal(options.window, 64);
}

static void a_list_grows_each_time_its_option_is_given(void **state)
{
    struct invocation invocation;
    struct sample options;
    struct error error = {0};

    (void)state;
    assert_int_equal(read_line(&invocation, &options, &error, "sample --where a=1 --where b=2,3"),
                     0);
    assert_int_equal(options.where_count, 2);
    assert_string_equal(options.where[1], "b=2,3");
    assert_int_equal(
        read_line(&invocation, &options, &error, "sample --where a --where b --where c --where d"),
        -1);
}

static void global_options_are_read_with_the_others(void **state)
{
    struct invocation invocation;
    struct sample options;
    struct error error = {0};

    (void)state;
    assert_int_equal(read_line(&invocation, &options, &error, "sample --as ministry --window 7"),
                     0);
    assert_string_equal(invocation.global.as, "ministry");
    assert_int_equal(options.window, 7);
}

static void what_is_not_in_the_tables_is_refused(void **state)
{
    static const char *const lines[] = {"sample --nothing 1",     "sample --window",
                                        "sample --window x",      "sample --window 101",
                                        "sample --month 2013-13", "sample --gender unknown"};
    struct invocation invocation;
    struct sample options;

    (void)state;
    for (size_t i = 0; i < sizeof lines / sizeof lines[0]; i++) {
        struct error error = {0};

        assert_int_equal(read_line(&invocation, &options, &error, lines[i]), -1);
        assert_true(error.text[0] != '\0');
    }
}

static void a_condition_names_a_member_of_the_question(void **state)
{
    struct job_list request = {0};
    struct error error = {0};

    (void)state;
    assert_int_equal(options_assign(&job_list_schema, &request, "departement=18", &error), 0);
    assert_string_equal(request.departement, "18");
    assert_int_equal(options_assign(&job_list_schema, &request, "states=filled,vacant", &error), 0);
    assert_true(request.states == (1u << JOB_FILLED | 1u << JOB_VACANT));
    assert_int_equal(options_assign(&job_list_schema, &request, "color=red", &error), -1);
    assert_int_equal(options_assign(&job_list_schema, &request, "departement", &error), -1);
}

static void refusals_end_with_1_and_silence_with_3(void **state)
{
    (void)state;
    assert_int_equal(command_outcome(&(struct error){.code = ERROR_CONFLICT}), OUTCOME_REFUSED);
    assert_int_equal(command_outcome(&(struct error){.code = ERROR_FORBIDDEN}), OUTCOME_REFUSED);
    assert_int_equal(command_outcome(&(struct error){.code = ERROR_UNAVAILABLE}),
                     OUTCOME_UNAVAILABLE);
    assert_int_equal(OUTCOME_USAGE, 2);
    assert_int_equal(OUTCOME_UNAVAILABLE, 3);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_command_has_a_line_a_function_and_a_name_of_its_own),
        cmocka_unit_test(a_command_of_two_words_needs_both),
        cmocka_unit_test(options_may_stand_between_arguments),
        cmocka_unit_test(a_list_grows_each_time_its_option_is_given),
        cmocka_unit_test(global_options_are_read_with_the_others),
        cmocka_unit_test(what_is_not_in_the_tables_is_refused),
        cmocka_unit_test(a_condition_names_a_member_of_the_question),
        cmocka_unit_test(refusals_end_with_1_and_silence_with_3),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
