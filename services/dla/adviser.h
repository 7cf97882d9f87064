/* adviser.h - who answers for a bearer or a C2RA, and which caller that is. */
#pragma once

#include "services/dla/state.h"

struct adviser {
    struct id id;
    char body[24], c2ra[24]; /* for a C2RA the same */
    bool is_c2ra, is_erased;
    char departement[4]; /* "" for a C2RA */
    char region2013[3], region2016[3];
    char principal[40], account[64]; /* one of the two: the caller that asks in this name */
    struct date registered_on, retired_on;
    uint32_t to_answer;   /* askings that wait */
    uint32_t accompanied; /* referrals accepted and not closed */
    uint32_t retention;   /* its place in adviser_retentions */
};

const struct adviser *adviser_find(const struct dla_state *state, const struct id *id);
/* As a rule wants it: known and not retired, or NULL with a refusal. */
const struct adviser *adviser_active(const struct context *context, const struct id *id,
                                     const char *field, struct refusal *refusal);
/* The active adviser in whose name the caller asks: by account through the gateway, by key
 * otherwise.  NULL: none, with a refusal when one is wanted (refusal may be NULL). */
const struct adviser *adviser_of_caller(const struct context *context, struct refusal *refusal);
/* Whether the caller is an adviser of that C2RA, or the operator. */
bool adviser_caller_is_c2ra(const struct context *context, const char *c2ra);
/* D3: up to `most` active advisers of a bearer, those with the fewest referrals first, then the
 * longest registered; returns how many. */
size_t adviser_choose(const struct dla_state *state, const char *bearer, size_t most,
                      const struct adviser **out);

const char *adviser_departement(const struct context *context, const void *request);
const char *adviser_contact_departement(const struct context *context, const void *request);

int adviser_decide_register(const struct context *context, const void *request,
                            struct decision *out, struct refusal *refusal);
int adviser_decide_retire(const struct context *context, const void *request, struct decision *out,
                          struct refusal *refusal);
int adviser_decide_contact(const struct context *context, const void *request, struct decision *out,
                           struct refusal *refusal);
/* P2, on request. */
int adviser_decide_erase(const struct context *context, const void *request, struct decision *out,
                         struct refusal *refusal);
/* P2: how to reach who left long enough ago is erased. */
void adviser_due(const struct context *context, struct decision *out);

void adviser_apply_registered(void *state, const struct event *event);
void adviser_apply_retired(void *state, const struct event *event);
void adviser_apply_contact_read(void *state, const struct event *event);
void adviser_apply_erased(void *state, const struct event *event);

int adviser_answer_get(const struct context *context, const void *request, struct buffer *reply,
                       struct refusal *refusal);
int adviser_answer_list(const struct context *context, const void *request, struct buffer *reply,
                        struct refusal *refusal);
