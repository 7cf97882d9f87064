#include "common/wire/filter.h"

#include <string.h>

#include "common/journal/journal.h"

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
