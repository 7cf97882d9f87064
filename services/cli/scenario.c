#include "services/cli/scenario.h"

#include <stdlib.h>
#include <string.h>

#include "services/cli/scenario_internal.h"

enum { ASKED_HOUR_MS = 8 * 3600 * 1000 };

int64_t scenario_instant(struct date asked_on)
{
    return date_instant(asked_on) + ASKED_HOUR_MS;
}

/* The Monday after. */
struct date scenario_asked(struct date day)
{
    int weekday = (date_weekday(day) + 6) % 7; /* 0 Monday */

    return date_add_days(day, 7 - weekday);
}

bool scenario_is_before(struct date day, struct date end)
{
    return date_is_none(end) || date_compare(scenario_asked(day), scenario_asked(end)) < 0;
}

struct date scenario_workday(struct date day)
{
    int weekday = date_weekday(day); /* 0 Sunday */

    return date_add_days(day, weekday == 6 ? -1 : weekday == 0 ? -2 : 0);
}

struct id scenario_id(struct scenario *scenario, enum thing thing, struct date day)
{
    uint64_t number = ((uint64_t)thing << 32) | scenario->numbers[thing]++;

    return id_seeded((uint64_t)scenario->settings->seed, number,
                     scenario_instant(scenario_asked(day)));
}

size_t scenario_draw(struct random *random, const struct weights *weights)
{
    return random_weighted(random, weights->of, weights->count);
}

int scenario_word(struct random *random, const struct weights *weights)
{
    return (int)scenario_draw(random, weights) + 1;
}

uint32_t scenario_set(struct random *random, const struct weights *weights, int most)
{
    int64_t count = random_between(random, 1, most);
    uint32_t set = 0;

    for (int64_t i = 0; i < count; i++)
        set |= 1u << scenario_word(random, weights);
    return set;
}

static enum scenario_circle circle_of(enum phase phase)
{
    if (phase <= PHASE_OPINION)
        return phase == PHASE_OPINION ? CIRCLE_OPINIONS : CIRCLE_REGISTRATION;
    return phase < PHASE_ADVISE ? CIRCLE_HUBS : CIRCLE_DLA;
}

static struct drawn *next_drawn(struct scenario *scenario)
{
    if (scenario->count == scenario->capacity) {
        scenario->capacity = scenario->capacity == 0 ? 4096 : 2 * scenario->capacity;
        scenario->drawn =
            memory_resize(scenario->drawn, scenario->capacity, sizeof *scenario->drawn);
    }
    return &scenario->drawn[scenario->count++];
}

void scenario_add(struct scenario *scenario, struct date day, enum phase phase,
                  const char *principal, const struct schema *schema, const void *record)
{
    scenario_add_to(scenario, "registration", NULL, day, phase, principal, schema, record);
}

void scenario_add_to(struct scenario *scenario, const char *instance, const char *account,
                     struct date day, enum phase phase, const char *principal,
                     const struct schema *schema, const void *record)
{
    struct date asked_on = scenario_asked(day);
    size_t offset = scenario->bodies.size;
    struct drawn *drawn;

    if (date_compare(asked_on, scenario->settings->until) > 0)
        return;
    drawn = next_drawn(scenario);
    record_encode(schema, record, &scenario->bodies);
    *drawn = (struct drawn){.offset = offset, .number = scenario->count};
    drawn->request = (struct scenario_request){.asked_on = asked_on,
                                               .circle = circle_of(phase),
                                               .phase = (int)phase,
                                               .instance = instance,
                                               .principal = principal,
                                               .account = account,
                                               .schema = schema,
                                               .body.size = scenario->bodies.size - offset};
}

static int compare(const void *left, const void *right)
{
    const struct drawn *a = left, *b = right;
    int by_day = date_compare(a->request.asked_on, b->request.asked_on);

    if (by_day != 0)
        return by_day;
    if (a->request.phase != b->request.phase)
        return a->request.phase < b->request.phase ? -1 : 1;
    if (a->request.circle == CIRCLE_OPINIONS && a->request.instance != b->request.instance)
        return strcmp(a->request.instance, b->request.instance);
    return (a->number > b->number) - (a->number < b->number);
}

/* Puts the requests in order; only then do their ids and bodies have a place. */
static void finish(struct scenario *scenario)
{
    uint64_t seed = (uint64_t)scenario->settings->seed;

    if (scenario->count > 0)
        qsort(scenario->drawn, scenario->count, sizeof *scenario->drawn, compare);
    for (size_t i = 0; i < scenario->count; i++) {
        struct drawn *drawn = &scenario->drawn[i];

        drawn->request.body.data = scenario->bodies.data + drawn->offset;
        drawn->request.id = id_seeded(seed, ((uint64_t)THING_REQUEST << 32) | i,
                                      scenario_instant(drawn->request.asked_on));
    }
}

static void open_region(struct region *region, const struct scenario_territory *territory)
{
    char *rest = NULL;

    region->territory = territory;
    memcpy(region->codes, territory->departements, sizeof region->codes);
    for (char *code = strtok_r(region->codes, ", ", &rest); code != NULL;
         code = strtok_r(NULL, ", ", &rest))
        if (region->departement_count < DEPARTEMENTS_OF_REGION)
            region->departements[region->departement_count++] = code;
}

static struct region *region_of(struct scenario *scenario, const char *departement)
{
    for (size_t i = 0; i < scenario->settings->territories_count; i++)
        for (size_t d = 0; d < scenario->regions[i].departement_count; d++)
            if (strcmp(scenario->regions[i].departements[d], departement) == 0)
                return &scenario->regions[i];
    return NULL;
}

/* Each one's share of jobs is drawn from a stream of its own. */
static void add_known(struct scenario *scenario, const struct scenario_employer *known,
                      size_t number)
{
    struct region *region = region_of(scenario, known->departement);
    struct random random = random_open((uint64_t)scenario->settings->seed, STREAM_KNOWN + number);

    if (region != NULL)
        scenario_add_maker(region, known,
                           scenario_word(&random, &scenario->settings->jobs_per_employer));
}

/* Young people who are found eligible and wait: they get no contract here. */
static void add_candidates(struct scenario *scenario)
{
    const struct scenario_settings *settings = scenario->settings;
    struct random random = random_open((uint64_t)settings->seed, STREAM_CANDIDATES);
    int64_t count = settings->total * settings->candidates / 1000;
    int64_t days = settings->until.day - settings->start.day - 120;

    for (int64_t i = 0; i < count && days > 0; i++) {
        const struct region *region =
            &scenario->regions[random_below(&random, settings->territories_count)];
        const char *departement =
            region->departements[random_below(&random, region->departement_count)];
        struct date day =
            date_add_days(settings->start, 90 + (int)random_below(&random, (uint64_t)days));

        scenario_person(scenario, &random, departement, day, settings->start);
    }
}

/* What hubs and sectors do by themselves; each from a stream of its own. */
static void add_network(struct scenario *scenario)
{
    const struct scenario_network *network = scenario->network;
    uint64_t seed = (uint64_t)scenario->settings->seed;

    for (size_t h = 0; h < network->hubs_count; h++) {
        struct random random = random_open(seed, STREAM_HUB + h);

        if (network->hubs[h].territory_count == 0)
            continue;
        scenario_briefings(scenario, &network->hubs[h], &random);
        scenario_sessions(scenario, &network->hubs[h], &random);
    }
    for (size_t m = 0; m < METIERS_KNOWN; m++) {
        struct random random = random_open(seed, STREAM_SECTOR + m);

        if (network->sectors[m][0] != '\0')
            scenario_resources(scenario, (enum metier)m, &random);
    }
}

struct scenario *scenario_open(const struct scenario_settings *settings,
                               const struct scenario_network *network,
                               const struct scenario_employer *known, size_t known_count)
{
    struct scenario *scenario = memory_new(1, sizeof *scenario);

    scenario->settings = settings;
    scenario->network = network;
    for (size_t i = 0; i < settings->territories_count; i++)
        open_region(&scenario->regions[i], &settings->territories[i]);
    for (size_t i = 0; i < known_count; i++)
        add_known(scenario, &known[i], i);
    scenario_envelope(scenario);
    scenario_advisers(scenario);
    scenario_companies(scenario);
    for (size_t i = 0; i < settings->territories_count; i++)
        scenario_jobs(scenario, &scenario->regions[i]);
    add_candidates(scenario);
    add_network(scenario);
    finish(scenario);
    return scenario;
}

void scenario_close(struct scenario *scenario)
{
    if (scenario == NULL)
        return;
    for (size_t i = 0; i < TERRITORIES_MOST; i++)
        free(scenario->regions[i].makers);
    free(scenario->tutorships);
    free(scenario->companies);
    free(scenario->advisers);
    free(scenario->drawn);
    buffer_close(&scenario->bodies);
    free(scenario);
}

size_t scenario_count(const struct scenario *scenario)
{
    return scenario->count;
}

const struct scenario_request *scenario_at(const struct scenario *scenario, size_t index)
{
    return &scenario->drawn[index].request;
}
