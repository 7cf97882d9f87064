/* filter.h - which events a follower wants: some départements, some types, or all. */
#pragma once

#include "common/buffer/buffer.h"
#include "common/error/error.h"
#include "common/reference/reference.h"

enum { FILTER_MOST_TYPES = 64, FILTER_TEXT = 1024 };

/* What decides about a record, taken out of it once for all followers. */
struct filter_key {
    uint64_t type;       /* a hash: equal types have equal ones */
    int16_t departement; /* its index; -1: none, or not a code */
};

struct filter {
    bool has_departements;
    struct territory departements;
    size_t type_count; /* 0: all */
    char text[FILTER_TEXT];
    const char *types[FILTER_MOST_TYPES]; /* into text: do not copy a filter */
    uint64_t hashes[FILTER_MOST_TYPES];
};

/* From "18,36" and "job.approved,job.closed"; "" is all. */
int filter_read(struct filter *filter, const char *departements, const char *types,
                struct error *error);
/* Whether it asks for nothing outside that territory. */
bool filter_is_within(const struct filter *filter, const struct territory *territory);
/* Of a journal record's canonical bytes.  An event that belongs to no département reaches
 * everybody. */
bool filter_wants(const struct filter *filter, struct span record);
struct filter_key filter_key_of(struct span record);
/* False: filter_wants would say no.  Much cheaper, and says yes now and then when that says no. */
bool filter_may_want(const struct filter *filter, const struct filter_key *key);
