#include "services/reporting/cut.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "services/reporting/cut_internal.h"

/* clang-format off */
const struct cut_columns cut_columns[AXIS_COUNT] = {
    [AXIS_REGION2013]  = {NULL, NULL, {"t.region2013", "c.region2013", "t.region2013", "t.region2013"}},
    [AXIS_REGION2016]  = {NULL, NULL, {"t.region2016", "c.region2016", "t.region2016", "t.region2016"}},
    [AXIS_DEPARTEMENT] = {NULL, NULL, {"t.departement", "c.departement", "t.departement", "t.departement"}},
    [AXIS_HUB]         = {NULL, "hub", {"h.hub", "h.hub", "c.value", "c.hub"}},
    [AXIS_SECTOR]      = {"metier", "sector", {"m.sector", "c.sector", "c.value", "c.sector"}},
    [AXIS_METIER]      = {"metier", "metier", {"c.value", "c.metier", "c.value", "c.metier"}},
    [AXIS_FORM]        = {"form", "form", {"c.value", "c.form", "c.value", "c.form"}},
    [AXIS_KIND]        = {NULL, "kind", {NULL, NULL, "c.value", "c.kind"}},
    [AXIS_PLACE_KIND]  = {"place_kind", NULL, {"c.value", "p.kind", NULL, NULL}},
    [AXIS_GENDER]      = {"gender", NULL, {"c.value", "c.gender", NULL, NULL}},
    [AXIS_AGE]         = {"age", NULL, {"c.value", "c.age_bracket", NULL, NULL}},
    [AXIS_LEVEL]       = {"level", NULL, {"c.value", "c.level", NULL, NULL}},
    [AXIS_ZONE]        = {"zone", NULL, {"c.value", "c.zone", NULL, NULL}},
    [AXIS_RQTH]        = {"rqth", NULL, {"c.value", "CASE WHEN c.rqth THEN 'yes' ELSE 'no' END", NULL, NULL}},
    [AXIS_MOTIVE]      = {"motive", NULL, {"c.value", "b.motive", NULL, NULL}},
    [AXIS_SERVICE]     = {"service", NULL, {"c.value", "c.new_service", NULL, NULL}},
};
/* clang-format on */

const char *cut_column(const struct cut *cut, enum axis axis, enum cut_rows rows)
{
    bool is_joined = axis == AXIS_HUB && cut_is_of_territory(cut);

    return cut_columns[axis].column[is_joined ? ROWS_CELLS : rows];
}

unsigned cut_by_axes(const struct cut *cut)
{
    unsigned set = 0;

    for (size_t i = 0; i < cut->by_count; i++)
        set |= 1u << cut->by[i];
    return set;
}

unsigned cut_all_axes(const struct cut *cut)
{
    unsigned set = cut_by_axes(cut);

    for (size_t i = 0; i < cut->where_count; i++)
        set |= 1u << cut->where[i].axis;
    return set;
}

bool cut_has_month(const struct cut *cut)
{
    return (cut_by_axes(cut) & BIT(MONTH)) != 0;
}

/* ---- the request ---- */

/* Values go into SQL between quotes: codes only. */
static bool is_code(const char *value)
{
    return value[strspn(
               value, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-.")] == '\0';
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

static int read_months(const struct indicator_read *request, struct month first, struct month last,
                       struct cut *out, struct refusal *refusal)
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
        (cut_all_axes(out) & (1u << out->indicator->implied)) == 0)
        out->by[out->by_count++] = out->indicator->implied;
    char *end = NULL;
    out->skip = request->after[0] != '\0' ? strtoll(request->after, &end, 10) : 0;
    if (out->skip < 0 || (end != NULL && *end != '\0'))
        return refuse(refusal, ERROR_INVALID, "", "after", "Ce n'est pas le `next` d'une page.");
    if (check_cut(out, refusal) < 0 || read_months(request, first, last, out, refusal) < 0)
        return -1;
    out->from_facts = !cut_is_declared(out);
    /* A place may be of several kinds, a département of several hubs. */
    out->overlapping = (cut_by_axes(out) & BIT(PLACE_KIND)) != 0;
    out->may_overlap = (cut_by_axes(out) & BIT(HUB)) != 0 &&
                       (!cut_is_network(&out->indicator->series[0]) || cut_is_of_territory(out));
    return 0;
}

/* ---- which cells ---- */

static const char *only_axis(const struct cut *cut, bool is_network)
{
    const char *found = "";
    unsigned set = cut_all_axes(cut);

    for (int axis = AXIS_REGION2013; axis < AXIS_COUNT; axis++) {
        const struct cut_columns *columns = &cut_columns[axis];
        const char *name = is_network ? columns->network_axis : columns->cell_axis;

        if (axis == AXIS_HUB && cut_is_of_territory(cut))
            name = NULL; /* a territory */
        if ((set & (1u << axis)) == 0 || name == NULL)
            continue;
        if (*found != '\0' && strcmp(found, name) != 0)
            return NULL;
        found = name;
    }
    return found;
}

const char *cut_cell_axis(const struct cut *cut)
{
    return only_axis(cut, false);
}

const char *cut_network_axis(const struct cut *cut)
{
    return only_axis(cut, true);
}

size_t cut_conditions_on(const struct cut *cut, enum axis axis)
{
    size_t count = 0;

    for (size_t i = 0; i < cut->where_count; i++)
        count += cut->where[i].axis == axis;
    return count;
}

enum axis cut_only_territory(const struct cut *cut)
{
    switch (cut_all_axes(cut) & TERRITORIES) {
    case BIT(REGION2013): return AXIS_REGION2013;
    case BIT(REGION2016): return AXIS_REGION2016;
    case BIT(DEPARTEMENT): return AXIS_DEPARTEMENT;
    default: return AXIS_NONE;
    }
}

bool cut_counts_employers(const struct cut *cut)
{
    return strcmp(cut->indicator->series[0].measure, "employers") == 0;
}

/* Things counted once are not sums: one territory, or one row for each. */
static bool employers_are_declared(const struct cut *cut)
{
    unsigned set = cut_all_axes(cut) & TERRITORIES;
    enum axis axis = cut_only_territory(cut);

    if (set == 0)
        return true;
    return axis != AXIS_NONE &&
           ((cut_by_axes(cut) & (1u << axis)) != 0 || cut_conditions_on(cut, axis) == 1);
}

/* What none of its series is of need not be declared. */
static bool has_series_of(const struct cut *cut, bool is_network)
{
    for (size_t i = 0; i < indicator_series(cut->indicator); i++) {
        const struct series *series = &cut->indicator->series[i];

        if (cut_has_series(cut, series) && cut_is_network(series) == is_network)
            return true;
    }
    return false;
}

bool cut_is_declared(const struct cut *cut)
{
    if (has_series_of(cut, true) && cut_network_axis(cut) == NULL)
        return false;
    if (!has_series_of(cut, false))
        return true;
    if (cut_cell_axis(cut) == NULL || cut_conditions_on(cut, AXIS_PLACE_KIND) > 1)
        return false;
    if (cut_counts_employers(cut))
        return employers_are_declared(cut) && cut_conditions_on(cut, AXIS_FORM) <= 1;
    return true;
}

bool cut_says_posts(const struct series *series)
{
    return strstr(series->measure, "approved") != NULL || strstr(series->measure, "held") != NULL;
}

bool cut_has_series(const struct cut *cut, const struct series *series)
{
    if (!cut_is_network(series) && (cut_all_axes(cut) & BIT(KIND)) != 0)
        return false;
    return !cut_says_posts(series) || (cut_all_axes(cut) & PEOPLE) == 0;
}

/* ---- rows ---- */

static int64_t number(const PGresult *result, int row, int column)
{
    return strtoll(PQgetvalue(result, row, column), NULL, 10);
}

/* Half up; amounts may be negative, their divisors may not. */
static int64_t ratio(int64_t numerator, int64_t denominator, int64_t scale)
{
    int64_t twice = 2 * scale * numerator + denominator, divisor = 2 * denominator;

    return twice >= 0 ? twice / divisor : -((-twice + divisor - 1) / divisor);
}

static void fill_key(enum axis axis, const char *text, char out[40])
{
    char month[MONTH_TEXT_SIZE];

    if (axis == AXIS_MONTH)
        month_format((struct month){(int32_t)strtol(text, NULL, 10)}, month);
    snprintf(out, 40, "%s", axis == AXIS_MONTH ? month : text);
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
        fill_key(cut->by[k], PQgetvalue(result, line, (int)k), row->keys[k]);
    row->numerator = number(result, line, column);
    row->denominator = number(result, line, column + 1);
    row->value = row->numerator;
    if (series->unit == UNIT_DAYS) {
        row->empty = PQgetisnull(result, line, column) == 1;
    } else if (series->unit == UNIT_BASIS_POINTS || series->unit == UNIT_MEAN) {
        int64_t scale = series->unit == UNIT_MEAN ? 100 : 10000;

        row->empty = row->denominator == 0;
        row->value = row->empty ? 0 : ratio(row->numerator, row->denominator, scale);
    }
}

/* The last column, the same in every line. */
static bool hubs_overlap(const struct cut *cut, const PGresult *result)
{
    return cut->may_overlap && PQntuples(result) > 0 &&
           PQgetvalue(result, 0, PQnfields(result) - 1)[0] == 't';
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
    out->overlapping = cut->overlapping || hubs_overlap(cut, result);
}
