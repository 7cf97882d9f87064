/* One journal that is followed: from its cursor to the open batch, and back with credit. */
#include <string.h>

#include "common/log/log.h"
#include "common/service/follow_internal.h"

void following_stop(struct following *following, const char *why)
{
    following->state = FOLLOWING_STOPPED;
    snprintf(following->reason, sizeof following->reason, "%s", why);
    log_error("following stopped", "source=%s position=%lld error=%s", following->source,
              (long long)following->taken.position, log_quote(why));
}

static void take(void *owner, const struct followed_batch *batch)
{
    struct following *following = owner;
    struct error error;

    following->head = batch->head;
    if (following->state != FOLLOWING_RUNNING)
        return;
    if (hear_check(following, batch, &error) < 0) {
        following_stop(following, error.text);
        return;
    }
    for (size_t i = 0; i < batch->count; i++) {
        hear(following, &batch->events[i]);
        following->unwritten_bytes += batch->events[i].body.size;
    }
    following->unwritten += batch->count;
    if (batch->upto == following->taken.position)
        return;
    if (following->taken.position == following->writing.position)
        following->moved_ms = monotonic_ms();
    following->taken = (struct place_in_journal){batch->upto, batch->upto_hash};
}

static void stopped(void *owner, const struct error *error)
{
    struct following *following = owner;

    if (following->state != FOLLOWING_GONE)
        following_stop(following, error->text);
}

static bool may_take(void *owner)
{
    const struct following *following = owner;
    struct service *service = following->follow->service;

    return service->is_serving && following->state == FOLLOWING_RUNNING && door_lets_in(service);
}

static const struct follower_callbacks callbacks = {take, stopped};

/* Whoever follows the same journal twice needs two names there; an extension has the first. */
static void name_it(const struct following *following, char out[40])
{
    const struct follow *follow = following->follow;
    size_t before = follow->service->definition->extension != NULL ? 1 : 0;

    for (const struct following *other = follow->followings; other < following; other++)
        before += other->state != FOLLOWING_FREE && strcmp(other->source, following->source) == 0;
    if (before == 0)
        snprintf(out, 40, "%s", follow->service->instance);
    else
        snprintf(out, 40, "%.33s#%zu", follow->service->instance, before + 1);
}

static void open_follower(struct following *following, const struct instance *instance)
{
    struct service *service = following->follow->service;
    char name[40];
    struct error error;

    name_it(following, name);
    following->is_careful = service->alone > 0;
    struct follower_options options = {.endpoints = instance->feed,
                                       .keys = service->keys,
                                       .name = name,
                                       .after = following->committed.position,
                                       .hash = following->committed.hash,
                                       .departements = following->departements,
                                       .types = following->types,
                                       .credit_events = following->is_careful ? 1 : CREDIT_EVENTS,
                                       .credit_bytes = CREDIT_BYTES};
    if (key_public_read(instance->key, options.server_key, &error) == 0)
        following->follower = follower_open(service->loop, service->zmq_context, &options,
                                            &callbacks, following, &error);
    if (following->follower == NULL)
        following_stop(following, error.text);
    else
        follower_gate(following->follower, may_take);
}

/* From the cursor that the database says; the follower is opened anew, so that its credit and
 * endpoints are today's. */
void following_start(struct following *following, const struct instance *instance)
{
    following_end(following);
    following->taken = following->writing = following->committed;
    following->unwritten = following->unwritten_bytes = 0;
    following->decided = following->writing_decided = 0;
    following->reason[0] = '\0';
    following->state = FOLLOWING_RUNNING;
    open_follower(following, instance);
}

void following_end(struct following *following)
{
    follower_close(following->follower);
    following->follower = NULL;
}
