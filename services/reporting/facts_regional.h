/* facts_regional.h - what reporting keeps of the events of the regional hubs: every type of
 * regional_events is in it, once. */
#pragma once

#include "services/reporting/fact_rule.h"

extern const struct service_fact_rule regional_fact_rules[];
extern const size_t regional_fact_rule_count;
