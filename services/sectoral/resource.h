/* resource.h - sheets, modules and guides for tutors, in versions (RS1–RS4, TR3). */
#pragma once

#include "services/sectoral/path.h"

enum { RESOURCE_COMPETENCES_MOST = 12, RESOURCE_VERSIONS_MOST = 1000 };

/* Its texts, by number. */
enum resource_text { RESOURCE_TITLE, RESOURCE_SUMMARY, RESOURCE_LINK, RESOURCE_TEXTS };

struct resource_version {
    struct texts texts; /* of enum resource_text */
    struct date from;
    uint32_t metiers;
    uint8_t competences[RESOURCE_COMPETENCES_MOST];
    uint8_t competence_count, kind, licence;
};

struct resource {
    struct id id;
    struct path *author; /* NULL: the sector's own */
    struct resource *next_of_path;
    struct resource_version *versions; /* the first one first */
    struct date published_on, withdrawn_on;
    uint16_t version_count;
    uint8_t withdrawal;
};

struct resource *resource_find(const struct sectoral_state *state, const struct id *id);
const struct resource_version *resource_now(const struct resource *resource);
bool resource_counts(const struct context *context, const void *thing); /* published */
/* Whether it is about that competence. */
bool resource_serves(const struct resource *resource, size_t competence);
/* The day of the version since which it is, without a break; none when it is not. */
struct date resource_serves_since(const struct resource *resource, size_t competence);
void resource_close(struct sectoral_state *state);

int resource_decide_publish(const struct context *context, const void *request,
                            struct decision *out, struct refusal *refusal);
int resource_decide_amend(const struct context *context, const void *request, struct decision *out,
                          struct refusal *refusal);
int resource_decide_withdraw(const struct context *context, const void *request,
                             struct decision *out, struct refusal *refusal);
int resource_answer_get(const struct context *context, const void *request, struct buffer *reply,
                        struct refusal *refusal);
int resource_answer_list(const struct context *context, const void *request, struct buffer *reply,
                         struct refusal *refusal);
void resource_apply_published(void *state, const struct event *event);
void resource_apply_amended(void *state, const struct event *event);
void resource_apply_withdrawn(void *state, const struct event *event);
