/* regional_hub.h - Which départements a hub covers, from when to when, and where it decides
 * (H1). */
#pragma once

#include "common/messages/regional_words.h"

/* hub.territory_defined: A hub covers a département, from one day to another, both included.
 * Said again with the same hub, département and first day, it takes the place of what was said
 * before. */
struct hub_territory_defined {
    char hub[40];
    char departement[4];
    struct date from;
    struct date until;
    bool decides;
    int64_t set;
};
extern const struct schema hub_territory_defined_schema;

/* hub.territory_ended: A hub covers a département no longer than that day. Takes the place of
 * the same hub, département and first day. */
struct hub_territory_ended {
    char hub[40];
    char departement[4];
    struct date from;
    struct date until;
    bool decides;
};
extern const struct schema hub_territory_ended_schema;
