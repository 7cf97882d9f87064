#include "services/reporting/indicator_rows.h"

/* The DLA knows neither people nor places. */
#define OF_REFERRALS (TERRITORY | BIT(SECTOR) | BIT(METIER) | BIT(FORM))

/* clang-format off */
static const struct indicator of_dla[] = {
    {.id = "dla_orientations",
     .label = "Orientations DLA",
     .definition = "Orientations demandées (reçues par le DLA, au jour de la demande), "
                   "transmises (à un premier conseiller), acceptées, déclinées "
                   "(personne n'a été trouvé), refusées (structure non éligible ou "
                   "département sans DLA, D1), retirées par le pôle : chacune une fois, "
                   "à sa date. À part, les réponses négatives des conseillers, "
                   "plusieurs possibles par orientation. Motifs : de ce qui est décliné "
                   "ou refusé. Un identifiant déjà employé n'est pas une orientation.",
     .version = 1,
     .axes = OF_REFERRALS | BIT(KIND),
     .series = {NETWORK_COUNT("demandees", "Demandées", SERIES_FLOW, "referrals_requested"),
                NETWORK_COUNT("transmises", "Transmises", SERIES_FLOW, "referrals_sent"),
                NETWORK_COUNT("acceptees", "Acceptées", SERIES_FLOW, "referrals_accepted"),
                NETWORK_COUNT("declinees", "Déclinées", SERIES_FLOW, "referrals_declined"),
                NETWORK_COUNT("refusees", "Refusées, non éligibles",
                              SERIES_FLOW, "referrals_refused"),
                NETWORK_COUNT("retirees", "Retirées", SERIES_FLOW, "referrals_withdrawn"),
                NETWORK_COUNT("reponses_negatives", "Réponses négatives de conseillers",
                              SERIES_FLOW, "answers_declined")}},
    {.id = "dla_delais",
     .label = "Délais DLA",
     .definition = "Jours ouvrés (fériés du département exclus, D4), par mois de leur "
                   "fin : médiane et neuvième décile, au rang le plus proche. De la "
                   "transmission à un conseiller à sa lecture ; à sa réponse, positive "
                   "ou négative (un conseiller qui part n'a pas répondu) ; de "
                   "l'acceptation au diagnostic ; au plan. Les délais qui courent "
                   "encore n'y sont pas.",
     .version = 1,
     .axes = TERRITORY,
     .series = {NETWORK_DELAY("vue_mediane", "Jusqu'à la lecture : médiane", "referral_seen", "50"),
                NETWORK_DELAY("vue_decile_9", "Jusqu'à la lecture : neuvième décile",
                              "referral_seen", "90"),
                NETWORK_DELAY("reponse_mediane", "Jusqu'à la réponse : médiane",
                              "referral_answered", "50"),
                NETWORK_DELAY("reponse_decile_9", "Jusqu'à la réponse : neuvième décile",
                              "referral_answered", "90"),
                NETWORK_DELAY("diagnostic_mediane", "De l'acceptation au diagnostic : médiane",
                              "referral_diagnosed", "50"),
                NETWORK_DELAY("diagnostic_decile_9", "De l'acceptation au diagnostic : neuvième décile",
                              "referral_diagnosed", "90"),
                NETWORK_DELAY("plan_mediane", "De l'acceptation au plan : médiane",
                              "referral_planned", "50"),
                NETWORK_DELAY("plan_decile_9", "De l'acceptation au plan : neuvième décile",
                              "referral_planned", "90")}},
    {.id = "dla_accompagnes",
     .label = "Structures accompagnées",
     .definition = "Structures dont une orientation a été acceptée, cumulées ; part qui "
                   "a un plan, part dont une ingénierie a commencé. Chacune compte une "
                   "fois, avec le département, le pôle, la forme et le métier de sa "
                   "première orientation acceptée ; fusionnée ensuite (EM4), elle reste "
                   "comptée. Missions achevées, jours et coût (centimes) : une fois par "
                   "mission, quel que soit le nombre de participantes, par thème. "
                   "Emplois concernés et consolidés, à la clôture.",
     .version = 1,
     .axes = OF_REFERRALS | BIT(KIND),
     .series = {NETWORK_COUNT("structures", "Structures accompagnées",
                              SERIES_STOCK, "employers_accepted"),
                NETWORK_RATE("plan", "Avec un plan",
                             SERIES_STOCK, "employers_planned", "employers_accepted"),
                NETWORK_RATE("ingenierie", "Avec une ingénierie",
                             SERIES_STOCK, "employers_engineered", "employers_accepted"),
                NETWORK_COUNT("missions", "Missions achevées", SERIES_FLOW, "missions"),
                NETWORK_COUNT("mission_jours", "Jours de mission", SERIES_FLOW, "mission_days"),
                AMOUNT("mission_cout", "Coût des missions",
                       SERIES_FLOW, STORE_NETWORK, "mission_cost_cents"),
                NETWORK_COUNT("emplois_concernes", "Emplois concernés",
                              SERIES_FLOW, "jobs_concerned"),
                NETWORK_COUNT("emplois_consolides", "Emplois consolidés",
                              SERIES_FLOW, "jobs_consolidated")}},
};
/* clang-format on */

const struct indicator_table dla_indicators = INDICATOR_TABLE(of_dla);
