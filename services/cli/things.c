#include "services/cli/things.h"

#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "services/cli/catalog.h"
#include "services/cli/options.h"
#include "services/cli/session.h"
#include "services/cli/table.h"

enum { CONDITIONS_MOST_HERE = 16, CELL_MOST = 28, PAGE = 200 };

struct get {
    enum format format;
};

struct list {
    char where[CONDITIONS_MOST_HERE][120];
    size_t where_count;
    char columns[400];
    bool all;
    bool wide;
    enum format format;
};

#define RECORD struct get
/* clang-format off */
static const struct field get_fields[] = {
    {ENUM(format, &formats), OPTIONAL, "how it is printed", INITIAL("table")},
};
/* clang-format on */
const struct schema things_get_schema = {
    .name = "get", .meaning = "Shows one thing.", FIELDS(get_fields)};
#undef RECORD

#define RECORD struct list
/* clang-format off */
static const struct field list_fields[] = {
    {LIST(where, where_count, FIELD_TEXT), OPTIONAL, "name=value: only those; may be repeated"},
    {TEXT(columns),                        OPTIONAL, "members to show, comma separated"},
    {FLAG(all),                            OPTIONAL, "every page, not only the first"},
    {FLAG(wide),                           OPTIONAL, "every column, however long the lines; csv and json have them all"},
    {ENUM(format, &formats),               OPTIONAL, "how it is printed", INITIAL("table")},
};
/* clang-format on */
const struct schema things_list_schema = {
    .name = "list", .meaning = "Lists things.", FIELDS(list_fields)};
#undef RECORD

static const struct schema *query_of(const char *kind, const char *verb)
{
    char type[64];
    const struct schema *schema;

    snprintf(type, sizeof type, "%s.%s", kind, verb);
    schema = catalog_request(type);
    if (schema != NULL)
        return schema;
    /* A part of a thing: "path.action" is asked for by path.action_get. */
    snprintf(type, sizeof type, "%s_%s", kind, verb);
    return strchr(kind, '.') == NULL ? NULL : catalog_request(type);
}

const struct schema *things_get_request(const char *kind)
{
    return query_of(kind, "get");
}

const struct schema *things_list_request(const char *kind)
{
    return query_of(kind, "list");
}

/* "job" of job.list, "path.action" of path.action_list: what stands before ".list" or "_list". */
static size_t kind_length(const char *type, const char *verb)
{
    size_t length = strlen(type), end = strlen(verb) + 1;

    if (length <= end || strcmp(type + length - end + 1, verb) != 0 ||
        strchr("._", type[length - end]) == NULL)
        return 0;
    return length - end;
}

static enum outcome no_such_kind(const char *kind, const char *verb, struct error *error)
{
    char known[400] = "";

    for (size_t i = 0; i < catalog_count; i++)
        for (size_t r = 0; r < *catalog[i].request_count; r++) {
            const char *name = catalog[i].requests[r]->name;
            size_t length = kind_length(name, verb), used = strlen(known);

            if (length > 0)
                snprintf(known + used, sizeof known - used, "%s%.*s", used > 0 ? ", " : "",
                         (int)length, name);
        }
    fail(error, ERROR_NOT_FOUND, "nothing is called \"%s\"; there are: %s", kind, known);
    return OUTCOME_USAGE;
}

static char *member_text(const struct field *field, const void *record)
{
    struct buffer text = {0};
    char *copy;

    field_to_text(field, record, &text);
    buffer_append(&text, "", 1);
    copy = memory_text((const char *)text.data);
    buffer_close(&text);
    return copy;
}

/* For people an enumeration shows its label, and a flag that is down shows nothing. */
static char *readable(const struct field *field, const void *record)
{
    if (field->type == FIELD_FLAG && !field->is_list) {
        bool flag;

        memcpy(&flag, (const char *)record + field->offset, sizeof flag);
        return memory_text(flag ? "oui" : "");
    }
    if (field->type == FIELD_ENUM && !field->is_list) {
        int value;

        memcpy(&value, (const char *)record + field->offset, sizeof value);
        return memory_text(enumeration_label(field->enumeration, value));
    }
    return member_text(field, record);
}

/* ---- one thing ---- */

static void print_thing(const struct schema *schema, const void *record, enum format format)
{
    struct table table = {0};

    if (format == FORMAT_JSON) {
        json_t *json = record_to_json(schema, record);

        json_dumpf(json, stdout, JSON_INDENT(2));
        putchar('\n');
        json_decref(json);
        return;
    }
    table_column(&table, "name", "", false);
    table_column(&table, "value", schema->name, false);
    for (size_t i = 0; i < schema->field_count; i++) {
        char *text = format == FORMAT_CSV ? member_text(&schema->fields[i], record)
                                          : readable(&schema->fields[i], record);

        if (text[0] != '\0') {
            table_cell(&table, schema->fields[i].name);
            table_cell(&table, text);
        }
        free(text);
    }
    table_print(&table, format, stdout);
    table_close(&table);
}

static enum outcome ask(struct invocation *invocation, struct session *session, void *reply,
                        struct error *error)
{
    if (session_ask(session, "", invocation->request, invocation->fields, reply, NULL, error) == 0)
        return OUTCOME_DONE;
    return command_outcome(error);
}

enum outcome things_get_run(struct invocation *invocation, struct error *error)
{
    const struct get *options = invocation->options;
    const struct schema *request = invocation->request;
    const struct schema *reply;
    struct session *session;
    enum outcome outcome;
    void *record;

    if (request == NULL)
        return no_such_kind(invocation->arguments[0], "get", error);
    if (invocation->argument_count > 1 &&
        field_from_text(&request->fields[0], invocation->arguments[1], invocation->fields, error) !=
            0)
        return OUTCOME_USAGE;
    session = session_open(&invocation->global, error);
    if (session == NULL)
        return OUTCOME_USAGE;
    reply = catalog_reply(request->name);
    record = memory_new(1, reply->size);
    outcome = ask(invocation, session, record, error);
    if (outcome == OUTCOME_DONE)
        print_thing(reply, record, options->format);
    free(record);
    session_close(session);
    return outcome;
}

/* ---- many ---- */

/* What a page is made of, found in the reply's schema: a list of records, and where to go on. */
struct page {
    const struct schema *schema;
    const struct field *items, *next;
    const struct field *columns[COLUMNS_MOST];
    size_t column_count;
};

static bool is_wanted(const char *wanted, const char *name)
{
    size_t length = strlen(name);

    for (const char *at = wanted; *at != '\0'; at += strcspn(at, ","), at += *at == ',')
        if (strcspn(at, ",") == length && strncmp(at, name, length) == 0)
            return true;
    return wanted[0] == '\0';
}

static void find_page(const struct schema *schema, const struct list *options, struct page *page)
{
    *page = (struct page){.schema = schema, .next = schema_field(schema, "next")};
    for (size_t i = 0; i < schema->field_count; i++)
        if (schema->fields[i].is_list && schema->fields[i].type == FIELD_RECORD)
            page->items = &schema->fields[i];
    for (size_t i = 0; page->items != NULL && i < page->items->record->field_count; i++) {
        const struct field *field = &page->items->record->fields[i];

        if (page->column_count < COLUMNS_MOST && is_wanted(options->columns, field->name))
            page->columns[page->column_count++] = field;
    }
}

/* A readable table keeps lines short: long texts are cut, unless columns were chosen. */
static void cut(char *text)
{
    size_t at = 0;

    if (strlen(text) <= CELL_MOST || strlen(text) == ID_TEXT_SIZE - 1)
        return;
    for (size_t i = 0; i < CELL_MOST - 3; i++)
        if (((unsigned char)text[i + 1] & 0xc0) != 0x80)
            at = i + 1;
    strcpy(text + at, "…");
}

static void add_items(struct table *table, const struct page *page, const void *reply,
                      const struct list *options)
{
    const char *base = (const char *)reply + page->items->offset;
    size_t count;

    memcpy(&count, (const char *)reply + page->items->count_offset, sizeof count);
    for (size_t i = 0; i < count; i++)
        for (size_t c = 0; c < page->column_count; c++) {
            const void *record = base + i * page->items->size;
            char *text = options->format == FORMAT_TABLE ? readable(page->columns[c], record)
                                                         : member_text(page->columns[c], record);

            if (options->format == FORMAT_TABLE && options->columns[0] == '\0')
                cut(text);
            table_cell(table, text);
            free(text);
        }
}

/* Columns that are empty everywhere say nothing to a reader. */
static void drop_empty_columns(struct table *table)
{
    size_t columns = table->column_count, kept = 0, out = 0;
    bool used[COLUMNS_MOST] = {false};

    for (size_t i = 0; i < table->cell_count; i++)
        used[i % columns] |= table->cells[i][0] != '\0';
    for (size_t i = 0; i < table->cell_count; i++)
        if (used[i % columns])
            table->cells[out++] = table->cells[i];
        else
            free(table->cells[i]);
    for (size_t c = 0; c < columns; c++)
        if (used[c])
            table->columns[kept++] = table->columns[c];
    table->cell_count = out;
    table->column_count = kept;
}

/* A line of the terminal or, when it is piped, of a wide one. */
static size_t line_width(void)
{
    struct winsize size;

    return ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0 ? size.ws_col : 160;
}

/* Columns that were not chosen are shown as far as a line goes. */
static void make_readable(struct table *table, const struct list *options)
{
    char left_out[400];

    drop_empty_columns(table);
    if (options->wide || options->columns[0] != '\0')
        return;
    table_fit(table, line_width(), left_out, sizeof left_out);
    if (left_out[0] != '\0')
        fprintf(stderr, "… not shown: %s; --wide, or --columns\n", left_out);
}

/* The page's `next` becomes the request's `after`.  False: that was the last. */
static bool turn(struct invocation *invocation, const struct page *page, const void *reply)
{
    const struct field *after = schema_field(invocation->request, "after");
    char *text = page->next == NULL ? NULL : member_text(page->next, reply);
    struct error ignored;
    bool is_more = after != NULL && text != NULL && text[0] != '\0' &&
                   field_from_text(after, text, invocation->fields, &ignored) == 0;

    free(text);
    return is_more;
}

static enum outcome list_pages(struct invocation *invocation, struct session *session,
                               const struct page *page, struct table *table, struct error *error)
{
    const struct list *options = invocation->options;
    const struct field *limit = schema_field(invocation->request, "limit");
    void *reply = memory_new(1, page->schema->size);
    enum outcome outcome;
    bool is_more;

    if (options->all && limit != NULL)
        *(int64_t *)(void *)((char *)invocation->fields + limit->offset) = PAGE;
    do {
        outcome = ask(invocation, session, reply, error);
        if (outcome == OUTCOME_DONE)
            add_items(table, page, reply, options);
        is_more = outcome == OUTCOME_DONE && turn(invocation, page, reply);
    } while (is_more && options->all);
    if (is_more && options->format == FORMAT_TABLE)
        fputs("… there are more: --all, or --limit\n", stderr);
    free(reply);
    return outcome;
}

static int apply_conditions(struct invocation *invocation, struct error *error)
{
    const struct list *options = invocation->options;

    for (size_t i = 0; i < options->where_count; i++)
        if (options_assign(invocation->request, invocation->fields, options->where[i], error) != 0)
            return -1;
    return 0;
}

enum outcome things_list_run(struct invocation *invocation, struct error *error)
{
    const struct list *options = invocation->options;
    struct session *session;
    struct table table = {0};
    struct page page;
    enum outcome outcome;

    if (invocation->request == NULL || catalog_reply(invocation->request->name) == NULL)
        return no_such_kind(invocation->arguments[0], "list", error);
    find_page(catalog_reply(invocation->request->name), options, &page);
    if (page.items == NULL || page.column_count == 0) {
        fail(error, ERROR_INVALID, "--columns: no such member; see `appui describe %s`",
             invocation->request->name);
        return OUTCOME_USAGE;
    }
    if (apply_conditions(invocation, error) != 0)
        return OUTCOME_USAGE;
    session = session_open(&invocation->global, error);
    if (session == NULL)
        return OUTCOME_USAGE;
    for (size_t c = 0; c < page.column_count; c++)
        table_column(&table, page.columns[c]->name, NULL, page.columns[c]->type == FIELD_INTEGER);
    outcome = list_pages(invocation, session, &page, &table, error);
    if (options->format == FORMAT_TABLE)
        make_readable(&table, options);
    if (outcome == OUTCOME_DONE)
        table_print(&table, options->format, stdout);
    table_close(&table);
    session_close(session);
    return outcome;
}
