/* Decisions about jobs: by the opinion of the hub that decides there, or by the ministry. */
#include "services/cli/scenario_internal.h"

static void give(struct scenario *scenario, const struct scenario_hub *hub, struct job_life *job,
                 enum verdict verdict, enum job_refusal reason, struct date day)
{
    struct opinion_give opinion = {.opinion = scenario_id(scenario, THING_OPINION, day),
                                   .job = job->job,
                                   .verdict = verdict,
                                   .reason = reason,
                                   .given_on = day};

    scenario_add_to(scenario, hub->instance, NULL, day, PHASE_OPINION, "regional",
                    &opinion_give_schema, &opinion);
}

/* NULL: the ministry decides this one. */
static const struct scenario_hub *draw_decider(struct scenario *scenario, struct job_life *job,
                                               struct date day)
{
    const struct scenario_hub *hub =
        scenario_network_decider(scenario->network, job->maker->who.departement, day);

    return random_chance(&job->support, scenario->settings->hubs.opinions) ? hub : NULL;
}

void scenario_approve(struct scenario *scenario, struct job_life *job, struct date day)
{
    const struct scenario_hub *hub = draw_decider(scenario, job, day);
    struct job_approve approval = {.job = job->job, .approved_on = day};

    if (hub != NULL)
        give(scenario, hub, job, VERDICT_FAVOURABLE, REFUSAL_NONE, day);
    else
        scenario_add(scenario, day, PHASE_DECIDE, "ministry", &job_approve_schema, &approval);
}

void scenario_favour(struct scenario *scenario, struct job_life *job, struct date day)
{
    const struct scenario_hub *hub = draw_decider(scenario, job, day);

    if (hub != NULL && random_chance(&job->support, scenario->settings->hubs.early))
        give(scenario, hub, job, VERDICT_FAVOURABLE, REFUSAL_NONE, day);
}

void scenario_refuse(struct scenario *scenario, struct job_life *job, struct date day,
                     enum job_refusal reason)
{
    const struct scenario_hub *hub = draw_decider(scenario, job, day);
    struct job_refuse refusal = {.job = job->job, .reason = reason, .refused_on = day};

    if (hub != NULL)
        give(scenario, hub, job, VERDICT_UNFAVOURABLE, reason, day);
    else
        scenario_add(scenario, day, PHASE_DECIDE, "ministry", &job_refuse_schema, &refusal);
}

/* In the week of the proposal: the decision comes later. */
void scenario_comment(struct scenario *scenario, struct job_life *job)
{
    const struct scenario_network *network = scenario->network;
    const char *departement = job->maker->who.departement;
    struct date day = job->proposed_on;

    for (size_t h = 0; h < network->hubs_count; h++) {
        const struct scenario_hub *hub = &network->hubs[h];

        if (hub == job->hub || !scenario_network_covers(hub, departement, day) ||
            !random_chance(&job->support, scenario->settings->hubs.commented))
            continue;
        if (random_chance(&job->support, 900))
            give(scenario, hub, job, VERDICT_FAVOURABLE, REFUSAL_NONE, day);
        else
            give(scenario, hub, job, VERDICT_UNFAVOURABLE, REFUSAL_DUPLICATE, day);
    }
}
