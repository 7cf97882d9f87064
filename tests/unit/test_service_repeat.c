/* A request that was executed is answered as the first time whatever happened since, and who asks
 * cannot make the service remember without end: request.c and commit.c over a journal that only
 * counts. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include "common/id/id.h"
#include "tests/unit/fake_journal.h"
#include "tests/unit/notes.h"

/* Last: its fail() hides ours. */
#include <cmocka.h>

static const struct caller caller = {
    .principal = "hub", .role = ROLE_REGIONAL, .territory = {.everywhere = true}};

static void ask(struct service *service, const char *type, struct id id, bool is_late)
{
    static const uint8_t body[] = {0x81, 0xa6, 'n', 'u', 'm', 'b', 'e', 'r', 7};
    struct incoming incoming = {
        .id = id, .caller = &caller, .type = type, .body = {body, sizeof body},
                   .is_late = is_late
    };

    request_take(service, &incoming);
}

/* The open batch goes to the database, which does not answer yet. */
static void write_batch(struct service *service)
{
    commit_turn(service);
    assert_non_null(service->writing);
}

/* As after a COMMIT, without a feed. */
static void commit(struct service *service)
{
    commit_batch_close(service->writing);
    service->writing = NULL;
}

/* ---- stories ---- */

static void test_a_new_request_after_its_deadline_is_not_executed(void **state)
{
    struct service *service = *state;

    ask(service, "note.keep", id_new(system_now_ms()), true);
    assert_int_equal(fake_journal.position, 0);
    assert_int_equal(service->counters.expired, 1);
}

static void test_a_repeat_after_its_deadline_is_answered_like_the_first(void **state)
{
    struct service *service = *state;
    struct id id = id_new(system_now_ms());

    ask(service, "note.keep", id, false);
    ask(service, "note.keep", id, true);
    assert_int_equal(fake_journal.position, 1);
    assert_int_equal(service->open->waiting_count, 2);
    assert_int_equal(service->open->waiting[1].status, STATUS_OK);
    write_batch(service);
    commit(service);
    ask(service, "note.keep", id, true);
    assert_int_equal(fake_journal.reads, 1);
    assert_int_equal(service->counters.expired, 0);
}

static void test_a_repeat_after_the_window_is_answered_while_it_is_remembered(void **state)
{
    struct service *service = *state;
    struct id id = id_new(system_now_ms() - 3590000);

    ask(service, "note.keep", id, false);
    service->last_recorded_at = system_now_ms() + 60000; /* a minute later */
    ask(service, "note.keep", id, false);
    assert_int_equal(fake_journal.position, 1);
    assert_int_equal(service->open->waiting[1].status, STATUS_OK);
    ask(service, "note.keep", id_new(system_now_ms() - 3590000), false);
    assert_int_equal(service->open->waiting[2].status, STATUS_EXPIRED);
}

static void test_repeats_that_are_read_again_are_bounded(void **state)
{
    struct service *service = *state;
    struct id id = id_new(system_now_ms());

    ask(service, "note.keep", id, false);
    write_batch(service);
    commit(service);
    for (int i = 0; i < READINGS_MOST; i++)
        ask(service, "note.keep", id, false);
    assert_int_equal(fake_journal.reads, READINGS_MOST);
    assert_int_equal(service->counters.busy, 0);
    ask(service, "note.keep", id, false);
    assert_int_equal(fake_journal.reads, READINGS_MOST);
    assert_int_equal(service->counters.busy, 1);
}

static void test_queries_behind_a_slow_commit_are_bounded(void **state)
{
    struct service *service = *state;

    ask(service, "note.keep", id_new(system_now_ms()), false);
    write_batch(service);
    for (int i = 0; i < COMMIT_ANSWERS_MOST / 32768; i++) {
        assert_false(commit_is_full(service));
        ask(service, "note.list", id_new(system_now_ms()), false);
    }
    assert_true(commit_is_full(service));
    commit(service);
    assert_false(commit_is_full(service));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_a_new_request_after_its_deadline_is_not_executed,
                                        notes_open, notes_close),
        cmocka_unit_test_setup_teardown(test_a_repeat_after_its_deadline_is_answered_like_the_first,
                                        notes_open, notes_close),
        cmocka_unit_test_setup_teardown(
            test_a_repeat_after_the_window_is_answered_while_it_is_remembered, notes_open,
            notes_close),
        cmocka_unit_test_setup_teardown(test_repeats_that_are_read_again_are_bounded, notes_open,
                                        notes_close),
        cmocka_unit_test_setup_teardown(test_queries_behind_a_slow_commit_are_bounded, notes_open,
                                        notes_close),
    };

    return cmocka_run_group_tests_name("service", tests, NULL, NULL);
}
