/* registration_tutor.h - Tutors (C4). */
#pragma once

#include "common/messages/registration_words.h"

/* tutor.register: An employee of the employer volunteers as a tutor (C4). */
struct tutor_register {
    struct id tutor;
    struct id employer;
    bool is_volunteer;
    int64_t experience_years;
    struct date registered_on;
    char name[81];
    char first_name[81];
    char email[121];
    char phone[25];
};
extern const struct schema tutor_register_schema;

/* tutor.registered: An employee became a tutor. */
struct tutor_registered {
    struct id tutor;
    struct id employer;
    char departement[4];
    char region2013[3];
    char region2016[3];
    int64_t experience_years;
    struct date registered_on;
};
extern const struct schema tutor_registered_schema;

/* tutor.amend: What is known of a tutor changes; absent members stay as they are. */
struct tutor_amend {
    struct id tutor;
    int64_t experience_years;
    char name[81];
    char first_name[81];
    char email[121];
    char phone[25];
};
extern const struct schema tutor_amend_schema;

/* tutor.amended: All that is public of a tutor, after a change. */
struct tutor_amended {
    struct id tutor;
    struct id employer;
    char departement[4];
    int64_t experience_years;
    struct date amended_on;
};
extern const struct schema tutor_amended_schema;

/* tutor.retire: A tutor follows nobody any more; refused while contracts still name them. */
struct tutor_retire {
    struct id tutor;
    struct date retired_on;
};
extern const struct schema tutor_retire_schema;

/* tutor.retired: A tutor follows nobody any more. */
struct tutor_retired {
    struct id tutor;
    struct id employer;
    char departement[4];
    struct date retired_on;
};
extern const struct schema tutor_retired_schema;

/* tutor.get: What is public of one tutor. */
struct tutor_get {
    struct id tutor;
};
extern const struct schema tutor_get_schema;

/* tutor: What is public of a tutor. */
struct tutor_view {
    struct id tutor;
    struct id employer;
    char departement[4];
    int64_t experience_years;
    int64_t followed;
    struct date registered_on;
    struct date retired_on;
};
extern const struct schema tutor_view_schema;

/* tutor.list: Tutors, public facts only, in order of registration. */
struct tutor_list {
    char departement[4];
    struct id employer;
    bool only_active;
    struct id after;
    int64_t limit;
};
extern const struct schema tutor_list_schema;

/* tutor.list reply: What tutor.list answers. */
struct tutor_page {
    struct tutor_view items[200];
    size_t items_count;
    struct id next;
};
extern const struct schema tutor_page_schema;

/* tutor.private: Vault: who a tutor is. */
struct tutor_private {
    struct id tutor;
    char name[81];
    char first_name[81];
    char email[121];
    char phone[25];
};
extern const struct schema tutor_private_schema;
