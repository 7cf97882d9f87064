/* cut_internal.h - what the files of a cut share; nobody else includes it. */
#pragma once

#include "services/reporting/cut.h"

#define BIT(axis) (1u << (AXIS_##axis))
enum {
    TERRITORIES = BIT(REGION2013) | BIT(REGION2016) | BIT(DEPARTEMENT),
    PEOPLE = BIT(GENDER) | BIT(AGE) | BIT(LEVEL) | BIT(ZONE) | BIT(RQTH),
};

/* Where a value of an axis is found: beside a cell, and beside the facts of a contract or job. */
struct cut_columns {
    const char *cell_axis; /* column `axis` of the cells */
    const char *cell, *fact;
};
extern const struct cut_columns cut_columns[AXIS_COUNT];

unsigned cut_by_axes(const struct cut *cut);  /* of the rows' keys */
unsigned cut_all_axes(const struct cut *cut); /* and of the conditions */
bool cut_has_month(const struct cut *cut);
/* The one axis of the cells, "" for the total; NULL when several would be needed. */
const char *cut_cell_axis(const struct cut *cut);
size_t cut_conditions_on(const struct cut *cut, enum axis axis);
/* The one level of territory in play; none when there is none, or several. */
enum axis cut_only_territory(const struct cut *cut);
bool cut_counts_employers(const struct cut *cut);
bool cut_says_posts(const struct series *series);

/* Appends the relation that is added up: keys k0…, month, and n0, d0… for each series
 * (cut_relation.c). */
void cut_add_relation(const struct cut *cut, struct buffer *sql);
void cut_add_keys(const struct cut *cut, bool is_fact, struct buffer *sql);
/* Joins and conditions around cells, and around facts. */
void cut_add_cell_source(const struct cut *cut, const char *table, struct buffer *sql);
void cut_add_cell_conditions(const struct cut *cut, struct buffer *sql);
void cut_add_fact_source(const struct cut *cut, const char *delta, const char *thing,
                         const char *id, struct buffer *sql);
