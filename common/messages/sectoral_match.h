/* sectoral_match.h - Matching: jobs for a young person, young people for a job, with the reasons
 * (MA1–MA3). */
#pragma once

#include "common/messages/sectoral_words.h"

/* vacancy.opened: A job of the sector holds a place: it can be proposed. */
struct vacancy_opened {
    struct id job;
    struct id employer;
    char departement[4];
    char region2013[3];
    char region2016[3];
    char sector[32];
    enum metier metier;
    enum new_service new_service;
    struct date approved_on;
};
extern const struct schema vacancy_opened_schema;

/* vacancy.closed: A job of the sector ended: it is not proposed any more. */
struct vacancy_closed {
    struct id job;
    char departement[4];
    struct date closed_on;
};
extern const struct schema vacancy_closed_schema;

/* candidate.noted: What is public of a young person and can be matched: all of it as it now is. */
struct candidate_noted {
    struct id person;
    char departement[4];
    char practices[24][40];
    size_t practices_count;
    char competences[24][40];
    size_t competences_count;
    struct date noted_on;
};
extern const struct schema candidate_noted_schema;

/* candidate.found_eligible: A young person was found eligible. */
struct candidate_found_eligible {
    struct id person;
    char departement[4];
    struct date found_on;
};
extern const struct schema candidate_found_eligible_schema;

/* candidate.engaged: A young person signed a contract of another sector. */
struct candidate_engaged {
    struct id person;
    struct id contract;
    char departement[4];
    struct date engaged_on;
};
extern const struct schema candidate_engaged_schema;

/* candidate.freed: The contract of another sector ended. */
struct candidate_freed {
    struct id person;
    struct id contract;
    char departement[4];
    struct date freed_on;
    bool is_engaged;
};
extern const struct schema candidate_freed_schema;

/* candidate.forgotten: The private data of a young person were erased: nobody is proposed who
 * cannot be reached. */
struct candidate_forgotten {
    struct id person;
    char departement[4];
    struct date forgotten_on;
};
extern const struct schema candidate_forgotten_schema;

/* candidate: A young person as matching sees them. */
struct candidate_view {
    struct id person;
    char departement[4];
    char practices[24][40];
    size_t practices_count;
    char competences[24][40];
    size_t competences_count;
    struct date found_on;
    struct id contract;
    bool is_available;
};
extern const struct schema candidate_view_schema;

/* candidate.list: Young people, in order of arrival. */
struct candidate_list {
    char departement[4];
    char competence[40];
    bool only_available;
    struct id after;
    int64_t limit;
};
extern const struct schema candidate_list_schema;

/* candidate.list reply: What candidate.list answers. */
struct candidate_page {
    struct candidate_view items[200];
    size_t items_count;
    struct id next;
};
extern const struct schema candidate_page_schema;

/* vacancy: A job as matching sees it. */
struct vacancy_view {
    struct id job;
    struct id employer;
    char departement[4];
    enum metier metier;
    enum new_service new_service;
    struct date approved_on;
    struct id contract;
    bool is_open;
    struct date closed_on;
};
extern const struct schema vacancy_view_schema;

/* vacancy.list: Jobs of the sector, in order of approval. */
struct vacancy_list {
    char departement[4];
    enum metier metier;
    bool only_open;
    struct id after;
    int64_t limit;
};
extern const struct schema vacancy_list_schema;

/* vacancy.list reply: What vacancy.list answers. */
struct vacancy_page {
    struct vacancy_view items[200];
    size_t items_count;
    struct id next;
};
extern const struct schema vacancy_page_schema;

/* match.jobs: The approved unfilled jobs of the sector for a young person, the best first, with the
 * reasons (MA1–MA3). */
struct match_jobs {
    struct id person;
    enum metier metier;
    int64_t most_km;
    int64_t limit;
};
extern const struct schema match_jobs_schema;

/* match.job: A job proposed to a young person, and why. */
struct match_job {
    struct id job;
    struct id employer;
    char departement[4];
    enum metier metier;
    int64_t rank;
    int64_t points;
    char met[24][40];
    size_t met_count;
    char missing[24][40];
    size_t missing_count;
    int64_t distance_km;
    bool is_same_departement;
};
extern const struct schema match_job_schema;

/* match.jobs reply: What match.jobs answers. */
struct match_jobs_reply {
    struct match_job items[40];
    size_t items_count;
    int64_t looked;
    bool is_whole;
};
extern const struct schema match_jobs_reply_schema;

/* match.people: The young people for a job: eligible, without a contract, the best first, with the
 * reasons (MA1–MA3). */
struct match_people {
    struct id job;
    int64_t most_km;
    int64_t limit;
};
extern const struct schema match_people_schema;

/* match.person: A young person proposed for a job, and why. */
struct match_person {
    struct id person;
    char departement[4];
    struct date found_on;
    int64_t rank;
    int64_t points;
    char met[24][40];
    size_t met_count;
    char missing[24][40];
    size_t missing_count;
    int64_t distance_km;
    bool is_same_departement;
};
extern const struct schema match_person_schema;

/* match.people reply: What match.people answers. */
struct match_people_reply {
    struct match_person items[40];
    size_t items_count;
    int64_t looked;
    bool is_whole;
};
extern const struct schema match_people_reply_schema;
