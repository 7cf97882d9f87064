/* PostgreSQL's arrays in binary form, byte by byte, and a database that is not there. */
#include "common/database/database.h"

#include <setjmp.h>
#include <stdarg.h>
#include <string.h>

#include <cmocka.h>

#define BYTES(literal) literal, sizeof(literal) - 1

static void assert_parameter(struct array *array, const char *expected, size_t size)
{
    struct parameter parameter = array_parameter(array);

    assert_int_equal(parameter.format, 1);
    assert_int_equal(parameter.size, (int)size);
    assert_memory_equal(parameter.data, expected, size);
}

static void an_empty_array_has_no_elements(void **state)
{
    struct array array = {0};

    (void)state;
    array_clear(&array, ARRAY_BIGINT);
    assert_parameter(&array, BYTES("\0\0\0\1\0\0\0\0\0\0\0\x14\0\0\0\0\0\0\0\1"));
    array_close(&array);
}

static void numbers_are_in_network_order(void **state)
{
    struct array array = {0};

    (void)state;
    array_clear(&array, ARRAY_BIGINT);
    array_bigint(&array, 1);
    array_bigint(&array, -2);
    assert_parameter(&array, BYTES("\0\0\0\1\0\0\0\0\0\0\0\x14\0\0\0\2\0\0\0\1"
                                   "\0\0\0\x08\0\0\0\0\0\0\0\1"
                                   "\0\0\0\x08\xff\xff\xff\xff\xff\xff\xff\xfe"));
    array_clear(&array, ARRAY_INTEGER);
    array_integer(&array, 258);
    assert_parameter(&array, BYTES("\0\0\0\1\0\0\0\0\0\0\0\x17\0\0\0\1\0\0\0\1"
                                   "\0\0\0\x04\0\0\1\2"));
    array_close(&array);
}

static void texts_and_nulls_stand_side_by_side(void **state)
{
    struct array array = {0};

    (void)state;
    array_clear(&array, ARRAY_TEXT);
    array_bytes(&array, "2A", 2);
    array_null(&array);
    array_bytes(&array, "", 0);
    assert_parameter(&array, BYTES("\0\0\0\1\0\0\0\1\0\0\0\x19\0\0\0\3\0\0\0\1"
                                   "\0\0\0\2"
                                   "2A"
                                   "\xff\xff\xff\xff"
                                   "\0\0\0\0"));
    array_close(&array);
}

static void a_bigint_parameter_is_eight_bytes(void **state)
{
    char storage[8];
    struct parameter parameter = bigint_parameter(0x0102030405060708, storage);

    (void)state;
    assert_int_equal(parameter.size, 8);
    assert_memory_equal(parameter.data, "\1\2\3\4\5\6\7\x08", 8);
}

/* ---- nobody is there ---- */

struct told {
    int results, syncs, changes;
    enum database_outcome outcome;
};

static void changed(void *owner, bool up)
{
    struct told *told = owner;

    assert_false(up);
    told->changes++;
}

static void result_came(void *owner, PGresult *result)
{
    struct told *told = owner;

    assert_null(result);
    told->results++;
}

static void sync_came(void *owner, enum database_outcome outcome)
{
    struct told *told = owner;

    told->outcome = outcome;
    told->syncs++;
}

static void who_asks_a_database_that_is_away_is_told_once(void **state)
{
    struct loop *loop = loop_open();
    struct told told = {0};
    struct database_options options = {"host=/nowhere dbname=appui", "test", NULL};
    struct database *database = database_open(loop, &options, changed, &told);

    (void)state;
    assert_false(database_is_up(database));
    database_command(database, "SELECT 1", result_came, &told);
    database_sync(database, sync_came, &told);
    assert_int_equal(told.results + told.syncs, 0); /* never from within the call */
    for (int i = 0; i < 20; i++)
        loop_turn(loop, 10);
    assert_int_equal(told.results, 1);
    assert_int_equal(told.syncs, 1);
    assert_int_equal(told.outcome, DATABASE_UNKNOWN);
    assert_int_equal(told.changes, 0);
    assert_true(database_error(database)[0] != '\0');
    database_close(database);
    loop_close(loop);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_empty_array_has_no_elements),
        cmocka_unit_test(numbers_are_in_network_order),
        cmocka_unit_test(texts_and_nulls_stand_side_by_side),
        cmocka_unit_test(a_bigint_parameter_is_eight_bytes),
        cmocka_unit_test(who_asks_a_database_that_is_away_is_told_once),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
