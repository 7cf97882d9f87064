#include <sodium.h>
#include <stdlib.h>
#include <string.h>

#include "common/journal/journal.h"
#include "common/record/cursor.h"
#include "common/record/pack.h"

enum {
    RECORD_MEMBERS = 12,
    RECORD_ROOM =
        (1 + RECORD_MEMBERS) * PACK_ROOM + 2 * sizeof(struct id), /* texts and body apart */
};

void journal_encode(const struct journal_row *row, struct buffer *out)
{
    size_t texts = row->principal.size + row->account.size + row->type.size + row->departement.size;
    uint8_t *at = buffer_reserve(out, RECORD_ROOM + texts + row->body.size);

    at = put_array(at, RECORD_MEMBERS);
    at = put_integer(at, row->position);
    at = put_bytes(at, row->epoch.bytes, sizeof row->epoch.bytes);
    at = put_integer(at, row->recorded_at);
    if (id_is_none(&row->request))
        *at++ = 0xc0; /* nil */
    else
        at = put_bytes(at, row->request.bytes, sizeof row->request.bytes);
    at = put_integer(at, row->request_hash);
    at = put_integer(at, row->ordinal);
    at = put_text(at, row->principal);
    at = put_text(at, row->account);
    at = put_text(at, row->type);
    at = put_integer(at, row->version);
    at = put_text(at, row->departement);
    pack_end(out, put_bytes(at, row->body.data, row->body.size));
}

static int read_id(struct cursor *cursor, struct id *out)
{
    struct span bytes;

    if (cursor_peek(cursor) == CURSOR_NIL) {
        memset(out, 0, sizeof *out);
        return cursor_skip(cursor, NULL);
    }
    if (cursor_bytes(cursor, &bytes) < 0 || bytes.size != sizeof out->bytes)
        return -1;
    memcpy(out->bytes, bytes.data, bytes.size);
    return 0;
}

int journal_decode(struct span bytes, struct journal_row *row)
{
    struct cursor cursor = cursor_open(bytes);
    uint32_t count;

    if (cursor_array(&cursor, &count) < 0 || count != RECORD_MEMBERS ||
        cursor_integer(&cursor, &row->position) < 0 || read_id(&cursor, &row->epoch) < 0 ||
        cursor_integer(&cursor, &row->recorded_at) < 0 || read_id(&cursor, &row->request) < 0 ||
        cursor_integer(&cursor, &row->request_hash) < 0 ||
        cursor_integer(&cursor, &row->ordinal) < 0 || cursor_text(&cursor, &row->principal) < 0 ||
        cursor_text(&cursor, &row->account) < 0 || cursor_text(&cursor, &row->type) < 0 ||
        cursor_integer(&cursor, &row->version) < 0 || cursor_text(&cursor, &row->departement) < 0 ||
        cursor_bytes(&cursor, &row->body) < 0)
        return -1;
    return cursor_is_done(&cursor) ? 0 : -1;
}

void journal_chain(struct hash *hash, struct span record)
{
    crypto_generichash_state state;

    crypto_generichash_init(&state, NULL, 0, sizeof hash->bytes);
    crypto_generichash_update(&state, hash->bytes, sizeof hash->bytes);
    crypto_generichash_update(&state, record.data, record.size);
    crypto_generichash_final(&state, hash->bytes, sizeof hash->bytes);
}

static void clear_arrays(struct journal_batch *batch)
{
    array_clear(&batch->requests, ARRAY_UUID);
    array_clear(&batch->request_hashes, ARRAY_BIGINT);
    array_clear(&batch->ordinals, ARRAY_INTEGER);
    array_clear(&batch->principals, ARRAY_TEXT);
    array_clear(&batch->accounts, ARRAY_TEXT);
    array_clear(&batch->types, ARRAY_TEXT);
    array_clear(&batch->versions, ARRAY_INTEGER);
    array_clear(&batch->departements, ARRAY_TEXT);
    array_clear(&batch->bodies, ARRAY_BYTEA);
    array_clear(&batch->hashes, ARRAY_BYTEA);
    array_clear(&batch->times, ARRAY_BIGINT);
    array_clear(&batch->put_ids, ARRAY_UUID);
    array_clear(&batch->put_kinds, ARRAY_TEXT);
    array_clear(&batch->put_bodies, ARRAY_BYTEA);
    array_clear(&batch->erase_ids, ARRAY_UUID);
    array_clear(&batch->erase_kinds, ARRAY_TEXT);
}

void journal_batch_clear(struct journal_batch *batch)
{
    clear_arrays(batch);
    cursor_moves_clear(&batch->cursors);
    buffer_clear(&batch->records);
    batch->count = 0;
    batch->first = 0;
}

void journal_batch_close(struct journal_batch *batch)
{
    struct array *arrays[] = {
        &batch->requests,  &batch->request_hashes, &batch->ordinals,  &batch->principals,
        &batch->accounts,  &batch->types,          &batch->versions,  &batch->departements,
        &batch->bodies,    &batch->hashes,         &batch->times,     &batch->put_ids,
        &batch->put_kinds, &batch->put_bodies,     &batch->erase_ids, &batch->erase_kinds};

    for (size_t i = 0; i < sizeof arrays / sizeof arrays[0]; i++)
        array_close(arrays[i]);
    cursor_moves_close(&batch->cursors);
    buffer_close(&batch->records);
    free(batch->ends);
    free(batch->chain);
}

void journal_batch_vault(struct journal_batch *batch, const struct vault_row *row)
{
    bool is_put = row->body.data != NULL;

    array_bytes(is_put ? &batch->put_ids : &batch->erase_ids, row->id.bytes, sizeof row->id.bytes);
    array_bytes(is_put ? &batch->put_kinds : &batch->erase_kinds, row->kind, strlen(row->kind));
    if (is_put)
        array_bytes(&batch->put_bodies, row->body.data, row->body.size);
}

struct span journal_batch_record(const struct journal_batch *batch, size_t index)
{
    size_t start = index == 0 ? 0 : batch->ends[index - 1];

    return (struct span){batch->records.data + start, batch->ends[index] - start};
}
