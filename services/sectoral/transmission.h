/* transmission.h - workshops that young people give (TR1, TR2). */
#pragma once

#include "services/sectoral/path.h"

/* Its texts, by number. */
enum transmission_text { TRANSMISSION_TITLE, TRANSMISSION_PLACE, TRANSMISSION_TEXTS };

struct transmission {
    struct id id;
    struct path *path;
    struct transmission *next_of_path;
    struct texts texts; /* of enum transmission_text */
    struct date held_on;
    uint32_t audiences, partners;
    uint16_t people, minutes;
    uint8_t competence;
};

struct transmission *transmission_find(const struct sectoral_state *state, const struct id *id);
const char *transmission_territory(const struct context *context, const void *request);
const char *transmission_territory_of_new(const struct context *context, const void *request);
void transmission_close(struct sectoral_state *state);

int transmission_decide_hold(const struct context *context, const void *request,
                             struct decision *out, struct refusal *refusal);
int transmission_answer_get(const struct context *context, const void *request,
                            struct buffer *reply, struct refusal *refusal);
int transmission_answer_list(const struct context *context, const void *request,
                             struct buffer *reply, struct refusal *refusal);
void transmission_apply_held(void *state, const struct event *event);
/* The journal keeps it; the resource is known by resource.published. */
void transmission_apply_written(void *state, const struct event *event);
