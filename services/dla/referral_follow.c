/* The steps of an accompaniment: diagnosis, plan, engineering, follow-up (D3), by their clocks
 * (D4).
 */
#include "services/dla/note.h"
#include "services/dla/referral.h"

/* The members of any event of an accompaniment. */
#define ACCOMPANIED_DESCRIBE(event, of)                                                            \
    do {                                                                                           \
        REFERRAL_DESCRIBE(event, of);                                                              \
        (event).adviser = (of)->adviser->id;                                                       \
        memcpy((event).bearer, (of)->adviser->body, sizeof(event).bearer);                         \
        (event).accepted_on = (of)->accepted_on;                                                   \
    } while (0)

/* D4: counted from the acceptance. */
static int business_days_to(const struct referral *referral, struct date on)
{
    return business_days_between(referral->accepted_on, on, referral->departement);
}

int referral_decide_diagnose(const struct context *context, const void *request,
                             struct decision *out, struct refusal *refusal)
{
    const struct referral_diagnose *asked = request;
    const struct referral *referral =
        referral_accompanied(context, &asked->referral, REFERRAL_DIAGNOSE, refusal);
    struct referral_diagnosed event = {.needs = asked->needs};

    if (referral == NULL ||
        dla_state_day(context, asked->diagnosed_on, referral->step_on, "diagnosed_on",
                      &event.diagnosed_on, refusal) != 0 ||
        refuse_nir(&referral_diagnose_schema, request, refusal) != 0)
        return -1;
    ACCOMPANIED_DESCRIBE(event, referral);
    event.business_days = business_days_to(referral, event.diagnosed_on);
    event.in_time = date_compare(event.diagnosed_on, referral->diagnosis_due_on) <= 0;
    event.note = note_keep(out, &referral->id, NOTE_DIAGNOSIS, asked->details);
    decide_event(out, &referral_diagnosed_schema, &event, event.departement);
    return 0;
}

int referral_decide_plan(const struct context *context, const void *request, struct decision *out,
                         struct refusal *refusal)
{
    const struct referral_plan *asked = request;
    const struct referral *referral =
        referral_accompanied(context, &asked->referral, REFERRAL_AGREE_PLAN, refusal);
    struct referral_planned event = {.themes = asked->themes};

    if (referral == NULL ||
        dla_state_day(context, asked->planned_on, referral->step_on, "planned_on",
                      &event.planned_on, refusal) != 0 ||
        refuse_nir(&referral_plan_schema, request, refusal) != 0)
        return -1;
    ACCOMPANIED_DESCRIBE(event, referral);
    event.business_days = business_days_to(referral, event.planned_on);
    event.in_time = date_compare(event.planned_on, referral->plan_due_on) <= 0;
    event.note = note_keep(out, &referral->id, NOTE_PLAN, asked->details);
    decide_event(out, &referral_planned_schema, &event, event.departement);
    return 0;
}

int referral_decide_start_engineering(const struct context *context, const void *request,
                                      struct decision *out, struct refusal *refusal)
{
    const struct referral_start_engineering *asked = request;
    const struct referral *referral =
        referral_accompanied(context, &asked->referral, REFERRAL_START_ENGINEERING, refusal);
    struct referral_engineering_started event = {0};

    if (referral == NULL || dla_state_day(context, asked->started_on, referral->step_on,
                                          "started_on", &event.started_on, refusal) != 0)
        return -1;
    ACCOMPANIED_DESCRIBE(event, referral);
    decide_event(out, &referral_engineering_started_schema, &event, event.departement);
    return 0;
}

int referral_decide_follow_up(const struct context *context, const void *request,
                              struct decision *out, struct refusal *refusal)
{
    const struct referral_follow_up *asked = request;
    const struct referral *referral =
        referral_accompanied(context, &asked->referral, REFERRAL_WATCH, refusal);
    struct referral_followed_up event = {0};

    if (referral == NULL ||
        dla_state_day(context, asked->followed_on, referral->step_on, "followed_on",
                      &event.followed_on, refusal) != 0 ||
        refuse_nir(&referral_follow_up_schema, request, refusal) != 0)
        return -1;
    ACCOMPANIED_DESCRIBE(event, referral);
    event.note = note_keep(out, &referral->id, NOTE_FOLLOW_UP, asked->details);
    decide_event(out, &referral_followed_up_schema, &event, event.departement);
    return 0;
}
