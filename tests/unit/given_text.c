#include "tests/unit/given_text.h"

#include <stdlib.h>

#include "tests/unit/given.h"

struct id story_id(const char *name)
{
    struct id id = {0};
    uint64_t number = 1469598103934665603u; /* FNV-1a: the same name, the same id, in every test */

    if (name[0] != '#') {
        assert_int_equal(id_parse(name, &id), 0);
        return id;
    }
    for (const char *at = name; *at != '\0'; at++)
        number = (number ^ (uint8_t)*at) * 1099511628211u;
    return id_seeded(1, number, 1359936000000);
}

static json_t *with_ids(json_t *value)
{
    const char *key;
    json_t *item;
    size_t index;
    char text[ID_TEXT_SIZE];

    if (json_is_string(value) && json_string_value(value)[0] == '#') {
        struct id id = story_id(json_string_value(value));

        id_format(&id, text);
        json_string_set(value, text);
    }
    json_object_foreach(value, key, item) with_ids(item);
    json_array_foreach(value, index, item) with_ids(item);
    return value;
}

static json_t *parse(const char *text)
{
    char *copy = memory_text(text);
    json_error_t error;
    json_t *json;

    for (char *at = copy; *at != '\0'; at++)
        if (*at == '\'')
            *at = '"';
    json = json_loads(copy, JSON_REJECT_DUPLICATES, &error);
    if (json == NULL)
        fail_msg("%s in %s", error.text, text);
    free(copy);
    return with_ids(json);
}

/* A record from its text, by way of msgpack. */
void *given_record(const struct schema *schema, const char *text)
{
    struct error error = {0};
    struct buffer bytes = {0};
    void *record = memory_new(1, schema->size);
    json_t *json = parse(text);

    if (record_from_json(schema, json, record, &error) != 0)
        fail_msg("%s %s: %s", schema->name, text, error.text);
    record_encode(schema, record, &bytes);
    memset(record, 0, schema->size);
    if (record_decode(schema, buffer_span(&bytes), record, &error) != 0)
        fail_msg("%s %s: %s", schema->name, text, error.text);
    buffer_close(&bytes);
    json_decref(json);
    return record;
}

json_t *given_json(const struct schema *schema, struct span bytes)
{
    struct error error = {0};
    void *record = memory_new(1, schema->size);
    json_t *json;

    if (record_decode(schema, bytes, record, &error) != 0)
        fail_msg("%s cannot be read back: %s", schema->name, error.text);
    json = record_to_json(schema, record);
    free(record);
    return json;
}

static void show_difference(const char *what, const json_t *wanted, const json_t *found)
{
    char *expected = json_dumps(wanted, JSON_ENCODE_ANY | JSON_SORT_KEYS);
    char *actual = json_dumps(found, JSON_ENCODE_ANY | JSON_SORT_KEYS);

    print_error("%s: wanted %s\nin %s\n", what, expected, actual);
    free(expected);
    free(actual);
}

/* Every member wanted is there and equal; lists are compared item by item. */
static bool holds(const json_t *found, const json_t *wanted)
{
    const char *key;
    json_t *item;
    size_t index;

    if (json_is_object(wanted)) {
        json_object_foreach((json_t *)(uintptr_t)wanted, key,
                            item) if (!holds(json_object_get(found, key), item)) return false;
        return json_is_object(found);
    }
    if (json_is_array(wanted) && json_is_array(found)) {
        json_array_foreach(wanted, index,
                           item) if (!holds(json_array_get(found, index), item)) return false;
        return json_array_size(wanted) == json_array_size(found);
    }
    /* Absent and zero are the same. */
    if (found == NULL)
        return json_is_false(wanted) ||
               (json_is_integer(wanted) && json_integer_value(wanted) == 0);
    return json_equal(found, wanted);
}

void given_expect(const char *what, const json_t *found, const char *members)
{
    json_t *wanted = parse(members);

    if (!holds(found, wanted)) {
        show_difference(what, wanted, found);
        fail();
    }
    json_decref(wanted);
}
