/* requests.h - the tables of the service: what it is asked, what it keeps, who may. */
#pragma once

#include "common/service/rules.h"

extern const struct rules registration_rules;
