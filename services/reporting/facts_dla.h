/* facts_dla.h - what figures keep of each event of the DLA, and what it changes. */
#pragma once

#include <stddef.h>

struct dla_fact_rule {
    const char *type;
    const char *things[2]; /* members with the ids of those whose contributions it changes */
    const char *table;     /* NULL: known, and nothing of it is kept */
};

/* Every type of event that the DLA journals is there once. */
extern const struct dla_fact_rule dla_fact_rules[];
extern const size_t dla_fact_rule_count;
