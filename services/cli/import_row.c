#include "services/cli/import_row.h"

#include <string.h>

#include "common/identifiers/identifiers.h"
#include "common/reference/reference.h"

/* What stands between two values in one field. */
static const char separators[] = ",;|/\n";

static const char *field_of(const struct import_mapping *mapping, const struct csv_row *row,
                            enum import_member member)
{
    int column = mapping->member_columns[member];

    return column < 0 ? "" : row->fields[column];
}

/* How many bytes of white space or control begin here: U+00A0 is what spreadsheets put into
 * numbers. */
static size_t space_at(const char *text)
{
    unsigned char first = (unsigned char)text[0];

    if (first == 0xC2 && (unsigned char)text[1] == 0xA0)
        return 2;
    return first != '\0' && (first <= ' ' || first == 0x7F) ? 1 : 0;
}

/* Trims, and makes one space of any white space.  -1: more than `size` − 1 bytes are left. */
static int clean(const char *text, char *out, size_t size)
{
    size_t used = 0, spaces;
    bool due = false;

    while (*text != '\0') {
        if ((spaces = space_at(text)) > 0) {
            text += spaces;
            due = used > 0;
            continue;
        }
        if (used + due + 1 >= size)
            return -1;
        if (due)
            out[used++] = ' ';
        due = false;
        out[used++] = *text++;
    }
    out[used] = '\0';
    return 0;
}

/* One member as text; `label` is what the rejects call it. */
static int take_text(const struct import_mapping *mapping, const struct csv_row *row,
                     enum import_member member, const char *label, char *out, size_t size,
                     struct error *error)
{
    if (clean(field_of(mapping, row, member), out, size) == 0)
        return 0;
    out[0] = '\0';
    return fail(error, ERROR_INVALID, "%s : plus de %zu octets.", label, size - 1);
}

/* The first of several values.  One that is too long is left out: it helps, it is not needed. */
static void take_first(const struct import_mapping *mapping, const struct csv_row *row,
                       enum import_member member, const char *between, char *out, size_t size)
{
    const char *text = field_of(mapping, row, member);
    char first[512];
    size_t length = strcspn(text, between);

    out[0] = '\0';
    if (length >= sizeof first)
        return;
    memcpy(first, text, length);
    first[length] = '\0';
    if (clean(first, out, size) < 0)
        out[0] = '\0';
}

/* ---- where it is -------------------------------------------------------------------------------
 */

/* A code of 5 characters, with the zero that a spreadsheet took away; anything else becomes "". */
static void take_code(const struct import_mapping *mapping, const struct csv_row *row,
                      enum import_member member, char out[6])
{
    const char *text = field_of(mapping, row, member);
    char code[7] = {0};
    size_t length = 0;

    out[0] = '\0';
    for (size_t spaces; *text != '\0'; text += spaces == 0 ? 1 : spaces) {
        spaces = space_at(text);
        if (spaces > 0)
            continue;
        if (length == sizeof code - 1)
            return;
        code[length++] = *text;
    }
    if (length == 4 && strspn(code, "0123456789") == 4) {
        out[0] = '0';
        memcpy(out + 1, code, 5);
    } else if (length == 5) {
        if (code[1] == 'a' || code[1] == 'b')
            code[1] = (char)(code[1] - 'a' + 'A');
        memcpy(out, code, 6);
    }
}

/* "1" and "01" are Ain. */
static void take_departement(const struct import_mapping *mapping, const struct csv_row *row,
                             char out[4])
{
    char text[8] = {0}, padded[8];

    if (clean(field_of(mapping, row, IMPORT_DEPARTEMENT), text, sizeof text) < 0)
        return;
    snprintf(padded, sizeof padded, "%s%.6s", strlen(text) == 1 ? "0" : "", text);
    if (padded[0] == '2' && (padded[1] == 'a' || padded[1] == 'b'))
        padded[1] = (char)(padded[1] - 'a' + 'A');
    if (departement_index(padded) >= 0)
        memcpy(out, padded, 4);
}

/* How many bytes of a text to show: at most `most`, and no character cut in two. */
static int shown(const char *text, size_t most)
{
    size_t length = strnlen(text, most + 1);

    if (length <= most)
        return (int)length;
    for (length = most; length > 0 && ((unsigned char)text[length] & 0xC0) == 0x80;)
        length--;
    return (int)length;
}

static int refuse_where(const struct import_mapping *mapping, const struct csv_row *row,
                        struct error *error)
{
    const char *commune_code = field_of(mapping, row, IMPORT_COMMUNE_CODE);
    const char *postal_code = field_of(mapping, row, IMPORT_POSTAL_CODE);

    if (commune_code[0] == '\0' && postal_code[0] == '\0')
        return fail(error, ERROR_INVALID,
                    "Sans code postal ni code INSEE, le département n'est pas connu.");
    return fail(error, ERROR_INVALID,
                "Ni le code INSEE « %.*s » ni le code postal « %.*s » ne disent le département.",
                shown(commune_code, 20), commune_code, shown(postal_code, 20), postal_code);
}

/* The commune's code says the département best, then the postal code, then a column of its own. */
static int take_where(const struct import_mapping *mapping, const struct csv_row *row,
                      struct place_register *place, struct error *error)
{
    char street[201] = "", more[201] = "";

    take_code(mapping, row, IMPORT_COMMUNE_CODE, place->commune_code);
    take_code(mapping, row, IMPORT_POSTAL_CODE, place->postal_code);
    if (departement_of_postal_code(place->postal_code, place->departement) < 0)
        place->postal_code[0] = '\0';
    if (departement_of_commune(place->commune_code, place->departement) < 0)
        place->commune_code[0] = '\0';
    if (place->departement[0] == '\0')
        take_departement(mapping, row, place->departement);
    if (place->departement[0] == '\0')
        return refuse_where(mapping, row, error);
    if (take_text(mapping, row, IMPORT_COMMUNE, "Commune", place->commune, sizeof place->commune,
                  error) < 0 ||
        take_text(mapping, row, IMPORT_ADDRESS, "Adresse", street, sizeof street, error) < 0 ||
        take_text(mapping, row, IMPORT_ADDRESS_MORE, "Complément d'adresse", more, sizeof more,
                  error) < 0)
        return -1;
    if (snprintf(place->address, sizeof place->address, "%s%s%s", street,
                 street[0] != '\0' && more[0] != '\0' ? ", " : "",
                 more) >= (int)sizeof place->address)
        return fail(error, ERROR_INVALID, "Adresse : plus de %zu octets.",
                    sizeof place->address - 1);
    return 0;
}

/* ---- what it is --------------------------------------------------------------------------------
 */

static bool is_among(const char *folded, const char (*words)[IMPORT_WORD_SIZE], size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (words[i][0] != '\0' && strcmp(folded, words[i]) == 0)
            return true;
    return false;
}

/* Calls back with each value of a field that holds several, folded; empty ones are left out. */
typedef void word_function(const struct import_mapping *mapping, const char *folded, void *owner);
static void each_word(const struct import_mapping *mapping, const char *text, word_function *take,
                      void *owner)
{
    char folded[IMPORT_WORD_SIZE];

    while (*text != '\0') {
        size_t length = strcspn(text, separators);

        import_mapping_fold(text, length, folded, sizeof folded);
        if (folded[0] != '\0')
            take(mapping, folded, owner);
        text += length + (text[length] != '\0');
    }
}

struct kinds {
    uint32_t set;
    bool others; /* a word that no kind knows */
};

static void take_kind_word(const struct import_mapping *mapping, const char *folded, void *owner)
{
    struct kinds *kinds = owner;
    bool known = false;

    for (size_t i = 0; i < mapping->kinds_count; i++)
        if (is_among(folded, mapping->kinds[i].words, mapping->kinds[i].words_count)) {
            kinds->set |= UINT32_C(1) << mapping->kinds[i].kind;
            known = true;
        }
    kinds->others |= !known;
}

static bool says_yes(const struct import_mapping *mapping, const char *text)
{
    char folded[IMPORT_WORD_SIZE];

    import_mapping_fold(text, strlen(text), folded, sizeof folded);
    return is_among(folded, mapping->yes, mapping->yes_count);
}

static uint32_t take_kinds(const struct import_mapping *mapping, const struct csv_row *row)
{
    struct kinds kinds = {0};

    for (size_t i = 0; i < mapping->kinds_count; i++)
        for (size_t j = 0; j < mapping->kinds[i].columns_count; j++)
            if (mapping->kind_columns[i][j] >= 0 &&
                says_yes(mapping, row->fields[mapping->kind_columns[i][j]]))
                kinds.set |= UINT32_C(1) << mapping->kinds[i].kind;
    each_word(mapping, field_of(mapping, row, IMPORT_KINDS), take_kind_word, &kinds);
    if (kinds.set == 0 && kinds.others)
        kinds.set = UINT32_C(1) << PLACE_OTHER;
    return kinds.set;
}

/* ---- who runs it -------------------------------------------------------------------------------
 */

/* Letters and digits only, capital.  -1 when more are left than any identifier has. */
static int take_identifier(const char *text, char out[24])
{
    size_t used = 0;

    for (; *text != '\0'; text++) {
        size_t spaces = space_at(text);

        if (spaces == 2)
            text++;
        if (spaces > 0 || *text == '.' || *text == '-')
            continue;
        if (used == 23)
            return -1;
        out[used++] = *text >= 'a' && *text <= 'z' ? (char)(*text - 'a' + 'A') : *text;
    }
    out[used] = '\0';
    return 0;
}

static bool is_unknown(const struct import_mapping *mapping, const char *text)
{
    char folded[IMPORT_WORD_SIZE];

    import_mapping_fold(text, strlen(text), folded, sizeof folded);
    return folded[0] == '\0' || is_among(folded, mapping->unknown, mapping->unknown_count);
}

/* By its shape; what has none is judged by what the column says it is (EM2). */
static int keep_identifier(enum import_member member, const char *text,
                           struct place_register *place, struct error *error)
{
    size_t length = strlen(text);

    if (text[0] == 'W' || member == IMPORT_RNA) {
        if (rna_check(text, error) < 0)
            return -1;
        memcpy(place->rna, text, sizeof place->rna);
    } else if (length == SIRET_TEXT_SIZE - 1 || member == IMPORT_SIRET) {
        if (siret_check(text, error) < 0)
            return -1;
        memcpy(place->siret, text, sizeof place->siret);
    } else if (length == SIREN_TEXT_SIZE - 1 || member == IMPORT_SIREN) {
        if (siren_check(text, error) < 0)
            return -1;
        memcpy(place->siren, text, sizeof place->siren);
    } else {
        return fail(error, ERROR_INVALID,
                    "Le pivot « %.24s » n'est ni un SIRET ni un numéro RNA (EM2).", text);
    }
    return 0;
}

static int take_identifiers(const struct import_mapping *mapping, const struct csv_row *row,
                            struct place_register *place, struct error *error)
{
    static const enum import_member members[] = {IMPORT_SIRET, IMPORT_SIREN, IMPORT_RNA,
                                                 IMPORT_PIVOT};
    char text[24];

    for (size_t i = 0; i < sizeof members / sizeof members[0]; i++) {
        const char *field = field_of(mapping, row, members[i]);

        if (is_unknown(mapping, field))
            continue;
        if (take_identifier(field, text) < 0)
            return fail(error, ERROR_INVALID, "« %.*s » n'est pas un identifiant (EM2).",
                        shown(field, 40), field);
        if (keep_identifier(members[i], text, place, error) < 0)
            return -1;
    }
    if (place->siret[0] == '\0')
        return 0;
    if (place->siren[0] != '\0' && strncmp(place->siret, place->siren, SIREN_TEXT_SIZE - 1) != 0)
        return fail(error, ERROR_INVALID, "Le SIREN %s n'est pas celui du SIRET %s (EM2).",
                    place->siren, place->siret);
    memcpy(place->siren, place->siret, SIREN_TEXT_SIZE - 1);
    place->siren[SIREN_TEXT_SIZE - 1] = '\0';
    return 0;
}

/* Whole words: "ass" begins "ass_loisirs" and not "assurances". */
static bool begins(const char *folded, const char *word)
{
    size_t length = strlen(word);

    return length > 0 && strncmp(folded, word, length) == 0 &&
           (folded[length] == '\0' || folded[length] == '_');
}

struct status {
    const struct import_form *form;
    bool fits;
};

static void take_status_word(const struct import_mapping *mapping, const char *folded, void *owner)
{
    struct status *status = owner;

    (void)mapping;
    status->fits |= is_among(folded, status->form->statuses, status->form->statuses_count);
}

static bool form_fits(const struct import_mapping *mapping, const struct csv_row *row,
                      const struct import_form *form, const char *siren, const char *folded_name)
{
    struct status status = {form, false};

    for (size_t i = 0; i < form->sirens_count; i++)
        if (form->sirens[i][0] != '\0' &&
            strncmp(siren, form->sirens[i], strlen(form->sirens[i])) == 0)
            return true;
    for (size_t i = 0; i < form->names_count; i++)
        if (begins(folded_name, form->names[i]))
            return true;
    each_word(mapping, field_of(mapping, row, IMPORT_STATUS), take_status_word, &status);
    return status.fits;
}

static enum employer_form take_form(const struct import_mapping *mapping, const struct csv_row *row,
                                    const char *siren)
{
    const char *name = field_of(mapping, row, IMPORT_EMPLOYER_NAME);
    char folded[IMPORT_WORD_SIZE];

    import_mapping_fold(name, strlen(name), folded, sizeof folded);
    for (size_t i = 0; i < mapping->forms_count; i++)
        if (form_fits(mapping, row, &mapping->forms[i], siren, folded))
            return mapping->forms[i].form;
    return FORM_NONE;
}

/* The same thing has the same id in every run. */
static struct id made_id(const char *kind, const char *first, const char *second)
{
    char parts[512];
    int size = snprintf(parts, sizeof parts, "%s%c%s", first, '\0', second) + 1;

    return id_made(kind, parts, (size_t)size);
}

/* With a SIRET the employer is where the place is; a SIREN alone tells no address, only that it is
 * known here. */
static int take_employer(const struct import_mapping *mapping, const struct csv_row *row,
                         struct import_row *out, struct error *error)
{
    struct employer_register *employer = &out->employer;
    struct place_register *place = &out->place;

    employer->form = take_form(mapping, row, place->siren);
    out->has_employer = place->siren[0] != '\0' && employer->form != FORM_NONE;
    if (!out->has_employer)
        return 0;
    employer->employer = place->siret[0] != '\0' ? made_id("employer", "siret", place->siret)
                                                 : made_id("employer", "siren", place->siren);
    if (take_text(mapping, row, IMPORT_EMPLOYER_NAME, "Raison sociale", employer->name,
                  sizeof employer->name, error) < 0)
        return -1;
    if (employer->name[0] == '\0')
        memcpy(employer->name, place->name, sizeof employer->name);
    memcpy(employer->siret, place->siret, sizeof employer->siret);
    memcpy(employer->siren, place->siren, sizeof employer->siren);
    memcpy(employer->rna, place->rna, sizeof employer->rna);
    memcpy(employer->departement, place->departement, sizeof employer->departement);
    if (place->siret[0] == '\0')
        return 0;
    memcpy(employer->commune_code, place->commune_code, sizeof employer->commune_code);
    memcpy(employer->postal_code, place->postal_code, sizeof employer->postal_code);
    memcpy(employer->commune, place->commune, sizeof employer->commune);
    memcpy(employer->address, place->address, sizeof employer->address);
    return 0;
}

static int take_key(const struct import_mapping *mapping, const struct csv_row *row,
                    struct place_register *place, struct error *error)
{
    if (take_text(mapping, row, IMPORT_SOURCE_ID, "Identifiant", place->source_id,
                  sizeof place->source_id, error) < 0)
        return -1;
    if (place->source_id[0] == '\0')
        return fail(error, ERROR_INVALID, "L'identifiant dans la source est vide (EM3).");
    memcpy(place->mapping, mapping->name, sizeof place->mapping);
    place->place = made_id("place", place->mapping, place->source_id);
    if (take_text(mapping, row, IMPORT_NAME, "Nom", place->name, sizeof place->name, error) < 0)
        return -1;
    if (place->name[0] == '\0')
        return fail(error, ERROR_INVALID, "Le nom du lieu est vide.");
    return 0;
}

int import_row_make(const struct import_mapping *mapping, const struct csv_row *row,
                    struct import_row *out, struct error *error)
{
    struct place_register *place = &out->place;

    memset(out, 0, sizeof *out);
    if (take_key(mapping, row, place, error) < 0 || take_where(mapping, row, place, error) < 0 ||
        take_identifiers(mapping, row, place, error) < 0 ||
        take_employer(mapping, row, out, error) < 0)
        return -1;
    place->kinds = take_kinds(mapping, row);
    take_first(mapping, row, IMPORT_WEBSITE, "|\n", place->website, sizeof place->website);
    take_first(mapping, row, IMPORT_CONTACT_NAME, "|\n", place->contact_name,
               sizeof place->contact_name);
    take_first(mapping, row, IMPORT_CONTACT_EMAIL, ",;|/\n ", place->contact_email,
               sizeof place->contact_email);
    take_first(mapping, row, IMPORT_CONTACT_PHONE, ",;|/\n", place->contact_phone,
               sizeof place->contact_phone);
    return 0;
}
