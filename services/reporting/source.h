/* source.h - following registration, as the settings say. */
#pragma once

#include "common/service/service.h"
#include "common/wire/follower.h"

/* From `after`, whose chained hash is `hash`; NULL on failure. */
struct follower *source_follow(struct service *service, const char *name, int64_t after,
                               const struct hash *hash, const struct follower_callbacks *callbacks,
                               void *owner, struct error *error);
