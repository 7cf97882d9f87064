/* What reporting keeps of the sectoral hubs, and publishes: every event is known, and what is kept
 * is said by it. */
#include <string.h>

#include "common/messages/sectoral.h"
#include "services/reporting/cut.h"
#include "services/reporting/facts_sectoral.h"
#include "services/reporting/indicator_rows.h"

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

/* ---- indicators ---- */

static void definitions_are_shown_whole(void **state)
{
    struct indicator_description description;

    (void)state;
    for (size_t i = 0; i < sectoral_indicators.count; i++) {
        const struct indicator *indicator = &sectoral_indicators.rows[i];

        indicator_describe(indicator, &description);
        assert_string_equal(description.definition, indicator->definition);
        for (size_t k = 0; k < description.series_count; k++)
            assert_string_equal(description.series[k].label, indicator->series[k].label);
    }
}

/* One row of PostgreSQL's: numerators and denominators of an indicator's series. */
static PGresult *row_of(const char *const values[], int columns)
{
    PGresult *result = PQmakeEmptyPGresult(NULL, PGRES_TUPLES_OK);
    PGresAttDesc described[16] = {{0}};
    static char name[] = "n", number[24];

    for (int i = 0; i < columns; i++)
        described[i].name = name;
    PQsetResultAttrs(result, columns, described);
    for (int i = 0; i < columns; i++) {
        snprintf(number, sizeof number, "%s", values[i]);
        PQsetvalue(result, 0, i, number, (int)strlen(number));
    }
    return result;
}

/* 125 hours of 2 people who were trained, of whom 1 certifying; and of nobody. */
static void hours_are_a_mean_over_those_who_were_trained(void **state)
{
    static const char *const some[] = {"2", "4", "1", "2", "125", "2", "140", "0"};
    static const char *const nobody[] = {"0", "4", "0", "0", "0", "0", "0", "0"};
    static struct indicator_read_reply reply;
    struct cut cut = {.indicator = &sectoral_indicators.rows[1]};
    PGresult *result = row_of(some, 8);

    (void)state;
    assert_string_equal(cut.indicator->id, "formation_suivie");
    cut_rows(&cut, result, &reply);
    PQclear(result);
    assert_int_equal(reply.rows_count, 4);
    assert_int_equal(reply.rows[0].value, 5000);
    assert_int_equal(reply.rows[1].value, 5000);
    assert_int_equal(reply.rows[2].value, 6250);
    assert_int_equal(reply.rows[3].value, 140);
    result = row_of(nobody, 8);
    cut_rows(&cut, result, &reply);
    PQclear(result);
    assert_true(!reply.rows[0].empty && reply.rows[1].empty && reply.rows[2].empty);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_event_has_one_rule),
        cmocka_unit_test(what_is_touched_is_a_member_of_the_event),
        cmocka_unit_test(definitions_are_shown_whole),
        cmocka_unit_test(hours_are_a_mean_over_those_who_were_trained),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
