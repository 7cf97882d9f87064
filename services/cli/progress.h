/* progress.h - long work seen on a terminal; silent when standard error is none. */
#pragma once

#include <stdbool.h>
#include <stdint.h>

/* Zero-initialise it. */
struct progress {
    const char *what;
    int64_t last_ms; /* drawn then: at most ten times a second */
    bool drawn;
};

/* `total` 0: not known, only the count is shown.  `note` may be NULL. */
void progress_show(struct progress *progress, int64_t done, int64_t total, const char *note);
/* Takes the line away, so that what is printed next begins clean. */
void progress_clear(struct progress *progress);
