#include "services/sectoral/transmission.h"

#include <stdio.h>

#include "common/things/query.h"
#include "common/things/scope.h"
#include "services/sectoral/competence.h"

struct transmission *transmission_find(const struct sectoral_state *state, const struct id *id)
{
    return table_find(&state->transmissions, id);
}

const char *transmission_territory(const struct context *context, const void *request)
{
    const struct transmission *transmission = transmission_find(context->state, request);

    return transmission == NULL ? NULL : transmission->path->departement;
}

const char *transmission_territory_of_new(const struct context *context, const void *request)
{
    const struct transmission_hold *asked = request;

    return path_territory(context, &asked->contract);
}

void transmission_close(struct sectoral_state *state)
{
    for (size_t i = 0; i < state->transmissions.count; i++)
        texts_close(&((struct transmission *)table_at(&state->transmissions, i))->texts);
}

/* TR2: what is transmitted is a competence that the person's own métier asks for. */
static int check_competence(const struct context *context, const struct path *path,
                            const char *code, struct refusal *refusal)
{
    const struct competence *competence =
        competence_in_force(context, code, "TR2", "competence", refusal);

    if (competence == NULL)
        return -1;
    if ((competence_now(competence)->metiers >> path->metier & 1) != 0)
        return 0;
    return refuse(refusal, ERROR_INVALID, "TR2", "competence",
                  "Le métier « %s » ne demande pas la compétence « %s » (TR2).",
                  enumeration_label(&metiers, path->metier), code);
}

int transmission_decide_hold(const struct context *context, const void *request,
                             struct decision *out, struct refusal *refusal)
{
    const struct transmission_hold *asked = request;
    const struct path *path = path_known(context, &asked->contract, refusal);
    struct transmission_held event = {
        .transmission = asked->transmission,
        .people = asked->people,
        .minutes = asked->minutes,
        .audiences = asked->audiences,
        .partners = asked->partners,
    };

    if (path == NULL)
        return -1;
    if (transmission_find(context->state, &asked->transmission) != NULL)
        return refuse(refusal, ERROR_CONFLICT, "", "transmission", "L'atelier %s est déjà déclaré.",
                      id_text(&asked->transmission));
    if (refuse_nir(&transmission_hold_schema, request, refusal) < 0 ||
        check_competence(context, path, asked->competence, refusal) < 0 ||
        sectoral_day(context, asked->held_on, "held_on", &event.held_on, refusal) < 0 ||
        path_check_day(path, event.held_on, "TR1", "held_on", refusal) < 0)
        return -1;
    PATH_DESCRIBE(event, sectoral_state_of(context), path);
    memcpy(event.competence, asked->competence, sizeof event.competence);
    memcpy(event.title, asked->title, sizeof event.title);
    memcpy(event.place, asked->place, sizeof event.place);
    event.is_first = path->transmissions == NULL;
    decide_event(out, &transmission_held_schema, &event, path->departement);
    return 0;
}

/* ---- get, list ---- */

static void show(const struct context *context, const void *thing, void *out)
{
    const struct transmission *transmission = thing;
    const struct path *path = transmission->path;
    struct transmission_view *view = out;

    *view = (struct transmission_view){
        .transmission = transmission->id,
        .contract = path->id,
        .person = path->person->id,
        .metier = (enum metier)path->metier,
        .people = transmission->people,
        .minutes = transmission->minutes,
        .audiences = transmission->audiences,
        .partners = transmission->partners,
        .held_on = transmission->held_on,
    };
    memcpy(view->departement, path->departement, sizeof view->departement);
    memcpy(view->competence, competence_at(context->state, transmission->competence)->code,
           sizeof view->competence);
    snprintf(view->title, sizeof view->title, "%s",
             texts_get(&transmission->texts, TRANSMISSION_TITLE));
    snprintf(view->place, sizeof view->place, "%s",
             texts_get(&transmission->texts, TRANSMISSION_PLACE));
}

static bool matches(const struct context *context, const void *request, const void *thing)
{
    const struct transmission_list *asked = request;
    const struct transmission *transmission = thing;
    const struct path *path = transmission->path;
    const struct competence *competence = competence_at(context->state, transmission->competence);

    return scope_shows(context, asked->departement, path->departement) &&
           (id_is_none(&asked->contract) || id_equal(&asked->contract, &path->id)) &&
           (id_is_none(&asked->person) || id_equal(&asked->person, &path->person->id)) &&
           (asked->competence[0] == '\0' || strcmp(asked->competence, competence->code) == 0) &&
           (asked->metier == METIER_NONE || asked->metier == (enum metier)path->metier);
}

int transmission_answer_get(const struct context *context, const void *request,
                            struct buffer *reply, struct refusal *refusal)
{
    const struct transmission_get *asked = request;
    const struct transmission *transmission =
        transmission_find(context->state, &asked->transmission);
    struct transmission_view view;

    if (transmission == NULL)
        return refuse(refusal, ERROR_NOT_FOUND, "", "transmission",
                      "Aucun atelier n'a l'identifiant %s.", id_text(&asked->transmission));
    show(context, transmission, &view);
    record_encode(&transmission_view_schema, &view, reply);
    return 0;
}

int transmission_answer_list(const struct context *context, const void *request,
                             struct buffer *reply, struct refusal *refusal)
{
    const struct transmission_list *asked = request;
    struct query query = {
        .table = &sectoral_state_of(context)->transmissions,
        .after = &asked->after,
        .limit = asked->limit,
        .page = &transmission_page_schema,
        .view = &transmission_view_schema,
        .matches = matches,
        .show = show,
    };

    if (scope_check(context, asked->departement, refusal) < 0)
        return -1;
    return query_list(context, request, &query, reply, refusal);
}

/* ---- events ---- */

void transmission_apply_held(void *fold, const struct event *event)
{
    const struct transmission_held *held = event->record;
    struct sectoral_state *state = fold;
    struct transmission *transmission = table_add(&state->transmissions, &held->transmission);
    const struct competence *competence = competence_find(state, held->competence);
    const char *parts[TRANSMISSION_TEXTS] = {
        [TRANSMISSION_TITLE] = held->title,
        [TRANSMISSION_PLACE] = held->place,
    };

    transmission->path = path_find(state, &held->contract);
    transmission->next_of_path = transmission->path->transmissions;
    transmission->path->transmissions = transmission;
    texts_set(&transmission->texts, parts, TRANSMISSION_TEXTS);
    transmission->held_on = held->held_on;
    transmission->audiences = held->audiences;
    transmission->partners = held->partners;
    transmission->people = (uint16_t)held->people;
    transmission->minutes = (uint16_t)held->minutes;
    transmission->competence = competence->number;
}

void transmission_apply_written(void *fold, const struct event *event)
{
    (void)fold;
    (void)event;
}
