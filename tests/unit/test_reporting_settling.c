/* When the cells take in what is pending: when idle, between two batches, or before anything else.
 */
#include "services/reporting/settling.h"

#include <setjmp.h>
#include <stdarg.h>

#include <cmocka.h>

static enum settling_need need_of(size_t things, size_t next)
{
    struct settling settling = {.next = next};

    settling_note(&settling, things);
    return settling_needed(&settling);
}

static void nothing_pending_needs_nothing(void **state)
{
    (void)state;
    assert_int_equal(need_of(0, 0), SETTLING_NONE);
}

static void a_few_things_wait_for_more_or_for_a_while(void **state)
{
    struct settling settling = {0};

    (void)state;
    assert_int_equal(need_of(SETTLING_WORTH - 1, 0), SETTLING_NONE);
    settling_note(&settling, 1);
    settling.noted_ms -= SETTLING_AFTER_MS;
    assert_int_equal(settling_needed(&settling), SETTLING_WHEN_IDLE);
}

static void a_turn_that_was_begun_is_ended(void **state)
{
    (void)state;
    assert_int_equal(need_of(1, 3), SETTLING_WHEN_IDLE);
}

static void the_more_is_pending_the_less_it_waits(void **state)
{
    (void)state;
    assert_int_equal(need_of(SETTLING_WORTH, 0), SETTLING_WHEN_IDLE);
    assert_int_equal(need_of(SETTLING_URGENT, 0), SETTLING_NOW);
    assert_int_equal(need_of(SETTLING_MOST, 0), SETTLING_FIRST);
}

static void what_a_former_connection_left_is_settled_too(void **state)
{
    struct settling settling = {0};

    (void)state;
    settling_reset(&settling);
    settling.noted_ms -= SETTLING_AFTER_MS;
    assert_int_equal(settling_needed(&settling), SETTLING_WHEN_IDLE);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(nothing_pending_needs_nothing),
        cmocka_unit_test(a_few_things_wait_for_more_or_for_a_while),
        cmocka_unit_test(a_turn_that_was_begun_is_ended),
        cmocka_unit_test(the_more_is_pending_the_less_it_waits),
        cmocka_unit_test(what_a_former_connection_left_is_settled_too),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
