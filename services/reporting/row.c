#include "services/reporting/row.h"

#include <endian.h>
#include <string.h>

#include "common/calendar/calendar.h"

/* OIDs of PostgreSQL's own types. */
enum {
    TYPE_BOOL = 16,
    TYPE_BIGINT = 20,
    TYPE_TEXT = 25,
    TYPE_TEXTS = 1009,
    TYPE_DATE = 1082,
    TYPE_UUID = 2950
};

/* Columns that are not called as the member that they hold. */
static const struct {
    const char *member, *column;
} other_names[] = {
    {"from",  "from_day"     },
    {"until", "until_day"    },
    {"into",  "into_employer"},
};

void row_lay_out(struct row_layout *layout, const PGresult *result, int line)
{
    struct span type = result_bytes(result, line, 1), name = result_bytes(result, line, 2);
    struct span column = result_bytes(result, line, 3), required = result_bytes(result, line, 4);
    uint32_t oid;

    if (layout->count == ROW_COLUMNS_MOST || name.size >= sizeof layout->columns[0].name)
        return;
    struct row_column *added = &layout->columns[layout->count++];
    *added = (struct row_column){.is_required = required.data[0] != 0};
    memcpy(added->name, name.data, name.size);
    memcpy(&oid, column.data, sizeof oid);
    added->type = be32toh(oid);
    memcpy(&oid, type.data, sizeof oid);
    layout->type = be32toh(oid);
}

/* ---- values
 * --------------------------------------------------------------------------------------- */

static void put_integer(struct buffer *row, int32_t value)
{
    uint32_t network = htobe32((uint32_t)value);

    buffer_append(row, &network, sizeof network);
}

static void put_sized(struct buffer *row, const void *data, size_t size)
{
    put_integer(row, (int32_t)size);
    buffer_append(row, data, size);
}

static void put_bigint(struct buffer *row, int64_t value)
{
    uint64_t network = htobe64((uint64_t)value);

    put_sized(row, &network, sizeof network);
}

static void put_date(struct buffer *row, struct date day)
{
    uint32_t network = htobe32((uint32_t)(day.day - date_make(2000, 1, 1).day));

    put_sized(row, &network, sizeof network);
}

static int put_date_text(struct buffer *row, struct cursor *cursor)
{
    char text[DATE_TEXT_SIZE];
    struct span span;
    struct date day;

    if (cursor_text(cursor, &span) < 0 || span.size != sizeof text - 1)
        return -1;
    memcpy(text, span.data, span.size);
    text[span.size] = '\0';
    if (date_parse(text, &day) < 0)
        return -1;
    put_date(row, day);
    return 0;
}

/* One dimension from 1; none when there is nothing. */
static int put_texts(struct buffer *row, struct cursor *cursor)
{
    size_t start = row->size;
    uint32_t count = 0;
    struct span text;

    if (cursor != NULL && cursor_array(cursor, &count) < 0)
        return -1;
    put_integer(row, 0); /* the size, once it is known */
    put_integer(row, count > 0 ? 1 : 0);
    put_integer(row, 0);
    put_integer(row, TYPE_TEXT);
    if (count > 0) {
        put_integer(row, (int32_t)count);
        put_integer(row, 1);
    }
    for (uint32_t i = 0; i < count; i++) {
        if (cursor_text(cursor, &text) < 0)
            return -1;
        put_sized(row, text.data, text.size);
    }
    uint32_t size = htobe32((uint32_t)(row->size - start - 4));
    memcpy(row->data + start, &size, sizeof size);
    return 0;
}

static int put_value(struct buffer *row, uint32_t type, struct cursor *cursor)
{
    struct span span;
    int64_t integer;
    bool flag;

    switch (type) {
    case TYPE_BOOL:
        if (cursor_flag(cursor, &flag) < 0)
            return -1;
        put_sized(row, flag ? "\1" : "\0", 1);
        return 0;
    case TYPE_BIGINT:
        if (cursor_integer(cursor, &integer) < 0)
            return -1;
        put_bigint(row, integer);
        return 0;
    case TYPE_TEXT:
        if (cursor_text(cursor, &span) < 0)
            return -1;
        put_sized(row, span.data, span.size);
        return 0;
    case TYPE_UUID:
        if (cursor_bytes(cursor, &span) < 0 || span.size != 16)
            return -1;
        put_sized(row, span.data, span.size);
        return 0;
    case TYPE_DATE: return put_date_text(row, cursor);
    case TYPE_TEXTS: return put_texts(row, cursor);
    default: return -1;
    }
}

/* Days and ids have no zero: the database refuses such a row. */
static void put_absent(struct buffer *row, const struct row_column *column)
{
    if (column->is_required && column->type == TYPE_BOOL)
        put_sized(row, "\0", 1);
    else if (column->is_required && column->type == TYPE_BIGINT)
        put_bigint(row, 0);
    else if (column->is_required && column->type == TYPE_TEXT)
        put_integer(row, 0);
    else if (column->is_required && column->type == TYPE_TEXTS)
        put_texts(row, NULL);
    else
        put_integer(row, -1);
}

/* ---- a row
 * ---------------------------------------------------------------------------------------- */

static bool is_called(const struct row_column *column, struct span key)
{
    return strncmp(column->name, (const char *)key.data, key.size) == 0 &&
           column->name[key.size] == '\0';
}

/* Members mostly come in the order of the columns: the search goes on from the last one found. */
static uint32_t column_of(const struct row_layout *layout, struct span key, uint32_t from)
{
    for (size_t i = 0; i < sizeof other_names / sizeof other_names[0]; i++)
        if (strlen(other_names[i].member) == key.size &&
            memcmp(other_names[i].member, key.data, key.size) == 0)
            key = (struct span){(const uint8_t *)other_names[i].column,
                                strlen(other_names[i].column)};
    if (key.size >= sizeof layout->columns[0].name)
        return layout->count;
    for (uint32_t i = 0; i < layout->count; i++) {
        uint32_t at = (from + i) % layout->count;

        if (is_called(&layout->columns[at], key))
            return at;
    }
    return layout->count;
}

/* No event has lists of lists. */
static int skip_value(struct cursor *cursor)
{
    uint32_t count;

    if (cursor_peek(cursor) != CURSOR_ARRAY)
        return cursor_skip(cursor, NULL);
    if (cursor_array(cursor, &count) < 0)
        return -1;
    for (uint32_t i = 0; i < count; i++)
        if (cursor_peek(cursor) == CURSOR_ARRAY || cursor_skip(cursor, NULL) < 0)
            return -1;
    return 0;
}

/* Where the value of each column begins; `at` NULL: absent. */
static int find_values(const struct row_layout *layout, struct span body, row_member *noted,
                       void *owner, struct cursor values[])
{
    struct cursor cursor = cursor_open(body);
    uint32_t count, column = 0;
    struct span key;

    if (cursor_map(&cursor, &count) < 0)
        return -1;
    for (uint32_t i = 0; i < count; i++) {
        if (cursor_text(&cursor, &key) < 0)
            return -1;
        noted(owner, key, &cursor);
        column = column_of(layout, key, column);
        if (column < layout->count)
            values[column] = cursor;
        if (skip_value(&cursor) < 0)
            return -1;
    }
    return cursor_is_done(&cursor) ? 0 : -1;
}

static int put_column(const struct row_column *column, const struct row_origin *origin,
                      struct cursor *value, struct buffer *row)
{
    put_integer(row, (int32_t)column->type);
    if (strcmp(column->name, "position") == 0)
        put_bigint(row, origin->position);
    else if (strcmp(column->name, "recorded_at") == 0)
        put_bigint(row, origin->recorded_at);
    else if (origin->source != NULL && strcmp(column->name, "source") == 0)
        put_sized(row, origin->source, strlen(origin->source));
    else if (strcmp(column->name, "opened_on") == 0)
        put_date(row, instant_date(origin->recorded_at));
    else if (value->at == NULL || cursor_peek(value) == CURSOR_NIL)
        put_absent(row, column);
    else
        return put_value(row, column->type, value);
    return 0;
}

int row_append(const struct row_layout *layout, const struct row_origin *origin, struct span body,
               row_member *noted, void *owner, struct array *rows)
{
    struct cursor values[ROW_COLUMNS_MOST] = {{0}};
    struct buffer *row = &rows->bytes;
    size_t start = row->size;

    if (find_values(layout, body, noted, owner, values) < 0)
        return -1;
    put_integer(row, 0); /* the size, once it is known */
    put_integer(row, (int32_t)layout->count);
    for (uint32_t i = 0; i < layout->count; i++)
        if (put_column(&layout->columns[i], origin, &values[i], row) < 0)
            return -1;
    uint32_t size = htobe32((uint32_t)(row->size - start - 4));
    memcpy(row->data + start, &size, sizeof size);
    rows->count++;
    return 0;
}
