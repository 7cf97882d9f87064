/* requests.h - what a sectoral hub is asked, what it hears, and what it keeps. */
#pragma once

#include "common/service/rules.h"

extern const struct rules sectoral_rules;
