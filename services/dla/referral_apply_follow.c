/* How events move an accompaniment. */
#include "services/dla/note.h"
#include "services/dla/referral.h"

static struct referral *move(void *fold, const struct id *id, enum referral_state to,
                             struct date on)
{
    struct referral *referral = table_find(&((struct dla_state *)fold)->referrals, id);

    referral->state = (uint8_t)to;
    referral->step_on = on;
    return referral;
}

void referral_apply_handed_over(void *fold, const struct event *event)
{
    struct dla_state *state = fold;
    const struct referral_handed_over *handed = event->record;
    struct referral *referral = table_find(&state->referrals, &handed->referral);

    referral->adviser->accompanied--;
    referral->adviser = table_find(&state->advisers, &handed->adviser);
    referral->adviser->accompanied++;
}

void referral_apply_diagnosed(void *fold, const struct event *event)
{
    const struct referral_diagnosed *diagnosed = event->record;
    struct referral *referral =
        move(fold, &diagnosed->referral, REFERRAL_DIAGNOSIS, diagnosed->diagnosed_on);

    referral->needs = diagnosed->needs;
    referral->diagnosed_on = diagnosed->diagnosed_on;
    referral_follow_clock(fold, referral);
    note_add(fold, referral, &diagnosed->note, NOTE_DIAGNOSIS, referral->adviser);
}

void referral_apply_planned(void *fold, const struct event *event)
{
    const struct referral_planned *planned = event->record;
    struct referral *referral = move(fold, &planned->referral, REFERRAL_PLAN, planned->planned_on);

    referral->planned_on = planned->planned_on;
    referral_follow_clock(fold, referral);
    note_add(fold, referral, &planned->note, NOTE_PLAN, referral->adviser);
}

void referral_apply_engineering_started(void *fold, const struct event *event)
{
    const struct referral_engineering_started *started = event->record;

    move(fold, &started->referral, REFERRAL_ENGINEERING, started->started_on);
}

void referral_apply_followed_up(void *fold, const struct event *event)
{
    const struct referral_followed_up *followed = event->record;
    struct referral *referral =
        move(fold, &followed->referral, REFERRAL_FOLLOW_UP, followed->followed_on);

    note_add(fold, referral, &followed->note, NOTE_FOLLOW_UP, referral->adviser);
}

void referral_apply_closed(void *fold, const struct event *event)
{
    const struct referral_closed *closed = event->record;
    struct referral *referral = move(fold, &closed->referral, REFERRAL_CLOSED, closed->closed_on);

    referral->ended_on = closed->closed_on;
    referral->outcome = (uint8_t)closed->outcome;
    referral->jobs_concerned = (int32_t)closed->jobs_concerned;
    referral->jobs_consolidated = (int32_t)closed->jobs_consolidated;
    referral->satisfaction = (uint8_t)closed->satisfaction;
    referral->impact_from = closed->impact_from;
    referral->impact_until = closed->impact_until;
    referral->adviser->accompanied--;
    referral_follow_clock(fold, referral);
    note_add(fold, referral, &closed->note, NOTE_CLOSING, referral->adviser);
    note_follow(fold, referral);
}

void referral_apply_measured(void *fold, const struct event *event)
{
    const struct impact_measured *measured = event->record;
    struct referral *referral =
        table_find(&((struct dla_state *)fold)->referrals, &measured->referral);

    referral->measured_on = measured->measured_on;
    referral_follow_clock(fold, referral);
    note_add(fold, referral, &measured->note, NOTE_IMPACT, referral->adviser);
    note_follow(fold, referral);
}
