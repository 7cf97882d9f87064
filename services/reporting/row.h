/* row.h - a fact's row in PostgreSQL's binary form, from the body of an event.
 *
 * A column takes the member of its name; what is absent on the wire is zero where the column wants
 * a value, NULL elsewhere.  Which columns there are, and of which types, the catalogue of the
 * connection says (statement fact_layout of facts.sql): a shadow's tables have types of their own.
 */
#pragma once

#include "common/database/database.h"
#include "common/record/cursor.h"

enum { ROW_COLUMNS_MOST = 40 };

struct row_column {
    char name[32];
    uint32_t type; /* OID */
    bool is_required;
};
struct row_layout {
    uint32_t type; /* OID of the row; 0: not known yet */
    uint32_t count;
    struct row_column columns[ROW_COLUMNS_MOST];
};

/* Takes one line of fact_layout (in binary form). */
void row_lay_out(struct row_layout *layout, const PGresult *result, int line);
/* What a row says besides the body. */
struct row_origin {
    const char *source; /* the journal; NULL: the only one of its kind, a column that is called
                           `source` takes a member */
    int64_t position;
    int64_t recorded_at;
};
/* Appends the row to an array of them.  `noted` hears of every member before it is read.  -1: the
 * body cannot be read. */
typedef void row_member(void *owner, struct span key, const struct cursor *value);
int row_append(const struct row_layout *layout, const struct row_origin *origin, struct span body,
               row_member *noted, void *owner, struct array *rows);
