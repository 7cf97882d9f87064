/* Who writes: what a standby does with what it knows. */
#include "common/journal/lease.h"

#include <setjmp.h>
#include <stdarg.h>

/* Last: its fail() hides ours. */
#include <cmocka.h>

static const int64_t now = 1000000;

/* A standby that has folded everything, of a writer that it has seen for a minute. */
static struct lease_view a_standby(void)
{
    return (struct lease_view){.now_ms = now,
                               .since_ms = now - 60000,
                               .alive_ms = now - 400,
                               .word_ms = now - 400,
                               .is_held = true,
                               .is_folded = true};
}

static void a_writer_that_answers_is_left_alone(void **state)
{
    struct lease_view view = a_standby();

    (void)state;
    assert_int_equal(lease_next(&view), LEASE_WAIT);
    view.alive_ms = now - LEASE_SILENCE_MS + 1;
    assert_int_equal(lease_next(&view), LEASE_WAIT);
}

static void a_silent_writer_is_deposed(void **state)
{
    struct lease_view view = a_standby();

    (void)state;
    view.alive_ms = now - LEASE_SILENCE_MS;
    assert_int_equal(lease_next(&view), LEASE_DEPOSE);
}

static void words_without_a_database_do_not_keep_a_lease(void **state)
{
    struct lease_view view = a_standby();

    (void)state;
    view.alive_ms = now - LEASE_SILENCE_MS;
    view.word_ms = now;
    assert_int_equal(lease_next(&view), LEASE_DEPOSE);
}

static void a_new_holder_has_its_time_to_speak(void **state)
{
    struct lease_view view = a_standby();

    (void)state;
    view.alive_ms = now - 10000; /* of the writer before */
    view.since_ms = now - 100;
    assert_int_equal(lease_next(&view), LEASE_WAIT);
    view.since_ms = now - LEASE_SILENCE_MS;
    assert_int_equal(lease_next(&view), LEASE_DEPOSE);
}

static void who_has_not_folded_yet_deposes_nobody(void **state)
{
    struct lease_view view = a_standby();

    (void)state;
    view.alive_ms = now - 60000;
    view.is_folded = false;
    assert_int_equal(lease_next(&view), LEASE_WAIT);
}

static void a_free_lock_is_taken_when_nobody_comes_back_for_it(void **state)
{
    struct lease_view view = a_standby();

    (void)state;
    view.is_held = false;
    view.word_ms = now - 1000; /* its last one, before that */
    view.since_ms = now - LEASE_GRACE_MS + 1;
    assert_int_equal(lease_next(&view), LEASE_WAIT);
    view.since_ms = now - LEASE_GRACE_MS;
    assert_int_equal(lease_next(&view), LEASE_TAKE);
    view.is_folded = false; /* it is needed all the more */
    assert_int_equal(lease_next(&view), LEASE_TAKE);
}

static void a_writer_that_lost_only_its_connection_has_the_first_turn(void **state)
{
    struct lease_view view = a_standby();

    (void)state;
    view.is_held = false;
    view.since_ms = now - LEASE_GRACE_MS;
    view.word_ms = now - 10; /* after the lock was free */
    assert_int_equal(lease_next(&view), LEASE_WAIT);
    view.since_ms = now - LEASE_SILENCE_MS;
    assert_int_equal(lease_next(&view), LEASE_TAKE);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_writer_that_answers_is_left_alone),
        cmocka_unit_test(a_silent_writer_is_deposed),
        cmocka_unit_test(words_without_a_database_do_not_keep_a_lease),
        cmocka_unit_test(a_new_holder_has_its_time_to_speak),
        cmocka_unit_test(who_has_not_folded_yet_deposes_nobody),
        cmocka_unit_test(a_free_lock_is_taken_when_nobody_comes_back_for_it),
        cmocka_unit_test(a_writer_that_lost_only_its_connection_has_the_first_turn),
    };

    return cmocka_run_group_tests_name("lease", tests, NULL, NULL);
}
