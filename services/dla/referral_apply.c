/* How events move referrals until somebody accepts, or nobody does. */
#include <stdio.h>

#include "services/dla/note.h"
#include "services/dla/referral.h"

static struct referral *referral_at(void *fold, const struct id *id)
{
    return table_find(&((struct dla_state *)fold)->referrals, id);
}

static struct asking *asking_at(void *fold, const struct id *id)
{
    return table_find(&((struct dla_state *)fold)->askings, id);
}

static void answered(struct dla_state *state, struct asking *asking, enum asking_state to,
                     struct date on)
{
    if (asking_is_pending(asking))
        asking->adviser->to_answer--;
    asking->state = (uint8_t)to;
    asking->answered_on = on;
    asking_follow_clock(state, asking);
}

static void lapse(struct dla_state *state, struct referral *referral, struct date on)
{
    for (struct asking *asking = referral->askings; asking != NULL; asking = asking->next)
        if (asking_is_pending(asking))
            answered(state, asking, ASKING_LAPSED, on);
}

static void end(struct dla_state *state, struct referral *referral, enum referral_state to,
                struct date on)
{
    referral->state = (uint8_t)to;
    referral->ended_on = on;
    lapse(state, referral, on);
    referral_follow_clock(state, referral);
    note_follow(state, referral);
}

void referral_apply_received(void *fold, const struct event *event)
{
    struct dla_state *state = fold;
    const struct referral_received *received = event->record;
    struct referral *referral = table_add(&state->referrals, &received->referral);

    referral->employer = received->employer;
    referral->job = received->job;
    referral->form = (uint8_t)received->form;
    referral->metier = (uint8_t)received->metier;
    referral->needs = received->needs;
    referral->requested_on = received->requested_on;
    referral->received_on = received->received_on;
    memcpy(referral->hub, received->hub, sizeof referral->hub);
    memcpy(referral->departement, received->departement, sizeof referral->departement);
    memcpy(referral->region2013, received->region2013, sizeof referral->region2013);
    memcpy(referral->region2016, received->region2016, sizeof referral->region2016);
    memcpy(referral->siret, received->siret, sizeof referral->siret);
    memcpy(referral->bearer, received->bearer, sizeof referral->bearer);
    memcpy(referral->c2ra, received->c2ra, sizeof referral->c2ra);
}

void referral_apply_refused(void *fold, const struct event *event)
{
    const struct referral_refused *refused = event->record;
    struct referral *referral = referral_at(fold, &refused->referral);

    /* A second hub used the id of a referral that is not its own. */
    if (refused->reason == UNMET_ALREADY_USED)
        return;
    referral->refusal = (uint8_t)refused->reason;
    referral->alternatives = refused->alternatives;
    end(fold, referral, REFERRAL_REFUSED, refused->refused_on);
}

void referral_apply_sent(void *fold, const struct event *event)
{
    struct dla_state *state = fold;
    const struct referral_sent *sent = event->record;
    struct referral *referral = referral_at(fold, &sent->referral);
    struct asking *asking = table_add(&state->askings, &sent->asking);

    asking->referral = referral;
    asking->adviser = table_find(&state->advisers, &sent->adviser);
    asking->round = (uint16_t)sent->round;
    asking->state = ASKING_SENT;
    asking->sent_on = sent->sent_on;
    asking->seen_due_on = sent->seen_due_on;
    asking->first_reminder_on = sent->first_reminder_on;
    asking->second_reminder_on = sent->second_reminder_on;
    asking->answer_due_on = sent->answer_due_on;
    asking->link_expires_on = sent->link_expires_on;
    asking->adviser->to_answer++;
    if (referral->askings == NULL)
        referral->askings = asking;
    else
        referral->last_asking->next = asking;
    referral->last_asking = asking;
    referral->state = REFERRAL_SENT;
    referral->round = asking->round;
    referral->answer_due_on = sent->answer_due_on;
    asking_follow_clock(state, asking);
    referral_follow_clock(state, referral);
}

void referral_apply_seen(void *fold, const struct event *event)
{
    const struct referral_seen *seen = event->record;
    struct asking *asking = asking_at(fold, &seen->asking);

    asking->state = ASKING_SEEN;
    asking->seen_on = seen->seen_on;
    if (asking->referral->state == REFERRAL_SENT)
        asking->referral->state = REFERRAL_SEEN;
    asking_follow_clock(fold, asking);
}

void referral_apply_reminded(void *fold, const struct event *event)
{
    const struct referral_reminded *reminded = event->record;
    struct asking *asking = asking_at(fold, &reminded->asking);

    asking->reminders = (uint8_t)reminded->reminder;
    asking_follow_clock(fold, asking);
}

void referral_apply_escalated(void *fold, const struct event *event)
{
    const struct referral_escalated *escalated = event->record;
    struct referral *referral = referral_at(fold, &escalated->referral);

    referral->state = REFERRAL_ESCALATED;
    referral->escalation = (uint8_t)escalated->reason;
    referral->escalated_on = escalated->escalated_on;
    referral->reassignment_due_on = escalated->reassignment_due_on;
    referral->told &= (uint16_t) ~(1u << LATE_REASSIGNMENT); /* a clock of its own each time */
    referral_follow_clock(fold, referral);
}

void referral_apply_reassigned(void *fold, const struct event *event)
{
    const struct referral_reassigned *reassigned = event->record;
    struct referral *referral = referral_at(fold, &reassigned->referral);

    referral->reassigned_on = reassigned->reassigned_on;
    lapse(fold, referral, reassigned->reassigned_on);
}

void referral_apply_accepted(void *fold, const struct event *event)
{
    const struct referral_accepted *accepted = event->record;
    struct asking *asking = asking_at(fold, &accepted->asking);
    struct referral *referral = asking->referral;

    referral->state = REFERRAL_ACCEPTED;
    referral->adviser = asking->adviser;
    referral->adviser->accompanied++;
    referral->accepted_on = referral->step_on = accepted->accepted_on;
    referral->diagnosis_due_on = accepted->diagnosis_due_on;
    referral->plan_due_on = accepted->plan_due_on;
    referral->closes_from = accepted->closes_from;
    referral->whole_due_on = accepted->whole_due_on;
    answered(fold, asking, ASKING_ACCEPTED, accepted->accepted_on);
    referral_follow_clock(fold, referral);
    note_add(fold, referral, &accepted->note, NOTE_ACCEPTANCE, asking->adviser);
}

void referral_apply_taken(void *fold, const struct event *event)
{
    const struct referral_taken *taken = event->record;

    answered(fold, asking_at(fold, &taken->asking), ASKING_TAKEN, taken->taken_on);
}

void referral_apply_declined(void *fold, const struct event *event)
{
    struct dla_state *state = fold;
    const struct referral_declined *declined = event->record;
    struct referral *referral = referral_at(fold, &declined->referral);
    struct asking *asking = declined->is_final ? NULL : asking_at(fold, &declined->asking);

    if (asking != NULL) {
        asking->reason = (uint8_t)declined->reason;
        answered(state, asking, ASKING_DECLINED, declined->declined_on);
    } else {
        referral->decline = (uint8_t)declined->reason;
        end(state, referral, REFERRAL_DECLINED, declined->declined_on);
    }
    note_add(state, referral, &declined->note, NOTE_DECLINE,
             table_find(&state->advisers, &declined->adviser));
}

void referral_apply_withdrawn(void *fold, const struct event *event)
{
    const struct referral_withdrawn *withdrawn = event->record;

    end(fold, referral_at(fold, &withdrawn->referral), REFERRAL_WITHDRAWN, withdrawn->withdrawn_on);
}

void referral_apply_too_late(void *fold, const struct event *event)
{
    (void)fold; /* for the hub to know; nothing moves */
    (void)event;
}

void referral_apply_late(void *fold, const struct event *event)
{
    const struct referral_late *late = event->record;
    struct referral *referral = referral_at(fold, &late->referral);

    if (late->clock == LATE_SEEN) {
        struct asking *asking = asking_at(fold, &late->asking);

        asking->told_unseen = true;
        asking_follow_clock(fold, asking);
        return;
    }
    referral->told |= (uint16_t)(1u << late->clock);
    referral_follow_clock(fold, referral);
}

void referral_apply_link_used(void *fold, const struct event *event)
{
    const struct link_used *used = event->record;

    asking_at(fold, &used->link)->link_used_on = used->used_on;
}
