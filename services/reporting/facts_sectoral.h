/* facts_sectoral.h - what reporting keeps of the events of the sectoral hubs: every type of
 * sectoral_events is in it, once. */
#pragma once

#include "services/reporting/fact_rule.h"

extern const struct service_fact_rule sectoral_fact_rules[];
extern const size_t sectoral_fact_rule_count;
