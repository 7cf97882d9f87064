/* Clocks (D4): what time alone causes, each thing in line for the day of its next one.
 *
 * The days were concluded when the clock started, in the events: settings that change later move no
 * clock that runs.  What is due by a day is late on the day after it; a reminder falls on its day.
 */
#include "services/dla/referral.h"

/* What falls next, and on which day; no day: nothing. */
struct next {
    enum referral_clock clock; /* LATE_NONE: a reminder, or the end of the time to answer */
    struct date on;
};

static struct date day_after(struct date due_on)
{
    return date_is_none(due_on) ? due_on : date_add_days(due_on, 1);
}

static void sooner(struct next *next, enum referral_clock clock, struct date on)
{
    if (!date_is_none(on) && (date_is_none(next->on) || date_compare(on, next->on) < 0))
        *next = (struct next){clock, on};
}

/* ---- of one adviser who was asked: seen, reminders ---------------------------------------------
 */

static struct next next_of_asking(const struct asking *asking)
{
    struct next next = {0};

    if (!asking_is_pending(asking))
        return next;
    if (asking->state == ASKING_SENT && !asking->told_unseen)
        sooner(&next, LATE_SEEN, day_after(asking->seen_due_on));
    if (asking->reminders < 1)
        sooner(&next, LATE_NONE, asking->first_reminder_on);
    else if (asking->reminders < 2)
        sooner(&next, LATE_NONE, asking->second_reminder_on);
    return next;
}

void asking_follow_clock(struct dla_state *state, struct asking *asking)
{
    struct next next = next_of_asking(asking);

    if (date_is_none(next.on))
        deadlines_remove(&state->answers, &asking->clock);
    else
        deadlines_put(&state->answers, next.on, asking, &asking->clock);
}

static void say_unseen(const struct asking *asking, struct decision *out)
{
    struct referral_late event = {
        .clock = LATE_SEEN,
        .asking = asking->id,
        .adviser = asking->adviser->id,
        .due_on = asking->seen_due_on,
    };

    REFERRAL_DESCRIBE(event, asking->referral);
    memcpy(event.bearer, asking->adviser->body, sizeof event.bearer);
    memcpy(event.c2ra, asking->referral->c2ra, sizeof event.c2ra);
    decide_event(out, &referral_late_schema, &event, event.departement);
}

static void say_reminded(const struct asking *asking, struct date on, struct decision *out)
{
    struct referral_reminded event = {
        .asking = asking->id,
        .adviser = asking->adviser->id,
        .reminder = asking->reminders + 1,
        .answer_due_on = asking->answer_due_on,
        .reminded_on = on,
    };

    REFERRAL_DESCRIBE(event, asking->referral);
    memcpy(event.bearer, asking->adviser->body, sizeof event.bearer);
    decide_event(out, &referral_reminded_schema, &event, event.departement);
}

/* ---- of a referral -----------------------------------------------------------------------------
 */

static struct next next_of_referral(const struct referral *referral)
{
    const struct {
        enum referral_clock clock;
        enum referral_state from, to; /* the states in which it runs */
        struct date due_on;
    } clocks[] = {
        {LATE_NONE,         REFERRAL_SENT,      REFERRAL_SEEN,      referral->answer_due_on      },
        {LATE_REASSIGNMENT, REFERRAL_ESCALATED, REFERRAL_ESCALATED, referral->reassignment_due_on},
        {LATE_DIAGNOSIS,    REFERRAL_ACCEPTED,  REFERRAL_ACCEPTED,  referral->diagnosis_due_on   },
        {LATE_PLAN,         REFERRAL_ACCEPTED,  REFERRAL_DIAGNOSIS, referral->plan_due_on        },
        {LATE_WHOLE,        REFERRAL_ACCEPTED,  REFERRAL_FOLLOW_UP, referral->whole_due_on       },
        {LATE_IMPACT,       REFERRAL_CLOSED,    REFERRAL_CLOSED,    referral->impact_until       },
    };
    struct next next = {0};

    for (size_t i = 0; i < sizeof clocks / sizeof clocks[0]; i++)
        if (referral->state >= clocks[i].from && referral->state <= clocks[i].to &&
            (referral->told & 1u << clocks[i].clock) == 0 &&
            !(clocks[i].clock == LATE_IMPACT && !date_is_none(referral->measured_on)))
            sooner(&next, clocks[i].clock, day_after(clocks[i].due_on));
    return next;
}

void referral_follow_clock(struct dla_state *state, struct referral *referral)
{
    struct next next = next_of_referral(referral);

    if (date_is_none(next.on))
        deadlines_remove(&state->clocks, &referral->clock);
    else
        deadlines_put(&state->clocks, next.on, referral, &referral->clock);
}

static void say_late(const struct referral *referral, struct next next, struct decision *out)
{
    struct referral_late event = {.clock = next.clock, .due_on = date_add_days(next.on, -1)};

    REFERRAL_DESCRIBE(event, referral);
    if (referral->adviser != NULL) {
        event.adviser = referral->adviser->id;
        memcpy(event.bearer, referral->adviser->body, sizeof event.bearer);
    }
    memcpy(event.c2ra, referral->c2ra, sizeof event.c2ra);
    decide_event(out, &referral_late_schema, &event, event.departement);
}

struct date referral_next_due(const struct referral *referral)
{
    switch ((enum referral_state)referral->state) {
    case REFERRAL_SENT:
    case REFERRAL_SEEN: return referral->answer_due_on;
    case REFERRAL_ESCALATED: return referral->reassignment_due_on;
    case REFERRAL_ACCEPTED: return referral->diagnosis_due_on;
    case REFERRAL_DIAGNOSIS: return referral->plan_due_on;
    case REFERRAL_PLAN:
    case REFERRAL_ENGINEERING:
    case REFERRAL_FOLLOW_UP: return referral->whole_due_on;
    default: return (struct date){0};
    }
}

/* ---- time --------------------------------------------------------------------------------------
 */

/* The older of the two first in line: time goes by one day after the other, also when the service
 * was stopped for a while; on the same day the reminder comes before what it warns of. */
void referral_due(const struct context *context, struct decision *out)
{
    const struct dla_state *state = context->state;
    const struct deadline *answer = deadlines_first(&state->answers);
    const struct deadline *clock = deadlines_first(&state->clocks);
    struct next next;

    if (answer != NULL && answer->day <= context->today.day &&
        (clock == NULL || answer->day <= clock->day)) {
        next = next_of_asking(answer->thing);
        if (next.clock == LATE_SEEN)
            say_unseen(answer->thing, out);
        else
            say_reminded(answer->thing, next.on, out);
    } else if (clock != NULL && clock->day <= context->today.day) {
        next = next_of_referral(clock->thing);
        if (next.clock == LATE_NONE) /* D4: nobody answered in time */
            referral_escalate(context, clock->thing, ESCALATION_NO_ANSWER, next.on, out);
        else
            say_late(clock->thing, next, out);
    }
}
