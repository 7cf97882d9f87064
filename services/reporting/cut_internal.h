/* cut_internal.h - what the files of a cut share; nobody else includes it. */
#pragma once

#include "services/reporting/cut.h"

#define BIT(axis) (1u << (AXIS_##axis))
enum {
    REGIONS = BIT(REGION2013) | BIT(REGION2016) | BIT(DEPARTEMENT),
    TERRITORIES = REGIONS | BIT(HUB),
    PEOPLE = BIT(GENDER) | BIT(AGE) | BIT(LEVEL) | BIT(ZONE) | BIT(RQTH),
};

/* What a part of a reading is made of. */
enum cut_rows {
    ROWS_CELLS,
    ROWS_FACTS,         /* of contracts and jobs */
    ROWS_NETWORK_CELLS, /* of what the hubs and the DLA tell */
    ROWS_NETWORK_FACTS,
    ROWS_COUNT,
};

/* Where a value of an axis is found; NULL: nowhere. */
struct cut_columns {
    const char *cell_axis, *network_axis; /* column `axis` of the cells */
    const char *column[ROWS_COUNT];
};
extern const struct cut_columns cut_columns[AXIS_COUNT];
const char *cut_column(const struct cut *cut, enum axis axis, enum cut_rows rows);

unsigned cut_by_axes(const struct cut *cut);  /* of the rows' keys */
unsigned cut_all_axes(const struct cut *cut); /* and of the conditions */
bool cut_has_month(const struct cut *cut);
/* The one axis of the cells, "" for the total; NULL when several would be needed. */
const char *cut_cell_axis(const struct cut *cut);
const char *cut_network_axis(const struct cut *cut);
size_t cut_conditions_on(const struct cut *cut, enum axis axis);
/* The one level of territory in play; none when there is none, or several. */
enum axis cut_only_territory(const struct cut *cut);
bool cut_counts_employers(const struct cut *cut);
bool cut_says_posts(const struct series *series);

/* Appends the relation that is added up: keys k0…, month, and n0, d0… for each series
 * (cut_relation.c). */
void cut_add_relation(const struct cut *cut, struct buffer *sql);
void cut_add_keys(const struct cut *cut, enum cut_rows rows, struct buffer *sql);
/* All axes must hold but those of `without`; on one axis any of its values. */
void cut_add_conditions(const struct cut *cut, enum cut_rows rows, unsigned without,
                        struct buffer *sql);
/* Joins the départements that hubs cover on the last day asked, when hubs are asked for. */
void cut_add_hubs(const struct cut *cut, const char *departement, struct buffer *sql);
/* Joins and conditions around cells, and around facts. */
void cut_add_cell_source(const struct cut *cut, const char *table, struct buffer *sql);
void cut_add_cell_conditions(const struct cut *cut, struct buffer *sql);
void cut_add_fact_source(const struct cut *cut, const char *delta, const char *thing,
                         const char *id, struct buffer *sql);

/* ---- cut_network.c ---- */

/* The events of s.thing in the journals of the others. */
#define CUT_ELSEWHERE                                                                              \
    "(SELECT string_agg(e.source || '@' || e.position, ',' ORDER BY e.source, e.position) "        \
    "FROM (SELECT DISTINCT source, position FROM network_thing_event x WHERE x.thing = s.thing) "  \
    "e)"

bool cut_is_network(const struct series *series);
/* Whether a thing of the hubs is of those that cover its département, not of the one that said it.
 */
bool cut_is_of_territory(const struct cut *cut);
/* Appends the part of the relation that hubs and the DLA tell. */
void cut_add_network(const struct cut *cut, struct buffer *sql);
void cut_network_delays_sql(const struct cut *cut, struct buffer *sql);
void cut_network_things_sql(const struct cut *cut, const struct series *series, int64_t limit,
                            struct buffer *sql);
/* Centiles by nearest rank of a relation r (keys, month, series, days, things). */
void cut_add_centiles(const struct cut *cut, struct buffer *sql);
