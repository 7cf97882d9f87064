/* play.h - `appui scenario`: plays the generator's life on the scenario clock. */
#pragma once

#include "services/cli/command.h"

extern const struct schema play_schema;
enum outcome play_run(struct invocation *invocation, struct error *error);
