/* given_text.h - the texts of stories: JSON with single quotes and named ids, to records and back.
 */
#pragma once

#include "common/record/record.h"

/* A new record from its text, by way of msgpack; the caller frees it.  A bad text fails the test.
 */
void *given_record(const struct schema *schema, const char *text);
/* A new reference to what those bytes say. */
json_t *given_json(const struct schema *schema, struct span bytes);
/* Fails the test unless `found` has at least those members; lists must be as long. */
void given_expect(const char *what, const json_t *found, const char *members);
