/* options.h - the command line, read through records' tables: `as_of` is `--as-of`. */
#pragma once

#include "services/cli/command.h"

/* Reads everything behind the command's words into *invocation, whose command is set and whose
 * records are zeroed; initial values come first.  0, or -1 with a sentence. */
int options_read(struct invocation *invocation, int argc, char **argv, struct error *error);
/* One line for each option of the schema. */
void options_help(const struct schema *schema, FILE *out);
/* Fills each member that has an initial value with it. */
int options_start(const struct schema *schema, void *record, struct error *error);
/* "name=value" into the member of that name; "-" and "_" are the same. */
int options_assign(const struct schema *schema, void *record, const char *text,
                   struct error *error);
