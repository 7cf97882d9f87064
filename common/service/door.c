/* From the socket to a request that may be decided: frames, keys, sizes, deadlines. */
#include <stdlib.h>
#include <string.h>
#include <uthash.h>

#include "common/record/cursor.h"
#include "common/service/service_internal.h"

enum {
    MESSAGES_A_TURN = 512,
    TURN_MS = 50,
    PACK_MOST = 64,
    PEER_IDLE_MS = 60000,
    AT_ONCE_MS = 60,
};

/* Roles are checked at every message, not only at the handshake (fact 4): libzmq is asked each time
 * who it is, since a peer may choose the routing id of one that left; the directory when another
 * comes or it was read anew. */
struct peer {
    uint32_t routing_id;
    char public_key[KEY_TEXT_SIZE];
    const struct caller *caller;
    uint64_t generation;
    int64_t heard_ms;
    UT_hash_handle hh;
};

const struct caller *door_caller(const struct service *service, const char *public_key)
{
    const struct caller *caller = directory_find(service->directory, public_key);

    /* Another program of this service, which only asks how we are. */
    if (caller == NULL && strcmp(public_key, service->keys.public_key) == 0)
        return &service->self;
    return caller;
}

static struct peer *peer_of(struct service *service, struct socket_message *message)
{
    const char *key = socket_message_key(message);
    struct peer *peer;

    if (key == NULL)
        return NULL;
    HASH_FIND(hh, service->peers, &message->routing_id, sizeof message->routing_id, peer);
    if (peer == NULL) {
        peer = memory_new(1, sizeof *peer);
        peer->routing_id = message->routing_id;
        HASH_ADD(hh, service->peers, routing_id, sizeof peer->routing_id, peer);
    }
    if (strcmp(peer->public_key, key) != 0) {
        snprintf(peer->public_key, sizeof peer->public_key, "%s", key);
        peer->generation = 0;
    }
    if (peer->generation != service->directory_generation) {
        peer->generation = service->directory_generation;
        peer->caller = door_caller(service, peer->public_key);
    }
    return peer;
}

void door_forget_peers(struct service *service)
{
    struct peer *peer, *next;

    HASH_ITER(hh, service->peers, peer, next)
    {
        HASH_DEL(service->peers, peer);
        free(peer);
    }
}

void door_tick(struct service *service)
{
    int64_t now = monotonic_ms();
    struct peer *peer, *next;

    HASH_ITER(hh, service->peers, peer, next)
    {
        if (now - peer->heard_ms > PEER_IDLE_MS) {
            HASH_DEL(service->peers, peer);
            free(peer);
        }
    }
}

/* The person behind the gateway may what their role may, and nothing more. */
static int person_of(const struct request_header *header, const struct caller *gateway,
                     struct caller *out)
{
    char copy[sizeof header->person.territory], *rest = copy, *code;
    int role = enumeration_value(&roles, header->person.role, strlen(header->person.role));

    if (gateway->role != ROLE_GATEWAY || role == 0)
        return -1;
    memset(out, 0, sizeof *out);
    memcpy(out->principal, gateway->principal, sizeof out->principal);
    memcpy(out->account, header->person.account, sizeof out->account);
    memcpy(out->territory_text, header->person.territory, sizeof out->territory_text);
    memcpy(out->hub, header->person.hub, sizeof out->hub);
    memcpy(copy, header->person.territory, sizeof copy);
    out->role = (enum role)role;
    out->territory.everywhere = *copy == '\0';
    while ((code = strsep(&rest, ",")) != NULL)
        if (*code != '\0' && territory_add(&out->territory, code) < 0)
            return -1;
    return 0;
}

static void refuse_crowded(struct service *service, const struct incoming *incoming)
{
    struct refusal refusal = {0};

    refuse(&refusal, ERROR_UNAVAILABLE, "", "",
           "Une demande à la fois pour l'instant : répétez la même demande.");
    reply_refusal(service, incoming->routing_id, incoming->is_packed, &incoming->id, STATUS_BUSY,
                  &refusal);
}

/* The rule says why, for programs: who stands by sends clients on at once, who starts will serve.
 */
static void refuse_unready(struct service *service, const struct incoming *incoming)
{
    struct refusal refusal = {0};

    if (journal_is_standing(service->journal))
        refuse(&refusal, ERROR_UNAVAILABLE, REFUSED_STANDBY, "",
               "Ce programme se tient en réserve : un autre répond. Répétez-lui la même demande.");
    else
        refuse(&refusal, ERROR_UNAVAILABLE,
               journal_is_starting(service->journal) ? REFUSED_STARTING : "", "",
               "Le service n'est pas prêt : répétez la même demande.");
    reply_refusal(service, incoming->routing_id, incoming->is_packed, &incoming->id,
                  STATUS_UNAVAILABLE, &refusal);
}

/* How it is may be asked of a standby too, by whoever means it. */
static bool answer_standing(struct service *service, const struct incoming *incoming)
{
    struct service_status request;
    struct error error;

    if (!journal_is_standing(service->journal) ||
        strcmp(incoming->type, service_status_schema.name) != 0 ||
        record_decode(&service_status_schema, incoming->body, &request, &error) < 0 ||
        !request.standby)
        return false;
    buffer_clear(&service->body);
    system_answer_status(service, &service->body);
    reply_add(service, incoming->routing_id, incoming->is_packed, &incoming->id, STATUS_OK,
              journal_position(service->journal), buffer_span(&service->body));
    return true;
}

/* PONG proves the loop and the database alive; the other seats are told when that was, last. */
static void answer_ping(struct service *service, const struct incoming *incoming)
{
    struct pong pong = {.database_ms = journal_database_ms(service->journal)};

    buffer_clear(&service->body);
    if (incoming->caller == &service->self)
        record_encode(&pong_schema, &pong, &service->body);
    reply_add(service, incoming->routing_id, incoming->is_packed, &incoming->id, STATUS_OK,
              journal_committed(service->journal), buffer_span(&service->body));
}

static void take_one(struct service *service, struct incoming *incoming)
{
    if (!service->is_serving && answer_standing(service, incoming))
        return;
    if (!service->is_serving)
        refuse_unready(service, incoming);
    else if (strcmp(incoming->type, "ping") == 0)
        answer_ping(service, incoming);
    else if (service->alone > 0 && service->open->request_count > 0)
        refuse_crowded(service, incoming); /* the rest of a message whose first is now alone */
    else
        request_take(service, incoming);
}

/* A request on its way from its frames to request_take. */
struct asked {
    struct request_header header;
    struct caller person; /* whom the gateway speaks for */
    struct incoming incoming;
};

/* A message that is being read: its requests a group at a time, so that what one of them will look
 * up comes from memory while the next ones are decoded. */
struct pack {
    const struct socket_message *message;
    const struct peer *peer;
    int64_t waited_ms;
    struct cursor headers, bodies;
    struct request_header header; /* the last that was decoded */
    struct span last_header;      /* its bytes; none: there is none */
    size_t id_at;                 /* in them */
    struct asked asked[REQUEST_GROUP];
};

/* Of the request whose header is read already. */
static int read_one(struct service *service, struct pack *pack, size_t index, struct span body)
{
    struct asked *asked = &pack->asked[index];
    const struct request_header *header = &asked->header;

    asked->incoming = (struct incoming){.routing_id = pack->message->routing_id,
                                        .is_packed = header->packed,
                                        .id = header->id,
                                        .caller = pack->peer->caller,
                                        .type = header->type,
                                        .body = body,
                                        .is_late = header->deadline_ms > 0 &&
                                                   pack->waited_ms >= header->deadline_ms};
    if (header->person.account[0] != '\0') {
        if (person_of(header, pack->peer->caller, &asked->person) < 0)
            return -1;
        asked->incoming.caller = &asked->person;
    }
    if (service->is_serving)
        request_read(service, &asked->incoming,
                     service->request_records + index * service->request_record_size);
    return 0;
}

/* Most requests of a message differ in their ids alone, and so do the bytes of their headers: what
 * was decoded once holds for the next one, if it is the same before its id and behind it. */
static bool repeats_header(struct pack *pack, struct request_header *header)
{
    const struct span *last = &pack->last_header;
    const uint8_t *at = pack->headers.at;
    size_t behind = pack->id_at + sizeof header->id;

    if (last->size == 0 || (size_t)(pack->headers.end - at) < last->size ||
        memcmp(at, last->data, pack->id_at) != 0 ||
        memcmp(at + behind, last->data + behind, last->size - behind) != 0 ||
        id_is_none((const void *)(at + pack->id_at)))
        return false;
    *header = pack->header;
    memcpy(&header->id, at + pack->id_at, sizeof header->id);
    pack->headers.at += last->size;
    return true;
}

/* Where the id is in the bytes of its header; bytes that are there twice may be another member. */
static void keep_header(struct pack *pack, const struct request_header *header, struct span bytes)
{
    const uint8_t *id = memmem(bytes.data, bytes.size, &header->id, sizeof header->id);
    size_t id_at = (size_t)(id - bytes.data);
    bool is_single = memmem(id + 1, bytes.size - id_at - 1, &header->id, sizeof header->id) == NULL;

    pack->header = *header;
    pack->last_header = is_single ? bytes : (struct span){0};
    pack->id_at = id_at;
}

static int read_header(struct pack *pack, struct request_header *header)
{
    const uint8_t *start = pack->headers.at;
    struct error error;

    if (repeats_header(pack, header))
        return 0;
    if (record_decode_next(&request_header_schema, &pack->headers, header, &error) < 0)
        return -1;
    keep_header(pack, header, (struct span){start, (size_t)(pack->headers.at - start)});
    return 0;
}

/* How many could be read of the next `count`. */
static uint32_t read_group(struct service *service, struct pack *pack, uint32_t count)
{
    struct span body;

    for (uint32_t i = 0; i < count; i++)
        if (read_header(pack, &pack->asked[i].header) < 0 ||
            cursor_pass(&pack->bodies, &body) < 0 || read_one(service, pack, i, body) < 0)
            return i;
    return count;
}

/* What comes before a malformed request is done. */
static int take_array(struct service *service, struct pack *pack)
{
    uint32_t left, body_count;

    if (cursor_array(&pack->headers, &left) < 0 || cursor_array(&pack->bodies, &body_count) < 0 ||
        left != body_count || left > PACK_MOST)
        return -1;
    pack->headers.most = pack->bodies.most =
        PACK_MOST * CURSOR_MOST_ITEMS; /* each body is bounded when it is decoded */
    while (left > 0) {
        uint32_t wanted = left < REQUEST_GROUP ? left : REQUEST_GROUP;
        uint32_t count = read_group(service, pack, wanted);

        for (uint32_t i = 0; i < count; i++)
            take_one(service, &pack->asked[i].incoming);
        if (count < wanted)
            return -1;
        left -= count;
    }
    return cursor_is_done(&pack->headers) && cursor_is_done(&pack->bodies) ? 0 : -1;
}

/* One request, or an array of them in both frames. */
static int take_message(struct service *service, const struct socket_message *message,
                        const struct peer *peer, int64_t waited_ms)
{
    struct pack pack;
    struct error error;

    pack.message = message;
    pack.peer = peer;
    pack.waited_ms = waited_ms;
    pack.last_header.size = 0;
    pack.headers = cursor_open(message->header);
    pack.bodies = cursor_open(message->body);
    if (cursor_peek(&pack.headers) == CURSOR_ARRAY)
        return take_array(service, &pack);
    if (record_decode(&request_header_schema, message->header, &pack.asked[0].header, &error) < 0 ||
        read_one(service, &pack, 0, message->body) < 0)
        return -1;
    take_one(service, &pack.asked[0].incoming);
    return 0;
}

static void take(struct service *service, struct socket_message *message, int64_t waited_ms)
{
    struct peer *peer = message->is_whole ? peer_of(service, message) : NULL;

    if (peer == NULL) {
        service->counters.garbage++;
        return;
    }
    peer->heard_ms = service->drained_ms;
    if (peer->caller == NULL)
        service->counters.strangers++;
    else if (take_message(service, message, peer, waited_ms) < 0)
        service->counters.garbage++;
}

/* The socket is looked at before the loop sleeps, and wakes it: what comes after a quiet time has
 * not waited, unless the process was stopped. */
void door_rest(struct service *service)
{
    int events = 0;
    size_t size = sizeof events;

    service->is_drained = service->requests != NULL &&
                          zmq_getsockopt(service->requests, ZMQ_EVENTS, &events, &size) == 0 &&
                          (events & ZMQ_POLLIN) == 0;
    if (service->is_drained)
        service->drained_ms = monotonic_ms();
}

/* A writer that was stopped, or does not hear its database, may have been deposed: it says nothing,
 * not even what it remembers, until it knows.  It asks when somebody comes; the door is closed
 * while the answer is on its way. */
bool door_is_open(const struct service *service)
{
    return !service->is_serving ||
           (!commit_is_full(service) && !journal_is_proving(service->journal));
}

bool door_lets_in(struct service *service)
{
    return !service->is_serving || (!commit_is_full(service) && journal_prove(service->journal));
}

/* Reads until the socket is empty, the batch full or the turn's budget spent.  A message may have
 * waited since the socket was last seen empty: deadlines count from then. */
void door_ready(void *owner, short events)
{
    struct service *service = owner;
    struct socket_message message;
    int64_t now = monotonic_ms();

    (void)events;
    if (service->is_drained && !loop_overslept(service->loop))
        service->drained_ms = now;
    service->is_drained = false;
    int64_t waited_ms = now - service->drained_ms;
    if (!door_lets_in(service))
        return;
    if (waited_ms <= AT_ONCE_MS)
        waited_ms = 0;
    for (int i = 0; i < MESSAGES_A_TURN && monotonic_ms() - now < TURN_MS; i++) {
        if (service->is_serving && commit_is_full(service))
            return;
        if (socket_receive_from(service->requests, &message) < 0) {
            service->drained_ms = now;
            return;
        }
        take(service, &message, waited_ms);
        socket_message_close(&message);
    }
}
