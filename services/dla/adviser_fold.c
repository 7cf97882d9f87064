/* How events move advisers, and what queries show of them. */
#include "common/things/query.h"
#include "common/things/scope.h"
#include "services/dla/adviser.h"

void adviser_apply_registered(void *fold, const struct event *event)
{
    struct dla_state *state = fold;
    const struct adviser_registered *registered = event->record;
    struct adviser *adviser = table_add(&state->advisers, &registered->adviser);

    memcpy(adviser->body, registered->body, sizeof adviser->body);
    memcpy(adviser->c2ra, registered->c2ra, sizeof adviser->c2ra);
    memcpy(adviser->departement, registered->departement, sizeof adviser->departement);
    memcpy(adviser->region2013, registered->region2013, sizeof adviser->region2013);
    memcpy(adviser->region2016, registered->region2016, sizeof adviser->region2016);
    memcpy(adviser->principal, registered->principal, sizeof adviser->principal);
    memcpy(adviser->account, registered->account, sizeof adviser->account);
    adviser->is_c2ra = registered->is_c2ra;
    adviser->registered_on = registered->registered_on;
}

void adviser_apply_retired(void *fold, const struct event *event)
{
    struct dla_state *state = fold;
    const struct adviser_retired *retired = event->record;
    struct adviser *adviser = table_find(&state->advisers, &retired->adviser);

    adviser->retired_on = retired->retired_on;
    deadlines_put(&state->adviser_retentions, retired->retired_on, adviser, &adviser->retention);
}

void adviser_apply_contact_read(void *state, const struct event *event)
{
    (void)state; /* P4: the journal itself is the log */
    (void)event;
}

void adviser_apply_erased(void *fold, const struct event *event)
{
    struct dla_state *state = fold;
    const struct adviser_erased *erased = event->record;
    struct adviser *adviser = table_find(&state->advisers, &erased->adviser);

    adviser->is_erased = true;
    deadlines_remove(&state->adviser_retentions, &adviser->retention);
}

/* ---- queries -----------------------------------------------------------------------------------
 */

static void show(const struct context *context, const void *thing, void *out)
{
    const struct adviser *adviser = thing;
    struct adviser_view *view = out;

    (void)context;
    *view = (struct adviser_view){
        .adviser = adviser->id,
        .is_c2ra = adviser->is_c2ra,
        .to_answer = adviser->to_answer,
        .accompanied = adviser->accompanied,
        .registered_on = adviser->registered_on,
        .retired_on = adviser->retired_on,
    };
    memcpy(view->body, adviser->body, sizeof view->body);
    memcpy(view->c2ra, adviser->c2ra, sizeof view->c2ra);
    memcpy(view->departement, adviser->departement, sizeof view->departement);
    snprintf(view->account, sizeof view->account, "%s", adviser->account);
    snprintf(view->principal, sizeof view->principal, "%s", adviser->principal);
    memcpy(view->region2013, adviser->region2013, sizeof view->region2013);
}

int adviser_answer_get(const struct context *context, const void *request, struct buffer *reply,
                       struct refusal *refusal)
{
    const struct adviser_get *asked = request;
    const struct adviser *adviser = adviser_find(context->state, &asked->adviser);
    struct adviser_view view;

    if (adviser == NULL)
        return refuse(refusal, ERROR_NOT_FOUND, "", "adviser", "Le conseiller %s est inconnu.",
                      id_text(&asked->adviser));
    show(context, adviser, &view);
    record_encode(&adviser_view_schema, &view, reply);
    return 0;
}

static bool matches(const struct context *context, const void *request, const void *thing)
{
    const struct adviser_list *asked = request;
    const struct adviser *adviser = thing;

    return (adviser->is_c2ra || scope_has(context, adviser->departement)) &&
           (asked->body[0] == '\0' || strcmp(asked->body, adviser->body) == 0) &&
           (asked->c2ra[0] == '\0' || strcmp(asked->c2ra, adviser->c2ra) == 0) &&
           (!asked->only_active || date_is_none(adviser->retired_on));
}

int adviser_answer_list(const struct context *context, const void *request, struct buffer *reply,
                        struct refusal *refusal)
{
    const struct adviser_list *asked = request;
    const struct query query = {
        .table = &((const struct dla_state *)context->state)->advisers,
        .after = &asked->after,
        .limit = asked->limit,
        .page = &adviser_page_schema,
        .view = &adviser_view_schema,
        .matches = matches,
        .show = show,
    };

    return query_list(context, request, &query, reply, refusal);
}
