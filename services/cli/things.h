/* things.h - `appui get` and `appui list`: what a service keeps, by the schemas of its queries. */
#pragma once

#include "services/cli/command.h"

extern const struct schema things_get_schema, things_list_schema;
/* The query KIND.get or KIND.list; NULL when there is none. */
const struct schema *things_get_request(const char *kind);
const struct schema *things_list_request(const char *kind);
enum outcome things_get_run(struct invocation *invocation, struct error *error);
enum outcome things_list_run(struct invocation *invocation, struct error *error);
