#include "common/messages/sectoral_competence.h"

/* One row, one line: clang-format 14 cannot keep such tables. */
/* clang-format off */

#define RECORD struct sector_opened
static const struct field sector_opened_fields[] = {
    {TEXT(sector),           REQUIRED, "its word"},
    {TEXT(label),            REQUIRED, "its name"},
    {SET(metiers, &metiers), REQUIRED, "what it holds"},
    {DATE(opened_on),        REQUIRED, "business date"},
};
const struct schema sector_opened_schema = {
    .name = "sector.opened",
    .meaning = "A sector began: the métiers that it holds (M1).",
    FIELDS(sector_opened_fields),
};
#undef RECORD

#define RECORD struct sector_changed
static const struct field sector_changed_fields[] = {
    {TEXT(sector),           REQUIRED, "its word"},
    {TEXT(label),            REQUIRED, "its name"},
    {SET(metiers, &metiers), REQUIRED, "what it holds from now on"},
    {SET(before, &metiers),  OPTIONAL, "what it held"},
    {DATE(changed_on),       REQUIRED, "business date"},
};
const struct schema sector_changed_schema = {
    .name = "sector.changed",
    .meaning = "The reference gave the sector other métiers (M1).",
    FIELDS(sector_changed_fields),
};
#undef RECORD

#define RECORD struct sector_get
static const struct field sector_get_fields[] = {
    {ENUM(metier, &metiers), OPTIONAL, "only its competences are counted"},
};
const struct schema sector_get_schema = {
    .name = "sector.get",
    .meaning = "The sector of this service.",
    FIELDS(sector_get_fields),
};
#undef RECORD

#define RECORD struct sector_view
static const struct field sector_view_fields[] = {
    {TEXT(sector),           REQUIRED, "its word"},
    {TEXT(label),            REQUIRED, "its name"},
    {SET(metiers, &metiers), OPTIONAL, "what it holds"},
    {DATE(opened_on),        REQUIRED, "since when"},
    {INTEGER(competences),   OPTIONAL, "in force"},
    {INTEGER(practices),     OPTIONAL, "that show a competence"},
    {INTEGER(resources),     OPTIONAL, "published"},
    {INTEGER(paths),         OPTIONAL, "that are not closed"},
    {INTEGER(candidates),    OPTIONAL, "eligible young people without a contract"},
    {INTEGER(vacancies),     OPTIONAL, "approved jobs without a contract"},
};
const struct schema sector_view_schema = {
    .name = "sector",
    .meaning = "What a sector holds.",
    FIELDS(sector_view_fields),
};
#undef RECORD

#define RECORD struct competence_define
static const struct field competence_define_fields[] = {
    {TEXT(competence),       REQUIRED, "its code, never used before: a-z, 0-9 and _"},
    {TEXT(label),            REQUIRED, "what it is, in a few words; the name of its badge"},
    {TEXT(description),      OPTIONAL, "what one does who has it"},
    {TEXT(criteria),         REQUIRED, "what must be shown to be attested"},
    {SET(metiers, &metiers), REQUIRED, "the métiers of the sector that ask for it (M1)"},
    {DATE(from),             OPTIONAL, "business date; today when absent"},
};
const struct schema competence_define_schema = {
    .name = "competence.define",
    .meaning = "The sector defines a competence of its métiers (M2).",
    FIELDS(competence_define_fields),
};
#undef RECORD

#define RECORD struct competence_define_reply
static const struct field competence_define_reply_fields[] = {
    {INTEGER(version), REQUIRED, "1"},
};
const struct schema competence_define_reply_schema = {
    .name = "competence.define reply",
    .meaning = "What competence.define answers.",
    FIELDS(competence_define_reply_fields),
};
#undef RECORD

#define RECORD struct competence_defined
static const struct field competence_defined_fields[] = {
    {TEXT(competence),       REQUIRED, "code of the competence"},
    {TEXT(sector),           REQUIRED, "the sector that journals it"},
    {INTEGER(version),       REQUIRED, "1"},
    {TEXT(label),            REQUIRED, "what it is, in a few words; the name of its badge"},
    {TEXT(description),      OPTIONAL, "what one does who has it"},
    {TEXT(criteria),         REQUIRED, "what must be shown to be attested"},
    {SET(metiers, &metiers), REQUIRED, "the métiers of the sector that ask for it (M1)"},
    {DATE(from),             REQUIRED, "business date"},
    {FLAG(is_default),       OPTIONAL, "of the catalogue that is delivered"},
};
const struct schema competence_defined_schema = {
    .name = "competence.defined",
    .meaning = "A competence exists: its first version.",
    FIELDS(competence_defined_fields),
};
#undef RECORD

#define RECORD struct competence_amend
static const struct field competence_amend_fields[] = {
    {TEXT(competence),       REQUIRED, "code of the competence"},
    {TEXT(label),            OPTIONAL, "what it is, in a few words; the name of its badge"},
    {TEXT(description),      OPTIONAL, "what one does who has it"},
    {TEXT(criteria),         OPTIONAL, "what must be shown to be attested"},
    {SET(metiers, &metiers), OPTIONAL, "the métiers of the sector that ask for it; absent: as they are"},
    {DATE(from),             OPTIONAL, "business date; today when absent"},
};
const struct schema competence_amend_schema = {
    .name = "competence.amend",
    .meaning = "The sector makes a new version of a competence; what is absent stays as it was (M3).",
    FIELDS(competence_amend_fields),
};
#undef RECORD

#define RECORD struct competence_amend_reply
static const struct field competence_amend_reply_fields[] = {
    {INTEGER(version), REQUIRED, "of this wording"},
};
const struct schema competence_amend_reply_schema = {
    .name = "competence.amend reply",
    .meaning = "What competence.amend answers.",
    FIELDS(competence_amend_reply_fields),
};
#undef RECORD

#define RECORD struct competence_amended
static const struct field competence_amended_fields[] = {
    {TEXT(competence),       REQUIRED, "code of the competence"},
    {TEXT(sector),           REQUIRED, "the sector that journals it"},
    {INTEGER(version),       REQUIRED, "2, 3…"},
    {TEXT(label),            REQUIRED, "what it is, in a few words; the name of its badge"},
    {TEXT(description),      OPTIONAL, "what one does who has it"},
    {TEXT(criteria),         REQUIRED, "what must be shown to be attested"},
    {SET(metiers, &metiers), REQUIRED, "the métiers of the sector that ask for it (M1)"},
    {DATE(from),             REQUIRED, "business date"},
};
const struct schema competence_amended_schema = {
    .name = "competence.amended",
    .meaning = "A competence has a new version; the ones before can still be read.",
    FIELDS(competence_amended_fields),
};
#undef RECORD

#define RECORD struct competence_retire
static const struct field competence_retire_fields[] = {
    {TEXT(competence),  REQUIRED, "code of the competence"},
    {TEXT(replaced_by), OPTIONAL, "the one to use instead"},
    {DATE(retired_on),  OPTIONAL, "business date; today when absent"},
};
const struct schema competence_retire_schema = {
    .name = "competence.retire",
    .meaning = "A competence is not asked for any more (M3); its code is never used again.",
    FIELDS(competence_retire_fields),
};
#undef RECORD

#define RECORD struct competence_retired
static const struct field competence_retired_fields[] = {
    {TEXT(competence),  REQUIRED, "code of the competence"},
    {TEXT(sector),      REQUIRED, "the sector that journals it"},
    {INTEGER(version),  REQUIRED, "its last one"},
    {TEXT(replaced_by), OPTIONAL, "the one to use instead"},
    {DATE(retired_on),  REQUIRED, "business date"},
};
const struct schema competence_retired_schema = {
    .name = "competence.retired",
    .meaning = "A competence is not asked for any more.",
    FIELDS(competence_retired_fields),
};
#undef RECORD

#define RECORD struct competence_get
static const struct field competence_get_fields[] = {
    {TEXT(competence), REQUIRED, "code of the competence"},
    {INTEGER(version), OPTIONAL, "the last one when absent", RANGE(1, 1000)},
};
const struct schema competence_get_schema = {
    .name = "competence.get",
    .meaning = "One competence, as it is or as any version said.",
    FIELDS(competence_get_fields),
};
#undef RECORD

#define RECORD struct competence_view
static const struct field competence_view_fields[] = {
    {TEXT(competence),                             REQUIRED, "code of the competence"},
    {INTEGER(version),                             REQUIRED, "of these words"},
    {INTEGER(versions),                            REQUIRED, "how many there are"},
    {TEXT(label),                                  REQUIRED, "what it is, in a few words; the name of its badge"},
    {TEXT(description),                            OPTIONAL, "what one does who has it"},
    {TEXT(criteria),                               REQUIRED, "what must be shown to be attested"},
    {SET(metiers, &metiers),                       OPTIONAL, "that ask for it"},
    {DATE(from),                                   REQUIRED, "since when these words hold"},
    {DATE(until),                                  OPTIONAL, "last day before the next version, or before it was retired"},
    {DATE(retired_on),                             OPTIONAL, "not asked for any more"},
    {TEXT(replaced_by),                            OPTIONAL, "the one to use instead"},
    {LIST(practices, practices_count, FIELD_TEXT), OPTIONAL, "practices that show it"},
};
const struct schema competence_view_schema = {
    .name = "competence",
    .meaning = "A competence in one of its versions.",
    FIELDS(competence_view_fields),
};
#undef RECORD

#define RECORD struct competence_list
static const struct field competence_list_fields[] = {
    {ENUM(metier, &metiers), OPTIONAL, "asked for by that métier"},
    {TEXT(practice),         OPTIONAL, "shown by that practice"},
    {FLAG(only_active),      OPTIONAL, "those not retired"},
    {ID(after),              OPTIONAL, "the `next` of the page before"},
    {INTEGER(limit),         OPTIONAL, "how many at most; 50 when absent", RANGE(1, 200)},
};
const struct schema competence_list_schema = {
    .name = "competence.list",
    .meaning = "Competences, in order of definition, in their last version.",
    FIELDS(competence_list_fields),
};
#undef RECORD

#define RECORD struct competence_page
static const struct field competence_page_fields[] = {
    {LIST_OF(items, items_count, &competence_view_schema), OPTIONAL, "in order"},
    {ID(next),                                             OPTIONAL, "where to go on; none at the end"},
};
const struct schema competence_page_schema = {
    .name = "competence.list reply",
    .meaning = "What competence.list answers.",
    FIELDS(competence_page_fields),
};
#undef RECORD

#define RECORD struct practice_link
static const struct field practice_link_fields[] = {
    {TEXT(practice),   REQUIRED, "code of the catalogue of practices"},
    {TEXT(competence), REQUIRED, "code of the competence"},
    {DATE(linked_on),  OPTIONAL, "business date; today when absent"},
};
const struct schema practice_link_schema = {
    .name = "practice.link",
    .meaning = "A digital practice shows a competence (M4).",
    FIELDS(practice_link_fields),
};
#undef RECORD

#define RECORD struct practice_linked
static const struct field practice_linked_fields[] = {
    {TEXT(practice),   REQUIRED, "code of the catalogue of practices"},
    {TEXT(competence), REQUIRED, "code of the competence"},
    {TEXT(sector),     REQUIRED, "the sector that journals it"},
    {DATE(linked_on),  REQUIRED, "business date"},
    {FLAG(is_default), OPTIONAL, "of the catalogue that is delivered"},
};
const struct schema practice_linked_schema = {
    .name = "practice.linked",
    .meaning = "A digital practice shows a competence.",
    FIELDS(practice_linked_fields),
};
#undef RECORD

#define RECORD struct practice_unlink
static const struct field practice_unlink_fields[] = {
    {TEXT(practice),    REQUIRED, "code of the catalogue of practices"},
    {TEXT(competence),  REQUIRED, "code of the competence"},
    {DATE(unlinked_on), OPTIONAL, "business date; today when absent"},
};
const struct schema practice_unlink_schema = {
    .name = "practice.unlink",
    .meaning = "A practice does not show that competence any more (M4).",
    FIELDS(practice_unlink_fields),
};
#undef RECORD

#define RECORD struct practice_unlinked
static const struct field practice_unlinked_fields[] = {
    {TEXT(practice),    REQUIRED, "code of the catalogue of practices"},
    {TEXT(competence),  REQUIRED, "code of the competence"},
    {TEXT(sector),      REQUIRED, "the sector that journals it"},
    {DATE(unlinked_on), REQUIRED, "business date"},
};
const struct schema practice_unlinked_schema = {
    .name = "practice.unlinked",
    .meaning = "A practice does not show that competence any more.",
    FIELDS(practice_unlinked_fields),
};
#undef RECORD

#define RECORD struct practice_get
static const struct field practice_get_fields[] = {
    {TEXT(practice), REQUIRED, "code of the catalogue of practices"},
};
const struct schema practice_get_schema = {
    .name = "practice.get",
    .meaning = "What a practice shows.",
    FIELDS(practice_get_fields),
};
#undef RECORD

#define RECORD struct practice_view
static const struct field practice_view_fields[] = {
    {TEXT(practice),                                   REQUIRED, "code of the catalogue of practices"},
    {LIST(competences, competences_count, FIELD_TEXT), OPTIONAL, "codes of those in force"},
};
const struct schema practice_view_schema = {
    .name = "practice",
    .meaning = "A digital practice and the competences that it shows.",
    FIELDS(practice_view_fields),
};
#undef RECORD

#define RECORD struct practice_list
static const struct field practice_list_fields[] = {
    {TEXT(competence), OPTIONAL, "that show this one"},
    {ID(after),        OPTIONAL, "the `next` of the page before"},
    {INTEGER(limit),   OPTIONAL, "how many at most; 50 when absent", RANGE(1, 200)},
};
const struct schema practice_list_schema = {
    .name = "practice.list",
    .meaning = "Practices that show competences of the sector, in order of first link.",
    FIELDS(practice_list_fields),
};
#undef RECORD

#define RECORD struct practice_page
static const struct field practice_page_fields[] = {
    {LIST_OF(items, items_count, &practice_view_schema), OPTIONAL, "in order"},
    {ID(next),                                           OPTIONAL, "where to go on; none at the end"},
};
const struct schema practice_page_schema = {
    .name = "practice.list reply",
    .meaning = "What practice.list answers.",
    FIELDS(practice_page_fields),
};
#undef RECORD
