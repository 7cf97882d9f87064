#include <stdlib.h>

#include "services/cli/scenario_internal.h"

enum { DAYS_OF_QUARTER = 91, LEAST_DAYS = 10 /* after the first allotment */ };

/* A day in a quarter drawn by its weight. */
static struct date draw_proposal(const struct scenario_settings *settings, struct random *random)
{
    int quarter = (int)scenario_draw(random, &settings->quarters);
    int day = quarter * DAYS_OF_QUARTER + (int)random_below(random, DAYS_OF_QUARTER);

    return date_add_days(settings->start, day < LEAST_DAYS ? LEAST_DAYS : day);
}

static int64_t draw_minutes(const struct scenario_settings *settings, struct random *random)
{
    static const int64_t minutes[] = {2100, 1050, 1200, 1440, 1560, 1800};
    size_t drawn = scenario_draw(random, &settings->weekly_hours);

    return minutes[drawn < 6 ? drawn : 0];
}

static bool is_public(enum employer_form form)
{
    return form == FORM_COLLECTIVITE || form == FORM_PUBLIC_BODY;
}

static void draw_contract(const struct scenario_settings *settings, struct job_life *job)
{
    static const int64_t months[] = {36, 12, 24, 18};
    size_t drawn = scenario_draw(&job->random, &settings->months);

    job->kind = KIND_CDD;
    job->months = months[drawn < 4 ? drawn : 0];
    if (!is_public(job->maker->who.form) && random_chance(&job->random, settings->cdi)) {
        job->kind = KIND_CDI;
        job->months = 0;
    }
    job->weekly_minutes = draw_minutes(settings, &job->random);
}

static void propose(struct scenario *scenario, struct job_life *job)
{
    job->metier = (enum metier)scenario_word(&job->random, &scenario->settings->metiers);

    struct job_propose proposal = {
        .job = job->job,
        .employer = job->maker->who.employer,
        .place = job->maker->who.place,
        .metier = job->metier,
        .new_service = (enum new_service)scenario_word(&job->random, &scenario->settings->services),
        .weekly_minutes = job->weekly_minutes,
        .kind = job->kind,
        .months = job->months,
        .tutor = job->maker->tutor,
        .proposed_on = job->proposed_on,
    };

    proposal.trainings =
        1u << random_between(&job->random, TRAINING_ORIENTATION, TRAINING_CERTIFYING);
    proposal.lastings = 1u << random_between(&job->random, LASTING_OWN_INCOME, LASTING_OTHER);
    proposal.lastings |= 1u << random_between(&job->random, LASTING_OWN_INCOME, LASTING_OTHER);
    scenario_add(scenario, job->proposed_on, PHASE_PROPOSE, "regional", &job_propose_schema,
                 &proposal);
}

static void withdraw(struct scenario *scenario, struct job_life *job, struct date day)
{
    struct job_withdraw withdrawal = {
        .job = job->job,
        .reason = (enum job_ending)random_between(&job->random, ENDING_EMPLOYER_GIVES_UP,
                                                  ENDING_NO_CANDIDATE),
        .withdrawn_on = day};

    scenario_add(scenario, day, PHASE_JOB, "regional", &job_withdraw_schema, &withdrawal);
}

/* Few are filled at once, most within two months, some after half a year. */
static int draw_delay(struct random *random, int64_t typical)
{
    int64_t days = 0;

    for (int i = 0; i < 3; i++)
        days += random_between(random, 0, 2 * typical / 3);
    return (int)(days + (random_chance(random, 120) ? random_between(random, 30, 150) : 7));
}

static void approve(struct scenario *scenario, struct job_life *job, struct date day)
{
    const struct scenario_settings *settings = scenario->settings;
    int delay;

    scenario_approve(scenario, job, day);
    job->region->approved++;
    job->free_from = day;
    scenario_case_assign(scenario, job, day);
    if (random_chance(&job->random, settings->withdrawn)) {
        withdraw(scenario, job, date_add_days(day, (int)random_between(&job->random, 20, 200)));
        return;
    }
    delay = draw_delay(&job->random, settings->fill_days);
    scenario_contract(scenario, job, date_add_days(day, delay));
}

static void live_job(struct scenario *scenario, struct job_life *job)
{
    const struct scenario_settings *settings = scenario->settings;
    struct date decided = date_add_days(job->proposed_on, (int)random_between(&job->random, 7, 42));

    job->maker = scenario_employer(scenario, job->region, &job->random, job->proposed_on);
    draw_contract(settings, job);
    job->job = scenario_id(scenario, THING_JOB, job->proposed_on);
    propose(scenario, job);
    job->hub =
        scenario_network_decider(scenario->network, job->maker->who.departement, job->proposed_on);
    scenario_comment(scenario, job);
    if (random_chance(&job->random, settings->withdrawn_early)) {
        withdraw(scenario, job, date_add_days(job->proposed_on, 7));
        return;
    }
    if (random_chance(&job->random, settings->refused)) {
        scenario_refuse(scenario, job, decided,
                        (enum job_refusal)random_between(&job->random, REFUSAL_NOT_DIGITAL_PLACE,
                                                         REFUSAL_DUPLICATE));
        return;
    }
    if (scenario_is_early(scenario, job->region, decided))
        scenario_favour(scenario, job, decided);
    decided = scenario_room(scenario, job->region, decided);
    if (date_is_none(decided)) {
        scenario_refuse(scenario, job, date_add_days(job->proposed_on, 21), REFUSAL_ENVELOPE);
        return;
    }
    approve(scenario, job, decided);
}

static int by_day(const void *left, const void *right)
{
    const struct date *a = left, *b = right;

    return date_compare(*a, *b);
}

/* As many as lead to the wanted number of approvals, in order of proposal: the first come have the
 * places. */
void scenario_jobs(struct scenario *scenario, struct region *region)
{
    const struct scenario_settings *settings = scenario->settings;
    int64_t places = region->places[settings->tranches.count];
    int64_t wanted = (places * settings->approved + 500) / 1000;
    size_t index = (size_t)(region - scenario->regions);
    size_t count = (size_t)(wanted * 1000 / (1000 - settings->refused - settings->withdrawn_early));
    struct date *days = memory_new(count + 1, sizeof *days);
    struct random random = random_open((uint64_t)settings->seed, STREAM_JOB + (index << 16));

    for (size_t i = 0; i < count; i++)
        days[i] = draw_proposal(settings, &random);
    qsort(days, count, sizeof *days, by_day);
    for (size_t i = 0; i < count; i++) {
        struct job_life job = {.region = region, .proposed_on = days[i]};

        job.random = random_open((uint64_t)settings->seed, STREAM_JOB + (index << 16) + 1 + i);
        job.support = random_open((uint64_t)settings->seed, STREAM_SUPPORT + (index << 16) + 1 + i);
        live_job(scenario, &job);
    }
    free(days);
}
