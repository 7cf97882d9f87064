#include "services/cli/indicators.h"

#include <stdlib.h>
#include <string.h>

#include "services/cli/figure.h"
#include "services/cli/indicators_internal.h"

/* The journals are folded anew up to a past day. */
enum { AS_OF_PATIENCE_MS = 10 * 60 * 1000 };

#define RECORD struct cut
/* clang-format off */
static const struct field cut_fields[] = {
    {TEXT(by),                             OPTIONAL, "axes of the rows, comma separated: region2013, metier, gender…"},
    {LIST(where, where_count, FIELD_TEXT), OPTIONAL, "AXIS=VALUE: only those; may be repeated"},
    {MONTH(month),                         OPTIONAL, "that month alone; stocks at its end"},
    {MONTH(from),                          OPTIONAL, "first month of a period"},
    {MONTH(to),                            OPTIONAL, "last month of a period"},
    {DATE(as_of),                          OPTIONAL, "as it was known at the end of that day"},
    {ENUM(format, &formats),               OPTIONAL, "how it is printed; json holds the receipt", INITIAL("table")},
};
/* clang-format on */
const struct schema indicators_schema = {
    .name = "indicators", .meaning = "Reads figures.", FIELDS(cut_fields)};
#undef RECORD

/* ---- the question ---- */

static int axis_of(const char *word, size_t length, enum axis *out, struct error *error)
{
    *out = (enum axis)enumeration_value(&axes, word, length);
    if (*out != AXIS_NONE)
        return 0;
    return fail(error, ERROR_INVALID,
                "\"%.*s\" is no axis: month, region2013, region2016, departement, sector, metier, "
                "form, place_kind, gender, age, level, zone, rqth, motive, service",
                (int)length, word);
}

static int read_by(const char *text, struct indicator_read *request, struct error *error)
{
    while (*text != '\0') {
        size_t length = strcspn(text, ",");

        if (request->by_count == FIGURE_KEYS_MOST)
            return fail(error, ERROR_INVALID, "--by: at most %d axes", FIGURE_KEYS_MOST);
        if (axis_of(text, length, &request->by[request->by_count++], error) != 0)
            return -1;
        text += length + (text[length] == ',');
    }
    return 0;
}

int indicators_conditions(const struct cut *cut, struct condition *conditions, struct error *error)
{
    for (size_t i = 0; i < cut->where_count; i++) {
        const char *equals = strchr(cut->where[i], '=');

        if (equals == NULL)
            return fail(error, ERROR_INVALID, "--where %s: expected AXIS=VALUE", cut->where[i]);
        if (axis_of(cut->where[i], (size_t)(equals - cut->where[i]), &conditions[i].axis, error))
            return -1;
        snprintf(conditions[i].value, sizeof conditions[i].value, "%s", equals + 1);
    }
    return 0;
}

int indicators_request(const struct cut *cut, const char *id, struct indicator_read *request,
                       struct error *error)
{
    *request = (struct indicator_read){.where_count = cut->where_count,
                                       .month = cut->month,
                                       .from = cut->from,
                                       .to = cut->to,
                                       .as_of = cut->as_of};
    snprintf(request->id, sizeof request->id, "%s", id);
    return read_by(cut->by, request, error) != 0
               ? -1
               : indicators_conditions(cut, request->where, error);
}

/* ---- the answer ---- */

size_t indicators_series(const struct indicator_read_reply *reply, const char *id)
{
    size_t i = 0;

    while (i < reply->series_count && strcmp(reply->series[i].id, id) != 0)
        i++;
    return i;
}

static bool same_keys(const struct figure_row *a, const struct figure_row *b)
{
    for (size_t k = 0; k < a->keys_count; k++)
        if (strcmp(a->keys[k], b->keys[k]) != 0)
            return false;
    return true;
}

/* The series' columns of one line; what the rows do not say stays as it is. */
static void fill_line(char **cells, const struct indicator_read_reply *reply, size_t first,
                      size_t end)
{
    char text[FIGURE_TEXT_SIZE];

    for (size_t r = first; r < end; r++) {
        const struct figure_row *row = &reply->rows[r];
        size_t s = indicators_series(reply, row->series);

        if (s == reply->series_count)
            continue;
        figure_format(reply->series[s].unit, row->value, row->empty, text);
        free(cells[s]);
        cells[s] = memory_text(text);
    }
}

/* A page may end between two series of one set of keys: its line then goes on. */
static bool goes_on(const struct table *table, const struct reference *reference,
                    const struct indicator_read_reply *reply)
{
    char label[LABEL_TEXT_SIZE];

    if (table->cell_count == 0 || reply->rows_count == 0)
        return false;
    for (size_t k = 0; k < reply->receipt.by_count; k++) {
        figure_axis_format(reference, reply->receipt.by[k], reply->rows[0].keys[k], label);
        if (strcmp(table->cells[table->cell_count - table->column_count + k], label) != 0)
            return false;
    }
    return true;
}

/* One line for each set of keys, one column for each series. */
static void add_readable_rows(struct table *table, const struct reference *reference,
                              const struct indicator_read_reply *reply)
{
    bool is_same = goes_on(table, reference, reply);
    char label[LABEL_TEXT_SIZE];

    for (size_t first = 0, end; first < reply->rows_count; first = end, is_same = false) {
        for (end = first;
             end < reply->rows_count && same_keys(&reply->rows[first], &reply->rows[end]); end++)
            ;
        for (size_t k = 0; !is_same && k < reply->receipt.by_count; k++) {
            figure_axis_format(reference, reply->receipt.by[k], reply->rows[first].keys[k], label);
            table_cell(table, label);
        }
        for (size_t s = 0; !is_same && s < reply->series_count; s++)
            table_cell(table, "–");
        fill_line(table->cells + table->cell_count - reply->series_count, reply, first, end);
    }
}

static void add_plain_rows(struct table *table, const struct indicator_read_reply *reply)
{
    char text[FIGURE_TEXT_SIZE];

    for (size_t r = 0; r < reply->rows_count; r++) {
        const struct figure_row *row = &reply->rows[r];
        size_t s = indicators_series(reply, row->series);
        enum figure_unit unit = s < reply->series_count ? reply->series[s].unit : UNIT_COUNT;

        for (size_t k = 0; k < reply->receipt.by_count; k++)
            table_cell(table, row->keys[k]);
        table_cell(table, row->series);
        table_cell_format(table, "%lld", (long long)row->numerator);
        table_cell_format(table, "%lld", (long long)row->denominator);
        figure_plain(unit, row->value, row->empty, text);
        table_cell(table, text);
        table_cell(table, figure_plain_unit(unit));
    }
}

static void add_columns(struct table *table, const struct indicator_read_reply *reply,
                        enum format format)
{
    for (size_t k = 0; k < reply->receipt.by_count; k++)
        table_column(table, enumeration_word(&axes, (int)reply->receipt.by[k]),
                     format == FORMAT_TABLE ? enumeration_label(&axes, (int)reply->receipt.by[k])
                                            : NULL,
                     false);
    for (size_t s = 0; format == FORMAT_TABLE && s < reply->series_count; s++)
        table_column(table, reply->series[s].id, reply->series[s].label, true);
    if (format == FORMAT_TABLE)
        return;
    table_column(table, "series", NULL, false);
    table_column(table, "numerator", NULL, true);
    table_column(table, "denominator", NULL, true);
    table_column(table, "value", NULL, true);
    table_column(table, "unit", NULL, false);
}

/* Whoever is behind, or stands still, is named; the others are counted. */
static void print_freshness(const struct freshness_get_reply *reply)
{
    size_t fresh = 0;

    for (size_t i = 0; i < reply->sources_count; i++) {
        const struct source_freshness *source = &reply->sources[i];

        if (strcmp(source->state, "live") == 0 && source->applied == source->known)
            fresh++;
        else
            printf("Fraîcheur : %s %s, position %lld sur %lld, retard %lld ms.\n", source->source,
                   source->state, (long long)source->applied, (long long)source->known,
                   (long long)source->delay_ms);
    }
    printf("Fraîcheur : à jour avec %zu journaux sur %zu.\n", fresh, reply->sources_count);
}

void indicators_print_freshness(struct session *session)
{
    struct freshness_get request = {0};
    struct freshness_get_reply *reply = memory_new(1, sizeof *reply);
    struct error ignored;

    if (session_ask(session, "", &freshness_get_schema, &request, reply, NULL, &ignored) == 0)
        print_freshness(reply);
    free(reply);
}

/* Registration's position, which people compare; the receipt has all of them. */
static void print_sources(const struct receipt *receipt)
{
    size_t others = receipt->sources_count;

    for (size_t i = 0; i < receipt->sources_count; i++) {
        if (strcmp(receipt->sources[i].source, "registration") != 0)
            continue;
        printf("Repose sur registration jusqu'à la position %lld",
               (long long)receipt->sources[i].position);
        others--;
    }
    if (others > 0)
        printf("%s %zu autre%s journa%s", others < receipt->sources_count ? " et" : "Repose sur",
               others, others > 1 ? "s" : "", others > 1 ? "ux" : "l");
}

static void print_foot(const struct indicator_read_reply *reply)
{
    const struct receipt *receipt = &reply->receipt;

    putchar('\n');
    print_sources(receipt);
    printf(" ; %s (%.1f ms).\n",
           reply->from_facts ? "coupe calculée sur les faits" : "coupe déclarée",
           (double)reply->duration_us / 1000);
    if (reply->overlapping)
        puts("Un même fait peut être dans plusieurs lignes : ne pas les additionner.");
}

/* Reads every page into the table, or into a list of pages. */
static int read_pages(struct session *session, const struct reference *reference,
                      struct indicator_read *request, enum format format, struct table *table,
                      json_t *pages, struct indicator_read_reply *reply, struct error *error)
{
    do {
        if (session_ask(session, "", &indicator_read_schema, request, reply, NULL, error) != 0)
            return -1;
        if (table->column_count == 0)
            add_columns(table, reply, format);
        if (format == FORMAT_JSON)
            json_array_append_new(pages, record_to_json(&indicator_read_reply_schema, reply));
        else if (format == FORMAT_CSV)
            add_plain_rows(table, reply);
        else
            add_readable_rows(table, reference, reply);
        memcpy(request->after, reply->next, sizeof request->after);
    } while (reply->next[0] != '\0');
    return 0;
}

void indicators_print_pages(json_t *pages)
{
    json_dumpf(json_array_size(pages) == 1 ? json_array_get(pages, 0) : pages, stdout,
               JSON_INDENT(2));
    putchar('\n');
}

static int read_one(struct session *session, const struct cut *cut, const char *id,
                    struct error *error)
{
    struct indicator_read_reply *reply = memory_new(1, sizeof *reply);
    struct reference *reference =
        reference_open(session_settings(session)->reference, &(struct error){0});
    struct indicator_read request;
    struct table table = {0};
    json_t *pages = json_array();
    int result = indicators_request(cut, id, &request, error);

    if (result == 0)
        result = read_pages(session, reference, &request, cut->format, &table, pages, reply, error);
    if (result == 0 && cut->format == FORMAT_JSON) {
        indicators_print_pages(pages);
    } else if (result == 0) {
        if (cut->format == FORMAT_TABLE)
            printf("%s\n\n", reply->label);
        table_print(&table, cut->format, stdout);
        if (cut->format == FORMAT_TABLE) {
            print_foot(reply);
            indicators_print_freshness(session);
        }
    }
    json_decref(pages);
    table_close(&table);
    reference_close(reference);
    free(reply);
    return result;
}

/* Freshness is not a cut of facts: it is asked for by its own request. */
static int read_named(struct session *session, const struct cut *cut, const char *id,
                      struct error *error)
{
    if (strcmp(id, "fraicheur") != 0)
        return read_one(session, cut, id, error);
    indicators_print_freshness(session);
    return 0;
}

enum outcome indicators_run(struct invocation *invocation, struct error *error)
{
    const struct cut *cut = invocation->options;
    struct indicator_read checked;
    struct session *session;
    int result;

    if (indicators_request(cut, "", &checked, error) != 0)
        return OUTCOME_USAGE;
    if (invocation->argument_count == 0 && cut->by[0] != '\0') {
        fail(error, ERROR_INVALID,
             "--by cuts one indicator: say which, `appui indicators` lists them");
        return OUTCOME_USAGE;
    }
    session = session_open(&invocation->global, error);
    if (session == NULL)
        return OUTCOME_USAGE;
    result = date_is_none(cut->as_of)
                 ? 0
                 : session_patience_with_reporting(session, AS_OF_PATIENCE_MS, error);
    if (result == 0)
        result = invocation->argument_count == 0
                     ? indicators_read_all(session, cut, error)
                     : read_named(session, cut, invocation->arguments[0], error);
    session_close(session);
    return result == 0 ? OUTCOME_DONE : command_outcome(error);
}
