/* requests.h - what the DLA takes, keeps, hears, and who may ask. */
#pragma once

#include "common/service/rules.h"

extern const struct rules dla_rules;
