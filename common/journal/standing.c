/* The journal of a program that stands by: what another one writes, and what follows when that
 * ends. */
#include "common/journal/journal_internal.h"

enum { TAIL_CHUNK = 2000 };

/* ---- what the writer adds ---- */

static void take_tail(void *owner, PGresult *result)
{
    struct journal *journal = owner;

    if (!journal_has_result(journal, result, JOURNAL_STANDING))
        return;
    if (!journal_fold_rows(journal, result))
        return;
    journal->committed = journal->position;
    journal->committed_hash = journal->hash;
    journal->is_tailing = false;
    if (PQntuples(result) == TAIL_CHUNK)
        journal_read_tail(journal);
}

/* The keys first, as they are after that head: no row is folded before the key that hashed it. */
static void take_head(void *owner, PGresult *result)
{
    struct journal *journal = owner;
    char after[8], most[8];

    if (!journal_has_result(journal, result, JOURNAL_STANDING))
        return;
    int64_t head = result_bigint(result, 0, 0), grown = head - journal->position;
    /* Not when its rows are read: whoever lags behind reads on for long after its end. */
    if (head > journal->head)
        lease_hear_row(journal->lease);
    journal->head = head;
    if (grown <= 0) {
        journal->is_tailing = false;
        return;
    }
    struct parameter parameters[] = {
        bigint_parameter(journal->position, after),
        bigint_parameter(grown < TAIL_CHUNK ? grown : TAIL_CHUNK, most)};
    database_execute(journal->writer, "journal_keys", NULL, 0, true, journal_take_keys, journal);
    database_execute(journal->writer, "journal_rows", parameters, 2, true, take_tail, journal);
    database_sync(journal->writer, NULL, NULL);
}

void journal_read_tail(void *owner)
{
    struct journal *journal = owner;

    if (journal->stage != JOURNAL_STANDING) {
        watch_period(journal->tail, 0);
        return;
    }
    if (journal->is_tailing)
        return;
    journal->is_tailing = true;
    database_execute(journal->writer, "journal_head", NULL, 0, true, take_head, journal);
    database_sync(journal->writer, NULL, NULL);
}

/* ---- the lease ---- */

static void lease_held(void *owner)
{
    struct journal *journal = owner;

    if (journal->stage == JOURNAL_LOCKING)
        journal_start_fold(journal);
    else if (journal->stage == JOURNAL_STANDING)
        journal_catch_up(journal);
}

static void lease_standing(void *owner)
{
    struct journal *journal = owner;

    if (journal->stage == JOURNAL_LOCKING)
        journal_start_fold(journal);
}

static void lease_lost(void *owner, const struct error *error)
{
    struct journal *journal = owner;

    journal->stage = JOURNAL_DOWN;
    journal->callbacks->fatal(journal->owner, error);
}

const struct lease_callbacks journal_lease_callbacks = {lease_held, lease_standing, lease_lost};
