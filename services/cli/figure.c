#include "services/cli/figure.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "common/messages/dla_words.h"
#include "common/messages/regional_words.h"
#include "common/messages/registration_words.h"
#include "common/messages/sectoral_words.h"

/* Thousands apart by a no-break space. */
static void group(int64_t value, char out[FIGURE_TEXT_SIZE])
{
    char digits[24];
    size_t length, at = 0;

    snprintf(digits, sizeof digits, "%lld", (long long)(value < 0 ? -value : value));
    length = strlen(digits);
    if (value < 0)
        out[at++] = '-';
    for (size_t i = 0; i < length; i++) {
        out[at++] = digits[i];
        if (i + 1 < length && (length - i - 1) % 3 == 0) {
            memcpy(out + at, "\u00a0", 2);
            at += 2;
        }
    }
    out[at] = '\0';
}

static bool has_hundredths(enum figure_unit unit)
{
    return unit == UNIT_BASIS_POINTS || unit == UNIT_CENTS || unit == UNIT_MEAN;
}

void figure_format(enum figure_unit unit, int64_t value, bool is_empty, char out[FIGURE_TEXT_SIZE])
{
    size_t length;

    if (is_empty) {
        strcpy(out, "–");
        return;
    }
    group(has_hundredths(unit) ? value / 100 : value, out);
    length = strlen(out);
    if (has_hundredths(unit))
        snprintf(out + length, FIGURE_TEXT_SIZE - length, ",%02d%s", (int)llabs(value % 100),
                 unit == UNIT_MEAN    ? ""
                 : unit == UNIT_CENTS ? " €"
                                      : " %");
    else if (unit == UNIT_DAYS)
        snprintf(out + length, FIGURE_TEXT_SIZE - length, value < 2 ? " jour" : " jours");
}

void figure_plain(enum figure_unit unit, int64_t value, bool is_empty, char out[FIGURE_TEXT_SIZE])
{
    if (is_empty)
        out[0] = '\0';
    else if (has_hundredths(unit))
        snprintf(out, FIGURE_TEXT_SIZE, "%s%lld.%02d", value < 0 && value > -100 ? "-" : "",
                 (long long)(value / 100), (int)llabs(value % 100));
    else
        snprintf(out, FIGURE_TEXT_SIZE, "%lld", (long long)value);
}

const char *figure_plain_unit(enum figure_unit unit)
{
    static const char *const units[] = {"", "count", "percent", "euros", "days", "mean"};

    return units[unit];
}

static const struct enumeration *words_of(enum axis axis)
{
    static const struct enumeration *const words[AXIS_COUNT] = {
        [AXIS_METIER] = &metiers, [AXIS_FORM] = &employer_forms,   [AXIS_PLACE_KIND] = &place_kinds,
        [AXIS_GENDER] = &genders, [AXIS_AGE] = &age_brackets,      [AXIS_LEVEL] = &levels,
        [AXIS_ZONE] = &zones,     [AXIS_MOTIVE] = &breach_motives, [AXIS_SERVICE] = &new_services,
    };

    return words[axis];
}

/* Of an item, a theme, a reason…: a word is of one of these, or means the same in all. */
static const char *kind_label(const char *code)
{
    static const struct enumeration *const words[] = {
        &item_kinds,      &session_themes,  &session_cancellations, &briefing_audiences,
        &decline_reasons, &referral_unmets, &referral_needs,        &resource_kinds,
    };

    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++) {
        int value = enumeration_value(words[i], code, strlen(code));

        if (value != 0)
            return enumeration_label(words[i], value);
    }
    return NULL;
}

static const char *territory_name(const struct reference *reference, enum axis axis,
                                  const char *code)
{
    const struct departement *list;
    size_t count = reference == NULL ? 0 : reference_departements(reference, &list);

    for (size_t i = 0; i < count; i++) {
        if (axis == AXIS_DEPARTEMENT && strcmp(list[i].code, code) == 0)
            return list[i].name;
        if (axis == AXIS_REGION2013 && strcmp(list[i].region2013, code) == 0)
            return list[i].region2013_name;
        if (axis == AXIS_REGION2016 && strcmp(list[i].region2016, code) == 0)
            return list[i].region2016_name;
    }
    return NULL;
}

void figure_axis_format(const struct reference *reference, enum axis axis, const char *code,
                        char out[LABEL_TEXT_SIZE])
{
    const struct enumeration *words = words_of(axis);
    int value = words == NULL ? 0 : enumeration_value(words, code, strlen(code));
    const char *name = territory_name(reference, axis, code);
    const char *kind = axis == AXIS_KIND ? kind_label(code) : NULL;

    if (kind != NULL)
        snprintf(out, LABEL_TEXT_SIZE, "%s", kind);
    else if (value != 0)
        snprintf(out, LABEL_TEXT_SIZE, "%s", enumeration_label(words, value));
    else if (name != NULL)
        snprintf(out, LABEL_TEXT_SIZE, "%s %s", code, name);
    else if (axis == AXIS_RQTH && (strcmp(code, "true") == 0 || strcmp(code, "1") == 0))
        snprintf(out, LABEL_TEXT_SIZE, "oui");
    else if (axis == AXIS_RQTH && (strcmp(code, "false") == 0 || strcmp(code, "0") == 0))
        snprintf(out, LABEL_TEXT_SIZE, "non");
    else
        snprintf(out, LABEL_TEXT_SIZE, "%s", code[0] == '\0' ? "–" : code);
}
