/* explain.h - `appui explain`: the things and events behind a figure. */
#pragma once

#include "services/cli/command.h"

extern const struct schema explain_options_schema;
enum outcome explain_run(struct invocation *invocation, struct error *error);
