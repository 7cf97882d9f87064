/* requests.h - the tables of a regional hub: requests, events, what it hears, vault kinds. */
#pragma once

#include "common/service/rules.h"

extern const struct rules regional_rules;
