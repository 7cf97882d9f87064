#include <ctype.h>
#include <string.h>

#include "common/things/say.h"

/* 13 characters, or 15 with the key: sex, year, month, département (2A and 2B too), commune, order.
 */
static bool is_nir(const char *digits, size_t count)
{
    return (count == 13 || count == 15) && strchr("123478", digits[0]) != NULL;
}

/* Separators that people put inside a NIR; their length in bytes, 0 for anything else. */
static size_t separator(const char *text)
{
    if (*text == ' ' || *text == '.' || *text == '-' || *text == '/')
        return 1;
    if (strncmp(text, "\u00a0", 2) == 0)
        return 2;
    return strncmp(text, "\u202f", 3) == 0 ? 3 : 0;
}

/* Whether `at` goes on a number of which `count` digits are known: Corsica's letter comes seventh.
 */
static bool goes_on(const char *at, const char *digits, size_t count)
{
    if (isdigit((unsigned char)*at))
        return true;
    return count == 6 && digits[5] == '2' && strchr("ABab", *at) != NULL && *at != '\0';
}

/* Looks at the number that begins there: as written without a separator, and across separators. */
static bool begins_nir(const char *text)
{
    char digits[16];
    size_t count = 0;

    while (*text != '\0') {
        if (goes_on(text, digits, count)) {
            if (count == sizeof digits)
                return false;
            digits[count++] = *text++;
            continue;
        }
        if (is_nir(digits, count))
            return true;
        if (separator(text) == 0)
            return false;
        text += separator(text);
    }
    return is_nir(digits, count);
}

static bool holds_nir(const char *text)
{
    for (const char *at = text; *at != '\0'; at++) {
        bool first = at == text || !isdigit((unsigned char)at[-1]);

        if (first && isdigit((unsigned char)*at) && begins_nir(at))
            return true;
    }
    return false;
}

int refuse_nir(const struct schema *schema, const void *request, struct refusal *refusal)
{
    for (size_t i = 0; i < schema->field_count; i++) {
        const struct field *field = &schema->fields[i];

        /* P1: the NIR is never accepted, whatever the member. */
        if (field->is_private && field->type == FIELD_TEXT && !field->is_list &&
            holds_nir((const char *)request + field->offset))
            return refuse(refusal, ERROR_INVALID, "P1", field->name,
                          "« %s » contient ce qui ressemble à un numéro de sécurité sociale (NIR), "
                          "qui n'est jamais accepté (P1) ; retirez-le.",
                          field->name);
    }
    return 0;
}
