/* dla_referral.h - What becomes of a referral, step by step (D1 to D4).
 *
 * Every event has the referral's own members first (REFERRAL_ABOUT), so that a hub keeps what it
 * asked by `hub` and figures need no join.
 */
#pragma once

#include "common/messages/dla_words.h"

/* What every event of a referral says of it; `employer`, `form` and regions are absent only where
 * nobody here knows them. */
#define REFERRAL_ABOUT                                                                             \
    struct id referral;                                                                            \
    char hub[40]; /* the instance that asked */                                                    \
    char departement[4];                                                                           \
    char region2013[3];                                                                            \
    char region2016[3];                                                                            \
    struct id employer;                                                                            \
    struct id job; /* none: for the employer as a whole */                                         \
    enum employer_form form;                                                                       \
    enum metier metier /* of the job */

/* The rows that describe them. */
/* clang-format off */
#define REFERRAL_ABOUT_FIELDS                                                                      \
    {ID(referral),                REQUIRED, "the referral"},                                       \
    {TEXT(hub),                   REQUIRED, "the instance that asked"},                            \
    {TEXT(departement),           REQUIRED, "code: 01, 2A, 971"},                                  \
    {TEXT(region2013),            OPTIONAL, "region of 2013"},                                     \
    {TEXT(region2016),            OPTIONAL, "region of 2016"},                                     \
    {ID(employer),                OPTIONAL, "the employer"},                                       \
    {ID(job),                     OPTIONAL, "the job; none: the employer as a whole"},             \
    {ENUM(form, &employer_forms), OPTIONAL, "legal form of the employer"},                         \
    {ENUM(metier, &metiers),      OPTIONAL, "métier of the job"}
/* clang-format on */

/* referral.received: A hub's referral is known here; what follows says what was made of it. */
struct referral_received {
    REFERRAL_ABOUT;
    char siret[15];
    uint32_t needs;
    char bearer[24];
    char c2ra[24];
    struct date requested_on;
    struct date received_on;
};
extern const struct schema referral_received_schema;

/* referral.refused: The DLA cannot help this employer; the hub is told what else exists (D1). */
struct referral_refused {
    REFERRAL_ABOUT;
    char rule[8];
    enum referral_unmet reason;
    uint32_t alternatives;
    struct date requested_on;
    struct date refused_on;
};
extern const struct schema referral_refused_schema;

/* referral.sent: One adviser is asked; several may be (D3).  Its clocks start (D4). */
struct referral_sent {
    REFERRAL_ABOUT;
    struct id asking; /* of this adviser in this round; also the id of its link */
    struct id adviser;
    char bearer[24];
    int64_t round; /* 1, then one more with each reassignment */
    bool is_first; /* the first adviser ever asked for it: counts the referral once */
    uint32_t needs;
    struct date requested_on;
    struct date sent_on;
    struct date seen_due_on;
    struct date first_reminder_on;
    struct date second_reminder_on;
    struct date answer_due_on;
    struct date link_expires_on;
};
extern const struct schema referral_sent_schema;

/* referral.seen: An adviser read it. */
struct referral_seen {
    REFERRAL_ABOUT;
    struct id asking;
    struct id adviser;
    char bearer[24];
    struct date sent_on;
    struct date seen_on;
    int64_t business_days; /* from sent to seen */
    bool in_time;
};
extern const struct schema referral_seen_schema;

/* referral.reminded: An adviser who has not answered is reminded (D4). */
struct referral_reminded {
    REFERRAL_ABOUT;
    struct id asking;
    struct id adviser;
    char bearer[24];
    int64_t reminder; /* 1 or 2 */
    struct date answer_due_on;
    struct date reminded_on;
};
extern const struct schema referral_reminded_schema;

/* referral.escalated: Nobody took it; the C2RA is to find somebody (D3, D4). */
struct referral_escalated {
    REFERRAL_ABOUT;
    enum escalation_reason reason;
    char c2ra[24];
    int64_t round;
    struct date escalated_on;
    struct date reassignment_due_on;
};
extern const struct schema referral_escalated_schema;

/* referral.reassigned: The C2RA asks other advisers: those asked before are not any more (D3). */
struct referral_reassigned {
    REFERRAL_ABOUT;
    struct id by; /* adviser of the C2RA; none: the operator */
    int64_t round;
    struct date escalated_on; /* none: not escalated */
    struct date reassigned_on;
};
extern const struct schema referral_reassigned_schema;

/* referral.accepted: An adviser takes it: the first acceptance does (D3). */
struct referral_accepted {
    REFERRAL_ABOUT;
    struct id asking;
    struct id adviser;
    char bearer[24];
    uint32_t needs;
    struct date requested_on;
    struct date sent_on; /* to this adviser */
    struct date accepted_on;
    int64_t business_days; /* from sent to the answer */
    bool in_time;
    struct date diagnosis_due_on;
    struct date plan_due_on;
    struct date closes_from; /* an accompaniment is not shorter (D4) */
    struct date whole_due_on;
    struct id note; /* what was said with it; none: nothing */
};
extern const struct schema referral_accepted_schema;

/* referral.taken: Another adviser who was asked is told that it is taken (D3). */
struct referral_taken {
    REFERRAL_ABOUT;
    struct id asking;
    struct id adviser; /* who is told */
    struct id taken_by;
    struct date taken_on;
};
extern const struct schema referral_taken_schema;

/* referral.declined: An adviser does not take it or, final, the C2RA finds nobody. */
struct referral_declined {
    REFERRAL_ABOUT;
    struct id asking; /* none: final */
    struct id adviser;
    char bearer[24];
    enum decline_reason reason;
    bool is_final; /* the whole referral ends there */
    struct date requested_on;
    struct date sent_on;
    struct date declined_on;
    int64_t business_days; /* from sent to the answer; 0 when final */
    bool in_time;
    struct id note;
};
extern const struct schema referral_declined_schema;

/* referral.handed_over: Another adviser goes on with an accompaniment. */
struct referral_handed_over {
    REFERRAL_ABOUT;
    struct id adviser;
    char bearer[24];
    struct id handed_by; /* the adviser until now */
    struct date handed_on;
};
extern const struct schema referral_handed_over_schema;

/* referral.diagnosed: The employer's situation is analysed. */
struct referral_diagnosed {
    REFERRAL_ABOUT;
    struct id adviser;
    char bearer[24];
    uint32_t needs; /* as found */
    struct date accepted_on;
    struct date diagnosed_on;
    int64_t business_days; /* from acceptance */
    bool in_time;
    struct id note;
};
extern const struct schema referral_diagnosed_schema;

/* referral.planned: A plan of accompaniment is agreed. */
struct referral_planned {
    REFERRAL_ABOUT;
    struct id adviser;
    char bearer[24];
    uint32_t themes;
    struct date accepted_on;
    struct date planned_on;
    int64_t business_days; /* from acceptance */
    bool in_time;
    struct id note;
};
extern const struct schema referral_planned_schema;

/* referral.engineering_started: The first mission of the plan may begin. */
struct referral_engineering_started {
    REFERRAL_ABOUT;
    struct id adviser;
    char bearer[24];
    struct date accepted_on;
    struct date started_on;
};
extern const struct schema referral_engineering_started_schema;

/* referral.followed_up: The missions are over, or there was no need of any: the effects are
 * watched.
 */
struct referral_followed_up {
    REFERRAL_ABOUT;
    struct id adviser;
    char bearer[24];
    struct date accepted_on;
    struct date followed_on;
    struct id note;
};
extern const struct schema referral_followed_up_schema;

/* referral.closed: The accompaniment is over, with what it brought (D5). */
struct referral_closed {
    REFERRAL_ABOUT;
    struct id adviser;
    char bearer[24];
    enum referral_state state; /* where it was */
    enum referral_outcome outcome;
    int64_t jobs_concerned;
    int64_t jobs_consolidated;
    int64_t satisfaction; /* 1 to 5; 0: not asked */
    int64_t missions;     /* completed */
    struct date accepted_on;
    struct date closed_on;
    int64_t days; /* calendar days from acceptance */
    bool in_time; /* within the longest accompaniment (D4) */
    struct date impact_from;
    struct date impact_until;
    struct id note;
};
extern const struct schema referral_closed_schema;

/* referral.withdrawn: The hub took it back before anybody accepted. */
struct referral_withdrawn {
    REFERRAL_ABOUT;
    enum referral_state state; /* where it was */
    struct date asked_on;
    struct date withdrawn_on;
};
extern const struct schema referral_withdrawn_schema;

/* referral.too_late: What the hub asked cannot be done any more (D3). */
struct referral_too_late {
    REFERRAL_ABOUT;
    enum referral_ask what;
    enum referral_state state; /* none: no such referral of this hub */
    struct id adviser;         /* who accompanies, if anybody */
    struct date asked_on;
    struct date told_on;
};
extern const struct schema referral_too_late_schema;

/* referral.late: A clock of the DLA ran out (D4). */
struct referral_late {
    REFERRAL_ABOUT;
    enum referral_clock clock;
    struct id asking; /* `seen` only */
    struct id adviser;
    char bearer[24];
    char c2ra[24];
    struct date due_on;
};
extern const struct schema referral_late_schema;

/* link.used: A one-time link was used up by an answer; its token is in no journal. */
struct link_used {
    REFERRAL_ABOUT;
    struct id link; /* the asking */
    struct id adviser;
    enum link_answer answer;
    struct date used_on;
};
extern const struct schema link_used_schema;

/* note.read: Somebody read a free text of a referral (P4). */
struct note_read {
    REFERRAL_ABOUT;
    struct id note;
    enum note_step step;
    enum access_reason reason;
    struct date read_on;
};
extern const struct schema note_read_schema;

/* note.erased: A free text was kept long enough (P2). */
struct note_erased {
    struct id note; /* first: a restored backup erases what the first id of an erasure names */
    REFERRAL_ABOUT;
    enum note_step step;
    enum erasure_reason reason;
    struct date erased_on;
};
extern const struct schema note_erased_schema;
