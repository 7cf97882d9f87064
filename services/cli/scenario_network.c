#include "services/cli/scenario_network.h"

#include <libconfig.h>
#include <string.h>

#include "common/reference/reference.h"
#include "common/settings/settings.h"

static int read_day(const config_setting_t *row, const char *name, struct date *out)
{
    const char *text = "";

    *out = (struct date){0};
    if (config_setting_lookup_string(row, name, &text) != CONFIG_TRUE || text[0] == '\0')
        return 0;
    return date_parse(text, out);
}

static int read_cover(const config_setting_t *row, struct scenario_cover *out)
{
    const char *departement;
    int decides = 0;

    if (config_setting_lookup_string(row, "departement", &departement) != CONFIG_TRUE ||
        strlen(departement) >= sizeof out->departement || read_day(row, "from", &out->from) != 0 ||
        read_day(row, "until", &out->until) != 0)
        return -1;
    snprintf(out->departement, sizeof out->departement, "%s", departement);
    config_setting_lookup_bool(row, "decides", &decides);
    out->decides = decides != 0;
    return 0;
}

static int read_territory(const config_t *file, struct scenario_hub *hub)
{
    const config_setting_t *list = config_lookup(file, "regional.territory");
    int count = list == NULL ? 0 : config_setting_length(list);

    for (int i = 0; i < count; i++) {
        if (hub->territory_count == COVERS_MOST ||
            read_cover(config_setting_get_elem(list, (unsigned)i),
                       &hub->territory[hub->territory_count]) != 0)
            return -1;
        hub->territory_count++;
    }
    return 0;
}

static int read_hub(const struct instance *instance, struct scenario_hub *hub, struct error *error)
{
    config_t file;
    int result;

    *hub = (struct scenario_hub){0};
    memcpy(hub->instance, instance->name, sizeof hub->instance);
    if (settings_load(instance->file, &file, error) != 0)
        return -1;
    result = read_territory(&file, hub);
    config_destroy(&file);
    if (result != 0)
        return fail(error, ERROR_INVALID,
                    "%s: regional.territory: rows of departement, from, until, decides, at most %d",
                    instance->file, COVERS_MOST);
    return 0;
}

static int read_hubs(const struct network *known, struct scenario_network *out, struct error *error)
{
    const struct instance *instance = NULL;

    while ((instance = network_next(known, "regional", instance)) != NULL) {
        if (out->hubs_count == HUBS_MOST)
            return fail(error, ERROR_INVALID, "the sample life has %d hubs at the most", HUBS_MOST);
        if (read_hub(instance, &out->hubs[out->hubs_count], error) != 0)
            return -1;
        out->hubs_count++;
    }
    return 0;
}

static void find_sectors(const struct network *known, const struct reference *reference,
                         struct scenario_network *out)
{
    for (int metier = 1; metier < METIERS_KNOWN; metier++) {
        const char *word = enumeration_word(&metiers, metier);
        const struct metier_reference *row =
            word == NULL ? NULL : reference_metier(reference, word);
        char name[INSTANCE_SIZE];

        if (row == NULL)
            continue;
        memcpy(out->sector_words[metier], row->sector, sizeof row->sector);
        snprintf(name, sizeof name, "sectoral_%.30s", row->sector);
        if (network_find(known, name) != NULL)
            memcpy(out->sectors[metier], name, sizeof name);
    }
}

static bool has_bearer(const struct scenario_network *network, const char *departement)
{
    return scenario_network_bearer(network, departement) != NULL;
}

/* Only where a hub can ask. */
static void find_bearers(const struct reference *reference, struct scenario_network *out)
{
    for (size_t h = 0; h < out->hubs_count; h++)
        for (size_t i = 0; i < out->hubs[h].territory_count; i++) {
            const char *departement = out->hubs[h].territory[i].departement;
            const struct dla_bearer *row = reference_bearer(reference, departement);
            struct scenario_bearer *bearer = &out->bearers[out->bearers_count];

            if (row == NULL || has_bearer(out, departement) || out->bearers_count == BEARERS_MOST)
                continue;
            snprintf(bearer->departement, sizeof bearer->departement, "%s", departement);
            snprintf(bearer->body, sizeof bearer->body, "%s", row->bearer);
            snprintf(bearer->c2ra, sizeof bearer->c2ra, "%s", row->c2ra);
            out->bearers_count++;
        }
}

int scenario_network_read(const struct network *known, const char *reference,
                          struct scenario_network *out, struct error *error)
{
    const struct instance *dla = network_next(known, "dla", NULL);
    struct reference *tables;

    *out = (struct scenario_network){0};
    if (read_hubs(known, out, error) != 0)
        return -1;
    tables = reference_open(reference, error);
    if (tables == NULL)
        return -1;
    find_sectors(known, tables, out);
    if (dla != NULL) {
        memcpy(out->dla, dla->name, sizeof out->dla);
        find_bearers(tables, out);
    }
    reference_close(tables);
    return 0;
}

static bool holds(const struct scenario_cover *cover, const char *departement, struct date day)
{
    return strcmp(cover->departement, departement) == 0 && date_compare(cover->from, day) <= 0 &&
           (date_is_none(cover->until) || date_compare(day, cover->until) <= 0);
}

const struct scenario_hub *scenario_network_decider(const struct scenario_network *network,
                                                    const char *departement, struct date day)
{
    for (size_t h = 0; h < network->hubs_count; h++)
        for (size_t i = 0; i < network->hubs[h].territory_count; i++)
            if (network->hubs[h].territory[i].decides &&
                holds(&network->hubs[h].territory[i], departement, day))
                return &network->hubs[h];
    return NULL;
}

bool scenario_network_covers(const struct scenario_hub *hub, const char *departement,
                             struct date day)
{
    for (size_t i = 0; i < hub->territory_count; i++)
        if (holds(&hub->territory[i], departement, day))
            return true;
    return false;
}

const struct scenario_bearer *scenario_network_bearer(const struct scenario_network *network,
                                                      const char *departement)
{
    for (size_t i = 0; i < network->bearers_count; i++)
        if (strcmp(network->bearers[i].departement, departement) == 0)
            return &network->bearers[i];
    return NULL;
}
