#include "common/messages/registration_words.h"

#define COUNT(words) (sizeof(words) / sizeof((words)[0]))

static const char *const metier_words[] = {NULL,
                                           "forgeur",
                                           "regisseur",
                                           "usages_responsables",
                                           "valorisation_territoire",
                                           "usages_mobiles",
                                           "video_ludique"};
static const char *const metier_labels[] = {
    NULL,
    "Forgeur numérique",
    "Régisseur multimédia",
    "Assistant de valorisation des usages numériques responsables",
    "Assistant de valorisation numérique du territoire",
    "Assistant de formation aux usages mobiles",
    "Assistant vidéo ludique"};
const struct enumeration metiers = {"metier", metier_words, metier_labels, COUNT(metier_words)};

static const char *const employer_form_words[] = {
    NULL,   "association", "collectivite", "public_body", "geiq", "siae", "public_service",
    "scic", "market",      "state",        "household"};
static const char *const employer_form_labels[] = {
    NULL,
    "association ou autre organisme sans but lucratif",
    "collectivité territoriale ou groupement",
    "autre personne morale de droit public",
    "GEIQ",
    "structure d'insertion par l'activité économique",
    "personne privée gérant un service public",
    "SCIC",
    "employeur du secteur marchand",
    "État",
    "particulier employeur"};
const struct enumeration employer_forms = {"employer_form", employer_form_words,
                                           employer_form_labels, COUNT(employer_form_words)};

static const char *const place_kind_words[] = {NULL,        "epn",         "fablab", "tiers_lieu",
                                               "coworking", "mediatheque", "other"};
static const char *const place_kind_labels[] = {
    NULL,         "espace public numérique", "FabLab",
    "tiers-lieu", "espace de coworking",     "médiathèque",
    "autre lieu"};
const struct enumeration place_kinds = {"place_kind", place_kind_words, place_kind_labels,
                                        COUNT(place_kind_words)};

static const char *const new_service_words[] = {NULL,        "fablab",    "infolab", "livinglab",
                                                "coworking", "inclusion", "mobile",  "local_media",
                                                "games",     "other"};
static const char *const new_service_labels[] = {NULL,
                                                 "fabrication numérique",
                                                 "données ouvertes (infolab)",
                                                 "living lab",
                                                 "coworking",
                                                 "inclusion numérique",
                                                 "usages mobiles",
                                                 "média local",
                                                 "jeux vidéo",
                                                 "autre service"};
const struct enumeration new_services = {"new_service", new_service_words, new_service_labels,
                                         COUNT(new_service_words)};

static const char *const gender_words[] = {NULL, "female", "male", "other"};
static const char *const gender_labels[] = {NULL, "femme", "homme", "non précisé"};
const struct enumeration genders = {"gender", gender_words, gender_labels, COUNT(gender_words)};

static const char *const age_bracket_words[] = {NULL, "16-17", "18-21", "22-25", "26-29"};
static const char *const age_bracket_labels[] = {NULL, "16-17 ans", "18-21 ans", "22-25 ans",
                                                 "26-29 ans"};
const struct enumeration age_brackets = {"age_bracket", age_bracket_words, age_bracket_labels,
                                         COUNT(age_bracket_words)};

static const char *const level_words[] = {NULL, "none", "V", "IV", "III", "II", "I"};
static const char *const level_labels[] = {NULL,
                                           "sans diplôme",
                                           "CAP, BEP (niveau V)",
                                           "baccalauréat (niveau IV)",
                                           "bac + 2 (niveau III)",
                                           "licence (niveau II)",
                                           "master et plus (niveau I)"};
const struct enumeration levels = {"level", level_words, level_labels, COUNT(level_words)};

static const char *const zone_words[] = {NULL, "none", "zus", "zrr", "outre_mer"};
static const char *const zone_labels[] = {NULL, "hors zone", "zone urbaine sensible",
                                          "zone de revitalisation rurale", "outre-mer"};
const struct enumeration zones = {"zone", zone_words, zone_labels, COUNT(zone_words)};

static const char *const prescriber_words[] = {NULL, "mission_locale", "pole_emploi", "cap_emploi"};
static const char *const prescriber_labels[] = {NULL, "mission locale", "Pôle emploi",
                                                "Cap emploi"};
const struct enumeration prescribers = {"prescriber", prescriber_words, prescriber_labels,
                                        COUNT(prescriber_words)};

static const char *const eligibility_criterion_words[] = {NULL, "no_diploma", "level_v", "zone"};
static const char *const eligibility_criterion_labels[] = {
    NULL, "sans diplôme", "niveau V et 6 mois de recherche",
    "zone prioritaire et 12 mois de recherche"};
const struct enumeration eligibility_criteria = {
    "eligibility_criterion", eligibility_criterion_words, eligibility_criterion_labels,
    COUNT(eligibility_criterion_words)};

static const char *const derogation_words[] = {
    NULL,      "social_difficulty", "isolation", "left_training",
    "justice", "child_protection",  "other"};
static const char *const derogation_labels[] = {NULL,
                                                "difficultés sociales",
                                                "isolement géographique",
                                                "sortie récente de formation",
                                                "suivi par la justice",
                                                "sortie de l'aide sociale à l'enfance",
                                                "autre situation appréciée par le prescripteur"};
const struct enumeration derogations = {"derogation", derogation_words, derogation_labels,
                                        COUNT(derogation_words)};

static const char *const contract_kind_words[] = {NULL, "cdi", "cdd"};
static const char *const contract_kind_labels[] = {NULL, "CDI", "CDD"};
const struct enumeration contract_kinds = {"contract_kind", contract_kind_words,
                                           contract_kind_labels, COUNT(contract_kind_words)};

static const char *const aid_scheme_words[] = {NULL, "cae", "cie"};
static const char *const aid_scheme_labels[] = {NULL, "CAE (non marchand)", "CIE (marchand)"};
const struct enumeration aid_schemes = {"aid_scheme", aid_scheme_words, aid_scheme_labels,
                                        COUNT(aid_scheme_words)};

static const char *const short_term_reason_words[] = {NULL,      "training_path", "career_plan",
                                                      "funding", "activity",      "other"};
static const char *const short_term_reason_labels[] = {NULL,
                                                       "durée du parcours de formation",
                                                       "projet professionnel du salarié",
                                                       "financement limité dans le temps",
                                                       "activité limitée dans le temps",
                                                       "autre motif accepté par le prescripteur"};
const struct enumeration short_term_reasons = {"short_term_reason", short_term_reason_words,
                                               short_term_reason_labels,
                                               COUNT(short_term_reason_words)};

static const char *const suspension_reason_words[] = {
    NULL,         "trial_elsewhere", "immersion",    "training", "illness",
    "parenthood", "unpaid_leave",    "disciplinary", "other"};
static const char *const suspension_reason_labels[] = {NULL,
                                                       "période d'essai chez un autre employeur",
                                                       "période de mise en situation",
                                                       "formation",
                                                       "maladie ou accident",
                                                       "maternité, paternité, adoption",
                                                       "congé sans solde",
                                                       "mise à pied",
                                                       "autre motif"};
const struct enumeration suspension_reasons = {"suspension_reason", suspension_reason_words,
                                               suspension_reason_labels,
                                               COUNT(suspension_reason_words)};

static const char *const breach_motive_words[] = {NULL,
                                                  "fin_essai",
                                                  "accord_mutuel",
                                                  "rupture_conventionnelle",
                                                  "faute_grave",
                                                  "force_majeure",
                                                  "inaptitude",
                                                  "liquidation",
                                                  "autre_licenciement",
                                                  "date_annuelle_employeur",
                                                  "date_annuelle_salarie",
                                                  "embauche_ailleurs",
                                                  "demission",
                                                  "terme"};
static const char *const breach_motive_labels[] = {
    NULL,
    "fin de la période d'essai",
    "accord des deux parties",
    "rupture conventionnelle",
    "faute grave",
    "force majeure",
    "inaptitude constatée par le médecin du travail",
    "licenciement économique en procédure collective",
    "autre licenciement",
    "rupture à la date annuelle par l'employeur",
    "rupture à la date annuelle par le salarié",
    "embauche en CDI, en CDD d'au moins 6 mois ou formation qualifiante",
    "démission",
    "arrivée du terme"};
const struct enumeration breach_motives = {"breach_motive", breach_motive_words,
                                           breach_motive_labels, COUNT(breach_motive_words)};

static const char *const initiator_words[] = {NULL, "employer", "employee", "both"};
static const char *const initiator_labels[] = {NULL, "employeur", "salarié", "les deux parties"};
const struct enumeration initiators = {"initiator", initiator_words, initiator_labels,
                                       COUNT(initiator_words)};

static const char *const exit_kind_words[] = {NULL,
                                              "cdi",
                                              "cdd_long",
                                              "titularisation",
                                              "formation_qualifiante",
                                              "creation_activite",
                                              "cdd_court",
                                              "autre_formation",
                                              "recherche_emploi",
                                              "inactif",
                                              "autre"};
static const char *const exit_kind_labels[] = {NULL,
                                               "CDI",
                                               "CDD de plus de 6 mois",
                                               "titularisation",
                                               "formation qualifiante",
                                               "création d'activité",
                                               "CDD de 6 mois au plus",
                                               "autre formation",
                                               "recherche d'emploi",
                                               "sans activité",
                                               "autre situation"};
const struct enumeration exit_kinds = {"exit_kind", exit_kind_words, exit_kind_labels,
                                       COUNT(exit_kind_words)};

static const char *const exit_moment_words[] = {NULL, "end", "six_months"};
static const char *const exit_moment_labels[] = {NULL, "à la fin du contrat", "six mois après"};
const struct enumeration exit_moments = {"exit_moment", exit_moment_words, exit_moment_labels,
                                         COUNT(exit_moment_words)};

static const char *const job_state_words[] = {NULL,     "proposed", "approved",  "filled",
                                              "vacant", "refused",  "withdrawn", "closed"};
static const char *const job_state_labels[] = {NULL,     "proposé", "validé", "pourvu",
                                               "vacant", "refusé",  "retiré", "clos"};
const struct enumeration job_states = {"job_state", job_state_words, job_state_labels,
                                       COUNT(job_state_words)};

static const char *const contract_state_words[] = {NULL, "running", "suspended", "broken", "ended"};
static const char *const contract_state_labels[] = {NULL, "en cours", "suspendu", "rompu",
                                                    "arrivé au terme"};
const struct enumeration contract_states = {"contract_state", contract_state_words,
                                            contract_state_labels, COUNT(contract_state_words)};

static const char *const job_refusal_words[] = {NULL,          "not_digital_place", "weak_tutoring",
                                                "no_training", "not_lasting",       "replaces_job",
                                                "duplicate",   "envelope",          "other"};
static const char *const job_refusal_labels[] = {NULL,
                                                 "le lieu n'est pas un lieu d'innovation numérique",
                                                 "encadrement insuffisant",
                                                 "formation absente ou insuffisante",
                                                 "pérennisation insuffisamment préparée",
                                                 "remplacement d'un emploi existant",
                                                 "doublon",
                                                 "enveloppe régionale épuisée",
                                                 "autre motif"};
const struct enumeration job_refusals = {"job_refusal", job_refusal_words, job_refusal_labels,
                                         COUNT(job_refusal_words)};

static const char *const opinion_unmet_reason_words[] = {
    NULL, "unknown_job", "job_state", "envelope", "not_decider", "date", "other"};
static const char *const opinion_unmet_reason_labels[] = {
    NULL,
    "le poste n'est pas connu",
    "le poste n'est plus « proposé »",
    "enveloppe régionale épuisée",
    "un autre pôle décide dans ce département",
    "la date ne convient pas",
    "autre motif"};
const struct enumeration opinion_unmet_reasons = {
    "opinion_unmet_reason", opinion_unmet_reason_words, opinion_unmet_reason_labels,
    COUNT(opinion_unmet_reason_words)};

static const char *const job_ending_words[] = {
    NULL,           "employer_gives_up", "funding",       "no_candidate",
    "place_closes", "programme_end",     "vacancy_delay", "mistake",
    "other"};
static const char *const job_ending_labels[] = {NULL,
                                                "l'employeur renonce",
                                                "financement perdu",
                                                "pas de candidat",
                                                "le lieu ferme",
                                                "fin du programme",
                                                "resté vacant au-delà du délai",
                                                "erreur de saisie",
                                                "autre motif"};
const struct enumeration job_endings = {"job_ending", job_ending_words, job_ending_labels,
                                        COUNT(job_ending_words)};

static const char *const closing_reason_words[] = {NULL,        "ceased",  "moved",
                                                   "duplicate", "mistake", "other"};
static const char *const closing_reason_labels[] = {
    NULL,      "activité cessée",  "déménagement hors du département",
    "doublon", "erreur de saisie", "autre motif"};
const struct enumeration closing_reasons = {"closing_reason", closing_reason_words,
                                            closing_reason_labels, COUNT(closing_reason_words)};

static const char *const training_words[] = {NULL, "orientation", "adaptation", "qualifying",
                                             "certifying"};
static const char *const training_labels[] = {NULL, "orientation", "adaptation au poste",
                                              "qualifiante", "certifiante"};
const struct enumeration trainings = {"training", training_words, training_labels,
                                      COUNT(training_words)};

static const char *const lasting_words[] = {
    NULL,           "own_income",          "public_funding", "shared_employer",
    "new_activity", "public_service_exam", "sponsor",        "other"};
static const char *const lasting_labels[] = {NULL,
                                             "autofinancement",
                                             "financement public",
                                             "mutualisation entre employeurs",
                                             "développement d'activité",
                                             "titularisation",
                                             "appui d'un parrain",
                                             "autre"};
const struct enumeration lastings = {"lasting", lasting_words, lasting_labels,
                                     COUNT(lasting_words)};

static const char *const access_reason_words[] = {NULL,    "first_contact",      "follow_up",
                                                  "visit", "annual_examination", "bilan",
                                                  "exit",  "incident",           "correction"};
static const char *const access_reason_labels[] = {NULL,
                                                   "premier contact",
                                                   "suivi du contrat",
                                                   "visite sur le lieu de travail",
                                                   "examen annuel des engagements",
                                                   "bilan",
                                                   "sortie",
                                                   "difficulté signalée",
                                                   "correction des données"};
const struct enumeration access_reasons = {"access_reason", access_reason_words,
                                           access_reason_labels, COUNT(access_reason_words)};

static const char *const subject_words[] = {NULL, "person", "employer", "tutor", "job", "place"};
static const char *const subject_labels[] = {NULL, "jeune", "employeur", "tuteur", "poste", "lieu"};
const struct enumeration subjects = {"subject", subject_words, subject_labels,
                                     COUNT(subject_words)};

static const char *const choice_words[] = {NULL, "yes", "no"};
static const char *const choice_labels[] = {NULL, "oui", "non"};
const struct enumeration choices = {"choice", choice_words, choice_labels, COUNT(choice_words)};

static const char *const erasure_reason_words[] = {NULL, "request", "retention"};
static const char *const erasure_reason_labels[] = {NULL, "demande de la personne",
                                                    "fin de la durée de conservation"};
const struct enumeration erasure_reasons = {"erasure_reason", erasure_reason_words,
                                            erasure_reason_labels, COUNT(erasure_reason_words)};
