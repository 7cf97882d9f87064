#include "services/cli/lines.h"

#include <stdlib.h>
#include <string.h>

#include "common/messages/system.h"
#include "common/record/cursor.h"
#include "services/cli/catalog.h"

/* ---- reading ---- */

static int read_members(const json_t *json, struct line *line, const json_t **body,
                        struct error *error)
{
    const char *key;
    json_t *value;

    json_object_foreach((json_t *)json, key, value)
    {
        const char *text = json_string_value(value);

        if (strcmp(key, "type") == 0 && text != NULL && strlen(text) < sizeof line->type)
            strcpy(line->type, text);
        else if (strcmp(key, "as") == 0 && text != NULL && strlen(text) < sizeof line->as)
            strcpy(line->as, text);
        else if (strcmp(key, "service") == 0 && text != NULL && strlen(text) < sizeof line->service)
            strcpy(line->service, text);
        else if (strcmp(key, "account") == 0 && text != NULL && strlen(text) < sizeof line->account)
            strcpy(line->account, text);
        else if (strcmp(key, "id") == 0 && text != NULL && id_parse(text, &line->id) == 0)
            continue;
        else if (strcmp(key, "wait") == 0 && json_is_true(value))
            line->wait = true;
        else if (strcmp(key, "body") == 0 && json_is_object(value))
            *body = value;
        else
            return fail(error, ERROR_INVALID,
                        "\"%.40s\" is not expected here, or not of that kind: a line is {\"type\": "
                        "text, \"id\": uuid, \"as\": text, \"service\": text, \"account\": text, "
                        "\"body\": {…}}",
                        key);
    }
    return 0;
}

static int encode_body(const json_t *json, struct line *line, struct error *error)
{
    const struct schema *schema = catalog_request(line->type);
    json_t *empty = json_object();
    void *record;
    int result;

    if (schema == NULL) {
        json_decref(empty);
        return fail(error, ERROR_NOT_FOUND, "no service takes \"%s\"", line->type);
    }
    record = memory_new(1, schema->size);
    result = record_from_json(schema, json == NULL ? empty : json, record, error);
    if (result == 0)
        record_encode(schema, record, &line->body);
    free(record);
    json_decref(empty);
    return result;
}

int line_read(const char *text, size_t length, int64_t now_ms, struct line *line,
              struct error *error)
{
    json_error_t where;
    json_t *json = json_loadb(text, length, JSON_REJECT_DUPLICATES, &where);
    const json_t *body = NULL;
    int result;

    line->id = (struct id){0};
    line->type[0] = line->as[0] = line->service[0] = line->account[0] = '\0';
    line->wait = false;
    buffer_clear(&line->body);
    if (json == NULL)
        return fail(error, ERROR_INVALID, "not JSON at column %d: %s", where.column, where.text);
    if (!json_is_object(json)) {
        json_decref(json);
        return fail(error, ERROR_INVALID, "a line is one JSON object");
    }
    result = read_members(json, line, &body, error);
    if (id_is_none(&line->id))
        line->id = id_new(now_ms);
    if (result == 0 && !line->wait)
        result = encode_body(body, line, error);
    json_decref(json);
    return result;
}

json_t *line_write(const struct schema *schema, const void *record, const struct id *id,
                   const char *as, const char *service, const char *account)
{
    char text[ID_TEXT_SIZE];
    json_t *json;

    id_format(id, text);
    json = json_pack("{s:s, s:s, s:s, s:o}", "as", as, "type", schema->name, "id", text, "body",
                     record_to_json(schema, record));
    if (service[0] != '\0')
        json_object_set_new(json, "service", json_string(service));
    if (account[0] != '\0')
        json_object_set_new(json, "account", json_string(account));
    return json;
}

/* ---- answers ---- */

static json_t *bytes_to_json(struct span bytes)
{
    char *text = memory_new(1, 2 * bytes.size + 1);
    json_t *json;

    if (bytes.size == sizeof(struct id)) {
        struct id id;
        char id_text[ID_TEXT_SIZE];

        memcpy(&id, bytes.data, sizeof id);
        id_format(&id, id_text);
        free(text);
        return json_string(id_text);
    }
    for (size_t i = 0; i < bytes.size; i++)
        snprintf(text + 2 * i, 3, "%02x", bytes.data[i]);
    json = json_string(text);
    free(text);
    return json;
}

static json_t *value_to_json(struct cursor *cursor);

static json_t *array_to_json(struct cursor *cursor)
{
    json_t *json = json_array();
    uint32_t count;

    if (cursor_array(cursor, &count) == 0)
        for (uint32_t i = 0; i < count; i++)
            json_array_append_new(json, value_to_json(cursor));
    return json;
}

static json_t *map_to_json(struct cursor *cursor)
{
    json_t *json = json_object();
    uint32_t count;
    struct span key;

    if (cursor_map(cursor, &count) == 0)
        for (uint32_t i = 0; i < count && cursor_text(cursor, &key) == 0; i++) {
            char name[256];

            snprintf(name, sizeof name, "%.*s", (int)key.size, (const char *)key.data);
            json_object_set_new(json, name, value_to_json(cursor));
        }
    return json;
}

/* Its depth was bounded before (line_body_to_json skips the whole once). */
static json_t *value_to_json(struct cursor *cursor)
{
    struct span bytes;
    int64_t number;
    bool flag;

    switch (cursor_peek(cursor)) {
    case CURSOR_BOOL: return cursor_flag(cursor, &flag) == 0 ? json_boolean(flag) : json_null();
    case CURSOR_INTEGER:
        return cursor_integer(cursor, &number) == 0 ? json_integer(number) : json_null();
    case CURSOR_TEXT:
        return cursor_text(cursor, &bytes) == 0 ? json_stringn((const char *)bytes.data, bytes.size)
                                                : json_null();
    case CURSOR_BYTES:
        return cursor_bytes(cursor, &bytes) == 0 ? bytes_to_json(bytes) : json_null();
    case CURSOR_ARRAY: return array_to_json(cursor);
    case CURSOR_MAP: return map_to_json(cursor);
    default: cursor_skip(cursor, &bytes); return json_null();
    }
}

json_t *line_body_to_json(const struct schema *schema, struct span body)
{
    struct cursor cursor = cursor_open(body);
    struct cursor check = cursor;
    struct error ignored;
    struct span whole;
    json_t *json = NULL;

    if (schema != NULL) {
        void *record = memory_new(1, schema->size);

        if (record_decode(schema, body, record, &ignored) == 0)
            json = record_to_json(schema, record);
        free(record);
    }
    if (json != NULL)
        return json;
    if (body.size == 0 || cursor_skip(&check, &whole) != 0)
        return json_null();
    return value_to_json(&cursor);
}

json_t *line_answer_to_json(const struct answer *answer, const struct schema *reply)
{
    const struct schema *schema = answer->status == STATUS_OK ? reply : &refused_schema;
    char id[ID_TEXT_SIZE];

    id_format(&answer->id, id);
    return json_pack("{s:s, s:s, s:I, s:o}", "id", id, "status",
                     enumeration_word(&statuses, (int)answer->status), "position",
                     (json_int_t)answer->position, "body", line_body_to_json(schema, answer->body));
}

json_t *line_refused_to_json(const struct id *id, const struct error *error, size_t line_number)
{
    char text[ID_TEXT_SIZE], where[sizeof error->text + 32];

    id_format(id, text);
    snprintf(where, sizeof where, "line %zu: %s", line_number, error->text);
    return json_pack("{s:s, s:s, s:i, s:{s:s, s:s}}", "id", text, "status", "refused", "position",
                     0, "body", "code", error_code_word(error->code), "text", where);
}
