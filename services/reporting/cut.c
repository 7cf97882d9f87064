#include "services/reporting/cut.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "services/reporting/text.h"

#define BIT(axis) (1u << (AXIS_##axis))
enum {
    TERRITORIES = BIT(REGION2013) | BIT(REGION2016) | BIT(DEPARTEMENT),
    PEOPLE = BIT(GENDER) | BIT(AGE) | BIT(LEVEL) | BIT(ZONE) | BIT(RQTH),
};

/* Where a value of an axis is found: beside a cell, and beside the facts of a contract or job. */
struct axis_columns {
    const char *cell_axis; /* column `axis` of the cells */
    const char *cell, *fact;
};
static const struct axis_columns columns[AXIS_COUNT] = {
    [AXIS_REGION2013] = {NULL, "t.region2013", "c.region2013"},
    [AXIS_REGION2016] = {NULL, "t.region2016", "c.region2016"},
    [AXIS_DEPARTEMENT] = {NULL, "t.departement", "c.departement"},
    [AXIS_SECTOR] = {"metier", "m.sector", "c.sector"},
    [AXIS_METIER] = {"metier", "c.value", "c.metier"},
    [AXIS_FORM] = {"form", "c.value", "c.form"},
    [AXIS_PLACE_KIND] = {"place_kind", "c.value", "p.kind"},
    [AXIS_GENDER] = {"gender", "c.value", "c.gender"},
    [AXIS_AGE] = {"age", "c.value", "c.age_bracket"},
    [AXIS_LEVEL] = {"level", "c.value", "c.level"},
    [AXIS_ZONE] = {"zone", "c.value", "c.zone"},
    [AXIS_RQTH] = {"rqth", "c.value", "CASE WHEN c.rqth THEN 'yes' ELSE 'no' END"},
    [AXIS_MOTIVE] = {"motive", "c.value", "b.motive"},
    [AXIS_SERVICE] = {"service", "c.value", "c.new_service"},
};

static unsigned by_axes(const struct cut *cut)
{
    unsigned set = 0;

    for (size_t i = 0; i < cut->by_count; i++)
        set |= 1u << cut->by[i];
    return set;
}

static unsigned all_axes(const struct cut *cut)
{
    unsigned set = by_axes(cut);

    for (size_t i = 0; i < cut->where_count; i++)
        set |= 1u << cut->where[i].axis;
    return set;
}

static bool has_month(const struct cut *cut)
{
    return (by_axes(cut) & BIT(MONTH)) != 0;
}

/* ---- the request ---------------------------------------------------------------------------------- */

/* Values go into SQL between quotes: codes only. */
static bool is_code(const char *value)
{
    return value[strspn(value, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-.")] ==
           '\0';
}

static int check_axis(const struct cut *cut, enum axis axis, const char *field,
                      struct refusal *refusal)
{
    struct indicator_description description;

    if ((cut->indicator->axes & (1u << axis)) != 0)
        return 0;
    indicator_describe(cut->indicator, &description);
    return refuse(refusal, ERROR_INVALID, "", field,
                  "L'indicateur « %s » ne se découpe pas par %s ; axes possibles : %s.",
                  cut->indicator->id, enumeration_word(&axes, (int)axis),
                  description.axes[0] != '\0' ? description.axes : "aucun");
}

static int check_cut(const struct cut *cut, struct refusal *refusal)
{
    unsigned seen = 0;

    for (size_t i = 0; i < cut->by_count; i++) {
        if (check_axis(cut, cut->by[i], "by", refusal) < 0)
            return -1;
        if ((seen & (1u << cut->by[i])) != 0)
            return refuse(refusal, ERROR_INVALID, "", "by", "L'axe %s est demandé deux fois.",
                          enumeration_word(&axes, (int)cut->by[i]));
        seen |= 1u << cut->by[i];
    }
    for (size_t i = 0; i < cut->where_count; i++) {
        if (check_axis(cut, cut->where[i].axis, "where", refusal) < 0)
            return -1;
        if (cut->where[i].axis == AXIS_MONTH || !is_code(cut->where[i].value))
            return refuse(refusal, ERROR_INVALID, "", "where",
                          "« %s » n'est pas une valeur de l'axe %s ; les mois se demandent par "
                          "month, from et to.",
                          cut->where[i].value, enumeration_word(&axes, (int)cut->where[i].axis));
    }
    return 0;
}

static int read_months(const struct indicator_read *request, struct month first,
                       struct month last, struct cut *out, struct refusal *refusal)
{
    out->from = request->from.month != 0 ? request->from : first;
    out->to = request->to.month != 0 ? request->to : last;
    if (request->month.month != 0)
        out->from = out->to = request->month;
    if (out->from.month > out->to.month)
        return refuse(refusal, ERROR_INVALID, "", "from",
                      "La période commence après sa fin : from doit précéder to.");
    if (out->to.month - out->from.month > 1200)
        return refuse(refusal, ERROR_INVALID, "", "to", "La période dépasse cent ans.");
    return 0;
}

int cut_read(const struct indicator_read *request, struct month first, struct month last,
             struct cut *out, struct refusal *refusal)
{
    memset(out, 0, sizeof *out);
    out->indicator = indicator_find(request->id);
    if (out->indicator == NULL)
        return refuse(refusal, ERROR_NOT_FOUND, "", "id",
                      "Il n'y a pas d'indicateur « %s » ; indicator.list les donne tous.",
                      request->id);
    if (out->indicator->series[0].store == STORE_PROJECTION)
        return refuse(refusal, ERROR_INVALID, "", "id",
                      "La fraîcheur se demande par freshness.get.");
    memcpy(out->by, request->by, sizeof out->by);
    out->by_count = request->by_count;
    memcpy(out->where, request->where, sizeof out->where);
    out->where_count = request->where_count;
    if (out->indicator->implied != AXIS_NONE && out->by_count < FIGURE_KEYS_MOST &&
        (all_axes(out) & (1u << out->indicator->implied)) == 0)
        out->by[out->by_count++] = out->indicator->implied;
    char *end = NULL;
    out->skip = request->after[0] != '\0' ? strtoll(request->after, &end, 10) : 0;
    if (out->skip < 0 || (end != NULL && *end != '\0'))
        return refuse(refusal, ERROR_INVALID, "", "after", "Ce n'est pas le `next` d'une page.");
    if (check_cut(out, refusal) < 0 || read_months(request, first, last, out, refusal) < 0)
        return -1;
    out->from_facts = !cut_is_declared(out);
    out->overlapping = (by_axes(out) & BIT(PLACE_KIND)) != 0;
    return 0;
}

/* ---- which cells ------------------------------------------------------------------------------------- */

/* The one axis of the cells, "" for the total; NULL when several would be needed. */
static const char *cell_axis(const struct cut *cut)
{
    const char *found = "";
    unsigned set = all_axes(cut);

    for (int axis = AXIS_SECTOR; axis < AXIS_COUNT; axis++) {
        const char *name = (set & (1u << axis)) != 0 ? columns[axis].cell_axis : NULL;

        if (name != NULL && *found != '\0' && strcmp(found, name) != 0)
            return NULL;
        if (name != NULL)
            found = name;
    }
    return found;
}

static size_t conditions_on(const struct cut *cut, enum axis axis)
{
    size_t count = 0;

    for (size_t i = 0; i < cut->where_count; i++)
        count += cut->where[i].axis == axis;
    return count;
}

static enum axis only_territory(const struct cut *cut)
{
    switch (all_axes(cut) & TERRITORIES) {
    case BIT(REGION2013): return AXIS_REGION2013;
    case BIT(REGION2016): return AXIS_REGION2016;
    case BIT(DEPARTEMENT): return AXIS_DEPARTEMENT;
    default: return AXIS_NONE;
    }
}

static bool counts_employers(const struct cut *cut)
{
    return strcmp(cut->indicator->series[0].measure, "employers") == 0;
}

/* Things counted once are not sums: one territory, or one row for each. */
static bool employers_are_declared(const struct cut *cut)
{
    unsigned set = all_axes(cut) & TERRITORIES;
    enum axis axis = only_territory(cut);

    if (set == 0)
        return true;
    return axis != AXIS_NONE &&
           ((by_axes(cut) & (1u << axis)) != 0 || conditions_on(cut, axis) == 1);
}

bool cut_is_declared(const struct cut *cut)
{
    if (cell_axis(cut) == NULL || conditions_on(cut, AXIS_PLACE_KIND) > 1)
        return false;
    if (counts_employers(cut))
        return employers_are_declared(cut) && conditions_on(cut, AXIS_FORM) <= 1;
    return true;
}

static bool says_posts(const struct series *series)
{
    return strstr(series->measure, "approved") != NULL || strstr(series->measure, "held") != NULL;
}

bool cut_has_series(const struct cut *cut, const struct series *series)
{
    return !says_posts(series) || (all_axes(cut) & PEOPLE) == 0;
}

/* ---- SQL: what is added up ------------------------------------------------------------------------------ */

static void add_keys(const struct cut *cut, bool is_fact, struct buffer *sql)
{
    for (size_t i = 0; i < cut->by_count; i++)
        if (cut->by[i] != AXIS_MONTH)
            text_add(sql, "coalesce(%s, '') AS k%zu, ",
                     is_fact ? columns[cut->by[i]].fact : columns[cut->by[i]].cell, i);
}

/* All axes must hold; on one axis any of its values. */
static void add_conditions(const struct cut *cut, bool is_fact, unsigned without,
                           struct buffer *sql)
{
    for (int axis = AXIS_REGION2013; axis < AXIS_COUNT; axis++) {
        const char *column = is_fact ? columns[axis].fact : columns[axis].cell;
        const char *separator = "";

        if ((without & (1u << axis)) != 0 || conditions_on(cut, (enum axis)axis) == 0)
            continue;
        if (is_fact && axis == AXIS_PLACE_KIND)
            text_add(sql, " AND c.kinds && ARRAY[");
        else
            text_add(sql, " AND coalesce(%s, '') IN (", column);
        for (size_t i = 0; i < cut->where_count; i++) {
            if (cut->where[i].axis != (enum axis)axis)
                continue;
            text_add(sql, "%s'%s'", separator, cut->where[i].value);
            separator = ", ";
        }
        text_add(sql, is_fact && axis == AXIS_PLACE_KIND ? "]" : ")");
    }
}

/* Which measures a relation has; the others are zeros there. */
enum relation { FROM_CELLS, FROM_LEVELS, FROM_AID, FROM_CONTRACTS, FROM_JOBS, FROM_EMPLOYERS };

static bool relation_has(const struct cut *cut, enum relation relation, const struct series *series)
{
    bool is_level = series->store == STORE_LEVEL;

    if (series->id == NULL || !cut_has_series(cut, series))
        return false;
    switch (relation) {
    case FROM_CELLS:
        return series->store == STORE_CELL ||
               (is_level && ((all_axes(cut) & TERRITORIES) == 0 ||
                             only_territory(cut) == AXIS_DEPARTEMENT));
    case FROM_LEVELS: return is_level;
    case FROM_AID: return series->store == STORE_AID;
    case FROM_CONTRACTS: return series->store == STORE_CELL;
    case FROM_JOBS: return series->store == STORE_CELL && says_posts(series);
    case FROM_EMPLOYERS: return is_level && counts_employers(cut);
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

/* Joins and conditions that put a cell of a département into its region and a métier into its sector. */
static void add_cell_source(const struct cut *cut, const char *table, struct buffer *sql)
{
    unsigned set = all_axes(cut);

    text_add(sql, " FROM %s c", table);
    if ((set & TERRITORIES) != 0)
        text_add(sql, " JOIN territory_defined t ON t.departement = c.territory");
    if ((set & BIT(SECTOR)) != 0)
        text_add(sql, " JOIN metier_defined m ON m.metier = c.value");
}

static void add_cell_conditions(const struct cut *cut, struct buffer *sql)
{
    text_add(sql, " WHERE c.axis = '%s'%s", cell_axis(cut),
             (all_axes(cut) & TERRITORIES) == 0 ? " AND c.territory = 'FR'" : "");
    add_conditions(cut, false, 0, sql);
}

static void add_cells(const struct cut *cut, struct buffer *sql)
{
    text_add(sql, "SELECT ");
    add_keys(cut, false, sql);
    text_add(sql, "c.month AS month");
    add_measures(cut, FROM_CELLS, sql);
    add_cell_source(cut, "cell", sql);
    add_cell_conditions(cut, sql);
    text_add(sql, " AND c.month <= %d", cut->to.month);
}

/* Regions have rows of their own for what is not a sum; such a row's territory is '2013-24'. */
static void add_levels(const struct cut *cut, enum axis region, struct buffer *sql)
{
    text_add(sql, "SELECT ");
    for (size_t i = 0; i < cut->by_count; i++)
        if (cut->by[i] != AXIS_MONTH)
            text_add(sql, "%s AS k%zu, ",
                     cut->by[i] == region ? "substr(c.territory, 6)" : columns[cut->by[i]].cell, i);
    text_add(sql, "c.month AS month");
    add_measures(cut, FROM_LEVELS, sql);
    text_add(sql, " FROM cell c WHERE c.axis = '%s' AND c.territory LIKE '%s-%%'", cell_axis(cut),
             region == AXIS_REGION2013 ? "2013" : "2016");
    add_conditions(cut, false, TERRITORIES, sql);
    if (conditions_on(cut, region) > 0) {
        const char *separator = "";

        text_add(sql, " AND substr(c.territory, 6) IN (");
        for (size_t i = 0; i < cut->where_count; i++)
            if (cut->where[i].axis == region) {
                text_add(sql, "%s'%s'", separator, cut->where[i].value);
                separator = ", ";
            }
        text_add(sql, ")");
    }
    text_add(sql, " AND c.month <= %d", cut->to.month);
}

static void add_aid_cells(const struct cut *cut, struct buffer *sql)
{
    text_add(sql, "SELECT ");
    add_keys(cut, false, sql);
    text_add(sql, "c.year * 12 + x.number AS month");
    add_measures(cut, FROM_AID, sql);
    add_cell_source(cut, "aid_cell", sql);
    text_add(sql, " CROSS JOIN LATERAL (VALUES (0, due_1), (1, due_2), (2, due_3), (3, due_4), "
                  "(4, due_5), (5, due_6), (6, due_7), (7, due_8), (8, due_9), (9, due_10), "
                  "(10, due_11), (11, due_12)) x (number, due)");
    add_cell_conditions(cut, sql);
    text_add(sql, " AND c.year * 12 + x.number <= %d", cut->to.month);
}

static void add_fact_source(const struct cut *cut, const char *delta, const char *thing,
                            const char *id, struct buffer *sql)
{
    unsigned set = all_axes(cut);

    text_add(sql, " FROM %s d JOIN %s c ON c.%s = d.%s", delta, thing, id, id);
    if ((by_axes(cut) & BIT(PLACE_KIND)) != 0)
        text_add(sql, " CROSS JOIN LATERAL unnest(c.kinds) p (kind)");
    if ((set & BIT(MOTIVE)) != 0)
        text_add(sql, " JOIN contract_broken b ON b.contract = c.%s", id);
    text_add(sql, " WHERE true");
    add_conditions(cut, true, 0, sql);
}

static void add_contracts(const struct cut *cut, struct buffer *sql)
{
    text_add(sql, "SELECT ");
    add_keys(cut, true, sql);
    text_add(sql, "d.month AS month");
    add_measures(cut, FROM_CONTRACTS, sql);
    add_fact_source(cut, "(SELECT *, 0 AS approved, 0 AS held FROM contract_delta)",
                    "contract_signed", "contract", sql);
    text_add(sql, " AND d.month <= %d", cut->to.month);
}

static void add_jobs(const struct cut *cut, struct buffer *sql)
{
    text_add(sql, "SELECT ");
    add_keys(cut, true, sql);
    text_add(sql, "d.month AS month");
    add_measures(cut, FROM_JOBS, sql);
    add_fact_source(cut, "(SELECT *, 0 AS occupied FROM job_delta)", "job_approved", "job", sql);
    text_add(sql, " AND d.month <= %d", cut->to.month);
}

static void add_aid_facts(const struct cut *cut, struct buffer *sql)
{
    text_add(sql, "SELECT ");
    add_keys(cut, true, sql);
    text_add(sql, "d.month AS month");
    add_measures(cut, FROM_AID, sql);
    add_fact_source(cut, "contract_aid", "contract_signed", "contract", sql);
    text_add(sql, " AND d.month <= %d", cut->to.month);
}

/* Each employer once in each row, from its first contract there. */
static void add_employers(const struct cut *cut, struct buffer *sql)
{
    text_add(sql, "SELECT e.*");
    add_measures(cut, FROM_EMPLOYERS, sql);
    text_add(sql, " FROM (SELECT ");
    add_keys(cut, true, sql);
    text_add(sql, "min(month_of(c.signed_on)) AS month, 1 AS employers");
    add_fact_source(cut, "contract_signed", "contract_signed", "contract", sql);
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

static void add_relation(const struct cut *cut, struct buffer *sql)
{
    bool is_first = true;
    enum axis region = only_territory(cut);

    if (cut->from_facts) {
        if (needs(cut, FROM_CONTRACTS))
            add_part(cut, add_contracts, &is_first, sql);
        if (needs(cut, FROM_JOBS))
            add_part(cut, add_jobs, &is_first, sql);
        if (needs(cut, FROM_AID))
            add_part(cut, add_aid_facts, &is_first, sql);
        if (needs(cut, FROM_EMPLOYERS))
            add_part(cut, add_employers, &is_first, sql);
        return;
    }
    add_part(cut, add_cells, &is_first, sql);
    if (needs(cut, FROM_LEVELS) && (region == AXIS_REGION2013 || region == AXIS_REGION2016)) {
        text_add(sql, " UNION ALL ");
        add_levels(cut, region, sql);
    }
    if (needs(cut, FROM_AID))
        add_part(cut, add_aid_cells, &is_first, sql);
}

/* ---- SQL: sums, months, pages ---------------------------------------------------------------------------- */

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
            text_add(sql, "(month / 12)::text || '-' || lpad((month %% 12 + 1)::text, 2, '0'), ");
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
    if (!has_month(cut) || series->kind == SERIES_FLOW) {
        text_add(sql, "coalesce(%s%zu, 0)", column, i);
        return;
    }
    text_add(sql, "sum(coalesce(%s%zu, 0)) OVER (PARTITION BY ", column, i);
    list_keys(cut, "", sql);
    text_add(sql, "true ORDER BY month)");
}

static void final_columns(const struct cut *cut, struct buffer *sql)
{
    bool is_national = (all_axes(cut) & ~BIT(MONTH)) == 0;

    for (size_t i = 0; i < indicator_series(cut->indicator); i++) {
        const struct series *series = &cut->indicator->series[i];

        text_add(sql, "%s", i > 0 ? ", " : "");
        final_column(cut, series, "n", i, sql);
        text_add(sql, ", ");
        if (series->base == BASE_TOTAL || (series->base == BASE_ENVELOPE && is_national))
            text_add(sql, "(SELECT coalesce(sum(total), 0) FROM cell WHERE territory = 'FR' AND "
                          "axis = '' AND value = '' AND month <= %d)",
                     cut->to.month);
        else if (has_denominator(series))
            final_column(cut, series, "d", i, sql);
        else
            text_add(sql, "0");
    }
}

static void sums_sql(const struct cut *cut, struct buffer *sql)
{
    text_add(sql, "WITH r AS (");
    add_relation(cut, sql);
    text_add(sql, "), g AS (SELECT ");
    list_keys(cut, "", sql);
    if (has_month(cut))
        text_add(sql, "greatest(month, %d) AS month, ", cut->from.month);
    sum_columns(cut, sql);
    text_add(sql, " FROM r");
    if (cut->by_count > 0) {
        text_add(sql, " GROUP BY ");
        list_keys(cut, "", sql);
        if (has_month(cut))
            text_add(sql, "greatest(month, %d)", cut->from.month);
        else
            sql->size -= 2;
    }
    text_add(sql, ")");
    if (has_month(cut)) { /* a month in which nothing moved is a row too */
        text_add(sql, ", k AS (SELECT DISTINCT ");
        list_keys(cut, "", sql);
        text_add(sql, "true AS one FROM g), f AS (SELECT ");
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
    text_add(sql, " SELECT ");
    select_keys(cut, sql);
    final_columns(cut, sql);
    text_add(sql, " FROM %s", has_month(cut) ? "f" : "g");
    order_keys(cut, sql);
    add_page(cut, sql);
}

/* Centiles by nearest rank: the least number of days that so many percent of the jobs did not exceed. */
static void delays_sql(const struct cut *cut, struct buffer *sql)
{
    text_add(sql, "WITH r AS (SELECT ");
    add_keys(cut, cut->from_facts, sql);
    if (cut->from_facts) {
        text_add(sql, "d.month AS month, d.days AS days, 1 AS jobs");
        add_fact_source(cut, "contract_delay", "contract_signed", "contract", sql);
        text_add(sql, " AND d.month BETWEEN %d AND %d", cut->from.month, cut->to.month);
    } else {
        text_add(sql, "c.month AS month, c.days AS days, c.jobs AS jobs");
        add_cell_source(cut, "delay_cell", sql);
        add_cell_conditions(cut, sql);
        text_add(sql, " AND c.month BETWEEN %d AND %d", cut->from.month, cut->to.month);
    }
    text_add(sql, "), h AS (SELECT ");
    list_keys(cut, "", sql);
    text_add(sql, "%sdays, sum(jobs) AS jobs FROM r GROUP BY ", has_month(cut) ? "month, " : "");
    list_keys(cut, "", sql);
    text_add(sql, "%sdays), w AS (SELECT *, sum(jobs) OVER (PARTITION BY ",
             has_month(cut) ? "month, " : "");
    list_keys(cut, "", sql);
    text_add(sql, "%s ORDER BY days) AS upto, sum(jobs) OVER (PARTITION BY ",
             has_month(cut) ? "month" : "true");
    list_keys(cut, "", sql);
    text_add(sql, "%s) AS everyone FROM h WHERE jobs > 0) SELECT ", has_month(cut) ? "month" : "true");
    select_keys(cut, sql);
    for (size_t i = 0; i < indicator_series(cut->indicator); i++)
        text_add(sql, "%smin(days) FILTER (WHERE upto * 100 >= everyone * %s), max(everyone)",
                 i > 0 ? ", " : "", cut->indicator->series[i].measure);
    text_add(sql, " FROM w");
    if (cut->by_count > 0) {
        text_add(sql, " GROUP BY ");
        list_keys(cut, "", sql);
        if (has_month(cut))
            text_add(sql, "month");
        else
            sql->size -= 2;
    }
    order_keys(cut, sql);
    add_page(cut, sql);
}

void cut_sql(const struct cut *cut, struct buffer *sql)
{
    if (cut->indicator->series[0].store == STORE_DELAY)
        delays_sql(cut, sql);
    else
        sums_sql(cut, sql);
    buffer_append(sql, "", 1);
}

void cut_things_sql(const struct cut *cut, size_t number, int64_t limit, struct buffer *sql)
{
    const struct series *series = &cut->indicator->series[number];
    const char *denominator = series->base == BASE_MEASURE ? series->denominator : "0";
    struct cut facts = *cut;
    const char *delta = "(SELECT *, 0 AS approved, 0 AS held FROM contract_delta)";
    const char *thing = "contract_signed", *id = "contract", *measure = series->measure;

    facts.by_count = 0;
    if (says_posts(series)) {
        delta = "(SELECT *, 0 AS occupied FROM job_delta)";
        thing = "job_approved";
        id = "job";
    } else if (series->store == STORE_AID) {
        delta = "contract_aid";
    } else if (series->store == STORE_DELAY) {
        delta = "contract_delay";
        measure = "days";
        denominator = "1";
    } else if (counts_employers(cut)) {
        delta = "(SELECT contract, month_of(signed_on) AS month, 1 AS employers FROM contract_signed)";
    }
    text_add(sql,
             "WITH s AS (SELECT c.%s AS thing, c.departement, min(d.month) AS month, "
             "sum(%s) AS n, sum(%s) AS d",
             id, measure, denominator);
    add_fact_source(&facts, delta, thing, id, sql);
    text_add(sql, " AND d.month <= %d", cut->to.month);
    if (series->kind == SERIES_FLOW)
        text_add(sql, " AND d.month >= %d", cut->from.month);
    text_add(sql,
             " GROUP BY 1, 2 HAVING sum(%s) <> 0 OR sum(%s) <> 0) "
             "SELECT '%s', s.thing, s.departement, s.month, coalesce(s.n, 0), coalesce(s.d, 0), "
             "(SELECT string_agg(e.position::text, ',' ORDER BY e.position) FROM thing_event e WHERE e.thing = "
             "s.thing) FROM s ORDER BY s.month, s.thing LIMIT %" PRId64 " OFFSET %" PRId64,
             measure, denominator, id, limit + 1, cut->skip);
    buffer_append(sql, "", 1);
}

/* ---- rows -------------------------------------------------------------------------------------------------- */

static int64_t number(const PGresult *result, int row, int column)
{
    return strtoll(PQgetvalue(result, row, column), NULL, 10);
}

/* Half up; amounts may be negative, their divisors may not. */
static int64_t basis_points(int64_t numerator, int64_t denominator)
{
    int64_t twice = 20000 * numerator + denominator, divisor = 2 * denominator;

    return twice >= 0 ? twice / divisor : -((-twice + divisor - 1) / divisor);
}

static void fill_row(const struct cut *cut, const PGresult *result, int line, size_t i,
                     struct figure_row *row)
{
    const struct series *series = &cut->indicator->series[i];
    int column = (int)(cut->by_count + 2 * i);

    memset(row, 0, sizeof *row);
    snprintf(row->series, sizeof row->series, "%s", series->id);
    row->keys_count = cut->by_count;
    for (size_t k = 0; k < cut->by_count; k++)
        snprintf(row->keys[k], sizeof row->keys[k], "%s", PQgetvalue(result, line, (int)k));
    row->numerator = number(result, line, column);
    row->denominator = number(result, line, column + 1);
    row->value = row->numerator;
    if (series->unit == UNIT_DAYS) {
        row->empty = PQgetisnull(result, line, column) == 1;
    } else if (series->unit == UNIT_BASIS_POINTS) {
        row->empty = row->denominator == 0;
        row->value = row->empty ? 0 : basis_points(row->numerator, row->denominator);
    }
}

void cut_rows(const struct cut *cut, const PGresult *result, struct indicator_read_reply *out)
{
    size_t series_count = indicator_series(cut->indicator);
    int most = (int)(FIGURE_ROWS_MOST / series_count), lines = PQntuples(result);

    snprintf(out->label, sizeof out->label, "%s", cut->indicator->label);
    out->series_count = out->rows_count = 0;
    for (size_t i = 0; i < series_count; i++) {
        const struct series *series = &cut->indicator->series[i];
        if (!cut_has_series(cut, series))
            continue;
        struct figure_series *line = &out->series[out->series_count++];

        snprintf(line->id, sizeof line->id, "%s", series->id);
        snprintf(line->label, sizeof line->label, "%s", series->label);
        line->unit = series->unit;
    }
    for (int line = 0; line < lines && line < most; line++)
        for (size_t i = 0; i < series_count; i++)
            if (cut_has_series(cut, &cut->indicator->series[i]))
                fill_row(cut, result, line, i, &out->rows[out->rows_count++]);
    out->next[0] = '\0';
    if (lines > most)
        snprintf(out->next, sizeof out->next, "%" PRId64, cut->skip + most);
    out->from_facts = cut->from_facts;
    out->overlapping = cut->overlapping;
}
