#include "common/identifiers/identifiers.h"

#include <stdbool.h>
#include <stddef.h>
#include <string.h>

static const char la_poste[] = "356000000";

static bool is_digits(const char *text, size_t length)
{
    return text != NULL && strlen(text) == length && strspn(text, "0123456789") == length;
}

static bool is_zeros(const char *text)
{
    return text[strspn(text, "0")] == '\0';
}

static bool luhn_holds(const char *digits, size_t length)
{
    int sum = 0;

    for (size_t i = 0; i < length; i++) {
        int digit = digits[length - 1 - i] - '0';

        if (i % 2 == 1)
            digit = digit * 2 > 9 ? digit * 2 - 9 : digit * 2;
        sum += digit;
    }
    return sum % 10 == 0;
}

static int digit_sum(const char *digits)
{
    int sum = 0;

    for (; *digits != '\0'; digits++)
        sum += *digits - '0';
    return sum;
}

int siren_check(const char *siren, struct error *error)
{
    if (!is_digits(siren, SIREN_TEXT_SIZE - 1))
        return fail(error, ERROR_INVALID, "Le SIREN « %.40s » doit avoir 9 chiffres (EM2).",
                    siren == NULL ? "" : siren);
    if (is_zeros(siren))
        return fail(error, ERROR_INVALID, "Un SIREN fait de zéros n'est pas un SIREN (EM2).");
    if (!luhn_holds(siren, SIREN_TEXT_SIZE - 1))
        return fail(error, ERROR_INVALID,
                    "Le SIREN %s est mal recopié : sa clé de contrôle est fausse (EM2).", siren);
    return 0;
}

int siret_check(const char *siret, struct error *error)
{
    bool is_la_poste;

    if (!is_digits(siret, SIRET_TEXT_SIZE - 1))
        return fail(error, ERROR_INVALID, "Le SIRET « %.40s » doit avoir 14 chiffres (EM2).",
                    siret == NULL ? "" : siret);
    if (is_zeros(siret))
        return fail(error, ERROR_INVALID, "Un SIRET fait de zéros n'est pas un SIRET (EM2).");
    is_la_poste = strncmp(siret, la_poste, SIREN_TEXT_SIZE - 1) == 0;
    if (strspn(siret, "0") < SIREN_TEXT_SIZE - 1 && luhn_holds(siret, SIREN_TEXT_SIZE - 1) &&
        (luhn_holds(siret, SIRET_TEXT_SIZE - 1) || (is_la_poste && digit_sum(siret) % 5 == 0)))
        return 0;
    return fail(error, ERROR_INVALID,
                "Le SIRET %s est mal recopié : sa clé de contrôle est fausse (EM2).", siret);
}

int rna_check(const char *rna, struct error *error)
{
    static const char *const without[] = {"57", "67", "68"};

    if (rna == NULL || strlen(rna) != RNA_TEXT_SIZE - 1 || rna[0] != 'W' ||
        strspn(rna + 1, "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ") != RNA_TEXT_SIZE - 2)
        return fail(error, ERROR_INVALID,
                    "Le numéro RNA « %.40s » doit être W suivi de 9 chiffres ou lettres (EM2).",
                    rna == NULL ? "" : rna);
    for (size_t i = 0; i < sizeof without / sizeof without[0]; i++)
        if (strncmp(rna + 1, without[i], 2) == 0)
            return fail(error, ERROR_INVALID,
                        "Le numéro RNA %s n'existe pas : les associations de Moselle et d'Alsace "
                        "(57, 67, 68) n'en ont pas (EM2).",
                        rna);
    return 0;
}
