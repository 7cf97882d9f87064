/* resource_event.h - the words of a resource, from one record that says them to another; for
 * resource*.c. */
#pragma once

#include <string.h>

#include "services/sectoral/resource.h"

#define RESOURCE_COPY(to, from)                                                                    \
    do {                                                                                           \
        (to).kind = (from).kind;                                                                   \
        (to).licence = (from).licence;                                                             \
        memcpy((to).title, (from).title, sizeof(to).title);                                        \
        memcpy((to).summary, (from).summary, sizeof(to).summary);                                  \
        memcpy((to).link, (from).link, sizeof(to).link);                                           \
        memcpy((to).competences, (from).competences, sizeof(to).competences);                      \
        (to).competences_count = (from).competences_count;                                         \
    } while (0)

/* Fills those members of `words` from what is known; the others stay as they are. */
void resource_show_words(const struct sectoral_state *state, const struct resource_version *version,
                         struct resource_publish *words);
