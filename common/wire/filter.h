/* filter.h - which events a follower wants: some départements, some types, or all. */
#pragma once

#include "common/buffer/buffer.h"
#include "common/error/error.h"
#include "common/reference/reference.h"

enum { FILTER_MOST_TYPES = 64, FILTER_TEXT = 1024 };

struct filter {
    bool has_departements;
    struct territory departements;
    size_t type_count; /* 0: all */
    char text[FILTER_TEXT];
    const char *types[FILTER_MOST_TYPES]; /* into text: do not copy a filter */
};

/* From "18,36" and "job.approved,job.closed"; "" is all. */
int filter_read(struct filter *filter, const char *departements, const char *types,
                struct error *error);
/* Whether it asks for nothing outside that territory. */
bool filter_is_within(const struct filter *filter, const struct territory *territory);
/* Of a journal record's canonical bytes.  An event that belongs to no département reaches
 * everybody. */
bool filter_wants(const struct filter *filter, struct span record);
