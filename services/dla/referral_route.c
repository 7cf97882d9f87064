/* How referrals arrive (D1), who is asked (D3), and how a hub takes one back. */
#include <stdio.h>

#include "common/messages/regional.h"
#include "services/dla/bearer.h"
#include "services/dla/referral.h"
#include "services/dla/settings.h"

#define AN(alternative) (1u << (ALTERNATIVE_##alternative))

/* D1, by legal form: why not, and what else there is; UNMET_NONE: entitled. */
static const struct {
    enum referral_unmet unmet;
    uint32_t alternatives;
} entitlements[] = {
    [FORM_NONE] = {UNMET_NOT_SOCIAL_UTILITY, AN(REGION) | AN(HUB)              },
    [FORM_ASSOCIATION] = {UNMET_NONE,               0                                 },
    [FORM_SCIC] = {UNMET_NONE,               0                                 },
    [FORM_SIAE] = {UNMET_NONE,               0                                 },
    [FORM_GEIQ] = {UNMET_NONE,               0                                 },
    [FORM_COLLECTIVITE] = {UNMET_PUBLIC_EMPLOYER,    AN(CNFPT) | AN(REGION) | AN(HUB)  },
    [FORM_PUBLIC_BODY] = {UNMET_PUBLIC_EMPLOYER,    AN(CNFPT) | AN(REGION) | AN(HUB)  },
    [FORM_STATE] = {UNMET_PUBLIC_EMPLOYER,    AN(REGION) | AN(HUB)              },
    [FORM_MARKET] = {UNMET_MARKET_EMPLOYER,    AN(CHAMBER) | AN(REGION) | AN(HUB)},
    [FORM_PUBLIC_SERVICE] = {UNMET_NOT_SOCIAL_UTILITY, AN(REGION) | AN(HUB)              },
    [FORM_HOUSEHOLD] = {UNMET_NOT_SOCIAL_UTILITY, AN(HUB)                           },
};

/* D1: an entreprise adaptée or ESUS is entitled whatever its form, as long as it is an enterprise:
 * no label makes one of a public body or of a household. */
static enum referral_unmet unmet_by(size_t form, uint32_t labels)
{
    bool may_have = form == FORM_NONE || form == FORM_MARKET || form == FORM_PUBLIC_SERVICE;

    return may_have && labels != 0 ? UNMET_NONE : entitlements[form].unmet;
}

/* The referral as it will be, from what was heard. */
static struct referral arriving(const struct context *context, const struct event *heard)
{
    const struct referral_requested *asked = heard->record;
    const struct bearer *bearer = bearer_of(context->state, asked->departement);
    struct referral referral = {
        .id = asked->referral,
        .employer = asked->employer,
        .job = asked->job,
        .form = (uint8_t)asked->form,
        .metier = (uint8_t)asked->metier,
        .needs = asked->needs,
        .requested_on = asked->requested_on,
    };

    /* The journal it is from says whose it is: a hub asks in no other name. */
    snprintf(referral.hub, sizeof referral.hub, "%s", heard->source);
    memcpy(referral.departement, asked->departement, sizeof referral.departement);
    memcpy(referral.siret, asked->siret, sizeof referral.siret);
    if (bearer != NULL) {
        memcpy(referral.region2013, bearer->region2013, sizeof referral.region2013);
        memcpy(referral.region2016, bearer->region2016, sizeof referral.region2016);
        memcpy(referral.bearer, bearer->code, sizeof referral.bearer);
        memcpy(referral.c2ra, bearer->c2ra, sizeof referral.c2ra);
    }
    return referral;
}

static void say_received(const struct context *context, const struct referral *referral,
                         struct decision *out)
{
    struct referral_received event = {
        .needs = referral->needs,
        .requested_on = referral->requested_on,
        .received_on = context->today,
    };

    REFERRAL_DESCRIBE(event, referral);
    memcpy(event.siret, referral->siret, sizeof event.siret);
    memcpy(event.bearer, referral->bearer, sizeof event.bearer);
    memcpy(event.c2ra, referral->c2ra, sizeof event.c2ra);
    decide_event(out, &referral_received_schema, &event, referral->departement);
}

static void say_refused(const struct context *context, const struct referral *referral,
                        enum referral_unmet reason, uint32_t alternatives, struct decision *out)
{
    struct referral_refused event = {
        .rule = "D1",
        .reason = reason,
        .alternatives = alternatives,
        .requested_on = referral->requested_on,
        .refused_on = context->today,
    };

    REFERRAL_DESCRIBE(event, referral);
    decide_event(out, &referral_refused_schema, &event, referral->departement);
}

void referral_send(const struct context *context, const struct referral *referral,
                   const struct adviser *const *advisers, size_t count, struct decision *out)
{
    const struct dla_settings *settings = context->settings;
    const char *there = referral->departement;

#define IN_BUSINESS_DAYS(days) business_day_add(context->today, (int)(days), there)
    struct referral_sent event = {
        .round = referral->round + 1,
        .needs = referral->needs,
        .requested_on = referral->requested_on,
        .sent_on = context->today,
        .seen_due_on = IN_BUSINESS_DAYS(settings->seen_days),
        .first_reminder_on = IN_BUSINESS_DAYS(settings->first_reminder_days),
        .second_reminder_on = IN_BUSINESS_DAYS(settings->second_reminder_days),
        .answer_due_on = IN_BUSINESS_DAYS(settings->answer_days),
        .link_expires_on = IN_BUSINESS_DAYS(settings->link_days),
    };
#undef IN_BUSINESS_DAYS

    REFERRAL_DESCRIBE(event, referral);
    for (size_t i = 0; i < count; i++) {
        struct {
            struct id referral, adviser;
            uint8_t round[8];
        } parts = {.referral = referral->id, .adviser = advisers[i]->id};

        for (size_t byte = 0; byte < sizeof parts.round; byte++)
            parts.round[byte] = (uint8_t)((uint64_t)event.round >> (8 * byte));
        event.asking = id_made("asking", &parts, sizeof parts);
        event.adviser = advisers[i]->id;
        event.is_first = referral->askings == NULL && i == 0;
        memcpy(event.bearer, advisers[i]->body, sizeof event.bearer);
        decide_event(out, &referral_sent_schema, &event, there);
    }
}

void referral_escalate(const struct context *context, const struct referral *referral,
                       enum escalation_reason reason, struct date on, struct decision *out)
{
    const struct dla_settings *settings = context->settings;
    struct referral_escalated event = {
        .reason = reason,
        .round = referral->round,
        .escalated_on = on,
        .reassignment_due_on =
            business_day_add(on, (int)settings->reassignment_days, referral->departement),
    };

    REFERRAL_DESCRIBE(event, referral);
    memcpy(event.c2ra, referral->c2ra, sizeof event.c2ra);
    decide_event(out, &referral_escalated_schema, &event, referral->departement);
}

/* D3: as many as the hub asked for, or the setting says; nobody there: up to the C2RA at once. */
static void route(const struct context *context, const struct referral *referral,
                  int64_t advisers_most, struct decision *out)
{
    enum { MOST = 8 };
    const struct dla_settings *settings = context->settings;
    const struct adviser *chosen[MOST];
    size_t wanted = (size_t)(advisers_most > 0 ? advisers_most : settings->advisers_at_once), count;

    count = adviser_choose(context->state, referral->bearer, wanted < MOST ? wanted : MOST, chosen);
    if (count > 0)
        referral_send(context, referral, chosen, count, out);
    else
        referral_escalate(context, referral, ESCALATION_NO_ADVISER, context->today, out);
}

void referral_hear_requested(const struct context *context, const struct event *heard,
                             struct decision *out)
{
    const struct referral_requested *asked = heard->record;
    const struct referral *known = referral_find(context->state, &asked->referral);
    struct referral referral = arriving(context, heard);
    size_t form = (size_t)asked->form;
    enum referral_unmet unmet;

    if (known != NULL && strcmp(known->hub, heard->source) == 0)
        return; /* heard before */
    if (known != NULL) {
        say_refused(context, &referral, UNMET_ALREADY_USED, 0, out);
        return;
    }
    say_received(context, &referral, out);
    if (form >= sizeof entitlements / sizeof entitlements[0])
        form = FORM_NONE;
    unmet = unmet_by(form, asked->labels);
    if (unmet != UNMET_NONE)
        say_refused(context, &referral, unmet, entitlements[form].alternatives, out);
    else if (referral.bearer[0] == '\0')
        say_refused(context, &referral, UNMET_UNKNOWN_DEPARTEMENT, AN(REGION) | AN(HUB), out);
    else
        route(context, &referral, asked->advisers_most, out);
}

/* ---- taken back --------------------------------------------------------------------------------
 */

static void say_withdrawn(const struct context *context, const struct referral *referral,
                          struct date asked_on, struct decision *out)
{
    struct referral_withdrawn event = {
        .state = (enum referral_state)referral->state,
        .asked_on = asked_on,
        .withdrawn_on = context->today,
    };

    REFERRAL_DESCRIBE(event, referral);
    decide_event(out, &referral_withdrawn_schema, &event, referral->departement);
}

static void say_too_late(const struct context *context, const struct referral *referral,
                         struct date asked_on, struct decision *out)
{
    struct referral_too_late event = {
        .what = ASK_WITHDRAWAL,
        .state = (enum referral_state)referral->state,
        .asked_on = asked_on,
        .told_on = context->today,
    };

    REFERRAL_DESCRIBE(event, referral);
    if (referral->adviser != NULL)
        event.adviser = referral->adviser->id;
    decide_event(out, &referral_too_late_schema, &event, referral->departement);
}

/* D3: before anybody accepted; after that the hub is told that it is too late. */
void referral_hear_withdrawal(const struct context *context, const struct event *heard,
                              struct decision *out)
{
    const struct referral_withdrawal_asked *asked = heard->record;
    const struct referral *referral = referral_find(context->state, &asked->referral);
    struct referral unknown = {.id = asked->referral, .employer = asked->employer};

    if (referral == NULL || strcmp(referral->hub, heard->source) != 0) {
        snprintf(unknown.hub, sizeof unknown.hub, "%s", heard->source);
        memcpy(unknown.departement, asked->departement, sizeof unknown.departement);
        say_too_late(context, &unknown, asked->asked_on, out);
    } else if (referral_after((enum referral_state)referral->state, REFERRAL_WITHDRAW) !=
               REFERRAL_NONE) {
        say_withdrawn(context, referral, asked->asked_on, out);
    } else if (referral->state != REFERRAL_WITHDRAWN) {
        say_too_late(context, referral, asked->asked_on, out);
    }
}
