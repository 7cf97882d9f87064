/* envelope.h - the programme's territories and its envelope of places (Q1, Q2). */
#pragma once

#include "services/registration/state.h"

/* Q2: a place of the region is free for one more job; otherwise refused. */
int envelope_check_free(const struct region *region, struct refusal *refusal);

/* The first events of the journal: the total, the territories, the métiers. */
void envelope_create(const struct context *context, struct decision *out);

int envelope_decide_allot(const struct context *context, const void *request, struct decision *out,
                          struct refusal *refusal);
int envelope_decide_transfer(const struct context *context, const void *request,
                             struct decision *out, struct refusal *refusal);
int envelope_answer_get(const struct context *context, const void *request, struct buffer *reply,
                        struct refusal *refusal);
int envelope_answer_list(const struct context *context, const void *request, struct buffer *reply,
                         struct refusal *refusal);
void envelope_apply_programme(void *state, const struct event *event);
void envelope_apply_territory(void *state, const struct event *event);
void envelope_apply_metier(void *state, const struct event *event);
void envelope_apply_allotted(void *state, const struct event *event);
void envelope_apply_transferred(void *state, const struct event *event);
