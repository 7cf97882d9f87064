#include "common/service/seen.h"

#include <sodium.h>
#include <stdlib.h>

#include "common/buffer/buffer.h"

enum { SEEN_FIRST = 1024 };

/* Open addressing with linear probing; an entry without position is free. */
struct seen {
    struct seen_entry *entries;
    size_t size, count;
    uint8_t key[crypto_shorthash_KEYBYTES];
};

struct seen *seen_open(void)
{
    struct seen *seen = memory_new(1, sizeof *seen);

    randombytes_buf(seen->key, sizeof seen->key);
    seen->size = SEEN_FIRST;
    seen->entries = memory_new(seen->size, sizeof *seen->entries);
    return seen;
}

void seen_close(struct seen *seen)
{
    if (seen == NULL)
        return;
    free(seen->entries);
    free(seen);
}

void seen_clear(struct seen *seen)
{
    free(seen->entries);
    seen->size = SEEN_FIRST;
    seen->count = 0;
    seen->entries = memory_new(seen->size, sizeof *seen->entries);
}

/* The last bytes of a UUIDv7 are random, but chosen by the caller: the identity's key spreads them.
 */
static size_t place_of(const struct seen *seen, const struct id *id, uint64_t identity)
{
    uint64_t high, low;

    memcpy(&high, id->bytes, sizeof high);
    memcpy(&low, id->bytes + 8, sizeof low);
    uint64_t mixed = (low ^ identity) * 0x9e3779b97f4a7c15u + high;
    mixed ^= mixed >> 32;
    mixed *= 0xd6e8feb86659fd93u;
    mixed ^= mixed >> 32;
    return (size_t)mixed & (seen->size - 1);
}

const struct seen_entry *seen_find(const struct seen *seen, const struct id *id, uint64_t identity)
{
    for (size_t i = place_of(seen, id, identity); seen->entries[i].position != 0;
         i = (i + 1) & (seen->size - 1))
        if (seen->entries[i].identity == identity && id_equal(&seen->entries[i].id, id))
            return &seen->entries[i];
    return NULL;
}

static void put(struct seen *seen, const struct seen_entry *entry)
{
    size_t i = place_of(seen, &entry->id, entry->identity);

    while (seen->entries[i].position != 0)
        i = (i + 1) & (seen->size - 1);
    seen->entries[i] = *entry;
    seen->count++;
}

static void rebuild(struct seen *seen, int64_t oldest_ms)
{
    struct seen_entry *old = seen->entries;
    size_t old_size = seen->size, kept = 0;

    for (size_t i = 0; i < old_size; i++)
        kept += old[i].position != 0 && id_instant(&old[i].id) >= oldest_ms;
    while (seen->size > SEEN_FIRST && kept * 4 < seen->size)
        seen->size /= 2;
    while (kept * 2 >= seen->size)
        seen->size *= 2;
    seen->entries = memory_new(seen->size, sizeof *seen->entries);
    seen->count = 0;
    for (size_t i = 0; i < old_size; i++)
        if (old[i].position != 0 && id_instant(&old[i].id) >= oldest_ms)
            put(seen, &old[i]);
    free(old);
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
