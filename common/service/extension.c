/* What a service that does more than rules may see of the loop. */
#include "common/service/service_internal.h"

struct loop *service_loop(struct service *service)
{
    return service->loop;
}

void *service_zmq(struct service *service)
{
    return service->zmq_context;
}

void *service_state(struct service *service)
{
    return service->state;
}

const void *service_settings(struct service *service)
{
    return service->own_settings;
}

const struct key_pair *service_keys(struct service *service)
{
    return &service->keys;
}

const char *service_instance(struct service *service)
{
    return service->instance;
}

const struct network *service_network(struct service *service)
{
    return service->network;
}

const char *service_conninfo(struct service *service)
{
    return service->settings.database;
}

bool service_is_sure(struct service *service)
{
    return journal_prove(service->journal);
}

bool service_is_asking(const struct service *service)
{
    return journal_is_proving(service->journal);
}
