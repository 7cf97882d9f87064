/* journal.h - the one append-only journal of a service, in PostgreSQL, with its vault.
 *
 * One writer: an advisory lock on the very connection that writes (lease.h), and dense positions
 * whose primary key is the fence.  A program that does not get the lock folds what the writer adds,
 * and is ready soon after it gets it.  Each record is chained: hash = BLAKE2b-256(previous hash ‖
 * record), where the record is one msgpack array [position, epoch, recorded_at, request | nil,
 * request_hash, ordinal, principal, account, type, version, departement, body (bin)] and these very
 * bytes are what followers receive.  Nothing here blocks.
 */
#pragma once

#include "common/database/database.h"
#include "common/journal/cursors.h"
#include "common/record/record.h"

struct journal_row {
    int64_t position;
    struct id epoch;
    int64_t recorded_at;  /* Unix ms */
    struct id request;    /* none: time alone caused it */
    int64_t request_hash; /* keyed */
    int64_t ordinal;
    struct span principal, account, type;
    int64_t version;
    struct span departement;
    struct span body;
};

/* Appends the canonical bytes of the row. */
void journal_encode(const struct journal_row *row, struct buffer *out);
/* Reads them back; spans borrow.  0, or -1 when the bytes are not a record. */
int journal_decode(struct span bytes, struct journal_row *row);
/* hash := BLAKE2b-256(hash ‖ record) */
void journal_chain(struct hash *hash, struct span record);

struct vault_row {
    struct id id;
    const char *kind;
    struct span body; /* data NULL: erase */
};

/* What one transaction appends: rows in order, then vault rows. */
struct journal_batch {
    struct array requests, request_hashes, ordinals, principals, accounts, types, versions,
        departements, bodies, hashes, times;
    struct array put_ids, put_kinds, put_bodies, erase_ids, erase_kinds;
    struct cursor_moves cursors; /* of what was heard */
    int64_t first;               /* position of the first row */
    size_t count;
    struct buffer records; /* canonical bytes, one after the other */
    size_t *ends;          /* of each record in `records` */
    struct hash *chain;    /* after each record */
    size_t ends_size;
};

void journal_batch_clear(struct journal_batch *batch);
void journal_batch_close(struct journal_batch *batch);
/* A batch holds at most one row for an (id, kind): the last wins; the caller sees to it. */
void journal_batch_vault(struct journal_batch *batch, const struct vault_row *row);
/* The canonical bytes of row `index`. */
struct span journal_batch_record(const struct journal_batch *batch, size_t index);

struct journal;

enum { JOURNAL_GROUP = 16 };

struct journal_callbacks {
    /* The next rows, in order, chain verified, each with the hash after it; at most JOURNAL_GROUP.
     */
    void (*folded)(void *owner, const struct journal_row *rows, const struct hash *hashes,
                   size_t count);
    void (*vault)(void *owner, const struct id *id, const char *kind, struct span body);
    void (*request_key)(
        void *owner, int64_t since,
        const uint8_t key[16]); /* oldest first, before the rows; again when read again */
    void (*ready)(void *owner); /* the lease is held, everything is folded */
    void (*down)(void *owner,
                 const char *why); /* drop the state; the journal comes back by itself */
    void (*fatal)(void *owner, const struct error *error); /* broken chain, fenced: end */
    /* Of journal_append: COMMITTED, FAILED (rolled back, not the connection) or UNKNOWN (followed
     * by down). */
    void (*appended)(void *owner, enum database_outcome outcome);
};

struct journal *journal_open(struct loop *loop, const char *conninfo, const char *schema,
                             const struct journal_callbacks *callbacks, void *owner);
void journal_close(struct journal *journal);
bool journal_is_ready(const struct journal *journal);
/* The lease is held, and the state is not whole yet. */
bool journal_is_starting(const struct journal *journal);
/* Another one writes; its rows are folded as they come. */
bool journal_is_standing(const struct journal *journal);
/* The lease is held, and the database confirmed it lately: what is read from the state is true. */
bool journal_is_fresh(const struct journal *journal);
/* The same, and the database is asked when it was not heard just now: nothing is taken in before.
 * An idle writer asks nothing. */
bool journal_prove(struct journal *journal);
bool journal_is_proving(const struct journal *journal); /* the answer is on its way */
/* Standing by: the writer's process spoke; its database did so `database_ms` before; negative: it
 * did not. */
void journal_hear_writer(struct journal *journal, int64_t database_ms);
/* Standing by: milliseconds since the writer's last sign of life. */
int64_t journal_silence_ms(const struct journal *journal);
/* The lease is held: milliseconds since the database was asked what it answered last. */
int64_t journal_database_ms(const struct journal *journal);
/* Position and hash that the next row continues: those of the last row given to journal_batch_add.
 */
int64_t journal_position(const struct journal *journal);
struct hash journal_hash(const struct journal *journal);
struct id journal_epoch(const struct journal *journal);
/* What is committed. */
int64_t journal_committed(const struct journal *journal);
struct hash journal_committed_hash(const struct journal *journal);

/* Gives the row its position, epoch and hash and adds it to the batch. */
void journal_batch_add(struct journal *journal, struct journal_batch *batch,
                       struct journal_row *row);
/* Writes the batch (rows, or cursors alone) in one transaction; one at a time; the batch must live
 * until `appended`. */
void journal_append(struct journal *journal, struct journal_batch *batch);
/* Measurements only: says COMMITTED and keeps nothing. */
void journal_pretend(struct journal *journal, struct journal_batch *batch);
/* Of the writing connection. */
const char *journal_error(const struct journal *journal);
const char *journal_sqlstate(const struct journal *journal);
bool journal_is_appending(const struct journal *journal);
/* A new key for request hashes, in a transaction of its own; keys that end before `oldest` are
 * deleted. */
void journal_add_request_key(struct journal *journal, int64_t since, const uint8_t key[16],
                             int64_t oldest);
/* Drops everything and folds again (after a batch that failed). */
void journal_restart(struct journal *journal);

/* Through the second, read-only connection: rows after `after`, at most `count`; `rows` is called
 * once, with NULL when it could not be read.  Columns as journal_result_row reads them. */
void journal_read(struct journal *journal, int64_t after, int64_t count,
                  database_result_function *rows, void *owner);
void journal_read_vault(struct journal *journal, const struct id *id, const char *kind,
                        database_result_function *row, void *owner);
/* Row `index` of such a result, and its hash. */
void journal_result_row(const PGresult *result, int index, struct journal_row *row,
                        struct hash *hash);
