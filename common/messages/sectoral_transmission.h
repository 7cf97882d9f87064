/* sectoral_transmission.h - Transmissions: workshops that young people give, resources that they
 * write (TR1–TR3). */
#pragma once

#include "common/messages/sectoral_words.h"

/* transmission.hold: A young person gave a workshop (TR1, TR2). */
struct transmission_hold {
    struct id transmission;
    struct id contract;
    char competence[40];
    char title[161];
    char place[161];
    int64_t people;
    int64_t minutes;
    uint32_t audiences; /* of transmission_audiences */
    uint32_t partners;  /* of transmission_partners */
    struct date held_on;
};
extern const struct schema transmission_hold_schema;

/* transmission.held: A young person gave a workshop. */
struct transmission_held {
    struct id transmission;
    struct id contract;
    struct id job;
    struct id person;
    struct id employer;
    char departement[4];
    char region2013[3];
    char region2016[3];
    char sector[32];
    enum metier metier;
    enum employer_form form;
    char competence[40];
    char title[161];
    char place[161];
    int64_t people;
    int64_t minutes;
    uint32_t audiences; /* of transmission_audiences */
    uint32_t partners;  /* of transmission_partners */
    bool is_first;
    struct date held_on;
};
extern const struct schema transmission_held_schema;

/* transmission.resource_written: A young person wrote a resource for others (TR3). */
struct transmission_resource_written {
    struct id resource;
    struct id contract;
    struct id job;
    struct id person;
    struct id employer;
    char departement[4];
    char region2013[3];
    char region2016[3];
    char sector[32];
    enum metier metier;
    enum employer_form form;
    enum resource_kind kind;
    enum licence licence;
    char competences[12][40];
    size_t competences_count;
    bool is_first;
    struct date written_on;
};
extern const struct schema transmission_resource_written_schema;

/* transmission.get: One workshop. */
struct transmission_get {
    struct id transmission;
};
extern const struct schema transmission_get_schema;

/* transmission: What is known of a workshop. */
struct transmission_view {
    struct id transmission;
    struct id contract;
    struct id person;
    char departement[4];
    enum metier metier;
    char competence[40];
    char title[161];
    char place[161];
    int64_t people;
    int64_t minutes;
    uint32_t audiences; /* of transmission_audiences */
    uint32_t partners;  /* of transmission_partners */
    struct date held_on;
};
extern const struct schema transmission_view_schema;

/* transmission.list: Workshops, in order of declaration. */
struct transmission_list {
    struct id contract;
    struct id person;
    char competence[40];
    char departement[4];
    enum metier metier;
    struct id after;
    int64_t limit;
};
extern const struct schema transmission_list_schema;

/* transmission.list reply: What transmission.list answers. */
struct transmission_page {
    struct transmission_view items[200];
    size_t items_count;
    struct id next;
};
extern const struct schema transmission_page_schema;
