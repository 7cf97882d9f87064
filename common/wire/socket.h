/* socket.h - every socket option that matters, in one place (facts 1–6), and the door in front of
 * CURVE: ZAP. */
#pragma once

#include <zmq.h>

#include "common/loop/loop.h"
#include "common/wire/keys.h"

enum socket_use {
    SOCKET_REQUESTS, /* frames ≤ 64 KiB to a service, ≤ 1 MiB from it; 256 waiting a peer */
    SOCKET_FEED,     /* frames ≤ 1 MiB from the producer; bounded by credit */
};

enum { WIRE_MOST_FRAME = 64 << 10, WIRE_MOST_ANSWER = 1 << 20 };

/* A ROUTER that only knows CURVE.  zap_open must have been called on the context before (fact 3).
 */
void *socket_serve(void *zmq_context, enum socket_use use, const struct key_pair *keys,
                   const char *endpoint, struct error *error);
/* A DEALER for one peer; never connected to two endpoints (fact 7). */
void *socket_connect(void *zmq_context, enum socket_use use, const struct key_pair *keys,
                     const char *server_key, const char *endpoint, struct error *error);

/* Whether something could be sent to the peer now: it is there. */
bool socket_is_connected(void *socket);

/* Two frames.  0; -1 when it would block or the peer is gone (errno says). */
int socket_send(void *socket, struct span header, struct span body);
/* To a peer of a ROUTER. */
int socket_send_to(void *socket, uint32_t routing_id, struct span header, struct span body);

/* A message from a peer of a ROUTER; the spans live until it is closed. */
struct socket_message {
    uint32_t routing_id;
    struct span header, body;
    bool is_knock; /* an empty message alone: libzmq's own, of a connection that is new */
    bool is_whole; /* exactly two frames */
    zmq_msg_t frames[2];
};
/* 0, or -1 when nothing waits.  Always close what came. */
int socket_receive_from(void *socket, struct socket_message *message);
/* To a DEALER: the same without routing id and key. */
int socket_receive(void *socket, struct socket_message *message);
/* The authenticated peer's public key (Z85), of its payload frame; NULL: refuse the message (fact
 * 3). */
const char *socket_message_key(struct socket_message *message);
void socket_message_close(struct socket_message *message);

/* ZAP: who may come in.  The User-Id of its messages is its public key (Z85). */
struct zap;
/* `knows` is asked for each handshake, with the Z85 public key. */
struct zap *zap_open(struct loop *loop, void *zmq_context,
                     bool (*knows)(void *owner, const char *public_key), void *owner,
                     struct error *error);
void zap_close(struct zap *zap); /* after every CURVE socket */
int64_t zap_refused(const struct zap *zap);

/* Tries a stranger's key on a server of this context: 0 when it stays outside, -1 when it gets in
 * or nothing can be said: then do not serve. */
int zap_prove(struct loop *loop, void *zmq_context, const struct key_pair *keys,
              struct error *error);
