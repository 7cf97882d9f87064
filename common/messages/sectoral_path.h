/* sectoral_path.h - The parcours Emploi-Formation of each contract (F1–F9): what is seen of it, and
 * the coupling events. */
#pragma once

#include "common/messages/sectoral_words.h"

/* path.opened: A contract of the sector began a parcours Emploi-Formation. */
struct path_opened {
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
    bool is_renewal;
    struct id renewal_of;
    struct date signed_on;
    struct date starts_on;
    struct date planned_end;
};
extern const struct schema path_opened_schema;

/* path.term_moved: The contract of the path was extended, or became a CDI. */
struct path_term_moved {
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
    struct date planned_end;
    struct date previous_end;
    struct date moved_on;
};
extern const struct schema path_term_moved_schema;

/* path.confirmed: A contract has its first confirmed action: its engagement of training is
 * confirmed. Once. */
struct path_confirmed {
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
    struct id action;
    enum training type;
    struct date signed_on;
    bool is_renewal;
    struct date confirmed_on;
    int64_t days;
    int64_t actions;
};
extern const struct schema path_confirmed_schema;

/* path.closed: The contract ended: nothing is planned any more; open actions were abandoned. */
struct path_closed {
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
    enum path_closing by;
    struct date closed_on;
    struct date replaces;
    int64_t planned;
    int64_t confirmed;
    int64_t completed;
    int64_t abandoned;
    int64_t hours;
    bool is_engaged;
};
extern const struct schema path_closed_schema;

/* path.get: The path of one contract. */
struct path_get {
    struct id contract;
};
extern const struct schema path_get_schema;

/* path: The parcours Emploi-Formation of a contract. */
struct path_view {
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
    enum path_state state;
    struct date signed_on;
    struct date starts_on;
    struct date planned_end;
    struct date confirmed_on;
    struct date closed_on;
    int64_t planned;
    int64_t confirmed;
    int64_t completed;
    int64_t abandoned;
    int64_t hours;
    int64_t attestations;
    int64_t transmissions;
};
extern const struct schema path_view_schema;

/* path.list: Paths, in order of opening. */
struct path_list {
    char departement[4];
    enum metier metier;
    struct id person;
    uint32_t states; /* of path_states */
    struct id after;
    int64_t limit;
};
extern const struct schema path_list_schema;

/* path.list reply: What path.list answers. */
struct path_page {
    struct path_view items[200];
    size_t items_count;
    struct id next;
};
extern const struct schema path_page_schema;

/* path_text.read: Someone read a private text (P4): who is the event's principal and account. */
struct path_text_read {
    struct id subject;
    enum path_text_kind kind;
    enum access_reason reason;
    struct id contract;
    char departement[4];
    struct date read_on;
};
extern const struct schema path_text_read_schema;

/* path_text.erased: A private text is gone (P2). */
struct path_text_erased {
    struct id subject;
    enum path_text_kind kind;
    enum erasure_reason reason;
    struct id contract;
    char departement[4];
    struct date erased_on;
};
extern const struct schema path_text_erased_schema;
