/* regional_item.h - Due items: what a case asks for by itself, until it is done (R1 to R11). */
#pragma once

#include "common/messages/regional_words.h"

/* An item of a case: whoever knows the hub, the job or contract that it is asked of, its kind and
 * which of that kind it is, knows its id. */
struct id regional_item_id(const char *hub, const struct id *about, enum item_kind kind,
                           unsigned number);

/* item.due: A case asks for something by that day. */
struct item_due {
    struct id item;
    struct id job;
    struct id contract;
    struct id employer;
    char hub[40];
    char departement[4];
    enum metier metier;
    char sector[32];
    enum employer_form form;
    enum item_kind kind;
    int64_t number;
    struct date due_on;
    struct date opened_on;
};
extern const struct schema item_due_schema;

/* item.moved: What is asked is due on another day. */
struct item_moved {
    struct id item;
    struct id job;
    struct id contract;
    char hub[40];
    char departement[4];
    enum item_kind kind;
    struct date due_on;
    struct date previous;
    struct date moved_on;
};
extern const struct schema item_moved_schema;

/* item.late: The last day of an item has passed, and it is not done. */
struct item_late {
    struct id item;
    struct id job;
    struct id contract;
    char hub[40];
    char departement[4];
    enum metier metier;
    enum item_kind kind;
    struct date due_on;
    struct date late_on;
};
extern const struct schema item_late_schema;

/* item.done: An item was done. Said again with an earlier day when that is declared later: the
 * last word counts. */
struct item_done {
    struct id item;
    struct id job;
    struct id contract;
    struct id employer;
    char hub[40];
    char departement[4];
    enum metier metier;
    char sector[32];
    enum employer_form form;
    enum item_kind kind;
    struct date due_on;
    struct date done_on;
    bool in_time;
    bool was_late;
    enum item_closing by;
};
extern const struct schema item_done_schema;

/* item.dropped: An item is asked for no longer. */
struct item_dropped {
    struct id item;
    struct id job;
    struct id contract;
    char hub[40];
    char departement[4];
    enum metier metier;
    enum item_kind kind;
    struct date due_on;
    struct date dropped_on;
    enum item_drop reason;
    bool fallen_due;
};
extern const struct schema item_dropped_schema;

/* item.complete: An item was done, says the operator. */
struct item_complete {
    struct id item;
    struct date done_on;
};
extern const struct schema item_complete_schema;

/* item.drop: An item need not be done, says the operator. */
struct item_drop_by_hand {
    struct id item;
    enum item_drop reason;
};
extern const struct schema item_drop_by_hand_schema;

/* item.get: One item. */
struct item_get {
    struct id item;
};
extern const struct schema item_get_schema;

/* item: An item of a case. */
struct item_view {
    struct id item;
    struct id job;
    struct id contract;
    char departement[4];
    enum metier metier;
    char operator[64];
    enum item_kind kind;
    enum item_state state;
    struct date due_on;
    struct date opened_on;
    struct date ended_on;
    enum item_drop reason;
};
extern const struct schema item_view_schema;

/* item.list: The worklist: items to be done, the first due first. */
struct item_list {
    enum item_window window;
    char departement[4];
    char operator[64];
    enum item_kind kind;
    struct id job;
    struct id after;
    int64_t limit;
};
extern const struct schema item_list_schema;

/* item.list reply: What item.list answers. */
struct item_page {
    struct item_view items[100];
    size_t items_count;
    struct id next;
};
extern const struct schema item_page_schema;

/* item.count: How many items there are, by kind. */
struct item_count {
    char departement[4];
};
extern const struct schema item_count_schema;

/* item.count row: How many items of a kind. */
struct item_tally {
    enum item_kind kind;
    int64_t open;
    int64_t late;
    int64_t done;
    int64_t done_late;
    int64_t dropped;
};
extern const struct schema item_tally_schema;

/* item.count reply: What item.count answers. */
struct item_counts {
    struct item_tally items[16];
    size_t items_count;
    int64_t overdue;
    int64_t today;
    int64_t week;
};
extern const struct schema item_counts_schema;
