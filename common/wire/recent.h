/* recent.h - the last committed batches of a journal, in memory, so that a live follower costs no
 * query.  Bounded in batches and bytes: the oldest go first. */
#pragma once

#include <stdbool.h>

#include "common/journal/journal.h"
#include "common/wire/filter.h"

enum { RECENT_BATCHES = 256, RECENT_BYTES = 2 << 20 };

/* One committed batch: canonical records, where each ends, and the chained hash after each. */
struct recent_batch {
    int64_t first;
    size_t count;
    uint8_t *records;
    size_t *ends;
    struct hash *hashes;
    struct filter_key *keys; /* NULL until a filtered follower asks */
};

/* Zero-initialise it. */
struct recent {
    struct recent_batch batches[RECENT_BATCHES]; /* a ring */
    size_t first, count, bytes;
};

void recent_add(struct recent *recent, const struct journal_batch *batch);
void recent_clear(struct recent *recent);
/* The record at a position (borrowed until the next add) and the hash after it; either may be NULL.
 * False when memory does not hold it. */
bool recent_find(struct recent *recent, int64_t position, struct span *record, struct hash *hash);
/* What filters look at, of a position that recent_find finds. */
const struct filter_key *recent_key(struct recent *recent, int64_t position);
