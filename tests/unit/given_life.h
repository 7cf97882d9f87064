/* given_life.h - the sample life as its rates are delivered, with the network of the sample. */
#pragma once

#include "services/cli/scenario.h"

struct life {
    struct scenario_settings settings;
    struct scenario_network network;
    struct scenario *scenario;
};

/* Setup and teardown of a group of tests, whose state is the life. */
int life_open(void **state);
int life_close(void **state);

/* How many requests of that type there are. */
size_t count_of(const struct scenario *scenario, const struct schema *schema);
/* What a request says; the caller frees it.  One that cannot be read fails the test. */
void *decoded(const struct scenario_request *request);
