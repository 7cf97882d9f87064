#include "services/sectoral/path_text.h"

#include "services/sectoral/attestation.h"
#include "services/sectoral/path_action.h"
#include "services/sectoral/settings.h"

static struct path_action *first_action(const struct path *path)
{
    struct path_action *at = path->actions;

    while (at != NULL && !at->has_private)
        at = at->next_of_path;
    return at;
}

static struct attestation *first_attestation(const struct path *path)
{
    struct attestation *at = path->attestations;

    while (at != NULL && !at->has_private)
        at = at->next_of_path;
    return at;
}

void path_text_follow(struct sectoral_state *state, struct path *path)
{
    bool has_private = first_action(path) != NULL || first_attestation(path) != NULL;

    if (has_private && !date_is_none(path->person->forgotten_on))
        deadlines_put(&state->erasures, path->person->forgotten_on, path, &path->erasure);
    else
        deadlines_remove(&state->erasures, &path->erasure);
    if (has_private && !date_is_none(path->closed_on))
        deadlines_put(&state->retentions, path->closed_on, path, &path->retention);
    else
        deadlines_remove(&state->retentions, &path->retention);
}

/* ---- P4: reading ---- */

static int log_reading(const struct context *context, const struct path *path, bool has_private,
                       struct path_text_read *event, struct decision *out, struct refusal *refusal)
{
    if (!has_private)
        return refuse(refusal, ERROR_NOT_FOUND, "P1",
                      event->kind == PATH_TEXT_ACTION ? "action" : "attestation",
                      "Il n'y a pas de texte, ou il a été effacé (P1).");
    event->contract = path->id;
    event->read_on = context->today;
    memcpy(event->departement, path->departement, sizeof event->departement);
    decide_event(out, &path_text_read_schema, event, path->departement);
    return 0;
}

int path_text_decide_action(const struct context *context, const void *request,
                            struct decision *out, struct refusal *refusal)
{
    const struct path_action_text *asked = request;
    const struct path_action *action = path_action_known(context, &asked->action, refusal);
    struct path_text_read event = {
        .subject = asked->action, .kind = PATH_TEXT_ACTION, .reason = asked->reason};

    return action == NULL
               ? -1
               : log_reading(context, action->path, action->has_private, &event, out, refusal);
}

int path_text_decide_attestation(const struct context *context, const void *request,
                                 struct decision *out, struct refusal *refusal)
{
    const struct attestation_text *asked = request;
    const struct attestation *attestation =
        attestation_known(context, &asked->attestation, refusal);
    struct path_text_read event = {
        .subject = asked->attestation, .kind = PATH_TEXT_ATTESTATION, .reason = asked->reason};

    return attestation == NULL ? -1
                               : log_reading(context, attestation->path, attestation->has_private,
                                             &event, out, refusal);
}

/* ---- P2: erasure ---- */

static void erase_first(const struct context *context, const struct path *path,
                        enum erasure_reason reason, struct decision *out)
{
    const struct path_action *action = first_action(path);
    const struct attestation *attestation = first_attestation(path);
    struct path_text_erased event = {
        .subject = action != NULL ? action->id : attestation->id,
        .kind = action != NULL ? PATH_TEXT_ACTION : PATH_TEXT_ATTESTATION,
        .reason = reason,
        .contract = path->id,
        .erased_on = context->today,
    };

    memcpy(event.departement, path->departement, sizeof event.departement);
    decide_event(out, &path_text_erased_schema, &event, path->departement);
    decide_erase(out, &event.subject, action != NULL ? "path.private" : "attestation.private");
}

void path_text_due(const struct context *context, struct decision *out)
{
    const struct sectoral_state *state = context->state;
    const struct sectoral_settings *settings = context->settings;
    const struct deadline *erased = deadlines_first(&state->erasures);
    const struct deadline *kept = deadlines_first(&state->retentions);

    /* Whoever was erased at registration is erased here at once. */
    if (erased != NULL) {
        erase_first(context, erased->thing, ERASURE_REQUEST, out);
        return;
    }
    if (kept == NULL)
        return;

    struct date until = date_add_months((struct date){kept->day}, (int)settings->retention_months);

    if (date_compare(until, context->today) <= 0)
        erase_first(context, kept->thing, ERASURE_RETENTION, out);
}

/* ---- what the vault holds ---- */

void path_text_recall_action(void *fold, const struct id *id, const void *record)
{
    struct path_action *action = path_action_find(fold, id);

    (void)record;
    if (action == NULL)
        return;
    action->has_private = true;
    path_text_follow(fold, action->path);
}

void path_text_recall_attestation(void *fold, const struct id *id, const void *record)
{
    struct attestation *attestation = attestation_find(fold, id);

    (void)record;
    if (attestation == NULL)
        return;
    attestation->has_private = true;
    path_text_follow(fold, attestation->path);
}

/* The journal keeps it; nothing else follows from it. */
void path_text_apply_read(void *fold, const struct event *event)
{
    (void)fold;
    (void)event;
}

void path_text_apply_erased(void *fold, const struct event *event)
{
    const struct path_text_erased *erased = event->record;
    struct path_action *action =
        erased->kind == PATH_TEXT_ACTION ? path_action_find(fold, &erased->subject) : NULL;
    struct attestation *attestation =
        erased->kind == PATH_TEXT_ATTESTATION ? attestation_find(fold, &erased->subject) : NULL;

    if (action != NULL) {
        action->has_private = false;
        path_text_follow(fold, action->path);
    }
    if (attestation != NULL) {
        attestation->has_private = false;
        path_text_follow(fold, attestation->path);
    }
}
