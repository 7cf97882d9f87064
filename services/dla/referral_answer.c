/* How advisers answer (D3), and what the answer means for the others who were asked. */
#include "services/dla/note.h"
#include "services/dla/referral.h"
#include "services/dla/settings.h"

/* The members of any event about one asking. */
#define ASKING_DESCRIBE(event, of)                                                                 \
    do {                                                                                           \
        REFERRAL_DESCRIBE(event, (of)->referral);                                                  \
        (event).asking = (of)->id;                                                                 \
        (event).adviser = (of)->adviser->id;                                                       \
        memcpy((event).bearer, (of)->adviser->body, sizeof(event).bearer);                         \
        (event).sent_on = (of)->sent_on;                                                           \
    } while (0)

static int business_days_since(const struct context *context, const struct asking *asking)
{
    return business_days_between(asking->sent_on, context->today, asking->referral->departement);
}

static bool is_by(const struct context *context, struct date due_on)
{
    return date_compare(context->today, due_on) <= 0;
}

/* ---- who may still answer ----------------------------------------------------------------------
 */

/* D3: the first acceptance takes it; whoever comes later is told who has it. */
static int check_not_taken(const struct asking *asking, struct refusal *refusal)
{
    const struct referral *referral = asking->referral;

    if (date_is_none(referral->accepted_on) || asking->state == ASKING_ACCEPTED)
        return 0;
    return refuse(refusal, ERROR_CONFLICT, "D3", "referral",
                  "L'orientation %s a été acceptée le %s par le conseiller %s (%s) ; elle n'attend "
                  "plus de réponse (D3).",
                  id_text(&referral->id), day_text(referral->accepted_on),
                  id_text(&referral->adviser->id), referral->adviser->body);
}

static int check_pending(const struct asking *asking, struct refusal *refusal)
{
    if (asking_is_pending(asking))
        return 0;
    if (asking_is_reassigned(asking))
        return refuse(refusal, ERROR_CONFLICT, "D3", "referral",
                      "L'orientation %s a été confiée à d'autres conseillers le %s ; vous n'avez "
                      "plus à y répondre (D3).",
                      id_text(&asking->referral->id), day_text(asking->referral->reassigned_on));
    if (asking->state == ASKING_LAPSED)
        return 0; /* the life cycle says it better: withdrawn, or declined by the C2RA */
    return refuse(refusal, ERROR_CONFLICT, "D3", "referral",
                  "Vous avez déjà répondu à l'orientation %s le %s : « %s » (D3).",
                  id_text(&asking->referral->id), day_text(asking->answered_on),
                  enumeration_label(&asking_states, asking->state));
}

static int check_unseen(const struct asking *asking, struct refusal *refusal)
{
    if (asking->state == ASKING_SENT)
        return 0;
    return refuse(refusal, ERROR_CONFLICT, "D3", "referral",
                  "Vous avez vu l'orientation %s le %s ; il reste à l'accepter ou à la décliner "
                  "(D3).",
                  id_text(&asking->referral->id), day_text(asking->seen_on));
}

static int check_answer(const struct asking *asking, const struct answer *answer,
                        struct refusal *refusal)
{
    static const enum referral_act acts[] = {
        [LINK_SEE] = REFERRAL_SEE,
        [LINK_ACCEPT] = REFERRAL_ACCEPT,
        [LINK_DECLINE] = REFERRAL_DECLINE,
    };

    if (check_not_taken(asking, refusal) != 0 || check_pending(asking, refusal) != 0 ||
        referral_may(asking->referral, acts[answer->what], refusal) != 0 ||
        (answer->what == LINK_SEE && check_unseen(asking, refusal) != 0))
        return -1;
    if (answer->what == LINK_DECLINE && answer->reason == DECLINE_NONE)
        return refuse(refusal, ERROR_INVALID, "D3", "reason",
                      "Il faut un motif pour décliner une orientation (D3).");
    return 0;
}

/* ---- what an answer makes ----------------------------------------------------------------------
 */

static void see(const struct context *context, const struct asking *asking, struct decision *out)
{
    struct referral_seen event = {
        .seen_on = context->today,
        .business_days = business_days_since(context, asking),
        .in_time = is_by(context, asking->seen_due_on),
    };

    ASKING_DESCRIBE(event, asking);
    decide_event(out, &referral_seen_schema, &event, event.departement);
}

static void tell_others(const struct context *context, const struct asking *taken,
                        struct decision *out)
{
    for (const struct asking *other = taken->referral->askings; other != NULL;
         other = other->next) {
        struct referral_taken event = {.taken_by = taken->adviser->id, .taken_on = context->today};

        if (other == taken || !asking_is_pending(other))
            continue;
        REFERRAL_DESCRIBE(event, taken->referral);
        event.asking = other->id;
        event.adviser = other->adviser->id;
        decide_event(out, &referral_taken_schema, &event, event.departement);
    }
}

static void accept(const struct context *context, const struct asking *asking,
                   const struct answer *answer, struct decision *out)
{
    const struct dla_settings *settings = context->settings;
    const struct referral *referral = asking->referral;
    struct date today = context->today;
    struct referral_accepted event = {
        .needs = referral->needs,
        .requested_on = referral->requested_on,
        .accepted_on = today,
        .business_days = business_days_since(context, asking),
        .in_time = is_by(context, asking->answer_due_on),
        .diagnosis_due_on =
            business_day_add(today, (int)settings->diagnosis_days, referral->departement),
        .plan_due_on = business_day_add(today, (int)settings->plan_days, referral->departement),
        .closes_from = date_add_months(today, (int)settings->whole_least_months),
        .whole_due_on = date_add_months(today, (int)settings->whole_most_months),
        .note = note_keep(out, &asking->id, NOTE_ACCEPTANCE, answer->details),
    };

    ASKING_DESCRIBE(event, asking);
    decide_event(out, &referral_accepted_schema, &event, event.departement);
    tell_others(context, asking, out);
}

static bool others_wait(const struct asking *asking)
{
    for (const struct asking *other = asking->referral->askings; other != NULL; other = other->next)
        if (other != asking && asking_is_pending(other))
            return true;
    return false;
}

void referral_declines(const struct context *context, const struct asking *asking,
                       const struct answer *answer, struct decision *out)
{
    const struct referral *referral = asking->referral;
    struct referral_declined event = {
        .reason = answer->reason,
        .requested_on = referral->requested_on,
        .declined_on = context->today,
        .business_days = business_days_since(context, asking),
        .in_time = is_by(context, asking->answer_due_on),
        .note = note_keep(out, &asking->id, NOTE_DECLINE, answer->details),
    };

    ASKING_DESCRIBE(event, asking);
    decide_event(out, &referral_declined_schema, &event, event.departement);
    /* D3: nobody is left to wait for. */
    if (referral->state != REFERRAL_ESCALATED && !others_wait(asking))
        referral_escalate(context, referral, ESCALATION_ALL_DECLINED, context->today, out);
}

static void use_link(const struct context *context, const struct asking *asking,
                     const struct answer *answer, struct decision *out)
{
    struct link_used event = {
        .link = asking->id,
        .adviser = asking->adviser->id,
        .answer = answer->what,
        .used_on = context->today,
    };

    REFERRAL_DESCRIBE(event, asking->referral);
    decide_event(out, &link_used_schema, &event, event.departement);
}

int referral_answer(const struct context *context, const struct asking *asking,
                    const struct answer *answer, struct decision *out, struct refusal *refusal)
{
    if (check_answer(asking, answer, refusal) != 0)
        return -1;
    if (answer->by_link && answer->what != LINK_SEE)
        use_link(context, asking, answer, out);
    if (asking->state == ASKING_SENT)
        see(context, asking, out); /* who answers has read it */
    if (answer->what == LINK_ACCEPT)
        accept(context, asking, answer, out);
    else if (answer->what == LINK_DECLINE)
        referral_declines(context, asking, answer, out);
    return 0;
}

/* ---- with an account ---------------------------------------------------------------------------
 */

/* The caller's own asking, or NULL with a refusal. */
static const struct asking *own_asking(const struct context *context, const struct id *id,
                                       struct refusal *refusal)
{
    const struct adviser *adviser = adviser_of_caller(context, refusal);
    const struct referral *referral = adviser == NULL ? NULL : referral_known(context, id, refusal);
    const struct asking *asking = referral == NULL ? NULL : referral_asking(referral, adviser);

    if (referral != NULL && asking == NULL)
        refuse(refusal, ERROR_FORBIDDEN, "D3", "referral",
               "L'orientation %s ne vous a pas été adressée (D3).", id_text(id));
    return asking;
}

int referral_decide_see(const struct context *context, const void *request, struct decision *out,
                        struct refusal *refusal)
{
    const struct referral_see *asked = request;
    const struct asking *asking = own_asking(context, &asked->referral, refusal);
    const struct answer answer = {.what = LINK_SEE, .details = ""};

    return asking == NULL ? -1 : referral_answer(context, asking, &answer, out, refusal);
}

int referral_decide_accept(const struct context *context, const void *request, struct decision *out,
                           struct refusal *refusal)
{
    const struct referral_accept *asked = request;
    const struct asking *asking = own_asking(context, &asked->referral, refusal);
    const struct answer answer = {.what = LINK_ACCEPT, .details = asked->details};

    if (asking == NULL || refuse_nir(&referral_accept_schema, request, refusal) != 0)
        return -1;
    return referral_answer(context, asking, &answer, out, refusal);
}

/* D3: the C2RA, which nobody asked, gives up what was escalated to it. */
static int give_up(const struct context *context, const struct referral *referral,
                   const struct referral_decline *asked, struct decision *out,
                   struct refusal *refusal)
{
    struct referral_declined event = {
        .reason = asked->reason,
        .is_final = true,
        .requested_on = referral->requested_on,
        .declined_on = context->today,
    };

    if (referral_may(referral, REFERRAL_GIVE_UP, refusal) != 0)
        return -1;
    REFERRAL_DESCRIBE(event, referral);
    event.adviser = adviser_of_caller(context, NULL)->id;
    event.note = note_keep(out, &referral->id, NOTE_DECLINE, asked->details);
    memcpy(event.bearer, referral->bearer, sizeof event.bearer);
    decide_event(out, &referral_declined_schema, &event, event.departement);
    return 0;
}

int referral_decide_decline(const struct context *context, const void *request,
                            struct decision *out, struct refusal *refusal)
{
    const struct referral_decline *asked = request;
    const struct adviser *adviser = adviser_of_caller(context, refusal);
    const struct referral *referral =
        adviser == NULL ? NULL : referral_known(context, &asked->referral, refusal);
    const struct asking *asking = referral == NULL ? NULL : referral_asking(referral, adviser);
    const struct answer answer = {
        .what = LINK_DECLINE, .reason = asked->reason, .details = asked->details};

    if (referral == NULL || refuse_nir(&referral_decline_schema, request, refusal) != 0)
        return -1;
    if (adviser->is_c2ra && strcmp(adviser->c2ra, referral->c2ra) == 0 &&
        (asking == NULL || !asking_is_pending(asking)))
        return give_up(context, referral, asked, out, refusal);
    asking = own_asking(context, &asked->referral, refusal);
    return asking == NULL ? -1 : referral_answer(context, asking, &answer, out, refusal);
}
