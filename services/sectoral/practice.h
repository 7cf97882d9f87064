/* practice.h - which digital practice shows which competence (M4). */
#pragma once

#include "services/sectoral/state.h"

int practice_decide_link(const struct context *context, const void *request, struct decision *out,
                         struct refusal *refusal);
int practice_decide_unlink(const struct context *context, const void *request, struct decision *out,
                           struct refusal *refusal);
int practice_answer_get(const struct context *context, const void *request, struct buffer *reply,
                        struct refusal *refusal);
int practice_answer_list(const struct context *context, const void *request, struct buffer *reply,
                         struct refusal *refusal);
void practice_apply_linked(void *state, const struct event *event);
void practice_apply_unlinked(void *state, const struct event *event);
