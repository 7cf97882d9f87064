/* echo - the baseline of the null store: a CURVE ROUTER behind ZAP that answers every request at
 * once and knows nothing else.
 *
 *   echo DIRECTORY REPLY_BYTES
 *
 * Serves run/registration.requests of DIRECTORY with registration's key, so that `load` speaks to
 * it as to registration: the same client, the same frames, as many requests to a message.  It finds
 * each request's id, looks at nothing else, and answers each message with one message: for each
 * request a header of the same size and a body of REPLY_BYTES.  No decoding into structs, no rules,
 * no journal, no duplicates.  Until SIGTERM.
 */
#include <sodium.h>
#include <string.h>
#include <unistd.h>

#include "common/messages/system.h"
#include "common/record/cursor.h"
#include "common/wire/socket.h"
#include "tests/bench/measure.h"

enum { MESSAGES_A_TURN = 512, COUNT_BYTES = 3 };

struct echo {
    void *socket;
    struct buffer header; /* of every answer, but for the id */
    size_t id_at;
    uint8_t body[256];
    size_t body_size;
    struct buffer headers, bodies; /* of one message */
};

static void begin(struct buffer *buffer, uint32_t count)
{
    uint8_t head[COUNT_BYTES] = {0xdc, (uint8_t)(count >> 8), (uint8_t)count};

    buffer_clear(buffer);
    buffer_append(buffer, head, sizeof head);
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
    begin(&echo->headers, count);
    begin(&echo->bodies, count);
    while (count-- > 0) {
        const uint8_t *id = find_id(&headers);

        if (id == NULL)
            return;
        memcpy(echo->header.data + echo->id_at, id, sizeof(struct id));
        buffer_append(&echo->headers, echo->header.data, echo->header.size);
        buffer_append(&echo->bodies, echo->body, echo->body_size);
    }
    socket_send_to(echo->socket, message->routing_id, buffer_span(&echo->headers),
                   buffer_span(&echo->bodies));
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
