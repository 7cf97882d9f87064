/* system.h - what every service says and is asked, whatever it does. */
#pragma once

#include "common/record/record.h"

enum clock_kind { CLOCK_NONE, CLOCK_SYSTEM, CLOCK_SCENARIO };
extern const struct enumeration clock_kinds;

enum service_role { SERVICE_ROLE_NONE, SERVICE_WRITER, SERVICE_STANDBY };
extern const struct enumeration service_roles;

/* ---- the two frames of a request and of its answer --------------------------------------------
 */

struct request_for {
    char account[64];
    char role[16];
    char territory[400]; /* "18,36"; "" everywhere */
    char hub[40];        /* "regional_ouest"; "" any */
};
struct request_header {
    int64_t v;
    struct id id;
    char type[48];
    int64_t deadline_ms; /* relative; 0: none */
    bool packed;
    struct request_for person;
};
struct reply_header {
    int64_t v;
    struct id id;
    char status[16];
    int64_t position;
};
struct refused {
    char code[16];
    char rule[16];
    char field[40];
    char text[400];
};
/* `rule` of what is `unavailable`: why, for the program that asks. */
#define REFUSED_STANDBY  "standby"  /* another program of this service writes */
#define REFUSED_STARTING "starting" /* it has the lease and will serve soon */
extern const struct schema request_header_schema, reply_header_schema, refused_schema;

/* What a writer tells the other seats of its service; anybody else gets an empty map. */
struct pong {
    int64_t database_ms; /* since it asked its database what was answered last */
};
extern const struct schema pong_schema;

/* ---- the feed ----------------------------------------------------------------------------------
 */

#define FEED_STANDBY                                                                               \
    "standby" /* reason of a refusal: another program of this service has the feed */

struct feed_open {
    char follower[40];
    int64_t after;
    struct hash hash;
    char departements[512];
    char types[1024];
    int64_t credit_events;
    int64_t credit_bytes;
    struct id subscription; /* chosen by the follower; every frame of the subscription repeats it */
};
struct feed_credit {
    struct id subscription;
    int64_t taken; /* everything up to this position is committed at the follower */
    int64_t events;
    int64_t bytes;
};
/* The header frame of everything on the feed socket, both ways. */
struct feed_header {
    int64_t v;
    char type[16]; /* open, opened, refused, events, progress, credit, ping, pong */
    struct id subscription;
    struct id epoch;
    int64_t previous; /* the cursor that these events continue */
    int64_t upto;
    struct hash upto_hash;
    int64_t head;
    struct instant now; /* the producer's clock: no later event is recorded before it */
    char reason[200];
};
extern const struct schema feed_open_schema, feed_credit_schema, feed_header_schema;

/* ---- requests that the loop itself answers ------------------------------------------------------
 */

struct service_status {
    bool followers; /* unused members keep a place for filters */
    bool standby;   /* a standby answers too; otherwise it sends on to the writer */
};
struct follower_status {
    char name[40];
    char principal[40];
    int64_t sent;
    int64_t taken;
    int64_t lag;
};
struct counter_status {
    char name[40];
    int64_t value;
};
/* A journal that this service hears. */
struct source_status {
    char source[40];
    char departements[512]; /* "" all */
    char state[16];         /* connecting, live, waiting, stopped */
    int64_t position;       /* taken in up to there */
    int64_t head;           /* of the source, as it said last */
    char text[320];         /* stopped: why */
};
struct service_status_reply {
    char service[40];
    enum service_role role;
    struct id epoch;
    int64_t position;
    struct hash hash;
    enum clock_kind clock;
    struct instant now;
    struct date today;
    int64_t started_ms;
    int64_t memory_kib; /* proportional set size */
    int64_t seat;
    int64_t silence_ms; /* of a standby's writer */
    struct follower_status followers[32];
    size_t followers_count;
    struct source_status sources[64];
    size_t sources_count;
    struct counter_status counters[32];
    size_t counters_count;
};
struct clock_advance {
    struct instant to;
};
struct follower_accept {
    char source[40];
    int64_t position; /* where to go on; 0: from its beginning */
    struct hash hash; /* of the source there; none at 0 */
};
struct follower_accept_reply {
    char source[40];
    int64_t position; /* where the follower was */
};
extern const struct schema follower_accept_schema, follower_accept_reply_schema;
extern const struct schema service_status_schema, service_status_reply_schema, clock_advance_schema;

/* ---- events of the loop ---- */

struct system_created {
    char service[40];
    enum clock_kind clock;
    struct instant start;
};
struct clock_advanced {
    struct instant to;
};
/* The operator accepted that a source does not continue what was taken in: it is heard again from
 * `accepted`. */
struct source_rewound {
    char source[40];
    int64_t position; /* where this service was */
    struct hash hash;
    int64_t accepted;
    struct hash accepted_hash;
};
extern const struct schema source_rewound_schema;
extern const struct schema system_created_schema, clock_advanced_schema;

extern const struct schema *const system_requests[];
extern const size_t system_request_count;
extern const struct schema
    *const system_replies[]; /* same order as system_requests; NULL: an empty map */
extern const struct schema *const system_events[];
extern const size_t system_event_count;
