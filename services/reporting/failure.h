/* failure.h - what a failure of the database means for who asked. */
#pragma once

#include "common/database/database.h"

/* What PostgreSQL said: ERROR_UNAVAILABLE when it says "later" or nothing (rolled back by others,
 * no resources, not now, administered, the connection broke), ERROR_INTERNAL when it will say the
 * same again. */
void failure_of(const struct database *database, enum database_outcome outcome, struct error *out);
