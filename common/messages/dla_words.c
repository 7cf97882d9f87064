#include "common/messages/dla_words.h"

#define COUNT(words) (sizeof(words) / sizeof((words)[0]))
#define ENUMERATION(name)                                                                          \
    {                                                                                              \
#name, name##_words, name##_labels, COUNT(name##_words)                                    \
    }

static const char *const referral_state_words[] = {
    NULL,   "refused",     "sent",      "seen",   "escalated", "accepted", "diagnosis",
    "plan", "engineering", "follow_up", "closed", "declined",  "withdrawn"};
static const char *const referral_state_labels[] = {NULL,
                                                    "refusée",
                                                    "transmise",
                                                    "vue",
                                                    "remontée au C2RA",
                                                    "acceptée",
                                                    "diagnostic fait",
                                                    "plan d'accompagnement établi",
                                                    "ingénierie en cours",
                                                    "en suivi",
                                                    "close",
                                                    "déclinée",
                                                    "retirée"};
const struct enumeration referral_states = ENUMERATION(referral_state);

static const char *const asking_state_words[] = {NULL,       "sent",  "seen",  "accepted",
                                                 "declined", "taken", "lapsed"};
static const char *const asking_state_labels[] = {
    NULL, "transmise", "vue", "acceptée", "déclinée", "prise par un autre conseiller", "caduque"};
const struct enumeration asking_states = ENUMERATION(asking_state);

static const char *const referral_unmet_words[] = {NULL,
                                                   "public_employer",
                                                   "market_employer",
                                                   "not_social_utility",
                                                   "unknown_departement",
                                                   "already_used"};
static const char *const referral_unmet_labels[] = {
    NULL,
    "employeur public",
    "employeur du secteur marchand",
    "structure sans utilité sociale reconnue",
    "département sans structure porteuse connue",
    "identifiant déjà pris par une autre orientation"};
const struct enumeration referral_unmets = ENUMERATION(referral_unmet);

static const char *const referral_alternative_words[] = {NULL, "cnfpt", "region", "hub", "chamber"};
static const char *const referral_alternative_labels[] = {NULL, "CNFPT", "services de la région",
                                                          "pôle d'appui", "chambre consulaire"};
const struct enumeration referral_alternatives = ENUMERATION(referral_alternative);

static const char *const decline_reason_words[] = {NULL,
                                                   "no_capacity",
                                                   "out_of_scope",
                                                   "already_accompanied",
                                                   "employer_unreachable",
                                                   "employer_unwilling",
                                                   "conflict_of_interest",
                                                   "adviser_left",
                                                   "other"};
static const char *const decline_reason_labels[] = {NULL,
                                                    "plan de charge complet",
                                                    "besoin hors du champ du DLA",
                                                    "structure déjà accompagnée",
                                                    "structure injoignable",
                                                    "structure non volontaire",
                                                    "conflit d'intérêts",
                                                    "départ du conseiller",
                                                    "autre motif"};
const struct enumeration decline_reasons = ENUMERATION(decline_reason);

static const char *const escalation_reason_words[] = {NULL, "no_answer", "all_declined",
                                                      "no_adviser"};
static const char *const escalation_reason_labels[] = {NULL, "sans réponse", "déclinée par tous",
                                                       "aucun conseiller"};
const struct enumeration escalation_reasons = ENUMERATION(escalation_reason);

static const char *const referral_clock_words[] = {NULL,   "seen",  "reassignment", "diagnosis",
                                                   "plan", "whole", "impact"};
static const char *const referral_clock_labels[] = {
    NULL,   "prise de connaissance",  "réaffectation",  "diagnostic",
    "plan", "durée d'accompagnement", "mesure d'impact"};
const struct enumeration referral_clocks = ENUMERATION(referral_clock);

static const char *const referral_ask_words[] = {NULL, "withdrawal"};
static const char *const referral_ask_labels[] = {NULL, "retrait"};
const struct enumeration referral_asks = ENUMERATION(referral_ask);

static const char *const mission_kind_words[] = {NULL, "individual", "collective"};
static const char *const mission_kind_labels[] = {NULL, "individuelle", "collective"};
const struct enumeration mission_kinds = ENUMERATION(mission_kind);

static const char *const mission_state_words[] = {NULL, "planned", "completed", "cancelled"};
static const char *const mission_state_labels[] = {NULL, "prévue", "réalisée", "annulée"};
const struct enumeration mission_states = ENUMERATION(mission_state);

static const char *const mission_cancellation_words[] = {NULL, "employer", "provider", "funding",
                                                         "other"};
static const char *const mission_cancellation_labels[] = {NULL, "du fait de la structure",
                                                          "du fait du prestataire",
                                                          "faute de financement", "autre motif"};
const struct enumeration mission_cancellations = ENUMERATION(mission_cancellation);

static const char *const referral_outcome_words[] = {
    NULL,        "consolidated",   "partly_consolidated", "not_consolidated",
    "abandoned", "employer_ceased"};
static const char *const referral_outcome_labels[] = {NULL,
                                                      "activité consolidée",
                                                      "activité en partie consolidée",
                                                      "activité non consolidée",
                                                      "accompagnement abandonné",
                                                      "structure disparue"};
const struct enumeration referral_outcomes = ENUMERATION(referral_outcome);

static const char *const activity_trend_words[] = {NULL, "growing", "stable", "shrinking",
                                                   "ceased"};
static const char *const activity_trend_labels[] = {NULL, "en croissance", "stable", "en recul",
                                                    "arrêtée"};
const struct enumeration activity_trends = ENUMERATION(activity_trend);

static const char *const inbox_box_words[] = {NULL, "to_answer", "overdue", "accompanied",
                                              "to_reassign"};
static const char *const inbox_box_labels[] = {NULL, "à répondre", "en retard", "accompagnées",
                                               "à réaffecter"};
const struct enumeration inbox_boxes = ENUMERATION(inbox_box);

static const char *const note_step_words[] = {NULL,   "acceptance", "decline", "diagnosis",
                                              "plan", "follow_up",  "closing", "impact"};
static const char *const note_step_labels[] = {NULL,   "acceptation", "refus",   "diagnostic",
                                               "plan", "suivi",       "clôture", "impact"};
const struct enumeration note_steps = ENUMERATION(note_step);

static const char *const link_answer_words[] = {NULL, "see", "accept", "decline"};
static const char *const link_answer_labels[] = {NULL, "voir", "accepter", "décliner"};
const struct enumeration link_answers = ENUMERATION(link_answer);
