/* regional_referral.h - What a hub asks of the DLA, and what it hears of it (D1 to D5 are the
 * DLA's). */
#pragma once

#include "common/messages/dla_words.h"
#include "common/messages/regional_words.h"

/* referral.request: A hub asks the DLA to accompany the employer of one of its cases. */
struct referral_request {
    struct id referral;
    struct id job;
    uint32_t needs; /* of referral_needs */
    char siret[15];
    uint32_t labels; /* of social_labels */
    int64_t advisers_most;
    struct date requested_on;
    char context[1001];
};
extern const struct schema referral_request_schema;

/* referral.requested: A hub asked the DLA to accompany an employer. */
struct referral_requested {
    struct id referral;
    char hub[40];
    char departement[4];
    struct id employer;
    struct id job;
    char siret[15];
    enum employer_form form;
    uint32_t labels; /* of social_labels */
    enum metier metier;
    uint32_t needs; /* of referral_needs */
    int64_t advisers_most;
    struct date requested_on;
    bool has_notes;
};
extern const struct schema referral_requested_schema;

/* referral.withdraw: A hub asks for a referral back; the DLA says withdrawn or too late. */
struct referral_withdraw {
    struct id referral;
    struct date asked_on;
};
extern const struct schema referral_withdraw_schema;

/* referral.withdrawal_asked: A hub asked for a referral back. */
struct referral_withdrawal_asked {
    struct id referral;
    char hub[40];
    char departement[4];
    struct id employer;
    struct date asked_on;
};
extern const struct schema referral_withdrawal_asked_schema;

/* referral.heard: A hub heard of the DLA what became of its referral. */
struct referral_heard {
    struct id referral;
    char hub[40];
    char departement[4];
    struct id employer;
    struct id job;
    enum orientation_step step;
    char detail[40];
    uint32_t alternatives; /* of referral_alternatives */
    struct date on;
    bool is_over;
};
extern const struct schema referral_heard_schema;

/* orientation.get: One referral, as its hub knows it. */
struct orientation_get {
    struct id referral;
};
extern const struct schema orientation_get_schema;

/* orientation: A referral, as its hub knows it. */
struct orientation_view {
    struct id referral;
    struct id job;
    struct id employer;
    char departement[4];
    char siret[15];
    uint32_t needs; /* of referral_needs */
    enum orientation_step step;
    char detail[40];
    uint32_t alternatives; /* of referral_alternatives */
    struct date requested_on;
    struct date on;
    bool is_over;
};
extern const struct schema orientation_view_schema;

/* orientation.list: Referrals of the hub, in order of request. */
struct orientation_list {
    char departement[4];
    struct id job;
    struct id employer;
    uint32_t steps; /* of orientation_steps */
    struct id after;
    int64_t limit;
};
extern const struct schema orientation_list_schema;

/* orientation.list reply: What orientation.list answers. */
struct orientation_page {
    struct orientation_view items[200];
    size_t items_count;
    struct id next;
};
extern const struct schema orientation_page_schema;
