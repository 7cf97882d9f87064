/* send.h - `appui send`: JSON lines in, JSON lines out, many in flight. */
#pragma once

#include "services/cli/command.h"

extern const struct schema send_schema;
enum outcome send_run(struct invocation *invocation, struct error *error);
