#include "services/reporting/failure.h"

#include <string.h>

void failure_of(const struct database *database, enum database_outcome outcome, struct error *out)
{
    /* "26": what a statement in front of it, that failed, would have prepared. */
    static const char *const later[] = {"08", "26", "40", "53", "55", "57"};
    const char *state = database_sqlstate(database);
    bool is_passing = outcome == DATABASE_UNKNOWN || state[0] == '\0';

    for (size_t i = 0; i < sizeof later / sizeof later[0]; i++)
        is_passing = is_passing || strncmp(state, later[i], 2) == 0;
    fail(out, is_passing ? ERROR_UNAVAILABLE : ERROR_INTERNAL, "%s", database_error(database));
}
