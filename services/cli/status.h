/* status.h - `appui status`: every service, who follows it, and how fresh the figures are. */
#pragma once

#include "services/cli/command.h"

extern const struct schema status_schema;
enum outcome status_run(struct invocation *invocation, struct error *error);
