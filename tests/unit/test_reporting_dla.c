/* What figures keep of the DLA's events: every one is known, and columns are members of it. */
#include <stdio.h>
#include <string.h>

#include "common/buffer/embed.h"
#include "common/messages/dla.h"
#include "services/reporting/facts_dla.h"
#include "services/reporting/indicator_rows.h"

/* After ours: cmocka has a macro `fail`. */
#include <setjmp.h>
#include <stdarg.h>

#include <cmocka.h>

EMBED(test_dla_patch_sql, "services/reporting/sql/0010-dla.sql");
EMBED(test_dla_facts_sql, "services/reporting/sql/facts_dla.sql");

static const struct schema *event_of(const char *type)
{
    for (size_t i = 0; i < dla_event_count; i++)
        if (strcmp(dla_events[i]->name, type) == 0)
            return dla_events[i];
    return NULL;
}

static void every_event_of_the_dla_has_one_rule(void **state)
{
    (void)state;
    assert_int_equal(dla_fact_rule_count, dla_event_count);
    for (size_t i = 0; i < dla_event_count; i++) {
        size_t found = 0;

        for (size_t j = 0; j < dla_fact_rule_count; j++)
            found += strcmp(dla_fact_rules[j].type, dla_events[i]->name) == 0;
        if (found != 1)
            fail_msg("%s has %zu rules", dla_events[i]->name, found);
    }
}

static void things_are_ids_of_the_event(void **state)
{
    (void)state;
    for (size_t i = 0; i < dla_fact_rule_count; i++)
        for (size_t j = 0; j < FACT_THINGS; j++) {
            const struct service_fact_rule *rule = &dla_fact_rules[i];

            if (rule->touched[j].touch == FACT_TOUCH_NOTHING)
                continue;
            assert_non_null(rule->table);
            const struct field *field = schema_field(event_of(rule->type), rule->touched[j].thing);
            assert_non_null(field);
            assert_int_equal(field->type, FIELD_ID);
        }
}

/* The type in SQL of a member. */
static const char *column_type(const struct field *field)
{
    switch (field->type) {
    case FIELD_ID: return "uuid";
    case FIELD_DATE: return "date";
    case FIELD_INTEGER: return "bigint";
    case FIELD_FLAG: return "boolean";
    case FIELD_TEXT:
    case FIELD_ENUM: return "text";
    default: return "?";
    }
}

/* A day or an id has no zero: a row that needs one is refused without it, and the figures stop. */
static bool is_refused_without(const char *line, const struct field *field)
{
    const char *needed = strstr(line, " NOT NULL");

    return needed != NULL && needed < strchr(line + 1, '\n') &&
           (field->type == FIELD_DATE || field->type == FIELD_ID);
}

/* Where a fact is from, which no event says. */
static bool is_origin(const char *column)
{
    return strcmp(column, "source") == 0 || strcmp(column, "position") == 0 ||
           strcmp(column, "recorded_at") == 0;
}

/* A column that no member has would be empty in every row, and nobody would notice. */
static void columns_are_members_of_the_event(void **state)
{
    (void)state;
    for (size_t i = 0; i < dla_fact_rule_count; i++) {
        const struct service_fact_rule *rule = &dla_fact_rules[i];
        char create[64], column[40], type[40];
        size_t columns = 0;

        if (rule->table == NULL)
            continue;
        snprintf(create, sizeof create, "CREATE TABLE %s (", rule->table);
        const char *line = strstr(test_dla_patch_sql, create);
        assert_non_null(line);
        while (sscanf(line = strchr(line, '\n') + 1, " %39[a-z_] %39[a-z]", column, type) == 2) {
            if (is_origin(column))
                continue;
            const struct field *field = schema_field(event_of(rule->type), column);
            if (field == NULL)
                fail_msg("%s has no member %s", rule->type, column);
            assert_string_equal(type, column_type(field));
            if (is_refused_without(line, field) && field->presence != REQUIRED)
                fail_msg("%s may come without %s", rule->type, column);
            columns++;
        }
        assert_true(columns > 2);
    }
}

static void every_table_has_a_statement(void **state)
{
    (void)state;
    for (size_t i = 0; i < dla_fact_rule_count; i++) {
        const struct service_fact_rule *rule = &dla_fact_rules[i];
        char prepare[160];

        if (rule->table == NULL)
            continue;
        snprintf(prepare, sizeof prepare, "PREPARE \"%s\" (%s[]) AS\nINSERT INTO %s SELECT",
                 rule->type, rule->table, rule->table);
        assert_non_null(strstr(test_dla_facts_sql, prepare));
    }
}

/* What is published rests on what the views contribute, and says so in the room that there is. */
static void indicators_rest_on_what_the_events_contribute(void **state)
{
    (void)state;
    for (size_t i = 0; i < dla_indicators.count; i++) {
        const struct indicator *indicator = &dla_indicators.rows[i];
        struct indicator_description description;

        indicator_describe(indicator, &description);
        assert_string_equal(description.definition, indicator->definition);
        for (size_t j = 0; j < indicator_series(indicator); j++) {
            const struct series *series = &indicator->series[j];
            bool is_delay = series->store == STORE_NETWORK_DELAY;
            char measure[64];

            assert_string_equal(description.series[j].label, series->label);
            assert_true(is_delay == (series->centile != NULL));
            snprintf(measure, sizeof measure, "'%s'", series->measure);
            const char *found = strstr(test_dla_patch_sql, measure);
            if (found == NULL || (strstr(found, "VIEW dla_delay") == NULL) != is_delay)
                fail_msg("%s is contributed by no view", series->measure);
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_event_of_the_dla_has_one_rule),
        cmocka_unit_test(things_are_ids_of_the_event),
        cmocka_unit_test(columns_are_members_of_the_event),
        cmocka_unit_test(every_table_has_a_statement),
        cmocka_unit_test(indicators_rest_on_what_the_events_contribute),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
