/* A company and a job: proposed, accepted or declined, meetings, the end (PA2, PA3, PA5). */
#include <stdio.h>

#include "services/regional/item.h"
#include "services/regional/notebook.h"
#include "services/regional/sponsor.h"

/* What the events have in common. */
#define DESCRIBE(event, context, about)                                                            \
    do {                                                                                           \
        CASE_DESCRIBE(event, context, (about)->subject);                                           \
        (event).sponsorship = (about)->id;                                                         \
        (event).sponsor = (about)->sponsor->id;                                                    \
    } while (0)

/* One in that state, where the hub may act; NULL with a refusal. */
static const struct sponsorship *in_state(const struct context *context, const struct id *id,
                                          enum sponsorship_state wanted, struct refusal *refusal)
{
    const struct regional_state *state = context->state;
    const struct sponsorship *sponsorship = table_find(&state->sponsorships, id);

    if (sponsorship == NULL)
        refuse(refusal, ERROR_NOT_FOUND, "", "sponsorship", "Le parrainage %s est inconnu.",
               id_text(id));
    else if (coverage_check(context, sponsorship->subject->departement, "sponsorship", refusal) !=
             0)
        return NULL;
    else if (sponsorship->state != (uint8_t)wanted)
        refuse(refusal, ERROR_CONFLICT, "PA5", "sponsorship",
               "Le parrainage est « %s » ; il faut qu'il soit « %s » (PA5).",
               enumeration_label(&sponsorship_states, sponsorship->state),
               enumeration_label(&sponsorship_states, (int)wanted));
    else
        return sponsorship;
    return NULL;
}

/* ---- propose, accept, decline ------------------------------------------------------------------
 */

static int check_capacity(const struct sponsor *sponsor, struct refusal *refusal)
{
    if (sponsor_free(sponsor) > 0)
        return 0;
    return refuse(
        refusal, ERROR_CONFLICT, "PA2", "sponsor",
        "Postes que l'entreprise suit déjà : %d, autant qu'elle l'a dit ; proposez-en une "
        "autre, ou modifiez son engagement si elle en suit plus (PA2).",
        sponsor->jobs_followed);
}

/* PA3. */
static int check_job(const struct job_case *subject, struct refusal *refusal)
{
    if (case_is_over(subject))
        return refuse(refusal, ERROR_CONFLICT, "PA3", "job",
                      "Le poste est « %s » : il n'y a plus personne à parrainer (PA3).",
                      enumeration_label(&job_states, subject->state));
    if (subject->sponsored != NULL)
        return refuse(refusal, ERROR_CONFLICT, "PA3", "job",
                      "Le poste a déjà un parrain, l'entreprise %s (PA3).",
                      id_text(&subject->sponsored->sponsor->id));
    return 0;
}

static int check_once(const struct job_case *subject, const struct sponsor *sponsor,
                      struct refusal *refusal)
{
    for (const struct sponsorship *known = subject->sponsorships; known != NULL;
         known = known->next_of_case)
        if (known->sponsor == sponsor && known->state == SPONSORSHIP_PROPOSED)
            return refuse(refusal, ERROR_CONFLICT, "PA3", "sponsor",
                          "L'entreprise est déjà proposée à ce poste depuis le %s (PA3).",
                          day_text(known->proposed_on));
    return 0;
}

int sponsor_decide_propose(const struct context *context, const void *request, struct decision *out,
                           struct refusal *refusal)
{
    const struct regional_state *state = context->state;
    const struct sponsor_propose *asked = request;
    const struct job_case *subject = case_open(context, &asked->job, refusal);
    const struct sponsor *sponsor =
        subject == NULL ? NULL : sponsor_open(context, &asked->sponsor, refusal);
    struct sponsor_proposed event = {.sponsorship = asked->sponsorship, .sponsor = asked->sponsor};

    if (sponsor == NULL)
        return -1;
    if (table_find(&state->sponsorships, &asked->sponsorship) != NULL)
        return refuse(refusal, ERROR_CONFLICT, "PA5", "sponsorship",
                      "Le parrainage %s est déjà proposé (PA5).", id_text(&asked->sponsorship));
    if (check_capacity(sponsor, refusal) != 0 || check_job(subject, refusal) != 0 ||
        check_once(subject, sponsor, refusal) != 0 ||
        regional_business_day(context, asked->proposed_on, "proposed_on", &event.proposed_on,
                              refusal) != 0)
        return -1;
    CASE_DESCRIBE(event, context, subject);
    event.metier = (enum metier)subject->metier;
    decide_event(out, &sponsor_proposed_schema, &event, subject->departement);
    return 0;
}

/* A business date that is not before another one. */
static int check_order(struct date on, struct date earliest, const char *field,
                       struct refusal *refusal)
{
    if (date_compare(earliest, on) <= 0)
        return 0;
    return refuse(refusal, ERROR_INVALID, "PA5", field,
                  "Le %s est avant le %s, jour de l'étape précédente (PA5).", day_text(on),
                  day_text(earliest));
}

int sponsor_decide_accept(const struct context *context, const void *request, struct decision *out,
                          struct refusal *refusal)
{
    const struct sponsor_accept *asked = request;
    const struct sponsorship *sponsorship =
        in_state(context, &asked->sponsorship, SPONSORSHIP_PROPOSED, refusal);
    struct sponsor_accepted event = {0};

    if (sponsorship == NULL || check_capacity(sponsorship->sponsor, refusal) != 0 ||
        check_job(sponsorship->subject, refusal) != 0 ||
        regional_business_day(context, asked->accepted_on, "accepted_on", &event.accepted_on,
                              refusal) != 0 ||
        check_order(event.accepted_on, sponsorship->proposed_on, "accepted_on", refusal) != 0)
        return -1;

    const struct job_case *subject = sponsorship->subject;
    const struct employment *employment = subject->employment;

    DESCRIBE(event, context, sponsorship);
    CASE_AXES(event, context, subject);
    event.employer = subject->employer;
    if (employment != NULL && !employment_is_over(employment)) {
        event.contract = employment->id;
        event.signed_on = employment->signed_on;
    }
    decide_event(out, &sponsor_accepted_schema, &event, subject->departement);
    if (!id_is_none(&event.contract))
        item_do(context, subject, employment, ITEM_SPONSOR, event.accepted_on, DONE_BY_SPONSOR,
                out); /* R5 */
    return 0;
}

int sponsor_decide_decline(const struct context *context, const void *request, struct decision *out,
                           struct refusal *refusal)
{
    const struct sponsor_decline_by_company *asked = request;
    const struct sponsorship *sponsorship =
        in_state(context, &asked->sponsorship, SPONSORSHIP_PROPOSED, refusal);
    struct sponsor_declined event = {.reason = asked->reason};

    if (sponsorship == NULL ||
        regional_business_day(context, asked->declined_on, "declined_on", &event.declined_on,
                              refusal) != 0 ||
        check_order(event.declined_on, sponsorship->proposed_on, "declined_on", refusal) != 0)
        return -1;
    DESCRIBE(event, context, sponsorship);
    decide_event(out, &sponsor_declined_schema, &event, event.departement);
    return 0;
}

/* ---- meetings, the end -------------------------------------------------------------------------
 */

int sponsor_decide_meet(const struct context *context, const void *request, struct decision *out,
                        struct refusal *refusal)
{
    const struct regional_state *state = context->state;
    const struct sponsor_meet *asked = request;
    const struct sponsorship *sponsorship =
        in_state(context, &asked->sponsorship, SPONSORSHIP_ACCEPTED, refusal);
    struct sponsor_met event = {.meeting = asked->meeting, .has_notes = asked->notes[0] != '\0'};

    if (sponsorship == NULL)
        return -1;
    if (table_find(&state->meetings, &asked->meeting) != NULL)
        return refuse(refusal, ERROR_CONFLICT, "PA5", "meeting",
                      "La rencontre %s est déjà enregistrée (PA5).", id_text(&asked->meeting));
    if (regional_business_day(context, asked->met_on, "met_on", &event.met_on, refusal) != 0 ||
        check_order(event.met_on, sponsorship->accepted_on, "met_on", refusal) != 0 ||
        notebook_keep(&sponsor_meet_schema, request, &asked->meeting, asked->notes, out, refusal) !=
            0)
        return -1;
    DESCRIBE(event, context, sponsorship);
    if (sponsorship->subject->employment != NULL)
        event.contract = sponsorship->subject->employment->id;
    event.number = sponsorship->meetings + 1;
    decide_event(out, &sponsor_met_schema, &event, event.departement);
    return 0;
}

static void say_ended(const struct context *context, const struct sponsorship *sponsorship,
                      enum sponsorship_ending reason, uint32_t brought, struct date on,
                      struct decision *out)
{
    struct sponsor_ended event = {
        .metier = (enum metier)sponsorship->subject->metier,
        .reason = reason,
        .brought = brought,
        .meetings = sponsorship->meetings,
        .accepted_on = sponsorship->accepted_on,
        .ended_on = on,
    };

    DESCRIBE(event, context, sponsorship);
    if (sponsorship->subject->employment != NULL)
        event.contract = sponsorship->subject->employment->id;
    decide_event(out, &sponsor_ended_schema, &event, event.departement);
}

void sponsor_end_by_itself(const struct context *context, const struct job_case *subject,
                           enum sponsorship_ending reason, struct date on, struct decision *out)
{
    const struct sponsorship *sponsorship = subject->sponsored;

    if (sponsorship == NULL)
        return;
    /* Accepted after an end that was declared late: it lasted no day. */
    if (date_compare(on, sponsorship->accepted_on) < 0)
        on = sponsorship->accepted_on;
    say_ended(context, sponsorship, reason, 0, on, out);
}

/* What a sponsorship that ended by itself brought, once. */
static bool lacks_what_it_brought(const struct sponsorship *sponsorship)
{
    return sponsorship != NULL && sponsorship->state == SPONSORSHIP_ENDED &&
           sponsorship->ending <= SPONSORSHIP_END_JOB_OVER && sponsorship->brought == 0;
}

int sponsor_decide_end(const struct context *context, const void *request, struct decision *out,
                       struct refusal *refusal)
{
    const struct regional_state *state = context->state;
    const struct sponsor_end *asked = request;
    const struct sponsorship *sponsorship = table_find(&state->sponsorships, &asked->sponsorship);
    struct date on;

    if (asked->brought != 0 && lacks_what_it_brought(sponsorship) &&
        coverage_has(&state->coverage, sponsorship->subject->departement, context->today)) {
        say_ended(context, sponsorship, (enum sponsorship_ending)sponsorship->ending,
                  asked->brought, sponsorship->ended_on, out);
        return 0;
    }
    sponsorship = in_state(context, &asked->sponsorship, SPONSORSHIP_ACCEPTED, refusal);
    if (sponsorship == NULL)
        return -1;
    if (asked->reason < SPONSORSHIP_END_COMPLETED)
        return refuse(refusal, ERROR_INVALID, "PA5", "reason",
                      "Un parrainage en cours se termine avec un motif : achevé, retrait de "
                      "l'entreprise ou de l'employeur, autre (PA5).");
    if (regional_business_day(context, asked->ended_on, "ended_on", &on, refusal) != 0 ||
        check_order(on, sponsorship->accepted_on, "ended_on", refusal) != 0)
        return -1;
    say_ended(context, sponsorship, asked->reason, asked->brought, on, out);
    return 0;
}
