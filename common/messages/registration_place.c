#include "common/messages/registration_place.h"

/* One row, one line: clang-format 14 cannot keep such tables. */
/* clang-format off */

#define RECORD struct place_register
static const struct field place_register_fields[] = {
    {ID(place),                REQUIRED, "chosen by the caller, so that a retry is the same place"},
    {TEXT(name),               REQUIRED, "as people call it"},
    {SET(kinds, &place_kinds), OPTIONAL, "what it is; several may hold"},
    {TEXT(departement),        OPTIONAL, "needed when neither the commune nor the postal code tells it"},
    {TEXT(commune_code),       OPTIONAL, "INSEE code of the commune: the best source of the département"},
    {TEXT(postal_code),        OPTIONAL, "5 digits"},
    {TEXT(commune),            OPTIONAL, "name of the commune"},
    {TEXT(address),            OPTIONAL, "number and street"},
    {TEXT(website),            OPTIONAL, "address of the site"},
    {ID(employer),             OPTIONAL, "who runs it, when known"},
    {TEXT(siren),              OPTIONAL, "of whoever runs it, when the employer is not known yet"},
    {TEXT(siret),              OPTIONAL, "the same"},
    {TEXT(rna),                OPTIONAL, "the same"},
    {TEXT(mapping),            OPTIONAL, "import: which kind of source; with source_id, the import key (EM3)"},
    {TEXT(source_id),          OPTIONAL, "import: identifier in the source"},
    {TEXT(contact_name),       OPTIONAL, "whom to speak to", PRIVATE},
    {TEXT(contact_email),      OPTIONAL, "e-mail", PRIVATE},
    {TEXT(contact_phone),      OPTIONAL, "telephone", PRIVATE},
};
const struct schema place_register_schema = {
    .name = "place.register",
    .meaning = "A place becomes known, perhaps before its employer or SIRET is (EM3).",
    FIELDS(place_register_fields),
};
#undef RECORD

#define RECORD struct place_register_reply
static const struct field place_register_reply_fields[] = {
    {TEXT(departement), REQUIRED, "code: 01, 2A, 971"},
    {TEXT(region2013),  REQUIRED, "region of 2013"},
    {TEXT(region2016),  REQUIRED, "region of 2016"},
};
const struct schema place_register_reply_schema = {
    .name = "place.register reply",
    .meaning = "What place.register answers.",
    FIELDS(place_register_reply_fields),
};
#undef RECORD

#define RECORD struct place_registered
static const struct field place_registered_fields[] = {
    {ID(place),                REQUIRED, "the place"},
    {TEXT(name),               REQUIRED, "name"},
    {SET(kinds, &place_kinds), OPTIONAL, "what it is; several may hold"},
    {TEXT(departement),        REQUIRED, "code: 01, 2A, 971"},
    {TEXT(region2013),         REQUIRED, "region of 2013"},
    {TEXT(region2016),         REQUIRED, "region of 2016"},
    {TEXT(commune_code),       OPTIONAL, "INSEE code"},
    {TEXT(postal_code),        OPTIONAL, "5 digits"},
    {TEXT(commune),            OPTIONAL, "name of the commune"},
    {TEXT(address),            OPTIONAL, "number and street"},
    {TEXT(website),            OPTIONAL, "address of the site"},
    {ID(employer),             OPTIONAL, "the employer"},
    {TEXT(siren),              OPTIONAL, "9 digits"},
    {TEXT(siret),              OPTIONAL, "14 digits (EM2)"},
    {TEXT(rna),                OPTIONAL, "W and 9 letters or digits (EM2)"},
    {TEXT(mapping),            OPTIONAL, "import key (EM3)"},
    {TEXT(source_id),          OPTIONAL, "import key (EM3)"},
    {DATE(registered_on),      REQUIRED, "business date"},
};
const struct schema place_registered_schema = {
    .name = "place.registered",
    .meaning = "A place became known.",
    FIELDS(place_registered_fields),
};
#undef RECORD

#define RECORD struct place_amend
static const struct field place_amend_fields[] = {
    {ID(place),                REQUIRED, "the place"},
    {TEXT(name),               OPTIONAL, "name"},
    {SET(kinds, &place_kinds), OPTIONAL, "what it is; several may hold"},
    {TEXT(commune_code),       OPTIONAL, "must stay in the same département"},
    {TEXT(postal_code),        OPTIONAL, "must stay in the same département"},
    {TEXT(commune),            OPTIONAL, "name of the commune"},
    {TEXT(address),            OPTIONAL, "number and street"},
    {TEXT(website),            OPTIONAL, "address of the site"},
    {ID(employer),             OPTIONAL, "who runs it from now on"},
    {FLAG(detach),             OPTIONAL, "it has no employer any more"},
    {TEXT(siren),              OPTIONAL, "9 digits"},
    {TEXT(siret),              OPTIONAL, "14 digits (EM2)"},
    {TEXT(rna),                OPTIONAL, "W and 9 letters or digits (EM2)"},
    {TEXT(contact_name),       OPTIONAL, "whom to speak to; the three contact members are replaced together", PRIVATE},
    {TEXT(contact_email),      OPTIONAL, "e-mail", PRIVATE},
    {TEXT(contact_phone),      OPTIONAL, "telephone", PRIVATE},
};
const struct schema place_amend_schema = {
    .name = "place.amend",
    .meaning = "What is known of a place changes; absent members stay as they are.",
    FIELDS(place_amend_fields),
};
#undef RECORD

#define RECORD struct place_amended
static const struct field place_amended_fields[] = {
    {ID(place),                REQUIRED, "the place"},
    {TEXT(name),               REQUIRED, "name"},
    {SET(kinds, &place_kinds), OPTIONAL, "what it is; several may hold"},
    {TEXT(departement),        REQUIRED, "code: 01, 2A, 971"},
    {TEXT(region2013),         REQUIRED, "region of 2013"},
    {TEXT(region2016),         REQUIRED, "region of 2016"},
    {TEXT(commune_code),       OPTIONAL, "INSEE code"},
    {TEXT(postal_code),        OPTIONAL, "5 digits"},
    {TEXT(commune),            OPTIONAL, "name of the commune"},
    {TEXT(address),            OPTIONAL, "number and street"},
    {TEXT(website),            OPTIONAL, "address of the site"},
    {ID(employer),             OPTIONAL, "the employer"},
    {TEXT(siren),              OPTIONAL, "9 digits"},
    {TEXT(siret),              OPTIONAL, "14 digits (EM2)"},
    {TEXT(rna),                OPTIONAL, "W and 9 letters or digits (EM2)"},
    {DATE(amended_on),         REQUIRED, "business date"},
};
const struct schema place_amended_schema = {
    .name = "place.amended",
    .meaning = "All that is public of a place, after a change.",
    FIELDS(place_amended_fields),
};
#undef RECORD

#define RECORD struct place_close
static const struct field place_close_fields[] = {
    {ID(place),                      REQUIRED, "the place"},
    {ENUM(reason, &closing_reasons), REQUIRED, "of a closed list"},
    {DATE(closed_on),                OPTIONAL, "business date; today when absent"},
};
const struct schema place_close_schema = {
    .name = "place.close",
    .meaning = "A place ceases; refused while it holds open jobs.",
    FIELDS(place_close_fields),
};
#undef RECORD

#define RECORD struct place_closed
static const struct field place_closed_fields[] = {
    {ID(place),                      REQUIRED, "the place"},
    {TEXT(departement),              REQUIRED, "code: 01, 2A, 971"},
    {TEXT(region2013),               REQUIRED, "region of 2013"},
    {TEXT(region2016),               REQUIRED, "region of 2016"},
    {ENUM(reason, &closing_reasons), REQUIRED, "of a closed list"},
    {DATE(closed_on),                REQUIRED, "business date"},
};
const struct schema place_closed_schema = {
    .name = "place.closed",
    .meaning = "A place ceased.",
    FIELDS(place_closed_fields),
};
#undef RECORD

#define RECORD struct place_get
static const struct field place_get_fields[] = {
    {ID(place), REQUIRED, "the place"},
};
const struct schema place_get_schema = {
    .name = "place.get",
    .meaning = "One place.",
    FIELDS(place_get_fields),
};
#undef RECORD

#define RECORD struct place_view
static const struct field place_view_fields[] = {
    {ID(place),                REQUIRED, "the place"},
    {TEXT(name),               REQUIRED, "name"},
    {SET(kinds, &place_kinds), OPTIONAL, "what it is; several may hold"},
    {TEXT(departement),        REQUIRED, "code: 01, 2A, 971"},
    {TEXT(commune_code),       OPTIONAL, "INSEE code"},
    {TEXT(postal_code),        OPTIONAL, "5 digits"},
    {TEXT(commune),            OPTIONAL, "name of the commune"},
    {TEXT(address),            OPTIONAL, "number and street"},
    {TEXT(website),            OPTIONAL, "address of the site"},
    {ID(employer),             OPTIONAL, "the employer"},
    {TEXT(siren),              OPTIONAL, "9 digits"},
    {TEXT(siret),              OPTIONAL, "14 digits (EM2)"},
    {TEXT(rna),                OPTIONAL, "W and 9 letters or digits (EM2)"},
    {TEXT(mapping),            OPTIONAL, "import key (EM3)"},
    {TEXT(source_id),          OPTIONAL, "import key (EM3)"},
    {INTEGER(jobs_open),       OPTIONAL, "jobs proposed, approved, filled or vacant there"},
    {DATE(registered_on),      REQUIRED, "day it became known"},
    {DATE(closed_on),          OPTIONAL, "day it ceased"},
};
const struct schema place_view_schema = {
    .name = "place",
    .meaning = "What is public of a place.",
    FIELDS(place_view_fields),
};
#undef RECORD

#define RECORD struct place_list
static const struct field place_list_fields[] = {
    {TEXT(departement),        OPTIONAL, "only there"},
    {ID(employer),             OPTIONAL, "only those it runs"},
    {SET(kinds, &place_kinds), OPTIONAL, "only those that are at least one of these"},
    {FLAG(only_open),          OPTIONAL, "not the closed ones"},
    {ID(after),                OPTIONAL, "the last id of the page before; none: from the beginning"},
    {INTEGER(limit),           OPTIONAL, "how many at most; 0: 50", RANGE(0, 200)},
};
const struct schema place_list_schema = {
    .name = "place.list",
    .meaning = "Places, in order of registration.",
    FIELDS(place_list_fields),
};
#undef RECORD

#define RECORD struct place_page
static const struct field place_page_fields[] = {
    {LIST_OF(items, items_count, &place_view_schema), OPTIONAL, "in order of registration"},
    {ID(next),                                        OPTIONAL, "give it as `after` for the next page; none: this was the last"},
};
const struct schema place_page_schema = {
    .name = "place.list reply",
    .meaning = "What place.list answers.",
    FIELDS(place_page_fields),
};
#undef RECORD

#define RECORD struct place_private
static const struct field place_private_fields[] = {
    {ID(place),           REQUIRED, "the place"},
    {TEXT(contact_name),  OPTIONAL, "whom to speak to", PRIVATE},
    {TEXT(contact_email), OPTIONAL, "e-mail", PRIVATE},
    {TEXT(contact_phone), OPTIONAL, "telephone", PRIVATE},
};
const struct schema place_private_schema = {
    .name = "place.private",
    .meaning = "Vault: whom to speak to at a place.",
    FIELDS(place_private_fields),
};
#undef RECORD
