#include "common/record/cursor.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

/* The cursor over a string literal, without its NUL, copied so that the sanitizers see its end. */
#define OVER(literal) over(literal, sizeof(literal) - 1)

static uint8_t *room;

static struct cursor over(const char *bytes, size_t size)
{
    free(room);
    room = malloc(size == 0 ? 1 : size);
    memcpy(room, bytes, size);
    return cursor_open((struct span){room, size});
}

static int forget(void **state)
{
    (void)state;
    free(room);
    room = NULL;
    return 0;
}

static void expect_integer(struct cursor cursor, int64_t wanted)
{
    int64_t integer;

    assert_int_equal(cursor_peek(&cursor), CURSOR_INTEGER);
    assert_int_equal(cursor_integer(&cursor, &integer), 0);
    assert_true(integer == wanted);
    assert_true(cursor_is_done(&cursor));
}

static void integers_of_every_width_are_read(void **state)
{
    (void)state;
    expect_integer(OVER("\x00"), 0);
    expect_integer(OVER("\x7f"), 127);
    expect_integer(OVER("\xff"), -1);
    expect_integer(OVER("\xe0"), -32);
    expect_integer(OVER("\xcc\xff"), 255);
    expect_integer(OVER("\xcd\x01\x00"), 256);
    expect_integer(OVER("\xce\xff\xff\xff\xff"), 4294967295);
    expect_integer(OVER("\xcf\x7f\xff\xff\xff\xff\xff\xff\xff"), INT64_MAX);
    expect_integer(OVER("\xd0\x80"), -128);
    expect_integer(OVER("\xd1\x80\x00"), -32768);
    expect_integer(OVER("\xd2\x80\x00\x00\x00"), INT32_MIN);
    expect_integer(OVER("\xd3\x80\x00\x00\x00\x00\x00\x00\x00"), INT64_MIN);
    expect_integer(OVER("\xd3\x00\x00\x00\x00\x00\x00\x00\x05"), 5);
}

static void an_unsigned_integer_that_does_not_fit_is_refused(void **state)
{
    struct cursor cursor = OVER("\xcf\x80\x00\x00\x00\x00\x00\x00\x00");
    int64_t integer;

    (void)state;
    assert_int_equal(cursor_integer(&cursor, &integer), -1);
    assert_true(cursor.at == room);
}

static void a_cut_value_is_refused_and_the_cursor_stays(void **state)
{
    static const struct span cut[] = {
        {(const uint8_t *)"",                 0},
        {(const uint8_t *)"\xcc",             1},
        {(const uint8_t *)"\xcd\x01",         2},
        {(const uint8_t *)"\xa3xy",           3},
        {(const uint8_t *)"\xd9",             1},
        {(const uint8_t *)"\xd9\x05"
                          "abcd",    6},
        {(const uint8_t *)"\xc4\x02z",        3},
        {(const uint8_t *)"\xcb\x00",         2},
        {(const uint8_t *)"\xca\x00\x00\x00", 4},
        {(const uint8_t *)"\x91",             1},
        {(const uint8_t *)"\x81\xa1k",        3},
        {(const uint8_t *)"\xdd\x00\x00",     3},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cut / sizeof *cut; i++) {
        struct cursor cursor = over((const char *)cut[i].data, cut[i].size);

        assert_int_equal(cursor_skip(&cursor, NULL), -1);
        assert_true(cursor.at == room);
    }
}

static void a_count_larger_than_the_bytes_left_is_a_lie(void **state)
{
    struct cursor array = OVER("\xdd\xff\xff\xff\xff\x01\x02");
    uint32_t count;

    (void)state;
    assert_int_equal(cursor_array(&array, &count), -1);

    struct cursor map = OVER("\xdf\xff\xff\xff\xff\x01\x02");
    assert_int_equal(cursor_map(&map, &count), -1);

    struct cursor odd = OVER("\x82\x01\x02\x03");
    assert_int_equal(cursor_map(&odd, &count), -1);

    struct cursor text = OVER("\xdb\xff\xff\xff\xffxyz");
    struct span span;
    assert_int_equal(cursor_text(&text, &span), -1);

    struct cursor bytes = OVER("\xc6\xff\xff\xff\xffxyz");
    assert_int_equal(cursor_bytes(&bytes, &span), -1);
}

/* msgpack-c would reserve 68 GB for this. */
static void the_160_bytes_that_claim_68_gigabytes_are_refused(void **state)
{
    static const uint8_t claim[5] = {0xdd, 0x0f, 0xff, 0xff, 0xff};
    char bomb[160];

    (void)state;
    for (size_t i = 0; i < sizeof bomb; i++)
        bomb[i] = (char)claim[i % sizeof claim];

    struct cursor cursor = over(bomb, sizeof bomb);
    assert_int_equal(cursor_skip(&cursor, NULL), -1);
    assert_int_equal(cursor.items, 0);
}

static void depth_is_bounded_at_8(void **state)
{
    struct cursor eight = OVER("\x91\x91\x91\x91\x91\x91\x91\x91\x01");
    struct cursor nine;

    (void)state;
    assert_int_equal(cursor_skip(&eight, NULL), 0);
    nine = OVER("\x91\x91\x91\x91\x91\x91\x91\x91\x91\x01");
    assert_int_equal(cursor_skip(&nine, NULL), -1);
}

static void depth_counts_what_the_reader_has_entered(void **state)
{
    struct cursor cursor = OVER("\x91\x91\x01");

    (void)state;
    cursor.depth = 7;
    assert_int_equal(cursor_skip(&cursor, NULL), -1);
    cursor.depth = 6;
    assert_int_equal(cursor_skip(&cursor, NULL), 0);
}

static void items_are_bounded(void **state)
{
    static char many[5 + CURSOR_MOST_ITEMS] = "\xdd\x00\x00\x0f\xff";
    struct cursor cursor;

    (void)state;
    cursor = over(many, 5 + 4095);
    assert_int_equal(cursor_skip(&cursor, NULL), 0);
    many[3] = 0x10;
    many[4] = 0x00;
    cursor = over(many, 5 + 4096);
    assert_int_equal(cursor_skip(&cursor, NULL), -1);
    cursor.most = 5000;
    assert_int_equal(cursor_skip(&cursor, NULL), 0);
}

static void ext_and_reserved_bytes_are_refused(void **state)
{
    static const uint8_t heads[] = {0xc1, 0xc7, 0xc8, 0xc9, 0xd4, 0xd5, 0xd6, 0xd7, 0xd8};

    (void)state;
    for (size_t i = 0; i < sizeof heads; i++) {
        char message[20] = {(char)heads[i], 1, 1};
        struct cursor cursor = over(message, sizeof message);

        assert_int_equal(cursor_peek(&cursor), CURSOR_BAD);
        assert_int_equal(cursor_skip(&cursor, NULL), -1);
    }
}

static bool is_text(const char *text)
{
    struct cursor cursor = over(text, strlen(text));

    return cursor_is_text(cursor.at, strlen(text));
}

static void texts_must_be_utf8(void **state)
{
    (void)state;
    assert_true(is_text("été à Nîmes, œuvre, 12 € et 😀"));
    assert_true(is_text("\xef\xbf\xbf \xf4\x8f\xbf\xbf \xed\x9f\xbf"));
    assert_false(is_text("\xe9t\xe9"));                 /* Latin-1 */
    assert_false(is_text("\xc0\xaf"));                  /* overlong */
    assert_false(is_text("\xe0\x9f\xbf"));              /* overlong */
    assert_false(is_text("\xf0\x8f\xbf\xbf"));          /* overlong */
    assert_false(is_text("\xed\xa0\x80"));              /* surrogate */
    assert_false(is_text("\xf4\x90\x80\x80"));          /* beyond U+10FFFF */
    assert_false(is_text("long enough then \xc3"));     /* cut */
    assert_false(is_text("\x80 eight bytes and more")); /* a continuation alone */
    assert_false(cursor_is_text((const uint8_t *)"a\0b", 3));
    assert_false(cursor_is_text((const uint8_t *)"0123456\0"
                                                 "89abcdef",
                                16));
}

/* They are looked into eight bytes at a time. */
static void a_bad_byte_is_found_wherever_it_is(void **state)
{
    uint8_t text[40];

    (void)state;
    for (size_t size = 0; size <= sizeof text; size++) {
        memset(text, 'a', sizeof text);
        assert_true(cursor_is_text(text, size));
        for (size_t i = 0; i < size; i++) {
            text[i] = 0;
            assert_false(cursor_is_text(text, size));
            text[i] = 0x80;
            assert_false(cursor_is_text(text, size));
            text[i] = 0xc3; /* alone, or followed by what it needs */
            assert_false(cursor_is_text(text, size));
            if (i + 1 < size) {
                text[i + 1] = 0xa9;
                assert_true(cursor_is_text(text, size));
                text[i + 1] = 'a';
            }
            text[i] = 'a';
        }
    }
}

static void a_skipped_text_must_be_utf8_too(void **state)
{
    struct cursor cursor = OVER("\x92\xa1k\xa1\xff");

    (void)state;
    assert_int_equal(cursor_skip(&cursor, NULL), -1);
}

/* What is decoded afterwards is looked into then; bounds hold all the same. */
static void a_pass_measures_texts_without_looking_into_them(void **state)
{
    struct cursor cursor = OVER("\x92\xa1k\xa1\xff");
    struct span whole;

    (void)state;
    assert_int_equal(cursor_pass(&cursor, &whole), 0);
    assert_int_equal(whole.size, 5);
    cursor = OVER("\x92\xa1k\xa2\xff");
    assert_int_equal(cursor_pass(&cursor, NULL), -1);
    cursor = OVER("\x92\xa1k\xc1");
    assert_int_equal(cursor_pass(&cursor, NULL), -1);
    cursor = OVER("\x92\xa1k\x05");
    cursor.most = 2;
    assert_int_equal(cursor_pass(&cursor, NULL), -1);
}

static void a_skip_gives_the_bytes_of_the_whole_value(void **state)
{
    struct cursor cursor = OVER("\x82\xa1k\x92\x01\xc0\xa1j\xcb\0\0\0\0\0\0\0\0\x05");
    struct span whole;

    (void)state;
    assert_int_equal(cursor_skip(&cursor, &whole), 0);
    assert_true(whole.data == room);
    assert_int_equal(whole.size, 17);
    assert_int_equal(*cursor.at, 5);
}

static void another_type_is_refused(void **state)
{
    struct cursor cursor = OVER("\xc0");
    int64_t integer;
    bool flag;
    struct span span;
    uint32_t count;

    (void)state;
    assert_int_equal(cursor_integer(&cursor, &integer), -1);
    assert_int_equal(cursor_flag(&cursor, &flag), -1);
    assert_int_equal(cursor_text(&cursor, &span), -1);
    assert_int_equal(cursor_bytes(&cursor, &span), -1);
    assert_int_equal(cursor_array(&cursor, &count), -1);
    assert_int_equal(cursor_map(&cursor, &count), -1);
    assert_int_equal(cursor_skip(&cursor, NULL), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_teardown(integers_of_every_width_are_read, forget),
        cmocka_unit_test_teardown(an_unsigned_integer_that_does_not_fit_is_refused, forget),
        cmocka_unit_test_teardown(a_cut_value_is_refused_and_the_cursor_stays, forget),
        cmocka_unit_test_teardown(a_count_larger_than_the_bytes_left_is_a_lie, forget),
        cmocka_unit_test_teardown(the_160_bytes_that_claim_68_gigabytes_are_refused, forget),
        cmocka_unit_test_teardown(depth_is_bounded_at_8, forget),
        cmocka_unit_test_teardown(depth_counts_what_the_reader_has_entered, forget),
        cmocka_unit_test_teardown(items_are_bounded, forget),
        cmocka_unit_test_teardown(ext_and_reserved_bytes_are_refused, forget),
        cmocka_unit_test_teardown(texts_must_be_utf8, forget),
        cmocka_unit_test(a_bad_byte_is_found_wherever_it_is),
        cmocka_unit_test_teardown(a_skipped_text_must_be_utf8_too, forget),
        cmocka_unit_test_teardown(a_pass_measures_texts_without_looking_into_them, forget),
        cmocka_unit_test_teardown(a_skip_gives_the_bytes_of_the_whole_value, forget),
        cmocka_unit_test_teardown(another_type_is_refused, forget),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
