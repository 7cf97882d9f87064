#include "common/journal/journal.h"

#include <assert.h>
#include <endian.h>
#include <sodium.h>
#include <stdlib.h>
#include <string.h>

#include "common/buffer/embed.h"
#include "common/journal/journal_internal.h"

EMBED(journal_statements, "common/journal/statements.sql");

/* ---- append ---- */

void journal_batch_add(struct journal *journal, struct journal_batch *batch,
                       struct journal_row *row)
{
    row->position = ++journal->position;
    row->epoch = journal->epoch;
    if (batch->count == 0)
        batch->first = row->position;
    if (batch->count == batch->ends_size) {
        batch->ends_size = batch->ends_size == 0 ? 512 : batch->ends_size * 2;
        batch->ends = memory_resize(batch->ends, batch->ends_size, sizeof *batch->ends);
        batch->chain = memory_resize(batch->chain, batch->ends_size, sizeof *batch->chain);
    }
    size_t start = batch->records.size;
    journal_encode(row, &batch->records);
    batch->ends[batch->count++] = batch->records.size;
    journal_chain(&journal->hash,
                  (struct span){batch->records.data + start, batch->records.size - start});

    batch->chain[batch->count - 1] = journal->hash;

    array_bigint(&batch->times, row->recorded_at);
    if (id_is_none(&row->request))
        array_null(&batch->requests);
    else
        array_bytes(&batch->requests, row->request.bytes, sizeof row->request.bytes);
    array_bigint(&batch->request_hashes, row->request_hash);
    array_integer(&batch->ordinals, (int32_t)row->ordinal);
    array_bytes(&batch->principals, row->principal.data, row->principal.size);
    array_bytes(&batch->accounts, row->account.data, row->account.size);
    array_bytes(&batch->types, row->type.data, row->type.size);
    array_integer(&batch->versions, (int32_t)row->version);
    array_bytes(&batch->departements, row->departement.data, row->departement.size);
    array_bytes(&batch->bodies, row->body.data, row->body.size);
    array_bytes(&batch->hashes, journal->hash.bytes, sizeof journal->hash.bytes);
}

static void appended(void *owner, enum database_outcome outcome)
{
    struct journal *journal = owner;
    struct journal_batch *batch = journal->batch;

    journal->batch = NULL;
    if (outcome == DATABASE_COMMITTED && batch->count > 0) {
        journal->committed = batch->first + (int64_t)batch->count - 1;
        journal->committed_hash = batch->chain[batch->count - 1];
    } else if (outcome == DATABASE_FAILED &&
               strcmp(database_sqlstate(journal->writer), "23505") == 0) {
        journal_die(journal, "its position was taken by another writer; this one stops",
                    batch->first);
        return;
    } else if (outcome == DATABASE_FAILED &&
               strcmp(database_sqlstate(journal->writer), "22012") == 0) {
        journal_die(journal, "its cursors were moved by another instance; this one stops",
                    batch->first);
        return;
    }
    journal->callbacks->appended(journal->owner, outcome);
}

void journal_append(struct journal *journal, struct journal_batch *batch)
{
    char first[8];
    struct parameter rows[] = {
        bigint_parameter(batch->first, first),   {(const char *)journal->epoch.bytes, 16, 1},
        array_parameter(&batch->times),          array_parameter(&batch->requests),
        array_parameter(&batch->request_hashes), array_parameter(&batch->ordinals),
        array_parameter(&batch->principals),     array_parameter(&batch->accounts),
        array_parameter(&batch->types),          array_parameter(&batch->versions),
        array_parameter(&batch->departements),   array_parameter(&batch->bodies),
        array_parameter(&batch->hashes)
    };

    assert(journal->batch == NULL && (batch->count > 0 || batch->cursors.sources.count > 0));
    journal->batch = batch;
    if (batch->count > 0)
        database_execute(journal->writer, "journal_append", rows, sizeof rows / sizeof rows[0],
                         false, NULL, NULL);
    if (batch->put_ids.count > 0) {
        struct parameter put[] = {array_parameter(&batch->put_ids),
                                  array_parameter(&batch->put_kinds),
                                  array_parameter(&batch->put_bodies)};
        database_execute(journal->writer, "journal_put", put, 3, false, NULL, NULL);
    }
    if (batch->erase_ids.count > 0) {
        struct parameter gone[] = {array_parameter(&batch->erase_ids),
                                   array_parameter(&batch->erase_kinds)};
        database_execute(journal->writer, "journal_erase", gone, 2, false, NULL, NULL);
    }
    journal_send_cursors(journal->writer, &batch->cursors);
    database_sync(journal->writer, appended, journal);
}

struct database *journal_writer(struct journal *journal)
{
    return journal->writer;
}

void journal_pretend(struct journal *journal, struct journal_batch *batch)
{
    journal->batch = batch;
    appended(journal, DATABASE_COMMITTED);
}

/* A key that is not kept makes every repeat under it look like another request. */
static void key_added(void *owner, enum database_outcome outcome)
{
    struct journal *journal = owner;

    if (outcome == DATABASE_FAILED)
        journal_restart(journal);
}

void journal_add_request_key(struct journal *journal, int64_t since, const uint8_t key[16],
                             int64_t oldest)
{
    char since_text[8], oldest_text[8];
    struct parameter add[] = {
        bigint_parameter(since, since_text), {(const char *)key, 16, 1}
    };
    struct parameter forget[] = {bigint_parameter(oldest, oldest_text)};

    database_execute(journal->writer, "journal_key_add", add, 2, false, NULL, NULL);
    database_execute(journal->writer, "journal_key_forget", forget, 1, false, NULL, NULL);
    database_sync(journal->writer, key_added, journal);
}

/* ---- the second connection ---- */

void journal_read(struct journal *journal, int64_t after, int64_t count,
                  database_result_function *rows, void *owner)
{
    char after_text[8], count_text[8];
    struct parameter parameters[] = {bigint_parameter(after, after_text),
                                     bigint_parameter(count, count_text)};

    database_execute(journal->reader, "journal_rows", parameters, 2, true, rows, owner);
    database_sync(journal->reader, NULL, NULL);
}

void journal_read_vault(struct journal *journal, const struct id *id, const char *kind,
                        database_result_function *row, void *owner)
{
    struct parameter parameters[] = {
        {(const char *)id->bytes, 16,                1},
        {kind,                    (int)strlen(kind), 1}
    };

    database_execute(journal->reader, "journal_vault", parameters, 2, true, row, owner);
    database_sync(journal->reader, NULL, NULL);
}

/* ---- life ---- */

static void writer_changed(void *owner, bool up)
{
    struct journal *journal = owner;

    if (up) {
        journal->stage = JOURNAL_LOCKING;
        lease_ask(journal->lease);
        return;
    }
    lease_drop(journal->lease);
    journal->is_tailing = false;
    journal->stage = JOURNAL_DOWN;
    journal->batch = NULL;
    snprintf(journal->reason, sizeof journal->reason, "%s", database_error(journal->writer));
    journal->callbacks->down(journal->owner, journal->reason);
}

static void reader_changed(void *owner, bool up)
{
    (void)owner;
    (void)up;
}

static struct database *connect_to(struct journal *journal, const char *conninfo,
                                   const char *schema, const char *use, const char *settings,
                                   database_state_function *changed)
{
    char name[64], head[256];
    struct buffer script = {0};

    snprintf(name, sizeof name, "%s-%s", schema, use);
    snprintf(head, sizeof head, "SET search_path = \"%s\"; %s;\n", schema, settings);
    buffer_append(&script, head, strlen(head));
    buffer_append(&script, journal_statements, strlen(journal_statements) + 1);
    struct database_options options = {conninfo, name, (const char *)script.data};
    struct database *database = database_open(journal->loop, &options, changed, journal);
    buffer_close(&script);
    return database;
}

struct journal *journal_open(struct loop *loop, const char *conninfo, const char *schema,
                             const struct journal_callbacks *callbacks, void *owner)
{
    struct journal *journal = memory_new(1, sizeof *journal);

    journal->loop = loop;
    journal->callbacks = callbacks;
    journal->owner = owner;
    randombytes_buf(journal->epoch.bytes, sizeof journal->epoch.bytes);
    journal->writer = connect_to(journal, conninfo, schema, "writer", "SET synchronous_commit = on",
                                 writer_changed);
    journal->reader = connect_to(
        journal, conninfo, schema, "reader",
        "SET default_transaction_read_only = on; SET statement_timeout = '60s'", reader_changed);
    journal->lease = lease_open(loop, journal->writer, schema, &journal_lease_callbacks, journal);
    journal->tail = loop_every(loop, 0, journal_read_tail, journal);
    return journal;
}

void journal_close(struct journal *journal)
{
    if (journal == NULL)
        return;
    loop_unwatch(journal->loop, journal->tail);
    lease_close(journal->lease);
    database_close(journal->writer);
    database_close(journal->reader);
    buffer_close(&journal->scratch);
    free(journal);
}

void journal_restart(struct journal *journal)
{
    database_reconnect(journal->writer);
}

const char *journal_error(const struct journal *journal)
{
    return database_error(journal->writer);
}

const char *journal_sqlstate(const struct journal *journal)
{
    return database_sqlstate(journal->writer);
}

bool journal_is_ready(const struct journal *journal)
{
    return journal->stage == JOURNAL_READY;
}

bool journal_is_starting(const struct journal *journal)
{
    return lease_is_fresh(journal->lease) && journal->stage != JOURNAL_READY;
}

bool journal_is_standing(const struct journal *journal)
{
    return lease_is_standing(journal->lease);
}

bool journal_is_fresh(const struct journal *journal)
{
    return lease_is_fresh(journal->lease);
}

bool journal_prove(struct journal *journal)
{
    return lease_prove(journal->lease);
}

bool journal_is_proving(const struct journal *journal)
{
    return lease_is_proving(journal->lease);
}

void journal_hear_writer(struct journal *journal, int64_t database_ms)
{
    lease_hear_writer(journal->lease, database_ms);
}

int64_t journal_database_ms(const struct journal *journal)
{
    return lease_database_ms(journal->lease);
}

int64_t journal_silence_ms(const struct journal *journal)
{
    return lease_silence_ms(journal->lease);
}

bool journal_is_appending(const struct journal *journal)
{
    return journal->batch != NULL;
}

int64_t journal_position(const struct journal *journal)
{
    return journal->position;
}

struct hash journal_hash(const struct journal *journal)
{
    return journal->hash;
}

struct id journal_epoch(const struct journal *journal)
{
    return journal->epoch;
}

int64_t journal_committed(const struct journal *journal)
{
    return journal->committed;
}

struct hash journal_committed_hash(const struct journal *journal)
{
    return journal->committed_hash;
}
