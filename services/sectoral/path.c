#include "services/sectoral/path.h"

#include "common/messages/registration.h"
#include "common/things/query.h"
#include "common/things/scope.h"
#include "services/sectoral/attestation.h"
#include "services/sectoral/path_action.h"
#include "services/sectoral/path_text.h"
#include "services/sectoral/sector.h"
#include "services/sectoral/transmission.h"
#include "services/sectoral/vacancy.h"

struct path *path_find(const struct sectoral_state *state, const struct id *contract)
{
    return table_find(&state->paths, contract);
}

const struct path *path_known(const struct context *context, const struct id *contract,
                              struct refusal *refusal)
{
    const struct path *path = path_find(context->state, contract);

    if (path == NULL)
        refuse(refusal, ERROR_NOT_FOUND, "F1", "contract",
               "Le contrat %s n'est pas connu du secteur « %s » ; il faut un contrat signé d'un de "
               "ses métiers (F1).",
               id_text(contract), sectoral_state_of(context)->label);
    return path;
}

enum path_state path_state(const struct path *path)
{
    if (!date_is_none(path->closed_on))
        return PATH_CLOSED;
    return date_is_none(path->confirmed_on) ? PATH_OPEN : PATH_CONFIRMED;
}

bool path_is_counted(const struct context *context, const void *thing)
{
    (void)context;
    return date_is_none(((const struct path *)thing)->closed_on);
}

struct path_counts path_count(const struct path *path)
{
    struct path_counts counts = {0};

    for (const struct path_action *action = path->actions; action != NULL;
         action = action->next_of_path) {
        counts.planned += action->state == PATH_ACTION_PLANNED;
        counts.confirmed +=
            action->state == PATH_ACTION_CONFIRMED || action->state == PATH_ACTION_STARTED;
        counts.completed += action->state == PATH_ACTION_COMPLETED;
        counts.abandoned += action->state == PATH_ACTION_ABANDONED;
        counts.hours += action->hours_done;
    }
    return counts;
}

int path_check_day(const struct path *path, struct date on, const char *rule, const char *field,
                   struct refusal *refusal)
{
    if (date_compare(on, path->starts_on) < 0)
        return refuse(refusal, ERROR_INVALID, rule, field,
                      "Le contrat commence le %s ; le %s est avant (%s).",
                      day_text(path->starts_on), day_text(on), rule);
    if (!date_is_none(path->closed_on) && date_compare(on, path->closed_on) > 0)
        return refuse(refusal, ERROR_INVALID, rule, field,
                      "Le contrat a pris fin le %s ; le %s est après (%s).",
                      day_text(path->closed_on), day_text(on), rule);
    return 0;
}

const char *path_territory(const struct context *context, const void *request)
{
    const struct path *path = path_find(context->state, request);

    return path == NULL ? NULL : path->departement;
}

/* ---- what is heard ---- */

void path_hear_signed(const struct context *context, const struct event *heard,
                      struct decision *out)
{
    const struct contract_signed *contract = heard->record;
    const struct sectoral_state *state = context->state;
    struct path_opened event = {
        .contract = contract->contract,
        .job = contract->job,
        .person = contract->person,
        .employer = contract->employer,
        .metier = contract->metier,
        .form = contract->form,
        .is_renewal = contract->is_renewal,
        .renewal_of = contract->renewal_of,
        .signed_on = contract->signed_on,
        .starts_on = contract->starts_on,
        .planned_end = contract->planned_end,
    };

    if (path_find(state, &contract->contract) != NULL)
        return;
    if (!sector_holds(state, contract->metier)) {
        candidate_hear_signed_elsewhere(context, heard, out);
        return;
    }
    memcpy(event.departement, contract->departement, sizeof event.departement);
    memcpy(event.region2013, contract->region2013, sizeof event.region2013);
    memcpy(event.region2016, contract->region2016, sizeof event.region2016);
    memcpy(event.sector, state->sector, sizeof event.sector);
    decide_event(out, &path_opened_schema, &event, event.departement);
}

static void move_term(const struct context *context, const struct id *contract, struct date end,
                      struct date on, struct decision *out)
{
    const struct path *path = path_find(context->state, contract);
    struct path_term_moved event = {.planned_end = end, .moved_on = on};

    if (path == NULL || date_compare(path->planned_end, end) == 0)
        return;
    event.previous_end = path->planned_end;
    PATH_DESCRIBE(event, sectoral_state_of(context), path);
    decide_event(out, &path_term_moved_schema, &event, path->departement);
}

void path_hear_extended(const struct context *context, const struct event *heard,
                        struct decision *out)
{
    const struct contract_extended *contract = heard->record;

    move_term(context, &contract->contract, contract->planned_end, contract->extended_on, out);
}

void path_hear_converted(const struct context *context, const struct event *heard,
                         struct decision *out)
{
    const struct contract_converted *contract = heard->record;

    move_term(context, &contract->contract, (struct date){0}, contract->converted_on, out);
}

/* Once; but a breach declared after the term, for a day before it, takes its place. */
static bool ends(const struct path *path, enum path_closing by, struct date on)
{
    return date_is_none(path->closed_on) ||
           (by == PATH_CLOSING_BREACH && path->closing == PATH_CLOSING_TERM &&
            date_compare(on, path->closed_on) < 0);
}

/* F8. */
static void end(const struct context *context, const struct path *path, enum path_closing by,
                struct date on, struct decision *out)
{
    struct path_counts counts = path_count(path);
    struct path_closed event = {
        .by = by,
        .closed_on = on,
        .replaces = path->closed_on,
        .completed = counts.completed,
        .abandoned = counts.abandoned + counts.planned + counts.confirmed,
        .hours = counts.hours,
        .is_engaged = candidate_has_another(path->person, &path->id),
    };

    if (!ends(path, by, on))
        return;
    path_action_end_all(context, path, on, out);
    PATH_DESCRIBE(event, sectoral_state_of(context), path);
    decide_event(out, &path_closed_schema, &event, path->departement);
}

void path_hear_broken(const struct context *context, const struct event *heard,
                      struct decision *out)
{
    const struct contract_broken *contract = heard->record;
    const struct path *path = path_find(context->state, &contract->contract);

    if (path != NULL)
        end(context, path, PATH_CLOSING_BREACH, contract->broken_on, out);
    else
        candidate_hear_left_elsewhere(context, &contract->person, &contract->contract,
                                      contract->departement, contract->broken_on, out);
}

void path_hear_ended(const struct context *context, const struct event *heard, struct decision *out)
{
    const struct contract_ended *contract = heard->record;
    const struct path *path = path_find(context->state, &contract->contract);

    if (path != NULL)
        end(context, path, PATH_CLOSING_TERM, contract->ended_on, out);
    else
        candidate_hear_left_elsewhere(context, &contract->person, &contract->contract,
                                      contract->departement, contract->ended_on, out);
}

/* ---- get, list ---- */

static int64_t valid_attestations(const struct path *path)
{
    int64_t count = 0;

    for (const struct attestation *at = path->attestations; at != NULL; at = at->next_of_path)
        count += attestation_is_valid(at);
    return count;
}

static int64_t workshops(const struct path *path)
{
    int64_t count = 0;

    for (const struct transmission *at = path->transmissions; at != NULL; at = at->next_of_path)
        count++;
    return count;
}

static void show(const struct context *context, const void *thing, void *out)
{
    const struct path *path = thing;
    struct path_counts counts = path_count(path);
    struct path_view *view = out;

    *view = (struct path_view){
        .state = path_state(path),
        .signed_on = path->signed_on,
        .starts_on = path->starts_on,
        .planned_end = path->planned_end,
        .confirmed_on = path->confirmed_on,
        .closed_on = path->closed_on,
        .planned = counts.planned,
        .confirmed = counts.confirmed,
        .completed = counts.completed,
        .abandoned = counts.abandoned,
        .hours = counts.hours,
        .attestations = valid_attestations(path),
        .transmissions = workshops(path),
    };
    PATH_DESCRIBE(*view, sectoral_state_of(context), path);
}

static bool matches(const struct context *context, const void *request, const void *thing)
{
    const struct path_list *asked = request;
    const struct path *path = thing;

    return scope_shows(context, asked->departement, path->departement) &&
           (asked->metier == METIER_NONE || asked->metier == (enum metier)path->metier) &&
           (id_is_none(&asked->person) || id_equal(&asked->person, &path->person->id)) &&
           (asked->states == 0 || (asked->states >> path_state(path) & 1) != 0);
}

int path_answer_get(const struct context *context, const void *request, struct buffer *reply,
                    struct refusal *refusal)
{
    const struct path_get *asked = request;
    const struct path *path = path_known(context, &asked->contract, refusal);
    struct path_view view;

    if (path == NULL)
        return -1;
    show(context, path, &view);
    record_encode(&path_view_schema, &view, reply);
    return 0;
}

int path_answer_list(const struct context *context, const void *request, struct buffer *reply,
                     struct refusal *refusal)
{
    const struct path_list *asked = request;
    struct query query = {
        .table = &sectoral_state_of(context)->paths,
        .after = &asked->after,
        .limit = asked->limit,
        .page = &path_page_schema,
        .view = &path_view_schema,
        .matches = matches,
        .show = show,
    };

    if (scope_check(context, asked->departement, refusal) < 0)
        return -1;
    return query_list(context, request, &query, reply, refusal);
}

/* ---- events ---- */

void path_apply_opened(void *fold, const struct event *event)
{
    const struct path_opened *opened = event->record;
    struct sectoral_state *state = fold;
    struct path *path = table_add(&state->paths, &opened->contract);

    path->job = opened->job;
    path->employer = opened->employer;
    path->renewal_of = opened->renewal_of;
    path->person = candidate_take(state, &opened->person);
    path->next_of_person = path->person->paths;
    path->person->paths = path;
    path->signed_on = opened->signed_on;
    path->starts_on = opened->starts_on;
    path->planned_end = opened->planned_end;
    memcpy(path->departement, opened->departement, sizeof path->departement);
    memcpy(path->region2013, opened->region2013, sizeof path->region2013);
    memcpy(path->region2016, opened->region2016, sizeof path->region2016);
    path->metier = (uint8_t)opened->metier;
    path->form = (uint8_t)opened->form;
    path->is_renewal = opened->is_renewal;
    candidate_engage(path->person, &path->id);
    vacancy_fill(state, &path->job, &path->id);
}

void path_apply_term_moved(void *fold, const struct event *event)
{
    const struct path_term_moved *moved = event->record;

    path_find(fold, &moved->contract)->planned_end = moved->planned_end;
}

void path_apply_confirmed(void *fold, const struct event *event)
{
    const struct path_confirmed *confirmed = event->record;

    path_find(fold, &confirmed->contract)->confirmed_on = confirmed->confirmed_on;
}

void path_apply_closed(void *fold, const struct event *event)
{
    const struct path_closed *closed = event->record;
    struct sectoral_state *state = fold;
    struct path *path = path_find(state, &closed->contract);

    path->closed_on = closed->closed_on;
    path->closing = (uint8_t)closed->by;
    candidate_free(path->person, &path->id, closed->is_engaged);
    vacancy_leave(state, &path->job, &path->id);
    path_text_follow(state, path);
}
