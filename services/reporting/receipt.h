/* receipt.h - the seal of figures: definition, cut, positions and hashes of the journals, the rows.
 */
#pragma once

#include "common/messages/reporting.h"
#include "common/wire/keys.h"
#include "services/reporting/cut.h"
#include "services/reporting/vector.h"

/* BLAKE2b-256 of the rows as encoded. */
struct hash receipt_rows(const struct figure_row *rows, size_t count);
void receipt_fill(const struct cut *cut, const char *after, struct date as_of,
                  const struct vector *seen, struct indicator_read_reply *reply);
/* Signs with an Ed25519 key that is derived from the service's own. */
void receipt_seal(const struct key_pair *keys, struct receipt *receipt);
/* Signed by this key, and nothing of it or of the rows was changed since. */
bool receipt_holds(const struct key_pair *keys, const struct receipt *receipt,
                   const struct figure_row *rows, size_t count);
/* The request that it answered. */
void receipt_request(const struct receipt *receipt, struct indicator_read *out);
