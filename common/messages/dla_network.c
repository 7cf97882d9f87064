#include "common/messages/dla_network.h"

/* One row, one line: clang-format 14 cannot keep such tables. */
/* clang-format off */

#define RECORD struct bearer_defined
static const struct field bearer_defined_fields[] = {
    {TEXT(departement), REQUIRED, "code: 01, 2A, 971"},
    {TEXT(region2013),  REQUIRED, "region of 2013"},
    {TEXT(region2016),  REQUIRED, "region of 2016"},
    {TEXT(bearer),      REQUIRED, "code of the bearer"},
    {TEXT(bearer_name), REQUIRED, "bearer name"},
    {TEXT(c2ra),        REQUIRED, "code of the regional body above"},
    {TEXT(c2ra_name),   REQUIRED, "c2ra name"},
    {DATE(defined_on),  REQUIRED, "defined on"},
};
const struct schema bearer_defined_schema = {
    .name = "bearer.defined",
    .meaning = "From now on this body bears the DLA of a département, under that C2RA.",
    FIELDS(bearer_defined_fields),
};
#undef RECORD

#define RECORD struct adviser_registered
static const struct field adviser_registered_fields[] = {
    {ID(adviser),         REQUIRED, "the adviser"},
    {TEXT(body),          REQUIRED, "the bearer or C2RA"},
    {TEXT(c2ra),          REQUIRED, "the C2RA above, or itself"},
    {FLAG(is_c2ra),       OPTIONAL, "is c2ra"},
    {TEXT(departement),   OPTIONAL, "of a bearer; \"\" for a C2RA"},
    {TEXT(region2013),    REQUIRED, "region of 2013"},
    {TEXT(region2016),    REQUIRED, "region of 2016"},
    {TEXT(principal),     OPTIONAL, "who asks in this adviser's name: a program by its key…"},
    {TEXT(account),       OPTIONAL, "…or an account of the gateway"},
    {DATE(registered_on), REQUIRED, "registered on"},
};
const struct schema adviser_registered_schema = {
    .name = "adviser.registered",
    .meaning = "Somebody answers for a bearer, or for a C2RA.",
    FIELDS(adviser_registered_fields),
};
#undef RECORD

#define RECORD struct adviser_retired
static const struct field adviser_retired_fields[] = {
    {ID(adviser),       REQUIRED, "the adviser"},
    {TEXT(body),        REQUIRED, "body"},
    {TEXT(departement), OPTIONAL, "code: 01, 2A, 971"},
    {TEXT(region2013),  REQUIRED, "region of 2013"},
    {TEXT(region2016),  REQUIRED, "region of 2016"},
    {DATE(retired_on),  REQUIRED, "retired on"},
};
const struct schema adviser_retired_schema = {
    .name = "adviser.retired",
    .meaning = "An adviser is asked nothing more.",
    FIELDS(adviser_retired_fields),
};
#undef RECORD

#define RECORD struct adviser_contact_read
static const struct field adviser_contact_read_fields[] = {
    {ID(adviser),                   REQUIRED, "the adviser"},
    {ID(referral),                  OPTIONAL, "the referral"},
    {TEXT(departement),             OPTIONAL, "code: 01, 2A, 971"},
    {ENUM(reason, &access_reasons), REQUIRED, "of a closed list"},
    {DATE(read_on),                 REQUIRED, "business date"},
};
const struct schema adviser_contact_read_schema = {
    .name = "adviser.contact_read",
    .meaning = "Somebody read how to reach an adviser (P4).",
    FIELDS(adviser_contact_read_fields),
};
#undef RECORD

#define RECORD struct adviser_erased
static const struct field adviser_erased_fields[] = {
    {ID(adviser),                    REQUIRED, "the adviser"},
    {TEXT(departement),              OPTIONAL, "code: 01, 2A, 971"},
    {ENUM(reason, &erasure_reasons), REQUIRED, "of a closed list"},
    {DATE(erased_on),                REQUIRED, "business date"},
};
const struct schema adviser_erased_schema = {
    .name = "adviser.erased",
    .meaning = "How to reach a former adviser was kept long enough (P2).",
    FIELDS(adviser_erased_fields),
};
#undef RECORD
