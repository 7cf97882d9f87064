#include "services/registration/settings.h"

/* clang-format off */
#define RECORD struct registration_settings
static const struct field settings_fields[] = {
    {INTEGER(places_total),             OPTIONAL, "places of the programme; read only when the system is created (Q1)", RANGE(1, 1000000), INITIAL("2000")},
    {INTEGER(vacancy_delay),            OPTIONAL, "a vacant job closes after it (Q2)",                         RANGE(86400000, 315360000000), DURATION("90 d")},
    {INTEGER(late_declarations),        OPTIONAL, "how far back a business date may lie",                      RANGE(86400000, 315360000000), DURATION("730 d")},
    {INTEGER(declaration_days),         OPTIONAL, "clear days to declare a breach or a suspension (C7)",       RANGE(0, 365),     INITIAL("7")},
    {INTEGER(tutor_most),               OPTIONAL, "employees that a tutor may follow at a time (C4)",          RANGE(1, 100),     INITIAL("3")},
    {INTEGER(tutor_experience_years),   OPTIONAL, "years of experience of a tutor (C4)",                       RANGE(0, 50),      INITIAL("2")},
    {INTEGER(signature_ahead),          OPTIONAL, "how far ahead a contract may start, or a signature be foreseen", RANGE(86400000, 31536000000), DURATION("180 d")},
    {INTEGER(eligibility_validity),     OPTIONAL, "how long a finding is good for a signature",                RANGE(86400000, 315360000000), DURATION("365 d")},
    {INTEGER(person_retention_months),  OPTIONAL, "private data of young people, after the exit (P2)",         RANGE(1, 600),     INITIAL("24")},
    {INTEGER(contact_retention_months), OPTIONAL, "private data of contacts (P2)",                             RANGE(1, 600),     INITIAL("36")},
    {INTEGER(exit_later_months),        OPTIONAL, "second look at an exit, after the end (C9)",                RANGE(1, 60),      INITIAL("6")},
    {LIST(market_sectors, market_sectors_count, FIELD_TEXT), OPTIONAL, "sectors opened to market employers: \"<2013 region or *>:<beginning of the NAF code>\" (EM1)"},
};
const struct schema registration_settings_schema = {
    .name = "registration",
    .meaning = "What the rules of registration take as given.",
    FIELDS(settings_fields),
};
#undef RECORD
/* clang-format on */
