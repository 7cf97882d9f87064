/* registration_place.h - Places: EPN, FabLab… (EM3). */
#pragma once

#include "common/messages/registration_words.h"

/* place.register: A place becomes known, perhaps before its employer or SIRET is (EM3). */
struct place_register {
    struct id place;
    char name[161];
    uint32_t kinds; /* of place_kinds */
    char departement[4];
    char commune_code[6];
    char postal_code[6];
    char commune[81];
    char address[201];
    char website[161];
    struct id employer;
    char siren[10];
    char siret[15];
    char rna[11];
    char mapping[33];
    char source_id[81];
    char contact_name[81];
    char contact_email[121];
    char contact_phone[25];
};
extern const struct schema place_register_schema;

/* place.register reply: What place.register answers. */
struct place_register_reply {
    char departement[4];
    char region2013[3];
    char region2016[3];
};
extern const struct schema place_register_reply_schema;

/* place.registered: A place became known. */
struct place_registered {
    struct id place;
    char name[161];
    uint32_t kinds; /* of place_kinds */
    char departement[4];
    char region2013[3];
    char region2016[3];
    char commune_code[6];
    char postal_code[6];
    char commune[81];
    char address[201];
    char website[161];
    struct id employer;
    char siren[10];
    char siret[15];
    char rna[11];
    char mapping[33];
    char source_id[81];
    struct date registered_on;
};
extern const struct schema place_registered_schema;

/* place.amend: What is known of a place changes; absent members stay as they are. */
struct place_amend {
    struct id place;
    char name[161];
    uint32_t kinds; /* of place_kinds */
    char commune_code[6];
    char postal_code[6];
    char commune[81];
    char address[201];
    char website[161];
    struct id employer;
    bool detach;
    char siren[10];
    char siret[15];
    char rna[11];
    char contact_name[81];
    char contact_email[121];
    char contact_phone[25];
};
extern const struct schema place_amend_schema;

/* place.amended: All that is public of a place, after a change. */
struct place_amended {
    struct id place;
    char name[161];
    uint32_t kinds; /* of place_kinds */
    char departement[4];
    char region2013[3];
    char region2016[3];
    char commune_code[6];
    char postal_code[6];
    char commune[81];
    char address[201];
    char website[161];
    struct id employer;
    char siren[10];
    char siret[15];
    char rna[11];
    struct date amended_on;
};
extern const struct schema place_amended_schema;

/* place.close: A place ceases; refused while it holds open jobs. */
struct place_close {
    struct id place;
    enum closing_reason reason;
    struct date closed_on;
};
extern const struct schema place_close_schema;

/* place.closed: A place ceased. */
struct place_closed {
    struct id place;
    char departement[4];
    char region2013[3];
    char region2016[3];
    enum closing_reason reason;
    struct date closed_on;
};
extern const struct schema place_closed_schema;

/* place.get: One place. */
struct place_get {
    struct id place;
};
extern const struct schema place_get_schema;

/* place: What is public of a place. */
struct place_view {
    struct id place;
    char name[161];
    uint32_t kinds; /* of place_kinds */
    char departement[4];
    char commune_code[6];
    char postal_code[6];
    char commune[81];
    char address[201];
    char website[161];
    struct id employer;
    char siren[10];
    char siret[15];
    char rna[11];
    char mapping[33];
    char source_id[81];
    int64_t jobs_open;
    struct date registered_on;
    struct date closed_on;
};
extern const struct schema place_view_schema;

/* place.list: Places, in order of registration. */
struct place_list {
    char departement[4];
    struct id employer;
    uint32_t kinds; /* of place_kinds */
    bool only_open;
    struct id after;
    int64_t limit;
};
extern const struct schema place_list_schema;

/* place.list reply: What place.list answers. */
struct place_page {
    struct place_view items[200];
    size_t items_count;
    struct id next;
};
extern const struct schema place_page_schema;

/* place.private: Vault: whom to speak to at a place. */
struct place_private {
    struct id place;
    char contact_name[81];
    char contact_email[121];
    char contact_phone[25];
};
extern const struct schema place_private_schema;
