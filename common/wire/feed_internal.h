/* feed_internal.h - what feed.c and opening.c share; nobody else includes it. */
#pragma once

#include "common/wire/feed.h"
#include "common/wire/filter.h"
#include "common/wire/recent.h"

/* A feed that has told everything rests: it looks for silence only. */
enum { SUBSCRIPTIONS_MOST = 64, FEED_TICK_MS = 500, FEED_REST_MS = 5000 };

enum subscription_state { SUBSCRIPTION_FREE, SUBSCRIPTION_OPENING, SUBSCRIPTION_OPEN };

struct subscription {
    enum subscription_state state;
    uint32_t routing_id;
    char principal[40];
    struct feed_open open;
    struct filter filter;
    int64_t sent;   /* told up to there */
    int64_t passed; /* looked at up to there: nothing of it was wanted since `sent` */
    struct hash passed_hash;
    int64_t passed_at; /* recorded_at of the event at `passed`; 0: not known */
    int64_t owed;      /* the last position sent with events: what is to be taken */
    int64_t taken;
    int64_t credit_events, credit_bytes;
    int64_t heard_ms, told_ms;
    bool is_reading;
    bool is_told; /* how far the journal was when it opened */
};

struct feed {
    struct loop *loop;
    struct journal *journal;
    const struct feed_callbacks *callbacks;
    void *owner;
    void *socket;
    struct watch *watch, *timer, *turn;
    struct subscription subscriptions[SUBSCRIPTIONS_MOST];
    struct recent recent; /* what live followers are served from */
    struct buffer header, body;
    struct buffer scratch;
    int64_t garbage;
    int64_t restless_ms;          /* when something was to be told last */
    struct subscription *reading; /* whose rows are being read; one at a time */
    size_t last_served;           /* the others have their turn before it */
};

/* ---- feed.c: what goes out ---- */
void feed_tell(struct feed *feed, struct subscription *subscription, struct feed_header *header,
               struct span body);
/* Without a body: opened, pong, progress. */
void feed_tell_type(struct feed *feed, struct subscription *subscription, const char *type);
/* What there is, within the credit. */
void feed_serve(struct feed *feed, struct subscription *subscription);
/* Each in its turn: only one reads from the database at a time. */
void feed_serve_others(struct feed *feed);
void feed_read_rows(struct feed *feed, struct subscription *subscription, int64_t after,
                    int64_t count, database_result_function *rows);

/* ---- opening.c: a subscription is asked for, judged, opened or refused ---- */
int opening_take(struct feed *feed, uint32_t routing_id, const struct caller *caller,
                 struct span body);
/* Again, when it could not be judged yet. */
void opening_start(struct feed *feed, struct subscription *subscription);
