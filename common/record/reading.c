#include "common/record/cursor.h"
#include "common/record/record_internal.h"

#include <stdarg.h>
#include <string.h>

/* Every sentence that a reader of records says.  One row, one line: clang-format 14 cannot keep
 * such tables. */
/* clang-format off */
static const char *const phrases[][2] = {
    [PHRASE_MISSING] = {"obligatoire, absent", "required, missing"},
    [PHRASE_EMPTY] = {"obligatoire, vide", "required, empty"},
    [PHRASE_TWICE] = {"présent deux fois", "given twice"},
    [PHRASE_TOO_LONG] = {"dépasse %zu octets", "longer than %zu bytes"},
    [PHRASE_TOO_MANY] = {"dépasse %zu éléments", "more than %zu elements"},
    [PHRASE_MALFORMED] = {"message tronqué, mal formé ou démesuré", "truncated, malformed or oversized message"},
    [PHRASE_TRAILING] = {"octets en trop après le message", "bytes after the end of the message"},
    [PHRASE_KEY] = {"les clés doivent être des textes", "keys must be texts"},
    [PHRASE_UNKNOWN] = {"clé inconnue ; clés connues : %s", "unknown name; known ones: %s"},
    [PHRASE_NO_TEXT] = {"ne s'écrit pas comme un simple texte", "cannot be written as one text"},
    [PHRASE_INCONSISTENT] = {"valeur hors de son type", "value outside its type"},
};

static const char *const kinds[][2] = {
    [KIND_NOTHING] = {"rien", "nothing"},
    [KIND_FLAG] = {"un booléen", "a flag"},
    [KIND_INTEGER] = {"un entier", "an integer"},
    [KIND_REAL] = {"un nombre à virgule", "a number with a fraction"},
    [KIND_TEXT] = {"un texte", "a text"},
    [KIND_BYTES] = {"des octets", "bytes"},
    [KIND_ARRAY] = {"un tableau", "an array"},
    [KIND_MAP] = {"un objet", "a group"},
};

/* What a value of each type should have been; those with words, sizes or ranges are made below. */
static const char *const expectations[][2] = {
    [FIELD_INTEGER] = {"un entier est attendu", "expected an integer"},
    [FIELD_FLAG] = {"vrai ou faux (true, false) est attendu", "expected true or false"},
    [FIELD_ID] = {"un identifiant UUID est attendu", "expected a UUID"},
    [FIELD_HASH] = {"une empreinte de 32 octets (64 chiffres hexadécimaux) est attendue", "expected 32 bytes (64 hexadecimal digits)"},
    [FIELD_DATE] = {"une date telle que 2013-02-04 est attendue", "expected a date such as 2013-02-04"},
    [FIELD_MONTH] = {"un mois tel que 2013-02 est attendu", "expected a month such as 2013-02"},
    [FIELD_INSTANT] = {"un instant tel que 2013-02-04T10:00:00.000Z est attendu", "expected an instant such as 2013-02-04T10:00:00.000Z"},
    [FIELD_RECORD] = {"un objet est attendu", "expected a group"},
};
/* clang-format on */

int reading_fail(struct reading *reading, enum phrase phrase, ...)
{
    char text[sizeof reading->error->text];
    va_list arguments;

    va_start(arguments, phrase);
    vsnprintf(text, sizeof text, phrases[phrase][reading->language], arguments);
    va_end(arguments);
    return fail(reading->error, ERROR_INVALID, "%s", text);
}

/* Joins words until there is no room for the next one, and then says so. */
static void join(char *out, size_t size, const char *word)
{
    size_t at = strlen(out);
    size_t length = strlen(word);

    if (at >= 3 && strcmp(out + at - 3, "…") == 0)
        return;
    if (at + 2 + length + sizeof ", …" > size)
        word = "…";
    snprintf(out + at, size - at, "%s%s", at == 0 ? "" : ", ", word);
}

static void expect_word(const struct field *field, enum language language, char *out, size_t size)
{
    char words[140] = "";
    static const char *const templates[][2] = {
        {"un mot parmi %s est attendu",     "expected one of %s"     },
        {"des mots parmi %s sont attendus", "expected words among %s"},
    };

    for (size_t i = 1; i < field->enumeration->count; i++)
        join(words, sizeof words, field->enumeration->words[i]);
    snprintf(out, size, templates[field->type == FIELD_SET][language], words);
}

static void expect_integer(const struct field *field, enum language language, char *out,
                           size_t size)
{
    static const char *const units[][2] = {
        {"une durée telle que « 90 d » est attendue",   "expected a duration such as \"90 d\""},
        {"une taille telle que « 64 KiB » est attendue", "expected a size such as \"64 KiB\""  },
    };
    static const char *const range[] = {"un entier de %lld à %lld est attendu",
                                        "expected an integer from %lld to %lld"};
    static const char *const least[] = {"un entier d'au moins %lld est attendu",
                                        "expected an integer of at least %lld"};

    if (field->unit != NULL)
        snprintf(out, size, "%s", units[strcmp(field->unit, "duration") != 0][language]);
    else if (field->minimum == 0 && field->maximum == 0)
        snprintf(out, size, "%s", expectations[FIELD_INTEGER][language]);
    else if (field->maximum == INT64_MAX)
        snprintf(out, size, least[language], (long long)field->minimum);
    else
        snprintf(out, size, range[language], (long long)field->minimum, (long long)field->maximum);
}

static void expect(const struct field *field, enum language language, char *out, size_t size)
{
    static const char *const text[] = {"un texte UTF-8 d'au plus %zu octets est attendu",
                                       "expected a UTF-8 text of at most %zu bytes"};

    switch (field->type) {
    case FIELD_TEXT: snprintf(out, size, text[language], field->size - 1); break;
    case FIELD_INTEGER: expect_integer(field, language, out, size); break;
    case FIELD_ENUM:
    case FIELD_SET: expect_word(field, language, out, size); break;
    default: snprintf(out, size, "%s", expectations[field->type][language]);
    }
}

/* P1: what was found in a private field is not repeated. */
static int unexpected(struct reading *reading, const struct field *field, const char *found)
{
    char expected[256];

    expect(field, reading->language, expected, sizeof expected);
    if (field->is_private)
        return fail(reading->error, ERROR_INVALID, "%s", expected);
    return fail(reading->error, ERROR_INVALID, "%s, %s %s", expected,
                reading->language == FRENCH ? "reçu" : "found", found);
}

int reading_unexpected_kind(struct reading *reading, const struct field *field, enum kind kind)
{
    return unexpected(reading, field, kinds[kind][reading->language]);
}

/* Where a text may be cut: not inside a sequence of bytes. */
static size_t cut(struct span text, size_t most)
{
    size_t size = text.size;

    if (size <= most)
        return size;
    for (size = most; size > 0 && (text.data[size] & 0xc0) == 0x80; size--)
        ;
    return size;
}

int reading_unexpected_text(struct reading *reading, const struct field *field, struct span text)
{
    char found[96];
    char shown[49];
    size_t size = cut(text, sizeof shown - 1);

    if (!cursor_is_text(text.data, size))
        return reading_unexpected_kind(reading, field, KIND_BYTES);
    for (size_t i = 0; i < size; i++)
        shown[i] = text.data[i] < 0x20 || text.data[i] == 0x7f ? '?' : (char)text.data[i];
    shown[size] = '\0';
    snprintf(found, sizeof found, reading->language == FRENCH ? "« %s%s »" : "\"%s%s\"", shown,
             size < text.size ? "…" : "");
    return unexpected(reading, field, found);
}

int reading_unexpected_integer(struct reading *reading, const struct field *field, int64_t value)
{
    char found[24];

    snprintf(found, sizeof found, "%lld", (long long)value);
    return unexpected(reading, field, found);
}

int reading_unknown(struct reading *reading, const struct schema *schema, const char *name)
{
    char known[200] = "";
    char shown[49];
    size_t size = cut((struct span){(const uint8_t *)name, strlen(name)}, sizeof shown - 1);

    for (size_t i = 0; i < schema->field_count; i++)
        join(known, sizeof known, schema->fields[i].name);
    reading_fail(reading, PHRASE_UNKNOWN, known);
    snprintf(shown, sizeof shown, "%.*s", (int)size, name);
    return reading_within(reading, shown);
}

int reading_within(struct reading *reading, const char *name)
{
    size_t most = sizeof reading->path - 1;
    size_t length = strnlen(name, most / 2);
    bool is_joined = reading->path[0] == '\0' || reading->path[0] == '[';
    size_t inner = strlen(reading->path);
    size_t before = length + (is_joined ? 0 : 1);

    if (inner > most - before)
        inner = most - before;
    memmove(reading->path + before, reading->path, inner);
    reading->path[before + inner] = '\0';
    memcpy(reading->path, name, length);
    if (!is_joined)
        reading->path[length] = '.';
    return -1;
}

int reading_within_element(struct reading *reading, size_t index)
{
    char name[24];

    snprintf(name, sizeof name, "[%zu]", index);
    return reading_within(reading, name);
}

int reading_end(struct reading *reading)
{
    const config_setting_t *blamed = reading->blamed;
    char text[sizeof reading->error->text];
    char place[280] = "";

    memcpy(text, reading->error->text, sizeof text);
    if (blamed != NULL) {
        const char *file = config_setting_source_file(blamed);

        snprintf(place, sizeof place, "%s:%u: ", file == NULL ? "settings" : file,
                 config_setting_source_line(blamed));
    }
    if (reading->path[0] == '\0')
        return fail(reading->error, ERROR_INVALID, "%s%s", place, text);
    return fail(reading->error, ERROR_INVALID, "%s%s%s%s", place, reading->path,
                reading->language == FRENCH ? " : " : ": ", text);
}
