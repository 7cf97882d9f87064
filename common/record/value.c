#include "common/record/cursor.h"
#include "common/record/record_internal.h"

#include <string.h>

/* 9999-12-31T23:59:59.999Z */
static const int64_t last_instant = 253402300799999;

static int digit(uint8_t letter)
{
    if (letter >= '0' && letter <= '9')
        return letter - '0';
    letter |= 0x20;
    return letter >= 'a' && letter <= 'f' ? letter - 'a' + 10 : -1;
}

static int hash_parse(struct span text, struct hash *out)
{
    if (text.size != sizeof out->bytes * 2)
        return -1;
    for (size_t i = 0; i < sizeof out->bytes; i++) {
        int high = digit(text.data[2 * i]), low = digit(text.data[2 * i + 1]);

        if (high < 0 || low < 0)
            return -1;
        out->bytes[i] = (uint8_t)(high << 4 | low);
    }
    return 0;
}

static struct span hash_format(const struct hash *hash, char room[VALUE_TEXT_SIZE])
{
    static const char digits[] = "0123456789abcdef";

    for (size_t i = 0; i < sizeof hash->bytes; i++) {
        room[2 * i] = digits[hash->bytes[i] >> 4];
        room[2 * i + 1] = digits[hash->bytes[i] & 15];
    }
    return (struct span){(const uint8_t *)room, sizeof hash->bytes * 2};
}

/* The kinds whose parsers take a short, NUL-terminated text. */
static int parse_short(const struct field *field, const char *text, void *at)
{
    switch (field->type) {
    case FIELD_DATE: return date_parse(text, at);
    case FIELD_MONTH: return month_parse(text, at);
    case FIELD_ID: return id_parse(text, at);
    case FIELD_INSTANT: return instant_parse(text, &((struct instant *)at)->ms);
    default: return -1;
    }
}

int value_from_word(struct reading *reading, const struct field *field, struct span word, void *at)
{
    char text[ID_TEXT_SIZE];
    int status = -1;

    switch (field->type) {
    case FIELD_TEXT: return value_from_text(reading, field, word, at);
    case FIELD_ENUM:
        *(int *)at = enumeration_value(field->enumeration, (const char *)word.data, word.size);
        status = *(int *)at == 0 ? -1 : 0;
        break;
    case FIELD_HASH: status = hash_parse(word, at); break;
    default:
        if (word.size < sizeof text && memchr(word.data, 0, word.size) == NULL) {
            memcpy(text, word.data, word.size);
            text[word.size] = '\0';
            status = parse_short(field, text, at);
        }
    }
    return status == 0 ? 0 : reading_unexpected_text(reading, field, word);
}

int value_from_integer(struct reading *reading, const struct field *field, int64_t integer,
                       void *at)
{
    bool is_any = field->minimum == 0 && field->maximum == 0;
    /* Where another value is the initial one, a written 0 means 0. */
    bool is_absent =
        integer == 0 && field->presence == OPTIONAL && !field->is_list && field->initial == NULL;

    if (field->type == FIELD_INSTANT) {
        if (integer < 0 || integer > last_instant)
            return reading_unexpected_integer(reading, field, integer);
    } else if (!is_any && !is_absent && (integer < field->minimum || integer > field->maximum)) {
        return reading_unexpected_integer(reading, field, integer);
    }
    *(int64_t *)at = integer;
    return 0;
}

int value_from_set_word(struct reading *reading, const struct field *field, struct span word,
                        uint32_t *set)
{
    int value = enumeration_value(field->enumeration, (const char *)word.data, word.size);

    if (value == 0)
        return reading_unexpected_text(reading, field, word);
    *set |= UINT32_C(1) << value;
    return 0;
}

struct unit {
    const char *kind;
    const char *name;
    int64_t factor;
};

static const struct unit units[] = {
    {"duration", "ms",  1                    },
    {"duration", "s",   1000                 },
    {"duration", "min", 60 * 1000            },
    {"duration", "h",   60 * 60 * 1000       },
    {"duration", "d",   24 * 60 * 60 * 1000LL},
    {"size",     "B",   1                    },
    {"size",     "KiB", 1024                 },
    {"size",     "MiB", 1024 * 1024          },
    {"size",     "GiB", 1024 * 1024 * 1024LL },
};

int value_from_unit(struct reading *reading, const struct field *field, const char *text, void *at)
{
    struct span whole = {(const uint8_t *)text, strlen(text)};
    const char *digits = text;
    int64_t number = 0;

    for (; *text >= '0' && *text <= '9'; text++)
        if (__builtin_mul_overflow(number, 10, &number) ||
            __builtin_add_overflow(number, *text - '0', &number))
            return reading_unexpected_text(reading, field, whole);
    if (text == digits)
        return reading_unexpected_text(reading, field, whole);
    text += strspn(text, " ");
    for (size_t i = 0; i < sizeof units / sizeof *units; i++)
        if (strcmp(units[i].kind, field->unit) == 0 && strcmp(units[i].name, text) == 0 &&
            !__builtin_mul_overflow(number, units[i].factor, &number))
            return value_from_integer(reading, field, number, at);
    return reading_unexpected_text(reading, field, whole);
}

struct span value_to_word(const struct field *field, const void *at, char room[VALUE_TEXT_SIZE])
{
    const char *text = room;

    room[0] = '\0';
    switch (field->type) {
    case FIELD_TEXT: return (struct span){at, strnlen(at, field->size - 1)};
    case FIELD_ENUM: text = enumeration_word(field->enumeration, *(const int *)at); break;
    case FIELD_HASH: return hash_format(at, room);
    case FIELD_ID: id_format(at, room); break;
    case FIELD_DATE: date_format(*(const struct date *)at, room); break;
    case FIELD_MONTH: month_format(*(const struct month *)at, room); break;
    case FIELD_INSTANT: instant_format(((const struct instant *)at)->ms, room); break;
    default: break;
    }
    return (struct span){(const uint8_t *)text, strlen(text)};
}

static bool hash_is_zero(const struct hash *hash)
{
    static const struct hash none;

    return memcmp(hash, &none, sizeof none) == 0;
}

static bool record_is_zero(const struct schema *schema, const void *record)
{
    for (size_t i = 0; i < schema->field_count; i++)
        if (!field_is_zero(&schema->fields[i], record))
            return false;
    return true;
}

bool value_is_zero(const struct field *field, const void *at)
{
    switch (field->type) {
    case FIELD_TEXT: return *(const char *)at == '\0';
    case FIELD_INTEGER: return *(const int64_t *)at == 0;
    case FIELD_FLAG: return !*(const bool *)at;
    case FIELD_ID: return id_is_none(at);
    case FIELD_HASH: return hash_is_zero(at);
    case FIELD_DATE: return ((const struct date *)at)->day == 0;
    case FIELD_MONTH: return ((const struct month *)at)->month == 0;
    case FIELD_INSTANT: return ((const struct instant *)at)->ms == 0;
    case FIELD_ENUM: return *(const int *)at == 0;
    case FIELD_SET: return *(const uint32_t *)at == 0;
    case FIELD_RECORD: return record_is_zero(field->record, at);
    }
    return false;
}

bool field_is_zero(const struct field *field, const void *record)
{
    if (field->is_list)
        return const_count_of(field, record) == 0;
    return value_is_zero(field, const_member_of(field, record));
}

void field_clear(const struct field *field, void *record)
{
    memset(member_of(field, record), 0, field->size * (field->is_list ? field->most : 1));
    if (field->is_list)
        *count_of(field, record) = 0;
}
