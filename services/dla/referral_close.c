/* How an accompaniment ends, and what lasts of it (D4, D5). */
#include "services/dla/note.h"
#include "services/dla/referral.h"
#include "services/dla/settings.h"

static bool ends_early(enum referral_outcome outcome)
{
    return outcome == OUTCOME_ABANDONED || outcome == OUTCOME_EMPLOYER_CEASED;
}

/* D5: what is said to be consolidated was concerned; no mission is left open. */
static int check_outcome(const struct referral *referral, const struct referral_close *asked,
                         struct refusal *refusal)
{
    if (asked->jobs_consolidated > asked->jobs_concerned)
        return refuse(refusal, ERROR_INVALID, "D5", "jobs_consolidated",
                      "Emplois consolidés : %lld, pour %lld concernés ; il en faut au plus autant "
                      "(D5).",
                      (long long)asked->jobs_consolidated, (long long)asked->jobs_concerned);
    if (referral->missions_open > 0)
        return refuse(refusal, ERROR_CONFLICT, "D5", "referral",
                      "Missions encore prévues : %u ; il faut les achever ou les annuler avant de "
                      "clore (D5).",
                      (unsigned)referral->missions_open);
    return 0;
}

/* D5: what a mission did belongs to the accompaniment. */
static int check_missions_before(const struct referral *referral, struct date closed_on,
                                 struct refusal *refusal)
{
    if (date_compare(closed_on, referral->last_mission_on) >= 0)
        return 0;
    return refuse(refusal, ERROR_INVALID, "D5", "closed_on",
                  "La dernière mission a été achevée le %s ; l'accompagnement ne peut pas être "
                  "clos dès le %s (D5).",
                  day_text(referral->last_mission_on), day_text(closed_on));
}

/* D4: an accompaniment is not shorter than that, unless it is given up. */
static int check_length(const struct referral *referral, enum referral_outcome outcome,
                        struct date closed_on, struct refusal *refusal)
{
    if (ends_early(outcome) || date_compare(closed_on, referral->closes_from) >= 0)
        return 0;
    return refuse(refusal, ERROR_INVALID, "D4", "closed_on",
                  "L'accompagnement accepté le %s se clôt à partir du %s, ou comme abandonné (D4).",
                  day_text(referral->accepted_on), day_text(referral->closes_from));
}

int referral_decide_close(const struct context *context, const void *request, struct decision *out,
                          struct refusal *refusal)
{
    const struct referral_close *asked = request;
    const struct dla_settings *settings = context->settings;
    const struct referral *referral = referral_accompanied(
        context, &asked->referral, ends_early(asked->outcome) ? REFERRAL_ABANDON : REFERRAL_CLOSE,
        refusal);
    struct referral_closed event = {
        .outcome = asked->outcome,
        .jobs_concerned = asked->jobs_concerned,
        .jobs_consolidated = asked->jobs_consolidated,
        .satisfaction = asked->satisfaction,
    };

    if (referral == NULL || check_outcome(referral, asked, refusal) != 0 ||
        dla_state_day(context, asked->closed_on, referral->step_on, "closed_on", &event.closed_on,
                      refusal) != 0 ||
        check_missions_before(referral, event.closed_on, refusal) != 0 ||
        check_length(referral, asked->outcome, event.closed_on, refusal) != 0 ||
        refuse_nir(&referral_close_schema, request, refusal) != 0)
        return -1;
    REFERRAL_DESCRIBE(event, referral);
    event.adviser = referral->adviser->id;
    memcpy(event.bearer, referral->adviser->body, sizeof event.bearer);
    event.state = (enum referral_state)referral->state;
    event.missions = referral->missions_completed;
    event.accepted_on = referral->accepted_on;
    event.days = event.closed_on.day - referral->accepted_on.day;
    event.in_time = date_compare(event.closed_on, referral->whole_due_on) <= 0;
    if (!ends_early(asked->outcome)) {
        event.impact_from = date_add_months(event.closed_on, (int)settings->impact_from_months);
        event.impact_until = date_add_months(event.closed_on, (int)settings->impact_until_months);
    }
    event.note = note_keep(out, &referral->id, NOTE_CLOSING, asked->details);
    decide_event(out, &referral_closed_schema, &event, event.departement);
    return 0;
}

/* ---- impact ------------------------------------------------------------------------------------
 */

/* The adviser who accompanied or, as people leave, the C2RA. */
static const struct referral *measurable(const struct context *context, const struct id *id,
                                         struct refusal *refusal)
{
    const struct adviser *adviser = adviser_of_caller(context, refusal);
    const struct referral *referral = adviser == NULL ? NULL : referral_known(context, id, refusal);

    if (referral == NULL || referral_may(referral, REFERRAL_MEASURE, refusal) != 0)
        return NULL;
    if (referral->adviser == adviser || adviser_caller_is_c2ra(context, referral->c2ra))
        return referral;
    refuse(refusal, ERROR_FORBIDDEN, "D4", "referral",
           "L'impact est mesuré par le conseiller %s ou par %s (D4).",
           id_text(&referral->adviser->id), referral->c2ra);
    return NULL;
}

/* D4: once, in its window. */
static int check_window(const struct referral *referral, struct date on, struct refusal *refusal)
{
    if (date_is_none(referral->impact_from))
        return refuse(refusal, ERROR_CONFLICT, "D4", "referral",
                      "L'accompagnement a été clos avant son terme ; il n'a pas d'impact à mesurer "
                      "(D4).");
    if (!date_is_none(referral->measured_on))
        return refuse(refusal, ERROR_CONFLICT, "D4", "referral",
                      "L'impact a déjà été mesuré le %s (D4).", day_text(referral->measured_on));
    if (date_compare(on, referral->impact_from) < 0 || date_compare(on, referral->impact_until) > 0)
        return refuse(refusal, ERROR_INVALID, "D4", "measured_on",
                      "Accompagnement clos le %s : l'impact se mesure du %s au %s, et non le %s "
                      "(D4).",
                      day_text(referral->ended_on), day_text(referral->impact_from),
                      day_text(referral->impact_until), day_text(on));
    return 0;
}

static int64_t whole_months(struct date from, struct date to)
{
    int64_t months = 0;

    while (date_compare(date_add_months(from, (int)months + 1), to) <= 0)
        months++;
    return months;
}

int referral_decide_measure(const struct context *context, const void *request,
                            struct decision *out, struct refusal *refusal)
{
    const struct impact_measure *asked = request;
    const struct referral *referral = measurable(context, &asked->referral, refusal);
    struct impact_measured event = {
        .jobs_kept = asked->jobs_kept,
        .jobs_created = asked->jobs_created,
        .trend = asked->trend,
        .satisfaction = asked->satisfaction,
    };

    if (referral == NULL ||
        dla_state_day(context, asked->measured_on, referral->ended_on, "measured_on",
                      &event.measured_on, refusal) != 0 ||
        check_window(referral, event.measured_on, refusal) != 0 ||
        refuse_nir(&impact_measure_schema, request, refusal) != 0)
        return -1;
    if (asked->jobs_kept > referral->jobs_concerned)
        return refuse(
            refusal, ERROR_INVALID, "D5", "jobs_kept",
            "Emplois maintenus : %lld, pour %d concernés ; il en faut au plus autant (D5).",
            (long long)asked->jobs_kept, (int)referral->jobs_concerned);
    REFERRAL_DESCRIBE(event, referral);
    event.adviser = referral->adviser->id;
    memcpy(event.bearer, referral->adviser->body, sizeof event.bearer);
    event.jobs_concerned = referral->jobs_concerned;
    event.closed_on = referral->ended_on;
    event.months = whole_months(referral->ended_on, event.measured_on);
    event.note = note_keep(out, &referral->id, NOTE_IMPACT, asked->details);
    decide_event(out, &impact_measured_schema, &event, event.departement);
    return 0;
}
