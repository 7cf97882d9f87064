/* What is due first, however things come, move and go. */
#include "common/things/deadlines.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>

#include <cmocka.h>

struct thing {
    struct date day; /* none: not in it */
    uint32_t place;
};

static void put(struct deadlines *deadlines, struct thing *thing, int day)
{
    thing->day = (struct date){day};
    deadlines_put(deadlines, thing->day, thing, &thing->place);
}

static void nothing_is_due_of_nothing(void **state)
{
    struct deadlines deadlines = {0};
    uint32_t place = 0;

    (void)state;
    assert_null(deadlines_first(&deadlines));
    deadlines_remove(&deadlines, &place);
    assert_null(deadlines_first(&deadlines));
    deadlines_close(&deadlines);
}

static void the_earliest_comes_first_wherever_it_is_put(void **state)
{
    struct deadlines deadlines = {0};
    struct thing late = {0}, early = {0}, between = {0};

    (void)state;
    put(&deadlines, &late, 736000);
    put(&deadlines, &early, 734000);
    put(&deadlines, &between, 735000);
    assert_ptr_equal(deadlines_first(&deadlines)->thing, &early);
    put(&deadlines, &early, 737000);
    assert_ptr_equal(deadlines_first(&deadlines)->thing, &between);
    assert_int_equal(deadlines_first(&deadlines)->day, 735000);
    deadlines_remove(&deadlines, &between.place);
    assert_int_equal(between.place, 0);
    assert_ptr_equal(deadlines_first(&deadlines)->thing, &late);
    deadlines_close(&deadlines);
}

static void a_thousand_things_that_move_stay_in_order(void **state)
{
    static struct thing things[1000];
    struct deadlines deadlines = {0};
    unsigned seed = 7;

    (void)state;
    for (int turn = 0; turn < 20000; turn++) {
        struct thing *thing = &things[rand_r(&seed) % 1000];
        const struct deadline *first;
        int earliest = INT32_MAX;

        if (rand_r(&seed) % 3 == 0) {
            deadlines_remove(&deadlines, &thing->place);
            thing->day = (struct date){0};
        } else {
            put(&deadlines, thing, 734000 + rand_r(&seed) % 3000);
        }
        if (turn % 20 != 0)
            continue;
        for (size_t i = 0; i < 1000; i++)
            if (things[i].day.day != 0 && things[i].day.day < earliest)
                earliest = things[i].day.day;
        first = deadlines_first(&deadlines);
        assert_int_equal(first == NULL ? INT32_MAX : first->day, earliest);
    }
    deadlines_close(&deadlines);
}

static void they_can_be_gone_through_from_any_day(void **state)
{
    struct deadlines deadlines = {0};
    struct thing things[5] = {0};
    int days[5] = {735003, 735001, 735003, 735400, 734000}, seen[3] = {0};
    const struct deadline *at;

    (void)state;
    assert_null(deadlines_from(&deadlines, (struct date){1}));
    for (int i = 0; i < 5; i++)
        put(&deadlines, &things[i], days[i]);
    at = deadlines_from(&deadlines, (struct date){1});
    assert_int_equal(at->day, 734000);
    at = deadlines_from(&deadlines, (struct date){735002});
    for (int i = 0; i < 3; i++, at = deadlines_after(&deadlines, at))
        seen[i] = at->day;
    assert_null(at);
    assert_int_equal(seen[0], 735003);
    assert_int_equal(seen[1], 735003);
    assert_int_equal(seen[2], 735400);
    assert_null(deadlines_from(&deadlines, (struct date){999999}));
    deadlines_close(&deadlines);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(nothing_is_due_of_nothing),
        cmocka_unit_test(the_earliest_comes_first_wherever_it_is_put),
        cmocka_unit_test(a_thousand_things_that_move_stay_in_order),
        cmocka_unit_test(they_can_be_gone_through_from_any_day),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
