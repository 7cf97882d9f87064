#include "services/cli/explain.h"

#include <stdlib.h>
#include <string.h>

#include "services/cli/indicators_internal.h"

#define RECORD struct cut
/* clang-format off */
static const struct field explain_fields[] = {
    {TEXT(series),                         OPTIONAL, "which line of the indicator; the first when absent"},
    {LIST(where, where_count, FIELD_TEXT), OPTIONAL, "AXIS=VALUE: only those; may be repeated"},
    {MONTH(month),                         OPTIONAL, "that month alone"},
    {MONTH(from),                          OPTIONAL, "first month of a period"},
    {MONTH(to),                            OPTIONAL, "last month of a period"},
    {ENUM(format, &formats),               OPTIONAL, "how it is printed", INITIAL("table")},
};
/* clang-format on */
const struct schema explain_options_schema = {
    .name = "explain", .meaning = "Explains a figure.", FIELDS(explain_fields)};
#undef RECORD

static void add_thing(struct table *table, const struct explained_thing *thing)
{
    char id[ID_TEXT_SIZE], month[MONTH_TEXT_SIZE], positions[1000] = "";

    id_format(&thing->thing, id);
    month_format(thing->month, month);
    for (size_t p = 0; p < thing->positions_count; p++)
        snprintf(positions + strlen(positions), sizeof positions - strlen(positions), "%s%lld",
                 p == 0 ? "" : ",", (long long)thing->positions[p]);
    for (size_t e = 0; e < thing->elsewhere_count; e++)
        snprintf(positions + strlen(positions), sizeof positions - strlen(positions), "%s%s",
                 positions[0] == '\0' ? "" : ",", thing->elsewhere[e]);
    table_cell(table, thing->kind);
    table_cell(table, id_is_none(&thing->thing) ? "" : id);
    table_cell(table, thing->departement);
    table_cell(table, thing->region2013);
    table_cell(table, month);
    table_cell_format(table, "%lld", (long long)thing->numerator);
    table_cell_format(table, "%lld", (long long)thing->denominator);
    table_cell(table, positions);
}

/* *has_regions: some of it is of a region. */
static int explain_pages(struct session *session, struct explain *request, struct table *table,
                         bool *has_regions, struct error *error)
{
    struct explain_reply *reply = memory_new(1, sizeof *reply);
    int result;

    do {
        result = session_ask(session, "", &explain_schema, request, reply, NULL, error);
        for (size_t i = 0; result == 0 && i < reply->things_count; i++) {
            add_thing(table, &reply->things[i]);
            *has_regions |= reply->things[i].region2013[0] != '\0';
        }
        memcpy(request->after, reply->next, sizeof request->after);
    } while (result == 0 && reply->next[0] != '\0');
    free(reply);
    return result;
}

enum outcome explain_run(struct invocation *invocation, struct error *error)
{
    const struct cut *cut = invocation->options;
    struct explain request = {
        .where_count = cut->where_count, .month = cut->month, .from = cut->from, .to = cut->to};
    struct table table = {0};
    struct session *session;
    bool has_regions = false;
    int result;

    snprintf(request.id, sizeof request.id, "%s", invocation->arguments[0]);
    memcpy(request.series, cut->series, sizeof request.series);
    if (indicators_conditions(cut, request.where, error) != 0)
        return OUTCOME_USAGE;
    session = session_open(&invocation->global, error);
    if (session == NULL)
        return OUTCOME_USAGE;
    table_column(&table, "kind", NULL, false);
    table_column(&table, "thing", NULL, false);
    table_column(&table, "departement", NULL, false);
    table_column(&table, "region2013", NULL, false);
    table_column(&table, "month", NULL, false);
    table_column(&table, "numerator", NULL, true);
    table_column(&table, "denominator", NULL, true);
    table_column(&table, "positions", "events (positions)", false);
    result = explain_pages(session, &request, &table, &has_regions, error);
    if (!has_regions)
        table_drop(&table, "region2013");
    if (result == 0)
        table_print(&table, cut->format, stdout);
    table_close(&table);
    session_close(session);
    return result == 0 ? OUTCOME_DONE : command_outcome(error);
}
