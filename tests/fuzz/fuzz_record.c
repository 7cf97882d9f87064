/* The msgpack decoder: what it takes passes record_check, and is the same after another turn. */
#include <stdlib.h>

#include "tests/unit/everything.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const struct schema *schema = &everything_schema;
    struct everything first, second;
    struct buffer bytes = {0};
    struct error error;

    if (record_decode(schema, (struct span){data, size}, &first, &error) < 0)
        return 0;
    if (record_check(schema, &first, &error) < 0)
        abort();
    record_encode(schema, &first, &bytes);
    if (record_decode(schema, buffer_span(&bytes), &second, &error) < 0 ||
        record_difference(schema, &first, &second) != NULL)
        abort();
    buffer_close(&bytes);
    return 0;
}
