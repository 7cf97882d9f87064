/* What reporting keeps of the sectoral hubs: every event is known, and what is kept is said by it.
 */
#include <string.h>

#include "common/messages/sectoral.h"
#include "services/reporting/facts_sectoral.h"

/* After ours: cmocka has a macro `fail`. */
#include <setjmp.h>
#include <stdarg.h>

#include <cmocka.h>

static const struct schema *schema_of(const char *type)
{
    for (size_t i = 0; i < sectoral_event_count; i++)
        if (strcmp(sectoral_events[i]->name, type) == 0)
            return sectoral_events[i];
    return NULL;
}

static bool has_member(const struct schema *schema, const char *name)
{
    for (size_t i = 0; i < schema->field_count; i++)
        if (strcmp(schema->fields[i].name, name) == 0)
            return true;
    return false;
}

static void every_event_has_one_rule(void **state)
{
    (void)state;
    for (size_t i = 0; i < sectoral_event_count; i++) {
        size_t found = 0;

        for (size_t k = 0; k < sectoral_fact_rule_count; k++)
            found += strcmp(sectoral_fact_rules[k].type, sectoral_events[i]->name) == 0;
        if (found != 1)
            fail_msg("%s has %zu rules", sectoral_events[i]->name, found);
    }
    assert_int_equal(sectoral_fact_rule_count, sectoral_event_count);
}

static void what_is_touched_is_a_member_of_the_event(void **state)
{
    (void)state;
    for (size_t i = 0; i < sectoral_fact_rule_count; i++) {
        const struct service_fact_rule *rule = &sectoral_fact_rules[i];

        for (size_t k = 0; k < FACT_THINGS; k++) {
            if (rule->touched[k].touch == FACT_TOUCH_NOTHING)
                continue;
            assert_non_null(rule->table);
            assert_true(has_member(schema_of(rule->type), rule->touched[k].thing));
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_event_has_one_rule),
        cmocka_unit_test(what_is_touched_is_a_member_of_the_event),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
