/* catalog.h - every message of every service, from the lists of common/messages. */
#pragma once

#include "common/record/record.h"

/* One service's messages. */
struct catalog_service {
    const char *name;
    const struct schema *const *requests;
    const struct schema *const *replies; /* same order; NULL elements: an empty map */
    const size_t *request_count;
    const struct schema *const *events;
    const size_t *event_count;
};
extern const struct catalog_service catalog[];
extern const size_t catalog_count;

/* The service that takes requests of this type; NULL: none.  `service.status` and `clock.advance`
 * are everybody's: the first service is meant. */
const struct catalog_service *catalog_service_of(const char *type);
const struct catalog_service *catalog_service_named(const char *name);
const struct schema *catalog_request(const char *type);
/* NULL when the type is not known or has an empty answer. */
const struct schema *catalog_reply(const char *type);
/* An event of this service, or one that every journal may hold. */
const struct schema *catalog_event(const struct catalog_service *service, const char *type);
/* The principal of the sample that usually asks this. */
const char *catalog_principal(const char *type);
