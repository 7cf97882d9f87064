/* What young people transmit: workshops, resources that they write; and what sectors publish. */
#include <string.h>

#include "services/cli/scenario_internal.h"

enum { FIRST_WORKSHOP_DAYS = 100, WRITTEN_FROM_DAYS = 120, WRITTEN_UNTIL_DAYS = 330 };

static void workshop(struct scenario *scenario, const struct supported *supported, struct date day)
{
    const struct scenario_path_rates *rates = &scenario->settings->paths;
    struct random *random = &supported->job->support;
    struct transmission_hold held = {.contract = supported->contract, .held_on = day};

    scenario_competence(scenario, random, supported->job->metier, held.competence,
                        sizeof held.competence);
    held.people = random_between(random, 3, 24);
    held.minutes = 30 * random_between(random, 2, 6);
    held.audiences = scenario_set(random, &rates->audiences, 2);
    held.partners = scenario_set(random, &rates->partners, 2);
    held.transmission = scenario_id(scenario, THING_TRANSMISSION, day);
    snprintf(held.title, sizeof held.title, "Atelier : %.40s", held.competence);
    snprintf(held.place, sizeof held.place, "Lieu fictif");
    scenario_add_to(scenario, scenario->network->sectors[supported->job->metier], NULL, day,
                    PHASE_TRANSMISSION, "sectoral", &transmission_hold_schema, &held);
}

static void workshops(struct scenario *scenario, const struct supported *supported)
{
    const struct scenario_path_rates *rates = &scenario->settings->paths;
    struct random *random = &supported->job->support;
    struct date day = scenario_plus(supported->starts_on, FIRST_WORKSHOP_DAYS);

    if (!random_chance(random, rates->workshops))
        return;
    for (;;) {
        day = scenario_plus(
            day, random_between(random, rates->workshop_days / 2, rates->workshop_days * 3 / 2));
        if (date_compare(day, scenario->settings->until) > 0 ||
            !scenario_is_before(day, supported->known_on))
            return;
        workshop(scenario, supported, day);
    }
}

/* `contract`: of who wrote it; NULL: the sector itself. */
static void publish(struct scenario *scenario, struct random *random, enum metier metier,
                    const struct id *contract, struct date day)
{
    const struct scenario_path_rates *rates = &scenario->settings->paths;
    struct resource_publish resource = {.competences_count = 1, .published_on = day};
    uint64_t number = scenario->numbers[THING_RESOURCE];

    resource.resource = scenario_id(scenario, THING_RESOURCE, day);
    resource.kind = (enum resource_kind)scenario_word(random, &rates->resource_kinds);
    resource.licence = (enum licence)scenario_word(random, &rates->licences);
    scenario_competence(scenario, random, metier, resource.competences[0],
                        sizeof resource.competences[0]);
    snprintf(resource.title, sizeof resource.title, "Ressource fictive n° %llu : %s",
             (unsigned long long)number, resource.competences[0]);
    snprintf(resource.link, sizeof resource.link, "https://example.org/ressources/%llu",
             (unsigned long long)number);
    if (contract != NULL)
        resource.contract = *contract;
    scenario_add_to(scenario, scenario->network->sectors[metier], NULL, day, PHASE_RESOURCE,
                    "sectoral", &resource_publish_schema, &resource);
}

void scenario_transmissions(struct scenario *scenario, const struct supported *supported)
{
    struct random *random = &supported->job->support;
    struct date day = scenario_plus(supported->starts_on,
                                    random_between(random, WRITTEN_FROM_DAYS, WRITTEN_UNTIL_DAYS));

    workshops(scenario, supported);
    if (random_chance(random, scenario->settings->paths.written) &&
        scenario_is_before(day, supported->known_on))
        publish(scenario, random, supported->job->metier, &supported->contract, day);
}

void scenario_resources(struct scenario *scenario, enum metier metier, struct random *random)
{
    int64_t usual = 7 * scenario->settings->paths.resource_weeks;
    struct date day = scenario->settings->start;

    for (;;) {
        day = scenario_plus(day, random_between(random, usual / 2, usual * 3 / 2) + 1);
        if (date_compare(day, scenario->settings->until) > 0)
            return;
        publish(scenario, random, metier, NULL, day);
    }
}
