/* import_mapping.h - which column of a file feeds which member: a small libconfig file for each
 * kind of source. */
#pragma once

#include "common/csv/csv.h"
#include "common/messages/registration_words.h"

/* What a column may say of a place. */
enum import_member {
    IMPORT_NONE,
    IMPORT_SOURCE_ID, /* required: with the mapping's name, the import key (EM3) */
    IMPORT_NAME,      /* required */
    IMPORT_EMPLOYER_NAME,
    IMPORT_SIRET, /* these four are read by their shape, whichever the column says */
    IMPORT_SIREN,
    IMPORT_RNA,
    IMPORT_PIVOT,
    IMPORT_STATUS, /* words that tell the legal form */
    IMPORT_KINDS,  /* words that tell the kinds */
    IMPORT_ADDRESS,
    IMPORT_ADDRESS_MORE,
    IMPORT_POSTAL_CODE,
    IMPORT_COMMUNE,
    IMPORT_COMMUNE_CODE,
    IMPORT_DEPARTEMENT,
    IMPORT_WEBSITE,
    IMPORT_CONTACT_NAME,
    IMPORT_CONTACT_EMAIL,
    IMPORT_CONTACT_PHONE,
    IMPORT_MEMBERS, /* how many */
};
extern const struct enumeration import_members;

enum {
    IMPORT_MOST_COLUMNS = 32,
    IMPORT_MOST_HEADINGS = 8,
    IMPORT_MOST_KINDS = 16,
    IMPORT_MOST_FORMS = 32,
    IMPORT_MOST_WORDS = 40,
    IMPORT_WORD_SIZE = 64,
};

struct import_column {
    enum import_member member;
    char headings[IMPORT_MOST_HEADINGS]
                 [IMPORT_WORD_SIZE]; /* any of these, the first that is there */
    size_t headings_count;
};

/* A place is of this kind when one of the columns says yes or a word is among the kinds' words. */
struct import_kind {
    enum place_kind kind;
    char columns[IMPORT_MOST_HEADINGS][IMPORT_WORD_SIZE];
    size_t columns_count;
    char words[IMPORT_MOST_WORDS][IMPORT_WORD_SIZE];
    size_t words_count;
};

/* An employer has this form when anything here fits: the first row that fits decides. */
struct import_form {
    enum employer_form form;
    char sirens[IMPORT_MOST_WORDS][10];
    size_t sirens_count; /* how its SIREN begins */
    char names[IMPORT_MOST_WORDS][IMPORT_WORD_SIZE];
    size_t names_count; /* how its name begins */
    char statuses[IMPORT_MOST_WORDS][IMPORT_WORD_SIZE];
    size_t statuses_count; /* a word of its status */
};

struct import_mapping {
    char name[33];
    char meaning[201];
    uint32_t needs; /* members, without which a file is not of this kind */
    struct import_column columns[IMPORT_MOST_COLUMNS];
    size_t columns_count;
    struct import_kind kinds[IMPORT_MOST_KINDS];
    size_t kinds_count;
    struct import_form forms[IMPORT_MOST_FORMS];
    size_t forms_count;
    char yes[IMPORT_MOST_HEADINGS][IMPORT_WORD_SIZE];
    size_t yes_count;
    char unknown[IMPORT_MOST_HEADINGS][IMPORT_WORD_SIZE];
    size_t unknown_count;

    /* Filled by import_mapping_bind: columns of the file at hand, −1 where there is none. */
    int member_columns[IMPORT_MEMBERS];
    int kind_columns[IMPORT_MOST_KINDS][IMPORT_MOST_HEADINGS];
};
extern const struct schema import_mapping_schema;

int import_mapping_read(const char *path, struct import_mapping *out, struct error *error);
/* Finds the mapping's columns in the headings: how many were found, or −1 when one that it needs is
 * not there, which the error then names. */
int import_mapping_bind(struct import_mapping *mapping, const struct csv_row *headings,
                        struct error *error);
/* The mapping of the folder that finds the most columns; refused when none fits or two fit as well.
 */
int import_mapping_find(const char *folder, const struct csv_row *headings,
                        struct import_mapping *out, struct error *error);

/* Lower case without accents, every run of anything else as one "_": "Code Postal " and
 * "code_postal" are the same. Cut to `size` bytes, the NUL included. */
void import_mapping_fold(const char *text, size_t length, char *out, size_t size);
