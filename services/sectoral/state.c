#include "services/sectoral/state.h"

#include <sodium.h>
#include <stdlib.h>

#include "services/sectoral/attestation.h"
#include "services/sectoral/candidate.h"
#include "services/sectoral/competence.h"
#include "services/sectoral/path_action.h"
#include "services/sectoral/resource.h"
#include "services/sectoral/settings.h"
#include "services/sectoral/transmission.h"
#include "services/sectoral/vacancy.h"

void *sectoral_state_open(const struct reference *reference)
{
    struct sectoral_state *state = memory_new(1, sizeof *state);

    (void)reference; /* events carry conclusions: the fold reads no reference */
    table_open(&state->competences, sizeof(struct competence));
    table_open(&state->practices, sizeof(struct word));
    table_open(&state->declared, sizeof(struct word));
    table_open(&state->resources, sizeof(struct resource));
    table_open(&state->paths, sizeof(struct path));
    table_open(&state->actions, sizeof(struct path_action));
    table_open(&state->attestations, sizeof(struct attestation));
    table_open(&state->transmissions, sizeof(struct transmission));
    table_open(&state->candidates, sizeof(struct candidate));
    table_open(&state->vacancies, sizeof(struct vacancy));
    return state;
}

void sectoral_state_close(void *fold)
{
    struct sectoral_state *state = fold;

    if (state == NULL)
        return;
    competence_close(state);
    resource_close(state);
    path_action_close(state);
    attestation_close(state);
    transmission_close(state);
    candidate_close(state);
    table_close(&state->competences);
    table_close(&state->practices);
    table_close(&state->declared);
    table_close(&state->resources);
    table_close(&state->paths);
    table_close(&state->actions);
    table_close(&state->attestations);
    table_close(&state->transmissions);
    table_close(&state->candidates);
    table_close(&state->vacancies);
    deadlines_close(&state->retentions);
    deadlines_close(&state->erasures);
    free(state);
}

struct id sectoral_code_id(const char *code)
{
    struct id id;

    crypto_generichash(id.bytes, sizeof id.bytes, (const unsigned char *)code, strlen(code), NULL,
                       0);
    return id;
}

int sectoral_day(const struct context *context, struct date given, const char *field,
                 struct date *out, struct refusal *refusal)
{
    const struct sectoral_settings *settings = context->settings;

    return business_day(context, given, duration_days(settings->late_declarations), field, out,
                        refusal);
}
