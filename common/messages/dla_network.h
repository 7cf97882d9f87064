/* dla_network.h - Who answers: bearers by département, regional bodies above them, advisers. */
#pragma once

#include "common/messages/dla_words.h"

/* bearer.defined: From now on this body bears the DLA of a département, under that C2RA. */
struct bearer_defined {
    char departement[4];
    char region2013[3];
    char region2016[3];
    char bearer[24];
    char bearer_name[97];
    char c2ra[24];
    char c2ra_name[97];
    struct date defined_on;
};
extern const struct schema bearer_defined_schema;

/* adviser.registered: Somebody answers for a bearer, or for a C2RA. */
struct adviser_registered {
    struct id adviser;
    char body[24]; /* the bearer or C2RA */
    char c2ra[24]; /* the C2RA above, or itself */
    bool is_c2ra;
    char departement[4]; /* of a bearer; "" for a C2RA */
    char region2013[3];
    char region2016[3];
    char principal[40]; /* who asks in this adviser's name: a program by its key… */
    char account[64];   /* …or an account of the gateway */
    struct date registered_on;
};
extern const struct schema adviser_registered_schema;

/* adviser.retired: An adviser is asked nothing more. */
struct adviser_retired {
    struct id adviser;
    char body[24];
    char departement[4];
    char region2013[3];
    char region2016[3];
    struct date retired_on;
};
extern const struct schema adviser_retired_schema;

/* adviser.contact_read: Somebody read how to reach an adviser (P4). */
struct adviser_contact_read {
    struct id adviser;
    struct id referral;
    char departement[4];
    enum access_reason reason;
    struct date read_on;
};
extern const struct schema adviser_contact_read_schema;

/* adviser.erased: How to reach a former adviser was kept long enough (P2). */
struct adviser_erased {
    struct id adviser;
    char departement[4];
    enum erasure_reason reason;
    struct date erased_on;
};
extern const struct schema adviser_erased_schema;
