#include "services/regional/settings.h"

/* clang-format off */
#define RECORD struct regional_territory
static const struct field territory_fields[] = {
    {TEXT(departement), REQUIRED, "code: 01, 2A, 971"},
    {DATE(from),        REQUIRED, "first day"},
    {DATE(until),       OPTIONAL, "last day, included; none: open"},
    {FLAG(decides),     OPTIONAL, "the hub's opinion on a proposed job decides there (H1)"},
};
static const struct schema territory_schema = {
    .name = "territory",
    .meaning = "A département of the hub.",
    FIELDS(territory_fields),
};
#undef RECORD

#define RECORD struct regional_settings
static const struct field settings_fields[] = {
    {LIST_OF(territory, territory_count, &territory_schema), OPTIONAL, "the départements that the hub covers (H1, H2)"},
    {INTEGER(first_contact_months),     OPTIONAL, "first contact with the young person, after the start (R2)", RANGE(1, 36), INITIAL("1")},
    {INTEGER(visit_months),             OPTIONAL, "visit of the workplace, after the start (R3)",      RANGE(1, 36),    INITIAL("3")},
    {INTEGER(training_delay),           OPTIONAL, "training confirmed, after the start (R4)",          RANGE(86400000, 315360000000), DURATION("90 d")},
    {INTEGER(sponsor_delay),            OPTIONAL, "sponsor found, after the start (R5)",               RANGE(86400000, 315360000000), DURATION("60 d")},
    {INTEGER(candidate_delay),          OPTIONAL, "a job without candidate, after approval (R6)",      RANGE(86400000, 315360000000), DURATION("30 d")},
    {INTEGER(bilan_months),             OPTIONAL, "bilan, before the aid ends (R8)",                   RANGE(1, 36),    INITIAL("2")},
    {INTEGER(late_declaration_delay),   OPTIONAL, "to deal with a late declaration (R9)",              RANGE(86400000, 315360000000), DURATION("15 d")},
    {INTEGER(exit_later_months),        OPTIONAL, "what has become of the person, after the end (R10)", RANGE(1, 60),   INITIAL("6")},
    {INTEGER(aid_end_months),           OPTIONAL, "extend? before the aid ends (R11)",                 RANGE(1, 36),    INITIAL("2")},
    {INTEGER(late_declarations),        OPTIONAL, "how far back a business date may lie",              RANGE(86400000, 315360000000), DURATION("730 d")},
    {INTEGER(person_retention_months),  OPTIONAL, "words about a contract, after its end (P2)",        RANGE(1, 600),   INITIAL("24")},
    {INTEGER(contact_retention_months), OPTIONAL, "other words, and contacts of companies (P2)",       RANGE(1, 600),   INITIAL("36")},
};
const struct schema regional_settings_schema = {
    .name = "regional",
    .meaning = "What the rules of a regional hub take as given.",
    FIELDS(settings_fields),
};
#undef RECORD
/* clang-format on */
