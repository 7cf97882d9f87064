/* The cursor alone: whatever it is given, it stays inside, and a value it skips can be skipped
 * again. */
#include <stdlib.h>

#include "common/record/cursor.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void read_one(struct cursor *cursor)
{
    struct span span;
    uint32_t count;
    int64_t integer;
    bool flag;

    if (cursor_integer(cursor, &integer) < 0 && cursor_flag(cursor, &flag) < 0 &&
        cursor_text(cursor, &span) < 0 && cursor_bytes(cursor, &span) < 0 &&
        cursor_array(cursor, &count) < 0 && cursor_map(cursor, &count) < 0 &&
        cursor_skip(cursor, NULL) < 0)
        cursor->at = cursor->end;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct cursor cursor = cursor_open((struct span){data, size});
    struct span whole;

    if (cursor_skip(&cursor, &whole) == 0) {
        struct cursor again = cursor_open(whole);

        if (cursor_pass(&again, NULL) < 0 || !cursor_is_done(&again) || again.items != cursor.items)
            abort();
        again = cursor_open(whole);

        if (cursor_skip(&again, NULL) < 0 || !cursor_is_done(&again) ||
            again.items != cursor.items || again.items > CURSOR_MOST_ITEMS)
            abort();
    }
    cursor = cursor_open((struct span){data, size});
    if (cursor_pass(&cursor, &whole) == 0 &&
        (whole.size > size || cursor.items > CURSOR_MOST_ITEMS))
        abort();
    cursor = cursor_open((struct span){data, size});
    while (!cursor_is_done(&cursor))
        read_one(&cursor);
    return 0;
}
