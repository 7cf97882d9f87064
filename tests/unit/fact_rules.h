/* fact_rules.h - what must hold of the facts and indicators that reporting makes of a service's
 * events. */
#pragma once

#include "common/record/record.h"
#include "services/reporting/fact_rule.h"
#include "services/reporting/indicator_rows.h"

struct fact_service {
    const struct schema *const *events;
    const size_t *event_count;
    const struct service_fact_rule *rules;
    const size_t *rule_count;
    const char *patch;      /* the SQL that creates its tables */
    const char *statements; /* the SQL that fills them */
    const struct indicator_table *indicators;
};

/* Tests whose state is a struct fact_service. */
#define FACT_RULES_TESTS(service)                                                                  \
    cmocka_unit_test_prestate(fact_rules_know_every_event, service),                               \
        cmocka_unit_test_prestate(fact_rules_touch_ids, service),                                  \
        cmocka_unit_test_prestate(fact_rules_columns_are_members, service),                        \
        cmocka_unit_test_prestate(fact_rules_have_statements, service),                            \
        cmocka_unit_test_prestate(fact_rules_definitions_are_shown_whole, service),                \
        cmocka_unit_test_prestate(fact_rules_series_are_contributed, service)

void fact_rules_know_every_event(void **state);
void fact_rules_touch_ids(void **state);
void fact_rules_columns_are_members(void **state);
void fact_rules_have_statements(void **state);
void fact_rules_definitions_are_shown_whole(void **state);
void fact_rules_series_are_contributed(void **state);
