/* endpoints.h - an ordered list of endpoints: "ipc://run/registration.requests
 * tcp://10.0.0.2:7101", separated by spaces or commas. */
#pragma once

#include <stddef.h>

enum { ENDPOINTS_MOST = 8, ENDPOINTS_TEXT = 1000 };

struct endpoints {
    char text[ENDPOINTS_TEXT];
    const char *each[ENDPOINTS_MOST]; /* in order of preference; they point into `text` */
    size_t count;
};

/* What is beyond the bounds is left out.  The struct must not be copied afterwards. */
void endpoints_read(struct endpoints *out, const char *list);
