/* scope.h - what of a list a caller may see: the départements of its territory. */
#pragma once

#include "common/service/rules.h"

bool scope_has(const struct context *context, const char *departement);
/* The filter `departement` of a list, "" for all: 0, or a refusal of what is no département and of
 * what is outside the caller's territory. */
int scope_check(const struct context *context, const char *departement, struct refusal *refusal);
/* Whether that filter, `asked`, and the territory let a thing of that département through. */
bool scope_shows(const struct context *context, const char *asked, const char *departement);
/* What is of one hub: whether the caller, when regional, is not of another one. */
bool scope_is_of(const struct context *context, const char *hub);
