/* The rules of sessions (S1 to S6). */
#include "services/regional/session.h"

#include <stdio.h>

#include "services/regional/case.h"
#include "services/regional/notebook.h"

/* ---- what a request names ----------------------------------------------------------------------
 */

/* A planned session where the hub may act. */
static const struct session *planned(const struct context *context, const struct id *id,
                                     struct refusal *refusal)
{
    const struct regional_state *state = context->state;
    const struct session *session = table_find(&state->sessions, id);

    if (session == NULL)
        refuse(refusal, ERROR_NOT_FOUND, "", "session", "La session %s est inconnue.", id_text(id));
    else if (coverage_check(context, session->departement, "session", refusal) != 0)
        return NULL;
    else if (session->state != SESSION_PLANNED)
        refuse(refusal, ERROR_CONFLICT, "S5", "session",
               "La session du %s est « %s » ; il faut qu'elle soit « prévue » (S5).",
               day_text(session->held_on), enumeration_label(&session_states, session->state));
    else
        return session;
    return NULL;
}

/* S1: that the tutor follows somebody of the hub; a contract that is over counts no more. */
static bool follows_somebody(const struct regional_state *state, const struct id *id)
{
    const struct known_tutor *tutor = table_find(&state->tutors, id);
    const struct employment *employment = tutor == NULL ? NULL : tutor->followed;

    while (employment != NULL && employment_is_over(employment))
        employment = employment->next_of_tutor;
    return employment != NULL;
}

/* The tutor's place in it, or NULL. */
static const struct enrolment *enrolment_of(const struct session *session, const struct id *tutor)
{
    for (size_t i = 0; i < session->enrolment_count; i++)
        if (id_equal(&session->enrolments[i].tutor, tutor))
            return &session->enrolments[i];
    return NULL;
}

#define DESCRIBE(event, context, about)                                                            \
    do {                                                                                           \
        (event).session = (about)->id;                                                             \
        snprintf((event).hub, sizeof(event).hub, "%s", (context)->instance);                       \
        memcpy((event).departement, (about)->departement, sizeof(event).departement);              \
    } while (0)

/* ---- plan, amend -------------------------------------------------------------------------------
 */

int session_decide_plan(const struct context *context, const void *request, struct decision *out,
                        struct refusal *refusal)
{
    const struct regional_state *state = context->state;
    const struct session_plan *asked = request;
    struct session_planned event = {
        .session = asked->session,
        .place = asked->place,
        .theme = asked->theme,
        .held_on = asked->held_on,
        .seats = asked->seats,
        .planned_on = context->today,
        .has_notes = asked->details[0] != '\0',
    };

    if (table_find(&state->sessions, &asked->session) != NULL)
        return refuse(refusal, ERROR_CONFLICT, "S5", "session",
                      "La session %s est déjà prévue ; modifiez-la (S5).",
                      id_text(&asked->session));
    if (coverage_check(context, asked->departement, "departement", refusal) != 0 ||
        notebook_keep(&session_plan_schema, request, &asked->session, asked->details, out,
                      refusal) != 0)
        return -1;
    snprintf(event.hub, sizeof event.hub, "%s", context->instance);
    memcpy(event.departement, asked->departement, sizeof event.departement);
    decide_event(out, &session_planned_schema, &event, asked->departement);
    return 0;
}

/* S4: so many of those who wait, in order. */
static void promote(const struct context *context, const struct session *session, size_t count,
                    struct decision *out)
{
    for (size_t i = 0; i < session->enrolment_count && count > 0; i++) {
        struct session_promoted event = {.promoted_on = context->today};

        if (session->enrolments[i].state != ENROLMENT_WAITING)
            continue;
        DESCRIBE(event, context, session);
        event.tutor = session->enrolments[i].tutor;
        decide_event(out, &session_promoted_schema, &event, session->departement);
        count--;
    }
}

int session_decide_amend(const struct context *context, const void *request, struct decision *out,
                         struct refusal *refusal)
{
    const struct session_amend *asked = request;
    const struct session *session = planned(context, &asked->session, refusal);
    struct session_amended event = {.amended_on = context->today};

    if (session == NULL)
        return -1;
    DESCRIBE(event, context, session);
    event.place = id_is_none(&asked->place) ? session->place : asked->place;
    event.theme = asked->theme == THEME_NONE ? (enum session_theme)session->theme : asked->theme;
    event.held_on = date_is_none(asked->held_on) ? session->held_on : asked->held_on;
    event.seats = asked->seats == 0 ? session->seats : asked->seats;
    if (event.seats < session->enrolled)
        return refuse(refusal, ERROR_CONFLICT, "S3", "seats",
                      "Places déjà prises : %d ; il en faut au moins autant, pas %d (S3).",
                      session->enrolled, (int)event.seats);
    decide_event(out, &session_amended_schema, &event, session->departement);
    promote(context, session, (size_t)event.seats - session->enrolled, out);
    return 0;
}

/* ---- enrol, withdraw ---------------------------------------------------------------------------
 */

int session_decide_enrol(const struct context *context, const void *request, struct decision *out,
                         struct refusal *refusal)
{
    const struct regional_state *state = context->state;
    const struct session_enrol *asked = request;
    const struct session *session = planned(context, &asked->session, refusal);
    struct session_enrolled event = {.tutor = asked->tutor, .enrolled_on = context->today};

    if (session == NULL)
        return -1;
    if (!follows_somebody(state, &asked->tutor))
        return refuse(refusal, ERROR_NOT_FOUND, "S1", "tutor",
                      "Le tuteur %s n'accompagne aucun contrat suivi par le pôle (S1).",
                      id_text(&asked->tutor));
    if (enrolment_of(session, &asked->tutor) != NULL)
        return refuse(refusal, ERROR_CONFLICT, "S2", "tutor",
                      "Le tuteur est déjà inscrit à cette session (S2).");
    if (session->waiting == SESSION_MOST_WAITING)
        return refuse(
            refusal, ERROR_CONFLICT, "S4", "session",
            "%d tuteurs attendent déjà une place, le maximum ; prévoyez une autre session "
            "(S4).",
            SESSION_MOST_WAITING);
    DESCRIBE(event, context, session);
    event.is_waiting = session->enrolled >= session->seats; /* S3 */
    event.rank = event.is_waiting ? session->waiting + 1 : session->enrolled + 1;
    decide_event(out, &session_enrolled_schema, &event, session->departement);
    return 0;
}

int session_decide_withdraw(const struct context *context, const void *request,
                            struct decision *out, struct refusal *refusal)
{
    const struct session_withdraw *asked = request;
    const struct session *session = planned(context, &asked->session, refusal);
    struct session_withdrawn event = {.tutor = asked->tutor, .withdrawn_on = context->today};
    const struct enrolment *enrolment;

    if (session == NULL)
        return -1;
    enrolment = enrolment_of(session, &asked->tutor);
    if (enrolment == NULL)
        return refuse(refusal, ERROR_NOT_FOUND, "S2", "tutor",
                      "Le tuteur %s n'est pas inscrit à cette session (S2).",
                      id_text(&asked->tutor));
    DESCRIBE(event, context, session);
    event.was_waiting = enrolment->state == ENROLMENT_WAITING;
    decide_event(out, &session_withdrawn_schema, &event, session->departement);
    if (!event.was_waiting)
        promote(context, session, 1, out);
    return 0;
}

/* ---- hold, cancel ------------------------------------------------------------------------------
 */

/* S6: only the enrolled, once each. */
static int check_attendance(const struct session *session, const struct session_hold *asked,
                            struct refusal *refusal)
{
    for (size_t i = 0; i < asked->tutors_count; i++) {
        const struct id *tutor = &asked->tutors[i].tutor;
        const struct enrolment *enrolment = enrolment_of(session, tutor);

        if (enrolment == NULL || enrolment->state != ENROLMENT_ENROLLED)
            return refuse(refusal, ERROR_INVALID, "S6", "tutors",
                          "Le tuteur %s n'a pas de place à cette session (S6).", id_text(tutor));
        for (size_t k = 0; k < i; k++)
            if (id_equal(&asked->tutors[k].tutor, tutor))
                return refuse(refusal, ERROR_INVALID, "S6", "tutors",
                              "Le tuteur %s est nommé deux fois (S6).", id_text(tutor));
    }
    return 0;
}

static enum attendance attendance_of(const struct session_hold *asked, const struct id *tutor)
{
    for (size_t i = 0; i < asked->tutors_count; i++)
        if (id_equal(&asked->tutors[i].tutor, tutor))
            return asked->tutors[i].attendance;
    return ATTENDANCE_ABSENT;
}

static void say_attended(const struct context *context, const struct session *session,
                         const struct session_hold *asked, struct date on, struct decision *out)
{
    for (size_t i = 0; i < session->enrolment_count; i++) {
        struct session_attended event = {
            .tutor = session->enrolments[i].tutor,
            .theme = (enum session_theme)session->theme,
            .held_on = on,
        };

        if (session->enrolments[i].state != ENROLMENT_ENROLLED)
            continue;
        DESCRIBE(event, context, session);
        event.attendance = attendance_of(asked, &event.tutor);
        decide_event(out, &session_attended_schema, &event, session->departement);
    }
}

int session_decide_hold(const struct context *context, const void *request, struct decision *out,
                        struct refusal *refusal)
{
    const struct session_hold *asked = request;
    const struct session *session = planned(context, &asked->session, refusal);
    struct session_held event = {0};
    struct date on = asked->held_on;

    if (session == NULL)
        return -1;
    if (date_is_none(on))
        on = session->held_on;
    if (date_compare(on, session->held_on) < 0 ||
        date_compare(context->today, session->held_on) < 0)
        return refuse(refusal, ERROR_INVALID, "S5", "held_on",
                      "La session est prévue le %s ; elle ne peut pas être dite tenue avant (S5).",
                      day_text(session->held_on));
    if (regional_business_day(context, on, "held_on", &event.held_on, refusal) != 0 ||
        check_attendance(session, asked, refusal) != 0)
        return -1;
    DESCRIBE(event, context, session);
    event.place = session->place;
    event.theme = (enum session_theme)session->theme;
    event.seats = session->seats;
    event.enrolled = session->enrolled;
    event.waiting = session->waiting;
    for (size_t i = 0; i < asked->tutors_count; i++) {
        event.present += asked->tutors[i].attendance == ATTENDANCE_PRESENT;
        event.excused += asked->tutors[i].attendance == ATTENDANCE_EXCUSED;
    }
    event.absent = event.enrolled - event.present - event.excused;
    decide_event(out, &session_held_schema, &event, session->departement);
    say_attended(context, session, asked, event.held_on, out);
    return 0;
}

int session_decide_cancel(const struct context *context, const void *request, struct decision *out,
                          struct refusal *refusal)
{
    const struct session_cancel *asked = request;
    const struct session *session = planned(context, &asked->session, refusal);
    struct session_cancelled event = {.reason = asked->reason, .cancelled_on = context->today};

    if (session == NULL)
        return -1;
    DESCRIBE(event, context, session);
    event.enrolled = session->enrolled;
    decide_event(out, &session_cancelled_schema, &event, session->departement);
    return 0;
}
