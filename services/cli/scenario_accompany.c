/* What follows the acceptance of a referral: diagnosis, plan, missions, outcome, impact. */
#include "services/cli/scenario_referral.h"

enum {
    MISSIONS_MOST = 4,
    LEAST_DAYS = 70,        /* of an accompaniment: two months and a week */
    PROVIDER_FROM = 700000, /* SIREN numbers of fictitious providers */
    PROVIDERS = 40,
    DAY_CENTS = 90000,
};

static struct random *random_of(const struct referral_life *life)
{
    return &life->supported->job->support;
}

static void ask(struct scenario *scenario, const struct referral_life *life, struct date day,
                const struct schema *schema, const void *record)
{
    scenario_advise(scenario, life->adviser, day, schema, record);
}

static struct date later(struct date a, struct date b)
{
    return date_compare(a, b) > 0 ? a : b;
}

/* ---- diagnosis and plan ---- */

static int64_t draw_days(struct scenario *scenario, struct random *random, int64_t most,
                         int64_t late)
{
    return random_chance(random, scenario->settings->referrals.late)
               ? random_between(random, most + 7, late)
               : random_between(random, 14, most - 7);
}

static struct date diagnose(struct scenario *scenario, const struct referral_life *life)
{
    struct random *random = random_of(life);
    struct date day = scenario_plus(life->accepted_on, draw_days(scenario, random, 42, 75));
    struct referral_diagnose diagnosis = {
        .referral = life->referral, .needs = life->needs, .diagnosed_on = day};

    ask(scenario, life, day, &referral_diagnose_schema, &diagnosis);
    return day;
}

static struct date plan(struct scenario *scenario, const struct referral_life *life,
                        struct date diagnosed)
{
    struct random *random = random_of(life);
    struct date day = scenario_plus(life->accepted_on, draw_days(scenario, random, 84, 130));
    struct referral_plan agreed = {.referral = life->referral, .themes = life->needs};

    day = later(day, scenario_plus(diagnosed, 7));
    agreed.planned_on = day;
    ask(scenario, life, day, &referral_plan_schema, &agreed);
    return day;
}

/* ---- missions ---- */

static enum referral_need first_need(uint32_t needs)
{
    enum referral_need need = NEED_FINANCIAL;

    while (need < NEED_PARTNERSHIP && (needs >> need & 1) == 0)
        need++;
    return need;
}

static void cancel(struct scenario *scenario, const struct referral_life *life,
                   const struct mission_plan *mission)
{
    struct mission_cancel cancellation = {.mission = mission->mission};

    cancellation.reason = (enum mission_cancellation)scenario_word(
        random_of(life), &scenario->settings->referrals.cancellations);
    ask(scenario, life, mission->starts_on, &mission_cancel_schema, &cancellation);
}

static void complete(struct scenario *scenario, const struct referral_life *life,
                     const struct mission_plan *mission)
{
    struct mission_complete done = {.mission = mission->mission, .completed_on = mission->ends_on};

    if (random_chance(random_of(life), 250)) {
        done.days = mission->days + random_between(random_of(life), 1, 3);
        done.cost_cents = DAY_CENTS * done.days;
    }
    ask(scenario, life, mission->ends_on, &mission_complete_schema, &done);
}

static void plan_mission(struct scenario *scenario, const struct referral_life *life,
                         struct date day, struct mission_plan *mission)
{
    struct random *random = random_of(life);

    *mission = (struct mission_plan){.referral = life->referral,
                                     .kind = MISSION_INDIVIDUAL,
                                     .theme = first_need(life->needs),
                                     .days = random_between(random, 2, 8)};
    if (random_chance(random, scenario->settings->referrals.collective))
        mission->kind = MISSION_COLLECTIVE;
    mission->mission = scenario_id(scenario, THING_MISSION, day);
    mission->cost_cents = DAY_CENTS * mission->days;
    mission->starts_on = scenario_plus(day, random_between(random, 14, 60));
    mission->ends_on = scenario_plus(mission->starts_on, random_between(random, 14, 120));
    scenario_siren(PROVIDER_FROM + random_below(random, PROVIDERS), mission->provider);
    ask(scenario, life, day, &mission_plan_schema, mission);
}

/* All are planned before one begins; the day on which the last one is over. */
static struct date missions(struct scenario *scenario, const struct referral_life *life,
                            struct date day)
{
    const struct scenario_referral_rates *rates = &scenario->settings->referrals;
    struct random *random = random_of(life);
    struct mission_plan planned[MISSIONS_MOST];
    size_t count = scenario_draw(random, &rates->missions);
    struct referral_start_engineering start = {.referral = life->referral, .started_on = day};

    if (count == 0)
        return day;
    if (count > MISSIONS_MOST)
        count = MISSIONS_MOST;
    ask(scenario, life, day, &referral_start_engineering_schema, &start);
    for (size_t i = 0; i < count; i++)
        plan_mission(scenario, life, day, &planned[i]);
    for (size_t i = 0; i < count; i++) {
        day = later(day, planned[i].ends_on);
        if (random_chance(random, rates->mission_cancelled))
            cancel(scenario, life, &planned[i]);
        else
            complete(scenario, life, &planned[i]);
    }
    return day;
}

/* ---- the end ---- */

static void measure(struct scenario *scenario, const struct referral_life *life,
                    const struct referral_close *closing)
{
    const struct scenario_referral_rates *rates = &scenario->settings->referrals;
    struct random *random = random_of(life);
    struct date day = scenario_plus(closing->closed_on, random_between(random, 190, 540));
    struct impact_measure impact = {.referral = life->referral, .measured_on = day};

    impact.jobs_kept = random_between(random, 0, closing->jobs_concerned);
    impact.jobs_created = random_between(random, 0, 2);
    impact.trend = (enum activity_trend)scenario_word(random, &rates->trends);
    impact.satisfaction = (int64_t)scenario_draw(random, &rates->satisfaction);
    if (random_chance(random, rates->measured))
        ask(scenario, life, day, &impact_measure_schema, &impact);
}

static void close_at(struct scenario *scenario, const struct referral_life *life, struct date day,
                     bool is_abandoned)
{
    const struct scenario_referral_rates *rates = &scenario->settings->referrals;
    struct random *random = random_of(life);
    struct referral_close closing = {.referral = life->referral, .closed_on = day};

    closing.jobs_concerned = random_between(random, 1, 5);
    closing.outcome = (enum referral_outcome)scenario_word(random, &rates->outcomes);
    if (is_abandoned)
        closing.outcome = random_chance(random, 700) ? OUTCOME_ABANDONED : OUTCOME_EMPLOYER_CEASED;
    closing.satisfaction = (int64_t)scenario_draw(random, &rates->satisfaction);
    if (closing.outcome == OUTCOME_CONSOLIDATED)
        closing.jobs_consolidated = closing.jobs_concerned;
    else if (closing.outcome == OUTCOME_PARTLY_CONSOLIDATED)
        closing.jobs_consolidated = random_between(random, 0, closing.jobs_concerned);
    ask(scenario, life, day, &referral_close_schema, &closing);
    if (!is_abandoned)
        measure(scenario, life, &closing);
}

void scenario_accompany(struct scenario *scenario, const struct referral_life *life)
{
    struct random *random = random_of(life);
    struct referral_follow_up watch = {.referral = life->referral};
    struct date day = diagnose(scenario, life);

    if (random_chance(random, scenario->settings->referrals.abandoned)) {
        close_at(scenario, life, scenario_plus(day, random_between(random, 14, 90)), true);
        return;
    }
    day = scenario_plus(plan(scenario, life, day), random_between(random, 7, 30));
    day = scenario_plus(missions(scenario, life, day), random_between(random, 7, 30));
    watch.followed_on = day;
    ask(scenario, life, day, &referral_follow_up_schema, &watch);
    day = later(scenario_plus(day, random_between(random, 40, 200)),
                scenario_plus(life->accepted_on, LEAST_DAYS));
    close_at(scenario, life, day, false);
}
