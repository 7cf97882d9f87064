/* describe.h - `appui describe`: the reference of every message, from the tables themselves. */
#pragma once

#include "services/cli/command.h"

extern const struct schema describe_schema;
enum outcome describe_run(struct invocation *invocation, struct error *error);
