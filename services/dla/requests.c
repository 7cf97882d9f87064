#include "services/dla/requests.h"

#include "common/messages/dla.h"
#include "common/messages/regional.h"
#include "common/service/request_table.h"
#include "services/dla/adviser.h"
#include "services/dla/bearer.h"
#include "services/dla/due.h"
#include "services/dla/link.h"
#include "services/dla/mission.h"
#include "services/dla/note.h"
#include "services/dla/referral.h"
#include "services/dla/settings.h"
#include "services/dla/state.h"

/* Section 10 of the domain: advisers answer for their own referrals, hubs and the ministry read.  A
 * link speaks for an adviser through whatever serves it: the gateway, or the public itself.  The
 * operator brings advisers in and answers nothing in their name. */
#define ADVISERS        (MAY(DLA))
#define REGISTRARS      (MAY(DLA) | MAY(OPERATOR))
#define READERS         (MAY(MINISTRY) | MAY(REGIONAL) | MAY(DLA) | MAY(OPERATOR))
#define PRIVATE_READERS (MAY(REGIONAL) | MAY(DLA))
#define SENDERS         (MAY(GATEWAY))
#define ANYBODY         (MAY(GATEWAY) | MAY(PUBLIC))

/* clang-format off */
static const struct request_rule requests[] = {
    COMMAND(adviser_register,           REGISTRARS, NULL,                     "",         adviser_decide_register),
    COMMAND(adviser_retire,             REGISTRARS, adviser_departement,      "adviser",  adviser_decide_retire),
    REVEALING(adviser_contact,          PRIVATE_READERS | MAY(GATEWAY), adviser_contact_departement, "referral", adviser_decide_contact, adviser, adviser),
    COMMAND(adviser_erase,              MAY(OPERATOR), NULL,                  "",         adviser_decide_erase),
    QUERY(adviser_get,                  READERS,    adviser_departement,      "adviser",  adviser_answer_get, adviser_view),
    QUERY(adviser_list,                 READERS,    NULL,                     "",         adviser_answer_list, adviser_page),
    QUERY(bearer_list,                  READERS,    NULL,                     "",         bearer_answer_list, bearer_page),

    COMMAND(referral_see,               ADVISERS,   referral_departement,     "referral", referral_decide_see),
    COMMAND(referral_accept,            ADVISERS,   referral_departement,     "referral", referral_decide_accept),
    COMMAND(referral_decline,           ADVISERS,   referral_departement,     "referral", referral_decide_decline),
    COMMAND(referral_reassign,          ADVISERS,   referral_departement,     "referral", referral_decide_reassign),
    COMMAND(referral_hand_over,         ADVISERS,   referral_departement,     "referral", referral_decide_hand_over),

    QUERY(link_make,                    SENDERS,    NULL,                     "",         link_answer_make, link_made),
    QUERY(link_show,                    ANYBODY,    NULL,                     "",         link_answer_show, link_view),
    COMMAND(referral_answer_by_link,    ANYBODY,    NULL,                     "",         link_decide_answer),

    COMMAND(referral_diagnose,          ADVISERS,   referral_departement,     "referral", referral_decide_diagnose),
    COMMAND(referral_plan,              ADVISERS,   referral_departement,     "referral", referral_decide_plan),
    COMMAND(referral_start_engineering, ADVISERS,   referral_departement,     "referral", referral_decide_start_engineering),
    COMMAND(referral_follow_up,         ADVISERS,   referral_departement,     "referral", referral_decide_follow_up),
    COMMAND(referral_close,             ADVISERS,   referral_departement,     "referral", referral_decide_close),
    COMMAND(impact_measure,             ADVISERS,   referral_departement,     "referral", referral_decide_measure),

    COMMAND(mission_plan,               ADVISERS,   mission_new_departement,  "referral", mission_decide_plan),
    COMMAND(mission_join,               ADVISERS,   mission_departement,      "mission",  mission_decide_join),
    COMMAND(mission_complete,           ADVISERS,   mission_departement,      "mission",  mission_decide_complete),
    COMMAND(mission_cancel,             ADVISERS,   mission_departement,      "mission",  mission_decide_cancel),
    QUERY(mission_list,                 READERS,    NULL,                     "",         mission_answer_list, mission_page),

    QUERY(referral_get,                 READERS,    referral_departement,     "referral", referral_answer_get, referral_detail),
    QUERY(referral_list,                READERS,    NULL,                     "",         referral_answer_list, referral_page),
    QUERY(referral_inbox,               ADVISERS,   NULL,                     "",         inbox_answer, inbox_page),
    REVEALING(note_consult,             PRIVATE_READERS, note_departement,    "note",     note_decide_consult, note, note),
    COMMAND(note_erase,                 MAY(OPERATOR), NULL,                  "",         note_decide_erase),
};

static const struct event_rule events[] = {
    {&bearer_defined_schema,               bearer_apply_defined},
    {&adviser_registered_schema,           adviser_apply_registered},
    {&adviser_retired_schema,              adviser_apply_retired},
    {&adviser_contact_read_schema,         adviser_apply_contact_read},
    {&adviser_erased_schema,               adviser_apply_erased},
    {&referral_received_schema,            referral_apply_received},
    {&referral_refused_schema,             referral_apply_refused},
    {&referral_sent_schema,                referral_apply_sent},
    {&referral_seen_schema,                referral_apply_seen},
    {&referral_reminded_schema,            referral_apply_reminded},
    {&referral_escalated_schema,           referral_apply_escalated},
    {&referral_reassigned_schema,          referral_apply_reassigned},
    {&referral_accepted_schema,            referral_apply_accepted},
    {&referral_taken_schema,               referral_apply_taken},
    {&referral_declined_schema,            referral_apply_declined},
    {&referral_handed_over_schema,         referral_apply_handed_over},
    {&referral_diagnosed_schema,           referral_apply_diagnosed},
    {&referral_planned_schema,             referral_apply_planned},
    {&referral_engineering_started_schema, referral_apply_engineering_started},
    {&referral_followed_up_schema,         referral_apply_followed_up},
    {&referral_closed_schema,              referral_apply_closed},
    {&referral_withdrawn_schema,           referral_apply_withdrawn},
    {&referral_too_late_schema,            referral_apply_too_late},
    {&referral_late_schema,                referral_apply_late},
    {&link_used_schema,                    referral_apply_link_used},
    {&note_read_schema,                    note_apply_read},
    {&note_erased_schema,                  note_apply_erased},
    {&mission_planned_schema,              mission_apply_planned},
    {&mission_joined_schema,               mission_apply_joined},
    {&mission_completed_schema,            mission_apply_completed},
    {&mission_cancelled_schema,            mission_apply_cancelled},
    {&impact_measured_schema,              referral_apply_measured},
};

/* Hubs ask in their own journals; every département, in one set. */
static const struct reaction_rule reactions[] = {
    {"regional", &referral_requested_schema,        referral_hear_requested},
    {"regional", &referral_withdrawal_asked_schema, referral_hear_withdrawal},
};

/* P1: nothing of it is recalled. */
static const struct vault_rule vault[] = {
    {"adviser.private", &adviser_private_schema, NULL},
    {"note.private",    &note_private_schema,    NULL},
};
/* clang-format on */

const struct rules dla_rules = {
    .name = "dla",
    TABLES,
    .settings = &dla_settings_schema,
    .state_open = dla_state_open,
    .state_close = dla_state_close,
    .create = bearer_settle,
    .settle = bearer_settle,
    .due = dla_due,
};
