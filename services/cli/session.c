#include "services/cli/session.h"

#include <stdlib.h>
#include <string.h>
#include <zmq.h>

#include "common/loop/loop.h"
#include "common/service/rules.h"
#include "services/cli/catalog.h"

enum { CLIENTS_MOST = 64, PATIENCE_MS = 2 };

struct connection {
    char instance[INSTANCE_SIZE];
    char principal[40];
    struct client *client;
};

struct session {
    struct cli_settings settings;
    char as[40], service[INSTANCE_SIZE];
    void *zmq;
    struct connection connections[CLIENTS_MOST];
    size_t count;
    struct request_for person; /* account "": nobody */
    bool in_order;
    size_t turn; /* who is asked first for answers, so that none starves */
};

int session_person_read(const char *text, struct request_for *out, struct error *error)
{
    const struct {
        char *out;
        size_t size;
    } parts[] = {
        {out->account,   sizeof out->account  },
        {out->role,      sizeof out->role     },
        {out->territory, sizeof out->territory},
        {out->hub,       sizeof out->hub      }
    };
    const char *at = text;
    bool fits = true;

    *out = (struct request_for){.account = ""};
    for (size_t i = 0; fits && i < sizeof parts / sizeof parts[0]; i++) {
        size_t length = strcspn(at, ":");

        fits = length < parts[i].size;
        if (fits)
            memcpy(parts[i].out, at, length);
        at += length + (at[length] == ':');
    }
    if (fits && *at == '\0' && out->account[0] != '\0' &&
        enumeration_value(&roles, out->role, strlen(out->role)) > 0)
        return 0;
    return fail(error, ERROR_INVALID,
                "\"%s\": for whom the gateway asks is ACCOUNT:ROLE, ACCOUNT:ROLE:18,36 or "
                "ACCOUNT:ROLE:18,36:regional_centre",
                text);
}

int session_speak_for(struct session *session, const char *text, struct error *error)
{
    session->person = (struct request_for){.account = ""};
    return text[0] == '\0' ? 0 : session_person_read(text, &session->person, error);
}

/* The principal that was named, or --as; the gateway when it speaks for a person; or the one that
 * suits the type. */
static const char *choose_principal(const struct session *session, const char *principal,
                                    const char *type)
{
    if (principal[0] != '\0')
        return principal;
    if (session->as[0] != '\0')
        return session->as;
    return session->person.account[0] != '\0' ? "gateway" : catalog_principal(type);
}

struct session *session_open(const struct global_options *global, struct error *error)
{
    struct session *session = memory_new(1, sizeof *session);

    if (cli_settings_open(global, &session->settings, error) != 0) {
        cli_settings_close(&session->settings);
        free(session);
        return NULL;
    }
    memcpy(session->as, global->as, sizeof session->as);
    memcpy(session->service, global->service, sizeof session->service);
    session->zmq = zmq_ctx_new();
    if (session_speak_for(session, global->account, error) != 0) {
        session_close(session);
        return NULL;
    }
    return session;
}

void session_close(struct session *session)
{
    if (session == NULL)
        return;
    for (size_t i = 0; i < session->count; i++)
        client_close(session->connections[i].client);
    zmq_ctx_term(session->zmq);
    cli_settings_close(&session->settings);
    free(session);
}

const struct cli_settings *session_settings(const struct session *session)
{
    return &session->settings;
}

void session_patience(struct session *session, int64_t give_up_ms)
{
    session->settings.give_up = give_up_ms;
}

void session_in_order(struct session *session)
{
    session->in_order = true;
}

void *session_zmq(struct session *session)
{
    return session->zmq;
}

int session_keys(struct session *session, const char *principal, struct key_pair *out,
                 struct error *error)
{
    char path[512];

    snprintf(path, sizeof path, "%s/%s.key", session->settings.keys, principal);
    if (key_pair_read(path, out, error) != 0)
        return fail_within(error, "keys of \"%s\" (`appui keys make` makes them)", principal);
    return 0;
}

static struct client *connect_to(struct session *session, const struct instance *instance,
                                 const char *endpoints, const char *principal, struct error *error)
{
    struct client_options options = {.endpoints = endpoints,
                                     .give_up_ms = session->settings.give_up,
                                     .in_order = session->in_order};

    if (session_keys(session, principal, &options.keys, error) != 0 ||
        key_public_read(instance->key, options.server_key, error) != 0)
        return NULL;
    return client_open(session->zmq, &options, error);
}

struct client *session_client(struct session *session, const char *instance, const char *principal,
                              struct error *error)
{
    const struct instance *known = network_find(session->settings.known, instance);
    struct connection *connection = &session->connections[session->count];

    for (size_t i = 0; i < session->count; i++)
        if (strcmp(session->connections[i].instance, instance) == 0 &&
            strcmp(session->connections[i].principal, principal) == 0)
            return session->connections[i].client;
    if (known == NULL) {
        fail(error, ERROR_INVALID, "no instance \"%s\" in the network; `appui status` lists them",
             instance);
        return NULL;
    }
    if (session->count == CLIENTS_MOST) {
        fail(error, ERROR_INVALID, "more than %d principals at once", CLIENTS_MOST);
        return NULL;
    }
    snprintf(connection->instance, sizeof connection->instance, "%s", instance);
    snprintf(connection->principal, sizeof connection->principal, "%s", principal);
    connection->client = connect_to(session, known, known->requests, principal, error);
    if (connection->client != NULL)
        session->count++;
    return connection->client;
}

/* The only instance of the service that takes this type; NULL: there is none, or a choice. */
static const char *find_instance(struct session *session, const char *type, struct error *error)
{
    const struct catalog_service *service = catalog_service_of(type);
    const struct instance *first, *second;

    if (session->service[0] != '\0')
        return session->service;
    if (service == NULL) {
        fail(error, ERROR_INVALID, "no service takes \"%s\"; `appui describe` lists what they take",
             type);
        return NULL;
    }
    first = network_next(session->settings.known, service->name, NULL);
    if (first == NULL) {
        fail(error, ERROR_INVALID, "\"%s\": no instance of %s in the network", type, service->name);
        return NULL;
    }
    second = network_next(session->settings.known, service->name, first);
    if (second != NULL) {
        fail(error, ERROR_INVALID, "\"%s\": %s, %s… take it: which one? --service %s", type,
             first->name, second->name, first->name);
        return NULL;
    }
    return first->name;
}

struct client *session_client_for(struct session *session, const char *type, const char *principal,
                                  const char *instance, struct error *error)
{
    if (instance[0] == '\0')
        instance = find_instance(session, type, error);
    if (instance == NULL)
        return NULL;
    return session_client(session, instance, choose_principal(session, principal, type), error);
}

int session_silent(const struct session *session, const char *instance, struct error *error)
{
    const struct instance *known = network_find(session->settings.known, instance);

    return fail(error, ERROR_UNAVAILABLE,
                "no answer from %s at %s in %lld s: is it running? (`make run` in a clone, "
                "`systemctl start appui.target` on a server)",
                instance, known == NULL ? "?" : known->requests,
                (long long)(session->settings.give_up / 1000));
}

static int call(const struct session *session, struct client *client, const struct schema *request,
                const void *record, void *reply, int64_t *position, struct error *error)
{
    const struct request_for *person = session->person.account[0] == '\0' ? NULL : &session->person;
    const struct schema *schema = catalog_reply(request->name);
    struct buffer body = {0};
    int result = client_call_for(client, person, request, record, &body, position, error);

    if (result == 0 && reply != NULL && schema != NULL)
        result = record_decode(schema, buffer_span(&body), reply, error);
    buffer_close(&body);
    return result;
}

int session_ask_at(struct session *session, const struct instance *instance, const char *endpoint,
                   const struct schema *request, const void *record, void *reply,
                   struct error *error)
{
    struct client *client = connect_to(session, instance, endpoint,
                                       choose_principal(session, "", request->name), error);
    int result = client == NULL ? -1 : call(session, client, request, record, reply, NULL, error);

    if (client != NULL && result != 0 && error->code == ERROR_UNAVAILABLE)
        fail(error, ERROR_UNAVAILABLE, "no answer from %s at %s", instance->name, endpoint);
    client_close(client);
    return result;
}

int session_ask_service(struct session *session, const char *instance, const char *principal,
                        const struct schema *request, const void *record, void *reply,
                        int64_t *position, struct error *error)
{
    struct client *client;
    int result;

    client = session_client(session, instance, choose_principal(session, principal, request->name),
                            error);
    if (client == NULL)
        return -1;
    result = call(session, client, request, record, reply, position, error);
    if (result != 0 && error->code == ERROR_UNAVAILABLE)
        session_silent(session, instance, error);
    return result;
}

int session_ask(struct session *session, const char *principal, const struct schema *request,
                const void *record, void *reply, int64_t *position, struct error *error)
{
    const char *instance = find_instance(session, request->name, error);

    if (instance == NULL)
        return -1;
    return session_ask_service(session, instance, principal, request, record, reply, position,
                               error);
}

size_t session_in_flight(const struct session *session)
{
    size_t count = 0;

    for (size_t i = 0; i < session->count; i++)
        count += client_in_flight(session->connections[i].client);
    return count;
}

/* Waits on one of those that owe answers; with a single one for the whole time. */
int session_receive(struct session *session, int64_t timeout_ms, struct answer *answer)
{
    int64_t until = monotonic_ms() + timeout_ms;
    int64_t left = timeout_ms;

    do {
        size_t owing = 0;

        for (size_t i = 0; i < session->count; i++)
            owing += client_in_flight(session->connections[i].client) > 0;
        for (size_t i = 0; i < session->count; i++) {
            struct client *client =
                session->connections[(session->turn + i) % session->count].client;
            int64_t patience = owing > 1 && left > PATIENCE_MS ? PATIENCE_MS : left;

            if (client_in_flight(client) == 0)
                continue;
            if (client_receive(client, patience, answer) == 1) {
                session->turn += i;
                return 1;
            }
        }
        left = until - monotonic_ms();
    } while (left > 0 && session_in_flight(session) > 0);
    return 0;
}
