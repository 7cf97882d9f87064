/* reporting.h - what reporting is asked, what it answers, and the events of its own journal. */
#pragma once

#include "common/messages/system.h"
#include "common/record/record.h"

/* What a figure can be cut by.  `motive` and `service` belong to a few indicators only, `kind` to
 * those of the hubs and the DLA: of an item, a theme, a reason.  A hub is the départements that it
 * covers on the last day asked; for what it tells itself, its own journal. */
enum axis {
    AXIS_NONE,
    AXIS_MONTH,
    AXIS_REGION2013,
    AXIS_REGION2016,
    AXIS_DEPARTEMENT,
    AXIS_SECTOR,
    AXIS_METIER,
    AXIS_FORM,
    AXIS_PLACE_KIND,
    AXIS_GENDER,
    AXIS_AGE,
    AXIS_LEVEL,
    AXIS_ZONE,
    AXIS_RQTH,
    AXIS_MOTIVE,
    AXIS_SERVICE,
    AXIS_HUB,
    AXIS_KIND,
    AXIS_COUNT,
};
extern const struct enumeration axes;

/* How a series reads its months: what happened in them, or how things stand at their end. */
enum series_kind { SERIES_NONE, SERIES_FLOW, SERIES_STOCK };
extern const struct enumeration series_kinds;

/* The unit of `value`.  Ratios are basis points (1/100 of a percent), means are hundredths; both
 * rounded half up. */
enum figure_unit {
    UNIT_NONE,
    UNIT_COUNT,
    UNIT_BASIS_POINTS,
    UNIT_CENTS,
    UNIT_DAYS,
    UNIT_MEAN,
};
extern const struct enumeration figure_units;

enum {
    INDICATORS_MOST = 48,
    FIGURE_KEYS_MOST = 4,
    FIGURE_ROWS_MOST = 200,
    EXPLAINED_MOST = 120,
    CONDITIONS_MOST = 6,
    SOURCES_MOST = 64,
};

/* ---- definitions ------------------------------------------------------------------------------
 */

struct indicator_list {
    char id[32]; /* "" for all */
};
struct series_description {
    char id[32];
    char label[96];
    enum series_kind kind;
    enum figure_unit unit;
    char numerator[40];   /* the measure that is summed */
    char denominator[40]; /* "" when there is none */
};
struct indicator_description {
    char id[32];
    char label[96];
    char definition[640];
    int64_t version;
    char axes[200]; /* comma separated */
    struct series_description series[8];
    size_t series_count;
};
struct indicator_list_reply {
    struct indicator_description indicators[INDICATORS_MOST];
    size_t indicators_count;
};
extern const struct schema indicator_list_schema, indicator_list_reply_schema;

/* ---- reading ------------------------------------------------------------------------------------
 */

struct condition {
    enum axis axis;
    char value[40];
};
struct indicator_read {
    char id[32];
    enum axis by[FIGURE_KEYS_MOST]; /* the keys of the rows, in that order */
    size_t by_count;
    struct condition where[CONDITIONS_MOST]; /* all must hold; several on one axis: any of them */
    size_t where_count;
    struct month month; /* that month alone; stocks: at its end */
    struct month from,
        to;            /* otherwise this period; none: from the first month to the current one */
    struct date as_of; /* as it was known at the end of that day */
    char after[200];   /* `next` of the page before */
};

/* Where each figure comes from. */
struct receipt_source {
    char source[40];
    int64_t position;
    struct hash hash; /* of that journal's chain, at that position */
};
struct receipt {
    char id[32];
    int64_t version; /* of the definition */
    enum axis by[FIGURE_KEYS_MOST];
    size_t by_count;
    struct condition where[CONDITIONS_MOST];
    size_t where_count;
    struct month from, to;
    struct date as_of;
    char after[200];
    struct receipt_source sources[SOURCES_MOST];
    size_t sources_count;
    struct hash rows;    /* BLAKE2b of the rows as encoded */
    struct hash signer;  /* Ed25519 public key of this service */
    char signature[129]; /* of all the members above, as encoded; hexadecimal */
};
struct figure_row {
    char series[32];
    char keys[FIGURE_KEYS_MOST][40]; /* one for each of `by` */
    size_t keys_count;
    int64_t numerator;
    int64_t denominator;
    int64_t value; /* in the unit of the series */
    bool empty;    /* nothing to divide by, or nothing to take a median of: the value is null */
};
struct figure_series {
    char id[32];
    char label[96];
    enum figure_unit unit;
};
struct indicator_read_reply {
    char label[96];
    struct figure_series series[8];
    size_t series_count;
    struct figure_row rows[FIGURE_ROWS_MOST];
    size_t rows_count;
    char next[200];      /* "" when this is the last page */
    bool from_facts;     /* not a declared cut: computed from the facts */
    bool overlapping;    /* an axis with several values at once: rows are not to be added up */
    int64_t duration_us; /* in PostgreSQL and back */
    struct receipt receipt;
};
extern const struct schema condition_schema, receipt_schema, figure_row_schema;
extern const struct schema indicator_read_schema, indicator_read_reply_schema;

struct receipt_verify {
    struct receipt receipt;
    struct figure_row rows[FIGURE_ROWS_MOST];
    size_t rows_count;
    bool recompute; /* also fold the journals anew up to the receipt's positions */
};
struct receipt_verify_reply {
    bool signed_here;  /* the seal is this service's and covers these rows */
    bool chain_holds;  /* the journals still say the same at those positions (asked: recompute) */
    bool same_figures; /* and lead to the same rows */
    bool recomputed;
    char text[200]; /* the conclusion, in French */
    int64_t duration_ms;
};
extern const struct schema receipt_verify_schema, receipt_verify_reply_schema;

/* ---- what is behind a figure --------------------------------------------------------------------
 */

struct explain {
    char id[32];
    char series[32]; /* "" for the first */
    struct condition where[CONDITIONS_MOST];
    size_t where_count;
    struct month month;
    struct month from, to;
    char after[80];
};
struct explained_thing {
    char kind[16];
    struct id thing; /* none for an envelope, nor for the programme */
    char departement[4];
    char region2013[3]; /* of an envelope */
    struct month month;
    int64_t numerator;
    int64_t denominator;
    int64_t positions[12]; /* of the events behind it, in registration's journal */
    size_t positions_count;
    char elsewhere[12][56]; /* and in others': "dla@17" */
    size_t elsewhere_count;
};
struct explain_reply {
    char series[32];
    struct explained_thing things[EXPLAINED_MOST];
    size_t things_count;
    char next[80];
    int64_t duration_us;
};
extern const struct schema explain_schema, explain_reply_schema;

/* ---- freshness, audit, followed journals ---- */

struct freshness_get {
    bool quick; /* unused: keeps a place for filters */
};
struct source_freshness {
    char source[40];
    char state[24];    /* connecting, live, rebuilding, stopped, gone */
    int64_t known;     /* last position known there */
    int64_t applied;   /* last position in the figures */
    int64_t delay_ms;  /* how long the oldest known but unapplied event has waited; 0: none waits */
    struct instant at; /* the source's clock */
    struct date closed_day;
    char text[320]; /* why it stopped */
};
struct freshness_get_reply {
    struct source_freshness sources[SOURCES_MOST];
    size_t sources_count;
};
extern const struct schema freshness_get_schema, freshness_get_reply_schema;

struct audit_run {
    bool quick; /* only the cells against the facts; not the facts against the journal */
};
struct audit_run_reply {
    bool ok;
    struct receipt_source sources[SOURCES_MOST];
    size_t sources_count;
    int64_t events;
    int64_t facts;
    int64_t cells;
    int64_t duration_ms;
    /* the first difference */
    char table[32]; /* "cell", or the table of facts */
    char measure[40];
    struct month month;
    char territory[16];
    char axis[16];
    char value[40];
    int64_t stored;
    int64_t recomputed;
    char text[320];
};
extern const struct schema audit_run_schema, audit_run_reply_schema;

struct figures_recompute {
    char reason[200];
};
struct figures_recompute_reply {
    int64_t position; /* of registration's journal: how far the facts are */
};
extern const struct schema figures_recompute_schema, figures_recompute_reply_schema;

/* ---- closings ---- */

struct month_close {
    struct month month;
};
struct month_close_reply {
    struct month month;
};
struct published_figure {
    char indicator[32];
    char series[32];
    int64_t numerator;
    int64_t denominator;
    int64_t value;
    bool empty;
};
struct month_list {
    struct month month; /* with its figures; none: all closed months, without */
};
struct closed_month {
    struct month month;
    struct instant closed_at;
    int64_t position; /* in reporting's journal */
    struct receipt_source sources[SOURCES_MOST];
    size_t sources_count;
};
struct compared_figure {
    char indicator[32];
    char series[32];
    int64_t published_numerator, published_denominator, published_value;
    bool published_empty;
    int64_t present_numerator, present_denominator, present_value;
    bool present_empty;
    bool moved;
};
enum { PUBLISHED_MOST = 128, CLOSED_MONTHS_MOST = 240 };
struct month_list_reply {
    struct closed_month months[CLOSED_MONTHS_MOST];
    size_t months_count;
    struct compared_figure figures[PUBLISHED_MOST];
    size_t figures_count;
};
extern const struct schema month_close_schema, month_close_reply_schema;
extern const struct schema month_list_schema, month_list_reply_schema;

/* ---- events ---- */

struct day_closed {
    struct date day;
    struct receipt_source
        sources[SOURCES_MOST]; /* the last of each journal that was recorded that day or before */
    size_t sources_count;
};
struct month_closed {
    struct month month;
    struct receipt_source sources[SOURCES_MOST];
    size_t sources_count;
    struct published_figure figures[PUBLISHED_MOST]; /* national */
    size_t figures_count;
};
extern const struct schema day_closed_schema, month_closed_schema;

extern const struct schema *const reporting_requests[];
extern const size_t reporting_request_count;
extern const struct schema *const reporting_replies[]; /* same order as reporting_requests */
extern const struct schema *const reporting_events[];
extern const size_t reporting_event_count;
