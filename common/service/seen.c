#include "common/service/seen.h"

#include <sodium.h>
#include <stdlib.h>
#include <string.h>

#include "common/buffer/buffer.h"

enum { SEEN_FIRST = 1024 };

/* Entries in the order in which they came, and an index with open addressing and linear probing.
 * Nearly every request is new, and finds that out from the tags alone: two bytes of the hash each,
 * never 0, which is free. */
struct seen {
    struct seen_entry *entries;
    size_t count, capacity;
    uint16_t *tags;
    uint32_t *ordinals; /* where the entry of that slot is */
    size_t size;
    uint8_t key[crypto_shorthash_KEYBYTES];
    uint8_t last_caller[160]; /* whom last_identity is of: callers ask many times in a row */
    size_t last_caller_size;
    uint64_t last_identity;
};

static void make_index(struct seen *seen, size_t size)
{
    free(seen->tags);
    free(seen->ordinals);
    seen->size = size;
    seen->tags = memory_new(size, sizeof *seen->tags);
    seen->ordinals = memory_new(size, sizeof *seen->ordinals);
}

static void make_room(struct seen *seen, size_t capacity)
{
    seen->capacity = capacity;
    seen->entries = memory_resize(seen->entries, capacity, sizeof *seen->entries);
}

struct seen *seen_open(void)
{
    struct seen *seen = memory_new(1, sizeof *seen);

    randombytes_buf(seen->key, sizeof seen->key);
    seen_clear(seen);
    return seen;
}

void seen_close(struct seen *seen)
{
    if (seen == NULL)
        return;
    free(seen->entries);
    free(seen->tags);
    free(seen->ordinals);
    free(seen);
}

void seen_clear(struct seen *seen)
{
    seen->count = 0;
    make_room(seen, SEEN_FIRST);
    make_index(seen, SEEN_FIRST);
}

/* The last bytes of a UUIDv7 are random, but chosen by the caller: the identity's key spreads them.
 */
static uint64_t hash_of(const struct id *id, uint64_t identity)
{
    uint64_t high, low;

    memcpy(&high, id->bytes, sizeof high);
    memcpy(&low, id->bytes + 8, sizeof low);
    uint64_t mixed = (low ^ identity) * 0x9e3779b97f4a7c15u + high;
    mixed ^= mixed >> 32;
    mixed *= 0xd6e8feb86659fd93u;
    mixed ^= mixed >> 32;
    return mixed;
}

static uint16_t tag_of(uint64_t hash)
{
    return (uint16_t)(hash >> 48 | 1);
}

void seen_expect(const struct seen *seen, const struct id *id, uint64_t identity)
{
    size_t slot = hash_of(id, identity) & (seen->size - 1);

    __builtin_prefetch(&seen->tags[slot]);
    __builtin_prefetch(&seen->ordinals[slot]);
}

const struct seen_entry *seen_find(const struct seen *seen, const struct id *id, uint64_t identity)
{
    uint64_t hash = hash_of(id, identity);
    uint16_t tag = tag_of(hash);

    for (size_t i = hash & (seen->size - 1); seen->tags[i] != 0; i = (i + 1) & (seen->size - 1)) {
        const struct seen_entry *entry = &seen->entries[seen->ordinals[i]];

        if (seen->tags[i] == tag && entry->identity == identity && id_equal(&entry->id, id))
            return entry;
    }
    return NULL;
}

static void index_entry(struct seen *seen, size_t ordinal)
{
    const struct seen_entry *entry = &seen->entries[ordinal];
    uint64_t hash = hash_of(&entry->id, entry->identity);
    size_t i = hash & (seen->size - 1);

    while (seen->tags[i] != 0)
        i = (i + 1) & (seen->size - 1);
    seen->tags[i] = tag_of(hash);
    seen->ordinals[i] = (uint32_t)ordinal;
}

/* Forgets the old, then makes an index that is at most half full. */
static void rebuild(struct seen *seen, int64_t oldest_ms)
{
    size_t size = SEEN_FIRST, kept = 0;

    for (size_t i = 0; i < seen->count; i++)
        if (id_instant(&seen->entries[i].id) >= oldest_ms)
            seen->entries[kept++] = seen->entries[i];
    seen->count = kept;
    while (kept * 2 >= size)
        size *= 2;
    make_room(seen, size);
    make_index(seen, size);
    for (size_t i = 0; i < kept; i++)
        index_entry(seen, i);
}

void seen_add(struct seen *seen, const struct seen_entry *entry, int64_t oldest_ms)
{
    if ((seen->count + 1) * 4 > seen->size * 3)
        rebuild(seen, oldest_ms);
    seen->entries[seen->count] = *entry;
    index_entry(seen, seen->count++);
}

size_t seen_count(const struct seen *seen)
{
    return seen->count;
}

uint64_t seen_identity(struct seen *seen, const char *principal, size_t principal_length,
                       const char *account, size_t account_length)
{
    uint8_t text[sizeof seen->last_caller];
    size_t used = 0;

    memcpy(text, principal, principal_length < 64 ? principal_length : 64);
    used += principal_length < 64 ? principal_length : 64;
    text[used++] = 0;
    memcpy(text + used, account, account_length < 64 ? account_length : 64);
    used += account_length < 64 ? account_length : 64;
    if (used != seen->last_caller_size || memcmp(text, seen->last_caller, used) != 0) {
        crypto_shorthash((uint8_t *)&seen->last_identity, text, used, seen->key);
        memcpy(seen->last_caller, text, used);
        seen->last_caller_size = used;
    }
    return seen->last_identity;
}
