/* Sponsors: companies pledge, are proposed to jobs, accept or decline, meet the young person. */
#include <string.h>

#include "services/cli/scenario_internal.h"

enum {
    TRIES_MOST = 3,
    ENGAGED_MOST = 64, /* jobs of one company over the whole life */
    CANDIDATES_MOST = 24,
    REST_DAYS = 21, /* between two jobs of one place of a company: declarations come late */
    SIREN_FROM = 500000,
    FOUND_DAYS = 60, /* as the hubs' usual setting has it */
};

struct engagement {
    struct date from, until;
};

struct scenario_company {
    const struct scenario_hub *hub;
    struct id sponsor;
    char departements[3][4];
    size_t departements_count;
    char sector[32];
    int64_t jobs_most;
    struct date pledged_on;
    uint32_t offers;
    struct engagement engaged[ENGAGED_MOST];
    size_t engaged_count;
};

/* ---- pledges ---- */

static void pledge(struct scenario *scenario, struct random *random,
                   struct scenario_company *company)
{
    struct sponsor_pledge offer = {.jobs_most = company->jobs_most,
                                   .offers = company->offers,
                                   .pledged_on = company->pledged_on,
                                   .departements_count = company->departements_count};
    uint64_t number = scenario->numbers[THING_SPONSOR];

    company->sponsor = scenario_id(scenario, THING_SPONSOR, company->pledged_on);
    offer.sponsor = company->sponsor;
    snprintf(offer.name, sizeof offer.name, "Entreprise fictive n° %llu",
             (unsigned long long)number);
    scenario_siren(SIREN_FROM + number, offer.siren);
    memcpy(offer.sector, company->sector, sizeof offer.sector);
    memcpy(offer.departements, company->departements, sizeof company->departements);
    if (random_chance(random, 800))
        snprintf(offer.contact_email, sizeof offer.contact_email, "contact%llu@exemple.invalid",
                 (unsigned long long)number);
    scenario_add_to(scenario, company->hub->instance, NULL, company->pledged_on, PHASE_PLEDGE,
                    "regional", &sponsor_pledge_schema, &offer);
}

/* Its own département first, then neighbours in the region. */
static void draw_departements(const struct region *region, struct random *random,
                              const struct scenario_hub *hub, struct scenario_company *company)
{
    size_t first = random_below(random, region->departement_count);
    size_t wanted = 1 + random_below(random, 3);

    for (size_t i = 0; i < region->departement_count && company->departements_count < wanted; i++) {
        const char *code = region->departements[(first + i) % region->departement_count];

        if (!scenario_network_covers(hub, code, company->pledged_on))
            continue;
        snprintf(company->departements[company->departements_count++],
                 sizeof company->departements[0], "%s", code);
    }
}

static void draw_company(struct scenario *scenario, const struct region *region,
                         struct random *random, struct scenario_company *company)
{
    const struct scenario_hub_rates *rates = &scenario->settings->hubs;
    int64_t days = scenario->settings->until.day - scenario->settings->start.day - 250;
    int metier = scenario_word(random, &scenario->settings->metiers);
    const char *own = region->departements[0];

    /* Most come in the first half. */
    days = days * random_between(random, 0, 1000) / 1000 * random_between(random, 300, 1000) / 1000;
    company->pledged_on = scenario_plus(scenario->settings->start, 40 + (days > 0 ? days : 0));
    company->jobs_most = scenario_word(random, &rates->company_jobs);
    company->offers = scenario_set(random, &rates->offers, 3);
    memcpy(company->sector, scenario->network->sector_words[metier], sizeof company->sector);
    company->hub = scenario_network_decider(scenario->network, own, company->pledged_on);
    if (company->hub != NULL && company->sector[0] != '\0')
        draw_departements(region, random, company->hub, company);
}

void scenario_companies(struct scenario *scenario)
{
    const struct scenario_settings *settings = scenario->settings;
    size_t last = settings->tranches.count, most = 0;

    for (size_t i = 0; i < settings->territories_count; i++)
        most += (size_t)(scenario->regions[i].places[last] * settings->hubs.companies / 1000) + 1;
    scenario->companies = memory_new(most, sizeof *scenario->companies);
    for (size_t i = 0; i < settings->territories_count; i++) {
        const struct region *region = &scenario->regions[i];
        struct random random = random_open((uint64_t)settings->seed, STREAM_COMPANIES + i);
        int64_t count = region->places[last] * settings->hubs.companies / 1000;

        for (int64_t c = 0; c < count && region->departement_count > 0; c++) {
            struct scenario_company *company = &scenario->companies[scenario->company_count];

            draw_company(scenario, region, &random, company);
            if (company->departements_count == 0)
                continue;
            scenario->company_count++;
            pledge(scenario, &random, company);
        }
    }
}

/* ---- who could follow a job ---- */

static bool is_free(const struct scenario_company *company, struct date from, struct date until)
{
    int64_t engaged = 0;

    for (size_t i = 0; i < company->engaged_count; i++)
        engaged += company->engaged[i].from.day <= until.day + REST_DAYS &&
                   from.day <= company->engaged[i].until.day + REST_DAYS;
    return engaged < company->jobs_most && company->engaged_count < ENGAGED_MOST;
}

static bool goes_to(const struct scenario_company *company, const char *departement)
{
    for (size_t i = 0; i < company->departements_count; i++)
        if (strcmp(company->departements[i], departement) == 0)
            return true;
    return false;
}

static struct scenario_company *find(struct scenario *scenario, const struct job_life *job,
                                     struct random *random, struct date from, struct date until,
                                     const struct scenario_company *not_this)
{
    struct scenario_company *candidates[CANDIDATES_MOST];
    size_t count = 0;

    for (size_t i = 0; i < scenario->company_count && count < CANDIDATES_MOST; i++) {
        struct scenario_company *company = &scenario->companies[i];

        if (company != not_this && company->hub == job->hub &&
            date_compare(company->pledged_on, from) <= 0 &&
            goes_to(company, job->maker->who.departement) && is_free(company, from, until))
            candidates[count++] = company;
    }
    return count == 0 ? NULL : candidates[random_below(random, count)];
}

/* ---- one sponsorship ---- */

struct sponsorship {
    const struct supported *supported;
    struct scenario_company *company;
    struct id sponsorship;
};

static void ask(struct scenario *scenario, const struct sponsorship *it, struct date day,
                const struct schema *schema, const void *record)
{
    scenario_add_to(scenario, it->company->hub->instance, NULL, day, PHASE_SPONSOR, "regional",
                    schema, record);
}

static void propose(struct scenario *scenario, struct sponsorship *it, struct date day)
{
    struct sponsor_propose proposal = {
        .sponsor = it->company->sponsor, .job = it->supported->job->job, .proposed_on = day};

    it->sponsorship = scenario_id(scenario, THING_SPONSORSHIP, day);
    proposal.sponsorship = it->sponsorship;
    ask(scenario, it, day, &sponsor_propose_schema, &proposal);
}

static void decline(struct scenario *scenario, const struct sponsorship *it, struct date day)
{
    struct random *random = &it->supported->job->support;
    struct sponsor_decline_by_company answer = {.sponsorship = it->sponsorship, .declined_on = day};

    answer.reason =
        (enum sponsor_decline)scenario_word(random, &scenario->settings->hubs.sponsor_declines);
    ask(scenario, it, day, &sponsor_decline_by_company_schema, &answer);
}

static void meetings(struct scenario *scenario, const struct sponsorship *it, struct date day,
                     struct date end)
{
    struct random *random = &it->supported->job->support;
    int64_t usual = scenario->settings->hubs.meeting_days;

    for (;;) {
        struct sponsor_meet meeting = {.sponsorship = it->sponsorship};

        day = scenario_plus(day, random_between(random, usual / 2, usual * 3 / 2));
        if (date_compare(day, scenario->settings->until) > 0 || !scenario_is_before(day, end))
            return;
        meeting.meeting = scenario_id(scenario, THING_MEETING, day);
        meeting.met_on = day;
        ask(scenario, it, day, &sponsor_meet_schema, &meeting);
    }
}

static void end(struct scenario *scenario, const struct sponsorship *it, struct date day,
                enum sponsorship_ending reason)
{
    struct random *random = &it->supported->job->support;
    struct sponsor_end ending = {.sponsorship = it->sponsorship, .reason = reason, .ended_on = day};

    ending.brought = scenario_set(random, &scenario->settings->hubs.offers, 3);
    ask(scenario, it, day, &sponsor_end_schema, &ending);
}

/* It ends by itself with the contract; the hub says then what it brought. */
static void live(struct scenario *scenario, const struct sponsorship *it, struct date accepted)
{
    const struct scenario_hub_rates *rates = &scenario->settings->hubs;
    const struct supported *supported = it->supported;
    struct random *random = &supported->job->support;
    struct sponsor_accept answer = {.sponsorship = it->sponsorship, .accepted_on = accepted};
    struct date left = scenario_plus(accepted, random_between(random, 90, 300));

    ask(scenario, it, accepted, &sponsor_accept_schema, &answer);
    scenario_done(&supported->done->sponsor, accepted);
    if (random_chance(random, rates->sponsor_left) &&
        scenario_is_before(left, supported->known_on)) {
        meetings(scenario, it, accepted, left);
        end(scenario, it, left,
            (enum sponsorship_ending)random_between(random, SPONSORSHIP_END_COMPLETED,
                                                    SPONSORSHIP_END_OTHER));
        return;
    }
    meetings(scenario, it, accepted, supported->known_on);
    if (!date_is_none(supported->known_on) && !supported->is_renewed &&
        random_chance(random, rates->sponsor_brought))
        end(scenario, it, scenario_plus(supported->known_on, random_between(random, 8, 30)),
            SPONSORSHIP_END_NONE);
}

/* A company that declines was asked while it had room: that room must have been there. */
static void engage(struct sponsorship *it, struct date from, struct date until)
{
    it->company->engaged[it->company->engaged_count++] = (struct engagement){from, until};
}

/* How long the company will follow the job if it accepts; with a renewal, as long as we look. */
static struct date last_day(struct scenario *scenario, const struct supported *supported)
{
    return date_is_none(supported->known_on) || supported->is_renewed
               ? scenario->settings->until
               : scenario_asked(supported->known_on);
}

static struct date first_day(struct scenario *scenario, const struct supported *supported)
{
    struct random *random = &supported->job->support;

    switch (scenario_draw(random, &scenario->settings->hubs.sponsor_found)) {
    case 0: return scenario_plus(supported->signed_on, random_between(random, 5, FOUND_DAYS - 25));
    case 1: return scenario_plus(supported->signed_on, random_between(random, FOUND_DAYS + 1, 150));
    default: return (struct date){0};
    }
}

void scenario_sponsor(struct scenario *scenario, const struct supported *supported)
{
    struct random *random = &supported->job->support;
    struct sponsorship it = {.supported = supported};
    struct date day;

    if (supported->job->hub == NULL || supported->is_renewal)
        return;
    day = first_day(scenario, supported);
    for (int times = 0; times < TRIES_MOST && !date_is_none(day); times++) {
        struct date answered = scenario_plus(day, random_between(random, 4, 20));
        struct date until = last_day(scenario, supported);

        if (!scenario_is_before(answered, supported->known_on))
            return;
        it.company = find(scenario, supported->job, random, day, until, it.company);
        if (it.company == NULL)
            return;
        propose(scenario, &it, day);
        if (!random_chance(random, scenario->settings->hubs.sponsor_declined)) {
            engage(&it, day, until);
            live(scenario, &it, answered);
            return;
        }
        engage(&it, day, answered);
        decline(scenario, &it, answered);
        day = scenario_plus(answered, random_between(random, 3, 15));
    }
}
