/* status_sources.h - whom each instance hears, and how far: a part of `appui status`. */
#pragma once

#include "common/messages/system.h"

/* What the program said that writes an instance's journal. */
struct named_status {
    const char *name;
    const struct service_status_reply *status;
};

/* Prints nothing when nobody hears anybody.  The lag is counted up to where the source itself says
 * that its journal ends. */
void status_sources_print(const struct named_status *writers, size_t count);
