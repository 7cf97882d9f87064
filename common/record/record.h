/* record.h - plain structs, each described by one table.
 *
 * A record is a value: fixed-size members, nothing to free, copied with `=`.  Its table names every
 * member once more; msgpack, JSON, settings files, SQL rows, command-line help and the printed
 * reference all follow from the table.  The name on the wire is the member's name.
 *
 *     #define RECORD struct job_propose
 *     static const struct field job_propose_fields[] = {
 *         {ID(job),                 REQUIRED, "chosen by the caller, so that a retry is the same
 * job"}, {ENUM(metier, &metiers),  REQUIRED, "one of the six" }, {INTEGER(weekly_minutes),
 * REQUIRED, "minutes a week", RANGE(1050, 2100)                    }, {DATE(start), REQUIRED,
 * "first day of work"                                    }, {TEXT(tasks),             OPTIONAL,
 * "what the person will do"                              }, {LIST(practices, practices_count,
 * FIELD_TEXT), OPTIONAL, "codes of the catalogue"          },
 *     };
 *     const struct schema job_propose_schema = {
 *         .name = "job.propose", .meaning = "An employer offers a job.",
 * FIELDS(job_propose_fields)}; #undef RECORD
 *
 * Absent and zero are the same: an optional member that is 0, "", false, no id, no date, an empty
 * list is not written; one that is missing is read as that.  A REQUIRED member must be there and,
 * unless it is a flag or an integer, must not be that zero.  Unknown keys are ignored in msgpack
 * (an old peer understands a newer one) and refused in JSON and settings (a person mistyped).
 */
#pragma once

#include <jansson.h>
#include <libconfig.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include "common/buffer/buffer.h"
#include "common/calendar/calendar.h"
#include "common/error/error.h"
#include "common/id/id.h"

/* 32 bytes: BLAKE2b-256 heads, CURVE keys. */
struct hash {
    uint8_t bytes[32];
};

/* The type of an instant: Unix milliseconds, UTC; 0 is none.  RFC 3339 text in JSON. */
struct instant {
    int64_t ms;
};

enum field_type {
    FIELD_TEXT,    /* char[N]: UTF-8 without NUL, at most N − 1 bytes */
    FIELD_INTEGER, /* int64_t */
    FIELD_FLAG,    /* bool */
    FIELD_ID,      /* struct id: msgpack bin 16; JSON the usual text */
    FIELD_HASH,    /* struct hash: msgpack bin 32; JSON 64 hexadecimal digits */
    FIELD_DATE,    /* struct date: "YYYY-MM-DD" */
    FIELD_MONTH,   /* struct month: "YYYY-MM" */
    FIELD_INSTANT, /* struct instant: msgpack integer; JSON RFC 3339 */
    FIELD_ENUM,    /* an enum whose 0 means none: the word */
    FIELD_SET,     /* uint32_t, bit n = word n of the enumeration: an array of words */
    FIELD_RECORD,  /* a nested struct: a map */
};

enum field_presence { OPTIONAL, REQUIRED };

/* words[0] is NULL (none); the others are what goes on the wire, labels what a French reader sees
 */
struct enumeration {
    const char *name;
    const char *const *words;
    const char *const *labels; /* may be NULL */
    size_t count;              /* words[0] included */
};

struct schema;
struct cursor;

enum {
    FIELD_NAME_SIZE = 32, /* of a member's name, with the NUL: the compiler checks */
    MOST_FIELDS = 128,    /* of one record, nested ones apart */
};

/* `size` stands just before `presence`: a row macro ends with it, so that what a row says next is
 * the presence and then the meaning. */
struct field {
    char name[FIELD_NAME_SIZE]; /* in the row itself, and its length with it: no request */
    size_t name_length;         /* fetches or counts them */
    enum field_type type;
    bool is_list;
    size_t offset;
    size_t count_offset; /* lists: of the size_t that counts the elements */
    size_t most;         /* lists: how many elements the array holds */
    const struct enumeration *enumeration;
    const struct schema *record;
    size_t size; /* of the member; of one element when it is a list */
    enum field_presence presence;
    const char *meaning;
    int64_t minimum, maximum; /* integers; both 0: any value */
    const char *initial; /* settings: the value when the file is silent, as field_from_text reads */
    const char *unit; /* settings texts read by us: "duration" (ms, s, min, h, d) or "size" (B, KiB,
                         MiB, GiB): the member is an INTEGER, in milliseconds or bytes */
    bool is_private;  /* P1: vault only; never in an event (record_check_public), never quoted */
};

struct schema {
    const char *name;
    const char *meaning;
    size_t size;
    int version; /* of an event's body; 0 is 1 */
    const struct field *fields;
    size_t field_count;
};

/* What a row says of a member.  A member whose C type does not fit does not compile. */
#define TEXT(member)    MEMBER(member, FIELD_TEXT, HAS_TYPE(member[0], char))
#define INTEGER(member) MEMBER(member, FIELD_INTEGER, HAS_TYPE(member, int64_t))
#define FLAG(member)    MEMBER(member, FIELD_FLAG, HAS_TYPE(member, bool))
#define ID(member)      MEMBER(member, FIELD_ID, HAS_TYPE(member, struct id))
#define HASH(member)    MEMBER(member, FIELD_HASH, HAS_TYPE(member, struct hash))
#define DATE(member)    MEMBER(member, FIELD_DATE, HAS_TYPE(member, struct date))
#define MONTH(member)   MEMBER(member, FIELD_MONTH, HAS_TYPE(member, struct month))
#define INSTANT(member) MEMBER(member, FIELD_INSTANT, HAS_TYPE(member, struct instant))
#define ENUM(member, words)                                                                        \
    .enumeration = words, MEMBER(member, FIELD_ENUM, HAS_SIZE(member, sizeof(int)))
#define SET(member, words)                                                                         \
    .enumeration = words, MEMBER(member, FIELD_SET, HAS_TYPE(member, uint32_t))
#define NESTED(member, table) .record = table, MEMBER(member, FIELD_RECORD, 0)
/* Lists of a scalar type, of an enumeration's words, and of records; `count` is a size_t member. */
#define LIST(member, count, kind)                                                                  \
    .is_list = true, NAMED(member), .type = kind, .offset = offsetof(RECORD, member),              \
    .most = sizeof(((RECORD *)0)->member) / sizeof(((RECORD *)0)->member[0]),                      \
    .count_offset = offsetof(RECORD, count) + HAS_TYPE(count, size_t),                             \
    .size = sizeof(((RECORD *)0)->member[0])
#define LIST_OF(member, count, table)       .record = table, LIST(member, count, FIELD_RECORD)
#define LIST_OF_WORDS(member, count, words) .enumeration = words, LIST(member, count, FIELD_ENUM)

#define RANGE(least, greatest) .minimum = least, .maximum = greatest
#define INITIAL(text)          .initial = text
#define DURATION(text)         .initial = text, .unit = "duration"
#define BYTES(text)            .initial = text, .unit = "size"
#define PRIVATE                .is_private = true

#define MEMBER(member, kind, check)                                                                \
    NAMED(member), .type = kind, .offset = offsetof(RECORD, member) + (check),                     \
                   .size = sizeof(((RECORD *)0)->member)
#define NAMED(member)                                                                              \
    .name = #member, .name_length = sizeof #member - 1 +                                           \
                                    0 * sizeof(char[sizeof #member <= FIELD_NAME_SIZE ? 1 : -1])
#define HAS_TYPE(member, wanted) (0 * _Generic(((RECORD *)0)->member, wanted : 1))
#define HAS_SIZE(member, bytes)                                                                    \
    (0 * sizeof(char[sizeof(((RECORD *)0)->member) == (bytes) ? 1 : -1]))
#define FIELDS(table)                                                                              \
    .size = sizeof(RECORD), .fields = table, .field_count = sizeof(table) / sizeof((table)[0])

/* ---- msgpack ---- */

/* Appends the record as one map, members in the order of the table. */
void record_encode(const struct schema *schema, const void *record, struct buffer *out);

/* The same of some members alone: of those whose names `others` has too, which are looked for once
 * for many records. */
struct record_selection {
    uint8_t indexes[MOST_FIELDS]; /* in `fields`, in its order */
    size_t count;
};
void record_select_shared(const struct schema *schema, const struct schema *others,
                          struct record_selection *out);
void record_encode_selected(const struct schema *schema, const void *record,
                            const struct record_selection *selection, struct buffer *out);

/* Reads one whole map: depth ≤ 8, items ≤ 4 096 (or schema->size, when a long list makes it more),
 * every count ≤ the bytes left, no ext, UTF-8 checked, no duplicate key, no trailing byte; never
 * allocates.  *record is written on success only where the caller can see it: on failure its
 * content is unspecified.  The error names the field. */
int record_decode(const struct schema *schema, struct span bytes, void *record,
                  struct error *error);
/* The same of the cursor's next value, within the cursor's own limits; the cursor moves behind it.
 */
int record_decode_next(const struct schema *schema, struct cursor *cursor, void *record,
                       struct error *error);

/* ---- JSON ---- */

/* A new reference. */
json_t *record_to_json(const struct schema *schema, const void *record);
int record_from_json(const struct schema *schema, const json_t *json, void *record,
                     struct error *error);

/* ---- values as text (command line, CSV, tables, SQL text parameters) ---- */

/* Reads one member from text ("2013-02-04", "epn,fablab" for a set or a list, "90 d" where there is
 * a unit);
 * "" is its zero.  Records are refused.  The error names the field. */
int field_from_text(const struct field *field, const char *text, void *record, struct error *error);
/* Appends its text, without a NUL. */
void field_to_text(const struct field *field, const void *record, struct buffer *out);
const struct field *schema_field(const struct schema *schema, const char *name); /* or NULL */

/* ---- settings ---- */

/* Fills the record from a libconfig group and from the rows' initial values.  Unknown keys,
 * ill-typed or out-of-range values are refused with file, line and what was expected. */
int record_from_config(const struct schema *schema, const config_setting_t *group, void *record,
                       struct error *error);

/* ---- checks and reference ---- */

/* Presence and ranges; decoding calls it. */
int record_check(const struct schema *schema, const void *record, struct error *error);
/* P1: refuses a schema that has a PRIVATE member, nested ones included.  For tables of events. */
int record_check_public(const struct schema *schema, struct error *error);
/* The name of the first field that differs, or NULL.  Both of the same schema. */
const char *record_difference(const struct schema *schema, const void *a, const void *b);

/* Prints the reference of the record as Markdown. */
void record_describe(const struct schema *schema, FILE *out);
json_t *record_describe_json(const struct schema *schema);

/* The value of a word (1…), 0 when there is no such word; and the word, "" for 0. */
int enumeration_value(const struct enumeration *enumeration, const char *word, size_t length);
const char *enumeration_word(const struct enumeration *enumeration, int value);
const char *enumeration_label(const struct enumeration *enumeration, int value);
