/* settings.h - the DLA's own settings: every value marked [proj] in the domain, section 8. */
#pragma once

#include "common/record/record.h"

/* Clocks of D4 count business days of the referral's département. */
struct dla_settings {
    int64_t advisers_at_once;         /* D3: asked at once when the hub does not say */
    int64_t seen_days;                /* D4: to read it */
    int64_t answer_days;              /* D4: to answer; then the C2RA has it */
    int64_t first_reminder_days;      /* D4 */
    int64_t second_reminder_days;     /* D4 */
    int64_t reassignment_days;        /* D4: for the C2RA to ask others */
    int64_t diagnosis_days;           /* D4: after acceptance */
    int64_t plan_days;                /* D4: after acceptance */
    int64_t link_days;                /* how long a link answers */
    int64_t whole_least_months;       /* D4: an accompaniment is not shorter… */
    int64_t whole_most_months;        /* …and not longer */
    int64_t impact_from_months;       /* D4: its impact is measured from… */
    int64_t impact_until_months;      /* …until */
    int64_t late_declarations;        /* ms: how far back a business date may lie */
    int64_t note_retention_months;    /* P2: after the referral ended */
    int64_t adviser_retention_months; /* P2: after the adviser left */
};
extern const struct schema dla_settings_schema;
