/* indicators.h - `appui indicators`: figures, one or all of them. */
#pragma once

#include "services/cli/command.h"

extern const struct schema indicators_schema;
enum outcome indicators_run(struct invocation *invocation, struct error *error);
