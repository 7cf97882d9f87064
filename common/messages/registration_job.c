#include "common/messages/registration_job.h"

/* One row, one line: clang-format 14 cannot keep such tables. */
/* clang-format off */

#define RECORD struct job_propose
static const struct field job_propose_fields[] = {
    {ID(job),                          REQUIRED, "chosen by the caller, so that a retry is the same job"},
    {ID(employer),                     REQUIRED, "who employs; must have a SIRET (EM3)"},
    {ID(place),                        REQUIRED, "where; run by that employer"},
    {ENUM(metier, &metiers),           REQUIRED, "one of the six"},
    {ENUM(new_service, &new_services), OPTIONAL, "what the job lets the place offer"},
    {INTEGER(weekly_minutes),          REQUIRED, "2100 full time, part time from 1050 (C2)"},
    {ENUM(kind, &contract_kinds),      REQUIRED, "contract wanted (C1)"},
    {INTEGER(months),                  OPTIONAL, "CDD: 36, or 12 to 35"},
    {DATE(starts_on),                  OPTIONAL, "first day wanted"},
    {ID(tutor),                        OPTIONAL, "tutor foreseen"},
    {SET(trainings, &trainings),       OPTIONAL, "training foreseen"},
    {SET(lastings, &lastings),         OPTIONAL, "how it will last"},
    {DATE(proposed_on),                OPTIONAL, "business date; today when absent"},
    {TEXT(tasks),                      OPTIONAL, "what the person will do", PRIVATE},
    {TEXT(lasting_details),            OPTIONAL, "how it will last, in words", PRIVATE},
};
const struct schema job_propose_schema = {
    .name = "job.propose",
    .meaning = "An employer offers a job.",
    FIELDS(job_propose_fields),
};
#undef RECORD

#define RECORD struct job_propose_reply
static const struct field job_propose_reply_fields[] = {
    {TEXT(departement), REQUIRED, "code: 01, 2A, 971"},
    {TEXT(region2013),  REQUIRED, "region of 2013"},
    {TEXT(region2016),  REQUIRED, "region of 2016"},
    {TEXT(sector),      REQUIRED, "sector of the métier"},
};
const struct schema job_propose_reply_schema = {
    .name = "job.propose reply",
    .meaning = "What job.propose answers.",
    FIELDS(job_propose_reply_fields),
};
#undef RECORD

#define RECORD struct job_proposed
static const struct field job_proposed_fields[] = {
    {ID(job),                          REQUIRED, "the job"},
    {ID(employer),                     REQUIRED, "the employer"},
    {ID(place),                        REQUIRED, "the place"},
    {TEXT(departement),                REQUIRED, "code: 01, 2A, 971"},
    {TEXT(region2013),                 REQUIRED, "region of 2013"},
    {TEXT(region2016),                 REQUIRED, "region of 2016"},
    {ENUM(metier, &metiers),           REQUIRED, "one of the six"},
    {TEXT(sector),                     REQUIRED, "sector of the métier"},
    {ENUM(form, &employer_forms),      REQUIRED, "legal form of the employer"},
    {SET(kinds, &place_kinds),         OPTIONAL, "what the place is"},
    {ENUM(new_service, &new_services), OPTIONAL, "what the job lets the place offer"},
    {INTEGER(weekly_minutes),          REQUIRED, "minutes a week"},
    {ENUM(kind, &contract_kinds),      REQUIRED, "contract wanted"},
    {INTEGER(months),                  OPTIONAL, "months of a CDD"},
    {DATE(starts_on),                  OPTIONAL, "starts on"},
    {ID(tutor),                        OPTIONAL, "tutor foreseen"},
    {SET(trainings, &trainings),       OPTIONAL, "trainings"},
    {SET(lastings, &lastings),         OPTIONAL, "lastings"},
    {DATE(proposed_on),                REQUIRED, "business date"},
};
const struct schema job_proposed_schema = {
    .name = "job.proposed",
    .meaning = "An employer offered a job.",
    FIELDS(job_proposed_fields),
};
#undef RECORD

#define RECORD struct job_approve
static const struct field job_approve_fields[] = {
    {ID(job),           REQUIRED, "the job"},
    {DATE(approved_on), OPTIONAL, "business date; today when absent"},
};
const struct schema job_approve_schema = {
    .name = "job.approve",
    .meaning = "The ministry grants a place of the region's envelope to the job (Q2).",
    FIELDS(job_approve_fields),
};
#undef RECORD

#define RECORD struct job_approve_reply
static const struct field job_approve_reply_fields[] = {
    {INTEGER(region_allotted), REQUIRED, "places of the region"},
    {INTEGER(region_held),     REQUIRED, "of which held, this one included"},
};
const struct schema job_approve_reply_schema = {
    .name = "job.approve reply",
    .meaning = "What job.approve answers.",
    FIELDS(job_approve_reply_fields),
};
#undef RECORD

#define RECORD struct job_approved
static const struct field job_approved_fields[] = {
    {ID(job),                          REQUIRED, "the job"},
    {ID(employer),                     REQUIRED, "the employer"},
    {ID(place),                        REQUIRED, "the place"},
    {TEXT(departement),                REQUIRED, "code: 01, 2A, 971"},
    {TEXT(region2013),                 REQUIRED, "region of 2013"},
    {TEXT(region2016),                 REQUIRED, "region of 2016"},
    {ENUM(metier, &metiers),           REQUIRED, "one of the six"},
    {TEXT(sector),                     REQUIRED, "sector of the métier"},
    {ENUM(form, &employer_forms),      REQUIRED, "legal form of the employer"},
    {SET(kinds, &place_kinds),         OPTIONAL, "what the place is"},
    {ENUM(new_service, &new_services), OPTIONAL, "what the job lets the place offer"},
    {DATE(proposed_on),                REQUIRED, "proposed on"},
    {DATE(approved_on),                REQUIRED, "business date"},
    {INTEGER(region_allotted),         REQUIRED, "places of the 2013 region"},
    {INTEGER(region_held),             REQUIRED, "of which held, this one included"},
    {ID(opinion),                      OPTIONAL, "that it follows; none: the ministry decided itself"},
    {TEXT(hub),                        OPTIONAL, "whose opinion"},
};
const struct schema job_approved_schema = {
    .name = "job.approved",
    .meaning = "The job holds a place of its region's envelope.",
    FIELDS(job_approved_fields),
};
#undef RECORD

#define RECORD struct job_refuse
static const struct field job_refuse_fields[] = {
    {ID(job),                     REQUIRED, "the job"},
    {ENUM(reason, &job_refusals), REQUIRED, "of a closed list"},
    {DATE(refused_on),            OPTIONAL, "business date; today when absent"},
    {TEXT(details),               OPTIONAL, "in words", PRIVATE},
};
const struct schema job_refuse_schema = {
    .name = "job.refuse",
    .meaning = "The ministry refuses a proposed job.",
    FIELDS(job_refuse_fields),
};
#undef RECORD

#define RECORD struct job_refused
static const struct field job_refused_fields[] = {
    {ID(job),                          REQUIRED, "the job"},
    {ID(employer),                     REQUIRED, "the employer"},
    {ID(place),                        REQUIRED, "the place"},
    {TEXT(departement),                REQUIRED, "code: 01, 2A, 971"},
    {TEXT(region2013),                 REQUIRED, "region of 2013"},
    {TEXT(region2016),                 REQUIRED, "region of 2016"},
    {ENUM(metier, &metiers),           REQUIRED, "one of the six"},
    {TEXT(sector),                     REQUIRED, "sector of the métier"},
    {ENUM(form, &employer_forms),      REQUIRED, "legal form of the employer"},
    {SET(kinds, &place_kinds),         OPTIONAL, "what the place is"},
    {ENUM(new_service, &new_services), OPTIONAL, "what the job lets the place offer"},
    {ENUM(reason, &job_refusals),      REQUIRED, "of a closed list"},
    {DATE(refused_on),                 REQUIRED, "business date"},
    {ID(opinion),                      OPTIONAL, "that it follows; none: the ministry decided itself"},
    {TEXT(hub),                        OPTIONAL, "whose opinion"},
};
const struct schema job_refused_schema = {
    .name = "job.refused",
    .meaning = "A proposed job was refused.",
    FIELDS(job_refused_fields),
};
#undef RECORD

#define RECORD struct job_withdraw
static const struct field job_withdraw_fields[] = {
    {ID(job),                    REQUIRED, "the job"},
    {ENUM(reason, &job_endings), REQUIRED, "of a closed list"},
    {DATE(withdrawn_on),         OPTIONAL, "business date; today when absent"},
    {TEXT(details),              OPTIONAL, "in words", PRIVATE},
};
const struct schema job_withdraw_schema = {
    .name = "job.withdraw",
    .meaning = "A job that was never filled is taken back; its place is free again.",
    FIELDS(job_withdraw_fields),
};
#undef RECORD

#define RECORD struct job_withdrawn
static const struct field job_withdrawn_fields[] = {
    {ID(job),                          REQUIRED, "the job"},
    {ID(employer),                     REQUIRED, "the employer"},
    {ID(place),                        REQUIRED, "the place"},
    {TEXT(departement),                REQUIRED, "code: 01, 2A, 971"},
    {TEXT(region2013),                 REQUIRED, "region of 2013"},
    {TEXT(region2016),                 REQUIRED, "region of 2016"},
    {ENUM(metier, &metiers),           REQUIRED, "one of the six"},
    {TEXT(sector),                     REQUIRED, "sector of the métier"},
    {ENUM(form, &employer_forms),      REQUIRED, "legal form of the employer"},
    {SET(kinds, &place_kinds),         OPTIONAL, "what the place is"},
    {ENUM(new_service, &new_services), OPTIONAL, "what the job lets the place offer"},
    {ENUM(state, &job_states),         REQUIRED, "what it was"},
    {ENUM(reason, &job_endings),       REQUIRED, "of a closed list"},
    {DATE(withdrawn_on),               REQUIRED, "business date"},
    {DATE(approved_on),                OPTIONAL, "approved on"},
    {FLAG(frees),                      OPTIONAL, "it held a place, which is free again (Q2)"},
    {INTEGER(region_held),             REQUIRED, "places of the 2013 region still held"},
};
const struct schema job_withdrawn_schema = {
    .name = "job.withdrawn",
    .meaning = "A job was taken back.",
    FIELDS(job_withdrawn_fields),
};
#undef RECORD

#define RECORD struct job_close
static const struct field job_close_fields[] = {
    {ID(job),                    REQUIRED, "the job"},
    {ENUM(reason, &job_endings), REQUIRED, "of a closed list"},
    {DATE(closed_on),            OPTIONAL, "business date; today when absent"},
    {TEXT(details),              OPTIONAL, "in words", PRIVATE},
};
const struct schema job_close_schema = {
    .name = "job.close",
    .meaning = "An approved or vacant job ends; its place is free again.",
    FIELDS(job_close_fields),
};
#undef RECORD

#define RECORD struct job_closed
static const struct field job_closed_fields[] = {
    {ID(job),                          REQUIRED, "the job"},
    {ID(employer),                     REQUIRED, "the employer"},
    {ID(place),                        REQUIRED, "the place"},
    {TEXT(departement),                REQUIRED, "code: 01, 2A, 971"},
    {TEXT(region2013),                 REQUIRED, "region of 2013"},
    {TEXT(region2016),                 REQUIRED, "region of 2016"},
    {ENUM(metier, &metiers),           REQUIRED, "one of the six"},
    {TEXT(sector),                     REQUIRED, "sector of the métier"},
    {ENUM(form, &employer_forms),      REQUIRED, "legal form of the employer"},
    {SET(kinds, &place_kinds),         OPTIONAL, "what the place is"},
    {ENUM(new_service, &new_services), OPTIONAL, "what the job lets the place offer"},
    {ENUM(state, &job_states),         REQUIRED, "what it was"},
    {ENUM(reason, &job_endings),       REQUIRED, "of a closed list"},
    {DATE(closed_on),                  REQUIRED, "business date"},
    {DATE(approved_on),                REQUIRED, "approved on"},
    {INTEGER(region_held),             REQUIRED, "places of the 2013 region still held"},
};
const struct schema job_closed_schema = {
    .name = "job.closed",
    .meaning = "A job ended, asked or by the vacancy delay; its place is free again.",
    FIELDS(job_closed_fields),
};
#undef RECORD

#define RECORD struct job_get
static const struct field job_get_fields[] = {
    {ID(job), REQUIRED, "the job"},
};
const struct schema job_get_schema = {
    .name = "job.get",
    .meaning = "One job.",
    FIELDS(job_get_fields),
};
#undef RECORD

#define RECORD struct job_view
static const struct field job_view_fields[] = {
    {ID(job),                          REQUIRED, "the job"},
    {ID(employer),                     REQUIRED, "the employer"},
    {ID(place),                        REQUIRED, "the place"},
    {TEXT(departement),                REQUIRED, "code: 01, 2A, 971"},
    {ENUM(metier, &metiers),           REQUIRED, "one of the six"},
    {ENUM(new_service, &new_services), OPTIONAL, "what the job lets the place offer"},
    {ENUM(state, &job_states),         REQUIRED, "state"},
    {INTEGER(weekly_minutes),          REQUIRED, "minutes a week"},
    {ENUM(kind, &contract_kinds),      REQUIRED, "of a closed list"},
    {INTEGER(months),                  OPTIONAL, "months of a CDD"},
    {DATE(starts_on),                  OPTIONAL, "starts on"},
    {ID(tutor),                        OPTIONAL, "tutor foreseen"},
    {SET(trainings, &trainings),       OPTIONAL, "trainings"},
    {SET(lastings, &lastings),         OPTIONAL, "lastings"},
    {ID(contract),                     OPTIONAL, "the running one"},
    {INTEGER(contracts),               OPTIONAL, "how many it has had"},
    {DATE(proposed_on),                REQUIRED, "proposed on"},
    {DATE(approved_on),                OPTIONAL, "approved on"},
    {DATE(vacant_on),                  OPTIONAL, "the day its last contract left it"},
    {DATE(vacancy_ends_on),            OPTIONAL, "vacant: the last day before it closes by itself"},
    {DATE(ended_on),                   OPTIONAL, "refused, withdrawn or closed on"},
    {ENUM(refusal, &job_refusals),     OPTIONAL, "refusal"},
    {ENUM(ending, &job_endings),       OPTIONAL, "ending"},
};
const struct schema job_view_schema = {
    .name = "job",
    .meaning = "What is public of a job.",
    FIELDS(job_view_fields),
};
#undef RECORD

#define RECORD struct job_list
static const struct field job_list_fields[] = {
    {TEXT(departement),        OPTIONAL, "only there"},
    {ID(employer),             OPTIONAL, "only its own"},
    {ID(place),                OPTIONAL, "only there"},
    {ENUM(metier, &metiers),   OPTIONAL, "only that one"},
    {SET(states, &job_states), OPTIONAL, "only in one of these"},
    {ID(after),                OPTIONAL, "the last id of the page before; none: from the beginning"},
    {INTEGER(limit),           OPTIONAL, "how many at most; 0: 50", RANGE(0, 200)},
};
const struct schema job_list_schema = {
    .name = "job.list",
    .meaning = "Jobs, in order of proposal.",
    FIELDS(job_list_fields),
};
#undef RECORD

#define RECORD struct job_page
static const struct field job_page_fields[] = {
    {LIST_OF(items, items_count, &job_view_schema), OPTIONAL, "in order of registration"},
    {ID(next),                                      OPTIONAL, "give it as `after` for the next page; none: this was the last"},
};
const struct schema job_page_schema = {
    .name = "job.list reply",
    .meaning = "What job.list answers.",
    FIELDS(job_page_fields),
};
#undef RECORD

#define RECORD struct job_private
static const struct field job_private_fields[] = {
    {ID(job),               REQUIRED, "the job"},
    {TEXT(tasks),           OPTIONAL, "what the person will do", PRIVATE},
    {TEXT(lasting_details), OPTIONAL, "how it will last", PRIVATE},
};
const struct schema job_private_schema = {
    .name = "job.private",
    .meaning = "Vault: the free texts of a job.",
    FIELDS(job_private_fields),
};
#undef RECORD

#define RECORD struct job_decision
static const struct field job_decision_fields[] = {
    {ID(job),       REQUIRED, "the job"},
    {TEXT(details), REQUIRED, "in words", PRIVATE},
};
const struct schema job_decision_schema = {
    .name = "job.decision",
    .meaning = "Vault: why a job was refused, withdrawn or closed, in words.",
    FIELDS(job_decision_fields),
};
#undef RECORD

#define RECORD struct job_texts
static const struct field job_texts_fields[] = {
    {ID(job),                       REQUIRED, "the job"},
    {ENUM(reason, &access_reasons), REQUIRED, "why"},
};
const struct schema job_texts_schema = {
    .name = "job.texts",
    .meaning = "Reads the free texts of a job; each reading is logged (P4).",
    FIELDS(job_texts_fields),
};
#undef RECORD
