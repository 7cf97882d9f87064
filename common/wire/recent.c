#include "common/wire/recent.h"

#include <stdlib.h>

static void forget_oldest(struct recent *recent)
{
    struct recent_batch *batch = &recent->batches[recent->first];

    recent->bytes -= batch->ends[batch->count - 1];
    free(batch->records);
    free(batch->ends);
    free(batch->hashes);
    free(batch->keys);
    recent->first = (recent->first + 1) % RECENT_BATCHES;
    recent->count--;
}

void recent_clear(struct recent *recent)
{
    while (recent->count > 0)
        forget_oldest(recent);
}

static void *copy(const void *from, size_t count, size_t size)
{
    return memcpy(memory_resize(NULL, count, size), from, count * size);
}

void recent_add(struct recent *recent, const struct journal_batch *batch)
{
    if (recent->count == RECENT_BATCHES)
        forget_oldest(recent);
    struct recent_batch *kept =
        &recent->batches[(recent->first + recent->count++) % RECENT_BATCHES];

    kept->first = batch->first;
    kept->count = batch->count;
    kept->records = copy(batch->records.data, batch->records.size, 1);
    kept->ends = copy(batch->ends, batch->count, sizeof *kept->ends);
    kept->keys = NULL;
    kept->hashes = copy(batch->chain, batch->count, sizeof *kept->hashes);
    recent->bytes += batch->records.size;
    while (recent->count > 1 && recent->bytes > RECENT_BYTES)
        forget_oldest(recent);
}

/* Newest first: that is where followers are. */
static struct recent_batch *find_batch(struct recent *recent, int64_t position)
{
    for (size_t i = recent->count; i-- > 0;) {
        struct recent_batch *batch = &recent->batches[(recent->first + i) % RECENT_BATCHES];

        if (position >= batch->first)
            return position < batch->first + (int64_t)batch->count ? batch : NULL;
    }
    return NULL;
}

bool recent_find(struct recent *recent, int64_t position, struct span *record, struct hash *hash)
{
    const struct recent_batch *batch = find_batch(recent, position);

    if (batch == NULL)
        return false;
    size_t index = (size_t)(position - batch->first);
    size_t start = index == 0 ? 0 : batch->ends[index - 1];
    if (record != NULL)
        *record = (struct span){batch->records + start, batch->ends[index] - start};
    if (hash != NULL)
        *hash = batch->hashes[index];
    return true;
}

const struct filter_key *recent_key(struct recent *recent, int64_t position)
{
    struct recent_batch *batch = find_batch(recent, position);
    size_t start = 0;

    if (batch->keys == NULL) {
        batch->keys = memory_new(batch->count, sizeof *batch->keys);
        for (size_t i = 0; i < batch->count; i++) {
            batch->keys[i] =
                filter_key_of((struct span){batch->records + start, batch->ends[i] - start});
            start = batch->ends[i];
        }
    }
    return &batch->keys[position - batch->first];
}
