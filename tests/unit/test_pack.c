/* Our writer of msgpack against msgpack-c's: to the byte, since journals are chained over it. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>

#include "common/record/pack.h"

/* Last: its fail() hides ours. */
#include <cmocka.h>

static struct buffer theirs, ours;

static msgpack_packer begin(size_t room)
{
    buffer_clear(&theirs);
    buffer_clear(&ours);
    buffer_reserve(&ours, room);
    return packer_open(&theirs);
}

static void expect_same(const uint8_t *end)
{
    pack_end(&ours, end);
    assert_int_equal(ours.size, theirs.size);
    assert_memory_equal(ours.data, theirs.data, theirs.size);
}

/* Around every power of two, on both sides of 0. */
static void integers_take_the_shortest_form(void **state)
{
    (void)state;
    for (int bit = 0; bit < 64; bit++)
        for (int64_t near = -2; near <= 2; near++) {
            int64_t value = (int64_t)((UINT64_C(1) << bit) + (uint64_t)near);

            for (int sign = 0; sign < 2; sign++, value = (int64_t) - (uint64_t)value) {
                msgpack_packer packer = begin(PACK_ROOM);

                msgpack_pack_int64(&packer, value);
                expect_same(put_integer(ours.data, value));
            }
        }
}

static const size_t sizes[] = {0, 1, 15, 16, 31, 32, 33, 255, 256, 257, 65535, 65536, 70000};
enum { SIZES = sizeof sizes / sizeof sizes[0] };

static void texts_and_bytes_of_every_width_are_headed_alike(void **state)
{
    uint8_t *data = memory_new(70000, 1);

    (void)state;
    for (size_t i = 0; i < SIZES; i++) {
        msgpack_packer packer = begin(PACK_ROOM + sizes[i]);

        msgpack_pack_str(&packer, sizes[i]);
        msgpack_pack_str_body(&packer, data, sizes[i]);
        expect_same(put_text(ours.data, (struct span){data, sizes[i]}));
        packer = begin(PACK_ROOM + sizes[i]);
        msgpack_pack_bin(&packer, sizes[i]);
        msgpack_pack_bin_body(&packer, data, sizes[i]);
        expect_same(put_bytes(ours.data, data, sizes[i]));
    }
    free(data);
}

static void arrays_and_maps_of_every_width_are_headed_alike(void **state)
{
    (void)state;
    for (size_t i = 0; i < SIZES; i++) {
        msgpack_packer packer = begin(PACK_ROOM);

        msgpack_pack_array(&packer, sizes[i]);
        expect_same(put_array(ours.data, sizes[i]));
        packer = begin(PACK_ROOM);
        msgpack_pack_map(&packer, sizes[i]);
        expect_same(put_map(ours.data, sizes[i]));
    }
}

static int close_buffers(void **state)
{
    (void)state;
    buffer_close(&theirs);
    buffer_close(&ours);
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(integers_take_the_shortest_form),
        cmocka_unit_test(texts_and_bytes_of_every_width_are_headed_alike),
        cmocka_unit_test(arrays_and_maps_of_every_width_are_headed_alike),
    };

    return cmocka_run_group_tests_name("pack", tests, NULL, close_buffers);
}
