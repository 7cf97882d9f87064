/* everything.h - a record with a member of every type, for the tests and the fuzz targets. */
#pragma once

#include "common/record/record.h"

enum colour { COLOUR_NONE, RED, GREEN, BLUE };

struct inner {
    char name[16];
    int64_t number;
    enum colour colour;
};

struct everything {
    char text[32];
    int64_t integer;
    int64_t ranged;
    bool flag;
    struct id id;
    struct hash hash;
    struct date date;
    struct month month;
    struct instant instant;
    enum colour colour;
    uint32_t colours;
    struct inner inner;
    char texts[4][8];
    size_t text_count;
    int64_t integers[4];
    size_t integer_count;
    struct id ids[3];
    size_t id_count;
    enum colour palette[3];
    size_t palette_count;
    struct inner inners[3];
    size_t inner_count;
    struct date birth;
};

static const char *const colour_words[] = {NULL, "red", "green", "blue"};
static const char *const colour_labels[] = {NULL, "rouge", "vert", "bleu"};
static const struct enumeration colour_enumeration = {"colour", colour_words, colour_labels, 4};

#define RECORD struct inner
/* One row, one line: clang-format 14 cannot keep such tables. */
/* clang-format off */
static const struct field inner_fields[] = {
    {TEXT(name), REQUIRED, "what it is called"},
    {INTEGER(number), OPTIONAL, "how many", RANGE(1, 99)},
    {ENUM(colour, &colour_enumeration), OPTIONAL, "its colour"},
};
/* clang-format on */
static const struct schema inner_schema = {
    .name = "inner", .meaning = "A part.", FIELDS(inner_fields)};
#undef RECORD

#define RECORD struct everything
/* One row, one line: clang-format 14 cannot keep such tables. */
/* clang-format off */
static const struct field everything_fields[] = {
    {TEXT(text), REQUIRED, "a text"},
    {INTEGER(integer), OPTIONAL, "any integer"},
    {INTEGER(ranged), REQUIRED, "an integer | bounded", RANGE(1050, 2100)},
    {FLAG(flag), REQUIRED, "yes or no"},
    {ID(id), REQUIRED, "an id"},
    {HASH(hash), OPTIONAL, "a hash"},
    {DATE(date), REQUIRED, "a day"},
    {MONTH(month), OPTIONAL, "a month"},
    {INSTANT(instant), OPTIONAL, "an instant"},
    {ENUM(colour, &colour_enumeration), REQUIRED, "a colour"},
    {SET(colours, &colour_enumeration), OPTIONAL, "some colours"},
    {NESTED(inner, &inner_schema), OPTIONAL, "one part"},
    {LIST(texts, text_count, FIELD_TEXT), OPTIONAL, "a few texts"},
    {LIST(integers, integer_count, FIELD_INTEGER), OPTIONAL, "a few integers"},
    {LIST(ids, id_count, FIELD_ID), OPTIONAL, "a few ids"},
    {LIST_OF_WORDS(palette, palette_count, &colour_enumeration), OPTIONAL, "colours in order"},
    {LIST_OF(inners, inner_count, &inner_schema), OPTIONAL, "a few parts"},
    {DATE(birth), OPTIONAL, "a private day", PRIVATE},
};
/* clang-format on */
static const struct schema everything_schema = {
    .name = "everything", .meaning = "One of each.", FIELDS(everything_fields)};
#undef RECORD

/* clang-format off */
static inline struct everything everything_whole(void)
{
    return (struct everything){
        .text = "Maison de l'été",
        .integer = -5000000000,
        .ranged = 2100,
        .flag = true,
        .id = {{1, 2, 3, 4, 5, 6, 0x77, 8, 0x89, 10, 11, 12, 13, 14, 15, 16}},
        .hash = {{0xab, 0xcd}},
        .date = date_make(2013, 2, 4),
        .month = month_make(2013, 2),
        .instant = {1359972000000},
        .colour = GREEN,
        .colours = 1u << RED | 1u << BLUE,
        .inner = {.name = "toit", .number = 7, .colour = BLUE},
        .texts = {"un", "deux"},
        .text_count = 2,
        .integers = {0, -1, 3000000000},
        .integer_count = 3,
        .ids = {{{9}}},
        .id_count = 1,
        .palette = {BLUE, RED},
        .palette_count = 2,
        .inners = {{.name = "mur"}, {.name = "sol", .number = 1}},
        .inner_count = 2,
        .birth = date_make(1994, 2, 28),
    };
}
/* clang-format on */

/* Only what is required. */
static inline struct everything everything_least(void)
{
    return (struct everything){
        .text = "x",
        .ranged = 1050,
        .id = {{1}},
        .date = date_make(2013, 2, 4),
        .colour = RED,
    };
}
