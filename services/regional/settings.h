/* settings.h - what a hub takes as given: its territory, and every delay of its follow-up. */
#pragma once

#include "common/record/record.h"

enum { TERRITORY_MOST = 128 };

/* One département of the hub (H1, H2). */
struct regional_territory {
    char departement[4];
    struct date from;
    struct date until; /* last day, included; none: open */
    bool decides;      /* its opinion decides there (H1) */
};

struct regional_settings {
    struct regional_territory territory[TERRITORY_MOST];
    size_t territory_count;
    int64_t first_contact_months;     /* R2: after the start */
    int64_t visit_months;             /* R3: after the start */
    int64_t training_delay;           /* R4, ms: after the start */
    int64_t sponsor_delay;            /* R5, ms: after the start */
    int64_t candidate_delay;          /* R6, ms: after approval */
    int64_t bilan_months;             /* R8: before the aid ends */
    int64_t late_declaration_delay;   /* R9, ms: after the declaration */
    int64_t exit_later_months;        /* R10: after the end */
    int64_t aid_end_months;           /* R11: before the aid ends */
    int64_t late_declarations;        /* ms: how far back a business date may lie */
    int64_t person_retention_months;  /* P2: words about a contract, after its end */
    int64_t contact_retention_months; /* P2: other words and contacts */
};
extern const struct schema regional_settings_schema;
