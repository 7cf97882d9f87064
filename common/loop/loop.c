#include "common/loop/loop.h"

#include <errno.h>
#include <signal.h>
#include <stdbool.h>
#include <stdlib.h>
#include <sys/signalfd.h>
#include <time.h>
#include <unistd.h>
#include <zmq.h>

#include "common/buffer/buffer.h"
#include "common/log/log.h"

enum {
    WATCHES_MOST = 256,
    TURN_SLOW_MS = 100,
    TURN_DEAD_MS = 5000,
    TOGETHER_MS = 50,
    LATE_MS = 60
};

enum watch_kind { WATCH_FREE, WATCH_POLL, WATCH_TIMER, WATCH_AFTER };

struct watch {
    enum watch_kind kind;
    void *socket;
    int fd;
    short events;
    watch_function *ready;
    timer_function *due;
    void *owner;
    int64_t period_ms;
    int64_t next_ms;
};

struct loop {
    struct watch watches[WATCHES_MOST];
    size_t used; /* no watch was ever put behind it */
    bool is_stopped, is_hurried, has_overslept;
};

int64_t monotonic_us(void)
{
    struct timespec now;

    clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * 1000000 + now.tv_nsec / 1000;
}

int64_t monotonic_ms(void)
{
    return monotonic_us() / 1000;
}

int64_t system_now_ms(void)
{
    struct timespec now;

    clock_gettime(CLOCK_REALTIME, &now);
    return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

struct loop *loop_open(void)
{
    return memory_new(1, sizeof(struct loop));
}

void loop_close(struct loop *loop)
{
    free(loop);
}

static struct watch *add(struct loop *loop, struct watch watch)
{
    for (size_t i = 0; i < WATCHES_MOST; i++)
        if (loop->watches[i].kind == WATCH_FREE) {
            loop->watches[i] = watch;
            if (i >= loop->used)
                loop->used = i + 1;
            return &loop->watches[i];
        }
    log_error("more watches than a loop holds", "most=%d", WATCHES_MOST);
    abort();
}

struct watch *loop_watch_socket(struct loop *loop, void *socket, watch_function *ready, void *owner)
{
    return add(loop, (struct watch){.kind = WATCH_POLL,
                                    .socket = socket,
                                    .events = ZMQ_POLLIN,
                                    .ready = ready,
                                    .owner = owner});
}

struct watch *loop_watch_fd(struct loop *loop, int fd, short events, watch_function *ready,
                            void *owner)
{
    return add(loop,
               (struct watch){
                   .kind = WATCH_POLL, .fd = fd, .events = events, .ready = ready, .owner = owner});
}

void watch_events(struct watch *watch, short events)
{
    watch->events = events;
}

/* Timers of one process come due together, so that it wakes once for all of them; those of
 * different processes do not. */
static int64_t next_due(int64_t now, int64_t period_ms)
{
    int64_t phase = getpid() % 1000;

    if (period_ms == 0)
        return INT64_MAX;
    if (period_ms < TOGETHER_MS)
        return now + period_ms;
    return ((now + phase) / period_ms + 1) * period_ms - phase;
}

struct watch *loop_every(struct loop *loop, int64_t period_ms, timer_function *due, void *owner)
{
    return add(loop, (struct watch){.kind = WATCH_TIMER,
                                    .due = due,
                                    .owner = owner,
                                    .period_ms = period_ms,
                                    .next_ms = next_due(monotonic_ms() + period_ms, period_ms)});
}

void watch_period(struct watch *watch, int64_t period_ms)
{
    if (watch->period_ms == period_ms)
        return;
    watch->period_ms = period_ms;
    watch->next_ms = next_due(monotonic_ms(), period_ms);
}

struct watch *loop_after_turn(struct loop *loop, timer_function *due, void *owner)
{
    return add(loop, (struct watch){.kind = WATCH_AFTER, .due = due, .owner = owner});
}

void loop_unwatch(struct loop *loop, struct watch *watch)
{
    (void)loop;
    if (watch != NULL)
        *watch = (struct watch){.kind = WATCH_FREE};
}

/* How long the loop may sleep: until the next timer, at most `timeout_ms`. */
static long sleep_ms(const struct loop *loop, int64_t timeout_ms)
{
    int64_t now = monotonic_ms();

    for (size_t i = 0; i < loop->used; i++) {
        const struct watch *watch = &loop->watches[i];

        if (watch->kind != WATCH_TIMER || watch->period_ms == 0)
            continue;
        int64_t left = watch->next_ms > now ? watch->next_ms - now : 0;
        if (timeout_ms < 0 || left < timeout_ms)
            timeout_ms = left;
    }
    return (long)timeout_ms;
}

static void run_timers(struct loop *loop)
{
    int64_t now = monotonic_ms();

    for (size_t i = 0; i < loop->used; i++) {
        struct watch *watch = &loop->watches[i];

        if (watch->kind == WATCH_TIMER && watch->next_ms <= now) {
            watch->next_ms = next_due(now, watch->period_ms);
            watch->due(watch->owner);
        }
    }
    for (size_t i = 0; i < loop->used; i++)
        if (loop->watches[i].kind == WATCH_AFTER)
            loop->watches[i].due(loop->watches[i].owner);
}

/* A blocked loop lies to everybody who waits for it: better an end that the supervisor sees. */
static void judge_turn(int64_t took_ms)
{
    if (took_ms < TURN_SLOW_MS)
        return;
    log_warning("slow turn", "duration_ms=%lld", (long long)took_ms);
    if (took_ms > TURN_DEAD_MS) {
        log_error("turn blocked", "duration_ms=%lld", (long long)took_ms);
        abort();
    }
}

void loop_turn(struct loop *loop, int64_t timeout_ms)
{
    zmq_pollitem_t items[WATCHES_MOST];
    struct watch *watched[WATCHES_MOST];
    int count = 0;

    for (size_t i = 0; i < loop->used; i++) {
        struct watch *watch = &loop->watches[i];

        if (watch->kind != WATCH_POLL || watch->events == 0)
            continue;
        items[count] = (zmq_pollitem_t){watch->socket, watch->fd, watch->events, 0};
        watched[count++] = watch;
    }
    long most_ms = loop->is_hurried ? 0 : sleep_ms(loop, timeout_ms);
    int64_t slept = monotonic_ms();
    if (zmq_poll(items, count, most_ms) < 0 && errno != EINTR)
        log_error("poll failed", "error=%s", log_quote(zmq_strerror(errno)));

    int64_t began = monotonic_ms();

    loop->is_hurried = false;
    loop->has_overslept = most_ms >= 0 && began - slept > most_ms + LATE_MS;
    for (int i = 0; i < count; i++) {
        struct watch *watch = watched[i];

        /* A callback before this one may have let this watch go, or given its place away. */
        if (items[i].revents != 0 && watch->kind == WATCH_POLL &&
            watch->socket == items[i].socket && watch->fd == items[i].fd)
            watch->ready(watch->owner, items[i].revents);
    }
    run_timers(loop);
    judge_turn(monotonic_ms() - began);
}

void loop_hurry(struct loop *loop)
{
    loop->is_hurried = true;
}

bool loop_overslept(const struct loop *loop)
{
    return loop->has_overslept;
}

struct signals {
    struct loop *loop;
    int fd;
    timer_function *reload;
    void *owner;
};

static void take_signal(void *owner, short events)
{
    struct signals *signals = owner;
    struct signalfd_siginfo info;

    (void)events;
    if (read(signals->fd, &info, sizeof info) != (ssize_t)sizeof info)
        return;
    if (info.ssi_signo != SIGHUP)
        loop_stop(signals->loop);
    else if (signals->reload != NULL)
        signals->reload(signals->owner);
}

void loop_run(struct loop *loop, timer_function *reload, void *owner)
{
    struct signals signals = {loop, -1, reload, owner};
    sigset_t set;

    sigemptyset(&set);
    sigaddset(&set, SIGTERM);
    sigaddset(&set, SIGINT);
    sigaddset(&set, SIGHUP);
    sigprocmask(SIG_BLOCK, &set, NULL);
    signals.fd = signalfd(-1, &set, SFD_NONBLOCK | SFD_CLOEXEC);

    struct watch *watch = loop_watch_fd(loop, signals.fd, ZMQ_POLLIN, take_signal, &signals);

    while (!loop->is_stopped)
        loop_turn(loop, -1);
    loop_unwatch(loop, watch);
    close(signals.fd);
}

void loop_stop(struct loop *loop)
{
    loop->is_stopped = true;
}
