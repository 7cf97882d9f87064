#include "common/messages/registration_person.h"

/* One row, one line: clang-format 14 cannot keep such tables. */
/* clang-format off */

#define RECORD struct person_register
static const struct field person_register_fields[] = {
    {ID(person),                                       REQUIRED, "pseudonym chosen by the caller"},
    {TEXT(departement),                                REQUIRED, "where the person lives"},
    {ENUM(gender, &genders),                           REQUIRED, "gender"},
    {ENUM(level, &levels),                             REQUIRED, "level"},
    {ENUM(zone, &zones),                               REQUIRED, "zone"},
    {FLAG(rqth),                                       OPTIONAL, "rqth"},
    {LIST(practices, practices_count, FIELD_TEXT),     OPTIONAL, "digital practices, codes of the catalogue"},
    {LIST(competences, competences_count, FIELD_TEXT), OPTIONAL, "codes of competences"},
    {DATE(registered_on),                              OPTIONAL, "business date; today when absent"},
    {TEXT(name),                                       REQUIRED, "family name", PRIVATE},
    {TEXT(first_name),                                 REQUIRED, "first name", PRIVATE},
    {DATE(birth_date),                                 REQUIRED, "birth date", PRIVATE},
    {TEXT(email),                                      OPTIONAL, "email", PRIVATE},
    {TEXT(phone),                                      OPTIONAL, "phone", PRIVATE},
    {TEXT(address),                                    OPTIONAL, "number and street", PRIVATE},
    {TEXT(file_number),                                OPTIONAL, "at the mission locale; never the NIR (P1)", PRIVATE},
};
const struct schema person_register_schema = {
    .name = "person.register",
    .meaning = "A prescriber makes a young person known; private members go to the vault (P1).",
    FIELDS(person_register_fields),
};
#undef RECORD

#define RECORD struct person_register_reply
static const struct field person_register_reply_fields[] = {
    {ENUM(age_bracket, &age_brackets), OPTIONAL, "absent outside 16 to 29"},
    {TEXT(departement),                REQUIRED, "code: 01, 2A, 971"},
    {TEXT(region2013),                 REQUIRED, "region of 2013"},
    {TEXT(region2016),                 REQUIRED, "region of 2016"},
};
const struct schema person_register_reply_schema = {
    .name = "person.register reply",
    .meaning = "What person.register answers.",
    FIELDS(person_register_reply_fields),
};
#undef RECORD

#define RECORD struct person_registered
static const struct field person_registered_fields[] = {
    {ID(person),                                       REQUIRED, "the person, a pseudonym"},
    {TEXT(departement),                                REQUIRED, "code: 01, 2A, 971"},
    {TEXT(region2013),                                 REQUIRED, "region of 2013"},
    {TEXT(region2016),                                 REQUIRED, "region of 2016"},
    {ENUM(gender, &genders),                           REQUIRED, "gender"},
    {ENUM(age_bracket, &age_brackets),                 OPTIONAL, "on that day; absent outside 16 to 29"},
    {ENUM(level, &levels),                             REQUIRED, "level"},
    {ENUM(zone, &zones),                               REQUIRED, "zone"},
    {FLAG(rqth),                                       OPTIONAL, "rqth"},
    {LIST(practices, practices_count, FIELD_TEXT),     OPTIONAL, "practices"},
    {LIST(competences, competences_count, FIELD_TEXT), OPTIONAL, "competences"},
    {DATE(registered_on),                              REQUIRED, "business date"},
};
const struct schema person_registered_schema = {
    .name = "person.registered",
    .meaning = "A young person became known.",
    FIELDS(person_registered_fields),
};
#undef RECORD

#define RECORD struct person_amend
static const struct field person_amend_fields[] = {
    {ID(person),                                       REQUIRED, "the person, a pseudonym"},
    {TEXT(departement),                                OPTIONAL, "a move"},
    {ENUM(gender, &genders),                           OPTIONAL, "gender"},
    {ENUM(level, &levels),                             OPTIONAL, "level"},
    {ENUM(zone, &zones),                               OPTIONAL, "zone"},
    {ENUM(rqth, &choices),                             OPTIONAL, "yes or no"},
    {LIST(practices, practices_count, FIELD_TEXT),     OPTIONAL, "replaces the list"},
    {LIST(competences, competences_count, FIELD_TEXT), OPTIONAL, "replaces the list"},
    {DATE(amended_on),                                 OPTIONAL, "business date; today when absent"},
    {TEXT(name),                                       OPTIONAL, "family name", PRIVATE},
    {TEXT(first_name),                                 OPTIONAL, "first name", PRIVATE},
    {DATE(birth_date),                                 OPTIONAL, "birth date", PRIVATE},
    {TEXT(email),                                      OPTIONAL, "email", PRIVATE},
    {TEXT(phone),                                      OPTIONAL, "phone", PRIVATE},
    {TEXT(address),                                    OPTIONAL, "number and street", PRIVATE},
    {TEXT(file_number),                                OPTIONAL, "at the mission locale; never the NIR (P1)", PRIVATE},
};
const struct schema person_amend_schema = {
    .name = "person.amend",
    .meaning = "What is known of a young person changes; absent members stay as they are.",
    FIELDS(person_amend_fields),
};
#undef RECORD

#define RECORD struct person_amended
static const struct field person_amended_fields[] = {
    {ID(person),                                       REQUIRED, "the person, a pseudonym"},
    {TEXT(departement),                                REQUIRED, "code: 01, 2A, 971"},
    {TEXT(region2013),                                 REQUIRED, "region of 2013"},
    {TEXT(region2016),                                 REQUIRED, "region of 2016"},
    {ENUM(gender, &genders),                           REQUIRED, "gender"},
    {ENUM(age_bracket, &age_brackets),                 OPTIONAL, "age bracket"},
    {ENUM(level, &levels),                             REQUIRED, "level"},
    {ENUM(zone, &zones),                               REQUIRED, "zone"},
    {FLAG(rqth),                                       OPTIONAL, "rqth"},
    {LIST(practices, practices_count, FIELD_TEXT),     OPTIONAL, "practices"},
    {LIST(competences, competences_count, FIELD_TEXT), OPTIONAL, "competences"},
    {DATE(amended_on),                                 REQUIRED, "business date"},
};
const struct schema person_amended_schema = {
    .name = "person.amended",
    .meaning = "All that is public of a young person, after a change.",
    FIELDS(person_amended_fields),
};
#undef RECORD

#define RECORD struct person_get
static const struct field person_get_fields[] = {
    {ID(person), REQUIRED, "the person, a pseudonym"},
};
const struct schema person_get_schema = {
    .name = "person.get",
    .meaning = "What is public of one young person.",
    FIELDS(person_get_fields),
};
#undef RECORD

#define RECORD struct person_view
static const struct field person_view_fields[] = {
    {ID(person),                                       REQUIRED, "the person, a pseudonym"},
    {TEXT(departement),                                REQUIRED, "code: 01, 2A, 971"},
    {ENUM(gender, &genders),                           OPTIONAL, "gender"},
    {ENUM(level, &levels),                             OPTIONAL, "level"},
    {ENUM(zone, &zones),                               OPTIONAL, "zone"},
    {FLAG(rqth),                                       OPTIONAL, "rqth"},
    {LIST(practices, practices_count, FIELD_TEXT),     OPTIONAL, "practices"},
    {LIST(competences, competences_count, FIELD_TEXT), OPTIONAL, "competences"},
    {DATE(eligible_on),                                OPTIONAL, "found eligible on"},
    {ENUM(criterion, &eligibility_criteria),           OPTIONAL, "criterion"},
    {ENUM(prescriber, &prescribers),                   OPTIONAL, "prescriber"},
    {ID(contract),                                     OPTIONAL, "the running one"},
    {DATE(registered_on),                              REQUIRED, "day it became known"},
    {DATE(erased_on),                                  OPTIONAL, "private data erased on (P2)"},
};
const struct schema person_view_schema = {
    .name = "person",
    .meaning = "What is public of a young person.",
    FIELDS(person_view_fields),
};
#undef RECORD

#define RECORD struct person_list
static const struct field person_list_fields[] = {
    {TEXT(departement),      OPTIONAL, "only there"},
    {ENUM(gender, &genders), OPTIONAL, "gender"},
    {ENUM(level, &levels),   OPTIONAL, "level"},
    {ENUM(zone, &zones),     OPTIONAL, "zone"},
    {TEXT(practice),         OPTIONAL, "only those who show that practice"},
    {FLAG(only_eligible),    OPTIONAL, "found eligible"},
    {FLAG(only_free),        OPTIONAL, "without a running contract"},
    {ID(after),              OPTIONAL, "the last id of the page before; none: from the beginning"},
    {INTEGER(limit),         OPTIONAL, "how many at most; 0: 50", RANGE(0, 200)},
};
const struct schema person_list_schema = {
    .name = "person.list",
    .meaning = "Young people, public facts only, in order of registration.",
    FIELDS(person_list_fields),
};
#undef RECORD

#define RECORD struct person_page
static const struct field person_page_fields[] = {
    {LIST_OF(items, items_count, &person_view_schema), OPTIONAL, "in order of registration"},
    {ID(next),                                         OPTIONAL, "give it as `after` for the next page; none: this was the last"},
};
const struct schema person_page_schema = {
    .name = "person.list reply",
    .meaning = "What person.list answers.",
    FIELDS(person_page_fields),
};
#undef RECORD

#define RECORD struct person_private
static const struct field person_private_fields[] = {
    {ID(person),        REQUIRED, "the person, a pseudonym"},
    {TEXT(name),        REQUIRED, "family name", PRIVATE},
    {TEXT(first_name),  REQUIRED, "first name", PRIVATE},
    {DATE(birth_date),  REQUIRED, "birth date", PRIVATE},
    {TEXT(email),       OPTIONAL, "email", PRIVATE},
    {TEXT(phone),       OPTIONAL, "phone", PRIVATE},
    {TEXT(address),     OPTIONAL, "number and street", PRIVATE},
    {TEXT(file_number), OPTIONAL, "at the mission locale; never the NIR (P1)", PRIVATE},
};
const struct schema person_private_schema = {
    .name = "person.private",
    .meaning = "Vault: who a young person is.",
    FIELDS(person_private_fields),
};
#undef RECORD

#define RECORD struct person_contact
static const struct field person_contact_fields[] = {
    {ID(person),                    REQUIRED, "the person, a pseudonym"},
    {ENUM(reason, &access_reasons), REQUIRED, "why"},
    {ID(contract),                  OPTIONAL, "regional hubs: the contract of their territory that gives the right to ask"},
};
const struct schema person_contact_schema = {
    .name = "person.contact",
    .meaning = "Reads who a young person is and how to reach them; each reading is logged (P4).",
    FIELDS(person_contact_fields),
};
#undef RECORD

#define RECORD struct person_erase
static const struct field person_erase_fields[] = {
    {ID(person), REQUIRED, "the person, a pseudonym"},
};
const struct schema person_erase_schema = {
    .name = "person.erase",
    .meaning = "Erases a person's private data at once, on request (P2).",
    FIELDS(person_erase_fields),
};
#undef RECORD

#define RECORD struct person_erased
static const struct field person_erased_fields[] = {
    {ID(person),                     REQUIRED, "the person, a pseudonym"},
    {TEXT(departement),              REQUIRED, "code: 01, 2A, 971"},
    {ENUM(reason, &erasure_reasons), REQUIRED, "of a closed list"},
    {DATE(erased_on),                REQUIRED, "business date"},
};
const struct schema person_erased_schema = {
    .name = "person.erased",
    .meaning = "A young person's private data are gone (P2).",
    FIELDS(person_erased_fields),
};
#undef RECORD

#define RECORD struct contact_read
static const struct field contact_read_fields[] = {
    {ID(subject),                   REQUIRED, "whose"},
    {ENUM(kind, &subjects),         REQUIRED, "of a closed list"},
    {ENUM(reason, &access_reasons), REQUIRED, "of a closed list"},
    {TEXT(departement),             REQUIRED, "code: 01, 2A, 971"},
    {ID(grounds),                   OPTIONAL, "the job or contract that gave the right"},
    {DATE(read_on),                 REQUIRED, "read on"},
};
const struct schema contact_read_schema = {
    .name = "contact.read",
    .meaning = "Someone read private data (P4): who is the event's principal and account.",
    FIELDS(contact_read_fields),
};
#undef RECORD

#define RECORD struct contact_erased
static const struct field contact_erased_fields[] = {
    {ID(subject),                    REQUIRED, "whose"},
    {ENUM(kind, &subjects),          REQUIRED, "of a closed list"},
    {TEXT(departement),              REQUIRED, "code: 01, 2A, 971"},
    {ENUM(reason, &erasure_reasons), REQUIRED, "of a closed list"},
    {DATE(erased_on),                REQUIRED, "business date"},
};
const struct schema contact_erased_schema = {
    .name = "contact.erased",
    .meaning = "A contact's private data are gone (P2).",
    FIELDS(contact_erased_fields),
};
#undef RECORD

#define RECORD struct eligibility_find
static const struct field eligibility_find_fields[] = {
    {ID(person),                     REQUIRED, "the person, a pseudonym"},
    {ENUM(prescriber, &prescribers), REQUIRED, "who found it"},
    {FLAG(in_employment),            OPTIONAL, "E1: must not be"},
    {INTEGER(search_months_12),      OPTIONAL, "months of search in the last 12", RANGE(0, 12)},
    {INTEGER(search_months_18),      OPTIONAL, "months of search in the last 18", RANGE(0, 18)},
    {ENUM(derogation, &derogations), OPTIONAL, "E3: why a shorter search is accepted"},
    {DATE(found_on),                 OPTIONAL, "business date; today when absent"},
    {DATE(planned_on),               OPTIONAL, "signature foreseen; age and search are judged on that day, found_on when absent"},
};
const struct schema eligibility_find_schema = {
    .name = "eligibility.find",
    .meaning = "A prescriber states what it found; the law's conditions decide (E1–E3).",
    FIELDS(eligibility_find_fields),
};
#undef RECORD

#define RECORD struct eligibility_find_reply
static const struct field eligibility_find_reply_fields[] = {
    {ENUM(criterion, &eligibility_criteria), REQUIRED, "criterion"},
    {ENUM(age_bracket, &age_brackets),       REQUIRED, "age bracket"},
};
const struct schema eligibility_find_reply_schema = {
    .name = "eligibility.find reply",
    .meaning = "What eligibility.find answers.",
    FIELDS(eligibility_find_reply_fields),
};
#undef RECORD

#define RECORD struct eligibility_found
static const struct field eligibility_found_fields[] = {
    {ID(person),                             REQUIRED, "the person, a pseudonym"},
    {TEXT(departement),                      REQUIRED, "code: 01, 2A, 971"},
    {TEXT(region2013),                       REQUIRED, "region of 2013"},
    {TEXT(region2016),                       REQUIRED, "region of 2016"},
    {ENUM(prescriber, &prescribers),         REQUIRED, "prescriber"},
    {ENUM(criterion, &eligibility_criteria), REQUIRED, "which leg of E2"},
    {ENUM(derogation, &derogations),         OPTIONAL, "E3"},
    {INTEGER(search_months_12),              OPTIONAL, "search months 12"},
    {INTEGER(search_months_18),              OPTIONAL, "search months 18"},
    {ENUM(gender, &genders),                 REQUIRED, "public fact"},
    {ENUM(age_bracket, &age_brackets),       REQUIRED, "age on that day"},
    {ENUM(level, &levels),                   REQUIRED, "level of education"},
    {ENUM(zone, &zones),                     REQUIRED, "where the person lives"},
    {FLAG(rqth),                             OPTIONAL, "recognised as a disabled worker"},
    {DATE(found_on),                         REQUIRED, "business date"},
    {DATE(planned_on),                       REQUIRED, "signature foreseen"},
};
const struct schema eligibility_found_schema = {
    .name = "eligibility.found",
    .meaning = "A young person was found eligible.",
    FIELDS(eligibility_found_fields),
};
#undef RECORD
