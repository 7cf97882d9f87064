/* follow.h - what a service hears: the journals of others, once, in order, into its own.
 *
 * One follower for each (instance, set of départements); what it brings is decided like a request
 * and written in the same transactions, together with the cursor.  A journal that does not continue
 * what was taken in, or an event that cannot be read, stops that one, with the reason in the log
 * and in the status; nothing is skipped.
 */
#pragma once

#include "common/journal/journal.h"
#include "common/messages/system.h"
#include "common/wire/follower.h"

struct service;
struct follow;

struct follow *follow_open(struct service *service);
void follow_close(struct follow *follow);

/* The state is folded: reads the cursors, then follows from there. */
void follow_ready(struct follow *follow);
/* The database is lost: nothing of what was heard since the cursors is kept. */
void follow_down(struct follow *follow);
/* The network was read anew, or what stopped shall try again. */
void follow_reload(struct follow *follow);

/* Before the loop sleeps: whoever brings more waits while the batch is full. */
void follow_turn(struct follow *follow);
/* Something was heard whose cursor should be written now, though nothing was decided. */
bool follow_wants_commit(const struct follow *follow);
/* The cursors of what the open batch holds go into it; it is about to be written. */
void follow_write(struct follow *follow, struct cursor_moves *moves);
/* It is committed: credit goes back. */
void follow_committed(struct follow *follow);
/* It failed, and what it held was heard alone: that one stops. */
void follow_failed(struct follow *follow, const char *why);

/* Whether everything that is known of the others' journals is committed here; else *name lags. */
bool follow_is_settled(const struct follow *follow, const char **name);
/* The clock is registration's, heard from its journal. */
bool follow_hears_clock(const struct follow *follow);
size_t follow_status(const struct follow *follow, struct source_status *out, size_t most);

/* The operator accepts that a source was rewound: says the event, moves the cursors in its
 * transaction. */
int follow_accept(struct follow *follow, const struct follower_accept *request,
                  struct decision *out, struct refusal *refusal);
/* The event was added to the open batch. */
void follow_accepted(struct follow *follow, const struct source_rewound *event);
