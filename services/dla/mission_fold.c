/* How events move missions, and what queries show of them. */
#include <stdlib.h>

#include "common/buffer/buffer.h"
#include "common/things/query.h"
#include "common/things/scope.h"
#include "services/dla/mission.h"

void mission_close(struct dla_state *state)
{
    for (size_t i = 0; i < state->missions.count; i++) {
        struct mission *mission = table_at(&state->missions, i);
        struct participation *next;

        for (struct participation *there = mission->participations; there != NULL; there = next) {
            next = there->next;
            free(there);
        }
        mission->participations = NULL;
    }
}

static struct mission *mission_at(void *fold, const struct id *id)
{
    return table_find(&((struct dla_state *)fold)->missions, id);
}

/* At the end: the first one stays the first. */
static void take_part(struct dla_state *state, struct mission *mission, const struct id *id)
{
    struct participation **end = &mission->participations;
    struct participation *new = memory_new(1, sizeof *new);

    while (*end != NULL)
        end = &(*end)->next;
    new->referral = table_find(&state->referrals, id);
    new->referral->missions_open++;
    *end = new;
    mission->employers++;
}

static void end(struct mission *mission, enum mission_state to)
{
    for (struct participation *there = mission->participations; there != NULL; there = there->next)
        there->referral->missions_open--;
    mission->state = (uint8_t)to;
}

static void count_completed(const struct mission *mission, struct date on)
{
    for (const struct participation *there = mission->participations; there != NULL;
         there = there->next) {
        struct referral *referral = there->referral;

        referral->missions_completed++;
        if (date_compare(on, referral->last_mission_on) > 0)
            referral->last_mission_on = on;
    }
}

void mission_apply_planned(void *fold, const struct event *event)
{
    struct dla_state *state = fold;
    const struct mission_planned *planned = event->record;
    struct mission *mission = table_add(&state->missions, &planned->mission);

    mission->kind = (uint8_t)planned->kind;
    mission->theme = (uint8_t)planned->theme;
    mission->state = MISSION_PLANNED;
    mission->days = (uint8_t)planned->days;
    mission->cost_cents = planned->cost_cents;
    mission->starts_on = planned->starts_on;
    mission->ends_on = planned->ends_on;
    mission->planned_on = planned->planned_on;
    memcpy(mission->provider, planned->provider, sizeof mission->provider);
    take_part(state, mission, &planned->referral);
}

void mission_apply_joined(void *fold, const struct event *event)
{
    const struct mission_joined *joined = event->record;

    take_part(fold, mission_at(fold, &joined->mission), &joined->referral);
}

void mission_apply_completed(void *fold, const struct event *event)
{
    const struct mission_completed *completed = event->record;
    struct mission *mission = mission_at(fold, &completed->mission);

    mission->days = (uint8_t)completed->days;
    mission->cost_cents = completed->cost_cents;
    mission->ends_on = completed->completed_on;
    memcpy(mission->provider, completed->provider, sizeof mission->provider);
    end(mission, MISSION_COMPLETED);
    count_completed(mission, completed->completed_on);
}

void mission_apply_cancelled(void *fold, const struct event *event)
{
    const struct mission_cancelled *cancelled = event->record;

    end(mission_at(fold, &cancelled->mission), MISSION_CANCELLED);
}

/* ---- queries -----------------------------------------------------------------------------------
 */

static void show(const struct context *context, const void *thing, void *out)
{
    const struct mission *mission = thing;
    const struct referral *referral = mission->participations->referral;
    struct mission_view *view = out;

    (void)context;
    *view = (struct mission_view){
        .mission = mission->id,
        .referral = referral->id,
        .kind = (enum mission_kind)mission->kind,
        .theme = (enum referral_need)mission->theme,
        .state = (enum mission_state)mission->state,
        .days = mission->days,
        .cost_cents = mission->cost_cents,
        .employers = mission->employers,
        .starts_on = mission->starts_on,
        .ends_on = mission->ends_on,
    };
    memcpy(view->departement, referral->departement, sizeof view->departement);
    memcpy(view->provider, mission->provider, sizeof view->provider);
}

/* Some referral that takes part, as asked for and visible to the caller. */
static bool is_seen_through(const struct context *context, const struct mission *mission,
                            const struct id *wanted)
{
    for (const struct participation *there = mission->participations; there != NULL;
         there = there->next)
        if ((id_is_none(wanted) || id_equal(wanted, &there->referral->id)) &&
            scope_has(context, there->referral->departement) &&
            referral_is_visible(context, there->referral))
            return true;
    return false;
}

static bool matches(const struct context *context, const void *request, const void *thing)
{
    const struct mission_list *asked = request;
    const struct mission *mission = thing;

    return (asked->theme == NEED_NONE || (int)asked->theme == mission->theme) &&
           (asked->state == MISSION_NO_STATE || (int)asked->state == mission->state) &&
           is_seen_through(context, mission, &asked->referral);
}

int mission_answer_list(const struct context *context, const void *request, struct buffer *reply,
                        struct refusal *refusal)
{
    const struct mission_list *asked = request;
    const struct query query = {
        .table = &((const struct dla_state *)context->state)->missions,
        .after = &asked->after,
        .limit = asked->limit,
        .page = &mission_page_schema,
        .view = &mission_view_schema,
        .matches = matches,
        .show = show,
    };

    if (context->caller->role == ROLE_DLA && adviser_of_caller(context, refusal) == NULL)
        return -1;
    return query_list(context, request, &query, reply, refusal);
}
