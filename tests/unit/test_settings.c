#include "common/settings/settings.h"
#include "tests/unit/everything.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

struct limits {
    int64_t memory;
    int64_t pause;
};

struct daemon {
    char requests[64];
    int64_t vacancy_delay;
    int64_t workers;
    bool verbose;
    struct date start;
    enum colour colour;
    uint32_t colours;
    struct limits limits;
    struct inner inners[2];
    size_t inner_count;
    char names[3][16];
    size_t name_count;
};

#define RECORD struct limits
/* One row, one line: clang-format 14 cannot keep such tables. */
/* clang-format off */
static const struct field limits_fields[] = {
    {INTEGER(memory), REQUIRED, "most memory", BYTES("64 KiB")},
    {INTEGER(pause), REQUIRED, "between two turns", DURATION("500 ms"), RANGE(1, 60000)},
};
/* clang-format on */
static const struct schema limits_schema = {
    .name = "limits", .meaning = "Limits.", FIELDS(limits_fields)};
#undef RECORD

#define RECORD struct daemon
/* One row, one line: clang-format 14 cannot keep such tables. */
/* clang-format off */
static const struct field daemon_fields[] = {
    {TEXT(requests), REQUIRED, "where requests come in"},
    {INTEGER(vacancy_delay), REQUIRED, "how long a job may stay vacant", DURATION("90 d")},
    {INTEGER(workers), REQUIRED, "how many", INITIAL("2"), RANGE(1, 64)},
    {FLAG(verbose), OPTIONAL, "say more"},
    {DATE(start), OPTIONAL, "first day"},
    {ENUM(colour, &colour_enumeration), REQUIRED, "a colour", INITIAL("red")},
    {SET(colours, &colour_enumeration), OPTIONAL, "some colours", INITIAL("red,blue")},
    {NESTED(limits, &limits_schema), REQUIRED, "limits"},
    {LIST_OF(inners, inner_count, &inner_schema), OPTIONAL, "parts"},
    {LIST(names, name_count, FIELD_TEXT), OPTIONAL, "names"},
};
/* clang-format on */
static const struct schema daemon_schema = {
    .name = "daemon", .meaning = "A service.", FIELDS(daemon_fields)};
#undef RECORD

static const int64_t day_ms = INT64_C(24) * 3600 * 1000;

static struct daemon settings;
static struct error error;

/* Reads a file of that content, known as test.cfg. */
static int read_with(const char *text, const char *const *overrides)
{
    const struct settings_group groups[] = {
        {"daemon", &daemon_schema, &settings}
    };
    FILE *file = fopen("test.cfg", "w");
    int status;

    assert_non_null(file);
    fputs(text, file);
    fclose(file);
    status = settings_read("test.cfg", groups, 1, overrides, &error);
    unlink("test.cfg");
    return status;
}

static void expect_refusal(const char *text, const char *wanted)
{
    assert_int_equal(read_with(text, NULL), -1);
    assert_string_equal(error.text, wanted);
}

static void what_the_file_leaves_out_has_its_initial_value(void **state)
{
    (void)state;
    assert_int_equal(read_with("daemon: { requests = \"ipc://run/r\"; };", NULL), 0);
    assert_string_equal(settings.requests, "ipc://run/r");
    assert_true(settings.vacancy_delay == 90 * day_ms);
    assert_int_equal(settings.workers, 2);
    assert_int_equal(settings.colour, RED);
    assert_int_equal(settings.colours, 1u << RED | 1u << BLUE);
    assert_int_equal(settings.limits.memory, 65536);
    assert_int_equal(settings.limits.pause, 500);
    assert_false(settings.verbose);
}

static void every_kind_of_setting_is_read(void **state)
{
    const char *text = "# 5000000000 in a comment is nothing\n"
                       "daemon: {\n"
                       "  requests = \"@include 5000000000\"; // 5000000000\n"
                       "  vacancy_delay = \"12h\"; /* 5000000000 */\n"
                       "  workers = 0x10;\n"
                       "  verbose = true;\n"
                       "  start = \"2013-02-04\";\n"
                       "  colour = \"green\";\n"
                       "  colours = [\"green\"];\n"
                       "  limits = { memory = \"2 GiB\"; };\n"
                       "  inners = ( { name = \"mur\"; number = 3; }, { name = \"toit\"; } );\n"
                       "  names = [\"un\", \"deux\"];\n"
                       "};\n";

    (void)state;
    assert_int_equal(read_with(text, NULL), 0);
    assert_true(settings.vacancy_delay == day_ms / 2);
    assert_int_equal(settings.workers, 16);
    assert_true(settings.verbose);
    assert_int_equal(settings.start.day, date_make(2013, 2, 4).day);
    assert_int_equal(settings.colour, GREEN);
    assert_int_equal(settings.colours, 1u << GREEN);
    assert_true(settings.limits.memory == INT64_C(2) << 30);
    assert_int_equal(settings.limits.pause, 500);
    assert_int_equal(settings.inner_count, 2);
    assert_string_equal(settings.inners[1].name, "toit");
    assert_int_equal(settings.inners[0].number, 3);
    assert_int_equal(settings.name_count, 2);
    assert_string_equal(settings.names[1], "deux");
}

static void a_wrong_value_is_refused_with_file_and_line(void **state)
{
    (void)state;
    expect_refusal("daemon: {\n  requests = \"r\";\n  vacancy_delay = \"ninety\";\n};",
                   "test.cfg:3: vacancy_delay: expected a duration such as \"90 d\", found "
                   "\"ninety\"");
    expect_refusal("daemon: { vacancy_delay = 90; };",
                   "test.cfg:1: vacancy_delay: expected a duration such as \"90 d\", found 90");
    expect_refusal("daemon: {\n workers = 65; };",
                   "test.cfg:2: workers: expected an integer from 1 to 64, found 65");
    expect_refusal("daemon: {\n workers = \"2\"; };",
                   "test.cfg:2: workers: expected an integer from 1 to 64, found a text");
    expect_refusal("daemon: {\n workers = 2.0; };",
                   "test.cfg:2: workers: expected an integer from 1 to 64, found a number with a "
                   "fraction");
    expect_refusal("daemon: {\n verbose = 1; };",
                   "test.cfg:2: verbose: expected true or false, found 1");
    expect_refusal("daemon: {\n colour = \"pink\"; };",
                   "test.cfg:2: colour: expected one of red, green, blue, found \"pink\"");
    expect_refusal("daemon: {\n colours = [\"red\", \"pink\"]; };",
                   "test.cfg:2: colours: expected words among red, green, blue, found \"pink\"");
    expect_refusal("daemon: {\n names = [\"a\", \"b\", \"c\", \"d\"]; };",
                   "test.cfg:2: names: more than 3 elements");
    expect_refusal("daemon: {\n requests = \"\xe9\"; };",
                   "test.cfg:2: requests: expected a UTF-8 text of at most 63 bytes, found bytes");
}

static void nested_settings_are_blamed_on_their_own_line(void **state)
{
    (void)state;
    expect_refusal(
        "daemon: {\n limits: {\n  memory = \"1 TiB\";\n };\n};",
        "test.cfg:3: limits.memory: expected a size such as \"64 KiB\", found \"1 TiB\"");
    expect_refusal("daemon: {\n limits: {\n  pause = \"2 min\";\n };\n};",
                   "test.cfg:3: limits.pause: expected a duration such as \"90 d\", found 120000");
    expect_refusal("daemon: {\n inners = (\n  { name = \"a\"; },\n  { nom = \"b\"; } );\n};",
                   "test.cfg:4: inners[1].nom: unknown name; known ones: name, number, colour");
}

static void a_duration_beyond_64_bits_is_refused(void **state)
{
    (void)state;
    expect_refusal("daemon: { vacancy_delay = \"999999999999 d\"; };",
                   "test.cfg:1: vacancy_delay: expected a duration such as \"90 d\", found "
                   "\"999999999999 d\"");
    expect_refusal("daemon: { vacancy_delay = \"99999999999999999999 ms\"; };",
                   "test.cfg:1: vacancy_delay: expected a duration such as \"90 d\", found "
                   "\"99999999999999999999 ms\"");
}

/* libconfig 1.5 reads 705032704 here and says nothing. */
static void an_integer_that_libconfig_would_wrap_is_refused(void **state)
{
    (void)state;
    expect_refusal("daemon: {\n workers = 5000000000; };",
                   "test.cfg:2: the integer 5000000000 is too large; beyond 2147483647, write an L "
                   "after it");
    expect_refusal("daemon: {\n workers = 0x100000001; };",
                   "test.cfg:2: the integer 0x100000001 is too large; beyond 2147483647, write an "
                   "L after it");
    expect_refusal("daemon: { workers = 99999999999999999999L; };",
                   "test.cfg:1: the integer 99999999999999999999 is too large");
    expect_refusal("daemon: { workers = 5000000000L; };",
                   "test.cfg:1: workers: expected an integer from 1 to 64, found 5000000000");
}

static void unknown_names_are_refused_with_the_known_ones(void **state)
{
    (void)state;
    expect_refusal("daemon: {\n vacancy_dela = \"9 d\"; };",
                   "test.cfg:2: vacancy_dela: unknown name; known ones: requests, vacancy_delay, "
                   "workers, verbose, start, colour, colours, limits, inners, names");
    expect_refusal("\ndemon: { };", "test.cfg:2: unknown group \"demon\"; known ones: daemon");
    expect_refusal("daemon = 3;", "test.cfg:1: daemon: expected a group { … }");
}

static void a_required_setting_that_nothing_gives_is_named(void **state)
{
    (void)state;
    expect_refusal("\ndaemon: { workers = 3; };", "test.cfg:2: requests: required, missing");
    expect_refusal("", "test.cfg: daemon.requests: required, missing");
}

static void a_syntax_error_has_its_line(void **state)
{
    (void)state;
    expect_refusal("daemon: {\n workers = ; };", "test.cfg:2: syntax error");
    expect_refusal("daemon: { workers = 1; workers = 2; };", "test.cfg:1: duplicate setting name");
}

static void included_files_are_refused(void **state)
{
    (void)state;
    expect_refusal("daemon: {\n@include \"other.cfg\"\n};", "test.cfg:2: @include is not taken");
}

static void a_missing_file_is_named(void **state)
{
    const struct settings_group groups[] = {
        {"daemon", &daemon_schema, &settings}
    };

    (void)state;
    assert_int_equal(settings_read("nowhere.cfg", groups, 1, NULL, &error), -1);
    assert_string_equal(error.text, "nowhere.cfg: No such file or directory");
}

static void an_override_wins_over_the_file(void **state)
{
    const char *const overrides[] = {"daemon.workers=9", "daemon.requests=ipc://a=b",
                                     "daemon.vacancy_delay=1 h", NULL};

    (void)state;
    assert_int_equal(read_with("daemon: { workers = 3; };", overrides), 0);
    assert_int_equal(settings.workers, 9);
    assert_string_equal(settings.requests, "ipc://a=b");
    assert_int_equal(settings.vacancy_delay, 3600 * 1000);
}

static void expect_override_refusal(const char *override, const char *wanted)
{
    const char *const overrides[] = {override, NULL};

    assert_int_equal(read_with("daemon: { requests = \"r\"; };", overrides), -1);
    assert_string_equal(error.text, wanted);
}

static void a_wrong_override_is_refused(void **state)
{
    (void)state;
    expect_override_refusal("daemon.workers", "--set daemon.workers: expected group.name=value");
    expect_override_refusal("workers=2", "--set workers=2: expected group.name=value");
    expect_override_refusal("daemon.workers=0",
                            "--set: daemon.workers: expected an integer from 1 to 64, found 0");
    expect_override_refusal("demon.workers=1",
                            "--set: unknown group \"demon.workers=1\"; known ones: daemon");
    expect_override_refusal("daemon.limits=1",
                            "--set: daemon.limits: cannot be written as one text");
    expect_override_refusal("daemon.requests=", "test.cfg:1: requests: required, missing");
}

static char folder[] = "/tmp/appui-settings-XXXXXX";

static int enter_folder(void **state)
{
    (void)state;
    return mkdtemp(folder) == NULL || chdir(folder) < 0 ? -1 : 0;
}

static int leave_folder(void **state)
{
    (void)state;
    return chdir("/") < 0 ? -1 : rmdir(folder);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_the_file_leaves_out_has_its_initial_value),
        cmocka_unit_test(every_kind_of_setting_is_read),
        cmocka_unit_test(a_wrong_value_is_refused_with_file_and_line),
        cmocka_unit_test(nested_settings_are_blamed_on_their_own_line),
        cmocka_unit_test(a_duration_beyond_64_bits_is_refused),
        cmocka_unit_test(an_integer_that_libconfig_would_wrap_is_refused),
        cmocka_unit_test(unknown_names_are_refused_with_the_known_ones),
        cmocka_unit_test(a_required_setting_that_nothing_gives_is_named),
        cmocka_unit_test(a_syntax_error_has_its_line),
        cmocka_unit_test(included_files_are_refused),
        cmocka_unit_test(a_missing_file_is_named),
        cmocka_unit_test(an_override_wins_over_the_file),
        cmocka_unit_test(a_wrong_override_is_refused),
    };

    return cmocka_run_group_tests(tests, enter_folder, leave_folder);
}
