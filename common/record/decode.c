#include "common/record/cursor.h"
#include "common/record/record_internal.h"

#include <assert.h>
#include <endian.h>
#include <string.h>

static int read_record(struct reading *reading, const struct schema *schema, struct cursor *cursor,
                       void *record);

static enum kind kind_of(const struct cursor *cursor)
{
    static const enum kind kinds[] = {
        [CURSOR_NIL] = KIND_NOTHING, [CURSOR_BOOL] = KIND_FLAG, [CURSOR_INTEGER] = KIND_INTEGER,
        [CURSOR_FLOAT] = KIND_REAL,  [CURSOR_TEXT] = KIND_TEXT, [CURSOR_BYTES] = KIND_BYTES,
        [CURSOR_ARRAY] = KIND_ARRAY, [CURSOR_MAP] = KIND_MAP,   [CURSOR_BAD] = KIND_NOTHING,
    };

    return kinds[cursor_peek(cursor)];
}

/* The cursor could not read what was due: either another type came, or the right one that lies. */
static int refuse_value(struct reading *reading, const struct field *field,
                        const struct cursor *cursor, enum cursor_type due)
{
    enum cursor_type type = cursor_peek(cursor);

    if (type == due || type == CURSOR_BAD)
        return reading_fail(reading, PHRASE_MALFORMED);
    return reading_unexpected_kind(reading, field, kind_of(cursor));
}

static int read_word(struct reading *reading, const struct field *field, struct cursor *cursor,
                     void *at)
{
    struct span word;

    if (cursor_text(cursor, &word) < 0)
        return refuse_value(reading, field, cursor, CURSOR_TEXT);
    return value_from_word(reading, field, word, at);
}

/* What most members are. */
static int read_text(struct reading *reading, const struct field *field, struct cursor *cursor,
                     char *at)
{
    struct span text;

    if (cursor_text(cursor, &text) < 0)
        return refuse_value(reading, field, cursor, CURSOR_TEXT);
    return value_from_text(reading, field, text, at);
}

static int read_integer(struct reading *reading, const struct field *field, struct cursor *cursor,
                        void *at)
{
    int64_t integer;

    if (cursor_integer(cursor, &integer) < 0)
        return refuse_value(reading, field, cursor, CURSOR_INTEGER);
    return value_from_integer(reading, field, integer, at);
}

static int read_flag(struct reading *reading, const struct field *field, struct cursor *cursor,
                     void *at)
{
    if (cursor_flag(cursor, at) < 0)
        return refuse_value(reading, field, cursor, CURSOR_BOOL);
    return 0;
}

static int read_bytes(struct reading *reading, const struct field *field, struct cursor *cursor,
                      void *at)
{
    struct span bytes;

    if (cursor_bytes(cursor, &bytes) < 0)
        return refuse_value(reading, field, cursor, CURSOR_BYTES);
    if (bytes.size != field->size)
        return reading_unexpected_kind(reading, field, KIND_BYTES);
    memcpy(at, bytes.data, field->size);
    return 0;
}

static int read_set(struct reading *reading, const struct field *field, struct cursor *cursor,
                    uint32_t *set)
{
    struct span word;
    uint32_t count;

    if (cursor_array(cursor, &count) < 0)
        return refuse_value(reading, field, cursor, CURSOR_ARRAY);
    if (count >= field->enumeration->count)
        return reading_fail(reading, PHRASE_TOO_MANY, field->enumeration->count - 1);
    for (uint32_t i = 0; i < count; i++)
        if (cursor_text(cursor, &word) < 0)
            return refuse_value(reading, field, cursor, CURSOR_TEXT);
        else if (value_from_set_word(reading, field, word, set) < 0)
            return -1;
    return 0;
}

static int read_nested(struct reading *reading, const struct field *field, struct cursor *cursor,
                       void *at)
{
    if (cursor_peek(cursor) != CURSOR_MAP)
        return refuse_value(reading, field, cursor, CURSOR_MAP);
    return read_record(reading, field->record, cursor, at);
}

static int read_value(struct reading *reading, const struct field *field, struct cursor *cursor,
                      void *at)
{
    switch (field->type) {
    case FIELD_TEXT: return read_text(reading, field, cursor, at);
    case FIELD_ENUM:
    case FIELD_DATE:
    case FIELD_MONTH: return read_word(reading, field, cursor, at);
    case FIELD_INTEGER:
    case FIELD_INSTANT: return read_integer(reading, field, cursor, at);
    case FIELD_FLAG: return read_flag(reading, field, cursor, at);
    case FIELD_ID:
    case FIELD_HASH: return read_bytes(reading, field, cursor, at);
    case FIELD_SET: return read_set(reading, field, cursor, at);
    case FIELD_RECORD: return read_nested(reading, field, cursor, at);
    }
    return -1;
}

static int read_list(struct reading *reading, const struct field *field, struct cursor *cursor,
                     void *record)
{
    uint32_t count;

    if (cursor_array(cursor, &count) < 0)
        return refuse_value(reading, field, cursor, CURSOR_ARRAY);
    if (count > field->most)
        return reading_fail(reading, PHRASE_TOO_MANY, field->most);
    cursor->depth++;
    for (uint32_t i = 0; i < count; i++) {
        void *at = element_of(field, record, i);

        if (read_value(reading, field, cursor, at) < 0)
            return reading_within_element(reading, i);
        if (!element_may_be_zero(field) && value_is_zero(field, at)) {
            reading_fail(reading, PHRASE_EMPTY);
            return reading_within_element(reading, i);
        }
    }
    cursor->depth--;
    *count_of(field, record) = count;
    return 0;
}

static uint64_t eight_bytes(const void *at)
{
    uint64_t word;

    memcpy(&word, at, sizeof word);
    return le64toh(word);
}

/* `text` has `left` bytes, not fewer than the name.  Two reads that overlap, or of a short name one
 * (its array goes on), instead of a call: nearly all names have at most 16 letters. */
static inline bool is_name(const struct field *field, const uint8_t *text, size_t left)
{
    size_t length = field->name_length;

    if (left < 8 || length > 16 || length == 0)
        return memcmp(text, field->name, length) == 0;

    uint64_t differs = eight_bytes(text) ^ eight_bytes(field->name);

    if (length < 8)
        return differs << (64 - 8 * length) == 0;
    return differs == 0 && eight_bytes(text + length - 8) == eight_bytes(field->name + length - 8);
}

/* The name as it is written, in one byte and its letters: any other text differs in the first. */
static inline bool is_next(const struct cursor *cursor, const struct field *field)
{
    size_t left = (size_t)(cursor->end - cursor->at) - 1;

    return *cursor->at == (0xa0 | field->name_length) && left >= field->name_length &&
           is_name(field, cursor->at + 1, left);
}

enum { NO_FIELD = MOST_FIELDS };

/* Which field's name comes next; keys mostly come in the order of the table, so the search starts
 * at `due`.  The cursor is not at its end. */
static size_t find_next(const struct schema *schema, const struct cursor *cursor, size_t due)
{
    for (size_t i = due; i < schema->field_count; i++)
        if (is_next(cursor, &schema->fields[i]))
            return i;
    for (size_t i = 0; i < due; i++)
        if (is_next(cursor, &schema->fields[i]))
            return i;
    return NO_FIELD;
}

static size_t find_name(const struct schema *schema, struct span name)
{
    for (size_t i = 0; i < schema->field_count; i++)
        if (schema->fields[i].name_length == name.size &&
            memcmp(schema->fields[i].name, name.data, name.size) == 0)
            return i;
    return NO_FIELD;
}

/* nil is the same as absent. */
static int read_member(struct reading *reading, const struct field *field, struct cursor *cursor,
                       void *record, bool *is_there)
{
    int status;

    *is_there = cursor_is_done(cursor) || *cursor->at != 0xc0; /* nil */
    if (!*is_there)
        status = cursor_skip(cursor, NULL) < 0 ? reading_fail(reading, PHRASE_MALFORMED) : 0;
    else if (field->is_list)
        status = read_list(reading, field, cursor, record);
    else
        status = read_value(reading, field, cursor, member_of(field, record));
    return status < 0 ? reading_within(reading, field->name) : 0;
}

static int check_presence(struct reading *reading, const struct schema *schema,
                          const uint64_t *there, const void *record)
{
    for (size_t i = 0; i < schema->field_count; i++) {
        const struct field *field = &schema->fields[i];
        enum phrase phrase;

        if (field->presence == OPTIONAL)
            continue;
        if ((there[i / 64] >> i % 64 & 1) == 0)
            phrase = PHRASE_MISSING;
        else if (!field_may_be_zero(field) && field_is_zero(field, record))
            phrase = PHRASE_EMPTY;
        else
            continue;
        reading_fail(reading, phrase);
        return reading_within(reading, field->name);
    }
    return 0;
}

/* Which fields of a record were named, and which of those were not nil. */
struct presence {
    uint64_t named[MOST_FIELDS / 64];
    uint64_t there[MOST_FIELDS / 64];
};

static int read_known(struct reading *reading, const struct schema *schema, size_t index,
                      struct cursor *cursor, void *record, struct presence *presence)
{
    const struct field *field = &schema->fields[index];
    uint64_t bit = UINT64_C(1) << index % 64;
    bool is_there;

    if (presence->named[index / 64] & bit) {
        reading_fail(reading, PHRASE_TWICE);
        return reading_within(reading, field->name);
    }
    presence->named[index / 64] |= bit;
    if (read_member(reading, field, cursor, record, &is_there) < 0)
        return -1;
    presence->there[index / 64] |= is_there ? bit : 0;
    return 0;
}

static int refuse_key(struct reading *reading, const struct cursor *cursor)
{
    enum cursor_type type = cursor_peek(cursor);
    bool is_broken = type == CURSOR_TEXT || type == CURSOR_BAD;

    return reading_fail(reading, is_broken ? PHRASE_MALFORMED : PHRASE_KEY);
}

/* The next member's field, NO_FIELD when it is unknown.  A key that equals a name needs no other
 * check. */
static int read_key(struct reading *reading, const struct schema *schema, struct cursor *cursor,
                    size_t due, size_t *index)
{
    struct span key;

    *index = NO_FIELD;
    if (cursor_may_read(cursor) && (*index = find_next(schema, cursor, due)) != NO_FIELD) {
        cursor->at += 1 + schema->fields[*index].name_length;
        cursor->items++;
        return 0;
    }
    if (cursor_text(cursor, &key) < 0)
        return refuse_key(reading, cursor);
    *index = find_name(schema, key); /* written longer than it needs */
    return 0;
}

static int read_record(struct reading *reading, const struct schema *schema, struct cursor *cursor,
                       void *record)
{
    struct presence presence = {{0}, {0}};
    uint32_t count;
    size_t due = 0;

    assert(schema->field_count <= MOST_FIELDS);
    if (cursor->depth >= CURSOR_MOST_DEPTH || cursor_map(cursor, &count) < 0)
        return reading_fail(reading, PHRASE_MALFORMED);
    cursor->depth++;
    while (count-- > 0) {
        size_t index;

        if (read_key(reading, schema, cursor, due, &index) < 0)
            return -1;
        if (index == NO_FIELD) {
            if (cursor_skip(cursor, NULL) < 0)
                return reading_fail(reading, PHRASE_MALFORMED);
            continue;
        }
        if (read_known(reading, schema, index, cursor, record, &presence) < 0)
            return -1;
        due = index + 1;
    }
    cursor->depth--;
    return check_presence(reading, schema, presence.there, record);
}

int record_decode_next(const struct schema *schema, struct cursor *cursor, void *record,
                       struct error *error)
{
    struct reading reading = reading_open(FRENCH, error);
    int status;

    memset(record, 0, schema->size);
    status = cursor_peek(cursor) == CURSOR_MAP ? read_record(&reading, schema, cursor, record)
                                               : reading_fail(&reading, PHRASE_MALFORMED);
    return status < 0 ? reading_end(&reading) : 0;
}

int record_decode(const struct schema *schema, struct span bytes, void *record, struct error *error)
{
    struct reading reading = reading_open(FRENCH, error);
    struct cursor cursor = cursor_open(bytes);

    /* Every item that is kept takes at least a byte of the record. */
    if (schema->size > cursor.most)
        cursor.most = (uint32_t)schema->size;
    if (record_decode_next(schema, &cursor, record, error) < 0)
        return -1;
    if (cursor_is_done(&cursor))
        return 0;
    reading_fail(&reading, PHRASE_TRAILING);
    return reading_end(&reading);
}
