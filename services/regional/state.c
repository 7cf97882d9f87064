#include "services/regional/state.h"

#include <stdlib.h>

#include "services/regional/briefing.h"
#include "services/regional/case.h"
#include "services/regional/encounter.h"
#include "services/regional/item.h"
#include "services/regional/notebook.h"
#include "services/regional/opinion.h"
#include "services/regional/orientation.h"
#include "services/regional/session.h"
#include "services/regional/settings.h"
#include "services/regional/sponsor.h"

void *regional_state_open(const struct reference *reference)
{
    struct regional_state *state = memory_new(1, sizeof *state);

    (void)reference; /* events carry conclusions: the fold reads no reference */
    timeline_open(&state->timeline);
    table_open(&state->cases, sizeof(struct job_case));
    table_open(&state->employments, sizeof(struct employment));
    table_open(&state->employers, sizeof(struct known_employer));
    table_open(&state->tutors, sizeof(struct known_tutor));
    table_open(&state->items, sizeof(struct item));
    table_open(&state->contacts, sizeof(struct contact));
    table_open(&state->opinions, sizeof(struct opinion));
    table_open(&state->sessions, sizeof(struct session));
    table_open(&state->sponsors, sizeof(struct sponsor));
    table_open(&state->sponsorships, sizeof(struct sponsorship));
    table_open(&state->meetings, sizeof(struct meeting));
    table_open(&state->briefings, sizeof(struct briefing));
    table_open(&state->orientations, sizeof(struct orientation));
    table_open(&state->notes, sizeof(struct note));
    return state;
}

void regional_state_close(void *fold)
{
    struct regional_state *state = fold;

    if (state == NULL)
        return;
    session_close(state);
    sponsor_close(state);
    timeline_close(&state->timeline);
    table_close(&state->cases);
    table_close(&state->employments);
    table_close(&state->employers);
    table_close(&state->tutors);
    table_close(&state->items);
    table_close(&state->contacts);
    table_close(&state->opinions);
    table_close(&state->sessions);
    table_close(&state->sponsors);
    table_close(&state->sponsorships);
    table_close(&state->meetings);
    table_close(&state->briefings);
    table_close(&state->orientations);
    table_close(&state->notes);
    deadlines_close(&state->late_items);
    deadlines_close(&state->open_items);
    deadlines_close(&state->notes_of_people);
    deadlines_close(&state->notes_of_contacts);
    deadlines_close(&state->notes_at_once);
    free(state);
}

int regional_business_day(const struct context *context, struct date given, const char *field,
                          struct date *out, struct refusal *refusal)
{
    const struct regional_settings *settings = context->settings;

    return business_day(context, given, duration_days(settings->late_declarations), field, out,
                        refusal);
}
