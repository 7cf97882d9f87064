#include "services/sectoral/path_action.h"

#include "common/identifiers/identifiers.h"
#include "services/sectoral/competence.h"
#include "services/sectoral/path_action_event.h"
#include "services/sectoral/settings.h"

const struct path_action *path_action_known(const struct context *context, const struct id *id,
                                            struct refusal *refusal)
{
    const struct path_action *action = path_action_find(context->state, id);

    if (action == NULL)
        refuse(refusal, ERROR_NOT_FOUND, "F4", "action",
               "Aucune action n'a l'identifiant %s ; prévoyez-la d'abord (F4).", id_text(id));
    return action;
}

/* ---- F4: the life of an action ---- */

enum act { ACT_AMEND, ACT_CONFIRM, ACT_START, ACT_COMPLETE, ACT_ABANDON };
#define IN(state) (1u << (PATH_ACTION_##state))

/* What is not here is refused. */
static const struct {
    unsigned states;
    const char *expected, *sentence;
} acts[] = {
    [ACT_AMEND] = {IN(PLANNED) | IN(CONFIRMED),               "prévue ou confirmée",             "être modifiée"           },
    [ACT_CONFIRM] = {IN(PLANNED),                               "prévue",                           "être confirmée"          },
    [ACT_START] = {IN(CONFIRMED),                             "confirmée",                        "commencer"                 },
    [ACT_COMPLETE] = {IN(STARTED),                               "commencée",                        "être suivie jusqu'au bout"},
    [ACT_ABANDON] = {IN(PLANNED) | IN(CONFIRMED) | IN(STARTED), "prévue, confirmée ou commencée",
                   "être abandonnée"                                                                                         },
};

/* F8: the end of the contract abandons what its provider had agreed to; that it was followed after
 * all may be declared later. */
static bool may_complete_late(const struct path_action *action)
{
    return action->state == PATH_ACTION_ABANDONED &&
           action->abandonment == PATH_ABANDONMENT_CONTRACT_ENDED &&
           (action->was == PATH_ACTION_CONFIRMED || action->was == PATH_ACTION_STARTED);
}

static const struct path_action *action_for(const struct context *context, const struct id *id,
                                            enum act act, struct refusal *refusal)
{
    const struct path_action *action = path_action_known(context, id, refusal);

    if (action == NULL || (acts[act].states >> action->state & 1) != 0 ||
        (act == ACT_COMPLETE && may_complete_late(action)))
        return action;
    refuse(refusal, ERROR_CONFLICT, "F4", "action",
           "L'action est « %s » ; elle doit être %s pour %s (F4).",
           enumeration_label(&path_action_states, action->state), acts[act].expected,
           acts[act].sentence);
    return NULL;
}

/* ---- F1, F2, F3: what may be planned ---- */

static int check_dates(const struct path *path, const struct path_plan_action *plan,
                       struct refusal *refusal)
{
    if (date_compare(plan->starts_on, plan->ends_on) > 0)
        return refuse(refusal, ERROR_INVALID, "F2", "ends_on",
                      "L'action commence le %s ; elle ne peut pas finir le %s (F2).",
                      day_text(plan->starts_on), day_text(plan->ends_on));
    if (date_compare(plan->starts_on, path->starts_on) < 0)
        return refuse(refusal, ERROR_INVALID, "F2", "starts_on",
                      "Le contrat commence le %s ; l'action ne peut pas commencer le %s (F2).",
                      day_text(path->starts_on), day_text(plan->starts_on));
    if (!date_is_none(path->planned_end) && date_compare(plan->ends_on, path->planned_end) > 0)
        return refuse(refusal, ERROR_INVALID, "F2", "ends_on",
                      "Le contrat va jusqu'au %s ; l'action ne peut pas finir le %s (F2).",
                      day_text(path->planned_end), day_text(plan->ends_on));
    return 0;
}

static int check_siret(const char *siret, struct refusal *refusal)
{
    struct error error;

    if (siret[0] == '\0' || siret_check(siret, &error) == 0)
        return 0;
    return refuse(refusal, ERROR_INVALID, "EM2", "provider_siret", "%s", error.text);
}

/* The whole of an action as it would be, new or amended. */
static int check_plan(const struct context *context, const struct path *path,
                      const struct path_plan_action *plan, struct refusal *refusal)
{
    uint32_t of;

    if (!date_is_none(path->closed_on))
        return refuse(refusal, ERROR_CONFLICT, "F1", "contract",
                      "Le contrat a pris fin le %s ; rien ne se prévoit plus (F1).",
                      day_text(path->closed_on));
    if (check_dates(path, plan, refusal) < 0 || check_siret(plan->provider_siret, refusal) < 0 ||
        refuse_nir(&path_plan_action_schema, plan, refusal) < 0)
        return -1;
    return competence_check_list(context, plan->competences, plan->competences_count, "F3", &of,
                                 refusal);
}

static int check_most(const struct context *context, const struct path *path,
                      struct refusal *refusal)
{
    const struct sectoral_settings *settings = context->settings;
    int64_t count = 0;

    for (const struct path_action *at = path->actions; at != NULL; at = at->next_of_path)
        count++;
    if (count < settings->actions_most)
        return 0;
    return refuse(refusal, ERROR_CONFLICT, "F3", "contract",
                  "Le parcours a déjà %d actions ; le maximum est %d (F3).", (int)count,
                  (int)settings->actions_most);
}

int path_action_decide_plan(const struct context *context, const void *request,
                            struct decision *out, struct refusal *refusal)
{
    const struct path_plan_action *asked = request;
    const struct path *path = path_known(context, &asked->contract, refusal);
    struct path_action_planned event = {.action = asked->action};

    if (path == NULL)
        return -1;
    if (path_action_find(context->state, &asked->action) != NULL)
        return refuse(refusal, ERROR_CONFLICT, "F4", "action",
                      "L'action %s existe déjà ; modifiez-la (F4).", id_text(&asked->action));
    if (check_plan(context, path, asked, refusal) < 0 || check_most(context, path, refusal) < 0 ||
        sectoral_day(context, asked->planned_on, "planned_on", &event.planned_on, refusal) < 0)
        return -1;
    PATH_DESCRIBE(event, sectoral_state_of(context), path);
    PLAN_COPY(event, *asked);
    decide_event(out, &path_action_planned_schema, &event, path->departement);
    return 0;
}

/* What is absent stays as it was. */
static struct path_plan_action amended_plan(const struct sectoral_state *state,
                                            const struct path_action *action,
                                            const struct path_amend_action *asked)
{
    struct path_plan_action plan = {.action = action->id, .contract = action->path->id};
    const char *title = asked->title, *provider = asked->provider, *siret = asked->provider_siret;

    path_action_show_plan(state, action, &plan);
    plan.type = asked->type != TRAINING_NONE ? asked->type : plan.type;
    plan.funder = asked->funder != PATH_FUNDER_NONE ? asked->funder : plan.funder;
    plan.hours = asked->hours != 0 ? asked->hours : plan.hours;
    plan.starts_on = date_is_none(asked->starts_on) ? plan.starts_on : asked->starts_on;
    plan.ends_on = date_is_none(asked->ends_on) ? plan.ends_on : asked->ends_on;
    if (title[0] != '\0')
        memcpy(plan.title, title, sizeof plan.title);
    /* Another provider has another SIRET, or none. */
    if (provider[0] != '\0')
        memcpy(plan.provider, provider, sizeof plan.provider);
    if (provider[0] != '\0' || siret[0] != '\0')
        memcpy(plan.provider_siret, siret, sizeof plan.provider_siret);
    if (asked->competences_count > 0) {
        memcpy(plan.competences, asked->competences, sizeof plan.competences);
        plan.competences_count = asked->competences_count;
    }
    return plan;
}

int path_action_decide_amend(const struct context *context, const void *request,
                             struct decision *out, struct refusal *refusal)
{
    const struct path_amend_action *asked = request;
    const struct sectoral_state *state = context->state;
    const struct path_action *action = action_for(context, &asked->action, ACT_AMEND, refusal);
    struct path_action_amended event = {0};

    if (action == NULL)
        return -1;

    struct path_plan_action plan = amended_plan(state, action, asked);

    if (check_plan(context, action->path, &plan, refusal) < 0 ||
        sectoral_day(context, asked->amended_on, "amended_on", &event.amended_on, refusal) < 0)
        return -1;
    PATH_DESCRIBE(event, state, action->path);
    PLAN_COPY(event, plan);
    event.action = action->id;
    decide_event(out, &path_action_amended_schema, &event, action->path->departement);
    return 0;
}

/* ---- confirm, start ---- */

/* F5: "training confirmed", once for a contract: hubs close that item. */
static void confirm_path(const struct context *context, const struct path_action *action,
                         struct date on, struct decision *out)
{
    const struct path *path = action->path;
    struct path_counts counts = path_count(path);
    struct path_confirmed event = {
        .action = action->id,
        .type = (enum training)action->type,
        .signed_on = path->signed_on,
        .is_renewal = path->is_renewal,
        .confirmed_on = on,
        .days = on.day - path->signed_on.day,
        .actions = counts.planned + counts.confirmed,
    };

    PATH_DESCRIBE(event, sectoral_state_of(context), path);
    decide_event(out, &path_confirmed_schema, &event, path->departement);
}

int path_action_decide_confirm(const struct context *context, const void *request,
                               struct decision *out, struct refusal *refusal)
{
    const struct path_confirm_action *asked = request;
    const struct path_action *action = action_for(context, &asked->action, ACT_CONFIRM, refusal);
    struct path_action_confirmed event = {0};

    if (action == NULL || sectoral_day(context, asked->confirmed_on, "confirmed_on",
                                       &event.confirmed_on, refusal) < 0)
        return -1;
    if (date_compare(event.confirmed_on, action->path->signed_on) < 0)
        return refuse(refusal, ERROR_INVALID, "F6", "confirmed_on",
                      "Le contrat a été signé le %s ; une action ne se confirme pas avant (F6).",
                      day_text(action->path->signed_on));
    ACTION_DESCRIBE(event, sectoral_state_of(context), action);
    event.hours = action->hours;
    event.funder = (enum path_funder)action->funder;
    event.starts_on = action->starts_on;
    event.ends_on = action->ends_on;
    event.is_first = date_is_none(action->path->confirmed_on);
    decide_event(out, &path_action_confirmed_schema, &event, action->path->departement);
    if (event.is_first)
        confirm_path(context, action, event.confirmed_on, out);
    return 0;
}

int path_action_decide_start(const struct context *context, const void *request,
                             struct decision *out, struct refusal *refusal)
{
    const struct path_start_action *asked = request;
    const struct path_action *action = action_for(context, &asked->action, ACT_START, refusal);
    struct path_action_started event = {0};

    if (action == NULL ||
        sectoral_day(context, asked->started_on, "started_on", &event.started_on, refusal) < 0 ||
        path_check_day(action->path, event.started_on, "F6", "started_on", refusal) < 0)
        return -1;
    ACTION_DESCRIBE(event, sectoral_state_of(context), action);
    decide_event(out, &path_action_started_schema, &event, action->path->departement);
    return 0;
}

/* ---- complete ---- */

static int check_completion(const struct context *context, const struct path_action *action,
                            const struct path_complete_action *asked, struct date on,
                            struct refusal *refusal)
{
    uint32_t of;

    if (path_check_day(action->path, on, "F6", "completed_on", refusal) < 0)
        return -1;
    if (!date_is_none(action->started_on) && date_compare(on, action->started_on) < 0)
        return refuse(refusal, ERROR_INVALID, "F6", "completed_on",
                      "L'action a commencé le %s ; elle ne peut pas être suivie jusqu'au bout dès "
                      "le %s (F6).",
                      day_text(action->started_on), day_text(on));
    if (asked->certified && action->type != TRAINING_CERTIFYING)
        return refuse(refusal, ERROR_INVALID, "F7", "certified",
                      "L'action est « %s » ; seule une action certifiante donne un titre (F7).",
                      enumeration_label(&trainings, action->type));
    return competence_check_list(context, asked->competences, asked->competences_count, "F7", &of,
                                 refusal);
}

static bool has_completed(const struct path *path, bool only_certifying)
{
    for (const struct path_action *at = path->actions; at != NULL; at = at->next_of_path)
        if (at->state == PATH_ACTION_COMPLETED &&
            (!only_certifying || at->type == TRAINING_CERTIFYING))
            return true;
    return false;
}

/* F7: unless other ones are said, those that were aimed at and are still in force. */
static size_t gained(const struct sectoral_state *state, const struct path_action *action,
                     char (*out)[COMPETENCE_CODE_SIZE])
{
    size_t count = 0;

    for (size_t i = 0; i < action->competence_count; i++) {
        const struct competence *competence = competence_at(state, action->competences[i]);

        if (date_is_none(competence->retired_on))
            memcpy(out[count++], competence->code, COMPETENCE_CODE_SIZE);
    }
    return count;
}

/* For reporting: what this action says of its contract. */
static void conclude(const struct path_action *action, struct path_action_completed *event)
{
    const struct path *path = action->path;

    event->hours_planned = action->hours;
    event->is_certifying = action->type == TRAINING_CERTIFYING;
    event->is_first = !has_completed(path, false);
    event->is_first_certifying = event->is_certifying && !has_completed(path, true);
    event->was_abandoned = action->state == PATH_ACTION_ABANDONED;
    event->signed_on = path->signed_on;
    event->is_renewal = path->is_renewal;
}

int path_action_decide_complete(const struct context *context, const void *request,
                                struct decision *out, struct refusal *refusal)
{
    const struct path_complete_action *asked = request;
    const struct sectoral_state *state = context->state;
    const struct path_action *action = action_for(context, &asked->action, ACT_COMPLETE, refusal);
    struct path_action_completed event = {.certified = asked->certified};

    if (action == NULL ||
        sectoral_day(context, asked->completed_on, "completed_on", &event.completed_on, refusal) <
            0 ||
        check_completion(context, action, asked, event.completed_on, refusal) < 0)
        return -1;
    ACTION_DESCRIBE(event, state, action);
    conclude(action, &event);
    event.hours = asked->hours != 0 ? asked->hours : action->hours;
    event.competences_count = asked->competences_count;
    memcpy(event.competences, asked->competences, sizeof event.competences);
    if (asked->competences_count == 0)
        event.competences_count = gained(state, action, event.competences);
    decide_event(out, &path_action_completed_schema, &event, action->path->departement);
    return 0;
}

/* ---- abandon ---- */

static void abandon(const struct context *context, const struct path_action *action,
                    enum path_abandonment reason, struct date on, struct decision *out)
{
    struct path_action_abandoned event = {
        .reason = reason,
        .was = (enum path_action_state)action->state,
        .hours = action->hours,
        .abandoned_on = on,
    };

    ACTION_DESCRIBE(event, sectoral_state_of(context), action);
    decide_event(out, &path_action_abandoned_schema, &event, action->path->departement);
}

void path_action_end_all(const struct context *context, const struct path *path, struct date on,
                         struct decision *out)
{
    for (const struct path_action *at = path->actions; at != NULL; at = at->next_of_path)
        if (path_action_is_open(at))
            abandon(context, at, PATH_ABANDONMENT_CONTRACT_ENDED, on, out);
}

int path_action_decide_abandon(const struct context *context, const void *request,
                               struct decision *out, struct refusal *refusal)
{
    const struct path_abandon_action *asked = request;
    const struct path_action *action = action_for(context, &asked->action, ACT_ABANDON, refusal);
    struct path_private row = {.action = asked->action};
    struct date on;

    if (action == NULL || refuse_nir(&path_abandon_action_schema, request, refusal) < 0 ||
        sectoral_day(context, asked->abandoned_on, "abandoned_on", &on, refusal) < 0)
        return -1;
    if (asked->reason == PATH_ABANDONMENT_CONTRACT_ENDED)
        return refuse(refusal, ERROR_INVALID, "F9", "reason",
                      "La fin du contrat s'apprend du contrat lui-même ; donnez une autre raison "
                      "(F9).");
    if (date_compare(on, action->planned_on) < 0)
        return refuse(refusal, ERROR_INVALID, "F6", "abandoned_on",
                      "L'action est prévue depuis le %s ; elle ne peut pas être abandonnée dès le "
                      "%s (F6).",
                      day_text(action->planned_on), day_text(on));
    if (!date_is_none(action->started_on) && date_compare(on, action->started_on) < 0)
        return refuse(
            refusal, ERROR_INVALID, "F6", "abandoned_on",
            "L'action a commencé le %s ; elle ne peut pas être abandonnée dès le %s (F6).",
            day_text(action->started_on), day_text(on));
    abandon(context, action, asked->reason, on, out);
    if (asked->details[0] != '\0') {
        memcpy(row.details, asked->details, sizeof row.details);
        decide_keep(out, &row.action, "path.private", &path_private_schema, &row);
    }
    return 0;
}
