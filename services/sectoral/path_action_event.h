/* path_action_event.h - what every event of an action says of it; for path_action*.c. */
#pragma once

#include <string.h>

#include "services/sectoral/path_action.h"

#define ACTION_DESCRIBE(event, state_, it)                                                         \
    do {                                                                                           \
        PATH_DESCRIBE(event, state_, (it)->path);                                                  \
        (event).action = (it)->id;                                                                 \
        (event).type = (enum training)(it)->type;                                                  \
    } while (0)

/* What is planned, from one record that says it to another. */
#define PLAN_COPY(to, from)                                                                        \
    do {                                                                                           \
        (to).type = (from).type;                                                                   \
        memcpy((to).title, (from).title, sizeof(to).title);                                        \
        memcpy((to).competences, (from).competences, sizeof(to).competences);                      \
        (to).competences_count = (from).competences_count;                                         \
        (to).hours = (from).hours;                                                                 \
        memcpy((to).provider, (from).provider, sizeof(to).provider);                               \
        memcpy((to).provider_siret, (from).provider_siret, sizeof(to).provider_siret);             \
        (to).funder = (from).funder;                                                               \
        (to).starts_on = (from).starts_on;                                                         \
        (to).ends_on = (from).ends_on;                                                             \
    } while (0)

/* Fills those members of `plan` from what is known; the others stay as they are. */
void path_action_show_plan(const struct sectoral_state *state, const struct path_action *action,
                           struct path_plan_action *plan);
