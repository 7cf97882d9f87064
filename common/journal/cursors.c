#include "common/journal/cursors.h"

#include <string.h>

#include "common/journal/journal.h"

void journal_send_cursors(struct database *writer, struct cursor_moves *moves)
{
    struct parameter parameters[] = {array_parameter(&moves->sources),
                                     array_parameter(&moves->filters),
                                     array_parameter(&moves->olds), array_parameter(&moves->news),
                                     array_parameter(&moves->hashes)};

    if (moves->sources.count > 0)
        database_execute(writer, "journal_cursor_move", parameters, 5, false, NULL, NULL);
}

void journal_open_cursor(struct journal *journal, const char *source, const char *filter)
{
    static const struct hash none;
    struct parameter parameters[] = {
        {source,                   (int)strlen(source), 1},
        {filter,                   (int)strlen(filter), 1},
        {(const char *)none.bytes, sizeof none.bytes,   1}
    };

    database_execute(journal_writer(journal), "journal_cursor_open", parameters, 3, false, NULL,
                     NULL);
    database_sync(journal_writer(journal), NULL, NULL);
}

void journal_read_cursors(struct journal *journal, database_result_function *rows, void *owner)
{
    database_execute(journal_writer(journal), "journal_cursors", NULL, 0, true, rows, owner);
    database_sync(journal_writer(journal), NULL, NULL);
}

void journal_cursor_row(const PGresult *result, int index, struct cursor_row *row)
{
    struct span source = result_bytes(result, index, 0), filter = result_bytes(result, index, 1);
    struct span hash = result_bytes(result, index, 3);

    *row = (struct cursor_row){.position = result_bigint(result, index, 2)};
    snprintf(row->source, sizeof row->source, "%.*s", (int)source.size, (const char *)source.data);
    snprintf(row->filter, sizeof row->filter, "%.*s", (int)filter.size, (const char *)filter.data);
    if (hash.size == sizeof row->hash.bytes)
        memcpy(row->hash.bytes, hash.data, hash.size);
}
