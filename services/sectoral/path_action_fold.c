/* path_action_fold.c - what is known of actions: events, and what is answered. */
#include <stdio.h>

#include "common/things/query.h"
#include "common/things/scope.h"
#include "services/sectoral/competence.h"
#include "services/sectoral/path_action_event.h"

struct path_action *path_action_find(const struct sectoral_state *state, const struct id *id)
{
    return table_find(&state->actions, id);
}

bool path_action_is_open(const struct path_action *action)
{
    return action->state != PATH_ACTION_COMPLETED && action->state != PATH_ACTION_ABANDONED;
}

bool path_action_gave(const struct path_action *action, size_t competence)
{
    for (size_t i = 0; i < action->competence_count; i++)
        if (action->competences[i] == competence)
            return action->state == PATH_ACTION_COMPLETED;
    return false;
}

const char *path_action_territory(const struct context *context, const void *request)
{
    const struct path_action *action = path_action_find(context->state, request);

    return action == NULL ? NULL : action->path->departement;
}

const char *path_action_territory_of_new(const struct context *context, const void *request)
{
    const struct path_plan_action *asked = request;

    return path_territory(context, &asked->contract);
}

void path_action_close(struct sectoral_state *state)
{
    for (size_t i = 0; i < state->actions.count; i++)
        texts_close(&((struct path_action *)table_at(&state->actions, i))->texts);
}

/* ---- get, list ---- */

void path_action_show_plan(const struct sectoral_state *state, const struct path_action *action,
                           struct path_plan_action *plan)
{
    plan->type = (enum training)action->type;
    snprintf(plan->title, sizeof plan->title, "%s", texts_get(&action->texts, ACTION_TITLE));
    snprintf(plan->provider, sizeof plan->provider, "%s",
             texts_get(&action->texts, ACTION_PROVIDER));
    snprintf(plan->provider_siret, sizeof plan->provider_siret, "%s",
             texts_get(&action->texts, ACTION_SIRET));
    plan->competences_count =
        competence_codes(state, action->competences, action->competence_count, plan->competences);
    plan->hours = action->hours;
    plan->funder = (enum path_funder)action->funder;
    plan->starts_on = action->starts_on;
    plan->ends_on = action->ends_on;
}

static void show(const struct context *context, const void *thing, void *out)
{
    const struct path_action *action = thing;
    struct path_plan_action plan = {0};
    struct path_action_view *view = out;

    *view = (struct path_action_view){
        .action = action->id,
        .contract = action->path->id,
        .metier = (enum metier)action->path->metier,
        .state = (enum path_action_state)action->state,
        .planned_on = action->planned_on,
        .confirmed_on = action->confirmed_on,
        .started_on = action->started_on,
        .ended_on = action->ended_on,
        .hours_done = action->hours_done,
        .certified = action->certified,
        .abandonment = (enum path_abandonment)action->abandonment,
    };
    memcpy(view->departement, action->path->departement, sizeof view->departement);
    path_action_show_plan(context->state, action, &plan);
    PLAN_COPY(*view, plan);
}

static bool matches(const struct context *context, const void *request, const void *thing)
{
    const struct path_action_list *asked = request;
    const struct path_action *action = thing;
    const struct path *path = action->path;

    return scope_shows(context, asked->departement, path->departement) &&
           (id_is_none(&asked->contract) || id_equal(&asked->contract, &path->id)) &&
           (asked->metier == METIER_NONE || asked->metier == (enum metier)path->metier) &&
           (asked->type == TRAINING_NONE || asked->type == (enum training)action->type) &&
           (asked->states == 0 || (asked->states >> action->state & 1) != 0);
}

int path_action_answer_get(const struct context *context, const void *request, struct buffer *reply,
                           struct refusal *refusal)
{
    const struct path_action_get *asked = request;
    const struct path_action *action = path_action_known(context, &asked->action, refusal);
    struct path_action_view view;

    if (action == NULL)
        return -1;
    show(context, action, &view);
    record_encode(&path_action_view_schema, &view, reply);
    return 0;
}

int path_action_answer_list(const struct context *context, const void *request,
                            struct buffer *reply, struct refusal *refusal)
{
    const struct path_action_list *asked = request;
    struct query query = {
        .table = &sectoral_state_of(context)->actions,
        .after = &asked->after,
        .limit = asked->limit,
        .page = &path_action_page_schema,
        .view = &path_action_view_schema,
        .matches = matches,
        .show = show,
    };

    if (scope_check(context, asked->departement, refusal) < 0)
        return -1;
    return query_list(context, request, &query, reply, refusal);
}

/* ---- events ---- */

static void take_plan(const struct sectoral_state *state, struct path_action *action,
                      const struct path_plan_action *plan)
{
    const char *parts[ACTION_TEXTS] = {
        [ACTION_TITLE] = plan->title,
        [ACTION_PROVIDER] = plan->provider,
        [ACTION_SIRET] = plan->provider_siret,
    };

    texts_set(&action->texts, parts, ACTION_TEXTS);
    action->type = (uint8_t)plan->type;
    action->funder = (uint8_t)plan->funder;
    action->hours = (uint16_t)plan->hours;
    action->starts_on = plan->starts_on;
    action->ends_on = plan->ends_on;
    action->competence_count = (uint8_t)competence_numbers(
        state, plan->competences, plan->competences_count, action->competences);
}

void path_action_apply_planned(void *fold, const struct event *event)
{
    const struct path_action_planned *planned = event->record;
    struct sectoral_state *state = fold;
    struct path_action *action = table_add(&state->actions, &planned->action);
    struct path_plan_action plan = {0};

    action->path = path_find(state, &planned->contract);
    action->next_of_path = action->path->actions;
    action->path->actions = action;
    action->state = PATH_ACTION_PLANNED;
    action->planned_on = planned->planned_on;
    PLAN_COPY(plan, *planned);
    take_plan(state, action, &plan);
}

void path_action_apply_amended(void *fold, const struct event *event)
{
    const struct path_action_amended *amended = event->record;
    struct path_plan_action plan = {0};

    PLAN_COPY(plan, *amended);
    take_plan(fold, path_action_find(fold, &amended->action), &plan);
}

void path_action_apply_confirmed(void *fold, const struct event *event)
{
    const struct path_action_confirmed *confirmed = event->record;
    struct path_action *action = path_action_find(fold, &confirmed->action);

    action->state = PATH_ACTION_CONFIRMED;
    action->confirmed_on = confirmed->confirmed_on;
}

void path_action_apply_started(void *fold, const struct event *event)
{
    const struct path_action_started *started = event->record;
    struct path_action *action = path_action_find(fold, &started->action);

    action->state = PATH_ACTION_STARTED;
    action->started_on = started->started_on;
}

void path_action_apply_completed(void *fold, const struct event *event)
{
    const struct path_action_completed *completed = event->record;
    const struct sectoral_state *state = fold;
    struct path_action *action = path_action_find(state, &completed->action);

    action->state = PATH_ACTION_COMPLETED;
    action->abandonment = PATH_ABANDONMENT_NONE;
    action->ended_on = completed->completed_on;
    action->hours_done = (uint16_t)completed->hours;
    action->certified = completed->certified;
    action->competence_count = (uint8_t)competence_numbers(
        state, completed->competences, completed->competences_count, action->competences);
}

void path_action_apply_abandoned(void *fold, const struct event *event)
{
    const struct path_action_abandoned *abandoned = event->record;
    struct path_action *action = path_action_find(fold, &abandoned->action);

    action->was = (uint8_t)abandoned->was;
    action->state = PATH_ACTION_ABANDONED;
    action->abandonment = (uint8_t)abandoned->reason;
    action->ended_on = abandoned->abandoned_on;
}
