/* Cases at the hub: whose they are, contacts and visits, briefings of those in charge. */
#include <string.h>

#include "services/cli/scenario_internal.h"

enum {
    FIRST_CONTACT_DAYS = 30, /* as usual settings of the hubs have it */
    VISIT_DAYS = 90,
    BILAN_MONTHS = 2,
};

/* What becomes of something that is due: the first three weights. */
enum timing { TIMING_IN_TIME, TIMING_LATE, TIMING_NEVER };

static enum timing draw_timing(struct random *random, const struct weights *weights)
{
    return (enum timing)scenario_draw(random, weights);
}

/* ---- whose ---- */

static void assign(struct scenario *scenario, struct job_life *job, int64_t operator,
                   struct date day)
{
    struct case_assign assignment = {.job = job->job};
    const char *word = strchr(job->hub->instance, '_');

    job->operator= operator;
    snprintf(assignment.operator, sizeof assignment.operator, "%s-%lld",
             word == NULL ? job->hub->instance : word + 1, (long long)operator);
    scenario_add_to(scenario, job->hub->instance, NULL, day, PHASE_CASE, "regional",
                    &case_assign_schema, &assignment);
}

void scenario_case_assign(struct scenario *scenario, struct job_life *job, struct date approved_on)
{
    struct random *random = &job->support;
    int64_t operator= random_between(random, 1, scenario->settings->hubs.operators);

    if (job->hub != NULL && random_chance(random, scenario->settings->hubs.assigned))
        assign(scenario, job, operator, scenario_plus(approved_on, 7));
}

/* To the next one of the hub. */
static void reassign(struct scenario *scenario, const struct supported *supported)
{
    struct job_life *job = supported->job;
    struct date day = scenario_plus(supported->starts_on, random_between(&job->support, 60, 300));
    int64_t operator= job->operator% scenario->settings->hubs.operators + 1;

    if (random_chance(&job->support, scenario->settings->hubs.reassigned) &&
        operator!= job->operator&& scenario_is_before(day, supported->known_on))
        assign(scenario, job, operator, day);
}

/* ---- contacts and visits ---- */

static uint32_t draw_parties(struct random *random, enum contact_channel channel)
{
    static const enum contact_party others[] = {PARTY_TUTOR, PARTY_TUTOR, PARTY_EMPLOYER,
                                                PARTY_PRESCRIBER};
    uint32_t parties = 1u << PARTY_YOUNG_PERSON;

    if (channel == CHANNEL_VISIT || random_chance(random, 350))
        parties |= 1u << others[random_below(random, sizeof others / sizeof others[0])];
    return parties;
}

/* The day, or none when it came to nothing. */
static struct date meet(struct scenario *scenario, const struct supported *supported,
                        struct date day, enum contact_channel channel, enum contact_purpose purpose)
{
    struct random *random = &supported->job->support;
    struct contact_record contact = {.job = supported->job->job,
                                     .contract = supported->contract,
                                     .channel = channel,
                                     .purpose = purpose,
                                     .held_on = scenario_workday(day)};

    day = contact.held_on;
    if (date_compare(day, supported->starts_on) < 0 ||
        !scenario_is_before(day, supported->known_on))
        return (struct date){0};
    contact.contact = scenario_id(scenario, THING_CONTACT, day);
    contact.parties = draw_parties(random, channel);
    scenario_add_to(scenario, supported->job->hub->instance, NULL, day, PHASE_CONTACT, "regional",
                    &contact_record_schema, &contact);
    scenario_done(&supported->done->contact, day);
    if (channel == CHANNEL_VISIT)
        scenario_done(&supported->done->visit, day);
    return day;
}

static void first_steps(struct scenario *scenario, const struct supported *supported)
{
    const struct scenario_hub_rates *rates = &scenario->settings->hubs;
    struct random *random = &supported->job->support;
    static const int64_t contact[][2] = {
        {0,                      FIRST_CONTACT_DAYS - 7},
        {FIRST_CONTACT_DAYS + 1, 80                    },
    };
    static const int64_t visit[][2] = {
        {20,             VISIT_DAYS - 7},
        {VISIT_DAYS + 1, 150           },
    };
    enum timing timing = draw_timing(random, &rates->first_contact);

    if (timing < TIMING_NEVER)
        meet(scenario, supported,
             scenario_plus(supported->starts_on,
                           random_between(random, contact[timing][0], contact[timing][1])),
             random_chance(random, 700) ? CHANNEL_PHONE : CHANNEL_MEETING, PURPOSE_FOLLOW_UP);
    timing = draw_timing(random, &rates->visit);
    if (timing < TIMING_NEVER)
        meet(scenario, supported,
             scenario_plus(supported->starts_on,
                           random_between(random, visit[timing][0], visit[timing][1])),
             CHANNEL_VISIT, PURPOSE_FOLLOW_UP);
}

/* Around a day that is known: before it, or up to two months after; none: never. */
static struct date on_day(struct scenario *scenario, const struct supported *supported,
                          struct date due, const struct weights *weights,
                          enum contact_purpose purpose)
{
    struct random *random = &supported->job->support;
    enum timing timing = draw_timing(random, weights);
    int64_t days =
        timing == TIMING_IN_TIME ? -random_between(random, 7, 28) : random_between(random, 2, 50);

    if (timing == TIMING_NEVER)
        return (struct date){0};
    return meet(scenario, supported, scenario_plus(due, days),
                random_chance(random, 600) ? CHANNEL_VISIT : CHANNEL_MEETING, purpose);
}

static void examinations(struct scenario *scenario, const struct supported *supported)
{
    const struct scenario_hub_rates *rates = &scenario->settings->hubs;

    for (int year = 1; year < YEARS_MOST; year++) {
        struct date due = date_add_months(supported->starts_on, 12 * year);

        if (date_compare(due, supported->aid_ends_on) >= 0)
            break;
        supported->done->examinations[year] =
            on_day(scenario, supported, due, &rates->examination, PURPOSE_ANNUAL_EXAMINATION);
    }
    supported->done->bilan =
        on_day(scenario, supported, date_add_months(supported->aid_ends_on, -BILAN_MONTHS),
               &rates->bilan, PURPOSE_BILAN);
}

static void follow_up(struct scenario *scenario, const struct supported *supported)
{
    const struct scenario_hub_rates *rates = &scenario->settings->hubs;
    struct random *random = &supported->job->support;
    struct date last = scenario->settings->until;
    struct date day = scenario_plus(supported->starts_on, VISIT_DAYS);

    if (!date_is_none(supported->left_on))
        last = supported->left_on;
    for (;;) {
        day = scenario_plus(
            day, random_between(random, rates->follow_up_days / 2, rates->follow_up_days * 3 / 2));
        if (date_compare(day, last) >= 0)
            return;
        meet(scenario, supported, day,
             (enum contact_channel)scenario_word(random, &rates->channels), PURPOSE_FOLLOW_UP);
    }
}

static void before_the_end(struct scenario *scenario, const struct supported *supported)
{
    const struct scenario_hub_rates *rates = &scenario->settings->hubs;
    struct random *random = &supported->job->support;
    struct date day;

    if (date_is_none(supported->left_on))
        return;
    day = scenario_plus(supported->left_on, -random_between(random, 8, 40));
    if (supported->is_broken && random_chance(random, rates->incident))
        meet(scenario, supported, day, CHANNEL_MEETING, PURPOSE_INCIDENT);
    if (!supported->is_broken && !supported->is_renewed &&
        random_chance(random, rates->exit_contact))
        meet(scenario, supported, day, CHANNEL_MEETING, PURPOSE_EXIT);
}

void scenario_contacts(struct scenario *scenario, const struct supported *supported)
{
    if (supported->job->hub == NULL)
        return;
    first_steps(scenario, supported);
    examinations(scenario, supported);
    follow_up(scenario, supported);
    before_the_end(scenario, supported);
    reassign(scenario, supported);
}

/* ---- briefings ---- */

void scenario_briefings(struct scenario *scenario, const struct scenario_hub *hub,
                        struct random *random)
{
    const struct scenario_hub_rates *rates = &scenario->settings->hubs;
    int64_t usual = 7 * rates->briefing_weeks;
    struct date day = scenario->settings->start;

    for (;;) {
        const struct scenario_cover *cover =
            &hub->territory[random_below(random, hub->territory_count)];
        struct briefing_record briefing = {.people = random_between(random, 4, 35)};

        day = scenario_workday(
            scenario_plus(day, random_between(random, usual / 2, usual * 3 / 2) + 3));
        if (date_compare(day, scenario->settings->until) > 0)
            return;
        if (!scenario_network_covers(hub, cover->departement, day))
            continue;
        briefing.briefing = scenario_id(scenario, THING_BRIEFING, day);
        briefing.audience = (enum briefing_audience)scenario_word(random, &rates->audiences);
        briefing.held_on = day;
        memcpy(briefing.departement, cover->departement, sizeof briefing.departement);
        scenario_add_to(scenario, hub->instance, NULL, day, PHASE_BRIEFING, "regional",
                        &briefing_record_schema, &briefing);
    }
}
