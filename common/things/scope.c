#include "common/things/scope.h"

#include <string.h>

bool scope_has(const struct context *context, const char *departement)
{
    return territory_has(&context->caller->territory, departement);
}

int scope_check(const struct context *context, const char *departement, struct refusal *refusal)
{
    if (departement[0] == '\0')
        return 0;
    if (reference_departement(context->reference, departement) == NULL)
        return refuse(refusal, ERROR_INVALID, "", "departement",
                      "« %s » n'est pas un département ; il faut un code comme 01, 2A ou 971.",
                      departement);
    return request_check_territory(context, departement, "departement", refusal);
}

bool scope_shows(const struct context *context, const char *asked, const char *departement)
{
    return (asked[0] == '\0' || strcmp(asked, departement) == 0) && scope_has(context, departement);
}

bool scope_is_of(const struct context *context, const char *hub)
{
    const struct caller *caller = context->caller;

    return caller->role != ROLE_REGIONAL || caller->hub[0] == '\0' || strcmp(caller->hub, hub) == 0;
}
