/* registration_envelope.h - The programme, its territories and the envelope of places (Q1, Q2). */
#pragma once

#include "common/messages/registration_words.h"

/* programme.opened: The national total, fixed when the system is created (Q1). */
struct programme_opened {
    int64_t total;
};
extern const struct schema programme_opened_schema;

/* territory.defined: A département and its regions, as figures will have them. */
struct territory_defined {
    char departement[4];
    char name[48];
    char region2013[3];
    char region2013_name[48];
    char region2016[3];
    char region2016_name[48];
};
extern const struct schema territory_defined_schema;

/* metier.defined: A métier and its sector, as figures will have them. */
struct metier_defined {
    enum metier metier;
    char label[96];
    char sector[32];
    char rome[6];
};
extern const struct schema metier_defined_schema;

/* envelope.allot: The ministry says how many places a 2013 region has (Q1). */
struct envelope_allot {
    char region2013[3];
    int64_t places;
    struct date allotted_on;
};
extern const struct schema envelope_allot_schema;

/* envelope.allot reply: What envelope.allot answers. */
struct envelope_allot_reply {
    int64_t national;
};
extern const struct schema envelope_allot_reply_schema;

/* envelope.allotted: A 2013 region has that many places. */
struct envelope_allotted {
    char region2013[3];
    char region2016[3];
    int64_t places;
    int64_t before;
    int64_t national;
    struct date allotted_on;
};
extern const struct schema envelope_allotted_schema;

/* envelope.transfer: Places go from one 2013 region to another (Q1). */
struct envelope_transfer {
    char source[3];
    char target[3];
    int64_t places;
    struct date transferred_on;
};
extern const struct schema envelope_transfer_schema;

/* envelope.transfer reply: What envelope.transfer answers. */
struct envelope_transfer_reply {
    int64_t source_places;
    int64_t target_places;
};
extern const struct schema envelope_transfer_reply_schema;

/* envelope.transferred: Places went from one 2013 region to another. */
struct envelope_transferred {
    char source[3];
    char target[3];
    char source_region2016[3];
    char target_region2016[3];
    int64_t places;
    int64_t source_places;
    int64_t target_places;
    struct date transferred_on;
};
extern const struct schema envelope_transferred_schema;

/* envelope.get: The places of one 2013 region. */
struct envelope_get {
    char region2013[3];
};
extern const struct schema envelope_get_schema;

/* envelope: The places of a 2013 region. */
struct envelope_view {
    char region2013[3];
    char name[48];
    int64_t allotted;
    int64_t held;
    int64_t free;
};
extern const struct schema envelope_view_schema;

/* envelope.list: The places of every 2013 region. */
struct envelope_list {
    char after[3];
    int64_t limit;
};
extern const struct schema envelope_list_schema;

/* envelope.list reply: What envelope.list answers. */
struct envelope_page {
    int64_t total;
    int64_t allotted;
    int64_t held;
    struct envelope_view items[40];
    size_t items_count;
    char next[3];
};
extern const struct schema envelope_page_schema;
