/* registration_ending.h - How contracts end: breach, term, conversion, repayment, exits (C7, C9).
 */
#pragma once

#include "common/messages/registration_words.h"

/* contract.break: A contract ends before its term, by a motive of the closed list (C7). */
struct contract_break {
    struct id contract;
    enum breach_motive motive;
    enum initiator initiator;
    struct date broken_on;
};
extern const struct schema contract_break_schema;

/* contract.break reply: What contract.break answers. */
struct contract_break_reply {
    bool is_late;
    int64_t days_late;
    bool aid_kept;
    int64_t to_repay_cents;
    struct date vacancy_ends_on;
};
extern const struct schema contract_break_reply_schema;

/* contract.broken: A contract ended before its term. */
struct contract_broken {
    struct id contract;
    struct id job;
    struct id person;
    struct id employer;
    char departement[4];
    enum breach_motive motive;
    enum initiator initiator;
    enum contract_kind kind;
    struct date broken_on;
    struct date planned_end;
    struct date declared_on;
    bool is_late;
    int64_t days_late;
    bool aid_kept;
    int64_t due_cents;
    int64_t to_repay_cents;
    struct date vacancy_ends_on;
};
extern const struct schema contract_broken_schema;

/* contract.end: A CDD reaches its term; also happens by itself the day after. */
struct contract_end {
    struct id contract;
};
extern const struct schema contract_end_schema;

/* contract.ended: A CDD reached its term. */
struct contract_ended {
    struct id contract;
    struct id job;
    struct id person;
    struct id employer;
    char departement[4];
    struct date ended_on;
    int64_t due_cents;
    struct date vacancy_ends_on;
};
extern const struct schema contract_ended_schema;

/* contract.convert: A CDD becomes a CDI with the same employer. */
struct contract_convert {
    struct id contract;
    struct date converted_on;
};
extern const struct schema contract_convert_schema;

/* contract.converted: A CDD became a CDI: it has no planned end any more. */
struct contract_converted {
    struct id contract;
    struct id job;
    struct id person;
    struct id employer;
    char departement[4];
    struct date converted_on;
    struct date previous_end;
    struct date aid_ends_on;
    int64_t committed_cents;
};
extern const struct schema contract_converted_schema;

/* aid.repay: The employer repays aid; kept apart from what is due (C3, C7). */
struct aid_repay {
    struct id contract;
    int64_t amount_cents;
    struct date repaid_on;
};
extern const struct schema aid_repay_schema;

/* aid.repaid: The employer repaid aid. */
struct aid_repaid {
    struct id contract;
    struct id job;
    struct id person;
    struct id employer;
    char departement[4];
    int64_t amount_cents;
    int64_t total_cents;
    struct date repaid_on;
};
extern const struct schema aid_repaid_schema;

/* exit.record: What became of the person at the end of the contract (C9). */
struct exit_record {
    struct id contract;
    enum exit_kind kind;
    bool same_employer;
};
extern const struct schema exit_record_schema;

/* exit.recorded: What became of the person at the end. */
struct exit_recorded {
    struct id contract;
    struct id job;
    struct id person;
    struct id employer;
    char departement[4];
    enum exit_kind kind;
    bool is_positive;
    bool same_employer;
    struct date left_on;
    bool is_breach;
};
extern const struct schema exit_recorded_schema;

/* exit.record_later: What had become of the person 6 months after the end (C9). */
struct exit_record_later {
    struct id contract;
    enum exit_kind kind;
    bool same_employer;
    struct date observed_on;
};
extern const struct schema exit_record_later_schema;

/* exit.recorded_later: What had become of the person 6 months after the end. */
struct exit_recorded_later {
    struct id contract;
    struct id job;
    struct id person;
    struct id employer;
    char departement[4];
    enum exit_kind kind;
    bool is_positive;
    bool same_employer;
    struct date left_on;
    struct date observed_on;
    bool is_breach;
};
extern const struct schema exit_recorded_later_schema;

/* contract.get: One contract. */
struct contract_get {
    struct id contract;
};
extern const struct schema contract_get_schema;

/* contract: What is known of a contract. */
struct contract_view {
    struct id contract;
    struct id job;
    struct id person;
    struct id employer;
    struct id place;
    struct id tutor;
    char departement[4];
    enum metier metier;
    enum contract_state state;
    enum contract_kind kind;
    int64_t months;
    int64_t weekly_minutes;
    struct date signed_on;
    struct date starts_on;
    struct date planned_end;
    struct id renewal_of;
    enum aid_scheme scheme;
    int64_t rate_percent;
    int64_t monthly_aid_cents;
    struct date aid_ends_on;
    int64_t committed_cents;
    int64_t repaid_cents;
    struct date suspended_on;
    struct date left_on;
    enum breach_motive motive;
    enum exit_kind exit;
    enum exit_kind exit_later;
};
extern const struct schema contract_view_schema;

/* contract.list: Contracts, in order of signature here. */
struct contract_list {
    char departement[4];
    struct id employer;
    struct id job;
    struct id person;
    struct id tutor;
    uint32_t states; /* of contract_states */
    struct id after;
    int64_t limit;
};
extern const struct schema contract_list_schema;

/* contract.list reply: What contract.list answers. */
struct contract_page {
    struct contract_view items[200];
    size_t items_count;
    struct id next;
};
extern const struct schema contract_page_schema;
