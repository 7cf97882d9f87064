/* journal.h - `appui journal`: a service's events as JSON lines. */
#pragma once

#include "services/cli/command.h"

extern const struct schema journal_schema;
enum outcome journal_run(struct invocation *invocation, struct error *error);
