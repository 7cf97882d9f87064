/* dla_ask.h - What the DLA is asked: answers to referrals, accompaniment, links, lists. */
#pragma once

#include "common/messages/dla_mission.h"
#include "common/messages/dla_network.h"

/* ---- advisers and bearers ----------------------------------------------------------------------
 */

/* adviser.register: Somebody will answer for a bearer or a C2RA. */
struct adviser_register {
    struct id adviser;  /* chosen by the caller, so that a retry is the same adviser */
    char body[24];      /* code of the bearer or C2RA */
    char principal[40]; /* the program that asks in this name… */
    char account[64];   /* …or the account of the gateway that does: one of the two */
    char name[81];      /* who it is */
    char email[121];    /* where links are sent */
    char phone[25];     /* how to call */
};
extern const struct schema adviser_register_schema;

/* adviser.retire: An adviser leaves; what waits for an answer is declined in this name. */
struct adviser_retire {
    struct id adviser; /* not while accompanying: hand over first */
};
extern const struct schema adviser_retire_schema;

/* adviser.contact: Reads how to reach an adviser; each reading is logged (P4). */
struct adviser_contact {
    struct id adviser;         /* who */
    enum access_reason reason; /* why */
    struct id referral;        /* one that this adviser was asked, or accompanies */
};
extern const struct schema adviser_contact_schema;

/* adviser.erase: Erases at once how to reach a former adviser, who asks for it (P2). */
struct adviser_erase {
    struct id adviser; /* retired before */
};
extern const struct schema adviser_erase_schema;

/* adviser.private: Vault: who an adviser is and how to reach them. */
struct adviser_private {
    struct id adviser; /* the adviser */
    char name[81];     /* who it is */
    char email[121];   /* where links are sent */
    char phone[25];    /* how to call */
};
extern const struct schema adviser_private_schema;

/* adviser.get: One adviser. */
struct adviser_get {
    struct id adviser; /* the adviser */
};
extern const struct schema adviser_get_schema;

/* adviser: What is public of an adviser. */
struct adviser_view {
    struct id adviser;
    char body[24]; /* bearer or C2RA */
    char c2ra[24];
    bool is_c2ra; /* of the regional body itself */
    char departement[4];
    char region2013[3];
    char principal[40];
    char account[64];          /* who asks in its name: one of the two */
    int64_t to_answer;         /* referrals that wait for this adviser */
    int64_t accompanied;       /* employers accompanied now */
    struct date registered_on; /* since */
    struct date retired_on;    /* absent: active */
};
extern const struct schema adviser_view_schema;

/* adviser.list: Advisers, in order of registration. */
struct adviser_list {
    char body[24];    /* only of this bearer or C2RA */
    char c2ra[24];    /* only under this C2RA */
    bool only_active; /* without those who left */
    struct id after;
    int64_t limit; /* 0 to 200: items a page, 50 when absent */
};
extern const struct schema adviser_list_schema;

/* adviser.list reply: What adviser.list answers. */
struct adviser_page {
    struct adviser_view items[200];
    size_t items_count;
    struct id next;
};
extern const struct schema adviser_page_schema;

/* bearer.list: Who bears the DLA of each département. */
struct bearer_list {
    char departement[4]; /* only this one */
    char c2ra[24];       /* only under this C2RA */
};
extern const struct schema bearer_list_schema;

/* bearer: Who bears the DLA of a département. */
struct bearer_view {
    char departement[4];
    char region2013[3];
    char bearer[24];
    char bearer_name[97]; /* its name */
    char c2ra[24];
    char c2ra_name[97]; /* its name */
};
extern const struct schema bearer_view_schema;

/* bearer.list reply: What bearer.list answers. */
struct bearer_page {
    struct bearer_view items[104];
    size_t items_count;
};
extern const struct schema bearer_page_schema;

/* ---- answers (D3) ------------------------------------------------------------------------------
 */

/* referral.see: An adviser has read a referral. */
struct referral_see {
    struct id referral; /* the referral */
};
extern const struct schema referral_see_schema;

/* referral.accept: An adviser takes a referral; the first acceptance does. */
struct referral_accept {
    struct id referral; /* the referral */
    char details[1001]; /* in words */
};
extern const struct schema referral_accept_schema;

/* referral.decline: An adviser does not take it or, once it is escalated, the C2RA gives it up. */
struct referral_decline {
    struct id referral;         /* the referral */
    enum decline_reason reason; /* of a closed list */
    char details[1001];         /* in words */
};
extern const struct schema referral_decline_schema;

/* referral.reassign: The C2RA asks other advisers; those asked before are not any more. */
struct referral_reassign {
    struct id referral;    /* the referral */
    struct id advisers[8]; /* who is asked now, of the same C2RA */
    size_t advisers_count;
};
extern const struct schema referral_reassign_schema;

/* referral.hand_over: Another adviser goes on; by the adviser or the C2RA. */
struct referral_hand_over {
    struct id referral; /* the referral */
    struct id adviser;  /* who goes on */
};
extern const struct schema referral_hand_over_schema;

/* ---- links -------------------------------------------------------------------------------------
 */

/* link.make: The one-time token by which an adviser answers one referral without an account. */
struct link_make {
    struct id asking; /* of `referral.sent` */
};
extern const struct schema link_make_schema;

/* link.make reply: What link.make answers; the same for the same asking. */
struct link_made {
    char token[96]; /* url-safe; nobody keeps it here */
    struct id referral;
    struct id adviser;      /* to whom it may be sent, and to nobody else */
    struct date expires_on; /* the last day on which it answers */
};
extern const struct schema link_made_schema;

/* link.show: What a link is about, before it answers; leaves it usable. */
struct link_show {
    char token[201]; /* as it was sent */
};
extern const struct schema link_show_schema;

/* link: What somebody who has a link sees of its referral. */
struct link_view {
    struct id referral;
    struct id adviser;
    char departement[4];
    enum employer_form form;
    char siret[15];
    enum metier metier; /* of the job */
    uint32_t needs;
    enum referral_state state; /* of the referral */
    enum asking_state asking;  /* of this adviser */
    struct date sent_on;
    struct date answer_due_on; /* the last day to answer in time */
    struct date expires_on;    /* of the link */
    struct date used_on;       /* absent: not yet */
};
extern const struct schema link_view_schema;

/* referral.answer_by_link: An adviser answers without an account, once. */
struct referral_answer_by_link {
    char token[201]; /* as it was sent */
    struct id
        referral; /* which one is believed to be answered: refused when it is not the link's */
    enum link_answer answer;    /* `see` leaves the link usable */
    enum decline_reason reason; /* to decline: of a closed list */
    char details[1001];         /* in words */
};
extern const struct schema referral_answer_by_link_schema;

/* ---- accompaniment (D3, D4, D5) ----------------------------------------------------------------
 */

/* referral.diagnose: The adviser has analysed the employer's situation. */
struct referral_diagnose {
    struct id referral;       /* the referral */
    uint32_t needs;           /* as found */
    struct date diagnosed_on; /* business date; today when absent */
    char details[2001];       /* the diagnosis in short */
};
extern const struct schema referral_diagnose_schema;

/* referral.plan: Adviser and employer agree on a plan. */
struct referral_plan {
    struct id referral;     /* the referral */
    uint32_t themes;        /* what it works on */
    struct date planned_on; /* business date; today when absent */
    char details[2001];     /* the plan in short */
};
extern const struct schema referral_plan_schema;

/* referral.start_engineering: The missions of the plan begin. */
struct referral_start_engineering {
    struct id referral;     /* the referral */
    struct date started_on; /* business date; today when absent */
};
extern const struct schema referral_start_engineering_schema;

/* referral.follow_up: The missions are over, or none was needed: the effects are watched. */
struct referral_follow_up {
    struct id referral;      /* the referral */
    struct date followed_on; /* business date; today when absent */
    char details[2001];      /* in words */
};
extern const struct schema referral_follow_up_schema;

/* referral.close: The accompaniment is over. */
struct referral_close {
    struct id referral;            /* the referral */
    enum referral_outcome outcome; /* of a closed list */
    int64_t jobs_concerned;        /* 0 to 10000: jobs of the employer that it was about */
    int64_t jobs_consolidated;     /* 0 to 10000: of which made to last */
    int64_t satisfaction;          /* 0 to 5: of the employer, 1 to 5; 0: not asked */
    struct date closed_on;         /* business date; today when absent */
    char details[2001];            /* in words */
};
extern const struct schema referral_close_schema;

/* impact.measure: What lasts of an accompaniment, 6 to 24 months after. */
struct impact_measure {
    struct id referral;        /* the referral */
    int64_t jobs_kept;         /* 0 to 10000: of the jobs concerned */
    int64_t jobs_created;      /* 0 to 10000: since the closing */
    enum activity_trend trend; /* how the activity went */
    int64_t satisfaction;      /* 0 to 5: of the employer, 1 to 5; 0: not asked */
    struct date measured_on;   /* business date; today when absent */
    char details[2001];        /* in words */
};
extern const struct schema impact_measure_schema;

/* ---- missions (D5) -----------------------------------------------------------------------------
 */

/* mission.plan: A provider is to work for an employer, or for several. */
struct mission_plan {
    struct id mission;        /* chosen by the caller, so that a retry is the same mission */
    struct id referral;       /* whose plan asks for it */
    enum mission_kind kind;   /* individual or collective */
    enum referral_need theme; /* what it works on */
    char provider[10];        /* SIREN; may be chosen later */
    int64_t days;             /* 1 to 100: of work */
    int64_t cost_cents;       /* 0 to 100000000: what it costs in all */
    struct date starts_on;    /* first day foreseen */
    struct date ends_on;      /* last day foreseen */
};
extern const struct schema mission_plan_schema;

/* mission.join: Another employer takes part in a collective mission. */
struct mission_join {
    struct id mission;  /* the mission */
    struct id referral; /* of the employer that joins */
};
extern const struct schema mission_join_schema;

/* mission.complete: It is done, with what it really took. */
struct mission_complete {
    struct id mission;        /* the mission */
    char provider[10];        /* SIREN; when it was not chosen before */
    int64_t days;             /* 0 to 100: as planned when absent */
    int64_t cost_cents;       /* 0 to 100000000: as planned when absent */
    struct date completed_on; /* business date; today when absent */
};
extern const struct schema mission_complete_schema;

/* mission.cancel: It will not be. */
struct mission_cancel {
    struct id mission;                /* the mission */
    enum mission_cancellation reason; /* of a closed list */
};
extern const struct schema mission_cancel_schema;

/* mission.list: Missions, in order of planning. */
struct mission_list {
    struct id referral;       /* only those that it takes part in */
    enum referral_need theme; /* only on this theme */
    enum mission_state state; /* only in this state */
    struct id after;
    int64_t limit; /* 0 to 200: items a page, 50 when absent */
};
extern const struct schema mission_list_schema;

/* mission: What is known of a mission. */
struct mission_view {
    struct id mission;
    struct id referral; /* whose plan asked for it */
    char departement[4];
    enum mission_kind kind;
    enum referral_need theme;
    enum mission_state state; /* where it is */
    char provider[10];
    int64_t days;
    int64_t cost_cents;
    int64_t employers; /* that take part */
    struct date starts_on;
    struct date ends_on; /* foreseen; the last day once it is done */
};
extern const struct schema mission_view_schema;

/* mission.list reply: What mission.list answers. */
struct mission_page {
    struct mission_view items[200];
    size_t items_count;
    struct id next;
};
extern const struct schema mission_page_schema;
