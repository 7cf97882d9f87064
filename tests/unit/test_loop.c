/* The loop: descriptors, sockets and timers, and callbacks that let each other go. */
#include "common/loop/loop.h"

#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <unistd.h>
#include <zmq.h>

#include <cmocka.h>

struct heard {
    struct loop *loop;
    struct watch *other;
    int fd;
    int count;
    short events;
};

static void count(void *owner)
{
    ((struct heard *)owner)->count++;
}

static void count_event(void *owner, short events)
{
    struct heard *heard = owner;

    heard->count++;
    heard->events = events;
}

static void take_byte(void *owner, short events)
{
    struct heard *heard = owner;
    char byte;

    count_event(owner, events);
    assert_int_equal(read(heard->fd, &byte, 1), 1);
}

static void a_timer_comes_after_each_period(void **state)
{
    struct loop *loop = loop_open();
    struct heard heard = {0};
    int64_t began = monotonic_ms();

    (void)state;
    struct watch *timer = loop_every(loop, 20, count, &heard);
    loop_turn(loop, 0);
    assert_int_equal(heard.count, 0); /* first after one period */
    while (heard.count < 3)
        loop_turn(loop, 1000);
    assert_true(monotonic_ms() - began >= 60);
    loop_unwatch(loop, timer);
    loop_turn(loop, 50);
    assert_int_equal(heard.count, 3);
    loop_close(loop);
}

static void a_timer_without_a_period_sleeps(void **state)
{
    struct loop *loop = loop_open();
    struct heard heard = {0};
    int64_t began = monotonic_ms();

    (void)state;
    struct watch *timer = loop_every(loop, 0, count, &heard);
    loop_turn(loop, 120);
    assert_true(monotonic_ms() - began >= 120);
    assert_int_equal(heard.count, 0);
    watch_period(timer, 20);
    loop_turn(loop, 1000);
    assert_int_equal(heard.count, 1);
    watch_period(timer, 0);
    loop_turn(loop, 60);
    assert_int_equal(heard.count, 1);
    loop_close(loop);
}

static void a_period_that_is_set_again_moves_nothing(void **state)
{
    struct loop *loop = loop_open();
    struct heard heard = {0};
    int64_t began = monotonic_ms();

    (void)state;
    struct watch *timer = loop_every(loop, 40, count, &heard);
    while (heard.count == 0 && monotonic_ms() - began < 1000) {
        watch_period(timer, 40);
        loop_turn(loop, 5);
    }
    assert_int_equal(heard.count, 1);
    loop_close(loop);
}

static void who_hurries_does_not_sleep_once(void **state)
{
    struct loop *loop = loop_open();
    int64_t began = monotonic_ms();

    (void)state;
    loop_hurry(loop);
    loop_turn(loop, 200);
    assert_true(monotonic_ms() - began < 200);
    loop_turn(loop, 200);
    assert_true(monotonic_ms() - began >= 200);
    loop_close(loop);
}

static void the_loop_sleeps_until_the_next_timer_only(void **state)
{
    struct loop *loop = loop_open();
    struct heard heard = {0};
    int64_t began = monotonic_ms();

    (void)state;
    loop_every(loop, 30, count, &heard);
    loop_turn(loop, 5000);
    assert_true(monotonic_ms() - began < 2000);
    assert_int_equal(heard.count, 1);
    loop_close(loop);
}

static void a_descriptor_is_told_again_until_it_is_read(void **state)
{
    struct loop *loop = loop_open();
    struct heard heard = {0};
    int ends[2];

    (void)state;
    assert_int_equal(pipe(ends), 0);
    struct watch *watch = loop_watch_fd(loop, ends[0], ZMQ_POLLIN, count_event, &heard);
    loop_turn(loop, 0);
    assert_int_equal(heard.count, 0);
    assert_int_equal(write(ends[1], "x", 1), 1);
    loop_turn(loop, 1000);
    loop_turn(loop, 1000);
    assert_int_equal(heard.count, 2);
    assert_int_equal(heard.events, ZMQ_POLLIN);
    watch_events(watch, 0); /* it does not want to hear of it for a while */
    loop_turn(loop, 10);
    assert_int_equal(heard.count, 2);
    watch_events(watch, ZMQ_POLLIN);
    loop_turn(loop, 1000);
    assert_int_equal(heard.count, 3);
    close(ends[0]);
    close(ends[1]);
    loop_close(loop);
}

static void a_socket_is_told(void **state)
{
    struct loop *loop = loop_open();
    struct heard heard = {0};
    void *context = zmq_ctx_new();
    void *here = zmq_socket(context, ZMQ_PAIR), *there = zmq_socket(context, ZMQ_PAIR);
    char byte;

    (void)state;
    assert_int_equal(zmq_bind(here, "inproc://test"), 0);
    assert_int_equal(zmq_connect(there, "inproc://test"), 0);
    loop_watch_socket(loop, here, count_event, &heard);
    assert_int_equal(zmq_send(there, "x", 1, 0), 1);
    loop_turn(loop, 1000);
    assert_int_equal(heard.count, 1);
    assert_int_equal(zmq_recv(here, &byte, 1, 0), 1);
    loop_turn(loop, 0);
    assert_int_equal(heard.count, 1);
    zmq_close(here);
    zmq_close(there);
    zmq_ctx_term(context);
    loop_close(loop);
}

static void let_other_go(void *owner, short events)
{
    struct heard *heard = owner;

    take_byte(owner, events);
    loop_unwatch(heard->loop, heard->other);
}

static void who_was_let_go_in_this_turn_hears_nothing(void **state)
{
    struct loop *loop = loop_open();
    struct heard first = {.loop = loop}, second = {0};
    int ends[2][2];

    (void)state;
    assert_int_equal(pipe(ends[0]) + pipe(ends[1]), 0);
    first.fd = ends[0][0];
    loop_watch_fd(loop, ends[0][0], ZMQ_POLLIN, let_other_go, &first);
    first.other = loop_watch_fd(loop, ends[1][0], ZMQ_POLLIN, count_event, &second);
    assert_int_equal(write(ends[0][1], "x", 1) + write(ends[1][1], "x", 1), 2);
    loop_turn(loop, 1000);
    loop_turn(loop, 0);
    assert_int_equal(first.count, 1);
    assert_int_equal(second.count, 0);
    for (int i = 0; i < 2; i++) {
        close(ends[i][0]);
        close(ends[i][1]);
    }
    loop_close(loop);
}

static void let_itself_go(void *owner)
{
    struct heard *heard = owner;

    heard->count++;
    loop_unwatch(heard->loop, heard->other);
}

static void a_timer_may_let_itself_go(void **state)
{
    struct loop *loop = loop_open();
    struct heard heard = {.loop = loop};

    (void)state;
    heard.other = loop_every(loop, 1, let_itself_go, &heard);
    for (int i = 0; i < 5; i++)
        loop_turn(loop, 5);
    assert_int_equal(heard.count, 1);
    loop_close(loop);
}

static void after_each_turn_means_each_turn(void **state)
{
    struct loop *loop = loop_open();
    struct heard heard = {0};

    (void)state;
    loop_after_turn(loop, count, &heard);
    loop_turn(loop, 0);
    loop_turn(loop, 0);
    assert_int_equal(heard.count, 2);
    loop_close(loop);
}

static void raise_hangup_then_term(void *owner)
{
    struct heard *heard = owner;

    raise(heard->count == 0 ? SIGHUP : SIGTERM);
}

static void a_hangup_reloads_and_a_term_stops(void **state)
{
    struct loop *loop = loop_open();
    struct heard heard = {0};

    (void)state;
    loop_every(loop, 1, raise_hangup_then_term, &heard);
    loop_run(loop, count, &heard);
    assert_true(heard.count >= 1);
    loop_close(loop);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_timer_comes_after_each_period),
        cmocka_unit_test(a_timer_without_a_period_sleeps),
        cmocka_unit_test(a_period_that_is_set_again_moves_nothing),
        cmocka_unit_test(who_hurries_does_not_sleep_once),
        cmocka_unit_test(the_loop_sleeps_until_the_next_timer_only),
        cmocka_unit_test(a_descriptor_is_told_again_until_it_is_read),
        cmocka_unit_test(a_socket_is_told),
        cmocka_unit_test(who_was_let_go_in_this_turn_hears_nothing),
        cmocka_unit_test(a_timer_may_let_itself_go),
        cmocka_unit_test(after_each_turn_means_each_turn),
        cmocka_unit_test(a_hangup_reloads_and_a_term_stops),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
