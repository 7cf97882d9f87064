/* query.h - lists: filters, and a cursor that continues after the last thing seen.
 *
 * A page ends after `limit` items, after QUERY_MOST_SCANNED things looked at, or when the answer is
 * as large as a reader takes; `next` then says where to go on, possibly after few items or none.
 */
#pragma once

#include "common/service/rules.h"
#include "common/things/table.h"

enum { QUERY_USUAL_LIMIT = 50, QUERY_MOST_LIMIT = 200, QUERY_MOST_SCANNED = 20000 };

/* One list: how to tell and show one thing. */
struct query {
    const struct table *table;
    const struct id *after; /* of the request */
    int64_t limit;
    const struct schema *page; /* members `items` (a list of `view`) and `next` (an id) */
    const struct schema *view;
    /* Whether the caller may see it and the filters let it through. */
    bool (*matches)(const struct context *context, const void *request, const void *thing);
    void (*show)(const struct context *context, const void *thing, void *view);
};

int query_list(const struct context *context, const void *request, const struct query *query,
               struct buffer *reply, struct refusal *refusal);
