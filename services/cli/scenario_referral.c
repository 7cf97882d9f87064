/* Referrals to the DLA: what hubs ask, how advisers answer, what the regional body makes of it. */
#include "services/cli/scenario_referral.h"

#include <stdlib.h>
#include <string.h>

enum {
    WEEK = 7,
    ESCALATED_WEEKS = 3, /* nobody answered in ten business days */
};

/* What each adviser who was asked does. */
enum seen { SEEN_AT_ONCE, SEEN_LATER, SEEN_NEVER };
enum answer { ANSWER_AT_ONCE, ANSWER_LATER, ANSWER_DECLINE, ANSWER_NONE };

struct asked {
    const struct scenario_adviser *adviser;
    enum seen seen;
    enum answer answer;
};

static bool is_entitled(enum employer_form form)
{
    return form == FORM_ASSOCIATION || form == FORM_SCIC || form == FORM_SIAE || form == FORM_GEIQ;
}

void scenario_advise(struct scenario *scenario, const struct scenario_adviser *adviser,
                     struct date day, const struct schema *schema, const void *record)
{
    scenario_add_to(scenario, scenario->network->dla, adviser->account, day, PHASE_ADVISE,
                    "gateway", schema, record);
}

/* ---- the hub ---- */

static void request(struct scenario *scenario, struct referral_life *life, size_t advisers)
{
    const struct job_life *job = life->supported->job;
    struct referral_request request = {.job = job->job,
                                       .needs = life->needs,
                                       .advisers_most = (int64_t)advisers,
                                       .requested_on = life->requested_on};

    life->referral = scenario_id(scenario, THING_REFERRAL, life->requested_on);
    request.referral = life->referral;
    scenario_add_to(scenario, job->hub->instance, NULL, life->requested_on, PHASE_REFERRAL,
                    "regional", &referral_request_schema, &request);
}

static void withdraw(struct scenario *scenario, const struct referral_life *life, struct date day)
{
    struct referral_withdraw withdrawal = {.referral = life->referral, .asked_on = day};

    scenario_add_to(scenario, life->supported->job->hub->instance, NULL, day, PHASE_REFERRAL,
                    "regional", &referral_withdraw_schema, &withdrawal);
}

/* ---- the advisers ---- */

static void see(struct scenario *scenario, const struct referral_life *life,
                const struct asked *asked, struct date day)
{
    struct referral_see sight = {.referral = life->referral};

    scenario_advise(scenario, asked->adviser, day, &referral_see_schema, &sight);
}

static void accept(struct scenario *scenario, struct referral_life *life,
                   const struct scenario_adviser *adviser, struct date day)
{
    struct referral_accept acceptance = {.referral = life->referral};

    life->adviser = adviser;
    life->accepted_on = scenario_asked(day);
    scenario_advise(scenario, adviser, day, &referral_accept_schema, &acceptance);
}

static void decline(struct scenario *scenario, const struct referral_life *life,
                    const struct scenario_adviser *adviser, struct date day)
{
    struct random *random = &life->supported->job->support;
    struct referral_decline refusal = {.referral = life->referral};

    refusal.reason =
        (enum decline_reason)scenario_word(random, &scenario->settings->referrals.declines);
    scenario_advise(scenario, adviser, day, &referral_decline_schema, &refusal);
}

/* The day of the request: who looks at once, and who takes it at once. */
static void first_day(struct scenario *scenario, struct referral_life *life,
                      const struct asked *asked, size_t count)
{
    for (size_t i = 0; i < count && life->adviser == NULL; i++) {
        if (asked[i].answer == ANSWER_AT_ONCE)
            accept(scenario, life, asked[i].adviser, life->requested_on);
        else if (asked[i].seen == SEEN_AT_ONCE)
            see(scenario, life, &asked[i], life->requested_on);
    }
}

/* A week later; how many declined. */
static size_t next_week(struct scenario *scenario, struct referral_life *life,
                        const struct asked *asked, size_t count)
{
    struct date day = scenario_plus(life->requested_on, WEEK);
    size_t declined = 0;

    for (size_t i = 0; i < count && life->adviser == NULL; i++) {
        if (asked[i].answer == ANSWER_LATER) {
            accept(scenario, life, asked[i].adviser, day);
        } else if (asked[i].answer == ANSWER_DECLINE) {
            decline(scenario, life, asked[i].adviser, day);
            declined++;
        } else if (asked[i].seen == SEEN_LATER) {
            see(scenario, life, &asked[i], day);
        }
    }
    return declined;
}

/* ---- the regional body ---- */

static void escalated(struct scenario *scenario, struct referral_life *life, struct date day)
{
    struct random *random = &life->supported->job->support;
    const struct scenario_adviser *c2ra = scenario_adviser_c2ra(scenario, life->bearer->c2ra);
    const struct scenario_adviser *other =
        scenario_adviser_other(scenario, random, life->bearer->c2ra, life->bearer->body);
    struct referral_reassign *assignment = memory_new(1, sizeof *assignment);

    if (other != NULL && random_chance(random, scenario->settings->referrals.reassigned)) {
        assignment->referral = life->referral;
        assignment->advisers[0] = other->adviser;
        assignment->advisers_count = 1;
        scenario_advise(scenario, c2ra, day, &referral_reassign_schema, assignment);
        accept(scenario, life, other, scenario_plus(day, WEEK));
    } else {
        decline(scenario, life, c2ra, day);
    }
    free(assignment);
}

/* ---- one referral ---- */

static size_t draw_asked(struct scenario *scenario, const struct referral_life *life,
                         struct asked asked[ADVISERS_OF_BEARER])
{
    const struct scenario_referral_rates *rates = &scenario->settings->referrals;
    struct random *random = &life->supported->job->support;
    const struct scenario_adviser *advisers[ADVISERS_OF_BEARER];
    size_t count = scenario_adviser_of(scenario, life->bearer->body, advisers);

    for (size_t i = 0; i < count; i++)
        asked[i] = (struct asked){.adviser = advisers[i],
                                  .seen = (enum seen)scenario_draw(random, &rates->seen),
                                  .answer = (enum answer)scenario_draw(random, &rates->answers)};
    return count;
}

static void live(struct scenario *scenario, struct referral_life *life)
{
    const struct scenario_referral_rates *rates = &scenario->settings->referrals;
    struct random *random = &life->supported->job->support;
    struct asked asked[ADVISERS_OF_BEARER];
    size_t count = draw_asked(scenario, life, asked), declined;

    request(scenario, life, count);
    if (!life->is_entitled)
        return; /* the DLA says so at once (D1) */
    first_day(scenario, life, asked, count);
    if (life->adviser == NULL && random_chance(random, rates->withdrawn)) {
        withdraw(scenario, life, scenario_plus(life->requested_on, WEEK));
        return;
    }
    if (life->adviser == NULL) {
        declined = next_week(scenario, life, asked, count);
        if (life->adviser == NULL)
            escalated(scenario, life,
                      scenario_plus(life->requested_on,
                                    declined == count
                                        ? 2 * WEEK
                                        : (ESCALATED_WEEKS + random_between(random, 0, 1)) * WEEK));
    }
    if (life->adviser == NULL)
        return;
    if (random_chance(random, rates->too_late))
        withdraw(scenario, life, scenario_plus(life->accepted_on, WEEK));
    scenario_accompany(scenario, life);
}

void scenario_referral(struct scenario *scenario, const struct supported *supported)
{
    const struct scenario_referral_rates *rates = &scenario->settings->referrals;
    struct job_life *job = supported->job;
    struct referral_life life = {.supported = supported,
                                 .is_entitled = is_entitled(job->maker->who.form)};

    life.bearer = scenario_network_bearer(scenario->network, job->maker->who.departement);
    life.requested_on = scenario_plus(supported->signed_on, random_between(&job->support, 40, 500));
    life.needs = scenario_set(&job->support, &rates->needs, 3);
    if (!random_chance(&job->support, life.is_entitled ? rates->asked : rates->asked_others) ||
        job->hub == NULL || life.bearer == NULL || job->maker->is_referred ||
        !scenario_is_before(life.requested_on, supported->known_on))
        return;
    job->maker->is_referred = true;
    live(scenario, &life);
}
