#include "services/reporting/facts_regional.h"

#define COUNTED(thing)                                                                             \
    {                                                                                              \
        FACT_TOUCH_NETWORK, thing                                                                  \
    }
/* A company may follow a job before it has a contract: by the job, its contracts are touched. */
#define SPONSORED                                                                                  \
    {                                                                                              \
        FACT_TOUCH_SPONSORED, "job"                                                                \
    }

/* clang-format off */
const struct service_fact_rule regional_fact_rules[] = {
    {"contact.recorded",  "contact_recorded",  {{FACT_TOUCH_CONTACT, "contract"}}},
    {"sponsor.pledged",   "sponsor_pledged",   {COUNTED("sponsor")}},
    {"sponsor.closed",    "sponsor_closed",    {COUNTED("sponsor")}},
    {"sponsor.accepted",  "sponsor_accepted",  {COUNTED("sponsor"), SPONSORED}},
    {"sponsor.ended",     "sponsor_ended",     {COUNTED("sponsor"), SPONSORED}},
    {"session.held",      "session_held",      {COUNTED("session")}},
    {"session.attended",  "session_attended",  {{FACT_TOUCH_TUTORS, "tutor"}}},
    {"session.cancelled", "session_cancelled", {COUNTED("session")}},
    {"briefing.held",     "briefing_held",     {COUNTED("briefing")}},
    {"item.due",          "item_due",          {COUNTED("item")}},
    {"item.moved",        "item_moved",        {COUNTED("item")}},
    {"item.done",         "item_done",         {COUNTED("item")}},
    {"item.dropped",      "item_dropped",      {COUNTED("item")}},
    /* That an item is late follows from its day. */
    {.type = "item.late"},
    /* Who follows a case, and what was heard of other services: they tell it themselves. */
    {.type = "case.opened"},
    {.type = "case.moved"},
    {.type = "case.assigned"},
    {.type = "case.released"},
    {.type = "employer.noted"},
    {.type = "referral.requested"},
    {.type = "referral.withdrawal_asked"},
    {.type = "referral.heard"},
    /* On the way of a session or a company: what came of it is kept. */
    {.type = "session.planned"},
    {.type = "session.amended"},
    {.type = "session.enrolled"},
    {.type = "session.withdrawn"},
    {.type = "session.promoted"},
    {.type = "sponsor.amended"},
    {.type = "sponsor.proposed"},
    {.type = "sponsor.declined"},
    {.type = "sponsor.met"},
    /* Who decides where, and what was thought of a job. */
    {.type = "hub.territory_defined", .table = "hub_territory_defined"},
    {.type = "hub.territory_ended", .table = "hub_territory_ended"},
    {.type = "hub.decider_known"},
    {.type = "opinion.given"},
    /* Private words. */
    {.type = "hub.note_read"},
    {.type = "hub.note_erased"},
};
/* clang-format on */
const size_t regional_fact_rule_count = sizeof regional_fact_rules / sizeof regional_fact_rules[0];
