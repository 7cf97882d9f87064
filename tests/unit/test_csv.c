#include "common/csv/csv.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "common/buffer/buffer.h"

static char path[] = "/tmp/csv-XXXXXX";

static int make_path(void **state)
{
    int file = mkstemp(path);

    (void)state;
    return file < 0 ? -1 : close(file);
}

static int remove_path(void **state)
{
    (void)state;
    return unlink(path);
}

static void write_bytes(const char *bytes, size_t size)
{
    FILE *out = fopen(path, "wb");

    assert_non_null(out);
    assert_int_equal(fwrite(bytes, 1, size, out), size);
    fclose(out);
}

static struct csv *open_bytes(const char *bytes, size_t size)
{
    struct error error = {0};
    struct csv *csv;

    write_bytes(bytes, size);
    csv = csv_open(path, &error);
    if (csv == NULL)
        fail_msg("%s", error.text);
    return csv;
}

#define open_text(text) open_bytes(text, sizeof(text) - 1)

static struct csv_row next(struct csv *csv)
{
    struct csv_row row = {0};
    struct error error = {0};

    assert_int_equal(csv_read(csv, &row, &error), 1);
    return row;
}

static void assert_end(struct csv *csv)
{
    struct csv_row row;
    struct error error = {0};

    assert_int_equal(csv_read(csv, &row, &error), 0);
    csv_close(csv);
}

static void assert_fields(const struct csv_row *row, const char *first, const char *second)
{
    assert_null(row->problem);
    assert_int_equal(row->count, 2);
    assert_string_equal(row->fields[0], first);
    assert_string_equal(row->fields[1], second);
}

static void the_separator_is_found_in_the_headings(void **state)
{
    static const struct {
        const char *text;
        char separator;
    } files[] = {
        {"a;b\n1,5;2\n",          ';' },
        {"a,b\n1;5,2\n",          ',' },
        {"a\tb\n1;5\t2\n",        '\t'},
        {"\"a,a,a\";b\n1,5;2\n",  ';' },
        {"# x,y,z\n\na;b\n1;2\n", ';' },
    };

    (void)state;
    for (size_t i = 0; i < sizeof files / sizeof files[0]; i++) {
        struct csv *csv = open_bytes(files[i].text, strlen(files[i].text));

        assert_int_equal(csv_separator(csv), files[i].separator);
        assert_int_equal(csv_headings(csv)->count, 2);
        assert_string_equal(next(csv).fields[1], "2");
        assert_end(csv);
    }
}

static void columns_are_found_by_their_heading(void **state)
{
    struct csv *csv = open_text("id;nom\n1;x\n");

    (void)state;
    assert_int_equal(csv_column(csv, "id"), 0);
    assert_int_equal(csv_column(csv, "nom"), 1);
    assert_int_equal(csv_column(csv, "Nom"), -1);
    csv_close(csv);
}

static void quoted_fields_hold_separators_quotes_and_line_breaks(void **state)
{
    struct csv *csv =
        open_text("a;b\r\n\"x;y\";\"dit \"\"oui\"\"\"\r\n\"un\r\ndeux\";\"\" \r\n3;4");
    struct csv_row row = next(csv);

    (void)state;
    assert_fields(&row, "x;y", "dit \"oui\"");
    row = next(csv);
    assert_fields(&row, "un\ndeux", "");
    assert_int_equal(row.line, 3);
    row = next(csv);
    assert_fields(&row, "3", "4");
    assert_int_equal(row.line, 5);
    assert_end(csv);
}

static void a_quote_inside_a_plain_field_is_a_letter(void **state)
{
    struct csv *csv = open_text("a;b\nle \"lieu\";5\" de haut\n");
    struct csv_row row = next(csv);

    (void)state;
    assert_fields(&row, "le \"lieu\"", "5\" de haut");
    assert_end(csv);
}

static void lines_end_as_on_any_system(void **state)
{
    static const char *const files[] = {"a;b\n1;2\n3;4\n", "a;b\r\n1;2\r\n3;4\r\n",
                                        "a;b\r1;2\r3;4\r", "a;b\n1;2\n3;4"};

    (void)state;
    for (size_t i = 0; i < sizeof files / sizeof files[0]; i++) {
        struct csv *csv = open_bytes(files[i], strlen(files[i]));
        struct csv_row row = next(csv);

        assert_fields(&row, "1", "2");
        row = next(csv);
        assert_fields(&row, "3", "4");
        assert_int_equal(row.line, 3);
        assert_end(csv);
    }
}

static void empty_lines_and_leading_comments_are_skipped_but_counted(void **state)
{
    struct csv *csv = open_text("# fictif ; vraiment\n\na;b\n\n;;\n;\n#1;2\n   \n");
    struct csv_row row = next(csv);

    (void)state;
    /* One separator too many, but nothing in it: an empty line all the same. */
    assert_fields(&row, "#1", "2");
    assert_int_equal(row.line, 7);
    assert_end(csv);
}

static void what_lacks_at_the_end_of_a_row_is_empty(void **state)
{
    struct csv *csv = open_text("a;b\n1\n");
    struct csv_row row = next(csv);

    (void)state;
    assert_fields(&row, "1", "");
    assert_end(csv);
}

static void a_row_with_too_many_fields_is_a_problem_of_that_row_alone(void **state)
{
    struct csv *csv = open_text("a;b\n1;2;3\n4;5\n");
    struct csv_row row = next(csv);

    (void)state;
    assert_string_equal(row.problem, "plus de colonnes que d'en-têtes");
    assert_int_equal(row.line, 2);
    assert_string_equal(row.fields[0], "1;2;3");
    row = next(csv);
    assert_fields(&row, "4", "5");
    assert_end(csv);
}

static void quotes_that_do_not_close_cost_their_line_only(void **state)
{
    struct csv *csv = open_text("a;b\n1;\"ouvert\n3;4\n5;\"x\" y\n6;7\n8;\"fin");
    struct csv_row row = next(csv);

    (void)state;
    assert_string_equal(row.problem, "guillemets mal fermés");
    assert_string_equal(row.fields[0], "1;\"ouvert");
    assert_int_equal(row.line, 2);
    row = next(csv);
    assert_fields(&row, "3", "4");
    row = next(csv);
    assert_string_equal(row.fields[0], "5;\"x\" y");
    row = next(csv);
    assert_fields(&row, "6", "7");
    row = next(csv);
    assert_string_equal(row.problem, "guillemets mal fermés");
    assert_int_equal(row.line, 6);
    assert_end(csv);
}

/* The head, that byte so many times, the tail. */
static struct csv *open_long(const char *head, char byte, size_t times, const char *tail)
{
    struct buffer text = {0};
    struct csv *csv;

    buffer_append(&text, head, strlen(head));
    memset(buffer_reserve(&text, times), byte, times);
    text.size += times;
    buffer_append(&text, tail, strlen(tail));
    csv = open_bytes((const char *)text.data, text.size);
    buffer_close(&text);
    return csv;
}

static void a_line_that_is_too_long_is_cut_and_skipped(void **state)
{
    struct csv *csv = open_long("a;b\n1;", 'x', 100000, "\n3;4\n");
    struct csv_row row = next(csv);

    (void)state;
    assert_string_equal(row.problem, "ligne trop longue");
    assert_int_equal(strlen(row.fields[0]), CSV_MOST_BYTES);
    row = next(csv);
    assert_fields(&row, "3", "4");
    assert_end(csv);
}

static void thousands_of_separators_are_a_problem_not_a_crash(void **state)
{
    struct csv *csv = open_long("a;b\n1;;;x", ';', 30000, "\n");

    (void)state;
    assert_string_equal(next(csv).problem, "plus de colonnes que d'en-têtes");
    assert_end(csv);
}

static void two_hundred_and_fifty_five_empty_columns_after_a_long_one_fit(void **state)
{
    char headings[2 * CSV_MOST_FIELDS] = "a";
    struct buffer text = {0};
    struct csv *csv;

    (void)state;
    memset(headings + 1, ';', CSV_MOST_FIELDS - 1);
    buffer_append(&text, headings, strlen(headings));
    buffer_append(&text, "\n", 1);
    memset(buffer_reserve(&text, CSV_MOST_BYTES), 'x', CSV_MOST_BYTES);
    text.size += CSV_MOST_BYTES - CSV_MOST_FIELDS;
    buffer_append(&text, headings + 1, CSV_MOST_FIELDS - 1);
    csv = open_bytes((const char *)text.data, text.size);
    buffer_close(&text);
    assert_int_equal(next(csv).count, CSV_MOST_FIELDS);
    assert_end(csv);
}

static void a_nul_byte_is_a_problem(void **state)
{
    struct csv *csv = open_text("a;b\n1;\0002\n3;4\n");
    struct csv_row row = next(csv);

    (void)state;
    assert_string_equal(row.problem, "octet nul dans la ligne");
    assert_string_equal(row.fields[0], "1;2");
    row = next(csv);
    assert_fields(&row, "3", "4");
    assert_end(csv);
}

static void utf_8_is_known_with_and_without_a_mark(void **state)
{
    struct csv *csv = open_text("\xEF\xBB\xBFnom;b\nÉcole;œuvre €\n");
    struct csv_row row;

    (void)state;
    assert_int_equal(csv_encoding(csv), ENCODING_UTF_8);
    assert_int_equal(csv_column(csv, "nom"), 0);
    row = next(csv);
    assert_fields(&row, "École", "œuvre €");
    assert_end(csv);
    csv = open_text("nom;b\nÉcole;œuvre €\n");
    assert_int_equal(csv_encoding(csv), ENCODING_UTF_8);
    assert_string_equal(next(csv).fields[0], "École");
    assert_end(csv);
}

static void latin_1_becomes_utf_8(void **state)
{
    struct csv *csv = open_text("caf\xE9;b\n\xC9"
                                "cole;\xE0 c\xF4t\xE9\n");
    struct csv_row row = next(csv);

    (void)state;
    assert_int_equal(csv_encoding(csv), ENCODING_LATIN_1);
    assert_int_equal(csv_column(csv, "café"), 0);
    assert_fields(&row, "École", "à côté");
    assert_end(csv);
}

static void windows_1252_shows_by_its_own_letters_wherever_they_are(void **state)
{
    struct csv *csv = open_text("a;b\n\xC9"
                                "cole;l\x92"
                                "h\xF4tel\n\x9Cuvre;5 \x80\n");
    struct csv_row row = next(csv);

    (void)state;
    assert_int_equal(csv_encoding(csv), ENCODING_WINDOWS_1252);
    assert_fields(&row, "École", "l’hôtel");
    row = next(csv);
    assert_fields(&row, "œuvre", "5 €");
    assert_end(csv);
}

static void bytes_that_windows_1252_leaves_open_are_latin_1_or_marked(void **state)
{
    struct csv *csv = open_text("a;b\n\x81;\xE9\n");

    (void)state;
    assert_int_equal(csv_encoding(csv), ENCODING_LATIN_1);
    assert_end((next(csv), csv));
    csv = open_text("a;b\n\x81;\x80\n");
    assert_string_equal(next(csv).fields[0], "\xEF\xBF\xBD");
    assert_end(csv);
}

static void with_a_mark_a_wrong_byte_costs_its_row_only(void **state)
{
    struct csv *csv = open_text("\xEF\xBB\xBF"
                                "a;b\ncaf\xE9;1\ncafé;2\n");
    struct csv_row row = next(csv);

    (void)state;
    assert_string_equal(row.problem, "texte qui n'est pas de l'UTF-8");
    row = next(csv);
    assert_fields(&row, "café", "2");
    assert_end(csv);
}

static void a_sequence_cut_between_two_looks_is_still_utf_8(void **state)
{
    static const char euro[] = "\xE2\x82\xAC";
    static const char *const bad[] = {
        "\xC0\x80",     "\xED\xA0\x80", "\xF4\x90\x80\x80", "\xE2\x82",    "\x80",
        "\xE0\x80\x80", "\xF8\x88\x80", "\xF0\x80\x80\x80", "\xC3\xC3\xA9"};
    struct encoding_guess guess = {0};

    (void)state;
    for (size_t i = 0; i < 3; i++)
        encoding_look(&guess, euro + i, 1);
    assert_int_equal(encoding_guessed(&guess), ENCODING_UTF_8);
    assert_true(encoding_is_utf_8("\xF0\x9F\x98\x80 é", 7));
    for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++)
        assert_false(encoding_is_utf_8(bad[i], strlen(bad[i])));
}

static void assert_not_opened(const char *bytes, size_t size, const char *because)
{
    struct error error = {0};

    write_bytes(bytes, size);
    assert_null(csv_open(path, &error));
    assert_non_null(strstr(error.text, because));
    assert_non_null(strstr(error.text, path));
}

static void files_that_cannot_be_read_say_why(void **state)
{
    struct error error = {0};

    (void)state;
    assert_not_opened("", 0, "the file has no headings");
    assert_not_opened("\n# rien\n\n", 9, "the file has no headings");
    assert_not_opened("\xEF\xBB\xBF", 3, "the file has no headings");
    assert_not_opened("\xFF\xFE"
                      "a\0",
                      4, "UTF-16");
    assert_not_opened("\"a;b\n1;2\n", 9, "the headings cannot be read");
    assert_null(csv_open("/nowhere/at/all", &error));
    assert_non_null(strstr(error.text, "cannot open it"));
    assert_null(csv_open("/tmp", &error));
    assert_non_null(strstr(error.text, "not a regular file"));
    csv_close(NULL);
}

static void position_reaches_the_size(void **state)
{
    struct csv *csv = open_text("a;b\n1;2\n3;4\n");

    (void)state;
    assert_int_equal(csv_size(csv), 12);
    next(csv);
    assert_int_equal(csv_position(csv), 8);
    next(csv);
    assert_int_equal(csv_position(csv), csv_size(csv));
    assert_end(csv);
}

static void what_is_written_is_read_back(void **state)
{
    static const char *const headings[] = {"# a", "b"};
    static const char *const fields[] = {" dit \"oui\";\nnon", "é,\t"};
    struct error error = {0};
    FILE *out = fopen(path, "wb");
    struct csv *csv;
    struct csv_row row;

    (void)state;
    assert_non_null(out);
    csv_write(out, ';', headings, 2);
    csv_write(out, ';', fields, 2);
    fclose(out);
    csv = csv_open(path, &error);
    assert_non_null(csv);
    assert_int_equal(csv_column(csv, "# a"), 0);
    row = next(csv);
    assert_fields(&row, fields[0], fields[1]);
    assert_end(csv);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_separator_is_found_in_the_headings),
        cmocka_unit_test(columns_are_found_by_their_heading),
        cmocka_unit_test(quoted_fields_hold_separators_quotes_and_line_breaks),
        cmocka_unit_test(a_quote_inside_a_plain_field_is_a_letter),
        cmocka_unit_test(lines_end_as_on_any_system),
        cmocka_unit_test(empty_lines_and_leading_comments_are_skipped_but_counted),
        cmocka_unit_test(what_lacks_at_the_end_of_a_row_is_empty),
        cmocka_unit_test(a_row_with_too_many_fields_is_a_problem_of_that_row_alone),
        cmocka_unit_test(quotes_that_do_not_close_cost_their_line_only),
        cmocka_unit_test(a_line_that_is_too_long_is_cut_and_skipped),
        cmocka_unit_test(thousands_of_separators_are_a_problem_not_a_crash),
        cmocka_unit_test(two_hundred_and_fifty_five_empty_columns_after_a_long_one_fit),
        cmocka_unit_test(a_nul_byte_is_a_problem),
        cmocka_unit_test(utf_8_is_known_with_and_without_a_mark),
        cmocka_unit_test(latin_1_becomes_utf_8),
        cmocka_unit_test(windows_1252_shows_by_its_own_letters_wherever_they_are),
        cmocka_unit_test(bytes_that_windows_1252_leaves_open_are_latin_1_or_marked),
        cmocka_unit_test(with_a_mark_a_wrong_byte_costs_its_row_only),
        cmocka_unit_test(a_sequence_cut_between_two_looks_is_still_utf_8),
        cmocka_unit_test(files_that_cannot_be_read_say_why),
        cmocka_unit_test(position_reaches_the_size),
        cmocka_unit_test(what_is_written_is_read_back),
    };

    return cmocka_run_group_tests(tests, make_path, remove_path);
}
