/* path_text.h - private texts of actions and attestations: read with a reason (P4), erased in time
 * (P2).
 */
#pragma once

#include "services/sectoral/path.h"

/* Says from which day its private texts are kept too long; after anything that may move it. */
void path_text_follow(struct sectoral_state *state, struct path *path);

int path_text_decide_action(const struct context *context, const void *request,
                            struct decision *out, struct refusal *refusal);
int path_text_decide_attestation(const struct context *context, const void *request,
                                 struct decision *out, struct refusal *refusal);
/* The first text kept long enough, if any: one event. */
void path_text_due(const struct context *context, struct decision *out);
void path_text_recall_action(void *state, const struct id *id, const void *record);
void path_text_recall_attestation(void *state, const struct id *id, const void *record);
void path_text_apply_read(void *state, const struct event *event);
void path_text_apply_erased(void *state, const struct event *event);
