#include "services/regional/requests.h"

#include "common/messages/dla.h"
#include "common/messages/registration.h"
#include "common/messages/sectoral.h"
#include "common/service/request_table.h"
#include "services/regional/area.h"
#include "services/regional/briefing.h"
#include "services/regional/case.h"
#include "services/regional/encounter.h"
#include "services/regional/item.h"
#include "services/regional/notebook.h"
#include "services/regional/opinion.h"
#include "services/regional/orientation.h"
#include "services/regional/session.h"
#include "services/regional/settings.h"
#include "services/regional/sponsor.h"

/* Section 10 of the domain.  The gateway never appears: it asks as the person it speaks for.  The
 * ministry reads all that is public, reporting follows and may look things up. */
#define FIELD_WORK (MAY(REGIONAL))
#define READERS    (MAY(MINISTRY) | MAY(REGIONAL) | MAY(REPORTING))

/* clang-format off */
static const struct request_rule requests[] = {
    QUERY(hub_territory,            READERS,       NULL,                    "",            coverage_answer_territory, hub_territory_page),
    REVEALING(hub_read_note,        FIELD_WORK,    area_of_note,            "note",        notebook_decide_read, hub_note, note),
    COMMAND(briefing_record,        FIELD_WORK,    area_of_new_briefing,    "departement", briefing_decide_record),
    QUERY(briefing_list,            READERS,       NULL,                    "",            briefing_answer_list, briefing_page),

    COMMAND(case_assign,            FIELD_WORK,    area_of_case,            "job",         case_decide_assign),
    COMMAND(case_release,           FIELD_WORK,    area_of_case,            "job",         case_decide_release),
    QUERY(case_get,                 READERS,       area_of_case,            "job",         case_answer_get, case_view),
    QUERY(case_list,                READERS,       NULL,                    "",            case_answer_list, case_page),
    QUERY(case_timeline,            READERS,       area_of_case,            "job",         case_answer_timeline, case_history),
    COMMAND(contact_record,         FIELD_WORK,    area_of_contact_case,    "job",         encounter_decide_record),
    QUERY(contact_list,             READERS,       NULL,                    "",            encounter_answer_list, contact_page),

    REPLYING(opinion_give,          FIELD_WORK,    area_of_opinion_case,    "job",         opinion_decide_give),
    QUERY(opinion_get,              READERS,       area_of_opinion,         "opinion",     opinion_answer_get, opinion_view),
    QUERY(opinion_list,             READERS,       NULL,                    "",            opinion_answer_list, opinion_page),

    COMMAND(item_complete,          FIELD_WORK,    area_of_item,            "item",        item_decide_complete),
    COMMAND(item_drop_by_hand,      FIELD_WORK,    area_of_item,            "item",        item_decide_drop),
    QUERY(item_get,                 READERS,       area_of_item,            "item",        item_answer_get, item_view),
    QUERY(item_list,                READERS,       NULL,                    "",            item_answer_list, item_page),
    QUERY(item_count,               READERS,       NULL,                    "",            item_answer_count, item_counts),

    COMMAND(session_plan,           FIELD_WORK,    area_of_new_session,     "departement", session_decide_plan),
    COMMAND(session_amend,          FIELD_WORK,    area_of_session,         "session",     session_decide_amend),
    REPLYING(session_enrol,         FIELD_WORK,    area_of_session,         "session",     session_decide_enrol),
    COMMAND(session_withdraw,       FIELD_WORK,    area_of_session,         "session",     session_decide_withdraw),
    COMMAND(session_hold,           FIELD_WORK,    area_of_session,         "session",     session_decide_hold),
    COMMAND(session_cancel,         FIELD_WORK,    area_of_session,         "session",     session_decide_cancel),
    QUERY(session_get,              READERS,       area_of_session,         "session",     session_answer_get, session_view),
    QUERY(session_list,             READERS,       NULL,                    "",            session_answer_list, session_page),
    QUERY(session_tutors,           READERS,       area_of_session,         "session",     session_answer_tutors, session_roll),

    COMMAND(sponsor_pledge,         FIELD_WORK,    area_of_new_sponsor,     "departements", sponsor_decide_pledge),
    COMMAND(sponsor_amend,          FIELD_WORK,    area_of_sponsor,         "sponsor",     sponsor_decide_amend),
    COMMAND(sponsor_close,          FIELD_WORK,    area_of_sponsor,         "sponsor",     sponsor_decide_close),
    REVEALING(sponsor_contact,      FIELD_WORK,    area_of_sponsor,         "sponsor",     sponsor_decide_contact, sponsor, sponsor),
    COMMAND(sponsor_erase,          MAY(OPERATOR), NULL,                    "",            sponsor_decide_erase),
    COMMAND(sponsor_propose,        FIELD_WORK,    area_of_new_sponsorship, "job",         sponsor_decide_propose),
    COMMAND(sponsor_accept,         FIELD_WORK,    area_of_sponsorship,     "sponsorship", sponsor_decide_accept),
    COMMAND(sponsor_decline_by_company, FIELD_WORK, area_of_sponsorship,    "sponsorship", sponsor_decide_decline),
    COMMAND(sponsor_meet,           FIELD_WORK,    area_of_meeting,         "sponsorship", sponsor_decide_meet),
    COMMAND(sponsor_end,            FIELD_WORK,    area_of_sponsorship,     "sponsorship", sponsor_decide_end),
    QUERY(sponsor_get,              READERS,       area_of_sponsor,         "sponsor",     sponsor_answer_get, sponsor_view),
    QUERY(sponsor_list,             READERS,       NULL,                    "",            sponsor_answer_list, sponsor_page),
    QUERY(sponsor_suggest,          READERS,       area_of_case,            "job",         sponsor_answer_suggest, sponsor_ranking),
    QUERY(sponsorship_list,         READERS,       NULL,                    "",            sponsor_answer_sponsorships, sponsorship_page),

    COMMAND(referral_request,       FIELD_WORK,    area_of_new_referral,    "job",         orientation_decide_request),
    COMMAND(referral_withdraw,      FIELD_WORK,    area_of_referral,        "referral",    orientation_decide_withdraw),
    QUERY(orientation_get,          READERS,       area_of_referral,        "referral",    orientation_answer_get, orientation_view),
    QUERY(orientation_list,         READERS,       NULL,                    "",            orientation_answer_list, orientation_page),
};

static const struct event_rule events[] = {
    {&hub_territory_defined_schema,     coverage_apply_defined},
    {&hub_territory_ended_schema,       coverage_apply_ended},
    {&hub_decider_known_schema,         coverage_apply_decider},
    {&employer_noted_schema,            orientation_apply_employer},
    {&hub_note_read_schema,             notebook_apply_read},
    {&hub_note_erased_schema,           notebook_apply_erased},
    {&briefing_held_schema,             briefing_apply_held},
    {&case_opened_schema,               case_apply_opened},
    {&case_moved_schema,                case_apply_moved},
    {&case_assigned_schema,             case_apply_assigned},
    {&case_released_schema,             case_apply_released},
    {&contact_recorded_schema,          encounter_apply_recorded},
    {&opinion_given_schema,             opinion_apply_given},
    {&item_due_schema,                  item_apply_due},
    {&item_moved_schema,                item_apply_moved},
    {&item_late_schema,                 item_apply_late},
    {&item_done_schema,                 item_apply_done},
    {&item_dropped_schema,              item_apply_dropped},
    {&session_planned_schema,           session_apply_planned},
    {&session_amended_schema,           session_apply_amended},
    {&session_enrolled_schema,          session_apply_enrolled},
    {&session_withdrawn_schema,         session_apply_withdrawn},
    {&session_promoted_schema,          session_apply_promoted},
    {&session_held_schema,              session_apply_held},
    {&session_attended_schema,          session_apply_attended},
    {&session_cancelled_schema,         session_apply_cancelled},
    {&sponsor_pledged_schema,           sponsor_apply_pledged},
    {&sponsor_amended_schema,           sponsor_apply_amended},
    {&sponsor_closed_schema,            sponsor_apply_closed},
    {&sponsor_proposed_schema,          sponsor_apply_proposed},
    {&sponsor_accepted_schema,          sponsor_apply_accepted},
    {&sponsor_declined_schema,          sponsor_apply_declined},
    {&sponsor_met_schema,               sponsor_apply_met},
    {&sponsor_ended_schema,             sponsor_apply_ended},
    {&referral_requested_schema,        orientation_apply_requested},
    {&referral_withdrawal_asked_schema, orientation_apply_withdrawal_asked},
    {&referral_heard_schema,            orientation_apply_heard},
};

static const struct reaction_rule reactions[] = {
    {"registration", &employer_registered_schema,          orientation_hear_employer},
    {"registration", &employer_amended_schema,             orientation_hear_amended},
    {"registration", &employer_merged_schema,              orientation_hear_merged},
    {"registration", &job_proposed_schema,                 case_hear_proposed},
    {"registration", &job_approved_schema,                 case_hear_approved},
    {"registration", &opinion_unmet_schema,                case_hear_opinion_unmet},
    {"registration", &decider_defined_schema,              coverage_hear_met},
    {"registration", &decider_unmet_schema,                coverage_hear_unmet},
    {"registration", &job_refused_schema,                  case_hear_refused},
    {"registration", &job_withdrawn_schema,                case_hear_withdrawn},
    {"registration", &job_closed_schema,                   case_hear_closed},
    {"registration", &contract_signed_schema,              case_hear_signed},
    {"registration", &contract_tutor_assigned_schema,      case_hear_tutor_assigned},
    {"registration", &contract_tutor_released_schema,      case_hear_tutor_released},
    {"registration", &contract_extended_schema,            case_hear_extended},
    {"registration", &contract_converted_schema,           case_hear_converted},
    {"registration", &contract_suspended_schema,           case_hear_suspended},
    {"registration", &contract_resumed_schema,             case_hear_resumed},
    {"registration", &contract_broken_schema,              case_hear_broken},
    {"registration", &contract_ended_schema,               case_hear_ended},
    {"registration", &exit_recorded_schema,                case_hear_exit},
    {"registration", &exit_recorded_later_schema,          case_hear_exit_later},
    {"registration", &person_erased_schema,                case_hear_person_erased},
    {"sectoral",     &path_confirmed_schema,               case_hear_path_confirmed},
    {"dla",          &referral_received_schema,            orientation_hear_step},
    {"dla",          &referral_refused_schema,             orientation_hear_step},
    {"dla",          &referral_sent_schema,                orientation_hear_step},
    {"dla",          &referral_seen_schema,                orientation_hear_step},
    {"dla",          &referral_reminded_schema,            orientation_hear_step},
    {"dla",          &referral_escalated_schema,           orientation_hear_step},
    {"dla",          &referral_reassigned_schema,          orientation_hear_step},
    {"dla",          &referral_accepted_schema,            orientation_hear_step},
    {"dla",          &referral_handed_over_schema,         orientation_hear_step},
    {"dla",          &referral_declined_schema,            orientation_hear_step},
    {"dla",          &referral_diagnosed_schema,           orientation_hear_step},
    {"dla",          &referral_planned_schema,             orientation_hear_step},
    {"dla",          &referral_engineering_started_schema, orientation_hear_step},
    {"dla",          &referral_followed_up_schema,         orientation_hear_step},
    {"dla",          &referral_closed_schema,              orientation_hear_step},
    {"dla",          &referral_withdrawn_schema,           orientation_hear_step},
    {"dla",          &referral_too_late_schema,            orientation_hear_step},
};

/* P1: rules need nothing of the vault; events say which rows there are. */
static const struct vault_rule vault[] = {
    {"hub_note.private", &hub_note_private_schema, NULL},
    {"sponsor.private",  &sponsor_private_schema,  NULL},
};
/* clang-format on */

/* Items first: what is late is what people wait for. */
static void due(const struct context *context, struct decision *out)
{
    item_due_by_now(context, out);
    if (out->event_count == 0)
        notebook_due(context, out);
}

const struct rules regional_rules = {
    .name = "regional",
    TABLES,
    .settings = &regional_settings_schema,
    .state_open = regional_state_open,
    .state_close = regional_state_close,
    .settle = coverage_settle,
    .follows = coverage_follows,
    .due = due,
};
