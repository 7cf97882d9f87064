#include "services/reporting/settings.h"

/* clang-format off */
#define RECORD struct reporting_settings
static const struct field reporting_settings_fields[] = {
    {INTEGER(credit_events), OPTIONAL, "events received and not yet kept, at the most", RANGE(100, 100000), INITIAL("4096")},
    {INTEGER(credit_bytes),  OPTIONAL, "bytes of them, at the most", RANGE(65536, 67108864), BYTES("1 MiB")                },
    {INTEGER(rebuild_after), OPTIONAL, "events behind the head from which cells are computed anew instead of moved", RANGE(1, 10000000), INITIAL("20000")},
    {INTEGER(shadow_idle),   OPTIONAL, "how long a shadow of a past day waits for the next question", RANGE(0, 86400000), DURATION("5 min")},
};
const struct schema reporting_settings_schema = {.name = "reporting",
                                                 .meaning = "What reporting follows, and how.",
                                                 FIELDS(reporting_settings_fields)};
#undef RECORD
/* clang-format on */
