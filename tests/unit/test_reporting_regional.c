/* What reporting keeps of the regional hubs: every event is known, and columns are members of it.
 */
#include "common/buffer/embed.h"
#include "common/messages/regional.h"
#include "services/reporting/facts_regional.h"
#include "tests/unit/fact_rules.h"

/* After ours: cmocka has a macro `fail`. */
#include <setjmp.h>
#include <stdarg.h>

#include <cmocka.h>

EMBED(test_regional_patch_sql, "services/reporting/sql/0008-regional.sql");
EMBED(test_regional_facts_sql, "services/reporting/sql/facts_regional.sql");

static struct fact_service service = {
    .events = regional_events,
    .event_count = &regional_event_count,
    .rules = regional_fact_rules,
    .rule_count = &regional_fact_rule_count,
    .patch = test_regional_patch_sql,
    .statements = test_regional_facts_sql,
    .indicators = &regional_indicators,
};

int main(void)
{
    const struct CMUnitTest tests[] = {FACT_RULES_TESTS(&service)};

    return cmocka_run_group_tests(tests, NULL, NULL);
}
