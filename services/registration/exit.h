/* exit.h - what becomes of people (C9): at the end of the contract, and months after. */
#pragma once

#include "services/registration/contract.h"

/* C9, sortie positive: CDI, CDD of more than 6 months, titularisation, qualifying training,
 * self-employment. */
bool exit_is_positive(enum exit_kind kind);

int exit_decide_record(const struct context *context, const void *request, struct decision *out,
                       struct refusal *refusal);
int exit_decide_record_later(const struct context *context, const void *request,
                             struct decision *out, struct refusal *refusal);
void exit_apply_recorded(void *state, const struct event *event);
void exit_apply_recorded_later(void *state, const struct event *event);
