#include "common/reference/reference_internal.h"

#include <stdlib.h>
#include <string.h>

#include "common/buffer/buffer.h"
#include "common/csv/csv.h"

enum { COLUMNS_MOST = 6 };

/* One file of the folder: the columns it must have, and what takes their texts row by row. */
struct table {
    const char *file;
    const char *columns[COLUMNS_MOST + 1];
    int (*take)(struct reference *reference, const char *const *texts, struct error *error);
};

int reference_copy(char *out, size_t size, const char *text, const char *column,
                   struct error *error)
{
    size_t length = strlen(text);

    if (length == 0 || length >= size)
        return fail(error, ERROR_INVALID, "%s must have 1 to %zu bytes, not %zu", column, size - 1,
                    length);
    memcpy(out, text, length + 1);
    return 0;
}

int reference_is_full(const char *what, size_t most, struct error *error)
{
    return fail(error, ERROR_INVALID, "more than %zu %s", most, what);
}

int reference_is_twice(const char *code, struct error *error)
{
    return fail(error, ERROR_INVALID, "%s is there twice", code);
}

static int take_departement(struct reference *reference, const char *const *texts,
                            struct error *error)
{
    struct departement *row = &reference->departements[reference->departement_count];
    int index = departement_index(texts[0]);

    if (reference->departement_count == DEPARTEMENTS_MOST)
        return reference_is_full("départements", DEPARTEMENTS_MOST, error);
    if (index < 0)
        return fail(error, ERROR_INVALID, "\"%s\" is not the code of a département", texts[0]);
    if (reference->by_index[index] != 0)
        return reference_is_twice(texts[0], error);
    if (reference_copy(row->code, sizeof row->code, texts[0], "code", error) < 0 ||
        reference_copy(row->name, sizeof row->name, texts[1], "name", error) < 0 ||
        reference_copy(row->region2013, sizeof row->region2013, texts[2], "region2013", error) <
            0 ||
        reference_copy(row->region2013_name, sizeof row->region2013_name, texts[3],
                       "region2013_name", error) < 0 ||
        reference_copy(row->region2016, sizeof row->region2016, texts[4], "region2016", error) <
            0 ||
        reference_copy(row->region2016_name, sizeof row->region2016_name, texts[5],
                       "region2016_name", error) < 0)
        return -1;
    reference->by_index[index] = (int8_t)++reference->departement_count;
    return 0;
}

static int take_smic(struct reference *reference, const char *const *texts, struct error *error)
{
    struct smic *row = &reference->smics[reference->smic_count];
    char *end;

    if (reference->smic_count == SMIC_MOST)
        return reference_is_full("rows", SMIC_MOST, error);
    if (date_parse(texts[0], &row->from) < 0 || date_parse(texts[1], &row->to) < 0 ||
        date_compare(row->from, row->to) > 0)
        return fail(error, ERROR_INVALID,
                    "from and to must be days in order, not \"%s\" and \"%s\"", texts[0], texts[1]);
    if (reference->smic_count > 0 && row->from.day != row[-1].to.day + 1)
        return fail(error, ERROR_INVALID, "%s must be the day after the row before ends", texts[0]);
    row->hourly_cents = strtol(texts[2], &end, 10);
    if (*end != '\0' || row->hourly_cents < 1 || row->hourly_cents > 100000)
        return fail(error, ERROR_INVALID, "hourly_cents must be 1 to 100000, not \"%s\"", texts[2]);
    reference->smic_count++;
    return 0;
}

static int take_practice(struct reference *reference, const char *const *texts, struct error *error)
{
    struct practice *row = &reference->practices[reference->practice_count];

    if (reference->practice_count == PRACTICES_MOST)
        return reference_is_full("practices", PRACTICES_MOST, error);
    if (reference_practice(reference, texts[0]) != NULL)
        return reference_is_twice(texts[0], error);
    if (reference_copy(row->code, sizeof row->code, texts[0], "code", error) < 0 ||
        reference_copy(row->label, sizeof row->label, texts[1], "label", error) < 0)
        return -1;
    reference->practice_count++;
    return 0;
}

const struct sector_reference *reference_sector(const struct reference *reference, const char *code)
{
    for (size_t i = 0; i < reference->sector_count; i++)
        if (strcmp(reference->sectors[i].code, code) == 0)
            return &reference->sectors[i];
    return NULL;
}

static int take_sector(struct reference *reference, const char *const *texts, struct error *error)
{
    struct sector_reference *row = &reference->sectors[reference->sector_count];

    if (reference->sector_count == SECTORS_MOST)
        return reference_is_full("sectors", SECTORS_MOST, error);
    if (reference_sector(reference, texts[0]) != NULL)
        return reference_is_twice(texts[0], error);
    if (reference_copy(row->code, sizeof row->code, texts[0], "code", error) < 0 ||
        reference_copy(row->label, sizeof row->label, texts[1], "label", error) < 0)
        return -1;
    reference->sector_count++;
    return 0;
}

static int take_metier(struct reference *reference, const char *const *texts, struct error *error)
{
    struct metier_reference *row = &reference->metiers[reference->metier_count];

    if (reference->metier_count == METIERS_MOST)
        return reference_is_full("métiers", METIERS_MOST, error);
    if (reference_metier(reference, texts[0]) != NULL)
        return reference_is_twice(texts[0], error);
    if (reference_sector(reference, texts[2]) == NULL)
        return fail(error, ERROR_INVALID, "sector \"%s\" is not in sectors.csv", texts[2]);
    if (reference_copy(row->code, sizeof row->code, texts[0], "code", error) < 0 ||
        reference_copy(row->label, sizeof row->label, texts[1], "label", error) < 0 ||
        reference_copy(row->sector, sizeof row->sector, texts[2], "sector", error) < 0 ||
        reference_copy(row->rome, sizeof row->rome, texts[3], "rome", error) < 0)
        return -1;
    reference->metier_count++;
    return 0;
}

static int take_bearer(struct reference *reference, const char *const *texts, struct error *error)
{
    const struct departement *there = reference_departement(reference, texts[0]);
    struct dla_bearer *row;

    if (there == NULL)
        return fail(error, ERROR_INVALID, "\"%s\" is not in departements.csv", texts[0]);
    row = &reference->bearers[there - reference->departements];
    if (row->departement[0] != '\0')
        return reference_is_twice(texts[0], error);
    if (reference_copy(row->departement, sizeof row->departement, texts[0], "departement", error) <
            0 ||
        reference_copy(row->bearer, sizeof row->bearer, texts[1], "bearer", error) < 0 ||
        reference_copy(row->bearer_name, sizeof row->bearer_name, texts[2], "bearer_name", error) <
            0 ||
        reference_copy(row->c2ra, sizeof row->c2ra, texts[3], "c2ra", error) < 0 ||
        reference_copy(row->c2ra_name, sizeof row->c2ra_name, texts[4], "c2ra_name", error) < 0)
        return -1;
    return 0;
}

/* In this order: a row may name what a file before it defines. */
static const struct table tables[] = {
    {"departements.csv",
     {"code", "name", "region2013", "region2013_name", "region2016", "region2016_name"},
     take_departement                                                                                                   },
    {"smic.csv",                  {"from", "to", "hourly_cents"},                                take_smic              },
    {"practices.csv",             {"code", "label"},                                             take_practice          },
    {"sectors.csv",               {"code", "label"},                                             take_sector            },
    {"metiers.csv",               {"code", "label", "sector", "rome"},                           take_metier            },
    {"competences.csv",
     {"code", "label", "description", "criteria", "metiers"},
     catalogue_take_competence                                                                                          },
    {"practices_competences.csv", {"practice", "competence"},                                    catalogue_take_link    },
    {"positions.csv",             {"departement", "latitude", "longitude"},                      catalogue_take_position},
    {"dla_bearers.csv",           {"departement", "bearer", "bearer_name", "c2ra", "c2ra_name"}, take_bearer            },
};

static int find_columns(const struct csv *csv, const struct table *table, int *out,
                        struct error *error)
{
    for (size_t i = 0; table->columns[i] != NULL; i++) {
        out[i] = csv_column(csv, table->columns[i]);
        if (out[i] < 0)
            return fail(error, ERROR_INVALID, "no column \"%s\"", table->columns[i]);
    }
    return 0;
}

static int read_rows(struct reference *reference, const struct table *table, struct csv *csv,
                     struct error *error)
{
    const char *texts[COLUMNS_MOST] = {0};
    int columns[COLUMNS_MOST] = {0};
    struct csv_row row;
    int got;

    if (find_columns(csv, table, columns, error) < 0)
        return -1;
    while ((got = csv_read(csv, &row, error)) > 0) {
        if (row.problem != NULL)
            return fail(error, ERROR_INVALID, "line %lld: %s", (long long)row.line, row.problem);
        for (size_t i = 0; table->columns[i] != NULL; i++)
            texts[i] = row.fields[columns[i]];
        if (table->take(reference, texts, error) < 0)
            return fail_within(error, "line %lld", (long long)row.line);
    }
    return got;
}

static int read_table(struct reference *reference, const struct table *table, const char *folder,
                      struct error *error)
{
    char path[4096];
    struct csv *csv;
    int result;

    if (snprintf(path, sizeof path, "%s/%s", folder, table->file) >= (int)sizeof path)
        return fail(error, ERROR_INVALID, "the reference folder's path is too long");
    csv = csv_open(path, error);
    if (csv == NULL)
        return -1;
    result = read_rows(reference, table, csv, error);
    if (result < 0)
        fail_within(error, "%s", path);
    csv_close(csv);
    return result;
}

struct reference *reference_open(const char *folder, struct error *error)
{
    struct reference *reference = memory_new(1, sizeof *reference);

    for (size_t i = 0; i < sizeof tables / sizeof tables[0]; i++)
        if (read_table(reference, &tables[i], folder, error) < 0) {
            reference_close(reference);
            return NULL;
        }
    return reference;
}

void reference_close(struct reference *reference)
{
    free(reference);
}

size_t reference_departements(const struct reference *reference, const struct departement **out)
{
    *out = reference->departements;
    return reference->departement_count;
}

const struct departement *reference_departement(const struct reference *reference, const char *code)
{
    int index = departement_index(code);

    if (index < 0 || reference->by_index[index] == 0)
        return NULL;
    return &reference->departements[reference->by_index[index] - 1];
}

const struct smic *reference_smic(const struct reference *reference, struct date on)
{
    for (size_t i = 0; i < reference->smic_count; i++)
        if (date_compare(reference->smics[i].from, on) <= 0 &&
            date_compare(on, reference->smics[i].to) <= 0)
            return &reference->smics[i];
    return NULL;
}

const struct practice *reference_practice(const struct reference *reference, const char *code)
{
    for (size_t i = 0; i < reference->practice_count; i++)
        if (strcmp(reference->practices[i].code, code) == 0)
            return &reference->practices[i];
    return NULL;
}

const struct metier_reference *reference_metier(const struct reference *reference, const char *code)
{
    for (size_t i = 0; i < reference->metier_count; i++)
        if (strcmp(reference->metiers[i].code, code) == 0)
            return &reference->metiers[i];
    return NULL;
}

const struct dla_bearer *reference_bearer(const struct reference *reference,
                                          const char *departement)
{
    const struct departement *there = reference_departement(reference, departement);
    const struct dla_bearer *bearer;

    if (there == NULL)
        return NULL;
    bearer = &reference->bearers[there - reference->departements];
    return bearer->departement[0] == '\0' ? NULL : bearer;
}

size_t reference_metiers(const struct reference *reference, const struct metier_reference **out)
{
    *out = reference->metiers;
    return reference->metier_count;
}

size_t reference_competences(const struct reference *reference,
                             const struct competence_reference **out)
{
    *out = reference->competences;
    return reference->competence_count;
}

size_t reference_links(const struct reference *reference, const struct practice_competence **out)
{
    *out = reference->links;
    return reference->link_count;
}
