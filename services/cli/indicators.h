/* indicators.h - `appui indicators` and `appui explain`. */
#pragma once

#include "services/cli/command.h"

struct session;

extern const struct schema indicators_schema, explain_options_schema;
enum outcome indicators_run(struct invocation *invocation, struct error *error);
enum outcome explain_run(struct invocation *invocation, struct error *error);
