/* import.h - a file of places, as it is, into registration.
 *
 * Every row ends once: imported, already there, or rejected with its line and reason in a CSV that
 * has the columns of the input, so that it can be corrected and imported in its turn.  Nothing but
 * an unreachable service or an unreadable file stops the work.  Places get the ids that their
 * mapping and their identifier in the source make (EM3), employers those that their SIRET or SIREN
 * makes (EM4): a file that is imported twice adds nothing.
 *
 * Memory does not depend on the size of the file.
 */
#pragma once

#include "common/wire/client.h"

/* Called now and then, and once at the end. */
struct import_summary;
typedef void import_progress_function(void *owner, int64_t bytes_done, int64_t bytes,
                                      const struct import_summary *summary);

/* Paths are used as they stand: a caller that changes its directory makes them absolute first. */
struct import_options {
    const char *path;
    const char *mappings; /* the folder of the mappings; used when `mapping` is NULL */
    const char
        *mapping; /* NULL: the mapping of that folder that knows most of the file's headings */
    const char
        *rejects; /* NULL: "<path>.rejets.csv"; there is none left when nothing was rejected */
    import_progress_function *progress; /* may be NULL */
    void *owner;
    bool dry; /* asks nothing of the service: `imported` then counts the rows that could be sent */
};

struct import_summary {
    int64_t rows; /* read so far; at the end the sum of the next three */
    int64_t imported;
    int64_t already_there;
    int64_t rejected;
    int64_t employers; /* newly registered on the way */
    int64_t prospects; /* imported without an employer: its number or its legal form is not known */
    char mapping[33];
    char encoding[16];
    char rejects[4096]; /* path of the rejects; "" when there are none */
};

/* 0, or -1: the file cannot be read, no mapping fits, the rejects cannot be written or the service
 * does not answer. *out tells how far it came in either case.  `client` speaks to registration;
 * NULL when dry. */
int import_places(struct client *client, const struct import_options *options,
                  struct import_summary *out, struct error *error);
