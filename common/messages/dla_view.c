#include "common/messages/dla_view.h"

/* One row, one line: clang-format 14 cannot keep such tables. */
/* clang-format off */

#define RECORD struct referral_get
static const struct field referral_get_fields[] = {
    {ID(referral), REQUIRED, "the referral"},
};
const struct schema referral_get_schema = {
    .name = "referral.get",
    .meaning = "One referral, with who was asked and what was written.",
    FIELDS(referral_get_fields),
};
#undef RECORD

#define RECORD struct referral_view
static const struct field referral_view_fields[] = {
    REFERRAL_ABOUT_FIELDS,
    {SET(needs, &referral_needs),               OPTIONAL, "what the employer needs (D2)"},
    {ENUM(state, &referral_states),             OPTIONAL, "where it is"},
    {TEXT(bearer),                              OPTIONAL, "code of the bearer"},
    {TEXT(c2ra),                                OPTIONAL, "code of the regional body above"},
    {ID(adviser),                               OPTIONAL, "who accompanies; absent: nobody yet"},
    {INTEGER(round),                            OPTIONAL, "how many times advisers were asked"},
    {ENUM(refusal, &referral_unmets),           OPTIONAL, "why the DLA cannot help (D1)"},
    {SET(alternatives, &referral_alternatives), OPTIONAL, "what else exists"},
    {ENUM(escalation, &escalation_reasons),     OPTIONAL, "why the C2RA has, or had, it"},
    {ENUM(decline, &decline_reasons),           OPTIONAL, "why it was given up"},
    {ENUM(outcome, &referral_outcomes),         OPTIONAL, "what it brought"},
    {INTEGER(jobs_concerned),                   OPTIONAL, "jobs concerned (D5)"},
    {INTEGER(jobs_consolidated),                OPTIONAL, "of which consolidated"},
    {INTEGER(missions),                         OPTIONAL, "completed"},
    {DATE(requested_on),                        OPTIONAL, "asked by the hub on"},
    {DATE(answer_due_on),                       OPTIONAL, "answer due on"},
    {DATE(escalated_on),                        OPTIONAL, "escalated on"},
    {DATE(accepted_on),                         OPTIONAL, "accepted on"},
    {DATE(diagnosis_due_on),                    OPTIONAL, "diagnosis due on"},
    {DATE(diagnosed_on),                        OPTIONAL, "diagnosed on"},
    {DATE(plan_due_on),                         OPTIONAL, "plan due on"},
    {DATE(planned_on),                          OPTIONAL, "planned on"},
    {DATE(whole_due_on),                        OPTIONAL, "whole due on"},
    {DATE(ended_on),                            OPTIONAL, "closed, refused, declined or withdrawn on"},
    {DATE(impact_from),                         OPTIONAL, "its impact can be measured from"},
    {DATE(measured_on),                         OPTIONAL, "its impact was measured on"},
};
const struct schema referral_view_schema = {
    .name = "referral",
    .meaning = "What became of a referral.",
    FIELDS(referral_view_fields),
};
#undef RECORD

#define RECORD struct asking_view
static const struct field asking_view_fields[] = {
    {ID(asking),                     OPTIONAL, "also the id of its link"},
    {ID(adviser),                    OPTIONAL, "the adviser"},
    {INTEGER(round),                 OPTIONAL, "1, one more with each reassignment"},
    {ENUM(state, &asking_states),    OPTIONAL, "where it is"},
    {ENUM(reason, &decline_reasons), OPTIONAL, "why it was declined"},
    {DATE(sent_on),                  OPTIONAL, "sent to this adviser on"},
    {DATE(seen_on),                  OPTIONAL, "seen on"},
    {DATE(answer_due_on),            OPTIONAL, "answer due on"},
    {DATE(answered_on),              OPTIONAL, "answered on"},
    {INTEGER(reminders),             OPTIONAL, "sent so far"},
};
const struct schema asking_view_schema = {
    .name = "asking",
    .meaning = "How one adviser was asked, and answered.",
    FIELDS(asking_view_fields),
};
#undef RECORD

#define RECORD struct note_view
static const struct field note_view_fields[] = {
    {ID(note),                OPTIONAL, "its id"},
    {ENUM(step, &note_steps), OPTIONAL, "when it was written"},
    {ID(adviser),             OPTIONAL, "who wrote it"},
    {FLAG(is_erased),         OPTIONAL, "kept long enough (P2)"},
};
const struct schema note_view_schema = {
    .name = "note",
    .meaning = "That a free text was written; reading it is `note.consult`.",
    FIELDS(note_view_fields),
};
#undef RECORD

#define RECORD struct referral_detail
static const struct field referral_detail_fields[] = {
    {NESTED(summary, &referral_view_schema),               REQUIRED, "what became of it"},
    {LIST_OF(askings, askings_count, &asking_view_schema), OPTIONAL, "the latest, in order"},
    {LIST_OF(notes, notes_count, &note_view_schema),       OPTIONAL, "in order"},
};
const struct schema referral_detail_schema = {
    .name = "referral.get reply",
    .meaning = "What referral.get answers.",
    FIELDS(referral_detail_fields),
};
#undef RECORD

#define RECORD struct referral_list
static const struct field referral_list_fields[] = {
    {TEXT(hub),                     OPTIONAL, "only those of this hub"},
    {ID(employer),                  OPTIONAL, "only of this employer"},
    {ID(job),                       OPTIONAL, "only for this job"},
    {TEXT(departement),             OPTIONAL, "only there"},
    {TEXT(bearer),                  OPTIONAL, "only of this bearer"},
    {ID(adviser),                   OPTIONAL, "only those that this adviser was asked"},
    {SET(states, &referral_states), OPTIONAL, "only in these states"},
    {ID(after),                     OPTIONAL, "continues after this one"},
    {INTEGER(limit),                OPTIONAL, "items a page, 50 when absent", RANGE(0, 200)},
};
const struct schema referral_list_schema = {
    .name = "referral.list",
    .meaning = "What became of referrals, in order of arrival.",
    FIELDS(referral_list_fields),
};
#undef RECORD

#define RECORD struct referral_page
static const struct field referral_page_fields[] = {
    {LIST_OF(items, items_count, &referral_view_schema), OPTIONAL, "of the page"},
    {ID(next),                                           OPTIONAL, "where the next page begins; absent at the end"},
};
const struct schema referral_page_schema = {
    .name = "referral.list reply",
    .meaning = "What referral.list answers.",
    FIELDS(referral_page_fields),
};
#undef RECORD

#define RECORD struct referral_inbox
static const struct field referral_inbox_fields[] = {
    {ENUM(box, &inbox_boxes), REQUIRED, "which one"},
    {ID(after),               OPTIONAL, "continues after this one"},
    {INTEGER(limit),          OPTIONAL, "items a page, 50 when absent", RANGE(0, 200)},
};
const struct schema referral_inbox_schema = {
    .name = "referral.inbox",
    .meaning = "What the adviser who asks has to do.",
    FIELDS(referral_inbox_fields),
};
#undef RECORD

#define RECORD struct inbox_item
static const struct field inbox_item_fields[] = {
    {ID(referral),                  OPTIONAL, "the referral"},
    {ID(asking),                    OPTIONAL, "of this adviser; absent: to reassign"},
    {TEXT(hub),                     OPTIONAL, "the instance that asked"},
    {TEXT(departement),             OPTIONAL, "code: 01, 2A, 971"},
    {ID(employer),                  OPTIONAL, "the employer"},
    {ENUM(form, &employer_forms),   OPTIONAL, "legal form of the employer"},
    {SET(needs, &referral_needs),   OPTIONAL, "what the employer needs (D2)"},
    {ENUM(state, &referral_states), OPTIONAL, "where it is"},
    {DATE(since),                   OPTIONAL, "sent, escalated or accepted on"},
    {DATE(due_on),                  OPTIONAL, "the next thing is due on; absent: nothing is"},
    {FLAG(is_overdue),              OPTIONAL, "that day has passed"},
};
const struct schema inbox_item_schema = {
    .name = "inbox item",
    .meaning = "One thing to do.",
    FIELDS(inbox_item_fields),
};
#undef RECORD

#define RECORD struct inbox_page
static const struct field inbox_page_fields[] = {
    {LIST_OF(items, items_count, &inbox_item_schema), OPTIONAL, "of the page"},
    {ID(next),                                        OPTIONAL, "where the next page begins; absent at the end"},
};
const struct schema inbox_page_schema = {
    .name = "referral.inbox reply",
    .meaning = "What referral.inbox answers.",
    FIELDS(inbox_page_fields),
};
#undef RECORD

#define RECORD struct note_consult
static const struct field note_consult_fields[] = {
    {ID(note),                      REQUIRED, "as `referral.get` says"},
    {ENUM(reason, &access_reasons), REQUIRED, "why"},
};
const struct schema note_consult_schema = {
    .name = "note.consult",
    .meaning = "Reads a free text of a referral; each reading is logged (P4).",
    FIELDS(note_consult_fields),
};
#undef RECORD

#define RECORD struct note_erase
static const struct field note_erase_fields[] = {
    {ID(note), REQUIRED, "its id"},
};
const struct schema note_erase_schema = {
    .name = "note.erase",
    .meaning = "Erases a free text at once, because somebody named in it asks (P2).",
    FIELDS(note_erase_fields),
};
#undef RECORD

#define RECORD struct note_private
static const struct field note_private_fields[] = {
    {ID(note),   REQUIRED, "its id"},
    {TEXT(text), OPTIONAL, "what was written", PRIVATE},
};
const struct schema note_private_schema = {
    .name = "note.private",
    .meaning = "Vault: a free text of a referral.",
    FIELDS(note_private_fields),
};
#undef RECORD
