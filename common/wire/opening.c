/* A follower asks for its subscription: it is judged by its place, its filter and its hash, and
 * opened or refused. */
#include <string.h>

#include "common/log/log.h"
#include "common/wire/feed_internal.h"

static void refuse_open(struct feed *feed, struct subscription *subscription, const char *reason)
{
    struct feed_header header = {.epoch = journal_epoch(feed->journal)};

    snprintf(header.type, sizeof header.type, "refused");
    snprintf(header.reason, sizeof header.reason, "%s", reason);
    if (strcmp(reason, FEED_STANDBY) != 0)
        log_warning("follower refused", "follower=%s after=%lld reason=%s",
                    log_quote(subscription->open.follower), (long long)subscription->open.after,
                    log_quote(reason));
    feed_tell(feed, subscription, &header, (struct span){0});
    subscription->state = SUBSCRIPTION_FREE;
}

static void begin(struct feed *feed, struct subscription *subscription)
{
    subscription->state = SUBSCRIPTION_OPEN;
    subscription->passed_hash = subscription->open.hash;
    log_info("follower open", "follower=%s after=%lld", log_quote(subscription->open.follower),
             (long long)subscription->sent);
    feed_tell_type(feed, subscription, "opened");
    feed_serve(feed, subscription);
}

/* A journal that was rewound by a failover or a restored backup does not continue what was followed
 * (fact 12). */
static void check_hash(struct feed *feed, struct subscription *subscription,
                       const struct hash *ours)
{
    if (memcmp(ours, &subscription->open.hash, sizeof *ours) == 0)
        begin(feed, subscription);
    else
        refuse_open(feed, subscription,
                    "rewound: this journal does not continue what you took in at that position");
}

static void take_opening(void *owner, PGresult *result)
{
    struct feed *feed = owner;
    struct subscription *subscription = feed->reading;
    struct journal_row row;
    struct hash hash;

    feed->reading = NULL;
    if (subscription == NULL || !subscription->is_reading)
        return;
    subscription->is_reading = false;
    if (result == NULL || PQntuples(result) != 1 || subscription->state != SUBSCRIPTION_OPENING) {
        subscription->state = SUBSCRIPTION_FREE;
        return;
    }
    journal_result_row(result, 0, &row, &hash);
    check_hash(feed, subscription, &hash);
    feed_serve_others(feed);
}

void opening_start(struct feed *feed, struct subscription *subscription)
{
    int64_t after = subscription->open.after;
    struct hash hash;

    if (journal_is_standing(feed->journal)) {
        refuse_open(feed, subscription, FEED_STANDBY);
    } else if (!journal_is_ready(feed->journal) || !journal_prove(feed->journal)) {
        return; /* its head is not known, or may be another's; the next tick looks again */
    } else if (after > journal_committed(feed->journal)) {
        refuse_open(feed, subscription, "rewound: this journal ends before your cursor");
    } else if (after == 0) {
        begin(feed, subscription);
    } else if (recent_find(&feed->recent, after, NULL, &hash)) {
        check_hash(feed, subscription, &hash);
    } else if (feed->reading == NULL) {
        feed_read_rows(feed, subscription, after - 1, 1, take_opening);
    }
}

static struct subscription *free_place(struct feed *feed)
{
    for (size_t i = 0; i < SUBSCRIPTIONS_MOST; i++)
        if (feed->subscriptions[i].state == SUBSCRIPTION_FREE && !feed->subscriptions[i].is_reading)
            return &feed->subscriptions[i];
    return NULL;
}

static void drop_older(struct feed *feed, uint32_t routing_id, const struct feed_open *open,
                       const char *principal)
{
    for (size_t i = 0; i < SUBSCRIPTIONS_MOST; i++) {
        struct subscription *other = &feed->subscriptions[i];

        /* A socket has one subscription; a follower that comes back on a new socket leaves the old
         * one. */
        if (other->routing_id == routing_id || (strcmp(other->open.follower, open->follower) == 0 &&
                                                strcmp(other->principal, principal) == 0))
            other->state = SUBSCRIPTION_FREE;
    }
}

int opening_take(struct feed *feed, uint32_t routing_id, const struct caller *caller,
                 struct span body)
{
    struct feed_open open;
    struct error error;

    if (record_decode(&feed_open_schema, body, &open, &error) < 0)
        return -1;
    drop_older(feed, routing_id, &open, caller->principal);
    watch_period(feed->timer, FEED_TICK_MS);
    struct subscription *subscription = free_place(feed);
    if (subscription == NULL)
        return -1;
    *subscription = (struct subscription){.state = SUBSCRIPTION_OPENING,
                                          .routing_id = routing_id,
                                          .open = open,
                                          .sent = open.after,
                                          .passed = open.after,
                                          .taken = open.after,
                                          .credit_events = open.credit_events,
                                          .credit_bytes = open.credit_bytes,
                                          .heard_ms = monotonic_ms()};
    snprintf(subscription->principal, sizeof subscription->principal, "%s", caller->principal);
    if (filter_read(&subscription->filter, open.departements, open.types, &error) < 0)
        refuse_open(feed, subscription, error.text);
    else if (!filter_is_within(&subscription->filter, &caller->territory))
        refuse_open(feed, subscription,
                    "this key may only follow the départements of its territory");
    else
        opening_start(feed, subscription);
    return 0;
}
