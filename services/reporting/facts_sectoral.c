#include "services/reporting/facts_sectoral.h"

/* Somebody's attestations are one thing: whoever has several counts once.  A workshop is one more,
 * and its contract transmits from then on. */
/* clang-format off */
const struct service_fact_rule sectoral_fact_rules[] = {
    {"path.confirmed",        "path_confirmed",        {{FACT_TOUCH_TRAINING, "contract"}}},
    {"path.action_completed", "path_action_completed", {{FACT_TOUCH_TRAINING, "contract"}}},
    {"attestation.issued",    "attestation_issued",    {{FACT_TOUCH_NETWORK, "person"}}},
    {"attestation.revoked",   "attestation_revoked",   {{FACT_TOUCH_NETWORK, "person"}}},
    {"transmission.held",     "transmission_held",     {{FACT_TOUCH_TRANSMITTING, "contract"},
                                                        {FACT_TOUCH_NETWORK, "transmission"}}},
    {"transmission.resource_written", "transmission_resource_written",
                                                       {{FACT_TOUCH_NETWORK, "resource"}}},
    /* The life of an action before it is completed, and of a path: no figure rests on it. */
    {.type = "path.opened"},
    {.type = "path.term_moved"},
    {.type = "path.closed"},
    {.type = "path.action_planned"},
    {.type = "path.action_amended"},
    {.type = "path.action_confirmed"},
    {.type = "path.action_started"},
    {.type = "path.action_abandoned"},
    {.type = "path_text.read"},
    {.type = "path_text.erased"},
    /* Reference. */
    {.type = "sector.opened"},
    {.type = "sector.changed"},
    {.type = "competence.defined"},
    {.type = "competence.amended"},
    {.type = "competence.retired"},
    {.type = "practice.linked"},
    {.type = "practice.unlinked"},
    {.type = "resource.published"},
    {.type = "resource.amended"},
    {.type = "resource.withdrawn"},
    /* What was heard, for matching: registration tells it first. */
    {.type = "vacancy.opened"},
    {.type = "vacancy.closed"},
    {.type = "candidate.noted"},
    {.type = "candidate.found_eligible"},
    {.type = "candidate.engaged"},
    {.type = "candidate.freed"},
    {.type = "candidate.forgotten"},
};
/* clang-format on */
const size_t sectoral_fact_rule_count = sizeof sectoral_fact_rules / sizeof sectoral_fact_rules[0];
