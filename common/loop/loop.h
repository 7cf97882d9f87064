/* loop.h - one thread, one loop: ZeroMQ sockets, descriptors and timers over zmq_poll.
 *
 * Level-triggered.  A callback does a bounded amount of work and returns; a turn over 100 ms is
 * logged, one over 5 s ends the process (something blocked that must not).
 */
#pragma once

#include <poll.h>
#include <stdbool.h>
#include <stdint.h>

struct loop;
struct watch; /* owned by the loop; released by loop_unwatch or loop_close */

struct loop *loop_open(void);
void loop_close(struct loop *loop);

/* `ready` is called with ZMQ_POLLIN | ZMQ_POLLOUT bits. */
typedef void watch_function(void *owner, short events);
struct watch *loop_watch_socket(struct loop *loop, void *socket, watch_function *ready,
                                void *owner);
struct watch *loop_watch_fd(struct loop *loop, int fd, short events, watch_function *ready,
                            void *owner);
void watch_events(struct watch *watch, short events); /* what a descriptor waits for from now on */
/* Every `period_ms`, first after one period or up to two; 0: asleep. */
typedef void timer_function(void *owner);
struct watch *loop_every(struct loop *loop, int64_t period_ms, timer_function *due, void *owner);
/* Another period from now on; 0: it sleeps until it is given one.  The one that it has already
 * moves nothing. */
void watch_period(struct watch *watch, int64_t period_ms);
/* After each turn, before the loop sleeps. */
struct watch *loop_after_turn(struct loop *loop, timer_function *due, void *owner);
void loop_unwatch(struct loop *loop, struct watch *watch); /* NULL is fine; safe inside callbacks */

/* Until loop_stop.  SIGTERM and SIGINT stop it too; SIGHUP calls `reload`. */
void loop_run(struct loop *loop, timer_function *reload, void *owner);
void loop_stop(struct loop *loop);
/* One turn, at most `timeout_ms` asleep: for clients and tests. */
void loop_turn(struct loop *loop, int64_t timeout_ms);
/* After a turn: something has changed for what had its turn already; the next turn begins at once.
 */
void loop_hurry(struct loop *loop);
/* In a turn: the sleep before it ended long after it should have.  The process was stopped, or had
 * no processor: what came meanwhile may have waited. */
bool loop_overslept(const struct loop *loop);

int64_t monotonic_ms(void);
int64_t monotonic_us(void);
int64_t system_now_ms(void); /* Unix milliseconds */
