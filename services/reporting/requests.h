/* requests.h - what reporting takes: who may ask, and which file answers. */
#pragma once

#include "common/service/service.h"

extern const struct service_definition reporting_definition;
