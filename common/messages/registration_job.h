/* registration_job.h - Jobs: proposed, approved within the envelope, filled, vacant, closed. */
#pragma once

#include "common/messages/registration_words.h"

/* job.propose: An employer offers a job. */
struct job_propose {
    struct id job;
    struct id employer;
    struct id place;
    enum metier metier;
    enum new_service new_service;
    int64_t weekly_minutes;
    enum contract_kind kind;
    int64_t months;
    struct date starts_on;
    struct id tutor;
    uint32_t trainings; /* of trainings */
    uint32_t lastings;  /* of lastings */
    struct date proposed_on;
    char tasks[1001];
    char lasting_details[501];
};
extern const struct schema job_propose_schema;

/* job.propose reply: What job.propose answers. */
struct job_propose_reply {
    char departement[4];
    char region2013[3];
    char region2016[3];
    char sector[32];
};
extern const struct schema job_propose_reply_schema;

/* job.proposed: An employer offered a job. */
struct job_proposed {
    struct id job;
    struct id employer;
    struct id place;
    char departement[4];
    char region2013[3];
    char region2016[3];
    enum metier metier;
    char sector[32];
    enum employer_form form;
    uint32_t kinds; /* of place_kinds */
    enum new_service new_service;
    int64_t weekly_minutes;
    enum contract_kind kind;
    int64_t months;
    struct date starts_on;
    struct id tutor;
    uint32_t trainings; /* of trainings */
    uint32_t lastings;  /* of lastings */
    struct date proposed_on;
};
extern const struct schema job_proposed_schema;

/* job.approve: The ministry grants a place of the region's envelope to the job (Q2). */
struct job_approve {
    struct id job;
    struct date approved_on;
};
extern const struct schema job_approve_schema;

/* job.approve reply: What job.approve answers. */
struct job_approve_reply {
    int64_t region_allotted;
    int64_t region_held;
};
extern const struct schema job_approve_reply_schema;

/* job.approved: The job holds a place of its region's envelope. */
struct job_approved {
    struct id job;
    struct id employer;
    struct id place;
    char departement[4];
    char region2013[3];
    char region2016[3];
    enum metier metier;
    char sector[32];
    enum employer_form form;
    uint32_t kinds; /* of place_kinds */
    enum new_service new_service;
    struct date proposed_on;
    struct date approved_on;
    int64_t region_allotted;
    int64_t region_held;
    struct id opinion; /* that it follows; none: the ministry decided itself */
    char hub[40];      /* whose opinion */
};
extern const struct schema job_approved_schema;

/* job.refuse: The ministry refuses a proposed job. */
struct job_refuse {
    struct id job;
    enum job_refusal reason;
    struct date refused_on;
    char details[501];
};
extern const struct schema job_refuse_schema;

/* job.refused: A proposed job was refused. */
struct job_refused {
    struct id job;
    struct id employer;
    struct id place;
    char departement[4];
    char region2013[3];
    char region2016[3];
    enum metier metier;
    char sector[32];
    enum employer_form form;
    uint32_t kinds; /* of place_kinds */
    enum new_service new_service;
    enum job_refusal reason;
    struct date refused_on;
    struct id opinion; /* that it follows; none: the ministry decided itself */
    char hub[40];      /* whose opinion */
};
extern const struct schema job_refused_schema;

/* job.withdraw: A job that was never filled is taken back; its place is free again. */
struct job_withdraw {
    struct id job;
    enum job_ending reason;
    struct date withdrawn_on;
    char details[501];
};
extern const struct schema job_withdraw_schema;

/* job.withdrawn: A job was taken back. */
struct job_withdrawn {
    struct id job;
    struct id employer;
    struct id place;
    char departement[4];
    char region2013[3];
    char region2016[3];
    enum metier metier;
    char sector[32];
    enum employer_form form;
    uint32_t kinds; /* of place_kinds */
    enum new_service new_service;
    enum job_state state;
    enum job_ending reason;
    struct date withdrawn_on;
    struct date approved_on;
    bool frees;
    int64_t region_held;
};
extern const struct schema job_withdrawn_schema;

/* job.close: An approved or vacant job ends; its place is free again. */
struct job_close {
    struct id job;
    enum job_ending reason;
    struct date closed_on;
    char details[501];
};
extern const struct schema job_close_schema;

/* job.closed: A job ended, asked or by the vacancy delay; its place is free again. */
struct job_closed {
    struct id job;
    struct id employer;
    struct id place;
    char departement[4];
    char region2013[3];
    char region2016[3];
    enum metier metier;
    char sector[32];
    enum employer_form form;
    uint32_t kinds; /* of place_kinds */
    enum new_service new_service;
    enum job_state state;
    enum job_ending reason;
    struct date closed_on;
    struct date approved_on;
    int64_t region_held;
};
extern const struct schema job_closed_schema;

/* job.get: One job. */
struct job_get {
    struct id job;
};
extern const struct schema job_get_schema;

/* job: What is public of a job. */
struct job_view {
    struct id job;
    struct id employer;
    struct id place;
    char departement[4];
    enum metier metier;
    enum new_service new_service;
    enum job_state state;
    int64_t weekly_minutes;
    enum contract_kind kind;
    int64_t months;
    struct date starts_on;
    struct id tutor;
    uint32_t trainings; /* of trainings */
    uint32_t lastings;  /* of lastings */
    struct id contract;
    int64_t contracts;
    struct date proposed_on;
    struct date approved_on;
    struct date vacant_on;
    struct date vacancy_ends_on;
    struct date ended_on;
    enum job_refusal refusal;
    enum job_ending ending;
};
extern const struct schema job_view_schema;

/* job.list: Jobs, in order of proposal. */
struct job_list {
    char departement[4];
    struct id employer;
    struct id place;
    enum metier metier;
    uint32_t states; /* of job_states */
    struct id after;
    int64_t limit;
};
extern const struct schema job_list_schema;

/* job.list reply: What job.list answers. */
struct job_page {
    struct job_view items[200];
    size_t items_count;
    struct id next;
};
extern const struct schema job_page_schema;

/* job.private: Vault: the free texts of a job. */
struct job_private {
    struct id job;
    char tasks[1001];
    char lasting_details[501];
};
extern const struct schema job_private_schema;

/* job.decision: Vault: why a job was refused, withdrawn or closed, in words. */
struct job_decision {
    struct id job;
    char details[501];
};
extern const struct schema job_decision_schema;

/* job.texts: Reads the free texts of a job; each reading is logged (P4). */
struct job_texts {
    struct id job;
    enum access_reason reason;
};
extern const struct schema job_texts_schema;
