/* attestation.h - competences attested, on evidence (AT1–AT5). */
#pragma once

#include "services/sectoral/path.h"

struct attestation {
    struct id id;
    struct path *path;
    struct attestation *next_of_path;
    struct id *evidence; /* actions, then workshops, then resources */
    char *issuer;
    struct date issued_on, revoked_on;
    uint16_t version; /* of the competence: its name and criteria hold */
    uint8_t competence;
    uint8_t action_count, transmission_count, resource_count;
    uint8_t revocation;
    bool has_private; /* the vault has words about it */
};

struct attestation *attestation_find(const struct sectoral_state *state, const struct id *id);
const struct attestation *attestation_known(const struct context *context, const struct id *id,
                                            struct refusal *refusal);
bool attestation_is_valid(const struct attestation *attestation);
const char *attestation_territory(const struct context *context, const void *request);
const char *attestation_territory_of_new(const struct context *context, const void *request);
void attestation_close(struct sectoral_state *state);

int attestation_decide_issue(const struct context *context, const void *request,
                             struct decision *out, struct refusal *refusal);
int attestation_decide_revoke(const struct context *context, const void *request,
                              struct decision *out, struct refusal *refusal);
int attestation_answer_get(const struct context *context, const void *request, struct buffer *reply,
                           struct refusal *refusal);
int attestation_answer_list(const struct context *context, const void *request,
                            struct buffer *reply, struct refusal *refusal);
void attestation_apply_issued(void *state, const struct event *event);
void attestation_apply_revoked(void *state, const struct event *event);
