/* Tables align what people see, and CSV and JSON keep what programs need. */
#include "services/cli/figure.h"
#include "services/cli/table.h"

#include <locale.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

/* Last: its fail() hides ours. */
#include <cmocka.h>

static struct table *make_table(void)
{
    struct table *table = memory_new(1, sizeof *table);

    table_column(table, "name", "région", false);
    table_column(table, "value", "valeur", true);
    table_cell(table, "Île-de-France");
    table_cell(table, "12");
    table_cell(table, "Corse, \"la belle\"");
    table_cell(table, "–");
    return table;
}

static char *printed(enum format format)
{
    struct table *table = make_table();
    char *text = NULL;
    size_t size = 0;
    FILE *out = open_memstream(&text, &size);

    table_print(table, format, out);
    fclose(out);
    table_close(table);
    free(table);
    return text;
}

static void accents_take_one_column_and_ideograms_two(void **state)
{
    (void)state;
    assert_int_equal(table_text_width("Île"), 3);
    assert_int_equal(table_text_width("I\u0302le"), 3);
    assert_int_equal(table_text_width("漢字"), 4);
    assert_int_equal(table_text_width(""), 0);
    assert_int_equal(table_text_width("\xff\xfe"), 2);
}

static void columns_align_by_what_is_seen(void **state)
{
    char *text = printed(FORMAT_TABLE);

    (void)state;
    assert_string_equal(text, "région             valeur\n"
                              "Île-de-France          12\n"
                              "Corse, \"la belle\"       –\n");
    free(text);
}

static void csv_quotes_what_must_be_quoted(void **state)
{
    char *text = printed(FORMAT_CSV);

    (void)state;
    assert_string_equal(text,
                        "name,value\r\nÎle-de-France,12\r\n\"Corse, \"\"la belle\"\"\",–\r\n");
    free(text);
}

static void json_has_numbers_and_null(void **state)
{
    char *text = printed(FORMAT_JSON);
    json_t *json = json_loads(text, 0, NULL);

    (void)state;
    assert_int_equal(json_integer_value(json_object_get(json_array_get(json, 0), "value")), 12);
    assert_true(json_is_null(json_object_get(json_array_get(json, 1), "value")));
    json_decref(json);
    free(text);
}

/* An id, its département, another thing's id, a day, and where it stands. */
static struct table wide_table(void)
{
    static const char *const names[] = {"job", "departement", "employer", "proposed_on", "state"};
    static const char *const cells[] = {"013cec1a-1d80-7f19-b970-5d721332d7cc", "18",
                                        "9f1bb449-7e77-8f5b-9760-eae5c7d5ed6f", "2013-02-15",
                                        "pourvu"};
    struct table table = {0};

    for (size_t i = 0; i < 5; i++)
        table_column(&table, names[i], NULL, false);
    for (size_t i = 0; i < 5; i++)
        table_cell(&table, cells[i]);
    return table;
}

static void a_line_keeps_what_fits_ids_of_others_go_first(void **unused)
{
    static const struct {
        size_t width;
        const char *left_out;
    } cases[] = {
        {108, ""                                      },
        {107, "employer"                              },
        {70,  "employer"                              },
        {69,  "employer,proposed_on"                  },
        {1,   "employer,proposed_on,departement,state"},
    };

    (void)unused;
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct table table = wide_table();
        char left_out[100];

        table_fit(&table, cases[i].width, left_out, sizeof left_out);
        assert_string_equal(left_out, cases[i].left_out);
        assert_string_equal(table.columns[0].name, "job");
        assert_int_equal(table.cell_count, table.column_count);
        table_close(&table);
    }
}

static void figures_have_their_units(void **state)
{
    static const struct {
        enum figure_unit unit;
        int64_t value;
        bool is_empty;
        const char *text, *plain;
    } figures[] = {
        {UNIT_COUNT,        1234567,   false, "1\u00a0234\u00a0567",        "1234567"   },
        {UNIT_COUNT,        0,         false, "0",                          "0"         },
        {UNIT_COUNT,        0,         true,  "–",                        ""          },
        {UNIT_BASIS_POINTS, 4567,      false, "45,67 %",                    "45.67"     },
        {UNIT_BASIS_POINTS, 5,         false, "0,05 %",                     "0.05"      },
        {UNIT_CENTS,        123456789, false, "1\u00a0234\u00a0567,89 €", "1234567.89"},
        {UNIT_DAYS,         38,        false, "38 jours",                   "38"        },
        {UNIT_DAYS,         1,         false, "1 jour",                     "1"         },
        {UNIT_MEAN,         6250,      false, "62,50",                      "62.50"     },
    };

    (void)state;
    for (size_t i = 0; i < sizeof figures / sizeof figures[0]; i++) {
        char text[FIGURE_TEXT_SIZE], plain[FIGURE_TEXT_SIZE];

        figure_format(figures[i].unit, figures[i].value, figures[i].is_empty, text);
        figure_plain(figures[i].unit, figures[i].value, figures[i].is_empty, plain);
        assert_string_equal(text, figures[i].text);
        assert_string_equal(plain, figures[i].plain);
    }
}

static void codes_are_read_by_their_axis(void **state)
{
    char text[LABEL_TEXT_SIZE];

    (void)state;
    figure_axis_format(NULL, AXIS_GENDER, "female", text);
    assert_string_equal(text, "femme");
    figure_axis_format(NULL, AXIS_REGION2013, "24", text);
    assert_string_equal(text, "24");
    figure_axis_format(NULL, AXIS_MONTH, "2013-04", text);
    assert_string_equal(text, "2013-04");
    figure_axis_format(NULL, AXIS_METIER, "", text);
    assert_string_equal(text, "–");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(accents_take_one_column_and_ideograms_two),
        cmocka_unit_test(columns_align_by_what_is_seen),
        cmocka_unit_test(csv_quotes_what_must_be_quoted),
        cmocka_unit_test(json_has_numbers_and_null),
        cmocka_unit_test(a_line_keeps_what_fits_ids_of_others_go_first),
        cmocka_unit_test(figures_have_their_units),
        cmocka_unit_test(codes_are_read_by_their_axis),
    };

    setlocale(LC_CTYPE, "C.UTF-8");
    return cmocka_run_group_tests(tests, NULL, NULL);
}
