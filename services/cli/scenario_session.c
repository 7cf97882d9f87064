/* Collective sessions for tutors: planned, enrolled, held with attendance or cancelled. */
#include <stdlib.h>
#include <string.h>

#include "services/cli/scenario_internal.h"

enum { INVITED_MOST = 60, FIRST_DAYS = 180 /* after the start: jobs must be filled first */ };

/* Who comes, in the order in which the hub heard of it. */
struct roll {
    struct id session;
    const struct scenario_hub *hub;
    struct date held_on;
    int64_t seats;
    struct id tutors[INVITED_MOST];
    bool is_gone[INVITED_MOST]; /* withdrawn */
    size_t count;
};

void scenario_tutorship(struct scenario *scenario, const struct job_life *job, struct id tutor,
                        struct date from, struct date until)
{
    if (job->hub == NULL)
        return;
    if (scenario->tutorship_count == scenario->tutorship_capacity) {
        scenario->tutorship_capacity =
            scenario->tutorship_capacity == 0 ? 1024 : 2 * scenario->tutorship_capacity;
        scenario->tutorships = memory_resize(scenario->tutorships, scenario->tutorship_capacity,
                                             sizeof *scenario->tutorships);
    }
    scenario->tutorships[scenario->tutorship_count++] =
        (struct tutorship){.tutor = tutor, .hub = job->hub, .from = from, .until = until};
}

static void ask(struct scenario *scenario, const struct roll *roll, struct date day,
                enum phase phase, const struct schema *schema, const void *record)
{
    scenario_add_to(scenario, roll->hub->instance, NULL, day, phase, "regional", schema, record);
}

/* ---- planning and enrolment ---- */

static void plan(struct scenario *scenario, struct random *random, struct roll *roll,
                 struct date day)
{
    const struct scenario_hub_rates *rates = &scenario->settings->hubs;
    const struct scenario_cover *cover =
        &roll->hub->territory[random_below(random, roll->hub->territory_count)];
    struct session_plan planned = {.held_on = roll->held_on, .seats = roll->seats};

    if (!scenario_network_covers(roll->hub, cover->departement, day))
        cover = &roll->hub->territory[0];
    roll->session = scenario_id(scenario, THING_SESSION, day);
    planned.session = roll->session;
    planned.theme = (enum session_theme)scenario_word(random, &rates->themes);
    memcpy(planned.departement, cover->departement, sizeof planned.departement);
    ask(scenario, roll, day, PHASE_SESSION_PLAN, &session_plan_schema, &planned);
}

static bool is_on(const struct roll *roll, const struct id *tutor)
{
    for (size_t i = 0; i < roll->count; i++)
        if (id_equal(&roll->tutors[i], tutor))
            return true;
    return false;
}

/* Follows somebody of the hub from well before until after the session. */
static bool may_come(const struct tutorship *tutorship, const struct roll *roll, struct date day)
{
    return tutorship->hub == roll->hub && scenario_is_before(tutorship->from, day) &&
           (date_is_none(tutorship->until) ||
            tutorship->until.day > roll->held_on.day + MONTH_DAYS);
}

static void enrol(struct scenario *scenario, struct random *random, struct roll *roll,
                  struct date first, struct date last)
{
    int64_t wanted = roll->seats * scenario->settings->hubs.session_filled / 1000 *
                     random_between(random, 500, 1500) / 1000;
    int64_t days = last.day - first.day;
    size_t count = scenario->tutorship_count, from = count == 0 ? 0 : random_below(random, count);

    for (size_t i = 0; i < count && (int64_t)roll->count < wanted && roll->count < INVITED_MOST;
         i++) {
        const struct tutorship *tutorship = &scenario->tutorships[(from + i) % count];
        /* In the order of the roll: a later one never comes before. */
        struct date day = scenario_plus(first, days * (int64_t)roll->count / (wanted + 1));
        struct session_enrol enrolment = {.session = roll->session, .tutor = tutorship->tutor};

        if (!may_come(tutorship, roll, first) || is_on(roll, &tutorship->tutor))
            continue;
        roll->tutors[roll->count++] = tutorship->tutor;
        ask(scenario, roll, day, PHASE_SESSION_ENROL, &session_enrol_schema, &enrolment);
    }
}

static void withdraw_some(struct scenario *scenario, struct random *random, struct roll *roll,
                          struct date day)
{
    for (size_t i = 0; i < roll->count; i++) {
        struct session_withdraw withdrawal = {.session = roll->session, .tutor = roll->tutors[i]};

        if (!random_chance(random, scenario->settings->hubs.session_withdrawn))
            continue;
        roll->is_gone[i] = true;
        ask(scenario, roll, day, PHASE_SESSION_WITHDRAW, &session_withdraw_schema, &withdrawal);
    }
}

/* ---- the day ---- */

/* Seats go to the first on the roll, and freed ones to the next: whoever is still there among the
 * first `seats`. */
static void hold(struct scenario *scenario, struct random *random, const struct roll *roll)
{
    const struct scenario_hub_rates *rates = &scenario->settings->hubs;
    struct session_hold *held = memory_new(1, sizeof *held);

    held->session = roll->session;
    for (size_t i = 0; i < roll->count && (int64_t)held->tutors_count < roll->seats; i++) {
        struct session_attendee *attendee = &held->tutors[held->tutors_count];

        if (roll->is_gone[i])
            continue;
        attendee->tutor = roll->tutors[i];
        attendee->attendance = (enum attendance)scenario_word(random, &rates->attendance);
        held->tutors_count++;
    }
    ask(scenario, roll, roll->held_on, PHASE_SESSION_END, &session_hold_schema, held);
    free(held);
}

static void cancel(struct scenario *scenario, struct random *random, const struct roll *roll)
{
    struct session_cancel cancellation = {.session = roll->session};
    bool is_thin = (int64_t)roll->count < roll->seats / 3;

    cancellation.reason = is_thin ? CALLED_OFF_TOO_FEW
                                  : (enum session_cancellation)scenario_word(
                                        random, &scenario->settings->hubs.cancellations);
    ask(scenario, roll, scenario_plus(roll->held_on, -8), PHASE_SESSION_END, &session_cancel_schema,
        &cancellation);
}

static void one_session(struct scenario *scenario, const struct scenario_hub *hub,
                        struct random *random, struct date day)
{
    const struct scenario_hub_rates *rates = &scenario->settings->hubs;
    struct roll roll = {.hub = hub};

    roll.held_on = scenario_workday(scenario_plus(day, random_between(random, 37, 60)));
    roll.seats = random_between(random, rates->session_seats * 2 / 3, rates->session_seats * 4 / 3);
    plan(scenario, random, &roll, day);
    enrol(scenario, random, &roll, scenario_plus(day, 7), scenario_plus(roll.held_on, -15));
    withdraw_some(scenario, random, &roll, scenario_plus(roll.held_on, -14));
    if ((int64_t)roll.count < roll.seats / 3 || random_chance(random, rates->session_cancelled))
        cancel(scenario, random, &roll);
    else
        hold(scenario, random, &roll);
}

void scenario_sessions(struct scenario *scenario, const struct scenario_hub *hub,
                       struct random *random)
{
    int64_t usual = 7 * scenario->settings->hubs.session_weeks;
    struct date day = scenario_plus(scenario->settings->start, FIRST_DAYS);

    while (date_compare(day, scenario->settings->until) < 0) {
        one_session(scenario, hub, random, day);
        day = scenario_plus(day, random_between(random, usual / 2, usual * 3 / 2) + 1);
    }
}
