/* rules.h - what a service is made of: requests it takes, events it keeps, and who may ask.
 *
 * Everything here is pure: a rule sees state, settings, the caller and the time it is given, and
 * says what happened (events, vault rows) or why not (a refusal).  No socket, no SQL, no clock.
 */
#pragma once

#include "common/record/record.h"
#include "common/reference/reference.h"

enum role {
    ROLE_NONE,
    ROLE_MINISTRY,
    ROLE_REGIONAL,
    ROLE_SECTORAL,
    ROLE_DLA,
    ROLE_PRESCRIBER,
    ROLE_GATEWAY,
    ROLE_REPORTING,
    ROLE_OPERATOR,
    ROLE_PUBLIC,
    ROLE_REGISTRATION, /* the service, which follows hubs and the DLA */
};
extern const struct enumeration roles;
#define MAY(role) (1u << (ROLE_##role))

/* Who asks: a program authenticated by its key or, through the gateway, the person it speaks for.
 */
struct caller {
    char principal[40];
    char account[64]; /* of the person the gateway speaks for; "" otherwise */
    enum role role;
    struct territory territory;
    char territory_text[400]; /* the codes, for messages */
    char hub[40];             /* regional: the one hub it is of, "regional_ouest"; "": any */
};

/* A refusal: for programs the code and the rule, for the person a French sentence. */
struct refusal {
    enum error_code code;
    char rule[16];  /* "E1", "Q2"…; "" when no named rule is behind it */
    char field[40]; /* of the request; "" when none is to blame */
    char text[400]; /* which thing, what was expected */
};

/* Always returns -1.  `return refuse(refusal, ERROR_CONFLICT, "C6", "job", "Le poste %s a déjà…",
 * …)` */
int refuse(struct refusal *refusal, enum error_code code, const char *rule, const char *field,
           const char *format, ...) __attribute__((format(printf, 5, 6)));

struct context {
    const void *state;
    const void *settings; /* the service's own settings record */
    const struct reference *reference;
    const struct caller *caller;
    const char *instance;  /* "registration", "regional_ouest": the schema, the journal's name */
    const uint8_t *secret; /* 32 bytes that only this instance knows, the same after a restart: for
                              signing what comes back (link tokens); never in an event */
    int64_t now;           /* Unix ms: the service's clock (system or scenario) */
    struct date today;     /* the same, in Europe/Paris */
};

/* An event as rules and folds see it. */
struct event {
    const char *source; /* the instance whose journal it is from, "regional_ouest"; NULL: our own */
    int64_t position;
    int64_t recorded_at; /* Unix ms, never goes back */
    const struct schema *schema;
    const void *record; /* of that schema */
    const char *principal;
    const char *account;
    const char *departement; /* "" when it belongs to none */
    struct id request;       /* none for what time alone caused */
};

/* What a decision made.  The record is copied; order is kept; at most DECISION_MOST_EVENTS. */
enum { DECISION_MOST_EVENTS = 256 };
struct decision;
void decide_event(struct decision *decision, const struct schema *schema, const void *record,
                  const char *departement);
/* Puts or replaces, or erases, a private row of the vault (P1), in the transaction of the events.
 */
void decide_keep(struct decision *decision, const struct id *id, const char *kind,
                 const struct schema *schema, const void *record);
void decide_erase(struct decision *decision, const struct id *id, const char *kind);

/* One row of a service's table of requests. */
struct request_rule {
    const struct schema *request; /* its name is the request's type */
    unsigned roles;               /* MAY(MINISTRY) | MAY(REGIONAL)… */

    /* The département that the request is about, from the request and the state, "" when it is
     * about none, NULL when the thing it names does not exist (decide will say so).  A caller with
     * a territory is refused outside it (forbidden, field as named). NULL function: the request has
     * no territory. */
    const char *(*departement)(const struct context *context, const void *request);
    const char *departement_field; /* the request's field to blame */

    /* Exactly one of these. */
    /* A command: events or a refusal (0 or -1).  0 without an event is a mistake. */
    int (*decide)(const struct context *context, const void *request, struct decision *out,
                  struct refusal *refusal);
    /* A query answered from the state: appends one msgpack map of schema `reply`. */
    int (*answer)(const struct context *context, const void *request, struct buffer *reply,
                  struct refusal *refusal);

    /* Commands: the answer is those members of `reply` that the first event has too; NULL: an empty
     * map. Queries: what `answer` appends. */
    const struct schema *reply;

    /* Commands that reveal private data (P4): after the COMMIT of the events that log the reading,
     * the answer is the vault row of this kind, whose id is the member `reveals_id` of the request.
     */
    const char *reveals;
    const char *reveals_id;
};

/* One row of a service's table of events: how the state moves.  Cannot fail. */
struct event_rule {
    const struct schema *schema; /* its name is the event's type */
    void (*apply)(void *state, const struct event *event);
};

/* One row of a service's table of what it hears: what another service's journal causes here.  Only
 * the types of the table are asked for.  An event may be heard twice when it belongs to no
 * département and two sets of départements are followed: such a reaction must be idempotent. */
struct reaction_rule {
    const char *service;         /* "registration", "regional": each of its instances is followed */
    const struct schema *schema; /* its name is the event's type */
    /* Events, at most DECISION_MOST_EVENTS, or none.  What cannot be done any more ends in an event
     * that says so (`opinion.unmet`), never in silence.  context->caller is the service itself.
     * They and the cursor are in one transaction. */
    void (*react)(const struct context *context, const struct event *heard, struct decision *out);
};

/* One row of a service's table of vault kinds. */
struct vault_rule {
    const char *kind;
    const struct schema *schema;
    /* Keeps in memory what rules need (a birth date); also called at start for each row.  May be
     * NULL. */
    void (*recall)(void *state, const struct id *id, const void *record);
};

struct rules {
    const char *name; /* "registration": schema, roles, unit, log, binary */
    const struct request_rule *requests;
    size_t request_count;
    const struct event_rule *events;
    size_t event_count;
    const struct reaction_rule *reactions;
    size_t reaction_count;
    const struct vault_rule *vault;
    size_t vault_count;
    const struct schema *settings;
    void *(*state_open)(const struct reference *reference);
    void (*state_close)(void *state);
    /* Fetches from memory what deciding or applying this record will look up, while something else
     * is done: where the things are and, called `again` a little later, the things.  NULL: nothing.
     */
    void (*expect)(const void *state, const struct schema *schema, const void *record, bool again);
    /* The first events of an empty journal (what figures depend on: totals, territories). */
    void (*create)(const struct context *context, struct decision *out);
    /* At each start, when the journal is folded: what brings it in line with the settings (a
     * territory that was widened).  May be NULL. */
    void (*settle)(const struct context *context, struct decision *out);
    /* The nth set of départements that is followed at that service ("18,36", at most 511 bytes; ""
     * is all); false: there is no such set.  A set never changes once it was followed: what is
     * added later is another set, heard from its journal's beginning.  NULL: one set, all. */
    bool (*follows)(const struct context *context, const char *service, size_t nth,
                    char departements[512]);
    /* What time alone causes: events due by context->now, oldest first, at most
     * DECISION_MOST_EVENTS a call; called again until it makes none.  May be NULL.  principal is
     * the service's own name. */
    void (*due)(const struct context *context, struct decision *out);
};

/* The common checks in front of decide/answer: role, then territory.  0 or -1. */
int request_allowed(const struct request_rule *rule, const struct context *context,
                    const void *request, struct refusal *refusal);
/* The second of them alone: whether that département is in the caller's territory; `field` is
 * blamed. */
int request_check_territory(const struct context *context, const char *departement,
                            const char *field, struct refusal *refusal);
const struct request_rule *rules_request(const struct rules *rules, const char *type,
                                         size_t length);
const struct event_rule *rules_event(const struct rules *rules, const char *type, size_t length);

/* ---- decisions, for the loop and for tests -----------------------------------------------------
 */

struct decided_event {
    const struct schema *schema;
    void *record;
    char departement[4];
};
struct decided_vault {
    struct id id;
    const char *kind;
    const struct schema *schema; /* NULL: erase */
    void *record;
};
struct decision {
    struct decided_event events[DECISION_MOST_EVENTS];
    size_t event_count;
    struct decided_vault vault[DECISION_MOST_EVENTS];
    size_t vault_count;
    uint8_t *memory; /* one arena, reused; pointers above stay valid until decision_clear */
    size_t memory_used, memory_size;
};
struct decision *decision_open(void);
void decision_clear(struct decision *decision);
void decision_close(struct decision *decision);
