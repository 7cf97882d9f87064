/* territory.c - codes of départements and sets of them: pure, no table. */
#include <string.h>

#include "common/reference/reference.h"

/* Where the numbers of codes begin: "01"…"95" are themselves but for Corsica, which took 20. */
enum { INDEX_2A = 20, INDEX_2B = 96, INDEX_971 = 97 };

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

int departement_index(const char *code)
{
    size_t length = strlen(code);
    int number;

    if (length == 3 && memcmp(code, "97", 2) == 0 && code[2] >= '1' && code[2] <= '6')
        return INDEX_971 + (code[2] - '1');
    if (length != 2 || !is_digit(code[0]))
        return -1;
    if (code[0] == '2' && (code[1] == 'A' || code[1] == 'B'))
        return code[1] == 'A' ? INDEX_2A : INDEX_2B;
    if (!is_digit(code[1]))
        return -1;
    number = (code[0] - '0') * 10 + (code[1] - '0');
    return number < 1 || number > 95 || number == 20 ? -1 : number;
}

static int take_code(const char *from, size_t length, char out[4])
{
    char code[4] = {0};

    memcpy(code, from, length);
    if (departement_index(code) < 0)
        return -1;
    memcpy(out, code, sizeof code);
    return 0;
}

static size_t code_length(const char *text)
{
    return memcmp(text, "97", 2) == 0 ? 3 : 2;
}

int departement_of_postal_code(const char *postal_code, char out[4])
{
    if (strlen(postal_code) != 5 || strspn(postal_code, "0123456789") != 5)
        return -1;
    if (memcmp(postal_code, "20", 2) == 0)
        return take_code(memcmp(postal_code, "20200", 5) < 0 ? "2A" : "2B", 2, out);
    return take_code(postal_code, code_length(postal_code), out);
}

int departement_of_commune(const char *insee, char out[4])
{
    if (strlen(insee) != 5 || strspn(insee + 2, "0123456789") != 3)
        return -1;
    return take_code(insee, code_length(insee), out);
}

bool territory_has(const struct territory *territory, const char *departement)
{
    int index = departement_index(departement);

    if (territory->everywhere)
        return true;
    return index >= 0 && (territory->bits[index / 64] >> (index % 64) & 1) != 0;
}

int territory_add(struct territory *territory, const char *departement)
{
    int index = departement_index(departement);

    if (index < 0)
        return -1;
    territory->bits[index / 64] |= UINT64_C(1) << (index % 64);
    return 0;
}
