#include "common/record/record_internal.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

static const char *const type_words[] = {
    [FIELD_TEXT] = "text",   [FIELD_INTEGER] = "integer", [FIELD_FLAG] = "flag",
    [FIELD_ID] = "id",       [FIELD_HASH] = "hash",       [FIELD_DATE] = "date",
    [FIELD_MONTH] = "month", [FIELD_INSTANT] = "instant", [FIELD_ENUM] = "word",
    [FIELD_SET] = "set",     [FIELD_RECORD] = "record",
};

/* ---- Markdown ---- */

static void print_words(const struct enumeration *enumeration, FILE *out)
{
    for (size_t i = 1; i < enumeration->count; i++)
        fprintf(out, "%s`%s`", i == 1 ? "" : ", ", enumeration->words[i]);
}

static void print_integer(const struct field *field, FILE *out)
{
    if (field->unit != NULL)
        fputs(strcmp(field->unit, "size") == 0 ? "size (B, KiB, MiB, GiB)"
                                               : "duration (ms, s, min, h, d)",
              out);
    else
        fputs("integer", out);
    if (field->minimum == 0 && field->maximum == 0)
        return;
    if (field->maximum == INT64_MAX)
        fprintf(out, ", at least %" PRId64, field->minimum);
    else
        fprintf(out, ", %" PRId64 " to %" PRId64, field->minimum, field->maximum);
}

static void print_type(const struct field *field, FILE *out)
{
    if (field->is_list)
        fprintf(out, "list of at most %zu: ", field->most);
    switch (field->type) {
    case FIELD_TEXT: fprintf(out, "text of at most %zu bytes", field->size - 1); break;
    case FIELD_INTEGER: print_integer(field, out); break;
    case FIELD_ENUM:
        fputs("one of ", out);
        print_words(field->enumeration, out);
        break;
    case FIELD_SET:
        fputs("any of ", out);
        print_words(field->enumeration, out);
        break;
    default: fputs(type_words[field->type], out);
    }
}

/* A `|` inside a cell would end it. */
static void print_cell(const char *text, FILE *out)
{
    for (; *text != '\0'; text++) {
        if (*text == '|')
            fputc('\\', out);
        fputc(*text, out);
    }
}

static void print_rows(const struct schema *schema, const char *before, FILE *out)
{
    for (size_t i = 0; i < schema->field_count; i++) {
        const struct field *field = &schema->fields[i];
        char name[160];

        snprintf(name, sizeof name, "%s%s%s", before, field->name, field->is_list ? "[]" : "");
        fprintf(out, "| `%s` | ", name);
        print_type(field, out);
        fprintf(out, " | %s | ", field->presence == REQUIRED ? "required" : "optional");
        print_cell(field->meaning == NULL ? "" : field->meaning, out);
        if (field->initial != NULL)
            fprintf(out, " (initially `%s`)", field->initial);
        fputs(field->is_private ? " (private: vault only) |\n" : " |\n", out);
        if (field->type == FIELD_RECORD && strlen(name) + 2 < sizeof name) {
            strcat(name, ".");
            print_rows(field->record, name, out);
        }
    }
}

void record_describe(const struct schema *schema, FILE *out)
{
    fprintf(out, "### `%s`\n\n%s\n\n", schema->name,
            schema->meaning == NULL ? "" : schema->meaning);
    if (schema->version > 1)
        fprintf(out, "Version %d.\n\n", schema->version);
    if (schema->field_count == 0) {
        fputs("An empty map.\n\n", out);
        return;
    }
    fputs("| member | type | presence | meaning |\n|---|---|---|---|\n", out);
    print_rows(schema, "", out);
    fputc('\n', out);
}

/* ---- JSON ---- */

static json_t *describe_words(const struct enumeration *enumeration)
{
    json_t *words = json_array();

    for (size_t i = 1; i < enumeration->count; i++)
        json_array_append_new(words, json_pack("{s:s, s:s}", "word", enumeration->words[i], "label",
                                               enumeration_label(enumeration, (int)i)));
    return words;
}

static void describe_bounds(const struct field *field, json_t *object)
{
    if (field->is_list)
        json_object_set_new(object, "list_most", json_integer((json_int_t)field->most));
    if (field->type == FIELD_TEXT)
        json_object_set_new(object, "most_bytes", json_integer((json_int_t)field->size - 1));
    if (field->minimum != 0 || field->maximum != 0) {
        json_object_set_new(object, "minimum", json_integer(field->minimum));
        json_object_set_new(object, "maximum", json_integer(field->maximum));
    }
}

static json_t *describe_field(const struct field *field)
{
    json_t *object = json_pack("{s:s, s:s, s:b, s:s}", "name", field->name, "type",
                               type_words[field->type], "required", field->presence == REQUIRED,
                               "meaning", field->meaning == NULL ? "" : field->meaning);

    describe_bounds(field, object);
    if (field->enumeration != NULL)
        json_object_set_new(object, "words", describe_words(field->enumeration));
    if (field->unit != NULL)
        json_object_set_new(object, "unit", json_string(field->unit));
    if (field->initial != NULL)
        json_object_set_new(object, "initial", json_string(field->initial));
    if (field->is_private)
        json_object_set_new(object, "private", json_true());
    if (field->type == FIELD_RECORD)
        json_object_set_new(object, "record", record_describe_json(field->record));
    return object;
}

json_t *record_describe_json(const struct schema *schema)
{
    json_t *fields = json_array();

    for (size_t i = 0; i < schema->field_count; i++)
        json_array_append_new(fields, describe_field(&schema->fields[i]));
    return json_pack("{s:s, s:s, s:i, s:o}", "name", schema->name, "meaning",
                     schema->meaning == NULL ? "" : schema->meaning, "version",
                     schema->version == 0 ? 1 : schema->version, "fields", fields);
}
