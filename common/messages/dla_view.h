/* dla_view.h - What is read of referrals: one, lists, an adviser's inbox, free texts. */
#pragma once

#include "common/messages/dla_referral.h"

/* referral.get: One referral, with who was asked and what was written. */
struct referral_get {
    struct id referral; /* the referral */
};
extern const struct schema referral_get_schema;

/* referral: What became of a referral. */
struct referral_view {
    REFERRAL_ABOUT;
    uint32_t needs;
    enum referral_state state; /* where it is */
    char bearer[24];
    char c2ra[24];
    struct id adviser;           /* who accompanies; absent: nobody yet */
    int64_t round;               /* how many times advisers were asked */
    enum referral_unmet refusal; /* why the DLA cannot help (D1) */
    uint32_t alternatives;
    enum escalation_reason escalation; /* why the C2RA has, or had, it */
    enum decline_reason decline;       /* why it was given up */
    enum referral_outcome outcome;     /* what it brought */
    int64_t jobs_concerned;
    int64_t jobs_consolidated;
    int64_t missions;
    struct date requested_on;
    struct date answer_due_on;
    struct date escalated_on; /* escalated on */
    struct date accepted_on;
    struct date diagnosis_due_on;
    struct date diagnosed_on; /* diagnosed on */
    struct date plan_due_on;
    struct date planned_on;
    struct date whole_due_on;
    struct date ended_on;    /* closed, refused, declined or withdrawn on */
    struct date impact_from; /* its impact can be measured from */
    struct date measured_on; /* its impact was measured on */
};
extern const struct schema referral_view_schema;

/* asking: How one adviser was asked, and answered. */
struct asking_view {
    struct id asking; /* also the id of its link */
    struct id adviser;
    int64_t round;
    enum asking_state state;    /* where it is */
    enum decline_reason reason; /* why it was declined */
    struct date sent_on;
    struct date seen_on; /* seen on */
    struct date answer_due_on;
    struct date answered_on;
    int64_t reminders; /* sent so far */
};
extern const struct schema asking_view_schema;

/* note: That a free text was written; reading it is `note.consult`. */
struct note_view {
    struct id note; /* its id */
    enum note_step step;
    struct id adviser; /* who wrote it */
    bool is_erased;    /* kept long enough (P2) */
};
extern const struct schema note_view_schema;

/* referral.get reply: What referral.get answers. */
struct referral_detail {
    struct referral_view summary;   /* what became of it */
    struct asking_view askings[64]; /* the latest, in order */
    size_t askings_count;
    struct note_view notes[64]; /* in order */
    size_t notes_count;
};
extern const struct schema referral_detail_schema;

/* referral.list: What became of referrals, in order of arrival. */
struct referral_list {
    char hub[40];        /* only those of this hub */
    struct id employer;  /* only of this employer */
    struct id job;       /* only for this job */
    char departement[4]; /* only there */
    char bearer[24];     /* only of this bearer */
    struct id adviser;   /* only those that this adviser was asked */
    uint32_t states;     /* only in these states */
    struct id after;
    int64_t limit; /* 0 to 200: items a page, 50 when absent */
};
extern const struct schema referral_list_schema;

/* referral.list reply: What referral.list answers. */
struct referral_page {
    struct referral_view items[200];
    size_t items_count;
    struct id next;
};
extern const struct schema referral_page_schema;

/* referral.inbox: What the adviser who asks has to do. */
struct referral_inbox {
    enum inbox_box box; /* which one */
    struct id after;
    int64_t limit; /* 0 to 200: items a page, 50 when absent */
};
extern const struct schema referral_inbox_schema;

/* inbox item: One thing to do. */
struct inbox_item {
    struct id referral;
    struct id asking; /* of this adviser; absent: to reassign */
    char hub[40];
    char departement[4];
    struct id employer;
    enum employer_form form;
    uint32_t needs;
    enum referral_state state; /* where it is */
    struct date since;         /* sent, escalated or accepted on */
    struct date due_on;        /* the next thing is due on; absent: nothing is */
    bool is_overdue;           /* that day has passed */
};
extern const struct schema inbox_item_schema;

/* referral.inbox reply: What referral.inbox answers. */
struct inbox_page {
    struct inbox_item items[200];
    size_t items_count;
    struct id next;
};
extern const struct schema inbox_page_schema;

/* note.consult: Reads a free text of a referral; each reading is logged (P4). */
struct note_consult {
    struct id note;            /* as `referral.get` says */
    enum access_reason reason; /* why */
};
extern const struct schema note_consult_schema;

/* note.erase: Erases a free text at once, because somebody named in it asks (P2). */
struct note_erase {
    struct id note; /* its id */
};
extern const struct schema note_erase_schema;

/* note.private: Vault: a free text of a referral. */
struct note_private {
    struct id note;  /* its id */
    char text[2001]; /* what was written */
};
extern const struct schema note_private_schema;
