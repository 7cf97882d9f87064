#include "common/messages/sectoral_attestation.h"

/* One row, one line: clang-format 14 cannot keep such tables. */
/* clang-format off */

#define RECORD struct attestation_issue
static const struct field attestation_issue_fields[] = {
    {ID(attestation),                                    REQUIRED, "chosen by the caller, so that a retry is the same attestation"},
    {ID(contract),                                       REQUIRED, "in which it was shown"},
    {TEXT(competence),                                   REQUIRED, "code of the competence"},
    {LIST(actions, actions_count, FIELD_ID),             OPTIONAL, "completed actions"},
    {LIST(transmissions, transmissions_count, FIELD_ID), OPTIONAL, "workshops that the person gave"},
    {LIST(resources, resources_count, FIELD_ID),         OPTIONAL, "resources that the person wrote"},
    {DATE(issued_on),                                    OPTIONAL, "business date; today when absent"},
    {TEXT(details),                                      OPTIONAL, "what was seen, in words", PRIVATE},
};
const struct schema attestation_issue_schema = {
    .name = "attestation.issue",
    .meaning = "The sector attests a competence of a young person (AT1–AT4).",
    FIELDS(attestation_issue_fields),
};
#undef RECORD

#define RECORD struct attestation_issue_reply
static const struct field attestation_issue_reply_fields[] = {
    {TEXT(name),                  REQUIRED, "of the badge"},
    {INTEGER(competence_version), REQUIRED, "whose criteria hold"},
};
const struct schema attestation_issue_reply_schema = {
    .name = "attestation.issue reply",
    .meaning = "What attestation.issue answers.",
    FIELDS(attestation_issue_reply_fields),
};
#undef RECORD

#define RECORD struct attestation_issued
static const struct field attestation_issued_fields[] = {
    {ID(attestation),                                    REQUIRED, "the attestation"},
    {ID(contract),                                       REQUIRED, "the contract"},
    {ID(job),                                            REQUIRED, "the job"},
    {ID(person),                                         REQUIRED, "the person, a pseudonym"},
    {ID(employer),                                       REQUIRED, "the employer"},
    {TEXT(departement),                                  REQUIRED, "the département of the job"},
    {TEXT(region2013),                                   REQUIRED, "region of 2013"},
    {TEXT(region2016),                                   REQUIRED, "region of 2016"},
    {TEXT(sector),                                       REQUIRED, "the sector that journals it"},
    {ENUM(metier, &metiers),                             REQUIRED, "one of the six"},
    {ENUM(form, &employer_forms),                        REQUIRED, "legal form of the employer"},
    {TEXT(competence),                                   REQUIRED, "code of the competence"},
    {INTEGER(competence_version),                        REQUIRED, "whose name and criteria hold"},
    {TEXT(name),                                         REQUIRED, "of the badge"},
    {TEXT(criteria),                                     REQUIRED, "what had to be shown"},
    {TEXT(issuer),                                       REQUIRED, "who attests"},
    {LIST(actions, actions_count, FIELD_ID),             OPTIONAL, "completed actions"},
    {LIST(transmissions, transmissions_count, FIELD_ID), OPTIONAL, "workshops that the person gave"},
    {LIST(resources, resources_count, FIELD_ID),         OPTIONAL, "resources that the person wrote"},
    {FLAG(is_first),                                     OPTIONAL, "of this person in this sector"},
    {INTEGER(rank),                                      REQUIRED, "how many this person then has in this sector"},
    {DATE(issued_on),                                    REQUIRED, "business date"},
};
const struct schema attestation_issued_schema = {
    .name = "attestation.issued",
    .meaning = "A competence of a young person is attested.",
    FIELDS(attestation_issued_fields),
};
#undef RECORD

#define RECORD struct attestation_revoke
static const struct field attestation_revoke_fields[] = {
    {ID(attestation),                        REQUIRED, "the attestation"},
    {ENUM(reason, &attestation_revocations), REQUIRED, "why"},
    {DATE(revoked_on),                       OPTIONAL, "business date; today when absent"},
};
const struct schema attestation_revoke_schema = {
    .name = "attestation.revoke",
    .meaning = "An attestation does not hold any more (AT5).",
    FIELDS(attestation_revoke_fields),
};
#undef RECORD

#define RECORD struct attestation_revoked
static const struct field attestation_revoked_fields[] = {
    {ID(attestation),                        REQUIRED, "the attestation"},
    {ID(contract),                           REQUIRED, "the contract"},
    {ID(job),                                REQUIRED, "the job"},
    {ID(person),                             REQUIRED, "the person, a pseudonym"},
    {ID(employer),                           REQUIRED, "the employer"},
    {TEXT(departement),                      REQUIRED, "the département of the job"},
    {TEXT(region2013),                       REQUIRED, "region of 2013"},
    {TEXT(region2016),                       REQUIRED, "region of 2016"},
    {TEXT(sector),                           REQUIRED, "the sector that journals it"},
    {ENUM(metier, &metiers),                 REQUIRED, "one of the six"},
    {ENUM(form, &employer_forms),            REQUIRED, "legal form of the employer"},
    {TEXT(competence),                       REQUIRED, "code of the competence"},
    {ENUM(reason, &attestation_revocations), REQUIRED, "why"},
    {DATE(issued_on),                        REQUIRED, "what it was"},
    {DATE(revoked_on),                       REQUIRED, "business date"},
};
const struct schema attestation_revoked_schema = {
    .name = "attestation.revoked",
    .meaning = "An attestation does not hold any more.",
    FIELDS(attestation_revoked_fields),
};
#undef RECORD

#define RECORD struct attestation_private
static const struct field attestation_private_fields[] = {
    {ID(attestation), REQUIRED, "the attestation"},
    {TEXT(details),   REQUIRED, "in words", PRIVATE},
};
const struct schema attestation_private_schema = {
    .name = "attestation.private",
    .meaning = "Vault: what was seen, in words.",
    FIELDS(attestation_private_fields),
};
#undef RECORD

#define RECORD struct attestation_text
static const struct field attestation_text_fields[] = {
    {ID(attestation),               REQUIRED, "the attestation"},
    {ENUM(reason, &access_reasons), REQUIRED, "why"},
};
const struct schema attestation_text_schema = {
    .name = "attestation.text",
    .meaning = "Reads what was seen, in words; each reading is logged (P4).",
    FIELDS(attestation_text_fields),
};
#undef RECORD

#define RECORD struct attestation_get
static const struct field attestation_get_fields[] = {
    {ID(attestation), REQUIRED, "the attestation"},
};
const struct schema attestation_get_schema = {
    .name = "attestation.get",
    .meaning = "One attestation.",
    FIELDS(attestation_get_fields),
};
#undef RECORD

#define RECORD struct attestation_view
static const struct field attestation_view_fields[] = {
    {ID(attestation),                                    REQUIRED, "the attestation"},
    {ID(contract),                                       REQUIRED, "the contract"},
    {ID(person),                                         REQUIRED, "the person, a pseudonym"},
    {TEXT(departement),                                  REQUIRED, "the département of the job"},
    {ENUM(metier, &metiers),                             REQUIRED, "one of the six"},
    {ENUM(state, &attestation_states),                   REQUIRED, "valid or revoked"},
    {TEXT(competence),                                   REQUIRED, "code of the competence"},
    {INTEGER(competence_version),                        REQUIRED, "whose name and criteria hold"},
    {TEXT(name),                                         REQUIRED, "of the badge"},
    {LIST(actions, actions_count, FIELD_ID),             OPTIONAL, "completed actions"},
    {LIST(transmissions, transmissions_count, FIELD_ID), OPTIONAL, "workshops that the person gave"},
    {LIST(resources, resources_count, FIELD_ID),         OPTIONAL, "resources that the person wrote"},
    {DATE(issued_on),                                    REQUIRED, "business date"},
    {DATE(revoked_on),                                   OPTIONAL, "business date"},
    {ENUM(revocation, &attestation_revocations),         OPTIONAL, "why"},
};
const struct schema attestation_view_schema = {
    .name = "attestation",
    .meaning = "What is known of an attestation.",
    FIELDS(attestation_view_fields),
};
#undef RECORD

#define RECORD struct attestation_list
static const struct field attestation_list_fields[] = {
    {ID(contract),           OPTIONAL, "of that contract"},
    {ID(person),             OPTIONAL, "of that person"},
    {TEXT(competence),       OPTIONAL, "of that competence"},
    {TEXT(departement),      OPTIONAL, "of the job"},
    {ENUM(metier, &metiers), OPTIONAL, "of that métier"},
    {FLAG(only_valid),       OPTIONAL, "those not revoked"},
    {ID(after),              OPTIONAL, "the `next` of the page before"},
    {INTEGER(limit),         OPTIONAL, "how many at most; 50 when absent", RANGE(1, 200)},
};
const struct schema attestation_list_schema = {
    .name = "attestation.list",
    .meaning = "Attestations, in order of issue.",
    FIELDS(attestation_list_fields),
};
#undef RECORD

#define RECORD struct attestation_page
static const struct field attestation_page_fields[] = {
    {LIST_OF(items, items_count, &attestation_view_schema), OPTIONAL, "in order"},
    {ID(next),                                              OPTIONAL, "where to go on; none at the end"},
};
const struct schema attestation_page_schema = {
    .name = "attestation.list reply",
    .meaning = "What attestation.list answers.",
    FIELDS(attestation_page_fields),
};
#undef RECORD

#define RECORD struct attestation_badge
static const struct field attestation_badge_fields[] = {
    {ID(attestation), REQUIRED, "the attestation"},
};
const struct schema attestation_badge_schema = {
    .name = "attestation.badge",
    .meaning = "The attestation as an assertion of Open Badges 2.0.",
    FIELDS(attestation_badge_fields),
};
#undef RECORD

#define RECORD struct badge_recipient
static const struct field badge_recipient_fields[] = {
    {TEXT(type),     REQUIRED, "\"id\": of an urn"},
    {FLAG(hashed),   OPTIONAL, "always"},
    {TEXT(salt),     REQUIRED, "hexadecimal"},
    {TEXT(identity), REQUIRED, "\"sha256$\" and the hash of \"urn:uuid:<person>\" followed by the salt"},
};
const struct schema badge_recipient_schema = {
    .name = "badge.recipient",
    .meaning = "Whom a badge is about: a salted hash of a pseudonym.",
    FIELDS(badge_recipient_fields),
};
#undef RECORD

#define RECORD struct badge_issuer
static const struct field badge_issuer_fields[] = {
    {TEXT(id),   REQUIRED, "its address"},
    {TEXT(type), REQUIRED, "\"Profile\""},
    {TEXT(name), REQUIRED, "its name"},
    {TEXT(url),  REQUIRED, "its address"},
};
const struct schema badge_issuer_schema = {
    .name = "badge.issuer",
    .meaning = "Who issues a badge.",
    FIELDS(badge_issuer_fields),
};
#undef RECORD

#define RECORD struct badge_criteria
static const struct field badge_criteria_fields[] = {
    {TEXT(narrative), REQUIRED, "in words"},
};
const struct schema badge_criteria_schema = {
    .name = "badge.criteria",
    .meaning = "What had to be shown.",
    FIELDS(badge_criteria_fields),
};
#undef RECORD

#define RECORD struct badge_class
static const struct field badge_class_fields[] = {
    {TEXT(id),                                 REQUIRED, "urn of the competence in that version"},
    {TEXT(type),                               REQUIRED, "\"BadgeClass\""},
    {TEXT(name),                               REQUIRED, "its name"},
    {TEXT(description),                        REQUIRED, "what one does who has it"},
    {NESTED(criteria, &badge_criteria_schema), REQUIRED, "what had to be shown"},
    {NESTED(issuer, &badge_issuer_schema),     REQUIRED, "who issues it"},
};
const struct schema badge_class_schema = {
    .name = "badge.class",
    .meaning = "What a badge stands for.",
    FIELDS(badge_class_fields),
};
#undef RECORD

#define RECORD struct badge_evidence_item
static const struct field badge_evidence_item_fields[] = {
    {TEXT(id),        REQUIRED, "urn of the action, workshop or resource"},
    {TEXT(type),      REQUIRED, "\"Evidence\""},
    {TEXT(genre),     REQUIRED, "what it is"},
    {TEXT(name),      REQUIRED, "its title"},
    {TEXT(narrative), OPTIONAL, "where and how much"},
};
const struct schema badge_evidence_item_schema = {
    .name = "badge.evidence",
    .meaning = "What a badge rests on.",
    FIELDS(badge_evidence_item_fields),
};
#undef RECORD

#define RECORD struct badge_verification
static const struct field badge_verification_fields[] = {
    {TEXT(type), REQUIRED, "\"HostedBadge\": ask again for attestation.badge"},
};
const struct schema badge_verification_schema = {
    .name = "badge.verification",
    .meaning = "How a badge is checked.",
    FIELDS(badge_verification_fields),
};
#undef RECORD

#define RECORD struct badge_view
static const struct field badge_view_fields[] = {
    {TEXT(context),                                                  REQUIRED, "https://w3id.org/openbadges/v2"},
    {TEXT(type),                                                     REQUIRED, "\"Assertion\""},
    {TEXT(id),                                                       REQUIRED, "urn of the attestation"},
    {NESTED(recipient, &badge_recipient_schema),                     REQUIRED, "whom it is about"},
    {NESTED(badge, &badge_class_schema),                             REQUIRED, "what it stands for"},
    {NESTED(verification, &badge_verification_schema),               REQUIRED, "how it is checked"},
    {TEXT(issuedOn),                                                 REQUIRED, "RFC 3339"},
    {FLAG(revoked),                                                  OPTIONAL, "it does not hold any more"},
    {TEXT(revocationReason),                                         OPTIONAL, "why"},
    {LIST_OF(evidence, evidence_count, &badge_evidence_item_schema), OPTIONAL, "what it rests on"},
};
const struct schema badge_view_schema = {
    .name = "badge",
    .meaning = "An assertion in the shape of Open Badges 2.0: `context` stands for `@context`; members keep the names of that standard.",
    FIELDS(badge_view_fields),
};
#undef RECORD
