#include "common/wire/filter.h"

#include <string.h>

#include "common/journal/journal.h"

/* FNV-1a: short texts, no secret. */
static uint64_t hash_of(const void *text, size_t size)
{
    uint64_t hash = 0xcbf29ce484222325;

    for (size_t i = 0; i < size; i++)
        hash = (hash ^ ((const uint8_t *)text)[i]) * 0x100000001b3;
    return hash;
}

static int read_departements(struct filter *filter, const char *text, struct error *error)
{
    char copy[512], *rest = copy, *code;

    snprintf(copy, sizeof copy, "%s", text);
    while ((code = strsep(&rest, ",")) != NULL) {
        if (*code == '\0')
            continue;
        if (territory_add(&filter->departements, code) < 0)
            return fail(error, ERROR_INVALID, "\"%s\" is not a département", code);
        filter->has_departements = true;
    }
    return 0;
}

int filter_read(struct filter *filter, const char *departements, const char *types,
                struct error *error)
{
    char *rest = filter->text, *type;

    memset(filter, 0, sizeof *filter);
    snprintf(filter->text, sizeof filter->text, "%s", types);
    while ((type = strsep(&rest, ",")) != NULL) {
        if (*type == '\0')
            continue;
        if (filter->type_count == FILTER_MOST_TYPES)
            return fail(error, ERROR_INVALID, "at most %d types can be asked for",
                        FILTER_MOST_TYPES);
        filter->hashes[filter->type_count] = hash_of(type, strlen(type));
        filter->types[filter->type_count++] = type;
    }
    return read_departements(filter, departements, error);
}

static bool wants_type(const struct filter *filter, struct span type)
{
    for (size_t i = 0; i < filter->type_count; i++)
        if (strlen(filter->types[i]) == type.size &&
            memcmp(filter->types[i], type.data, type.size) == 0)
            return true;
    return filter->type_count == 0;
}

bool filter_is_within(const struct filter *filter, const struct territory *territory)
{
    if (territory->everywhere)
        return true;
    return filter->has_departements && (filter->departements.bits[0] & ~territory->bits[0]) == 0 &&
           (filter->departements.bits[1] & ~territory->bits[1]) == 0;
}

struct filter_key filter_key_of(struct span record)
{
    struct journal_row row;
    char departement[4] = "";

    if (journal_decode(record, &row) < 0)
        return (struct filter_key){0, -1};
    if (row.departement.size < sizeof departement)
        memcpy(departement, row.departement.data, row.departement.size);
    return (struct filter_key){hash_of(row.type.data, row.type.size),
                               (int16_t)departement_index(departement)};
}

bool filter_may_want(const struct filter *filter, const struct filter_key *key)
{
    bool is_wanted = filter->type_count == 0 || key->type == 0;

    if (filter->has_departements && key->departement >= 0 &&
        (filter->departements.bits[key->departement / 64] >> (key->departement % 64) & 1) == 0)
        return false;
    for (size_t i = 0; i < filter->type_count && !is_wanted; i++)
        is_wanted = filter->hashes[i] == key->type;
    return is_wanted;
}

bool filter_wants(const struct filter *filter, struct span record)
{
    struct journal_row row;
    char departement[4] = "";

    if (!filter->has_departements && filter->type_count == 0)
        return true;
    if (journal_decode(record, &row) < 0)
        return true; /* never hidden: the follower stops on it */
    if (!wants_type(filter, row.type))
        return false;
    if (!filter->has_departements || row.departement.size == 0 ||
        row.departement.size >= sizeof departement)
        return true;
    memcpy(departement, row.departement.data, row.departement.size);
    return territory_has(&filter->departements, departement);
}
