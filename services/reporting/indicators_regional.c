#include "services/reporting/indicator_rows.h"

/* What hubs tell of their own has no person and no kind of place. */
#define OF_HUBS (TERRITORY)

#define RENEWAL " Les renouvellements n'en demandent pas."

/* clang-format off */
static const struct indicator of_hubs[] = {
    {.id = "contact_1m",
     .label = "Premier contact dans le mois",
     .definition = "Contrats initiaux dont le jeune a été rencontré, appelé ou joint par le pôle au "
                   "plus tard un mois après le début (avant le début compris), parmi ceux qui ont "
                   "duré jusque-là ; au mois où ce délai s'achève, quel que soit le jour où c'est "
                   "déclaré." RENEWAL,
     .version = 1,
     .axes = EVERYTHING,
     .series = {RATE("a_temps", "Contacts à temps", SERIES_FLOW, "contact_made", "contact_due")}},
    {.id = "contact_3m",
     .label = "Visite dans les trois mois",
     .definition = "Contrats initiaux dont le lieu de travail a été visité par le pôle au plus tard "
                   "trois mois après le début, parmi ceux qui ont duré jusque-là ; au mois où ce "
                   "délai s'achève, quel que soit le jour où c'est déclaré." RENEWAL,
     .version = 1,
     .axes = EVERYTHING,
     .series = {RATE("a_temps", "Visites à temps", SERIES_FLOW, "visit_made", "visit_due")}},
    {.id = "parrains",
     .label = "Couverture par un parrain",
     .definition = "Contrats en cours à la fin du mois dont une entreprise suit le poste, rapportés "
                   "aux contrats en cours ; un parrainage vaut de l'acceptation à sa fin, jours "
                   "inclus, et pour le contrat à venir quand le poste était vacant. Entreprises "
                   "engagées à la fin du mois, et celles d'entre elles qui suivent un poste, chacune "
                   "une fois, dans le département du pôle qu'elle a rejoint.",
     .version = 1,
     .axes = TERRITORY | BIT(SECTOR),
     .series = {RATE("contrats", "Contrats avec parrain", SERIES_STOCK, "sponsored", "running"),
                NETWORK_COUNT("engagees", "Entreprises engagées", SERIES_STOCK, "sponsors"),
                NETWORK_COUNT("actives", "Entreprises qui suivent un poste", SERIES_STOCK,
                              "sponsors_active")}},
    {.id = "parrains_delai",
     .label = "Délai jusqu'au parrain",
     .definition = "Jours de la signature d'un contrat initial à l'acceptation de son premier "
                   "parrain, au mois où il est trouvé : médiane et neuvième décile, au rang le plus "
                   "proche ; aucun jour quand une entreprise suivait déjà le poste. Les contrats "
                   "encore sans parrain n'y sont pas.",
     .version = 1,
     .axes = TERRITORY,
     .series = {NETWORK_DELAY("mediane", "Délai médian", "sponsor_found", "50"),
                NETWORK_DELAY("decile_9", "Neuvième décile", "sponsor_found", "90")}},
    {.id = "tuteurs_formes",
     .label = "Tuteurs accompagnés",
     .definition = "Tuteurs de contrats en cours à la fin du mois, présents jusque-là à au moins une "
                   "session collective, rapportés aux tuteurs de contrats en cours. Un tuteur compte "
                   "une fois, avec le département, le métier et la forme du contrat, de tous ceux "
                   "qu'il a suivis, qui a commencé le premier ; il est de chaque pôle qui couvre ce "
                   "département, où qu'il soit venu.",
     .version = 1,
     .axes = TERRITORY | BIT(SECTOR) | BIT(METIER) | BIT(FORM),
     .is_of_territory = true,
     .series = {NETWORK_RATE("formes", "Tuteurs venus à une session", SERIES_STOCK, "tutors_trained",
                             "tutors")}},
    {.id = "sessions",
     .label = "Accompagnement collectif",
     .definition = "Sessions collectives pour les tuteurs, au jour où elles se tiennent : places, "
                   "inscrits, part des inscrits présents, excusés ; sessions annulées, au jour de "
                   "l'annulation. Aide aux prescripteurs : réunions tenues et personnes présentes.",
     .version = 1,
     .axes = OF_HUBS | BIT(KIND),
     .series = {NETWORK_COUNT("tenues", "Sessions tenues", SERIES_FLOW, "sessions"),
                NETWORK_COUNT("places", "Places", SERIES_FLOW, "session_seats"),
                NETWORK_COUNT("inscrits", "Inscrits", SERIES_FLOW, "session_enrolled"),
                NETWORK_RATE("presents", "Présents parmi les inscrits", SERIES_FLOW, "session_present",
                             "session_enrolled"),
                NETWORK_RATE("excuses", "Excusés parmi les inscrits", SERIES_FLOW, "session_excused",
                             "session_enrolled"),
                NETWORK_COUNT("annulees", "Sessions annulées", SERIES_FLOW, "sessions_cancelled"),
                NETWORK_COUNT("reunions", "Réunions de prescripteurs", SERIES_FLOW, "briefings"),
                NETWORK_COUNT("prescripteurs", "Prescripteurs réunis", SERIES_FLOW,
                              "briefing_people")}},
    {.id = "taches",
     .label = "Suivi dans les délais",
     .definition = "Échéances du suivi faites à temps, rapportées à celles échues, au mois de leur "
                   "dernier jour (dans le mois en cours, celles à venir comprises) : abandonnée avant "
                   "ce jour, une échéance n'est pas échue. Ce qui est fait compte au jour où c'est "
                   "fait, même déclaré plus tard (R12). À côté, celles faites en retard, et celles "
                   "abandonnées, au jour de l'abandon. Une échéance est celle du pôle qui suit le "
                   "département ce jour-là (H3).",
     .version = 1,
     .axes = OF_HUBS | BIT(SECTOR) | BIT(METIER) | BIT(FORM) | BIT(KIND),
     .series = {NETWORK_RATE("a_temps", "Faites à temps", SERIES_FLOW, "items_in_time", "items_due"),
                NETWORK_RATE("en_retard", "Faites en retard", SERIES_FLOW, "items_late", "items_due"),
                NETWORK_COUNT("echues", "Échues", SERIES_FLOW, "items_due"),
                NETWORK_COUNT("abandonnees", "Abandonnées", SERIES_FLOW, "items_dropped")}},
};
/* clang-format on */

const struct indicator_table regional_indicators = INDICATOR_TABLE(of_hubs);
