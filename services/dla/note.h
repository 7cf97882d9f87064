/* note.h - free texts of a referral (P1): the words are in the vault, here is that there are some.
 */
#pragma once

#include "services/dla/referral.h"

struct note {
    struct id id;
    struct referral *referral;
    const struct adviser *adviser; /* who wrote it; NULL: nobody known */
    struct note *next;             /* of the same referral, in order */
    uint8_t step;
    bool is_erased;
};

/* Keeps `words` in the vault and returns the id for the event; none when there are no words.
 * `subject` is the asking or, for a step of the accompaniment, the referral. */
struct id note_keep(struct decision *out, const struct id *subject, enum note_step step,
                    const char *words);
/* The fold of an event that has such an id. */
void note_add(struct dla_state *state, struct referral *referral, const struct id *note,
              enum note_step step, const struct adviser *adviser);
/* P2: retention counts from the end of the referral, or from its last text. */
void note_follow(struct dla_state *state, struct referral *referral);
void note_due(const struct context *context, struct decision *out);

/* P2, on request. */
int note_decide_erase(const struct context *context, const void *request, struct decision *out,
                      struct refusal *refusal);

const char *note_departement(const struct context *context, const void *request);
int note_decide_consult(const struct context *context, const void *request, struct decision *out,
                        struct refusal *refusal);
void note_apply_read(void *state, const struct event *event);
void note_apply_erased(void *state, const struct event *event);
