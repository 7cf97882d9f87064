#include <inttypes.h>
#include <string.h>

#include "services/reporting/cut_internal.h"
#include "services/reporting/text.h"

/* ---- SQL: sums, months, pages ---- */

static void list_keys(const struct cut *cut, const char *prefix, struct buffer *sql)
{
    for (size_t i = 0; i < cut->by_count; i++)
        if (cut->by[i] != AXIS_MONTH)
            text_add(sql, "%sk%zu, ", prefix, i);
}

static void order_keys(const struct cut *cut, struct buffer *sql)
{
    if (cut->by_count == 0)
        return;
    text_add(sql, " ORDER BY ");
    for (size_t i = 0; i < cut->by_count; i++)
        text_add(sql, "%s%zu", i > 0 ? ", " : "", i + 1);
}

static void add_page(const struct cut *cut, struct buffer *sql)
{
    size_t most = FIGURE_ROWS_MOST / indicator_series(cut->indicator);

    text_add(sql, " LIMIT %zu OFFSET %" PRId64, most + 1, cut->skip);
}

/* The columns of `by`, in its order. */
static void select_keys(const struct cut *cut, struct buffer *sql)
{
    for (size_t i = 0; i < cut->by_count; i++) {
        if (cut->by[i] == AXIS_MONTH)
            text_add(sql, "month, "); /* its text is made of what a page shows */
        else
            text_add(sql, "k%zu, ", i);
    }
}

static bool has_denominator(const struct series *series)
{
    return series->base == BASE_MEASURE || series->base == BASE_ENVELOPE;
}

static void sum_column(const struct cut *cut, const struct series *series, const char *column,
                       size_t i, struct buffer *sql)
{
    if (series->kind == SERIES_FLOW)
        text_add(sql, "coalesce(sum(%s%zu) FILTER (WHERE month >= %d), 0) AS %s%zu, ", column, i,
                 cut->from.month, column, i);
    else
        text_add(sql, "coalesce(sum(%s%zu), 0) AS %s%zu, ", column, i, column, i);
}

static void sum_columns(const struct cut *cut, struct buffer *sql)
{
    for (size_t i = 0; i < indicator_series(cut->indicator); i++) {
        const struct series *series = &cut->indicator->series[i];

        sum_column(cut, series, "n", i, sql);
        if (has_denominator(series))
            sum_column(cut, series, "d", i, sql);
    }
    sql->size -= 2; /* ", " */
}

static void final_column(const struct cut *cut, const struct series *series, const char *column,
                         size_t i, struct buffer *sql)
{
    if (!cut_has_month(cut) || series->kind == SERIES_FLOW) {
        text_add(sql, "coalesce(%s%zu, 0)", column, i);
        return;
    }
    text_add(sql, "sum(coalesce(%s%zu, 0)) OVER (PARTITION BY ", column, i);
    list_keys(cut, "", sql);
    text_add(sql, "true ORDER BY month ROWS UNBOUNDED PRECEDING)");
}

static void final_columns(const struct cut *cut, struct buffer *sql)
{
    bool is_national = (cut_all_axes(cut) & ~BIT(MONTH)) == 0;

    for (size_t i = 0; i < indicator_series(cut->indicator); i++) {
        const struct series *series = &cut->indicator->series[i];

        text_add(sql, "%s", i > 0 ? ", " : "");
        final_column(cut, series, "n", i, sql);
        text_add(sql, ", ");
        if (series->base == BASE_TOTAL || (series->base == BASE_ENVELOPE && is_national))
            text_add(sql,
                     "(SELECT coalesce(sum(total), 0) FROM level_cell WHERE territory = 'FR' AND "
                     "axis = '' AND value = '' AND month <= %d)",
                     cut->to.month);
        else if (has_denominator(series))
            final_column(cut, series, "d", i, sql);
        else
            text_add(sql, "0");
    }
}

/* A month in which nothing moved is a row too: of each value that moved at all, or of the whole. */
static void add_every_month(const struct cut *cut, struct buffer *sql)
{
    text_add(sql, ", k AS (SELECT DISTINCT ");
    list_keys(cut, "", sql);
    text_add(sql, "true AS one%s), f AS (SELECT ", cut->by_count > 1 ? " FROM g" : "");
    list_keys(cut, "k.", sql);
    text_add(sql, "s.month");
    for (size_t i = 0; i < indicator_series(cut->indicator); i++) {
        text_add(sql, ", g.n%zu", i);
        if (has_denominator(&cut->indicator->series[i]))
            text_add(sql, ", g.d%zu", i);
    }
    text_add(sql, " FROM k CROSS JOIN generate_series(%d, %d) s (month) LEFT JOIN g ON ",
             cut->from.month, cut->to.month);
    for (size_t i = 0; i < cut->by_count; i++)
        if (cut->by[i] != AXIS_MONTH)
            text_add(sql, "g.k%zu = k.k%zu AND ", i, i);
    text_add(sql, "g.month = s.month)");
}

/* Whether two hubs that the answer has cover one of its départements on the last day asked: what is
 * there is in the rows of both. */
static void add_overlap(const struct cut *cut, const char *answered, struct buffer *sql)
{
    size_t key = 0;

    if (!cut->may_overlap)
        return;
    while (cut->by[key] != AXIS_HUB)
        key++;
    text_add(sql, ", EXISTS (SELECT FROM territory_defined t");
    cut_add_hubs(cut, "t.departement", sql);
    text_add(sql, " WHERE h.hub IN (SELECT k%zu FROM %s)", key, answered);
    cut_add_conditions(cut, ROWS_CELLS, ~(unsigned)TERRITORIES, sql);
    text_add(sql, " GROUP BY t.departement HAVING count(*) > 1)");
}

static void sums_sql(const struct cut *cut, struct buffer *sql)
{
    text_add(sql, "WITH r AS (");
    cut_add_relation(cut, sql);
    text_add(sql, "), g AS (SELECT ");
    list_keys(cut, "", sql);
    if (cut_has_month(cut))
        text_add(sql, "greatest(month, %d) AS month, ", cut->from.month);
    sum_columns(cut, sql);
    text_add(sql, " FROM r");
    if (cut->by_count > 0) {
        text_add(sql, " GROUP BY ");
        list_keys(cut, "", sql);
        if (cut_has_month(cut))
            text_add(sql, "greatest(month, %d)", cut->from.month);
        else
            sql->size -= 2;
    }
    text_add(sql, ")");
    if (cut_has_month(cut))
        add_every_month(cut, sql);
    text_add(sql, " SELECT ");
    select_keys(cut, sql);
    final_columns(cut, sql);
    add_overlap(cut, "g", sql);
    text_add(sql, " FROM %s", cut_has_month(cut) ? "f" : "g");
    order_keys(cut, sql);
    add_page(cut, sql);
}

/* Centiles by nearest rank: the least number of days that so many percent of the things did not
 * exceed; of each series its own histogram. */
void cut_add_centiles(const struct cut *cut, struct buffer *sql)
{
    text_add(sql, ", h AS (SELECT ");
    list_keys(cut, "", sql);
    text_add(sql, "%smeasure, days, sum(things) AS things FROM r GROUP BY ",
             cut_has_month(cut) ? "month, " : "");
    list_keys(cut, "", sql);
    text_add(sql, "%smeasure, days), w AS (SELECT *, sum(things) OVER (PARTITION BY ",
             cut_has_month(cut) ? "month, " : "");
    list_keys(cut, "", sql);
    text_add(sql, "%smeasure ORDER BY days) AS upto, sum(things) OVER (PARTITION BY ",
             cut_has_month(cut) ? "month, " : "");
    list_keys(cut, "", sql);
    text_add(sql, "%smeasure) AS everyone FROM h WHERE things > 0) SELECT ",
             cut_has_month(cut) ? "month, " : "");
    select_keys(cut, sql);
    for (size_t i = 0; i < indicator_series(cut->indicator); i++) {
        const struct series *series = &cut->indicator->series[i];
        bool is_network = cut_is_network(series);
        const char *measure = is_network ? series->measure : "";

        text_add(sql,
                 "%smin(days) FILTER (WHERE measure = '%s' AND upto * 100 >= everyone * %s), "
                 "max(everyone) FILTER (WHERE measure = '%s')",
                 i > 0 ? ", " : "", measure, is_network ? series->centile : series->measure,
                 measure);
    }
    add_overlap(cut, "w", sql);
    text_add(sql, " FROM w");
    if (cut->by_count > 0) {
        text_add(sql, " GROUP BY ");
        list_keys(cut, "", sql);
        if (cut_has_month(cut))
            text_add(sql, "month");
        else
            sql->size -= 2;
    }
    order_keys(cut, sql);
    add_page(cut, sql);
}

static void delays_sql(const struct cut *cut, struct buffer *sql)
{
    text_add(sql, "WITH r AS (SELECT ");
    cut_add_keys(cut, cut->from_facts ? ROWS_FACTS : ROWS_CELLS, sql);
    if (cut->from_facts) {
        text_add(sql, "d.month AS month, '' AS measure, d.days AS days, 1 AS things");
        cut_add_fact_source(cut, "contract_delay", "contract_signed", "contract", sql);
        text_add(sql, " AND d.month BETWEEN %d AND %d", cut->from.month, cut->to.month);
    } else {
        text_add(sql, "c.month AS month, '' AS measure, c.days AS days, c.jobs AS things");
        cut_add_cell_source(cut, "delay_cell", sql);
        cut_add_cell_conditions(cut, sql);
        text_add(sql, " AND c.month BETWEEN %d AND %d", cut->from.month, cut->to.month);
    }
    text_add(sql, ")");
    cut_add_centiles(cut, sql);
}

void cut_sql(const struct cut *cut, struct buffer *sql)
{
    if (cut->indicator->series[0].store == STORE_DELAY)
        delays_sql(cut, sql);
    else if (cut->indicator->series[0].store == STORE_NETWORK_DELAY)
        cut_network_delays_sql(cut, sql);
    else
        sums_sql(cut, sql);
    buffer_append(sql, "", 1);
}

/* The envelope of each region, and the programme that all of them are a part of. */
static void envelopes_sql(const struct cut *cut, int64_t limit, struct buffer *sql)
{
    const char *positions = "string_agg(e.position::text, ',' ORDER BY e.position)";

    text_add(sql,
             "WITH s AS (SELECT 'programme' AS kind, '' AS region, min(e.month) AS month, 0 AS n, "
             "sum(e.total) AS d, %s AS positions FROM envelope_delta e "
             "WHERE e.territory = 'FR' AND e.total IS NOT NULL AND e.month <= %d "
             "UNION ALL SELECT 'envelope', t.region2013, min(e.month), sum(e.allotted), 0, %s "
             "FROM envelope_delta e JOIN (SELECT DISTINCT region2013, region2016 "
             "FROM territory_defined) t ON e.territory = '2013-' || t.region2013 "
             "WHERE e.month <= %d",
             positions, cut->to.month, positions, cut->to.month);
    cut_add_conditions(cut, ROWS_CELLS, 0, sql);
    text_add(sql,
             " GROUP BY 2) SELECT kind, '', '', month, n, d, positions, '', region FROM s "
             "WHERE n <> 0 OR d <> 0 ORDER BY month, region LIMIT %" PRId64 " OFFSET %" PRId64,
             limit + 1, cut->skip);
    buffer_append(sql, "", 1);
}

/* A job that is held, and who occupies it. */
#define JOBS_OCCUPIED                                                                              \
    "(SELECT job, month, approved, held, 0 AS occupied FROM job_delta UNION ALL "                  \
    "SELECT s.job, o.month, 0, 0, o.occupied FROM contract_delta o "                               \
    "JOIN contract_signed s USING (contract))"

void cut_things_sql(const struct cut *cut, size_t number, int64_t limit, struct buffer *sql)
{
    const struct series *series = &cut->indicator->series[number];
    const char *denominator = series->base == BASE_MEASURE ? series->denominator : "0";
    struct cut facts = *cut;
    const char *delta = "(SELECT *, 0 AS approved, 0 AS held FROM contract_delta)";
    const char *thing = "contract_signed", *id = "contract", *measure = series->measure;

    if (cut_is_network(series)) {
        cut_network_things_sql(cut, series, limit, sql);
        return;
    }
    if (strcmp(measure, "allotted") == 0) {
        envelopes_sql(cut, limit, sql);
        return;
    }
    facts.by_count = 0;
    if (cut_says_posts(series)) {
        delta = strstr(measure, "occupied") != NULL ? JOBS_OCCUPIED : "job_delta";
        thing = "job_approved";
        id = "job";
    } else if (series->store == STORE_AID) {
        delta = "contract_aid";
    } else if (series->store == STORE_DELAY) {
        delta = "contract_delay";
        measure = "days";
        denominator = "1";
    } else if (cut_counts_employers(cut)) {
        delta =
            "(SELECT contract, month_of(signed_on) AS month, 1 AS employers FROM contract_signed)";
    }
    text_add(sql,
             "WITH s AS (SELECT c.%s AS thing, c.departement, min(d.month) AS month, "
             "sum(%s) AS n, sum(%s) AS d",
             id, measure, denominator);
    cut_add_fact_source(&facts, delta, thing, id, sql);
    text_add(sql, " AND d.month <= %d", cut->to.month);
    if (series->kind == SERIES_FLOW)
        text_add(sql, " AND d.month >= %d", cut->from.month);
    text_add(sql,
             " GROUP BY 1, 2 HAVING sum(%s) <> 0 OR sum(%s) <> 0) "
             "SELECT '%s', s.thing, s.departement, s.month, coalesce(s.n, 0), coalesce(s.d, 0), "
             "(SELECT string_agg(e.position::text, ',' ORDER BY e.position) FROM thing_event e "
             "WHERE e.thing = s.thing), " CUT_ELSEWHERE
             ", '' FROM s ORDER BY s.month, s.thing LIMIT %" PRId64 " OFFSET %" PRId64,
             measure, denominator, id, limit + 1, cut->skip);
    buffer_append(sql, "", 1);
}
