/* registration_words.h - the closed lists of registration, with what a French reader sees.
 *
 * The value 0 of each is "none"; words go on the wire, values never do.
 */
#pragma once

#include "common/record/record.h"

/* The six métiers of the programme (domain, section 1). */
enum metier {
    METIER_NONE,
    METIER_FORGEUR,
    METIER_REGISSEUR,
    METIER_USAGES_RESPONSABLES,
    METIER_VALORISATION_TERRITOIRE,
    METIER_USAGES_MOBILES,
    METIER_VIDEO_LUDIQUE,
};
extern const struct enumeration metiers;

/* EM1; the last two exist only to be refused by name. */
enum employer_form {
    FORM_NONE,
    FORM_ASSOCIATION,
    FORM_COLLECTIVITE,
    FORM_PUBLIC_BODY,
    FORM_GEIQ,
    FORM_SIAE,
    FORM_PUBLIC_SERVICE,
    FORM_SCIC,
    FORM_MARKET,
    FORM_STATE,
    FORM_HOUSEHOLD,
};
extern const struct enumeration employer_forms;

/* What a place is; several may hold. */
enum place_kind {
    PLACE_NONE,
    PLACE_EPN,
    PLACE_FABLAB,
    PLACE_TIERS_LIEU,
    PLACE_COWORKING,
    PLACE_MEDIATHEQUE,
    PLACE_OTHER,
};
extern const struct enumeration place_kinds;

/* What the job lets its place offer. */
enum new_service {
    SERVICE_NONE,
    SERVICE_FABLAB,
    SERVICE_INFOLAB,
    SERVICE_LIVINGLAB,
    SERVICE_COWORKING,
    SERVICE_INCLUSION,
    SERVICE_MOBILE,
    SERVICE_LOCAL_MEDIA,
    SERVICE_GAMES,
    SERVICE_OTHER,
};
extern const struct enumeration new_services;

enum gender {
    GENDER_NONE,
    GENDER_FEMALE,
    GENDER_MALE,
    GENDER_OTHER,
};
extern const struct enumeration genders;

/* The axis of the indicators; the birth date itself is private. */
enum age_bracket {
    AGE_NONE,
    AGE_16_17,
    AGE_18_21,
    AGE_22_25,
    AGE_26_29,
};
extern const struct enumeration age_brackets;

/* Level of education, from none upwards; LEVEL_ABSENT is not known. */
enum level {
    LEVEL_ABSENT,
    LEVEL_NO_DIPLOMA,
    LEVEL_V,
    LEVEL_IV,
    LEVEL_III,
    LEVEL_II,
    LEVEL_I,
};
extern const struct enumeration levels;

/* Where the person lives; ZONE_ABSENT is not known. */
enum zone {
    ZONE_ABSENT,
    ZONE_ORDINARY,
    ZONE_ZUS,
    ZONE_ZRR,
    ZONE_OUTRE_MER,
};
extern const struct enumeration zones;

enum prescriber {
    PRESCRIBER_NONE,
    PRESCRIBER_MISSION_LOCALE,
    PRESCRIBER_POLE_EMPLOI,
    PRESCRIBER_CAP_EMPLOI,
};
extern const struct enumeration prescribers;

/* Which leg of E2 holds. */
enum eligibility_criterion {
    CRITERION_NONE,
    CRITERION_NO_DIPLOMA,
    CRITERION_LEVEL_V,
    CRITERION_ZONE,
};
extern const struct enumeration eligibility_criteria;

/* Why a prescriber accepts a shorter search (E3). */
enum derogation {
    DEROGATION_NONE,
    DEROGATION_SOCIAL_DIFFICULTY,
    DEROGATION_ISOLATION,
    DEROGATION_LEFT_TRAINING,
    DEROGATION_JUSTICE,
    DEROGATION_CHILD_PROTECTION,
    DEROGATION_OTHER,
};
extern const struct enumeration derogations;

enum contract_kind {
    KIND_NONE,
    KIND_CDI,
    KIND_CDD,
};
extern const struct enumeration contract_kinds;

/* CAE: not market; CIE: market (C3). */
enum aid_scheme {
    SCHEME_NONE,
    SCHEME_CAE,
    SCHEME_CIE,
};
extern const struct enumeration aid_schemes;

/* Why a CDD is shorter than 36 months (C1). */
enum short_term_reason {
    SHORT_NONE,
    SHORT_TRAINING_PATH,
    SHORT_CAREER_PLAN,
    SHORT_FUNDING,
    SHORT_ACTIVITY,
    SHORT_OTHER,
};
extern const struct enumeration short_term_reasons;

enum suspension_reason {
    SUSPENSION_NONE,
    SUSPENSION_TRIAL_ELSEWHERE,
    SUSPENSION_IMMERSION,
    SUSPENSION_TRAINING,
    SUSPENSION_ILLNESS,
    SUSPENSION_PARENTHOOD,
    SUSPENSION_UNPAID_LEAVE,
    SUSPENSION_DISCIPLINARY,
    SUSPENSION_OTHER,
};
extern const struct enumeration suspension_reasons;

/* The closed list of C7. */
enum breach_motive {
    MOTIVE_NONE,
    MOTIVE_FIN_ESSAI,
    MOTIVE_ACCORD_MUTUEL,
    MOTIVE_RUPTURE_CONVENTIONNELLE,
    MOTIVE_FAUTE_GRAVE,
    MOTIVE_FORCE_MAJEURE,
    MOTIVE_INAPTITUDE,
    MOTIVE_LIQUIDATION,
    MOTIVE_AUTRE_LICENCIEMENT,
    MOTIVE_DATE_ANNUELLE_EMPLOYEUR,
    MOTIVE_DATE_ANNUELLE_SALARIE,
    MOTIVE_EMBAUCHE_AILLEURS,
    MOTIVE_DEMISSION,
    MOTIVE_TERME,
};
extern const struct enumeration breach_motives;

enum initiator {
    INITIATOR_NONE,
    INITIATOR_EMPLOYER,
    INITIATOR_EMPLOYEE,
    INITIATOR_BOTH,
};
extern const struct enumeration initiators;

/* What became of the person (C9); the first five are positive. */
enum exit_kind {
    EXIT_NONE,
    EXIT_CDI,
    EXIT_CDD_LONG,
    EXIT_TITULARISATION,
    EXIT_FORMATION_QUALIFIANTE,
    EXIT_CREATION_ACTIVITE,
    EXIT_CDD_COURT,
    EXIT_AUTRE_FORMATION,
    EXIT_RECHERCHE_EMPLOI,
    EXIT_INACTIF,
    EXIT_AUTRE,
};
extern const struct enumeration exit_kinds;

enum exit_moment {
    EXIT_AT_NONE,
    EXIT_AT_END,
    EXIT_AT_SIX_MONTHS,
};
extern const struct enumeration exit_moments;

/* Derived from the job's history, never stored beside it in contradiction. */
enum job_state {
    JOB_NONE,
    JOB_PROPOSED,
    JOB_APPROVED,
    JOB_FILLED,
    JOB_VACANT,
    JOB_REFUSED,
    JOB_WITHDRAWN,
    JOB_CLOSED,
};
extern const struct enumeration job_states;

enum contract_state {
    CONTRACT_NONE,
    CONTRACT_RUNNING,
    CONTRACT_SUSPENDED,
    CONTRACT_BROKEN,
    CONTRACT_ENDED,
};
extern const struct enumeration contract_states;

/* Why the ministry refuses a job. */
enum job_refusal {
    REFUSAL_NONE,
    REFUSAL_NOT_DIGITAL_PLACE,
    REFUSAL_WEAK_TUTORING,
    REFUSAL_NO_TRAINING,
    REFUSAL_NOT_LASTING,
    REFUSAL_REPLACES_JOB,
    REFUSAL_DUPLICATE,
    REFUSAL_ENVELOPE,
    REFUSAL_OTHER,
};
extern const struct enumeration job_refusals;

/* Why a job is withdrawn or closed. */
/* Why a hub's opinion is not followed. */
enum opinion_unmet_reason {
    OPINION_UNMET_NONE,
    OPINION_UNMET_UNKNOWN_JOB,
    OPINION_UNMET_JOB_STATE,
    OPINION_UNMET_ENVELOPE,
    OPINION_UNMET_NOT_DECIDER,
    OPINION_UNMET_DATE,
    OPINION_UNMET_OTHER,
};
extern const struct enumeration opinion_unmet_reasons;

enum job_ending {
    ENDING_NONE,
    ENDING_EMPLOYER_GIVES_UP,
    ENDING_FUNDING,
    ENDING_NO_CANDIDATE,
    ENDING_PLACE_CLOSES,
    ENDING_PROGRAMME_END,
    ENDING_VACANCY_DELAY,
    ENDING_MISTAKE,
    ENDING_OTHER,
};
extern const struct enumeration job_endings;

/* Why a place or an employer is closed. */
enum closing_reason {
    CLOSING_NONE,
    CLOSING_CEASED,
    CLOSING_MOVED,
    CLOSING_DUPLICATE,
    CLOSING_MISTAKE,
    CLOSING_OTHER,
};
extern const struct enumeration closing_reasons;

/* Kinds of training foreseen for a job. */
enum training {
    TRAINING_NONE,
    TRAINING_ORIENTATION,
    TRAINING_ADAPTATION,
    TRAINING_QUALIFYING,
    TRAINING_CERTIFYING,
};
extern const struct enumeration trainings;

/* How the job is to last (engagements of L5134-114). */
enum lasting {
    LASTING_NONE,
    LASTING_OWN_INCOME,
    LASTING_PUBLIC_FUNDING,
    LASTING_SHARED_EMPLOYER,
    LASTING_NEW_ACTIVITY,
    LASTING_PUBLIC_SERVICE_EXAM,
    LASTING_SPONSOR,
    LASTING_OTHER,
};
extern const struct enumeration lastings;

/* Why a person reads private data (P4). */
enum access_reason {
    ACCESS_NONE,
    ACCESS_FIRST_CONTACT,
    ACCESS_FOLLOW_UP,
    ACCESS_VISIT,
    ACCESS_ANNUAL_EXAMINATION,
    ACCESS_BILAN,
    ACCESS_EXIT,
    ACCESS_INCIDENT,
    ACCESS_CORRECTION,
};
extern const struct enumeration access_reasons;

/* Whose private data. */
enum subject {
    SUBJECT_NONE,
    SUBJECT_PERSON,
    SUBJECT_EMPLOYER,
    SUBJECT_TUTOR,
    SUBJECT_JOB,
    SUBJECT_PLACE,
};
extern const struct enumeration subjects;

/* A flag that an amendment may leave alone. */
enum choice {
    CHOICE_NONE,
    CHOICE_YES,
    CHOICE_NO,
};
extern const struct enumeration choices;

enum erasure_reason {
    ERASURE_NONE,
    ERASURE_REQUEST,
    ERASURE_RETENTION,
};
extern const struct enumeration erasure_reasons;
