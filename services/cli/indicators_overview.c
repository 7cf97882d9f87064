#include <stdlib.h>

#include "services/cli/figure.h"
#include "services/cli/indicators_internal.h"

/* Some indicators are always cut by an axis of their own: breaches by motive, contracts by new
 * service. */
static void add_own_key(struct table *table, const struct indicator_read_reply *reply,
                        const struct figure_row *row, enum format format)
{
    char label[LABEL_TEXT_SIZE] = "";

    if (reply->receipt.by_count > 0 && format == FORMAT_CSV)
        snprintf(label, sizeof label, "%s", row->keys[0]);
    else if (reply->receipt.by_count > 0)
        figure_axis_format(NULL, reply->receipt.by[0], row->keys[0], label);
    table_cell(table, label);
}

static int add_overview(struct session *session, const struct cut *cut, const char *id,
                        struct table *table, json_t *pages, struct error *error)
{
    struct indicator_read_reply *reply = memory_new(1, sizeof *reply);
    struct indicator_read request;
    int result = indicators_request(cut, id, &request, error);

    request.by_count = 0;
    if (result == 0)
        result = session_ask(session, "", &indicator_read_schema, &request, reply, NULL, error);
    if (result == 0)
        json_array_append_new(pages, record_to_json(&indicator_read_reply_schema, reply));
    for (size_t r = 0; result == 0 && r < reply->rows_count; r++) {
        const struct figure_row *row = &reply->rows[r];
        size_t s = indicators_series(reply, row->series);
        enum figure_unit unit = s < reply->series_count ? reply->series[s].unit : UNIT_COUNT;
        char text[FIGURE_TEXT_SIZE];

        table_cell(table, id);
        if (cut->format == FORMAT_CSV || s == reply->series_count)
            table_cell(table, row->series);
        else
            table_cell(table, reply->series[s].label);
        add_own_key(table, reply, row, cut->format);
        if (cut->format == FORMAT_CSV)
            figure_plain(unit, row->value, row->empty, text);
        else
            figure_format(unit, row->value, row->empty, text);
        table_cell(table, text);
        table_cell_format(table, "%lld", (long long)row->numerator);
        table_cell_number(table, row->denominator != 0, row->denominator);
    }
    free(reply);
    return result;
}

int indicators_read_all(struct session *session, const struct cut *cut, struct error *error)
{
    struct indicator_list request = {0};
    struct indicator_list_reply *list = memory_new(1, sizeof *list);
    struct table table = {0};
    json_t *pages = json_array();
    int result = session_ask(session, "", &indicator_list_schema, &request, list, NULL, error);

    table_column(&table, "id", "indicateur", false);
    table_column(&table, "series", "", false);
    table_column(&table, "key", "", false);
    table_column(&table, "value", "valeur", true);
    table_column(&table, "numerator", "numérateur", true);
    table_column(&table, "denominator", "dénominateur", true);
    /* A condition may suit some indicators and not others: those are left out. */
    for (size_t i = 0; result == 0 && i < list->indicators_count; i++)
        if (add_overview(session, cut, list->indicators[i].id, &table, pages, error) != 0 &&
            error->code == ERROR_UNAVAILABLE)
            result = -1;
    if (json_array_size(pages) == 0)
        result = -1;
    if (result == 0 && cut->format == FORMAT_JSON)
        indicators_print_pages(pages);
    else if (result == 0)
        table_print(&table, cut->format, stdout);
    if (result == 0 && cut->format == FORMAT_TABLE) {
        putchar('\n');
        indicators_print_freshness(session);
    }
    json_decref(pages);
    table_close(&table);
    free(list);
    return result;
}
