/* catalogue.c - what the sectoral hubs begin with, and how far départements are from each other. */
#include <stdlib.h>
#include <string.h>

#include "common/reference/reference_internal.h"

static bool has_competence(const struct reference *reference, const char *code)
{
    for (size_t i = 0; i < reference->competence_count; i++)
        if (strcmp(reference->competences[i].code, code) == 0)
            return true;
    return false;
}

/* Every word must be a métier. */
static int check_metiers(const struct reference *reference, const char *words, struct error *error)
{
    char code[32];

    while (*words != '\0') {
        size_t length = strcspn(words, " ");

        if (length == 0 || length >= sizeof code)
            return fail(error, ERROR_INVALID, "metiers must be codes with one space between them");
        memcpy(code, words, length);
        code[length] = '\0';
        if (reference_metier(reference, code) == NULL)
            return fail(error, ERROR_INVALID, "métier \"%s\" is not in metiers.csv", code);
        words += length + (words[length] == ' ');
    }
    return 0;
}

int catalogue_take_competence(struct reference *reference, const char *const *texts,
                              struct error *error)
{
    struct competence_reference *row = &reference->competences[reference->competence_count];

    if (reference->competence_count == COMPETENCES_MOST)
        return reference_is_full("competences", COMPETENCES_MOST, error);
    if (has_competence(reference, texts[0]))
        return reference_is_twice(texts[0], error);
    if (reference_copy(row->code, sizeof row->code, texts[0], "code", error) < 0 ||
        reference_copy(row->label, sizeof row->label, texts[1], "label", error) < 0 ||
        reference_copy(row->description, sizeof row->description, texts[2], "description", error) <
            0 ||
        reference_copy(row->criteria, sizeof row->criteria, texts[3], "criteria", error) < 0 ||
        reference_copy(row->metiers, sizeof row->metiers, texts[4], "metiers", error) < 0 ||
        check_metiers(reference, row->metiers, error) < 0)
        return -1;
    reference->competence_count++;
    return 0;
}

int catalogue_take_link(struct reference *reference, const char *const *texts, struct error *error)
{
    struct practice_competence *row = &reference->links[reference->link_count];

    if (reference->link_count == LINKS_MOST)
        return reference_is_full("links", LINKS_MOST, error);
    if (reference_practice(reference, texts[0]) == NULL)
        return fail(error, ERROR_INVALID, "practice \"%s\" is not in practices.csv", texts[0]);
    if (!has_competence(reference, texts[1]))
        return fail(error, ERROR_INVALID, "competence \"%s\" is not in competences.csv", texts[1]);
    if (reference_copy(row->practice, sizeof row->practice, texts[0], "practice", error) < 0 ||
        reference_copy(row->competence, sizeof row->competence, texts[1], "competence", error) < 0)
        return -1;
    reference->link_count++;
    return 0;
}

/* ---- positions and distances -------------------------------------------------------------------
 */

/* "-0.37" → -37: degrees with two decimals. */
static int take_degrees(const char *text, int most, const char *column, int16_t *out,
                        struct error *error)
{
    const char *digits = text + (*text == '-');
    size_t whole = strspn(digits, "0123456789");
    long value = whole >= 1 && whole <= 3 ? strtol(digits, NULL, 10) * 100 : -1;

    if (value < 0 || value > most * 100 || digits[whole] != '.' || strlen(digits + whole) != 3 ||
        strspn(digits + whole + 1, "0123456789") != 2)
        return fail(error, ERROR_INVALID,
                    "%s must be degrees with two decimals, %d at most, not \"%s\"", column, most,
                    text);
    value += strtol(digits + whole + 1, NULL, 10);
    *out = (int16_t)(*text == '-' ? -value : value);
    return 0;
}

int catalogue_take_position(struct reference *reference, const char *const *texts,
                            struct error *error)
{
    int index = departement_index(texts[0]);
    struct position *row = &reference->positions[index < 0 ? 0 : index];

    if (index < 0)
        return fail(error, ERROR_INVALID, "\"%s\" is not the code of a département", texts[0]);
    if (row->is_known)
        return reference_is_twice(texts[0], error);
    if (take_degrees(texts[1], 90, "latitude", &row->latitude, error) < 0 ||
        take_degrees(texts[2], 180, "longitude", &row->longitude, error) < 0)
        return -1;
    row->is_known = true;
    return 0;
}

/* Millionths of the cosine, degree by degree: no floating point, so no machine ranks differently.
 */
static const int32_t cosines[] = {
    1000000, 999848, 999391, 998630, 997564, 996195, 994522, 992546, 990268, 987688, 984808, 981627,
    978148,  974370, 970296, 965926, 961262, 956305, 951057, 945519, 939693, 933580, 927184, 920505,
    913545,  906308, 898794, 891007, 882948, 874620, 866025, 857167, 848048, 838671, 829038, 819152,
    809017,  798636, 788011, 777146, 766044, 754710, 743145, 731354, 719340, 707107, 694658, 681998,
    669131,  656059, 642788, 629320, 615661, 601815, 587785, 573576, 559193, 544639, 529919, 515038,
    500000,  484810, 469472, 453990, 438371, 422618, 406737, 390731, 374607, 358368, 342020, 325568,
    309017,  292372, 275637, 258819, 241922, 224951, 207912, 190809, 173648, 156434, 139173, 121869,
    104528,  87156,  69756,  52336,  34899,  17452,  0,
};
enum { UNIT = 1000000, EARTH_RADIUS_KM = 6371 };

/* Of hundredths of a degree; a straight line between two degrees is good to 0.3 km. */
static int64_t cosine(int hundredths)
{
    int angle = abs(hundredths) % 36000;
    bool is_negative;

    angle = angle > 18000 ? 36000 - angle : angle;
    is_negative = angle > 9000;
    angle = is_negative ? 18000 - angle : angle;

    int degree = angle / 100, rest = angle % 100;
    int64_t value = cosines[degree];

    if (rest > 0)
        value += (cosines[degree + 1] - value) * rest / 100;
    return is_negative ? -value : value;
}

static int64_t square_root(int64_t number)
{
    int64_t root = 0;

    for (int64_t bit = INT64_C(1) << 30; bit > 0; bit /= 2)
        if ((root + bit) * (root + bit) <= number)
            root += bit;
    return root;
}

/* The chord through the Earth, in millionths of its radius. */
static int64_t chord(const struct position *a, const struct position *b)
{
    int64_t x =
        (cosine(a->latitude) * cosine(a->longitude) - cosine(b->latitude) * cosine(b->longitude)) /
        UNIT;
    int64_t y = (cosine(a->latitude) * cosine(9000 - a->longitude) -
                 cosine(b->latitude) * cosine(9000 - b->longitude)) /
                UNIT;
    int64_t z = cosine(9000 - a->latitude) - cosine(9000 - b->latitude);

    return square_root(x * x + y * y + z * z);
}

int reference_distance_km(const struct reference *reference, const char *one, const char *other)
{
    int from = departement_index(one), to = departement_index(other);

    if (from < 0 || to < 0 || !reference->positions[from].is_known ||
        !reference->positions[to].is_known)
        return -1;
    if (from == to)
        return 0;

    int64_t c = chord(&reference->positions[from], &reference->positions[to]);
    int64_t square = c * c / UNIT;
    /* The arc over the chord, 2 asin(c/2), by the first terms of its series. */
    int64_t third = c * square / UNIT, fifth = third * square / UNIT,
            seventh = fifth * square / UNIT;
    int64_t arc = c + third / 24 + 3 * fifth / 640 + 5 * seventh / 7168;

    return (int)((arc * EARTH_RADIUS_KM + UNIT / 2) / UNIT);
}
