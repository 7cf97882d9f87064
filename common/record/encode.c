#include "common/record/pack.h"
#include "common/record/record_internal.h"

#include <assert.h>
#include <string.h>

enum { NAME_ROOM = 1 + FIELD_NAME_SIZE };

static void pack_record(struct buffer *out, const struct schema *schema, const void *record);

static void pack_word(struct buffer *out, const struct enumeration *enumeration, int value)
{
    const char *word = enumeration_word(enumeration, value);
    size_t length = strlen(word);

    pack_end(out, put_text(buffer_reserve(out, PACK_ROOM + length),
                           (struct span){(const uint8_t *)word, length}));
}

static void pack_count(struct buffer *out, size_t count)
{
    pack_end(out, put_array(buffer_reserve(out, PACK_ROOM), count));
}

static void pack_set(struct buffer *out, const struct enumeration *enumeration, uint32_t set)
{
    set &= ~UINT32_C(1);
    pack_count(out, (size_t)__builtin_popcount(set));
    for (; set != 0; set &= set - 1)
        pack_word(out, enumeration, __builtin_ctz(set));
}

static void pack_day(struct buffer *out, const struct field *field, const void *member)
{
    char room[VALUE_TEXT_SIZE];
    struct span word = value_to_word(field, member, room);

    pack_end(out, put_text(buffer_reserve(out, PACK_ROOM + word.size), word));
}

static void pack_value(struct buffer *out, const struct field *field, const void *member)
{
    uint8_t *at = buffer_reserve(out, PACK_ROOM + field->size);

    switch (field->type) {
    case FIELD_TEXT:
        at = put_text(at, (struct span){member, strnlen(member, field->size - 1)});
        break;
    case FIELD_INTEGER: at = put_integer(at, *(const int64_t *)member); break;
    case FIELD_INSTANT: at = put_integer(at, ((const struct instant *)member)->ms); break;
    case FIELD_FLAG: *at++ = *(const bool *)member ? 0xc3 : 0xc2; break;
    case FIELD_ID: at = put_bytes(at, member, sizeof(struct id)); break;
    case FIELD_HASH: at = put_bytes(at, member, sizeof(struct hash)); break;
    case FIELD_DATE:
    case FIELD_MONTH: pack_day(out, field, member); return;
    case FIELD_ENUM: pack_word(out, field->enumeration, *(const int *)member); return;
    case FIELD_SET: pack_set(out, field->enumeration, *(const uint32_t *)member); return;
    case FIELD_RECORD: pack_record(out, field->record, member); return;
    }
    pack_end(out, at);
}

/* The name is copied with all the room it has: a size that the compiler knows costs no call. */
static uint8_t *put_name(uint8_t *at, const struct field *field)
{
    *at = (uint8_t)(0xa0 | field->name_length);
    memcpy(at + 1, field->name, sizeof field->name);
    return at + 1 + field->name_length;
}

/* What most members are: both go into room that is made once. */
static void pack_text_field(struct buffer *out, const struct field *field, const char *text)
{
    uint8_t *at = buffer_reserve(out, NAME_ROOM + PACK_ROOM + field->size);
    size_t length = strnlen(text, field->size - 1);

    pack_end(out, put_text(put_name(at, field), (struct span){(const uint8_t *)text, length}));
}

static void pack_field(struct buffer *out, const struct field *field, const void *record)
{
    if (field->type == FIELD_TEXT && !field->is_list) {
        pack_text_field(out, field, const_member_of(field, record));
        return;
    }
    pack_end(out, put_name(buffer_reserve(out, NAME_ROOM), field));
    if (!field->is_list) {
        pack_value(out, field, const_member_of(field, record));
        return;
    }

    size_t count = const_count_of(field, record);

    pack_count(out, count);
    for (size_t i = 0; i < count; i++)
        pack_value(out, field, const_element_of(field, record, i));
}

static bool is_written(const struct field *field, const void *record)
{
    if (field->presence == REQUIRED)
        return true;
    if (field->type == FIELD_TEXT && !field->is_list) /* what most are: not worth two calls */
        return *(const char *)const_member_of(field, record) != '\0';
    return !field_is_zero(field, record);
}

static void pack_selected(struct buffer *out, const struct schema *schema, const void *record,
                          const struct record_selection *selection)
{
    pack_end(out, put_map(buffer_reserve(out, PACK_ROOM), selection->count));
    for (size_t i = 0; i < selection->count; i++)
        pack_field(out, &schema->fields[selection->indexes[i]], record);
}

static void pack_record(struct buffer *out, const struct schema *schema, const void *record)
{
    struct record_selection written;

    assert(schema->field_count <= MOST_FIELDS);
    written.count = 0;
    for (size_t i = 0; i < schema->field_count; i++)
        if (is_written(&schema->fields[i], record))
            written.indexes[written.count++] = (uint8_t)i;
    pack_selected(out, schema, record, &written);
}

void record_encode(const struct schema *schema, const void *record, struct buffer *out)
{
    pack_record(out, schema, record);
}

static bool is_named(const struct field *field, const struct field *other)
{
    return field->name_length == other->name_length &&
           memcmp(field->name, other->name, other->name_length) == 0;
}

/* Names that both tables have mostly come in the same order: each is looked for behind the last. */
static bool names(const struct schema *others, const struct field *field, size_t *due)
{
    for (size_t i = 0; i < others->field_count; i++) {
        size_t index = *due + i < others->field_count ? *due + i : *due + i - others->field_count;

        if (is_named(&others->fields[index], field)) {
            *due = index + 1;
            return true;
        }
    }
    return false;
}

void record_select_shared(const struct schema *schema, const struct schema *others,
                          struct record_selection *out)
{
    size_t due = 0;

    assert(schema->field_count <= MOST_FIELDS);
    out->count = 0;
    for (size_t i = 0; i < schema->field_count && out->count < others->field_count; i++)
        if (names(others, &schema->fields[i], &due))
            out->indexes[out->count++] = (uint8_t)i;
}

void record_encode_selected(const struct schema *schema, const void *record,
                            const struct record_selection *selection, struct buffer *out)
{
    struct record_selection written;

    written.count = 0;
    for (size_t i = 0; i < selection->count; i++)
        if (is_written(&schema->fields[selection->indexes[i]], record))
            written.indexes[written.count++] = selection->indexes[i];
    pack_selected(out, schema, record, &written);
}
