/* sectoral_attestation.h - Attestations of competences, in the shape of Open Badges 2.0 (AT1–AT5).
 */
#pragma once

#include "common/messages/sectoral_words.h"

/* attestation.issue: The sector attests a competence of a young person (AT1–AT4). */
struct attestation_issue {
    struct id attestation;
    struct id contract;
    char competence[40];
    struct id actions[12];
    size_t actions_count;
    struct id transmissions[12];
    size_t transmissions_count;
    struct id resources[12];
    size_t resources_count;
    struct date issued_on;
    char details[501];
};
extern const struct schema attestation_issue_schema;

/* attestation.issue reply: What attestation.issue answers. */
struct attestation_issue_reply {
    char name[121];
    int64_t competence_version;
};
extern const struct schema attestation_issue_reply_schema;

/* attestation.issued: A competence of a young person is attested. */
struct attestation_issued {
    struct id attestation;
    struct id contract;
    struct id job;
    struct id person;
    struct id employer;
    char departement[4];
    char region2013[3];
    char region2016[3];
    char sector[32];
    enum metier metier;
    enum employer_form form;
    char competence[40];
    int64_t competence_version;
    char name[121];
    char criteria[401];
    char issuer[121];
    struct id actions[12];
    size_t actions_count;
    struct id transmissions[12];
    size_t transmissions_count;
    struct id resources[12];
    size_t resources_count;
    bool is_first;
    int64_t rank;
    struct date issued_on;
};
extern const struct schema attestation_issued_schema;

/* attestation.revoke: An attestation does not hold any more (AT5). */
struct attestation_revoke {
    struct id attestation;
    enum attestation_revocation reason;
    struct date revoked_on;
};
extern const struct schema attestation_revoke_schema;

/* attestation.revoked: An attestation does not hold any more. */
struct attestation_revoked {
    struct id attestation;
    struct id contract;
    struct id job;
    struct id person;
    struct id employer;
    char departement[4];
    char region2013[3];
    char region2016[3];
    char sector[32];
    enum metier metier;
    enum employer_form form;
    char competence[40];
    enum attestation_revocation reason;
    struct date issued_on;
    struct date revoked_on;
};
extern const struct schema attestation_revoked_schema;

/* attestation.private: Vault: what was seen, in words. */
struct attestation_private {
    struct id attestation;
    char details[501];
};
extern const struct schema attestation_private_schema;

/* attestation.text: Reads what was seen, in words; each reading is logged (P4). */
struct attestation_text {
    struct id attestation;
    enum access_reason reason;
};
extern const struct schema attestation_text_schema;

/* attestation.get: One attestation. */
struct attestation_get {
    struct id attestation;
};
extern const struct schema attestation_get_schema;

/* attestation: What is known of an attestation. */
struct attestation_view {
    struct id attestation;
    struct id contract;
    struct id person;
    char departement[4];
    enum metier metier;
    enum attestation_state state;
    char competence[40];
    int64_t competence_version;
    char name[121];
    struct id actions[12];
    size_t actions_count;
    struct id transmissions[12];
    size_t transmissions_count;
    struct id resources[12];
    size_t resources_count;
    struct date issued_on;
    struct date revoked_on;
    enum attestation_revocation revocation;
};
extern const struct schema attestation_view_schema;

/* attestation.list: Attestations, in order of issue. */
struct attestation_list {
    struct id contract;
    struct id person;
    char competence[40];
    char departement[4];
    enum metier metier;
    bool only_valid;
    struct id after;
    int64_t limit;
};
extern const struct schema attestation_list_schema;

/* attestation.list reply: What attestation.list answers. */
struct attestation_page {
    struct attestation_view items[200];
    size_t items_count;
    struct id next;
};
extern const struct schema attestation_page_schema;

/* attestation.badge: The attestation as an assertion of Open Badges 2.0. */
struct attestation_badge {
    struct id attestation;
};
extern const struct schema attestation_badge_schema;

/* badge.recipient: Whom a badge is about: a salted hash of a pseudonym. */
struct badge_recipient {
    char type[8];
    bool hashed;
    char salt[33];
    char identity[72];
};
extern const struct schema badge_recipient_schema;

/* badge.issuer: Who issues a badge. */
struct badge_issuer {
    char id[161];
    char type[8];
    char name[121];
    char url[161];
};
extern const struct schema badge_issuer_schema;

/* badge.criteria: What had to be shown. */
struct badge_criteria {
    char narrative[401];
};
extern const struct schema badge_criteria_schema;

/* badge.class: What a badge stands for. */
struct badge_class {
    char id[121];
    char type[12];
    char name[121];
    char description[401];
    struct badge_criteria criteria;
    struct badge_issuer issuer;
};
extern const struct schema badge_class_schema;

/* badge.evidence: What a badge rests on. */
struct badge_evidence_item {
    char id[48];
    char type[12];
    char genre[32];
    char name[161];
    char narrative[241];
};
extern const struct schema badge_evidence_item_schema;

/* badge.verification: How a badge is checked. */
struct badge_verification {
    char type[16];
};
extern const struct schema badge_verification_schema;

/* badge: An assertion in the shape of Open Badges 2.0: `context` stands for `@context`; members
 * keep the names of that standard. */
struct badge_view {
    char context[48];
    char type[12];
    char id[48];
    struct badge_recipient recipient;
    struct badge_class badge;
    struct badge_verification verification;
    char issuedOn[25];
    bool revoked;
    char revocationReason[121];
    struct badge_evidence_item evidence[36];
    size_t evidence_count;
};
extern const struct schema badge_view_schema;
