/* What is read of referrals: one with its askings and texts, and lists. */
#include <stdlib.h>

#include "common/things/query.h"
#include "common/things/scope.h"
#include "services/dla/note.h"
#include "services/dla/referral.h"

static void show(const struct context *context, const void *thing, void *out)
{
    const struct referral *referral = thing;
    struct referral_view *view = out;

    (void)context;
    *view = (struct referral_view){
        .needs = referral->needs,
        .state = (enum referral_state)referral->state,
        .round = referral->round,
        .refusal = (enum referral_unmet)referral->refusal,
        .alternatives = referral->alternatives,
        .escalation = (enum escalation_reason)referral->escalation,
        .decline = (enum decline_reason)referral->decline,
        .outcome = (enum referral_outcome)referral->outcome,
        .jobs_concerned = referral->jobs_concerned,
        .jobs_consolidated = referral->jobs_consolidated,
        .missions = referral->missions_completed,
        .requested_on = referral->requested_on,
        .answer_due_on = referral->answer_due_on,
        .escalated_on = referral->escalated_on,
        .accepted_on = referral->accepted_on,
        .diagnosis_due_on = referral->diagnosis_due_on,
        .diagnosed_on = referral->diagnosed_on,
        .plan_due_on = referral->plan_due_on,
        .planned_on = referral->planned_on,
        .whole_due_on = referral->whole_due_on,
        .ended_on = referral->ended_on,
        .impact_from = referral->impact_from,
        .measured_on = referral->measured_on,
    };
    REFERRAL_DESCRIBE(*view, referral);
    memcpy(view->bearer, referral->bearer, sizeof view->bearer);
    memcpy(view->c2ra, referral->c2ra, sizeof view->c2ra);
    if (referral->adviser != NULL) {
        view->adviser = referral->adviser->id;
        memcpy(view->bearer, referral->adviser->body, sizeof view->bearer);
    }
}

/* The latest ones, when there are more than an answer holds. */
static void show_askings(const struct referral *referral, struct referral_detail *detail)
{
    size_t most = sizeof detail->askings / sizeof detail->askings[0], count = 0;

    for (const struct asking *asking = referral->askings; asking != NULL; asking = asking->next)
        count++;
    for (const struct asking *asking = referral->askings; asking != NULL; asking = asking->next) {
        if (count-- > most)
            continue;
        detail->askings[detail->askings_count++] = (struct asking_view){
            .asking = asking->id,
            .adviser = asking->adviser->id,
            .round = asking->round,
            .state = (enum asking_state)asking->state,
            .reason = (enum decline_reason)asking->reason,
            .sent_on = asking->sent_on,
            .seen_on = asking->seen_on,
            .answer_due_on = asking->answer_due_on,
            .answered_on = asking->answered_on,
            .reminders = asking->reminders,
        };
    }
}

static void show_notes(const struct referral *referral, struct referral_detail *detail)
{
    size_t most = sizeof detail->notes / sizeof detail->notes[0];

    for (const struct note *note = referral->notes; note != NULL && detail->notes_count < most;
         note = note->next) {
        struct note_view *view = &detail->notes[detail->notes_count++];

        *view = (struct note_view){
            .note = note->id, .step = (enum note_step)note->step, .is_erased = note->is_erased};
        if (note->adviser != NULL)
            view->adviser = note->adviser->id;
    }
}

int referral_answer_get(const struct context *context, const void *request, struct buffer *reply,
                        struct refusal *refusal)
{
    const struct referral_get *asked = request;
    const struct referral *referral = referral_known(context, &asked->referral, refusal);
    struct referral_detail *detail;

    if (referral == NULL)
        return -1;
    if (!referral_is_visible(context, referral))
        return refuse(refusal, ERROR_FORBIDDEN, "D3", "referral",
                      "L'orientation %s n'est pas des vôtres (D3).", id_text(&asked->referral));
    detail = memory_new(1, sizeof *detail);
    show(context, referral, &detail->summary);
    show_askings(referral, detail);
    show_notes(referral, detail);
    record_encode(&referral_detail_schema, detail, reply);
    free(detail);
    return 0;
}

static bool matches(const struct context *context, const void *request, const void *thing)
{
    const struct referral_list *asked = request;
    const struct referral *referral = thing;
    const struct adviser *adviser = adviser_find(context->state, &asked->adviser);
    const char *bearer = referral->adviser != NULL ? referral->adviser->body : referral->bearer;

    return scope_shows(context, asked->departement, referral->departement) &&
           (asked->hub[0] == '\0' || strcmp(asked->hub, referral->hub) == 0) &&
           (id_is_none(&asked->employer) || id_equal(&asked->employer, &referral->employer)) &&
           (id_is_none(&asked->job) || id_equal(&asked->job, &referral->job)) &&
           (asked->bearer[0] == '\0' || strcmp(asked->bearer, bearer) == 0) &&
           (asked->states == 0 || (asked->states & (1u << referral->state)) != 0) &&
           (id_is_none(&asked->adviser) ||
            (adviser != NULL &&
             (referral->adviser == adviser || referral_asking(referral, adviser) != NULL))) &&
           referral_is_visible(context, referral);
}

int referral_answer_list(const struct context *context, const void *request, struct buffer *reply,
                         struct refusal *refusal)
{
    const struct referral_list *asked = request;
    const struct query query = {
        .table = &((const struct dla_state *)context->state)->referrals,
        .after = &asked->after,
        .limit = asked->limit,
        .page = &referral_page_schema,
        .view = &referral_view_schema,
        .matches = matches,
        .show = show,
    };

    if (context->caller->role == ROLE_DLA && adviser_of_caller(context, refusal) == NULL)
        return -1;
    if (scope_check(context, asked->departement, refusal) != 0)
        return -1;
    return query_list(context, request, &query, reply, refusal);
}
