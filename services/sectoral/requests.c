#include "services/sectoral/requests.h"

#include "common/messages/registration.h"
#include "common/service/request_table.h"
#include "services/sectoral/attestation.h"
#include "services/sectoral/badge.h"
#include "services/sectoral/candidate.h"
#include "services/sectoral/competence.h"
#include "services/sectoral/match.h"
#include "services/sectoral/path_action.h"
#include "services/sectoral/path_text.h"
#include "services/sectoral/practice.h"
#include "services/sectoral/resource.h"
#include "services/sectoral/sector.h"
#include "services/sectoral/settings.h"
#include "services/sectoral/transmission.h"
#include "services/sectoral/vacancy.h"

/* Section 10 of the domain: the hub of the sector decides, regional hubs and the ministry read.
 * Nothing here is contact data.  The gateway asks as the person it speaks for. */
#define HUB     (MAY(SECTORAL))
#define READERS (MAY(SECTORAL) | MAY(REGIONAL) | MAY(MINISTRY))

/* A hub writes for its own sector, whatever the key of another one asks (M1). */
#define OF_THE_SECTOR(function)                                                                    \
    static int mine_##function(const struct context *context, const void *request,                 \
                               struct decision *out, struct refusal *refusal)                      \
    {                                                                                              \
        return sector_check_caller(context, refusal) < 0                                           \
                   ? -1                                                                            \
                   : function(context, request, out, refusal);                                     \
    }
OF_THE_SECTOR(competence_decide_define)
OF_THE_SECTOR(competence_decide_amend)
OF_THE_SECTOR(competence_decide_retire)
OF_THE_SECTOR(practice_decide_link)
OF_THE_SECTOR(practice_decide_unlink)
OF_THE_SECTOR(resource_decide_publish)
OF_THE_SECTOR(resource_decide_amend)
OF_THE_SECTOR(resource_decide_withdraw)
OF_THE_SECTOR(path_action_decide_plan)
OF_THE_SECTOR(path_action_decide_amend)
OF_THE_SECTOR(path_action_decide_confirm)
OF_THE_SECTOR(path_action_decide_start)
OF_THE_SECTOR(path_action_decide_complete)
OF_THE_SECTOR(path_action_decide_abandon)
OF_THE_SECTOR(path_text_decide_action)
OF_THE_SECTOR(attestation_decide_issue)
OF_THE_SECTOR(attestation_decide_revoke)
OF_THE_SECTOR(path_text_decide_attestation)
OF_THE_SECTOR(transmission_decide_hold)

/* clang-format off */
static const struct request_rule requests[] = {
    QUERY(sector_get,               READERS, NULL,                      "",            sector_answer_get, sector_view),

    REPLYING(competence_define,     HUB,     NULL,                      "",            mine_competence_decide_define),
    REPLYING(competence_amend,      HUB,     NULL,                      "",            mine_competence_decide_amend),
    COMMAND(competence_retire,      HUB,     NULL,                      "",            mine_competence_decide_retire),
    QUERY(competence_get,           READERS, NULL,                      "",            competence_answer_get, competence_view),
    QUERY(competence_list,          READERS, NULL,                      "",            competence_answer_list, competence_page),
    COMMAND(practice_link,          HUB,     NULL,                      "",            mine_practice_decide_link),
    COMMAND(practice_unlink,        HUB,     NULL,                      "",            mine_practice_decide_unlink),
    QUERY(practice_get,             READERS, NULL,                      "",            practice_answer_get, practice_view),
    QUERY(practice_list,            READERS, NULL,                      "",            practice_answer_list, practice_page),

    COMMAND(resource_publish,       HUB,     NULL,                      "",            mine_resource_decide_publish),
    REPLYING(resource_amend,        HUB,     NULL,                      "",            mine_resource_decide_amend),
    COMMAND(resource_withdraw,      HUB,     NULL,                      "",            mine_resource_decide_withdraw),
    QUERY(resource_get,             READERS, NULL,                      "",            resource_answer_get, resource_view),
    QUERY(resource_list,            READERS, NULL,                      "",            resource_answer_list, resource_page),

    QUERY(path_get,                 READERS, path_territory,            "contract",    path_answer_get, path_view),
    QUERY(path_list,                READERS, NULL,                      "",            path_answer_list, path_page),
    COMMAND(path_plan_action,       HUB,     path_action_territory_of_new, "contract",   mine_path_action_decide_plan),
    COMMAND(path_amend_action,      HUB,     path_action_territory,     "action",      mine_path_action_decide_amend),
    COMMAND(path_confirm_action,    HUB,     path_action_territory,     "action",      mine_path_action_decide_confirm),
    COMMAND(path_start_action,      HUB,     path_action_territory,     "action",      mine_path_action_decide_start),
    COMMAND(path_complete_action,   HUB,     path_action_territory,     "action",      mine_path_action_decide_complete),
    COMMAND(path_abandon_action,    HUB,     path_action_territory,     "action",      mine_path_action_decide_abandon),
    REVEALING(path_action_text,     HUB,     path_action_territory,     "action",      mine_path_text_decide_action, path, action),
    QUERY(path_action_get,          READERS, path_action_territory,     "action",      path_action_answer_get, path_action_view),
    QUERY(path_action_list,         READERS, NULL,                      "",            path_action_answer_list, path_action_page),

    REPLYING(attestation_issue,     HUB,     attestation_territory_of_new, "contract", mine_attestation_decide_issue),
    COMMAND(attestation_revoke,     HUB,     attestation_territory,     "attestation", mine_attestation_decide_revoke),
    REVEALING(attestation_text,     HUB,     attestation_territory,     "attestation", mine_path_text_decide_attestation, attestation, attestation),
    QUERY(attestation_get,          READERS, attestation_territory,     "attestation", attestation_answer_get, attestation_view),
    QUERY(attestation_list,         READERS, NULL,                      "",            attestation_answer_list, attestation_page),
    QUERY(attestation_badge,        READERS, attestation_territory,     "attestation", badge_answer, badge_view),

    COMMAND(transmission_hold,      HUB,     transmission_territory_of_new, "contract", mine_transmission_decide_hold),
    QUERY(transmission_get,         READERS, transmission_territory,    "transmission", transmission_answer_get, transmission_view),
    QUERY(transmission_list,        READERS, NULL,                      "",            transmission_answer_list, transmission_page),

    QUERY(candidate_list,           READERS, NULL,                      "",            candidate_answer_list, candidate_page),
    QUERY(vacancy_list,             READERS, NULL,                      "",            vacancy_answer_list, vacancy_page),
    QUERY(match_jobs,               READERS, match_territory_of_person, "person",      match_answer_jobs, match_jobs_reply),
    QUERY(match_people,             READERS, match_territory_of_job,    "job",         match_answer_people, match_people_reply),
};

static const struct event_rule events[] = {
    {&sector_opened_schema,                 sector_apply_opened},
    {&sector_changed_schema,                sector_apply_changed},
    {&competence_defined_schema,            competence_apply_defined},
    {&competence_amended_schema,            competence_apply_amended},
    {&competence_retired_schema,            competence_apply_retired},
    {&practice_linked_schema,               practice_apply_linked},
    {&practice_unlinked_schema,             practice_apply_unlinked},
    {&resource_published_schema,            resource_apply_published},
    {&resource_amended_schema,              resource_apply_amended},
    {&resource_withdrawn_schema,            resource_apply_withdrawn},
    {&path_opened_schema,                   path_apply_opened},
    {&path_term_moved_schema,               path_apply_term_moved},
    {&path_confirmed_schema,                path_apply_confirmed},
    {&path_closed_schema,                   path_apply_closed},
    {&path_text_read_schema,                path_text_apply_read},
    {&path_text_erased_schema,              path_text_apply_erased},
    {&path_action_planned_schema,           path_action_apply_planned},
    {&path_action_amended_schema,           path_action_apply_amended},
    {&path_action_confirmed_schema,         path_action_apply_confirmed},
    {&path_action_started_schema,           path_action_apply_started},
    {&path_action_completed_schema,         path_action_apply_completed},
    {&path_action_abandoned_schema,         path_action_apply_abandoned},
    {&attestation_issued_schema,            attestation_apply_issued},
    {&attestation_revoked_schema,           attestation_apply_revoked},
    {&transmission_held_schema,             transmission_apply_held},
    {&transmission_resource_written_schema, transmission_apply_written},
    {&vacancy_opened_schema,                vacancy_apply_opened},
    {&vacancy_closed_schema,                vacancy_apply_closed},
    {&candidate_noted_schema,               candidate_apply_noted},
    {&candidate_found_eligible_schema,      candidate_apply_found},
    {&candidate_engaged_schema,             candidate_apply_engaged},
    {&candidate_freed_schema,               candidate_apply_freed},
    {&candidate_forgotten_schema,           candidate_apply_forgotten},
};

/* What registration says and this hub needs; contracts of other sectors only say who is free. */
static const struct reaction_rule reactions[] = {
    {"registration", &job_approved_schema,       vacancy_hear_approved},
    {"registration", &job_withdrawn_schema,      vacancy_hear_withdrawn},
    {"registration", &job_closed_schema,         vacancy_hear_closed},
    {"registration", &person_registered_schema,  candidate_hear_registered},
    {"registration", &person_amended_schema,     candidate_hear_amended},
    {"registration", &person_erased_schema,      candidate_hear_erased},
    {"registration", &eligibility_found_schema,  candidate_hear_found},
    {"registration", &contract_signed_schema,    path_hear_signed},
    {"registration", &contract_extended_schema,  path_hear_extended},
    {"registration", &contract_converted_schema, path_hear_converted},
    {"registration", &contract_broken_schema,    path_hear_broken},
    {"registration", &contract_ended_schema,     path_hear_ended},
};

static const struct vault_rule vault[] = {
    {"path.private",        &path_private_schema,        path_text_recall_action},
    {"attestation.private", &attestation_private_schema, path_text_recall_attestation},
};
/* clang-format on */

/* A sector covers the whole country: one set, everything. */
static bool follows(const struct context *context, const char *service, size_t nth,
                    char departements[512])
{
    (void)context;
    departements[0] = '\0';
    return strcmp(service, "registration") == 0 && nth == 0;
}

const struct rules sectoral_rules = {
    .name = "sectoral",
    TABLES,
    .settings = &sectoral_settings_schema,
    .state_open = sectoral_state_open,
    .state_close = sectoral_state_close,
    .create = sector_create,
    .settle = sector_settle,
    .follows = follows,
    .due = path_text_due,
};
