#include "common/messages/dla_ask.h"

/* One row, one line: clang-format 14 cannot keep such tables. */
/* clang-format off */

#define RECORD struct adviser_register
static const struct field adviser_register_fields[] = {
    {ID(adviser),     REQUIRED, "chosen by the caller, so that a retry is the same adviser"},
    {TEXT(body),      REQUIRED, "code of the bearer or C2RA"},
    {TEXT(principal), OPTIONAL, "the program that asks in this name…"},
    {TEXT(account),   OPTIONAL, "…or the account of the gateway that does: one of the two"},
    {TEXT(name),      REQUIRED, "who it is", PRIVATE},
    {TEXT(email),     OPTIONAL, "where links are sent", PRIVATE},
    {TEXT(phone),     OPTIONAL, "how to call", PRIVATE},
};
const struct schema adviser_register_schema = {
    .name = "adviser.register",
    .meaning = "Somebody will answer for a bearer or a C2RA.",
    FIELDS(adviser_register_fields),
};
#undef RECORD

#define RECORD struct adviser_retire
static const struct field adviser_retire_fields[] = {
    {ID(adviser), REQUIRED, "not while accompanying: hand over first"},
};
const struct schema adviser_retire_schema = {
    .name = "adviser.retire",
    .meaning = "An adviser leaves; what waits for an answer is declined in this name.",
    FIELDS(adviser_retire_fields),
};
#undef RECORD

#define RECORD struct adviser_contact
static const struct field adviser_contact_fields[] = {
    {ID(adviser),                   REQUIRED, "who"},
    {ENUM(reason, &access_reasons), REQUIRED, "why"},
    {ID(referral),                  REQUIRED, "one that this adviser was asked, or accompanies"},
};
const struct schema adviser_contact_schema = {
    .name = "adviser.contact",
    .meaning = "Reads how to reach an adviser; each reading is logged (P4).",
    FIELDS(adviser_contact_fields),
};
#undef RECORD

#define RECORD struct adviser_erase
static const struct field adviser_erase_fields[] = {
    {ID(adviser), REQUIRED, "retired before"},
};
const struct schema adviser_erase_schema = {
    .name = "adviser.erase",
    .meaning = "Erases at once how to reach a former adviser, who asks for it (P2).",
    FIELDS(adviser_erase_fields),
};
#undef RECORD

#define RECORD struct adviser_private
static const struct field adviser_private_fields[] = {
    {ID(adviser), REQUIRED, "the adviser"},
    {TEXT(name),  OPTIONAL, "who it is", PRIVATE},
    {TEXT(email), OPTIONAL, "where links are sent", PRIVATE},
    {TEXT(phone), OPTIONAL, "how to call", PRIVATE},
};
const struct schema adviser_private_schema = {
    .name = "adviser.private",
    .meaning = "Vault: who an adviser is and how to reach them.",
    FIELDS(adviser_private_fields),
};
#undef RECORD

#define RECORD struct adviser_get
static const struct field adviser_get_fields[] = {
    {ID(adviser), REQUIRED, "the adviser"},
};
const struct schema adviser_get_schema = {
    .name = "adviser.get",
    .meaning = "One adviser.",
    FIELDS(adviser_get_fields),
};
#undef RECORD

#define RECORD struct adviser_view
static const struct field adviser_view_fields[] = {
    {ID(adviser),          OPTIONAL, "the adviser"},
    {TEXT(body),           OPTIONAL, "bearer or C2RA"},
    {TEXT(c2ra),           OPTIONAL, "code of the regional body above"},
    {FLAG(is_c2ra),        OPTIONAL, "of the regional body itself"},
    {TEXT(departement),    OPTIONAL, "code: 01, 2A, 971"},
    {TEXT(region2013),     OPTIONAL, "region of 2013"},
    {TEXT(account),        OPTIONAL, "who asks in its name: an account of the gateway…"},
    {TEXT(principal),      OPTIONAL, "…or a program with a key of its own"},
    {INTEGER(to_answer),   OPTIONAL, "referrals that wait for this adviser"},
    {INTEGER(accompanied), OPTIONAL, "employers accompanied now"},
    {DATE(registered_on),  OPTIONAL, "since"},
    {DATE(retired_on),     OPTIONAL, "absent: active"},
};
const struct schema adviser_view_schema = {
    .name = "adviser",
    .meaning = "What is public of an adviser.",
    FIELDS(adviser_view_fields),
};
#undef RECORD

#define RECORD struct adviser_list
static const struct field adviser_list_fields[] = {
    {TEXT(body),        OPTIONAL, "only of this bearer or C2RA"},
    {TEXT(c2ra),        OPTIONAL, "only under this C2RA"},
    {FLAG(only_active), OPTIONAL, "without those who left"},
    {ID(after),         OPTIONAL, "continues after this one"},
    {INTEGER(limit),    OPTIONAL, "items a page, 50 when absent", RANGE(0, 200)},
};
const struct schema adviser_list_schema = {
    .name = "adviser.list",
    .meaning = "Advisers, in order of registration.",
    FIELDS(adviser_list_fields),
};
#undef RECORD

#define RECORD struct adviser_page
static const struct field adviser_page_fields[] = {
    {LIST_OF(items, items_count, &adviser_view_schema), OPTIONAL, "of the page"},
    {ID(next),                                          OPTIONAL, "where the next page begins; absent at the end"},
};
const struct schema adviser_page_schema = {
    .name = "adviser.list reply",
    .meaning = "What adviser.list answers.",
    FIELDS(adviser_page_fields),
};
#undef RECORD

#define RECORD struct bearer_list
static const struct field bearer_list_fields[] = {
    {TEXT(departement), OPTIONAL, "only this one"},
    {TEXT(c2ra),        OPTIONAL, "only under this C2RA"},
};
const struct schema bearer_list_schema = {
    .name = "bearer.list",
    .meaning = "Who bears the DLA of each département.",
    FIELDS(bearer_list_fields),
};
#undef RECORD

#define RECORD struct bearer_view
static const struct field bearer_view_fields[] = {
    {TEXT(departement), OPTIONAL, "code: 01, 2A, 971"},
    {TEXT(region2013),  OPTIONAL, "region of 2013"},
    {TEXT(bearer),      OPTIONAL, "code of the bearer"},
    {TEXT(bearer_name), OPTIONAL, "its name"},
    {TEXT(c2ra),        OPTIONAL, "code of the regional body above"},
    {TEXT(c2ra_name),   OPTIONAL, "its name"},
};
const struct schema bearer_view_schema = {
    .name = "bearer",
    .meaning = "Who bears the DLA of a département.",
    FIELDS(bearer_view_fields),
};
#undef RECORD

#define RECORD struct bearer_page
static const struct field bearer_page_fields[] = {
    {LIST_OF(items, items_count, &bearer_view_schema), OPTIONAL, "of the page"},
};
const struct schema bearer_page_schema = {
    .name = "bearer.list reply",
    .meaning = "What bearer.list answers.",
    FIELDS(bearer_page_fields),
};
#undef RECORD

#define RECORD struct referral_see
static const struct field referral_see_fields[] = {
    {ID(referral), REQUIRED, "the referral"},
};
const struct schema referral_see_schema = {
    .name = "referral.see",
    .meaning = "An adviser has read a referral.",
    FIELDS(referral_see_fields),
};
#undef RECORD

#define RECORD struct referral_accept
static const struct field referral_accept_fields[] = {
    {ID(referral),  REQUIRED, "the referral"},
    {TEXT(details), OPTIONAL, "in words", PRIVATE},
};
const struct schema referral_accept_schema = {
    .name = "referral.accept",
    .meaning = "An adviser takes a referral; the first acceptance does.",
    FIELDS(referral_accept_fields),
};
#undef RECORD

#define RECORD struct referral_decline
static const struct field referral_decline_fields[] = {
    {ID(referral),                   REQUIRED, "the referral"},
    {ENUM(reason, &decline_reasons), REQUIRED, "of a closed list"},
    {TEXT(details),                  OPTIONAL, "in words", PRIVATE},
};
const struct schema referral_decline_schema = {
    .name = "referral.decline",
    .meaning = "An adviser does not take it or, once it is escalated, the C2RA gives it up.",
    FIELDS(referral_decline_fields),
};
#undef RECORD

#define RECORD struct referral_reassign
static const struct field referral_reassign_fields[] = {
    {ID(referral),                             REQUIRED, "the referral"},
    {LIST(advisers, advisers_count, FIELD_ID), REQUIRED, "who is asked now, of the same C2RA"},
};
const struct schema referral_reassign_schema = {
    .name = "referral.reassign",
    .meaning = "The C2RA asks other advisers; those asked before are not any more.",
    FIELDS(referral_reassign_fields),
};
#undef RECORD

#define RECORD struct referral_hand_over
static const struct field referral_hand_over_fields[] = {
    {ID(referral), REQUIRED, "the referral"},
    {ID(adviser),  REQUIRED, "who goes on"},
};
const struct schema referral_hand_over_schema = {
    .name = "referral.hand_over",
    .meaning = "Another adviser goes on; by the adviser or the C2RA.",
    FIELDS(referral_hand_over_fields),
};
#undef RECORD

#define RECORD struct link_make
static const struct field link_make_fields[] = {
    {ID(asking), REQUIRED, "of `referral.sent`"},
};
const struct schema link_make_schema = {
    .name = "link.make",
    .meaning = "The one-time token by which an adviser answers one referral without an account.",
    FIELDS(link_make_fields),
};
#undef RECORD

#define RECORD struct link_made
static const struct field link_made_fields[] = {
    {TEXT(token),      OPTIONAL, "url-safe; nobody keeps it here"},
    {ID(referral),     OPTIONAL, "the referral"},
    {ID(adviser),      OPTIONAL, "to whom it may be sent, and to nobody else"},
    {DATE(expires_on), OPTIONAL, "the last day on which it answers"},
};
const struct schema link_made_schema = {
    .name = "link.make reply",
    .meaning = "What link.make answers; the same for the same asking.",
    FIELDS(link_made_fields),
};
#undef RECORD

#define RECORD struct link_show
static const struct field link_show_fields[] = {
    {TEXT(token), REQUIRED, "as it was sent"},
};
const struct schema link_show_schema = {
    .name = "link.show",
    .meaning = "What a link is about, before it answers; leaves it usable.",
    FIELDS(link_show_fields),
};
#undef RECORD

#define RECORD struct link_view
static const struct field link_view_fields[] = {
    {ID(referral),                  OPTIONAL, "the referral"},
    {ID(adviser),                   OPTIONAL, "the adviser"},
    {TEXT(departement),             OPTIONAL, "code: 01, 2A, 971"},
    {ENUM(form, &employer_forms),   OPTIONAL, "legal form of the employer"},
    {TEXT(siret),                   OPTIONAL, "SIRET of the employer"},
    {ENUM(metier, &metiers),        OPTIONAL, "of the job"},
    {SET(needs, &referral_needs),   OPTIONAL, "what the employer needs (D2)"},
    {ENUM(state, &referral_states), OPTIONAL, "of the referral"},
    {ENUM(asking, &asking_states),  OPTIONAL, "of this adviser"},
    {DATE(sent_on),                 OPTIONAL, "sent to this adviser on"},
    {DATE(answer_due_on),           OPTIONAL, "the last day to answer in time"},
    {DATE(expires_on),              OPTIONAL, "of the link"},
    {DATE(used_on),                 OPTIONAL, "absent: not yet"},
};
const struct schema link_view_schema = {
    .name = "link",
    .meaning = "What somebody who has a link sees of its referral.",
    FIELDS(link_view_fields),
};
#undef RECORD

#define RECORD struct referral_answer_by_link
static const struct field referral_answer_by_link_fields[] = {
    {TEXT(token),                    REQUIRED, "as it was sent"},
    {ID(referral),                   OPTIONAL, "which one is believed to be answered: refused when it is not the link's"},
    {ENUM(answer, &link_answers),    REQUIRED, "`see` leaves the link usable"},
    {ENUM(reason, &decline_reasons), OPTIONAL, "to decline: of a closed list"},
    {TEXT(details),                  OPTIONAL, "in words", PRIVATE},
};
const struct schema referral_answer_by_link_schema = {
    .name = "referral.answer_by_link",
    .meaning = "An adviser answers without an account, once.",
    FIELDS(referral_answer_by_link_fields),
};
#undef RECORD

#define RECORD struct referral_diagnose
static const struct field referral_diagnose_fields[] = {
    {ID(referral),                REQUIRED, "the referral"},
    {SET(needs, &referral_needs), REQUIRED, "as found"},
    {DATE(diagnosed_on),          OPTIONAL, "business date; today when absent"},
    {TEXT(details),               OPTIONAL, "the diagnosis in short", PRIVATE},
};
const struct schema referral_diagnose_schema = {
    .name = "referral.diagnose",
    .meaning = "The adviser has analysed the employer's situation.",
    FIELDS(referral_diagnose_fields),
};
#undef RECORD

#define RECORD struct referral_plan
static const struct field referral_plan_fields[] = {
    {ID(referral),                 REQUIRED, "the referral"},
    {SET(themes, &referral_needs), REQUIRED, "what it works on"},
    {DATE(planned_on),             OPTIONAL, "business date; today when absent"},
    {TEXT(details),                OPTIONAL, "the plan in short", PRIVATE},
};
const struct schema referral_plan_schema = {
    .name = "referral.plan",
    .meaning = "Adviser and employer agree on a plan.",
    FIELDS(referral_plan_fields),
};
#undef RECORD

#define RECORD struct referral_start_engineering
static const struct field referral_start_engineering_fields[] = {
    {ID(referral),     REQUIRED, "the referral"},
    {DATE(started_on), OPTIONAL, "business date; today when absent"},
};
const struct schema referral_start_engineering_schema = {
    .name = "referral.start_engineering",
    .meaning = "The missions of the plan begin.",
    FIELDS(referral_start_engineering_fields),
};
#undef RECORD

#define RECORD struct referral_follow_up
static const struct field referral_follow_up_fields[] = {
    {ID(referral),      REQUIRED, "the referral"},
    {DATE(followed_on), OPTIONAL, "business date; today when absent"},
    {TEXT(details),     OPTIONAL, "in words", PRIVATE},
};
const struct schema referral_follow_up_schema = {
    .name = "referral.follow_up",
    .meaning = "The missions are over, or none was needed: the effects are watched.",
    FIELDS(referral_follow_up_fields),
};
#undef RECORD

#define RECORD struct referral_close
static const struct field referral_close_fields[] = {
    {ID(referral),                      REQUIRED, "the referral"},
    {ENUM(outcome, &referral_outcomes), REQUIRED, "of a closed list"},
    {INTEGER(jobs_concerned),           OPTIONAL, "jobs of the employer that it was about", RANGE(0, 10000)},
    {INTEGER(jobs_consolidated),        OPTIONAL, "of which made to last", RANGE(0, 10000)},
    {INTEGER(satisfaction),             OPTIONAL, "of the employer, 1 to 5; 0: not asked", RANGE(0, 5)},
    {DATE(closed_on),                   OPTIONAL, "business date; today when absent"},
    {TEXT(details),                     OPTIONAL, "in words", PRIVATE},
};
const struct schema referral_close_schema = {
    .name = "referral.close",
    .meaning = "The accompaniment is over.",
    FIELDS(referral_close_fields),
};
#undef RECORD

#define RECORD struct impact_measure
static const struct field impact_measure_fields[] = {
    {ID(referral),                  REQUIRED, "the referral"},
    {INTEGER(jobs_kept),            OPTIONAL, "of the jobs concerned", RANGE(0, 10000)},
    {INTEGER(jobs_created),         OPTIONAL, "since the closing", RANGE(0, 10000)},
    {ENUM(trend, &activity_trends), REQUIRED, "how the activity went"},
    {INTEGER(satisfaction),         OPTIONAL, "of the employer, 1 to 5; 0: not asked", RANGE(0, 5)},
    {DATE(measured_on),             OPTIONAL, "business date; today when absent"},
    {TEXT(details),                 OPTIONAL, "in words", PRIVATE},
};
const struct schema impact_measure_schema = {
    .name = "impact.measure",
    .meaning = "What lasts of an accompaniment, 6 to 24 months after.",
    FIELDS(impact_measure_fields),
};
#undef RECORD

#define RECORD struct mission_plan
static const struct field mission_plan_fields[] = {
    {ID(mission),                  REQUIRED, "chosen by the caller, so that a retry is the same mission"},
    {ID(referral),                 REQUIRED, "whose plan asks for it"},
    {ENUM(kind, &mission_kinds),   REQUIRED, "individual or collective"},
    {ENUM(theme, &referral_needs), REQUIRED, "what it works on"},
    {TEXT(provider),               OPTIONAL, "SIREN; may be chosen later"},
    {INTEGER(days),                OPTIONAL, "of work", RANGE(1, 100)},
    {INTEGER(cost_cents),          OPTIONAL, "what it costs in all", RANGE(0, 100000000)},
    {DATE(starts_on),              OPTIONAL, "first day foreseen"},
    {DATE(ends_on),                OPTIONAL, "last day foreseen"},
};
const struct schema mission_plan_schema = {
    .name = "mission.plan",
    .meaning = "A provider is to work for an employer, or for several.",
    FIELDS(mission_plan_fields),
};
#undef RECORD

#define RECORD struct mission_join
static const struct field mission_join_fields[] = {
    {ID(mission),  REQUIRED, "the mission"},
    {ID(referral), REQUIRED, "of the employer that joins"},
};
const struct schema mission_join_schema = {
    .name = "mission.join",
    .meaning = "Another employer takes part in a collective mission.",
    FIELDS(mission_join_fields),
};
#undef RECORD

#define RECORD struct mission_complete
static const struct field mission_complete_fields[] = {
    {ID(mission),         REQUIRED, "the mission"},
    {TEXT(provider),      OPTIONAL, "SIREN; when it was not chosen before"},
    {INTEGER(days),       OPTIONAL, "as planned when absent", RANGE(0, 100)},
    {INTEGER(cost_cents), OPTIONAL, "as planned when absent", RANGE(0, 100000000)},
    {DATE(completed_on),  OPTIONAL, "business date; today when absent"},
};
const struct schema mission_complete_schema = {
    .name = "mission.complete",
    .meaning = "It is done, with what it really took.",
    FIELDS(mission_complete_fields),
};
#undef RECORD

#define RECORD struct mission_cancel
static const struct field mission_cancel_fields[] = {
    {ID(mission),                          REQUIRED, "the mission"},
    {ENUM(reason, &mission_cancellations), REQUIRED, "of a closed list"},
};
const struct schema mission_cancel_schema = {
    .name = "mission.cancel",
    .meaning = "It will not be.",
    FIELDS(mission_cancel_fields),
};
#undef RECORD

#define RECORD struct mission_list
static const struct field mission_list_fields[] = {
    {ID(referral),                 OPTIONAL, "only those that it takes part in"},
    {ENUM(theme, &referral_needs), OPTIONAL, "only on this theme"},
    {ENUM(state, &mission_states), OPTIONAL, "only in this state"},
    {ID(after),                    OPTIONAL, "continues after this one"},
    {INTEGER(limit),               OPTIONAL, "items a page, 50 when absent", RANGE(0, 200)},
};
const struct schema mission_list_schema = {
    .name = "mission.list",
    .meaning = "Missions, in order of planning.",
    FIELDS(mission_list_fields),
};
#undef RECORD

#define RECORD struct mission_view
static const struct field mission_view_fields[] = {
    {ID(mission),                  OPTIONAL, "the mission"},
    {ID(referral),                 OPTIONAL, "whose plan asked for it"},
    {TEXT(departement),            OPTIONAL, "code: 01, 2A, 971"},
    {ENUM(kind, &mission_kinds),   OPTIONAL, "individual or collective"},
    {ENUM(theme, &referral_needs), OPTIONAL, "what it works on"},
    {ENUM(state, &mission_states), OPTIONAL, "where it is"},
    {TEXT(provider),               OPTIONAL, "SIREN of who provides"},
    {INTEGER(days),                OPTIONAL, "days"},
    {INTEGER(cost_cents),          OPTIONAL, "cents"},
    {INTEGER(employers),           OPTIONAL, "that take part"},
    {DATE(starts_on),              OPTIONAL, "starts on"},
    {DATE(ends_on),                OPTIONAL, "foreseen; the last day once it is done"},
};
const struct schema mission_view_schema = {
    .name = "mission",
    .meaning = "What is known of a mission.",
    FIELDS(mission_view_fields),
};
#undef RECORD

#define RECORD struct mission_page
static const struct field mission_page_fields[] = {
    {LIST_OF(items, items_count, &mission_view_schema), OPTIONAL, "of the page"},
    {ID(next),                                          OPTIONAL, "where the next page begins; absent at the end"},
};
const struct schema mission_page_schema = {
    .name = "mission.list reply",
    .meaning = "What mission.list answers.",
    FIELDS(mission_page_fields),
};
#undef RECORD
