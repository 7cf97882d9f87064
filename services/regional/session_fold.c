/* How events move sessions, and what queries show of them. */
#include <stdio.h>
#include <stdlib.h>

#include "common/things/query.h"
#include "common/things/scope.h"
#include "services/regional/area.h"
#include "services/regional/case.h"
#include "services/regional/notebook.h"
#include "services/regional/session.h"

static struct session *session_at(struct regional_state *state, const struct id *id)
{
    return table_find(&state->sessions, id);
}

void session_close(struct regional_state *state)
{
    for (size_t i = 0; i < state->sessions.count; i++)
        free(((struct session *)table_at(&state->sessions, i))->enrolments);
}

void session_apply_planned(void *fold, const struct event *event)
{
    struct regional_state *state = fold;
    const struct session_planned *planned = event->record;
    struct session *session = table_add(&state->sessions, &planned->session);

    session->place = planned->place;
    session->held_on = planned->held_on;
    session->seats = (uint16_t)planned->seats;
    session->theme = (uint8_t)planned->theme;
    session->state = SESSION_PLANNED;
    memcpy(session->departement, planned->departement, sizeof session->departement);
    if (planned->has_notes)
        notebook_add(state, &planned->session, HUB_NOTE_SESSION, NULL, NULL, planned->held_on,
                     planned->departement);
}

void session_apply_amended(void *fold, const struct event *event)
{
    struct regional_state *state = fold;
    const struct session_amended *amended = event->record;
    struct session *session = session_at(state, &amended->session);

    session->place = amended->place;
    session->held_on = amended->held_on;
    session->seats = (uint16_t)amended->seats;
    session->theme = (uint8_t)amended->theme;
    notebook_date(state, &session->id, session->held_on);
}

static struct enrolment *place_of(struct session *session, const struct id *tutor)
{
    for (size_t i = 0; i < session->enrolment_count; i++)
        if (id_equal(&session->enrolments[i].tutor, tutor))
            return &session->enrolments[i];
    return NULL;
}

void session_apply_enrolled(void *fold, const struct event *event)
{
    const struct session_enrolled *enrolled = event->record;
    struct session *session = session_at(fold, &enrolled->session);
    size_t count = session->enrolment_count;

    /* Room for powers of two. */
    if ((count & (count - 1)) == 0)
        session->enrolments = memory_resize(session->enrolments, count == 0 ? 1 : 2 * count,
                                            sizeof(struct enrolment));
    session->enrolments[session->enrolment_count++] = (struct enrolment){
        .tutor = enrolled->tutor,
        .state = enrolled->is_waiting ? ENROLMENT_WAITING : ENROLMENT_ENROLLED,
    };
    if (enrolled->is_waiting)
        session->waiting++;
    else
        session->enrolled++;
}

void session_apply_withdrawn(void *fold, const struct event *event)
{
    const struct session_withdrawn *withdrawn = event->record;
    struct session *session = session_at(fold, &withdrawn->session);
    struct enrolment *place = place_of(session, &withdrawn->tutor);
    struct enrolment *end = session->enrolments + session->enrolment_count--;

    memmove(place, place + 1, (size_t)(end - place - 1) * sizeof *place);
    if (withdrawn->was_waiting)
        session->waiting--;
    else
        session->enrolled--;
}

void session_apply_promoted(void *fold, const struct event *event)
{
    const struct session_promoted *promoted = event->record;
    struct session *session = session_at(fold, &promoted->session);

    place_of(session, &promoted->tutor)->state = ENROLMENT_ENROLLED;
    session->waiting--;
    session->enrolled++;
}

void session_apply_held(void *fold, const struct event *event)
{
    struct regional_state *state = fold;
    const struct session_held *held = event->record;
    struct session *session = session_at(state, &held->session);

    session->state = SESSION_HELD;
    session->held_on = held->held_on;
    session->present = (uint16_t)held->present;
    notebook_date(state, &session->id, held->held_on);
}

/* Also in the case of each contract that the tutor accompanied that day. */
void session_apply_attended(void *fold, const struct event *event)
{
    struct regional_state *state = fold;
    const struct session_attended *attended = event->record;
    const struct known_tutor *tutor = table_find(&state->tutors, &attended->tutor);
    struct employment *employment = tutor == NULL ? NULL : tutor->followed;

    place_of(session_at(state, &attended->session), &attended->tutor)->attendance =
        (uint8_t)attended->attendance;
    for (; employment != NULL; employment = employment->next_of_tutor)
        if (!employment_is_over(employment) ||
            date_compare(attended->held_on, employment->left_on) <= 0)
            timeline_add(&state->timeline, &employment->subject->timeline, FACT_SESSION,
                         attended->held_on, &attended->session,
                         enumeration_word(&attendances, (int)attended->attendance));
}

void session_apply_cancelled(void *fold, const struct event *event)
{
    const struct session_cancelled *cancelled = event->record;
    struct session *session = session_at(fold, &cancelled->session);

    session->state = SESSION_CANCELLED;
    session->reason = (uint8_t)cancelled->reason;
}

/* ---- queries -----------------------------------------------------------------------------------
 */

static void show(const struct context *context, const void *thing, void *out)
{
    const struct session *session = thing;
    struct session_view *view = out;

    *view = (struct session_view){
        .session = session->id,
        .place = session->place,
        .theme = (enum session_theme)session->theme,
        .state = (enum session_state)session->state,
        .held_on = session->held_on,
        .seats = session->seats,
        .enrolled = session->enrolled,
        .waiting = session->waiting,
        .present = session->present,
        .reason = (enum session_cancellation)session->reason,
        .has_notes = notebook_has(context->state, &session->id),
    };
    memcpy(view->departement, session->departement, sizeof view->departement);
}

static const struct session *known(const struct context *context, const struct id *id,
                                   struct refusal *refusal)
{
    const struct regional_state *state = context->state;
    const struct session *session = table_find(&state->sessions, id);

    if (session == NULL)
        refuse(refusal, ERROR_NOT_FOUND, "", "session", "La session %s est inconnue.", id_text(id));
    return session;
}

int session_answer_get(const struct context *context, const void *request, struct buffer *reply,
                       struct refusal *refusal)
{
    const struct session_get *asked = request;
    const struct session *session = known(context, &asked->session, refusal);
    struct session_view view;

    if (session == NULL)
        return -1;
    show(context, session, &view);
    record_encode(&session_view_schema, &view, reply);
    return 0;
}

static bool matches(const struct context *context, const void *request, const void *thing)
{
    const struct session_list *asked = request;
    const struct session *session = thing;

    return scope_shows(context, asked->departement, session->departement) &&
           (asked->states == 0 || (asked->states & 1u << session->state) != 0) &&
           (asked->theme == THEME_NONE || session->theme == (uint8_t)asked->theme) &&
           (date_is_none(asked->from) || date_compare(asked->from, session->held_on) <= 0) &&
           (date_is_none(asked->until) || date_compare(session->held_on, asked->until) <= 0);
}

int session_answer_list(const struct context *context, const void *request, struct buffer *reply,
                        struct refusal *refusal)
{
    const struct session_list *asked = request;
    const struct query query = {
        .table = &((const struct regional_state *)context->state)->sessions,
        .after = &asked->after,
        .limit = asked->limit,
        .page = &session_page_schema,
        .view = &session_view_schema,
        .matches = matches,
        .show = show,
    };

    if (scope_check(context, asked->departement, refusal) != 0)
        return -1;
    return query_list(context, request, &query, reply, refusal);
}

/* Those in that state, after the first `skip` of all that were shown before. */
static void add_tutors(const struct session *session, enum enrolment_state state, size_t *skip,
                       int64_t after, struct session_roll *roll)
{
    const size_t most = sizeof roll->items / sizeof roll->items[0];
    int64_t rank = 0;

    for (size_t i = 0; i < session->enrolment_count; i++) {
        const struct enrolment *enrolment = &session->enrolments[i];

        if (enrolment->state != (uint8_t)state)
            continue;
        rank++;
        if (*skip > 0) {
            --*skip;
            continue;
        }
        if (roll->items_count == most) {
            roll->next = after + (int64_t)most;
            return;
        }
        roll->items[roll->items_count++] = (struct session_tutor){
            .tutor = enrolment->tutor,
            .state = state,
            .rank = rank,
            .attendance = (enum attendance)enrolment->attendance,
        };
    }
}

int session_answer_tutors(const struct context *context, const void *request, struct buffer *reply,
                          struct refusal *refusal)
{
    const struct session_tutors *asked = request;
    const struct session *session = known(context, &asked->session, refusal);
    size_t skip = (size_t)asked->after;
    struct session_roll *roll;

    if (session == NULL)
        return -1;
    roll = memory_new(1, sizeof *roll);
    add_tutors(session, ENROLMENT_ENROLLED, &skip, asked->after, roll);
    add_tutors(session, ENROLMENT_WAITING, &skip, asked->after, roll);
    record_encode(&session_roll_schema, roll, reply);
    free(roll);
    return 0;
}
