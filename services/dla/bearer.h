/* bearer.h - who bears the DLA of each département, and the regional body (C2RA) above. */
#pragma once

#include "services/dla/state.h"

/* Routing; NULL when nobody is known there. */
const struct bearer *bearer_of(const struct dla_state *state, const char *departement);
/* The first département of a bearer, or the first one under a C2RA (*is_c2ra); NULL: no such body.
 */
const struct bearer *bearer_of_body(const struct dla_state *state, const char *body, bool *is_c2ra);

/* What the reference says and the journal does not know yet, as events. */
void bearer_settle(const struct context *context, struct decision *out);
void bearer_apply_defined(void *state, const struct event *event);
int bearer_answer_list(const struct context *context, const void *request, struct buffer *reply,
                       struct refusal *refusal);
