/* Whatever is asked in whatever order, some things hold; and the state is the fold of the events.
 */
#include "tests/unit/given_sectoral.h"

#include <stdio.h>

#include "services/sectoral/attestation.h"
#include "services/sectoral/path_action.h"

enum { STEPS = 400, CONTRACTS = 4, ACTIONS = 12, BADGES = 6 };

struct chance {
    uint64_t state;
};

static unsigned pick(struct chance *chance, unsigned below)
{
    chance->state = chance->state * 6364136223846793005u + 1442695040888963407u;
    return (unsigned)(chance->state >> 33) % below;
}

/* A day of 2013 between April and December. */
static const char *some_day(struct chance *chance, char text[16])
{
    snprintf(text, 16, "2013-%02u-%02u", 4 + pick(chance, 9), 1 + pick(chance, 28));
    return text;
}

/* Each act asks for what may be impossible: refusals are as welcome as events. */
static void act(struct story *story, struct chance *chance)
{
    static const char *const competences[] = {"modelisation_3d", "impression_3d", "scripting"};
    static const struct {
        const char *type, *day, *more;
    } acts[] = {
        {"path.confirm_action",  "confirmed_on", ""                                   },
        {"path.start_action",    "started_on",   ""                                   },
        {"path.complete_action", "completed_on", ""                                   },
        {"path.abandon_action",  "abandoned_on", ", 'reason': 'other', 'details': 'x'"},
    };
    char body[512], day[16];
    unsigned action = pick(chance, ACTIONS), contract = pick(chance, CONTRACTS);
    unsigned badge = pick(chance, BADGES), kind = pick(chance, 10);
    const char *competence = competences[pick(chance, 3)];

    some_day(chance, day);
    if (kind < 3) {
        snprintf(body, sizeof body,
                 "{'action': '#a%u', 'contract': '#c%u', 'type': 'certifying', 'title': 'x', "
                 "'hours': 7, 'provider': 'x', 'funder': 'employer', 'competences': ['%s'], "
                 "'starts_on': '%s', 'ends_on': '2013-12-31', 'planned_on': '%s'}",
                 action, contract, competence, day, day);
        when(story, "sectoral", "", "path.plan_action", body);
    } else if (kind < 7) {
        size_t which = pick(chance, 4);

        snprintf(body, sizeof body, "{'action': '#a%u', '%s': '%s'%s}", action, acts[which].day,
                 day, acts[which].more);
        when(story, "sectoral", "", acts[which].type, body);
    } else if (kind < 9) {
        snprintf(body, sizeof body,
                 "{'attestation': '#b%u', 'contract': '#c%u', 'competence': '%s', "
                 "'actions': ['#a%u'], 'issued_on': '%s', 'details': 'x'}",
                 badge, contract, competence, action, day);
        when(story, "sectoral", "", "attestation.issue", body);
    } else {
        snprintf(body, sizeof body, "{'attestation': '#b%u', 'reason': 'other'}", badge);
        when(story, "sectoral", "", "attestation.revoke", body);
    }
}

static void check_path(const struct path *path)
{
    bool was_confirmed = false;

    for (const struct path_action *at = path->actions; at != NULL; at = at->next_of_path) {
        was_confirmed = was_confirmed || !date_is_none(at->confirmed_on);
        assert_false(!date_is_none(path->closed_on) && path_action_is_open(at)); /* F8 */
    }
    assert_int_equal(was_confirmed, !date_is_none(path->confirmed_on)); /* F5 */
}

/* AT3: one valid attestation of a competence for a person. */
static void check_attestations(const struct sectoral_state *state)
{
    for (size_t i = 0; i < state->attestations.count; i++)
        for (size_t k = 0; k < i; k++) {
            const struct attestation *a = table_at(&state->attestations, i);
            const struct attestation *b = table_at(&state->attestations, k);

            assert_false(attestation_is_valid(a) && attestation_is_valid(b) &&
                         a->competence == b->competence && a->path->person == b->path->person);
        }
}

static void live(uint64_t seed)
{
    struct story *story = sectoral_story();
    struct chance chance = {seed};
    size_t accepted = 0;

    for (unsigned i = 0; i < CONTRACTS; i++) {
        char contract[8], job[8], person[8];

        snprintf(contract, sizeof contract, "#c%u", i);
        snprintf(job, sizeof job, "#j%u", i);
        snprintf(person, sizeof person, "#p%u", i / 2); /* two contracts each, one after another */
        heard_job(story, job, "18");
        heard_contract(story, contract, job, person);
    }
    when_time_passes(story, "2013-12-31");
    for (size_t step = 0; step < STEPS; step++) {
        struct sectoral_state *state = story_state(story);

        act(story, &chance);
        accepted += story_was_accepted(story);
        if (step == STEPS / 2)
            heard_breach(story, "#c1", "#j1", "#p0", "2013-12-31");
        for (size_t i = 0; i < state->paths.count; i++)
            check_path(table_at(&state->paths, i));
        check_attestations(state);
    }
    assert_true(accepted > STEPS / 20);
    when_time_passes(story, "2015-12-31"); /* and every text of the closed path goes (P2) */
    assert_null(deadlines_first(&((struct sectoral_state *)story_state(story))->retentions));
    story_close(story);
}

static void what_must_hold_holds_after_any_act(void **unused)
{
    (void)unused;
    for (uint64_t seed = 1; seed <= 20; seed++)
        live(seed);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(what_must_hold_holds_after_any_act)};

    return cmocka_run_group_tests(tests, NULL, NULL);
}
