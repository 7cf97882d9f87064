#include "services/cli/table.h"

#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <wchar.h>

static const char *const format_words[] = {NULL, "table", "csv", "json"};
const struct enumeration formats = {"format", format_words, NULL, 4};

void table_column(struct table *table, const char *name, const char *label, bool is_number)
{
    if (table->column_count < COLUMNS_MOST)
        table->columns[table->column_count++] =
            (struct column){name, label == NULL ? name : label, is_number};
}

void table_cell(struct table *table, const char *text)
{
    if (table->cell_count == table->cell_capacity) {
        table->cell_capacity = table->cell_capacity == 0 ? 64 : 2 * table->cell_capacity;
        table->cells = memory_resize(table->cells, table->cell_capacity, sizeof *table->cells);
    }
    table->cells[table->cell_count++] = memory_text(text);
}

void table_cell_format(struct table *table, const char *format, ...)
{
    char text[512];
    va_list arguments;

    va_start(arguments, format);
    vsnprintf(text, sizeof text, format, arguments);
    va_end(arguments);
    table_cell(table, text);
}

void table_cell_number(struct table *table, bool is_there, int64_t number)
{
    if (is_there)
        table_cell_format(table, "%lld", (long long)number);
    else
        table_cell(table, "");
}

void table_close(struct table *table)
{
    for (size_t i = 0; i < table->cell_count; i++)
        free(table->cells[i]);
    free(table->cells);
    *table = (struct table){0};
}

size_t table_text_width(const char *text)
{
    size_t width = 0, left = strlen(text);
    mbstate_t state = {0};

    while (left > 0) {
        wchar_t letter;
        size_t used = mbrtowc(&letter, text, left, &state);
        int columns = 1;

        if (used == 0 || used > left) { /* not UTF-8, or cut off */
            used = 1;
            state = (mbstate_t){0};
        } else {
            columns = wcwidth(letter);
        }
        width += columns < 0 ? 1 : (size_t)columns;
        text += used;
        left -= used;
    }
    return width;
}

static void pad(size_t count, FILE *out)
{
    for (size_t i = 0; i < count; i++)
        fputc(' ', out);
}

static void print_row(const struct table *table, const size_t *widths, char *const *cells,
                      FILE *out)
{
    for (size_t c = 0; c < table->column_count; c++) {
        const char *text = cells == NULL ? table->columns[c].label : cells[c];
        size_t room = widths[c] - table_text_width(text);

        if (c > 0)
            fputs("  ", out);
        if (table->columns[c].is_number)
            pad(room, out);
        fputs(text, out);
        if (!table->columns[c].is_number && c + 1 < table->column_count)
            pad(room, out);
    }
    fputc('\n', out);
}

static size_t column_width(const struct table *table, size_t column)
{
    size_t width = table_text_width(table->columns[column].label);

    for (size_t i = column; i < table->cell_count; i += table->column_count) {
        size_t cell = table_text_width(table->cells[i]);

        width = cell > width ? cell : width;
    }
    return width;
}

static void print_table(const struct table *table, FILE *out)
{
    size_t widths[COLUMNS_MOST];
    size_t rows = table->cell_count / table->column_count;

    for (size_t c = 0; c < table->column_count; c++)
        widths[c] = column_width(table, c);
    print_row(table, widths, NULL, out);
    for (size_t r = 0; r < rows; r++)
        print_row(table, widths, table->cells + r * table->column_count, out);
}

/* Quoted where it must be (RFC 4180). */
static void csv_field(const char *text, FILE *out)
{
    if (strpbrk(text, ",\"\r\n") == NULL) {
        fputs(text, out);
        return;
    }
    fputc('"', out);
    for (; *text != '\0'; text++) {
        if (*text == '"')
            fputc('"', out);
        fputc(*text, out);
    }
    fputc('"', out);
}

static void print_csv(const struct table *table, FILE *out)
{
    for (size_t c = 0; c < table->column_count; c++) {
        fputs(c == 0 ? "" : ",", out);
        csv_field(table->columns[c].name, out);
    }
    for (size_t i = 0; i < table->cell_count; i++) {
        fputs(i % table->column_count == 0 ? "\r\n" : ",", out);
        csv_field(table->cells[i], out);
    }
    fputs("\r\n", out);
}

/* A number's cell that holds none ("–", "") is null. */
static json_t *cell_json(const struct column *column, const char *text)
{
    char *end;

    if (!column->is_number)
        return json_string(text);

    long long whole = strtoll(text, &end, 10);

    if (end != text && *end == '\0')
        return json_integer(whole);

    double real = strtod(text, &end);

    return end != text && *end == '\0' ? json_real(real) : json_null();
}

static void print_json(const struct table *table, FILE *out)
{
    json_t *rows = json_array();

    for (size_t i = 0; i < table->cell_count; i += table->column_count) {
        json_t *row = json_object();

        for (size_t c = 0; c < table->column_count; c++)
            json_object_set_new(row, table->columns[c].name,
                                cell_json(&table->columns[c], table->cells[i + c]));
        json_array_append_new(rows, row);
    }
    json_dumpf(rows, out, JSON_INDENT(2));
    fputc('\n', out);
    json_decref(rows);
}

void table_drop(struct table *table, const char *name)
{
    size_t columns = table->column_count, out = 0, at = 0;

    while (at < columns && strcmp(table->columns[at].name, name) != 0)
        at++;
    if (at == columns)
        return;
    for (size_t i = 0; i < table->cell_count; i++)
        if (i % columns == at)
            free(table->cells[i]);
        else
            table->cells[out++] = table->cells[i];
    for (size_t c = at; c + 1 < columns; c++)
        table->columns[c] = table->columns[c + 1];
    table->cell_count = out;
    table->column_count--;
}

static size_t line_width(const struct table *table)
{
    size_t width = 0;

    for (size_t c = 0; c < table->column_count; c++)
        width += column_width(table, c) + (c > 0 ? 2 : 0);
    return width;
}

static bool holds_ids(const struct table *table, size_t column)
{
    struct id id;

    for (size_t i = column; i < table->cell_count; i += table->column_count)
        if (table->cells[i][0] != '\0')
            return id_parse(table->cells[i], &id) == 0;
    return false;
}

/* The column that a reader misses least: where a thing stands is what is looked for. */
static size_t least_column(const struct table *table)
{
    for (size_t c = table->column_count; c-- > 1;)
        if (holds_ids(table, c) || strncmp(table->columns[c].name, "region", 6) == 0)
            return c;
    for (size_t c = table->column_count; c-- > 1;)
        if (strcmp(table->columns[c].name, "state") != 0)
            return c;
    return table->column_count - 1;
}

void table_fit(struct table *table, size_t width, char *left_out, size_t size)
{
    left_out[0] = '\0';
    while (table->column_count > 1 && line_width(table) > width) {
        const char *name = table->columns[least_column(table)].name;
        size_t used = strlen(left_out);

        snprintf(left_out + used, size - used, "%s%s", used > 0 ? "," : "", name);
        table_drop(table, name);
    }
}

void table_print(const struct table *table, enum format format, FILE *out)
{
    if (table->column_count == 0)
        return;
    if (format == FORMAT_CSV)
        print_csv(table, out);
    else if (format == FORMAT_JSON)
        print_json(table, out);
    else
        print_table(table, out);
}
