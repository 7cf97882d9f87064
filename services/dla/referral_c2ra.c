/* What the regional body (C2RA) does: asks others (D3), moves an accompaniment. */
#include "services/dla/referral.h"

/* D3: who may be asked or go on: an active adviser under the same C2RA. */
static const struct adviser *check_adviser(const struct context *context,
                                           const struct referral *referral, const struct id *id,
                                           const char *field, struct refusal *refusal)
{
    const struct adviser *adviser = adviser_active(context, id, field, refusal);

    if (adviser == NULL || strcmp(adviser->c2ra, referral->c2ra) == 0)
        return adviser;
    refuse(refusal, ERROR_CONFLICT, "D3", field,
           "Le conseiller %s relève de %s ; il faut un conseiller de %s (D3).", id_text(id),
           adviser->c2ra, referral->c2ra);
    return NULL;
}

static int check_c2ra(const struct context *context, const struct referral *referral,
                      struct refusal *refusal)
{
    if (adviser_caller_is_c2ra(context, referral->c2ra))
        return 0;
    return refuse(refusal, ERROR_FORBIDDEN, "D3", "referral",
                  "L'orientation %s relève de %s ; il faut un conseiller de ce C2RA (D3).",
                  id_text(&referral->id), referral->c2ra);
}

static int choose(const struct context *context, const struct referral *referral,
                  const struct referral_reassign *asked, const struct adviser **chosen,
                  struct refusal *refusal)
{
    for (size_t i = 0; i < asked->advisers_count; i++) {
        chosen[i] = check_adviser(context, referral, &asked->advisers[i], "advisers", refusal);
        if (chosen[i] == NULL)
            return -1;
        for (size_t before = 0; before < i; before++)
            if (chosen[before] == chosen[i])
                return refuse(refusal, ERROR_INVALID, "D3", "advisers",
                              "Le conseiller %s est nommé deux fois (D3).",
                              id_text(&asked->advisers[i]));
    }
    return 0;
}

int referral_decide_reassign(const struct context *context, const void *request,
                             struct decision *out, struct refusal *refusal)
{
    const struct referral_reassign *asked = request;
    const struct referral *referral = referral_known(context, &asked->referral, refusal);
    const struct adviser *by = adviser_of_caller(context, NULL);
    const struct adviser *chosen[8];
    struct referral_reassigned event = {.reassigned_on = context->today};

    if (referral == NULL || check_c2ra(context, referral, refusal) != 0 ||
        referral_may(referral, REFERRAL_REASSIGN, refusal) != 0 ||
        choose(context, referral, asked, chosen, refusal) != 0)
        return -1;
    REFERRAL_DESCRIBE(event, referral);
    if (by != NULL)
        event.by = by->id;
    event.round = referral->round + 1;
    event.escalated_on = referral->escalated_on;
    decide_event(out, &referral_reassigned_schema, &event, event.departement);
    referral_send(context, referral, chosen, asked->advisers_count, out);
    return 0;
}

int referral_decide_hand_over(const struct context *context, const void *request,
                              struct decision *out, struct refusal *refusal)
{
    const struct referral_hand_over *asked = request;
    const struct referral *referral = referral_known(context, &asked->referral, refusal);
    const struct adviser *by = adviser_of_caller(context, NULL), *to;
    struct referral_handed_over event = {.handed_on = context->today};

    if (referral == NULL || referral_may(referral, REFERRAL_HAND_OVER, refusal) != 0 ||
        ((by == NULL || by != referral->adviser) && check_c2ra(context, referral, refusal) != 0))
        return -1;
    to = check_adviser(context, referral, &asked->adviser, "adviser", refusal);
    if (to == NULL)
        return -1;
    if (to == referral->adviser)
        return refuse(refusal, ERROR_CONFLICT, "D3", "adviser",
                      "Le conseiller %s accompagne déjà l'orientation (D3).",
                      id_text(&asked->adviser));
    REFERRAL_DESCRIBE(event, referral);
    event.adviser = to->id;
    event.handed_by = referral->adviser->id;
    memcpy(event.bearer, to->body, sizeof event.bearer);
    decide_event(out, &referral_handed_over_schema, &event, event.departement);
    return 0;
}
