/* The moves of one transaction, before they are sent. */
#include <string.h>

#include "common/journal/cursors.h"

void cursor_moves_clear(struct cursor_moves *moves)
{
    array_clear(&moves->sources, ARRAY_TEXT);
    array_clear(&moves->filters, ARRAY_TEXT);
    array_clear(&moves->olds, ARRAY_BIGINT);
    array_clear(&moves->news, ARRAY_BIGINT);
    array_clear(&moves->hashes, ARRAY_BYTEA);
}

void cursor_moves_close(struct cursor_moves *moves)
{
    array_close(&moves->sources);
    array_close(&moves->filters);
    array_close(&moves->olds);
    array_close(&moves->news);
    array_close(&moves->hashes);
}

void cursor_move(struct cursor_moves *moves, const char *source, const char *filter, int64_t before,
                 int64_t after, const struct hash *hash)
{
    array_bytes(&moves->sources, source, strlen(source));
    array_bytes(&moves->filters, filter, strlen(filter));
    array_bigint(&moves->olds, before);
    array_bigint(&moves->news, after);
    array_bytes(&moves->hashes, hash->bytes, sizeof hash->bytes);
}
