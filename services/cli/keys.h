/* keys.h - `appui keys`: key pairs of programs, and the file that says who is known. */
#pragma once

#include "services/cli/command.h"

extern const struct schema keys_make_schema;
enum outcome keys_make_run(struct invocation *invocation, struct error *error);
enum outcome keys_list_run(struct invocation *invocation, struct error *error);
