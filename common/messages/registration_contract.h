/* registration_contract.h - Contracts (C1–C7, C9): signature, tutor, extension, suspension. */
#pragma once

#include "common/messages/registration_words.h"

/* contract.sign: An approved or vacant job is filled by a person found eligible (C1–C6). */
struct contract_sign {
    struct id contract;
    struct id job;
    struct id person;
    struct id tutor;
    enum contract_kind kind;
    int64_t months;
    enum short_term_reason short_term_reason;
    int64_t weekly_minutes;
    bool part_time_authorised;
    int64_t aid_months;
    struct id renewal_of;
    struct date signed_on;
    struct date starts_on;
};
extern const struct schema contract_sign_schema;

/* contract.sign reply: What contract.sign answers. */
struct contract_sign_reply {
    struct date planned_end;
    enum aid_scheme scheme;
    int64_t rate_percent;
    int64_t monthly_aid_cents;
    struct date aid_ends_on;
    int64_t committed_cents;
};
extern const struct schema contract_sign_reply_schema;

/* contract.signed: A job was filled: everything that figures cut by. */
struct contract_signed {
    struct id contract;
    struct id job;
    struct id person;
    struct id employer;
    struct id place;
    struct id tutor;
    char departement[4];
    char region2013[3];
    char region2016[3];
    enum metier metier;
    char sector[32];
    enum employer_form form;
    uint32_t kinds; /* of place_kinds */
    enum new_service new_service;
    enum gender gender;
    enum age_bracket age_bracket;
    enum level level;
    enum zone zone;
    bool rqth;
    enum contract_kind kind;
    int64_t months;
    enum short_term_reason short_term_reason;
    int64_t weekly_minutes;
    bool is_full_time;
    bool is_long;
    bool is_renewal;
    struct id renewal_of;
    bool is_first_of_job;
    struct date job_approved_on;
    struct date signed_on;
    struct date starts_on;
    struct date planned_end;
    bool is_market;
    enum aid_scheme scheme;
    int64_t rate_percent;
    int64_t hourly_smic_cents;
    int64_t aid_exact;
    int64_t monthly_aid_cents;
    struct date aid_starts_on;
    struct date aid_ends_on;
    int64_t committed_cents;
};
extern const struct schema contract_signed_schema;

/* contract.assign_tutor: Another tutor, or a tutor again, follows the contract (C4). */
struct contract_assign_tutor {
    struct id contract;
    struct id tutor;
    struct date from;
};
extern const struct schema contract_assign_tutor_schema;

/* contract.tutor_assigned: A tutor follows the contract from that day on. */
struct contract_tutor_assigned {
    struct id contract;
    struct id job;
    struct id person;
    struct id employer;
    char departement[4];
    struct id tutor;
    struct id previous;
    struct date from;
};
extern const struct schema contract_tutor_assigned_schema;

/* contract.release_tutor: The tutor leaves; the contract has none until another is assigned. */
struct contract_release_tutor {
    struct id contract;
    struct date until;
};
extern const struct schema contract_release_tutor_schema;

/* contract.tutor_released: The contract has no tutor after that day. */
struct contract_tutor_released {
    struct id contract;
    struct id job;
    struct id person;
    struct id employer;
    char departement[4];
    struct id tutor;
    struct date until;
};
extern const struct schema contract_tutor_released_schema;

/* contract.extend: A CDD goes on, up to 36 months in all, 60 to finish a training (C1, C3). */
struct contract_extend {
    struct id contract;
    int64_t months;
    bool to_finish_training;
    struct date extended_on;
};
extern const struct schema contract_extend_schema;

/* contract.extend reply: What contract.extend answers. */
struct contract_extend_reply {
    struct date planned_end;
    struct date aid_ends_on;
    int64_t committed_cents;
};
extern const struct schema contract_extend_reply_schema;

/* contract.extended: A CDD goes on. */
struct contract_extended {
    struct id contract;
    struct id job;
    struct id person;
    struct id employer;
    char departement[4];
    int64_t months;
    struct date planned_end;
    struct date previous_end;
    bool to_finish_training;
    struct date extended_on;
    struct date aid_ends_on;
    int64_t committed_cents;
};
extern const struct schema contract_extended_schema;

/* contract.suspend: Work stops for a time; declared within 7 clear days (C7). */
struct contract_suspend {
    struct id contract;
    enum suspension_reason reason;
    bool is_paid;
    struct date suspended_on;
    struct date until;
};
extern const struct schema contract_suspend_schema;

/* contract.suspended: Work stopped for a time. */
struct contract_suspended {
    struct id contract;
    struct id job;
    struct id person;
    struct id employer;
    char departement[4];
    enum suspension_reason reason;
    bool is_paid;
    struct date suspended_on;
    struct date until;
    struct date declared_on;
    bool is_late;
    int64_t days_late;
};
extern const struct schema contract_suspended_schema;

/* contract.suspend reply: What contract.suspend answers. */
struct contract_suspend_reply {
    bool is_late;
    int64_t days_late;
};
extern const struct schema contract_suspend_reply_schema;

/* contract.resume: Work begins again. */
struct contract_resume {
    struct id contract;
    struct date resumed_on;
};
extern const struct schema contract_resume_schema;

/* contract.resumed: Work began again; this is when the suspension ended, whatever was foreseen. */
struct contract_resumed {
    struct id contract;
    struct id job;
    struct id person;
    struct id employer;
    char departement[4];
    struct date suspended_on;
    bool is_paid;
    struct date resumed_on;
};
extern const struct schema contract_resumed_schema;
