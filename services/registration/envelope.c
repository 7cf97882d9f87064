#include "services/registration/envelope.h"

#include <stdlib.h>

#include "services/registration/settings.h"

static const struct region *region_find(const struct programme *programme, const char *code)
{
    for (size_t i = 0; i < programme->region_count; i++)
        if (strcmp(programme->regions[i].code, code) == 0)
            return &programme->regions[i];
    return NULL;
}

static const struct region *known_region(const struct context *context, const char *code,
                                         const char *field, struct refusal *refusal)
{
    const struct state *state = context->state;
    const struct region *region = region_find(&state->programme, code);

    if (region == NULL)
        refuse(
            refusal, ERROR_NOT_FOUND, "Q1", field,
            "La région « %s » n'existe pas ; il faut le code d'une des %zu régions de 2013 (Q1).",
            code, state->programme.region_count);
    return region;
}

int envelope_check_free(const struct region *region, struct refusal *refusal)
{
    /* Q2: never more places held than allotted. */
    if (region->held < region->allotted)
        return 0;
    return refuse(refusal, ERROR_CONFLICT, "Q2", "job",
                  "La région %s n'a plus de place libre : %lld tenues sur %lld réparties (Q2).",
                  region->name, (long long)region->held, (long long)region->allotted);
}

/* Q1: a region keeps at least the places taken there. */
static int check_held(const struct region *region, int64_t places, const char *field,
                      struct refusal *refusal)
{
    if (places >= region->held)
        return 0;
    return refuse(
        refusal, ERROR_CONFLICT, "Q1", field,
        "La région %s tient déjà %lld places ; sa dotation ne peut pas descendre à %lld (Q1).",
        region->name, (long long)region->held, (long long)places);
}

int envelope_decide_allot(const struct context *context, const void *request, struct decision *out,
                          struct refusal *refusal)
{
    const struct envelope_allot *asked = request;
    const struct programme *programme = &((const struct state *)context->state)->programme;
    const struct region *region = known_region(context, asked->region2013, "region2013", refusal);
    struct envelope_allotted event = {.places = asked->places};

    if (region == NULL || check_held(region, asked->places, "places", refusal) != 0 ||
        state_business_day(context, asked->allotted_on, "allotted_on", &event.allotted_on,
                           refusal) != 0)
        return -1;
    event.before = region->allotted;
    event.national = programme->allotted - region->allotted + asked->places;
    /* Q1: the allotments never exceed the national total. */
    if (event.national > programme->total)
        return refuse(
            refusal, ERROR_CONFLICT, "Q1", "places",
            "Il reste %lld places à répartir sur %lld ; la région %s peut en avoir %lld au "
            "plus (Q1).",
            (long long)(programme->total - programme->allotted), (long long)programme->total,
            region->name, (long long)(programme->total - programme->allotted + region->allotted));
    memcpy(event.region2013, region->code, sizeof event.region2013);
    memcpy(event.region2016, region->region2016, sizeof event.region2016);
    decide_event(out, &envelope_allotted_schema, &event, "");
    return 0;
}

int envelope_decide_transfer(const struct context *context, const void *request,
                             struct decision *out, struct refusal *refusal)
{
    const struct envelope_transfer *asked = request;
    const struct region *source = known_region(context, asked->source, "source", refusal);
    const struct region *target =
        source == NULL ? NULL : known_region(context, asked->target, "target", refusal);
    struct envelope_transferred event = {.places = asked->places};

    if (target == NULL)
        return -1;
    if (source == target)
        return refuse(refusal, ERROR_INVALID, "Q1", "target",
                      "Un transfert va d'une région à une autre ; %s est donnée deux fois (Q1).",
                      source->name);
    if (check_held(source, source->allotted - asked->places, "places", refusal) != 0 ||
        state_business_day(context, asked->transferred_on, "transferred_on", &event.transferred_on,
                           refusal) != 0)
        return -1;
    memcpy(event.source, source->code, sizeof event.source);
    memcpy(event.target, target->code, sizeof event.target);
    memcpy(event.source_region2016, source->region2016, sizeof event.source_region2016);
    memcpy(event.target_region2016, target->region2016, sizeof event.target_region2016);
    event.source_places = source->allotted - asked->places;
    event.target_places = target->allotted + asked->places;
    decide_event(out, &envelope_transferred_schema, &event, "");
    return 0;
}

/* ---- creation ----------------------------------------------------------------------------------
 */

static void create_territories(const struct context *context, struct decision *out)
{
    const struct departement *all;
    size_t count = reference_departements(context->reference, &all);

    for (size_t i = 0; i < count; i++) {
        struct territory_defined event = {0};

        memcpy(event.departement, all[i].code, sizeof event.departement);
        memcpy(event.name, all[i].name, sizeof event.name);
        memcpy(event.region2013, all[i].region2013, sizeof event.region2013);
        memcpy(event.region2013_name, all[i].region2013_name, sizeof event.region2013_name);
        memcpy(event.region2016, all[i].region2016, sizeof event.region2016);
        memcpy(event.region2016_name, all[i].region2016_name, sizeof event.region2016_name);
        decide_event(out, &territory_defined_schema, &event, all[i].code);
    }
}

void envelope_create(const struct context *context, struct decision *out)
{
    const struct registration_settings *settings = context->settings;
    struct programme_opened opened = {.total = settings->places_total};

    decide_event(out, &programme_opened_schema, &opened, "");
    create_territories(context, out);
    for (int metier = METIER_NONE + 1; metier <= METIER_VIDEO_LUDIQUE; metier++) {
        const struct metier_reference *known =
            reference_metier(context->reference, enumeration_word(&metiers, metier));
        struct metier_defined event = {.metier = (enum metier)metier};

        if (known == NULL)
            continue;
        memcpy(event.label, known->label, sizeof event.label);
        memcpy(event.sector, known->sector, sizeof event.sector);
        memcpy(event.rome, known->rome, sizeof known->rome);
        decide_event(out, &metier_defined_schema, &event, "");
    }
}

/* ---- the fold ----------------------------------------------------------------------------------
 */

void envelope_apply_programme(void *state, const struct event *event)
{
    const struct programme_opened *opened = event->record;

    ((struct state *)state)->programme.total = opened->total;
}

void envelope_apply_territory(void *state, const struct event *event)
{
    const struct territory_defined *defined = event->record;
    struct programme *programme = &((struct state *)state)->programme;
    const struct region *known = region_find(programme, defined->region2013);
    int index = departement_index(defined->departement);

    if (known == NULL && programme->region_count < REGIONS_MOST) {
        struct region *region = &programme->regions[programme->region_count++];

        memcpy(region->code, defined->region2013, sizeof region->code);
        memcpy(region->region2016, defined->region2016, sizeof region->region2016);
        memcpy(region->name, defined->region2013_name, sizeof region->name);
        known = region;
    }
    if (known != NULL && index >= 0)
        programme->region_of[index] = (uint8_t)(known - programme->regions + 1);
}

void envelope_apply_metier(void *state, const struct event *event)
{
    const struct metier_defined *defined = event->record;
    struct programme *programme = &((struct state *)state)->programme;

    if ((size_t)defined->metier < METIERS_MOST)
        memcpy(programme->sectors[defined->metier], defined->sector, sizeof defined->sector);
}

static void set_allotted(struct programme *programme, const char *code, int64_t places)
{
    struct region *region = (struct region *)(uintptr_t)region_find(programme, code);

    if (region == NULL)
        return;
    programme->allotted += places - region->allotted;
    region->allotted = places;
}

void envelope_apply_allotted(void *state, const struct event *event)
{
    const struct envelope_allotted *allotted = event->record;

    set_allotted(&((struct state *)state)->programme, allotted->region2013, allotted->places);
}

void envelope_apply_transferred(void *state, const struct event *event)
{
    const struct envelope_transferred *moved = event->record;
    struct programme *programme = &((struct state *)state)->programme;

    set_allotted(programme, moved->source, moved->source_places);
    set_allotted(programme, moved->target, moved->target_places);
}

/* ---- queries -----------------------------------------------------------------------------------
 */

static void show(const struct region *region, struct envelope_view *view)
{
    memcpy(view->region2013, region->code, sizeof view->region2013);
    memcpy(view->name, region->name, sizeof view->name);
    view->allotted = region->allotted;
    view->held = region->held;
    view->free = region->allotted - region->held;
}

int envelope_answer_get(const struct context *context, const void *request, struct buffer *reply,
                        struct refusal *refusal)
{
    const struct envelope_get *asked = request;
    const struct region *region = known_region(context, asked->region2013, "region2013", refusal);
    struct envelope_view view = {0};

    if (region == NULL)
        return -1;
    show(region, &view);
    record_encode(&envelope_view_schema, &view, reply);
    return 0;
}

static int by_code(const void *left, const void *right)
{
    const struct envelope_view *a = left, *b = right;

    return strcmp(a->region2013, b->region2013);
}

int envelope_answer_list(const struct context *context, const void *request, struct buffer *reply,
                         struct refusal *refusal)
{
    const struct envelope_list *asked = request;
    const struct programme *programme = &((const struct state *)context->state)->programme;
    struct envelope_page page = {.total = programme->total, .allotted = programme->allotted};
    struct envelope_view all[REGIONS_MOST];
    size_t limit = asked->limit == 0 ? REGIONS_MOST : (size_t)asked->limit;

    (void)refusal;
    memset(all, 0, sizeof all);
    for (size_t i = 0; i < programme->region_count; i++) {
        show(&programme->regions[i], &all[i]);
        page.held += programme->regions[i].held;
    }
    qsort(all, programme->region_count, sizeof *all, by_code);
    for (size_t i = 0; i < programme->region_count; i++) {
        if (strcmp(all[i].region2013, asked->after) <= 0)
            continue;
        if (page.items_count == limit) {
            memcpy(page.next, page.items[limit - 1].region2013, sizeof page.next);
            break;
        }
        page.items[page.items_count++] = all[i];
    }
    record_encode(&envelope_page_schema, &page, reply);
    return 0;
}
