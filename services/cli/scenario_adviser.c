/* Advisers of the DLA: one or two for each bearer, one for each regional body above them. */
#include "services/cli/scenario_adviser.h"

#include <string.h>

/* Known since the first week. */
enum { REGISTERED_AFTER_DAYS = 3 };

static bool is_known(const struct scenario *scenario, const char *body)
{
    for (size_t i = 0; i < scenario->adviser_count; i++)
        if (strcmp(scenario->advisers[i].body, body) == 0)
            return true;
    return false;
}

static void add(struct scenario *scenario, const struct scenario_bearer *bearer, bool is_c2ra,
                int number)
{
    struct date day = scenario_plus(scenario->settings->start, REGISTERED_AFTER_DAYS);
    struct scenario_adviser *adviser = &scenario->advisers[scenario->adviser_count++];
    struct adviser_register registration = {.principal = ""};

    *adviser = (struct scenario_adviser){.is_c2ra = is_c2ra,
                                         .adviser = scenario_id(scenario, THING_ADVISER, day)};
    memcpy(adviser->body, is_c2ra ? bearer->c2ra : bearer->body, sizeof adviser->body);
    memcpy(adviser->c2ra, bearer->c2ra, sizeof adviser->c2ra);
    snprintf(adviser->account, sizeof adviser->account, "%s-%d", adviser->body, number);
    registration.adviser = adviser->adviser;
    memcpy(registration.body, adviser->body, sizeof registration.body);
    snprintf(registration.account, sizeof registration.account, "%s", adviser->account);
    snprintf(registration.name, sizeof registration.name, "Conseiller fictif %s", adviser->account);
    snprintf(registration.email, sizeof registration.email, "%s@exemple.invalid", adviser->account);
    scenario_add_to(scenario, scenario->network->dla, NULL, day, PHASE_ADVISER, "operator",
                    &adviser_register_schema, &registration);
}

void scenario_advisers(struct scenario *scenario)
{
    const struct scenario_network *network = scenario->network;
    struct random random = random_open((uint64_t)scenario->settings->seed, STREAM_ADVISERS);

    scenario->advisers = memory_new(3 * network->bearers_count + 1, sizeof *scenario->advisers);
    for (size_t i = 0; i < network->bearers_count; i++) {
        const struct scenario_bearer *bearer = &network->bearers[i];
        bool has_two = random_chance(&random, scenario->settings->referrals.second_adviser);

        if (!is_known(scenario, bearer->c2ra))
            add(scenario, bearer, true, 1);
        if (is_known(scenario, bearer->body))
            continue; /* a body may bear several départements */
        add(scenario, bearer, false, 1);
        if (has_two)
            add(scenario, bearer, false, 2);
    }
}

const struct scenario_adviser *scenario_adviser_c2ra(const struct scenario *scenario,
                                                     const char *c2ra)
{
    for (size_t i = 0; i < scenario->adviser_count; i++)
        if (scenario->advisers[i].is_c2ra && strcmp(scenario->advisers[i].c2ra, c2ra) == 0)
            return &scenario->advisers[i];
    return NULL;
}

size_t scenario_adviser_of(const struct scenario *scenario, const char *body,
                           const struct scenario_adviser *out[ADVISERS_OF_BEARER])
{
    size_t count = 0;

    for (size_t i = 0; i < scenario->adviser_count && count < ADVISERS_OF_BEARER; i++)
        if (!scenario->advisers[i].is_c2ra && strcmp(scenario->advisers[i].body, body) == 0)
            out[count++] = &scenario->advisers[i];
    return count;
}

const struct scenario_adviser *scenario_adviser_other(const struct scenario *scenario,
                                                      struct random *random, const char *c2ra,
                                                      const char *not_of)
{
    size_t from = scenario->adviser_count == 0 ? 0 : random_below(random, scenario->adviser_count);

    for (size_t i = 0; i < scenario->adviser_count; i++) {
        const struct scenario_adviser *adviser =
            &scenario->advisers[(from + i) % scenario->adviser_count];

        if (!adviser->is_c2ra && strcmp(adviser->c2ra, c2ra) == 0 &&
            strcmp(adviser->body, not_of) != 0)
            return adviser;
    }
    return NULL;
}
