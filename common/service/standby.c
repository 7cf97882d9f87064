/* The other programs of this service: asked for a sign of life while one of them writes. */
#include <sodium.h>
#include <stdlib.h>
#include <string.h>

#include "common/service/service_internal.h"

enum { PING_MS = 500, SILENCE_MS = 3000, BACK_OFF_MS = 500 };

/* One of the other seats. */
struct other {
    struct standby *standby;
    const char *endpoint;
    void *socket;
    struct watch *watch;
    int64_t heard_ms;
};

struct standby {
    struct service *service;
    struct other others[ENDPOINTS_MOST];
    size_t count;
    struct watch *timer;
    struct buffer header;
};

static void disconnect(struct other *other)
{
    loop_unwatch(other->standby->service->loop, other->watch);
    other->watch = NULL;
    if (other->socket != NULL)
        zmq_close(other->socket);
    other->socket = NULL;
}

/* Who was told its lease is alive that long ago: a writer that is cut off speaks on for a while. */
static int64_t database_ms(const struct socket_message *message)
{
    struct pong pong = {0};
    struct error error;

    return record_decode(&pong_schema, message->body, &pong, &error) == 0 ? pong.database_ms : 0;
}

/* Only the writer is alive for us: another standby says nothing about it. */
static void take(struct other *other, const struct socket_message *message)
{
    struct journal *journal = other->standby->service->journal;
    struct reply_header header;
    struct refused refused = {0};
    struct error error;

    if (!message->is_whole ||
        record_decode(&reply_header_schema, message->header, &header, &error) < 0)
        return;
    other->heard_ms = monotonic_ms();
    bool is_ok = strcmp(header.status, enumeration_word(&statuses, STATUS_OK)) == 0;
    if (!is_ok && record_decode(&refused_schema, message->body, &refused, &error) < 0)
        return;
    if (is_ok)
        journal_hear_writer(journal, database_ms(message));
    else if (strcmp(refused.rule, REFUSED_STANDBY) != 0)
        journal_hear_writer(journal, strcmp(refused.rule, REFUSED_STARTING) == 0 ? 0 : -1);
}

static void ready(void *owner, short events)
{
    struct other *other = owner;
    struct socket_message message;

    (void)events;
    while (other->socket != NULL && socket_receive(other->socket, &message) == 0) {
        take(other, &message);
        socket_message_close(&message);
    }
}

/* After a protocol error a DEALER never comes back (fact 2): only a new socket does. */
static void connect_anew(struct other *other)
{
    struct service *service = other->standby->service;
    struct error error;

    disconnect(other);
    other->socket = socket_connect(service->zmq_context, SOCKET_REQUESTS, &service->keys,
                                   service->keys.public_key, other->endpoint, &error);
    other->heard_ms = monotonic_ms() + randombytes_uniform(BACK_OFF_MS);
    if (other->socket != NULL)
        other->watch = loop_watch_socket(service->loop, other->socket, ready, other);
}

static void ping(struct other *other)
{
    static const uint8_t empty_map[] = {0x80};
    struct request_header header = {.v = 1, .id = id_new(system_now_ms()), .type = "ping"};
    struct buffer *bytes = &other->standby->header;

    if (other->socket == NULL || monotonic_ms() - other->heard_ms > SILENCE_MS)
        connect_anew(other);
    if (other->socket == NULL)
        return;
    buffer_clear(bytes);
    record_encode(&request_header_schema, &header, bytes);
    socket_send(other->socket, buffer_span(bytes), (struct span){empty_map, sizeof empty_map});
}

static void tick(void *owner)
{
    struct standby *standby = owner;
    bool is_standing = journal_is_standing(standby->service->journal);

    for (size_t i = 0; i < standby->count; i++) {
        if (is_standing)
            ping(&standby->others[i]);
        else
            disconnect(&standby->others[i]);
    }
}

struct standby *standby_open(struct service *service)
{
    struct standby *standby = memory_new(1, sizeof *standby);

    standby->service = service;
    for (size_t i = 0; i < service->request_endpoints.count; i++)
        if ((int64_t)i + 1 != service->settings.seat)
            standby->others[standby->count++] =
                (struct other){.standby = standby, .endpoint = service->request_endpoints.each[i]};
    standby->timer = loop_every(service->loop, standby->count > 0 ? PING_MS : 0, tick, standby);
    return standby;
}

void standby_close(struct standby *standby)
{
    if (standby == NULL)
        return;
    for (size_t i = 0; i < standby->count; i++)
        disconnect(&standby->others[i]);
    loop_unwatch(standby->service->loop, standby->timer);
    buffer_close(&standby->header);
    free(standby);
}
