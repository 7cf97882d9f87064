/* id.h - UUIDs (RFC 9562).  New ones are version 7: a time, then randomness; they sort by age. What
 * follows from other ids is a version 8: a hash. */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#define ID_TEXT_SIZE 37 /* with the NUL */

/* All zeros: no id. */
struct id {
    uint8_t bytes[16];
};

/* A new UUIDv7 of that instant (Unix milliseconds).  Never fails. */
struct id id_new(int64_t now_ms);
/* A UUIDv7-shaped id that depends on nothing but the two numbers: for seeded scenarios and tests.
 */
struct id id_seeded(uint64_t seed, uint64_t number, int64_t at_ms);
/* A version 8: a hash of `kind` and of those bytes.  The same thing has the same id, whoever makes
 * it and whenever. */
struct id id_made(const char *kind, const void *parts, size_t size);
/* The Unix milliseconds inside a version 7; -1 for another version. */
int64_t id_instant(const struct id *id);
/* Takes the 36 characters of the usual form, any case.  0, or -1 when it is not one. */
int id_parse(const char *text, struct id *out);
void id_format(const struct id *id, char out[ID_TEXT_SIZE]);

static inline bool id_is_none(const struct id *id)
{
    static const struct id none;

    return memcmp(id, &none, sizeof none) == 0;
}

static inline bool id_equal(const struct id *a, const struct id *b)
{
    return memcmp(a, b, sizeof *a) == 0;
}
