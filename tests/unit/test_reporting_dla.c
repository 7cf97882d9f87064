/* What reporting keeps of the DLA: every event is known, columns are members of it, and what is
 * published rests on it. */
#include <stdio.h>
#include <string.h>

#include "common/buffer/embed.h"
#include "common/messages/dla.h"
#include "services/reporting/facts_dla.h"
#include "tests/unit/fact_rules.h"

/* After ours: cmocka has a macro `fail`. */
#include <setjmp.h>
#include <stdarg.h>

#include <cmocka.h>

EMBED(test_dla_patch_sql, "services/reporting/sql/0010-dla.sql");
EMBED(test_dla_facts_sql, "services/reporting/sql/facts_dla.sql");

static struct fact_service service = {
    .events = dla_events,
    .event_count = &dla_event_count,
    .rules = dla_fact_rules,
    .rule_count = &dla_fact_rule_count,
    .patch = test_dla_patch_sql,
    .statements = test_dla_facts_sql,
    .indicators = &dla_indicators,
};

static void series_rest_on_what_the_events_contribute(void **state)
{
    (void)state;
    for (size_t i = 0; i < dla_indicators.count; i++)
        for (size_t k = 0; k < indicator_series(&dla_indicators.rows[i]); k++) {
            const struct series *series = &dla_indicators.rows[i].series[k];
            bool is_delay = series->store == STORE_NETWORK_DELAY;
            char measure[64];

            assert_true(is_delay == (series->centile != NULL));
            snprintf(measure, sizeof measure, "'%s'", series->measure);
            const char *found = strstr(test_dla_patch_sql, measure);
            /* The view of delays comes after the one of counts. */
            if (found == NULL || (strstr(found, "VIEW dla_delay") == NULL) != is_delay)
                fail_msg("%s is contributed by no view", series->measure);
        }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        FACT_RULES_TESTS(&service),
        cmocka_unit_test(series_rest_on_what_the_events_contribute),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
