#include "common/wire/follower.h"

#include <sodium.h>
#include <stdlib.h>
#include <string.h>

#include "common/journal/journal.h"
#include "common/log/log.h"
#include "common/messages/system.h"
#include "common/record/cursor.h"
#include "common/wire/endpoints.h"
#include "common/wire/socket.h"

enum {
    TICK_MS = 50,
    REST_TICK_MS = 1000,
    OPEN_AGAIN_MS = 1000,
    BACK_OFF_MS = 500,
    MOVE_JITTER_MS = 200,
    RECEIVE_A_TURN = 8,
    EVENTS_MOST = 1024,
    OWED_MOST = 512
};

struct follower {
    struct loop *loop;
    void *zmq_context;
    struct follower_options options;
    struct turn turn; /* whom we follow */
    char *name, *departements, *types;
    const struct follower_callbacks *callbacks;
    void *owner;
    void *socket;
    struct watch *watch, *timer;
    bool is_filtered, is_open, is_stopped, is_resting;
    bool (*may_take)(void *owner);
    struct id subscription;
    int64_t position; /* the cursor: everything up to here was given to the owner */
    struct hash hash;
    int64_t taken; /* given back */
    int64_t pinged_ms, wait_until_ms;
    struct {
        int64_t upto;
        int64_t events, bytes;
    } owed[OWED_MOST]; /* batches whose credit is not given back yet: a ring */
    size_t owed_first, owed_count;
    struct followed_event *events;
    struct buffer header, body;
};

static void ready(void *owner, short events);

static void stop(struct follower *follower, enum error_code code, const char *text)
{
    struct error error;

    follower->is_stopped = true;
    loop_unwatch(follower->loop, follower->watch);
    follower->watch = NULL;
    if (follower->socket != NULL)
        zmq_close(follower->socket);
    follower->socket = NULL;
    fail(&error, code, "%s after position %lld: %s", follower->name, (long long)follower->position,
         text);
    follower->callbacks->stopped(follower->owner, &error);
}

static int say(struct follower *follower, const char *type, const struct schema *schema,
               const void *record)
{
    struct feed_header header = {.v = 1, .subscription = follower->subscription};

    snprintf(header.type, sizeof header.type, "%s", type);
    buffer_clear(&follower->header);
    buffer_clear(&follower->body);
    record_encode(&feed_header_schema, &header, &follower->header);
    if (schema != NULL)
        record_encode(schema, record, &follower->body);
    else
        buffer_append(&follower->body, "\x80", 1);
    if (follower->socket == NULL)
        return -1;
    return socket_send(follower->socket, buffer_span(&follower->header),
                       buffer_span(&follower->body));
}

static void connect_anew(struct follower *follower)
{
    struct error error;

    loop_unwatch(follower->loop, follower->watch);
    follower->watch = NULL;
    if (follower->socket != NULL)
        zmq_close(follower->socket);
    follower->is_open = false;
    const char *endpoint =
        turn_begin(&follower->turn, monotonic_ms(), randombytes_uniform(BACK_OFF_MS));
    follower->socket =
        endpoint == NULL
            ? NULL
            : socket_connect(follower->zmq_context, SOCKET_FEED, &follower->options.keys,
                             follower->options.server_key, endpoint, &error);
    if (follower->socket != NULL)
        follower->watch = loop_watch_socket(follower->loop, follower->socket, ready, follower);
}

static void open_subscription(struct follower *follower)
{
    struct feed_open open = {.after = follower->position,
                             .hash = follower->hash,
                             .credit_events = follower->options.credit_events,
                             .credit_bytes = follower->options.credit_bytes};

    randombytes_buf(follower->subscription.bytes, sizeof follower->subscription.bytes);
    open.subscription = follower->subscription;
    snprintf(open.follower, sizeof open.follower, "%s", follower->name);
    snprintf(open.departements, sizeof open.departements, "%s", follower->departements);
    snprintf(open.types, sizeof open.types, "%s", follower->types);
    follower->owed_count = follower->owed_first = 0;
    follower->is_open = false;
    watch_period(follower->timer, TICK_MS);
    /* Nothing can be sent before the handshake is done: tried again at the next tick. */
    int64_t wait_ms = say(follower, "open", &feed_open_schema, &open) == 0 ? OPEN_AGAIN_MS : 0;
    follower->wait_until_ms = monotonic_ms() + wait_ms;
}

static void copy_text(char *out, size_t size, struct span text)
{
    size_t length = text.size < size ? text.size : size - 1;

    memcpy(out, text.data, length);
    out[length] = '\0';
}

static int take_event(struct follower *follower, struct span record, int64_t previous,
                      struct followed_event *event)
{
    struct journal_row row;

    if (journal_decode(record, &row) < 0 || row.position <= previous)
        return -1;
    if (!follower->is_filtered && row.position != previous + 1)
        return -1;
    event->position = row.position;
    event->recorded_at = row.recorded_at;
    event->request = row.request;
    event->ordinal = row.ordinal;
    event->version = row.version;
    event->body = row.body;
    copy_text(event->type, sizeof event->type, row.type);
    copy_text(event->departement, sizeof event->departement, row.departement);
    copy_text(event->principal, sizeof event->principal, row.principal);
    copy_text(event->account, sizeof event->account, row.account);
    return 0;
}

/* Reads the records; an unfiltered follower recomputes the chain and must end on the producer's
 * hash. */
static int take_records(struct follower *follower, const struct feed_header *header,
                        struct span body, uint32_t *count)
{
    struct cursor cursor = cursor_open(body);
    struct hash hash = follower->hash;
    int64_t previous = follower->position;

    cursor.most = UINT32_MAX;
    *count = 0;
    if (header->upto < follower->position)
        return -1;
    if (cursor_peek(&cursor) == CURSOR_MAP)
        return header->upto == follower->position || follower->is_filtered ? 0 : -1;
    if (cursor_array(&cursor, count) < 0 || *count > EVENTS_MOST)
        return -1;
    for (uint32_t i = 0; i < *count; i++) {
        struct span record;

        if (cursor_skip(&cursor, &record) < 0 ||
            take_event(follower, record, previous, &follower->events[i]) < 0)
            return -1;
        previous = follower->events[i].position;
        if (!follower->is_filtered)
            journal_chain(&hash, record);
        follower->events[i].hash = hash;
    }
    if (previous > header->upto)
        return -1;
    if (!follower->is_filtered &&
        (previous != header->upto || memcmp(&hash, &header->upto_hash, sizeof hash) != 0))
        return -1;
    return 0;
}

/* Credit to give back once the owner has kept everything up to there; many small batches share a
 * place. */
static void owe(struct follower *follower, int64_t upto, int64_t events, int64_t bytes)
{
    if (follower->owed_count < OWED_MOST) {
        size_t next = (follower->owed_first + follower->owed_count++) % OWED_MOST;

        follower->owed[next].events = follower->owed[next].bytes = 0;
    }
    size_t last = (follower->owed_first + follower->owed_count - 1) % OWED_MOST;
    follower->owed[last].upto = upto;
    follower->owed[last].events += events;
    follower->owed[last].bytes += bytes;
}

/* Continuity alone catches loss, duplicates, reordering and stale frames: anything else opens
 * again. */
static void take_batch(struct follower *follower, const struct feed_header *header,
                       struct span body)
{
    uint32_t count;

    if (!follower->is_open || !id_equal(&header->subscription, &follower->subscription))
        return;
    if (header->previous != follower->position ||
        take_records(follower, header, body, &count) < 0) {
        log_warning("feed does not continue", "follower=%s position=%lld",
                    log_quote(follower->name), (long long)follower->position);
        open_subscription(follower);
        return;
    }
    struct followed_batch batch = {.events = follower->events,
                                   .count = count,
                                   .upto = header->upto,
                                   .upto_hash = header->upto_hash,
                                   .head = header->head,
                                   .source_now = header->now.ms};
    if (header->upto != follower->position)
        owe(follower, header->upto, count, (int64_t)body.size);
    follower->position = header->upto;
    if (header->upto > 0)
        follower->hash = header->upto_hash;
    follower->callbacks->batch(follower->owner, &batch);
}

static void take(struct follower *follower, const struct socket_message *message)
{
    struct feed_header header;
    struct error error;

    if (!message->is_whole ||
        record_decode(&feed_header_schema, message->header, &header, &error) < 0)
        return;
    if (strcmp(header.type, "refused") == 0 && strcmp(header.reason, FEED_STANDBY) == 0)
        turn_send_on(&follower->turn, monotonic_ms(), randombytes_uniform(MOVE_JITTER_MS));
    else if (strcmp(header.type, "refused") == 0 &&
             id_equal(&header.subscription, &follower->subscription))
        stop(follower, ERROR_CONFLICT, header.reason);
    else if (strcmp(header.type, "opened") == 0 &&
             id_equal(&header.subscription, &follower->subscription))
        follower->is_open = true;
    else if (strcmp(header.type, "events") == 0 || strcmp(header.type, "progress") == 0)
        take_batch(follower, &header, message->body);
    else if (follower->is_open && !id_equal(&header.subscription, &follower->subscription))
        open_subscription(
            follower); /* a PONG of a producer that was started again, and knows nothing of us */
}

static void ready(void *owner, short events)
{
    struct follower *follower = owner;
    struct socket_message message;

    (void)events;
    for (int i = 0; i < RECEIVE_A_TURN && follower->socket != NULL &&
                    (follower->may_take == NULL || follower->may_take(follower->owner)) &&
                    socket_receive(follower->socket, &message) == 0;
         i++) {
        turn_hear(&follower->turn, monotonic_ms());
        take(follower, &message);
        socket_message_close(&message);
    }
}

static void tick(void *owner)
{
    struct follower *follower = owner;
    int64_t now = monotonic_ms();
    bool is_connected = follower->socket != NULL && socket_is_connected(follower->socket);

    if (follower->is_stopped) {
        watch_period(follower->timer, 0);
        return;
    }
    watch_period(follower->timer,
                 is_connected && follower->is_open && follower->turn.endpoints.count == 1
                     ? REST_TICK_MS
                     : TICK_MS);
    if (follower->is_resting)
        turn_hear(&follower->turn, now); /* it may speak, and is not listened to */
    turn_see(&follower->turn, is_connected, now);
    if (follower->socket == NULL || turn_is_over(&follower->turn, now))
        connect_anew(follower);
    if (!follower->is_open && follower->turn.move_ms == 0 && now >= follower->wait_until_ms)
        open_subscription(follower);
    if (now - follower->pinged_ms >= turn_ping_ms(&follower->turn)) {
        follower->pinged_ms = now;
        turn_ask(&follower->turn, now);
        say(follower, "ping", NULL, NULL);
    }
}

struct follower *follower_open(struct loop *loop, void *zmq_context,
                               const struct follower_options *options,
                               const struct follower_callbacks *callbacks, void *owner,
                               struct error *error)
{
    struct follower *follower = memory_new(1, sizeof *follower);

    follower->loop = loop;
    follower->zmq_context = zmq_context;
    follower->options = *options;
    follower->callbacks = callbacks;
    follower->owner = owner;
    turn_open(&follower->turn, options->endpoints);
    follower->name = memory_text(options->name);
    follower->departements =
        memory_text(options->departements != NULL ? options->departements : "");
    follower->types = memory_text(options->types != NULL ? options->types : "");
    follower->is_filtered = *follower->departements != '\0' || *follower->types != '\0';
    follower->position = follower->taken = options->after;
    follower->hash = options->hash;
    follower->events = memory_new(EVENTS_MOST, sizeof *follower->events);
    connect_anew(follower);
    follower->timer = loop_every(loop, TICK_MS, tick, follower);
    if (follower->socket == NULL) {
        fail(error, ERROR_INVALID, "cannot follow %s", options->endpoints);
        follower_close(follower);
        return NULL;
    }
    open_subscription(follower);
    return follower;
}

void follower_close(struct follower *follower)
{
    if (follower == NULL)
        return;
    loop_unwatch(follower->loop, follower->watch);
    loop_unwatch(follower->loop, follower->timer);
    if (follower->socket != NULL)
        zmq_close(follower->socket);
    free(follower->name);
    free(follower->departements);
    free(follower->types);
    free(follower->events);
    buffer_close(&follower->header);
    buffer_close(&follower->body);
    free(follower);
}

void follower_taken(struct follower *follower, int64_t position)
{
    struct feed_credit credit = {.subscription = follower->subscription, .taken = position};

    while (follower->owed_count > 0 && follower->owed[follower->owed_first].upto <= position) {
        credit.events += follower->owed[follower->owed_first].events;
        credit.bytes += follower->owed[follower->owed_first].bytes;
        follower->owed_first = (follower->owed_first + 1) % OWED_MOST;
        follower->owed_count--;
    }
    if (position <= follower->taken)
        return;
    follower->taken = position;
    say(follower, "credit", &feed_credit_schema, &credit);
}

void follower_gate(struct follower *follower, bool (*may_take)(void *owner))
{
    follower->may_take = may_take;
}

void follower_rest(struct follower *follower, bool is_resting)
{
    follower->is_resting = is_resting;
    if (follower->watch != NULL)
        watch_events(follower->watch, is_resting ? 0 : ZMQ_POLLIN);
}

void follower_credit(struct follower *follower, int64_t events, int64_t bytes)
{
    follower->options.credit_events = events;
    follower->options.credit_bytes = bytes;
}

void follower_restart(struct follower *follower, int64_t after, const struct hash *hash)
{
    follower->position = follower->taken = after;
    follower->hash = *hash;
    if (!follower->is_stopped)
        open_subscription(follower);
}
