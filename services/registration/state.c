#include "services/registration/state.h"

#include "services/registration/contract.h"
#include "services/registration/decider.h"
#include "services/registration/employer.h"
#include "services/registration/hearing.h"
#include "services/registration/job.h"
#include "services/registration/person.h"
#include "services/registration/place.h"
#include "services/registration/settings.h"
#include "services/registration/tutor.h"

#include <stdlib.h>

void *state_open(const struct reference *reference)
{
    struct state *state = memory_new(1, sizeof *state);

    (void)reference; /* events carry conclusions: the fold reads no reference */
    table_open(&state->places, sizeof(struct place));
    table_open(&state->employers, sizeof(struct employer));
    table_open(&state->jobs, sizeof(struct job));
    table_open(&state->people, sizeof(struct person));
    table_open(&state->tutors, sizeof(struct tutor));
    table_open(&state->contracts, sizeof(struct contract));
    table_open(&state->accesses, sizeof(struct access));
    table_open(&state->sirets, sizeof(struct siret));
    table_open(&state->import_keys, sizeof(struct import_key));
    return state;
}

void state_close(void *fold)
{
    struct state *state = fold;

    if (state == NULL)
        return;
    place_close(state);
    employer_close(state);
    person_close(state);
    contract_close(state);
    decider_close(state);
    table_close(&state->places);
    table_close(&state->employers);
    table_close(&state->jobs);
    table_close(&state->people);
    table_close(&state->tutors);
    table_close(&state->contracts);
    table_close(&state->accesses);
    table_close(&state->sirets);
    table_close(&state->import_keys);
    deadlines_close(&state->vacancies);
    deadlines_close(&state->terms);
    deadlines_close(&state->retentions);
    deadlines_close(&state->contact_retentions);
    deadlines_close(&state->employer_retentions);
    deadlines_close(&state->place_retentions);
    deadlines_close(&state->job_retentions);
    free(state);
}

/* The table of the things that a member names. */
static const struct table *table_of(const struct state *state, const struct field *field)
{
    static const struct {
        const char *name;
        size_t offset;
    } kinds[] = {
        {"employer", offsetof(struct state, employers)},
        {"job",      offsetof(struct state, jobs)     },
        {"contract", offsetof(struct state, contracts)},
        {"person",   offsetof(struct state, people)   },
        {"tutor",    offsetof(struct state, tutors)   },
        {"place",    offsetof(struct state, places)   },
    };

    for (size_t i = 0; i < sizeof kinds / sizeof kinds[0]; i++)
        if (kinds[i].name[0] == field->name[0] && strcmp(kinds[i].name, field->name) == 0)
            return (const void *)((const char *)state + kinds[i].offset);
    return NULL;
}

void state_expect(const void *fold, const struct schema *schema, const void *record, bool again)
{
    for (size_t i = 0; i < schema->field_count; i++) {
        const struct field *field = &schema->fields[i];
        const struct id *id = (const void *)((const char *)record + field->offset);

        if (field->type != FIELD_ID || field->is_list || id_is_none(id))
            continue;

        const struct table *table = table_of(fold, field);

        if (table != NULL)
            table_expect(table, id, again);
    }
}

const struct region *state_region(const struct state *state, const char *departement)
{
    int index = departement_index(departement);

    if (index < 0 || state->programme.region_of[index] == 0)
        return NULL;
    return &state->programme.regions[state->programme.region_of[index] - 1];
}

int state_business_day(const struct context *context, struct date given, const char *field,
                       struct date *out, struct refusal *refusal)
{
    const struct registration_settings *settings = context->settings;

    return business_day(context, given, duration_days(settings->late_declarations), field, out,
                        refusal);
}
