/* due.h - what time alone causes. */
#pragma once

#include "common/service/rules.h"

/* Terms reached (contract_due), then vacancies ended (Q2, job_due), then private data kept long
 * enough (P2, erasure_due): one of them a call, the oldest first; none once nothing is due.  Costs
 * a look at three heaps. */
void due_decide(const struct context *context, struct decision *out);
