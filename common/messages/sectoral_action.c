#include "common/messages/sectoral_action.h"

/* One row, one line: clang-format 14 cannot keep such tables. */
/* clang-format off */

#define RECORD struct path_plan_action
static const struct field path_plan_action_fields[] = {
    {ID(action),                                       REQUIRED, "chosen by the caller, so that a retry is the same action"},
    {ID(contract),                                     REQUIRED, "the contract"},
    {ENUM(type, &trainings),                           REQUIRED, "orientation, adaptation, qualifying or certifying"},
    {TEXT(title),                                      REQUIRED, "what is learnt"},
    {LIST(competences, competences_count, FIELD_TEXT), OPTIONAL, "codes of the competences to be gained"},
    {INTEGER(hours),                                   REQUIRED, "foreseen", RANGE(1, 2000)},
    {TEXT(provider),                                   REQUIRED, "the organisation that teaches"},
    {TEXT(provider_siret),                             OPTIONAL, "its SIRET"},
    {ENUM(funder, &path_funders),                      REQUIRED, "who pays"},
    {DATE(starts_on),                                  REQUIRED, "first day"},
    {DATE(ends_on),                                    REQUIRED, "last day"},
    {DATE(planned_on),                                 OPTIONAL, "business date; today when absent"},
};
const struct schema path_plan_action_schema = {
    .name = "path.plan_action",
    .meaning = "An action of training is foreseen for a contract (F1–F3).",
    FIELDS(path_plan_action_fields),
};
#undef RECORD

#define RECORD struct path_action_planned
static const struct field path_action_planned_fields[] = {
    {ID(action),                                       REQUIRED, "the action"},
    {ID(contract),                                     REQUIRED, "the contract"},
    {ID(job),                                          REQUIRED, "the job"},
    {ID(person),                                       REQUIRED, "the person, a pseudonym"},
    {ID(employer),                                     REQUIRED, "the employer"},
    {TEXT(departement),                                REQUIRED, "the département of the job"},
    {TEXT(region2013),                                 REQUIRED, "region of 2013"},
    {TEXT(region2016),                                 REQUIRED, "region of 2016"},
    {TEXT(sector),                                     REQUIRED, "the sector that journals it"},
    {ENUM(metier, &metiers),                           REQUIRED, "one of the six"},
    {ENUM(form, &employer_forms),                      REQUIRED, "legal form of the employer"},
    {ENUM(type, &trainings),                           REQUIRED, "orientation, adaptation, qualifying or certifying"},
    {TEXT(title),                                      REQUIRED, "what is learnt"},
    {LIST(competences, competences_count, FIELD_TEXT), OPTIONAL, "codes of the competences to be gained"},
    {INTEGER(hours),                                   REQUIRED, "foreseen", RANGE(1, 2000)},
    {TEXT(provider),                                   REQUIRED, "the organisation that teaches"},
    {TEXT(provider_siret),                             OPTIONAL, "its SIRET"},
    {ENUM(funder, &path_funders),                      REQUIRED, "who pays"},
    {DATE(starts_on),                                  REQUIRED, "first day"},
    {DATE(ends_on),                                    REQUIRED, "last day"},
    {DATE(planned_on),                                 REQUIRED, "business date"},
};
const struct schema path_action_planned_schema = {
    .name = "path.action_planned",
    .meaning = "An action of training is foreseen.",
    FIELDS(path_action_planned_fields),
};
#undef RECORD

#define RECORD struct path_amend_action
static const struct field path_amend_action_fields[] = {
    {ID(action),                                       REQUIRED, "the action"},
    {ENUM(type, &trainings),                           OPTIONAL, "orientation, adaptation, qualifying or certifying"},
    {TEXT(title),                                      OPTIONAL, "what is learnt"},
    {LIST(competences, competences_count, FIELD_TEXT), OPTIONAL, "codes of the competences to be gained"},
    {INTEGER(hours),                                   OPTIONAL, "foreseen", RANGE(1, 2000)},
    {TEXT(provider),                                   OPTIONAL, "the organisation that teaches"},
    {TEXT(provider_siret),                             OPTIONAL, "its SIRET"},
    {ENUM(funder, &path_funders),                      OPTIONAL, "who pays"},
    {DATE(starts_on),                                  OPTIONAL, "first day"},
    {DATE(ends_on),                                    OPTIONAL, "last day"},
    {DATE(amended_on),                                 OPTIONAL, "business date; today when absent"},
};
const struct schema path_amend_action_schema = {
    .name = "path.amend_action",
    .meaning = "An action that has not begun changes; what is absent stays as it was (F4).",
    FIELDS(path_amend_action_fields),
};
#undef RECORD

#define RECORD struct path_action_amended
static const struct field path_action_amended_fields[] = {
    {ID(action),                                       REQUIRED, "the action"},
    {ID(contract),                                     REQUIRED, "the contract"},
    {ID(job),                                          REQUIRED, "the job"},
    {ID(person),                                       REQUIRED, "the person, a pseudonym"},
    {ID(employer),                                     REQUIRED, "the employer"},
    {TEXT(departement),                                REQUIRED, "the département of the job"},
    {TEXT(region2013),                                 REQUIRED, "region of 2013"},
    {TEXT(region2016),                                 REQUIRED, "region of 2016"},
    {TEXT(sector),                                     REQUIRED, "the sector that journals it"},
    {ENUM(metier, &metiers),                           REQUIRED, "one of the six"},
    {ENUM(form, &employer_forms),                      REQUIRED, "legal form of the employer"},
    {ENUM(type, &trainings),                           REQUIRED, "orientation, adaptation, qualifying or certifying"},
    {TEXT(title),                                      REQUIRED, "what is learnt"},
    {LIST(competences, competences_count, FIELD_TEXT), OPTIONAL, "codes of the competences to be gained"},
    {INTEGER(hours),                                   REQUIRED, "foreseen", RANGE(1, 2000)},
    {TEXT(provider),                                   REQUIRED, "the organisation that teaches"},
    {TEXT(provider_siret),                             OPTIONAL, "its SIRET"},
    {ENUM(funder, &path_funders),                      REQUIRED, "who pays"},
    {DATE(starts_on),                                  REQUIRED, "first day"},
    {DATE(ends_on),                                    REQUIRED, "last day"},
    {DATE(amended_on),                                 REQUIRED, "business date"},
};
const struct schema path_action_amended_schema = {
    .name = "path.action_amended",
    .meaning = "An action that has not begun has changed: all of it as it now is.",
    FIELDS(path_action_amended_fields),
};
#undef RECORD

#define RECORD struct path_confirm_action
static const struct field path_confirm_action_fields[] = {
    {ID(action),         REQUIRED, "the action"},
    {DATE(confirmed_on), OPTIONAL, "business date; today when absent"},
};
const struct schema path_confirm_action_schema = {
    .name = "path.confirm_action",
    .meaning = "Provider and funder agreed: the action will take place (F4, F5).",
    FIELDS(path_confirm_action_fields),
};
#undef RECORD

#define RECORD struct path_action_confirmed
static const struct field path_action_confirmed_fields[] = {
    {ID(action),                  REQUIRED, "the action"},
    {ID(contract),                REQUIRED, "the contract"},
    {ID(job),                     REQUIRED, "the job"},
    {ID(person),                  REQUIRED, "the person, a pseudonym"},
    {ID(employer),                REQUIRED, "the employer"},
    {TEXT(departement),           REQUIRED, "the département of the job"},
    {TEXT(region2013),            REQUIRED, "region of 2013"},
    {TEXT(region2016),            REQUIRED, "region of 2016"},
    {TEXT(sector),                REQUIRED, "the sector that journals it"},
    {ENUM(metier, &metiers),      REQUIRED, "one of the six"},
    {ENUM(form, &employer_forms), REQUIRED, "legal form of the employer"},
    {ENUM(type, &trainings),      REQUIRED, "orientation, adaptation, qualifying or certifying"},
    {INTEGER(hours),              REQUIRED, "foreseen"},
    {ENUM(funder, &path_funders), REQUIRED, "who pays"},
    {DATE(starts_on),             REQUIRED, "first day"},
    {DATE(ends_on),               REQUIRED, "last day"},
    {FLAG(is_first),              OPTIONAL, "of its contract: path.confirmed follows (F5)"},
    {DATE(confirmed_on),          REQUIRED, "business date"},
};
const struct schema path_action_confirmed_schema = {
    .name = "path.action_confirmed",
    .meaning = "Provider and funder agreed.",
    FIELDS(path_action_confirmed_fields),
};
#undef RECORD

#define RECORD struct path_start_action
static const struct field path_start_action_fields[] = {
    {ID(action),       REQUIRED, "the action"},
    {DATE(started_on), OPTIONAL, "business date; today when absent"},
};
const struct schema path_start_action_schema = {
    .name = "path.start_action",
    .meaning = "A confirmed action began (F4, F6).",
    FIELDS(path_start_action_fields),
};
#undef RECORD

#define RECORD struct path_action_started
static const struct field path_action_started_fields[] = {
    {ID(action),                  REQUIRED, "the action"},
    {ID(contract),                REQUIRED, "the contract"},
    {ID(job),                     REQUIRED, "the job"},
    {ID(person),                  REQUIRED, "the person, a pseudonym"},
    {ID(employer),                REQUIRED, "the employer"},
    {TEXT(departement),           REQUIRED, "the département of the job"},
    {TEXT(region2013),            REQUIRED, "region of 2013"},
    {TEXT(region2016),            REQUIRED, "region of 2016"},
    {TEXT(sector),                REQUIRED, "the sector that journals it"},
    {ENUM(metier, &metiers),      REQUIRED, "one of the six"},
    {ENUM(form, &employer_forms), REQUIRED, "legal form of the employer"},
    {ENUM(type, &trainings),      REQUIRED, "orientation, adaptation, qualifying or certifying"},
    {DATE(started_on),            REQUIRED, "business date"},
};
const struct schema path_action_started_schema = {
    .name = "path.action_started",
    .meaning = "A confirmed action began.",
    FIELDS(path_action_started_fields),
};
#undef RECORD

#define RECORD struct path_complete_action
static const struct field path_complete_action_fields[] = {
    {ID(action),                                       REQUIRED, "the action"},
    {INTEGER(hours),                                   OPTIONAL, "followed; as foreseen when absent", RANGE(1, 2000)},
    {LIST(competences, competences_count, FIELD_TEXT), OPTIONAL, "codes of the competences gained; as foreseen when absent"},
    {FLAG(certified),                                  OPTIONAL, "the title or certificate was obtained"},
    {DATE(completed_on),                               OPTIONAL, "business date; today when absent"},
};
const struct schema path_complete_action_schema = {
    .name = "path.complete_action",
    .meaning = "An action was followed to its end (F4, F6, F7).",
    FIELDS(path_complete_action_fields),
};
#undef RECORD

#define RECORD struct path_action_completed
static const struct field path_action_completed_fields[] = {
    {ID(action),                                       REQUIRED, "the action"},
    {ID(contract),                                     REQUIRED, "the contract"},
    {ID(job),                                          REQUIRED, "the job"},
    {ID(person),                                       REQUIRED, "the person, a pseudonym"},
    {ID(employer),                                     REQUIRED, "the employer"},
    {TEXT(departement),                                REQUIRED, "the département of the job"},
    {TEXT(region2013),                                 REQUIRED, "region of 2013"},
    {TEXT(region2016),                                 REQUIRED, "region of 2016"},
    {TEXT(sector),                                     REQUIRED, "the sector that journals it"},
    {ENUM(metier, &metiers),                           REQUIRED, "one of the six"},
    {ENUM(form, &employer_forms),                      REQUIRED, "legal form of the employer"},
    {ENUM(type, &trainings),                           REQUIRED, "orientation, adaptation, qualifying or certifying"},
    {INTEGER(hours),                                   REQUIRED, "followed"},
    {INTEGER(hours_planned),                           REQUIRED, "foreseen"},
    {LIST(competences, competences_count, FIELD_TEXT), OPTIONAL, "codes of the competences gained"},
    {FLAG(is_certifying),                              OPTIONAL, "the action leads to a certificate"},
    {FLAG(certified),                                  OPTIONAL, "the title or certificate was obtained"},
    {FLAG(is_first),                                   OPTIONAL, "first completed action of its contract to be declared"},
    {FLAG(is_first_certifying),                        OPTIONAL, "first completed certifying action of its contract to be declared"},
    {FLAG(was_abandoned),                              OPTIONAL, "by the end of the contract, before this late declaration (F8)"},
    {DATE(signed_on),                                  REQUIRED, "business date of the entry"},
    {FLAG(is_renewal),                                 OPTIONAL, "the contract goes on from another: not an entry"},
    {DATE(completed_on),                               REQUIRED, "business date"},
};
const struct schema path_action_completed_schema = {
    .name = "path.action_completed",
    .meaning = "An action was followed to its end.",
    FIELDS(path_action_completed_fields),
};
#undef RECORD

#define RECORD struct path_abandon_action
static const struct field path_abandon_action_fields[] = {
    {ID(action),                       REQUIRED, "the action"},
    {ENUM(reason, &path_abandonments), REQUIRED, "of a closed list"},
    {DATE(abandoned_on),               OPTIONAL, "business date; today when absent"},
    {TEXT(details),                    OPTIONAL, "in words", PRIVATE},
};
const struct schema path_abandon_action_schema = {
    .name = "path.abandon_action",
    .meaning = "An action will not be followed to its end (F4).",
    FIELDS(path_abandon_action_fields),
};
#undef RECORD

#define RECORD struct path_action_abandoned
static const struct field path_action_abandoned_fields[] = {
    {ID(action),                       REQUIRED, "the action"},
    {ID(contract),                     REQUIRED, "the contract"},
    {ID(job),                          REQUIRED, "the job"},
    {ID(person),                       REQUIRED, "the person, a pseudonym"},
    {ID(employer),                     REQUIRED, "the employer"},
    {TEXT(departement),                REQUIRED, "the département of the job"},
    {TEXT(region2013),                 REQUIRED, "region of 2013"},
    {TEXT(region2016),                 REQUIRED, "region of 2016"},
    {TEXT(sector),                     REQUIRED, "the sector that journals it"},
    {ENUM(metier, &metiers),           REQUIRED, "one of the six"},
    {ENUM(form, &employer_forms),      REQUIRED, "legal form of the employer"},
    {ENUM(type, &trainings),           REQUIRED, "orientation, adaptation, qualifying or certifying"},
    {ENUM(reason, &path_abandonments), REQUIRED, "of a closed list"},
    {ENUM(was, &path_action_states),   REQUIRED, "its state before"},
    {INTEGER(hours),                   REQUIRED, "foreseen"},
    {DATE(abandoned_on),               REQUIRED, "business date"},
};
const struct schema path_action_abandoned_schema = {
    .name = "path.action_abandoned",
    .meaning = "An action will not be followed to its end.",
    FIELDS(path_action_abandoned_fields),
};
#undef RECORD

#define RECORD struct path_private
static const struct field path_private_fields[] = {
    {ID(action),    REQUIRED, "the action"},
    {TEXT(details), REQUIRED, "in words", PRIVATE},
};
const struct schema path_private_schema = {
    .name = "path.private",
    .meaning = "Vault: why an action was abandoned, in words.",
    FIELDS(path_private_fields),
};
#undef RECORD

#define RECORD struct path_action_text
static const struct field path_action_text_fields[] = {
    {ID(action),                    REQUIRED, "the action"},
    {ENUM(reason, &access_reasons), REQUIRED, "why"},
};
const struct schema path_action_text_schema = {
    .name = "path.action_text",
    .meaning = "Reads why an action was abandoned, in words; each reading is logged (P4).",
    FIELDS(path_action_text_fields),
};
#undef RECORD

#define RECORD struct path_action_get
static const struct field path_action_get_fields[] = {
    {ID(action), REQUIRED, "the action"},
};
const struct schema path_action_get_schema = {
    .name = "path.action_get",
    .meaning = "One action.",
    FIELDS(path_action_get_fields),
};
#undef RECORD

#define RECORD struct path_action_view
static const struct field path_action_view_fields[] = {
    {ID(action),                                       REQUIRED, "the action"},
    {ID(contract),                                     REQUIRED, "the contract"},
    {TEXT(departement),                                REQUIRED, "the département of the job"},
    {ENUM(metier, &metiers),                           REQUIRED, "one of the six"},
    {ENUM(state, &path_action_states),                 REQUIRED, "planned to completed or abandoned"},
    {ENUM(type, &trainings),                           REQUIRED, "orientation, adaptation, qualifying or certifying"},
    {TEXT(title),                                      REQUIRED, "what is learnt"},
    {LIST(competences, competences_count, FIELD_TEXT), OPTIONAL, "codes of the competences to be gained"},
    {INTEGER(hours),                                   REQUIRED, "foreseen", RANGE(1, 2000)},
    {TEXT(provider),                                   REQUIRED, "the organisation that teaches"},
    {TEXT(provider_siret),                             OPTIONAL, "its SIRET"},
    {ENUM(funder, &path_funders),                      REQUIRED, "who pays"},
    {DATE(starts_on),                                  REQUIRED, "first day"},
    {DATE(ends_on),                                    REQUIRED, "last day"},
    {DATE(planned_on),                                 REQUIRED, "business date"},
    {DATE(confirmed_on),                               OPTIONAL, "business date"},
    {DATE(started_on),                                 OPTIONAL, "business date"},
    {DATE(ended_on),                                   OPTIONAL, "completed or abandoned on"},
    {INTEGER(hours_done),                              OPTIONAL, "followed"},
    {FLAG(certified),                                  OPTIONAL, "the title or certificate was obtained"},
    {ENUM(abandonment, &path_abandonments),            OPTIONAL, "why it was abandoned"},
};
const struct schema path_action_view_schema = {
    .name = "path.action",
    .meaning = "An action of a path.",
    FIELDS(path_action_view_fields),
};
#undef RECORD

#define RECORD struct path_action_list
static const struct field path_action_list_fields[] = {
    {ID(contract),                     OPTIONAL, "of that contract"},
    {TEXT(departement),                OPTIONAL, "of the job"},
    {ENUM(metier, &metiers),           OPTIONAL, "of that métier"},
    {ENUM(type, &trainings),           OPTIONAL, "of that type"},
    {SET(states, &path_action_states), OPTIONAL, "in one of these states"},
    {ID(after),                        OPTIONAL, "the `next` of the page before"},
    {INTEGER(limit),                   OPTIONAL, "how many at most; 50 when absent", RANGE(1, 200)},
};
const struct schema path_action_list_schema = {
    .name = "path.action_list",
    .meaning = "Actions, in order of planning.",
    FIELDS(path_action_list_fields),
};
#undef RECORD

#define RECORD struct path_action_page
static const struct field path_action_page_fields[] = {
    {LIST_OF(items, items_count, &path_action_view_schema), OPTIONAL, "in order"},
    {ID(next),                                              OPTIONAL, "where to go on; none at the end"},
};
const struct schema path_action_page_schema = {
    .name = "path.action_list reply",
    .meaning = "What path.action_list answers.",
    FIELDS(path_action_page_fields),
};
#undef RECORD
