#include "services/reporting/source.h"

#include "services/reporting/settings.h"

struct follower *source_follow(struct service *service, const char *name, int64_t after,
                               const struct hash *hash, const struct follower_callbacks *callbacks,
                               void *owner, struct error *error)
{
    const struct reporting_settings *settings = service_settings(service);
    struct follower_options options = {.endpoints = settings->source,
                                       .keys = *service_keys(service),
                                       .name = name,
                                       .after = after,
                                       .hash = *hash,
                                       .credit_events = settings->credit_events,
                                       .credit_bytes = settings->credit_bytes};

    if (key_public_read(settings->source_key, options.server_key, error) < 0)
        return NULL;
    return follower_open(service_loop(service), service_zmq(service), &options, callbacks, owner,
                         error);
}
