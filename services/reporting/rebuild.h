/* rebuild.h - all cells anew from all facts, on two connections at once.
 *
 * What one connection would do in turn, two do side by side: each empties and fills tables of its
 * own, in a transaction of its own.  Nobody reads them meanwhile; a third transaction says that
 * they are current once both are committed.  If one is not, the owner starts again.
 */
#pragma once

#include "common/database/database.h"

struct rebuild;

/* `error`: of what failed; NULL when the cells are there. */
typedef void rebuild_function(void *owner, const struct error *error);

struct rebuild *rebuild_open(struct database *first, struct database *second,
                             rebuild_function *done, void *owner);
/* Not from inside `done`; while it runs, only when both connections are closed too. */
void rebuild_close(struct rebuild *rebuild);
bool rebuild_is_running(const struct rebuild *rebuild);
/* The facts are committed; both connections are up and idle. */
void rebuild_start(struct rebuild *rebuild);
/* The first connection was lost, or all is forgotten: facts may come between what is computed and
 * its end, so that the cells are not said to be current, whatever comes of either half.  The other
 * one goes on until it ends, and `done` is not called. */
void rebuild_abandon(struct rebuild *rebuild);
