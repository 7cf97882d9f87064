/* dla_words.h - closed lists of the referrals to the DLA (domain, section 8). */
#pragma once

#include "common/messages/regional_words.h" /* referral_needs (D2) */

/* D3, of a referral.  `escalated`: the C2RA has it; `declined`: the C2RA gave it up. */
enum referral_state {
    REFERRAL_NONE,
    REFERRAL_REFUSED,
    REFERRAL_SENT,
    REFERRAL_SEEN,
    REFERRAL_ESCALATED,
    REFERRAL_ACCEPTED,
    REFERRAL_DIAGNOSIS,
    REFERRAL_PLAN,
    REFERRAL_ENGINEERING,
    REFERRAL_FOLLOW_UP,
    REFERRAL_CLOSED,
    REFERRAL_DECLINED,
    REFERRAL_WITHDRAWN,
};
extern const struct enumeration referral_states;

/* D3, of one adviser who was asked.  `taken`: another accepted first; `lapsed`: asked no more
 * (reassigned, withdrawn). */
enum asking_state {
    ASKING_NONE,
    ASKING_SENT,
    ASKING_SEEN,
    ASKING_ACCEPTED,
    ASKING_DECLINED,
    ASKING_TAKEN,
    ASKING_LAPSED,
};
extern const struct enumeration asking_states;

/* D1: why the DLA cannot help. */
enum referral_unmet {
    UNMET_NONE,
    UNMET_PUBLIC_EMPLOYER,
    UNMET_MARKET_EMPLOYER,
    UNMET_NOT_SOCIAL_UTILITY,
    UNMET_UNKNOWN_DEPARTEMENT,
    UNMET_ALREADY_USED,
};
extern const struct enumeration referral_unmets;

/* D1: what else exists. */
enum referral_alternative {
    ALTERNATIVE_NONE,
    ALTERNATIVE_CNFPT,
    ALTERNATIVE_REGION,
    ALTERNATIVE_HUB,
    ALTERNATIVE_CHAMBER,
};
extern const struct enumeration referral_alternatives;

enum decline_reason {
    DECLINE_NONE,
    DECLINE_NO_CAPACITY,
    DECLINE_OUT_OF_SCOPE,
    DECLINE_ALREADY_ACCOMPANIED,
    DECLINE_EMPLOYER_UNREACHABLE,
    DECLINE_EMPLOYER_UNWILLING,
    DECLINE_CONFLICT_OF_INTEREST,
    DECLINE_ADVISER_LEFT,
    DECLINE_OTHER,
};
extern const struct enumeration decline_reasons;

enum escalation_reason {
    ESCALATION_NONE,
    ESCALATION_NO_ANSWER,
    ESCALATION_ALL_DECLINED,
    ESCALATION_NO_ADVISER,
};
extern const struct enumeration escalation_reasons;

/* D4: which clock ran out. */
enum referral_clock {
    LATE_NONE,
    LATE_SEEN,
    LATE_REASSIGNMENT,
    LATE_DIAGNOSIS,
    LATE_PLAN,
    LATE_WHOLE,
    LATE_IMPACT,
};
extern const struct enumeration referral_clocks;

/* What came too late, or for a referral that is not the asker's. */
enum referral_ask {
    ASK_NONE,
    ASK_WITHDRAWAL,
};
extern const struct enumeration referral_asks;

enum mission_kind {
    MISSION_NONE,
    MISSION_INDIVIDUAL,
    MISSION_COLLECTIVE,
};
extern const struct enumeration mission_kinds;

enum mission_state {
    MISSION_NO_STATE,
    MISSION_PLANNED,
    MISSION_COMPLETED,
    MISSION_CANCELLED,
};
extern const struct enumeration mission_states;

enum mission_cancellation {
    CANCELLATION_NONE,
    CANCELLATION_EMPLOYER,
    CANCELLATION_PROVIDER,
    CANCELLATION_FUNDING,
    CANCELLATION_OTHER,
};
extern const struct enumeration mission_cancellations;

/* D5: what an accompaniment brought.  The last two may end it at any step. */
enum referral_outcome {
    OUTCOME_NONE,
    OUTCOME_CONSOLIDATED,
    OUTCOME_PARTLY_CONSOLIDATED,
    OUTCOME_NOT_CONSOLIDATED,
    OUTCOME_ABANDONED,
    OUTCOME_EMPLOYER_CEASED,
};
extern const struct enumeration referral_outcomes;

/* How the employer's activity went, when the impact is measured. */
enum activity_trend {
    TREND_NONE,
    TREND_GROWING,
    TREND_STABLE,
    TREND_SHRINKING,
    TREND_CEASED,
};
extern const struct enumeration activity_trends;

/* What an adviser looks at first. */
enum inbox_box {
    BOX_NONE,
    BOX_TO_ANSWER,
    BOX_OVERDUE,
    BOX_ACCOMPANIED,
    BOX_TO_REASSIGN,
};
extern const struct enumeration inbox_boxes;

/* At which step a free text was written. */
enum note_step {
    NOTE_NONE,
    NOTE_ACCEPTANCE,
    NOTE_DECLINE,
    NOTE_DIAGNOSIS,
    NOTE_PLAN,
    NOTE_FOLLOW_UP,
    NOTE_CLOSING,
    NOTE_IMPACT,
};
extern const struct enumeration note_steps;

/* What a link may be used for: `see` leaves it usable. */
enum link_answer {
    LINK_NONE,
    LINK_SEE,
    LINK_ACCEPT,
    LINK_DECLINE,
};
extern const struct enumeration link_answers;
