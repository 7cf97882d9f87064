#include "common/messages/dla_referral.h"

/* One row, one line: clang-format 14 cannot keep such tables. */
/* clang-format off */

#define RECORD struct referral_received
static const struct field referral_received_fields[] = {
    REFERRAL_ABOUT_FIELDS,
    {TEXT(siret),                 OPTIONAL, "SIRET of the employer"},
    {SET(needs, &referral_needs), OPTIONAL, "what the employer needs (D2)"},
    {TEXT(bearer),                OPTIONAL, "code of the bearer"},
    {TEXT(c2ra),                  OPTIONAL, "code of the regional body above"},
    {DATE(requested_on),          REQUIRED, "asked by the hub on"},
    {DATE(received_on),           REQUIRED, "known here on"},
};
const struct schema referral_received_schema = {
    .name = "referral.received",
    .meaning = "A hub's referral is known here; what follows says what was made of it.",
    FIELDS(referral_received_fields),
};
#undef RECORD

#define RECORD struct referral_refused
static const struct field referral_refused_fields[] = {
    REFERRAL_ABOUT_FIELDS,
    {TEXT(rule),                                REQUIRED, "the rule that says no"},
    {ENUM(reason, &referral_unmets),            REQUIRED, "of a closed list"},
    {SET(alternatives, &referral_alternatives), OPTIONAL, "what else exists"},
    {DATE(requested_on),                        OPTIONAL, "asked by the hub on"},
    {DATE(refused_on),                          REQUIRED, "refused on"},
};
const struct schema referral_refused_schema = {
    .name = "referral.refused",
    .meaning = "The DLA cannot help this employer; the hub is told what else exists (D1).",
    FIELDS(referral_refused_fields),
};
#undef RECORD

#define RECORD struct referral_sent
static const struct field referral_sent_fields[] = {
    REFERRAL_ABOUT_FIELDS,
    {ID(asking),                  REQUIRED, "of this adviser in this round; also the id of its link"},
    {ID(adviser),                 REQUIRED, "the adviser"},
    {TEXT(bearer),                REQUIRED, "code of the bearer"},
    {INTEGER(round),              REQUIRED, "1, then one more with each reassignment"},
    {FLAG(is_first),              OPTIONAL, "the first adviser ever asked for it: counts the referral once"},
    {SET(needs, &referral_needs), OPTIONAL, "what the employer needs (D2)"},
    {DATE(requested_on),          REQUIRED, "asked by the hub on"},
    {DATE(sent_on),               REQUIRED, "sent to this adviser on"},
    {DATE(seen_due_on),           REQUIRED, "seen due on"},
    {DATE(first_reminder_on),     REQUIRED, "first reminder on"},
    {DATE(second_reminder_on),    REQUIRED, "second reminder on"},
    {DATE(answer_due_on),         REQUIRED, "answer due on"},
    {DATE(link_expires_on),       OPTIONAL, "link expires on"},
};
const struct schema referral_sent_schema = {
    .name = "referral.sent",
    .meaning = "One adviser is asked; several may be (D3).  Its clocks start (D4).",
    FIELDS(referral_sent_fields),
};
#undef RECORD

#define RECORD struct referral_seen
static const struct field referral_seen_fields[] = {
    REFERRAL_ABOUT_FIELDS,
    {ID(asking),             REQUIRED, "of this adviser in this round"},
    {ID(adviser),            REQUIRED, "the adviser"},
    {TEXT(bearer),           REQUIRED, "code of the bearer"},
    {DATE(sent_on),          REQUIRED, "sent to this adviser on"},
    {DATE(seen_on),          REQUIRED, "business date"},
    {INTEGER(business_days), REQUIRED, "from sent to seen"},
    {FLAG(in_time),          OPTIONAL, "within its clock (D4)"},
};
const struct schema referral_seen_schema = {
    .name = "referral.seen",
    .meaning = "An adviser read it.",
    FIELDS(referral_seen_fields),
};
#undef RECORD

#define RECORD struct referral_reminded
static const struct field referral_reminded_fields[] = {
    REFERRAL_ABOUT_FIELDS,
    {ID(asking),          REQUIRED, "of this adviser in this round"},
    {ID(adviser),         REQUIRED, "the adviser"},
    {TEXT(bearer),        REQUIRED, "code of the bearer"},
    {INTEGER(reminder),   REQUIRED, "1 or 2"},
    {DATE(answer_due_on), REQUIRED, "answer due on"},
    {DATE(reminded_on),   REQUIRED, "reminded on"},
};
const struct schema referral_reminded_schema = {
    .name = "referral.reminded",
    .meaning = "An adviser who has not answered is reminded (D4).",
    FIELDS(referral_reminded_fields),
};
#undef RECORD

#define RECORD struct referral_escalated
static const struct field referral_escalated_fields[] = {
    REFERRAL_ABOUT_FIELDS,
    {ENUM(reason, &escalation_reasons), REQUIRED, "of a closed list"},
    {TEXT(c2ra),                        REQUIRED, "code of the regional body above"},
    {INTEGER(round),                    REQUIRED, "1, one more with each reassignment"},
    {DATE(escalated_on),                REQUIRED, "business date"},
    {DATE(reassignment_due_on),         REQUIRED, "reassignment due on"},
};
const struct schema referral_escalated_schema = {
    .name = "referral.escalated",
    .meaning = "Nobody took it; the C2RA is to find somebody (D3, D4).",
    FIELDS(referral_escalated_fields),
};
#undef RECORD

#define RECORD struct referral_reassigned
static const struct field referral_reassigned_fields[] = {
    REFERRAL_ABOUT_FIELDS,
    {ID(by),              OPTIONAL, "adviser of the C2RA; none: the operator"},
    {INTEGER(round),      REQUIRED, "1, one more with each reassignment"},
    {DATE(escalated_on),  OPTIONAL, "none: not escalated"},
    {DATE(reassigned_on), REQUIRED, "business date"},
};
const struct schema referral_reassigned_schema = {
    .name = "referral.reassigned",
    .meaning = "The C2RA asks other advisers: those asked before are not any more (D3).",
    FIELDS(referral_reassigned_fields),
};
#undef RECORD

#define RECORD struct referral_accepted
static const struct field referral_accepted_fields[] = {
    REFERRAL_ABOUT_FIELDS,
    {ID(asking),                  REQUIRED, "of this adviser in this round"},
    {ID(adviser),                 REQUIRED, "the adviser"},
    {TEXT(bearer),                REQUIRED, "code of the bearer"},
    {SET(needs, &referral_needs), OPTIONAL, "what the employer needs (D2)"},
    {DATE(requested_on),          REQUIRED, "asked by the hub on"},
    {DATE(sent_on),               REQUIRED, "to this adviser"},
    {DATE(accepted_on),           REQUIRED, "accepted on"},
    {INTEGER(business_days),      REQUIRED, "from sent to the answer"},
    {FLAG(in_time),               OPTIONAL, "within its clock (D4)"},
    {DATE(diagnosis_due_on),      REQUIRED, "diagnosis due on"},
    {DATE(plan_due_on),           REQUIRED, "plan due on"},
    {DATE(closes_from),           REQUIRED, "an accompaniment is not shorter (D4)"},
    {DATE(whole_due_on),          REQUIRED, "whole due on"},
    {ID(note),                    OPTIONAL, "what was said with it; none: nothing"},
};
const struct schema referral_accepted_schema = {
    .name = "referral.accepted",
    .meaning = "An adviser takes it: the first acceptance does (D3).",
    FIELDS(referral_accepted_fields),
};
#undef RECORD

#define RECORD struct referral_taken
static const struct field referral_taken_fields[] = {
    REFERRAL_ABOUT_FIELDS,
    {ID(asking),     REQUIRED, "of this adviser in this round"},
    {ID(adviser),    REQUIRED, "who is told"},
    {ID(taken_by),   REQUIRED, "who accepted"},
    {DATE(taken_on), REQUIRED, "business date"},
};
const struct schema referral_taken_schema = {
    .name = "referral.taken",
    .meaning = "Another adviser who was asked is told that it is taken (D3).",
    FIELDS(referral_taken_fields),
};
#undef RECORD

#define RECORD struct referral_declined
static const struct field referral_declined_fields[] = {
    REFERRAL_ABOUT_FIELDS,
    {ID(asking),                     OPTIONAL, "none: final"},
    {ID(adviser),                    OPTIONAL, "the adviser"},
    {TEXT(bearer),                   OPTIONAL, "code of the bearer"},
    {ENUM(reason, &decline_reasons), REQUIRED, "of a closed list"},
    {FLAG(is_final),                 OPTIONAL, "the whole referral ends there"},
    {DATE(requested_on),             REQUIRED, "asked by the hub on"},
    {DATE(sent_on),                  OPTIONAL, "sent to this adviser on"},
    {DATE(declined_on),              REQUIRED, "business date"},
    {INTEGER(business_days),         OPTIONAL, "from sent to the answer; 0 when final"},
    {FLAG(in_time),                  OPTIONAL, "within its clock (D4)"},
    {ID(note),                       OPTIONAL, "the free text that came with it; none: nothing"},
};
const struct schema referral_declined_schema = {
    .name = "referral.declined",
    .meaning = "An adviser does not take it or, final, the C2RA finds nobody.",
    FIELDS(referral_declined_fields),
};
#undef RECORD

#define RECORD struct referral_handed_over
static const struct field referral_handed_over_fields[] = {
    REFERRAL_ABOUT_FIELDS,
    {ID(adviser),     REQUIRED, "the adviser"},
    {TEXT(bearer),    REQUIRED, "code of the bearer"},
    {ID(handed_by),   REQUIRED, "the adviser until now"},
    {DATE(handed_on), REQUIRED, "handed on"},
};
const struct schema referral_handed_over_schema = {
    .name = "referral.handed_over",
    .meaning = "Another adviser goes on with an accompaniment.",
    FIELDS(referral_handed_over_fields),
};
#undef RECORD

#define RECORD struct referral_diagnosed
static const struct field referral_diagnosed_fields[] = {
    REFERRAL_ABOUT_FIELDS,
    {ID(adviser),                 REQUIRED, "the adviser"},
    {TEXT(bearer),                REQUIRED, "code of the bearer"},
    {SET(needs, &referral_needs), OPTIONAL, "as found"},
    {DATE(accepted_on),           REQUIRED, "accepted on"},
    {DATE(diagnosed_on),          REQUIRED, "diagnosed on"},
    {INTEGER(business_days),      REQUIRED, "from acceptance"},
    {FLAG(in_time),               OPTIONAL, "within its clock (D4)"},
    {ID(note),                    OPTIONAL, "the free text that came with it; none: nothing"},
};
const struct schema referral_diagnosed_schema = {
    .name = "referral.diagnosed",
    .meaning = "The employer's situation is analysed.",
    FIELDS(referral_diagnosed_fields),
};
#undef RECORD

#define RECORD struct referral_planned
static const struct field referral_planned_fields[] = {
    REFERRAL_ABOUT_FIELDS,
    {ID(adviser),                  REQUIRED, "the adviser"},
    {TEXT(bearer),                 REQUIRED, "code of the bearer"},
    {SET(themes, &referral_needs), OPTIONAL, "what it works on"},
    {DATE(accepted_on),            REQUIRED, "accepted on"},
    {DATE(planned_on),             REQUIRED, "planned on"},
    {INTEGER(business_days),       REQUIRED, "from acceptance"},
    {FLAG(in_time),                OPTIONAL, "within its clock (D4)"},
    {ID(note),                     OPTIONAL, "the free text that came with it; none: nothing"},
};
const struct schema referral_planned_schema = {
    .name = "referral.planned",
    .meaning = "A plan of accompaniment is agreed.",
    FIELDS(referral_planned_fields),
};
#undef RECORD

#define RECORD struct referral_engineering_started
static const struct field referral_engineering_started_fields[] = {
    REFERRAL_ABOUT_FIELDS,
    {ID(adviser),       REQUIRED, "the adviser"},
    {TEXT(bearer),      REQUIRED, "code of the bearer"},
    {DATE(accepted_on), REQUIRED, "accepted on"},
    {DATE(started_on),  REQUIRED, "started on"},
};
const struct schema referral_engineering_started_schema = {
    .name = "referral.engineering_started",
    .meaning = "The first mission of the plan may begin.",
    FIELDS(referral_engineering_started_fields),
};
#undef RECORD

#define RECORD struct referral_followed_up
static const struct field referral_followed_up_fields[] = {
    REFERRAL_ABOUT_FIELDS,
    {ID(adviser),       REQUIRED, "the adviser"},
    {TEXT(bearer),      REQUIRED, "code of the bearer"},
    {DATE(accepted_on), REQUIRED, "accepted on"},
    {DATE(followed_on), REQUIRED, "followed on"},
    {ID(note),          OPTIONAL, "the free text that came with it; none: nothing"},
};
const struct schema referral_followed_up_schema = {
    .name = "referral.followed_up",
    .meaning = "The missions are over, or there was no need of any: the effects are watched.",
    FIELDS(referral_followed_up_fields),
};
#undef RECORD

#define RECORD struct referral_closed
static const struct field referral_closed_fields[] = {
    REFERRAL_ABOUT_FIELDS,
    {ID(adviser),                       REQUIRED, "the adviser"},
    {TEXT(bearer),                      REQUIRED, "code of the bearer"},
    {ENUM(state, &referral_states),     REQUIRED, "where it was"},
    {ENUM(outcome, &referral_outcomes), REQUIRED, "of a closed list"},
    {INTEGER(jobs_concerned),           REQUIRED, "jobs concerned (D5)"},
    {INTEGER(jobs_consolidated),        REQUIRED, "of which consolidated"},
    {INTEGER(satisfaction),             OPTIONAL, "1 to 5; 0: not asked"},
    {INTEGER(missions),                 REQUIRED, "completed"},
    {DATE(accepted_on),                 REQUIRED, "accepted on"},
    {DATE(closed_on),                   REQUIRED, "closed on"},
    {INTEGER(days),                     REQUIRED, "calendar days from acceptance"},
    {FLAG(in_time),                     OPTIONAL, "within the longest accompaniment (D4)"},
    {DATE(impact_from),                 OPTIONAL, "impact from"},
    {DATE(impact_until),                OPTIONAL, "impact until"},
    {ID(note),                          OPTIONAL, "the free text that came with it; none: nothing"},
};
const struct schema referral_closed_schema = {
    .name = "referral.closed",
    .meaning = "The accompaniment is over, with what it brought (D5).",
    FIELDS(referral_closed_fields),
};
#undef RECORD

#define RECORD struct referral_withdrawn
static const struct field referral_withdrawn_fields[] = {
    REFERRAL_ABOUT_FIELDS,
    {ENUM(state, &referral_states), REQUIRED, "where it was"},
    {DATE(asked_on),                REQUIRED, "asked on"},
    {DATE(withdrawn_on),            REQUIRED, "withdrawn on"},
};
const struct schema referral_withdrawn_schema = {
    .name = "referral.withdrawn",
    .meaning = "The hub took it back before anybody accepted.",
    FIELDS(referral_withdrawn_fields),
};
#undef RECORD

#define RECORD struct referral_too_late
static const struct field referral_too_late_fields[] = {
    REFERRAL_ABOUT_FIELDS,
    {ENUM(what, &referral_asks),    REQUIRED, "of a closed list"},
    {ENUM(state, &referral_states), OPTIONAL, "none: no such referral of this hub"},
    {ID(adviser),                   OPTIONAL, "who accompanies, if anybody"},
    {DATE(asked_on),                REQUIRED, "asked on"},
    {DATE(told_on),                 REQUIRED, "business date"},
};
const struct schema referral_too_late_schema = {
    .name = "referral.too_late",
    .meaning = "What the hub asked cannot be done any more (D3).",
    FIELDS(referral_too_late_fields),
};
#undef RECORD

#define RECORD struct referral_late
static const struct field referral_late_fields[] = {
    REFERRAL_ABOUT_FIELDS,
    {ENUM(clock, &referral_clocks), REQUIRED, "which clock"},
    {ID(asking),                    OPTIONAL, "`seen` only"},
    {ID(adviser),                   OPTIONAL, "the adviser"},
    {TEXT(bearer),                  OPTIONAL, "code of the bearer"},
    {TEXT(c2ra),                    OPTIONAL, "code of the regional body above"},
    {DATE(due_on),                  REQUIRED, "what was due on that day"},
};
const struct schema referral_late_schema = {
    .name = "referral.late",
    .meaning = "A clock of the DLA ran out (D4).",
    FIELDS(referral_late_fields),
};
#undef RECORD

#define RECORD struct link_used
static const struct field link_used_fields[] = {
    REFERRAL_ABOUT_FIELDS,
    {ID(link),                    REQUIRED, "the asking"},
    {ID(adviser),                 REQUIRED, "the adviser"},
    {ENUM(answer, &link_answers), REQUIRED, "what the adviser says"},
    {DATE(used_on),               REQUIRED, "business date"},
};
const struct schema link_used_schema = {
    .name = "link.used",
    .meaning = "A one-time link was used up by an answer; its token is in no journal.",
    FIELDS(link_used_fields),
};
#undef RECORD

#define RECORD struct note_read
static const struct field note_read_fields[] = {
    REFERRAL_ABOUT_FIELDS,
    {ID(note),                      OPTIONAL, "the free text that came with it; none: nothing"},
    {ENUM(step, &note_steps),       REQUIRED, "when it was written"},
    {ENUM(reason, &access_reasons), REQUIRED, "of a closed list"},
    {DATE(read_on),                 REQUIRED, "business date"},
};
const struct schema note_read_schema = {
    .name = "note.read",
    .meaning = "Somebody read a free text of a referral (P4).",
    FIELDS(note_read_fields),
};
#undef RECORD

#define RECORD struct note_erased
static const struct field note_erased_fields[] = {
    {ID(note),                       OPTIONAL, "the free text that came with it; none: nothing"},
    REFERRAL_ABOUT_FIELDS,
    {ENUM(step, &note_steps),        REQUIRED, "when it was written"},
    {ENUM(reason, &erasure_reasons), REQUIRED, "of a closed list"},
    {DATE(erased_on),                REQUIRED, "business date"},
};
const struct schema note_erased_schema = {
    .name = "note.erased",
    .meaning = "A free text was kept long enough (P2).",
    FIELDS(note_erased_fields),
};
#undef RECORD
