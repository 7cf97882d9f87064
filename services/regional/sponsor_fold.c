/* How events move companies and sponsorships. */
#include <stdio.h>
#include <stdlib.h>

#include "services/regional/notebook.h"
#include "services/regional/sponsor.h"

static struct sponsor *sponsor_at(struct regional_state *state, const struct id *id)
{
    return table_find(&state->sponsors, id);
}

static struct sponsorship *sponsorship_at(struct regional_state *state, const struct id *id)
{
    return table_find(&state->sponsorships, id);
}

void sponsor_close(struct regional_state *state)
{
    for (size_t i = 0; i < state->sponsors.count; i++)
        free(((struct sponsor *)table_at(&state->sponsors, i))->name);
}

static void note_contact(struct regional_state *state, struct sponsor *sponsor, bool has_notes)
{
    if (has_notes)
        notebook_add(state, &sponsor->id, HUB_NOTE_SPONSOR, NULL, NULL, sponsor->closed_on,
                     sponsor->departement);
}

void sponsor_apply_pledged(void *fold, const struct event *event)
{
    struct regional_state *state = fold;
    const struct sponsor_pledged *pledged = event->record;
    struct sponsor *sponsor = table_add(&state->sponsors, &pledged->sponsor);

    sponsor->name = memory_text(pledged->name);
    sponsor->sector = timeline_word(&state->timeline, pledged->sector);
    sponsor->pledged_on = pledged->pledged_on;
    sponsor->offers = (uint8_t)pledged->offers;
    sponsor->jobs_most = (uint8_t)pledged->jobs_most;
    memcpy(sponsor->siren, pledged->siren, sizeof sponsor->siren);
    memcpy(sponsor->departement, pledged->departement, sizeof sponsor->departement);
    for (size_t i = 0; i < pledged->departements_count; i++)
        territory_add(&sponsor->covers, pledged->departements[i]);
    note_contact(state, sponsor, pledged->has_notes);
}

void sponsor_apply_amended(void *fold, const struct event *event)
{
    struct regional_state *state = fold;
    const struct sponsor_amended *amended = event->record;
    struct sponsor *sponsor = sponsor_at(state, &amended->sponsor);

    sponsor->offers = (uint8_t)amended->offers;
    sponsor->jobs_most = (uint8_t)amended->jobs_most;
    note_contact(state, sponsor, amended->has_notes);
}

void sponsor_apply_closed(void *fold, const struct event *event)
{
    struct regional_state *state = fold;
    const struct sponsor_closed *closed = event->record;
    struct sponsor *sponsor = sponsor_at(state, &closed->sponsor);

    sponsor->closed_on = closed->closed_on;
    notebook_date(state, &sponsor->id, closed->closed_on);
}

/* In the case's timeline: which sponsorship, and a word. */
static void tell(struct regional_state *state, struct sponsorship *sponsorship, enum case_fact fact,
                 struct date on, const char *word)
{
    timeline_add(&state->timeline, &sponsorship->subject->timeline, fact, on, &sponsorship->id,
                 word);
}

void sponsor_apply_proposed(void *fold, const struct event *event)
{
    struct regional_state *state = fold;
    const struct sponsor_proposed *proposed = event->record;
    struct sponsorship *sponsorship = table_add(&state->sponsorships, &proposed->sponsorship);

    sponsorship->sponsor = sponsor_at(state, &proposed->sponsor);
    sponsorship->subject = case_find(state, &proposed->job);
    sponsorship->next_of_case = sponsorship->subject->sponsorships;
    sponsorship->subject->sponsorships = sponsorship;
    sponsorship->proposed_on = proposed->proposed_on;
    sponsorship->state = SPONSORSHIP_PROPOSED;
    tell(state, sponsorship, FACT_SPONSOR_PROPOSED, proposed->proposed_on, "");
}

void sponsor_apply_accepted(void *fold, const struct event *event)
{
    struct regional_state *state = fold;
    const struct sponsor_accepted *accepted = event->record;
    struct sponsorship *sponsorship = sponsorship_at(state, &accepted->sponsorship);
    struct employment *employment = table_find(&state->employments, &accepted->contract);

    sponsorship->state = SPONSORSHIP_ACCEPTED;
    sponsorship->accepted_on = accepted->accepted_on;
    sponsorship->sponsor->jobs_followed++; /* PA2 */
    sponsorship->subject->sponsored = sponsorship;
    if (employment != NULL && (date_is_none(employment->sponsor_on) ||
                               date_compare(accepted->accepted_on, employment->sponsor_on) < 0))
        employment->sponsor_on = accepted->accepted_on;
    tell(state, sponsorship, FACT_SPONSOR_ACCEPTED, accepted->accepted_on, "");
}

void sponsor_apply_declined(void *fold, const struct event *event)
{
    struct regional_state *state = fold;
    const struct sponsor_declined *declined = event->record;
    struct sponsorship *sponsorship = sponsorship_at(state, &declined->sponsorship);

    sponsorship->state = SPONSORSHIP_DECLINED;
    sponsorship->ended_on = declined->declined_on;
    tell(state, sponsorship, FACT_SPONSOR_DECLINED, declined->declined_on,
         enumeration_word(&sponsor_declines, (int)declined->reason));
}

void sponsor_apply_met(void *fold, const struct event *event)
{
    struct regional_state *state = fold;
    const struct sponsor_met *met = event->record;
    struct sponsorship *sponsorship = sponsorship_at(state, &met->sponsorship);

    table_add(&state->meetings, &met->meeting);
    sponsorship->meetings = (uint16_t)met->number;
    tell(state, sponsorship, FACT_SPONSOR_MET, met->met_on, "");
    if (met->has_notes)
        notebook_add(state, &met->meeting, HUB_NOTE_MEETING, sponsorship->subject,
                     table_find(&state->employments, &met->contract), met->met_on,
                     met->departement);
}

void sponsor_apply_ended(void *fold, const struct event *event)
{
    struct regional_state *state = fold;
    const struct sponsor_ended *ended = event->record;
    struct sponsorship *sponsorship = sponsorship_at(state, &ended->sponsorship);

    sponsorship->brought = (uint8_t)ended->brought;
    if (sponsorship->state == SPONSORSHIP_ENDED)
        return;
    sponsorship->state = SPONSORSHIP_ENDED;
    sponsorship->ending = (uint8_t)ended->reason;
    sponsorship->ended_on = ended->ended_on;
    sponsorship->sponsor->jobs_followed--; /* PA2 */
    sponsorship->subject->sponsored = NULL;
    tell(state, sponsorship, FACT_SPONSOR_ENDED, ended->ended_on,
         enumeration_word(&sponsorship_endings, (int)ended->reason));
}
