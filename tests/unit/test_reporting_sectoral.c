/* What reporting keeps of the sectoral hubs, and publishes: every event is known, and what is kept
 * is said by it. */
#include "common/buffer/embed.h"
#include "common/messages/sectoral.h"
#include "services/reporting/cut.h"
#include "services/reporting/facts_sectoral.h"
#include "tests/unit/fact_rules.h"

/* After ours: cmocka has a macro `fail`. */
#include <setjmp.h>
#include <stdarg.h>

#include <cmocka.h>

EMBED(test_sectoral_patch_sql, "services/reporting/sql/0009-sectoral.sql");
EMBED(test_sectoral_facts_sql, "services/reporting/sql/facts_sectoral.sql");

static struct fact_service service = {
    .events = sectoral_events,
    .event_count = &sectoral_event_count,
    .rules = sectoral_fact_rules,
    .rule_count = &sectoral_fact_rule_count,
    .patch = test_sectoral_patch_sql,
    .statements = test_sectoral_facts_sql,
    .indicators = &sectoral_indicators,
};

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
        FACT_RULES_TESTS(&service),
        cmocka_unit_test(hours_are_a_mean_over_those_who_were_trained),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
