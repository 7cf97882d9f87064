#include "tests/unit/fact_rules.h"

#include <stdio.h>
#include <string.h>

/* After ours: cmocka has a macro `fail`. */
#include <setjmp.h>
#include <stdarg.h>

#include <cmocka.h>

static const struct schema *event_of(const struct fact_service *service, const char *type)
{
    for (size_t i = 0; i < *service->event_count; i++)
        if (strcmp(service->events[i]->name, type) == 0)
            return service->events[i];
    return NULL;
}

void fact_rules_know_every_event(void **state)
{
    const struct fact_service *service = *state;

    assert_int_equal(*service->rule_count, *service->event_count);
    for (size_t i = 0; i < *service->event_count; i++) {
        size_t found = 0;

        for (size_t k = 0; k < *service->rule_count; k++)
            found += strcmp(service->rules[k].type, service->events[i]->name) == 0;
        if (found != 1)
            fail_msg("%s has %zu rules", service->events[i]->name, found);
    }
}

void fact_rules_touch_ids(void **state)
{
    const struct fact_service *service = *state;

    for (size_t i = 0; i < *service->rule_count; i++)
        for (size_t k = 0; k < FACT_THINGS; k++) {
            const struct service_fact_rule *rule = &service->rules[i];

            if (rule->touched[k].touch == FACT_TOUCH_NOTHING)
                continue;
            assert_non_null(rule->table);
            const struct field *field =
                schema_field(event_of(service, rule->type), rule->touched[k].thing);
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

/* Words that SQL has a use for (row.c). */
static const char *member_of(const char *column)
{
    return strcmp(column, "from_day") == 0    ? "from"
           : strcmp(column, "until_day") == 0 ? "until"
                                              : column;
}

/* A column that no member has would be empty in every row, and nobody would notice. */
void fact_rules_columns_are_members(void **state)
{
    const struct fact_service *service = *state;

    for (size_t i = 0; i < *service->rule_count; i++) {
        const struct service_fact_rule *rule = &service->rules[i];
        char create[64], column[40], type[40];
        size_t columns = 0;

        if (rule->table == NULL)
            continue;
        snprintf(create, sizeof create, "CREATE TABLE %s (", rule->table);
        const char *line = strstr(service->patch, create);
        assert_non_null(line);
        while (sscanf(line = strchr(line, '\n') + 1, " %39[a-z_] %39[a-z]", column, type) == 2) {
            if (is_origin(column))
                continue;
            const struct field *field =
                schema_field(event_of(service, rule->type), member_of(column));
            if (field == NULL)
                fail_msg("%s has no member %s", rule->type, column);
            assert_string_equal(type, column_type(field));
            if (is_refused_without(line, field) && field->presence != REQUIRED)
                fail_msg("%s may come without %s", rule->type, column);
            columns++;
        }
        assert_true(columns > 1);
    }
}

void fact_rules_have_statements(void **state)
{
    const struct fact_service *service = *state;

    for (size_t i = 0; i < *service->rule_count; i++) {
        const struct service_fact_rule *rule = &service->rules[i];
        char prepare[160];

        if (rule->table == NULL)
            continue;
        snprintf(prepare, sizeof prepare, "PREPARE \"%s\" (%s[]) AS\nINSERT INTO %s SELECT",
                 rule->type, rule->table, rule->table);
        assert_non_null(strstr(service->statements, prepare));
    }
}

void fact_rules_definitions_are_shown_whole(void **state)
{
    const struct fact_service *service = *state;
    struct indicator_description description;

    for (size_t i = 0; i < service->indicators->count; i++) {
        const struct indicator *indicator = &service->indicators->rows[i];

        indicator_describe(indicator, &description);
        assert_string_equal(description.definition, indicator->definition);
        for (size_t k = 0; k < description.series_count; k++)
            assert_string_equal(description.series[k].label, indicator->series[k].label);
    }
}

static void is_contributed(const struct fact_service *service, const char *measure)
{
    char quoted[64];

    snprintf(quoted, sizeof quoted, "'%s'", measure);
    if (strstr(service->patch, quoted) == NULL)
        fail_msg("%s is contributed by no view", measure);
}

/* A measure of the network is a value in SQL: a name that is wrong is zero everywhere. */
void fact_rules_series_are_contributed(void **state)
{
    const struct fact_service *service = *state;

    for (size_t i = 0; i < service->indicators->count; i++) {
        const struct indicator *indicator = &service->indicators->rows[i];

        for (size_t k = 0; k < indicator_series(indicator); k++) {
            const struct series *series = &indicator->series[k];

            assert_true((series->store == STORE_NETWORK_DELAY) == (series->centile != NULL));
            if (series->store != STORE_NETWORK && series->store != STORE_NETWORK_DELAY)
                continue;
            is_contributed(service, series->measure);
            if (series->base == BASE_MEASURE)
                is_contributed(service, series->denominator);
        }
    }
}
