#include "services/reporting/vector.h"

#include <sodium.h>
#include <stdlib.h>
#include <string.h>

void vector_add(struct vector *vector, const char *source, int64_t position,
                const struct hash *hash)
{
    if (vector->count == SOURCES_MOST)
        return;
    struct receipt_source *added = &vector->sources[vector->count++];

    *added = (struct receipt_source){.position = position, .hash = *hash};
    snprintf(added->source, sizeof added->source, "%s", source);
}

/* "\x…" of a bytea. */
static void read_hash(const char *text, struct hash *out)
{
    size_t length = strlen(text);

    memset(out, 0, sizeof *out);
    if (length == 2 + 2 * sizeof out->bytes)
        sodium_hex2bin(out->bytes, sizeof out->bytes, text + 2, length - 2, NULL, NULL, NULL);
}

void vector_read(struct vector *vector, const PGresult *result)
{
    struct hash hash;

    vector->count = 0;
    for (int i = 0; i < PQntuples(result); i++) {
        read_hash(PQgetvalue(result, i, 2), &hash);
        vector_add(vector, PQgetvalue(result, i, 0), strtoll(PQgetvalue(result, i, 1), NULL, 10),
                   &hash);
    }
}

int64_t vector_position(const struct vector *vector)
{
    for (size_t i = 0; i < vector->count; i++)
        if (strcmp(vector->sources[i].source, "registration") == 0)
            return vector->sources[i].position;
    return 0;
}

bool vector_is_same(const struct vector *a, const struct vector *b)
{
    if (a->count != b->count)
        return false;
    for (size_t i = 0; i < a->count; i++)
        if (strcmp(a->sources[i].source, b->sources[i].source) != 0 ||
            a->sources[i].position != b->sources[i].position ||
            memcmp(&a->sources[i].hash, &b->sources[i].hash, sizeof a->sources[i].hash) != 0)
            return false;
    return true;
}
