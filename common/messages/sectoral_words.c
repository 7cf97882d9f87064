#include "common/messages/sectoral_words.h"

#define COUNT(words) (sizeof(words) / sizeof((words)[0]))

static const char *const resource_kind_words[] = {NULL, "sheet", "module", "guide"};
static const char *const resource_kind_labels[] = {NULL, "fiche", "module", "guide"};
const struct enumeration resource_kinds = {"resource_kind", resource_kind_words,
                                           resource_kind_labels, COUNT(resource_kind_words)};

static const char *const licence_words[] = {
    NULL, "etalab", "cc_by", "cc_by_sa", "cc_by_nc_sa", "art_libre", "public_domain", "reserved"};
static const char *const licence_labels[] = {
    NULL,          "Licence ouverte (Etalab)", "CC BY",          "CC BY-SA",
    "CC BY-NC-SA", "Licence Art libre",        "domaine public", "tous droits réservés"};
const struct enumeration licences = {"licence", licence_words, licence_labels,
                                     COUNT(licence_words)};

static const char *const resource_state_words[] = {NULL, "published", "withdrawn"};
static const char *const resource_state_labels[] = {NULL, "publiée", "retirée"};
const struct enumeration resource_states = {"resource_state", resource_state_words,
                                            resource_state_labels, COUNT(resource_state_words)};

static const char *const resource_withdrawal_words[] = {NULL,     "outdated", "replaced",
                                                        "rights", "mistake",  "other"};
static const char *const resource_withdrawal_labels[] = {
    NULL, "périmée", "remplacée par une autre", "question de droits", "erreur", "autre"};
const struct enumeration resource_withdrawals = {"resource_withdrawal", resource_withdrawal_words,
                                                 resource_withdrawal_labels,
                                                 COUNT(resource_withdrawal_words)};

static const char *const path_state_words[] = {NULL, "open", "confirmed", "closed"};
static const char *const path_state_labels[] = {NULL, "ouvert", "formation confirmée", "clos"};
const struct enumeration path_states = {"path_state", path_state_words, path_state_labels,
                                        COUNT(path_state_words)};

static const char *const path_action_state_words[] = {NULL,      "planned",   "confirmed",
                                                      "started", "completed", "abandoned"};
static const char *const path_action_state_labels[] = {
    NULL, "prévue", "confirmée", "commencée", "suivie jusqu'au bout", "abandonnée"};
const struct enumeration path_action_states = {"path_action_state", path_action_state_words,
                                               path_action_state_labels,
                                               COUNT(path_action_state_words)};

static const char *const path_abandonment_words[] = {NULL,
                                                     "contract_ended",
                                                     "provider_cancelled",
                                                     "funding_refused",
                                                     "employer_refused",
                                                     "person_gave_up",
                                                     "health",
                                                     "other_action",
                                                     "mistake",
                                                     "other"};
static const char *const path_abandonment_labels[] = {NULL,
                                                      "fin du contrat",
                                                      "annulée par l'organisme",
                                                      "financement refusé",
                                                      "refus de l'employeur",
                                                      "renoncement du jeune",
                                                      "santé",
                                                      "remplacée par une autre action",
                                                      "erreur",
                                                      "autre"};
const struct enumeration path_abandonments = {"path_abandonment", path_abandonment_words,
                                              path_abandonment_labels,
                                              COUNT(path_abandonment_words)};

static const char *const path_funder_words[] = {
    NULL, "employer", "opca", "cnfpt", "region", "state", "pole_emploi", "agefiph", "other"};
static const char *const path_funder_labels[] = {
    NULL,          "employeur",         "OPCA", "CNFPT", "région", "État",
    "Pôle emploi", "Agefiph ou FIPHFP", "autre"};
const struct enumeration path_funders = {"path_funder", path_funder_words, path_funder_labels,
                                         COUNT(path_funder_words)};

static const char *const path_closing_words[] = {NULL, "term", "breach"};
static const char *const path_closing_labels[] = {NULL, "terme atteint", "rupture"};
const struct enumeration path_closings = {"path_closing", path_closing_words, path_closing_labels,
                                          COUNT(path_closing_words)};

static const char *const path_text_kind_words[] = {NULL, "action", "attestation"};
static const char *const path_text_kind_labels[] = {NULL, "abandon d'une action",
                                                    "constat d'une attestation"};
const struct enumeration path_texts = {"path_text_kind", path_text_kind_words,
                                       path_text_kind_labels, COUNT(path_text_kind_words)};

static const char *const attestation_state_words[] = {NULL, "valid", "revoked"};
static const char *const attestation_state_labels[] = {NULL, "valable", "révoquée"};
const struct enumeration attestation_states = {"attestation_state", attestation_state_words,
                                               attestation_state_labels,
                                               COUNT(attestation_state_words)};

static const char *const attestation_revocation_words[] = {NULL, "mistake", "evidence_void",
                                                           "request", "other"};
static const char *const attestation_revocation_labels[] = {
    NULL, "erreur", "preuve qui ne tient plus", "à la demande du titulaire", "autre"};
const struct enumeration attestation_revocations = {
    "attestation_revocation", attestation_revocation_words, attestation_revocation_labels,
    COUNT(attestation_revocation_words)};

static const char *const transmission_audience_words[] = {
    NULL,      "general_public", "children",      "pupils", "young_people", "job_seekers",
    "seniors", "families",       "professionals", "peers",  "tutors"};
static const char *const transmission_audience_labels[] = {NULL,
                                                           "tout public",
                                                           "enfants",
                                                           "collégiens et lycéens",
                                                           "jeunes",
                                                           "demandeurs d'emploi",
                                                           "personnes âgées",
                                                           "familles",
                                                           "professionnels",
                                                           "autres jeunes du programme",
                                                           "tuteurs"};
const struct enumeration transmission_audiences = {
    "transmission_audience", transmission_audience_words, transmission_audience_labels,
    COUNT(transmission_audience_words)};

static const char *const transmission_partner_words[] = {
    NULL,          "tutor",           "colleagues", "school", "library",
    "association", "local_authority", "company",    "other"};
static const char *const transmission_partner_labels[] = {NULL,
                                                          "le tuteur",
                                                          "des collègues",
                                                          "un établissement scolaire",
                                                          "une médiathèque",
                                                          "une association",
                                                          "une collectivité",
                                                          "une entreprise",
                                                          "autre"};
const struct enumeration transmission_partners = {
    "transmission_partner", transmission_partner_words, transmission_partner_labels,
    COUNT(transmission_partner_words)};
