/* Many referrals at once, by seeded chance: whatever is asked in whatever order, what must hold
 * holds, and the fold of the journal is the state (story_close compares). */
#include <stdio.h>

#include "services/dla/referral.h"
#include "tests/unit/given_dla.h"

enum { REFERRALS = 12, STEPS = 700 };

static uint64_t next_random(uint64_t *seed)
{
    *seed = *seed * 6364136223846793005u + 1442695040888963407u;
    return *seed >> 33;
}

static const char *name_of(size_t number)
{
    static char name[16];

    snprintf(name, sizeof name, "#r%zu", number);
    return name;
}

/* ---- what must hold ----------------------------------------------------------------------------
 */

struct counts {
    uint32_t to_answer, accompanied;
};

static struct counts count_of(const struct dla_state *state, const struct adviser *adviser)
{
    struct counts counts = {0};

    for (size_t i = 0; i < state->askings.count; i++) {
        const struct asking *asking = table_at(&state->askings, i);

        counts.to_answer += asking->adviser == adviser && asking_is_pending(asking);
    }
    for (size_t i = 0; i < state->referrals.count; i++) {
        const struct referral *referral = table_at(&state->referrals, i);

        counts.accompanied += referral->adviser == adviser && referral_is_accompanied(referral);
    }
    return counts;
}

static void check_referral(const struct referral *referral)
{
    size_t accepted = 0, pending = 0;

    for (const struct asking *asking = referral->askings; asking != NULL; asking = asking->next) {
        accepted += asking->state == ASKING_ACCEPTED;
        pending += asking_is_pending(asking);
        assert_true(asking->round <= referral->round);
        assert_true(!asking_is_pending(asking) || asking->round == referral->round);
    }
    /* D3: one acceptance at most, and nobody is asked what is taken or over. */
    assert_true(accepted <= 1);
    assert_int_equal(accepted == 1, !date_is_none(referral->accepted_on));
    assert_int_equal(accepted == 1, referral->adviser != NULL);
    assert_true(pending == 0 || !(accepted == 1 || referral_is_over(referral)));
    /* Somebody has it: an adviser to answer, the C2RA, an adviser who accompanies, or it is over.
     */
    assert_true(pending > 0 || referral->state == REFERRAL_ESCALATED ||
                referral_is_accompanied(referral) || referral_is_over(referral));
    /* D4: what waits has a clock. */
    assert_true(referral_is_over(referral) || referral->clock != 0 || referral->told != 0);
}

static void check(struct story *story)
{
    const struct dla_state *state = story_state(story);

    for (size_t i = 0; i < state->referrals.count; i++)
        check_referral(table_at(&state->referrals, i));
    for (size_t i = 0; i < state->advisers.count; i++) {
        const struct adviser *adviser = table_at(&state->advisers, i);
        struct counts counts = count_of(state, adviser);

        assert_int_equal(adviser->to_answer, counts.to_answer);
        assert_int_equal(adviser->accompanied, counts.accompanied);
        assert_true(date_is_none(adviser->retired_on) ||
                    (counts.to_answer == 0 && counts.accompanied == 0));
    }
}

/* ---- what may happen ---------------------------------------------------------------------------
 */

static const struct {
    const char *type, *more;
} acts[] = {
    {"referral.see",               ""                                                },
    {"referral.accept",            ", 'details': 'oui'"                              },
    {"referral.decline",           ", 'reason': 'no_capacity'"                       },
    {"referral.decline",           ", 'reason': 'other', 'details': 'non'"           },
    {"referral.reassign",          ", 'advisers': ['#chloe', '#paul']"               },
    {"referral.reassign",          ", 'advisers': ['#marc']"                         },
    {"referral.hand_over",         ", 'adviser': '#regine'"                          },
    {"referral.diagnose",          ", 'needs': ['hr']"                               },
    {"referral.plan",              ", 'themes': ['hr']"                              },
    {"referral.start_engineering", ""                                                },
    {"referral.follow_up",         ""                                                },
    {"referral.close",             ", 'outcome': 'consolidated', 'jobs_concerned': 2"},
    {"referral.close",             ", 'outcome': 'abandoned'"                        },
    {"impact.measure",             ", 'trend': 'stable'"                             },
};

static void act(struct story *story, const char *day, uint64_t *seed)
{
    static const char *const advisers[] = {"chloe", "marc", "regine", "paul"};
    const char *adviser = advisers[next_random(seed) % 4];
    const char *referral = name_of(next_random(seed) % REFERRALS);
    size_t which = next_random(seed) % (sizeof acts / sizeof acts[0] + 3);

    if (which < sizeof acts / sizeof acts[0])
        dla_when(story, adviser, day, acts[which].type, referral, acts[which].more);
    else if (which == sizeof acts / sizeof acts[0])
        dla_takes_back(story, day, referral);
    else
        dla_asks(story, day, referral, "18", "association");
}

/* Most days nothing passes; sometimes weeks do. */
static struct date later(struct date day, uint64_t *seed)
{
    uint64_t luck = next_random(seed) % 20;

    if (luck == 0)
        return date_add_days(day, 40);
    return date_add_days(day, luck < 10 ? 0 : 1);
}

static void whatever_happens_each_referral_is_somebodys_and_one_adviser_takes_it(void **unused)
{
    size_t accepted = 0;

    (void)unused;
    for (uint64_t seed = 1; seed <= 8; seed++) {
        struct story *story = dla_story();
        uint64_t random = seed;
        struct date day = date_make(2013, 2, 4);
        char text[DATE_TEXT_SIZE];

        dla_adviser(story, "paul", "dla-36");
        for (int step = 0; step < STEPS; step++) {
            day = later(day, &random);
            date_format(day, text);
            when_time_passes(story, text);
            act(story, text, &random);
            accepted += story_was_accepted(story);
            if (step == STEPS / 2) {
                when(story, "operator", text, "adviser.retire", "{'adviser': '#chloe'}");
                accepted += story_was_accepted(story);
            }
            check(story);
        }
        story_close(story);
    }
    assert_true(accepted > 500); /* luck did not only knock at closed doors */
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(whatever_happens_each_referral_is_somebodys_and_one_adviser_takes_it),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
