/* Readings: what may be cut by what, which cells or facts they rest on, and what rows say. */
#include <string.h>

#include "services/reporting/cut.h"

/* After ours: cmocka has a macro `fail`. */
#include <setjmp.h>
#include <stdarg.h>

#include <cmocka.h>

static struct cut read_cut(struct indicator_read request)
{
    struct cut cut;
    struct refusal refusal;

    assert_int_equal(cut_read(&request, month_make(2013, 1), month_make(2014, 6), &cut, &refusal),
                     0);
    return cut;
}

static void refused(struct indicator_read request, const char *field, const char *words)
{
    struct cut cut;
    struct refusal refusal;

    assert_int_equal(cut_read(&request, month_make(2013, 1), month_make(2014, 6), &cut, &refusal),
                     -1);
    assert_string_equal(refusal.field, field);
    assert_non_null(strstr(refusal.text, words));
}

static void every_indicator_is_defined_once(void **state)
{
    const struct indicator *indicator;

    (void)state;
    for (size_t i = 0; (indicator = indicator_at(i)) != NULL; i++) {
        struct indicator_description description;

        assert_true(i < INDICATORS_MOST);
        assert_ptr_equal(indicator_find(indicator->id), indicator);
        assert_true(indicator_series(indicator) > 0);
        indicator_describe(indicator, &description);
        assert_string_equal(description.definition, indicator->definition);
        assert_true(strlen(description.definition) + 1 < sizeof description.definition);
    }
}

static void an_unknown_indicator_is_not_found(void **state)
{
    (void)state;
    refused((struct indicator_read){.id = "bonheur"}, "id", "bonheur");
}

static void an_axis_that_does_not_apply_is_refused_and_the_others_are_named(void **state)
{
    (void)state;
    refused((struct indicator_read){.id = "realisation", .by = {AXIS_GENDER}, .by_count = 1}, "by",
            "region2013");
}

static void an_axis_asked_twice_is_refused(void **state)
{
    (void)state;
    refused(
        (struct indicator_read){
            .id = "stock", .by = {AXIS_METIER, AXIS_METIER},
                 .by_count = 2
    },
        "by", "deux fois");
}

static void a_value_that_is_no_code_never_reaches_sql(void **state)
{
    struct indicator_read request = {.id = "stock", .where_count = 1};

    (void)state;
    request.where[0] = (struct condition){AXIS_METIER, "x' OR 'a' = 'a"};
    refused(request, "where", "n'est pas une valeur");
}

static void a_period_that_ends_before_it_begins_is_refused(void **state)
{
    (void)state;
    refused((struct indicator_read){.id = "stock",
                                    .from = month_make(2014, 2),
                                    .to = month_make(2014, 1)},
            "from", "précéder");
}

static void open_months_are_the_first_and_the_current_one(void **state)
{
    struct cut cut = read_cut((struct indicator_read){.id = "stock"});

    (void)state;
    assert_int_equal(cut.from.month, month_make(2013, 1).month);
    assert_int_equal(cut.to.month, month_make(2014, 6).month);
}

static void one_axis_and_a_territory_is_a_declared_cut(void **state)
{
    struct indicator_read request = {
        .id = "femmes", .by = {AXIS_MONTH, AXIS_REGION2016, AXIS_METIER},
             .by_count = 3
    };

    (void)state;
    assert_false(read_cut(request).from_facts);
}

static void two_axes_are_computed_from_the_facts(void **state)
{
    struct indicator_read request = {
        .id = "femmes", .by = {AXIS_GENDER, AXIS_METIER},
             .by_count = 2
    };

    (void)state;
    assert_true(read_cut(request).from_facts);
}

static void a_sector_is_a_sum_of_metiers(void **state)
{
    struct indicator_read request = {.id = "stock", .by = {AXIS_SECTOR}, .by_count = 1};
    struct buffer sql = {0};

    (void)state;
    request.where[request.where_count++] = (struct condition){AXIS_METIER, "forgeur"};
    struct cut cut = read_cut(request);
    assert_false(cut.from_facts);
    cut_sql(&cut, &sql);
    assert_non_null(strstr((const char *)sql.data, "metier_defined"));
    buffer_close(&sql);
}

static void distinct_employers_of_two_departements_are_not_a_sum_of_cells(void **state)
{
    struct indicator_read request = {.id = "employeurs", .where_count = 2};

    (void)state;
    request.where[0] = (struct condition){AXIS_DEPARTEMENT, "18"};
    request.where[1] = (struct condition){AXIS_DEPARTEMENT, "36"};
    assert_true(read_cut(request).from_facts);
    request.where_count = 1;
    assert_false(read_cut(request).from_facts);
}

static void kinds_of_place_overlap_and_say_so(void **state)
{
    struct indicator_read request = {.id = "stock", .by = {AXIS_PLACE_KIND}, .by_count = 1};

    (void)state;
    assert_true(read_cut(request).overlapping);
    request = (struct indicator_read){.id = "stock", .where_count = 2};
    request.where[0] = (struct condition){AXIS_PLACE_KIND, "epn"};
    request.where[1] = (struct condition){AXIS_PLACE_KIND, "fablab"};
    assert_true(read_cut(request).from_facts);
}

static void breaches_are_shown_by_motive_unless_a_motive_is_asked(void **state)
{
    struct indicator_read request = {.id = "rupture_motif"};

    (void)state;
    assert_int_equal(read_cut(request).by[0], AXIS_MOTIVE);
    request.where[request.where_count++] = (struct condition){AXIS_MOTIVE, "demission"};
    assert_int_equal(read_cut(request).by_count, 0);
}

static void accepted_requests_say_nothing_of_people(void **state)
{
    struct indicator_read request = {.id = "entrees", .by = {AXIS_GENDER}, .by_count = 1};
    struct cut cut = read_cut(request);

    (void)state;
    assert_true(cut_has_series(&cut, &cut.indicator->series[0]));
    assert_false(cut_has_series(&cut, &cut.indicator->series[2]));
}

/* ---- rows, from a result as PostgreSQL would give it --------------------------------------------
 */

static PGresult *result_of(const char *const *values, int lines, int columns)
{
    PGresult *result = PQmakeEmptyPGresult(NULL, PGRES_TUPLES_OK);
    PGresAttDesc attributes[8];
    char name[] = "c";

    memset(attributes, 0, sizeof attributes);
    for (int i = 0; i < columns; i++)
        attributes[i].name = name;
    assert_int_not_equal(PQsetResultAttrs(result, columns, attributes), 0);
    for (int i = 0; i < lines * columns; i++) {
        const char *value = values[i];

        assert_int_not_equal(PQsetvalue(result, i / columns, i % columns, (char *)value,
                                        value == NULL ? -1 : (int)strlen(value)),
                             0);
    }
    return result;
}

static struct indicator_read_reply *rows_of(const char *id, enum axis by, const char *const *values,
                                            int lines, int columns)
{
    static struct indicator_read_reply reply;
    struct indicator_read request = {.by = {by}, .by_count = by != AXIS_NONE};

    snprintf(request.id, sizeof request.id, "%s", id);
    struct cut cut = read_cut(request);
    PGresult *result = result_of(values, lines, columns);
    memset(&reply, 0, sizeof reply);
    cut_rows(&cut, result, &reply);
    PQclear(result);
    return &reply;
}

static void hubs_may_overlap_unless_each_thing_is_of_one(void **state)
{
    struct indicator_read request = {.id = "stock", .by = {AXIS_HUB}, .by_count = 1};
    static const char *const values[2][4] = {
        {"regional_centre", "1", "0", "t"},
        {"regional_centre", "1", "0", "f"},
    };

    (void)state;
    assert_true(read_cut(request).may_overlap);
    assert_false(read_cut(request).overlapping);
    assert_true(rows_of("stock", AXIS_HUB, values[0], 1, 4)->overlapping);
    assert_false(rows_of("stock", AXIS_HUB, values[1], 1, 4)->overlapping);
    snprintf(request.id, sizeof request.id, "taches");
    assert_false(read_cut(request).may_overlap);
}

static void a_share_is_in_basis_points_rounded_half_up(void **state)
{
    static const char *const values[] = {"forgeur",       "1", "3", "regisseur", "2", "3",
                                         "video_ludique", "1", "16"};
    const struct indicator_read_reply *reply = rows_of("femmes", AXIS_METIER, values, 3, 3);

    (void)state;
    assert_int_equal(reply->rows_count, 3);
    assert_string_equal(reply->rows[0].keys[0], "forgeur");
    assert_int_equal(reply->rows[0].value, 3333);
    assert_int_equal(reply->rows[1].value, 6667);
    assert_int_equal(reply->rows[2].value, 625);
}

static void an_empty_denominator_gives_null_never_0(void **state)
{
    static const char *const values[] = {"0", "0"};
    const struct indicator_read_reply *reply = rows_of("femmes", AXIS_NONE, values, 1, 2);

    (void)state;
    assert_true(reply->rows[0].empty);
}

static void a_median_of_nothing_is_null(void **state)
{
    static const char *const values[] = {NULL, NULL, NULL, NULL};
    const struct indicator_read_reply *reply = rows_of("vacance", AXIS_NONE, values, 1, 4);

    (void)state;
    assert_int_equal(reply->rows_count, 2);
    assert_true(reply->rows[0].empty && reply->rows[1].empty);
}

static void more_rows_than_a_page_holds_are_asked_for_next(void **state)
{
    static const char *three[3 * (FIGURE_ROWS_MOST + 1)];

    (void)state;
    for (size_t i = 0; i < sizeof three / sizeof three[0]; i++)
        three[i] = "1";
    const struct indicator_read_reply *reply =
        rows_of("stock", AXIS_DEPARTEMENT, three, FIGURE_ROWS_MOST + 1, 3);
    assert_int_equal(reply->rows_count, FIGURE_ROWS_MOST);
    assert_string_equal(reply->next, "200");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_indicator_is_defined_once),
        cmocka_unit_test(an_unknown_indicator_is_not_found),
        cmocka_unit_test(an_axis_that_does_not_apply_is_refused_and_the_others_are_named),
        cmocka_unit_test(an_axis_asked_twice_is_refused),
        cmocka_unit_test(a_value_that_is_no_code_never_reaches_sql),
        cmocka_unit_test(a_period_that_ends_before_it_begins_is_refused),
        cmocka_unit_test(open_months_are_the_first_and_the_current_one),
        cmocka_unit_test(one_axis_and_a_territory_is_a_declared_cut),
        cmocka_unit_test(two_axes_are_computed_from_the_facts),
        cmocka_unit_test(a_sector_is_a_sum_of_metiers),
        cmocka_unit_test(distinct_employers_of_two_departements_are_not_a_sum_of_cells),
        cmocka_unit_test(kinds_of_place_overlap_and_say_so),
        cmocka_unit_test(hubs_may_overlap_unless_each_thing_is_of_one),
        cmocka_unit_test(breaches_are_shown_by_motive_unless_a_motive_is_asked),
        cmocka_unit_test(accepted_requests_say_nothing_of_people),
        cmocka_unit_test(a_share_is_in_basis_points_rounded_half_up),
        cmocka_unit_test(an_empty_denominator_gives_null_never_0),
        cmocka_unit_test(a_median_of_nothing_is_null),
        cmocka_unit_test(more_rows_than_a_page_holds_are_asked_for_next),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
