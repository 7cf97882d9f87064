#include "services/sectoral/settings.h"

/* clang-format off */
#define RECORD struct sectoral_settings
static const struct field settings_fields[] = {
    {TEXT(sector),                  OPTIONAL, "word of sectors.csv (M1); when absent, what follows \"sectoral_\" in the instance's name"},
    {LIST(writers, writers_count, FIELD_TEXT), OPTIONAL, "keys, or accounts of the gateway, that write for the sector (M1); none named: every one of role sectoral but the keys of other sectors' hubs"},
    {TEXT(issuer_name),             OPTIONAL, "who issues badges; when absent, \"Pôle sectoriel\" and the sector's name"},
    {TEXT(issuer_url),              OPTIONAL, "address of who issues badges", INITIAL("https://example.org/")},
    {INTEGER(late_declarations),    OPTIONAL, "how far back a business date may lie",               RANGE(86400000, 315360000000), DURATION("730 d")},
    {INTEGER(actions_most),         OPTIONAL, "actions of training of one contract (F3)",           RANGE(1, 100),     INITIAL("40")},
    {INTEGER(retention_months),     OPTIONAL, "private texts, after the end of the contract (P2)",  RANGE(1, 600),     INITIAL("24")},
    {INTEGER(eligibility_validity), OPTIONAL, "how long a finding of eligibility is good (MA1)",    RANGE(86400000, 315360000000), DURATION("365 d")},
    {INTEGER(kilometre_points),     OPTIONAL, "what 100 km cost a proposal, in permille of the competences asked for (MA2)", RANGE(0, 10000), INITIAL("100")},
    {INTEGER(match_most_km),        OPTIONAL, "no proposal farther than that; 0: no bound (MA2)",   RANGE(0, 20000),   INITIAL("0")},
};
const struct schema sectoral_settings_schema = {
    .name = "sectoral",
    .meaning = "What the rules of a sectoral hub take as given.",
    FIELDS(settings_fields),
};
#undef RECORD
/* clang-format on */
