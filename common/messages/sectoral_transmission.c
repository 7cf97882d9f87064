#include "common/messages/sectoral_transmission.h"

/* One row, one line: clang-format 14 cannot keep such tables. */
/* clang-format off */

#define RECORD struct transmission_hold
static const struct field transmission_hold_fields[] = {
    {ID(transmission),                        REQUIRED, "chosen by the caller, so that a retry is the same workshop"},
    {ID(contract),                            REQUIRED, "of who gave it"},
    {TEXT(competence),                        REQUIRED, "code of the competence"},
    {TEXT(title),                             REQUIRED, "what it was about"},
    {TEXT(place),                             REQUIRED, "where: the name of a place"},
    {INTEGER(people),                         REQUIRED, "how many it reached", RANGE(1, 5000)},
    {INTEGER(minutes),                        REQUIRED, "how long it lasted", RANGE(15, 2400)},
    {SET(audiences, &transmission_audiences), REQUIRED, "who came"},
    {SET(partners, &transmission_partners),   OPTIONAL, "with whom it was given"},
    {DATE(held_on),                           OPTIONAL, "business date; today when absent"},
};
const struct schema transmission_hold_schema = {
    .name = "transmission.hold",
    .meaning = "A young person gave a workshop (TR1, TR2).",
    FIELDS(transmission_hold_fields),
};
#undef RECORD

#define RECORD struct transmission_held
static const struct field transmission_held_fields[] = {
    {ID(transmission),                        REQUIRED, "the workshop"},
    {ID(contract),                            REQUIRED, "the contract"},
    {ID(job),                                 REQUIRED, "the job"},
    {ID(person),                              REQUIRED, "the person, a pseudonym"},
    {ID(employer),                            REQUIRED, "the employer"},
    {TEXT(departement),                       REQUIRED, "the département of the job"},
    {TEXT(region2013),                        REQUIRED, "region of 2013"},
    {TEXT(region2016),                        REQUIRED, "region of 2016"},
    {TEXT(sector),                            REQUIRED, "the sector that journals it"},
    {ENUM(metier, &metiers),                  REQUIRED, "one of the six"},
    {ENUM(form, &employer_forms),             REQUIRED, "legal form of the employer"},
    {TEXT(competence),                        REQUIRED, "code of the competence"},
    {TEXT(title),                             REQUIRED, "what it was about"},
    {TEXT(place),                             REQUIRED, "where: the name of a place"},
    {INTEGER(people),                         REQUIRED, "how many it reached", RANGE(1, 5000)},
    {INTEGER(minutes),                        REQUIRED, "how long it lasted", RANGE(15, 2400)},
    {SET(audiences, &transmission_audiences), REQUIRED, "who came"},
    {SET(partners, &transmission_partners),   OPTIONAL, "with whom it was given"},
    {FLAG(is_first),                          OPTIONAL, "of its contract to be declared"},
    {DATE(held_on),                           REQUIRED, "business date"},
};
const struct schema transmission_held_schema = {
    .name = "transmission.held",
    .meaning = "A young person gave a workshop.",
    FIELDS(transmission_held_fields),
};
#undef RECORD

#define RECORD struct transmission_resource_written
static const struct field transmission_resource_written_fields[] = {
    {ID(resource),                                     REQUIRED, "the resource"},
    {ID(contract),                                     REQUIRED, "the contract"},
    {ID(job),                                          REQUIRED, "the job"},
    {ID(person),                                       REQUIRED, "the person, a pseudonym"},
    {ID(employer),                                     REQUIRED, "the employer"},
    {TEXT(departement),                                REQUIRED, "the département of the job"},
    {TEXT(region2013),                                 REQUIRED, "region of 2013"},
    {TEXT(region2016),                                 REQUIRED, "region of 2016"},
    {TEXT(sector),                                     REQUIRED, "the sector that journals it"},
    {ENUM(metier, &metiers),                           REQUIRED, "one of the six"},
    {ENUM(form, &employer_forms),                      REQUIRED, "legal form of the employer"},
    {ENUM(kind, &resource_kinds),                      REQUIRED, "sheet, module or guide"},
    {ENUM(licence, &licences),                         REQUIRED, "what others may do with it"},
    {LIST(competences, competences_count, FIELD_TEXT), REQUIRED, "codes of the competences that it serves"},
    {FLAG(is_first),                                   OPTIONAL, "of its contract to be declared"},
    {DATE(written_on),                                 REQUIRED, "business date"},
};
const struct schema transmission_resource_written_schema = {
    .name = "transmission.resource_written",
    .meaning = "A young person wrote a resource for others (TR3).",
    FIELDS(transmission_resource_written_fields),
};
#undef RECORD

#define RECORD struct transmission_get
static const struct field transmission_get_fields[] = {
    {ID(transmission), REQUIRED, "the workshop"},
};
const struct schema transmission_get_schema = {
    .name = "transmission.get",
    .meaning = "One workshop.",
    FIELDS(transmission_get_fields),
};
#undef RECORD

#define RECORD struct transmission_view
static const struct field transmission_view_fields[] = {
    {ID(transmission),                        REQUIRED, "the workshop"},
    {ID(contract),                            REQUIRED, "of who gave it"},
    {ID(person),                              REQUIRED, "the person, a pseudonym"},
    {TEXT(departement),                       REQUIRED, "the département of the job"},
    {ENUM(metier, &metiers),                  REQUIRED, "one of the six"},
    {TEXT(competence),                        REQUIRED, "code of the competence"},
    {TEXT(title),                             REQUIRED, "what it was about"},
    {TEXT(place),                             REQUIRED, "where: the name of a place"},
    {INTEGER(people),                         REQUIRED, "how many it reached", RANGE(1, 5000)},
    {INTEGER(minutes),                        REQUIRED, "how long it lasted", RANGE(15, 2400)},
    {SET(audiences, &transmission_audiences), REQUIRED, "who came"},
    {SET(partners, &transmission_partners),   OPTIONAL, "with whom it was given"},
    {DATE(held_on),                           REQUIRED, "business date"},
};
const struct schema transmission_view_schema = {
    .name = "transmission",
    .meaning = "What is known of a workshop.",
    FIELDS(transmission_view_fields),
};
#undef RECORD

#define RECORD struct transmission_list
static const struct field transmission_list_fields[] = {
    {ID(contract),           OPTIONAL, "of that contract"},
    {ID(person),             OPTIONAL, "of that person"},
    {TEXT(competence),       OPTIONAL, "of that competence"},
    {TEXT(departement),      OPTIONAL, "of the job"},
    {ENUM(metier, &metiers), OPTIONAL, "of that métier"},
    {ID(after),              OPTIONAL, "the `next` of the page before"},
    {INTEGER(limit),         OPTIONAL, "how many at most; 50 when absent", RANGE(1, 200)},
};
const struct schema transmission_list_schema = {
    .name = "transmission.list",
    .meaning = "Workshops, in order of declaration.",
    FIELDS(transmission_list_fields),
};
#undef RECORD

#define RECORD struct transmission_page
static const struct field transmission_page_fields[] = {
    {LIST_OF(items, items_count, &transmission_view_schema), OPTIONAL, "in order"},
    {ID(next),                                               OPTIONAL, "where to go on; none at the end"},
};
const struct schema transmission_page_schema = {
    .name = "transmission.list reply",
    .meaning = "What transmission.list answers.",
    FIELDS(transmission_page_fields),
};
#undef RECORD
