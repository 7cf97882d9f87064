#include "services/reporting/source.h"

#include <string.h>

#include "services/reporting/facts.h"
#include "services/reporting/settings.h"

/* Less than so many events would be many small batches; less than so many bytes no feed takes. */
enum { EVENTS_LEAST = 100, BYTES_LEAST = 65536 };

bool source_is_followed(const struct instance *instance)
{
    return facts_are_known(instance->service);
}

static int64_t share(struct service *service, const struct instance *instance, int64_t whole,
                     int64_t least)
{
    const struct network *network = service_network(service);
    int64_t others = 0, part;

    for (size_t i = 0; i < network->count; i++)
        others += source_is_followed(&network->instances[i]) &&
                  strcmp(network->instances[i].service, "registration") != 0;
    if (others == 0)
        return whole;
    part = strcmp(instance->service, "registration") == 0 ? whole / 2 : whole / 2 / others;
    return part < least ? least : part;
}

struct follower *source_follow(struct service *service, const struct instance *instance,
                               const char *name, int64_t after, const struct hash *hash,
                               const struct follower_callbacks *callbacks, void *owner,
                               struct error *error)
{
    const struct reporting_settings *settings = service_settings(service);
    struct follower_options options = {
        .endpoints = instance->feed,
        .keys = *service_keys(service),
        .name = name,
        .after = after,
        .hash = *hash,
        .credit_events = share(service, instance, settings->credit_events, EVENTS_LEAST),
        .credit_bytes = share(service, instance, settings->credit_bytes, BYTES_LEAST)};

    if (key_public_read(instance->key, options.server_key, error) < 0)
        return NULL;
    return follower_open(service_loop(service), service_zmq(service), &options, callbacks, owner,
                         error);
}
