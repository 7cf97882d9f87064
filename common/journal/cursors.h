/* cursors.h - how far each followed journal was taken in, beside the journal that holds the
 * effects.
 *
 * A cursor belongs to a source and a filter.  It moves in the transaction of the effects, and only
 * from where it is believed to be: another instance of the same follower makes the transaction
 * fail.
 */
#pragma once

#include "common/database/database.h"
#include "common/record/record.h"

/* Moves of one transaction; at most one for a (source, filter). */
struct cursor_moves {
    struct array sources, filters, olds, news, hashes;
};

void cursor_moves_clear(struct cursor_moves *moves);
void cursor_moves_close(struct cursor_moves *moves);
void cursor_move(struct cursor_moves *moves, const char *source, const char *filter, int64_t before,
                 int64_t after, const struct hash *hash);

struct journal;
/* A row that is not there begins at 0. */
void journal_open_cursor(struct journal *journal, const char *source, const char *filter);
/* Every cursor of this journal; `rows` is called once, with NULL when they could not be read. */
void journal_read_cursors(struct journal *journal, database_result_function *rows, void *owner);
struct cursor_row {
    char source[40];
    char filter[1600];
    int64_t position;
    struct hash hash;
};
void journal_cursor_row(const PGresult *result, int index, struct cursor_row *row);
/* The moves, as a part of the transaction that is being sent. */
void journal_send_cursors(struct database *writer, struct cursor_moves *moves);
struct database *journal_writer(struct journal *journal);
