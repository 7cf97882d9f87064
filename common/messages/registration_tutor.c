#include "common/messages/registration_tutor.h"

/* One row, one line: clang-format 14 cannot keep such tables. */
/* clang-format off */

#define RECORD struct tutor_register
static const struct field tutor_register_fields[] = {
    {ID(tutor),                 REQUIRED, "pseudonym chosen by the caller"},
    {ID(employer),              REQUIRED, "the employer"},
    {FLAG(is_volunteer),        OPTIONAL, "must be true (C4)"},
    {INTEGER(experience_years), REQUIRED, "years of experience; at least 2 (C4)", RANGE(0, 60)},
    {DATE(registered_on),       OPTIONAL, "business date; today when absent"},
    {TEXT(name),                REQUIRED, "family name", PRIVATE},
    {TEXT(first_name),          REQUIRED, "first name", PRIVATE},
    {TEXT(email),               OPTIONAL, "email", PRIVATE},
    {TEXT(phone),               OPTIONAL, "phone", PRIVATE},
};
const struct schema tutor_register_schema = {
    .name = "tutor.register",
    .meaning = "An employee of the employer volunteers as a tutor (C4).",
    FIELDS(tutor_register_fields),
};
#undef RECORD

#define RECORD struct tutor_registered
static const struct field tutor_registered_fields[] = {
    {ID(tutor),                 REQUIRED, "the tutor, a pseudonym"},
    {ID(employer),              REQUIRED, "the employer"},
    {TEXT(departement),         REQUIRED, "code: 01, 2A, 971"},
    {TEXT(region2013),          REQUIRED, "region of 2013"},
    {TEXT(region2016),          REQUIRED, "region of 2016"},
    {INTEGER(experience_years), REQUIRED, "experience years"},
    {DATE(registered_on),       REQUIRED, "business date"},
};
const struct schema tutor_registered_schema = {
    .name = "tutor.registered",
    .meaning = "An employee became a tutor.",
    FIELDS(tutor_registered_fields),
};
#undef RECORD

#define RECORD struct tutor_amend
static const struct field tutor_amend_fields[] = {
    {ID(tutor),                 REQUIRED, "the tutor, a pseudonym"},
    {INTEGER(experience_years), OPTIONAL, "experience years", RANGE(0, 60)},
    {TEXT(name),                OPTIONAL, "family name", PRIVATE},
    {TEXT(first_name),          OPTIONAL, "first name", PRIVATE},
    {TEXT(email),               OPTIONAL, "email", PRIVATE},
    {TEXT(phone),               OPTIONAL, "phone", PRIVATE},
};
const struct schema tutor_amend_schema = {
    .name = "tutor.amend",
    .meaning = "What is known of a tutor changes; absent members stay as they are.",
    FIELDS(tutor_amend_fields),
};
#undef RECORD

#define RECORD struct tutor_amended
static const struct field tutor_amended_fields[] = {
    {ID(tutor),                 REQUIRED, "the tutor, a pseudonym"},
    {ID(employer),              REQUIRED, "the employer"},
    {TEXT(departement),         REQUIRED, "code: 01, 2A, 971"},
    {INTEGER(experience_years), REQUIRED, "experience years"},
    {DATE(amended_on),          REQUIRED, "business date"},
};
const struct schema tutor_amended_schema = {
    .name = "tutor.amended",
    .meaning = "All that is public of a tutor, after a change.",
    FIELDS(tutor_amended_fields),
};
#undef RECORD

#define RECORD struct tutor_retire
static const struct field tutor_retire_fields[] = {
    {ID(tutor),        REQUIRED, "the tutor, a pseudonym"},
    {DATE(retired_on), OPTIONAL, "business date; today when absent"},
};
const struct schema tutor_retire_schema = {
    .name = "tutor.retire",
    .meaning = "A tutor follows nobody any more; refused while contracts still name them.",
    FIELDS(tutor_retire_fields),
};
#undef RECORD

#define RECORD struct tutor_retired
static const struct field tutor_retired_fields[] = {
    {ID(tutor),         REQUIRED, "the tutor, a pseudonym"},
    {ID(employer),      REQUIRED, "the employer"},
    {TEXT(departement), REQUIRED, "code: 01, 2A, 971"},
    {DATE(retired_on),  REQUIRED, "business date"},
};
const struct schema tutor_retired_schema = {
    .name = "tutor.retired",
    .meaning = "A tutor follows nobody any more.",
    FIELDS(tutor_retired_fields),
};
#undef RECORD

#define RECORD struct tutor_get
static const struct field tutor_get_fields[] = {
    {ID(tutor), REQUIRED, "the tutor, a pseudonym"},
};
const struct schema tutor_get_schema = {
    .name = "tutor.get",
    .meaning = "What is public of one tutor.",
    FIELDS(tutor_get_fields),
};
#undef RECORD

#define RECORD struct tutor_view
static const struct field tutor_view_fields[] = {
    {ID(tutor),                 REQUIRED, "the tutor, a pseudonym"},
    {ID(employer),              REQUIRED, "the employer"},
    {TEXT(departement),         REQUIRED, "code: 01, 2A, 971"},
    {INTEGER(experience_years), REQUIRED, "experience years"},
    {INTEGER(followed),         OPTIONAL, "employees followed today"},
    {DATE(registered_on),       REQUIRED, "day it became known"},
    {DATE(retired_on),          OPTIONAL, "retired on"},
};
const struct schema tutor_view_schema = {
    .name = "tutor",
    .meaning = "What is public of a tutor.",
    FIELDS(tutor_view_fields),
};
#undef RECORD

#define RECORD struct tutor_list
static const struct field tutor_list_fields[] = {
    {TEXT(departement), OPTIONAL, "only there"},
    {ID(employer),      OPTIONAL, "only its own"},
    {FLAG(only_active), OPTIONAL, "not the retired ones"},
    {ID(after),         OPTIONAL, "the last id of the page before; none: from the beginning"},
    {INTEGER(limit),    OPTIONAL, "how many at most; 0: 50", RANGE(0, 200)},
};
const struct schema tutor_list_schema = {
    .name = "tutor.list",
    .meaning = "Tutors, public facts only, in order of registration.",
    FIELDS(tutor_list_fields),
};
#undef RECORD

#define RECORD struct tutor_page
static const struct field tutor_page_fields[] = {
    {LIST_OF(items, items_count, &tutor_view_schema), OPTIONAL, "in order of registration"},
    {ID(next),                                        OPTIONAL, "give it as `after` for the next page; none: this was the last"},
};
const struct schema tutor_page_schema = {
    .name = "tutor.list reply",
    .meaning = "What tutor.list answers.",
    FIELDS(tutor_page_fields),
};
#undef RECORD

#define RECORD struct tutor_private
static const struct field tutor_private_fields[] = {
    {ID(tutor),        REQUIRED, "the tutor, a pseudonym"},
    {TEXT(name),       REQUIRED, "family name", PRIVATE},
    {TEXT(first_name), REQUIRED, "first name", PRIVATE},
    {TEXT(email),      OPTIONAL, "email", PRIVATE},
    {TEXT(phone),      OPTIONAL, "phone", PRIVATE},
};
const struct schema tutor_private_schema = {
    .name = "tutor.private",
    .meaning = "Vault: who a tutor is.",
    FIELDS(tutor_private_fields),
};
#undef RECORD
