/* Which requests were accepted within the window. */
#include "common/service/seen.h"

#include <setjmp.h>
#include <stdarg.h>

#include <cmocka.h>
#include <sodium.h>

enum { MANY = 100000 };
static const int64_t then = 1359972000000, day = 86400000;

static struct seen_entry an_entry(uint64_t number, int64_t born, uint64_t identity)
{
    return (struct seen_entry){.id = id_seeded(7, number, born),
                               .identity = identity,
                               .content = (int64_t)number * 3,
                               .position = (int64_t)number + 1,
                               .key = 1};
}

static void what_was_added_is_found_with_its_content_and_place(void **state)
{
    struct seen *seen = seen_open();
    struct seen_entry entry = an_entry(1, then, 5);

    (void)state;
    seen_add(seen, &entry, 0);
    const struct seen_entry *found = seen_find(seen, &entry.id, 5);
    assert_non_null(found);
    assert_int_equal(found->content, entry.content);
    assert_int_equal(found->position, entry.position);
    seen_close(seen);
}

static void the_same_id_of_another_caller_is_another_request(void **state)
{
    struct seen *seen = seen_open();
    struct seen_entry entry = an_entry(1, then, 5), other = an_entry(1, then, 6);

    (void)state;
    seen_add(seen, &entry, 0);
    assert_null(seen_find(seen, &entry.id, 6));
    other.position = 77;
    seen_add(seen, &other, 0);
    assert_int_equal(seen_find(seen, &entry.id, 6)->position, 77);
    assert_int_equal(seen_find(seen, &entry.id, 5)->position, entry.position);
    seen_close(seen);
}

static void a_caller_is_a_principal_and_an_account(void **state)
{
    struct seen *seen = seen_open();
    uint64_t plain = seen_identity(seen, "gateway", 7, "", 0);

    (void)state;
    assert_true(plain == seen_identity(seen, "gateway", 7, "", 0));
    assert_true(plain != seen_identity(seen, "gateway", 7, "camille", 7));
    assert_true(seen_identity(seen, "ab", 2, "c", 1) != seen_identity(seen, "a", 1, "bc", 2));
    seen_close(seen);
}

static void a_hundred_thousand_are_all_found(void **state)
{
    struct seen *seen = seen_open();

    (void)state;
    for (uint64_t i = 0; i < MANY; i++) {
        struct seen_entry entry = an_entry(i, then + (int64_t)i, i % 3);

        seen_add(seen, &entry, 0);
    }
    assert_int_equal(seen_count(seen), MANY);
    for (uint64_t i = 0; i < MANY; i++) {
        struct seen_entry entry = an_entry(i, then + (int64_t)i, i % 3);
        const struct seen_entry *found = seen_find(seen, &entry.id, entry.identity);

        assert_non_null(found);
        assert_int_equal(found->position, entry.position);
        assert_null(seen_find(seen, &entry.id, 3));
    }
    seen_clear(seen);
    assert_int_equal(seen_count(seen), 0);
    struct seen_entry first = an_entry(0, then, 0);
    assert_null(seen_find(seen, &first.id, 0));
    seen_close(seen);
}

/* Bounded by the window: what is too old goes when room is made, what is young stays. */
static void the_old_ones_go_when_room_is_made(void **state)
{
    struct seen *seen = seen_open();
    size_t most = 0;

    (void)state;
    for (uint64_t i = 0; i < MANY; i++) {
        int64_t born = then + (int64_t)i * (day / 1000);
        struct seen_entry entry = an_entry(i, born, 0);

        seen_add(seen, &entry, born - day);
        most = seen_count(seen) > most ? seen_count(seen) : most;
    }
    assert_true(most < 8000); /* a day holds a thousand */
    for (uint64_t i = MANY - 1000; i < MANY; i++) {
        struct seen_entry entry = an_entry(i, then + (int64_t)i * (day / 1000), 0);

        assert_non_null(seen_find(seen, &entry.id, 0));
    }
    seen_close(seen);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_was_added_is_found_with_its_content_and_place),
        cmocka_unit_test(the_same_id_of_another_caller_is_another_request),
        cmocka_unit_test(a_caller_is_a_principal_and_an_account),
        cmocka_unit_test(a_hundred_thousand_are_all_found),
        cmocka_unit_test(the_old_ones_go_when_room_is_made),
    };

    if (sodium_init() < 0)
        return 1;
    return cmocka_run_group_tests(tests, NULL, NULL);
}
