#include "common/record/pack.h"

int pack_write(void *buffer, const char *data, size_t size)
{
    buffer_append(buffer, data, size);
    return 0;
}
