#include "services/regional/orientation.h"

#include <stdio.h>

#include "common/identifiers/identifiers.h"
#include "common/things/query.h"
#include "common/things/scope.h"
#include "services/regional/area.h"
#include "services/regional/notebook.h"

/* ---- referral.request --------------------------------------------------------------------------
 */

/* EM4: the one that counts. */
static struct known_employer *that_counts(struct known_employer *employer)
{
    while (employer != NULL && employer->merged_into != NULL)
        employer = employer->merged_into;
    return employer;
}

/* OR1: the number that is known, or the one that is given. */
static int find_siret(const struct known_employer *employer, const struct referral_request *asked,
                      char siret[15], struct refusal *refusal)
{
    struct error error;

    if (employer != NULL && employer->siret[0] != '\0') {
        if (asked->siret[0] != '\0' && strcmp(asked->siret, employer->siret) != 0)
            return refuse(refusal, ERROR_CONFLICT, "OR1", "siret",
                          "L'employeur a le SIRET %s, pas %s (OR1).", employer->siret,
                          asked->siret);
        memcpy(siret, employer->siret, sizeof employer->siret);
        return 0;
    }
    if (asked->siret[0] == '\0')
        return refuse(
            refusal, ERROR_INVALID, "OR1", "siret",
            "Le pôle ne connaît pas le SIRET de l'employeur, dont le siège est ailleurs ; "
            "donnez-le (OR1).");
    if (siret_check(asked->siret, &error) != 0)
        return refuse(refusal, ERROR_INVALID, "EM2", "siret", "%s", error.text);
    memcpy(siret, asked->siret, sizeof asked->siret);
    return 0;
}

/* OR2: of all that were merged into one, too. */
static int check_running(const struct regional_state *state, const struct known_employer *employer,
                         struct refusal *refusal)
{
    for (size_t i = 0; employer != NULL && i < state->orientations.count; i++) {
        const struct orientation *other = table_at(&state->orientations, i);

        if (!other->is_over && that_counts(other->employer) == employer)
            return refuse(refusal, ERROR_CONFLICT, "OR2", "job",
                          "L'orientation %s de cet employeur, du %s, est en cours (OR2).",
                          id_text(&other->id), day_text(other->requested_on));
    }
    return 0;
}

int orientation_decide_request(const struct context *context, const void *request,
                               struct decision *out, struct refusal *refusal)
{
    const struct regional_state *state = context->state;
    const struct referral_request *asked = request;
    const struct job_case *subject = case_open(context, &asked->job, refusal);
    const struct known_employer *employer;
    struct referral_requested event = {
        .referral = asked->referral,
        .needs = asked->needs,
        .labels = asked->labels,
        .advisers_most = asked->advisers_most,
        .has_notes = asked->context[0] != '\0',
    };

    if (subject == NULL)
        return -1;
    if (table_find(&state->orientations, &asked->referral) != NULL)
        return refuse(refusal, ERROR_CONFLICT, "OR2", "referral",
                      "L'orientation %s est déjà demandée (OR2).", id_text(&asked->referral));
    employer = that_counts(table_find(&state->employers, &subject->employer));
    if (find_siret(employer, asked, event.siret, refusal) != 0 ||
        check_running(state, employer, refusal) != 0 ||
        regional_business_day(context, asked->requested_on, "requested_on", &event.requested_on,
                              refusal) != 0 ||
        notebook_keep(&referral_request_schema, request, &asked->referral, asked->context, out,
                      refusal) != 0)
        return -1;
    CASE_DESCRIBE(event, context, subject);
    event.employer = employer == NULL ? subject->employer : employer->id;
    event.form = employer == NULL || employer->form == FORM_NONE
                     ? (enum employer_form)subject->form
                     : (enum employer_form)employer->form;
    event.metier = (enum metier)subject->metier;
    decide_event(out, &referral_requested_schema, &event, subject->departement);
    return 0;
}

int orientation_decide_withdraw(const struct context *context, const void *request,
                                struct decision *out, struct refusal *refusal)
{
    const struct regional_state *state = context->state;
    const struct referral_withdraw *asked = request;
    const struct orientation *orientation = table_find(&state->orientations, &asked->referral);
    struct referral_withdrawal_asked event = {.referral = asked->referral};

    if (orientation == NULL)
        return refuse(refusal, ERROR_NOT_FOUND, "OR3", "referral",
                      "L'orientation %s est inconnue (OR3).", id_text(&asked->referral));
    if (coverage_check(context, orientation->subject->departement, "referral", refusal) != 0)
        return -1;
    if (orientation->is_over || orientation->withdrawal_asked)
        return refuse(
            refusal, ERROR_CONFLICT, "OR3", "referral",
            "L'orientation est « %s » depuis le %s ; son retrait ne se demande plus (OR3).",
            enumeration_label(&orientation_steps, orientation->step), day_text(orientation->on));
    if (regional_business_day(context, asked->asked_on, "asked_on", &event.asked_on, refusal) != 0)
        return -1;
    snprintf(event.hub, sizeof event.hub, "%s", context->instance);
    memcpy(event.departement, orientation->subject->departement, sizeof event.departement);
    event.employer = orientation->employer->id;
    decide_event(out, &referral_withdrawal_asked_schema, &event, event.departement);
    return 0;
}

/* ---- the fold ----------------------------------------------------------------------------------
 */

static struct known_employer *reach_employer(struct regional_state *state, const struct id *id)
{
    struct known_employer *employer = table_find(&state->employers, id);

    return employer != NULL ? employer : table_add(&state->employers, id);
}

void orientation_apply_employer(void *fold, const struct event *event)
{
    struct regional_state *state = fold;
    const struct employer_noted *noted = event->record;
    struct known_employer *employer = reach_employer(state, &noted->employer);

    if (!id_is_none(&noted->merged_into)) {
        employer->merged_into = reach_employer(state, &noted->merged_into);
        return;
    }
    employer->form = (uint8_t)noted->form;
    memcpy(employer->siret, noted->siret, sizeof employer->siret);
}

static void move(struct regional_state *state, struct orientation *orientation,
                 enum orientation_step step, struct date on, const char *detail)
{
    orientation->step = (uint8_t)step;
    orientation->on = on;
    orientation->detail = timeline_word(&state->timeline, detail);
    timeline_add(&state->timeline, &orientation->subject->timeline, FACT_REFERRAL, on,
                 &orientation->id, enumeration_word(&orientation_steps, (int)step));
}

void orientation_apply_requested(void *fold, const struct event *event)
{
    struct regional_state *state = fold;
    const struct referral_requested *requested = event->record;
    struct orientation *orientation = table_add(&state->orientations, &requested->referral);

    orientation->subject = case_find(state, &requested->job);
    orientation->employer = reach_employer(state, &requested->employer);
    orientation->requested_on = requested->requested_on;
    orientation->needs = (uint8_t)requested->needs;
    memcpy(orientation->siret, requested->siret, sizeof orientation->siret);
    move(state, orientation, ORIENTATION_REQUESTED, requested->requested_on, "");
    if (requested->has_notes)
        notebook_add(state, &requested->referral, HUB_NOTE_REFERRAL, orientation->subject, NULL,
                     requested->requested_on, requested->departement);
}

void orientation_apply_withdrawal_asked(void *fold, const struct event *event)
{
    struct regional_state *state = fold;
    const struct referral_withdrawal_asked *asked = event->record;
    struct orientation *orientation = table_find(&state->orientations, &asked->referral);

    orientation->withdrawal_asked = true;
    move(state, orientation, ORIENTATION_WITHDRAWAL_ASKED, asked->asked_on, "");
}

void orientation_apply_heard(void *fold, const struct event *event)
{
    struct regional_state *state = fold;
    const struct referral_heard *heard = event->record;
    struct orientation *orientation = table_find(&state->orientations, &heard->referral);

    move(state, orientation, heard->step, heard->on, heard->detail);
    orientation->alternatives = (uint8_t)heard->alternatives;
    if (heard->is_over)
        orientation->is_over = true;
}

/* ---- get, list ---------------------------------------------------------------------------------
 */

static void show(const struct context *context, const void *thing, void *out)
{
    const struct regional_state *state = context->state;
    const struct orientation *orientation = thing;
    struct orientation_view *view = out;

    *view = (struct orientation_view){
        .referral = orientation->id,
        .job = orientation->subject->id,
        .employer = orientation->employer->id,
        .needs = orientation->needs,
        .step = (enum orientation_step)orientation->step,
        .alternatives = orientation->alternatives,
        .requested_on = orientation->requested_on,
        .on = orientation->on,
        .is_over = orientation->is_over,
    };
    memcpy(view->departement, orientation->subject->departement, sizeof view->departement);
    memcpy(view->siret, orientation->siret, sizeof view->siret);
    snprintf(view->detail, sizeof view->detail, "%s",
             timeline_text(&state->timeline, orientation->detail));
}

static bool matches(const struct context *context, const void *request, const void *thing)
{
    const struct orientation_list *asked = request;
    const struct orientation *orientation = thing;
    const char *departement = orientation->subject->departement;

    return scope_shows(context, asked->departement, departement) &&
           (id_is_none(&asked->job) || id_equal(&asked->job, &orientation->subject->id)) &&
           (id_is_none(&asked->employer) ||
            id_equal(&asked->employer, &orientation->employer->id)) &&
           (asked->steps == 0 || (asked->steps & 1u << orientation->step) != 0);
}

int orientation_answer_get(const struct context *context, const void *request, struct buffer *reply,
                           struct refusal *refusal)
{
    const struct regional_state *state = context->state;
    const struct orientation_get *asked = request;
    const struct orientation *orientation = table_find(&state->orientations, &asked->referral);
    struct orientation_view view;

    if (orientation == NULL)
        return refuse(refusal, ERROR_NOT_FOUND, "", "referral", "L'orientation %s est inconnue.",
                      id_text(&asked->referral));
    show(context, orientation, &view);
    record_encode(&orientation_view_schema, &view, reply);
    return 0;
}

int orientation_answer_list(const struct context *context, const void *request,
                            struct buffer *reply, struct refusal *refusal)
{
    const struct orientation_list *asked = request;
    const struct query query = {
        .table = &((const struct regional_state *)context->state)->orientations,
        .after = &asked->after,
        .limit = asked->limit,
        .page = &orientation_page_schema,
        .view = &orientation_view_schema,
        .matches = matches,
        .show = show,
    };

    if (scope_check(context, asked->departement, refusal) != 0)
        return -1;
    return query_list(context, request, &query, reply, refusal);
}
