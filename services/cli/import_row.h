/* import_row.h - one row of a file as what registration is asked.  Pure. */
#pragma once

#include "common/messages/registration_employer.h"
#include "common/messages/registration_place.h"
#include "services/cli/import_mapping.h"

struct import_row {
    struct place_register place;
    bool has_employer; /* a SIRET or SIREN is known, and a legal form */
    struct employer_register employer;
};

/* The mapping must be bound to the row's file.  0, or -1 with a sentence in French for the rejects.
 */
int import_row_make(const struct import_mapping *mapping, const struct csv_row *row,
                    struct import_row *out, struct error *error);
