#include "common/id/id.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

static void a_new_id_is_a_version_7_of_its_instant(void **state)
{
    struct id id = id_new(1360000000123);

    (void)state;
    assert_true(id_instant(&id) == 1360000000123);
    assert_int_equal(id.bytes[6] >> 4, 7);
    assert_int_equal(id.bytes[8] >> 6, 2);
}

static void two_new_ids_differ(void **state)
{
    struct id a = id_new(1), b = id_new(1);

    (void)state;
    assert_false(id_equal(&a, &b));
}

static void ids_sort_by_age(void **state)
{
    struct id older = id_new(1360000000123), newer = id_new(1360000000124);

    (void)state;
    assert_true(memcmp(&older, &newer, sizeof older) < 0);
}

static void a_seeded_id_depends_on_nothing_else(void **state)
{
    struct id id = id_seeded(42, 7, 1360000000123), same = id_seeded(42, 7, 1360000000123);
    struct id other = id_seeded(42, 8, 1360000000123), seed = id_seeded(43, 7, 1360000000123);

    (void)state;
    assert_true(id_equal(&id, &same));
    assert_false(id_equal(&id, &other));
    assert_false(id_equal(&id, &seed));
    assert_true(id_instant(&id) == 1360000000123);
}

static void what_is_made_of_the_same_has_the_same_id_and_no_instant(void **state)
{
    const char parts[] = "parts";
    struct id id = id_made("kind", parts, sizeof parts);
    struct id again = id_made("kind", parts, sizeof parts);
    struct id other = id_made("kin", parts, sizeof parts), less = id_made("kind", parts, 2);
    char text[ID_TEXT_SIZE];

    (void)state;
    id_format(&id, text);
    assert_int_equal(text[14], '8');
    assert_true(id_instant(&id) == -1);
    assert_true(id_equal(&id, &again));
    assert_false(id_equal(&id, &other));
    assert_false(id_equal(&id, &less));
}

static void the_usual_text_is_read_and_written(void **state)
{
    const char *text = "0190a5d2-7b1c-7def-8123-456789abcdef";
    char out[ID_TEXT_SIZE];
    struct id id, upper;

    (void)state;
    assert_int_equal(id_parse(text, &id), 0);
    id_format(&id, out);
    assert_string_equal(out, text);
    assert_int_equal(id_parse("0190A5D2-7B1C-7DEF-8123-456789ABCDEF", &upper), 0);
    assert_true(id_equal(&id, &upper));
}

static void what_is_not_a_uuid_is_refused(void **state)
{
    static const char *const wrong[] = {
        "",
        "0190a5d2",
        "0190a5d2-7b1c-7def-8123-456789abcde",
        "0190a5d2-7b1c-7def-8123-456789abcdef0",
        "0190a5d27b1c7def8123456789abcdef",
        "0190a5d2-7b1c-7def-8123-456789abcdeg",
        "{190a5d2-7b1c-7def-8123-456789abcdef}",
        "0190a5d2_7b1c_7def_8123_456789abcdef",
    };
    struct id id = {{5}};

    (void)state;
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++)
        assert_int_equal(id_parse(wrong[i], &id), -1);
    assert_int_equal(id.bytes[0], 5);
}

static void another_version_has_no_instant(void **state)
{
    struct id id;

    (void)state;
    assert_int_equal(id_parse("0190a5d2-7b1c-4def-8123-456789abcdef", &id), 0);
    assert_true(id_instant(&id) == -1);
}

static void zero_is_no_id(void **state)
{
    struct id none = {{0}}, some = id_new(0);

    (void)state;
    assert_true(id_is_none(&none));
    assert_false(id_is_none(&some));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_new_id_is_a_version_7_of_its_instant),
        cmocka_unit_test(two_new_ids_differ),
        cmocka_unit_test(ids_sort_by_age),
        cmocka_unit_test(a_seeded_id_depends_on_nothing_else),
        cmocka_unit_test(what_is_made_of_the_same_has_the_same_id_and_no_instant),
        cmocka_unit_test(the_usual_text_is_read_and_written),
        cmocka_unit_test(what_is_not_a_uuid_is_refused),
        cmocka_unit_test(another_version_has_no_instant),
        cmocka_unit_test(zero_is_no_id),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
