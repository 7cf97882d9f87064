/* places.h - `appui import places`: the command around import.h. */
#pragma once

#include "services/cli/command.h"

extern const struct schema places_schema;
enum outcome places_import_run(struct invocation *invocation, struct error *error);
