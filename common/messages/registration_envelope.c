#include "common/messages/registration_envelope.h"

/* One row, one line: clang-format 14 cannot keep such tables. */
/* clang-format off */

#define RECORD struct programme_opened
static const struct field programme_opened_fields[] = {
    {INTEGER(total), REQUIRED, "places in all", RANGE(1, 1000000)},
};
const struct schema programme_opened_schema = {
    .name = "programme.opened",
    .meaning = "The national total, fixed when the system is created (Q1).",
    FIELDS(programme_opened_fields),
};
#undef RECORD

#define RECORD struct territory_defined
static const struct field territory_defined_fields[] = {
    {TEXT(departement),     REQUIRED, "code: 01, 2A, 971"},
    {TEXT(name),            REQUIRED, "name"},
    {TEXT(region2013),      REQUIRED, "region of 2013"},
    {TEXT(region2013_name), REQUIRED, "region2013 name"},
    {TEXT(region2016),      REQUIRED, "region of 2016"},
    {TEXT(region2016_name), REQUIRED, "region2016 name"},
};
const struct schema territory_defined_schema = {
    .name = "territory.defined",
    .meaning = "A département and its regions, as figures will have them.",
    FIELDS(territory_defined_fields),
};
#undef RECORD

#define RECORD struct metier_defined
static const struct field metier_defined_fields[] = {
    {ENUM(metier, &metiers), REQUIRED, "one of the six"},
    {TEXT(label),            REQUIRED, "label"},
    {TEXT(sector),           REQUIRED, "sector of the métier"},
    {TEXT(rome),             OPTIONAL, "first ROME code"},
};
const struct schema metier_defined_schema = {
    .name = "metier.defined",
    .meaning = "A métier and its sector, as figures will have them.",
    FIELDS(metier_defined_fields),
};
#undef RECORD

#define RECORD struct envelope_allot
static const struct field envelope_allot_fields[] = {
    {TEXT(region2013),  REQUIRED, "region of 2013"},
    {INTEGER(places),   REQUIRED, "its whole allotment from now on, not a difference", RANGE(0, 1000000)},
    {DATE(allotted_on), OPTIONAL, "business date; today when absent"},
};
const struct schema envelope_allot_schema = {
    .name = "envelope.allot",
    .meaning = "The ministry says how many places a 2013 region has (Q1).",
    FIELDS(envelope_allot_fields),
};
#undef RECORD

#define RECORD struct envelope_allot_reply
static const struct field envelope_allot_reply_fields[] = {
    {INTEGER(national), REQUIRED, "allotted in all regions"},
};
const struct schema envelope_allot_reply_schema = {
    .name = "envelope.allot reply",
    .meaning = "What envelope.allot answers.",
    FIELDS(envelope_allot_reply_fields),
};
#undef RECORD

#define RECORD struct envelope_allotted
static const struct field envelope_allotted_fields[] = {
    {TEXT(region2013),  REQUIRED, "region of 2013"},
    {TEXT(region2016),  REQUIRED, "region of 2016"},
    {INTEGER(places),   REQUIRED, "its whole allotment from now on"},
    {INTEGER(before),   REQUIRED, "what it was"},
    {INTEGER(national), REQUIRED, "allotted in all regions, after this"},
    {DATE(allotted_on), REQUIRED, "business date"},
};
const struct schema envelope_allotted_schema = {
    .name = "envelope.allotted",
    .meaning = "A 2013 region has that many places.",
    FIELDS(envelope_allotted_fields),
};
#undef RECORD

#define RECORD struct envelope_transfer
static const struct field envelope_transfer_fields[] = {
    {TEXT(source),         REQUIRED, "2013 region that gives"},
    {TEXT(target),         REQUIRED, "2013 region that receives"},
    {INTEGER(places),      REQUIRED, "how many", RANGE(1, 1000000)},
    {DATE(transferred_on), OPTIONAL, "business date; today when absent"},
};
const struct schema envelope_transfer_schema = {
    .name = "envelope.transfer",
    .meaning = "Places go from one 2013 region to another (Q1).",
    FIELDS(envelope_transfer_fields),
};
#undef RECORD

#define RECORD struct envelope_transfer_reply
static const struct field envelope_transfer_reply_fields[] = {
    {INTEGER(source_places), REQUIRED, "allotment of the giver, after this"},
    {INTEGER(target_places), REQUIRED, "allotment of the receiver, after this"},
};
const struct schema envelope_transfer_reply_schema = {
    .name = "envelope.transfer reply",
    .meaning = "What envelope.transfer answers.",
    FIELDS(envelope_transfer_reply_fields),
};
#undef RECORD

#define RECORD struct envelope_transferred
static const struct field envelope_transferred_fields[] = {
    {TEXT(source),            REQUIRED, "2013 region that gave"},
    {TEXT(target),            REQUIRED, "2013 region that received"},
    {TEXT(source_region2016), REQUIRED, "source region2016"},
    {TEXT(target_region2016), REQUIRED, "target region2016"},
    {INTEGER(places),         REQUIRED, "how many"},
    {INTEGER(source_places),  REQUIRED, "allotment of the giver, after this"},
    {INTEGER(target_places),  REQUIRED, "allotment of the receiver, after this"},
    {DATE(transferred_on),    REQUIRED, "business date"},
};
const struct schema envelope_transferred_schema = {
    .name = "envelope.transferred",
    .meaning = "Places went from one 2013 region to another.",
    FIELDS(envelope_transferred_fields),
};
#undef RECORD

#define RECORD struct envelope_get
static const struct field envelope_get_fields[] = {
    {TEXT(region2013), REQUIRED, "region of 2013"},
};
const struct schema envelope_get_schema = {
    .name = "envelope.get",
    .meaning = "The places of one 2013 region.",
    FIELDS(envelope_get_fields),
};
#undef RECORD

#define RECORD struct envelope_view
static const struct field envelope_view_fields[] = {
    {TEXT(region2013),  REQUIRED, "region of 2013"},
    {TEXT(name),        REQUIRED, "name"},
    {INTEGER(allotted), REQUIRED, "given by the ministry"},
    {INTEGER(held),     REQUIRED, "approved jobs that are neither withdrawn nor closed (Q2)"},
    {INTEGER(free),     REQUIRED, "allotted and not held"},
};
const struct schema envelope_view_schema = {
    .name = "envelope",
    .meaning = "The places of a 2013 region.",
    FIELDS(envelope_view_fields),
};
#undef RECORD

#define RECORD struct envelope_list
static const struct field envelope_list_fields[] = {
    {TEXT(after),    OPTIONAL, "the last region of the page before"},
    {INTEGER(limit), OPTIONAL, "how many at most; 0: 50", RANGE(0, 200)},
};
const struct schema envelope_list_schema = {
    .name = "envelope.list",
    .meaning = "The places of every 2013 region.",
    FIELDS(envelope_list_fields),
};
#undef RECORD

#define RECORD struct envelope_page
static const struct field envelope_page_fields[] = {
    {INTEGER(total),                                     REQUIRED, "national total (Q1)"},
    {INTEGER(allotted),                                  REQUIRED, "in all regions"},
    {INTEGER(held),                                      REQUIRED, "in all regions"},
    {LIST_OF(items, items_count, &envelope_view_schema), OPTIONAL, "in order of code"},
    {TEXT(next),                                         OPTIONAL, "give it as `after` for the next page; none: this was the last"},
};
const struct schema envelope_page_schema = {
    .name = "envelope.list reply",
    .meaning = "What envelope.list answers.",
    FIELDS(envelope_page_fields),
};
#undef RECORD
