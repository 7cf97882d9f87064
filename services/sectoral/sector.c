#include "services/sectoral/sector.h"

#include <stdio.h>

#include "services/sectoral/candidate.h"
#include "services/sectoral/competence.h"
#include "services/sectoral/path.h"
#include "services/sectoral/resource.h"
#include "services/sectoral/settings.h"
#include "services/sectoral/vacancy.h"

static const char prefix[] = "sectoral_"; /* of the names of instances and of their keys */

static bool writes_here(const struct context *context)
{
    const struct sectoral_settings *settings = context->settings;
    const struct caller *caller = context->caller;
    const char *who = caller->account[0] != '\0' ? caller->account : caller->principal;

    for (size_t i = 0; i < settings->writers_count; i++)
        if (strcmp(settings->writers[i], who) == 0)
            return true;
    return settings->writers_count == 0 &&
           (strncmp(who, prefix, sizeof prefix - 1) != 0 || strcmp(who, context->instance) == 0);
}

int sector_check_caller(const struct context *context, struct refusal *refusal)
{
    if (writes_here(context))
        return 0;
    return refuse(refusal, ERROR_FORBIDDEN, "M1", "",
                  "Vous n'écrivez pas pour le secteur « %s » ; il faut une clé ou un compte de ce "
                  "secteur (M1).",
                  sectoral_state_of(context)->label);
}

bool sector_holds(const struct sectoral_state *state, enum metier metier)
{
    return metier != METIER_NONE && (state->metiers >> metier & 1) != 0;
}

const char *sector_write_metiers(uint32_t set, char text[SECTOR_METIERS_TEXT])
{
    size_t used = 0;

    text[0] = '\0';
    for (size_t i = 1; i < metiers.count; i++)
        if ((set >> i & 1) != 0 && used < SECTOR_METIERS_TEXT)
            used += (size_t)snprintf(text + used, SECTOR_METIERS_TEXT - used, "%s%s",
                                     used == 0 ? "" : ", ", metiers.words[i]);
    return text;
}

int sector_check_metiers(const struct context *context, uint32_t asked, struct refusal *refusal)
{
    const struct sectoral_state *state = context->state;
    char wrong[SECTOR_METIERS_TEXT], right[SECTOR_METIERS_TEXT];

    if (asked != 0 && (asked & ~state->metiers) == 0)
        return 0;
    return refuse(refusal, ERROR_INVALID, "M1", "metiers",
                  "Le secteur « %s » ne porte pas ces métiers (%s) ; il faut un ou plusieurs des "
                  "siens : %s (M1).",
                  state->label, sector_write_metiers(asked & ~state->metiers, wrong),
                  sector_write_metiers(state->metiers, right));
}

/* ---- creation, and what the reference changed since --------------------------------------------
 */

static const struct sector_reference *sector_of_instance(const struct context *context)
{
    const struct sectoral_settings *settings = context->settings;
    const char *word = settings->sector;

    if (word[0] == '\0' && strncmp(context->instance, prefix, sizeof prefix - 1) == 0)
        word = context->instance + sizeof prefix - 1;
    return reference_sector(context->reference, word);
}

static uint32_t metiers_of(const struct context *context, const char *sector)
{
    const struct metier_reference *all;
    size_t count = reference_metiers(context->reference, &all);
    uint32_t set = 0;

    for (size_t i = 0; i < count; i++)
        if (strcmp(all[i].sector, sector) == 0)
            set |= UINT32_C(1) << enumeration_value(&metiers, all[i].code, strlen(all[i].code));
    return set & ~UINT32_C(1); /* bit 0: a métier that this program does not know */
}

/* A sector that the reference does not know holds nothing: every request says so (M1). */
void sector_create(const struct context *context, struct decision *out)
{
    const struct sector_reference *sector = sector_of_instance(context);
    uint32_t set = sector == NULL ? 0 : metiers_of(context, sector->code);
    struct sector_opened event = {.metiers = set, .opened_on = context->today};

    if (set == 0)
        return;
    memcpy(event.sector, sector->code, sizeof event.sector);
    memcpy(event.label, sector->label, sizeof event.label);
    decide_event(out, &sector_opened_schema, &event, "");
    competence_create(context, event.sector, set, set, out);
}

void sector_settle(const struct context *context, struct decision *out)
{
    const struct sectoral_state *state = context->state;
    uint32_t set = metiers_of(context, state->sector);
    struct sector_changed event = {
        .metiers = set, .before = state->metiers, .changed_on = context->today};

    if (date_is_none(state->opened_on)) { /* the reference did not know the sector before */
        sector_create(context, out);
        return;
    }
    if (set == state->metiers || set == 0)
        return;
    memcpy(event.sector, state->sector, sizeof event.sector);
    memcpy(event.label, state->label, sizeof event.label);
    decide_event(out, &sector_changed_schema, &event, "");
    competence_create(context, event.sector, set & ~state->metiers, set, out);
}

void sector_apply_opened(void *fold, const struct event *event)
{
    const struct sector_opened *opened = event->record;
    struct sectoral_state *state = fold;

    memcpy(state->sector, opened->sector, sizeof state->sector);
    memcpy(state->label, opened->label, sizeof state->label);
    state->metiers = opened->metiers;
    state->opened_on = opened->opened_on;
}

void sector_apply_changed(void *fold, const struct event *event)
{
    const struct sector_changed *changed = event->record;
    struct sectoral_state *state = fold;

    state->metiers = changed->metiers;
}

/* ---- sector.get ---- */

static int64_t count(const struct table *table, const struct context *context,
                     bool (*counts)(const struct context *, const void *))
{
    int64_t total = 0;

    for (size_t i = 0; i < table->count; i++)
        total += counts(context, table_at(table, i));
    return total;
}

int sector_answer_get(const struct context *context, const void *request, struct buffer *reply,
                      struct refusal *refusal)
{
    const struct sector_get *asked = request;
    const struct sectoral_state *state = context->state;
    struct sector_view view = {.metiers = state->metiers, .opened_on = state->opened_on};

    if (date_is_none(state->opened_on))
        return refuse(refusal, ERROR_NOT_FOUND, "M1", "",
                      "Cette instance n'a pas de secteur ; il faut nommer dans ses réglages un "
                      "secteur de la référence (M1).");
    memcpy(view.sector, state->sector, sizeof view.sector);
    memcpy(view.label, state->label, sizeof view.label);
    view.competences = (int64_t)competence_count(state, asked->metier);
    view.practices = count(&state->practices, context, word_shows);
    view.resources = count(&state->resources, context, resource_counts);
    view.paths = count(&state->paths, context, path_is_counted);
    view.candidates = count(&state->candidates, context, candidate_counts);
    view.vacancies = count(&state->vacancies, context, vacancy_counts);
    record_encode(&sector_view_schema, &view, reply);
    return 0;
}
