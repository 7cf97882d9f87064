/* regional_sponsor.h - Sponsors (parrains): companies that follow young people's jobs (PA1 to
 * PA5). */
#pragma once

#include "common/messages/regional_words.h"

/* sponsor.pledge: A company offers to follow jobs. */
struct sponsor_pledge {
    struct id sponsor;
    char name[161];
    char siren[10];
    char sector[32];
    char departements[32][4];
    size_t departements_count;
    uint32_t offers; /* of sponsor_offers */
    int64_t jobs_most;
    struct date pledged_on;
    char contact_name[81];
    char contact_email[121];
    char contact_phone[25];
};
extern const struct schema sponsor_pledge_schema;

/* sponsor.pledged: A company offered to follow jobs. */
struct sponsor_pledged {
    struct id sponsor;
    char hub[40];
    char departement[4];
    char name[161];
    char siren[10];
    char sector[32];
    char departements[32][4];
    size_t departements_count;
    uint32_t offers; /* of sponsor_offers */
    int64_t jobs_most;
    struct date pledged_on;
    bool has_notes;
};
extern const struct schema sponsor_pledged_schema;

/* sponsor.amend: What a company offers changes; absent members stay as they are. */
struct sponsor_amend {
    struct id sponsor;
    uint32_t offers; /* of sponsor_offers */
    int64_t jobs_most;
    char contact_name[81];
    char contact_email[121];
    char contact_phone[25];
};
extern const struct schema sponsor_amend_schema;

/* sponsor.amended: What a company offers, after a change. */
struct sponsor_amended {
    struct id sponsor;
    char hub[40];
    char departement[4];
    uint32_t offers; /* of sponsor_offers */
    int64_t jobs_most;
    struct date amended_on;
    bool has_notes;
};
extern const struct schema sponsor_amended_schema;

/* sponsor.close: A company follows no job any more; refused while it does. */
struct sponsor_close {
    struct id sponsor;
    struct date closed_on;
};
extern const struct schema sponsor_close_schema;

/* sponsor.closed: A company follows no job any more. */
struct sponsor_closed {
    struct id sponsor;
    char hub[40];
    char departement[4];
    struct date closed_on;
};
extern const struct schema sponsor_closed_schema;

/* sponsor.contact: Reads whom to speak to at a company; each reading is logged (P4). */
struct sponsor_contact {
    struct id sponsor;
    enum access_reason reason;
};
extern const struct schema sponsor_contact_schema;

/* sponsor.private: Vault: whom to speak to at a company. */
struct sponsor_private {
    struct id sponsor;
    char contact_name[81];
    char contact_email[121];
    char contact_phone[25];
};
extern const struct schema sponsor_private_schema;

/* sponsor.erase: Erases whom to speak to at a company at once, on request (P2). */
struct sponsor_erase {
    struct id sponsor;
};
extern const struct schema sponsor_erase_schema;

/* sponsor.propose: A company is proposed to a job. */
struct sponsor_propose {
    struct id sponsorship;
    struct id sponsor;
    struct id job;
    struct date proposed_on;
};
extern const struct schema sponsor_propose_schema;

/* sponsor.proposed: A company was proposed to a job. */
struct sponsor_proposed {
    struct id sponsorship;
    struct id sponsor;
    struct id job;
    char hub[40];
    char departement[4];
    enum metier metier;
    struct date proposed_on;
};
extern const struct schema sponsor_proposed_schema;

/* sponsor.accept: The company follows the job. */
struct sponsor_accept {
    struct id sponsorship;
    struct date accepted_on;
};
extern const struct schema sponsor_accept_schema;

/* sponsor.accepted: The company follows the job. */
struct sponsor_accepted {
    struct id sponsorship;
    struct id sponsor;
    struct id job;
    struct id contract;
    struct id employer;
    char hub[40];
    char departement[4];
    enum metier metier;
    char sector[32];
    enum employer_form form;
    struct date signed_on;
    struct date accepted_on;
};
extern const struct schema sponsor_accepted_schema;

/* sponsor.decline: The company does not follow the job. */
struct sponsor_decline_by_company {
    struct id sponsorship;
    enum sponsor_decline reason;
    struct date declined_on;
};
extern const struct schema sponsor_decline_by_company_schema;

/* sponsor.declined: The company does not follow the job. */
struct sponsor_declined {
    struct id sponsorship;
    struct id sponsor;
    struct id job;
    char hub[40];
    char departement[4];
    enum sponsor_decline reason;
    struct date declined_on;
};
extern const struct schema sponsor_declined_schema;

/* sponsor.meet: The company and the young person met. */
struct sponsor_meet {
    struct id meeting;
    struct id sponsorship;
    struct date met_on;
    char notes[1001];
};
extern const struct schema sponsor_meet_schema;

/* sponsor.met: The company and the young person met. */
struct sponsor_met {
    struct id meeting;
    struct id sponsorship;
    struct id sponsor;
    struct id job;
    struct id contract;
    char hub[40];
    char departement[4];
    int64_t number;
    struct date met_on;
    bool has_notes;
};
extern const struct schema sponsor_met_schema;

/* sponsor.end: The company follows the job no longer; or, after it ended by itself, what it
 * brought. */
struct sponsor_end {
    struct id sponsorship;
    enum sponsorship_ending reason;
    uint32_t brought; /* of sponsor_offers */
    struct date ended_on;
};
extern const struct schema sponsor_end_schema;

/* sponsor.ended: The company follows the job no longer. Said again to add what it brought: the
 * last word counts. */
struct sponsor_ended {
    struct id sponsorship;
    struct id sponsor;
    struct id job;
    struct id contract;
    char hub[40];
    char departement[4];
    enum metier metier;
    enum sponsorship_ending reason;
    uint32_t brought; /* of sponsor_offers */
    int64_t meetings;
    struct date accepted_on;
    struct date ended_on;
};
extern const struct schema sponsor_ended_schema;

/* sponsor.get: One company. */
struct sponsor_get {
    struct id sponsor;
};
extern const struct schema sponsor_get_schema;

/* sponsor: What is public of a company that follows jobs. */
struct sponsor_view {
    struct id sponsor;
    char name[161];
    char siren[10];
    char sector[32];
    char departements[32][4];
    size_t departements_count;
    uint32_t offers; /* of sponsor_offers */
    int64_t jobs_most;
    int64_t jobs_followed;
    struct date pledged_on;
    struct date closed_on;
    bool has_notes;
};
extern const struct schema sponsor_view_schema;

/* sponsor.list: Companies, in order of pledge. */
struct sponsor_list {
    char departement[4];
    char sector[32];
    bool only_free;
    struct id after;
    int64_t limit;
};
extern const struct schema sponsor_list_schema;

/* sponsor.list reply: What sponsor.list answers. */
struct sponsor_page {
    struct sponsor_view items[100];
    size_t items_count;
    struct id next;
};
extern const struct schema sponsor_page_schema;

/* sponsor.suggest: Companies for a job, the best first, each with its reasons (PA4). */
struct sponsor_suggest {
    struct id job;
    int64_t limit;
};
extern const struct schema sponsor_suggest_schema;

/* sponsor.suggest row: A company for a job. */
struct sponsor_suggestion {
    struct id sponsor;
    char name[161];
    uint32_t merits;  /* of sponsor_merits */
    uint32_t fitting; /* of sponsor_offers */
    int64_t free;
};
extern const struct schema sponsor_suggestion_schema;

/* sponsor.suggest reply: What sponsor.suggest answers. */
struct sponsor_ranking {
    struct sponsor_suggestion items[50];
    size_t items_count;
};
extern const struct schema sponsor_ranking_schema;

/* sponsorship.list: Sponsorships, in order of proposal. */
struct sponsorship_list {
    struct id sponsor;
    struct id job;
    char departement[4];
    uint32_t states; /* of sponsorship_states */
    struct id after;
    int64_t limit;
};
extern const struct schema sponsorship_list_schema;

/* sponsorship: A company and a job. */
struct sponsorship_view {
    struct id sponsorship;
    struct id sponsor;
    struct id job;
    char departement[4];
    enum sponsorship_state state;
    struct date proposed_on;
    struct date accepted_on;
    struct date ended_on;
    int64_t meetings;
    uint32_t brought; /* of sponsor_offers */
};
extern const struct schema sponsorship_view_schema;

/* sponsorship.list reply: What sponsorship.list answers. */
struct sponsorship_page {
    struct sponsorship_view items[200];
    size_t items_count;
    struct id next;
};
extern const struct schema sponsorship_page_schema;
