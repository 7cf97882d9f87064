/* registration_employer.h - Employers (EM1, EM2, EM4). */
#pragma once

#include "common/messages/registration_words.h"

/* employer.register: An organisation that may employ becomes known. */
struct employer_register {
    struct id employer;
    char name[161];
    enum employer_form form;
    bool is_insertion_company;
    char siret[15];
    char siren[10];
    char rna[11];
    char activity[7];
    char departement[4];
    char commune_code[6];
    char postal_code[6];
    char commune[81];
    char address[201];
    struct date registered_on;
    char contact_name[81];
    char contact_email[121];
    char contact_phone[25];
};
extern const struct schema employer_register_schema;

/* employer.register reply: What employer.register answers. */
struct employer_register_reply {
    char departement[4];
    char region2013[3];
    char region2016[3];
};
extern const struct schema employer_register_reply_schema;

/* employer.registered: An organisation that may employ became known. */
struct employer_registered {
    struct id employer;
    char name[161];
    enum employer_form form;
    bool is_insertion_company;
    bool is_market;
    char siret[15];
    char siren[10];
    char rna[11];
    char activity[7];
    char departement[4];
    char region2013[3];
    char region2016[3];
    char commune_code[6];
    char postal_code[6];
    char commune[81];
    char address[201];
    struct date registered_on;
};
extern const struct schema employer_registered_schema;

/* employer.amend: What is known of an employer changes; absent members stay as they are. */
struct employer_amend {
    struct id employer;
    char name[161];
    enum employer_form form;
    bool is_insertion_company;
    char siret[15];
    char siren[10];
    char rna[11];
    char activity[7];
    char commune_code[6];
    char postal_code[6];
    char commune[81];
    char address[201];
    char contact_name[81];
    char contact_email[121];
    char contact_phone[25];
};
extern const struct schema employer_amend_schema;

/* employer.amended: All that is public of an employer, after a change. */
struct employer_amended {
    struct id employer;
    char name[161];
    enum employer_form form;
    bool is_insertion_company;
    bool is_market;
    char siret[15];
    char siren[10];
    char rna[11];
    char activity[7];
    char departement[4];
    char region2013[3];
    char region2016[3];
    char commune_code[6];
    char postal_code[6];
    char commune[81];
    char address[201];
    struct date amended_on;
};
extern const struct schema employer_amended_schema;

/* employer.merge: A duplicate joins the employer it is; both histories stay (EM4). */
struct employer_merge {
    struct id employer;
    struct id into;
};
extern const struct schema employer_merge_schema;

/* employer.merged: A duplicate joined the employer it is: places, jobs, tutors and contracts of it
 * count there. */
struct employer_merged {
    struct id employer;
    struct id into;
    enum employer_form form;
    char departement[4];
    char region2013[3];
    char region2016[3];
    struct date merged_on;
};
extern const struct schema employer_merged_schema;

/* employer.close: An employer ceases; refused while it has open jobs. */
struct employer_close {
    struct id employer;
    enum closing_reason reason;
    struct date closed_on;
};
extern const struct schema employer_close_schema;

/* employer.closed: An employer ceased. */
struct employer_closed {
    struct id employer;
    char departement[4];
    char region2013[3];
    char region2016[3];
    enum closing_reason reason;
    struct date closed_on;
};
extern const struct schema employer_closed_schema;

/* employer.get: One employer, by its id or by its SIRET. */
struct employer_get {
    struct id employer;
    char siret[15];
};
extern const struct schema employer_get_schema;

/* employer: What is public of an employer. */
struct employer_view {
    struct id employer;
    char name[161];
    enum employer_form form;
    bool is_insertion_company;
    bool is_market;
    char siret[15];
    char siren[10];
    char rna[11];
    char activity[7];
    char departement[4];
    char commune_code[6];
    char postal_code[6];
    char commune[81];
    char address[201];
    int64_t jobs_open;
    struct id merged_into;
    struct date registered_on;
    struct date closed_on;
};
extern const struct schema employer_view_schema;

/* employer.list: Employers, in order of registration. */
struct employer_list {
    char departement[4];
    enum employer_form form;
    char siren[10];
    bool only_open;
    struct id after;
    int64_t limit;
};
extern const struct schema employer_list_schema;

/* employer.list reply: What employer.list answers. */
struct employer_page {
    struct employer_view items[200];
    size_t items_count;
    struct id next;
};
extern const struct schema employer_page_schema;

/* employer.private: Vault: whom to speak to at an employer. */
struct employer_private {
    struct id employer;
    char contact_name[81];
    char contact_email[121];
    char contact_phone[25];
};
extern const struct schema employer_private_schema;

/* employer.contact: Reads whom to speak to at an employer; each reading is logged (P4). */
struct employer_contact {
    struct id employer;
    enum access_reason reason;
    struct id job;
    struct id referral;
};
extern const struct schema employer_contact_schema;
