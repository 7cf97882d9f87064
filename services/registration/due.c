#include "services/registration/due.h"

#include "services/registration/contact.h"
#include "services/registration/contract.h"
#include "services/registration/erasure.h"
#include "services/registration/job.h"

void due_decide(const struct context *context, struct decision *out)
{
    /* In this order: a term reached makes a job vacant, which may have lasted too long already. */
    contract_due(context, out);
    if (out->event_count == 0)
        job_due(context, out);
    if (out->event_count == 0)
        erasure_due(context, out);
    if (out->event_count == 0)
        contact_due(context, out);
}
