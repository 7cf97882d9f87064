/* A list of endpoints, and whose turn it is. */
#include "common/wire/endpoints.h"

#include <setjmp.h>
#include <stdarg.h>

/* Last: its fail() hides ours. */
#include <cmocka.h>

static void a_list_keeps_its_order(void **state)
{
    struct endpoints endpoints;

    (void)state;
    endpoints_read(&endpoints, " ipc://run/a  tcp://10.0.0.2:7101,ipc://b ");
    assert_int_equal(endpoints.count, 3);
    assert_string_equal(endpoints.each[0], "ipc://run/a");
    assert_string_equal(endpoints.each[1], "tcp://10.0.0.2:7101");
    assert_string_equal(endpoints.each[2], "ipc://b");
    endpoints_read(&endpoints, "");
    assert_int_equal(endpoints.count, 0);
    endpoints_read(&endpoints, "1 2 3 4 5 6 7 8 9");
    assert_int_equal(endpoints.count, ENDPOINTS_MOST);
}

static void each_has_its_turn_and_the_first_begins(void **state)
{
    struct turn turn;

    (void)state;
    turn_open(&turn, "a b");
    assert_null(turn_endpoint(&turn));
    assert_string_equal(turn_begin(&turn, 0, 0), "a");
    assert_string_equal(turn_begin(&turn, 0, 0), "b");
    assert_string_equal(turn_begin(&turn, 0, 0), "a");
    turn_open(&turn, " ");
    assert_null(turn_begin(&turn, 0, 0));
}

static void a_single_endpoint_is_left_after_three_seconds(void **state)
{
    struct turn turn;

    (void)state;
    turn_open(&turn, "a");
    turn_begin(&turn, 1000, 0);
    turn_send_on(&turn, 1000, 0); /* there is nowhere to go */
    assert_false(turn_is_over(&turn, 4000));
    assert_true(turn_is_over(&turn, 4001));
    turn_hear(&turn, 4000);
    assert_false(turn_is_over(&turn, 7000));
}

static void who_says_nothing_is_left_soon_and_who_spoke_is_waited_for(void **state)
{
    struct turn turn;

    (void)state;
    turn_open(&turn, "a b");
    turn_begin(&turn, 0, 0);
    turn_see(&turn, true, 5000);
    turn_expect(&turn, 5000);
    turn_see(&turn, true, 5300);
    assert_false(turn_is_over(&turn, 5300));
    turn_see(&turn, true, 5500);
    assert_true(turn_is_over(&turn, 5500));
    turn_hear(&turn, 5500);
    turn_see(&turn, true, 7400);
    assert_false(turn_is_over(&turn, 7400));
    turn_see(&turn, true, 7600);
    assert_true(turn_is_over(&turn, 7600));
}

static void a_single_endpoint_that_answers_is_left_in_peace(void **state)
{
    struct turn turn;

    (void)state;
    turn_open(&turn, "a");
    turn_begin(&turn, 0, 0);
    assert_int_equal(turn_ping_ms(&turn), 1000);
    turn_ask(&turn, 10);
    turn_hear(&turn, 20);
    assert_true(turn_ping_ms(&turn) > 3000);
    assert_false(turn_is_over(&turn, 100000)); /* nothing was asked: no silence */
    turn_ask(&turn, 100000);
    assert_int_equal(turn_ping_ms(&turn), 1000);
    turn_ask(&turn, 102000);
    assert_false(turn_is_over(&turn, 103000));
    assert_true(turn_is_over(&turn, 103001)); /* since the first that was not answered */
}

static void who_is_not_there_is_left_at_once(void **state)
{
    struct turn turn;

    (void)state;
    turn_open(&turn, "a b");
    turn_begin(&turn, 0, 0);
    turn_hear(&turn, 100);
    turn_see(&turn, true, 100);
    turn_see(&turn, false, 350);
    assert_false(turn_is_over(&turn, 350));
    assert_true(turn_is_over(&turn, 401));
}

static void a_standby_is_left_a_moment_after_it_said_so(void **state)
{
    struct turn turn;

    (void)state;
    turn_open(&turn, "a b");
    turn_begin(&turn, 0, 0);
    turn_send_on(&turn, 10, 100);
    turn_send_on(&turn, 100, 100); /* said again */
    assert_false(turn_is_over(&turn, 159));
    assert_true(turn_is_over(&turn, 160));
    turn_begin(&turn, 160, 0);
    assert_false(turn_is_over(&turn, 200));
}

static void patience_grows_within_bounds_while_nobody_speaks(void **state)
{
    struct turn turn;

    (void)state;
    turn_open(&turn, "a b");
    turn_begin(&turn, 0, 0);
    int64_t first = turn.patience_ms;
    for (int i = 0; i < 20; i++)
        turn_begin(&turn, 0, 0);
    assert_true(turn.patience_ms > 2 * first && turn.patience_ms < 2000);
    /* Also for the handshake, which a busy machine draws out. */
    turn_expect(&turn, 0);
    assert_false(turn_is_over(&turn, turn.patience_ms / 2));
    turn_hear(&turn, 0);
    turn_begin(&turn, 0, 0);
    assert_int_equal(turn.patience_ms, first);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_list_keeps_its_order),
        cmocka_unit_test(each_has_its_turn_and_the_first_begins),
        cmocka_unit_test(a_single_endpoint_is_left_after_three_seconds),
        cmocka_unit_test(who_says_nothing_is_left_soon_and_who_spoke_is_waited_for),
        cmocka_unit_test(a_single_endpoint_that_answers_is_left_in_peace),
        cmocka_unit_test(who_is_not_there_is_left_at_once),
        cmocka_unit_test(a_standby_is_left_a_moment_after_it_said_so),
        cmocka_unit_test(patience_grows_within_bounds_while_nobody_speaks),
    };

    return cmocka_run_group_tests_name("endpoints", tests, NULL, NULL);
}
