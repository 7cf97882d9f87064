#include "common/wire/lanes.h"

#include <sodium.h>
#include <stdlib.h>
#include <string.h>
#include <zmq.h>

#include "common/messages/system.h"
#include "common/record/cursor.h"
#include "common/wire/client.h"
#include "common/wire/endpoints.h"
#include "common/wire/socket.h"

enum {
    PING_MS = 1000,        /* of silence, then every so often: the only endpoint */
    DOUBT_MS = 250,        /* of silence: the others are asked too */
    SEEK_PING_MS = 150,    /* while one is sought, each is asked so often */
    SILENCE_MS = 3000,     /* a socket that heard nothing for so long is made anew */
    UNCONNECTED_MS = 1500, /* the same, without a handshake, while one is sought */
    BACK_OFF_MS = 200,
    SEEK_WAIT_MS = 20,
};

struct lane {
    void *socket;
    int64_t heard_ms;     /* its last word, whatever it said */
    int64_t connected_ms; /* when it was last seen connected */
    int64_t pinged_ms;
};

struct lanes {
    void *zmq_context;
    struct key_pair keys;
    char server_key[KEY_TEXT_SIZE];
    struct endpoints endpoints;
    struct lane each[ENDPOINTS_MOST];
    size_t current;
    int64_t served_ms; /* the last word of service from the current one */
    bool stands_by;    /* the current one */
    struct buffer header;
};

/* ---- one lane ---- */

static void disconnect(struct lane *lane)
{
    if (lane->socket != NULL)
        zmq_close(lane->socket);
    lane->socket = NULL;
}

/* After a protocol error a DEALER never comes back (fact 2): only a new socket does.  At random, so
 * that not everybody comes back at once. */
static void connect_anew(struct lanes *lanes, struct lane *lane, struct error *error)
{
    disconnect(lane);
    lane->heard_ms = lane->connected_ms = monotonic_ms() + randombytes_uniform(BACK_OFF_MS);
    lane->pinged_ms = monotonic_ms() - randombytes_uniform(SEEK_PING_MS);
    lane->socket =
        socket_connect(lanes->zmq_context, SOCKET_REQUESTS, &lanes->keys, lanes->server_key,
                       lanes->endpoints.each[lane - lanes->each], error);
}

static void ping(struct lanes *lanes, struct lane *lane, int64_t now, int64_t every_ms)
{
    static const uint8_t empty_map[] = {0x80};
    struct request_header header = {.v = 1, .id = id_new(system_now_ms()), .type = "ping"};

    if (lane->socket == NULL || now - lane->pinged_ms < every_ms)
        return;
    buffer_clear(&lanes->header);
    record_encode(&request_header_schema, &header, &lanes->header);
    if (socket_send(lane->socket, buffer_span(&lanes->header),
                    (struct span){empty_map, sizeof empty_map}) == 0)
        lane->pinged_ms = now;
}

static bool is_worn(struct lane *lane, int64_t now, bool is_sought)
{
    if (lane->socket == NULL)
        return true;
    if (socket_is_connected(lane->socket))
        lane->connected_ms = now;
    return now - lane->heard_ms > SILENCE_MS ||
           (is_sought && now - lane->connected_ms > UNCONNECTED_MS);
}

/* ---- another one is sought ---- */

/* Answers to pings alone come here. */
static bool is_service(const struct socket_message *message)
{
    struct reply_header header;
    struct error error;

    return message->is_whole &&
           record_decode(&reply_header_schema, message->header, &header, &error) == 0 &&
           strcmp(header.status, enumeration_word(&statuses, STATUS_UNAVAILABLE)) != 0;
}

static bool serves(struct lane *lane, int64_t now)
{
    struct socket_message message;
    bool is_serving = false;

    while (lane->socket != NULL && !is_serving && socket_receive(lane->socket, &message) == 0) {
        lane->heard_ms = now;
        is_serving = is_service(&message);
        socket_message_close(&message);
    }
    return is_serving;
}

static void choose(struct lanes *lanes, size_t chosen, int64_t now)
{
    lanes->current = chosen;
    lanes->stands_by = false;
    lanes->served_ms = lanes->each[chosen].heard_ms = now;
}

static bool seek(struct lanes *lanes, int64_t now)
{
    struct error error;

    for (size_t i = 0; i < lanes->endpoints.count; i++) {
        struct lane *lane = &lanes->each[i];

        if (i != lanes->current && serves(lane, now)) {
            choose(lanes, i, now);
            return true;
        }
        if (i != lanes->current && is_worn(lane, now, true))
            connect_anew(lanes, lane, &error);
        ping(lanes, lane, now, SEEK_PING_MS);
    }
    return false;
}

static void leave_others(struct lanes *lanes)
{
    for (size_t i = 0; i < lanes->endpoints.count; i++)
        if (i != lanes->current)
            disconnect(&lanes->each[i]);
}

static bool is_seeking(const struct lanes *lanes, int64_t now)
{
    return lanes->endpoints.count > 1 && (lanes->stands_by || now - lanes->served_ms > DOUBT_MS);
}

bool lanes_keep(struct lanes *lanes)
{
    int64_t now = monotonic_ms();
    struct lane *current = &lanes->each[lanes->current];
    bool is_sought = is_seeking(lanes, now);
    struct error error;

    if (is_sought && seek(lanes, now))
        return true;
    if (!is_sought)
        leave_others(lanes);
    if (is_worn(current, now, is_sought)) {
        connect_anew(lanes, current, &error);
        return true;
    }
    if (now - current->heard_ms >= PING_MS)
        ping(lanes, current, now, PING_MS);
    return false;
}

void lanes_wait(struct lanes *lanes, bool wants_out, int64_t timeout_ms)
{
    zmq_pollitem_t items[ENDPOINTS_MOST];
    int count = 0;

    for (size_t i = 0; i < lanes->endpoints.count; i++)
        if (lanes->each[i].socket != NULL)
            items[count++] = (zmq_pollitem_t){.socket = lanes->each[i].socket,
                                              .events = (short)(wants_out && i == lanes->current
                                                                    ? ZMQ_POLLIN | ZMQ_POLLOUT
                                                                    : ZMQ_POLLIN)};
    if (is_seeking(lanes, monotonic_ms()) && timeout_ms > SEEK_WAIT_MS)
        timeout_ms = SEEK_WAIT_MS; /* pings that wait for a handshake */
    zmq_poll(items, count, (long)timeout_ms);
}

/* ---- what is said ---- */

void lanes_expect(struct lanes *lanes)
{
    lanes->served_ms = lanes->each[lanes->current].heard_ms =
        lanes->each[lanes->current].connected_ms = monotonic_ms();
}

void lanes_hear(struct lanes *lanes, enum lane_word word)
{
    int64_t now = monotonic_ms();

    lanes->each[lanes->current].heard_ms = now;
    if (word == LANE_SERVES)
        choose(lanes, lanes->current, now);
    lanes->stands_by = word == LANE_STANDS_BY && lanes->endpoints.count > 1;
}

bool lanes_are_settled(const struct lanes *lanes)
{
    return !lanes->stands_by;
}

void *lanes_socket(const struct lanes *lanes)
{
    return lanes->each[lanes->current].socket;
}

const char *lanes_endpoint(const struct lanes *lanes)
{
    return lanes->endpoints.each[lanes->current];
}

/* ---- life ---- */

struct lanes *lanes_open(void *zmq_context, const char *endpoints, const struct key_pair *keys,
                         const char *server_key, struct error *error)
{
    struct lanes *lanes = memory_new(1, sizeof *lanes);

    lanes->zmq_context = zmq_context;
    lanes->keys = *keys;
    memcpy(lanes->server_key, server_key, sizeof lanes->server_key);
    endpoints_read(&lanes->endpoints, endpoints);
    if (lanes->endpoints.count == 0)
        fail(error, ERROR_INVALID, "no endpoint to connect to");
    else
        connect_anew(lanes, &lanes->each[0], error);
    if (lanes->each[0].socket != NULL) {
        lanes_expect(lanes);
        return lanes;
    }
    lanes_close(lanes);
    return NULL;
}

void lanes_close(struct lanes *lanes)
{
    if (lanes == NULL)
        return;
    for (size_t i = 0; i < ENDPOINTS_MOST; i++)
        disconnect(&lanes->each[i]);
    buffer_close(&lanes->header);
    free(lanes);
}
