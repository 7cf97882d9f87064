/* regional_referral.h - What a hub asks of the DLA, and what it hears of it (D1 to D5 are the
 * DLA's). */
#pragma once

#include "common/messages/regional_words.h"

/* referral.request: A hub asks the DLA to accompany the employer of one of its cases. */
struct referral_request {
    struct id referral;
    struct id job;
    uint32_t needs; /* of referral_needs */
    char siret[15];
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
    enum metier metier;
    uint32_t needs; /* of referral_needs */
    int64_t advisers_most;
    struct date requested_on;
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
