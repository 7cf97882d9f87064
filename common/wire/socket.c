#include "common/wire/socket.h"

#include <errno.h>
#include <sodium.h>
#include <stddef.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>
#include <zmq.h>

static void set(void *socket, int option, int value)
{
    zmq_setsockopt(socket, option, &value, sizeof value);
}

/* ZMTP's own heartbeats stay unset: they abort a DEALER whose reader is slow (fact 1). */
static void set_common(void *socket, int64_t most_bytes)
{
    zmq_setsockopt(socket, ZMQ_MAXMSGSIZE, &most_bytes, sizeof most_bytes);
    set(socket, ZMQ_LINGER, 0);
    /* A peer whose machine vanished says nothing: the system asks. */
    set(socket, ZMQ_TCP_KEEPALIVE, 1);
    set(socket, ZMQ_TCP_KEEPALIVE_IDLE, 60);
    set(socket, ZMQ_TCP_KEEPALIVE_INTVL, 15);
    set(socket, ZMQ_TCP_KEEPALIVE_CNT, 4);
    set(socket, ZMQ_HANDSHAKE_IVL, 5000);
    set(socket, ZMQ_RECONNECT_IVL, 200 + (int)randombytes_uniform(300));
    set(socket, ZMQ_RECONNECT_IVL_MAX, 15000);
}

/* libzmq takes an ipc path from whoever listens there, without a word: not from the living. */
static bool is_taken(const char *endpoint)
{
    struct sockaddr_un address = {.sun_family = AF_UNIX};
    const char *path = endpoint + strlen("ipc://");

    if (strncmp(endpoint, "ipc://", strlen("ipc://")) != 0 || path[0] == '@' ||
        strlen(path) >= sizeof address.sun_path)
        return false; /* libzmq says what is wrong itself */
    memcpy(address.sun_path, path, strlen(path));
    int fd = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
    bool is_there = fd >= 0 && (connect(fd, (struct sockaddr *)&address, sizeof address) == 0 ||
                                errno == EAGAIN);
    if (fd >= 0)
        close(fd);
    return is_there;
}

void *socket_serve(void *zmq_context, enum socket_use use, const struct key_pair *keys,
                   const char *endpoint, struct error *error)
{
    if (is_taken(endpoint)) {
        fail(error, ERROR_UNAVAILABLE, "another program listens at %s already", endpoint);
        return NULL;
    }
    void *socket = zmq_socket(zmq_context, ZMQ_ROUTER);

    if (socket == NULL) {
        fail(error, ERROR_UNAVAILABLE, "no socket: %s", zmq_strerror(errno));
        return NULL;
    }
    /* Followers say little; what they are told is bounded by their credit, or else by this: one
     * that asks and never reads loses its subscription. */
    set_common(socket, WIRE_MOST_FRAME);
    set(socket, ZMQ_ROUTER_MANDATORY, 1);
    set(socket, ZMQ_RCVHWM, 256);
    set(socket, ZMQ_SNDHWM, use == SOCKET_REQUESTS ? 2048 : 8192);
    set(socket, ZMQ_CURVE_SERVER, 1);
    zmq_setsockopt(socket, ZMQ_CURVE_SECRETKEY, keys->secret_key, KEY_TEXT_SIZE);
    zmq_setsockopt(socket, ZMQ_ZAP_DOMAIN, "appui", 5);
    if (zmq_bind(socket, endpoint) == 0)
        return socket;
    fail(error, ERROR_UNAVAILABLE, "cannot bind %s: %s", endpoint, zmq_strerror(errno));
    zmq_close(socket);
    return NULL;
}

void *socket_connect(void *zmq_context, enum socket_use use, const struct key_pair *keys,
                     const char *server_key, const char *endpoint, struct error *error)
{
    void *socket = zmq_socket(zmq_context, ZMQ_DEALER);

    if (socket == NULL) {
        fail(error, ERROR_UNAVAILABLE, "no socket: %s", zmq_strerror(errno));
        return NULL;
    }
    set_common(socket, WIRE_MOST_ANSWER); /* a server that we chose may say more than it hears */
    set(socket, ZMQ_IMMEDIATE, 1);
    /* Who was started anew while we slept knows nothing of us, and hears so at once. */
    set(socket, ZMQ_PROBE_ROUTER, use == SOCKET_FEED);
    set(socket, ZMQ_RCVHWM, use == SOCKET_REQUESTS ? 4096 : 0);
    set(socket, ZMQ_SNDHWM, 4096);
    zmq_setsockopt(socket, ZMQ_CURVE_SERVERKEY, server_key, KEY_TEXT_SIZE);
    zmq_setsockopt(socket, ZMQ_CURVE_PUBLICKEY, keys->public_key, KEY_TEXT_SIZE);
    zmq_setsockopt(socket, ZMQ_CURVE_SECRETKEY, keys->secret_key, KEY_TEXT_SIZE);
    if (zmq_connect(socket, endpoint) == 0)
        return socket;
    fail(error, ERROR_INVALID, "cannot connect to %s: %s", endpoint, zmq_strerror(errno));
    zmq_close(socket);
    return NULL;
}

bool socket_is_connected(void *socket)
{
    int events = 0;
    size_t size = sizeof events;

    return zmq_getsockopt(socket, ZMQ_EVENTS, &events, &size) == 0 && (events & ZMQ_POLLOUT) != 0;
}

int socket_send(void *socket, struct span header, struct span body)
{
    if (zmq_send(socket, header.data, header.size, ZMQ_SNDMORE | ZMQ_DONTWAIT) < 0)
        return -1;
    return zmq_send(socket, body.data, body.size, ZMQ_DONTWAIT) < 0 ? -1 : 0;
}

int socket_send_to(void *socket, uint32_t routing_id, struct span header, struct span body)
{
    /* libzmq's own routing ids: a zero byte, then a number in network order. */
    uint8_t id[5] = {0};

    memcpy(id + 1, &routing_id, sizeof routing_id);
    if (zmq_send(socket, id, sizeof id, ZMQ_SNDMORE | ZMQ_DONTWAIT) < 0)
        return -1;
    return socket_send(socket, header, body);
}

static bool has_more(void *socket)
{
    int more = 0;
    size_t size = sizeof more;

    zmq_getsockopt(socket, ZMQ_RCVMORE, &more, &size);
    return more != 0;
}

/* Reads the two payload frames; whatever follows is read and thrown away.  -1 when nothing waits.
 */
static int receive_payload(void *socket, struct socket_message *message)
{
    int count = 0;

    for (bool more = true; more; more = has_more(socket), count++) {
        zmq_msg_t extra, *frame = count < 2 ? &message->frames[count] : &extra;

        if (count >= 2)
            zmq_msg_init(&extra);
        if (zmq_msg_recv(frame, socket, ZMQ_DONTWAIT) < 0)
            return -1;
        if (count >= 2)
            zmq_msg_close(&extra);
    }
    message->header =
        (struct span){zmq_msg_data(&message->frames[0]), zmq_msg_size(&message->frames[0])};
    message->body =
        (struct span){zmq_msg_data(&message->frames[1]), zmq_msg_size(&message->frames[1])};
    message->is_whole = count == 2;
    message->is_knock = count == 1 && message->header.size == 0;
    return 0;
}

static void message_init(struct socket_message *message)
{
    memset(message, 0, offsetof(struct socket_message, frames));
    zmq_msg_init(&message->frames[0]);
    zmq_msg_init(&message->frames[1]);
}

int socket_receive_from(void *socket, struct socket_message *message)
{
    uint8_t id[16];
    int size = zmq_recv(socket, id, sizeof id, ZMQ_DONTWAIT);

    if (size < 0)
        return -1;
    message_init(message);
    if (size == 5)
        memcpy(&message->routing_id, id + 1, sizeof message->routing_id);
    if (!has_more(socket))
        return 0;
    receive_payload(socket, message);
    message->is_whole = message->is_whole && size == 5;
    return 0;
}

int socket_receive(void *socket, struct socket_message *message)
{
    message_init(message);
    return receive_payload(socket, message);
}

const char *socket_message_key(struct socket_message *message)
{
    return zmq_msg_gets(&message->frames[0], "User-Id");
}

void socket_message_close(struct socket_message *message)
{
    zmq_msg_close(&message->frames[0]);
    zmq_msg_close(&message->frames[1]);
}
