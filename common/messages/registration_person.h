/* registration_person.h - Young people (P1, P2, P4) and their eligibility (E1–E3). */
#pragma once

#include "common/messages/registration_words.h"

/* person.register: A prescriber makes a young person known; private members go to the vault (P1).
 */
struct person_register {
    struct id person;
    char departement[4];
    enum gender gender;
    enum level level;
    enum zone zone;
    bool rqth;
    char practices[24][40];
    size_t practices_count;
    char competences[24][40];
    size_t competences_count;
    struct date registered_on;
    char name[81];
    char first_name[81];
    struct date birth_date;
    char email[121];
    char phone[25];
    char address[201];
    char file_number[33];
};
extern const struct schema person_register_schema;

/* person.register reply: What person.register answers. */
struct person_register_reply {
    enum age_bracket age_bracket;
    char departement[4];
    char region2013[3];
    char region2016[3];
};
extern const struct schema person_register_reply_schema;

/* person.registered: A young person became known. */
struct person_registered {
    struct id person;
    char departement[4];
    char region2013[3];
    char region2016[3];
    enum gender gender;
    enum age_bracket age_bracket;
    enum level level;
    enum zone zone;
    bool rqth;
    char practices[24][40];
    size_t practices_count;
    char competences[24][40];
    size_t competences_count;
    struct date registered_on;
};
extern const struct schema person_registered_schema;

/* person.amend: What is known of a young person changes; absent members stay as they are. */
struct person_amend {
    struct id person;
    char departement[4];
    enum gender gender;
    enum level level;
    enum zone zone;
    enum choice rqth;
    char practices[24][40];
    size_t practices_count;
    char competences[24][40];
    size_t competences_count;
    struct date amended_on;
    char name[81];
    char first_name[81];
    struct date birth_date;
    char email[121];
    char phone[25];
    char address[201];
    char file_number[33];
};
extern const struct schema person_amend_schema;

/* person.amended: All that is public of a young person, after a change. */
struct person_amended {
    struct id person;
    char departement[4];
    char region2013[3];
    char region2016[3];
    enum gender gender;
    enum age_bracket age_bracket;
    enum level level;
    enum zone zone;
    bool rqth;
    char practices[24][40];
    size_t practices_count;
    char competences[24][40];
    size_t competences_count;
    struct date amended_on;
};
extern const struct schema person_amended_schema;

/* person.get: What is public of one young person. */
struct person_get {
    struct id person;
};
extern const struct schema person_get_schema;

/* person: What is public of a young person. */
struct person_view {
    struct id person;
    char departement[4];
    enum gender gender;
    enum level level;
    enum zone zone;
    bool rqth;
    char practices[24][40];
    size_t practices_count;
    char competences[24][40];
    size_t competences_count;
    struct date eligible_on;
    enum eligibility_criterion criterion;
    enum prescriber prescriber;
    struct id contract;
    struct date registered_on;
    struct date erased_on;
};
extern const struct schema person_view_schema;

/* person.list: Young people, public facts only, in order of registration. */
struct person_list {
    char departement[4];
    enum gender gender;
    enum level level;
    enum zone zone;
    char practice[40];
    bool only_eligible;
    bool only_free;
    struct id after;
    int64_t limit;
};
extern const struct schema person_list_schema;

/* person.list reply: What person.list answers. */
struct person_page {
    struct person_view items[200];
    size_t items_count;
    struct id next;
};
extern const struct schema person_page_schema;

/* person.private: Vault: who a young person is. */
struct person_private {
    struct id person;
    char name[81];
    char first_name[81];
    struct date birth_date;
    char email[121];
    char phone[25];
    char address[201];
    char file_number[33];
};
extern const struct schema person_private_schema;

/* person.contact: Reads who a young person is and how to reach them; each reading is logged (P4).
 */
struct person_contact {
    struct id person;
    enum access_reason reason;
    struct id contract;
};
extern const struct schema person_contact_schema;

/* person.erase: Erases a person's private data at once, on request (P2). */
struct person_erase {
    struct id person;
};
extern const struct schema person_erase_schema;

/* person.erased: A young person's private data are gone (P2). */
struct person_erased {
    struct id person;
    char departement[4];
    enum erasure_reason reason;
    struct date erased_on;
};
extern const struct schema person_erased_schema;

/* contact.read: Someone read private data (P4): who is the event's principal and account. */
struct contact_read {
    struct id subject;
    enum subject kind;
    enum access_reason reason;
    char departement[4];
    struct id grounds;
    struct date read_on;
};
extern const struct schema contact_read_schema;

/* contact.erased: A contact's private data are gone (P2). */
struct contact_erased {
    struct id subject;
    enum subject kind;
    char departement[4];
    enum erasure_reason reason;
    struct date erased_on;
};
extern const struct schema contact_erased_schema;

/* eligibility.find: A prescriber states what it found; the law's conditions decide (E1–E3). */
struct eligibility_find {
    struct id person;
    enum prescriber prescriber;
    bool in_employment;
    int64_t search_months_12;
    int64_t search_months_18;
    enum derogation derogation;
    struct date found_on;
    struct date planned_on;
};
extern const struct schema eligibility_find_schema;

/* eligibility.find reply: What eligibility.find answers. */
struct eligibility_find_reply {
    enum eligibility_criterion criterion;
    enum age_bracket age_bracket;
};
extern const struct schema eligibility_find_reply_schema;

/* eligibility.found: A young person was found eligible. */
struct eligibility_found {
    struct id person;
    char departement[4];
    char region2013[3];
    char region2016[3];
    enum prescriber prescriber;
    enum eligibility_criterion criterion;
    enum derogation derogation;
    int64_t search_months_12;
    int64_t search_months_18;
    enum gender gender;
    enum age_bracket age_bracket;
    enum level level;
    enum zone zone;
    bool rqth;
    struct date found_on;
    struct date planned_on;
};
extern const struct schema eligibility_found_schema;
