/* sectoral_resource.h - Resources for tutors: sheets, modules, guides, in versions (RS1–RS4). */
#pragma once

#include "common/messages/sectoral_words.h"

/* resource.publish: The sector publishes a resource, or one that a young person wrote (RS1, RS2,
 * TR3). */
struct resource_publish {
    struct id resource;
    enum resource_kind kind;
    char title[161];
    char summary[501];
    enum licence licence;
    char link[241];
    char competences[12][40];
    size_t competences_count;
    struct id contract;
    struct date published_on;
};
extern const struct schema resource_publish_schema;

/* resource.published: A resource can be used: its first version. */
struct resource_published {
    struct id resource;
    char sector[32];
    int64_t version;
    enum resource_kind kind;
    char title[161];
    char summary[501];
    enum licence licence;
    char link[241];
    char competences[12][40];
    size_t competences_count;
    uint32_t metiers; /* of metiers */
    struct id contract;
    struct date published_on;
};
extern const struct schema resource_published_schema;

/* resource.amend: A new version of a resource; what is absent stays as it was (RS3). */
struct resource_amend {
    struct id resource;
    enum resource_kind kind;
    char title[161];
    char summary[501];
    enum licence licence;
    char link[241];
    char competences[12][40];
    size_t competences_count;
    struct date amended_on;
};
extern const struct schema resource_amend_schema;

/* resource.amend reply: What resource.amend answers. */
struct resource_amend_reply {
    int64_t version;
};
extern const struct schema resource_amend_reply_schema;

/* resource.amended: A resource has a new version; the ones before can still be read. */
struct resource_amended {
    struct id resource;
    char sector[32];
    int64_t version;
    enum resource_kind kind;
    char title[161];
    char summary[501];
    enum licence licence;
    char link[241];
    char competences[12][40];
    size_t competences_count;
    uint32_t metiers; /* of metiers */
    struct date amended_on;
};
extern const struct schema resource_amended_schema;

/* resource.withdraw: A resource is not to be used any more (RS3). */
struct resource_withdraw {
    struct id resource;
    enum resource_withdrawal reason;
    struct date withdrawn_on;
};
extern const struct schema resource_withdraw_schema;

/* resource.withdrawn: A resource is not to be used any more. */
struct resource_withdrawn {
    struct id resource;
    char sector[32];
    int64_t version;
    enum resource_withdrawal reason;
    struct date withdrawn_on;
};
extern const struct schema resource_withdrawn_schema;

/* resource.get: One resource, as it is or as any version said. */
struct resource_get {
    struct id resource;
    int64_t version;
};
extern const struct schema resource_get_schema;

/* resource: A resource in one of its versions. */
struct resource_view {
    struct id resource;
    int64_t version;
    int64_t versions;
    enum resource_kind kind;
    char title[161];
    char summary[501];
    enum licence licence;
    char link[241];
    char competences[12][40];
    size_t competences_count;
    uint32_t metiers; /* of metiers */
    enum resource_state state;
    struct id contract;
    struct date published_on;
    struct date from;
    struct date withdrawn_on;
    enum resource_withdrawal withdrawal;
};
extern const struct schema resource_view_schema;

/* resource.list: Resources, in order of publication, in their last version. */
struct resource_list {
    enum resource_kind kind;
    char competence[40];
    enum metier metier;
    struct id contract;
    bool only_published;
    struct id after;
    int64_t limit;
};
extern const struct schema resource_list_schema;

/* resource.list reply: What resource.list answers. */
struct resource_page {
    struct resource_view items[200];
    size_t items_count;
    struct id next;
};
extern const struct schema resource_page_schema;
