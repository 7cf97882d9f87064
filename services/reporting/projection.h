/* projection.h - follows the journals of the network and keeps the figures: facts, cells and
 * cursors in one transaction.
 *
 * Near the heads, each batch moves the cells by what it changes.  Far behind them, or from nothing,
 * only facts are written, and the cells are computed once at the end.  A connection that breaks, at
 * whatever moment, leaves the cursors of the database to say where to go on.  One journal that
 * cannot be followed stops all figures: they are told together.
 */
#pragma once

#include "common/service/service.h"
#include "services/reporting/vector.h"

struct projection;

enum projection_state {
    PROJECTION_CONNECTING, /* to PostgreSQL */
    PROJECTION_LIVE,
    PROJECTION_REBUILDING, /* facts only */
    PROJECTION_COMPUTING,  /* the cells, anew */
    PROJECTION_STOPPED,    /* for good; the reason is in `text` */
};

/* One journal. */
struct source_view {
    const char *name;
    bool is_followed; /* else it is of the network no more: what it said stays */
    bool is_culprit;  /* why the figures stand still */
    int64_t known, applied;
    int64_t waiting_since_ms; /* monotonic; of the oldest known but unapplied event; 0: none */
    int64_t now;              /* its clock; 0: not known yet */
};

struct projection_view {
    enum projection_state state;
    bool is_current;        /* the cells are those of the facts: nothing may be read else */
    int64_t known, applied; /* of all sources together */
    struct date today;      /* of registration's clock, else of its last event; none: not known */
    struct date open_day;   /* the first day that is not over everywhere; none: not known */
    const char *behind;     /* who is that far behind */
    const char *text;
    struct source_view sources[SOURCES_MOST];
    size_t source_count;
};

struct projection *projection_open(struct service *service);
void projection_close(struct projection *projection);
void projection_view(const struct projection *projection, struct projection_view *out);
/* The network was read anew; what stopped is tried again from the cursors. */
void projection_reload(struct projection *projection);
/* Every cell is computed anew from the facts.  `position`: how far those of registration are.  -1
 * while the figures are not live. */
int projection_recompute(struct projection *projection, int64_t *position, struct error *error);
/* The operator accepts that this source was rewound: everything is forgotten and followed from its
 * beginning.  `position`: where the figures were.  -1 unless it is what stopped them. */
int projection_accept(struct projection *projection, const char *source, int64_t *position,
                      struct error *error);
