#include "services/sectoral/practice.h"

#include "common/things/query.h"
#include "services/sectoral/competence.h"

/* What an answer can list. */
enum {
    PRACTICES_OF_COMPETENCE_MOST = sizeof((struct competence_view){0}).practices /
                                   sizeof((struct competence_view){0}).practices[0],
    COMPETENCES_OF_PRACTICE_MOST = sizeof((struct practice_view){0}).competences /
                                   sizeof((struct practice_view){0}).competences[0],
};

static bool shows(const struct word *practice, const struct competence *competence)
{
    return practice != NULL && competence_set_has(&practice->shows, competence->number);
}

static size_t practices_of(const struct sectoral_state *state, const struct competence *competence)
{
    size_t count = 0;

    for (size_t i = 0; i < state->practices.count; i++)
        count += shows(table_at(&state->practices, i), competence);
    return count;
}

static int check_room(const struct sectoral_state *state, const struct word *practice,
                      const struct competence *competence, struct refusal *refusal)
{
    if (practices_of(state, competence) >= PRACTICES_OF_COMPETENCE_MOST)
        return refuse(refusal, ERROR_CONFLICT, "M4", "competence",
                      "%d pratiques montrent déjà « %s », le maximum (M4).",
                      (int)PRACTICES_OF_COMPETENCE_MOST, competence->code);
    if (practice != NULL && competence_set_count(&practice->shows) >= COMPETENCES_OF_PRACTICE_MOST)
        return refuse(refusal, ERROR_CONFLICT, "M4", "practice",
                      "« %s » montre déjà %d compétences, le maximum (M4).", practice->code,
                      (int)COMPETENCES_OF_PRACTICE_MOST);
    return 0;
}

int practice_decide_link(const struct context *context, const void *request, struct decision *out,
                         struct refusal *refusal)
{
    const struct practice_link *asked = request;
    const struct sectoral_state *state = context->state;
    const struct word *practice = word_find(&state->practices, asked->practice);
    const struct competence *competence;
    struct practice_linked event = {0};

    if (reference_practice(context->reference, asked->practice) == NULL)
        return refuse(refusal, ERROR_NOT_FOUND, "M4", "practice",
                      "« %s » n'est pas une pratique du catalogue ; il faut un de ses codes (M4).",
                      asked->practice);
    competence = competence_in_force(context, asked->competence, "M4", "competence", refusal);
    if (competence == NULL ||
        sectoral_day(context, asked->linked_on, "linked_on", &event.linked_on, refusal) < 0)
        return -1;
    if (shows(practice, competence))
        return refuse(refusal, ERROR_CONFLICT, "M4", "practice", "« %s » montre déjà « %s » (M4).",
                      asked->practice, asked->competence);
    if (check_room(state, practice, competence, refusal) < 0)
        return -1;
    memcpy(event.practice, asked->practice, sizeof event.practice);
    memcpy(event.competence, competence->code, sizeof event.competence);
    memcpy(event.sector, state->sector, sizeof event.sector);
    decide_event(out, &practice_linked_schema, &event, "");
    return 0;
}

int practice_decide_unlink(const struct context *context, const void *request, struct decision *out,
                           struct refusal *refusal)
{
    const struct practice_unlink *asked = request;
    const struct sectoral_state *state = context->state;
    const struct word *practice = word_find(&state->practices, asked->practice);
    const struct competence *competence = competence_find(state, asked->competence);
    struct practice_unlinked event = {0};

    if (competence == NULL || !shows(practice, competence))
        return refuse(refusal, ERROR_NOT_FOUND, "M4", "practice",
                      "« %s » ne montre pas « %s » ; il n'y a rien à délier (M4).", asked->practice,
                      asked->competence);
    if (sectoral_day(context, asked->unlinked_on, "unlinked_on", &event.unlinked_on, refusal) < 0)
        return -1;
    memcpy(event.practice, asked->practice, sizeof event.practice);
    memcpy(event.competence, competence->code, sizeof event.competence);
    memcpy(event.sector, state->sector, sizeof event.sector);
    decide_event(out, &practice_unlinked_schema, &event, "");
    return 0;
}

/* ---- get, list ---- */

static void show(const struct context *context, const void *thing, void *out)
{
    const struct word *practice = thing;
    const struct sectoral_state *state = context->state;
    struct competence_set active = competence_active(state, METIER_NONE);
    struct practice_view *view = out;

    competence_set_keep(&active, &practice->shows);
    *view = (struct practice_view){0};
    memcpy(view->practice, practice->code, sizeof view->practice);
    view->competences_count =
        competence_set_codes(state, &active, view->competences, COMPETENCES_OF_PRACTICE_MOST);
}

static bool matches(const struct context *context, const void *request, const void *thing)
{
    const struct practice_list *asked = request;
    const struct competence *competence = competence_find(context->state, asked->competence);

    return word_shows(context, thing) &&
           (asked->competence[0] == '\0' || (competence != NULL && shows(thing, competence)));
}

int practice_answer_get(const struct context *context, const void *request, struct buffer *reply,
                        struct refusal *refusal)
{
    const struct practice_get *asked = request;
    const struct word *practice =
        word_find(&sectoral_state_of(context)->practices, asked->practice);
    struct practice_view view;

    if (practice == NULL)
        return refuse(refusal, ERROR_NOT_FOUND, "M4", "practice",
                      "Aucune compétence du secteur n'est montrée par « %s » (M4).",
                      asked->practice);
    show(context, practice, &view);
    record_encode(&practice_view_schema, &view, reply);
    return 0;
}

int practice_answer_list(const struct context *context, const void *request, struct buffer *reply,
                         struct refusal *refusal)
{
    const struct practice_list *asked = request;
    struct query query = {
        .table = &sectoral_state_of(context)->practices,
        .after = &asked->after,
        .limit = asked->limit,
        .page = &practice_page_schema,
        .view = &practice_view_schema,
        .matches = matches,
        .show = show,
    };

    return query_list(context, request, &query, reply, refusal);
}

/* ---- events ---- */

void practice_apply_linked(void *fold, const struct event *event)
{
    const struct practice_linked *linked = event->record;
    struct sectoral_state *state = fold;
    struct word *practice = word_take(&state->practices, linked->practice);
    const struct competence *competence = competence_find(state, linked->competence);

    if (practice != NULL && competence != NULL)
        competence_set_add(&practice->shows, competence->number);
}

void practice_apply_unlinked(void *fold, const struct event *event)
{
    const struct practice_unlinked *unlinked = event->record;
    struct sectoral_state *state = fold;
    struct word *practice = word_find(&state->practices, unlinked->practice);
    const struct competence *competence = competence_find(state, unlinked->competence);

    if (practice != NULL && competence != NULL)
        competence_set_remove(&practice->shows, competence->number);
}
