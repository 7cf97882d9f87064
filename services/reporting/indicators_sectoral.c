#include "services/reporting/indicator_rows.h"

/* What hubs tell of their own has no person and no kind of place. */
#define OF_SECTORS (TERRITORY | BIT(SECTOR) | BIT(METIER) | BIT(FORM))

/* clang-format off */
static const struct indicator of_sectors[] = {
    {.id = "formation_engagee",
     .label = "Engagement de formation confirmé",
     .definition = "Entrants dont au moins une action de formation est confirmée par l'organisme et "
                   "le financeur (F5), parmi les entrants. Une action confirmée compte au mois de "
                   "l'entrée, non de la confirmation : les entrées récentes montent encore ; un "
                   "abandon ultérieur ne retire rien." ENTRANT,
     .version = 1,
     .axes = EVERYTHING,
     .series = {SHARE("engagee", "Au moins une action confirmée", "trained_confirmed")}},
    {.id = "formation_suivie",
     .label = "Formation suivie",
     .definition = "Entrants qui ont suivi au moins une action jusqu'au bout, parmi les entrants ; "
                   "parmi eux, ceux dont une était certifiante, titre obtenu ou non ; moyenne de "
                   "leurs heures suivies. Ces trois-là comptent au mois de l'entrée. Les heures "
                   "suivies comptent au mois où l'action s'achève, renouvellements compris." ENTRANT,
     .version = 1,
     .axes = EVERYTHING,
     .series = {SHARE("suivie", "Au moins une action suivie", "trained"),
                RATE("certifiante", "Dont une action certifiante", SERIES_FLOW, "trained_certifying",
                     "trained"),
                MEAN("heures_moyennes", "Heures suivies par personne formée", SERIES_FLOW, STORE_CELL,
                     "trained_hours", "trained"),
                COUNT("heures", "Heures suivies", SERIES_FLOW, "followed_hours")}},
    {.id = "badges",
     .label = "Compétences attestées",
     .definition = "Attestations délivrées et retirées, à leur date ; valides à la fin du mois "
                   "(délivrées moins retirées). Personnes qui en ont une valide à la fin du mois : "
                   "chacune compte une fois, dans le département, le métier et la forme où la "
                   "première par sa date lui a été délivrée ; attestations valides par personne.",
     .version = 1,
     .axes = OF_SECTORS | BIT(KIND),
     .series = {NETWORK_COUNT("delivrees", "Attestations délivrées", SERIES_FLOW, "badges_issued"),
                NETWORK_COUNT("retirees", "Attestations retirées", SERIES_FLOW, "badges_revoked"),
                NETWORK_COUNT("valides", "Attestations valides", SERIES_STOCK, "badges_valid"),
                NETWORK_COUNT("personnes", "Personnes attestées", SERIES_STOCK, "badge_people"),
                MEAN("par_personne", "Attestations par personne", SERIES_STOCK, STORE_NETWORK,
                     "badges_valid", "badge_people")}},
    {.id = "transmissions",
     .label = "Compétences transmises",
     .definition = "Ateliers donnés par les jeunes, à leur date ; personnes touchées : la somme des "
                   "présents, qui vient deux fois compte deux fois ; ressources écrites par les "
                   "jeunes, à leur date. Contrats en cours à la fin du mois dont le jeune a déjà "
                   "donné un atelier (à compter du premier par sa date), parmi les contrats en "
                   "cours.",
     .version = 1,
     .axes = OF_SECTORS | BIT(KIND),
     .series = {NETWORK_COUNT("ateliers", "Ateliers donnés", SERIES_FLOW, "workshops"),
                NETWORK_COUNT("personnes", "Personnes touchées", SERIES_FLOW, "workshop_people"),
                NETWORK_COUNT("ressources", "Ressources écrites", SERIES_FLOW, "resources_written"),
                RATE("contrats", "Contrats qui transmettent", SERIES_STOCK, "transmitting",
                     "running")}},
};
/* clang-format on */

const struct indicator_table sectoral_indicators = INDICATOR_TABLE(of_sectors);
