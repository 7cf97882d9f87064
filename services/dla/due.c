#include "services/dla/due.h"

#include "services/dla/note.h"

void dla_due(const struct context *context, struct decision *out)
{
    referral_due(context, out);
    if (out->event_count == 0)
        note_due(context, out);
    if (out->event_count == 0)
        adviser_due(context, out);
}
