/* cut.h - one reading of one indicator: what it is cut by, its SQL, its rows.  Pure. */
#pragma once

#include <libpq-fe.h>

#include "common/service/rules.h"
#include "services/reporting/indicators.h"

struct cut {
    const struct indicator *indicator;
    enum axis by[FIGURE_KEYS_MOST];
    size_t by_count;
    struct condition where[CONDITIONS_MOST];
    size_t where_count;
    struct month from, to;
    int64_t skip; /* rows of the pages before */
    bool from_facts;
    bool overlapping; /* rows are not to be added up, whatever they are */
    bool may_overlap; /* nor these when two of their hubs share a département: the answer says so */
};

/* Reads the request; months that it leaves open are those given.  0 or -1. */
int cut_read(const struct indicator_read *request, struct month first, struct month last,
             struct cut *out, struct refusal *refusal);
/* An axis that a figure of the cut must not be summed over, or a cut that no cell holds. */
bool cut_is_declared(const struct cut *cut);
/* Appends one SELECT: the keys, then for each series its numerator and denominator, as text; then,
 * where hubs may overlap, whether they do. */
void cut_sql(const struct cut *cut, struct buffer *sql);
/* Appends one SELECT of the things behind one series (explain.c): kind, thing, departement, month,
 * numerator, denominator, positions, events elsewhere, region. */
void cut_things_sql(const struct cut *cut, size_t series, int64_t limit, struct buffer *sql);
/* The rows of that SELECT, labels and series included; `next` when there is another page. */
void cut_rows(const struct cut *cut, const PGresult *result, struct indicator_read_reply *out);
/* A series that says nothing of people is left out of a cut by people. */
bool cut_has_series(const struct cut *cut, const struct series *series);
