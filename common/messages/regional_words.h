/* regional_words.h - the closed lists of the regional hubs, with what a French reader sees. */
#pragma once

#include "common/messages/registration_words.h"

/* What a hub thinks of a proposed job. */
enum verdict {
    VERDICT_NONE,
    VERDICT_FAVOURABLE,
    VERDICT_UNFAVOURABLE,
};
extern const struct enumeration verdicts;

/* What became of an opinion that decides; a comment has none. */
enum opinion_outcome {
    OPINION_NONE,
    OPINION_AWAITED,
    OPINION_FOLLOWED,
    OPINION_UNMET,
    OPINION_OVERTAKEN,
};
extern const struct enumeration opinion_outcomes;

/* What makes an employer entitled whatever its legal form, the public ones apart (D1). */
enum social_label {
    LABEL_NONE,
    LABEL_ENTREPRISE_ADAPTEE,
    LABEL_ESUS,
};
extern const struct enumeration social_labels;

/* What an employer needs of the DLA (D2); the first two have priority. */
enum referral_need {
    NEED_NONE,
    NEED_FINANCIAL,
    NEED_TERRITORIAL,
    NEED_STRATEGY,
    NEED_ORGANISATION,
    NEED_HR,
    NEED_COMMUNICATION,
    NEED_PARTNERSHIP,
};
extern const struct enumeration referral_needs;

/* Where a referral stands, as its hub knows: the first two are the hub's, the others are heard
 * of the DLA. */
enum orientation_step {
    ORIENTATION_NONE,
    ORIENTATION_REQUESTED,
    ORIENTATION_WITHDRAWAL_ASKED,
    ORIENTATION_RECEIVED,
    ORIENTATION_REFUSED,
    ORIENTATION_SENT,
    ORIENTATION_SEEN,
    ORIENTATION_REMINDED,
    ORIENTATION_ESCALATED,
    ORIENTATION_REASSIGNED,
    ORIENTATION_ACCEPTED,
    ORIENTATION_HANDED_OVER,
    ORIENTATION_TAKEN,
    ORIENTATION_DECLINED,
    ORIENTATION_DIAGNOSED,
    ORIENTATION_PLANNED,
    ORIENTATION_ENGINEERING_STARTED,
    ORIENTATION_FOLLOWED_UP,
    ORIENTATION_CLOSED,
    ORIENTATION_WITHDRAWN,
    ORIENTATION_TOO_LATE,
    ORIENTATION_LATE,
};
extern const struct enumeration orientation_steps;

/* What the timeline of a case is made of. */
enum case_fact {
    FACT_NONE,
    FACT_JOB_PROPOSED,
    FACT_OPINION_GIVEN,
    FACT_OPINION_UNMET,
    FACT_JOB_APPROVED,
    FACT_JOB_REFUSED,
    FACT_JOB_WITHDRAWN,
    FACT_JOB_CLOSED,
    FACT_CONTRACT_SIGNED,
    FACT_TUTOR_ASSIGNED,
    FACT_TUTOR_RELEASED,
    FACT_CONTRACT_EXTENDED,
    FACT_CONTRACT_SUSPENDED,
    FACT_CONTRACT_RESUMED,
    FACT_CONTRACT_BROKEN,
    FACT_CONTRACT_ENDED,
    FACT_CONTRACT_CONVERTED,
    FACT_EXIT_RECORDED,
    FACT_EXIT_RECORDED_LATER,
    FACT_PATH_CONFIRMED,
    FACT_PERSON_ERASED,
    FACT_CONTACT,
    FACT_VISIT,
    FACT_SESSION,
    FACT_SPONSOR_PROPOSED,
    FACT_SPONSOR_ACCEPTED,
    FACT_SPONSOR_DECLINED,
    FACT_SPONSOR_MET,
    FACT_SPONSOR_ENDED,
    FACT_REFERRAL,
    FACT_ASSIGNED,
    FACT_RELEASED,
    FACT_ITEM_DUE,
    FACT_ITEM_LATE,
    FACT_ITEM_DONE,
    FACT_ITEM_DROPPED,
};
extern const struct enumeration case_facts;

/* What a case asks for by itself (section 6); each has its clock, a setting. */
enum item_kind {
    ITEM_NONE,
    ITEM_FIRST_CONTACT,
    ITEM_VISIT,
    ITEM_TRAINING,
    ITEM_SPONSOR,
    ITEM_CANDIDATE,
    ITEM_ANNUAL_EXAMINATION,
    ITEM_BILAN,
    ITEM_AID_END,
    ITEM_LATE_DECLARATION,
    ITEM_EXIT_LATER,
};
extern const struct enumeration item_kinds;

/* R1: open, then late when its day has passed, then done; dropped with a reason. */
enum item_state {
    ITEM_STATE_NONE,
    ITEM_STATE_OPEN,
    ITEM_STATE_LATE,
    ITEM_STATE_DONE,
    ITEM_STATE_DROPPED,
};
extern const struct enumeration item_states;

/* Why an item is asked for no longer; the first three come by themselves. */
enum item_drop {
    DROP_NONE,
    DROP_CONTRACT_OVER,
    DROP_JOB_OVER,
    DROP_TERRITORY_ENDED,
    DROP_NOT_NEEDED,
    DROP_NOT_POSSIBLE,
    DROP_DUPLICATE,
    DROP_OTHER,
};
extern const struct enumeration item_drops;

/* What did an item. */
enum item_closing {
    DONE_BY_NONE,
    DONE_BY_CONTACT,
    DONE_BY_TRAINING,
    DONE_BY_SPONSOR,
    DONE_BY_SIGNATURE,
    DONE_BY_EXTENSION,
    DONE_BY_EXIT,
    DONE_BY_HAND,
};
extern const struct enumeration item_closings;

/* A part of the worklist. */
enum item_window {
    WINDOW_NONE,
    WINDOW_OVERDUE,
    WINDOW_TODAY,
    WINDOW_WEEK,
};
extern const struct enumeration item_windows;

enum contact_channel {
    CHANNEL_NONE,
    CHANNEL_VISIT,
    CHANNEL_MEETING,
    CHANNEL_PHONE,
    CHANNEL_MESSAGE,
};
extern const struct enumeration contact_channels;

/* With whom. */
enum contact_party {
    PARTY_NONE,
    PARTY_YOUNG_PERSON,
    PARTY_TUTOR,
    PARTY_EMPLOYER,
    PARTY_PRESCRIBER,
    PARTY_SPONSOR,
    PARTY_OTHER,
};
extern const struct enumeration contact_parties;

/* What a contact was for; an examination or a bilan does the item of that name. */
enum contact_purpose {
    PURPOSE_NONE,
    PURPOSE_FOLLOW_UP,
    PURPOSE_ANNUAL_EXAMINATION,
    PURPOSE_BILAN,
    PURPOSE_EXIT,
    PURPOSE_INCIDENT,
};
extern const struct enumeration contact_purposes;

enum session_theme {
    THEME_NONE,
    THEME_TUTORING,
    THEME_TRAINING_PATH,
    THEME_DIGITAL_PRACTICES,
    THEME_WORK_LAW,
    THEME_EVALUATION,
    THEME_LASTING,
    THEME_EXCHANGE,
    THEME_OTHER,
};
extern const struct enumeration session_themes;

enum session_state {
    SESSION_NONE,
    SESSION_PLANNED,
    SESSION_HELD,
    SESSION_CANCELLED,
};
extern const struct enumeration session_states;

enum session_cancellation {
    CALLED_OFF_NONE,
    CALLED_OFF_TOO_FEW,
    CALLED_OFF_NO_ROOM,
    CALLED_OFF_NO_SPEAKER,
    CALLED_OFF_WEATHER,
    CALLED_OFF_MISTAKE,
    CALLED_OFF_OTHER,
};
extern const struct enumeration session_cancellations;

enum attendance {
    ATTENDANCE_NONE,
    ATTENDANCE_PRESENT,
    ATTENDANCE_EXCUSED,
    ATTENDANCE_ABSENT,
};
extern const struct enumeration attendances;

enum enrolment_state {
    ENROLMENT_NONE,
    ENROLMENT_ENROLLED,
    ENROLMENT_WAITING,
};
extern const struct enumeration enrolment_states;

/* What a company offers to a young person or to the place. */
enum sponsor_offer {
    OFFER_NONE,
    OFFER_COACHING,
    OFFER_IMMERSION,
    OFFER_TRAINING,
    OFFER_EQUIPMENT,
    OFFER_FUNDING,
    OFFER_NETWORK,
    OFFER_HIRING,
};
extern const struct enumeration sponsor_offers;

enum sponsorship_state {
    SPONSORSHIP_NONE,
    SPONSORSHIP_PROPOSED,
    SPONSORSHIP_ACCEPTED,
    SPONSORSHIP_DECLINED,
    SPONSORSHIP_ENDED,
};
extern const struct enumeration sponsorship_states;

/* Why a company does not follow a job. */
enum sponsor_decline {
    SPONSOR_DECLINE_NONE,
    SPONSOR_DECLINE_NO_CAPACITY,
    SPONSOR_DECLINE_TOO_FAR,
    SPONSOR_DECLINE_OTHER_SECTOR,
    SPONSOR_DECLINE_NO_ANSWER,
    SPONSOR_DECLINE_NOT_INTERESTED,
    SPONSOR_DECLINE_OTHER,
};
extern const struct enumeration sponsor_declines;

/* The first two come by themselves. */
enum sponsorship_ending {
    SPONSORSHIP_END_NONE,
    SPONSORSHIP_END_CONTRACT_OVER,
    SPONSORSHIP_END_JOB_OVER,
    SPONSORSHIP_END_COMPLETED,
    SPONSORSHIP_END_COMPANY_LEAVES,
    SPONSORSHIP_END_EMPLOYER_LEAVES,
    SPONSORSHIP_END_OTHER,
};
extern const struct enumeration sponsorship_endings;

/* Why a company is ranked where it is (PA4). */
enum sponsor_merit {
    MERIT_NONE,
    MERIT_SAME_DEPARTEMENT,
    MERIT_SAME_SECTOR,
    MERIT_OFFERS_FIT,
    MERIT_FREE_CAPACITY,
};
extern const struct enumeration sponsor_merits;

/* Who was briefed. */
enum briefing_audience {
    AUDIENCE_NONE,
    AUDIENCE_MISSION_LOCALE,
    AUDIENCE_POLE_EMPLOI,
    AUDIENCE_CAP_EMPLOI,
    AUDIENCE_DIRECCTE,
    AUDIENCE_COLLECTIVITE,
    AUDIENCE_OTHER,
};
extern const struct enumeration briefing_audiences;

/* Whose words or contact the vault holds. */
enum hub_note_kind {
    HUB_NOTE_NONE,
    HUB_NOTE_CONTACT,
    HUB_NOTE_OPINION,
    HUB_NOTE_REFERRAL,
    HUB_NOTE_SESSION,
    HUB_NOTE_MEETING,
    HUB_NOTE_SPONSOR,
};
extern const struct enumeration hub_note_kinds;
