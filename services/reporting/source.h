/* source.h - following the journals of the network. */
#pragma once

#include "common/service/service.h"
#include "common/wire/follower.h"

/* Whether figures are made of that journal; registration's is the one that must be there. */
bool source_is_followed(const struct instance *instance);
/* From `after`, whose chained hash is `hash`; NULL on failure.  What may be received and not yet be
 * kept is shared by all that are followed: half of it is registration's, which says most. */
struct follower *source_follow(struct service *service, const struct instance *instance,
                               const char *name, int64_t after, const struct hash *hash,
                               const struct follower_callbacks *callbacks, void *owner,
                               struct error *error);
