/* Paths: actions of training planned, confirmed, started, completed or abandoned; attestations. */
#include <string.h>

#include "services/cli/scenario_internal.h"

enum {
    ACTIONS_APART_DAYS = 90,
    CONFIRMED_DAYS = 90, /* after the signature, as the hubs' usual setting has it */
    COMPETENCES_OF_ACTION = 3,
};

struct action {
    const struct supported *supported;
    const char *sector;
    struct id action;
    enum training type;
    int64_t hours;
    char competences[8][40];
    size_t competences_count;
    size_t first; /* place of the first one in the métier's list */
    struct date planned_on, confirmed_on, starts_on, ends_on;
};

/* ---- competences of a métier ---- */

size_t scenario_competences(const struct scenario *scenario, enum metier metier,
                            struct code out[COMPETENCES_MOST])
{
    const struct scenario_path_rates *rates = &scenario->settings->paths;
    const char *word = enumeration_word(&metiers, (int)metier);
    size_t count = 0;

    for (size_t i = 0; i < rates->catalogues_count; i++) {
        if (strcmp(rates->catalogues[i].metier, word) != 0)
            continue;
        for (const char *at = rates->catalogues[i].competences;
             *at != '\0' && count < COMPETENCES_MOST; at += strcspn(at, ","), at += *at == ',')
            out[count++] = (struct code){at, (int)strcspn(at, ",")};
    }
    return count;
}

void scenario_competence(const struct scenario *scenario, struct random *random, enum metier metier,
                         char *out, size_t size)
{
    struct code codes[COMPETENCES_MOST];
    size_t count = scenario_competences(scenario, metier, codes);
    const struct code *code = count == 0 ? NULL : &codes[random_below(random, count)];

    snprintf(out, size, "%.*s", code == NULL ? 0 : code->length, code == NULL ? "" : code->text);
}

static void draw_competences(const struct scenario *scenario, struct random *random,
                             struct action *action)
{
    struct code codes[COMPETENCES_MOST];
    size_t count = scenario_competences(scenario, action->supported->job->metier, codes);
    size_t wanted = 1 + random_below(random, COMPETENCES_OF_ACTION);
    size_t at = count == 0 ? 0 : random_below(random, count);

    action->first = at;
    for (size_t i = 0; i < wanted && i < count; i++, at = (at + 1) % count)
        snprintf(action->competences[action->competences_count++], sizeof action->competences[0],
                 "%.*s", codes[at].length, codes[at].text);
}

/* ---- one action ---- */

static void ask(struct scenario *scenario, const struct action *action, struct date day,
                const struct schema *schema, const void *record)
{
    scenario_add_to(scenario, action->sector, NULL, day, PHASE_PATH, "sectoral", schema, record);
}

static void plan(struct scenario *scenario, struct action *action)
{
    static const char *const titles[] = {NULL, "Découvrir les métiers du numérique",
                                         "Prendre son poste en main", "Qualification d'animateur",
                                         "Titre professionnel de médiateur numérique"};
    struct random *random = &action->supported->job->support;
    struct path_plan_action planned = {.contract = action->supported->contract,
                                       .type = action->type,
                                       .hours = action->hours,
                                       .starts_on = action->starts_on,
                                       .ends_on = action->ends_on,
                                       .planned_on = action->planned_on,
                                       .competences_count = action->competences_count};

    action->action = scenario_id(scenario, THING_ACTION, action->planned_on);
    planned.action = action->action;
    memcpy(planned.competences, action->competences, sizeof planned.competences);
    snprintf(planned.title, sizeof planned.title, "%s", titles[action->type]);
    snprintf(planned.provider, sizeof planned.provider, "Organisme fictif n° %llu",
             (unsigned long long)random_below(random, 60));
    planned.funder = (enum path_funder)scenario_word(random, &scenario->settings->paths.funders);
    ask(scenario, action, action->planned_on, &path_plan_action_schema, &planned);
}

static void attest(struct scenario *scenario, const struct action *action, struct date completed)
{
    const struct scenario_path_rates *rates = &scenario->settings->paths;
    struct random *random = &action->supported->job->support;
    struct date day = scenario_plus(completed, random_between(random, 8, 60));
    struct attestation_issue attestation = {.contract = action->supported->contract,
                                            .actions = {action->action},
                                            .actions_count = 1,
                                            .issued_on = day};
    struct attestation_revoke revocation = {.reason = ATTESTATION_REVOCATION_MISTAKE,
                                            .revoked_on = scenario_plus(day, 30)};

    /* AT3: one attestation of a competence at a time. */
    if (action->competences_count == 0 || !random_chance(random, rates->attested) ||
        (action->supported->job->attested >> action->first & 1) != 0 ||
        !scenario_is_before(day, action->supported->known_on))
        return;
    action->supported->job->attested |= 1u << action->first;
    attestation.attestation = scenario_id(scenario, THING_ATTESTATION, day);
    memcpy(attestation.competence, action->competences[0], sizeof attestation.competence);
    scenario_add_to(scenario, action->sector, NULL, day, PHASE_ATTESTATION, "sectoral",
                    &attestation_issue_schema, &attestation);
    revocation.attestation = attestation.attestation;
    if (random_chance(random, rates->revoked))
        scenario_add_to(scenario, action->sector, NULL, revocation.revoked_on, PHASE_ATTESTATION,
                        "sectoral", &attestation_revoke_schema, &revocation);
}

static void complete(struct scenario *scenario, const struct action *action)
{
    struct random *random = &action->supported->job->support;
    struct path_complete_action completion = {.action = action->action,
                                              .completed_on = action->ends_on};

    if (!scenario_is_before(action->ends_on, action->supported->known_on))
        return; /* it ends with the contract */
    if (random_chance(random, 300))
        completion.hours = action->hours * random_between(random, 700, 990) / 1000 + 1;
    completion.certified = action->type == TRAINING_CERTIFYING &&
                           random_chance(random, scenario->settings->paths.certified);
    ask(scenario, action, action->ends_on, &path_complete_action_schema, &completion);
    attest(scenario, action, action->ends_on);
}

static void abandon(struct scenario *scenario, const struct action *action, struct date day)
{
    struct random *random = &action->supported->job->support;
    struct path_abandon_action abandonment = {.action = action->action, .abandoned_on = day};

    abandonment.reason =
        (enum path_abandonment)scenario_word(random, &scenario->settings->paths.abandonments);
    if (scenario_is_before(day, action->supported->known_on))
        ask(scenario, action, day, &path_abandon_action_schema, &abandonment);
}

/* F2: it ends within the contract, as it is known when the action is planned. */
static bool fits(const struct action *action)
{
    const struct supported *supported = action->supported;
    bool is_changed = !date_is_none(supported->changed_on) &&
                      scenario_is_before(supported->changed_on, action->planned_on);
    struct date end = is_changed ? supported->end : supported->first_end;

    return date_compare(action->starts_on, supported->starts_on) >= 0 &&
           (date_is_none(end) || date_compare(action->ends_on, end) <= 0);
}

static void live(struct scenario *scenario, struct action *action)
{
    struct random *random = &action->supported->job->support;
    struct path_confirm_action confirmation = {.confirmed_on = action->confirmed_on};
    struct path_start_action start = {.started_on = action->starts_on};
    struct date end = action->supported->known_on;
    bool is_abandoned = random_chance(random, scenario->settings->paths.abandoned);

    if (!fits(action) || !scenario_is_before(action->planned_on, end))
        return;
    plan(scenario, action);
    confirmation.action = start.action = action->action;
    if (date_is_none(action->confirmed_on)) {
        if (is_abandoned)
            abandon(scenario, action, scenario_plus(action->planned_on, 40));
        return;
    }
    if (!scenario_is_before(action->confirmed_on, end))
        return;
    ask(scenario, action, action->confirmed_on, &path_confirm_action_schema, &confirmation);
    scenario_done(&action->supported->done->training, action->confirmed_on);
    if (!scenario_is_before(action->starts_on, end))
        return;
    ask(scenario, action, action->starts_on, &path_start_action_schema, &start);
    if (is_abandoned)
        abandon(
            scenario, action,
            scenario_plus(action->starts_on, (action->ends_on.day - action->starts_on.day) / 2));
    else
        complete(scenario, action);
}

/* ---- a contract's path ---- */

/* Days of one: short courses are given in a few weeks, titles over months. */
static void draw_size(struct random *random, struct action *action)
{
    static const int64_t hours[][2] = {
        {0,   0  },
        {7,   35 },
        {14,  70 },
        {70,  280},
        {150, 600},
    };

    action->hours = random_between(random, hours[action->type][0], hours[action->type][1]);
    action->ends_on =
        scenario_plus(action->starts_on, 3 + action->hours / 3 + random_between(random, 0, 30));
}

/* The first one confirms the engagement of training: in time, late or never. */
static struct date first_confirmation(struct scenario *scenario, const struct supported *supported)
{
    struct random *random = &supported->job->support;

    switch (scenario_draw(random, &scenario->settings->paths.confirmed)) {
    case 0:
        return scenario_plus(supported->signed_on, random_between(random, 35, CONFIRMED_DAYS - 10));
    case 1:
        return scenario_plus(supported->signed_on, random_between(random, CONFIRMED_DAYS + 8, 180));
    default: return (struct date){0};
    }
}

static void one_action(struct scenario *scenario, const struct supported *supported, int64_t number,
                       struct date *from)
{
    const struct scenario_path_rates *rates = &scenario->settings->paths;
    struct random *random = &supported->job->support;
    struct action action = {.supported = supported,
                            .sector = scenario->network->sectors[supported->job->metier]};

    action.type = (enum training)scenario_word(random, &rates->types);
    action.planned_on = *from;
    action.confirmed_on = scenario_plus(*from, random_between(random, 10, 50));
    if (number == 0) {
        action.confirmed_on = first_confirmation(scenario, supported);
        if (!date_is_none(action.confirmed_on))
            action.planned_on = scenario_plus(action.confirmed_on, -random_between(random, 10, 30));
    }
    action.starts_on =
        scenario_plus(date_is_none(action.confirmed_on) ? action.planned_on : action.confirmed_on,
                      random_between(random, 7, 40));
    draw_size(random, &action);
    draw_competences(scenario, random, &action);
    live(scenario, &action);
    *from = scenario_plus(action.starts_on,
                          random_between(random, ACTIONS_APART_DAYS, 3 * ACTIONS_APART_DAYS));
}

void scenario_path(struct scenario *scenario, const struct supported *supported)
{
    struct random *random = &supported->job->support;
    struct date from = scenario_plus(supported->signed_on, random_between(random, 15, 45));
    int64_t count;

    if (scenario->network->sectors[supported->job->metier][0] == '\0')
        return;
    count = (int64_t)scenario_draw(random, &scenario->settings->paths.actions);
    for (int64_t i = 0; i < count; i++)
        one_action(scenario, supported, i, &from);
    scenario_transmissions(scenario, supported);
}
