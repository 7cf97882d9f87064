#include "common/things/query.h"

#include <stdlib.h>
#include <string.h>

#include "common/things/say.h"

/* What a bounded reader takes of one message (cursor.h), with some room. */
enum { ANSWER_MOST_VALUES = 3900 };

/* How many values one item can be at most: keys, values, elements. */
static size_t values_of(const struct schema *view)
{
    size_t values = 1;

    for (size_t i = 0; i < view->field_count; i++) {
        const struct field *field = &view->fields[i];

        values += 2 + (field->is_list ? field->most : 0);
        values += field->type == FIELD_SET ? field->enumeration->count : 0;
    }
    return values;
}

static size_t limit_of(const struct query *query)
{
    size_t limit = query->limit == 0 ? QUERY_USUAL_LIMIT : (size_t)query->limit;
    size_t bound = ANSWER_MOST_VALUES / values_of(query->view);

    return limit < bound ? limit : bound;
}

/* Fills the page; returns the last thing looked at when more remain, NULL at the end. */
static const struct id *fill(const struct context *context, const void *request,
                             const struct query *query, size_t from, char *items, size_t *count)
{
    size_t limit = limit_of(query), end = query->table->count;
    size_t last = end - from > QUERY_MOST_SCANNED ? from + QUERY_MOST_SCANNED : end;

    for (size_t i = from; i < last; i++) {
        const void *thing = table_at(query->table, i);

        if (query->matches(context, request, thing))
            query->show(context, thing, items + (*count)++ * query->view->size);
        if (*count == limit || i + 1 == last)
            return i + 1 == end ? NULL : thing;
    }
    return NULL;
}

int query_list(const struct context *context, const void *request, const struct query *query,
               struct buffer *reply, struct refusal *refusal)
{
    size_t from = id_is_none(query->after) ? 0 : table_after(query->table, query->after);
    const struct field *items = schema_field(query->page, "items");
    const struct field *next = schema_field(query->page, "next");

    if (from == 0 && !id_is_none(query->after))
        return refuse(
            refusal, ERROR_NOT_FOUND, "", "after",
            "La page ne peut pas continuer après %s, qui est inconnu ; donnez le « next » "
            "de la page précédente.",
            id_text(query->after));

    char *page = memory_new(1, query->page->size);
    size_t count = 0;
    const struct id *last = fill(context, request, query, from, page + items->offset, &count);

    memcpy(page + items->count_offset, &count, sizeof count);
    if (last != NULL)
        memcpy(page + next->offset, last, sizeof *last);
    record_encode(query->page, page, reply);
    free(page);
    return 0;
}
