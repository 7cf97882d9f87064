#include "services/reporting/facts_dla.h"

/* A referral, a mission and an employer contribute (sql/0010-dla.sql); what an employer does, by
 * all its referrals. */
/* clang-format off */
const struct dla_fact_rule dla_fact_rules[] = {
    {"referral.received",            {"referral", NULL},       "referral_received"           },
    {"referral.refused",             {"referral", NULL},       "referral_refused"            },
    {"referral.sent",                {"referral", NULL},       "referral_sent"               },
    {"referral.seen",                {"referral", NULL},       "referral_seen"               },
    {"referral.accepted",            {"referral", "employer"}, "referral_accepted"           },
    {"referral.declined",            {"referral", NULL},       "referral_declined"           },
    {"referral.withdrawn",           {"referral", NULL},       "referral_withdrawn"          },
    {"referral.diagnosed",           {"referral", NULL},       "referral_diagnosed"          },
    {"referral.planned",             {"referral", "employer"}, "referral_planned"            },
    {"referral.engineering_started", {"employer", NULL},       "referral_engineering_started"},
    {"referral.closed",              {"referral", NULL},       "referral_closed"             },
    {"mission.completed",            {"mission", NULL},        "mission_completed"           },
    {"referral.reminded",            {NULL, NULL},             NULL                          },
    {"referral.escalated",           {NULL, NULL},             NULL                          },
    {"referral.reassigned",          {NULL, NULL},             NULL                          },
    {"referral.taken",               {NULL, NULL},             NULL                          },
    {"referral.handed_over",         {NULL, NULL},             NULL                          },
    {"referral.followed_up",         {NULL, NULL},             NULL                          },
    {"referral.too_late",            {NULL, NULL},             NULL                          },
    {"referral.late",                {NULL, NULL},             NULL                          },
    {"mission.planned",              {NULL, NULL},             NULL                          },
    {"mission.joined",               {NULL, NULL},             NULL                          },
    {"mission.cancelled",            {NULL, NULL},             NULL                          },
    {"impact.measured",              {NULL, NULL},             NULL                          },
    {"bearer.defined",               {NULL, NULL},             NULL                          },
    {"adviser.registered",           {NULL, NULL},             NULL                          },
    {"adviser.retired",              {NULL, NULL},             NULL                          },
    {"adviser.contact_read",         {NULL, NULL},             NULL                          },
    {"adviser.erased",               {NULL, NULL},             NULL                          },
    {"link.used",                    {NULL, NULL},             NULL                          },
    {"note.read",                    {NULL, NULL},             NULL                          },
    {"note.erased",                  {NULL, NULL},             NULL                          },
};
/* clang-format on */
const size_t dla_fact_rule_count = sizeof dla_fact_rules / sizeof dla_fact_rules[0];
