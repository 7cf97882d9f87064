#include "services/reporting/facts_dla.h"

#define COUNTED(thing)                                                                             \
    {                                                                                              \
        FACT_TOUCH_NETWORK, thing                                                                  \
    }
#define TIMED(thing)                                                                               \
    {                                                                                              \
        FACT_TOUCH_DELAY, thing                                                                    \
    }
#define BOTH(thing)                                                                                \
    {                                                                                              \
        FACT_TOUCH_NETWORK | FACT_TOUCH_DELAY, thing                                               \
    }

/* A referral and a mission contribute, and an employer, who is counted once, by all its referrals
 * (sql/0010-dla.sql). */
/* clang-format off */
const struct service_fact_rule dla_fact_rules[] = {
    {"referral.received",            "referral_received",            {COUNTED("referral")}},
    {"referral.refused",             "referral_refused",             {COUNTED("referral")}},
    {"referral.sent",                "referral_sent",                {COUNTED("referral")}},
    {"referral.seen",                "referral_seen",                {TIMED("referral")}},
    {"referral.accepted",            "referral_accepted",            {BOTH("referral"), COUNTED("employer")}},
    {"referral.declined",            "referral_declined",            {BOTH("referral")}},
    {"referral.withdrawn",           "referral_withdrawn",           {COUNTED("referral")}},
    {"referral.diagnosed",           "referral_diagnosed",           {TIMED("referral")}},
    {"referral.planned",             "referral_planned",             {TIMED("referral"), COUNTED("employer")}},
    {"referral.engineering_started", "referral_engineering_started", {COUNTED("employer")}},
    {"referral.closed",              "referral_closed",              {COUNTED("referral")}},
    {"mission.completed",            "mission_completed",            {COUNTED("mission")}},
    /* On the way of a referral: what came of it is told by others. */
    {.type = "referral.reminded"},
    {.type = "referral.escalated"},
    {.type = "referral.reassigned"},
    {.type = "referral.taken"},
    {.type = "referral.handed_over"},
    {.type = "referral.followed_up"},
    {.type = "referral.too_late"},
    {.type = "referral.late"},
    {.type = "mission.planned"},
    {.type = "mission.joined"},
    {.type = "mission.cancelled"},
    {.type = "impact.measured"},
    /* Who answers, and how. */
    {.type = "bearer.defined"},
    {.type = "adviser.registered"},
    {.type = "adviser.retired"},
    {.type = "adviser.contact_read"},
    {.type = "adviser.erased"},
    {.type = "link.used"},
    {.type = "note.read"},
    {.type = "note.erased"},
};
/* clang-format on */
const size_t dla_fact_rule_count = sizeof dla_fact_rules / sizeof dla_fact_rules[0];
