#include "services/dla/settings.h"

/* clang-format off */
#define RECORD struct dla_settings
static const struct field settings_fields[] = {
    {INTEGER(advisers_at_once),         OPTIONAL, "advisers asked at once when the hub does not say (D3)",           RANGE(1, 8),   INITIAL("3")},
    {INTEGER(seen_days),                OPTIONAL, "business days to read a referral (D4)",                           RANGE(1, 60),  INITIAL("2")},
    {INTEGER(answer_days),              OPTIONAL, "business days to answer; then it goes up to the C2RA (D4)",       RANGE(1, 120), INITIAL("10")},
    {INTEGER(first_reminder_days),      OPTIONAL, "business days before the first reminder (D4)",                    RANGE(1, 120), INITIAL("5")},
    {INTEGER(second_reminder_days),     OPTIONAL, "business days before the second reminder (D4)",                   RANGE(1, 120), INITIAL("9")},
    {INTEGER(reassignment_days),        OPTIONAL, "business days for the C2RA to ask other advisers (D4)",           RANGE(1, 120), INITIAL("5")},
    {INTEGER(diagnosis_days),           OPTIONAL, "business days from acceptance to the diagnosis (D4)",             RANGE(1, 250), INITIAL("30")},
    {INTEGER(plan_days),                OPTIONAL, "business days from acceptance to the plan (D4)",                  RANGE(1, 250), INITIAL("60")},
    {INTEGER(link_days),                OPTIONAL, "business days for which a link without account answers",          RANGE(1, 120), INITIAL("20")},
    {INTEGER(whole_least_months),       OPTIONAL, "shortest accompaniment (D4)",                                     RANGE(0, 60),  INITIAL("2")},
    {INTEGER(whole_most_months),        OPTIONAL, "longest accompaniment (D4)",                                      RANGE(1, 120), INITIAL("24")},
    {INTEGER(impact_from_months),       OPTIONAL, "months after the end from which the impact is measured (D4)",      RANGE(0, 60),  INITIAL("6")},
    {INTEGER(impact_until_months),      OPTIONAL, "months after the end until which the impact is measured (D4)",     RANGE(1, 120), INITIAL("24")},
    {INTEGER(late_declarations),        OPTIONAL, "how far back a business date may lie",                            RANGE(86400000, 315360000000), DURATION("730 d")},
    {INTEGER(note_retention_months),    OPTIONAL, "free texts, after the end of the referral (P2)",                  RANGE(1, 600), INITIAL("36")},
    {INTEGER(adviser_retention_months), OPTIONAL, "how to reach an adviser who left (P2)",                           RANGE(1, 600), INITIAL("36")},
};
const struct schema dla_settings_schema = {
    .name = "dla",
    .meaning = "What the rules of the DLA take as given.",
    FIELDS(settings_fields),
};
#undef RECORD
/* clang-format on */
