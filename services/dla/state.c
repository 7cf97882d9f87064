#include "services/dla/state.h"

#include <stdlib.h>

#include "services/dla/adviser.h"
#include "services/dla/mission.h"
#include "services/dla/note.h"
#include "services/dla/referral.h"
#include "services/dla/settings.h"

void *dla_state_open(const struct reference *reference)
{
    struct dla_state *state = memory_new(1, sizeof *state);

    (void)reference; /* events carry conclusions: the fold reads no reference */
    table_open(&state->advisers, sizeof(struct adviser));
    table_open(&state->referrals, sizeof(struct referral));
    table_open(&state->askings, sizeof(struct asking));
    table_open(&state->notes, sizeof(struct note));
    table_open(&state->missions, sizeof(struct mission));
    return state;
}

void dla_state_close(void *fold)
{
    struct dla_state *state = fold;

    if (state == NULL)
        return;
    mission_close(state);
    table_close(&state->advisers);
    table_close(&state->referrals);
    table_close(&state->askings);
    table_close(&state->notes);
    table_close(&state->missions);
    deadlines_close(&state->answers);
    deadlines_close(&state->clocks);
    deadlines_close(&state->note_retentions);
    deadlines_close(&state->adviser_retentions);
    free(state);
}

int dla_state_day(const struct context *context, struct date given, struct date earliest,
                  const char *field, struct date *out, struct refusal *refusal)
{
    const struct dla_settings *settings = context->settings;

    if (business_day(context, given, duration_days(settings->late_declarations), field, out,
                     refusal) != 0)
        return -1;
    if (date_compare(*out, earliest) >= 0)
        return 0;
    return refuse(refusal, ERROR_INVALID, "", field,
                  "La date du %s précède l'étape d'avant ; il faut au plus tôt le %s.",
                  day_text(*out), day_text(earliest));
}
