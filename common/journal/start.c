/* From the lease to readiness: keys and rows are folded, then the vault is read.  A standby stops
 * between both, until the lease is its own. */
#include <sodium.h>
#include <string.h>

#include "common/journal/journal_internal.h"

enum { FOLD_CHUNK = 1000, FOLD_AHEAD = 4, LISTEN_EVERY = 64, VAULT_CHUNK = 1000 };

void journal_die(struct journal *journal, const char *text, long long position)
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
    lease_set_folded(journal->lease);
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
        journal_die(journal, "a row is missing before this one", row->position);
        return false;
    }
    buffer_clear(&journal->scratch);
    journal_encode(row, &journal->scratch);
    journal_chain(&journal->hash, buffer_span(&journal->scratch));
    if (memcmp(&stored, &journal->hash, sizeof stored) != 0) {
        journal_die(journal, "the hash does not continue the one before: the past was altered",
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
        watch_period(journal->tail, JOURNAL_TAIL_MS);
        lease_set_folded(journal->lease);
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
