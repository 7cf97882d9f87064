#include "services/cli/play_quiet.h"

#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "common/loop/loop.h"

enum {
    ROUND_MS = 10000,
    PAUSE_MOST_MS = 8, /* between two rounds in which nothing moved */
    STUCK_MS = 120000, /* nothing moves, and it is not quiet: something is wrong */
};

/* What is compared between two rounds. */
struct place {
    int64_t position;
    int64_t now_ms;
};

struct quiet {
    struct session *session;
    const struct instance *instances[NETWORK_MOST];
    size_t count;
    struct service_status_reply *statuses; /* of the last round */
    struct place *before;
    struct buffer question;
};

struct quiet *quiet_open(struct session *session, bool (*takes_part)(const struct instance *))
{
    const struct network *known = session_settings(session)->known;
    const struct service_status request = {0};
    struct quiet *quiet = memory_new(1, sizeof *quiet);

    quiet->session = session;
    for (size_t i = 0; i < known->count; i++)
        if (takes_part(&known->instances[i]))
            quiet->instances[quiet->count++] = &known->instances[i];
    quiet->statuses = memory_new(quiet->count + 1, sizeof *quiet->statuses);
    quiet->before = memory_new(quiet->count + 1, sizeof *quiet->before);
    record_encode(&service_status_schema, &request, &quiet->question);
    return quiet;
}

void quiet_close(struct quiet *quiet)
{
    if (quiet == NULL)
        return;
    buffer_close(&quiet->question);
    free(quiet->before);
    free(quiet->statuses);
    free(quiet);
}

/* ---- one round ---- */

static int ask_all(struct quiet *quiet, struct error *error)
{
    for (size_t i = 0; i < quiet->count; i++) {
        struct client *client =
            session_client(quiet->session, quiet->instances[i]->name, "operator", error);
        struct id id = id_new(system_now_ms());

        if (client == NULL)
            return -1;
        client_send(client, &id, service_status_schema.name, buffer_span(&quiet->question),
                    &quiet->statuses[i]);
    }
    return 0;
}

static int take_all(struct quiet *quiet, struct error *error)
{
    struct answer answer;

    while (session_in_flight(quiet->session) > 0) {
        const struct service_status_reply *place;

        if (session_receive(quiet->session, ROUND_MS, &answer) == 0)
            continue;
        place = answer.tag;
        if (answer.status != STATUS_OK)
            return session_silent(quiet->session, quiet->instances[place - quiet->statuses]->name,
                                  error);
        if (record_decode(&service_status_reply_schema, answer.body, answer.tag, error) != 0)
            return -1;
    }
    return 0;
}

/* ---- what it says ---- */

static const struct service_status_reply *status_of(const struct quiet *quiet, const char *name)
{
    for (size_t i = 0; i < quiet->count; i++)
        if (strcmp(quiet->instances[i]->name, name) == 0)
            return &quiet->statuses[i];
    return NULL;
}

int64_t quiet_position(const struct quiet *quiet, const char *instance)
{
    const struct service_status_reply *status = status_of(quiet, instance);

    return status == NULL ? 0 : status->position;
}

/* Of the whole network's files, or of this play. */
static size_t count_sources(const struct service_status_reply *status, const char *source)
{
    size_t count = 0;

    for (size_t s = 0; s < status->sources_count; s++)
        count += strcmp(status->sources[s].source, source) == 0;
    return count;
}

/* Whether so many subscriptions of that instance have all that they want of this journal, and none
 * of it lags. */
static bool has_served(const struct service_status_reply *status, const char *follower,
                       size_t subscriptions)
{
    size_t count = 0;

    for (size_t f = 0; f < status->followers_count; f++) {
        if (strcmp(status->followers[f].principal, follower) != 0)
            continue;
        if (status->followers[f].lag > 0)
            return false;
        count++;
    }
    return count >= subscriptions;
}

/* The producer knows: a follower is told of what its filter leaves out now and then only. */
static bool has_told(const struct quiet *quiet, size_t producer)
{
    const char *name = quiet->instances[producer]->name;

    for (size_t i = 0; i < quiet->count; i++)
        if (!has_served(&quiet->statuses[producer], quiet->instances[i]->name,
                        count_sources(&quiet->statuses[i], name)))
            return false;
    return true;
}

static int check_stopped(const struct quiet *quiet, struct error *error)
{
    for (size_t i = 0; i < quiet->count; i++)
        for (size_t s = 0; s < quiet->statuses[i].sources_count; s++) {
            const struct source_status *source = &quiet->statuses[i].sources[s];

            if (strcmp(source->state, "stopped") == 0 && status_of(quiet, source->source) != NULL)
                return fail(error, ERROR_CONFLICT, "%s does not follow %s any more: %s",
                            quiet->statuses[i].service, source->source, source->text);
        }
    return 0;
}

/* A scenario clock is registration's, and moves the others' by its journal. */
static bool has_the_time(const struct quiet *quiet, size_t index)
{
    const struct service_status_reply *status = &quiet->statuses[index];
    const struct service_status_reply *clock = status_of(quiet, "registration");

    return clock == NULL || status->clock != CLOCK_SCENARIO || status->now.ms >= clock->now.ms;
}

static bool is_settled(const struct quiet *quiet)
{
    for (size_t i = 0; i < quiet->count; i++)
        if (!has_told(quiet, i) || !has_the_time(quiet, i))
            return false;
    return true;
}

/* Whether anything moved since the round before; that one is forgotten. */
static bool has_moved(struct quiet *quiet)
{
    bool moved = false;

    for (size_t i = 0; i < quiet->count; i++) {
        struct place place = {quiet->statuses[i].position, quiet->statuses[i].now.ms};
        bool lives = quiet->statuses[i].clock == CLOCK_SCENARIO;

        moved |= place.position != quiet->before[i].position ||
                 (lives && place.now_ms != quiet->before[i].now_ms);
        quiet->before[i] = place;
    }
    return moved;
}

static int stuck(const struct quiet *quiet, struct error *error)
{
    for (size_t i = 0; i < quiet->count; i++)
        if (!has_told(quiet, i))
            return fail(error, ERROR_UNAVAILABLE,
                        "nothing moves, and somebody has not heard all of %s: see `appui status`",
                        quiet->instances[i]->name);
    return fail(error, ERROR_UNAVAILABLE, "nothing moves, and the clocks differ");
}

static void pause_for(int64_t ms)
{
    nanosleep(&(struct timespec){ms / 1000, ms % 1000 * 1000000}, NULL);
}

/* While something moves, the next round is asked at once: it costs one exchange. */
int quiet_wait(struct quiet *quiet, struct error *error)
{
    int64_t moved_ms = monotonic_ms(), pause_ms = 0;
    bool was_settled = false;

    for (;;) {
        bool settled, moved;

        if (ask_all(quiet, error) != 0 || take_all(quiet, error) != 0)
            return -1;
        if (check_stopped(quiet, error) != 0)
            return -1;
        settled = is_settled(quiet);
        moved = has_moved(quiet);
        if (settled && was_settled && !moved)
            return 0;
        was_settled = settled;
        if (moved) {
            moved_ms = monotonic_ms();
            pause_ms = 0;
        } else if (monotonic_ms() - moved_ms > STUCK_MS) {
            return stuck(quiet, error);
        } else if (!was_settled) {
            pause_ms = pause_ms == 0 ? 1 : pause_ms < PAUSE_MOST_MS ? 2 * pause_ms : pause_ms;
            pause_for(pause_ms);
        }
    }
}
