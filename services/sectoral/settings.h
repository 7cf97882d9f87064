/* settings.h - a sectoral hub's own settings: every value marked [proj] in the domain. */
#pragma once

#include "common/record/record.h"

struct sectoral_settings {
    char sector[32];      /* M1; "": what follows "sectoral_" in the instance's name */
    char writers[32][64]; /* M1: keys and accounts of the hub; none: see sector.h */
    size_t writers_count;
    char issuer_name[121];        /* of badges */
    char issuer_url[161];         /* the same */
    int64_t late_declarations;    /* ms: how far back a business date may lie */
    int64_t actions_most;         /* F3: of one contract */
    int64_t retention_months;     /* P2: private texts, after the contract's end */
    int64_t eligibility_validity; /* MA1, ms: how long a finding is good */
    int64_t kilometre_points;     /* MA2: what a hundred kilometres cost, in permille */
    int64_t match_most_km;        /* MA2: nobody is proposed farther away; 0: no bound */
};
extern const struct schema sectoral_settings_schema;
