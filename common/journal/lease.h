/* lease.h - who may write a journal: the one session of PostgreSQL that holds its advisory lock, on
 * the very connection that writes.
 *
 * Whoever finds the lock held at its start stands by.  A free lock is taken; a writer that is
 * silent for LEASE_SILENCE_MS is deposed: its session is terminated, which frees the lock.  A
 * writer that lost its connection and finds another holder has lost the lease for good.  Times are
 * monotonic milliseconds.
 */
#pragma once

#include "common/database/database.h"

enum {
    LEASE_SILENCE_MS = 3000, /* after that a writer is deposed */
    LEASE_GRACE_MS = 700,    /* a lock is free, and nobody said that he is coming back for it */
    LEASE_FRESH_MS = 500,    /* a writer that has not heard its database for so long says nothing */
};

/* What a standby knows when it has to choose. */
struct lease_view {
    int64_t now_ms;
    int64_t since_ms; /* since when it has seen this holder, or nobody */
    int64_t alive_ms; /* the writer's last sign of life: its database's word in a PONG, or a row */
    int64_t word_ms;  /* the last word of its process, whatever it said */
    bool is_held;
    bool is_folded; /* could serve at once */
};
enum lease_step { LEASE_WAIT, LEASE_TAKE, LEASE_DEPOSE };
enum lease_step lease_next(const struct lease_view *view);

struct lease;

struct lease_callbacks {
    void (*held)(void *owner);     /* we write; sessions of a writer before us are gone */
    void (*standing)(void *owner); /* another one writes */
    void (*lost)(void *owner, const struct error *error); /* it was ours, and is another's: end */
};

/* `database` is the connection that writes, `schema` names the journal. */
struct lease *lease_open(struct loop *loop, struct database *database, const char *schema,
                         const struct lease_callbacks *callbacks, void *owner);
void lease_close(struct lease *lease);
/* The connection is up: asks for the lock.  It is down: nothing is held. */
void lease_ask(struct lease *lease);
void lease_drop(struct lease *lease);

bool lease_is_held(const struct lease *lease);
bool lease_is_standing(const struct lease *lease);
/* Held, and the database has answered lately: nobody can have been given it meanwhile. */
bool lease_is_fresh(const struct lease *lease);
/* The same, for whoever is about to take something in: asks the database when its last answer is
 * not of just now.  What came waits meanwhile: until lease_is_proving is over. */
bool lease_prove(struct lease *lease);
bool lease_is_proving(const struct lease *lease);

/* The writer's process spoke; its database did so `database_ms` before; negative: it did not. */
void lease_hear_writer(struct lease *lease, int64_t database_ms);
/* Its journal has grown: it was alive, but may have written that before its lock was free. */
void lease_hear_row(struct lease *lease);
/* What there is has been folded here, until the connection is lost. */
void lease_set_folded(struct lease *lease);
/* Milliseconds since the writer's last sign of life. */
int64_t lease_silence_ms(const struct lease *lease);
/* The writer: milliseconds since it asked its database what was answered last. */
int64_t lease_database_ms(const struct lease *lease);
