/* follow_internal.h - what follow.c, hear.c and following.c share; nobody else includes it. */
#pragma once

#include <string.h>

#include "common/network/network.h"
#include "common/service/follow.h"
#include "common/service/service_internal.h"

enum {
    FOLLOWINGS_MOST = 64,
    CREDIT_EVENTS = 2000,
    CREDIT_BYTES = 1 << 20,
    CURSOR_LATE_MS = 1000, /* a cursor that moved over nothing is written after that */
    FOLLOWING_TYPES = 1024,
    FOLLOWING_DEPARTEMENTS = 512,
};

enum following_state {
    FOLLOWING_FREE,
    FOLLOWING_WAITING, /* until its cursor is read */
    FOLLOWING_RUNNING,
    FOLLOWING_STOPPED, /* with a reason, until the operator does something */
    FOLLOWING_GONE,    /* not of the network any more: what was heard is still to be committed */
};

/* A place in a followed journal. */
struct place_in_journal {
    int64_t position;
    struct hash hash;
};

static inline bool is_same_place(const struct place_in_journal *a, const struct place_in_journal *b)
{
    return a->position == b->position && memcmp(&a->hash, &b->hash, sizeof a->hash) == 0;
}

struct following {
    struct follow *follow;
    enum following_state state;
    char source[40];   /* instance */
    char service[24];  /* its service */
    char filter[1600]; /* names the cursor: "18,36/job.proposed,job.approved" */
    char departements[FOLLOWING_DEPARTEMENTS];
    char types[FOLLOWING_TYPES];
    char reason[320];
    struct follower *follower;
    struct place_in_journal committed, writing, taken; /* in the database, on its way, in memory */
    int64_t head;                                      /* last position of the source, as it says */
    size_t unwritten;                                  /* events taken since the last write */
    size_t unwritten_bytes;
    size_t decided,
        writing_decided; /* events of the open batch, of that on its way, that it caused */
    int64_t moved_ms;    /* when `taken` first moved since the last write */
    bool is_careful;     /* one event at a time, after a batch that failed */
};

struct follow {
    struct service *service;
    struct following followings[FOLLOWINGS_MOST];
    bool is_reading; /* the cursors */
    void *record;    /* a decoded event */
};

/* ---- hear.c: one event into the open batch ---- */
/* Whether every event of the batch can be heard; the error says which cannot. */
int hear_check(struct following *following, const struct followed_batch *batch,
               struct error *error);
void hear(struct following *following, const struct followed_event *event);
/* The types that are heard of that service, comma separated; "" none. */
void hear_types(const struct follow *follow, const char *service, char out[FOLLOWING_TYPES]);
void hear_make_room(struct follow *follow);

/* ---- following.c: one journal ---- */
void following_start(struct following *following, const struct instance *instance);
void following_stop(struct following *following, const char *why);
void following_end(struct following *following);
