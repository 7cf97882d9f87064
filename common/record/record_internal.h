/* record_internal.h - what the readers of records (msgpack, JSON, libconfig, text) share: where
 * they are, and how they say what is wrong.  Private to common/record and common/settings. */
#pragma once

#include <string.h>

#include "common/record/record.h"

enum language { FRENCH, ENGLISH };

/* One reading of one record.  While nothing fails nothing is written here; a failure fills
 * error->text with what was expected, and each level on the way out puts its name in front of
 * `path`. */
struct reading {
    struct error *error;
    enum language language;
    const config_setting_t *blamed; /* settings: the one whose file and line are told */
    char path[160];                 /* "rows[2].place" */
};

enum phrase {
    PHRASE_MISSING,
    PHRASE_EMPTY,
    PHRASE_TWICE,
    PHRASE_TOO_LONG, /* size_t: bytes */
    PHRASE_TOO_MANY, /* size_t: elements */
    PHRASE_MALFORMED,
    PHRASE_TRAILING,
    PHRASE_KEY,
    PHRASE_UNKNOWN, /* const char *: the names that are known */
    PHRASE_NO_TEXT,
    PHRASE_INCONSISTENT,
};

/* What was found instead. */
enum kind {
    KIND_NOTHING,
    KIND_FLAG,
    KIND_INTEGER,
    KIND_REAL,
    KIND_TEXT,
    KIND_BYTES,
    KIND_ARRAY,
    KIND_MAP,
};

static inline struct reading reading_open(enum language language, struct error *error)
{
    struct reading reading;

    reading.error = error;
    reading.language = language;
    reading.blamed = NULL;
    reading.path[0] = '\0';
    return reading;
}

/* All return -1. */
int reading_fail(struct reading *reading, enum phrase phrase, ...);
int reading_unexpected_kind(struct reading *reading, const struct field *field, enum kind kind);
int reading_unexpected_text(struct reading *reading, const struct field *field, struct span text);
int reading_unexpected_integer(struct reading *reading, const struct field *field, int64_t value);
int reading_unknown(struct reading *reading, const struct schema *schema, const char *name);
int reading_within(struct reading *reading, const char *name);
int reading_within_element(struct reading *reading, size_t index);
/* Puts the path, and for settings file and line, in front of the text.  The last step of a failure.
 */
int reading_end(struct reading *reading);

static inline void *member_of(const struct field *field, void *record)
{
    return (char *)record + field->offset;
}
static inline const void *const_member_of(const struct field *field, const void *record)
{
    return (const char *)record + field->offset;
}
static inline size_t *count_of(const struct field *field, void *record)
{
    return (size_t *)(void *)((char *)record + field->count_offset);
}
static inline size_t const_count_of(const struct field *field, const void *record)
{
    return *(const size_t *)(const void *)((const char *)record + field->count_offset);
}
static inline void *element_of(const struct field *field, void *record, size_t index)
{
    return (char *)record + field->offset + index * field->size;
}
static inline const void *const_element_of(const struct field *field, const void *record,
                                           size_t index)
{
    return (const char *)record + field->offset + index * field->size;
}

/* Reads one value that is written as a word in every format: text, enum, date and month; and, where
 * there is no binary form, id, hash and instant. */
int value_from_word(struct reading *reading, const struct field *field, struct span word, void *at);
/* The first of those, which most members are: no call. */
static inline int value_from_text(struct reading *reading, const struct field *field,
                                  struct span text, char *at)
{
    if (text.size >= field->size)
        return reading_fail(reading, PHRASE_TOO_LONG, field->size - 1);
    memcpy(at, text.data, text.size);
    at[text.size] = '\0';
    return 0;
}
/* An integer or an instant, range-checked. */
int value_from_integer(struct reading *reading, const struct field *field, int64_t integer,
                       void *at);
int value_from_set_word(struct reading *reading, const struct field *field, struct span word,
                        uint32_t *set);
/* "90 d", "64 KiB". */
int value_from_unit(struct reading *reading, const struct field *field, const char *text, void *at);
/* The word of one value of those kinds; valid as long as *at and `room` are. */
enum { VALUE_TEXT_SIZE = 72 };
struct span value_to_word(const struct field *field, const void *at, char room[VALUE_TEXT_SIZE]);

/* One value, an element of a list or the member itself. */
bool value_is_zero(const struct field *field, const void *at);
bool field_is_zero(const struct field *field, const void *record);
/* Flags and integers may be zero where they are required. */
static inline bool field_may_be_zero(const struct field *field)
{
    return !field->is_list && (field->type == FIELD_INTEGER || field->type == FIELD_FLAG);
}
/* An element that says nothing has no place in a list. */
static inline bool element_may_be_zero(const struct field *field)
{
    return field->type == FIELD_INTEGER || field->type == FIELD_FLAG || field->type == FIELD_RECORD;
}
void field_clear(const struct field *field, void *record);

/* record_check in the reading's language, without reading_end. */
int check_within(struct reading *reading, const struct schema *schema, const void *record);
/* record_from_config and field_from_text, the same way. */
int config_read_group(struct reading *reading, const struct schema *schema,
                      const config_setting_t *group, void *record);
int text_read_field(struct reading *reading, const struct field *field, const char *text,
                    void *record);
