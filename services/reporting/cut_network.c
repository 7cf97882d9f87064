/* What the hubs and the DLA tell: a cell is one measure of one cut, so each series picks its own.
 */
#include <inttypes.h>
#include <string.h>

#include "services/reporting/cut_internal.h"
#include "services/reporting/text.h"

bool cut_is_network(const struct series *series)
{
    return series->store == STORE_NETWORK || series->store == STORE_NETWORK_DELAY;
}

bool cut_is_of_territory(const struct cut *cut)
{
    return cut->indicator->is_of_territory;
}

/* Measures and denominators of all its series. */
static void add_measures(const struct cut *cut, struct buffer *sql)
{
    const char *separator = "";

    text_add(sql, " c.measure IN (");
    for (size_t i = 0; i < indicator_series(cut->indicator); i++) {
        const struct series *series = &cut->indicator->series[i];

        if (!cut_is_network(series))
            continue;
        text_add(sql, "%s'%s'", separator, series->measure);
        separator = ", ";
        if (series->base == BASE_MEASURE)
            text_add(sql, ", '%s'", series->denominator);
    }
    text_add(sql, ")");
}

/* From `cell` or, when no cell holds the cut, from `view`; known as c, with conditions. */
static void add_source(const struct cut *cut, const char *cell, const char *view,
                       struct buffer *sql)
{
    const char *departement = cut->from_facts ? "c.departement" : "c.territory";
    unsigned set = cut_all_axes(cut), territories = REGIONS;

    text_add(sql, " FROM %s c", cut->from_facts ? view : cell);
    if ((set & REGIONS) != 0)
        text_add(sql, " JOIN territory_defined t ON t.departement = %s", departement);
    if (cut_is_of_territory(cut)) {
        cut_add_hubs(cut, departement, sql);
        territories = TERRITORIES;
    }
    text_add(sql, " WHERE");
    add_measures(cut, sql);
    if (!cut->from_facts)
        text_add(sql, " AND c.axis = '%s'%s", cut_network_axis(cut),
                 (set & territories) == 0 ? " AND c.territory = 'FR'" : "");
    cut_add_conditions(cut, cut->from_facts ? ROWS_NETWORK_FACTS : ROWS_NETWORK_CELLS, 0, sql);
}

static enum cut_rows rows_of(const struct cut *cut)
{
    return cut->from_facts ? ROWS_NETWORK_FACTS : ROWS_NETWORK_CELLS;
}

static void add_amount(const struct series *series, const char *measure, const char *column,
                       size_t i, struct buffer *sql)
{
    if (cut_is_network(series))
        text_add(sql, ", CASE c.measure WHEN '%s' THEN c.amount ELSE 0 END AS %s%zu", measure,
                 column, i);
    else
        text_add(sql, ", 0 AS %s%zu", column, i);
}

void cut_add_network(const struct cut *cut, struct buffer *sql)
{
    text_add(sql, "SELECT ");
    cut_add_keys(cut, rows_of(cut), sql);
    text_add(sql, "c.month AS month");
    for (size_t i = 0; i < indicator_series(cut->indicator); i++) {
        const struct series *series = &cut->indicator->series[i];

        add_amount(series, series->measure, "n", i, sql);
        if (series->base == BASE_MEASURE)
            add_amount(series, series->denominator, "d", i, sql);
        else if (series->base == BASE_ENVELOPE)
            text_add(sql, ", 0 AS d%zu", i);
    }
    add_source(cut, "current_network_cell", "network_contribution", sql);
    text_add(sql, " AND c.month <= %d", cut->to.month);
}

void cut_network_delays_sql(const struct cut *cut, struct buffer *sql)
{
    text_add(sql, "WITH r AS (SELECT ");
    cut_add_keys(cut, rows_of(cut), sql);
    text_add(sql, "c.month AS month, c.measure AS measure, c.days AS days, c.amount AS things");
    add_source(cut, "network_delay_cell", "(SELECT *, 1 AS amount FROM network_delay)", sql);
    text_add(sql, " AND c.month BETWEEN %d AND %d)", cut->from.month, cut->to.month);
    cut_add_centiles(cut, sql);
}

/* A thing counts for both: of a rate, whatever is among its denominator is shown. */
void cut_network_things_sql(const struct cut *cut, const struct series *series, int64_t limit,
                            struct buffer *sql)
{
    bool is_delay = series->store == STORE_NETWORK_DELAY;
    const char *below = series->base == BASE_MEASURE ? series->denominator : "";
    struct indicator one = {.series = {*series},
                            .is_of_territory = cut->indicator->is_of_territory};
    struct cut facts = *cut;

    facts.indicator = &one;
    facts.by_count = 0;
    facts.from_facts = true;
    text_add(sql,
             "WITH s AS (SELECT c.thing, c.departement, min(c.month) AS month, "
             "sum(c.%s) FILTER (WHERE c.measure = '%s') AS n, sum(c.%s) FILTER (WHERE c.measure = "
             "'%s') AS d",
             is_delay ? "days" : "amount", series->measure, is_delay ? "days * 0 + 1" : "amount",
             is_delay ? series->measure : below);
    add_source(&facts, NULL, is_delay ? "network_delay" : "network_contribution", sql);
    text_add(sql, " AND c.month <= %d", cut->to.month);
    if (series->kind == SERIES_FLOW)
        text_add(sql, " AND c.month >= %d", cut->from.month);
    text_add(sql,
             " GROUP BY 1, 2) SELECT 'network', s.thing, s.departement, s.month, coalesce(s.n, 0), "
             "coalesce(s.d, 0), '', " CUT_ELSEWHERE
             ", '' FROM s WHERE s.n <> 0 OR s.d <> 0 ORDER BY s.month, s.thing LIMIT %" PRId64
             " OFFSET %" PRId64,
             limit + 1, cut->skip);
    buffer_append(sql, "", 1);
}
