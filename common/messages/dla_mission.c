#include "common/messages/dla_mission.h"

/* One row, one line: clang-format 14 cannot keep such tables. */
/* clang-format off */

#define RECORD struct mission_planned
static const struct field mission_planned_fields[] = {
    REFERRAL_ABOUT_FIELDS,
    {ID(mission),                  REQUIRED, "the mission"},
    {ID(adviser),                  REQUIRED, "the adviser"},
    {TEXT(bearer),                 REQUIRED, "code of the bearer"},
    {ENUM(kind, &mission_kinds),   REQUIRED, "individual or collective"},
    {ENUM(theme, &referral_needs), REQUIRED, "what it works on"},
    {TEXT(provider),               OPTIONAL, "SIREN; \"\" when not chosen yet"},
    {INTEGER(days),                REQUIRED, "days"},
    {INTEGER(cost_cents),          REQUIRED, "cents"},
    {DATE(starts_on),              OPTIONAL, "starts on"},
    {DATE(ends_on),                OPTIONAL, "ends on"},
    {DATE(planned_on),             REQUIRED, "planned on"},
};
const struct schema mission_planned_schema = {
    .name = "mission.planned",
    .meaning = "A provider is to work for an employer, or for several.",
    FIELDS(mission_planned_fields),
};
#undef RECORD

#define RECORD struct mission_joined
static const struct field mission_joined_fields[] = {
    REFERRAL_ABOUT_FIELDS,
    {ID(mission),                  REQUIRED, "the mission"},
    {ENUM(theme, &referral_needs), REQUIRED, "what it works on"},
    {DATE(joined_on),              REQUIRED, "joined on"},
};
const struct schema mission_joined_schema = {
    .name = "mission.joined",
    .meaning = "Another employer takes part in a collective mission.",
    FIELDS(mission_joined_fields),
};
#undef RECORD

#define RECORD struct mission_completed
static const struct field mission_completed_fields[] = {
    REFERRAL_ABOUT_FIELDS,
    {ID(mission),                  REQUIRED, "the mission"},
    {ID(adviser),                  REQUIRED, "the adviser"},
    {TEXT(bearer),                 REQUIRED, "code of the bearer"},
    {ENUM(kind, &mission_kinds),   REQUIRED, "individual or collective"},
    {ENUM(theme, &referral_needs), REQUIRED, "what it works on"},
    {TEXT(provider),               OPTIONAL, "SIREN of who provides"},
    {INTEGER(days),                REQUIRED, "days"},
    {INTEGER(cost_cents),          REQUIRED, "cents"},
    {INTEGER(employers),           REQUIRED, "that took part"},
    {DATE(starts_on),              OPTIONAL, "starts on"},
    {DATE(completed_on),           REQUIRED, "completed on"},
};
const struct schema mission_completed_schema = {
    .name = "mission.completed",
    .meaning = "It is done, with what it really took.  One event a mission: days and cost are counted once, whoever took part.",
    FIELDS(mission_completed_fields),
};
#undef RECORD

#define RECORD struct mission_cancelled
static const struct field mission_cancelled_fields[] = {
    REFERRAL_ABOUT_FIELDS,
    {ID(mission),                          REQUIRED, "the mission"},
    {ENUM(kind, &mission_kinds),           REQUIRED, "individual or collective"},
    {ENUM(theme, &referral_needs),         REQUIRED, "what it works on"},
    {ENUM(reason, &mission_cancellations), REQUIRED, "of a closed list"},
    {DATE(cancelled_on),                   REQUIRED, "cancelled on"},
};
const struct schema mission_cancelled_schema = {
    .name = "mission.cancelled",
    .meaning = "It will not be.",
    FIELDS(mission_cancelled_fields),
};
#undef RECORD

#define RECORD struct impact_measured
static const struct field impact_measured_fields[] = {
    REFERRAL_ABOUT_FIELDS,
    {ID(adviser),                   REQUIRED, "the adviser"},
    {TEXT(bearer),                  REQUIRED, "code of the bearer"},
    {INTEGER(jobs_concerned),       REQUIRED, "as at the closing"},
    {INTEGER(jobs_kept),            REQUIRED, "jobs kept"},
    {INTEGER(jobs_created),         REQUIRED, "jobs created"},
    {ENUM(trend, &activity_trends), OPTIONAL, "trend"},
    {INTEGER(satisfaction),         OPTIONAL, "1 to 5; 0: not asked"},
    {DATE(closed_on),               REQUIRED, "closed on"},
    {DATE(measured_on),             REQUIRED, "measured on"},
    {INTEGER(months),               REQUIRED, "whole months since the closing"},
    {ID(note),                      OPTIONAL, "the free text that came with it; none: nothing"},
};
const struct schema impact_measured_schema = {
    .name = "impact.measured",
    .meaning = "What lasts of an accompaniment, 6 to 24 months after (D4, D5).",
    FIELDS(impact_measured_fields),
};
#undef RECORD
