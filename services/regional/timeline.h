/* timeline.h - what happened to cases, in chains of small entries, and the words they use.
 *
 * A chain is a uint32_t of its owner (0: empty) that names its newest entry.  An entry takes 32
 * bytes; items are not in it, since they know their own history.
 */
#pragma once

#include "common/messages/regional.h"
#include "common/things/table.h"

struct timeline_entry {
    struct id subject;
    struct date on;
    uint32_t older; /* the entry before it in its chain, + 1; 0 is none */
    uint32_t word;  /* of the vocabulary */
    uint8_t fact;   /* enum case_fact */
};

struct timeline {
    struct timeline_entry *entries;
    size_t count, capacity;
    struct table words; /* closed lists and accounts: each text once */
};

void timeline_open(struct timeline *timeline);
void timeline_close(struct timeline *timeline);
void timeline_add(struct timeline *timeline, uint32_t *chain, enum case_fact fact, struct date on,
                  const struct id *subject, const char *word);
/* Whether the very same is there already: what is heard twice happened once. */
bool timeline_has(const struct timeline *timeline, uint32_t chain, enum case_fact fact,
                  struct date on, const struct id *subject, const char *word);
/* The newest entry of a chain, and the one before another; NULL at the end. */
const struct timeline_entry *timeline_newest(const struct timeline *timeline, uint32_t chain);
const struct timeline_entry *timeline_older(const struct timeline *timeline,
                                            const struct timeline_entry *entry);

/* A text of at most 63 bytes as a number; 0 for "". */
uint32_t timeline_word(struct timeline *timeline, const char *text);
/* The number of a text that is known already, or 0. */
uint32_t timeline_find_word(const struct timeline *timeline, const char *text);
const char *timeline_text(const struct timeline *timeline, uint32_t word);
