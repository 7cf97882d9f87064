/* A row as PostgreSQL gives it, in binary form. */
#include <endian.h>
#include <string.h>

#include "common/journal/journal.h"

void journal_result_row(const PGresult *result, int index, struct journal_row *row,
                        struct hash *hash)
{
    struct span request = result_bytes(result, index, 3);
    uint32_t number;

    row->position = result_bigint(result, index, 0);
    memcpy(row->epoch.bytes, PQgetvalue(result, index, 1), sizeof row->epoch.bytes);
    row->recorded_at = result_bigint(result, index, 2);
    memset(&row->request, 0, sizeof row->request);
    if (request.size == sizeof row->request.bytes)
        memcpy(row->request.bytes, request.data, request.size);
    row->request_hash = result_bigint(result, index, 4);
    memcpy(&number, PQgetvalue(result, index, 5), sizeof number);
    row->ordinal = (int64_t)be32toh(number);
    row->principal = result_bytes(result, index, 6);
    row->account = result_bytes(result, index, 7);
    row->type = result_bytes(result, index, 8);
    memcpy(&number, PQgetvalue(result, index, 9), sizeof number);
    row->version = (int64_t)be32toh(number);
    row->departement = result_bytes(result, index, 10);
    row->body = result_bytes(result, index, 11);
    struct span chained = result_bytes(result, index, 12);
    memset(hash, 0, sizeof *hash);
    if (chained.size == sizeof hash->bytes)
        memcpy(hash->bytes, chained.data, chained.size);
}
