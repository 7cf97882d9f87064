/* vector.h - how far the figures are in each journal: what day.closed, receipts and shadows hold.
 */
#pragma once

#include <libpq-fe.h>

#include "common/messages/reporting.h"

struct vector {
    struct receipt_source sources[SOURCES_MOST]; /* by name, each once */
    size_t count;
};

/* Appends; more than SOURCES_MOST cannot be followed, so there is room. */
void vector_add(struct vector *vector, const char *source, int64_t position,
                const struct hash *hash);
/* Lines of (source, position, hash) in text form. */
void vector_read(struct vector *vector, const PGresult *result);
/* Of registration's journal, which answers are ordered by; 0: not in it. */
int64_t vector_position(const struct vector *vector);
bool vector_is_same(const struct vector *a, const struct vector *b);
