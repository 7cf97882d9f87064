#include "common/messages/sectoral_match.h"

/* One row, one line: clang-format 14 cannot keep such tables. */
/* clang-format off */

#define RECORD struct vacancy_opened
static const struct field vacancy_opened_fields[] = {
    {ID(job),                          REQUIRED, "the job"},
    {ID(employer),                     REQUIRED, "the employer"},
    {TEXT(departement),                REQUIRED, "the département of the job"},
    {TEXT(region2013),                 REQUIRED, "region of 2013"},
    {TEXT(region2016),                 REQUIRED, "region of 2016"},
    {TEXT(sector),                     REQUIRED, "the sector that journals it"},
    {ENUM(metier, &metiers),           REQUIRED, "one of the six"},
    {ENUM(new_service, &new_services), OPTIONAL, "what the job lets the place offer"},
    {DATE(approved_on),                REQUIRED, "business date"},
};
const struct schema vacancy_opened_schema = {
    .name = "vacancy.opened",
    .meaning = "A job of the sector holds a place: it can be proposed.",
    FIELDS(vacancy_opened_fields),
};
#undef RECORD

#define RECORD struct vacancy_closed
static const struct field vacancy_closed_fields[] = {
    {ID(job),           REQUIRED, "the job"},
    {TEXT(departement), REQUIRED, "the département of the job"},
    {DATE(closed_on),   REQUIRED, "business date"},
};
const struct schema vacancy_closed_schema = {
    .name = "vacancy.closed",
    .meaning = "A job of the sector ended: it is not proposed any more.",
    FIELDS(vacancy_closed_fields),
};
#undef RECORD

#define RECORD struct candidate_noted
static const struct field candidate_noted_fields[] = {
    {ID(person),                                       REQUIRED, "the person, a pseudonym"},
    {TEXT(departement),                                REQUIRED, "where the person lives"},
    {LIST(practices, practices_count, FIELD_TEXT),     OPTIONAL, "digital practices"},
    {LIST(competences, competences_count, FIELD_TEXT), OPTIONAL, "codes of competences"},
    {DATE(noted_on),                                   REQUIRED, "business date"},
};
const struct schema candidate_noted_schema = {
    .name = "candidate.noted",
    .meaning = "What is public of a young person and can be matched: all of it as it now is.",
    FIELDS(candidate_noted_fields),
};
#undef RECORD

#define RECORD struct candidate_found_eligible
static const struct field candidate_found_eligible_fields[] = {
    {ID(person),        REQUIRED, "the person, a pseudonym"},
    {TEXT(departement), REQUIRED, "where the person lives"},
    {DATE(found_on),    REQUIRED, "business date"},
};
const struct schema candidate_found_eligible_schema = {
    .name = "candidate.found_eligible",
    .meaning = "A young person was found eligible.",
    FIELDS(candidate_found_eligible_fields),
};
#undef RECORD

#define RECORD struct candidate_engaged
static const struct field candidate_engaged_fields[] = {
    {ID(person),        REQUIRED, "the person, a pseudonym"},
    {ID(contract),      REQUIRED, "the contract"},
    {TEXT(departement), REQUIRED, "the département of the job"},
    {DATE(engaged_on),  REQUIRED, "business date"},
};
const struct schema candidate_engaged_schema = {
    .name = "candidate.engaged",
    .meaning = "A young person signed a contract of another sector.",
    FIELDS(candidate_engaged_fields),
};
#undef RECORD

#define RECORD struct candidate_freed
static const struct field candidate_freed_fields[] = {
    {ID(person),        REQUIRED, "the person, a pseudonym"},
    {ID(contract),      REQUIRED, "the contract"},
    {TEXT(departement), REQUIRED, "the département of the job"},
    {DATE(freed_on),    REQUIRED, "business date"},
    {FLAG(is_engaged),  OPTIONAL, "another contract of the person runs: they are not free (MA1)"},
};
const struct schema candidate_freed_schema = {
    .name = "candidate.freed",
    .meaning = "The contract of another sector ended.",
    FIELDS(candidate_freed_fields),
};
#undef RECORD

#define RECORD struct candidate_forgotten
static const struct field candidate_forgotten_fields[] = {
    {ID(person),         REQUIRED, "the person, a pseudonym"},
    {TEXT(departement),  REQUIRED, "where the person lives"},
    {DATE(forgotten_on), REQUIRED, "business date"},
};
const struct schema candidate_forgotten_schema = {
    .name = "candidate.forgotten",
    .meaning = "The private data of a young person were erased: nobody is proposed who cannot be reached.",
    FIELDS(candidate_forgotten_fields),
};
#undef RECORD

#define RECORD struct candidate_view
static const struct field candidate_view_fields[] = {
    {ID(person),                                       REQUIRED, "the person, a pseudonym"},
    {TEXT(departement),                                OPTIONAL, "where the person lives"},
    {LIST(practices, practices_count, FIELD_TEXT),     OPTIONAL, "digital practices"},
    {LIST(competences, competences_count, FIELD_TEXT), OPTIONAL, "declared, or shown by practices"},
    {DATE(found_on),                                   OPTIONAL, "found eligible"},
    {ID(contract),                                     OPTIONAL, "running"},
    {FLAG(is_available),                               OPTIONAL, "eligible and without a contract (MA1)"},
};
const struct schema candidate_view_schema = {
    .name = "candidate",
    .meaning = "A young person as matching sees them.",
    FIELDS(candidate_view_fields),
};
#undef RECORD

#define RECORD struct candidate_list
static const struct field candidate_list_fields[] = {
    {TEXT(departement),    OPTIONAL, "where they live"},
    {TEXT(competence),     OPTIONAL, "who have that competence"},
    {FLAG(only_available), OPTIONAL, "eligible and without a contract (MA1)"},
    {ID(after),            OPTIONAL, "the `next` of the page before"},
    {INTEGER(limit),       OPTIONAL, "how many at most; 50 when absent", RANGE(1, 200)},
};
const struct schema candidate_list_schema = {
    .name = "candidate.list",
    .meaning = "Young people, in order of arrival.",
    FIELDS(candidate_list_fields),
};
#undef RECORD

#define RECORD struct candidate_page
static const struct field candidate_page_fields[] = {
    {LIST_OF(items, items_count, &candidate_view_schema), OPTIONAL, "in order"},
    {ID(next),                                            OPTIONAL, "where to go on; none at the end"},
};
const struct schema candidate_page_schema = {
    .name = "candidate.list reply",
    .meaning = "What candidate.list answers.",
    FIELDS(candidate_page_fields),
};
#undef RECORD

#define RECORD struct vacancy_view
static const struct field vacancy_view_fields[] = {
    {ID(job),                          REQUIRED, "the job"},
    {ID(employer),                     REQUIRED, "the employer"},
    {TEXT(departement),                REQUIRED, "the département of the job"},
    {ENUM(metier, &metiers),           REQUIRED, "one of the six"},
    {ENUM(new_service, &new_services), OPTIONAL, "what the job lets the place offer"},
    {DATE(approved_on),                REQUIRED, "business date"},
    {ID(contract),                     OPTIONAL, "the last one"},
    {FLAG(is_open),                    OPTIONAL, "approved and without a contract (MA1)"},
    {DATE(closed_on),                  OPTIONAL, "business date"},
};
const struct schema vacancy_view_schema = {
    .name = "vacancy",
    .meaning = "A job as matching sees it.",
    FIELDS(vacancy_view_fields),
};
#undef RECORD

#define RECORD struct vacancy_list
static const struct field vacancy_list_fields[] = {
    {TEXT(departement),      OPTIONAL, "of the job"},
    {ENUM(metier, &metiers), OPTIONAL, "of that métier"},
    {FLAG(only_open),        OPTIONAL, "approved and without a contract (MA1)"},
    {ID(after),              OPTIONAL, "the `next` of the page before"},
    {INTEGER(limit),         OPTIONAL, "how many at most; 50 when absent", RANGE(1, 200)},
};
const struct schema vacancy_list_schema = {
    .name = "vacancy.list",
    .meaning = "Jobs of the sector, in order of approval.",
    FIELDS(vacancy_list_fields),
};
#undef RECORD

#define RECORD struct vacancy_page
static const struct field vacancy_page_fields[] = {
    {LIST_OF(items, items_count, &vacancy_view_schema), OPTIONAL, "in order"},
    {ID(next),                                          OPTIONAL, "where to go on; none at the end"},
};
const struct schema vacancy_page_schema = {
    .name = "vacancy.list reply",
    .meaning = "What vacancy.list answers.",
    FIELDS(vacancy_page_fields),
};
#undef RECORD

#define RECORD struct match_jobs
static const struct field match_jobs_fields[] = {
    {ID(person),             REQUIRED, "the person, a pseudonym"},
    {ENUM(metier, &metiers), OPTIONAL, "only of that métier"},
    {INTEGER(most_km),       OPTIONAL, "no farther than that", RANGE(1, 20000)},
    {INTEGER(limit),         OPTIONAL, "how many at most; 10 when absent", RANGE(1, 40)},
};
const struct schema match_jobs_schema = {
    .name = "match.jobs",
    .meaning = "The approved unfilled jobs of the sector for a young person, the best first, with the reasons (MA1–MA3).",
    FIELDS(match_jobs_fields),
};
#undef RECORD

#define RECORD struct match_job
static const struct field match_job_fields[] = {
    {ID(job),                                  REQUIRED, "the job"},
    {ID(employer),                             REQUIRED, "the employer"},
    {TEXT(departement),                        REQUIRED, "the département of the job"},
    {ENUM(metier, &metiers),                   REQUIRED, "one of the six"},
    {INTEGER(rank),                            REQUIRED, "1 is the first"},
    {INTEGER(points),                          OPTIONAL, "permille of the competences asked for that are met, less the kilometres weighed (MA2)"},
    {LIST(met, met_count, FIELD_TEXT),         OPTIONAL, "competences met"},
    {LIST(missing, missing_count, FIELD_TEXT), OPTIONAL, "competences missing"},
    {INTEGER(distance_km),                     OPTIONAL, "between the départements, as the crow flies"},
    {FLAG(is_same_departement),                OPTIONAL, "no journey between départements"},
};
const struct schema match_job_schema = {
    .name = "match.job",
    .meaning = "A job proposed to a young person, and why.",
    FIELDS(match_job_fields),
};
#undef RECORD

#define RECORD struct match_jobs_reply
static const struct field match_jobs_reply_fields[] = {
    {LIST_OF(items, items_count, &match_job_schema), OPTIONAL, "the best first"},
    {INTEGER(looked),                                OPTIONAL, "how many jobs were looked at"},
    {FLAG(is_whole),                                 OPTIONAL, "all of them were (MA3)"},
};
const struct schema match_jobs_reply_schema = {
    .name = "match.jobs reply",
    .meaning = "What match.jobs answers.",
    FIELDS(match_jobs_reply_fields),
};
#undef RECORD

#define RECORD struct match_people
static const struct field match_people_fields[] = {
    {ID(job),          REQUIRED, "the job"},
    {INTEGER(most_km), OPTIONAL, "no farther than that", RANGE(1, 20000)},
    {INTEGER(limit),   OPTIONAL, "how many at most; 10 when absent", RANGE(1, 40)},
};
const struct schema match_people_schema = {
    .name = "match.people",
    .meaning = "The young people for a job: eligible, without a contract, the best first, with the reasons (MA1–MA3).",
    FIELDS(match_people_fields),
};
#undef RECORD

#define RECORD struct match_person
static const struct field match_person_fields[] = {
    {ID(person),                               REQUIRED, "the person, a pseudonym"},
    {TEXT(departement),                        REQUIRED, "where the person lives"},
    {DATE(found_on),                           REQUIRED, "found eligible"},
    {INTEGER(rank),                            REQUIRED, "1 is the first"},
    {INTEGER(points),                          OPTIONAL, "permille of the competences asked for that are met, less the kilometres weighed (MA2)"},
    {LIST(met, met_count, FIELD_TEXT),         OPTIONAL, "competences met"},
    {LIST(missing, missing_count, FIELD_TEXT), OPTIONAL, "competences missing"},
    {INTEGER(distance_km),                     OPTIONAL, "between the départements, as the crow flies"},
    {FLAG(is_same_departement),                OPTIONAL, "no journey between départements"},
};
const struct schema match_person_schema = {
    .name = "match.person",
    .meaning = "A young person proposed for a job, and why.",
    FIELDS(match_person_fields),
};
#undef RECORD

#define RECORD struct match_people_reply
static const struct field match_people_reply_fields[] = {
    {LIST_OF(items, items_count, &match_person_schema), OPTIONAL, "the best first"},
    {INTEGER(looked),                                   OPTIONAL, "how many people were looked at"},
    {FLAG(is_whole),                                    OPTIONAL, "all of them were (MA3)"},
};
const struct schema match_people_reply_schema = {
    .name = "match.people reply",
    .meaning = "What match.people answers.",
    FIELDS(match_people_reply_fields),
};
#undef RECORD
