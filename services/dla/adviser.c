#include "services/dla/adviser.h"

#include "services/dla/bearer.h"
#include "services/dla/referral.h"
#include "services/dla/settings.h"

const struct adviser *adviser_find(const struct dla_state *state, const struct id *id)
{
    return table_find(&state->advisers, id);
}

static const struct adviser *known(const struct context *context, const struct id *id,
                                   const char *field, struct refusal *refusal)
{
    const struct adviser *adviser = adviser_find(context->state, id);

    if (adviser == NULL)
        refuse(refusal, ERROR_NOT_FOUND, "D3", field, "Le conseiller %s est inconnu (D3).",
               id_text(id));
    return adviser;
}

const struct adviser *adviser_active(const struct context *context, const struct id *id,
                                     const char *field, struct refusal *refusal)
{
    const struct adviser *adviser = known(context, id, field, refusal);

    if (adviser == NULL || date_is_none(adviser->retired_on))
        return adviser;
    refuse(refusal, ERROR_CONFLICT, "D3", field,
           "Le conseiller %s n'exerce plus depuis le %s ; il faut un conseiller en exercice (D3).",
           id_text(id), day_text(adviser->retired_on));
    return NULL;
}

/* There are some hundred advisers: looking at each of them costs less than an index to keep. */
static const struct adviser *by_caller(const struct dla_state *state, const char *principal,
                                       const char *account)
{
    for (size_t i = 0; i < state->advisers.count; i++) {
        const struct adviser *adviser = table_at(&state->advisers, i);
        bool is_it = account[0] != '\0' ? strcmp(adviser->account, account) == 0
                                        : adviser->principal[0] != '\0' &&
                                              strcmp(adviser->principal, principal) == 0;

        if (is_it && date_is_none(adviser->retired_on))
            return adviser;
    }
    return NULL;
}

const struct adviser *adviser_of_caller(const struct context *context, struct refusal *refusal)
{
    const struct caller *caller = context->caller;
    const struct adviser *adviser =
        caller->role == ROLE_DLA ? by_caller(context->state, caller->principal, caller->account)
                                 : NULL;

    if (adviser == NULL && refusal != NULL)
        refuse(refusal, ERROR_FORBIDDEN, "D3", "",
               "Vous n'êtes pas un conseiller en exercice ; le C2RA ou l'opérateur doit d'abord "
               "vous inscrire (D3).");
    return adviser;
}

bool adviser_caller_is_c2ra(const struct context *context, const char *c2ra)
{
    const struct adviser *adviser = adviser_of_caller(context, NULL);

    if (context->caller->role == ROLE_OPERATOR)
        return true;
    return adviser != NULL && adviser->is_c2ra && strcmp(adviser->c2ra, c2ra) == 0;
}

static uint32_t load(const struct adviser *adviser)
{
    return adviser->to_answer + adviser->accompanied;
}

static bool is_among(const struct adviser *adviser, const struct adviser *const *some, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (some[i] == adviser)
            return true;
    return false;
}

size_t adviser_choose(const struct dla_state *state, const char *bearer, size_t most,
                      const struct adviser **out)
{
    size_t chosen = 0;

    while (chosen < most) {
        const struct adviser *best = NULL;

        for (size_t i = 0; i < state->advisers.count; i++) {
            const struct adviser *adviser = table_at(&state->advisers, i);

            if (date_is_none(adviser->retired_on) && strcmp(adviser->body, bearer) == 0 &&
                !is_among(adviser, out, chosen) && (best == NULL || load(adviser) < load(best)))
                best = adviser;
        }
        if (best == NULL)
            break;
        out[chosen++] = best;
    }
    return chosen;
}

/* ---- commands ----------------------------------------------------------------------------------
 */

const char *adviser_departement(const struct context *context, const void *request)
{
    const struct adviser *adviser = adviser_find(context->state, request);

    return adviser == NULL ? NULL : adviser->departement;
}

const char *adviser_contact_departement(const struct context *context, const void *request)
{
    const struct adviser_contact *asked = request;
    const struct referral *referral = referral_find(context->state, &asked->referral);

    return referral == NULL ? NULL : referral->departement;
}

static int check_c2ra(const struct context *context, const char *c2ra, const char *field,
                      struct refusal *refusal)
{
    if (adviser_caller_is_c2ra(context, c2ra))
        return 0;
    return refuse(refusal, ERROR_FORBIDDEN, "D3", field,
                  "Les conseillers de %s sont inscrits et retirés par ce C2RA ou par l'opérateur "
                  "(D3).",
                  c2ra);
}

/* A caller is one adviser at most. */
static int check_caller(const struct context *context, const struct adviser_register *asked,
                        struct refusal *refusal)
{
    const struct adviser *other;

    if ((asked->principal[0] == '\0') == (asked->account[0] == '\0'))
        return refuse(refusal, ERROR_INVALID, "D3", "principal",
                      "Un conseiller répond par un programme (principal) ou par un compte "
                      "(account) : il faut l'un des deux (D3).");
    other = by_caller(context->state, asked->principal, asked->account);
    if (other == NULL)
        return 0;
    return refuse(refusal, ERROR_CONFLICT, "D3",
                  asked->account[0] == '\0' ? "principal" : "account",
                  "« %s%s » est déjà le conseiller %s ; il faut le sien à chacun (D3).",
                  asked->principal, asked->account, id_text(&other->id));
}

static void keep(struct decision *out, const struct adviser_register *asked)
{
    struct adviser_private row = {.adviser = asked->adviser};

    memcpy(row.name, asked->name, sizeof row.name);
    memcpy(row.email, asked->email, sizeof row.email);
    memcpy(row.phone, asked->phone, sizeof row.phone);
    decide_keep(out, &row.adviser, "adviser.private", &adviser_private_schema, &row);
}

int adviser_decide_register(const struct context *context, const void *request,
                            struct decision *out, struct refusal *refusal)
{
    const struct adviser_register *asked = request;
    struct adviser_registered event = {.adviser = asked->adviser, .registered_on = context->today};
    const struct bearer *body = bearer_of_body(context->state, asked->body, &event.is_c2ra);

    if (adviser_find(context->state, &asked->adviser) != NULL)
        return refuse(refusal, ERROR_CONFLICT, "D3", "adviser",
                      "Le conseiller %s est déjà là (D3).", id_text(&asked->adviser));
    if (body == NULL)
        return refuse(refusal, ERROR_NOT_FOUND, "D3", "body",
                      "« %s » n'est ni une structure porteuse ni un C2RA connu (D3).", asked->body);
    if (check_c2ra(context, body->c2ra, "body", refusal) != 0 ||
        check_caller(context, asked, refusal) != 0 ||
        refuse_nir(&adviser_register_schema, request, refusal) != 0)
        return -1;
    memcpy(event.body, asked->body, sizeof event.body);
    memcpy(event.c2ra, body->c2ra, sizeof event.c2ra);
    if (!event.is_c2ra)
        memcpy(event.departement, body->departement, sizeof event.departement);
    memcpy(event.region2013, body->region2013, sizeof event.region2013);
    memcpy(event.region2016, body->region2016, sizeof event.region2016);
    memcpy(event.principal, asked->principal, sizeof event.principal);
    memcpy(event.account, asked->account, sizeof event.account);
    decide_event(out, &adviser_registered_schema, &event, event.departement);
    keep(out, asked);
    return 0;
}

/* What waits for an answer is declined, so that nobody waits for who has left. */
static void decline_all(const struct context *context, const struct adviser *adviser,
                        struct decision *out)
{
    const struct dla_state *state = context->state;
    const struct answer answer = {
        .what = LINK_DECLINE, .reason = DECLINE_ADVISER_LEFT, .details = ""};

    for (size_t i = 0; i < state->askings.count; i++) {
        const struct asking *asking = table_at(&state->askings, i);

        if (asking->adviser == adviser && asking_is_pending(asking))
            referral_declines(context, asking, &answer, out);
    }
}

int adviser_decide_retire(const struct context *context, const void *request, struct decision *out,
                          struct refusal *refusal)
{
    enum { MOST_DECLINED = 100 }; /* two events each, in one decision */
    const struct adviser_retire *asked = request;
    const struct adviser *adviser = adviser_active(context, &asked->adviser, "adviser", refusal);
    struct adviser_retired event = {.adviser = asked->adviser, .retired_on = context->today};

    if (adviser == NULL || check_c2ra(context, adviser->c2ra, "adviser", refusal) != 0)
        return -1;
    if (adviser->accompanied > 0)
        return refuse(refusal, ERROR_CONFLICT, "D3", "adviser",
                      "Le conseiller %s accompagne encore %u structure(s) ; il faut d'abord les "
                      "confier à un autre (D3).",
                      id_text(&asked->adviser), (unsigned)adviser->accompanied);
    if (adviser->to_answer > MOST_DECLINED)
        return refuse(
            refusal, ERROR_CONFLICT, "D3", "adviser",
            "Orientations qui attendent la réponse du conseiller : %u (%s) ; il faut d'abord "
            "en réaffecter, jusqu'à ce qu'il en reste %d au plus (D3).",
            (unsigned)adviser->to_answer, id_text(&asked->adviser), MOST_DECLINED);
    memcpy(event.body, adviser->body, sizeof event.body);
    memcpy(event.departement, adviser->departement, sizeof event.departement);
    memcpy(event.region2013, adviser->region2013, sizeof event.region2013);
    memcpy(event.region2016, adviser->region2016, sizeof event.region2016);
    decide_event(out, &adviser_retired_schema, &event, event.departement);
    decline_all(context, adviser, out);
    return 0;
}

/* P4: those who deal with the adviser's referral; the gateway, to send its link. */
static int check_grounds(const struct context *context, const struct adviser *adviser,
                         const struct referral *referral, struct refusal *refusal)
{
    if (referral->adviser != adviser && referral_asking(referral, adviser) == NULL)
        return refuse(refusal, ERROR_FORBIDDEN, "P4", "referral",
                      "L'orientation %s n'a pas été adressée à ce conseiller ; il en faut une qui "
                      "le soit (P4).",
                      id_text(&referral->id));
    if (context->caller->role == ROLE_DLA && !referral_is_visible(context, referral))
        return refuse(refusal, ERROR_FORBIDDEN, "P4", "referral",
                      "L'orientation %s n'est pas des vôtres (P4).", id_text(&referral->id));
    return referral_check_hub(context, referral, "referral", refusal);
}

int adviser_decide_contact(const struct context *context, const void *request, struct decision *out,
                           struct refusal *refusal)
{
    const struct adviser_contact *asked = request;
    const struct adviser *adviser = known(context, &asked->adviser, "adviser", refusal);
    const struct referral *referral =
        adviser == NULL ? NULL : referral_known(context, &asked->referral, refusal);
    struct adviser_contact_read event = {
        .adviser = asked->adviser,
        .referral = asked->referral,
        .reason = asked->reason,
        .read_on = context->today,
    };

    if (referral == NULL || check_grounds(context, adviser, referral, refusal) != 0)
        return -1;
    if (adviser->is_erased)
        return refuse(refusal, ERROR_NOT_FOUND, "P2", "adviser",
                      "Les coordonnées du conseiller %s ont été effacées au terme de leur "
                      "conservation (P2).",
                      id_text(&asked->adviser));
    memcpy(event.departement, referral->departement, sizeof event.departement);
    decide_event(out, &adviser_contact_read_schema, &event, event.departement);
    return 0;
}

static void erase(const struct context *context, const struct adviser *adviser,
                  enum erasure_reason reason, struct decision *out)
{
    struct adviser_erased event = {
        .adviser = adviser->id, .reason = reason, .erased_on = context->today};

    memcpy(event.departement, adviser->departement, sizeof event.departement);
    decide_event(out, &adviser_erased_schema, &event, event.departement);
    decide_erase(out, &adviser->id, "adviser.private");
}

int adviser_decide_erase(const struct context *context, const void *request, struct decision *out,
                         struct refusal *refusal)
{
    const struct adviser_erase *asked = request;
    const struct adviser *adviser = known(context, &asked->adviser, "adviser", refusal);

    if (adviser == NULL)
        return -1;
    if (date_is_none(adviser->retired_on) || adviser->is_erased)
        return refuse(refusal, ERROR_CONFLICT, "P2", "adviser",
                      "Le conseiller %s est %s ; il faut un ancien conseiller dont on a encore les "
                      "coordonnées (P2).",
                      id_text(&asked->adviser), adviser->is_erased ? "déjà effacé" : "en exercice");
    erase(context, adviser, ERASURE_REQUEST, out);
    return 0;
}

void adviser_due(const struct context *context, struct decision *out)
{
    const struct dla_state *state = context->state;
    const struct dla_settings *settings = context->settings;
    const struct deadline *first = deadlines_first(&state->adviser_retentions);
    struct date retired_on = {first == NULL ? 0 : first->day};
    int months = (int)settings->adviser_retention_months;

    if (first != NULL && date_compare(date_add_months(retired_on, months), context->today) <= 0)
        erase(context, first->thing, ERASURE_RETENTION, out);
}
