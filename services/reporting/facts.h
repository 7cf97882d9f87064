/* facts.h - a batch of events on its way into the tables of facts.
 *
 * Events of one type become one array of rows, the parameter of the statement that has the type's
 * name (facts.sql). What the cells must take away before and add after is noted beside: things,
 * employers, envelopes.
 */
#pragma once

#include "common/database/database.h"
#include "common/wire/follower.h"

struct facts;

struct facts *facts_open(void);
void facts_close(struct facts *facts);
void facts_clear(struct facts *facts);
/* Takes the result of fact_layout on the connection that will get the facts: before any is added.
 */
void facts_lay_out(struct facts *facts, const PGresult *result);
/* Whether that service's events are known. */
bool facts_are_known(const char *service);
/* Adds one event of that instance's journal.  -1: a type that is not known, or a body that cannot
 * be read; it must never be skipped. */
int facts_add(struct facts *facts, const char *service, const char *source,
              const struct followed_event *event, struct error *error);
size_t facts_count(const struct facts *facts);

/* Sends the facts' statements; `failed` hears of nothing: the transaction's end does. */
void facts_send(struct facts *facts, struct database *database);
/* Sends what moves the cells: `sign` −1 before the facts, 1 after them.  Nothing when no cell is
 * touched. */
void facts_contribute(struct facts *facts, struct database *database, int sign);
/* Sends the moves that follow from both. */
void facts_move(struct facts *facts, struct database *database);
/* Things whose moves will be pending. */
size_t facts_moving(const struct facts *facts);
/* Sends what computes cells anew from all facts; there must be none: those that are moved axis by
 * axis, and all others. */
enum facts_part { FACTS_CELLS = 1, FACTS_OTHERS = 2 };
void facts_recompute(struct database *database, unsigned parts);
