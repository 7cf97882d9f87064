/* dla_mission.h - Missions of an accompaniment, and its impact (D5). */
#pragma once

#include "common/messages/dla_referral.h"

/* mission.planned: A provider is to work for an employer, or for several. */
struct mission_planned {
    REFERRAL_ABOUT; /* the referral that it was planned for */
    struct id mission;
    struct id adviser;
    char bearer[24];
    enum mission_kind kind;
    enum referral_need theme;
    char provider[10]; /* SIREN; "" when not chosen yet */
    int64_t days;
    int64_t cost_cents;
    struct date starts_on;
    struct date ends_on;
    struct date planned_on;
};
extern const struct schema mission_planned_schema;

/* mission.joined: Another employer takes part in a collective mission. */
struct mission_joined {
    REFERRAL_ABOUT; /* the referral that joins */
    struct id mission;
    enum referral_need theme;
    struct date joined_on;
};
extern const struct schema mission_joined_schema;

/* mission.completed: It is done, with what it really took.  One event a mission: days and cost are
 * counted once, whoever took part. */
struct mission_completed {
    REFERRAL_ABOUT; /* the referral that it was planned for */
    struct id mission;
    struct id adviser;
    char bearer[24];
    enum mission_kind kind;
    enum referral_need theme;
    char provider[10];
    int64_t days;
    int64_t cost_cents;
    int64_t employers; /* that took part */
    struct date starts_on;
    struct date completed_on;
};
extern const struct schema mission_completed_schema;

/* mission.cancelled: It will not be. */
struct mission_cancelled {
    REFERRAL_ABOUT;
    struct id mission;
    enum mission_kind kind;
    enum referral_need theme;
    enum mission_cancellation reason;
    struct date cancelled_on;
};
extern const struct schema mission_cancelled_schema;

/* impact.measured: What lasts of an accompaniment, 6 to 24 months after (D4, D5). */
struct impact_measured {
    REFERRAL_ABOUT;
    struct id adviser;
    char bearer[24];
    int64_t jobs_concerned; /* as at the closing */
    int64_t jobs_kept;
    int64_t jobs_created;
    enum activity_trend trend;
    int64_t satisfaction; /* 1 to 5; 0: not asked */
    struct date closed_on;
    struct date measured_on;
    int64_t months; /* whole months since the closing */
    struct id note;
};
extern const struct schema impact_measured_schema;
