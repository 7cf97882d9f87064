/* indicators_internal.h - what the files of `appui indicators` and `appui explain` share. */
#pragma once

#include "common/messages/reporting.h"
#include "services/cli/session.h"
#include "services/cli/table.h"

/* What the command line says of a figure. */
struct cut {
    char by[200];
    char where[CONDITIONS_MOST][80];
    size_t where_count;
    struct month month, from, to;
    struct date as_of;
    char series[32];
    enum format format;
};

/* The question of the command line about one indicator.  0 or -1. */
int indicators_request(const struct cut *cut, const char *id, struct indicator_read *request,
                       struct error *error);
/* Only its conditions. */
int indicators_conditions(const struct cut *cut, struct condition *conditions, struct error *error);

/* Where a row's series stands among the reply's; series_count: nowhere. */
size_t indicators_series(const struct indicator_read_reply *reply, const char *id);
void indicators_print_freshness(struct session *session);
/* One page as an object, several as an array. */
void indicators_print_pages(json_t *pages);
/* Every indicator, for the country. */
int indicators_read_all(struct session *session, const struct cut *cut, struct error *error);
