#include "services/reporting/indicators.h"

#include <string.h>

#include "services/reporting/indicator_rows.h"

/* clang-format off */
static const struct indicator of_registration[] = {
    {.id = "places",
     .label = "Places réparties",
     .definition =
         "Places attribuées aux régions de 2013, cumulées, rapportées au total du programme ; les "
         "transferts entre régions comptent à leur date. Les régions de 2016 sont des sommes.",
     .version = 1,
     .axes = BIT(MONTH) | BIT(REGION2013) | BIT(REGION2016),
     .series = {{"places", "Places réparties", SERIES_STOCK, UNIT_BASIS_POINTS, STORE_LEVEL,
                 "allotted", BASE_TOTAL, NULL, NULL}}},
    {.id = "postes_ouverts",
     .label = "Postes validés",
     .definition = "Postes validés (flux, à la date de validation) ; postes qui tiennent une place "
                   "à la fin du mois, "
                   "de la validation au retrait ou à la clôture (Q2) ; parmi eux, ceux qu'aucun "
                   "contrat signé n'occupe.",
     .version = 1,
     .axes = TERRITORY | POST,
     .series = {COUNT("valides", "Postes validés", SERIES_FLOW, "approved"),
                COUNT("ouverts", "Postes tenant une place", SERIES_STOCK, "held"),
                COUNT("a_pourvoir", "Postes à pourvoir", SERIES_STOCK, "(held - occupied)")}},
    {.id = "entrees",
     .label = "Entrées",
     .definition = "Contrats signés à la date de signature : contrats initiaux, et à part les "
                   "renouvellements (nouveaux "
                   "contrats de la même personne et prolongations). Le même programme était aussi "
                   "compté en demandes "
                   "acceptées (postes validés) : elles figurent à côté.",
     .version = 1,
     .axes = EVERYTHING,
     .series = {COUNT("initiaux", "Contrats initiaux signés", SERIES_FLOW, "entries"),
                COUNT("renouvellements", "Renouvellements", SERIES_FLOW, "renewals"),
                COUNT("demandes", "Demandes acceptées", SERIES_FLOW, "approved")}},
    {.id = "stock",
     .label = "Contrats en cours",
     .definition = "Contrats qui courent au dernier jour du mois, du premier au dernier jour "
                   "inclus, suspendus compris. "
                   "La fin est celle constatée, sinon celle prévue.",
     .version = 1,
     .axes = EVERYTHING,
     .series = {COUNT("en_cours", "Contrats en cours", SERIES_STOCK, "running")}},
    {.id = "realisation",
     .label = "Taux de réalisation",
     .definition = "Postes pourvus au moins une fois, cumulés, rapportés aux 2 000 places ; par "
                   "région, à son attribution.",
     .version = 1,
     .axes = TERRITORY,
     .series = {{"realisation", "Postes pourvus au moins une fois", SERIES_STOCK, UNIT_BASIS_POINTS,
                 STORE_CELL, "first_fills", BASE_ENVELOPE, NULL, NULL}}},
    {.id = "vacance",
     .label = "Délai de pourvoi",
     .definition = "Jours de la validation d'un poste à la signature de son premier contrat, par "
                   "mois de signature : "
                   "médiane et neuvième décile, au rang le plus proche.",
     .version = 1,
     .axes = TERRITORY | POST,
     .series = {DELAY("mediane", "Délai médian", "50"),
                DELAY("decile_9", "Neuvième décile", "90")}},
    {.id = "femmes",
     .label = "Part des femmes",
     .definition = "Femmes parmi les entrants." ENTRANT,
     .version = 1,
     .axes = EVERYTHING,
     .series = {SHARE("femmes", "Femmes", "women")}},
    {.id = "niveau",
     .label = "Sans diplôme ; inférieur au bac",
     .definition = "Entrants sans diplôme, et entrants de niveau inférieur au niveau IV, à la "
                   "signature." ENTRANT,
     .version = 1,
     .axes = EVERYTHING,
     .series = {SHARE("sans_diplome", "Sans diplôme", "no_diploma"),
                SHARE("infra_bac", "Inférieur au baccalauréat", "below_bac")}},
    {.id = "zones",
     .label = "ZUS, ZRR, outre-mer",
     .definition = "Entrants qui habitent une zone urbaine sensible, une zone de revitalisation "
                   "rurale, l'outre-mer." ENTRANT,
     .version = 1,
     .axes = EVERYTHING,
     .series = {SHARE("zus", "ZUS", "zus"), SHARE("zrr", "ZRR", "zrr"),
                SHARE("outre_mer", "Outre-mer", "outre_mer")}},
    {.id = "rqth",
     .label = "Travailleurs handicapés",
     .definition = "Entrants reconnus travailleurs handicapés." ENTRANT,
     .version = 1,
     .axes = EVERYTHING,
     .series = {SHARE("rqth", "RQTH", "rqth_entries")}},
    {.id = "cdi",
     .label = "Part de CDI",
     .definition = "Contrats signés en CDI parmi les entrants ; une conversion ultérieure ne "
                   "change pas l'entrée." ENTRANT,
     .version = 1,
     .axes = EVERYTHING,
     .series = {SHARE("cdi", "CDI", "cdi")}},
    {.id = "longs",
     .label = "CDI ou CDD de 36 mois",
     .definition = "Contrats signés en CDI ou en CDD de 36 mois parmi les entrants." ENTRANT,
     .version = 1,
     .axes = EVERYTHING,
     .series = {SHARE("longs", "CDI ou CDD de 36 mois", "long_contracts")}},
    {.id = "temps_plein",
     .label = "Temps plein",
     .definition = "Contrats de 35 heures parmi les entrants." ENTRANT,
     .version = 1,
     .axes = EVERYTHING,
     .series = {SHARE("temps_plein", "Temps plein", "full_time")}},
    {.id = "marchand",
     .label = "Secteur marchand",
     .definition = "Contrats du secteur marchand (CIE) parmi les entrants." ENTRANT,
     .version = 1,
     .axes = EVERYTHING,
     .series = {SHARE("marchand", "CIE", "market")}},
    {.id = "employeurs",
     .label = "Employeurs",
     .definition = "Employeurs distincts ayant signé au moins un contrat depuis le début, par "
                   "forme et par type de lieu ; "
                   "un employeur fusionné compte avec celui qu'il a rejoint (EM4). Ce ne sont pas "
                   "des sommes : un employeur "
                   "compte une fois dans chaque territoire.",
     .version = 1,
     .axes = TERRITORY | BIT(FORM) | BIT(PLACE_KIND),
     .series = {{"employeurs", "Employeurs", SERIES_STOCK, UNIT_COUNT, STORE_LEVEL, "employers",
                 BASE_NONE, NULL, NULL}}},
    {.id = "aide",
     .label = "Aide de l'État engagée, versée",
     .definition = "Centimes. Engagée : sur toute la période d'aide signée, à la signature, puis "
                   "ce que prolongations et "
                   "conversions y ajoutent ; une rupture ne la diminue pas. Due : au prorata des "
                   "jours courus, hors "
                   "suspensions sans rémunération, en montants cumulés arrondis par contrat (C3) ; "
                   "dans le mois et en "
                   "cumul. Remboursée : à part.",
     .version = 1,
     .axes = TERRITORY | POST,
     .series = {AMOUNT("engagee", "Aide engagée", SERIES_FLOW, STORE_CELL, "committed"),
                AMOUNT("due", "Aide due dans le mois", SERIES_FLOW, STORE_AID, "due"),
                AMOUNT("due_cumulee", "Aide due en cumul", SERIES_STOCK, STORE_AID, "due"),
                AMOUNT("remboursee", "Aide remboursée", SERIES_FLOW, STORE_CELL, "repaid")}},
    {.id = "tuteurs",
     .label = "Couverture par un tuteur",
     .definition =
         "Contrats en cours à la fin du mois qui ont un tuteur, rapportés aux contrats en cours.",
     .version = 1,
     .axes = EVERYTHING,
     .series = {RATE("tuteurs", "Contrats avec tuteur", SERIES_STOCK, "tutored", "running")}},
    {.id = "services",
     .label = "Nouveaux services",
     .definition = "Contrats en cours à la fin du mois, par nouveau service que le poste permet au "
                   "lieu d'offrir.",
     .version = 1,
     .axes = TERRITORY | BIT(SERVICE),
     .implied = AXIS_SERVICE,
     .series = {COUNT("en_cours", "Contrats en cours", SERIES_STOCK, "running")}},
    {.id = "rupture",
     .label = "Taux de rupture",
     .definition = "Parmi les CDD dont la dernière fin prévue est passée au mois observé "
                   "(prolongations comprises, "
                   "convertis en CDI exclus), ceux rompus avant elle. Aucun taux n'est publié sur "
                   "des contrats inachevés.",
     .version = 1,
     .axes = EVERYTHING,
     .series = {RATE("rupture", "CDD rompus avant leur terme", SERIES_STOCK, "terms_broken",
                     "terms")}},
    {.id = "rupture_motif",
     .label = "Ruptures par motif et initiative",
     .definition = "Ruptures à leur date, par motif de la liste fermée ; part de celles à "
                   "l'initiative de l'employeur. "
                   "L'arrivée du terme n'est pas une rupture.",
     .version = 1,
     .axes = EVERYTHING | BIT(MOTIVE),
     .implied = AXIS_MOTIVE,
     .series = {COUNT("ruptures", "Ruptures", SERIES_FLOW, "breaches"),
                RATE("employeur", "À l'initiative de l'employeur", SERIES_FLOW, "breaches_employer",
                     "breaches")}},
    {.id = "sortie_positive",
     .label = "Sorties positives",
     .definition = "Sorties positives à la fin, parmi les contrats finis (au mois de la fin) ; six "
                   "mois après, parmi ceux "
                   "finis depuis six mois et dont on a la réponse (au mois des six mois) ; part "
                   "des réponses (C9).",
     .version = 1,
     .axes = EVERYTHING,
     .series = {RATE("fin", "À la fin", SERIES_FLOW, "positive", "ended"),
                RATE("six_mois", "Six mois après", SERIES_FLOW, "positive_6m", "answered_6m"),
                RATE("reponses", "Réponses à six mois", SERIES_FLOW, "answered_6m", "ended_6m")}},
    {.id = "perennisation",
     .label = "Pérennisation",
     .definition =
         "Personnes gardées par le même employeur à la fin, parmi les contrats finis (C9).",
     .version = 1,
     .axes = EVERYTHING,
     .series = {RATE("perennisation", "Gardées par le même employeur", SERIES_FLOW, "kept",
                     "ended")}},
    {.id = "fraicheur",
     .label = "Fraîcheur",
     .definition = "Pour chaque source : dernière position connue, dernière position prise en "
                   "compte, retard en "
                   "millisecondes. Se demande par freshness.get.",
     .version = 1,
     .axes = 0,
     .series = {{"fraicheur", "Retard", SERIES_STOCK, UNIT_COUNT, STORE_PROJECTION, "", BASE_NONE,
                 NULL, NULL}}},
};
/* clang-format on */

static const struct indicator_table registration_indicators = INDICATOR_TABLE(of_registration);

/* One for each service that figures rest on. */
static const struct indicator_table *const tables[] = {
    &registration_indicators,
    &regional_indicators,
    &sectoral_indicators,
    &dla_indicators,
};
enum { TABLES = sizeof tables / sizeof tables[0] };

const struct indicator *indicator_at(size_t number)
{
    for (size_t i = 0; i < TABLES; i++) {
        if (number < tables[i]->count)
            return &tables[i]->rows[number];
        number -= tables[i]->count;
    }
    return NULL;
}

const struct indicator *indicator_find(const char *id)
{
    const struct indicator *indicator;

    for (size_t i = 0; (indicator = indicator_at(i)) != NULL; i++)
        if (strcmp(indicator->id, id) == 0)
            return indicator;
    return NULL;
}

size_t indicator_series(const struct indicator *indicator)
{
    size_t count = 0;

    while (count < SERIES_MOST && indicator->series[count].id != NULL)
        count++;
    return count;
}

static void describe_axes(unsigned set, char *out, size_t size)
{
    size_t used = 0;

    out[0] = '\0';
    for (int axis = AXIS_MONTH; axis < AXIS_COUNT; axis++)
        if ((set & (1u << axis)) != 0 && used < size)
            used += (size_t)snprintf(out + used, size - used, "%s%s", used > 0 ? "," : "",
                                     enumeration_word(&axes, axis));
}

static const char *denominator(const struct series *series)
{
    switch (series->base) {
    case BASE_MEASURE: return series->denominator;
    case BASE_TOTAL: return "total";
    case BASE_ENVELOPE: return "total | allotted";
    default: return "";
    }
}

void indicator_describe(const struct indicator *indicator, struct indicator_description *out)
{
    memset(out, 0, sizeof *out);
    snprintf(out->id, sizeof out->id, "%s", indicator->id);
    snprintf(out->label, sizeof out->label, "%s", indicator->label);
    snprintf(out->definition, sizeof out->definition, "%s", indicator->definition);
    out->version = indicator->version;
    describe_axes(indicator->axes, out->axes, sizeof out->axes);
    out->series_count = indicator_series(indicator);
    for (size_t i = 0; i < out->series_count; i++) {
        const struct series *series = &indicator->series[i];
        struct series_description *line = &out->series[i];

        snprintf(line->id, sizeof line->id, "%s", series->id);
        snprintf(line->label, sizeof line->label, "%s", series->label);
        line->kind = series->kind;
        line->unit = series->unit;
        snprintf(line->numerator, sizeof line->numerator, "%s", series->measure);
        snprintf(line->denominator, sizeof line->denominator, "%s", denominator(series));
    }
}
