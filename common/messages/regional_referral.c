#include "common/messages/regional_referral.h"

/* One row, one line: clang-format 14 cannot keep such tables. */
/* clang-format off */

#define RECORD struct referral_request
static const struct field referral_request_fields[] = {
    {ID(referral),                REQUIRED, "chosen by the caller"},
    {ID(job),                     REQUIRED, "the case from which the need comes"},
    {SET(needs, &referral_needs), REQUIRED, "what the employer needs (D2)"},
    {TEXT(siret),                 OPTIONAL, "only when the hub does not know it: the employer's seat is elsewhere (EM2)"},
    {INTEGER(advisers_most),      OPTIONAL, "how many advisers may be asked at once (D3); absent: the DLA's usual number", RANGE(0, 20)},
    {DATE(requested_on),          OPTIONAL, "business date; today when absent"},
    {TEXT(context),               OPTIONAL, "what an adviser should know; stays at the hub", PRIVATE},
};
const struct schema referral_request_schema = {
    .name = "referral.request",
    .meaning = "A hub asks the DLA to accompany the employer of one of its cases.",
    FIELDS(referral_request_fields),
};
#undef RECORD

#define RECORD struct referral_requested
static const struct field referral_requested_fields[] = {
    {ID(referral),                REQUIRED, "the referral"},
    {TEXT(hub),                   REQUIRED, "the hub's instance"},
    {TEXT(departement),           REQUIRED, "of the job"},
    {ID(employer),                REQUIRED, "who is to be accompanied"},
    {ID(job),                     OPTIONAL, "the case from which the need comes"},
    {TEXT(siret),                 REQUIRED, "of the employer"},
    {ENUM(form, &employer_forms), REQUIRED, "legal form of the employer (D1)"},
    {ENUM(metier, &metiers),      OPTIONAL, "of the job"},
    {SET(needs, &referral_needs), REQUIRED, "what the employer needs (D2)"},
    {INTEGER(advisers_most),      OPTIONAL, "how many advisers may be asked at once (D3); absent: the DLA's usual number"},
    {DATE(requested_on),          REQUIRED, "business date"},
};
const struct schema referral_requested_schema = {
    .name = "referral.requested",
    .meaning = "A hub asked the DLA to accompany an employer.",
    FIELDS(referral_requested_fields),
};
#undef RECORD

#define RECORD struct referral_withdraw
static const struct field referral_withdraw_fields[] = {
    {ID(referral),   REQUIRED, "the referral"},
    {DATE(asked_on), OPTIONAL, "business date; today when absent"},
};
const struct schema referral_withdraw_schema = {
    .name = "referral.withdraw",
    .meaning = "A hub asks for a referral back; the DLA says withdrawn or too late.",
    FIELDS(referral_withdraw_fields),
};
#undef RECORD

#define RECORD struct referral_withdrawal_asked
static const struct field referral_withdrawal_asked_fields[] = {
    {ID(referral),      REQUIRED, "the referral"},
    {TEXT(hub),         REQUIRED, "the hub's instance"},
    {TEXT(departement), REQUIRED, "of the job"},
    {ID(employer),      REQUIRED, "who was to be accompanied"},
    {DATE(asked_on),    REQUIRED, "business date"},
};
const struct schema referral_withdrawal_asked_schema = {
    .name = "referral.withdrawal_asked",
    .meaning = "A hub asked for a referral back.",
    FIELDS(referral_withdrawal_asked_fields),
};
#undef RECORD
