#include "common/database/database.h"

#include <endian.h>
#include <string.h>

/* The binary form of a one-dimensional array: dimensions, has-nulls, element type, count, lower
 * bound; then each element as length and bytes. */
enum { ARRAY_HEADER = 20, ARRAY_COUNT_AT = 12 };

static void append_integer(struct buffer *buffer, int32_t value)
{
    uint32_t network = htobe32((uint32_t)value);

    buffer_append(buffer, &network, sizeof network);
}

void array_clear(struct array *array, enum array_type type)
{
    buffer_clear(&array->bytes);
    array->count = 0;
    append_integer(&array->bytes, 1);
    append_integer(&array->bytes, 0);
    append_integer(&array->bytes, (int32_t)type);
    append_integer(&array->bytes, 0);
    append_integer(&array->bytes, 1);
}

void array_close(struct array *array)
{
    buffer_close(&array->bytes);
}

void array_bytes(struct array *array, const void *data, size_t size)
{
    uint32_t network = htobe32((uint32_t)size);
    uint8_t *at = buffer_reserve(&array->bytes, sizeof network + size);

    memcpy(at, &network, sizeof network);
    if (size > 0)
        memcpy(at + sizeof network, data, size);
    array->bytes.size += sizeof network + size;
    array->count++;
}

void array_bigint(struct array *array, int64_t value)
{
    struct {
        uint32_t size, halves[2];
    } element = {
        htobe32(sizeof value),
        {htobe32((uint32_t)((uint64_t)value >> 32)), htobe32((uint32_t)value)}
    };

    buffer_append(&array->bytes, &element, sizeof element);
    array->count++;
}

void array_integer(struct array *array, int32_t value)
{
    uint32_t element[] = {htobe32(sizeof value), htobe32((uint32_t)value)};

    buffer_append(&array->bytes, element, sizeof element);
    array->count++;
}

void array_null(struct array *array)
{
    uint32_t has_nulls = htobe32(1);

    memcpy(array->bytes.data + 4, &has_nulls, sizeof has_nulls);
    append_integer(&array->bytes, -1);
    array->count++;
}

struct parameter array_parameter(struct array *array)
{
    uint32_t count = htobe32((uint32_t)array->count);

    memcpy(array->bytes.data + ARRAY_COUNT_AT, &count, sizeof count);
    return (struct parameter){(const char *)array->bytes.data, (int)array->bytes.size, 1};
}

int64_t result_bigint(const PGresult *result, int row, int column)
{
    uint64_t network;

    memcpy(&network, PQgetvalue(result, row, column), sizeof network);
    return (int64_t)be64toh(network);
}

struct span result_bytes(const PGresult *result, int row, int column)
{
    return (struct span){(const uint8_t *)PQgetvalue(result, row, column),
                         (size_t)PQgetlength(result, row, column)};
}

struct parameter bigint_parameter(int64_t value, char storage[8])
{
    uint64_t network = htobe64((uint64_t)value);

    memcpy(storage, &network, sizeof network);
    return (struct parameter){storage, 8, 1};
}
