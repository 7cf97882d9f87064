#include "common/messages/regional_item.h"

struct id regional_item_id(const char *hub, const struct id *about, enum item_kind kind,
                           unsigned number)
{
    struct {
        struct id about;
        uint8_t kind, number;
    } parts = {*about, (uint8_t)kind, (uint8_t)number};

    return id_made(hub, &parts, sizeof parts);
}

/* One row, one line: clang-format 14 cannot keep such tables. */
/* clang-format off */

#define RECORD struct item_due
static const struct field item_due_fields[] = {
    {ID(item),                    REQUIRED, "made from hub, job, contract, kind and number"},
    {ID(job),                     REQUIRED, "the case"},
    {ID(contract),                OPTIONAL, "about which contract"},
    {ID(employer),                OPTIONAL, "who employs"},
    {TEXT(hub),                   REQUIRED, "the hub's instance"},
    {TEXT(departement),           REQUIRED, "of the job"},
    {ENUM(metier, &metiers),      OPTIONAL, "of the job"},
    {TEXT(sector),                OPTIONAL, "sector of the métier"},
    {ENUM(form, &employer_forms), OPTIONAL, "legal form of the employer"},
    {ENUM(kind, &item_kinds),     REQUIRED, "what is asked"},
    {INTEGER(number),             REQUIRED, "the first, second… of its kind"},
    {DATE(due_on),                REQUIRED, "last day on which it is in time"},
    {DATE(opened_on),             REQUIRED, "when it was opened"},
};
const struct schema item_due_schema = {
    .name = "item.due",
    .meaning = "A case asks for something by that day.",
    FIELDS(item_due_fields),
};
#undef RECORD

#define RECORD struct item_moved
static const struct field item_moved_fields[] = {
    {ID(item),                REQUIRED, "the item"},
    {ID(job),                 REQUIRED, "the case"},
    {ID(contract),            OPTIONAL, "about which contract"},
    {TEXT(hub),               REQUIRED, "the hub's instance"},
    {TEXT(departement),       REQUIRED, "of the job"},
    {ENUM(kind, &item_kinds), REQUIRED, "what is asked"},
    {DATE(due_on),            REQUIRED, "last day on which it is in time"},
    {DATE(previous),          REQUIRED, "what it was"},
    {DATE(moved_on),          REQUIRED, "when"},
};
const struct schema item_moved_schema = {
    .name = "item.moved",
    .meaning = "What is asked is due on another day.",
    FIELDS(item_moved_fields),
};
#undef RECORD

#define RECORD struct item_late
static const struct field item_late_fields[] = {
    {ID(item),                REQUIRED, "the item"},
    {ID(job),                 REQUIRED, "the case"},
    {ID(contract),            OPTIONAL, "about which contract"},
    {TEXT(hub),               REQUIRED, "the hub's instance"},
    {TEXT(departement),       REQUIRED, "of the job"},
    {ENUM(metier, &metiers),  OPTIONAL, "of the job"},
    {ENUM(kind, &item_kinds), REQUIRED, "what is asked"},
    {DATE(due_on),            REQUIRED, "last day on which it was in time"},
    {DATE(late_on),           REQUIRED, "the day after"},
};
const struct schema item_late_schema = {
    .name = "item.late",
    .meaning = "The last day of an item has passed, and it is not done.",
    FIELDS(item_late_fields),
};
#undef RECORD

#define RECORD struct item_done
static const struct field item_done_fields[] = {
    {ID(item),                    REQUIRED, "the item"},
    {ID(job),                     REQUIRED, "the case"},
    {ID(contract),                OPTIONAL, "about which contract"},
    {ID(employer),                OPTIONAL, "who employs"},
    {TEXT(hub),                   REQUIRED, "the hub's instance"},
    {TEXT(departement),           REQUIRED, "of the job"},
    {ENUM(metier, &metiers),      OPTIONAL, "of the job"},
    {TEXT(sector),                OPTIONAL, "sector of the métier"},
    {ENUM(form, &employer_forms), OPTIONAL, "legal form of the employer"},
    {ENUM(kind, &item_kinds),     REQUIRED, "what was asked"},
    {DATE(due_on),                REQUIRED, "last day on which it was in time"},
    {DATE(done_on),               REQUIRED, "business date"},
    {FLAG(in_time),               OPTIONAL, "done on that last day or before, by its business date"},
    {FLAG(was_late),              OPTIONAL, "it had been said late; not when in time but declared late, unless that had been said"},
    {ENUM(by, &item_closings),    REQUIRED, "what did it"},
};
const struct schema item_done_schema = {
    .name = "item.done",
    .meaning = "An item was done. Said again with an earlier day when that is declared later: the last word counts.",
    FIELDS(item_done_fields),
};
#undef RECORD

#define RECORD struct item_dropped
static const struct field item_dropped_fields[] = {
    {ID(item),                  REQUIRED, "the item"},
    {ID(job),                   REQUIRED, "the case"},
    {ID(contract),              OPTIONAL, "about which contract"},
    {TEXT(hub),                 REQUIRED, "the hub's instance"},
    {TEXT(departement),         REQUIRED, "of the job"},
    {ENUM(metier, &metiers),    OPTIONAL, "of the job"},
    {ENUM(kind, &item_kinds),   REQUIRED, "what was asked"},
    {DATE(due_on),              REQUIRED, "last day on which it was in time"},
    {DATE(dropped_on),          REQUIRED, "business date"},
    {ENUM(reason, &item_drops), REQUIRED, "why"},
    {FLAG(fallen_due),          OPTIONAL, "that last day was reached before: it counts among those fallen due"},
};
const struct schema item_dropped_schema = {
    .name = "item.dropped",
    .meaning = "An item is asked for no longer.",
    FIELDS(item_dropped_fields),
};
#undef RECORD

#define RECORD struct item_complete
static const struct field item_complete_fields[] = {
    {ID(item),      REQUIRED, "the item"},
    {DATE(done_on), OPTIONAL, "business date; today when absent"},
};
const struct schema item_complete_schema = {
    .name = "item.complete",
    .meaning = "An item was done, says the operator.",
    FIELDS(item_complete_fields),
};
#undef RECORD

#define RECORD struct item_drop_by_hand
static const struct field item_drop_by_hand_fields[] = {
    {ID(item),                  REQUIRED, "the item"},
    {ENUM(reason, &item_drops), REQUIRED, "not_needed, not_possible, duplicate or other"},
};
const struct schema item_drop_by_hand_schema = {
    .name = "item.drop",
    .meaning = "An item need not be done, says the operator.",
    FIELDS(item_drop_by_hand_fields),
};
#undef RECORD

#define RECORD struct item_get
static const struct field item_get_fields[] = {
    {ID(item), REQUIRED, "the item"},
};
const struct schema item_get_schema = {
    .name = "item.get",
    .meaning = "One item.",
    FIELDS(item_get_fields),
};
#undef RECORD

#define RECORD struct item_view
static const struct field item_view_fields[] = {
    {ID(item),                  REQUIRED, "the item"},
    {ID(job),                   REQUIRED, "the case"},
    {ID(contract),              OPTIONAL, "about which contract"},
    {TEXT(departement),         REQUIRED, "of the job"},
    {ENUM(metier, &metiers),    OPTIONAL, "of the job"},
    {TEXT(operator),            OPTIONAL, "whose case it is"},
    {ENUM(kind, &item_kinds),   REQUIRED, "what is asked"},
    {ENUM(state, &item_states), REQUIRED, "open, late, done or dropped"},
    {DATE(due_on),              REQUIRED, "last day on which it is in time"},
    {DATE(opened_on),           REQUIRED, "when it was opened"},
    {DATE(ended_on),            OPTIONAL, "when it was done or dropped"},
    {ENUM(reason, &item_drops), OPTIONAL, "why it was dropped"},
};
const struct schema item_view_schema = {
    .name = "item",
    .meaning = "An item of a case.",
    FIELDS(item_view_fields),
};
#undef RECORD

#define RECORD struct item_list
static const struct field item_list_fields[] = {
    {ENUM(window, &item_windows), OPTIONAL, "overdue, today, or from today to Sunday; all when absent"},
    {TEXT(departement),           OPTIONAL, "only there"},
    {TEXT(operator),              OPTIONAL, "only of this operator's cases"},
    {ENUM(kind, &item_kinds),     OPTIONAL, "only these"},
    {ID(job),                     OPTIONAL, "only of this case, those that are over included"},
    {ID(after),                   OPTIONAL, "the next of the page before"},
    {INTEGER(limit),              OPTIONAL, "at most; 50 when absent", RANGE(1, 100)},
};
const struct schema item_list_schema = {
    .name = "item.list",
    .meaning = "The worklist: items to be done, the first due first.",
    FIELDS(item_list_fields),
};
#undef RECORD

#define RECORD struct item_page
static const struct field item_page_fields[] = {
    {LIST_OF(items, items_count, &item_view_schema), OPTIONAL, "the first due first"},
    {ID(next),                                       OPTIONAL, "ask again with it as after"},
};
const struct schema item_page_schema = {
    .name = "item.list reply",
    .meaning = "What item.list answers.",
    FIELDS(item_page_fields),
};
#undef RECORD

#define RECORD struct item_count
static const struct field item_count_fields[] = {
    {TEXT(departement), OPTIONAL, "only there"},
};
const struct schema item_count_schema = {
    .name = "item.count",
    .meaning = "How many items there are, by kind.",
    FIELDS(item_count_fields),
};
#undef RECORD

#define RECORD struct item_tally
static const struct field item_tally_fields[] = {
    {ENUM(kind, &item_kinds), REQUIRED, "what is asked"},
    {INTEGER(open),           OPTIONAL, "to be done, not late"},
    {INTEGER(late),           OPTIONAL, "overdue"},
    {INTEGER(done),           OPTIONAL, "done in time"},
    {INTEGER(done_late),      OPTIONAL, "done after their day"},
    {INTEGER(dropped),        OPTIONAL, "asked for no longer"},
};
const struct schema item_tally_schema = {
    .name = "item.count row",
    .meaning = "How many items of a kind.",
    FIELDS(item_tally_fields),
};
#undef RECORD

#define RECORD struct item_counts
static const struct field item_counts_fields[] = {
    {LIST_OF(items, items_count, &item_tally_schema), OPTIONAL, "by kind"},
    {INTEGER(overdue),                                OPTIONAL, "late ones, all kinds"},
    {INTEGER(today),                                  OPTIONAL, "due today"},
    {INTEGER(week),                                   OPTIONAL, "due from today to Sunday"},
};
const struct schema item_counts_schema = {
    .name = "item.count reply",
    .meaning = "What item.count answers.",
    FIELDS(item_counts_fields),
};
#undef RECORD
