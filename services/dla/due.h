/* due.h - everything that time alone causes at the DLA, in order. */
#pragma once

#include "common/service/rules.h"

void dla_due(const struct context *context, struct decision *out);
