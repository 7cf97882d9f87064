/* feed.h - the producer's side of the feed: a journal's committed events to whoever may follow.
 *
 * Live events come from memory, older ones from PostgreSQL; never more than a follower's credit is
 * on its way. A slow or dead follower costs the producer nothing but that.
 */
#pragma once

#include "common/journal/journal.h"
#include "common/messages/system.h"
#include "common/wire/socket.h"

struct feed_callbacks {
    /* Who is behind this CURVE key and may follow; NULL: nobody. */
    const struct caller *(*follower)(void *owner, const char *public_key);
    /* A time before which no event will be recorded any more. */
    int64_t (*now)(void *owner);
};

struct feed;
struct feed *feed_open(struct loop *loop, void *zmq_context, const struct key_pair *keys,
                       const char *endpoint, struct journal *journal,
                       const struct feed_callbacks *callbacks, void *owner, struct error *error);
void feed_close(struct feed *feed);
/* A batch was committed: its records go to the live followers. */
void feed_release(struct feed *feed, const struct journal_batch *batch);
/* The journal was folded again: what memory held of it may be gone. */
void feed_reset(struct feed *feed);
/* At most `most` followers are written; returns how many. */
size_t feed_status(const struct feed *feed, struct follower_status *out, size_t most);
/* Whether every open follower has committed all that was sent to it, up to the head; else *name has
 * not. */
bool feed_is_settled(const struct feed *feed, const char **name);
int64_t feed_garbage(const struct feed *feed); /* frames dropped at the door */
