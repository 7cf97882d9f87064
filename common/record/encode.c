#include "common/record/pack.h"
#include "common/record/record_internal.h"

#include <assert.h>
#include <string.h>

static void pack_record(msgpack_packer *packer, const struct schema *schema, const void *record,
                        const struct schema *others);

static void pack_set(msgpack_packer *packer, const struct enumeration *enumeration, uint32_t set)
{
    set &= ~UINT32_C(1);
    msgpack_pack_array(packer, (size_t)__builtin_popcount(set));
    for (; set != 0; set &= set - 1)
        pack_text(packer, enumeration_word(enumeration, __builtin_ctz(set)));
}

static void pack_flag(msgpack_packer *packer, bool flag)
{
    if (flag)
        msgpack_pack_true(packer);
    else
        msgpack_pack_false(packer);
}

static void pack_value(msgpack_packer *packer, const struct field *field, const void *at)
{
    char room[VALUE_TEXT_SIZE];

    switch (field->type) {
    case FIELD_INTEGER: msgpack_pack_int64(packer, *(const int64_t *)at); break;
    case FIELD_INSTANT: msgpack_pack_int64(packer, ((const struct instant *)at)->ms); break;
    case FIELD_FLAG: pack_flag(packer, *(const bool *)at); break;
    case FIELD_ID: pack_bytes(packer, at, sizeof(struct id)); break;
    case FIELD_HASH: pack_bytes(packer, at, sizeof(struct hash)); break;
    case FIELD_SET: pack_set(packer, field->enumeration, *(const uint32_t *)at); break;
    case FIELD_RECORD: pack_record(packer, field->record, at, NULL); break;
    case FIELD_TEXT:
    case FIELD_ENUM:
    case FIELD_DATE:
    case FIELD_MONTH: pack_span(packer, value_to_word(field, at, room)); break;
    }
}

/* Most members are short texts: name and text go into room that is made once.  False: not short. */
static bool pack_text_field(struct buffer *out, const struct field *field, const char *text)
{
    size_t length = strnlen(text, field->size - 1);

    if (length >= 32 || field->name_length >= 32)
        return false;

    uint8_t *at = buffer_reserve(out, 2 + field->name_length + length);

    *at = (uint8_t)(0xa0 | field->name_length);
    memcpy(at + 1, field->name, field->name_length);
    at += 1 + field->name_length;
    *at = (uint8_t)(0xa0 | length);
    memcpy(at + 1, text, length);
    out->size += 2 + field->name_length + length;
    return true;
}

static void pack_field(msgpack_packer *packer, const struct field *field, const void *record)
{
    if (field->type == FIELD_TEXT && !field->is_list &&
        pack_text_field(packer->data, field, const_member_of(field, record)))
        return;
    pack_span(packer, (struct span){(const uint8_t *)field->name, field->name_length});
    if (!field->is_list) {
        pack_value(packer, field, const_member_of(field, record));
        return;
    }

    size_t count = const_count_of(field, record);

    msgpack_pack_array(packer, count);
    for (size_t i = 0; i < count; i++)
        pack_value(packer, field, const_element_of(field, record, i));
}

static bool is_written(const struct field *field, const void *record)
{
    if (field->presence == REQUIRED)
        return true;
    if (field->type == FIELD_TEXT && !field->is_list) /* what most are: not worth two calls */
        return *(const char *)const_member_of(field, record) != '\0';
    return !field_is_zero(field, record);
}

static bool has_name_of(const struct schema *schema, const struct field *other)
{
    for (size_t i = 0; i < schema->field_count; i++)
        if (schema->fields[i].name_length == other->name_length &&
            schema->fields[i].name[0] == other->name[0] &&
            memcmp(schema->fields[i].name, other->name, other->name_length) == 0)
            return true;
    return false;
}

/* Of the members, those that `others` names too; all of them when it is NULL. */
static void pack_record(msgpack_packer *packer, const struct schema *schema, const void *record,
                        const struct schema *others)
{
    uint8_t written[MOST_FIELDS];
    size_t count = 0;

    assert(schema->field_count <= MOST_FIELDS);
    for (size_t i = 0; i < schema->field_count; i++)
        if (is_written(&schema->fields[i], record) &&
            (others == NULL || has_name_of(others, &schema->fields[i])))
            written[count++] = (uint8_t)i;
    msgpack_pack_map(packer, count);
    for (size_t i = 0; i < count; i++)
        pack_field(packer, &schema->fields[written[i]], record);
}

void record_encode(const struct schema *schema, const void *record, struct buffer *out)
{
    msgpack_packer packer = packer_open(out);

    pack_record(&packer, schema, record, NULL);
}

void record_encode_shared(const struct schema *schema, const void *record,
                          const struct schema *others, struct buffer *out)
{
    msgpack_packer packer = packer_open(out);

    pack_record(&packer, schema, record, others);
}
