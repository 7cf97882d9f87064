#include "common/journal/lease.h"

#include <sodium.h>
#include <stdlib.h>
#include <string.h>

#include "common/log/log.h"

enum {
    TICK_MS = 50,
    LOOK_MS = 200,
    ABSENT_MS = 400,  /* between two ticks: we were stopped, or had no processor */
    AWAKE_MS = 1000,  /* then the writer has that long to be heard: two pings */
    LET_GO_MS = 1000, /* a session that was told to end lets go of the lock within that */
};

enum lease_state { LEASE_NONE, LEASE_HELD, LEASE_STANDBY, LEASE_LOST };

struct lease {
    struct loop *loop;
    struct database *database;
    const struct lease_callbacks *callbacks;
    void *owner;
    struct watch *timer;
    int64_t key;
    char sessions[64]; /* how the sessions of this journal's programs are called */
    enum lease_state state;
    int64_t own;     /* process id of the session that held it for us; 0: it was never ours */
    bool is_looking; /* an answer is on its way */
    bool was_spared; /* told once for each holder */
    bool is_folded, was_told;
    int64_t holder; /* process id of the session that holds it; 0: nobody */
    int64_t since_ms, alive_ms, word_ms;
    int64_t beat_ms, heard_ms; /* when the database was asked last; when, of what it answered */
    int64_t tick_ms, look_ms;
    int64_t let_go_ms; /* its holder was told to end: the lock is asked for until then */
};

/* ---- what a standby does: pure ---- */

enum lease_step lease_next(const struct lease_view *view)
{
    int64_t quiet_since = view->alive_ms > view->since_ms ? view->alive_ms : view->since_ms;

    if (view->is_held)
        return view->is_folded && view->now_ms - quiet_since >= LEASE_SILENCE_MS ? LEASE_DEPOSE
                                                                                 : LEASE_WAIT;
    /* A writer that lost only its connection is coming back for its lock: it has the first turn. */
    int64_t wait_ms = view->word_ms > view->since_ms ? LEASE_SILENCE_MS : LEASE_GRACE_MS;
    return view->now_ms - view->since_ms >= wait_ms ? LEASE_TAKE : LEASE_WAIT;
}

/* ---- the lock ---- */

/* A statement that failed while the connection holds: everything begins anew. */
static bool has_result(struct lease *lease, const PGresult *result)
{
    if (result == NULL && database_is_up(lease->database))
        database_reconnect(lease->database);
    return result != NULL;
}

static void ask(struct lease *lease, const char *statement, int64_t value,
                database_result_function *done)
{
    char storage[8];
    struct parameter parameter = bigint_parameter(value, storage);

    database_execute(lease->database, statement, &parameter, 1, true, done, lease);
    database_sync(lease->database, NULL, NULL);
}

static void ask_to_depose(struct lease *lease, database_result_function *done)
{
    char key[8], holder[8];
    struct parameter parameters[] = {bigint_parameter(lease->key, key),
                                     bigint_parameter(lease->holder, holder)};

    database_execute(lease->database, "lease_depose", parameters, 2, true, done, lease);
    database_sync(lease->database, NULL, NULL);
}

static void cleaned(void *owner, PGresult *result)
{
    struct lease *lease = owner;

    if (!has_result(lease, result))
        return;
    if (lease->was_told)
        log_info("taking over", "reason=\"the lease is ours\"");
    lease->was_told = false;
    lease->state = LEASE_HELD;
    lease->is_looking = false;
    lease->heard_ms = lease->beat_ms; /* the lock was ours when that was asked */
    lease->own = PQbackendPID(database_connection(lease->database));
    lease->callbacks->held(lease->owner);
}

/* What a writer before us left running would still commit: figures, cursors. */
static void clean(struct lease *lease)
{
    struct parameter parameter = {.data = lease->sessions};

    lease->beat_ms = monotonic_ms();
    database_execute(lease->database, "lease_clean", &parameter, 1, true, cleaned, lease);
    database_sync(lease->database, NULL, NULL);
}

static void stand_by(struct lease *lease)
{
    if (lease->state == LEASE_STANDBY)
        return;
    lease->state = LEASE_STANDBY;
    lease->holder = lease->let_go_ms = 0;
    lease->since_ms = lease->alive_ms = monotonic_ms();
    lease->word_ms = 0;
    if (!lease->was_told)
        log_info("standing by", "reason=\"another writer holds the lease\"");
    lease->was_told = true;
    lease->callbacks->standing(lease->owner);
}

static int64_t holder_of(const PGresult *result)
{
    return PQntuples(result) > 0 ? result_bigint(result, 0, 0) : 0;
}

/* It was ours: either our own session before has not ended yet, or another writer has it. */
static void take_usurper(void *owner, PGresult *result)
{
    struct lease *lease = owner;
    struct error error;

    if (!has_result(lease, result))
        return;
    int64_t holder = holder_of(result);
    lease->is_looking = false; /* asked again at the next look */
    if (holder == lease->own) {
        ask(lease, "lease_end", holder, NULL);
    } else if (holder != 0) {
        lease->state = LEASE_LOST;
        fail(&error, ERROR_CONFLICT,
             "another writer took over (PostgreSQL's process %lld has the lease); this one stops",
             (long long)holder);
        lease->callbacks->lost(lease->owner, &error);
    }
}

static void take_lock(void *owner, PGresult *result)
{
    struct lease *lease = owner;

    if (!has_result(lease, result))
        return;
    lease->is_looking = false;
    if (*PQgetvalue(result, 0, 0) != 0) {
        lease->is_looking = true; /* until it is ours */
        clean(lease);
    } else if (lease->own != 0) {
        lease->is_looking = true;
        ask(lease, "lease_holder", lease->key, take_usurper);
    } else {
        stand_by(lease);
    }
}

void lease_ask(struct lease *lease)
{
    /* After PostgreSQL was away: the writer has the first turn. */
    if (lease->state == LEASE_NONE && lease->was_told) {
        stand_by(lease);
        return;
    }
    lease->is_looking = true;
    ask(lease, "lease_take", lease->key, take_lock);
}

void lease_drop(struct lease *lease)
{
    lease->state = LEASE_NONE;
    lease->is_looking = lease->is_folded = false;
    lease->tick_ms = monotonic_ms(); /* no absence: the timer slept */
    watch_period(lease->timer, TICK_MS);
}

/* ---- a standby looks at the lock ---- */

static void deposed(void *owner, PGresult *result)
{
    struct lease *lease = owner;

    if (!has_result(lease, result))
        return;
    bool has_ended = PQntuples(result) > 0 && *PQgetvalue(result, 0, 0) != 0;
    lease->is_looking = false;
    if (has_ended) {
        log_warning("writer deposed", "session=%lld silent_ms=%lld", (long long)lease->holder,
                    (long long)lease_silence_ms(lease));
        lease->let_go_ms = monotonic_ms() + LET_GO_MS;
        lease_ask(lease);
    } else if (!lease->was_spared) {
        log_warning("writer is silent", "session=%lld reason=\"its database is at work for it\"",
                    (long long)lease->holder);
        lease->was_spared = true;
    }
}

static enum lease_step next_step(const struct lease *lease)
{
    struct lease_view view = {.now_ms = monotonic_ms(),
                              .since_ms = lease->since_ms,
                              .alive_ms = lease->alive_ms,
                              .word_ms = lease->word_ms,
                              .is_held = lease->holder != 0,
                              .is_folded = lease->is_folded};
    return lease_next(&view);
}

static void take_holder(void *owner, PGresult *result)
{
    struct lease *lease = owner;

    if (!has_result(lease, result))
        return;
    int64_t holder = holder_of(result);
    lease->is_looking = false;
    if (holder != lease->holder) {
        lease->holder = holder;
        lease->since_ms = monotonic_ms();
        lease->was_spared = false;
    }
    switch (next_step(lease)) {
    case LEASE_TAKE: lease_ask(lease); break;
    case LEASE_DEPOSE:
        lease->is_looking = true;
        ask_to_depose(lease, deposed);
        break;
    case LEASE_WAIT: break;
    }
}

/* An answer may have lain here while we were stopped: it proves what was true when it was asked. */
static void take_beat(void *owner, PGresult *result)
{
    struct lease *lease = owner;

    if (!has_result(lease, result))
        return;
    lease->is_looking = false;
    lease->heard_ms = lease->beat_ms;
}

/* Whether the lock is looked at now: every so often, and as soon as something is to be done. */
static bool is_due(const struct lease *lease, int64_t now)
{
    return now - lease->look_ms >= LOOK_MS ||
           (lease->state == LEASE_STANDBY &&
            (now < lease->let_go_ms || next_step(lease) != LEASE_WAIT));
}

/* While we were stopped the writer may have spoken, and its words lie unread: it is asked once more
 * before it is called silent. */
static void forgive_absence(struct lease *lease, int64_t now)
{
    int64_t absent_ms = now - lease->tick_ms, alive_ms = now - LEASE_SILENCE_MS + AWAKE_MS;

    lease->tick_ms = now;
    if (absent_ms >= ABSENT_MS && lease->alive_ms < alive_ms)
        lease->alive_ms = alive_ms;
}

/* A sign of life of the database. */
static void beat(struct lease *lease, int64_t now)
{
    lease->look_ms = now;
    lease->is_looking = true;
    lease->beat_ms = now;
    ask(lease, "lease_beat", 0, take_beat);
}

/* A standby looks who holds the lock.  A writer that serves is asked for its proofs (lease_prove),
 * and sleeps while nobody asks; one that still folds has them ready. */
static void look(void *owner)
{
    struct lease *lease = owner;
    int64_t now = monotonic_ms();

    forgive_absence(lease, now);
    if (lease->is_looking || !database_is_up(lease->database) || !is_due(lease, now))
        return;
    lease->look_ms = now;
    switch (lease->state) {
    case LEASE_NONE: lease_ask(lease); break;
    case LEASE_HELD:
        if (lease->is_folded)
            watch_period(lease->timer, 0);
        else
            beat(lease, now);
        break;
    case LEASE_STANDBY:
        if (now < lease->let_go_ms) {
            lease_ask(lease);
            break;
        }
        lease->is_looking = true;
        ask(lease, "lease_holder", lease->key, take_holder);
        break;
    case LEASE_LOST: break;
    }
}

/* ---- life ---- */

struct lease *lease_open(struct loop *loop, struct database *database, const char *schema,
                         const struct lease_callbacks *callbacks, void *owner)
{
    struct lease *lease = memory_new(1, sizeof *lease);

    lease->loop = loop;
    lease->database = database;
    lease->callbacks = callbacks;
    lease->owner = owner;
    crypto_generichash((uint8_t *)&lease->key, sizeof lease->key, (const uint8_t *)schema,
                       strlen(schema), NULL, 0);
    snprintf(lease->sessions, sizeof lease->sessions, "%s-", schema);
    lease->tick_ms = monotonic_ms();
    lease->timer = loop_every(loop, TICK_MS, look, lease);
    return lease;
}

void lease_close(struct lease *lease)
{
    if (lease == NULL)
        return;
    loop_unwatch(lease->loop, lease->timer);
    free(lease);
}

bool lease_is_held(const struct lease *lease)
{
    return lease->state == LEASE_HELD;
}

bool lease_is_standing(const struct lease *lease)
{
    return lease->state == LEASE_STANDBY;
}

bool lease_is_fresh(const struct lease *lease)
{
    return lease->state == LEASE_HELD && monotonic_ms() - lease->heard_ms <= LEASE_FRESH_MS;
}

/* Before the last proof is too old, if somebody asks: a busy writer never waits for it. */
bool lease_prove(struct lease *lease)
{
    int64_t now = monotonic_ms();

    if (lease->state == LEASE_HELD && !lease->is_looking && now - lease->heard_ms >= LOOK_MS &&
        database_is_up(lease->database))
        beat(lease, now);
    return lease_is_fresh(lease);
}

bool lease_is_proving(const struct lease *lease)
{
    return lease->is_looking && !lease_is_fresh(lease);
}

void lease_hear_writer(struct lease *lease, int64_t database_ms)
{
    int64_t now = monotonic_ms();

    lease->word_ms = now;
    if (database_ms >= 0 && now - database_ms > lease->alive_ms)
        lease->alive_ms = now - database_ms;
}

void lease_hear_row(struct lease *lease)
{
    lease->alive_ms = monotonic_ms();
}

void lease_set_folded(struct lease *lease)
{
    /* Whoever is folded now leaves a writer that was folding too the time to be ready. */
    if (!lease->is_folded)
        lease->alive_ms = monotonic_ms();
    lease->is_folded = true;
}

int64_t lease_silence_ms(const struct lease *lease)
{
    return monotonic_ms() - lease->alive_ms;
}

int64_t lease_database_ms(const struct lease *lease)
{
    return monotonic_ms() - lease->heard_ms;
}
