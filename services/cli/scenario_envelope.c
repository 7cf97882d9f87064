#include <string.h>

#include "services/cli/scenario_internal.h"

/* Largest remainders above a floor; a region of weight 0 gets none (Mayotte: the aid does not exist
 * there before 2018). */
static void share_total(struct scenario *scenario, int64_t *shares)
{
    const struct scenario_settings *settings = scenario->settings;
    int64_t left = settings->total, weights = 0, given = 0;
    int64_t remainders[TERRITORIES_MOST] = {0};

    for (size_t i = 0; i < settings->territories_count; i++) {
        weights += settings->territories[i].weight;
        if (settings->territories[i].weight > 0)
            left -= settings->least_places;
    }
    for (size_t i = 0; i < settings->territories_count; i++) {
        int64_t exact = left * settings->territories[i].weight;

        shares[i] = settings->territories[i].weight > 0 ? settings->least_places : 0;
        shares[i] += exact / weights;
        remainders[i] = exact % weights;
        given += shares[i];
    }
    for (; given < settings->total; given++) {
        size_t best = 0;

        for (size_t i = 1; i < settings->territories_count; i++)
            if (remainders[i] > remainders[best])
                best = i;
        remainders[best] = -1;
        shares[best]++;
    }
}

static struct date tranche_day(const struct scenario *scenario, const struct region *region,
                               size_t tranche)
{
    int64_t weeks = tranche == 0 ? region->territory->late_weeks
                                 : (int64_t)tranche * scenario->settings->tranche_weeks;

    return scenario_plus(scenario->settings->start, 7 * weeks + 2);
}

static void allot(struct scenario *scenario, struct region *region, size_t tranche)
{
    struct envelope_allot allotment = {.places = region->places[tranche],
                                       .allotted_on = tranche_day(scenario, region, tranche)};

    memcpy(allotment.region2013, region->territory->region, sizeof allotment.region2013);
    scenario_add(scenario, allotment.allotted_on, PHASE_ENVELOPE, "ministry",
                 &envelope_allot_schema, &allotment);
}

static void allot_all(struct scenario *scenario, struct region *region, int64_t share)
{
    const struct weights *tranches = &scenario->settings->tranches;
    int64_t so_far = 0, whole = 0;

    for (size_t t = 0; t < tranches->count; t++)
        whole += tranches->of[t];
    for (size_t t = 0; t < tranches->count; t++) {
        so_far += tranches->of[t];
        region->places[t] = share * so_far / whole;
        if (share > 0)
            allot(scenario, region, t);
    }
    region->places[tranches->count] = share;
}

static void transfer(struct scenario *scenario, struct region *from, struct region *to)
{
    size_t last = scenario->settings->tranches.count;
    struct envelope_transfer moved = {.places = from->places[last] / 12,
                                      .transferred_on = tranche_day(scenario, from, last)};

    if (moved.places == 0)
        return;
    from->places[last] -= moved.places;
    to->places[last] += moved.places;
    memcpy(moved.source, from->territory->region, sizeof moved.source);
    memcpy(moved.target, to->territory->region, sizeof moved.target);
    scenario_add(scenario, moved.transferred_on, PHASE_ENVELOPE, "ministry",
                 &envelope_transfer_schema, &moved);
}

/* A region gives or receives, never both. */
static void transfer_some(struct scenario *scenario)
{
    const struct scenario_settings *settings = scenario->settings;
    struct random random = random_open((uint64_t)settings->seed, STREAM_ENVELOPE);
    bool taken[TERRITORIES_MOST] = {false};
    size_t pair[2], chosen = 0;

    for (int64_t tries = 0; tries < 100 && (int64_t)chosen < 2 * settings->transferred; tries++) {
        size_t i = random_below(&random, settings->territories_count);

        if (taken[i] || settings->territories[i].weight == 0)
            continue;
        taken[i] = true;
        pair[chosen++ % 2] = i;
        if (chosen % 2 == 0)
            transfer(scenario, &scenario->regions[pair[0]], &scenario->regions[pair[1]]);
    }
}

void scenario_envelope(struct scenario *scenario)
{
    int64_t shares[TERRITORIES_MOST] = {0};

    share_total(scenario, shares);
    for (size_t i = 0; i < scenario->settings->territories_count; i++)
        allot_all(scenario, &scenario->regions[i], shares[i]);
    transfer_some(scenario);
}

int64_t scenario_places(const struct scenario *scenario, const struct region *region,
                        struct date day)
{
    size_t last = scenario->settings->tranches.count;
    int64_t places = 0;

    for (size_t t = 0; t <= last; t++)
        if (day.day >= tranche_day(scenario, region, t).day + 7) /* asked the Monday after */
            places = region->places[t];
    return places < region->places[last] ? places : region->places[last];
}

struct date scenario_room(const struct scenario *scenario, const struct region *region,
                          struct date day)
{
    for (size_t t = 0; t <= scenario->settings->tranches.count; t++) {
        struct date known = date_add_days(tranche_day(scenario, region, t), 7);

        if (date_compare(day, known) < 0)
            day = known;
        if (scenario_places(scenario, region, day) > region->approved)
            return day;
    }
    return (struct date){0};
}

bool scenario_is_early(const struct scenario *scenario, const struct region *region,
                       struct date day)
{
    return scenario_is_before(day, tranche_day(scenario, region, 0));
}
