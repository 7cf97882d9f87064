#include "services/cli/catalog.h"

#include <string.h>

#include "common/messages/dla.h"
#include "common/messages/regional.h"
#include "common/messages/registration.h"
#include "common/messages/reporting.h"
#include "common/messages/sectoral.h"
#include "common/messages/system.h"

const struct catalog_service catalog[] = {
    {"registration", registration_requests, registration_replies, &registration_request_count,
     registration_events,                                                                                        &registration_event_count},
    {"regional",     regional_requests,     regional_replies,     &regional_request_count,     regional_events,
     &regional_event_count                                                                                                                },
    {"sectoral",     sectoral_requests,     sectoral_replies,     &sectoral_request_count,     sectoral_events,
     &sectoral_event_count                                                                                                                },
    {"reporting",    reporting_requests,    reporting_replies,    &reporting_request_count,    reporting_events,
     &reporting_event_count                                                                                                               },
    {"dla",          dla_requests,          dla_replies,          &dla_request_count,          dla_events,       &dla_event_count         },
    {"system",       system_requests,       system_replies,       &system_request_count,       system_events,
     &system_event_count                                                                                                                  },
};
const size_t catalog_count = sizeof catalog / sizeof catalog[0];

/* Who usually asks: the first row whose text the type begins with. */
static const struct {
    const char *prefix;
    const char *principal;
} principals[] = {
    {"envelope.",               "ministry"  },
    {"job.approve",             "ministry"  },
    {"job.refuse",              "ministry"  },
    {"job.",                    "regional"  },
    {"place.",                  "regional"  },
    {"employer.",               "regional"  },
    {"tutor.",                  "regional"  },
    {"person.erase",            "operator"  },
    {"person.",                 "prescriber"},
    {"eligibility.",            "prescriber"},
    {"contract.",               "prescriber"},
    {"aid.",                    "prescriber"},
    {"exit.",                   "prescriber"},
    {"sector.",                 "sectoral"  },
    {"competence.",             "sectoral"  },
    {"practice.",               "sectoral"  },
    {"resource.",               "sectoral"  },
    {"path.",                   "sectoral"  },
    {"attestation.",            "sectoral"  },
    {"transmission.",           "sectoral"  },
    {"candidate.",              "sectoral"  },
    {"vacancy.",                "sectoral"  },
    {"match.",                  "sectoral"  },
    {"hub.",                    "regional"  },
    {"briefing.",               "regional"  },
    {"case.",                   "regional"  },
    {"contact.",                "regional"  },
    {"opinion.",                "regional"  },
    {"item.",                   "regional"  },
    {"session.",                "regional"  },
    {"sponsor.",                "regional"  },
    {"adviser.",                "operator"  },
    {"referral.request",        "regional"  },
    {"referral.withdraw",       "regional"  },
    {"referral.answer_by_link", "gateway"   },
    {"referral.",               "adviser"   },
    {"impact.",                 "adviser"   },
    {"mission.",                "adviser"   },
    {"note.erase",              "operator"  },
    {"note.",                   "adviser"   },
    {"link.",                   "gateway"   },
    {"service.",                "operator"  },
    {"clock.",                  "operator"  },
    {"figures.recompute",       "operator"  },
    {"follower.",               "operator"  },
    {"",                        "ministry"  },
};

static const struct schema *find(const struct schema *const *list, size_t count, const char *name,
                                 size_t *index)
{
    for (size_t i = 0; i < count; i++)
        if (strcmp(list[i]->name, name) == 0) {
            *index = i;
            return list[i];
        }
    return NULL;
}

/* `service.status` and `clock.advance` are registration's by default: it holds the clock. */
const struct catalog_service *catalog_service_of(const char *type)
{
    size_t index;

    for (size_t i = 0; i < catalog_count; i++)
        if (find(catalog[i].requests, *catalog[i].request_count, type, &index) != NULL)
            return strcmp(catalog[i].name, "system") == 0 ? &catalog[0] : &catalog[i];
    return NULL;
}

const struct catalog_service *catalog_service_named(const char *name)
{
    for (size_t i = 0; i < catalog_count; i++)
        if (strcmp(catalog[i].name, name) == 0)
            return &catalog[i];
    return NULL;
}

const struct schema *catalog_request(const char *type)
{
    const struct schema *schema = NULL;
    size_t index;

    for (size_t i = 0; i < catalog_count && schema == NULL; i++)
        schema = find(catalog[i].requests, *catalog[i].request_count, type, &index);
    return schema;
}

const struct schema *catalog_reply(const char *type)
{
    size_t index;

    for (size_t i = 0; i < catalog_count; i++)
        if (find(catalog[i].requests, *catalog[i].request_count, type, &index) != NULL)
            return catalog[i].replies[index];
    return NULL;
}

const struct schema *catalog_event(const struct catalog_service *service, const char *type)
{
    size_t index;
    const struct schema *schema = find(service->events, *service->event_count, type, &index);

    return schema != NULL ? schema : find(system_events, system_event_count, type, &index);
}

static bool ends_with(const char *text, const char *end)
{
    size_t length = strlen(text), end_length = strlen(end);

    return length >= end_length && strcmp(text + length - end_length, end) == 0;
}

/* The ministry reads everything but private data. */
const char *catalog_principal(const char *type)
{
    size_t row = 0;

    if (ends_with(type, ".get") || ends_with(type, ".list"))
        return "ministry";
    while (strncmp(type, principals[row].prefix, strlen(principals[row].prefix)) != 0)
        row++;
    return principals[row].principal;
}
