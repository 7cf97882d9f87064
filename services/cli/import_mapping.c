#include "services/cli/import_mapping.h"

#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "common/settings/settings.h"

static const char *const import_member_words[IMPORT_MEMBERS] = {
    [IMPORT_SOURCE_ID] = "source_id",
    [IMPORT_NAME] = "name",
    [IMPORT_EMPLOYER_NAME] = "employer_name",
    [IMPORT_SIRET] = "siret",
    [IMPORT_SIREN] = "siren",
    [IMPORT_RNA] = "rna",
    [IMPORT_PIVOT] = "pivot",
    [IMPORT_STATUS] = "status",
    [IMPORT_KINDS] = "kinds",
    [IMPORT_ADDRESS] = "address",
    [IMPORT_ADDRESS_MORE] = "address_more",
    [IMPORT_POSTAL_CODE] = "postal_code",
    [IMPORT_COMMUNE] = "commune",
    [IMPORT_COMMUNE_CODE] = "commune_code",
    [IMPORT_DEPARTEMENT] = "departement",
    [IMPORT_WEBSITE] = "website",
    [IMPORT_CONTACT_NAME] = "contact_name",
    [IMPORT_CONTACT_EMAIL] = "contact_email",
    [IMPORT_CONTACT_PHONE] = "contact_phone",
};
const struct enumeration import_members = {"import_member", import_member_words, NULL,
                                           IMPORT_MEMBERS};

/* Every row of these tables has one comma inside: clang-format 14 spoils mixed ones. */
#define ONE(member, kind)   kind(member)
#define MANY(member, kind)  LIST(member, member##_count, kind)
#define ROWS(member, table) LIST_OF(member, member##_count, table)

#define RECORD struct import_column
static const struct field import_column_fields[] = {
    {ENUM(member,   &import_members), REQUIRED, "what the column says" },
    {MANY(headings, FIELD_TEXT),      REQUIRED, "any of these heads it"},
};
static const struct schema import_column_schema = {
    .name = "column", .meaning = "A column of the file.", FIELDS(import_column_fields)};
#undef RECORD

#define RECORD struct import_kind
static const struct field import_kind_fields[] = {
    {ENUM(kind,    &place_kinds), REQUIRED, "the kind of place"               },
    {MANY(columns, FIELD_TEXT),   OPTIONAL, "headings of columns that say yes"},
    {MANY(words,   FIELD_TEXT),   OPTIONAL, "words of the column kinds"       },
};
static const struct schema import_kind_schema = {
    .name = "kind", .meaning = "How a kind of place shows.", FIELDS(import_kind_fields)};
#undef RECORD

#define RECORD struct import_form
static const struct field import_form_fields[] = {
    {ENUM(form,     &employer_forms), REQUIRED, "the legal form (EM1)"                       },
    {MANY(sirens,   FIELD_TEXT),      OPTIONAL, "how the SIREN begins"                       },
    {MANY(names,    FIELD_TEXT),      OPTIONAL, "how the employer's name begins: whole words"},
    {MANY(statuses, FIELD_TEXT),      OPTIONAL, "words of the column status"                 },
};
static const struct schema import_form_schema = {
    .name = "form", .meaning = "How a legal form shows.", FIELDS(import_form_fields)};
#undef RECORD

#define RECORD struct import_mapping
static const struct field import_mapping_fields[] = {
    {ONE(name,     TEXT),                  REQUIRED, "a part of the import key (EM3): never changed"},
    {ONE(meaning,  TEXT),                  OPTIONAL, "which files"                                  },
    {SET(needs,    &import_members),       OPTIONAL, "columns that every such file has"             },
    {ROWS(columns, &import_column_schema), REQUIRED, "of the file"                                  },
    {ROWS(kinds,   &import_kind_schema),   OPTIONAL, "how kinds show"                               },
    {ROWS(forms,   &import_form_schema),   OPTIONAL, "how legal forms show; the first that fits"    },
    {MANY(yes,     FIELD_TEXT),            OPTIONAL, "what says yes in a kind's column"             },
    {MANY(unknown, FIELD_TEXT),            OPTIONAL, "what stands for no number"                    },
};
const struct schema import_mapping_schema = {
    .name = "mapping", .meaning = "How a kind of file is read.", FIELDS(import_mapping_fields)};
#undef RECORD

/* U+00C0 to U+00DF, and 32 further the small ones, without their accents. */
static char without_accent(unsigned char last)
{
    static const char letters[] = "aaaaaaaceeeeiiiidnooooo_ouuuuyts";

    return letters[last & 0x1F];
}

static char fold_byte(const unsigned char *at, size_t left, size_t *taken)
{
    *taken = 1;
    if ((*at >= 'a' && *at <= 'z') || (*at >= '0' && *at <= '9'))
        return (char)*at;
    if (*at >= 'A' && *at <= 'Z')
        return (char)(*at + ('a' - 'A'));
    if (*at == 0xC3 && left > 1) {
        *taken = 2;
        return without_accent(at[1]);
    }
    return '_';
}

void import_mapping_fold(const char *text, size_t length, char *out, size_t size)
{
    size_t used = 0, taken;

    for (size_t i = 0; i < length && used + 1 < size; i += taken) {
        char folded = fold_byte((const unsigned char *)text + i, length - i, &taken);

        if (folded != '_' || (used > 0 && out[used - 1] != '_'))
            out[used++] = folded;
    }
    while (used > 0 && out[used - 1] == '_')
        used--;
    out[used] = '\0';
}

static void fold_words(char (*words)[IMPORT_WORD_SIZE], size_t count)
{
    char folded[IMPORT_WORD_SIZE];

    for (size_t i = 0; i < count; i++) {
        import_mapping_fold(words[i], strlen(words[i]), folded, sizeof folded);
        memcpy(words[i], folded, sizeof folded);
    }
}

/* Once and for all, so that rows are compared with words that are folded already. */
static void fold_all(struct import_mapping *mapping)
{
    for (size_t i = 0; i < mapping->columns_count; i++)
        fold_words(mapping->columns[i].headings, mapping->columns[i].headings_count);
    for (size_t i = 0; i < mapping->kinds_count; i++) {
        fold_words(mapping->kinds[i].columns, mapping->kinds[i].columns_count);
        fold_words(mapping->kinds[i].words, mapping->kinds[i].words_count);
    }
    for (size_t i = 0; i < mapping->forms_count; i++) {
        fold_words(mapping->forms[i].names, mapping->forms[i].names_count);
        fold_words(mapping->forms[i].statuses, mapping->forms[i].statuses_count);
    }
    fold_words(mapping->yes, mapping->yes_count);
    fold_words(mapping->unknown, mapping->unknown_count);
}

static int check_mapping(const struct import_mapping *mapping, struct error *error)
{
    uint32_t seen = 0;

    if (mapping->name[strspn(mapping->name, "abcdefghijklmnopqrstuvwxyz0123456789-")] != '\0')
        return fail(error, ERROR_INVALID, "name: small letters, digits and hyphens, not \"%s\"",
                    mapping->name);
    for (size_t i = 0; i < mapping->columns_count; i++) {
        uint32_t bit = UINT32_C(1) << mapping->columns[i].member;

        if ((seen & bit) != 0)
            return fail(error, ERROR_INVALID, "columns: %s is there twice",
                        import_member_words[mapping->columns[i].member]);
        seen |= bit;
    }
    return 0;
}

int import_mapping_read(const char *path, struct import_mapping *out, struct error *error)
{
    const struct settings_group group = {"mapping", &import_mapping_schema, out};

    if (settings_read(path, &group, 1, NULL, error) < 0)
        return -1;
    if (check_mapping(out, error) < 0)
        return fail_within(error, "%s", path);
    fold_all(out);
    return 0;
}

/* The column with that heading, or -1. */
static int find_heading(const struct csv_row *headings, const char *wanted)
{
    char folded[IMPORT_WORD_SIZE];

    for (size_t i = 0; i < headings->count; i++) {
        import_mapping_fold(headings->fields[i], strlen(headings->fields[i]), folded,
                            sizeof folded);
        if (strcmp(folded, wanted) == 0)
            return (int)i;
    }
    return -1;
}

static int find_column(const struct csv_row *headings, const struct import_column *column)
{
    int found = -1;

    for (size_t i = 0; i < column->headings_count && found < 0; i++)
        found = find_heading(headings, column->headings[i]);
    return found;
}

static int check_needs(const struct import_mapping *mapping, struct error *error)
{
    uint32_t needs = mapping->needs | 1U << IMPORT_SOURCE_ID | 1U << IMPORT_NAME;

    for (int member = 1; member < IMPORT_MEMBERS; member++)
        if ((needs & 1U << member) != 0 && mapping->member_columns[member] < 0)
            return fail(error, ERROR_INVALID,
                        "mapping %s: the file has no column for %s (see the headings that the "
                        "mapping knows)",
                        mapping->name, import_member_words[member]);
    return 0;
}

int import_mapping_bind(struct import_mapping *mapping, const struct csv_row *headings,
                        struct error *error)
{
    int found = 0;

    for (int member = 0; member < IMPORT_MEMBERS; member++)
        mapping->member_columns[member] = -1;
    for (size_t i = 0; i < mapping->columns_count; i++) {
        int column = find_column(headings, &mapping->columns[i]);

        mapping->member_columns[mapping->columns[i].member] = column;
        found += column >= 0;
    }
    for (size_t i = 0; i < mapping->kinds_count; i++)
        for (size_t j = 0; j < mapping->kinds[i].columns_count; j++) {
            mapping->kind_columns[i][j] = find_heading(headings, mapping->kinds[i].columns[j]);
            found += mapping->kind_columns[i][j] >= 0;
        }
    return check_needs(mapping, error) < 0 ? -1 : found;
}

static int is_mapping(const struct dirent *entry)
{
    const char *dot = strrchr(entry->d_name, '.');

    return entry->d_name[0] != '.' && dot != NULL && strcmp(dot, ".cfg") == 0;
}

struct finding {
    struct import_mapping *best, *tried;
    int found;
    char rival[33]; /* another that found as many; "" when there is none */
};

static int try_mapping(struct finding *finding, const char *folder, const char *file,
                       const struct csv_row *headings, struct error *error)
{
    char path[4096];
    struct error ignored;
    int found;

    if (snprintf(path, sizeof path, "%s/%s", folder, file) >= (int)sizeof path)
        return fail(error, ERROR_INVALID, "the folder's path is too long");
    if (import_mapping_read(path, finding->tried, error) < 0)
        return -1;
    found = import_mapping_bind(finding->tried, headings, &ignored);
    if (found > finding->found) {
        *finding->best = *finding->tried;
        finding->found = found;
        finding->rival[0] = '\0';
    } else if (found >= 0 && found == finding->found) {
        memcpy(finding->rival, finding->tried->name, sizeof finding->rival);
    }
    return 0;
}

static int judge(const struct finding *finding, const char *folder, struct error *error)
{
    if (finding->found < 0)
        return fail(error, ERROR_INVALID,
                    "no mapping of %s knows these headings: write one, and name it with --mapping",
                    folder);
    if (finding->rival[0] != '\0')
        return fail(error, ERROR_INVALID,
                    "the mappings %s and %s both fit: name one with --mapping", finding->best->name,
                    finding->rival);
    return 0;
}

int import_mapping_find(const char *folder, const struct csv_row *headings,
                        struct import_mapping *out, struct error *error)
{
    struct finding finding = {.best = out, .found = -1};
    struct dirent **files;
    int count = scandir(folder, &files, is_mapping, alphasort);
    int result = 0;

    if (count < 0)
        return fail(error, ERROR_NOT_FOUND, "cannot list %s: %s", folder, strerror(errno));
    finding.tried = memory_new(1, sizeof *finding.tried);
    for (int i = 0; i < count; i++) {
        if (result == 0)
            result = try_mapping(&finding, folder, files[i]->d_name, headings, error);
        free(files[i]);
    }
    free(files);
    free(finding.tried);
    return result < 0 ? -1 : judge(&finding, folder, error);
}
