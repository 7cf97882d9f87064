#include "common/wire/feed.h"

#include <stdlib.h>
#include <string.h>
#include <zmq.h>

#include "common/log/log.h"
#include "common/record/cursor.h"
#include "common/record/pack.h"
#include "common/wire/feed_internal.h"

enum {
    FRAME_EVENTS = 1000,
    FRAME_BYTES = 512 << 10,
    SILENCE_MS = 10000,
    PROGRESS_MS = 1000,
    RECEIVE_A_TURN = 64,
    FRAME_HEADER = 5, /* array 32 */
};

void feed_reset(struct feed *feed)
{
    recent_clear(&feed->recent);
    /* Rows that are being read still arrive: their subscription's place is not given away before.
     */
    for (size_t i = 0; i < SUBSCRIPTIONS_MOST; i++)
        feed->subscriptions[i].state = SUBSCRIPTION_FREE;
}

/* ---- what goes out ---- */

void feed_tell(struct feed *feed, struct subscription *subscription, struct feed_header *header,
               struct span body)
{
    static const uint8_t empty_map[] = {0x80};

    header->v = 1;
    header->subscription = subscription->open.subscription;
    header->head = journal_committed(feed->journal);
    /* What comes after `upto` may be as old as the event there; so may what another has written
     * meanwhile, if we were deposed and do not know it yet. */
    header->now.ms = header->upto < header->head || !journal_is_fresh(feed->journal)
                         ? subscription->passed_at
                         : feed->callbacks->now(feed->owner);
    buffer_clear(&feed->header);
    record_encode(&feed_header_schema, header, &feed->header);
    if (body.data == NULL)
        body = (struct span){empty_map, sizeof empty_map};
    if (socket_send_to(feed->socket, subscription->routing_id, buffer_span(&feed->header), body) <
        0)
        subscription->state = SUBSCRIPTION_FREE; /* gone: it will open again */
    if (strcmp(header->type, "pong") !=
        0) /* pongs tell nothing of the journal to the follower's owner */
        subscription->told_ms = monotonic_ms();
}

void feed_tell_type(struct feed *feed, struct subscription *subscription, const char *type)
{
    struct feed_header header = {.epoch = journal_epoch(feed->journal),
                                 .previous = subscription->sent,
                                 .upto = subscription->passed,
                                 .upto_hash = subscription->passed_hash};

    snprintf(header.type, sizeof header.type, "%s", type);
    if (strcmp(type, "progress") == 0) {
        subscription->sent = subscription->passed;
        subscription->is_told = true;
    }
    feed_tell(feed, subscription, &header, (struct span){0});
}

/* A frame being filled: what is kept of the records it passes over. */
struct frame {
    struct feed *feed;
    struct subscription *subscription;
    int64_t upto;
    struct hash upto_hash;
    uint32_t count;
    struct span last; /* the record at `upto` */
};

static void frame_open(struct frame *frame, struct feed *feed, struct subscription *subscription)
{
    *frame = (struct frame){.feed = feed,
                            .subscription = subscription,
                            .upto = subscription->passed,
                            .upto_hash = subscription->passed_hash};
    buffer_clear(&feed->body);
    buffer_append(&feed->body, "\xdd\0\0\0\0", FRAME_HEADER); /* counted at the end */
}

static bool frame_is_full(const struct frame *frame)
{
    const struct subscription *subscription = frame->subscription;
    size_t used = frame->feed->body.size - FRAME_HEADER; /* 0: any credit lets one event through */

    return frame->count >= FRAME_EVENTS || used >= FRAME_BYTES ||
           frame->count >= subscription->credit_events ||
           (int64_t)used >= subscription->credit_bytes;
}

/* `key` may be NULL: not known. */
static void frame_add(struct frame *frame, int64_t position, const struct hash *hash,
                      struct span record, const struct filter_key *key)
{
    frame->upto = position;
    frame->upto_hash = *hash;
    frame->last = record;
    if ((key != NULL && !filter_may_want(&frame->subscription->filter, key)) ||
        !filter_wants(&frame->subscription->filter, record))
        return;
    buffer_append(&frame->feed->body, record.data, record.size);
    frame->count++;
}

/* What holds nothing for this follower is told with the next that does, or within a second:
 * fourteen followers do not wake for each other's events. */
static void frame_send(struct frame *frame)
{
    struct feed *feed = frame->feed;
    struct subscription *subscription = frame->subscription;
    struct feed_header header = {
        .previous = subscription->sent, .upto = frame->upto, .upto_hash = frame->upto_hash};
    struct journal_row last;

    if (frame->upto == subscription->passed)
        return;
    subscription->passed_at = journal_decode(frame->last, &last) == 0 ? last.recorded_at : 0;
    subscription->passed = frame->upto;
    subscription->passed_hash = frame->upto_hash;
    if (frame->count == 0)
        return;
    snprintf(header.type, sizeof header.type, "events");
    for (int i = 0; i < 4; i++)
        feed->body.data[1 + i] = (uint8_t)(frame->count >> (24 - 8 * i));
    subscription->credit_events -= frame->count;
    subscription->credit_bytes -= (int64_t)feed->body.size;
    subscription->sent = frame->upto;
    subscription->owed = frame->upto;
    feed_tell(feed, subscription, &header, buffer_span(&feed->body));
}

/* Something will have to be told without being asked. */
static bool is_behind(const struct feed *feed, const struct subscription *subscription)
{
    return subscription->state == SUBSCRIPTION_OPENING ||
           (subscription->state == SUBSCRIPTION_OPEN &&
            (subscription->sent < journal_committed(feed->journal) || !subscription->is_told));
}

static void serve_from_memory(struct feed *feed, struct subscription *subscription)
{
    struct frame frame;
    struct span record;
    struct hash hash;
    bool is_filtered = subscription->filter.has_departements || subscription->filter.type_count > 0;

    frame_open(&frame, feed, subscription);
    while (!frame_is_full(&frame) && recent_find(&feed->recent, frame.upto + 1, &record, &hash))
        frame_add(&frame, frame.upto + 1, &hash, record,
                  is_filtered ? recent_key(&feed->recent, frame.upto + 1) : NULL);
    frame_send(&frame);
}

void feed_serve_others(struct feed *feed)
{
    size_t after = feed->last_served + 1;

    for (size_t i = 0; i < SUBSCRIPTIONS_MOST; i++) {
        struct subscription *subscription = &feed->subscriptions[(after + i) % SUBSCRIPTIONS_MOST];

        if (subscription->state == SUBSCRIPTION_OPENING && !subscription->is_reading)
            opening_start(feed, subscription);
        else
            feed_serve(feed, subscription);
    }
}

void feed_read_rows(struct feed *feed, struct subscription *subscription, int64_t after,
                    int64_t count, database_result_function *rows)
{
    subscription->is_reading = true;
    feed->reading = subscription;
    feed->last_served = (size_t)(subscription - feed->subscriptions);
    journal_read(feed->journal, after, count, rows, feed);
}

static void take_rows(void *owner, PGresult *result)
{
    struct feed *feed = owner;
    struct subscription *subscription = feed->reading;
    struct frame frame;

    feed->reading = NULL;
    if (subscription == NULL || !subscription->is_reading)
        return;
    subscription->is_reading = false;
    if (result == NULL || PQntuples(result) == 0 || subscription->state != SUBSCRIPTION_OPEN)
        return; /* the next tick serves */
    frame_open(&frame, feed, subscription);
    for (int i = 0; i < PQntuples(result) && !frame_is_full(&frame); i++) {
        struct journal_row row;
        struct hash hash;

        journal_result_row(result, i, &row, &hash);
        if (row.position > journal_committed(feed->journal))
            break; /* in the database already, and not yet known to us */
        buffer_clear(&feed->scratch);
        journal_encode(&row, &feed->scratch);
        frame_add(&frame, row.position, &hash, buffer_span(&feed->scratch), NULL);
    }
    frame_send(&frame);
    feed_serve_others(feed);
}

void feed_serve(struct feed *feed, struct subscription *subscription)
{
    while (subscription->state == SUBSCRIPTION_OPEN && !subscription->is_reading &&
           subscription->credit_events > 0 && subscription->credit_bytes > 0 &&
           subscription->passed < journal_committed(feed->journal)) {
        if (recent_find(&feed->recent, subscription->passed + 1, NULL, NULL)) {
            serve_from_memory(feed, subscription);
        } else if (feed->reading == NULL && journal_is_ready(feed->journal)) {
            feed_read_rows(feed, subscription, subscription->passed, FRAME_EVENTS, take_rows);
        } else {
            return;
        }
    }
}

void feed_release(struct feed *feed, const struct journal_batch *batch)
{
    recent_add(&feed->recent, batch);
    feed_serve_others(feed);
    feed->restless_ms = monotonic_ms();
    watch_period(feed->timer, FEED_TICK_MS);
}

/* ---- what comes in ---- */

static struct subscription *find(struct feed *feed, uint32_t routing_id, const struct id *id)
{
    for (size_t i = 0; i < SUBSCRIPTIONS_MOST; i++) {
        struct subscription *subscription = &feed->subscriptions[i];

        if (subscription->state != SUBSCRIPTION_FREE && subscription->routing_id == routing_id &&
            (id == NULL || id_equal(id, &subscription->open.subscription)))
            return subscription;
    }
    return NULL;
}

static int take_credit(struct feed *feed, uint32_t routing_id, struct span body)
{
    struct feed_credit credit;
    struct error error;

    if (record_decode(&feed_credit_schema, body, &credit, &error) < 0)
        return -1;
    struct subscription *subscription = find(feed, routing_id, &credit.subscription);
    if (subscription == NULL)
        return 0;
    subscription->heard_ms = monotonic_ms();
    if (credit.taken > subscription->taken && credit.taken <= subscription->sent)
        subscription->taken = credit.taken;
    subscription->credit_events += credit.events;
    subscription->credit_bytes += credit.bytes;
    if (subscription->credit_events > subscription->open.credit_events)
        subscription->credit_events = subscription->open.credit_events;
    if (subscription->credit_bytes > subscription->open.credit_bytes)
        subscription->credit_bytes = subscription->open.credit_bytes;
    feed_serve(feed, subscription);
    return 0;
}

/* Who has heard nothing for a while is told how far the journal and the time are. */
static void take_ping(struct feed *feed, uint32_t routing_id)
{
    struct subscription *subscription = find(feed, routing_id, NULL);
    struct subscription nobody = {.routing_id = routing_id};
    int64_t now = monotonic_ms();

    if (subscription != NULL)
        subscription->heard_ms = now;
    if (!journal_is_fresh(feed->journal))
        return; /* silence sends followers on, to the writer if there is another one by now */
    feed_tell_type(feed, subscription != NULL ? subscription : &nobody, "pong");
    if (subscription != NULL && subscription->state == SUBSCRIPTION_OPEN &&
        now - subscription->told_ms >= PROGRESS_MS)
        feed_tell_type(feed, subscription, "progress");
}

static int take(struct feed *feed, uint32_t routing_id, const char *public_key, struct span header,
                struct span body)
{
    struct feed_header said;
    struct error error;
    const struct caller *caller = feed->callbacks->follower(feed->owner, public_key);

    if (caller == NULL || record_decode(&feed_header_schema, header, &said, &error) < 0)
        return -1;
    if (strcmp(said.type, "open") == 0)
        return opening_take(feed, routing_id, caller, body);
    if (strcmp(said.type, "credit") == 0)
        return take_credit(feed, routing_id, body);
    if (strcmp(said.type, "ping") != 0)
        return -1;
    take_ping(feed, routing_id);
    return 0;
}

/* A connection that is new begins with an empty message (socket.c): a follower that had another
 * before learns from the PONG that its subscription is gone. */
static int take_message(struct feed *feed, struct socket_message *message)
{
    const char *key = socket_message_key(message);

    if (key != NULL && message->is_knock && feed->callbacks->follower(feed->owner, key) != NULL) {
        take_ping(feed, message->routing_id);
        return 0;
    }
    return message->is_whole && key != NULL
               ? take(feed, message->routing_id, key, message->header, message->body)
               : -1;
}

/* What comes waits while the lease is not proven: a standby is sure of what it is. */
static bool may_take(struct feed *feed)
{
    return journal_is_standing(feed->journal) || journal_prove(feed->journal);
}

static void ready(void *owner, short events)
{
    struct feed *feed = owner;
    struct socket_message message;

    (void)events;
    if (!may_take(feed))
        return;
    for (int i = 0; i < RECEIVE_A_TURN && socket_receive_from(feed->socket, &message) >= 0; i++) {
        if (take_message(feed, &message) < 0)
            feed->garbage++;
        socket_message_close(&message);
    }
}

/* Nothing wakes a feed whose lease is being proven but the proof, or the end of the connection. */
static void end_turn(void *owner)
{
    struct feed *feed = owner;

    watch_events(feed->watch, journal_is_proving(feed->journal) ? 0 : ZMQ_POLLIN);
}

/* Of a follower that has not been told of everything there is to know. */
static void tell_progress(struct feed *feed, struct subscription *subscription, int64_t now)
{
    feed_serve(feed, subscription);
    if (subscription->state == SUBSCRIPTION_OPEN && now - subscription->told_ms >= PROGRESS_MS &&
        is_behind(feed, subscription) && journal_prove(feed->journal))
        feed_tell_type(feed, subscription, "progress");
}

static void tick(void *owner)
{
    struct feed *feed = owner;
    int64_t now = monotonic_ms();
    bool is_restless = false;

    for (size_t i = 0; i < SUBSCRIPTIONS_MOST; i++) {
        struct subscription *subscription = &feed->subscriptions[i];

        if (subscription->state == SUBSCRIPTION_FREE)
            continue;
        if (now - subscription->heard_ms > SILENCE_MS && !journal_is_proving(feed->journal)) {
            log_warning("follower silent", "follower=%s sent=%lld",
                        log_quote(subscription->open.follower), (long long)subscription->sent);
            subscription->state = SUBSCRIPTION_FREE;
        } else if (subscription->state == SUBSCRIPTION_OPENING && !subscription->is_reading) {
            opening_start(feed, subscription);
        } else if (subscription->state == SUBSCRIPTION_OPEN) {
            tell_progress(feed, subscription, now);
        }
        is_restless = is_restless || is_behind(feed, subscription);
    }
    if (is_restless)
        feed->restless_ms = now;
    else if (now - feed->restless_ms >= FEED_REST_MS)
        recent_clear(&feed->recent); /* everybody has it: who comes back reads the database */
    watch_period(feed->timer, is_restless ? FEED_TICK_MS : FEED_REST_MS);
}

struct feed *feed_open(struct loop *loop, void *zmq_context, const struct key_pair *keys,
                       const char *endpoint, struct journal *journal,
                       const struct feed_callbacks *callbacks, void *owner, struct error *error)
{
    void *socket = socket_serve(zmq_context, SOCKET_FEED, keys, endpoint, error);

    if (socket == NULL)
        return NULL;
    struct feed *feed = memory_new(1, sizeof *feed);
    feed->loop = loop;
    feed->journal = journal;
    feed->callbacks = callbacks;
    feed->owner = owner;
    feed->socket = socket;
    feed->watch = loop_watch_socket(loop, socket, ready, feed);
    feed->timer = loop_every(loop, FEED_TICK_MS, tick, feed);
    feed->turn = loop_after_turn(loop, end_turn, feed);
    return feed;
}

void feed_close(struct feed *feed)
{
    if (feed == NULL)
        return;
    feed_reset(feed);
    loop_unwatch(feed->loop, feed->watch);
    loop_unwatch(feed->loop, feed->timer);
    loop_unwatch(feed->loop, feed->turn);
    zmq_close(feed->socket);
    buffer_close(&feed->header);
    buffer_close(&feed->body);
    buffer_close(&feed->scratch);
    free(feed);
}

size_t feed_status(const struct feed *feed, struct follower_status *out, size_t most)
{
    size_t count = 0;

    for (size_t i = 0; i < SUBSCRIPTIONS_MOST && count < most; i++) {
        const struct subscription *subscription = &feed->subscriptions[i];

        if (subscription->state != SUBSCRIPTION_OPEN)
            continue;
        struct follower_status *status = &out[count++];

        /* Who has committed all that was sent waits only for what was not looked at yet. */
        int64_t from =
            subscription->taken >= subscription->owed ? subscription->passed : subscription->taken;

        *status = (struct follower_status){.sent = subscription->passed,
                                           .taken = subscription->taken,
                                           .lag = journal_committed(feed->journal) - from};
        snprintf(status->name, sizeof status->name, "%s", subscription->open.follower);
        snprintf(status->principal, sizeof status->principal, "%s", subscription->principal);
    }
    return count;
}

bool feed_is_settled(const struct feed *feed, const char **name)
{
    for (size_t i = 0; i < SUBSCRIPTIONS_MOST; i++) {
        const struct subscription *subscription = &feed->subscriptions[i];

        if (subscription->state != SUBSCRIPTION_FREE &&
            (subscription->passed < journal_committed(feed->journal) ||
             subscription->taken < subscription->owed)) {
            *name = subscription->open.follower;
            return false;
        }
    }
    return true;
}

int64_t feed_garbage(const struct feed *feed)
{
    return feed->garbage;
}
