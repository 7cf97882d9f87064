/* regional_case.h - Cases: one for each job of the territory, with all that happened to it;
 * contacts and visits. */
#pragma once

#include "common/messages/regional_words.h"

/* case.opened: A job was proposed in the territory: its case is open. */
struct case_opened {
    struct id job;
    char hub[40];
    char departement[4];
    struct id employer;
    struct id place;
    enum employer_form form;
    enum metier metier;
    char sector[32];
    enum new_service new_service;
    uint32_t trainings; /* of trainings */
    uint32_t lastings;  /* of lastings */
    struct date proposed_on;
};
extern const struct schema case_opened_schema;

/* case.moved: Something heard of another service happened to a case. */
struct case_moved {
    struct id job;
    char hub[40];
    char departement[4];
    enum case_fact fact;
    struct date on;
    struct id contract;
    struct id subject;
    char detail[40];
    enum contract_kind kind;
    struct id person;
    struct id tutor;
    struct date signed_on;
    struct date starts_on;
    struct date planned_end;
    struct date aid_ends_on;
    bool is_renewal;
};
extern const struct schema case_moved_schema;

/* case.assign: A case is somebody's at the hub from now on. */
struct case_assign {
    struct id job;
    char operator[64];
};
extern const struct schema case_assign_schema;

/* case.assigned: A case is somebody's at the hub. */
struct case_assigned {
    struct id job;
    char hub[40];
    char departement[4];
    char operator[64];
    char previous[64];
    struct date assigned_on;
};
extern const struct schema case_assigned_schema;

/* case.release: A case is nobody's until it is assigned again. */
struct case_release {
    struct id job;
};
extern const struct schema case_release_schema;

/* case.released: A case is nobody's. */
struct case_released {
    struct id job;
    char hub[40];
    char departement[4];
    char operator[64];
    struct date released_on;
};
extern const struct schema case_released_schema;

/* case.get: One case. */
struct case_get {
    struct id job;
};
extern const struct schema case_get_schema;

/* case: What is public of a case. */
struct case_view {
    struct id job;
    char departement[4];
    struct id employer;
    struct id place;
    enum employer_form form;
    enum metier metier;
    char sector[32];
    enum job_state state;
    char operator[64];
    struct date proposed_on;
    struct date approved_on;
    struct id contract;
    struct id tutor;
    struct date signed_on;
    struct date starts_on;
    struct date planned_end;
    struct date aid_ends_on;
    struct date left_on;
    struct id opinion;
    enum opinion_outcome outcome;
    char rule[16];
    struct id sponsor;
    int64_t items_open;
    int64_t items_late;
    struct date next_due_on;
    bool is_closed;
};
extern const struct schema case_view_schema;

/* case.list: Cases, in order of proposal. */
struct case_list {
    char departement[4];
    char operator[64];
    bool only_free;
    bool only_late;
    enum metier metier;
    uint32_t states; /* of job_states */
    struct id after;
    int64_t limit;
};
extern const struct schema case_list_schema;

/* case.list reply: What case.list answers. */
struct case_page {
    struct case_view items[200];
    size_t items_count;
    struct id next;
};
extern const struct schema case_page_schema;

/* case.timeline: All that happened to a case, the oldest first. */
struct case_timeline {
    struct id job;
    int64_t after;
    int64_t limit;
};
extern const struct schema case_timeline_schema;

/* case.timeline entry: One thing that happened. */
struct case_entry {
    struct date on;
    enum case_fact fact;
    struct id subject;
    char detail[40];
};
extern const struct schema case_entry_schema;

/* case.timeline reply: What case.timeline answers. */
struct case_history {
    struct case_entry items[200];
    size_t items_count;
    int64_t next;
};
extern const struct schema case_history_schema;

/* contact.record: Somebody of the hub met, called or wrote to somebody of the case. */
struct contact_record {
    struct id contact;
    struct id job;
    struct id contract;
    enum contact_channel channel;
    uint32_t parties; /* of contact_parties */
    enum contact_purpose purpose;
    struct date held_on;
    char notes[1001];
};
extern const struct schema contact_record_schema;

/* contact.recorded: Somebody of the hub met, called or wrote to somebody of the case. */
struct contact_recorded {
    struct id contact;
    struct id job;
    struct id contract;
    char hub[40];
    char departement[4];
    enum metier metier;
    char sector[32];
    enum employer_form form;
    enum contact_channel channel;
    uint32_t parties; /* of contact_parties */
    enum contact_purpose purpose;
    struct date held_on;
    bool is_first;
    bool is_first_visit;
    struct date contract_starts_on;
    bool has_notes;
};
extern const struct schema contact_recorded_schema;

/* contact.list: Contacts and visits, in order of recording. */
struct contact_list {
    struct id job;
    char departement[4];
    enum contact_channel channel;
    struct id after;
    int64_t limit;
};
extern const struct schema contact_list_schema;

/* contact: A contact or a visit. */
struct contact_view {
    struct id contact;
    struct id job;
    struct id contract;
    enum contact_channel channel;
    uint32_t parties; /* of contact_parties */
    enum contact_purpose purpose;
    struct date held_on;
    bool has_notes;
};
extern const struct schema contact_view_schema;

/* contact.list reply: What contact.list answers. */
struct contact_page {
    struct contact_view items[200];
    size_t items_count;
    struct id next;
};
extern const struct schema contact_page_schema;
