/* client.h - asks a service: many requests in flight, each repeated with its id until it is
 * answered.
 *
 * Owns one DEALER per service, and more while a new writer is sought (lanes.h); after 3 s without a
 * word from the server (answers or our own PONG) it closes the socket, opens a new one after a
 * random delay and repeats what is unanswered (fact 2).  Of several endpoints one serves: while it
 * is silent, or stands by, the others are asked too, and a new writer is found as soon as it
 * answers.  Not for use from two threads.
 */
#pragma once

#include "common/messages/system.h"
#include "common/record/record.h"
#include "common/wire/keys.h"

enum status {
    STATUS_NONE,
    STATUS_OK,
    STATUS_REFUSED,
    STATUS_BUSY,
    STATUS_EXPIRED,
    STATUS_UNAVAILABLE
};
extern const struct enumeration statuses;

struct client_options {
    const char *endpoints; /* "ipc://run/registration.requests tcp://…": in order of preference */
    char server_key[KEY_TEXT_SIZE];
    struct key_pair keys;
    int64_t give_up_ms; /* unanswered after that: `unavailable` is answered locally; 0: never */
    /* Requests rest on each other: the next message leaves when the last one is answered, so that a
     * repeat is never overtaken by what was asked after it.  Else only what was answered is known
     * to be before what is asked next. */
    bool in_order;
};

struct answer {
    struct id id;
    enum status status;
    int64_t position; /* of the request's last event; of the state that a query saw */
    struct span body; /* a msgpack map; borrowed until the next call on this client */
    void *tag;
};

struct client;
struct client *client_open(void *zmq_context, const struct client_options *options,
                           struct error *error);
void client_close(struct client *client);
/* Queues one request; `tag` comes back with its answer. */
void client_send(struct client *client, const struct id *id, const char *type, struct span body,
                 void *tag);
/* The same for a person, from the gateway only; NULL: for the program itself.  Copied. */
void client_send_for(struct client *client, const struct request_for *person, const struct id *id,
                     const char *type, struct span body, void *tag);
size_t client_in_flight(const struct client *client);
/* Sends, repeats and receives; 1: *answer is the next answer; 0: none within timeout_ms (0: do not
 * wait). */
int client_receive(struct client *client, int64_t timeout_ms, struct answer *answer);

/* One request and its answer.  0 when the status is `ok`; -1 with the refusal's text otherwise
 * (forbidden, conflict, unavailable… by code).  The body is appended to *reply (may be NULL). */
int client_call(struct client *client, const struct schema *schema, const void *record,
                struct buffer *reply, int64_t *position, struct error *error);
/* The same for a person, as above. */
int client_call_for(struct client *client, const struct request_for *person,
                    const struct schema *schema, const void *record, struct buffer *reply,
                    int64_t *position, struct error *error);
/* What a refusal's body says. */
void answer_refusal(const struct answer *answer, struct refusal *out);
