#include "common/csv/csv.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "common/buffer/buffer.h"

struct csv {
    FILE *file;
    int64_t size;
    int64_t line; /* of the next byte */
    enum encoding encoding;
    struct encoding_table table; /* when the encoding is not UTF-8 */
    char separator;
    bool has_mark; /* says UTF-8: an invalid byte is then the row's problem */

    /* The row being read: its fields, each with a NUL, one after the other. */
    char bytes[CSV_MOST_BYTES + CSV_MOST_FIELDS + 8];
    size_t used;
    size_t starts[CSV_MOST_FIELDS];
    const char *fields[CSV_MOST_FIELDS];
    size_t count;
    const char *problem;

    struct csv_row headings;
    char *heading_bytes;
    const char **heading_fields;
};

static const char problem_long[] = "ligne trop longue";
static const char problem_columns[] = "plus de colonnes que d'en-têtes";
static const char problem_quotes[] = "guillemets mal fermés";
static const char problem_zero[] = "octet nul dans la ligne";
static const char problem_utf_8[] = "texte qui n'est pas de l'UTF-8";

/* Returns one byte, LF for any end of line, or EOF. */
static int take(struct csv *csv)
{
    int byte = getc(csv->file);

    if (byte == '\r') {
        byte = getc(csv->file);
        if (byte != '\n' && byte != EOF)
            ungetc(byte, csv->file);
        byte = '\n';
    }
    if (byte == '\n')
        csv->line++;
    return byte;
}

static int peek(struct csv *csv)
{
    int byte = getc(csv->file);

    if (byte != EOF)
        ungetc(byte, csv->file);
    return byte;
}

/* Adds one byte of the file to the field; false when the row has become too long. */
static bool put(struct csv *csv, int byte)
{
    if (csv->used >= CSV_MOST_BYTES) {
        csv->problem = problem_long;
        return false;
    }
    if (byte == '\0')
        csv->problem = problem_zero;
    if (csv->encoding == ENCODING_UTF_8) {
        csv->bytes[csv->used++] = (char)byte;
    } else {
        memcpy(csv->bytes + csv->used, csv->table.rows[byte].bytes, csv->table.rows[byte].size);
        csv->used += csv->table.rows[byte].size;
    }
    return true;
}

static bool begin_field(struct csv *csv)
{
    if (csv->count == CSV_MOST_FIELDS) {
        csv->problem = problem_columns;
        return false;
    }
    csv->starts[csv->count++] = csv->used;
    return true;
}

static void end_field(struct csv *csv)
{
    csv->bytes[csv->used++] = '\0';
}

/* After the opening quote.  Returns what ended the field: the separator, LF or EOF; -2: a problem.
 */
static int take_quoted(struct csv *csv)
{
    for (;;) {
        int byte = take(csv);

        if (byte == EOF)
            break;
        if (byte == '"' && peek(csv) == '"')
            take(csv);
        else if (byte == '"') {
            do
                byte = take(csv);
            while (byte == ' ');
            if (byte == csv->separator || byte == '\n' || byte == EOF)
                return byte;
            break;
        }
        if (!put(csv, byte))
            return -2;
    }
    csv->problem = problem_quotes;
    return -2;
}

static int take_field(struct csv *csv)
{
    int byte = take(csv);

    if (byte == '"')
        return take_quoted(csv);
    for (; byte != csv->separator && byte != '\n' && byte != EOF; byte = take(csv))
        if (!put(csv, byte))
            return -2;
    return byte;
}

/* Takes one row.  Returns false at once when it cannot be read; a problem may show at its end too.
 */
static bool take_row(struct csv *csv)
{
    int end;

    csv->used = csv->count = 0;
    csv->problem = NULL;
    do {
        if (!begin_field(csv) || (end = take_field(csv)) == -2)
            return false;
        end_field(csv);
    } while (end == csv->separator);
    if (csv->problem == NULL && csv->has_mark && !encoding_is_utf_8(csv->bytes, csv->used))
        csv->problem = problem_utf_8;
    return csv->problem == NULL;
}

/* Replaces the row by the one line on which it begins, as it stands, cut where it is too long. */
static void take_line_again(struct csv *csv, int64_t offset, int64_t line)
{
    const char *problem = csv->problem;
    int byte;

    fseeko(csv->file, offset, SEEK_SET);
    csv->line = line;
    csv->used = csv->count = 0;
    begin_field(csv);
    while ((byte = take(csv)) != '\n' && byte != EOF)
        if (byte != '\0' && csv->used < CSV_MOST_BYTES)
            put(csv, byte);
    end_field(csv);
    csv->problem = problem;
}

static void skip_line(struct csv *csv)
{
    int byte;

    do
        byte = take(csv);
    while (byte != '\n' && byte != EOF);
}

/* A line of nothing but separators and spaces, as spreadsheets leave them at the end, says nothing.
 */
static bool row_is_empty(const struct csv *csv)
{
    for (size_t i = 0; i < csv->used; i++)
        if (csv->bytes[i] != '\0' && csv->bytes[i] != ' ')
            return false;
    return true;
}

static void set_fields(struct csv *csv, size_t least)
{
    static const char nothing[] = "";

    for (size_t i = 0; i < csv->count; i++)
        csv->fields[i] = csv->bytes + csv->starts[i];
    for (; csv->count < least; csv->count++)
        csv->fields[csv->count] = nothing;
}

int csv_read(struct csv *csv, struct csv_row *row, struct error *error)
{
    int64_t offset, line;

    do {
        if (peek(csv) == EOF) {
            if (ferror(csv->file))
                return fail(error, ERROR_UNAVAILABLE, "cannot read the file: %s", strerror(errno));
            return 0;
        }
        offset = ftello(csv->file);
        line = csv->line;
        if (!take_row(csv))
            take_line_again(csv, offset, line);
    } while (csv->problem == NULL && row_is_empty(csv));
    if (csv->problem == NULL && csv->headings.count > 0 && csv->count > csv->headings.count) {
        csv->problem = problem_columns;
        fseeko(csv->file, offset, SEEK_SET);
        take_line_again(csv, offset, line);
    }
    set_fields(csv, csv->problem == NULL ? csv->headings.count : 1);
    *row = (struct csv_row){line, csv->count, csv->fields, csv->problem};
    return 1;
}

/* The separator that the line at hand holds most often, quoted parts left out; ; when none does. */
static char find_separator(struct csv *csv)
{
    static const char separators[] = ";,\t";
    size_t counts[sizeof separators] = {0};
    bool quoted = false;
    size_t best = 0;
    int byte;

    while ((byte = getc(csv->file)) != EOF && (quoted || (byte != '\n' && byte != '\r'))) {
        const char *found = byte == '\0' ? NULL : strchr(separators, byte);

        if (byte == '"')
            quoted = !quoted;
        else if (found != NULL && !quoted)
            counts[found - separators]++;
    }
    for (size_t i = 1; i < sizeof separators - 1; i++)
        if (counts[i] > counts[best])
            best = i;
    return separators[best];
}

static int find_encoding(struct csv *csv, struct error *error)
{
    struct encoding_guess guess = {0};
    char bytes[16384];
    size_t size;

    while ((size = fread(bytes, 1, sizeof bytes, csv->file)) > 0) {
        if (csv->size == 0) {
            csv->has_mark = size >= 3 && memcmp(bytes, "\xEF\xBB\xBF", 3) == 0;
            if (size >= 2 &&
                (memcmp(bytes, "\xFF\xFE", 2) == 0 || memcmp(bytes, "\xFE\xFF", 2) == 0))
                return fail(error, ERROR_INVALID,
                            "the file is UTF-16: save it as CSV in UTF-8 and try again");
        }
        csv->size += (int64_t)size;
        encoding_look(&guess, bytes, size);
    }
    if (ferror(csv->file))
        return fail(error, ERROR_UNAVAILABLE, "cannot read the file: %s", strerror(errno));
    csv->encoding = csv->has_mark ? ENCODING_UTF_8 : encoding_guessed(&guess);
    if (csv->encoding == ENCODING_UTF_8)
        return 0;
    return encoding_table_make(csv->encoding, &csv->table, error);
}

/* Goes to the first line that is neither empty nor a comment; returns its offset. */
static int64_t find_headings(struct csv *csv)
{
    int byte;

    fseeko(csv->file, csv->has_mark ? 3 : 0, SEEK_SET);
    csv->line = 1;
    while ((byte = peek(csv)) == '#' || byte == '\n' || byte == '\r')
        skip_line(csv);
    return ftello(csv->file);
}

static int read_headings(struct csv *csv, struct error *error)
{
    struct csv_row row = {0};
    int64_t offset = find_headings(csv);
    int got;

    csv->separator = find_separator(csv);
    fseeko(csv->file, offset, SEEK_SET);
    got = csv_read(csv, &row, error);
    if (got < 0)
        return -1;
    if (got == 0)
        return fail(error, ERROR_INVALID, "the file has no headings");
    if (row.problem != NULL)
        return fail(error, ERROR_INVALID, "the headings cannot be read: %s", row.problem);
    csv->heading_bytes = memory_new(csv->used, 1);
    memcpy(csv->heading_bytes, csv->bytes, csv->used);
    csv->heading_fields = memory_new(row.count, sizeof *csv->heading_fields);
    for (size_t i = 0; i < row.count; i++)
        csv->heading_fields[i] = csv->heading_bytes + csv->starts[i];
    csv->headings = (struct csv_row){row.line, row.count, csv->heading_fields, NULL};
    return 0;
}

static int open_file(struct csv *csv, const char *path, struct error *error)
{
    struct stat about;

    csv->file = fopen(path, "rbe");
    if (csv->file == NULL)
        return fail(error, ERROR_NOT_FOUND, "cannot open it: %s", strerror(errno));
    if (fstat(fileno(csv->file), &about) < 0 || !S_ISREG(about.st_mode))
        return fail(error, ERROR_INVALID, "not a regular file");
    if (find_encoding(csv, error) < 0)
        return -1;
    return read_headings(csv, error);
}

struct csv *csv_open(const char *path, struct error *error)
{
    struct csv *csv = memory_new(1, sizeof *csv);

    if (open_file(csv, path, error) == 0)
        return csv;
    fail_within(error, "%s", path);
    csv_close(csv);
    return NULL;
}

void csv_close(struct csv *csv)
{
    if (csv == NULL)
        return;
    if (csv->file != NULL)
        fclose(csv->file);
    free(csv->heading_bytes);
    free(csv->heading_fields);
    free(csv);
}

const struct csv_row *csv_headings(const struct csv *csv)
{
    return &csv->headings;
}

int csv_column(const struct csv *csv, const char *heading)
{
    for (size_t i = 0; i < csv->headings.count; i++)
        if (strcmp(csv->headings.fields[i], heading) == 0)
            return (int)i;
    return -1;
}

char csv_separator(const struct csv *csv)
{
    return csv->separator;
}

enum encoding csv_encoding(const struct csv *csv)
{
    return csv->encoding;
}

int64_t csv_size(const struct csv *csv)
{
    return csv->size;
}

int64_t csv_position(const struct csv *csv)
{
    return ftello(csv->file);
}

static void write_field(FILE *out, char separator, const char *text)
{
    const char special[] = {separator, '"', '\n', '\r', '\0'};

    /* A leading # on the first column would be read back as a comment. */
    if (text[strcspn(text, special)] == '\0' && text[0] != '#' && text[0] != ' ') {
        fputs(text, out);
        return;
    }
    putc('"', out);
    for (; *text != '\0'; text++) {
        if (*text == '"')
            putc('"', out);
        putc(*text, out);
    }
    putc('"', out);
}

void csv_write(FILE *out, char separator, const char *const *fields, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        if (i > 0)
            putc(separator, out);
        write_field(out, separator, fields[i]);
    }
    fputs("\r\n", out);
}
