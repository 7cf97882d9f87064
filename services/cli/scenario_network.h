/* scenario_network.h - who surrounds the jobs of the sample life: hubs, sectors, bearers of the
 * DLA.
 *
 * Given to the generator as data, so that it stays a pure function.  Without hubs the ministry
 * decides everything and nobody accompanies; the same for what has no sector or no DLA.
 */
#pragma once

#include "common/calendar/calendar.h"
#include "common/messages/registration_words.h"
#include "common/network/network.h"

enum { HUBS_MOST = 32, COVERS_MOST = 128, BEARERS_MOST = 104, METIERS_KNOWN = 8 };

/* A département of a hub, both days included; none: open. */
struct scenario_cover {
    char departement[4];
    struct date from, until;
    bool decides; /* registration follows its opinions there */
};

struct scenario_hub {
    char instance[INSTANCE_SIZE];
    struct scenario_cover territory[COVERS_MOST];
    size_t territory_count;
};

struct scenario_bearer {
    char departement[4];
    char body[24];
    char c2ra[24];
};

struct scenario_network {
    struct scenario_hub hubs[HUBS_MOST]; /* by instance */
    size_t hubs_count;
    char sectors[METIERS_KNOWN][INSTANCE_SIZE]; /* by métier; "": nobody holds it */
    char sector_words[METIERS_KNOWN][32];       /* "fabrication" */
    char dla[INSTANCE_SIZE];                    /* "": there is none */
    struct scenario_bearer bearers[BEARERS_MOST];
    size_t bearers_count;
};

/* From the files of the instances (the hubs' group `regional`, list `territory`) and the folder of
 * reference data.  0 or -1. */
int scenario_network_read(const struct network *known, const char *reference,
                          struct scenario_network *out, struct error *error);

/* NULL: nobody decides there on that day. */
const struct scenario_hub *scenario_network_decider(const struct scenario_network *network,
                                                    const char *departement, struct date day);
bool scenario_network_covers(const struct scenario_hub *hub, const char *departement,
                             struct date day);
/* NULL: no DLA there. */
const struct scenario_bearer *scenario_network_bearer(const struct scenario_network *network,
                                                      const char *departement);
