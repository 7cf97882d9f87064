/* service_internal.h - what the files of the loop share; nobody else includes it. */
#pragma once

#include <limits.h>
#include <zmq.h>

#include "common/journal/journal.h"
#include "common/messages/system.h"
#include "common/network/network.h"
#include "common/service/follow.h"
#include "common/service/leftover.h"
#include "common/service/seen.h"
#include "common/service/service.h"
#include "common/wire/client.h"
#include "common/wire/endpoints.h"
#include "common/wire/feed.h"
#include "common/wire/socket.h"

enum {
    REQUEST_KEYS_MOST = 8,
    REQUEST_GROUP = 4, /* requests of one message that are read before the first is taken */
    BATCH_EVENTS_MOST = 4096,
    COMMIT_WAITING_MOST = 65536,
    COMMIT_ANSWERS_MOST = 8 << 20, /* bytes of answers that wait for one COMMIT */
    READINGS_MOST = 1024,          /* answers that are being read from the database */
    EVENT_TYPES_KEPT = 256,
};

struct service_settings {
    char instance[40]; /* "": the rules' own name */
    char network[400];
    char requests[ENDPOINTS_TEXT]; /* one for each program of this service */
    char feed[ENDPOINTS_TEXT];
    int64_t seat; /* which of them is ours, from 1 */
    char key[200];
    char clients[200];
    char database[300];
    char reference[200];
    enum clock_kind clock;
    struct date scenario_start;
    int64_t request_window;
    int64_t batch_most;
    int64_t log_level;
};
extern const struct schema service_settings_schema;

/* One answer that waits for a COMMIT. */
struct waiting {
    uint32_t routing_id;
    bool is_packed;
    struct id id;
    uint64_t identity;
    enum status status;
    int64_t position;
    size_t start, size;                 /* of its body in the batch's `answers` */
    const struct request_rule *reveals; /* the body is a vault row, read after the COMMIT */
    struct id revealed;
};

struct staged_vault {
    struct id id;
    const char *kind;
    bool is_erased, is_replaced;
    size_t start, size; /* of its body in `vault_bodies` */
};

/* What one transaction will hold, and who waits for it. */
struct batch {
    struct journal_batch rows;
    struct buffer answers;
    struct waiting *waiting;
    size_t waiting_count, waiting_size;
    struct staged_vault *vault; /* the last of an (id, kind) wins */
    size_t vault_count, vault_size;
    struct buffer vault_bodies;
    size_t request_count;     /* commands decided in it */
    int64_t last_recorded_at; /* of its last event */
};

/* Who is behind a connection: asked once of libzmq, then of the directory when that changes. */
struct peer;

struct counters {
    int64_t requests, ok, refused, busy, expired, unavailable, repeated, garbage, strangers, events,
        batches, failed_batches, slow;
};

struct event_type {
    const struct schema *schema;   /* NULL: unknown */
    const struct event_rule *rule; /* NULL: of the loop itself */
};

/* What the headers of all answers of one status have in common. */
struct header_template {
    uint8_t bytes[64];
    size_t size, id_at;
};

/* Which members of an event an answer has. */
struct answer_members {
    const struct schema *event, *reply;
    struct record_selection shared;
};

struct request_key {
    int64_t since;
    uint8_t bytes[16];
    uint32_t number;
};

struct service {
    const struct service_definition *definition;
    const struct rules *rules;
    const char *instance; /* schema, role, lease, journal: "regional_ouest" */
    uint8_t secret[32];   /* see struct context */
    struct service_settings settings;
    void *own_settings;
    char config_path[PATH_MAX];
    const char *const *overrides;

    struct loop *loop;
    void *zmq_context;
    struct key_pair keys;
    struct caller self; /* the other programs of this service have its key */
    struct directory *directory;
    uint64_t directory_generation;
    struct reference *reference;
    struct zap *zap;
    struct journal *journal;
    struct endpoints request_endpoints, feed_endpoints;
    struct standby *standby;
    void *requests;
    struct watch *requests_watch;
    struct feed *feed;
    struct network *network;
    struct follow *follow;
    void *extension;
    bool is_null_store;                /* measurements only: nothing is kept */
    int64_t drained_ms;                /* when the requests' socket was last read empty */
    bool is_drained;                   /* it was when the loop went to sleep */
    const struct request_rule **known; /* sorted by type */
    size_t known_count;
    const struct request_rule *last_rule; /* of the last request */
    struct answer_members answer_members; /* of the last answer to a command */
    bool is_serving;                      /* the lease is held, the state is folded */

    void *state;
    struct seen *seen;
    struct peer *peers;
    size_t reading_count; /* answers that are being read from the database */
    struct request_key request_keys[REQUEST_KEYS_MOST];
    size_t request_key_count;
    uint32_t request_key_number;
    const struct request_rule *hashed_rule; /* type_hash is of its name, under that key */
    uint32_t hashed_key;
    uint64_t type_hash;

    enum clock_kind clock; /* as the journal says */
    int64_t scenario_now;  /* of a scenario clock */
    int64_t last_recorded_at;
    int64_t hour; /* since 1970, of `today` */
    struct date today;
    int64_t moment; /* the time that everything of one request or of one due() is decided at */
    bool has_due;   /* time moved: due() has the word */
    int64_t due_checked;
    int64_t committed_at;    /* recorded_at of the last committed event */
    int64_t known_committed; /* before the database was lost */
    struct hash known_hash;  /* there */
    bool is_continued;       /* the fold met both again */

    struct batch *open, *writing, *spare;
    struct decision *decision;
    int64_t alone; /* after a batch that failed: so many more requests, one a transaction */
    struct buffer body, header, scratch;
    void *request_record;     /* the decoded request that is decided: one of the group */
    uint8_t *request_records; /* REQUEST_GROUP of them */
    size_t request_record_size;
    void *event_record; /* JOURNAL_GROUP of them: what is folded together */
    size_t event_record_size;

    struct event_type event_types[EVENT_TYPES_KEPT]; /* fold.c */

    struct outbox *outboxes;
    struct header_template
        header_templates[STATUS_UNAVAILABLE + 1]; /* reply.c; empty until first used */
    struct ticket *tickets;
    uint64_t next_ticket;
    struct counters counters;
    struct leftover leftover;
    int64_t ready_at_ms;
    const char *told; /* to whom started it: notify.h */
    struct error stopped;
    int exit_code;
};

/* ---- clock.c ------------------------------------------------------------------------------------
 */
struct context service_context(struct service *service, const struct caller *caller);
/* The service itself, as whoever causes what nobody asked for. */
struct caller service_self(const struct service *service);
/* request_keys: the key that hashes what is recorded at that time; NULL: none. */
const struct request_key *service_request_key(const struct service *service, int64_t at);

/* ---- instance.c: what this one is called, its secret, and who else there is ---- */
int instance_choose(struct service *service, struct error *error);
int instance_derive_secret(struct service *service, struct error *error);
void instance_reload_network(struct service *service);

/* ---- system.c: requests and events of the loop itself ---- */
extern const struct request_rule system_request_rules[];
extern const size_t system_request_rule_count;
/* The state's view of a system event; true when it was one. */
bool system_apply(struct service *service, const struct event *event);
int system_answer_status(struct service *service, struct buffer *reply);
/* Whether this row is the loop's own, and changes something. */
bool system_is_command(const struct request_rule *rule);
int system_decide(struct service *service, const struct request_rule *rule, struct decision *out,
                  struct refusal *refusal);
/* What brings the journal in line with the settings, at each start. */
void system_settle(struct service *service);
void system_create(struct service *service);

/* ---- door.c: from the socket to a request that may be decided ---- */
void door_ready(void *owner, short events);
void door_rest(struct service *service); /* before the loop sleeps */
/* Whether the socket is listened to: the batch has room, and no proof of the lease is awaited. */
bool door_is_open(const struct service *service);
/* Whether another request may be taken now: the batch has room, and the lease is sure.  The
 * database is asked when it is not. */
bool door_lets_in(struct service *service);
const struct caller *door_caller(const struct service *service, const char *public_key);
void door_forget_peers(struct service *service);
void door_tick(struct service *service);

/* ---- standby.c: the other programs of this service ---- */
/* Asks them for a sign of life while one of them writes. */
struct standby *standby_open(struct service *service);
void standby_close(struct standby *standby);

/* ---- request.c: one request: repeat, refusal, decision, answer ---- */
struct incoming {
    uint32_t routing_id;
    bool is_packed;
    struct id id;
    const struct caller *caller;
    const char *type;
    struct span body;
    bool is_late; /* its deadline has passed: a repeat is still answered, nothing else is done */

    /* What request_read finds out. */
    bool is_read;
    const struct request_rule *rule; /* NULL: there is no such request */
    uint64_t identity;
    void *record; /* where it is decoded */
    bool is_decoded;
};
/* Decodes the request into `record` and has what request_take will look up fetched from memory,
 * while others are read.  Changes nothing. */
void request_read(struct service *service, struct incoming *incoming, void *record);
/* Reads it first when that was not done. */
void request_take(struct service *service, struct incoming *incoming);
void request_due(struct service *service);
/* Adds the decision's events and vault rows to the open batch and applies them. */
void request_commit(struct service *service, const struct caller *caller, const struct id *request,
                    int64_t request_hash);

/* ---- ticket.c: what an extension answers later ---- */
/* True when the extension took it (or will: it is a repeat). */
bool ticket_ask(struct service *service, const struct incoming *incoming,
                const struct request_rule *rule);
void ticket_forget_all(struct service *service);

/* ---- fold.c: the journal's rows, the vault and the request keys into the state ---- */
void fold_open_state(struct service *service);
void fold_rows(void *owner, const struct journal_row *rows, const struct hash *hashes,
               size_t count);
void fold_vault(void *owner, const struct id *id, const char *kind, struct span body);
void fold_request_key(void *owner, int64_t since, const uint8_t bytes[16]);
/* A key for what will be recorded from now on, when the last one is as old as the window. */
void fold_renew_request_key(struct service *service);

/* ---- commit.c: batches and the answers that wait for them ---- */
struct batch *commit_batch_open(void);
void commit_batch_close(struct batch *batch);
/* The batch whose COMMIT an answer given now must wait for; NULL: none. */
struct batch *commit_last(struct service *service);
/* Queues an answer behind the last batch, or sends it when nothing is uncommitted. */
void commit_answer(struct service *service, const struct incoming *incoming, uint64_t identity,
                   enum status status, int64_t position, struct span body);
/* The same, for what is not ok. */
void commit_refuse(struct service *service, const struct incoming *incoming, enum status status,
                   const struct refusal *refusal);
/* The same; the body will be a vault row, read after the COMMIT (P4). */
void commit_reveal(struct service *service, const struct incoming *incoming, uint64_t identity,
                   int64_t position, const struct request_rule *rule, const struct id *revealed);
void commit_turn(void *owner);
void commit_appended(void *owner, enum database_outcome outcome);
/* Nothing of what is open was promised: everybody who waits hears `unavailable`. */
void commit_drop(struct service *service);
bool commit_is_full(const struct service *service);
void commit_vault(struct service *service, const struct decided_vault *row);
/* The answer that waits in an uncommitted batch for this request; NULL: none.  *batch says where.
 */
const struct waiting *commit_find(struct service *service, const struct id *id, uint64_t identity,
                                  struct batch **batch);
/* Waits in that batch too, for the same answer. */
void commit_join(struct batch *batch, const struct waiting *first, const struct incoming *incoming);

/* ---- reveal.c: answers that are read from the database ---- */
/* The answer to a request whose events are in the journal already; `busy` when too many are read.
 */
void reveal_repeat(struct service *service, const struct incoming *incoming,
                   const struct request_rule *rule, int64_t position, const struct id *revealed);
void reveal_vault(struct service *service, uint32_t routing_id, bool is_packed, const struct id *id,
                  int64_t position, const struct request_rule *rule, const struct id *revealed);

/* ---- reply.c: what goes back ---- */
/* Answers of one COMMIT are collected and leave peer by peer, many to a message for those that can.
 */
void reply_add(struct service *service, uint32_t routing_id, bool is_packed, const struct id *id,
               enum status status, int64_t position, struct span body);
/* The body of an answer that is not ok; it lives until the next use of `scratch`. */
struct span reply_refused(struct service *service, const struct refusal *refusal);
void reply_refusal(struct service *service, uint32_t routing_id, bool is_packed,
                   const struct id *id, enum status status, const struct refusal *refusal);
void reply_flush(struct service *service);
void reply_close(struct service *service);
/* The members of `reply` that the event's body has. */
void reply_from_event(const struct schema *reply, struct span event_body, struct buffer *out);
