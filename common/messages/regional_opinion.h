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
