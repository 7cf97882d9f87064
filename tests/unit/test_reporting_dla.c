/* What reporting keeps of the DLA: every event is known, and columns are members of it. */
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
    .indicators = &(struct indicator_table){0},
};

int main(void)
{
    const struct CMUnitTest tests[] = {FACT_RULES_TESTS(&service)};

    return cmocka_run_group_tests(tests, NULL, NULL);
}
