#include "tests/unit/fake_journal.h"

#include <stdlib.h>

#include "common/journal/journal.h"

struct fake_journal fake_journal;

int64_t journal_position(const struct journal *journal)
{
    (void)journal;
    return fake_journal.position;
}

int64_t journal_committed(const struct journal *journal)
{
    (void)journal;
    return fake_journal.position;
}

struct hash journal_hash(const struct journal *journal)
{
    (void)journal;
    return (struct hash){{0}};
}

struct id journal_epoch(const struct journal *journal)
{
    (void)journal;
    return (struct id){{0}};
}

bool journal_is_ready(const struct journal *journal)
{
    (void)journal;
    return true;
}

bool journal_is_starting(const struct journal *journal)
{
    (void)journal;
    return false;
}

bool journal_is_standing(const struct journal *journal)
{
    (void)journal;
    return fake_journal.is_standing;
}

bool journal_is_fresh(const struct journal *journal)
{
    (void)journal;
    return !fake_journal.is_unsure;
}

bool journal_prove(struct journal *journal)
{
    return journal_is_fresh(journal);
}

bool journal_is_proving(const struct journal *journal)
{
    return !journal_is_fresh(journal);
}

int64_t journal_database_ms(const struct journal *journal)
{
    (void)journal;
    return 0;
}

int64_t journal_silence_ms(const struct journal *journal)
{
    (void)journal;
    return 0;
}

void journal_batch_add(struct journal *journal, struct journal_batch *batch,
                       struct journal_row *row)
{
    (void)journal;
    row->position = ++fake_journal.position;
    snprintf(fake_journal.principal, sizeof fake_journal.principal, "%.*s",
             (int)row->principal.size, (const char *)row->principal.data);
    batch->ends = memory_resize(batch->ends, batch->count + 1, sizeof *batch->ends);
    journal_encode(row, &batch->records);
    batch->ends[batch->count++] = batch->records.size;
}

void journal_append(struct journal *journal, struct journal_batch *batch)
{
    (void)journal;
    (void)batch;
}

void journal_pretend(struct journal *journal, struct journal_batch *batch)
{
    journal_append(journal, batch);
}

void journal_restart(struct journal *journal)
{
    (void)journal;
}

const char *journal_error(const struct journal *journal)
{
    (void)journal;
    return "";
}

const char *journal_sqlstate(const struct journal *journal)
{
    (void)journal;
    return "";
}

void journal_read(struct journal *journal, int64_t after, int64_t count,
                  database_result_function *rows, void *owner)
{
    (void)journal;
    (void)after;
    (void)count;
    (void)rows;
    free(owner);
    fake_journal.reads++;
}

void journal_read_vault(struct journal *journal, const struct id *id, const char *kind,
                        database_result_function *row, void *owner)
{
    (void)id;
    (void)kind;
    journal_read(journal, 0, 0, row, owner);
}

void journal_result_row(const PGresult *result, int index, struct journal_row *row,
                        struct hash *hash)
{
    (void)result;
    (void)index;
    (void)row;
    (void)hash;
}

void journal_open_cursor(struct journal *journal, const char *source, const char *filter)
{
    (void)journal;
    (void)source;
    (void)filter;
}

void journal_read_cursors(struct journal *journal, database_result_function *rows, void *owner)
{
    (void)journal;
    fake_journal.cursors = rows;
    fake_journal.cursors_owner = owner;
}

void journal_cursor_row(const PGresult *result, int index, struct cursor_row *row)
{
    (void)result;
    (void)index;
    *row = fake_journal.cursor;
}
