/* wire_raw.h - frames as nobody's library would send them, for the stories of the protocol. */
#pragma once

#include "common/record/pack.h"
#include "common/wire/socket.h"
#include "tests/integration/tool.h"

enum { RAW_MS = 10000, RAW_FRAMES = 10 };

struct raw {
    void *zmq_context;
    void *socket;
    struct client *good; /* the ministry, served meanwhile */
};

static inline void *raw_connect_to(void *zmq_context, const char *name, const char *service,
                                   const char *endpoint)
{
    struct key_pair pair;
    char server_key[KEY_TEXT_SIZE], path[100], server_path[100];
    struct error error;
    void *socket;

    snprintf(path, sizeof path, "keys/%s.key", name);
    snprintf(server_path, sizeof server_path, "keys/%s.pub", service);
    if (name[0] == '\0')
        key_pair_make(&pair);
    else if (key_pair_read(path, &pair, &error) < 0)
        broken("%s", error.text);
    if (key_public_read(server_path, server_key, &error) < 0 ||
        (socket = socket_connect(zmq_context, SOCKET_REQUESTS, &pair, server_key, endpoint,
                                 &error)) == NULL)
        broken("%s", error.text);
    return socket;
}

static inline void *raw_connect(void *zmq_context, const char *name)
{
    return raw_connect_to(zmq_context, name, "registration", REGISTRATION);
}

/* As a principal; "": a stranger. */
static inline struct raw raw_open(const char *name)
{
    struct raw raw = {.zmq_context = zmq_ctx_new()};

    raw.good = tool_client(raw.zmq_context, "ministry", RAW_MS);
    raw.socket = raw_connect(raw.zmq_context, name);
    return raw;
}

static inline void raw_close(struct raw *raw)
{
    client_close(raw->good);
    zmq_close(raw->socket);
    zmq_ctx_term(raw->zmq_context);
}

/* Waits for the connection, nothing more. */
static inline void raw_send_frames(void *socket, const struct span *frames, size_t count)
{
    int64_t end = monotonic_ms() + RAW_MS;

    for (size_t i = 0; i < count; i++) {
        int flags = i + 1 < count ? ZMQ_SNDMORE : 0;

        while (zmq_send(socket, frames[i].data, frames[i].size, flags | ZMQ_DONTWAIT) < 0) {
            if (monotonic_ms() > end)
                broken("frame %zu cannot be sent: %s", i, zmq_strerror(errno));
            poll(NULL, 0, 5);
        }
    }
}

static inline void raw_send(void *socket, struct span header, struct span body)
{
    raw_send_frames(socket, (struct span[]){header, body}, 2);
}

static inline struct service_status_reply raw_status(struct client *client)
{
    static struct service_status_reply status;
    struct service_status ask = {0};
    struct buffer reply = {0};
    struct error error;

    if (client_call(client, &service_status_schema, &ask, &reply, NULL, &error) < 0 ||
        record_decode(&service_status_reply_schema, buffer_span(&reply), &status, &error) < 0)
        broken("a good client is not served: %s", error.text);
    buffer_close(&reply);
    return status;
}

static inline int64_t raw_counter(struct client *client, const char *name)
{
    struct service_status_reply status = raw_status(client);

    return tool_counter(&status, name);
}

static inline void raw_header(struct buffer *out, const struct request_header *header)
{
    buffer_clear(out);
    record_encode(&request_header_schema, header, out);
}

/* What one request was answered. */
struct raw_answer {
    struct reply_header header;
    struct refused refused; /* when not ok */
    struct buffer body;
};

/* False when nothing comes. */
static inline bool raw_receive(void *socket, int timeout_ms, struct raw_answer *answer)
{
    zmq_pollitem_t item = {socket, 0, ZMQ_POLLIN, 0};
    struct socket_message message;
    struct error error;

    memset(answer, 0, sizeof *answer);
    if (zmq_poll(&item, 1, timeout_ms) <= 0 || socket_receive(socket, &message) < 0)
        return false;
    if (!message.is_whole ||
        record_decode(&reply_header_schema, message.header, &answer->header, &error) < 0)
        broken("an answer that cannot be read");
    buffer_append(&answer->body, message.body.data, message.body.size);
    if (strcmp(answer->header.status, "ok") != 0 &&
        record_decode(&refused_schema, message.body, &answer->refused, &error) < 0)
        broken("a refusal that cannot be read: %s", error.text);
    socket_message_close(&message);
    return true;
}

static inline void raw_expect(void *socket, const char *status, const char *code)
{
    struct raw_answer answer;

    if (!raw_receive(socket, RAW_MS, &answer))
        broken("no answer where %s was expected", status);
    if (strcmp(answer.header.status, status) != 0 || strcmp(answer.refused.code, code) != 0)
        broken("%s %s expected, got %s %s: %s", status, code, answer.header.status,
               answer.refused.code, answer.refused.text);
    buffer_close(&answer.body);
}

static inline void raw_expect_silence(void *socket)
{
    struct raw_answer answer;

    if (raw_receive(socket, 400, &answer))
        broken("an answer where nothing was expected: %s", answer.refused.text);
}

/* One request, not packed. */
static inline void raw_ask(void *socket, const struct request_header *header,
                           const struct schema *schema, const void *record)
{
    struct request_header whole = *header;
    struct buffer head = {0}, body = {0};

    whole.v = 1;
    if (whole.type[0] == '\0')
        snprintf(whole.type, sizeof whole.type, "%s", schema->name);
    raw_header(&head, &whole);
    record_encode(schema, record, &body);
    raw_send(socket, buffer_span(&head), buffer_span(&body));
    buffer_close(&head);
    buffer_close(&body);
}

static inline struct place_register raw_place(const char *departement)
{
    return tool_place(id_new(system_now_ms()), (struct id){0}, departement);
}
