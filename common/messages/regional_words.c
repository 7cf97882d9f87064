#include "common/messages/regional_words.h"

#define COUNT(words) (sizeof(words) / sizeof((words)[0]))

static const char *const verdict_words[] = {NULL, "favourable", "unfavourable"};
static const char *const verdict_labels[] = {NULL, "favorable", "défavorable"};
const struct enumeration verdicts = {"verdict", verdict_words, verdict_labels,
                                     COUNT(verdict_words)};

static const char *const opinion_outcome_words[] = {NULL, "awaited", "followed", "unmet",
                                                    "overtaken"};
static const char *const opinion_outcome_labels[] = {NULL, "attendu", "suivi", "non suivi",
                                                     "décidé autrement"};
const struct enumeration opinion_outcomes = {"opinion_outcome", opinion_outcome_words,
                                             opinion_outcome_labels, COUNT(opinion_outcome_words)};

static const char *const social_label_words[] = {NULL, "entreprise_adaptee", "esus"};
static const char *const social_label_labels[] = {NULL, "entreprise adaptée",
                                                  "entreprise solidaire d'utilité sociale"};
const struct enumeration social_labels = {"social_label", social_label_words, social_label_labels,
                                          COUNT(social_label_words)};

static const char *const referral_need_words[] = {
    NULL,           "financial", "territorial",   "strategy",
    "organisation", "hr",        "communication", "partnership"};
static const char *const referral_need_labels[] = {
    NULL,           "ingénierie financière", "ingénierie territoriale", "stratégie et projet",
    "organisation", "ressources humaines",   "communication",           "partenariats"};
const struct enumeration referral_needs = {"referral_need", referral_need_words,
                                           referral_need_labels, COUNT(referral_need_words)};

static const char *const orientation_step_words[] = {NULL,
                                                     "requested",
                                                     "withdrawal_asked",
                                                     "received",
                                                     "refused",
                                                     "sent",
                                                     "seen",
                                                     "reminded",
                                                     "escalated",
                                                     "reassigned",
                                                     "accepted",
                                                     "handed_over",
                                                     "taken",
                                                     "declined",
                                                     "diagnosed",
                                                     "planned",
                                                     "engineering_started",
                                                     "followed_up",
                                                     "closed",
                                                     "withdrawn",
                                                     "too_late",
                                                     "late"};
static const char *const orientation_step_labels[] = {NULL,
                                                      "demandée",
                                                      "retrait demandé",
                                                      "reçue",
                                                      "refusée",
                                                      "transmise",
                                                      "vue",
                                                      "relancée",
                                                      "remontée au C2RA",
                                                      "réattribuée",
                                                      "acceptée",
                                                      "changement de conseiller",
                                                      "prise par un autre",
                                                      "déclinée",
                                                      "diagnostic fait",
                                                      "plan établi",
                                                      "ingénierie engagée",
                                                      "suivie",
                                                      "terminée",
                                                      "retirée",
                                                      "retrait trop tardif",
                                                      "en retard"};
const struct enumeration orientation_steps = {"orientation_step", orientation_step_words,
                                              orientation_step_labels,
                                              COUNT(orientation_step_words)};

static const char *const case_fact_words[] = {NULL,
                                              "job_proposed",
                                              "opinion_given",
                                              "opinion_unmet",
                                              "job_approved",
                                              "job_refused",
                                              "job_withdrawn",
                                              "job_closed",
                                              "contract_signed",
                                              "tutor_assigned",
                                              "tutor_released",
                                              "contract_extended",
                                              "contract_suspended",
                                              "contract_resumed",
                                              "contract_broken",
                                              "contract_ended",
                                              "contract_converted",
                                              "exit_recorded",
                                              "exit_recorded_later",
                                              "path_confirmed",
                                              "person_erased",
                                              "contact",
                                              "visit",
                                              "session",
                                              "sponsor_proposed",
                                              "sponsor_accepted",
                                              "sponsor_declined",
                                              "sponsor_met",
                                              "sponsor_ended",
                                              "referral",
                                              "assigned",
                                              "released",
                                              "item_due",
                                              "item_late",
                                              "item_done",
                                              "item_dropped"};
static const char *const case_fact_labels[] = {NULL,
                                               "poste proposé",
                                               "avis donné",
                                               "avis non suivi",
                                               "poste validé",
                                               "poste refusé",
                                               "poste retiré",
                                               "poste fermé",
                                               "contrat signé",
                                               "tuteur désigné",
                                               "tuteur parti",
                                               "contrat prolongé",
                                               "contrat suspendu",
                                               "contrat repris",
                                               "contrat rompu",
                                               "contrat arrivé à terme",
                                               "contrat devenu CDI",
                                               "sortie connue",
                                               "sortie à six mois connue",
                                               "formation confirmée",
                                               "données de la personne effacées",
                                               "contact",
                                               "visite",
                                               "session collective",
                                               "parrain proposé",
                                               "parrain trouvé",
                                               "parrainage décliné",
                                               "rencontre avec le parrain",
                                               "parrainage terminé",
                                               "orientation DLA",
                                               "dossier confié",
                                               "dossier rendu",
                                               "échéance ouverte",
                                               "échéance dépassée",
                                               "échéance tenue",
                                               "échéance abandonnée"};
const struct enumeration case_facts = {"case_fact", case_fact_words, case_fact_labels,
                                       COUNT(case_fact_words)};

static const char *const item_kind_words[] = {
    NULL,        "first_contact",      "visit", "training", "sponsor",
    "candidate", "annual_examination", "bilan", "aid_end",  "late_declaration",
    "exit_later"};
static const char *const item_kind_labels[] = {NULL,
                                               "premier contact avec le jeune",
                                               "visite sur le lieu de travail",
                                               "formation confirmée",
                                               "parrain trouvé",
                                               "poste validé sans candidat",
                                               "examen annuel des engagements",
                                               "bilan avant la fin de l'aide",
                                               "fin de l'aide : prolonger ?",
                                               "déclaration tardive",
                                               "situation six mois après"};
const struct enumeration item_kinds = {"item_kind", item_kind_words, item_kind_labels,
                                       COUNT(item_kind_words)};

static const char *const item_state_words[] = {NULL, "open", "late", "done", "dropped"};
static const char *const item_state_labels[] = {NULL, "à faire", "en retard", "fait", "abandonné"};
const struct enumeration item_states = {"item_state", item_state_words, item_state_labels,
                                        COUNT(item_state_words)};

static const char *const item_drop_words[] = {
    NULL,         "contract_over", "job_over",  "territory_ended",
    "not_needed", "not_possible",  "duplicate", "other"};
static const char *const item_drop_labels[] = {
    NULL,         "contrat terminé", "poste terminé", "département quitté",
    "sans objet", "impossible",      "doublon",       "autre"};
const struct enumeration item_drops = {"item_drop", item_drop_words, item_drop_labels,
                                       COUNT(item_drop_words)};

static const char *const item_closing_words[] = {NULL,        "contact",   "training", "sponsor",
                                                 "signature", "extension", "exit",     "hand"};
static const char *const item_closing_labels[] = {NULL,
                                                  "contact ou visite",
                                                  "formation confirmée",
                                                  "parrain trouvé",
                                                  "contrat signé",
                                                  "prolongation ou CDI",
                                                  "sortie connue",
                                                  "à la main"};
const struct enumeration item_closings = {"item_closing", item_closing_words, item_closing_labels,
                                          COUNT(item_closing_words)};

static const char *const item_window_words[] = {NULL, "overdue", "today", "week"};
static const char *const item_window_labels[] = {NULL, "en retard", "aujourd'hui", "cette semaine"};
const struct enumeration item_windows = {"item_window", item_window_words, item_window_labels,
                                         COUNT(item_window_words)};

static const char *const contact_channel_words[] = {NULL, "visit", "meeting", "phone", "message"};
static const char *const contact_channel_labels[] = {NULL, "visite sur le lieu de travail",
                                                     "rendez-vous", "téléphone", "message"};
const struct enumeration contact_channels = {"contact_channel", contact_channel_words,
                                             contact_channel_labels, COUNT(contact_channel_words)};

static const char *const contact_party_words[] = {NULL,         "young_person", "tutor", "employer",
                                                  "prescriber", "sponsor",      "other"};
static const char *const contact_party_labels[] = {NULL,           "jeune",   "tuteur", "employeur",
                                                   "prescripteur", "parrain", "autre"};
const struct enumeration contact_parties = {"contact_party", contact_party_words,
                                            contact_party_labels, COUNT(contact_party_words)};

static const char *const contact_purpose_words[] = {NULL,    "follow_up", "annual_examination",
                                                    "bilan", "exit",      "incident"};
static const char *const contact_purpose_labels[] = {NULL,    "suivi",  "examen annuel",
                                                     "bilan", "sortie", "difficulté"};
const struct enumeration contact_purposes = {"contact_purpose", contact_purpose_words,
                                             contact_purpose_labels, COUNT(contact_purpose_words)};

static const char *const session_theme_words[] = {
    NULL,      "tutoring", "training_path", "digital_practices", "work_law", "evaluation",
    "lasting", "exchange", "other"};
static const char *const session_theme_labels[] = {NULL,
                                                   "rôle du tuteur",
                                                   "parcours de formation",
                                                   "pratiques numériques",
                                                   "droit et contrat",
                                                   "évaluation des compétences",
                                                   "pérennisation",
                                                   "échange de pratiques",
                                                   "autre"};
const struct enumeration session_themes = {"session_theme", session_theme_words,
                                           session_theme_labels, COUNT(session_theme_words)};

static const char *const session_state_words[] = {NULL, "planned", "held", "cancelled"};
static const char *const session_state_labels[] = {NULL, "prévue", "tenue", "annulée"};
const struct enumeration session_states = {"session_state", session_state_words,
                                           session_state_labels, COUNT(session_state_words)};

static const char *const session_cancellation_words[] = {
    NULL, "too_few", "no_room", "no_speaker", "weather", "mistake", "other"};
static const char *const session_cancellation_labels[] = {
    NULL,   "trop peu d'inscrits", "pas de lieu", "intervenant absent", "intempéries", "erreur",
    "autre"};
const struct enumeration session_cancellations = {
    "session_cancellation", session_cancellation_words, session_cancellation_labels,
    COUNT(session_cancellation_words)};

static const char *const attendance_words[] = {NULL, "present", "excused", "absent"};
static const char *const attendance_labels[] = {NULL, "présent", "excusé", "absent"};
const struct enumeration attendances = {"attendance", attendance_words, attendance_labels,
                                        COUNT(attendance_words)};

static const char *const enrolment_state_words[] = {NULL, "enrolled", "waiting"};
static const char *const enrolment_state_labels[] = {NULL, "inscrit", "en attente"};
const struct enumeration enrolment_states = {"enrolment_state", enrolment_state_words,
                                             enrolment_state_labels, COUNT(enrolment_state_words)};

static const char *const sponsor_offer_words[] = {NULL,        "coaching", "immersion", "training",
                                                  "equipment", "funding",  "network",   "hiring"};
static const char *const sponsor_offer_labels[] = {
    NULL,     "accompagnement", "immersion en entreprise", "formation", "matériel", "financement",
    "réseau", "embauche"};
const struct enumeration sponsor_offers = {"sponsor_offer", sponsor_offer_words,
                                           sponsor_offer_labels, COUNT(sponsor_offer_words)};

static const char *const sponsorship_state_words[] = {NULL, "proposed", "accepted", "declined",
                                                      "ended"};
static const char *const sponsorship_state_labels[] = {NULL, "proposé", "en cours", "décliné",
                                                       "terminé"};
const struct enumeration sponsorship_states = {"sponsorship_state", sponsorship_state_words,
                                               sponsorship_state_labels,
                                               COUNT(sponsorship_state_words)};

static const char *const sponsor_decline_words[] = {
    NULL, "no_capacity", "too_far", "other_sector", "no_answer", "not_interested", "other"};
static const char *const sponsor_decline_labels[] = {
    NULL,           "pas de disponibilité", "trop loin", "autre secteur",
    "sans réponse", "pas intéressé",        "autre"};
const struct enumeration sponsor_declines = {"sponsor_decline", sponsor_decline_words,
                                             sponsor_decline_labels, COUNT(sponsor_decline_words)};

static const char *const sponsorship_ending_words[] = {
    NULL, "contract_over", "job_over", "completed", "company_leaves", "employer_leaves", "other"};
static const char *const sponsorship_ending_labels[] = {NULL,
                                                        "contrat terminé",
                                                        "poste terminé",
                                                        "accompagnement achevé",
                                                        "l'entreprise se retire",
                                                        "l'employeur ne souhaite plus",
                                                        "autre"};
const struct enumeration sponsorship_endings = {"sponsorship_ending", sponsorship_ending_words,
                                                sponsorship_ending_labels,
                                                COUNT(sponsorship_ending_words)};

static const char *const sponsor_merit_words[] = {NULL, "same_departement", "same_sector",
                                                  "offers_fit", "free_capacity"};
static const char *const sponsor_merit_labels[] = {NULL, "même département", "secteur du métier",
                                                   "offres qui conviennent", "disponible"};
const struct enumeration sponsor_merits = {"sponsor_merit", sponsor_merit_words,
                                           sponsor_merit_labels, COUNT(sponsor_merit_words)};

static const char *const briefing_audience_words[] = {
    NULL, "mission_locale", "pole_emploi", "cap_emploi", "direccte", "collectivite", "other"};
static const char *const briefing_audience_labels[] = {
    NULL, "mission locale", "Pôle emploi", "Cap emploi", "DIRECCTE", "collectivité", "autre"};
const struct enumeration briefing_audiences = {"briefing_audience", briefing_audience_words,
                                               briefing_audience_labels,
                                               COUNT(briefing_audience_words)};

static const char *const hub_note_kind_words[] = {NULL,      "contact", "opinion", "referral",
                                                  "session", "meeting", "sponsor"};
static const char *const hub_note_kind_labels[] = {NULL,
                                                   "contact ou visite",
                                                   "avis",
                                                   "orientation",
                                                   "session",
                                                   "rencontre avec le parrain",
                                                   "interlocuteur du parrain"};
const struct enumeration hub_note_kinds = {"hub_note_kind", hub_note_kind_words,
                                           hub_note_kind_labels, COUNT(hub_note_kind_words)};
