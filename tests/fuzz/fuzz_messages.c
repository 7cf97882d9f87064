/* Every message of every service through the msgpack decoder: two bytes choose the schema.  What is
 * taken passes record_check, is the same after another turn, and can be printed. */
#include <stdlib.h>

#include "common/messages/dla.h"
#include "common/messages/regional.h"
#include "common/messages/registration.h"
#include "common/messages/reporting.h"
#include "common/messages/sectoral.h"
#include "common/messages/system.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static const struct schema *pick(const struct schema *const *schemas, size_t count, size_t *index)
{
    if (*index < count)
        return schemas[*index];
    *index -= count;
    return NULL;
}

/* NULL where a reply has no schema, and beyond the last one. */
static const struct schema *choose(size_t index)
{
    static const struct schema *const headers[] = {&request_header_schema, &reply_header_schema,
                                                   &refused_schema,        &feed_open_schema,
                                                   &feed_credit_schema,    &feed_header_schema};
    const struct {
        const struct schema *const *schemas;
        size_t count;
    } lists[] = {
        {headers,               sizeof headers / sizeof headers[0]},
        {system_requests,       system_request_count              },
        {system_replies,        system_request_count              },
        {system_events,         system_event_count                },
        {registration_requests, registration_request_count        },
        {registration_replies,  registration_request_count        },
        {registration_events,   registration_event_count          },
        {registration_vault,    registration_vault_count          },
        {regional_requests,     regional_request_count            },
        {regional_replies,      regional_request_count            },
        {regional_events,       regional_event_count              },
        {regional_vault,        regional_vault_count              },
        {sectoral_requests,     sectoral_request_count            },
        {sectoral_replies,      sectoral_request_count            },
        {sectoral_events,       sectoral_event_count              },
        {sectoral_vault,        sectoral_vault_count              },
        {dla_requests,          dla_request_count                 },
        {dla_replies,           dla_request_count                 },
        {dla_events,            dla_event_count                   },
        {dla_vault,             dla_vault_count                   },
        {reporting_requests,    reporting_request_count           },
        {reporting_replies,     reporting_request_count           },
        {reporting_events,      reporting_event_count             },
    };
    size_t total = 0;

    for (size_t i = 0; i < sizeof lists / sizeof lists[0]; i++)
        total += lists[i].count;
    index %= total;
    for (size_t i = 0; i < sizeof lists / sizeof lists[0]; i++) {
        bool is_here = index < lists[i].count;
        const struct schema *schema = pick(lists[i].schemas, lists[i].count, &index);

        if (is_here)
            return schema;
    }
    return NULL;
}

static void turn_round(const struct schema *schema, const void *first, void *second)
{
    struct buffer bytes = {0};
    struct error error;

    if (record_check(schema, first, &error) < 0)
        abort();
    record_encode(schema, first, &bytes);
    if (record_decode(schema, buffer_span(&bytes), second, &error) < 0 ||
        record_difference(schema, first, second) != NULL)
        abort();
    buffer_close(&bytes);
    json_decref(record_to_json(schema, first));
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct error error;

    if (size < 2)
        return 0;
    const struct schema *schema = choose((size_t)data[0] << 8 | data[1]);
    if (schema == NULL)
        return 0;
    void *first = memory_new(1, schema->size), *second = memory_new(1, schema->size);
    if (record_decode(schema, (struct span){data + 2, size - 2}, first, &error) == 0)
        turn_round(schema, first, second);
    free(first);
    free(second);
    return 0;
}
