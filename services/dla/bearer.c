#include "services/dla/bearer.h"

#include <stdlib.h>

const struct bearer *bearer_of(const struct dla_state *state, const char *departement)
{
    int index = departement_index(departement);

    if (index < 0 || state->bearers[index].departement[0] == '\0')
        return NULL;
    return &state->bearers[index];
}

const struct bearer *bearer_of_body(const struct dla_state *state, const char *body, bool *is_c2ra)
{
    for (size_t i = 0; i < TERRITORY_BITS; i++) {
        const struct bearer *bearer = &state->bearers[i];

        if (bearer->departement[0] == '\0')
            continue;
        *is_c2ra = strcmp(bearer->c2ra, body) == 0;
        if (*is_c2ra || strcmp(bearer->code, body) == 0)
            return bearer;
    }
    return NULL;
}

static bool is_known(const struct bearer *known, const struct dla_bearer *said)
{
    return known != NULL && strcmp(known->code, said->bearer) == 0 &&
           strcmp(known->name, said->bearer_name) == 0 && strcmp(known->c2ra, said->c2ra) == 0 &&
           strcmp(known->c2ra_name, said->c2ra_name) == 0;
}

void bearer_settle(const struct context *context, struct decision *out)
{
    const struct departement *all;
    size_t count = reference_departements(context->reference, &all);

    for (size_t i = 0; i < count; i++) {
        const struct dla_bearer *said = reference_bearer(context->reference, all[i].code);
        struct bearer_defined event = {.defined_on = context->today};

        if (said == NULL || is_known(bearer_of(context->state, all[i].code), said))
            continue;
        memcpy(event.departement, all[i].code, sizeof event.departement);
        memcpy(event.region2013, all[i].region2013, sizeof event.region2013);
        memcpy(event.region2016, all[i].region2016, sizeof event.region2016);
        memcpy(event.bearer, said->bearer, sizeof event.bearer);
        memcpy(event.bearer_name, said->bearer_name, sizeof event.bearer_name);
        memcpy(event.c2ra, said->c2ra, sizeof event.c2ra);
        memcpy(event.c2ra_name, said->c2ra_name, sizeof event.c2ra_name);
        decide_event(out, &bearer_defined_schema, &event, event.departement);
    }
}

void bearer_apply_defined(void *fold, const struct event *event)
{
    struct dla_state *state = fold;
    const struct bearer_defined *defined = event->record;
    int index = departement_index(defined->departement);

    if (index < 0)
        return;

    struct bearer *bearer = &state->bearers[index];

    memcpy(bearer->departement, defined->departement, sizeof bearer->departement);
    memcpy(bearer->region2013, defined->region2013, sizeof bearer->region2013);
    memcpy(bearer->region2016, defined->region2016, sizeof bearer->region2016);
    memcpy(bearer->code, defined->bearer, sizeof bearer->code);
    memcpy(bearer->name, defined->bearer_name, sizeof bearer->name);
    memcpy(bearer->c2ra, defined->c2ra, sizeof bearer->c2ra);
    memcpy(bearer->c2ra_name, defined->c2ra_name, sizeof bearer->c2ra_name);
}

int bearer_answer_list(const struct context *context, const void *request, struct buffer *reply,
                       struct refusal *refusal)
{
    const struct bearer_list *asked = request;
    const struct dla_state *state = context->state;
    struct bearer_page *page = memory_new(1, sizeof *page);

    (void)refusal;
    for (size_t i = 0; i < TERRITORY_BITS && page->items_count < DEPARTEMENTS_MOST; i++) {
        const struct bearer *bearer = &state->bearers[i];
        struct bearer_view *view = &page->items[page->items_count];

        if (bearer->departement[0] == '\0' ||
            (asked->departement[0] != '\0' &&
             strcmp(asked->departement, bearer->departement) != 0) ||
            (asked->c2ra[0] != '\0' && strcmp(asked->c2ra, bearer->c2ra) != 0))
            continue;
        memcpy(view->departement, bearer->departement, sizeof view->departement);
        memcpy(view->region2013, bearer->region2013, sizeof view->region2013);
        memcpy(view->bearer, bearer->code, sizeof view->bearer);
        memcpy(view->bearer_name, bearer->name, sizeof view->bearer_name);
        memcpy(view->c2ra, bearer->c2ra, sizeof view->c2ra);
        memcpy(view->c2ra_name, bearer->c2ra_name, sizeof view->c2ra_name);
        page->items_count++;
    }
    record_encode(&bearer_page_schema, page, reply);
    free(page);
    return 0;
}
