/* endpoints.h - an ordered list of endpoints, "ipc://run/registration.requests
 * tcp://10.0.0.2:7101", separated by spaces or commas; and whose turn it is, for who has one
 * connection at a time (a follower; a client has lanes.h).
 *
 * Of the programs behind several endpoints one serves.  Who stands by says so and sends us on; one
 * that is not connected, or says nothing, is left soon, since another may serve: a new writer is
 * found within a second or two.  A single endpoint is only left for itself, after 3 s of silence
 * (fact 2). Pure; times are monotonic milliseconds.
 */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { ENDPOINTS_MOST = 8, ENDPOINTS_TEXT = 1000 };

struct endpoints {
    char text[ENDPOINTS_TEXT];
    const char *each[ENDPOINTS_MOST]; /* in order of preference; they point into `text` */
    size_t count;
};

/* What is beyond the bounds is left out.  The struct must not be copied afterwards. */
void endpoints_read(struct endpoints *out, const char *list);

struct turn {
    struct endpoints endpoints;
    size_t next;          /* the one after the current one */
    bool has_heard;       /* the current one spoke, since its turn began */
    int64_t heard_ms;     /* its last word */
    int64_t asked_ms;     /* when it was first asked for one since */
    int64_t connected_ms; /* when it was last seen connected */
    int64_t patience_ms;  /* for its first word */
    int64_t move_ms;      /* it sent us on: then; 0: it did not */
};

void turn_open(struct turn *turn, const char *list);
/* The next endpoint's turn begins; `jitter_ms` at random, so that not everybody moves at once. */
const char *turn_begin(struct turn *turn, int64_t now, int64_t jitter_ms);
/* The current one; NULL: there is none. */
const char *turn_endpoint(const struct turn *turn);
void turn_hear(struct turn *turn, int64_t now);
/* It stands by.  It is left a moment later. */
void turn_send_on(struct turn *turn, int64_t now, int64_t jitter_ms);
void turn_see(struct turn *turn, bool is_connected, int64_t now);
/* Silence counts from now: nothing was expected before. */
void turn_expect(struct turn *turn, int64_t now);
/* Whether to go on to the next one. */
bool turn_is_over(const struct turn *turn, int64_t now);
/* A sign of life is asked for. */
void turn_ask(struct turn *turn, int64_t now);
/* How long after the last time to ask again: a single endpoint that answers is left in peace for a
 * while. */
int64_t turn_ping_ms(const struct turn *turn);
