/* The journals that the projection follows: from their cursors into the open batch, and back with
 * credit. */
#include <stdlib.h>
#include <string.h>

#include "common/log/log.h"
#include "services/reporting/projection_internal.h"
#include "services/reporting/source.h"
#include "services/reporting/state.h"

#define EACH(source, projection)                                                                   \
    struct source *const *at_##source = (projection)->sources, *source = NULL;                     \
    at_##source < (projection)->sources + (projection)->source_count &&                            \
        (source = *at_##source) != NULL;                                                           \
    at_##source++

static struct source *find(const struct projection *projection, const char *name, size_t size)
{
    for (EACH(source, projection))
        if (strlen(source->name) == size && memcmp(source->name, name, size) == 0)
            return source;
    return NULL;
}

static struct source *add(struct projection *projection, const char *name, size_t size)
{
    struct source *source;

    if (projection->source_count == SOURCES_MOST || size >= sizeof source->name)
        return NULL;
    source = memory_new(1, sizeof *source);
    source->projection = projection;
    source->number = projection->source_count;
    memcpy(source->name, name, size);
    projection->sources[projection->source_count++] = source;
    return source;
}

static const struct instance *instance_of(const struct projection *projection,
                                          const struct source *source)
{
    return network_find(service_network(projection->service), source->name);
}

/* ---- sums ---- */

int64_t sources_known(const struct projection *projection)
{
    int64_t sum = 0;

    for (EACH(source, projection))
        sum += source->known > source->applied ? source->known : source->applied;
    return sum;
}

int64_t sources_applied(const struct projection *projection)
{
    int64_t sum = 0;

    for (EACH(source, projection))
        sum += source->applied;
    return sum;
}

int64_t sources_applied_of_registration(const struct projection *projection)
{
    const struct source *source = find(projection, "registration", strlen("registration"));

    return source != NULL ? source->applied : 0;
}

bool sources_have_heard(const struct projection *projection)
{
    for (EACH(source, projection))
        if (source->follower != NULL && !source->has_heard)
            return false;
    return true;
}

struct date sources_today(const struct projection *projection)
{
    const struct source *source = find(projection, "registration", strlen("registration"));

    if (source != NULL && source->now > 0)
        return instant_date(source->now);
    return days_last(&projection->days);
}

void sources_forget(struct projection *projection)
{
    struct array names = {0};
    struct parameter parameter;

    array_clear(&names, ARRAY_TEXT);
    for (EACH(source, projection))
        if (network_find(service_network(projection->service), source->name) != NULL)
            array_bytes(&names, source->name, strlen(source->name));
    parameter = array_parameter(&names);
    database_execute(projection->database, "forget_figures", &parameter, 1, false, NULL, NULL);
    array_close(&names);
}

/* ---- what the followers bring ---- */

static void reach_day(struct source *source)
{
    struct days *days = &source->projection->days;

    if (source->now == 0 || source->applied < source->now_at)
        return;
    days_reach(days, source->number, instant_date(source->now));
    days_close_over(days);
}

static int take_event(struct source *source, const struct followed_event *event,
                      struct error *error)
{
    struct intake *open = source->projection->open;

    if (facts_add(open->facts, source->service, source->name, event, error) < 0)
        return -1;
    intake_note(open, source->number, event);
    return 0;
}

static void take(void *owner, const struct followed_batch *batch)
{
    struct source *source = owner;
    struct error error;

    source->known = batch->head;
    source->has_heard = true;
    source->now = batch->source_now;
    source->now_at = batch->upto;
    source->arrived_ms = monotonic_ms();
    if (source->projection->state == PROJECTION_STOPPED)
        return;
    for (size_t i = 0; i < batch->count; i++)
        if (take_event(source, &batch->events[i], &error) < 0) {
            projection_stop(source->projection, source, error.text);
            return;
        }
    if (batch->count > 0 && source->waiting_since_ms == 0)
        source->waiting_since_ms = source->arrived_ms;
    if (batch->count == 0)
        reach_day(source);
}

static void stopped(void *owner, const struct error *error)
{
    struct source *source = owner;

    projection_stop(source->projection, source, error->text);
}

static const struct follower_callbacks callbacks = {take, stopped};

/* ---- who is followed ---- */

static void open_cursor(struct projection *projection, const struct instance *instance)
{
    struct parameter parameter = {.data = instance->name};

    database_execute(projection->database, "open_cursor", &parameter, 1, false, NULL, NULL);
}

static void take_cursors(void *owner, PGresult *result)
{
    struct projection *projection = owner;

    for (int i = 0; result != NULL && i < PQntuples(result); i++) {
        struct span name = result_bytes(result, i, 0), hash = result_bytes(result, i, 2);
        struct source *source = find(projection, (const char *)name.data, name.size);

        if (source == NULL)
            source = add(projection, (const char *)name.data, name.size);
        if (source == NULL) {
            log_error("more journals than can be followed", "most=%d", SOURCES_MOST);
            continue;
        }
        source->applied = source->known = result_bigint(result, i, 1);
        memcpy(source->hash.bytes, hash.data, sizeof source->hash.bytes);
    }
}

static void take_days(void *owner, PGresult *result)
{
    struct projection *projection = owner;

    if (result == NULL)
        return;
    days_forget(&projection->days);
    for (EACH(source, projection)) {
        days_follow(&projection->days, source->number, source->name, false);
        days_recall(&projection->days, source->number, result);
    }
}

/* The ends of the last closed day are read too: what a source said last is said of later days as
 * well. */
static void read_days(struct projection *projection)
{
    const struct state *state = service_state(projection->service);
    char day[DATE_TEXT_SIZE] = "0001-01-01";
    struct parameter parameter = {.data = day};

    if (state->day_count > 0)
        date_format(state->days[state->day_count - 1].day, day);
    database_execute(projection->database, "read_days", &parameter, 1, true, take_days, projection);
}

void sources_read(struct projection *projection)
{
    const struct network *network = service_network(projection->service);

    projection->has_news = false;
    for (size_t i = 0; i < network->count; i++)
        if (source_is_followed(&network->instances[i]))
            open_cursor(projection, &network->instances[i]);
    database_execute(projection->database, "read_cursors", NULL, 0, true, take_cursors, projection);
    read_days(projection);
}

static bool may_take(void *owner)
{
    struct source *source = owner;

    return service_is_sure(source->projection->service);
}

static void follow(struct source *source, const struct instance *instance)
{
    struct service *service = source->projection->service;
    struct error error;

    if (source->follower != NULL) {
        follower_restart(source->follower, source->applied, &source->hash);
        return;
    }
    snprintf(source->service, sizeof source->service, "%s", instance->service);
    source->has_heard = false;
    source->follower = source_follow(service, instance, service_instance(service), source->applied,
                                     &source->hash, &callbacks, source, &error);
    if (source->follower == NULL)
        projection_stop(source->projection, source, error.text);
    else
        follower_gate(source->follower, may_take);
}

void sources_follow(struct projection *projection)
{
    for (EACH(source, projection)) {
        const struct instance *instance = instance_of(projection, source);

        days_follow(&projection->days, source->number, source->name, instance != NULL);
        if (instance == NULL) /* what it said stays, and so does its cursor, if it comes back */
            log_info("no longer followed", "source=%s position=%lld", source->name,
                     (long long)source->applied);
        else if (projection->state != PROJECTION_STOPPED)
            follow(source, instance);
    }
}

void sources_down(struct projection *projection)
{
    for (EACH(source, projection)) {
        source->waiting_since_ms = 0;
        source->has_heard = false;
    }
}

void sources_leave(struct projection *projection)
{
    for (EACH(source, projection)) {
        follower_close(source->follower);
        source->follower = NULL;
    }
}

void sources_rest(struct projection *projection, bool are_resting)
{
    for (EACH(source, projection))
        if (source->follower != NULL)
            follower_rest(source->follower, are_resting);
}

void sources_close(struct projection *projection)
{
    sources_leave(projection);
    for (EACH(source, projection))
        free(source);
    days_forget(&projection->days);
}

/* ---- with each batch ---- */

static struct parameter text(const char *data)
{
    return (struct parameter){.data = data};
}

static struct parameter bytes(const struct hash *hash)
{
    return (struct parameter){(const char *)hash->bytes, sizeof hash->bytes, 1};
}

static void move_cursor(struct source *source, const struct intake_source *to)
{
    char upto[8], before[8];
    struct parameter parameters[] = {text(source->name), bigint_parameter(to->upto, upto),
                                     bytes(&to->hash), bigint_parameter(source->applied, before)};

    database_execute(source->projection->database, "move_cursor", parameters, 4, false, NULL, NULL);
}

static void end_day(struct projection *projection, const struct end_of_day *end)
{
    char day[DATE_TEXT_SIZE], position[8];

    date_format(end->day, day);
    struct parameter parameters[] = {text(projection->sources[end->source]->name), text(day),
                                     bigint_parameter(end->position, position), bytes(&end->hash)};
    database_execute(projection->database, "end_day", parameters, 4, false, NULL, NULL);
}

void sources_move(struct projection *projection, const struct intake *batch)
{
    for (EACH(source, projection))
        if (batch->sources[source->number].upto > 0)
            move_cursor(source, &batch->sources[source->number]);
    for (size_t i = 0; i < batch->day_count; i++)
        end_day(projection, &batch->days[i]);
}

void sources_committed(struct projection *projection, const struct intake *batch)
{
    for (size_t i = 0; i < batch->day_count; i++)
        days_take(&projection->days, &batch->days[i]);
    for (EACH(source, projection)) {
        const struct intake_source *to = &batch->sources[source->number];

        if (to->upto == 0)
            continue;
        source->applied = to->upto;
        source->hash = to->hash;
        if (source->follower != NULL)
            follower_taken(source->follower, to->upto);
        source->waiting_since_ms =
            projection->open->sources[source->number].upto > 0 ? source->arrived_ms : 0;
        reach_day(source);
    }
    days_close_over(&projection->days);
}
