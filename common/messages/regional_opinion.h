/* regional_opinion.h - What a hub thinks of a proposed job; registration follows the opinion of
 * the one that decides (H1). */
#pragma once

#include "common/messages/regional_words.h"

/* opinion.give: A hub says what it thinks of a proposed job. */
struct opinion_give {
    struct id opinion;
    struct id job;
    enum verdict verdict;
    enum job_refusal reason;
    struct date given_on;
    char details[1001];
};
extern const struct schema opinion_give_schema;

/* opinion.give reply: What opinion.give answers. */
struct opinion_give_reply {
    bool decides;
};
extern const struct schema opinion_give_reply_schema;

/* opinion.given: A hub said what it thinks of a proposed job. */
struct opinion_given {
    struct id opinion;
    struct id job;
    char hub[40];
    char departement[4];
    enum metier metier;
    char sector[32];
    enum verdict verdict;
    enum job_refusal reason;
    bool decides;
    struct date given_on;
    bool has_notes;
};
extern const struct schema opinion_given_schema;

/* opinion.get: One opinion. */
struct opinion_get {
    struct id opinion;
};
extern const struct schema opinion_get_schema;

/* opinion: An opinion and what became of it. */
struct opinion_view {
    struct id opinion;
    struct id job;
    char departement[4];
    enum verdict verdict;
    enum job_refusal reason;
    bool decides;
    struct date given_on;
    enum opinion_outcome outcome;
    char rule[16];
    struct date outcome_on;
};
extern const struct schema opinion_view_schema;

/* opinion.list: Opinions, in order of giving. */
struct opinion_list {
    struct id job;
    char departement[4];
    enum opinion_outcome outcome;
    struct id after;
    int64_t limit;
};
extern const struct schema opinion_list_schema;

/* opinion.list reply: What opinion.list answers. */
struct opinion_page {
    struct opinion_view items[200];
    size_t items_count;
    struct id next;
};
extern const struct schema opinion_page_schema;
