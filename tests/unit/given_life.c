#include "tests/unit/given_life.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>

/* Last: its fail() hides ours. */
#include <cmocka.h>

int life_open(void **state)
{
    struct life *life = memory_new(1, sizeof *life);
    struct error error = {0};
    struct network *network = network_open("config/appui.cfg", ". sample/network", &error);

    if (network == NULL ||
        scenario_settings_read("config/sample/scenario.cfg", &life->settings, &error) != 0 ||
        scenario_network_read(network, "config/reference", &life->network, &error) != 0)
        fail_msg("%s", error.text);
    network_close(network);
    life->scenario = scenario_open(&life->settings, &life->network, NULL, 0);
    *state = life;
    return 0;
}

int life_close(void **state)
{
    struct life *life = *state;

    scenario_close(life->scenario);
    free(life);
    return 0;
}

size_t count_of(const struct scenario *scenario, const struct schema *schema)
{
    size_t count = 0;

    for (size_t i = 0; i < scenario_count(scenario); i++)
        count += scenario_at(scenario, i)->schema == schema;
    return count;
}

void *decoded(const struct scenario_request *request)
{
    void *record = memory_new(1, request->schema->size);
    struct error error = {0};

    if (record_decode(request->schema, request->body, record, &error) != 0)
        fail_msg("%s: %s", request->schema->name, error.text);
    return record;
}
