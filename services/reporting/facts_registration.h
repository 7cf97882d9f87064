/* facts_registration.h - registration's events that figures rest on, and those that they do not. */
#pragma once

#include "services/reporting/fact_rule.h"

extern const struct service_fact_rule registration_fact_rules[];
extern const size_t registration_fact_rule_count;
