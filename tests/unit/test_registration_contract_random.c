/* C3, C4, C6 hold on every day, whatever is asked in whatever order, late or not. */
#include "tests/unit/world.h"

#include <setjmp.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

#include "services/registration/contract.h"
#include "services/registration/settings.h"

enum { TURNS = 1000 };

struct gamble {
    struct story *story;
    unsigned seed;
    struct date today;
    char day[DATE_TEXT_SIZE];
    int signatures; /* accepted so far; also the number of the next contract */
};

static const char *const people[] = {"#lea", "#tom", "#ana", "#eva", "#p5", "#p6", "#p7", "#p8"};
enum { PEOPLE = 8 };

static int up_to(struct gamble *gamble, int most)
{
    return rand_r(&gamble->seed) % (most + 1);
}

static const char *one_of(struct gamble *gamble, const char *const *words, int count)
{
    return words[up_to(gamble, count - 1)];
}

/* A day around today, mostly before it. */
static const char *some_day(struct gamble *gamble, int before, int after, char text[DATE_TEXT_SIZE])
{
    date_format(date_add_days(gamble->today, up_to(gamble, before + after) - before), text);
    return text;
}

static void sign(struct gamble *gamble)
{
    static const char *const jobs[] = {"#poste-mjc", "#poste-mjc-2", "#poste-mjc-3", "#poste-mjc-4",
                                       "#poste-mjc-5"};

    static const char *const tutors[] = {"#tuteur-mjc", "#tuteur-mjc-2"};
    static const char *const terms[] = {"'kind': 'cdi'",
                                        "'kind': 'cdd', 'months': 12, 'short_term_reason': 'other'",
                                        "'kind': 'cdd', 'months': 36"};
    char signed_on[DATE_TEXT_SIZE], starts_on[DATE_TEXT_SIZE];

    world_when(gamble->story, "prescriber 18", gamble->day, "eligibility.find",
               "{'person': '%s', 'prescriber': 'mission_locale', 'found_on': '%s'}",
               one_of(gamble, people, PEOPLE), some_day(gamble, 60, 0, signed_on));
    world_when(gamble->story, "prescriber 18", gamble->day, "contract.sign",
               "{'contract': '#c%d', 'job': '%s', 'person': '%s', 'tutor': '%s', %s, "
               "'weekly_minutes': 2100, 'signed_on': '%s', 'starts_on': '%s'}",
               gamble->signatures, one_of(gamble, jobs, 5), one_of(gamble, people, PEOPLE),
               one_of(gamble, tutors, 2), one_of(gamble, terms, 3),
               some_day(gamble, 20, 0, signed_on), some_day(gamble, 10, 30, starts_on));
    gamble->signatures = (int)((const struct state *)story_state(gamble->story))->contracts.count;
}

static void change(struct gamble *gamble)
{
    static const char *const tutors[] = {"#tuteur-mjc", "#tuteur-mjc-2"};
    static const struct {
        const char *type, *format; /* the contract's number, then days and a tutor as they come */
    } changes[] = {
        {"contract.extend",        "{'contract': '#c%1$d', 'months': 6}"                    },
        {"contract.convert",       "{'contract': '#c%1$d'}"                                 },
        {"contract.suspend",
         "{'contract': '#c%1$d', 'reason': 'training', 'suspended_on': '%2$s'}"             },
        {"contract.resume",        "{'contract': '#c%1$d', 'resumed_on': '%2$s'}"           },
        {"contract.release_tutor", "{'contract': '#c%1$d', 'until': '%2$s'}"                },
        {"contract.assign_tutor",  "{'contract': '#c%1$d', 'from': '%2$s', 'tutor': '%3$s'}"},
        {"contract.break",         "{'contract': '#c%1$d', 'motive': 'fin_essai', 'initiator': 'employer', "
                           "'broken_on': '%2$s'}"                 },
        {"aid.repay",              "{'contract': '#c%1$d', 'amount_cents': 30000}"          },
    };
    size_t which = (size_t)up_to(gamble, (int)(sizeof changes / sizeof changes[0]) - 1);
    char body[256], text[DATE_TEXT_SIZE];
    int number = up_to(gamble, 8);

    number = number > gamble->signatures ? 0 : gamble->signatures - number;

#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
    snprintf(body, sizeof body, changes[which].format, number, some_day(gamble, 40, 0, text),
             one_of(gamble, tutors, 2));
#pragma GCC diagnostic pop
    when(gamble->story, "prescriber 18", gamble->day, changes[which].type, body);
}

static void check_contract(const struct state *state, const struct contract *contract,
                           struct date today)
{
    struct refusal refusal;
    int64_t due = contract_due_cents(contract, (struct date){0}, today);

    (void)state;
    /* C6 */
    assert_int_equal(contract_check_alone(contract->person, contract->job, contract_days(contract),
                                          contract, &refusal),
                     0);
    /* C3 */
    assert_true(due >= 0 && due <= contract->committed_cents);
}

static void check_all(const struct gamble *gamble)
{
    const struct state *state = story_state(gamble->story);

    for (size_t i = 0; i < state->contracts.count; i++)
        check_contract(state, table_at(&state->contracts, i), gamble->today);
    /* C4: on every day, not only those that the rule looks at. */
    for (size_t i = 0; i < state->tutors.count; i++)
        for (struct date day = date_make(2013, 1, 1); day.day < gamble->today.day + 2000; day.day++)
            assert_true(tutor_load(table_at(&state->tutors, i), (struct period){day, day}, NULL) <=
                        3);
}

static void play(unsigned seed)
{
    struct gamble gamble = {.story = world_open(), .seed = seed, .today = date_make(2013, 3, 1)};
    const struct state *state = story_state(gamble.story);
    struct registration_settings *settings = story_settings(gamble.story);

    for (int i = 4; i < PEOPLE; i++)
        world_person(gamble.story, people[i], "1993-05-17", "none", "none", "");
    settings->vacancy_delay = INT64_C(10) * 365 * 86400000; /* jobs stay to be filled again */
    for (int turn = 0; turn < TURNS; turn++) {
        date_format(gamble.today, gamble.day);
        if (up_to(&gamble, 2) == 0)
            sign(&gamble);
        else
            change(&gamble);
        if (up_to(&gamble, 3) == 0) {
            gamble.today = date_add_days(gamble.today, up_to(&gamble, 8));
            date_format(gamble.today, gamble.day);
            when_time_passes(gamble.story, gamble.day);
        }
        if (turn % 100 == 99)
            check_all(&gamble);
    }
    assert_true(state->contracts.count > 20);
    story_close(gamble.story);
}

static void the_rules_hold_whatever_is_asked(void **state)
{
    (void)state;
    for (unsigned seed = 1; seed <= 4; seed++)
        play(seed);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_rules_hold_whatever_is_asked),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
