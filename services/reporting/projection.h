/* projection.h - follows registration's journal and keeps the figures: facts, cells and cursor in
 * one transaction.
 *
 * Near the head, each batch moves the cells by what it changes.  Far behind it, or from nothing,
 * only facts are written, and the cells are computed once at the end.  A connection that breaks, at
 * whatever moment, leaves the cursor of the database to say where to go on.
 */
#pragma once

#include "common/service/service.h"

struct projection;

enum projection_state {
    PROJECTION_CONNECTING, /* to PostgreSQL */
    PROJECTION_LIVE,
    PROJECTION_REBUILDING, /* facts only */
    PROJECTION_COMPUTING,  /* the cells, anew */
    PROJECTION_STOPPED,    /* for good; the reason is in `text` */
};

struct projection_view {
    enum projection_state state;
    int64_t known, applied;
    struct hash hash;         /* at `applied` */
    int64_t waiting_since_ms; /* monotonic; of the oldest known but unapplied event; 0: none */
    int64_t source_now;       /* 0: not known yet */
    struct date last_day;     /* of the last event */
    const char *text;
};

struct projection *projection_open(struct service *service, struct error *error);
void projection_close(struct projection *projection);
struct projection_view projection_view(const struct projection *projection);
/* The operator accepts that the source was rewound: everything is forgotten and followed from its
 * beginning. -1 unless the projection is stopped. */
int projection_accept(struct projection *projection, struct error *error);
