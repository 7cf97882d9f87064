#include "common/service/seen.h"

#include <sodium.h>
#include <stdlib.h>

#include "common/buffer/buffer.h"

enum { SEEN_FIRST = 1024 };

/* Open addressing with linear probing.  Nearly every request is new, and finds that out from the
 * tags alone: two bytes of the hash each, never 0, which is free.  The entries are far larger than
 * any cache. */
struct seen {
    uint16_t *tags;
    struct seen_entry *entries;
    size_t size, count;
    uint8_t key[crypto_shorthash_KEYBYTES];
};

static void make_room(struct seen *seen, size_t size)
{
    seen->size = size;
    seen->count = 0;
    seen->tags = memory_new(size, sizeof *seen->tags);
    seen->entries = memory_new(size, sizeof *seen->entries);
}

static void free_room(struct seen *seen)
{
    free(seen->tags);
    free(seen->entries);
}

struct seen *seen_open(void)
{
    struct seen *seen = memory_new(1, sizeof *seen);

    randombytes_buf(seen->key, sizeof seen->key);
    make_room(seen, SEEN_FIRST);
    return seen;
}

void seen_close(struct seen *seen)
{
    if (seen == NULL)
        return;
    free_room(seen);
    free(seen);
}

void seen_clear(struct seen *seen)
{
    free_room(seen);
    make_room(seen, SEEN_FIRST);
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

const struct seen_entry *seen_find(const struct seen *seen, const struct id *id, uint64_t identity)
{
    uint64_t hash = hash_of(id, identity);
    uint16_t tag = tag_of(hash);

    for (size_t i = hash & (seen->size - 1); seen->tags[i] != 0; i = (i + 1) & (seen->size - 1))
        if (seen->tags[i] == tag && seen->entries[i].identity == identity &&
            id_equal(&seen->entries[i].id, id))
            return &seen->entries[i];
    return NULL;
}

static void put(struct seen *seen, const struct seen_entry *entry)
{
    uint64_t hash = hash_of(&entry->id, entry->identity);
    size_t i = hash & (seen->size - 1);

    while (seen->tags[i] != 0)
        i = (i + 1) & (seen->size - 1);
    seen->tags[i] = tag_of(hash);
    seen->entries[i] = *entry;
    seen->count++;
}

static void rebuild(struct seen *seen, int64_t oldest_ms)
{
    struct seen old = *seen;
    size_t size = old.size, kept = 0;

    for (size_t i = 0; i < old.size; i++)
        kept += old.tags[i] != 0 && id_instant(&old.entries[i].id) >= oldest_ms;
    while (size > SEEN_FIRST && kept * 4 < size)
        size /= 2;
    while (kept * 2 >= size)
        size *= 2;
    make_room(seen, size);
    for (size_t i = 0; i < old.size; i++)
        if (old.tags[i] != 0 && id_instant(&old.entries[i].id) >= oldest_ms)
            put(seen, &old.entries[i]);
    free_room(&old);
}

void seen_add(struct seen *seen, const struct seen_entry *entry, int64_t oldest_ms)
{
    if ((seen->count + 1) * 4 > seen->size * 3)
        rebuild(seen, oldest_ms);
    put(seen, entry);
}

size_t seen_count(const struct seen *seen)
{
    return seen->count;
}

uint64_t seen_identity(const struct seen *seen, const char *principal, size_t principal_length,
                       const char *account, size_t account_length)
{
    uint8_t text[160];
    uint64_t identity;
    size_t used = 0;

    memcpy(text, principal, principal_length < 64 ? principal_length : 64);
    used += principal_length < 64 ? principal_length : 64;
    text[used++] = 0;
    memcpy(text + used, account, account_length < 64 ? account_length : 64);
    used += account_length < 64 ? account_length : 64;
    crypto_shorthash((uint8_t *)&identity, text, used, seen->key);
    return identity;
}
