/* echo - the baseline of the null store: a CURVE ROUTER behind ZAP that answers every request at
 * once and knows nothing else.
 *
 *   echo DIRECTORY REPLY_BYTES
 *
 * Serves run/registration.requests of DIRECTORY with registration's key, so that `load` speaks to
 * it as to registration: the same client, the same frames, as many requests to a message.  It finds
 * each request's id, looks at nothing else, and answers with a header of the same size and a body
 * of REPLY_BYTES.  Answers leave as registration's do: collected while messages wait, up to 128 to
 * one message for each peer.  No decoding into structs, no rules, no journal, no duplicates.  Until
 * SIGTERM.
 */
#include <sodium.h>
#include <string.h>
#include <unistd.h>

#include "common/messages/system.h"
#include "common/record/cursor.h"
#include "common/wire/socket.h"
#include "tests/bench/measure.h"

enum {
    PEERS = 32,
    MESSAGES_A_TURN = 512,
    ANSWERS_MOST = 128,
    BYTES_MOST = 20 << 10,
    COUNT_BYTES = 3
};

struct outbox {
    uint32_t routing_id;
    uint32_t count;
    struct buffer headers, bodies;
};

struct echo {
    void *socket;
    struct buffer header; /* of every answer, but for the id */
    size_t id_at;
    uint8_t body[256];
    size_t body_size;
    struct outbox outboxes[PEERS];
};

static void put_count(struct buffer *buffer, uint32_t count)
{
    buffer->data[0] = 0xdc;
    buffer->data[1] = (uint8_t)(count >> 8);
    buffer->data[2] = (uint8_t)count;
}

static void send_outbox(struct echo *echo, struct outbox *outbox)
{
    if (outbox->count == 0)
        return;
    put_count(&outbox->headers, outbox->count);
    put_count(&outbox->bodies, outbox->count);
    socket_send_to(echo->socket, outbox->routing_id, buffer_span(&outbox->headers),
                   buffer_span(&outbox->bodies));
    outbox->count = 0;
}

static void answer(struct echo *echo, uint32_t routing_id, const uint8_t *id)
{
    struct outbox *outbox = NULL;

    for (size_t i = 0; i < PEERS; i++)
        if (echo->outboxes[i].routing_id == routing_id ||
            (outbox == NULL && echo->outboxes[i].count == 0))
            outbox = &echo->outboxes[i];
    if (outbox == NULL)
        return;
    if (outbox->count == 0) {
        outbox->routing_id = routing_id;
        buffer_clear(&outbox->headers);
        buffer_clear(&outbox->bodies);
        buffer_append(&outbox->headers, "\xdc\0\0", COUNT_BYTES);
        buffer_append(&outbox->bodies, "\xdc\0\0", COUNT_BYTES);
    }
    memcpy(echo->header.data + echo->id_at, id, sizeof(struct id));
    buffer_append(&outbox->headers, echo->header.data, echo->header.size);
    buffer_append(&outbox->bodies, echo->body, echo->body_size);
    if (++outbox->count == ANSWERS_MOST || outbox->bodies.size > BYTES_MOST)
        send_outbox(echo, outbox);
}

/* The id of one request's header. */
static const uint8_t *find_id(struct cursor *header)
{
    const uint8_t *found = NULL;
    struct span name, id;
    uint32_t count;

    if (cursor_map(header, &count) < 0)
        return NULL;
    while (count-- > 0) {
        if (cursor_text(header, &name) < 0)
            return NULL;
        if (name.size == 2 && memcmp(name.data, "id", 2) == 0) {
            if (cursor_bytes(header, &id) < 0 || id.size != sizeof(struct id))
                return NULL;
            found = id.data;
        } else if (cursor_skip(header, NULL) < 0) {
            return NULL;
        }
    }
    return found;
}

static void take(struct echo *echo, const struct socket_message *message)
{
    struct cursor headers = cursor_open(message->header);
    uint32_t count = 1;

    headers.most = UINT32_MAX;
    if (!message->is_whole ||
        (cursor_peek(&headers) == CURSOR_ARRAY && cursor_array(&headers, &count) < 0))
        return;
    while (count-- > 0) {
        const uint8_t *id = find_id(&headers);

        if (id == NULL)
            return;
        answer(echo, message->routing_id, id);
    }
}

static void ready(void *owner, short events)
{
    struct echo *echo = owner;
    struct socket_message message;

    (void)events;
    for (int i = 0; i < MESSAGES_A_TURN && socket_receive_from(echo->socket, &message) == 0; i++) {
        take(echo, &message);
        socket_message_close(&message);
    }
    for (size_t i = 0; i < PEERS; i++)
        send_outbox(echo, &echo->outboxes[i]);
}

static void make_answer(struct echo *echo, size_t body_size)
{
    struct reply_header header = {.v = 1, .status = "ok", .position = 1000000};

    memset(header.id.bytes, 0xa5, sizeof header.id.bytes);
    record_encode(&reply_header_schema, &header, &echo->header);
    uint8_t *id = memmem(echo->header.data, echo->header.size, header.id.bytes, sizeof header.id);
    echo->id_at = (size_t)(id - echo->header.data);
    echo->body[0] = 0xc4; /* bytes: whatever is in them */
    echo->body_size = body_size < 3 ? 3 : body_size < sizeof echo->body ? body_size : 255;
    echo->body[1] = (uint8_t)(echo->body_size - 2);
}

static bool knows(void *directory, const char *public_key)
{
    return directory_find(directory, public_key) != NULL;
}

int main(int argc, char **argv)
{
    static struct echo echo;
    struct key_pair keys;
    struct error error;

    if (argc != 3 || chdir(argv[1]) < 0 || sodium_init() < 0) {
        fputs("echo DIRECTORY REPLY_BYTES\n", stderr);
        return 2;
    }
    struct loop *loop = loop_open();
    void *zmq_context = zmq_ctx_new();
    struct directory *directory = directory_open("keys/clients.cfg", &error);

    make_answer(&echo, strtoul(argv[2], NULL, 10));
    if (directory == NULL || key_pair_read("keys/registration.key", &keys, &error) < 0 ||
        zap_open(loop, zmq_context, knows, directory, &error) == NULL ||
        (echo.socket = socket_serve(zmq_context, SOCKET_REQUESTS, &keys,
                                    "ipc://run/registration.requests", &error)) == NULL) {
        fprintf(stderr, "echo: %s\n", error.text);
        return 3;
    }
    loop_watch_socket(loop, echo.socket, ready, &echo);
    loop_run(loop, NULL, NULL);
    return 0; /* the process takes its sockets with it */
}
