/* session.h - connections to the services: one client for each pair (instance, principal). */
#pragma once

#include "common/wire/client.h"
#include "services/cli/settings.h"

struct session;

/* Reads the settings and goes to the state directory (see settings.h).  NULL on failure. */
struct session *session_open(const struct global_options *global, struct error *error);
void session_close(struct session *session);
const struct cli_settings *session_settings(const struct session *session);
/* For whom the gateway asks from now on (--account says it at the opening): "ACCOUNT:ROLE",
 * "ACCOUNT:ROLE:18,36" or "ACCOUNT:ROLE:18,36:regional_centre"; "" nobody.  0 or -1. */
int session_speak_for(struct session *session, const char *text, struct error *error);
int session_person_read(const char *text, struct request_for *out, struct error *error);
/* How long to wait for answers of clients that are opened from now on. */
void session_patience(struct session *session, int64_t give_up_ms);
/* The same for what takes reporting long: -1 when it does not answer a short question as soon as
 * others do. */
int session_patience_with_reporting(struct session *session, int64_t give_up_ms,
                                    struct error *error);
/* Clients that are opened from now on ask in order (client.h). */
void session_in_order(struct session *session);
void *session_zmq(struct session *session);
/* The same client each time; opened at the first call.  NULL on failure. */
struct client *session_client(struct session *session, const char *service, const char *principal,
                              struct error *error);
/* The client of that instance or, when it is "" and --service says none, of the one that takes this
 * type; NULL when nobody does, or several do. */
struct client *session_client_for(struct session *session, const char *type, const char *principal,
                                  const char *instance, struct error *error);
/* The principal's keys. */
int session_keys(struct session *session, const char *principal, struct key_pair *out,
                 struct error *error);

/* One request of this type to the service that takes it, and its answer decoded by the reply's
 * schema into *reply (which may be NULL).  `principal` may be "": then --as, then the one that
 * suits the type.  A refusal or silence becomes an error in words. */
int session_ask(struct session *session, const char *principal, const struct schema *request,
                const void *record, void *reply, int64_t *position, struct error *error);
/* The same, of a named instance: for what every service takes (service.status). */
int session_ask_service(struct session *session, const char *instance, const char *principal,
                        const struct schema *request, const void *record, void *reply,
                        int64_t *position, struct error *error);
/* The same, of one program of an instance, at this one of its endpoints. */
int session_ask_at(struct session *session, const struct instance *instance, const char *endpoint,
                   const struct schema *request, const void *record, void *reply,
                   struct error *error);
/* What to say when an instance did not answer. */
int session_silent(const struct session *session, const char *instance, struct error *error);

/* Turns to another service after its clients: answers of every client that has some.  1, or 0 after
 * timeout_ms. */
int session_receive(struct session *session, int64_t timeout_ms, struct answer *answer);
size_t session_in_flight(const struct session *session);
