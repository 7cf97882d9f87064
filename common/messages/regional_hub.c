#include "common/messages/regional_hub.h"

/* One row, one line: clang-format 14 cannot keep such tables. */
/* clang-format off */

#define RECORD struct hub_territory_defined
static const struct field hub_territory_defined_fields[] = {
    {TEXT(hub),         REQUIRED, "the hub's instance: regional_ouest"},
    {TEXT(departement), REQUIRED, "code: 01, 2A, 971"},
    {DATE(from),        REQUIRED, "first day"},
    {DATE(until),       OPTIONAL, "last day, included; none: open"},
    {FLAG(decides),     OPTIONAL, "its opinion on a proposed job decides (H1); otherwise it comments"},
    {INTEGER(set),      OPTIONAL, "the subscription by which it hears of this département: 0 is the first"},
};
const struct schema hub_territory_defined_schema = {
    .name = "hub.territory_defined",
    .meaning = "A hub covers a département, from one day to another, both included. Said again with the same hub, département and first day, it takes the place of what was said before.",
    FIELDS(hub_territory_defined_fields),
};
#undef RECORD

#define RECORD struct hub_territory_ended
static const struct field hub_territory_ended_fields[] = {
    {TEXT(hub),         REQUIRED, "the hub's instance"},
    {TEXT(departement), REQUIRED, "code: 01, 2A, 971"},
    {DATE(from),        REQUIRED, "first day, as it was defined"},
    {DATE(until),       REQUIRED, "last day, included; before the first one: it never did"},
    {FLAG(decides),     OPTIONAL, "its opinion decided"},
};
const struct schema hub_territory_ended_schema = {
    .name = "hub.territory_ended",
    .meaning = "A hub covers a département no longer than that day. Takes the place of the same hub, département and first day.",
    FIELDS(hub_territory_ended_fields),
};
#undef RECORD
