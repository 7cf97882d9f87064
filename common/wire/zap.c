#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <zmq.h>

#include "common/buffer/buffer.h"
#include "common/wire/socket.h"

enum { PROOF_MS = 5000, ZAP_FRAMES = 7, ZAP_FRAME = 256 };

struct zap {
    struct loop *loop;
    struct watch *watch;
    void *socket;
    bool (*knows)(void *owner, const char *public_key);
    void *owner;
    int64_t refused;
};

struct zap_frames {
    char data[ZAP_FRAMES][ZAP_FRAME];
    int size[ZAP_FRAMES];
    int count;
};

/* version, request id, domain, address, identity, mechanism, client key (RFC 27). */
static bool receive(void *socket, struct zap_frames *frames)
{
    int more = 1;
    size_t size = sizeof more;

    for (frames->count = 0; more != 0; frames->count++) {
        char *data = frames->data[frames->count < ZAP_FRAMES ? frames->count : 0];
        int length = zmq_recv(socket, data, ZAP_FRAME, ZMQ_DONTWAIT);

        if (length < 0)
            return false;
        if (frames->count < ZAP_FRAMES)
            frames->size[frames->count] = length;
        zmq_getsockopt(socket, ZMQ_RCVMORE, &more, &size);
    }
    return true;
}

static bool is_known(struct zap *zap, const struct zap_frames *frames, char key[KEY_TEXT_SIZE])
{
    if (frames->count != ZAP_FRAMES || frames->size[5] != 5 ||
        memcmp(frames->data[5], "CURVE", 5) != 0 || frames->size[6] != 32)
        return false;
    zmq_z85_encode(key, (const uint8_t *)frames->data[6], 32);
    return zap->knows(zap->owner, key);
}

/* 200 or 400 and nothing else: a 300 hangs the client (fact 3). */
static void answer(struct zap *zap, const struct zap_frames *frames, const char *key)
{
    bool is_in = key != NULL;

    zmq_send(zap->socket, "1.0", 3, ZMQ_SNDMORE);
    zmq_send(zap->socket, frames->data[1], (size_t)frames->size[1], ZMQ_SNDMORE);
    zmq_send(zap->socket, is_in ? "200" : "400", 3, ZMQ_SNDMORE);
    zmq_send(zap->socket, is_in ? "OK" : "unknown key", is_in ? 2 : 11, ZMQ_SNDMORE);
    zmq_send(zap->socket, is_in ? key : "", is_in ? strlen(key) : 0, ZMQ_SNDMORE);
    zmq_send(zap->socket, "", 0, 0);
}

static void ready(void *owner, short events)
{
    struct zap *zap = owner;
    struct zap_frames frames = {0};
    char key[KEY_TEXT_SIZE];

    (void)events;
    while (receive(zap->socket, &frames)) {
        bool is_in = is_known(zap, &frames, key);

        zap->refused += !is_in;
        answer(zap, &frames, is_in ? key : NULL);
    }
}

struct zap *zap_open(struct loop *loop, void *zmq_context,
                     bool (*knows)(void *owner, const char *public_key), void *owner,
                     struct error *error)
{
    struct zap *zap = memory_new(1, sizeof *zap);

    zap->loop = loop;
    zap->knows = knows;
    zap->owner = owner;
    zap->socket = zmq_socket(zmq_context, ZMQ_REP);
    if (zap->socket == NULL || zmq_bind(zap->socket, "inproc://zeromq.zap.01") < 0) {
        fail(error, ERROR_UNAVAILABLE, "no ZAP handler: %s", zmq_strerror(errno));
        zap_close(zap);
        return NULL;
    }
    zap->watch = loop_watch_socket(loop, zap->socket, ready, zap);
    return zap;
}

void zap_close(struct zap *zap)
{
    if (zap == NULL)
        return;
    loop_unwatch(zap->loop, zap->watch);
    if (zap->socket != NULL)
        zmq_close(zap->socket);
    free(zap);
}

int64_t zap_refused(const struct zap *zap)
{
    return zap->refused;
}

/* What the stranger's monitor says: 0 nothing yet, 1 refused, -1 it is in. */
static int watch_stranger(void *monitor)
{
    uint8_t frame[256];
    uint16_t event;
    int verdict = 0;

    while (verdict == 0 && zmq_recv(monitor, frame, sizeof frame, ZMQ_DONTWAIT) >= 6) {
        memcpy(&event, frame, sizeof event);
        zmq_recv(monitor, frame, sizeof frame, 0); /* the address */
        if (event == ZMQ_EVENT_HANDSHAKE_FAILED_AUTH)
            verdict = 1;
        else if (event == ZMQ_EVENT_HANDSHAKE_SUCCEEDED)
            verdict = -1;
    }
    return verdict;
}

int zap_prove(struct loop *loop, void *zmq_context, const struct key_pair *keys,
              struct error *error)
{
    char endpoint[64];
    struct key_pair stranger;
    void *server, *client = NULL, *monitor = NULL;
    int verdict = 0;

    snprintf(endpoint, sizeof endpoint, "ipc://@appui-proof-%d", (int)getpid());
    server = socket_serve(zmq_context, SOCKET_REQUESTS, keys, endpoint, error);
    if (server == NULL || key_pair_make(&stranger) < 0)
        goto done;
    client =
        socket_connect(zmq_context, SOCKET_REQUESTS, &stranger, keys->public_key, endpoint, error);
    if (client == NULL)
        goto done;
    zmq_socket_monitor(client, "inproc://appui-proof",
                       ZMQ_EVENT_HANDSHAKE_FAILED_AUTH | ZMQ_EVENT_HANDSHAKE_SUCCEEDED);
    monitor = zmq_socket(zmq_context, ZMQ_PAIR);
    zmq_connect(monitor, "inproc://appui-proof");
    for (int64_t end = monotonic_ms() + PROOF_MS; verdict == 0 && monotonic_ms() < end;) {
        loop_turn(loop, 10);
        verdict = watch_stranger(monitor);
    }
done:
    if (monitor != NULL) {
        zmq_socket_monitor(client, NULL, 0);
        zmq_close(monitor);
    }
    if (client != NULL)
        zmq_close(client);
    if (server != NULL)
        zmq_close(server);
    if (verdict == 1)
        return 0;
    return fail(error, ERROR_INTERNAL,
                verdict < 0 ? "a stranger's key got in: CURVE is not authenticated, not serving"
                            : "cannot prove that a stranger's key stays outside, not serving");
}
