#include "common/record/cursor.h"
#include "common/record/record_internal.h"

#include <string.h>

static int read_members(struct reading *reading, const struct schema *schema,
                        const config_setting_t *group, void *record);

static int refuse_value(struct reading *reading, const struct field *field,
                        const config_setting_t *setting)
{
    switch (config_setting_type(setting)) {
    case CONFIG_TYPE_GROUP: return reading_unexpected_kind(reading, field, KIND_MAP);
    case CONFIG_TYPE_INT:
    case CONFIG_TYPE_INT64:
        return reading_unexpected_integer(reading, field, config_setting_get_int64(setting));
    case CONFIG_TYPE_FLOAT: return reading_unexpected_kind(reading, field, KIND_REAL);
    case CONFIG_TYPE_BOOL: return reading_unexpected_kind(reading, field, KIND_FLAG);
    case CONFIG_TYPE_STRING: return reading_unexpected_kind(reading, field, KIND_TEXT);
    default: return reading_unexpected_kind(reading, field, KIND_ARRAY);
    }
}

static bool is_integer(const config_setting_t *setting)
{
    int type = config_setting_type(setting);

    return type == CONFIG_TYPE_INT || type == CONFIG_TYPE_INT64;
}

static bool is_several(const config_setting_t *setting)
{
    int type = config_setting_type(setting);

    return type == CONFIG_TYPE_ARRAY || type == CONFIG_TYPE_LIST;
}

static int setting_word(struct reading *reading, const struct field *field,
                        const config_setting_t *setting, struct span *word)
{
    const char *text = config_setting_get_string(setting);

    if (text == NULL)
        return refuse_value(reading, field, setting);
    *word = (struct span){(const uint8_t *)text, strlen(text)};
    return cursor_is_text(word->data, word->size)
               ? 0
               : reading_unexpected_kind(reading, field, KIND_BYTES);
}

static int read_integer(struct reading *reading, const struct field *field,
                        const config_setting_t *setting, void *at)
{
    struct span word = {NULL, 0};

    if (field->unit != NULL)
        return setting_word(reading, field, setting, &word) < 0
                   ? -1
                   : value_from_unit(reading, field, (const char *)word.data, at);
    if (!is_integer(setting))
        return refuse_value(reading, field, setting);
    return value_from_integer(reading, field, config_setting_get_int64(setting), at);
}

static int read_flag(struct reading *reading, const struct field *field,
                     const config_setting_t *setting, bool *at)
{
    *at = config_setting_get_bool(setting) != 0;
    return config_setting_type(setting) == CONFIG_TYPE_BOOL ? 0
                                                            : refuse_value(reading, field, setting);
}

static int read_set(struct reading *reading, const struct field *field,
                    const config_setting_t *setting, uint32_t *set)
{
    struct span word = {NULL, 0};

    if (!is_several(setting))
        return refuse_value(reading, field, setting);
    for (int i = 0; i < config_setting_length(setting); i++) {
        const config_setting_t *element = config_setting_get_elem(setting, (unsigned)i);

        if (setting_word(reading, field, element, &word) < 0 ||
            value_from_set_word(reading, field, word, set) < 0)
            return -1;
    }
    return 0;
}

static int read_value(struct reading *reading, const struct field *field,
                      const config_setting_t *setting, void *at)
{
    struct span word = {NULL, 0};

    switch (field->type) {
    case FIELD_INTEGER: return read_integer(reading, field, setting, at);
    case FIELD_FLAG: return read_flag(reading, field, setting, at);
    case FIELD_SET: return read_set(reading, field, setting, at);
    case FIELD_RECORD:
        return config_setting_is_group(setting)
                   ? config_read_group(reading, field->record, setting, at)
                   : refuse_value(reading, field, setting);
    default:
        return setting_word(reading, field, setting, &word) < 0
                   ? -1
                   : value_from_word(reading, field, word, at);
    }
}

static int read_list(struct reading *reading, const struct field *field,
                     const config_setting_t *setting, void *record)
{
    size_t count = (size_t)config_setting_length(setting);

    if (!is_several(setting))
        return refuse_value(reading, field, setting);
    if (count > field->most)
        return reading_fail(reading, PHRASE_TOO_MANY, field->most);
    for (size_t i = 0; i < count; i++) {
        const config_setting_t *element = config_setting_get_elem(setting, (unsigned)i);

        if (read_value(reading, field, element, element_of(field, record, i)) < 0) {
            if (reading->blamed == NULL)
                reading->blamed = element;
            return reading_within_element(reading, i);
        }
    }
    *count_of(field, record) = count;
    return 0;
}

static int read_setting(struct reading *reading, const struct schema *schema,
                        const config_setting_t *setting, void *record)
{
    const struct field *field = schema_field(schema, config_setting_name(setting));
    int status;

    if (field == NULL)
        return reading_unknown(reading, schema, config_setting_name(setting));
    field_clear(field, record);
    status = field->is_list ? read_list(reading, field, setting, record)
                            : read_value(reading, field, setting, member_of(field, record));
    return status < 0 ? reading_within(reading, field->name) : 0;
}

/* Nested records have initial values of their own, unless they are optional and those are not
 * enough. */
static int set_initials(struct reading *reading, const struct schema *schema, void *record)
{
    memset(record, 0, schema->size);
    for (size_t i = 0; i < schema->field_count; i++) {
        const struct field *field = &schema->fields[i];

        if (field->initial != NULL && text_read_field(reading, field, field->initial, record) < 0)
            return -1;
        if (field->type != FIELD_RECORD || field->is_list)
            continue;

        void *nested = member_of(field, record);
        struct error ignored;
        struct reading trial = reading_open(ENGLISH, &ignored);

        if (set_initials(reading, field->record, nested) < 0)
            return reading_within(reading, field->name);
        if (field->presence == OPTIONAL && check_within(&trial, field->record, nested) < 0)
            field_clear(field, record);
    }
    return 0;
}

static int read_members(struct reading *reading, const struct schema *schema,
                        const config_setting_t *group, void *record)
{
    for (int i = 0; i < config_setting_length(group); i++) {
        const config_setting_t *setting = config_setting_get_elem(group, (unsigned)i);

        if (read_setting(reading, schema, setting, record) < 0) {
            if (reading->blamed == NULL)
                reading->blamed = setting;
            return -1;
        }
    }
    return 0;
}

int config_read_group(struct reading *reading, const struct schema *schema,
                      const config_setting_t *group, void *record)
{
    if (set_initials(reading, schema, record) < 0)
        return -1;
    return group == NULL ? 0 : read_members(reading, schema, group, record);
}

int record_from_config(const struct schema *schema, const config_setting_t *group, void *record,
                       struct error *error)
{
    struct reading reading = reading_open(ENGLISH, error);

    if (config_read_group(&reading, schema, group, record) < 0)
        return reading_end(&reading);
    if (check_within(&reading, schema, record) < 0) {
        reading.blamed = group;
        return reading_end(&reading);
    }
    return 0;
}
