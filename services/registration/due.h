/* due.h - what time alone causes. */
#pragma once

#include "common/service/rules.h"

/* Terms reached (contract_due), then vacancies ended (Q2, job_due), then private data kept long
 * enough (P2, erasure_due and contact_due): one event a call, the oldest of its kind first; none
 * once nothing is due.  Costs a look at the top of a few heaps. */
void due_decide(const struct context *context, struct decision *out);
