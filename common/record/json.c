#include "common/record/cursor.h"
#include "common/record/record_internal.h"

#include <string.h>

/* ---- writing ---- */

static json_t *set_to_json(const struct enumeration *enumeration, uint32_t set)
{
    json_t *array = json_array();

    for (set &= ~UINT32_C(1); set != 0; set &= set - 1)
        json_array_append_new(array,
                              json_string(enumeration_word(enumeration, __builtin_ctz(set))));
    return array;
}

/* A text that a program filled without checking may not be UTF-8: it is shown as one that was lost.
 */
static json_t *word_to_json(const struct field *field, const void *at)
{
    char room[VALUE_TEXT_SIZE];
    struct span word = value_to_word(field, at, room);
    json_t *json = json_stringn((const char *)word.data, word.size);

    return json != NULL ? json : json_string("\uFFFD");
}

static json_t *value_to_json(const struct field *field, const void *at)
{
    switch (field->type) {
    case FIELD_INTEGER: return json_integer(*(const int64_t *)at);
    case FIELD_FLAG: return json_boolean(*(const bool *)at);
    case FIELD_SET: return set_to_json(field->enumeration, *(const uint32_t *)at);
    case FIELD_RECORD: return record_to_json(field->record, at);
    default: return word_to_json(field, at);
    }
}

static json_t *field_to_json(const struct field *field, const void *record)
{
    if (!field->is_list)
        return value_to_json(field, const_member_of(field, record));

    json_t *array = json_array();

    for (size_t i = 0; i < const_count_of(field, record); i++)
        json_array_append_new(array, value_to_json(field, const_element_of(field, record, i)));
    return array;
}

json_t *record_to_json(const struct schema *schema, const void *record)
{
    json_t *object = json_object();

    for (size_t i = 0; i < schema->field_count; i++) {
        const struct field *field = &schema->fields[i];

        if (field->presence == REQUIRED || !field_is_zero(field, record))
            json_object_set_new(object, field->name, field_to_json(field, record));
    }
    return object;
}

/* ---- reading ---- */

static int read_object(struct reading *reading, const struct schema *schema, const json_t *object,
                       void *record);

static int refuse_value(struct reading *reading, const struct field *field, const json_t *json)
{
    static const enum kind kinds[] = {
        [JSON_OBJECT] = KIND_MAP,      [JSON_ARRAY] = KIND_ARRAY,  [JSON_STRING] = KIND_TEXT,
        [JSON_INTEGER] = KIND_INTEGER, [JSON_REAL] = KIND_REAL,    [JSON_TRUE] = KIND_FLAG,
        [JSON_FALSE] = KIND_FLAG,      [JSON_NULL] = KIND_NOTHING,
    };

    return reading_unexpected_kind(reading, field, kinds[json_typeof(json)]);
}

static int json_word(struct reading *reading, const struct field *field, const json_t *json,
                     struct span *word)
{
    *word = (struct span){(const uint8_t *)json_string_value(json), json_string_length(json)};
    if (!json_is_string(json))
        return refuse_value(reading, field, json);
    return cursor_is_text(word->data, word->size)
               ? 0
               : reading_unexpected_kind(reading, field, KIND_BYTES);
}

static int read_set(struct reading *reading, const struct field *field, const json_t *json,
                    uint32_t *set)
{
    struct span word;

    if (!json_is_array(json))
        return refuse_value(reading, field, json);
    for (size_t i = 0; i < json_array_size(json); i++)
        if (json_word(reading, field, json_array_get(json, i), &word) < 0 ||
            value_from_set_word(reading, field, word, set) < 0)
            return -1;
    return 0;
}

static int read_word(struct reading *reading, const struct field *field, const json_t *json,
                     void *at)
{
    struct span word;

    if (json_word(reading, field, json, &word) < 0)
        return -1;
    return value_from_word(reading, field, word, at);
}

static int read_value(struct reading *reading, const struct field *field, const json_t *json,
                      void *at)
{
    switch (field->type) {
    case FIELD_INTEGER:
        return json_is_integer(json)
                   ? value_from_integer(reading, field, json_integer_value(json), at)
                   : refuse_value(reading, field, json);
    case FIELD_FLAG:
        *(bool *)at = json_is_true(json);
        return json_is_boolean(json) ? 0 : refuse_value(reading, field, json);
    case FIELD_SET: return read_set(reading, field, json, at);
    case FIELD_RECORD:
        return json_is_object(json) ? read_object(reading, field->record, json, at)
                                    : refuse_value(reading, field, json);
    default: return read_word(reading, field, json, at);
    }
}

static int read_list(struct reading *reading, const struct field *field, const json_t *json,
                     void *record)
{
    size_t count = json_array_size(json);

    if (!json_is_array(json))
        return refuse_value(reading, field, json);
    if (count > field->most)
        return reading_fail(reading, PHRASE_TOO_MANY, field->most);
    for (size_t i = 0; i < count; i++)
        if (read_value(reading, field, json_array_get(json, i), element_of(field, record, i)) < 0)
            return reading_within_element(reading, i);
    *count_of(field, record) = count;
    return 0;
}

/* Required members that are absent; the rest of what is required is record_check's. */
static int check_presence(struct reading *reading, const struct schema *schema,
                          const json_t *object)
{
    for (size_t i = 0; i < schema->field_count; i++) {
        const json_t *json = json_object_get(object, schema->fields[i].name);

        if (schema->fields[i].presence == REQUIRED && (json == NULL || json_is_null(json))) {
            reading_fail(reading, PHRASE_MISSING);
            return reading_within(reading, schema->fields[i].name);
        }
    }
    return 0;
}

static int read_object(struct reading *reading, const struct schema *schema, const json_t *object,
                       void *record)
{
    const char *key;
    json_t *json;

    json_object_foreach((json_t *)(uintptr_t)object, key, json)
    {
        const struct field *field = schema_field(schema, key);

        if (field == NULL)
            return reading_unknown(reading, schema, key);
        if (json_is_null(json))
            continue;
        if ((field->is_list ? read_list(reading, field, json, record)
                            : read_value(reading, field, json, member_of(field, record))) < 0)
            return reading_within(reading, field->name);
    }
    return check_presence(reading, schema, object);
}

int record_from_json(const struct schema *schema, const json_t *json, void *record,
                     struct error *error)
{
    struct reading reading = reading_open(FRENCH, error);

    if (!json_is_object(json))
        return fail(error, ERROR_INVALID, "un objet JSON est attendu");
    memset(record, 0, schema->size);
    if (read_object(&reading, schema, json, record) < 0 ||
        check_within(&reading, schema, record) < 0)
        return reading_end(&reading);
    return 0;
}
