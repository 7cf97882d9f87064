/* indicators.h - what is published: one definition per indicator, in one table. */
#pragma once

#include "common/messages/reporting.h"

/* What a figure is divided by. */
enum base {
    BASE_NONE,     /* a count or an amount */
    BASE_MEASURE,  /* another measure, over the same months */
    BASE_TOTAL,    /* the programme's total, wherever one looks */
    BASE_ENVELOPE, /* the total; in a region its allotment; none in a département */
};

/* Where the measure is kept. */
enum store {
    STORE_CELL,    /* counts and amounts, additive over départements */
    STORE_LEVEL,   /* kept for each level of territory: distinct employers, envelopes */
    STORE_AID,     /* the aid due, by year */
    STORE_DELAY,   /* a histogram: `measure` is the centile, "50" the median */
    STORE_NETWORK, /* of the hubs and the DLA: `measure` is a name among network_contribution's */
    STORE_NETWORK_DELAY, /* a histogram of theirs: `measure` is a name among network_delay's */
    STORE_PROJECTION,    /* no figure: asked with freshness.get */
};

struct series {
    const char *id;
    const char *label;
    enum series_kind kind;
    enum figure_unit unit;
    enum store store;
    const char *measure; /* an SQL expression over the measures of table cell */
    enum base base;
    const char *denominator; /* of BASE_MEASURE: the same, with the kind of the series */
    const char *centile;     /* of STORE_NETWORK_DELAY: "50" the median */
};

enum { SERIES_MOST = 8 };
struct indicator {
    const char *id;
    const char *label;
    const char *definition;
    int version;
    unsigned axes;        /* 1u << AXIS_… */
    enum axis implied;    /* the rows' key when nobody asks for it */
    bool is_of_territory; /* its things in STORE_NETWORK are of no one hub: a hub is the
                             départements that it covers, as it is for contracts */
    struct series series[SERIES_MOST]; /* up to the first without id */
};

/* Every indicator, in the order in which they are shown; NULL after the last. */
const struct indicator *indicator_at(size_t number);
const struct indicator *indicator_find(const char *id);
size_t indicator_series(const struct indicator *indicator);
/* As indicator.list shows it. */
void indicator_describe(const struct indicator *indicator, struct indicator_description *out);
