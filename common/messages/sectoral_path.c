#include "common/messages/sectoral_path.h"

/* One row, one line: clang-format 14 cannot keep such tables. */
/* clang-format off */

#define RECORD struct path_opened
static const struct field path_opened_fields[] = {
    {ID(contract),                REQUIRED, "the contract"},
    {ID(job),                     REQUIRED, "the job"},
    {ID(person),                  REQUIRED, "the person, a pseudonym"},
    {ID(employer),                REQUIRED, "the employer"},
    {TEXT(departement),           REQUIRED, "the département of the job"},
    {TEXT(region2013),            REQUIRED, "region of 2013"},
    {TEXT(region2016),            REQUIRED, "region of 2016"},
    {TEXT(sector),                REQUIRED, "the sector that journals it"},
    {ENUM(metier, &metiers),      REQUIRED, "one of the six"},
    {ENUM(form, &employer_forms), REQUIRED, "legal form of the employer"},
    {FLAG(is_renewal),            OPTIONAL, "goes on from another contract: not an entry"},
    {ID(renewal_of),              OPTIONAL, "that contract"},
    {DATE(signed_on),             REQUIRED, "business date of the entry"},
    {DATE(starts_on),             REQUIRED, "first day of the contract"},
    {DATE(planned_end),           OPTIONAL, "last day foreseen; none for a CDI"},
};
const struct schema path_opened_schema = {
    .name = "path.opened",
    .meaning = "A contract of the sector began a parcours Emploi-Formation.",
    FIELDS(path_opened_fields),
};
#undef RECORD

#define RECORD struct path_term_moved
static const struct field path_term_moved_fields[] = {
    {ID(contract),                REQUIRED, "the contract"},
    {ID(job),                     REQUIRED, "the job"},
    {ID(person),                  REQUIRED, "the person, a pseudonym"},
    {ID(employer),                REQUIRED, "the employer"},
    {TEXT(departement),           REQUIRED, "the département of the job"},
    {TEXT(region2013),            REQUIRED, "region of 2013"},
    {TEXT(region2016),            REQUIRED, "region of 2016"},
    {TEXT(sector),                REQUIRED, "the sector that journals it"},
    {ENUM(metier, &metiers),      REQUIRED, "one of the six"},
    {ENUM(form, &employer_forms), REQUIRED, "legal form of the employer"},
    {DATE(planned_end),           OPTIONAL, "last day foreseen; none for a CDI"},
    {DATE(previous_end),          OPTIONAL, "what it was"},
    {DATE(moved_on),              REQUIRED, "business date"},
};
const struct schema path_term_moved_schema = {
    .name = "path.term_moved",
    .meaning = "The contract of the path was extended, or became a CDI.",
    FIELDS(path_term_moved_fields),
};
#undef RECORD

#define RECORD struct path_confirmed
static const struct field path_confirmed_fields[] = {
    {ID(contract),                REQUIRED, "the contract"},
    {ID(job),                     REQUIRED, "the job"},
    {ID(person),                  REQUIRED, "the person, a pseudonym"},
    {ID(employer),                REQUIRED, "the employer"},
    {TEXT(departement),           REQUIRED, "the département of the job"},
    {TEXT(region2013),            REQUIRED, "region of 2013"},
    {TEXT(region2016),            REQUIRED, "region of 2016"},
    {TEXT(sector),                REQUIRED, "the sector that journals it"},
    {ENUM(metier, &metiers),      REQUIRED, "one of the six"},
    {ENUM(form, &employer_forms), REQUIRED, "legal form of the employer"},
    {ID(action),                  REQUIRED, "the action that confirms it"},
    {ENUM(type, &trainings),      REQUIRED, "of that action"},
    {DATE(signed_on),             REQUIRED, "business date of the entry"},
    {FLAG(is_renewal),            OPTIONAL, "the contract goes on from another: not an entry"},
    {DATE(confirmed_on),          REQUIRED, "business date"},
    {INTEGER(days),               OPTIONAL, "from the signature to the confirmation"},
    {INTEGER(actions),            REQUIRED, "planned or confirmed so far"},
};
const struct schema path_confirmed_schema = {
    .name = "path.confirmed",
    .meaning = "A contract has its first confirmed action: its engagement of training is confirmed. Once.",
    FIELDS(path_confirmed_fields),
};
#undef RECORD

#define RECORD struct path_closed
static const struct field path_closed_fields[] = {
    {ID(contract),                REQUIRED, "the contract"},
    {ID(job),                     REQUIRED, "the job"},
    {ID(person),                  REQUIRED, "the person, a pseudonym"},
    {ID(employer),                REQUIRED, "the employer"},
    {TEXT(departement),           REQUIRED, "the département of the job"},
    {TEXT(region2013),            REQUIRED, "region of 2013"},
    {TEXT(region2016),            REQUIRED, "region of 2016"},
    {TEXT(sector),                REQUIRED, "the sector that journals it"},
    {ENUM(metier, &metiers),      REQUIRED, "one of the six"},
    {ENUM(form, &employer_forms), REQUIRED, "legal form of the employer"},
    {ENUM(by, &path_closings),    REQUIRED, "how the contract ended"},
    {DATE(closed_on),             REQUIRED, "business date: last day of the contract"},
    {DATE(replaces),              OPTIONAL, "what the term had said, when a breach declared later takes its place (F8)"},
    {INTEGER(planned),            OPTIONAL, "actions that wait for their confirmation"},
    {INTEGER(confirmed),          OPTIONAL, "actions confirmed, begun ones included"},
    {INTEGER(completed),          OPTIONAL, "actions completed"},
    {INTEGER(abandoned),          OPTIONAL, "actions abandoned"},
    {INTEGER(hours),              OPTIONAL, "hours completed"},
    {FLAG(is_engaged),            OPTIONAL, "another contract of the person runs: they are not free (MA1)"},
};
const struct schema path_closed_schema = {
    .name = "path.closed",
    .meaning = "The contract ended: nothing is planned any more; open actions were abandoned.",
    FIELDS(path_closed_fields),
};
#undef RECORD

#define RECORD struct path_get
static const struct field path_get_fields[] = {
    {ID(contract), REQUIRED, "the contract"},
};
const struct schema path_get_schema = {
    .name = "path.get",
    .meaning = "The path of one contract.",
    FIELDS(path_get_fields),
};
#undef RECORD

#define RECORD struct path_view
static const struct field path_view_fields[] = {
    {ID(contract),                REQUIRED, "the contract"},
    {ID(job),                     REQUIRED, "the job"},
    {ID(person),                  REQUIRED, "the person, a pseudonym"},
    {ID(employer),                REQUIRED, "the employer"},
    {TEXT(departement),           REQUIRED, "the département of the job"},
    {TEXT(region2013),            REQUIRED, "region of 2013"},
    {TEXT(region2016),            REQUIRED, "region of 2016"},
    {TEXT(sector),                REQUIRED, "the sector that journals it"},
    {ENUM(metier, &metiers),      REQUIRED, "one of the six"},
    {ENUM(form, &employer_forms), REQUIRED, "legal form of the employer"},
    {ENUM(state, &path_states),   REQUIRED, "open, confirmed or closed"},
    {DATE(signed_on),             REQUIRED, "business date of the entry"},
    {DATE(starts_on),             REQUIRED, "first day of the contract"},
    {DATE(planned_end),           OPTIONAL, "last day foreseen; none for a CDI"},
    {DATE(confirmed_on),          OPTIONAL, "first confirmed action"},
    {DATE(closed_on),             OPTIONAL, "last day of the contract"},
    {INTEGER(planned),            OPTIONAL, "actions that wait for their confirmation"},
    {INTEGER(confirmed),          OPTIONAL, "actions confirmed, begun ones included"},
    {INTEGER(completed),          OPTIONAL, "actions completed"},
    {INTEGER(abandoned),          OPTIONAL, "actions abandoned"},
    {INTEGER(hours),              OPTIONAL, "hours completed"},
    {INTEGER(attestations),       OPTIONAL, "valid ones of this contract"},
    {INTEGER(transmissions),      OPTIONAL, "workshops given"},
};
const struct schema path_view_schema = {
    .name = "path",
    .meaning = "The parcours Emploi-Formation of a contract.",
    FIELDS(path_view_fields),
};
#undef RECORD

#define RECORD struct path_list
static const struct field path_list_fields[] = {
    {TEXT(departement),         OPTIONAL, "of the job"},
    {ENUM(metier, &metiers),    OPTIONAL, "of that métier"},
    {ID(person),                OPTIONAL, "of that person"},
    {SET(states, &path_states), OPTIONAL, "in one of these states"},
    {ID(after),                 OPTIONAL, "the `next` of the page before"},
    {INTEGER(limit),            OPTIONAL, "how many at most; 50 when absent", RANGE(1, 200)},
};
const struct schema path_list_schema = {
    .name = "path.list",
    .meaning = "Paths, in order of opening.",
    FIELDS(path_list_fields),
};
#undef RECORD

#define RECORD struct path_page
static const struct field path_page_fields[] = {
    {LIST_OF(items, items_count, &path_view_schema), OPTIONAL, "in order"},
    {ID(next),                                       OPTIONAL, "where to go on; none at the end"},
};
const struct schema path_page_schema = {
    .name = "path.list reply",
    .meaning = "What path.list answers.",
    FIELDS(path_page_fields),
};
#undef RECORD

#define RECORD struct path_text_read
static const struct field path_text_read_fields[] = {
    {ID(subject),                   REQUIRED, "the action or the attestation"},
    {ENUM(kind, &path_texts),       REQUIRED, "which"},
    {ENUM(reason, &access_reasons), REQUIRED, "why"},
    {ID(contract),                  REQUIRED, "the contract"},
    {TEXT(departement),             REQUIRED, "the département of the job"},
    {DATE(read_on),                 REQUIRED, "business date"},
};
const struct schema path_text_read_schema = {
    .name = "path_text.read",
    .meaning = "Someone read a private text (P4): who is the event's principal and account.",
    FIELDS(path_text_read_fields),
};
#undef RECORD

#define RECORD struct path_text_erased
static const struct field path_text_erased_fields[] = {
    {ID(subject),                    REQUIRED, "the action or the attestation"},
    {ENUM(kind, &path_texts),        REQUIRED, "which"},
    {ENUM(reason, &erasure_reasons), REQUIRED, "why"},
    {ID(contract),                   REQUIRED, "the contract"},
    {TEXT(departement),              REQUIRED, "the département of the job"},
    {DATE(erased_on),                REQUIRED, "business date"},
};
const struct schema path_text_erased_schema = {
    .name = "path_text.erased",
    .meaning = "A private text is gone (P2).",
    FIELDS(path_text_erased_fields),
};
#undef RECORD
