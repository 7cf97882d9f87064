#include "common/messages/regional_referral.h"

/* One row, one line: clang-format 14 cannot keep such tables. */
/* clang-format off */

#define RECORD struct referral_request
static const struct field referral_request_fields[] = {
    {ID(referral),                REQUIRED, "chosen by the caller"},
    {ID(job),                     REQUIRED, "the case from which the need comes"},
    {SET(needs, &referral_needs), REQUIRED, "what the employer needs (D2)"},
    {TEXT(siret),                 OPTIONAL, "only when the hub does not know it: the employer's seat is elsewhere (EM2)"},
    {SET(labels, &social_labels), OPTIONAL, "that entitle the employer whatever its legal form, as it showed them (D1)"},
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
    {SET(labels, &social_labels), OPTIONAL, "that entitle it whatever its form (D1)"},
    {ENUM(metier, &metiers),      OPTIONAL, "of the job"},
    {SET(needs, &referral_needs), REQUIRED, "what the employer needs (D2)"},
    {INTEGER(advisers_most),      OPTIONAL, "how many advisers may be asked at once (D3); absent: the DLA's usual number"},
    {DATE(requested_on),          REQUIRED, "business date"},
    {FLAG(has_notes),             OPTIONAL, "the hub's vault has words on it"},
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

#define RECORD struct referral_heard
static const struct field referral_heard_fields[] = {
    {ID(referral),                              REQUIRED, "the referral"},
    {TEXT(hub),                                 REQUIRED, "the hub's instance"},
    {TEXT(departement),                         REQUIRED, "of the job"},
    {ID(employer),                              REQUIRED, "who is accompanied"},
    {ID(job),                                   OPTIONAL, "the case"},
    {ENUM(step, &orientation_steps),            REQUIRED, "where it stands"},
    {TEXT(detail),                              OPTIONAL, "of a closed list of the DLA: the reason, the outcome"},
    {SET(alternatives, &referral_alternatives), OPTIONAL, "refused: what else exists (D1)"},
    {DATE(on),                                  REQUIRED, "when"},
    {FLAG(is_over),                             OPTIONAL, "the referral ends there"},
};
const struct schema referral_heard_schema = {
    .name = "referral.heard",
    .meaning = "A hub heard of the DLA what became of its referral.",
    FIELDS(referral_heard_fields),
};
#undef RECORD

#define RECORD struct orientation_get
static const struct field orientation_get_fields[] = {
    {ID(referral), REQUIRED, "the referral"},
};
const struct schema orientation_get_schema = {
    .name = "orientation.get",
    .meaning = "One referral, as its hub knows it.",
    FIELDS(orientation_get_fields),
};
#undef RECORD

#define RECORD struct orientation_view
static const struct field orientation_view_fields[] = {
    {ID(referral),                              REQUIRED, "the referral"},
    {ID(job),                                   REQUIRED, "the case"},
    {ID(employer),                              REQUIRED, "who is accompanied"},
    {TEXT(departement),                         REQUIRED, "of the job"},
    {TEXT(siret),                               REQUIRED, "of the employer"},
    {SET(needs, &referral_needs),               REQUIRED, "what the employer needs (D2)"},
    {ENUM(step, &orientation_steps),            REQUIRED, "where it stands"},
    {TEXT(detail),                              OPTIONAL, "of a closed list of the DLA: the reason, the outcome"},
    {SET(alternatives, &referral_alternatives), OPTIONAL, "refused: what else exists (D1)"},
    {DATE(requested_on),                        REQUIRED, "business date"},
    {DATE(on),                                  REQUIRED, "when it came to stand there"},
    {FLAG(is_over),                             OPTIONAL, "it ended there"},
};
const struct schema orientation_view_schema = {
    .name = "orientation",
    .meaning = "A referral, as its hub knows it.",
    FIELDS(orientation_view_fields),
};
#undef RECORD

#define RECORD struct orientation_list
static const struct field orientation_list_fields[] = {
    {TEXT(departement),              OPTIONAL, "only there"},
    {ID(job),                        OPTIONAL, "only of this case"},
    {ID(employer),                   OPTIONAL, "only this employer"},
    {SET(steps, &orientation_steps), OPTIONAL, "only those that stand there"},
    {ID(after),                      OPTIONAL, "the next of the page before"},
    {INTEGER(limit),                 OPTIONAL, "at most; 50 when absent", RANGE(1, 200)},
};
const struct schema orientation_list_schema = {
    .name = "orientation.list",
    .meaning = "Referrals of the hub, in order of request.",
    FIELDS(orientation_list_fields),
};
#undef RECORD

#define RECORD struct orientation_page
static const struct field orientation_page_fields[] = {
    {LIST_OF(items, items_count, &orientation_view_schema), OPTIONAL, "the referrals"},
    {ID(next),                                              OPTIONAL, "ask again with it as after"},
};
const struct schema orientation_page_schema = {
    .name = "orientation.list reply",
    .meaning = "What orientation.list answers.",
    FIELDS(orientation_page_fields),
};
#undef RECORD
