/* When the cells take in what is pending, and when batches wait for it. */
#include "services/reporting/settling.h"

#include <setjmp.h>
#include <stdarg.h>

#include <cmocka.h>

static struct settling with(size_t things, size_t next)
{
    struct settling settling = {.next = next};

    settling_note(&settling, things);
    return settling;
}

static void nothing_pending_is_never_due(void **state)
{
    struct settling settling = with(0, 0);

    (void)state;
    assert_false(settling_has_any(&settling));
    assert_false(settling_is_due(&settling, false));
    assert_false(settling_is_full(&settling));
}

static void a_few_things_wait_for_more_or_for_a_while(void **state)
{
    struct settling settling = with(SETTLING_WORTH - 1, 0);

    (void)state;
    assert_true(settling_has_any(&settling));
    assert_false(settling_is_due(&settling, false));
    settling.noted_ms -= SETTLING_AFTER_MS;
    assert_true(settling_is_due(&settling, false));
    settling = with(SETTLING_WORTH, 0);
    assert_true(settling_is_due(&settling, false));
}

static void a_turn_that_was_begun_is_ended(void **state)
{
    struct settling settling = with(1, 3);

    (void)state;
    assert_true(settling_is_due(&settling, false));
}

static void long_batches_come_first_until_much_is_pending(void **state)
{
    struct settling settling = with(SETTLING_URGENT - 1, 3);

    (void)state;
    assert_true(settling_is_due(&settling, false));
    assert_false(settling_is_due(&settling, true));
    settling_note(&settling, 1);
    assert_true(settling_is_due(&settling, true));
}

static void too_many_things_keep_batches_waiting(void **state)
{
    struct settling settling = with(SETTLING_MOST - 1, 0);

    (void)state;
    assert_false(settling_is_full(&settling));
    settling_note(&settling, 1);
    assert_true(settling_is_full(&settling));
    settling = (struct settling){.underway = SETTLING_MOST, .next = 1};
    assert_true(settling_is_full(&settling));
}

static void what_a_former_connection_left_is_settled_too(void **state)
{
    struct settling settling = {0};

    (void)state;
    settling_reset(&settling);
    settling.noted_ms -= SETTLING_AFTER_MS;
    assert_true(settling_is_due(&settling, false));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(nothing_pending_is_never_due),
        cmocka_unit_test(a_few_things_wait_for_more_or_for_a_while),
        cmocka_unit_test(a_turn_that_was_begun_is_ended),
        cmocka_unit_test(long_batches_come_first_until_much_is_pending),
        cmocka_unit_test(too_many_things_keep_batches_waiting),
        cmocka_unit_test(what_a_former_connection_left_is_settled_too),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
