/* All that is followed: which journals, from which cursors, and what becomes of them with each
 * batch. */
#include "common/service/follow.h"

#include <stdlib.h>
#include <string.h>

#include "common/log/log.h"
#include "common/service/follow_internal.h"

#define EACH(following, follow)                                                                    \
    struct following *following = (follow)->followings;                                            \
    following < (follow)->followings + FOLLOWINGS_MOST;                                            \
    following++
#define EACH_CONST(following, follow)                                                              \
    const struct following *following = (follow)->followings;                                      \
    following < (follow)->followings + FOLLOWINGS_MOST;                                            \
    following++

struct follow *follow_open(struct service *service)
{
    struct follow *follow = memory_new(1, sizeof *follow);

    follow->service = service;
    hear_make_room(follow);
    return follow;
}

void follow_close(struct follow *follow)
{
    if (follow == NULL)
        return;
    for (EACH(following, follow))
        following_end(following);
    free(follow->record);
    free(follow);
}

/* ---- who is followed, and for what ---- */

static struct following *find(struct follow *follow, const char *source, const char *filter)
{
    for (EACH(following, follow))
        if (following->state != FOLLOWING_FREE && strcmp(following->source, source) == 0 &&
            strcmp(following->filter, filter) == 0)
            return following;
    return NULL;
}

static struct following *add(struct follow *follow, const struct instance *instance,
                             const char *filter)
{
    for (EACH(following, follow)) {
        if (following->state != FOLLOWING_FREE)
            continue;
        *following = (struct following){.follow = follow, .state = FOLLOWING_WAITING};
        snprintf(following->source, sizeof following->source, "%s", instance->name);
        snprintf(following->service, sizeof following->service, "%s", instance->service);
        snprintf(following->filter, sizeof following->filter, "%s", filter);
        return following;
    }
    log_error("more journals than can be followed", "source=%s most=%d", instance->name,
              FOLLOWINGS_MOST);
    return NULL;
}

static bool has_word(const char *list, const char *word, size_t length)
{
    for (const char *at = list; *at != '\0'; at += strcspn(at, ","), at += *at == ',')
        if (strcspn(at, ",") == length && strncmp(at, word, length) == 0)
            return true;
    return false;
}

/* The words of `all` that are, or are not, in `others`. */
static void choose(const char *all, const char *others, bool are_in, char out[FOLLOWING_TYPES])
{
    size_t used = 0;

    out[0] = '\0';
    for (const char *at = all; *at != '\0'; at += strcspn(at, ","), at += *at == ',') {
        size_t length = strcspn(at, ",");

        if (has_word(others, at, length) == are_in)
            used += (size_t)snprintf(out + used, FOLLOWING_TYPES - used, "%s%.*s",
                                     used > 0 ? "," : "", (int)length, at);
    }
}

static void follow_one(struct follow *follow, const struct instance *instance,
                       const struct cursor_row *row, const char *departements, const char *types)
{
    struct following *following = find(follow, instance->name, row->filter);

    if (following == NULL)
        following = add(follow, instance, row->filter);
    if (following == NULL || following->state == FOLLOWING_RUNNING)
        return;
    snprintf(following->departements, sizeof following->departements, "%s", departements);
    snprintf(following->types, sizeof following->types, "%s", types);
    if (!is_same_place(&following->taken, &following->committed))
        return; /* what it heard is still to be written: it starts after that */
    following->committed = (struct place_in_journal){row->position, row->hash};
    following->taken = following->writing = following->committed;
    if (following->state == FOLLOWING_WAITING)
        following_start(following, instance);
}

/* The cursors that this set of départements has already cover some types; what the program has
 * learned to hear since is heard from the beginning, beside them. */
static void follow_set(struct follow *follow, const struct instance *instance,
                       const char *departements, const PGresult *rows)
{
    char types[FOLLOWING_TYPES], left[FOLLOWING_TYPES], heard[FOLLOWING_TYPES],
        rest[FOLLOWING_TYPES];
    size_t length = strlen(departements);
    struct cursor_row row;

    hear_types(follow, instance->service, types);
    memcpy(left, types, sizeof left);
    for (int i = 0; i < PQntuples(rows); i++) {
        journal_cursor_row(rows, i, &row);
        if (strcmp(row.source, instance->name) != 0 ||
            strncmp(row.filter, departements, length) != 0 || row.filter[length] != '/')
            continue;
        choose(left, row.filter + length + 1, true, heard);
        choose(left, row.filter + length + 1, false, rest);
        memcpy(left, rest, sizeof left);
        if (heard[0] != '\0')
            follow_one(follow, instance, &row, departements, heard);
    }
    if (left[0] == '\0')
        return;
    row = (struct cursor_row){0};
    snprintf(row.filter, sizeof row.filter, "%s/%s", departements, left);
    journal_open_cursor(follow->service->journal, instance->name, row.filter);
    follow_one(follow, instance, &row, departements, left);
}

static void follow_instance(struct follow *follow, const struct instance *instance,
                            const PGresult *rows)
{
    struct service *service = follow->service;
    struct caller self = service_self(service);
    struct context context = service_context(service, &self);
    char departements[FOLLOWING_DEPARTEMENTS] = "", types[FOLLOWING_TYPES];

    hear_types(follow, instance->service, types);
    if (types[0] == '\0' || strcmp(instance->name, service->instance) == 0)
        return;
    if (service->rules->follows == NULL) {
        follow_set(follow, instance, "", rows);
        return;
    }
    for (size_t nth = 0; service->rules->follows(&context, instance->service, nth, departements);
         nth++)
        follow_set(follow, instance, departements, rows);
}

/* Those that left the network: what was heard of them is still in the open batch, also when they
 * are back before it is written. */
static void let_go(struct follow *follow)
{
    for (EACH(following, follow)) {
        bool is_there = network_find(follow->service->network, following->source) != NULL;

        if (is_there && following->state == FOLLOWING_GONE)
            following->state = FOLLOWING_WAITING;
        if (is_there || following->state == FOLLOWING_FREE || following->state == FOLLOWING_GONE)
            continue;
        log_info("no longer followed", "source=%s", following->source);
        following_end(following);
        following->state = FOLLOWING_GONE;
    }
}

static void take_cursors(void *owner, PGresult *rows)
{
    struct follow *follow = owner;
    const struct network *network = follow->service->network;

    follow->is_reading = false;
    if (rows == NULL || !follow->service->is_serving)
        return; /* the next fold asks again */
    for (size_t i = 0; i < network->count; i++)
        follow_instance(follow, &network->instances[i], rows);
}

static void read_cursors(struct follow *follow)
{
    if (follow->is_reading || follow->service->is_null_store)
        return;
    follow->is_reading = true;
    journal_read_cursors(follow->service->journal, take_cursors, follow);
}

/* ---- life ---- */

void follow_ready(struct follow *follow)
{
    read_cursors(follow);
}

void follow_down(struct follow *follow)
{
    follow->is_reading = false;
    for (EACH(following, follow)) {
        if (following->state == FOLLOWING_GONE)
            following->state = FOLLOWING_FREE;
        if (following->state == FOLLOWING_RUNNING) {
            following_end(following);
            following->state = FOLLOWING_WAITING;
        }
        following->taken = following->writing = following->committed;
        following->decided = following->writing_decided = 0;
    }
}

void follow_reload(struct follow *follow)
{
    let_go(follow);
    for (EACH(following, follow))
        if (following->state == FOLLOWING_STOPPED)
            following->state = FOLLOWING_WAITING;
    if (follow->service->is_serving)
        read_cursors(follow); /* else when it does */
}

/* ---- with each batch ---- */

/* One event at a time no longer: its credit is given back whole. */
static void end_care(struct following *following)
{
    if (!following->is_careful || following->follow->service->alone > 0 ||
        !is_same_place(&following->taken, &following->committed))
        return;
    following->is_careful = false;
    follower_credit(following->follower, CREDIT_EVENTS, CREDIT_BYTES);
    follower_restart(following->follower, following->taken.position, &following->taken.hash);
}

void follow_turn(struct follow *follow)
{
    /* Nor while the database is silent: who was deposed meanwhile would take the feed's place from
     * the new writer again and again. */
    bool is_full = !follow->service->is_serving || !door_is_open(follow->service);

    for (EACH(following, follow)) {
        if (following->state == FOLLOWING_RUNNING) {
            end_care(following);
            follower_rest(following->follower, is_full);
        }
        if (following->state == FOLLOWING_STOPPED || following->state == FOLLOWING_WAITING)
            following_end(following); /* not from inside its own callbacks */
        if (following->state == FOLLOWING_GONE &&
            is_same_place(&following->taken, &following->committed))
            following->state = FOLLOWING_FREE;
    }
}

/* Half of the credit is on its way meanwhile. */
bool follow_wants_commit(const struct follow *follow)
{
    bool is_hasty = follow->service->clock == CLOCK_SCENARIO;
    int64_t late = monotonic_ms() - CURSOR_LATE_MS;

    for (EACH_CONST(following, follow))
        if (!is_same_place(&following->taken, &following->writing) &&
            (following->unwritten >= CREDIT_EVENTS / 4 ||
             following->unwritten_bytes >= CREDIT_BYTES / 4 || following->moved_ms <= late ||
             following->is_careful || (is_hasty && following->unwritten > 0) ||
             following->state != FOLLOWING_RUNNING))
            return true;
    return false;
}

void follow_write(struct follow *follow, struct cursor_moves *moves)
{
    for (EACH(following, follow)) {
        if (is_same_place(&following->taken, &following->committed))
            continue;
        cursor_move(moves, following->source, following->filter, following->committed.position,
                    following->taken.position, &following->taken.hash);
        following->writing = following->taken;
        following->unwritten = following->unwritten_bytes = 0;
        following->writing_decided = following->decided;
        following->decided = 0;
    }
}

static void start_again(struct following *following)
{
    const struct instance *instance =
        network_find(following->follow->service->network, following->source);

    if (instance != NULL)
        following_start(following, instance);
}

void follow_committed(struct follow *follow)
{
    for (EACH(following, follow)) {
        if (is_same_place(&following->writing, &following->committed))
            continue;
        following->committed = following->writing;
        following->writing_decided = 0;
        if (following->state == FOLLOWING_WAITING &&
            is_same_place(&following->taken, &following->committed))
            start_again(following); /* accepted, or asked to try again */
        else if (following->follower != NULL)
            follower_taken(following->follower, following->committed.position);
    }
}

/* Others only moved over what does not concern them: that fails nothing. */
void follow_failed(struct follow *follow, const char *why)
{
    for (EACH(following, follow))
        if (following->writing_decided > 0)
            following_stop(following, why);
}

/* ---- what others want to know ---- */

/* Whether all that was heard is committed. */
static bool is_written(const struct following *following)
{
    return following->unwritten == 0 && is_same_place(&following->writing, &following->committed);
}

/* A cursor that moved over nothing but what the filter leaves out is written later, for there is
 * nothing to lose; and a head that is known may be of such events.  Whoever has more to tell says
 * so itself: feed_is_settled, at the other end. */
bool follow_is_settled(const struct follow *follow, const char **name)
{
    for (EACH_CONST(following, follow))
        if (following->state == FOLLOWING_RUNNING && !is_written(following)) {
            *name = following->source;
            return false;
        }
    return true;
}

static const char *state_word(const struct following *following)
{
    switch (following->state) {
    case FOLLOWING_RUNNING: return following->head > 0 ? "live" : "connecting";
    case FOLLOWING_STOPPED: return "stopped";
    default: return "waiting";
    }
}

static bool is_followed(const struct follow *follow, const struct instance *instance)
{
    for (EACH_CONST(following, follow))
        if (following->state != FOLLOWING_FREE && strcmp(following->source, instance->name) == 0)
            return true;
    return false;
}

/* Whoever will be heard, once it is known from where: until then not all of theirs is taken in. */
static size_t add_expected(const struct follow *follow, struct source_status *out, size_t most)
{
    const struct network *network = follow->service->network;
    char types[FOLLOWING_TYPES];
    size_t count = 0;

    for (size_t i = 0; i < network->count && count < most; i++) {
        const struct instance *instance = &network->instances[i];

        hear_types(follow, instance->service, types);
        if (types[0] == '\0' || strcmp(instance->name, follow->service->instance) == 0 ||
            is_followed(follow, instance))
            continue;
        out[count] = (struct source_status){.state = "waiting"};
        snprintf(out[count++].source, sizeof out->source, "%s", instance->name);
    }
    return count;
}

size_t follow_status(const struct follow *follow, struct source_status *out, size_t most)
{
    size_t count = 0;

    for (EACH_CONST(following, follow)) {
        if (following->state == FOLLOWING_FREE || count == most)
            continue;
        struct source_status *status = &out[count++];

        *status = (struct source_status){.position = is_written(following)
                                                         ? following->taken.position
                                                         : following->committed.position,
                                         .head = following->head};
        snprintf(status->source, sizeof status->source, "%s", following->source);
        snprintf(status->departements, sizeof status->departements, "%s", following->departements);
        snprintf(status->state, sizeof status->state, "%s", state_word(following));
        snprintf(status->text, sizeof status->text, "%s", following->reason);
    }
    if (follow->is_reading)
        count += add_expected(follow, out + count, most - count);
    return count;
}

/* ---- a source that was rewound ---- */

static struct following *find_stopped(struct follow *follow, const char *source)
{
    for (EACH(following, follow))
        if (following->state == FOLLOWING_STOPPED && strcmp(following->source, source) == 0 &&
            is_same_place(&following->taken, &following->committed))
            return following;
    return NULL;
}

int follow_accept(struct follow *follow, const struct follower_accept *request,
                  struct decision *out, struct refusal *refusal)
{
    const struct following *following = find_stopped(follow, request->source);
    struct source_rewound event = {0};

    if (network_find(follow->service->network, request->source) == NULL)
        return refuse(refusal, ERROR_NOT_FOUND, "", "source",
                      "La source « %s » n'est pas dans le réseau.", request->source);
    if (following == NULL)
        return refuse(refusal, ERROR_CONFLICT, "", "source",
                      "Rien à accepter : le suivi de « %s » n'est pas arrêté.", request->source);
    snprintf(event.source, sizeof event.source, "%s", request->source);
    event.position = following->committed.position;
    event.hash = following->committed.hash;
    event.accepted = request->position;
    event.accepted_hash = request->hash;
    decide_event(out, &source_rewound_schema, &event, "");
    return 0;
}

/* Every set of that source, in the transaction of the event; heard again from there after it. */
void follow_accepted(struct follow *follow, const struct source_rewound *event)
{
    struct following *following;

    while ((following = find_stopped(follow, event->source)) != NULL) {
        following->taken = (struct place_in_journal){event->accepted, event->accepted_hash};
        following->state = FOLLOWING_WAITING;
        following->reason[0] = '\0';
    }
}
