#include "common/wire/client.h"

#include <sodium.h>
#include <stdlib.h>
#include <string.h>
#include <uthash.h>

#include "common/messages/system.h"
#include "common/record/cursor.h"
#include "common/record/pack.h"
#include "common/wire/lanes.h"
#include "common/wire/socket.h"

enum {
    PACK_MOST = 16,
    PACK_BYTES = 48 << 10,
    REPEAT_MS = 2000,
    LOOK_MS = 500,
    BACK_OFF_MS = 200,
    BUSY_MS = 20,
    SLICE_MS = 100,
};

static const char *const status_words[] = {NULL, "ok", "refused", "busy", "expired", "unavailable"};
const struct enumeration statuses = {"status", status_words, NULL, 6};

struct pending {
    struct id id;
    char type[48];
    struct request_for *person; /* owned; NULL: the program itself */
    struct buffer body;
    void *tag;
    int64_t first_ms;
    int64_t again_ms; /* not before; 0: now */
    int64_t sent_ms;
    int64_t number; /* in the order in which they were asked */
    bool is_sent;
    struct pending *next_unsent;
    UT_hash_handle hh;
};

struct client {
    struct client_options options;
    struct lanes *lanes; /* whom we ask */
    struct pending *by_id;
    struct pending *unsent, **unsent_end;
    int64_t asked;
    size_t sent_count; /* of those that wait for an answer */
    int64_t looked_ms;

    struct socket_message message; /* whose answers are being handed out */
    bool has_message;
    struct cursor headers, bodies;
    uint32_t answers_left;
    struct pending *given; /* the answer's body may be asked about until the next call */
    struct buffer header, body;
};

struct client *client_open(void *zmq_context, const struct client_options *options,
                           struct error *error)
{
    struct client *client = memory_new(1, sizeof *client);

    client->options = *options;
    client->unsent_end = &client->unsent;
    client->lanes =
        lanes_open(zmq_context, options->endpoints, &options->keys, options->server_key, error);
    if (client->lanes != NULL)
        return client;
    client_close(client);
    return NULL;
}

static void mark_sent(struct client *client, struct pending *pending, bool is_sent)
{
    if (is_sent && !pending->is_sent)
        client->sent_count++;
    if (!is_sent && pending->is_sent)
        client->sent_count--;
    pending->is_sent = is_sent;
}

static void free_pending(struct client *client, struct pending *pending)
{
    mark_sent(client, pending, false);
    HASH_DEL(client->by_id, pending);
    buffer_close(&pending->body);
    free(pending->person);
    free(pending);
}

static void close_message(struct client *client)
{
    if (client->has_message)
        socket_message_close(&client->message);
    client->has_message = false;
    client->answers_left = 0;
}

void client_close(struct client *client)
{
    if (client == NULL)
        return;
    struct pending *pending, *next;

    HASH_ITER(hh, client->by_id, pending, next)
    {
        free_pending(client, pending);
    }
    close_message(client);
    lanes_close(client->lanes);
    buffer_close(&client->header);
    buffer_close(&client->body);
    free(client);
}

/* At the end; of a client that asks in order, before what was asked after it. */
static void queue(struct client *client, struct pending *pending)
{
    struct pending **place = client->options.in_order ? &client->unsent : client->unsent_end;

    if (pending->number == client->asked)
        place = client->unsent_end; /* the newest */
    while (*place != NULL && (*place)->number < pending->number)
        place = &(*place)->next_unsent;
    mark_sent(client, pending, false);
    pending->next_unsent = *place;
    *place = pending;
    if (pending->next_unsent == NULL)
        client->unsent_end = &pending->next_unsent;
}

static struct pending *dequeue(struct client *client)
{
    struct pending *first = client->unsent;

    client->unsent = first->next_unsent;
    if (client->unsent == NULL)
        client->unsent_end = &client->unsent;
    return first;
}

void client_send(struct client *client, const struct id *id, const char *type, struct span body,
                 void *tag)
{
    client_send_for(client, NULL, id, type, body, tag);
}

void client_send_for(struct client *client, const struct request_for *person, const struct id *id,
                     const char *type, struct span body, void *tag)
{
    struct pending *pending = memory_new(1, sizeof *pending);

    pending->id = *id;
    if (person != NULL) {
        pending->person = memory_new(1, sizeof *person);
        *pending->person = *person;
    }
    snprintf(pending->type, sizeof pending->type, "%s", type);
    buffer_append(&pending->body, body.data, body.size);
    pending->tag = tag;
    pending->first_ms = monotonic_ms();
    pending->number = ++client->asked;
    if (client->by_id == NULL)
        lanes_expect(client->lanes);
    HASH_ADD(hh, client->by_id, id, sizeof pending->id, pending);
    queue(client, pending);
}

size_t client_in_flight(const struct client *client)
{
    return HASH_COUNT(client->by_id);
}

static void add_header(struct client *client, const struct id *id, const char *type,
                       const struct request_for *person)
{
    struct request_header header = {.v = 1, .id = *id, .packed = true};

    if (person != NULL)
        header.person = *person;
    snprintf(header.type, sizeof header.type, "%s", type);
    record_encode(&request_header_schema, &header, &client->header);
}

/* How many of the unsent go into one message. */
static uint32_t count_pack(const struct client *client, int64_t now)
{
    uint32_t count = 0;
    size_t bytes = 0;

    for (const struct pending *pending = client->unsent; pending != NULL && count < PACK_MOST;
         pending = pending->next_unsent) {
        bytes += pending->body.size;
        if (pending->again_ms > now || (count > 0 && bytes > PACK_BYTES))
            break;
        count++;
    }
    return count;
}

/* One message with one request, or with several: then both frames are arrays. */
static int send_pack(struct client *client, uint32_t count)
{
    const struct pending *pending = client->unsent;
    msgpack_packer headers = packer_open(&client->header), bodies = packer_open(&client->body);

    buffer_clear(&client->header);
    buffer_clear(&client->body);
    if (count > 1) {
        msgpack_pack_array(&headers, count);
        msgpack_pack_array(&bodies, count);
    }
    for (uint32_t i = 0; i < count && pending != NULL; i++, pending = pending->next_unsent) {
        add_header(client, &pending->id, pending->type, pending->person);
        buffer_append(&client->body, pending->body.data, pending->body.size);
    }
    return socket_send(lanes_socket(client->lanes), buffer_span(&client->header),
                       buffer_span(&client->body));
}

static int send_unsent(struct client *client, uint32_t count, int64_t now)
{
    if (lanes_socket(client->lanes) == NULL || send_pack(client, count) < 0)
        return -1;
    while (count-- > 0) {
        struct pending *sent = dequeue(client);

        mark_sent(client, sent, true);
        sent->sent_ms = now;
    }
    return 0;
}

static bool may_send(const struct client *client)
{
    return lanes_are_settled(client->lanes) && client->unsent != NULL &&
           (!client->options.in_order || client->sent_count == 0);
}

/* One that waits for its time goes to the end, so that it does not hold the others up. */
static void pass_over(struct client *client, int64_t now)
{
    for (size_t i = HASH_COUNT(client->by_id);
         i > 0 && client->unsent != NULL && client->unsent->again_ms > now; i--)
        queue(client, dequeue(client));
}

static void flush(struct client *client)
{
    int64_t now = monotonic_ms();
    uint32_t count;

    if (may_send(client) && !client->options.in_order)
        pass_over(client, now);
    while (may_send(client) && (count = count_pack(client, now)) > 0)
        if (send_unsent(client, count, now) < 0)
            return;
}

/* Whoever is asked now knows nothing of what another was asked. */
static void send_again(struct client *client)
{
    struct pending *pending, *next;

    HASH_ITER(hh, client->by_id, pending, next)
    {
        if (pending->is_sent)
            queue(client, pending);
    }
}

/* A server that was killed and is back at once answers our pings, and knows nothing of what was
 * asked before. */
static void repeat_late(struct client *client, int64_t now)
{
    struct pending *pending, *next;

    if (now - client->looked_ms < LOOK_MS)
        return;
    client->looked_ms = now;
    HASH_ITER(hh, client->by_id, pending, next)
    {
        if (pending->is_sent && now - pending->sent_ms > REPEAT_MS)
            queue(client, pending);
    }
}

static void keep_alive(struct client *client)
{
    if (client->by_id == NULL)
        return;
    repeat_late(client, monotonic_ms());
    if (lanes_keep(client->lanes))
        send_again(client);
}

/* Opens the next message's answers.  False when nothing waits. */
static bool open_message(struct client *client)
{
    void *socket = lanes_socket(client->lanes);

    close_message(client);
    while (socket != NULL && socket_receive(socket, &client->message) == 0) {
        client->has_message = true;
        client->headers = cursor_open(client->message.header);
        client->bodies = cursor_open(client->message.body);
        client->answers_left = 1;
        uint32_t bodies = 1;
        bool is_good = client->message.is_whole;

        if (is_good && cursor_peek(&client->headers) == CURSOR_ARRAY)
            is_good = cursor_array(&client->headers, &client->answers_left) == 0 &&
                      cursor_array(&client->bodies, &bodies) == 0 && bodies == client->answers_left;
        client->bodies.most = client->headers.most = UINT32_MAX;
        if (is_good)
            return true;
        close_message(client);
    }
    return false;
}

static enum lane_word word_of(enum status status, struct span body)
{
    struct refused refused;
    struct error error;

    if (status != STATUS_UNAVAILABLE)
        return LANE_SERVES;
    return record_decode(&refused_schema, body, &refused, &error) == 0 &&
                   strcmp(refused.rule, REFUSED_STANDBY) == 0
               ? LANE_STANDS_BY
               : LANE_IS_UNREADY;
}

static bool fill_answer(struct client *client, const struct reply_header *header, struct span body,
                        struct answer *answer)
{
    enum status status =
        (enum status)enumeration_value(&statuses, header->status, strlen(header->status));
    struct pending *pending;

    lanes_hear(client->lanes, word_of(status, body));
    HASH_FIND(hh, client->by_id, &header->id, sizeof header->id, pending);
    if (pending == NULL)
        return false; /* a PONG, or the answer to a repeat that was already answered */
    *answer = (struct answer){.id = header->id,
                              .status = status,
                              .position = header->position,
                              .body = body,
                              .tag = pending->tag};
    if (answer->status != STATUS_BUSY && answer->status != STATUS_UNAVAILABLE) {
        if (!pending->is_sent)
            return false; /* queued again meanwhile: its repeat is answered too */
        free_pending(client, pending);
        return true;
    }
    if (pending->is_sent) {
        int64_t wait_ms = answer->status == STATUS_BUSY ? BUSY_MS : BACK_OFF_MS;

        pending->again_ms = monotonic_ms() + wait_ms / 2 + randombytes_uniform((uint32_t)wait_ms);
        if (!lanes_are_settled(client->lanes))
            pending->again_ms = 0; /* the next one is asked at once */
        queue(client, pending);
    }
    return false;
}

static bool next_answer(struct client *client, struct answer *answer)
{
    while (client->has_message || open_message(client)) {
        while (client->answers_left > 0) {
            struct span header_bytes, body;
            struct reply_header header;
            struct error error;

            client->answers_left--;
            if (cursor_skip(&client->headers, &header_bytes) == 0 &&
                cursor_skip(&client->bodies, &body) == 0 &&
                record_decode(&reply_header_schema, header_bytes, &header, &error) == 0 &&
                fill_answer(client, &header, body, answer))
                return true;
        }
        close_message(client);
    }
    return false;
}

/* What was asked too long ago ends here as `unavailable`: unknown, repeat the same id. */
static bool give_up(struct client *client, struct answer *answer)
{
    static const uint8_t empty_map[] = {0x80};
    int64_t now = monotonic_ms();
    struct pending *pending, *next;

    if (client->options.give_up_ms == 0)
        return false;
    HASH_ITER(hh, client->by_id, pending, next)
    {
        if (now - pending->first_ms < client->options.give_up_ms)
            return false; /* in order of age */
        *answer = (struct answer){
            .id = pending->id,
            .status = STATUS_UNAVAILABLE,
            .body = {empty_map, sizeof empty_map},
            .tag = pending->tag
        };
        for (struct pending **link = &client->unsent; *link != NULL; link = &(*link)->next_unsent)
            if (*link == pending) {
                *link = pending->next_unsent;
                break;
            }
        client->unsent_end = &client->unsent;
        while (*client->unsent_end != NULL)
            client->unsent_end = &(*client->unsent_end)->next_unsent;
        free_pending(client, pending);
        return true;
    }
    return false;
}

int client_receive(struct client *client, int64_t timeout_ms, struct answer *answer)
{
    int64_t end = monotonic_ms() + timeout_ms;

    for (;;) {
        /* Requests asked while answers are handed out leave in full packs: one message costs what
         * sixteen do. */
        if (client->answers_left == 0 || count_pack(client, monotonic_ms()) == PACK_MOST)
            flush(client);
        if (next_answer(client, answer) || give_up(client, answer))
            return 1;
        keep_alive(client);
        int64_t left = end - monotonic_ms();
        if (left <= 0 || lanes_socket(client->lanes) == NULL)
            return 0;
        lanes_wait(client->lanes, may_send(client) && client->unsent->again_ms == 0,
                   left < SLICE_MS ? left : SLICE_MS);
    }
}

void answer_refusal(const struct answer *answer, struct refusal *out)
{
    struct refused refused;
    struct error error;

    memset(out, 0, sizeof *out);
    out->code = ERROR_UNAVAILABLE;
    if (record_decode(&refused_schema, answer->body, &refused, &error) < 0) {
        snprintf(out->text, sizeof out->text, "%s",
                 enumeration_word(&statuses, (int)answer->status));
        return;
    }
    for (enum error_code code = ERROR_NONE; code <= ERROR_INTERNAL; code++)
        if (strcmp(error_code_word(code), refused.code) == 0)
            out->code = code;
    memcpy(out->rule, refused.rule, sizeof out->rule);
    memcpy(out->field, refused.field, sizeof out->field);
    memcpy(out->text, refused.text, sizeof out->text);
}

int client_call(struct client *client, const struct schema *schema, const void *record,
                struct buffer *reply, int64_t *position, struct error *error)
{
    return client_call_for(client, NULL, schema, record, reply, position, error);
}

int client_call_for(struct client *client, const struct request_for *person,
                    const struct schema *schema, const void *record, struct buffer *reply,
                    int64_t *position, struct error *error)
{
    struct id id = id_new(system_now_ms());
    struct buffer body = {0};
    struct answer answer;
    struct refusal refusal;

    record_encode(schema, record, &body);
    client_send_for(client, person, &id, schema->name, buffer_span(&body), NULL);
    buffer_close(&body);
    while (client_receive(client, SLICE_MS, &answer) == 0 || !id_equal(&answer.id, &id))
        if (lanes_socket(client->lanes) == NULL)
            return fail(error, ERROR_UNAVAILABLE, "no connection to %s",
                        lanes_endpoint(client->lanes));
    if (answer.status == STATUS_OK) {
        if (reply != NULL)
            buffer_append(reply, answer.body.data, answer.body.size);
        if (position != NULL)
            *position = answer.position;
        return 0;
    }
    answer_refusal(&answer, &refusal);
    if (answer.status == STATUS_UNAVAILABLE)
        return fail(error, ERROR_UNAVAILABLE, "no answer to %s from %s", schema->name,
                    client->options.endpoints);
    return fail(error, refusal.code, "%s", refusal.text);
}
