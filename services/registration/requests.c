#include "services/registration/requests.h"

#include "common/messages/dla_referral.h"
#include "common/messages/regional_hub.h"
#include "common/messages/regional_opinion.h"
#include "common/messages/registration.h"
#include "common/service/request_table.h"
#include "services/registration/contact.h"
#include "services/registration/contract.h"
#include "services/registration/decider.h"
#include "services/registration/due.h"
#include "services/registration/eligibility.h"
#include "services/registration/employer.h"
#include "services/registration/envelope.h"
#include "services/registration/erasure.h"
#include "services/registration/exit.h"
#include "services/registration/hearing.h"
#include "services/registration/job.h"
#include "services/registration/person.h"
#include "services/registration/place.h"
#include "services/registration/settings.h"
#include "services/registration/state.h"
#include "services/registration/territory.h"
#include "services/registration/tutor.h"

/* Section 10 of the domain.  The gateway never appears: it asks as the person it speaks for. */
#define FIELD_WORK (MAY(REGIONAL))
#define PEOPLE     (MAY(PRESCRIBER))
#define BOTH       (MAY(REGIONAL) | MAY(PRESCRIBER))
#define READERS    (MAY(MINISTRY) | MAY(REGIONAL) | MAY(PRESCRIBER) | MAY(SECTORAL))

/* clang-format off */
static const struct request_rule requests[] = {
    REPLYING(place_register,         FIELD_WORK,  territory_of_new_place,    "departement", place_decide_register),
    COMMAND(place_amend,             FIELD_WORK,  territory_of_place,        "place",       place_decide_amend),
    COMMAND(place_close,             FIELD_WORK,  territory_of_place,        "place",       place_decide_close),
    QUERY(place_get,                 READERS,     territory_of_place,        "place",       place_answer_get, place_view),
    QUERY(place_list,                READERS,     NULL,                      "",            place_answer_list, place_page),

    REPLYING(employer_register,      FIELD_WORK,  territory_of_new_employer, "departement", employer_decide_register),
    COMMAND(employer_amend,          FIELD_WORK,  territory_of_employer,     "employer",    employer_decide_amend),
    COMMAND(employer_merge,          FIELD_WORK,  territory_of_employer,     "employer",    employer_decide_merge),
    COMMAND(employer_close,          FIELD_WORK,  territory_of_employer,     "employer",    employer_decide_close),
    REVEALING(employer_contact,      FIELD_WORK | MAY(DLA), territory_of_employer,     "employer",    employer_decide_contact, employer, employer),
    QUERY(employer_get,              READERS,     territory_of_employer_get, "employer",    employer_answer_get, employer_view),
    QUERY(employer_list,             READERS,     NULL,                      "",            employer_answer_list, employer_page),

    REPLYING(envelope_allot,         MAY(MINISTRY), NULL,                    "",            envelope_decide_allot),
    REPLYING(envelope_transfer,      MAY(MINISTRY), NULL,                    "",            envelope_decide_transfer),
    QUERY(envelope_get,              READERS,     NULL,                      "",            envelope_answer_get, envelope_view),
    QUERY(envelope_list,             READERS,     NULL,                      "",            envelope_answer_list, envelope_page),

    REPLYING(job_propose,            FIELD_WORK,  territory_of_new_job,      "place",       job_decide_propose),
    REPLYING(job_approve,            MAY(MINISTRY), NULL,                    "",            job_decide_approve),
    COMMAND(job_refuse,              MAY(MINISTRY), NULL,                    "",            job_decide_refuse),
    COMMAND(job_withdraw,            FIELD_WORK,  territory_of_job,          "job",         job_decide_withdraw),
    COMMAND(job_close,               FIELD_WORK,  territory_of_job,          "job",         job_decide_close),
    QUERY(job_get,                   READERS,     territory_of_job,          "job",         job_answer_get, job_view),
    REVEALING(job_texts,             FIELD_WORK,  territory_of_job,          "job",         job_decide_texts, job, job),
    QUERY(job_list,                  READERS,     NULL,                      "",            job_answer_list, job_page),

    REPLYING(person_register,        PEOPLE,      territory_of_new_person,   "departement", person_decide_register),
    COMMAND(person_amend,            PEOPLE,      territory_of_person,       "person",      person_decide_amend),
    REVEALING(person_contact,        BOTH,        territory_of_person_contact, "person",    person_decide_contact, person, person),
    COMMAND(person_erase,            MAY(OPERATOR), NULL,                    "",            person_decide_erase),
    QUERY(person_get,                READERS,     territory_of_person,       "person",      person_answer_get, person_view),
    QUERY(person_list,               READERS,     NULL,                      "",            person_answer_list, person_page),
    REPLYING(eligibility_find,       PEOPLE,      territory_of_person,       "person",      eligibility_decide_find),

    COMMAND(tutor_register,          FIELD_WORK,  territory_of_new_tutor,    "employer",    tutor_decide_register),
    COMMAND(tutor_amend,             FIELD_WORK,  territory_of_tutor,        "tutor",       tutor_decide_amend),
    COMMAND(tutor_retire,            FIELD_WORK,  territory_of_tutor,        "tutor",       tutor_decide_retire),
    QUERY(tutor_get,                 READERS,     territory_of_tutor,        "tutor",       tutor_answer_get, tutor_view),
    QUERY(tutor_list,                READERS,     NULL,                      "",            tutor_answer_list, tutor_page),

    REPLYING(contract_sign,          BOTH,        territory_of_new_contract, "job",         contract_decide_sign),
    COMMAND(contract_assign_tutor,   BOTH,        territory_of_contract,     "contract",    contract_decide_assign_tutor),
    COMMAND(contract_release_tutor,  BOTH,        territory_of_contract,     "contract",    contract_decide_release_tutor),
    REPLYING(contract_extend,        BOTH,        territory_of_contract,     "contract",    contract_decide_extend),
    REPLYING(contract_suspend,       BOTH,        territory_of_contract,     "contract",    contract_decide_suspend),
    COMMAND(contract_resume,         BOTH,        territory_of_contract,     "contract",    contract_decide_resume),
    REPLYING(contract_break,         BOTH,        territory_of_contract,     "contract",    contract_decide_break),
    COMMAND(contract_end,            BOTH,        territory_of_contract,     "contract",    contract_decide_end),
    COMMAND(contract_convert,        BOTH,        territory_of_contract,     "contract",    contract_decide_convert),
    COMMAND(aid_repay,               BOTH,        territory_of_contract,     "contract",    contract_decide_repay),
    COMMAND(exit_record,             PEOPLE,      territory_of_contract,     "contract",    exit_decide_record),
    COMMAND(exit_record_later,       PEOPLE,      territory_of_contract,     "contract",    exit_decide_record_later),
    QUERY(contract_get,              READERS,     territory_of_contract,     "contract",    contract_answer_get, contract_view),
    QUERY(contract_list,             READERS,     NULL,                      "",            contract_answer_list, contract_page),
};

static const struct event_rule events[] = {
    {&programme_opened_schema,        envelope_apply_programme},
    {&territory_defined_schema,       envelope_apply_territory},
    {&metier_defined_schema,          envelope_apply_metier},
    {&envelope_allotted_schema,       envelope_apply_allotted},
    {&envelope_transferred_schema,    envelope_apply_transferred},
    {&place_registered_schema,        place_apply_registered},
    {&place_amended_schema,           place_apply_amended},
    {&place_closed_schema,            place_apply_closed},
    {&employer_registered_schema,     employer_apply_registered},
    {&employer_amended_schema,        employer_apply_amended},
    {&employer_merged_schema,         employer_apply_merged},
    {&employer_closed_schema,         employer_apply_closed},
    {&job_proposed_schema,            job_apply_proposed},
    {&job_approved_schema,            job_apply_approved},
    {&job_refused_schema,             job_apply_refused},
    {&job_withdrawn_schema,           job_apply_withdrawn},
    {&job_closed_schema,              job_apply_closed},
    {&person_registered_schema,       person_apply_registered},
    {&person_amended_schema,          person_apply_amended},
    {&person_erased_schema,           person_apply_erased},
    {&contact_read_schema,            person_apply_contact_read},
    {&contact_erased_schema,          contact_apply_erased},
    {&eligibility_found_schema,       eligibility_apply_found},
    {&tutor_registered_schema,        tutor_apply_registered},
    {&tutor_amended_schema,           tutor_apply_amended},
    {&tutor_retired_schema,           tutor_apply_retired},
    {&contract_signed_schema,         contract_apply_signed},
    {&contract_tutor_assigned_schema, contract_apply_tutor_assigned},
    {&contract_tutor_released_schema, contract_apply_tutor_released},
    {&contract_extended_schema,       contract_apply_extended},
    {&contract_suspended_schema,      contract_apply_suspended},
    {&contract_resumed_schema,        contract_apply_resumed},
    {&contract_broken_schema,         contract_apply_broken},
    {&contract_ended_schema,          contract_apply_ended},
    {&contract_converted_schema,      contract_apply_converted},
    {&aid_repaid_schema,              contract_apply_repaid},
    {&exit_recorded_schema,           exit_apply_recorded},
    {&exit_recorded_later_schema,     exit_apply_recorded_later},
    {&decider_defined_schema,         decider_apply_defined},
    {&decider_ended_schema,           decider_apply_ended},
    {&decider_unmet_schema,           decider_apply_unmet},
    {&opinion_unmet_schema,           hearing_apply_unmet},
    {&access_opened_schema,           hearing_apply_opened},
    {&access_closed_schema,           hearing_apply_closed},
};

static const struct reaction_rule reactions[] = {
    {"regional", &hub_territory_defined_schema, decider_hear_defined},
    {"regional", &hub_territory_ended_schema,   decider_hear_ended},
    {"regional", &opinion_given_schema,         hearing_opinion},
    {"dla",      &referral_accepted_schema,     hearing_accepted},
    {"dla",      &referral_closed_schema,       hearing_closed},
};

/* P1: what rules need of a person is recalled, the rest stays on disk. */
static const struct vault_rule vault[] = {
    {"person.private",   &person_private_schema,   person_recall},
    {"employer.private", &employer_private_schema, contact_recall_employer},
    {"tutor.private",    &tutor_private_schema,    NULL},
    {"job.private",      &job_private_schema,      contact_recall_job},
    {"job.decision",     &job_decision_schema,     contact_recall_job},
    {"place.private",    &place_private_schema,    contact_recall_place},
};
/* clang-format on */

const struct rules registration_rules = {
    .name = "registration",
    TABLES,
    .settings = &registration_settings_schema,
    .state_open = state_open,
    .state_close = state_close,
    .expect = state_expect,
    .create = envelope_create,
    .due = due_decide,
};
