/* seen.h - which requests were accepted within the window: who asked (principal, account), the id,
 * a keyed hash of the content and the position of the first event.  Rebuilt by the fold; bounded by
 * the window (a request whose id is older gets `expired`). */
#pragma once

#include "common/id/id.h"

struct seen_entry {
    struct id id;
    uint64_t identity; /* of principal and account */
    int64_t content;   /* keyed hash of type and body */
    int64_t position;  /* of its first event */
    uint32_t key;      /* which request key made `content` */
};

struct seen;
struct seen *seen_open(void);
void seen_close(struct seen *seen);
void seen_clear(struct seen *seen);
/* Fetches what seen_find will look at: memory answers while something else is done. */
void seen_expect(const struct seen *seen, const struct id *id, uint64_t identity);
const struct seen_entry *seen_find(const struct seen *seen, const struct id *id, uint64_t identity);
/* When the table must grow, entries whose id is older than `oldest_ms` go first. */
void seen_add(struct seen *seen, const struct seen_entry *entry, int64_t oldest_ms);
size_t seen_count(const struct seen *seen);
/* Equal for equal pairs within this process. */
uint64_t seen_identity(struct seen *seen, const char *principal, size_t principal_length,
                       const char *account, size_t account_length);
