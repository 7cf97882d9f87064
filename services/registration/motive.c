#include "services/registration/motive.h"

#define KIND(name) (1u << (KIND_##name))
#define BY(name)   (1u << (INITIATOR_##name))

enum { EITHER_KIND = KIND(CDI) | KIND(CDD), EITHER_PARTY = BY(EMPLOYER) | BY(EMPLOYEE) };

/* `kept` are the kinds of contract whose aid is kept though the employer took the initiative. */
struct motive_rule {
    unsigned kinds, initiators, kept;
    bool annual;
};

static const struct motive_rule rules[] = {
    [MOTIVE_FIN_ESSAI] = {EITHER_KIND, EITHER_PARTY, EITHER_KIND, false},
    [MOTIVE_ACCORD_MUTUEL] = {KIND(CDD),   BY(BOTH),     KIND(CDD),   false},
    [MOTIVE_RUPTURE_CONVENTIONNELLE] = {KIND(CDI),   BY(BOTH),     KIND(CDI),   false},
    [MOTIVE_FAUTE_GRAVE] = {EITHER_KIND, EITHER_PARTY, EITHER_KIND, false},
    [MOTIVE_FORCE_MAJEURE] = {EITHER_KIND, EITHER_PARTY, EITHER_KIND, false},
    [MOTIVE_INAPTITUDE] = {EITHER_KIND, BY(EMPLOYER), KIND(CDI),   false},
    [MOTIVE_LIQUIDATION] = {KIND(CDI),   BY(EMPLOYER), KIND(CDI),   false},
    [MOTIVE_AUTRE_LICENCIEMENT] = {KIND(CDI),   BY(EMPLOYER), 0,           false},
    [MOTIVE_DATE_ANNUELLE_EMPLOYEUR] = {KIND(CDD),   BY(EMPLOYER), 0,           true },
    [MOTIVE_DATE_ANNUELLE_SALARIE] = {KIND(CDD),   BY(EMPLOYEE), 0,           true },
    [MOTIVE_EMBAUCHE_AILLEURS] = {KIND(CDD),   BY(EMPLOYEE), 0,           false},
    [MOTIVE_DEMISSION] = {KIND(CDI),   BY(EMPLOYEE), 0,           false},
    [MOTIVE_TERME] = {0,           0,            0,           false},
};

int motive_check(enum breach_motive motive, enum contract_kind kind, enum initiator initiator,
                 struct refusal *refusal)
{
    const struct motive_rule *rule = &rules[motive];
    const char *label = enumeration_label(&breach_motives, (int)motive);

    if (motive == MOTIVE_TERME)
        return refuse(
            refusal, ERROR_INVALID, "C7", "motive",
            "L'arrivée du terme n'est pas une rupture : déclarez la fin du contrat (C7).");
    if ((rule->kinds & (1u << kind)) == 0)
        return refuse(refusal, ERROR_INVALID, "C7", "motive",
                      "Le motif « %s » n'est pas admis pour un %s (C7).", label,
                      enumeration_label(&contract_kinds, (int)kind));
    if ((rule->initiators & (1u << initiator)) == 0)
        return refuse(refusal, ERROR_INVALID, "C7", "initiator",
                      "Le motif « %s » ne peut pas venir de l'initiative indiquée (%s) (C7).",
                      label, enumeration_label(&initiators, (int)initiator));
    return 0;
}

/* CDD last at most 60 months: five anniversaries. */
int motive_check_date(enum breach_motive motive, struct date start, struct date last_day,
                      struct refusal *refusal)
{
    if (!rules[motive].annual)
        return 0;
    for (int year = 1; year <= 5; year++)
        if (date_compare(date_term_end(start, 12 * year), last_day) == 0)
            return 0;

    char began[DATE_TEXT_SIZE];

    date_format(start, began);
    return refuse(refusal, ERROR_INVALID, "C7", "broken_on",
                  "Une rupture à la date annuelle prend effet au dernier jour d'une année du "
                  "contrat commencé le %s (C7).",
                  began);
}

bool motive_keeps_aid(enum breach_motive motive, enum contract_kind kind, enum initiator initiator)
{
    return initiator != INITIATOR_EMPLOYER || (rules[motive].kept & (1u << kind)) != 0;
}
