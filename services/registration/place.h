/* place.h - places: known, amended, closed (EM3). */
#pragma once

#include "common/things/texts.h"
#include "services/registration/state.h"

struct employer;

struct place {
    struct id id;
    struct employer *employer; /* NULL: none yet; may have been merged: employer_of */
    struct texts texts;        /* in the order of enum place_text */
    struct date registered_on, closed_on;
    uint32_t jobs_open; /* proposed, approved, filled or vacant */
    uint32_t retention; /* its place among state->place_retentions */
    bool has_private;   /* a row in the vault */
    uint8_t kinds;      /* set of place_kind */
    char departement[4];
};

/* The texts of a place, by number. */
enum place_text {
    PLACE_NAME,
    PLACE_COMMUNE_CODE,
    PLACE_POSTAL_CODE,
    PLACE_COMMUNE,
    PLACE_ADDRESS,
    PLACE_WEBSITE,
    PLACE_SIREN,
    PLACE_SIRET,
    PLACE_RNA,
    PLACE_MAPPING,
    PLACE_SOURCE_ID,
    PLACE_TEXTS
};

/* EM3: which place came from there. */
struct import_key {
    struct id key; /* a hash of mapping and source_id */
    struct place *place;
};

const struct place *place_find(const struct state *state, const struct id *id);
void place_close(struct state *state);

int place_decide_register(const struct context *context, const void *request, struct decision *out,
                          struct refusal *refusal);
int place_decide_amend(const struct context *context, const void *request, struct decision *out,
                       struct refusal *refusal);
int place_decide_close(const struct context *context, const void *request, struct decision *out,
                       struct refusal *refusal);
int place_answer_get(const struct context *context, const void *request, struct buffer *reply,
                     struct refusal *refusal);
int place_answer_list(const struct context *context, const void *request, struct buffer *reply,
                      struct refusal *refusal);
void place_apply_registered(void *state, const struct event *event);
void place_apply_amended(void *state, const struct event *event);
void place_apply_closed(void *state, const struct event *event);
