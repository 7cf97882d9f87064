/* settings.h - what reporting is told by its file. */
#pragma once

#include "common/record/record.h"

struct reporting_settings {
    int64_t credit_events;
    int64_t credit_bytes;
    int64_t rebuild_after; /* events behind the head */
    int64_t shadow_idle;   /* ms that a finished shadow is kept for the next question */
};
extern const struct schema reporting_settings_schema;
