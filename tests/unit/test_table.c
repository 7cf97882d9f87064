/* Things by id: what was added is found, whatever was asked for in between. */
#include "common/things/table.h"

#include <setjmp.h>
#include <stdarg.h>
#include <string.h>

#include <cmocka.h>

struct thing {
    struct id id;
    uint64_t number;
};

/* Many share their last byte, under which hashes are kept. */
static struct id numbered(uint64_t number)
{
    struct id id = {{0}};

    memcpy(id.bytes, &number, sizeof number);
    id.bytes[15] = (uint8_t)(number % 3);
    return id;
}

static void expect_both(const struct table *table, const struct id *id)
{
    table_expect(table, id, false);
    table_expect(table, id, true);
}

static void every_thing_is_found_after_the_table_grew(void **state)
{
    struct table table;

    (void)state;
    table_open(&table, sizeof(struct thing));
    for (uint64_t i = 1; i <= 5000; i++) {
        struct id id = numbered(i), other = numbered(i / 2 + 1);

        expect_both(&table, &other);
        ((struct thing *)table_add(&table, &id))->number = i;
        assert_int_equal(((struct thing *)table_find(&table, &id))->number, i);
    }
    for (uint64_t i = 1; i <= 5000; i++) {
        struct id id = numbered(i), unknown = numbered(i + 5000);

        expect_both(&table, &unknown);
        assert_int_equal(((struct thing *)table_find(&table, &id))->number, i);
        assert_null(table_find(&table, &unknown));
    }
    table_close(&table);
}

static void no_id_is_no_thing(void **state)
{
    struct table table;
    struct id none = {{0}}, some = numbered(64);

    (void)state;
    table_open(&table, sizeof(struct thing));
    table_add(&table, &some);
    expect_both(&table, &none);
    assert_null(table_find(&table, &none));
    assert_int_equal(table_after(&table, &none), 0);
    assert_int_equal(table_after(&table, &some), 1);
    table_close(&table);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_thing_is_found_after_the_table_grew),
        cmocka_unit_test(no_id_is_no_thing),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
