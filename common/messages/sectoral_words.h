/* sectoral_words.h - the closed lists of the sectoral hubs, with what a French reader sees.
 *
 * The value 0 of each is "none"; words go on the wire, values never do.  Métiers, legal forms and
 * types of training are registration's.
 */
#pragma once

#include "common/messages/registration_words.h"

/* What a resource is. */
enum resource_kind {
    RESOURCE_NONE,
    RESOURCE_SHEET,
    RESOURCE_MODULE,
    RESOURCE_GUIDE,
};
extern const struct enumeration resource_kinds;

/* What others may do with a resource. */
enum licence {
    LICENCE_NONE,
    LICENCE_ETALAB,
    LICENCE_CC_BY,
    LICENCE_CC_BY_SA,
    LICENCE_CC_BY_NC_SA,
    LICENCE_ART_LIBRE,
    LICENCE_PUBLIC_DOMAIN,
    LICENCE_RESERVED,
};
extern const struct enumeration licences;

/* Derived from its history. */
enum resource_state {
    RESOURCE_STATE_NONE,
    RESOURCE_STATE_PUBLISHED,
    RESOURCE_STATE_WITHDRAWN,
};
extern const struct enumeration resource_states;

/* Why a resource is withdrawn. */
enum resource_withdrawal {
    RESOURCE_WITHDRAWAL_NONE,
    RESOURCE_WITHDRAWAL_OUTDATED,
    RESOURCE_WITHDRAWAL_REPLACED,
    RESOURCE_WITHDRAWAL_RIGHTS,
    RESOURCE_WITHDRAWAL_MISTAKE,
    RESOURCE_WITHDRAWAL_OTHER,
};
extern const struct enumeration resource_withdrawals;

/* Derived from the history of its actions and of its contract. */
enum path_state {
    PATH_NONE,
    PATH_OPEN,
    PATH_CONFIRMED,
    PATH_CLOSED,
};
extern const struct enumeration path_states;

/* What became of an action; the order in which it may go on is action.c's. */
enum path_action_state {
    PATH_ACTION_NONE,
    PATH_ACTION_PLANNED,
    PATH_ACTION_CONFIRMED,
    PATH_ACTION_STARTED,
    PATH_ACTION_COMPLETED,
    PATH_ACTION_ABANDONED,
};
extern const struct enumeration path_action_states;

/* Why an action is abandoned; the first is never asked, only heard (F8). */
enum path_abandonment {
    PATH_ABANDONMENT_NONE,
    PATH_ABANDONMENT_CONTRACT_ENDED,
    PATH_ABANDONMENT_PROVIDER_CANCELLED,
    PATH_ABANDONMENT_FUNDING_REFUSED,
    PATH_ABANDONMENT_EMPLOYER_REFUSED,
    PATH_ABANDONMENT_PERSON_GAVE_UP,
    PATH_ABANDONMENT_HEALTH,
    PATH_ABANDONMENT_OTHER_ACTION,
    PATH_ABANDONMENT_MISTAKE,
    PATH_ABANDONMENT_OTHER,
};
extern const struct enumeration path_abandonments;

/* Who pays for an action. */
enum path_funder {
    PATH_FUNDER_NONE,
    PATH_FUNDER_EMPLOYER,
    PATH_FUNDER_OPCA,
    PATH_FUNDER_CNFPT,
    PATH_FUNDER_REGION,
    PATH_FUNDER_STATE,
    PATH_FUNDER_POLE_EMPLOI,
    PATH_FUNDER_AGEFIPH,
    PATH_FUNDER_OTHER,
};
extern const struct enumeration path_funders;

/* How the contract of a path ended. */
enum path_closing {
    PATH_CLOSING_NONE,
    PATH_CLOSING_TERM,
    PATH_CLOSING_BREACH,
};
extern const struct enumeration path_closings;

/* Which private text. */
enum path_text_kind {
    PATH_TEXT_NONE,
    PATH_TEXT_ACTION,
    PATH_TEXT_ATTESTATION,
};
extern const struct enumeration path_texts;

/* Derived from its history. */
enum attestation_state {
    ATTESTATION_NONE,
    ATTESTATION_VALID,
    ATTESTATION_REVOKED,
};
extern const struct enumeration attestation_states;

/* Why an attestation is revoked. */
enum attestation_revocation {
    ATTESTATION_REVOCATION_NONE,
    ATTESTATION_REVOCATION_MISTAKE,
    ATTESTATION_REVOCATION_EVIDENCE_VOID,
    ATTESTATION_REVOCATION_REQUEST,
    ATTESTATION_REVOCATION_OTHER,
};
extern const struct enumeration attestation_revocations;

/* Who comes to a workshop; several may hold. */
enum transmission_audience {
    TRANSMISSION_AUDIENCE_NONE,
    TRANSMISSION_AUDIENCE_GENERAL_PUBLIC,
    TRANSMISSION_AUDIENCE_CHILDREN,
    TRANSMISSION_AUDIENCE_PUPILS,
    TRANSMISSION_AUDIENCE_YOUNG_PEOPLE,
    TRANSMISSION_AUDIENCE_JOB_SEEKERS,
    TRANSMISSION_AUDIENCE_SENIORS,
    TRANSMISSION_AUDIENCE_FAMILIES,
    TRANSMISSION_AUDIENCE_PROFESSIONALS,
    TRANSMISSION_AUDIENCE_PEERS,
    TRANSMISSION_AUDIENCE_TUTORS,
};
extern const struct enumeration transmission_audiences;

/* With whom a workshop is given; several may hold. */
enum transmission_partner {
    TRANSMISSION_PARTNER_NONE,
    TRANSMISSION_PARTNER_TUTOR,
    TRANSMISSION_PARTNER_COLLEAGUES,
    TRANSMISSION_PARTNER_SCHOOL,
    TRANSMISSION_PARTNER_LIBRARY,
    TRANSMISSION_PARTNER_ASSOCIATION,
    TRANSMISSION_PARTNER_LOCAL_AUTHORITY,
    TRANSMISSION_PARTNER_COMPANY,
    TRANSMISSION_PARTNER_OTHER,
};
extern const struct enumeration transmission_partners;
