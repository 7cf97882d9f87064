#include <string.h>

#include "services/reporting/cut_internal.h"
#include "services/reporting/text.h"

/* ---- SQL: what is added up ---- */

void cut_add_keys(const struct cut *cut, enum cut_rows rows, struct buffer *sql)
{
    for (size_t i = 0; i < cut->by_count; i++)
        if (cut->by[i] != AXIS_MONTH)
            text_add(sql, "coalesce(%s, '') AS k%zu, ", cut_column(cut, cut->by[i], rows), i);
}

static void add_values(const struct cut *cut, enum axis axis, struct buffer *sql)
{
    const char *separator = "";

    for (size_t i = 0; i < cut->where_count; i++) {
        if (cut->where[i].axis != axis)
            continue;
        text_add(sql, "%s'%s'", separator, cut->where[i].value);
        separator = ", ";
    }
}

void cut_add_conditions(const struct cut *cut, enum cut_rows rows, unsigned without,
                        struct buffer *sql)
{
    for (int axis = AXIS_REGION2013; axis < AXIS_COUNT; axis++) {
        bool is_set = rows == ROWS_FACTS && axis == AXIS_PLACE_KIND;

        if ((without & (1u << axis)) != 0 || cut_conditions_on(cut, (enum axis)axis) == 0)
            continue;
        if (is_set)
            text_add(sql, " AND c.kinds && ARRAY[");
        else
            text_add(sql, rows == ROWS_CELLS ? " AND %s IN (" : " AND coalesce(%s, '') IN (",
                     cut_column(cut, (enum axis)axis, rows));
        add_values(cut, (enum axis)axis, sql);
        text_add(sql, is_set ? "]" : ")");
    }
}

void cut_add_hubs(const struct cut *cut, const char *departement, struct buffer *sql)
{
    if ((cut_all_axes(cut) & BIT(HUB)) != 0)
        text_add(sql,
                 " JOIN (SELECT DISTINCT hub, departement FROM hub_departement "
                 "WHERE from_day < month_first(%d) AND (until_day IS NULL OR until_day >= "
                 "month_first(%d) - 1)) h ON h.departement = %s",
                 cut->to.month + 1, cut->to.month + 1, departement);
}

/* Which measures a relation has; the others are zeros there. */
enum relation {
    FROM_CELLS,
    FROM_LEVELS,
    FROM_AID,
    FROM_CONTRACTS,
    FROM_JOBS,
    FROM_EMPLOYERS,
    FROM_NETWORK,
};

static bool relation_has(const struct cut *cut, enum relation relation, const struct series *series)
{
    bool is_level = series->store == STORE_LEVEL;

    if (series->id == NULL || !cut_has_series(cut, series))
        return false;
    switch (relation) {
    case FROM_CELLS: return series->store == STORE_CELL;
    case FROM_LEVELS: return is_level;
    case FROM_AID: return series->store == STORE_AID;
    case FROM_CONTRACTS: return series->store == STORE_CELL;
    case FROM_JOBS: return series->store == STORE_CELL && cut_says_posts(series);
    case FROM_EMPLOYERS: return is_level && cut_counts_employers(cut);
    case FROM_NETWORK: return cut_is_network(series);
    }
    return false;
}

static void add_measures(const struct cut *cut, enum relation relation, struct buffer *sql)
{
    for (size_t i = 0; i < indicator_series(cut->indicator); i++) {
        const struct series *series = &cut->indicator->series[i];
        bool has = relation_has(cut, relation, series);

        text_add(sql, ", %s AS n%zu", has ? series->measure : "0", i);
        if (series->base == BASE_MEASURE)
            text_add(sql, ", %s AS d%zu", has ? series->denominator : "0", i);
        else if (series->base == BASE_ENVELOPE)
            text_add(sql, ", %s AS d%zu", relation == FROM_LEVELS ? "allotted" : "0", i);
    }
}

static bool needs(const struct cut *cut, enum relation relation)
{
    for (size_t i = 0; i < indicator_series(cut->indicator); i++)
        if (relation_has(cut, relation, &cut->indicator->series[i]) ||
            (relation == FROM_LEVELS && cut->indicator->series[i].base == BASE_ENVELOPE))
            return true;
    return false;
}

/* Joins and conditions that put a cell of a département into its region and a métier into its
 * sector. */
void cut_add_cell_source(const struct cut *cut, const char *table, struct buffer *sql)
{
    unsigned set = cut_all_axes(cut);

    text_add(sql, " FROM %s c", table);
    if ((set & REGIONS) != 0)
        text_add(sql, " JOIN territory_defined t ON t.departement = c.territory");
    cut_add_hubs(cut, "c.territory", sql);
    if ((set & BIT(SECTOR)) != 0)
        text_add(sql, " JOIN metier_defined m ON m.metier = c.value");
}

void cut_add_cell_conditions(const struct cut *cut, struct buffer *sql)
{
    text_add(sql, " WHERE c.axis = '%s'%s", cut_cell_axis(cut),
             (cut_all_axes(cut) & TERRITORIES) == 0 ? " AND c.territory = 'FR'" : "");
    cut_add_conditions(cut, ROWS_CELLS, 0, sql);
}

/* The cells of an axis, with what they have not taken in yet. */
static void add_current(const struct cut *cut, const char *prefix, struct buffer *sql)
{
    const char *axis = cut_cell_axis(cut);
    char view[48];

    snprintf(view, sizeof view, "current_%s%s", prefix, *axis == '\0' ? "total" : axis);
    cut_add_cell_source(cut, view, sql);
}

static void add_cells(const struct cut *cut, struct buffer *sql)
{
    text_add(sql, "SELECT ");
    cut_add_keys(cut, ROWS_CELLS, sql);
    text_add(sql, "c.month AS month");
    add_measures(cut, FROM_CELLS, sql);
    add_current(cut, "", sql);
    cut_add_cell_conditions(cut, sql);
    text_add(sql, " AND c.month <= %d", cut->to.month);
}

/* What is counted once, in the country or a département. */
static void add_level_cells(const struct cut *cut, struct buffer *sql)
{
    text_add(sql, "SELECT ");
    cut_add_keys(cut, ROWS_CELLS, sql);
    text_add(sql, "c.month AS month");
    add_measures(cut, FROM_LEVELS, sql);
    cut_add_cell_source(cut, "level_cell", sql);
    cut_add_cell_conditions(cut, sql);
    text_add(sql, " AND c.month <= %d", cut->to.month);
}

/* The same in a region, whose rows have the territory '2013-24'. */
static void add_levels(const struct cut *cut, enum axis region, struct buffer *sql)
{
    text_add(sql, "SELECT ");
    for (size_t i = 0; i < cut->by_count; i++)
        if (cut->by[i] != AXIS_MONTH)
            text_add(sql, "%s AS k%zu, ",
                     cut->by[i] == region ? "substr(c.territory, 6)"
                                          : cut_columns[cut->by[i]].column[ROWS_CELLS],
                     i);
    text_add(sql, "c.month AS month");
    add_measures(cut, FROM_LEVELS, sql);
    text_add(sql, " FROM level_cell c WHERE c.axis = '%s' AND c.territory LIKE '%s-%%'",
             cut_cell_axis(cut), region == AXIS_REGION2013 ? "2013" : "2016");
    cut_add_conditions(cut, ROWS_CELLS, TERRITORIES, sql);
    if (cut_conditions_on(cut, region) > 0) {
        text_add(sql, " AND substr(c.territory, 6) IN (");
        add_values(cut, region, sql);
        text_add(sql, ")");
    }
    text_add(sql, " AND c.month <= %d", cut->to.month);
}

static void add_aid_cells(const struct cut *cut, struct buffer *sql)
{
    text_add(sql, "SELECT ");
    cut_add_keys(cut, ROWS_CELLS, sql);
    text_add(sql, "c.year * 12 + x.number AS month");
    add_measures(cut, FROM_AID, sql);
    add_current(cut, "aid_", sql);
    text_add(sql, " CROSS JOIN LATERAL (VALUES (0, due_1), (1, due_2), (2, due_3), (3, due_4), "
                  "(4, due_5), (5, due_6), (6, due_7), (7, due_8), (8, due_9), (9, due_10), "
                  "(10, due_11), (11, due_12)) x (number, due)");
    cut_add_cell_conditions(cut, sql);
    text_add(sql, " AND c.year * 12 + x.number <= %d", cut->to.month);
}

void cut_add_fact_source(const struct cut *cut, const char *delta, const char *thing,
                         const char *id, struct buffer *sql)
{
    unsigned set = cut_all_axes(cut);

    text_add(sql, " FROM %s d JOIN %s c ON c.%s = d.%s", delta, thing, id, id);
    if ((cut_by_axes(cut) & BIT(PLACE_KIND)) != 0)
        text_add(sql, " CROSS JOIN LATERAL unnest(c.kinds) p (kind)");
    if ((set & BIT(MOTIVE)) != 0)
        text_add(sql, " JOIN contract_broken b ON b.contract = c.%s", id);
    cut_add_hubs(cut, "c.departement", sql);
    text_add(sql, " WHERE true");
    cut_add_conditions(cut, ROWS_FACTS, 0, sql);
}

static void add_contracts(const struct cut *cut, struct buffer *sql)
{
    text_add(sql, "SELECT ");
    cut_add_keys(cut, ROWS_FACTS, sql);
    text_add(sql, "d.month AS month");
    add_measures(cut, FROM_CONTRACTS, sql);
    cut_add_fact_source(cut, "(SELECT *, 0 AS approved, 0 AS held FROM contract_delta)",
                        "contract_signed", "contract", sql);
    text_add(sql, " AND d.month <= %d", cut->to.month);
}

static void add_jobs(const struct cut *cut, struct buffer *sql)
{
    text_add(sql, "SELECT ");
    cut_add_keys(cut, ROWS_FACTS, sql);
    text_add(sql, "d.month AS month");
    add_measures(cut, FROM_JOBS, sql);
    cut_add_fact_source(cut, "(SELECT *, 0 AS occupied FROM job_delta)", "job_approved", "job",
                        sql);
    text_add(sql, " AND d.month <= %d", cut->to.month);
}

static void add_aid_facts(const struct cut *cut, struct buffer *sql)
{
    text_add(sql, "SELECT ");
    cut_add_keys(cut, ROWS_FACTS, sql);
    text_add(sql, "d.month AS month");
    add_measures(cut, FROM_AID, sql);
    cut_add_fact_source(cut, "contract_aid", "contract_signed", "contract", sql);
    text_add(sql, " AND d.month <= %d", cut->to.month);
}

/* Each employer once in each row, from its first contract there. */
static void add_employers(const struct cut *cut, struct buffer *sql)
{
    text_add(sql, "SELECT e.*");
    add_measures(cut, FROM_EMPLOYERS, sql);
    text_add(sql, " FROM (SELECT ");
    cut_add_keys(cut, ROWS_FACTS, sql);
    text_add(sql, "min(month_of(c.signed_on)) AS month, 1 AS employers");
    cut_add_fact_source(cut, "contract_signed", "contract_signed", "contract", sql);
    text_add(sql, " GROUP BY ");
    for (size_t i = 0; i < cut->by_count; i++)
        if (cut->by[i] != AXIS_MONTH)
            text_add(sql, "k%zu, ", i);
    text_add(sql, "employer_root(c.employer)) e WHERE e.month <= %d", cut->to.month);
}

static void add_part(const struct cut *cut, void (*add)(const struct cut *, struct buffer *),
                     bool *is_first, struct buffer *sql)
{
    if (!*is_first)
        text_add(sql, " UNION ALL ");
    add(cut, sql);
    *is_first = false;
}

void cut_add_relation(const struct cut *cut, struct buffer *sql)
{
    bool is_first = true;
    enum axis region = cut_only_territory(cut);

    if (cut->from_facts) {
        if (needs(cut, FROM_CONTRACTS))
            add_part(cut, add_contracts, &is_first, sql);
        if (needs(cut, FROM_JOBS))
            add_part(cut, add_jobs, &is_first, sql);
        if (needs(cut, FROM_AID))
            add_part(cut, add_aid_facts, &is_first, sql);
        if (needs(cut, FROM_EMPLOYERS))
            add_part(cut, add_employers, &is_first, sql);
        if (needs(cut, FROM_NETWORK))
            add_part(cut, cut_add_network, &is_first, sql);
        return;
    }
    if (needs(cut, FROM_CELLS) || !needs(cut, FROM_NETWORK)) /* zeros are rows too */
        add_part(cut, add_cells, &is_first, sql);
    if (needs(cut, FROM_LEVELS) && (region == AXIS_REGION2013 || region == AXIS_REGION2016)) {
        text_add(sql, " UNION ALL ");
        add_levels(cut, region, sql);
    } else if (needs(cut, FROM_LEVELS)) {
        add_part(cut, add_level_cells, &is_first, sql);
    }
    if (needs(cut, FROM_AID))
        add_part(cut, add_aid_cells, &is_first, sql);
    if (needs(cut, FROM_NETWORK))
        add_part(cut, cut_add_network, &is_first, sql);
}
