/* The JSON reader: what it takes survives JSON and msgpack, and every member survives text. */
#include <stdlib.h>

#include "tests/unit/everything.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static const struct schema *const schema = &everything_schema;

static void check_same(const struct everything *first, const struct everything *second)
{
    if (record_difference(schema, first, second) != NULL)
        abort();
}

static void turn_through_json(const struct everything *record)
{
    json_t *json = record_to_json(schema, record);
    struct everything again;
    struct error error;

    if (record_from_json(schema, json, &again, &error) < 0)
        abort();
    check_same(record, &again);
    json_decref(json);
}

static void turn_through_msgpack(const struct everything *record)
{
    struct buffer bytes = {0};
    struct everything again;
    struct error error;

    record_encode(schema, record, &bytes);
    if (record_decode(schema, buffer_span(&bytes), &again, &error) < 0)
        abort();
    check_same(record, &again);
    buffer_close(&bytes);
}

static void turn_through_text(const struct everything *record)
{
    struct everything again = *record;
    struct error error;

    for (size_t i = 0; i < schema->field_count; i++) {
        const struct field *field = &schema->fields[i];
        struct buffer text = {0};

        /* A list of texts that hold commas is not one text. */
        if (field->type == FIELD_RECORD || (field->is_list && field->type == FIELD_TEXT))
            continue;
        field_to_text(field, record, &text);
        buffer_append(&text, "", 1);
        if (field_from_text(field, (const char *)text.data, &again, &error) < 0)
            abort();
        buffer_close(&text);
    }
    check_same(record, &again);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    json_t *json =
        json_loadb((const char *)data, size, JSON_REJECT_DUPLICATES | JSON_ALLOW_NUL, NULL);
    struct everything record;
    struct error error;

    if (json != NULL && record_from_json(schema, json, &record, &error) == 0) {
        turn_through_json(&record);
        turn_through_msgpack(&record);
        turn_through_text(&record);
    }
    json_decref(json);
    return 0;
}
