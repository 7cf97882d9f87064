/* settings.h - the service's own settings: every value marked [proj] in the domain. */
#pragma once

#include "common/record/record.h"

struct registration_settings {
    int64_t places_total;           /* Q1, read only when the system is created */
    int64_t vacancy_delay;          /* Q2, ms */
    int64_t late_declarations;      /* ms: how far back a business date may lie */
    int64_t declaration_days;       /* C7: clear days */
    int64_t tutor_most;             /* C4 */
    int64_t tutor_experience_years; /* C4 */
    int64_t
        signature_ahead; /* ms: how far ahead a contract may start or an eligibility be planned */
    int64_t eligibility_validity;     /* ms: how long a finding is good for a signature */
    int64_t person_retention_months;  /* P2: after the exit */
    int64_t contact_retention_months; /* P2: after the last use */
    int64_t exit_later_months;        /* C9 */
    char market_sectors[64][16];      /* EM1: "<2013 region or *>:<beginning of NAF>" */
    size_t market_sectors_count;
};
extern const struct schema registration_settings_schema;
