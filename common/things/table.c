#include "common/things/table.h"

#include <assert.h>
#include <sodium.h>
#include <stdlib.h>

#include "common/buffer/buffer.h"

enum { CHUNK_THINGS = 256, FIRST_SLOTS = 64 };

void table_open(struct table *table, size_t thing_size)
{
    *table = (struct table){.thing_size = thing_size, .slot_count = FIRST_SLOTS};
    table->slots = memory_new(FIRST_SLOTS, sizeof *table->slots);
    table->memo = memory_new(1, sizeof *table->memo);
    randombytes_buf(table->key, sizeof table->key);
    crypto_shorthash((uint8_t *)&table->memo->hashes[0], table->memo->ids[0].bytes,
                     sizeof table->memo->ids[0], table->key); /* a new memo holds no id: rightly */
}

void table_close(struct table *table)
{
    for (size_t i = 0; i < table->chunk_count; i++)
        free(table->chunks[i]);
    free(table->chunks);
    free(table->slots);
    free(table->memo);
    *table = (struct table){0};
}

/* Where its hash is kept: the last byte of a UUIDv7 is random. */
static size_t memo_of(const struct id *id)
{
    return id->bytes[sizeof id->bytes - 1] % TABLE_MEMO;
}

static uint64_t hash_of(const struct table *table, const struct id *id)
{
    size_t place = memo_of(id);
    uint64_t *hash = &table->memo->hashes[place];

    if (!id_equal(&table->memo->ids[place], id)) {
        crypto_shorthash((uint8_t *)hash, id->bytes, sizeof id->bytes, table->key);
        table->memo->ids[place] = *id;
    }
    return *hash;
}

void *table_at(const struct table *table, size_t ordinal)
{
    return table->chunks[ordinal / CHUNK_THINGS] + ordinal % CHUNK_THINGS * table->thing_size;
}

/* The slot that holds the id, or the empty one where it would go.  The piece alone says where it
 * begins, so that growing need not look at the things. */
static size_t slot_of(const struct table *table, const struct id *id, uint64_t hash)
{
    size_t mask = table->slot_count - 1;
    uint64_t piece = hash >> 32;

    for (size_t slot = piece & mask;; slot = (slot + 1) & mask) {
        uint64_t content = table->slots[slot];

        if (content == 0)
            return slot;
        if (content >> 32 == piece && id_equal(table_at(table, (uint32_t)content - 1), id))
            return slot;
    }
}

size_t table_after(const struct table *table, const struct id *id)
{
    return (uint32_t)table->slots[slot_of(table, id, hash_of(table, id))];
}

void table_expect(const struct table *table, const struct id *id, bool again)
{
    const uint64_t *slot = &table->slots[hash_of(table, id) >> 32 & (table->slot_count - 1)];

    if (!again)
        __builtin_prefetch(slot);
    else if (*slot != 0)
        __builtin_prefetch(table_at(table, (uint32_t)*slot - 1));
}

void *table_find(const struct table *table, const struct id *id)
{
    size_t after = id_is_none(id) ? 0 : table_after(table, id);

    return after == 0 ? NULL : table_at(table, after - 1);
}

/* Twice as many slots; at most three of four are ever taken. */
static void grow(struct table *table)
{
    uint64_t *old = table->slots;
    size_t old_count = table->slot_count, mask = 2 * old_count - 1;

    table->slot_count *= 2;
    table->slots = memory_new(table->slot_count, sizeof *table->slots);
    for (size_t i = 0; i < old_count; i++) {
        size_t slot = old[i] >> 32 & mask;

        if (old[i] == 0)
            continue;
        while (table->slots[slot] != 0)
            slot = (slot + 1) & mask;
        table->slots[slot] = old[i];
    }
    free(old);
}

void *table_add(struct table *table, const struct id *id)
{
    if ((table->count + 1) * 4 > table->slot_count * 3)
        grow(table);
    if (table->count == table->chunk_count * CHUNK_THINGS) {
        table->chunks = memory_resize(table->chunks, table->chunk_count + 1, sizeof *table->chunks);
        table->chunks[table->chunk_count++] = memory_new(CHUNK_THINGS, table->thing_size);
    }

    uint64_t hash = hash_of(table, id);
    size_t slot = slot_of(table, id, hash);
    void *thing = table_at(table, table->count);

    assert(table->slots[slot] == 0);
    memcpy(thing, id, sizeof *id);
    table->slots[slot] = (hash >> 32 << 32) | ++table->count;
    return thing;
}
