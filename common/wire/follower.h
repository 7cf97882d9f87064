/* follower.h - follows a service's journal: every event once, in order, from a cursor, within a
 * credit.
 *
 * Checks continuity (position and hash) at every batch; an unfiltered follower recomputes the hash
 * chain itself. Silence, a lost or stale frame: opens again from the cursor by itself.  A source
 * that does not continue what was taken in (rewound), or an event of a type that is not known:
 * stopped, with the reason; never skipped.
 */
#pragma once

#include "common/loop/loop.h"
#include "common/record/record.h"
#include "common/wire/keys.h"

struct followed_event {
    int64_t position;
    int64_t recorded_at;
    struct id request;
    int64_t ordinal;
    char type[48];
    int64_t version;
    char departement[4];
    char principal[40];
    char account[64];
    struct span body; /* msgpack map */
    struct hash hash; /* chained up to this event; unfiltered followers only */
};

struct followed_batch {
    const struct followed_event *events; /* may be none: progress only */
    size_t count;
    int64_t upto; /* the cursor after this batch */
    struct hash upto_hash;
    int64_t head;       /* the source's last position */
    int64_t source_now; /* the source's clock, Unix ms: no later event is recorded before it */
};

struct follower_options {
    const char *endpoints; /* in order of preference; one of them has the feed */
    char server_key[KEY_TEXT_SIZE];
    struct key_pair keys;
    const char *name;         /* who follows; one cursor each */
    int64_t after;            /* 0: from the beginning */
    struct hash hash;         /* at `after`; zero at 0 */
    const char *departements; /* "" all, or "18,36" */
    const char *types;        /* "" all, or "job.approved,job.closed" */
    int64_t credit_events;    /* e.g. 20000 */
    int64_t credit_bytes;     /* e.g. 8 MiB */
};

struct follower_callbacks {
    /* The batch is valid during the call.  Give credit back with follower_taken once it is safely
     * kept. */
    void (*batch)(void *owner, const struct followed_batch *batch);
    /* For good; the reason is for the operator. */
    void (*stopped)(void *owner, const struct error *error);
};

struct follower;
struct follower *follower_open(struct loop *loop, void *zmq_context,
                               const struct follower_options *options,
                               const struct follower_callbacks *callbacks, void *owner,
                               struct error *error);
void follower_close(struct follower *follower);
/* Asked before each batch: while it says no, nothing is taken. */
void follower_gate(struct follower *follower, bool (*may_take)(void *owner));
/* While the gate is shut the loop need not wake for it. */
void follower_rest(struct follower *follower, bool is_resting);
/* From the next opening on. */
void follower_credit(struct follower *follower, int64_t events, int64_t bytes);
/* Everything up to this position is committed here. */
void follower_taken(struct follower *follower, int64_t position);
/* The own work failed: open again after this cursor. */
void follower_restart(struct follower *follower, int64_t after, const struct hash *hash);
