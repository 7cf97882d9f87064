/* projection_internal.h - what projection.c and sources.c share; nobody else includes it. */
#pragma once

#include "common/network/network.h"
#include "common/wire/follower.h"
#include "services/reporting/days.h"
#include "services/reporting/intake.h"
#include "services/reporting/projection.h"
#include "services/reporting/rebuild.h"
#include "services/reporting/settling.h"

/* One followed journal. */
struct source {
    struct projection *projection;
    size_t number;
    char name[INSTANCE_SIZE], service[24];
    struct follower *follower;
    bool has_heard; /* it said how far it is, since it is followed */
    int64_t applied;
    struct hash hash; /* at `applied` */
    int64_t known;
    int64_t waiting_since_ms, arrived_ms;
    int64_t now, now_at; /* its clock, told after the event at now_at */
};

struct projection {
    struct service *service;
    struct database *database; /* facts, cursors and what they move */
    struct database *beside;   /* what cells take in later; half of a rebuild */
    struct rebuild *rebuild;
    char *script, *script_beside;
    struct watch *turn, *timer;
    int64_t sent_ms, rest_until_ms;
    int64_t took_ms; /* the last batch */
    enum projection_state state;
    char text[320];

    struct source *sources[SOURCES_MOST];
    size_t source_count;
    struct source *culprit; /* of a stop; NULL: nobody, or another failure */
    bool has_news;          /* the network was read anew */

    bool has_cursors; /* the database said where we are */
    bool is_current;  /* cells follow the facts */
    bool is_writing;
    struct settling settling;
    bool is_settling; /* its step is on its way */
    struct intake *open, *writing;
    struct days days;
    int64_t started_ms;
};

/* An alarm, not an end: figures stay readable as they are, and the operator sees why they stand
 * still.  `source` NULL: nobody's journal is to blame. */
void projection_stop(struct projection *projection, struct source *source, const char *text);

/* ---- sources.c ---- */

/* Sends what gives each followed instance a cursor, and the questions where all cursors are and
 * which days have ended. */
void sources_read(struct projection *projection);
/* Their answers are there: follows whoever is of the network, from its cursor. */
void sources_follow(struct projection *projection);
/* The connection is lost: what was received is not kept. */
void sources_down(struct projection *projection);
/* Follows nobody; not from inside the followers' callbacks. */
void sources_leave(struct projection *projection);
/* Who was deposed and does not know it yet must not take the new writer's place at a source. */
void sources_rest(struct projection *projection, bool are_resting);
void sources_close(struct projection *projection);

/* Sends what forgets the facts of all that are followed. */
void sources_forget(struct projection *projection);

int64_t sources_known(const struct projection *projection);
int64_t sources_applied(const struct projection *projection);
/* Of registration's journal alone. */
int64_t sources_applied_of_registration(const struct projection *projection);
/* Of registration's clock; until it tells it, of the last event; none: not known. */
struct date sources_today(const struct projection *projection);
/* All that are followed said how far they are. */
bool sources_have_heard(const struct projection *projection);
/* Sends the moves of the cursors of a batch, and the ends of its days. */
void sources_move(struct projection *projection, const struct intake *batch);
/* That batch is committed. */
void sources_committed(struct projection *projection, const struct intake *batch);
