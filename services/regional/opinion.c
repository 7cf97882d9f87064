#include "services/regional/opinion.h"

#include <stdio.h>

#include "common/things/query.h"
#include "common/things/scope.h"
#include "services/regional/area.h"
#include "services/regional/notebook.h"

/* ---- opinion.give ------------------------------------------------------------------------------
 */

static int check_reason(const struct opinion_give *asked, struct refusal *refusal)
{
    bool is_against = asked->verdict == VERDICT_UNFAVOURABLE;

    if (is_against == (asked->reason != REFUSAL_NONE))
        return 0;
    return refuse(refusal, ERROR_INVALID, "O3", "reason",
                  is_against ? "Un avis défavorable dit pourquoi (O3)."
                             : "Un avis favorable n'a pas de motif de refus (O3).");
}

static int check_job(const struct job_case *subject, struct date given_on, bool decides,
                     struct refusal *refusal)
{
    const struct opinion *last = subject->opinion;

    if (subject->state != JOB_PROPOSED)
        return refuse(refusal, ERROR_CONFLICT, "O1", "job",
                      "Le poste est « %s » ; un avis porte sur un poste « proposé » (O1).",
                      enumeration_label(&job_states, subject->state));
    if (date_compare(given_on, subject->proposed_on) < 0)
        return refuse(refusal, ERROR_INVALID, "O1", "given_on",
                      "Le poste n'est proposé que depuis le %s ; un avis ne peut pas être d'avant "
                      "(O1).",
                      day_text(subject->proposed_on));
    if (decides && last != NULL && last->outcome == OPINION_AWAITED)
        return refuse(
            refusal, ERROR_CONFLICT, "O2", "job",
            "L'avis du %s sur ce poste n'a pas encore de suite ; il faut l'attendre (O2).",
            day_text(last->given_on));
    return 0;
}

int opinion_decide_give(const struct context *context, const void *request, struct decision *out,
                        struct refusal *refusal)
{
    const struct regional_state *state = context->state;
    const struct opinion_give *asked = request;
    const struct job_case *subject = case_open(context, &asked->job, refusal);
    struct opinion_given event = {
        .opinion = asked->opinion, .verdict = asked->verdict, .reason = asked->reason};

    if (subject == NULL)
        return -1;
    if (table_find(&state->opinions, &asked->opinion) != NULL)
        return refuse(refusal, ERROR_CONFLICT, "", "opinion", "L'avis %s est déjà donné.",
                      id_text(&asked->opinion));
    if (check_reason(asked, refusal) != 0 ||
        regional_business_day(context, asked->given_on, "given_on", &event.given_on, refusal) != 0)
        return -1;
    /* H1: by the day of the opinion, late or not. */
    event.decides = coverage_decides(&state->coverage, subject->departement, event.given_on);
    if (check_job(subject, event.given_on, event.decides, refusal) != 0 ||
        notebook_keep(&opinion_give_schema, request, &asked->opinion, asked->details, out,
                      refusal) != 0)
        return -1;
    CASE_DESCRIBE(event, context, subject);
    event.metier = (enum metier)subject->metier;
    snprintf(event.sector, sizeof event.sector, "%s", case_sector(state, subject));
    event.has_notes = asked->details[0] != '\0';
    decide_event(out, &opinion_given_schema, &event, subject->departement);
    return 0;
}

/* ---- the fold ----------------------------------------------------------------------------------
 */

void opinion_apply_given(void *fold, const struct event *event)
{
    struct regional_state *state = fold;
    const struct opinion_given *given = event->record;
    struct opinion *opinion = table_add(&state->opinions, &given->opinion);
    struct job_case *subject = case_find(state, &given->job);

    opinion->subject = subject;
    opinion->given_on = given->given_on;
    opinion->verdict = (uint8_t)given->verdict;
    opinion->reason = (uint8_t)given->reason;
    opinion->decides = given->decides;
    opinion->outcome = given->decides ? OPINION_AWAITED : OPINION_NONE;
    if (given->decides)
        subject->opinion = opinion;
    timeline_add(&state->timeline, &subject->timeline, FACT_OPINION_GIVEN, given->given_on,
                 &given->opinion, enumeration_word(&verdicts, (int)given->verdict));
    if (given->has_notes)
        notebook_add(state, &given->opinion, HUB_NOTE_OPINION, subject, NULL, given->given_on,
                     subject->departement);
}

void opinion_follow_unmet(struct regional_state *state, const struct id *id, const char *rule,
                          struct date on)
{
    struct opinion *opinion = table_find(&state->opinions, id);

    if (opinion == NULL)
        return;
    opinion->outcome = OPINION_UNMET;
    opinion->rule = timeline_word(&state->timeline, rule);
    opinion->outcome_on = on;
}

void opinion_follow_job(struct regional_state *state, const struct job_case *subject,
                        enum case_fact fact, struct date on)
{
    struct opinion *opinion = subject->opinion;
    bool is_approved = fact == FACT_JOB_APPROVED;

    (void)state;
    if (opinion == NULL || opinion->outcome != OPINION_AWAITED ||
        (!is_approved && fact != FACT_JOB_REFUSED && fact != FACT_JOB_WITHDRAWN))
        return;
    opinion->outcome_on = on;
    opinion->outcome = OPINION_OVERTAKEN;
    if (fact != FACT_JOB_WITHDRAWN && is_approved == (opinion->verdict == VERDICT_FAVOURABLE))
        opinion->outcome = OPINION_FOLLOWED;
}

/* ---- get, list ---------------------------------------------------------------------------------
 */

static void show(const struct context *context, const void *thing, void *out)
{
    const struct regional_state *state = context->state;
    const struct opinion *opinion = thing;
    struct opinion_view *view = out;

    *view = (struct opinion_view){
        .opinion = opinion->id,
        .job = opinion->subject->id,
        .verdict = (enum verdict)opinion->verdict,
        .reason = (enum job_refusal)opinion->reason,
        .decides = opinion->decides,
        .given_on = opinion->given_on,
        .outcome = (enum opinion_outcome)opinion->outcome,
        .outcome_on = opinion->outcome_on,
    };
    memcpy(view->departement, opinion->subject->departement, sizeof view->departement);
    snprintf(view->rule, sizeof view->rule, "%s", timeline_text(&state->timeline, opinion->rule));
}

static bool matches(const struct context *context, const void *request, const void *thing)
{
    const struct opinion_list *asked = request;
    const struct opinion *opinion = thing;
    const char *departement = opinion->subject->departement;

    return scope_shows(context, asked->departement, departement) &&
           (id_is_none(&asked->job) || id_equal(&asked->job, &opinion->subject->id)) &&
           (asked->outcome == OPINION_NONE || opinion->outcome == (uint8_t)asked->outcome);
}

int opinion_answer_get(const struct context *context, const void *request, struct buffer *reply,
                       struct refusal *refusal)
{
    const struct regional_state *state = context->state;
    const struct opinion_get *asked = request;
    const struct opinion *opinion = table_find(&state->opinions, &asked->opinion);
    struct opinion_view view;

    if (opinion == NULL)
        return refuse(refusal, ERROR_NOT_FOUND, "", "opinion", "L'avis %s est inconnu.",
                      id_text(&asked->opinion));
    show(context, opinion, &view);
    record_encode(&opinion_view_schema, &view, reply);
    return 0;
}

int opinion_answer_list(const struct context *context, const void *request, struct buffer *reply,
                        struct refusal *refusal)
{
    const struct opinion_list *asked = request;
    const struct query query = {
        .table = &((const struct regional_state *)context->state)->opinions,
        .after = &asked->after,
        .limit = asked->limit,
        .page = &opinion_page_schema,
        .view = &opinion_view_schema,
        .matches = matches,
        .show = show,
    };

    if (scope_check(context, asked->departement, refusal) != 0)
        return -1;
    return query_list(context, request, &query, reply, refusal);
}
