/* Memory goes back when a busy time is over, once. */
#include "common/service/leftover.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

static bool pass(struct leftover *leftover, int ticks, int64_t *cpu_ms, int64_t each)
{
    bool is_due = false;

    for (int i = 0; i < ticks; i++)
        is_due = leftover_is_due(leftover, *cpu_ms += each);
    return is_due;
}

static void idleness_gives_nothing_back(void **state)
{
    struct leftover leftover = {0};
    int64_t cpu_ms = 0;

    (void)state;
    for (int i = 0; i < 20; i++)
        assert_false(pass(&leftover, 1, &cpu_ms, LEFTOVER_BUSY_MS - 1));
}

static void a_busy_time_is_over_after_some_quiet_ticks(void **state)
{
    struct leftover leftover = {0};
    int64_t cpu_ms = 0;

    (void)state;
    assert_false(pass(&leftover, 3, &cpu_ms, LEFTOVER_BUSY_MS));
    assert_false(pass(&leftover, LEFTOVER_QUIET_TICKS - 1, &cpu_ms, 0));
    assert_false(pass(&leftover, 1, &cpu_ms, LEFTOVER_BUSY_MS));
    assert_false(pass(&leftover, LEFTOVER_QUIET_TICKS - 1, &cpu_ms, 0));
    assert_true(pass(&leftover, 1, &cpu_ms, 0));
    assert_false(pass(&leftover, 20, &cpu_ms, 0));
    pass(&leftover, 1, &cpu_ms, LEFTOVER_BUSY_MS);
    assert_true(pass(&leftover, LEFTOVER_QUIET_TICKS, &cpu_ms, 0));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(idleness_gives_nothing_back),
        cmocka_unit_test(a_busy_time_is_over_after_some_quiet_ticks),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
