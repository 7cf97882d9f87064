#include "common/journal/journal.h"

#include <assert.h>
#include <endian.h>
#include <sodium.h>
#include <stdlib.h>
#include <string.h>

#include "common/buffer/embed.h"
#include "common/journal/journal_internal.h"

EMBED(journal_statements, "common/journal/statements.sql");

enum { FOLD_CHUNK = 1000, FOLD_AHEAD = 4, LISTEN_EVERY = 64, VAULT_CHUNK = 1000, TAIL_MS = 200 };

/* ---- start: lock, keys, rows, vault ------------------------------------------------------------
 */

static void die(struct journal *journal, const char *text, long long position)
{
    struct error error;

    fail(&error, ERROR_INTERNAL, "the journal at position %lld: %s", position, text);
    journal->stage = JOURNAL_DOWN; /* what is still on its way is not looked at */
    journal->callbacks->fatal(journal->owner, &error);
}

static void ask_vault(struct journal *journal);
static void ask_rows(struct journal *journal);

static void become_ready(struct journal *journal)
{
    journal->stage = JOURNAL_READY;
    randombytes_buf(journal->epoch.bytes, sizeof journal->epoch.bytes);
    journal->callbacks->ready(journal->owner);
}

/* A statement that was cancelled while the connection holds: the start begins anew. */
bool journal_has_result(struct journal *journal, const PGresult *result, enum journal_stage stage)
{
    if (journal->stage != stage)
        return false;
    if (result == NULL && database_is_up(journal->writer))
        database_reconnect(journal->writer);
    return result != NULL;
}

static void vault_row(const PGresult *result, int index, struct id *id, char kind[VAULT_KIND_SIZE])
{
    struct span text = result_bytes(result, index, 1);
    size_t length = text.size < VAULT_KIND_SIZE ? text.size : VAULT_KIND_SIZE - 1;

    memcpy(id->bytes, PQgetvalue(result, index, 0), sizeof id->bytes);
    memcpy(kind, text.data, length);
    kind[length] = '\0';
}

static void take_vault(void *owner, PGresult *result)
{
    struct journal *journal = owner;

    if (!journal_has_result(journal, result, JOURNAL_VAULT))
        return;
    struct id id;
    char kind[sizeof journal->vault_kind];
    int count = PQntuples(result);
    bool has_more = count == VAULT_CHUNK;

    if (has_more) { /* PostgreSQL reads the next page while this one is taken in */
        vault_row(result, count - 1, &journal->vault_id, journal->vault_kind);
        ask_vault(journal);
    }
    for (int i = 0; i < count; i++) {
        vault_row(result, i, &id, kind);
        journal->callbacks->vault(journal->owner, &id, kind, result_bytes(result, i, 2));
    }
    if (!has_more)
        become_ready(journal);
}

static void ask_vault(struct journal *journal)
{
    char most[8];
    struct parameter parameters[] = {
        {(const char *)journal->vault_id.bytes, 16,                               1},
        {journal->vault_kind,                   (int)strlen(journal->vault_kind), 1},
        bigint_parameter(VAULT_CHUNK, most)
    };

    database_execute(journal->writer, "journal_vault_page", parameters, 3, true, take_vault,
                     journal);
    database_sync(journal->writer, NULL, NULL);
}

/* One row of the fold: dense, and chained to the one before. */
static bool verify_row(struct journal *journal, const PGresult *result, int index,
                       struct journal_row *row)
{
    struct hash stored;

    journal_result_row(result, index, row, &stored);
    if (row->position != journal->position + 1) {
        die(journal, "a row is missing before this one", row->position);
        return false;
    }
    buffer_clear(&journal->scratch);
    journal_encode(row, &journal->scratch);
    journal_chain(&journal->hash, buffer_span(&journal->scratch));
    if (memcmp(&stored, &journal->hash, sizeof stored) != 0) {
        die(journal, "the hash does not continue the one before: the past was altered",
            row->position);
        return false;
    }
    journal->position = row->position;
    journal->epoch = row->epoch;
    return true;
}

/* In groups, so that what several rows need from memory can be fetched at the same time. */
static bool fold_group(struct journal *journal, const PGresult *result, int first, int end)
{
    struct journal_row rows[JOURNAL_GROUP];
    struct hash hashes[JOURNAL_GROUP];

    for (int i = first; i < end; i++) {
        if (!verify_row(journal, result, i, &rows[i - first]))
            return false;
        hashes[i - first] = journal->hash;
    }
    journal->callbacks->folded(journal->owner, rows, hashes, (size_t)(end - first));
    return true;
}

bool journal_fold_rows(struct journal *journal, const PGresult *result)
{
    int count = PQntuples(result);

    for (int i = 0; i < count; i += JOURNAL_GROUP) {
        if (!fold_group(journal, result, i, i + JOURNAL_GROUP < count ? i + JOURNAL_GROUP : count))
            return false;
        if (i % LISTEN_EVERY == 0)
            database_listen(journal->writer);
    }
    return true;
}

static void end_fold(struct journal *journal)
{
    journal->committed = journal->position;
    journal->committed_hash = journal->hash;
    if (!journal->is_last_look) {
        journal->stage = JOURNAL_STANDING;
        lease_set_folded(journal->lease, true);
        if (lease_is_held(journal->lease))
            journal_catch_up(journal);
        return;
    }
    journal->stage = JOURNAL_VAULT;
    memset(&journal->vault_id, 0, sizeof journal->vault_id);
    journal->vault_kind[0] = '\0';
    ask_vault(journal);
}

static void take_rows(void *owner, PGresult *result)
{
    struct journal *journal = owner;

    if (!journal_has_result(journal, result, JOURNAL_FOLDING))
        return;
    int count = PQntuples(result);
    if (!journal_fold_rows(journal, result))
        return;
    journal->chunks_open--;
    if (count < FOLD_CHUNK)
        journal->is_fold_done = true;
    if (!journal->is_fold_done)
        ask_rows(journal);
    else if (journal->chunks_open == 0)
        end_fold(journal);
}

/* Positions are dense, so the next chunks can be asked for before the first arrives. */
static void ask_rows(struct journal *journal)
{
    while (journal->chunks_open < FOLD_AHEAD) {
        char after[8], most[8];
        struct parameter parameters[] = {bigint_parameter(journal->asked, after),
                                         bigint_parameter(FOLD_CHUNK, most)};

        database_execute(journal->writer, "journal_rows", parameters, 2, true, take_rows, journal);
        journal->asked += FOLD_CHUNK;
        journal->chunks_open++;
    }
    database_sync(journal->writer, NULL, NULL);
}

void journal_take_keys(void *owner, PGresult *result)
{
    struct journal *journal = owner;

    if (!journal_has_result(journal, result, journal->stage))
        return;
    for (int i = 0; i < PQntuples(result); i++)
        if (PQgetlength(result, i, 1) == 16)
            journal->callbacks->request_key(journal->owner, result_bigint(result, i, 0),
                                            (const uint8_t *)PQgetvalue(result, i, 1));
}

/* From the last row that was folded. */
void journal_catch_up(struct journal *journal)
{
    journal->stage = JOURNAL_FOLDING;
    journal->is_last_look = lease_is_held(journal->lease);
    journal->asked = journal->position;
    journal->chunks_open = 0;
    journal->is_fold_done = false;
    database_execute(journal->writer, "journal_keys", NULL, 0, true, journal_take_keys, journal);
    ask_rows(journal);
}

void journal_start_fold(struct journal *journal)
{
    journal->position = 0;
    memset(&journal->hash, 0, sizeof journal->hash);
    journal_catch_up(journal);
}

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
        die(journal, "its position was taken by another writer; this one stops", batch->first);
        return;
    } else if (outcome == DATABASE_FAILED &&
               strcmp(database_sqlstate(journal->writer), "22012") == 0) {
        die(journal, "its cursors were moved by another instance; this one stops", batch->first);
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
    journal->tail = loop_every(loop, TAIL_MS, journal_read_tail, journal);
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

void journal_hear_writer(struct journal *journal, bool is_alive)
{
    lease_hear_writer(journal->lease, is_alive);
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
