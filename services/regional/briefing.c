#include "services/regional/briefing.h"

#include <stdio.h>

#include "common/things/query.h"
#include "common/things/scope.h"
#include "services/regional/area.h"

int briefing_decide_record(const struct context *context, const void *request, struct decision *out,
                           struct refusal *refusal)
{
    const struct regional_state *state = context->state;
    const struct briefing_record *asked = request;
    struct briefing_held event = {
        .briefing = asked->briefing, .audience = asked->audience, .people = asked->people};

    if (table_find(&state->briefings, &asked->briefing) != NULL)
        return refuse(refusal, ERROR_CONFLICT, "", "briefing",
                      "La réunion %s est déjà enregistrée.", id_text(&asked->briefing));
    if (coverage_check(context, asked->departement, "departement", refusal) != 0 ||
        regional_business_day(context, asked->held_on, "held_on", &event.held_on, refusal) != 0)
        return -1;
    snprintf(event.hub, sizeof event.hub, "%s", context->instance);
    memcpy(event.departement, asked->departement, sizeof event.departement);
    decide_event(out, &briefing_held_schema, &event, asked->departement);
    return 0;
}

void briefing_apply_held(void *fold, const struct event *event)
{
    struct regional_state *state = fold;
    const struct briefing_held *held = event->record;
    struct briefing *briefing = table_add(&state->briefings, &held->briefing);

    briefing->held_on = held->held_on;
    briefing->people = (uint16_t)held->people;
    briefing->audience = (uint8_t)held->audience;
    memcpy(briefing->departement, held->departement, sizeof briefing->departement);
}

static void show(const struct context *context, const void *thing, void *out)
{
    const struct briefing *briefing = thing;
    struct briefing_view *view = out;

    (void)context;
    *view = (struct briefing_view){
        .briefing = briefing->id,
        .audience = (enum briefing_audience)briefing->audience,
        .people = briefing->people,
        .held_on = briefing->held_on,
    };
    memcpy(view->departement, briefing->departement, sizeof view->departement);
}

static bool matches(const struct context *context, const void *request, const void *thing)
{
    const struct briefing_list *asked = request;
    const struct briefing *briefing = thing;

    return scope_shows(context, asked->departement, briefing->departement) &&
           (asked->audience == AUDIENCE_NONE || briefing->audience == (uint8_t)asked->audience);
}

int briefing_answer_list(const struct context *context, const void *request, struct buffer *reply,
                         struct refusal *refusal)
{
    const struct briefing_list *asked = request;
    const struct query query = {
        .table = &((const struct regional_state *)context->state)->briefings,
        .after = &asked->after,
        .limit = asked->limit,
        .page = &briefing_page_schema,
        .view = &briefing_view_schema,
        .matches = matches,
        .show = show,
    };

    if (scope_check(context, asked->departement, refusal) != 0)
        return -1;
    return query_list(context, request, &query, reply, refusal);
}
