#include "common/messages/sectoral_resource.h"

/* One row, one line: clang-format 14 cannot keep such tables. */
/* clang-format off */

#define RECORD struct resource_publish
static const struct field resource_publish_fields[] = {
    {ID(resource),                                     REQUIRED, "chosen by the caller, so that a retry is the same resource"},
    {ENUM(kind, &resource_kinds),                      REQUIRED, "sheet, module or guide"},
    {TEXT(title),                                      REQUIRED, "title"},
    {TEXT(summary),                                    OPTIONAL, "what it is for"},
    {ENUM(licence, &licences),                         REQUIRED, "what others may do with it"},
    {TEXT(link),                                       REQUIRED, "where it is: https://…"},
    {LIST(competences, competences_count, FIELD_TEXT), REQUIRED, "codes of the competences that it serves"},
    {ID(contract),                                     OPTIONAL, "of the young person who wrote it"},
    {DATE(published_on),                               OPTIONAL, "business date; today when absent"},
};
const struct schema resource_publish_schema = {
    .name = "resource.publish",
    .meaning = "The sector publishes a resource, or one that a young person wrote (RS1, RS2, TR3).",
    FIELDS(resource_publish_fields),
};
#undef RECORD

#define RECORD struct resource_published
static const struct field resource_published_fields[] = {
    {ID(resource),                                     REQUIRED, "the resource"},
    {TEXT(sector),                                     REQUIRED, "the sector that journals it"},
    {INTEGER(version),                                 REQUIRED, "1"},
    {ENUM(kind, &resource_kinds),                      REQUIRED, "sheet, module or guide"},
    {TEXT(title),                                      REQUIRED, "title"},
    {TEXT(summary),                                    OPTIONAL, "what it is for"},
    {ENUM(licence, &licences),                         REQUIRED, "what others may do with it"},
    {TEXT(link),                                       REQUIRED, "where it is: https://…"},
    {LIST(competences, competences_count, FIELD_TEXT), REQUIRED, "codes of the competences that it serves"},
    {SET(metiers, &metiers),                           OPTIONAL, "of its competences"},
    {ID(contract),                                     OPTIONAL, "of the young person who wrote it"},
    {DATE(published_on),                               REQUIRED, "business date"},
};
const struct schema resource_published_schema = {
    .name = "resource.published",
    .meaning = "A resource can be used: its first version.",
    FIELDS(resource_published_fields),
};
#undef RECORD

#define RECORD struct resource_amend
static const struct field resource_amend_fields[] = {
    {ID(resource),                                     REQUIRED, "the resource"},
    {ENUM(kind, &resource_kinds),                      OPTIONAL, "sheet, module or guide"},
    {TEXT(title),                                      OPTIONAL, "title"},
    {TEXT(summary),                                    OPTIONAL, "what it is for"},
    {ENUM(licence, &licences),                         OPTIONAL, "what others may do with it"},
    {TEXT(link),                                       OPTIONAL, "where it is: https://…"},
    {LIST(competences, competences_count, FIELD_TEXT), OPTIONAL, "codes of the competences that it serves"},
    {DATE(amended_on),                                 OPTIONAL, "business date; today when absent"},
};
const struct schema resource_amend_schema = {
    .name = "resource.amend",
    .meaning = "A new version of a resource; what is absent stays as it was (RS3).",
    FIELDS(resource_amend_fields),
};
#undef RECORD

#define RECORD struct resource_amend_reply
static const struct field resource_amend_reply_fields[] = {
    {INTEGER(version), REQUIRED, "of these words"},
};
const struct schema resource_amend_reply_schema = {
    .name = "resource.amend reply",
    .meaning = "What resource.amend answers.",
    FIELDS(resource_amend_reply_fields),
};
#undef RECORD

#define RECORD struct resource_amended
static const struct field resource_amended_fields[] = {
    {ID(resource),                                     REQUIRED, "the resource"},
    {TEXT(sector),                                     REQUIRED, "the sector that journals it"},
    {INTEGER(version),                                 REQUIRED, "2, 3…"},
    {ENUM(kind, &resource_kinds),                      REQUIRED, "sheet, module or guide"},
    {TEXT(title),                                      REQUIRED, "title"},
    {TEXT(summary),                                    OPTIONAL, "what it is for"},
    {ENUM(licence, &licences),                         REQUIRED, "what others may do with it"},
    {TEXT(link),                                       REQUIRED, "where it is: https://…"},
    {LIST(competences, competences_count, FIELD_TEXT), REQUIRED, "codes of the competences that it serves"},
    {SET(metiers, &metiers),                           OPTIONAL, "of its competences"},
    {DATE(amended_on),                                 REQUIRED, "business date"},
};
const struct schema resource_amended_schema = {
    .name = "resource.amended",
    .meaning = "A resource has a new version; the ones before can still be read.",
    FIELDS(resource_amended_fields),
};
#undef RECORD

#define RECORD struct resource_withdraw
static const struct field resource_withdraw_fields[] = {
    {ID(resource),                        REQUIRED, "the resource"},
    {ENUM(reason, &resource_withdrawals), REQUIRED, "why"},
    {DATE(withdrawn_on),                  OPTIONAL, "business date; today when absent"},
};
const struct schema resource_withdraw_schema = {
    .name = "resource.withdraw",
    .meaning = "A resource is not to be used any more (RS3).",
    FIELDS(resource_withdraw_fields),
};
#undef RECORD

#define RECORD struct resource_withdrawn
static const struct field resource_withdrawn_fields[] = {
    {ID(resource),                        REQUIRED, "the resource"},
    {TEXT(sector),                        REQUIRED, "the sector that journals it"},
    {INTEGER(version),                    REQUIRED, "its last one"},
    {ENUM(reason, &resource_withdrawals), REQUIRED, "why"},
    {DATE(withdrawn_on),                  REQUIRED, "business date"},
};
const struct schema resource_withdrawn_schema = {
    .name = "resource.withdrawn",
    .meaning = "A resource is not to be used any more.",
    FIELDS(resource_withdrawn_fields),
};
#undef RECORD

#define RECORD struct resource_get
static const struct field resource_get_fields[] = {
    {ID(resource),     REQUIRED, "the resource"},
    {INTEGER(version), OPTIONAL, "the last one when absent", RANGE(1, 1000)},
};
const struct schema resource_get_schema = {
    .name = "resource.get",
    .meaning = "One resource, as it is or as any version said.",
    FIELDS(resource_get_fields),
};
#undef RECORD

#define RECORD struct resource_view
static const struct field resource_view_fields[] = {
    {ID(resource),                                     REQUIRED, "the resource"},
    {INTEGER(version),                                 REQUIRED, "of these words"},
    {INTEGER(versions),                                REQUIRED, "how many there are"},
    {ENUM(kind, &resource_kinds),                      REQUIRED, "sheet, module or guide"},
    {TEXT(title),                                      REQUIRED, "title"},
    {TEXT(summary),                                    OPTIONAL, "what it is for"},
    {ENUM(licence, &licences),                         REQUIRED, "what others may do with it"},
    {TEXT(link),                                       REQUIRED, "where it is: https://…"},
    {LIST(competences, competences_count, FIELD_TEXT), REQUIRED, "codes of the competences that it serves"},
    {SET(metiers, &metiers),                           OPTIONAL, "of its competences"},
    {ENUM(state, &resource_states),                    REQUIRED, "published or withdrawn"},
    {ID(contract),                                     OPTIONAL, "of the young person who wrote it"},
    {DATE(published_on),                               REQUIRED, "first day"},
    {DATE(from),                                       REQUIRED, "since when these words hold"},
    {DATE(withdrawn_on),                               OPTIONAL, "last day"},
    {ENUM(withdrawal, &resource_withdrawals),          OPTIONAL, "why"},
};
const struct schema resource_view_schema = {
    .name = "resource",
    .meaning = "A resource in one of its versions.",
    FIELDS(resource_view_fields),
};
#undef RECORD

#define RECORD struct resource_list
static const struct field resource_list_fields[] = {
    {ENUM(kind, &resource_kinds), OPTIONAL, "of that kind"},
    {TEXT(competence),            OPTIONAL, "that serve that competence"},
    {ENUM(metier, &metiers),      OPTIONAL, "that serve that métier"},
    {ID(contract),                OPTIONAL, "written by that young person"},
    {FLAG(only_published),        OPTIONAL, "those not withdrawn"},
    {ID(after),                   OPTIONAL, "the `next` of the page before"},
    {INTEGER(limit),              OPTIONAL, "how many at most; 50 when absent", RANGE(1, 200)},
};
const struct schema resource_list_schema = {
    .name = "resource.list",
    .meaning = "Resources, in order of publication, in their last version.",
    FIELDS(resource_list_fields),
};
#undef RECORD

#define RECORD struct resource_page
static const struct field resource_page_fields[] = {
    {LIST_OF(items, items_count, &resource_view_schema), OPTIONAL, "in order"},
    {ID(next),                                           OPTIONAL, "where to go on; none at the end"},
};
const struct schema resource_page_schema = {
    .name = "resource.list reply",
    .meaning = "What resource.list answers.",
    FIELDS(resource_page_fields),
};
#undef RECORD
