/* briefing.h - help to those who prescribe: when, to whom, how many people. */
#pragma once

#include "services/regional/state.h"

struct briefing {
    struct id id;
    struct date held_on;
    uint16_t people;
    uint8_t audience; /* enum briefing_audience */
    char departement[4];
};

int briefing_decide_record(const struct context *context, const void *request, struct decision *out,
                           struct refusal *refusal);
int briefing_answer_list(const struct context *context, const void *request, struct buffer *reply,
                         struct refusal *refusal);
void briefing_apply_held(void *state, const struct event *event);
