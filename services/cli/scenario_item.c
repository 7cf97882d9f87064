/* Due items that no contact, path, sponsor or exit does: the hub's operator settles them by hand.
 */
#include "services/cli/scenario_internal.h"

/* As usual settings of the hubs have it, from the start of a contract unless said otherwise. */
enum {
    FIRST_CONTACT_MONTHS = 1,
    VISIT_MONTHS = 3,
    SPONSOR_DAYS = 60,
    TRAINING_DAYS = 90,
    AID_MONTHS = 2,        /* before the aid ends: the bilan, and whether to extend */
    DECLARATION_DAYS = 15, /* from a declaration */
    LATER_MONTHS = 6,      /* from the end */
};

/* One item, and what was done of it. */
struct due {
    const struct supported *supported;
    enum item_kind kind;
    unsigned number;
    struct date due_on;
    struct date done_on; /* by what is recorded elsewhere; none: never */
    struct date from;    /* there is nothing to settle before */
    struct date until;   /* nor from then on; none: open */
};

static void complete(struct scenario *scenario, const struct due *due, const struct id *item,
                     struct date day)
{
    struct item_complete done = {.item = *item, .done_on = day};

    scenario_add_to(scenario, due->supported->job->hub->instance, NULL, day, PHASE_ITEM, "regional",
                    &item_complete_schema, &done);
}

static void drop(struct scenario *scenario, const struct due *due, const struct id *item,
                 struct date day, enum item_drop reason)
{
    struct item_drop_by_hand dropped = {.item = *item, .reason = reason};

    scenario_add_to(scenario, due->supported->job->hub->instance, NULL, day, PHASE_ITEM, "regional",
                    &item_drop_by_hand_schema, &dropped);
}

/* `reason` none: it was done. */
static void settle(struct scenario *scenario, const struct due *due, struct date day,
                   enum item_drop reason)
{
    const struct job_life *job = due->supported->job;
    const char *departement = job->maker->who.departement;
    struct id item =
        regional_item_id(job->hub->instance, &due->supported->contract, due->kind, due->number);

    day = scenario_workday(day);
    if (!scenario_is_before(due->from, day) || !scenario_is_before(day, due->until) ||
        !scenario_network_covers(job->hub, departement, due->due_on) ||
        !scenario_network_covers(job->hub, departement, scenario_asked(day)))
        return;
    if (reason == DROP_NONE)
        complete(scenario, due, &item, day);
    else
        drop(scenario, due, &item, day, reason);
}

/* Of what was never done: somebody goes through the worklist, weeks later. */
static void settle_in_the_end(struct scenario *scenario, const struct due *due)
{
    const struct scenario_hub_rates *rates = &scenario->settings->hubs;
    struct random *random = &due->supported->job->support;
    int64_t weeks = random_between(random, 1, 2 * rates->settled_weeks - 1);
    size_t settlement = scenario_draw(random, &rates->settlements);
    enum item_drop reason =
        settlement == 0 ? DROP_NONE : (enum item_drop)(DROP_NOT_NEEDED + settlement - 1);

    if (due->kind == ITEM_EXIT_LATER && due->supported->is_renewed)
        reason = DROP_NOT_NEEDED; /* the person is still there */
    if (date_is_none(due->done_on) && random_chance(random, rates->settled))
        settle(scenario, due, scenario_plus(due->due_on, 7 * weeks), reason);
}

/* What only the operator can do: `days` before the last day at the most, or as late. */
static void do_by_hand(struct scenario *scenario, struct due *due, const struct weights *timing,
                       int64_t days)
{
    struct random *random = &due->supported->job->support;
    size_t drawn = scenario_draw(random, timing);

    if (drawn > 1) {
        settle_in_the_end(scenario, due);
        return;
    }
    days = random_between(random, drawn == 0 ? 2 : -days, drawn == 0 ? days : -3);
    settle(scenario, due, scenario_plus(due->due_on, -days), DROP_NONE);
}

static void first_steps(struct scenario *scenario, const struct supported *supported)
{
    const struct milestones *done = supported->done;
    const struct {
        enum item_kind kind;
        struct date due_on, done_on;
        bool of_renewal;
    } steps[] = {
        {ITEM_FIRST_CONTACT, date_add_months(supported->starts_on, FIRST_CONTACT_MONTHS),
         done->contact,                                                                                   false},
        {ITEM_VISIT,         date_add_months(supported->starts_on, VISIT_MONTHS),         done->visit,    false},
        {ITEM_SPONSOR,       scenario_plus(supported->starts_on,   SPONSOR_DAYS),         done->sponsor,  false},
        {ITEM_TRAINING,      scenario_plus(supported->starts_on,   TRAINING_DAYS),        done->training, true },
    };

    for (size_t i = 0; i < sizeof steps / sizeof steps[0]; i++) {
        const struct due due = {.supported = supported,
                                .kind = steps[i].kind,
                                .number = 1,
                                .due_on = steps[i].due_on,
                                .done_on = steps[i].done_on,
                                .from = supported->signed_on,
                                .until = supported->known_on};

        if (steps[i].of_renewal || !supported->is_renewal)
            settle_in_the_end(scenario, &due);
    }
}

static void reviews(struct scenario *scenario, const struct supported *supported)
{
    struct due due = {
        .supported = supported, .from = supported->signed_on, .until = supported->known_on};

    for (due.number = 1; due.number < YEARS_MOST; due.number++) {
        due.kind = ITEM_ANNUAL_EXAMINATION;
        due.due_on = date_add_months(supported->starts_on, 12 * (int)due.number);
        due.done_on = supported->done->examinations[due.number];
        if (date_compare(due.due_on, supported->aid_ends_on) >= 0)
            break;
        settle_in_the_end(scenario, &due);
    }
    due.kind = ITEM_BILAN;
    due.number = 1;
    due.due_on = date_add_months(supported->aid_ends_on, -AID_MONTHS);
    due.done_on = supported->done->bilan;
    settle_in_the_end(scenario, &due);
}

/* An extension answers the question, which is asked again for the new end: that one is the second.
 */
static void extension(struct scenario *scenario, const struct supported *supported)
{
    bool is_extended = !date_is_none(supported->changed_on);
    struct due due = {.supported = supported,
                      .kind = ITEM_AID_END,
                      .number = is_extended ? 2 : 1,
                      .due_on = date_add_months(supported->aid_ends_on, -AID_MONTHS),
                      .from = is_extended ? supported->changed_on : supported->signed_on,
                      .until = supported->known_on};

    if (!date_is_none(supported->end)) /* not of a CDI */
        do_by_hand(scenario, &due, &scenario->settings->hubs.extension, 40);
}

static void after_the_end(struct scenario *scenario, const struct supported *supported)
{
    struct due due = {.supported = supported, .number = 1, .from = supported->known_on};

    if (date_is_none(supported->known_on))
        return;
    due.kind = ITEM_EXIT_LATER;
    due.due_on = date_add_months(supported->left_on, LATER_MONTHS);
    due.done_on = supported->done->exit_later;
    settle_in_the_end(scenario, &due);
    if (date_compare(supported->known_on, supported->left_on) == 0)
        return; /* declared at once */
    due.kind = ITEM_LATE_DECLARATION;
    due.due_on = scenario_plus(scenario_asked(supported->known_on), DECLARATION_DAYS);
    due.done_on = (struct date){0};
    do_by_hand(scenario, &due, &scenario->settings->hubs.declaration, DECLARATION_DAYS - 1);
}

void scenario_items(struct scenario *scenario, const struct supported *supported)
{
    if (supported->job->hub == NULL)
        return;
    first_steps(scenario, supported);
    reviews(scenario, supported);
    extension(scenario, supported);
    after_the_end(scenario, supported);
}
