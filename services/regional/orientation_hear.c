/* What the hub hears about employers (registration) and about its referrals (the DLA). */
#include <stdio.h>

#include "common/messages/dla.h"
#include "common/messages/registration.h"
#include "services/regional/orientation.h"

/* ---- employers ---------------------------------------------------------------------------------
 */

static void note(const struct context *context, const struct id *employer, const char *departement,
                 enum employer_form form, const char *siret, const struct id *merged_into,
                 struct decision *out)
{
    struct employer_noted event = {
        .employer = *employer, .form = form, .merged_into = *merged_into};

    snprintf(event.hub, sizeof event.hub, "%s", context->instance);
    snprintf(event.departement, sizeof event.departement, "%s", departement);
    snprintf(event.siret, sizeof event.siret, "%s", siret);
    decide_event(out, &employer_noted_schema, &event, departement);
}

static const struct id nobody;

void orientation_hear_employer(const struct context *context, const struct event *heard,
                               struct decision *out)
{
    const struct regional_state *state = context->state;
    const struct employer_registered *employer = heard->record;

    if (table_find(&state->employers, &employer->employer) == NULL)
        note(context, &employer->employer, employer->departement, employer->form, employer->siret,
             &nobody, out);
}

/* Only what a referral needs: another address changes nothing here. */
void orientation_hear_amended(const struct context *context, const struct event *heard,
                              struct decision *out)
{
    const struct regional_state *state = context->state;
    const struct employer_amended *employer = heard->record;
    const struct known_employer *known = table_find(&state->employers, &employer->employer);

    if (known == NULL || known->form != (uint8_t)employer->form ||
        strcmp(known->siret, employer->siret) != 0)
        note(context, &employer->employer, employer->departement, employer->form, employer->siret,
             &nobody, out);
}

void orientation_hear_merged(const struct context *context, const struct event *heard,
                             struct decision *out)
{
    const struct regional_state *state = context->state;
    const struct employer_merged *employer = heard->record;
    const struct known_employer *known = table_find(&state->employers, &employer->employer);

    if (known == NULL || known->merged_into == NULL)
        note(context, &employer->employer, employer->departement, employer->form, "",
             &employer->into, out);
}

/* ---- the DLA -----------------------------------------------------------------------------------
 */

/* Where to find, in each of its events, the day, a word of a closed list, and a flag that says the
 * referral ends there. */
struct step {
    const struct schema *schema;
    enum orientation_step step;
    const char *day, *word, *flag; /* members; NULL: there is none */
    bool ends;                     /* always */
};
static const struct step steps[] = {
    {&referral_received_schema,            ORIENTATION_RECEIVED,            "received_on",   NULL,      NULL,       false},
    {&referral_refused_schema,             ORIENTATION_REFUSED,             "refused_on",    "reason",  NULL,       true },
    {&referral_sent_schema,                ORIENTATION_SENT,                "sent_on",       NULL,      NULL,       false},
    {&referral_seen_schema,                ORIENTATION_SEEN,                "seen_on",       NULL,      NULL,       false},
    {&referral_reminded_schema,            ORIENTATION_REMINDED,            "reminded_on",   NULL,      NULL,       false},
    {&referral_escalated_schema,           ORIENTATION_ESCALATED,           "escalated_on",  "reason",  NULL,       false},
    {&referral_reassigned_schema,          ORIENTATION_REASSIGNED,          "reassigned_on", NULL,      NULL,       false},
    {&referral_accepted_schema,            ORIENTATION_ACCEPTED,            "accepted_on",   NULL,      NULL,       false},
    {&referral_handed_over_schema,         ORIENTATION_HANDED_OVER,         "handed_on",     NULL,      NULL,       false},
    {&referral_declined_schema,            ORIENTATION_DECLINED,            "declined_on",   "reason",  "is_final", false},
    {&referral_diagnosed_schema,           ORIENTATION_DIAGNOSED,           "diagnosed_on",  NULL,      NULL,       false},
    {&referral_planned_schema,             ORIENTATION_PLANNED,             "planned_on",    NULL,      NULL,       false},
    {&referral_engineering_started_schema, ORIENTATION_ENGINEERING_STARTED, "started_on",    NULL,
     NULL,                                                                                                          false},
    {&referral_followed_up_schema,         ORIENTATION_FOLLOWED_UP,         "followed_on",   NULL,      NULL,       false},
    {&referral_closed_schema,              ORIENTATION_CLOSED,              "closed_on",     "outcome", NULL,       true },
    {&referral_withdrawn_schema,           ORIENTATION_WITHDRAWN,           "withdrawn_on",  NULL,      NULL,       true },
    {&referral_too_late_schema,            ORIENTATION_TOO_LATE,            "told_on",       "what",    NULL,       false},
};

static const void *member(const struct schema *schema, const char *name, const void *record)
{
    return (const char *)record + schema_field(schema, name)->offset;
}

static void fill(const struct step *step, const void *record, struct referral_heard *event)
{
    const struct field *word = step->word == NULL ? NULL : schema_field(step->schema, step->word);

    event->step = step->step;
    event->on = *(const struct date *)member(step->schema, step->day, record);
    event->is_over = step->ends;
    if (step->flag != NULL)
        event->is_over = *(const bool *)member(step->schema, step->flag, record);
    if (step->schema == &referral_refused_schema) /* D1: the hub is told what else exists */
        event->alternatives = ((const struct referral_refused *)record)->alternatives;
    if (word != NULL)
        snprintf(event->detail, sizeof event->detail, "%s",
                 enumeration_word(word->enumeration,
                                  *(const int *)member(step->schema, step->word, record)));
}

/* Heard by départements: another hub's referral is none of ours. */
void orientation_hear_step(const struct context *context, const struct event *heard,
                           struct decision *out)
{
    const struct regional_state *state = context->state;
    const struct id *referral = member(heard->schema, "referral", heard->record);
    const char *hub = member(heard->schema, "hub", heard->record);
    const struct orientation *orientation = table_find(&state->orientations, referral);
    struct referral_heard event = {.referral = *referral};

    if (strcmp(hub, context->instance) != 0 || orientation == NULL)
        return;
    for (size_t i = 0; i < sizeof steps / sizeof steps[0]; i++)
        if (steps[i].schema == heard->schema)
            fill(&steps[i], heard->record, &event);
    /* Heard twice, or said to several advisers on one day: it happened once.  What ends the
     * referral may have the name and the day of a step before it. */
    if ((!event.is_over || orientation->is_over) &&
        timeline_has(&state->timeline, orientation->subject->timeline, FACT_REFERRAL, event.on,
                     referral, enumeration_word(&orientation_steps, (int)event.step)))
        return;
    CASE_DESCRIBE(event, context, orientation->subject);
    event.employer = orientation->employer->id;
    decide_event(out, &referral_heard_schema, &event, event.departement);
}
