#include "common/record/record_internal.h"

#include <string.h>

static bool is_of_its_type(const struct field *field, const void *at)
{
    uint32_t set;

    switch (field->type) {
    case FIELD_TEXT: return memchr(at, 0, field->size) != NULL;
    case FIELD_ENUM:
        return *(const int *)at >= 0 && (size_t) * (const int *)at < field->enumeration->count;
    case FIELD_SET:
        set = *(const uint32_t *)at;
        return (set & 1) == 0 &&
               (field->enumeration->count >= 32 || set >> field->enumeration->count == 0);
    default: return true;
    }
}

static int check_value(struct reading *reading, const struct field *field, const void *at)
{
    int64_t integer;

    if (!is_of_its_type(field, at))
        return reading_fail(reading, PHRASE_INCONSISTENT);
    switch (field->type) {
    case FIELD_INTEGER: return value_from_integer(reading, field, *(const int64_t *)at, &integer);
    case FIELD_INSTANT:
        return value_from_integer(reading, field, ((const struct instant *)at)->ms, &integer);
    case FIELD_RECORD: return check_within(reading, field->record, at);
    default: return 0;
    }
}

static int check_list(struct reading *reading, const struct field *field, const void *record)
{
    size_t count = const_count_of(field, record);

    if (count > field->most)
        return reading_fail(reading, PHRASE_TOO_MANY, field->most);
    for (size_t i = 0; i < count; i++) {
        const void *at = const_element_of(field, record, i);
        int status = check_value(reading, field, at);

        if (status == 0 && !element_may_be_zero(field) && value_is_zero(field, at))
            status = reading_fail(reading, PHRASE_EMPTY);
        if (status < 0)
            return reading_within_element(reading, i);
    }
    return 0;
}

static int check_field(struct reading *reading, const struct field *field, const void *record)
{
    if (field->is_list && const_count_of(field, record) > 0)
        return check_list(reading, field, record);
    if (!field_is_zero(field, record) || field_may_be_zero(field))
        return check_value(reading, field, const_member_of(field, record));
    return field->presence == REQUIRED ? reading_fail(reading, PHRASE_MISSING) : 0;
}

int check_within(struct reading *reading, const struct schema *schema, const void *record)
{
    for (size_t i = 0; i < schema->field_count; i++)
        if (check_field(reading, &schema->fields[i], record) < 0)
            return reading_within(reading, schema->fields[i].name);
    return 0;
}

int record_check(const struct schema *schema, const void *record, struct error *error)
{
    struct reading reading = reading_open(FRENCH, error);

    return check_within(&reading, schema, record) < 0 ? reading_end(&reading) : 0;
}

int record_check_public(const struct schema *schema, struct error *error)
{
    for (size_t i = 0; i < schema->field_count; i++) {
        const struct field *field = &schema->fields[i];

        if (field->is_private)
            return fail(error, ERROR_INTERNAL, "%s.%s is private: it belongs in the vault (P1)",
                        schema->name, field->name);
        if (field->type == FIELD_RECORD && record_check_public(field->record, error) < 0)
            return -1;
    }
    return 0;
}

static bool value_differs(const struct field *field, const void *a, const void *b)
{
    switch (field->type) {
    case FIELD_TEXT: return strncmp(a, b, field->size) != 0;
    case FIELD_FLAG: return *(const bool *)a != *(const bool *)b;
    case FIELD_RECORD: return record_difference(field->record, a, b) != NULL;
    default: return memcmp(a, b, field->size) != 0;
    }
}

static bool field_differs(const struct field *field, const void *a, const void *b)
{
    size_t count = 1;

    if (field->is_list) {
        count = const_count_of(field, a);
        if (count != const_count_of(field, b))
            return true;
    }
    for (size_t i = 0; i < count; i++)
        if (value_differs(field, const_element_of(field, a, i), const_element_of(field, b, i)))
            return true;
    return false;
}

const char *record_difference(const struct schema *schema, const void *a, const void *b)
{
    for (size_t i = 0; i < schema->field_count; i++)
        if (field_differs(&schema->fields[i], a, b))
            return schema->fields[i].name;
    return NULL;
}
