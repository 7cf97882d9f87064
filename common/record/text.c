#include "common/record/cursor.h"
#include "common/record/record_internal.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

static bool is_word(struct span text, const char *const *words)
{
    for (; *words != NULL; words++)
        if (text.size == strlen(*words) && memcmp(text.data, *words, text.size) == 0)
            return true;
    return false;
}

static int read_flag(struct reading *reading, const struct field *field, struct span text, bool *at)
{
    static const char *const yes[] = {"true", "yes", "oui", "1", NULL};
    static const char *const no[] = {"false", "no", "non", "0", NULL};

    *at = is_word(text, yes);
    return *at || is_word(text, no) ? 0 : reading_unexpected_text(reading, field, text);
}

static int read_integer(struct reading *reading, const struct field *field, struct span text,
                        void *at)
{
    bool is_negative = text.size > 0 && text.data[0] == '-';
    int64_t integer = 0;

    for (size_t i = is_negative; i < text.size; i++) {
        int digit = text.data[i] - '0';

        if (digit < 0 || digit > 9 || __builtin_mul_overflow(integer, 10, &integer) ||
            __builtin_add_overflow(integer, is_negative ? -digit : digit, &integer))
            return reading_unexpected_text(reading, field, text);
    }
    if (text.size == (size_t)is_negative)
        return reading_unexpected_text(reading, field, text);
    return value_from_integer(reading, field, integer, at);
}

static int read_value(struct reading *reading, const struct field *field, struct span text,
                      void *at)
{
    switch (field->type) {
    case FIELD_INTEGER: return read_integer(reading, field, text, at);
    case FIELD_FLAG: return read_flag(reading, field, text, at);
    default: return value_from_word(reading, field, text, at);
    }
}

/* Takes the next word of "a, b,c" off the text. */
static struct span next_word(struct span *rest)
{
    const uint8_t *comma = memchr(rest->data, ',', rest->size);
    struct span word = {rest->data, comma == NULL ? rest->size : (size_t)(comma - rest->data)};
    size_t taken = word.size + (comma == NULL ? 0 : 1);

    *rest = (struct span){rest->data + taken, rest->size - taken};
    for (; word.size > 0 && word.data[0] == ' '; word.data++)
        word.size--;
    while (word.size > 0 && word.data[word.size - 1] == ' ')
        word.size--;
    return word;
}

static int read_words(struct reading *reading, const struct field *field, struct span text,
                      void *record)
{
    size_t count = 0;

    while (text.size > 0) {
        struct span word = next_word(&text);

        if (!field->is_list) {
            if (value_from_set_word(reading, field, word, member_of(field, record)) < 0)
                return -1;
            continue;
        }
        if (count == field->most)
            return reading_fail(reading, PHRASE_TOO_MANY, field->most);
        if (read_value(reading, field, word, element_of(field, record, count)) < 0)
            return reading_within_element(reading, count);
        count++;
    }
    if (field->is_list)
        *count_of(field, record) = count;
    return 0;
}

static int read_member(struct reading *reading, const struct field *field, const char *text,
                       void *record)
{
    struct span whole = {(const uint8_t *)text, strlen(text)};

    if (field->type == FIELD_RECORD || (field->is_list && field->type == FIELD_SET))
        return reading_fail(reading, PHRASE_NO_TEXT);
    if (!cursor_is_text(whole.data, whole.size))
        return reading_unexpected_kind(reading, field, KIND_BYTES);
    field_clear(field, record);
    if (whole.size == 0)
        return 0;
    if (field->unit != NULL)
        return value_from_unit(reading, field, text, member_of(field, record));
    if (field->is_list || field->type == FIELD_SET)
        return read_words(reading, field, whole, record);
    return read_value(reading, field, whole, member_of(field, record));
}

int text_read_field(struct reading *reading, const struct field *field, const char *text,
                    void *record)
{
    if (read_member(reading, field, text, record) < 0)
        return reading_within(reading, field->name);
    return 0;
}

int field_from_text(const struct field *field, const char *text, void *record, struct error *error)
{
    struct reading reading = reading_open(FRENCH, error);

    return text_read_field(&reading, field, text, record) < 0 ? reading_end(&reading) : 0;
}

/* ---- writing ---- */

static void append_text(struct buffer *out, const char *text)
{
    buffer_append(out, text, strlen(text));
}

static void append_set(const struct enumeration *enumeration, uint32_t set, struct buffer *out)
{
    const char *separator = "";

    for (set &= ~UINT32_C(1); set != 0; set &= set - 1) {
        append_text(out, separator);
        append_text(out, enumeration_word(enumeration, __builtin_ctz(set)));
        separator = ",";
    }
}

static void append_value(const struct field *field, const void *at, struct buffer *out)
{
    char room[VALUE_TEXT_SIZE];
    struct span word;

    switch (field->type) {
    case FIELD_INTEGER:
        snprintf(room, sizeof room, "%" PRId64, *(const int64_t *)at);
        append_text(out, room);
        break;
    case FIELD_FLAG: append_text(out, *(const bool *)at ? "true" : "false"); break;
    case FIELD_SET: append_set(field->enumeration, *(const uint32_t *)at, out); break;
    default:
        if (value_is_zero(field, at))
            break;
        word = value_to_word(field, at, room);
        buffer_append(out, word.data, word.size);
    }
}

/* Records have no text of their own: compact JSON. */
static void append_json(const struct field *field, const void *record, struct buffer *out)
{
    json_t *whole = field->is_list ? json_array() : NULL;
    char *text;

    if (field->is_list)
        for (size_t i = 0; i < const_count_of(field, record); i++)
            json_array_append_new(
                whole, record_to_json(field->record, const_element_of(field, record, i)));
    else
        whole = record_to_json(field->record, const_member_of(field, record));
    text = json_dumps(whole, JSON_COMPACT);
    if (text != NULL)
        append_text(out, text);
    free(text);
    json_decref(whole);
}

void field_to_text(const struct field *field, const void *record, struct buffer *out)
{
    if (field->type == FIELD_RECORD) {
        if (!field_is_zero(field, record))
            append_json(field, record, out);
        return;
    }
    if (!field->is_list) {
        append_value(field, const_member_of(field, record), out);
        return;
    }
    for (size_t i = 0; i < const_count_of(field, record); i++) {
        if (i > 0)
            append_text(out, ",");
        append_value(field, const_element_of(field, record, i), out);
    }
}
