#include "services/cli/options.h"

#include <getopt.h>
#include <stdlib.h>
#include <string.h>

enum { OPTIONS_MOST = 96, OPTION_NAME_SIZE = 48 };

/* One flag: the member that its value goes to. */
struct target {
    const struct field *field;
    void *record;
};

struct option_table {
    struct option options[OPTIONS_MOST + 1];
    struct target targets[OPTIONS_MOST];
    char names[OPTIONS_MOST][OPTION_NAME_SIZE];
    size_t count;
};

static void dashed(const char *name, char out[OPTION_NAME_SIZE])
{
    snprintf(out, OPTION_NAME_SIZE, "%s", name);
    for (char *at = out; *at != '\0'; at++)
        if (*at == '_')
            *at = '-';
}

static bool is_taken(const struct option_table *table, const char *name)
{
    for (size_t i = 0; i < table->count; i++)
        if (strcmp(table->names[i], name) == 0)
            return true;
    return false;
}

/* The first schema that has a name wins: a command's own option hides a message's member. */
static void add_schema(struct option_table *table, const struct schema *schema, void *record)
{
    for (size_t i = 0; schema != NULL && i < schema->field_count; i++) {
        const struct field *field = &schema->fields[i];
        char *name;

        if (field->type == FIELD_RECORD || table->count == OPTIONS_MOST)
            continue;
        name = table->names[table->count];
        dashed(field->name, name);
        if (is_taken(table, name))
            continue;
        table->targets[table->count] = (struct target){field, record};
        table->options[table->count] = (struct option){
            name, field->type == FIELD_FLAG ? no_argument : required_argument, NULL, 0};
        table->count++;
    }
}

/* A list of texts takes one more element each time its option is given. */
static int append_text(const struct target *target, const char *value, struct error *error)
{
    const struct field *field = target->field;
    size_t *count = (size_t *)(void *)((char *)target->record + field->count_offset);

    if (*count == field->most)
        return fail(error, ERROR_INVALID, "--%s: at most %zu times", field->name, field->most);
    if (strlen(value) >= field->size)
        return fail(error, ERROR_INVALID, "--%s: at most %zu bytes", field->name, field->size - 1);
    strcpy((char *)target->record + field->offset + *count * field->size, value);
    (*count)++;
    return 0;
}

static int assign(const struct target *target, const char *value, struct error *error)
{
    if (value == NULL) /* only flags have none */
        value = "true";
    if (target->field->is_list && target->field->type == FIELD_TEXT)
        return append_text(target, value, error);
    return field_from_text(target->field, value, target->record, error);
}

int options_start(const struct schema *schema, void *record, struct error *error)
{
    for (size_t i = 0; schema != NULL && i < schema->field_count; i++) {
        const struct field *field = &schema->fields[i];

        if (field->initial != NULL && field_from_text(field, field->initial, record, error) != 0)
            return fail_within(error, "%s", field->name);
    }
    return 0;
}

static int read_flags(struct option_table *table, int argc, char **argv, struct error *error)
{
    int index = 0;

    opterr = 0;
    optind = 0; /* glibc: start over, permute */
    for (int letter; (letter = getopt_long(argc, argv, ":h", table->options, &index)) != -1;) {
        struct target help = {schema_field(&command_global_schema, "help"),
                              table->targets[0].record};

        if (letter == 'h')
            assign(&help, "true", error);
        else if (letter == ':')
            return fail(error, ERROR_INVALID, "%s needs a value", argv[optind - 1]);
        else if (letter != 0)
            return fail(error, ERROR_INVALID, "no option %s here", argv[optind - 1]);
        else if (assign(&table->targets[index], optarg, error) != 0)
            return -1;
    }
    return 0;
}

int options_read(struct invocation *invocation, int argc, char **argv, struct error *error)
{
    struct option_table *table = memory_new(1, sizeof *table);
    int result = -1;

    add_schema(table, &command_global_schema, &invocation->global);
    add_schema(table, invocation->command->options, invocation->options);
    add_schema(table, invocation->request, invocation->fields);
    if (options_start(invocation->command->options, invocation->options, error) == 0 &&
        read_flags(table, argc, argv, error) == 0) {
        result = 0;
        for (int i = optind; i < argc && result == 0; i++)
            if (invocation->argument_count == ARGUMENTS_MOST)
                result = fail(error, ERROR_INVALID, "too many arguments");
            else
                invocation->arguments[invocation->argument_count++] = argv[i];
    }
    free(table);
    return result;
}

int options_assign(const struct schema *schema, void *record, const char *text, struct error *error)
{
    const char *equals = strchr(text, '=');
    char name[OPTION_NAME_SIZE];

    if (equals == NULL || equals == text || (size_t)(equals - text) >= sizeof name)
        return fail(error, ERROR_INVALID, "\"%s\": expected name=value", text);
    snprintf(name, sizeof name, "%.*s", (int)(equals - text), text);
    for (char *at = name; *at != '\0'; at++)
        if (*at == '-')
            *at = '_';

    struct target target = {schema_field(schema, name), record};

    if (target.field == NULL)
        return fail(error, ERROR_INVALID, "%s has no \"%s\"", schema->name, name);
    return assign(&target, equals + 1, error);
}

static void print_values(const struct field *field, FILE *out)
{
    static const char *const kinds[] = {
        [FIELD_TEXT] = "TEXT",     [FIELD_INTEGER] = "NUMBER", [FIELD_FLAG] = "",
        [FIELD_ID] = "ID",         [FIELD_HASH] = "HASH",      [FIELD_DATE] = "YYYY-MM-DD",
        [FIELD_MONTH] = "YYYY-MM", [FIELD_INSTANT] = "TIME",   [FIELD_ENUM] = "WORD",
        [FIELD_SET] = "WORD,…",    [FIELD_RECORD] = "",
    };

    fprintf(out, " %s", kinds[field->type]);
}

void options_help(const struct schema *schema, FILE *out)
{
    for (size_t i = 0; schema != NULL && i < schema->field_count; i++) {
        const struct field *field = &schema->fields[i];
        char name[OPTION_NAME_SIZE];

        if (field->type == FIELD_RECORD)
            continue;
        dashed(field->name, name);
        fprintf(out, "  --%s", name);
        print_values(field, out);
        fprintf(out, "\n        %s", field->meaning);
        if (field->initial != NULL && field->initial[0] != '\0')
            fprintf(out, " (%s)", field->initial);
        for (size_t w = 1; field->enumeration != NULL && w < field->enumeration->count; w++)
            fprintf(out, "%s%s", w == 1 ? ": " : ", ", field->enumeration->words[w]);
        fputc('\n', out);
    }
}
