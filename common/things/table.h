/* table.h - things by their id, in the order in which they came: an open-addressing index over
 * chunks.
 *
 * Things never move and are never removed, so pointers to them last as long as the table.  A thing
 * is a struct whose first member is its `struct id`.  Ids come from callers, so the index is keyed
 * (SipHash): nobody can choose ids that collide.  Costs about 12 bytes a thing besides the thing
 * itself.
 */
#pragma once

#include <stddef.h>
#include <stdint.h>

#include "common/id/id.h"

/* The hashes of ids that were asked for lately: who decides, applies and fetches asks for the same.
 */
enum { TABLE_MEMO = 64 };
struct table_memo {
    struct id ids[TABLE_MEMO];
    uint64_t hashes[TABLE_MEMO];
};

struct table {
    size_t thing_size;
    size_t count;
    uint8_t **chunks;
    size_t chunk_count;
    uint64_t *slots; /* high half: a piece of the hash; low half: ordinal + 1, 0 is empty */
    size_t slot_count;
    uint8_t key[16];
    struct table_memo *memo;
};

void table_open(struct table *table, size_t thing_size);
void table_close(struct table *table);
/* Fetches what table_find will look at, while memory has time: the slot and, called `again` a
 * little later, the thing. */
void table_expect(const struct table *table, const struct id *id, bool again);
/* NULL when it is not there. */
void *table_find(const struct table *table, const struct id *id);
/* A new zeroed thing with that id, which must not be there yet. */
void *table_add(struct table *table, const struct id *id);
/* In order of arrival; `ordinal` < table->count. */
void *table_at(const struct table *table, size_t ordinal);
/* Where pagination goes on after that id: its ordinal + 1; 0 when it is not there. */
size_t table_after(const struct table *table, const struct id *id);
