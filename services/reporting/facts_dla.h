/* facts_dla.h - what reporting keeps of the events of the DLA: every type of dla_events is in it,
 * once. */
#pragma once

#include "services/reporting/fact_rule.h"

extern const struct service_fact_rule dla_fact_rules[];
extern const size_t dla_fact_rule_count;
