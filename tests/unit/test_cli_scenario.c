/* The sample life: the same seed gives the same bytes, and what it tells is plausible. */
#include "common/messages/regional.h"
#include "services/cli/random.h"
#include "tests/unit/given_life.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

/* Last: its fail() hides ours. */
#include <cmocka.h>

static bool same_request(const struct scenario_request *a, const struct scenario_request *b)
{
    return id_equal(&a->id, &b->id) && a->schema == b->schema && a->body.size == b->body.size &&
           memcmp(a->body.data, b->body.data, a->body.size) == 0;
}

static void the_same_seed_gives_the_same_bytes(void **state)
{
    struct life *life = *state;
    struct scenario *again = scenario_open(&life->settings, &life->network, NULL, 0);

    assert_int_equal(scenario_count(again), scenario_count(life->scenario));
    for (size_t i = 0; i < scenario_count(again); i++)
        assert_true(same_request(scenario_at(again, i), scenario_at(life->scenario, i)));
    scenario_close(again);
}

static void another_seed_gives_another_life(void **state)
{
    struct life *life = *state;
    struct scenario_settings settings = life->settings;
    struct scenario *other;
    size_t same = 0, count = scenario_count(life->scenario);

    settings.seed++;
    other = scenario_open(&settings, &life->network, NULL, 0);
    for (size_t i = 0; i < count && i < scenario_count(other); i++)
        same += same_request(scenario_at(other, i), scenario_at(life->scenario, i));
    assert_true(same == 0);
    scenario_close(other);
}

static void requests_come_in_the_order_of_their_weeks_and_phases(void **state)
{
    struct life *life = *state;

    for (size_t i = 1; i < scenario_count(life->scenario); i++) {
        const struct scenario_request *before = scenario_at(life->scenario, i - 1);
        const struct scenario_request *request = scenario_at(life->scenario, i);
        int order = date_compare(before->asked_on, request->asked_on);

        assert_true(order < 0 || (order == 0 && before->phase <= request->phase));
        assert_true(order < 0 || before->circle <= request->circle);
        assert_int_equal(date_weekday(request->asked_on), 1);
        assert_true(id_instant(&request->id) == scenario_instant(request->asked_on));
    }
}

static void the_places_allotted_are_the_total(void **state)
{
    struct life *life = *state;
    int64_t places[100] = {0}, sum = 0;

    for (size_t i = 0; i < scenario_count(life->scenario); i++) {
        const struct scenario_request *request = scenario_at(life->scenario, i);

        if (request->schema != &envelope_allot_schema)
            continue;
        struct envelope_allot *allotment = decoded(request);

        places[strtol(allotment->region2013, NULL, 10)] = allotment->places;
        free(allotment);
    }
    for (size_t i = 0; i < 100; i++)
        sum += places[i];
    assert_int_equal(sum, life->settings.total);
}

struct decisions {
    size_t approved, refused;
};

/* By the ministry, or by the opinion of the hub that decides. */
static struct decisions count_decisions(const struct scenario *scenario)
{
    struct decisions decisions = {count_of(scenario, &job_approve_schema),
                                  count_of(scenario, &job_refuse_schema)};

    for (size_t i = 0; i < scenario_count(scenario); i++) {
        const struct scenario_request *request = scenario_at(scenario, i);
        struct opinion_give *opinion;

        if (request->schema != &opinion_give_schema)
            continue;
        opinion = decoded(request);
        decisions.approved += opinion->verdict == VERDICT_FAVOURABLE;
        decisions.refused += opinion->verdict == VERDICT_UNFAVOURABLE;
        free(opinion);
    }
    return decisions;
}

static void about_two_thousand_jobs_surrounded_by_seventy_thousand_requests(void **state)
{
    struct life *life = *state;
    size_t proposed = count_of(life->scenario, &job_propose_schema);
    struct decisions decided = count_decisions(life->scenario);
    size_t approved = decided.approved, refused = decided.refused;

    assert_in_range(scenario_count(life->scenario), 60000, 90000);
    assert_in_range(proposed, 2000, 2400);
    assert_in_range(approved, 1800, (size_t)life->settings.total);
    assert_true(approved + refused <= proposed);
    assert_true(count_of(life->scenario, &contract_break_schema) <
                count_of(life->scenario, &contract_sign_schema));
}

struct ids {
    struct id *of;
    size_t count;
};

static bool holds(const struct ids *ids, const struct id *id)
{
    for (size_t i = 0; i < ids->count; i++)
        if (id_equal(&ids->of[i], id))
            return true;
    return false;
}

/* By the ministry, or by an opinion for it. */
static void note_approval(struct ids *jobs, const struct scenario_request *request,
                          const void *record)
{
    const struct opinion_give *opinion = record;

    if (request->schema == &job_approve_schema)
        jobs->of[jobs->count++] = ((const struct job_approve *)record)->job;
    if (request->schema == &opinion_give_schema && opinion->verdict == VERDICT_FAVOURABLE)
        jobs->of[jobs->count++] = opinion->job;
}

/* Every contract names a job that was approved in an earlier week or phase, and a person found
 * eligible. */
static void contracts_follow_approvals_and_findings(void **state)
{
    struct life *life = *state;
    size_t count = scenario_count(life->scenario), looked = 0;
    struct ids jobs = {.of = memory_new(count, sizeof *jobs.of)};
    struct ids people = {.of = memory_new(count, sizeof *people.of)};

    for (size_t i = 0; i < count; i++) {
        const struct scenario_request *request = scenario_at(life->scenario, i);
        void *record = decoded(request);

        note_approval(&jobs, request, record);
        if (request->schema == &eligibility_find_schema)
            people.of[people.count++] = ((struct eligibility_find *)record)->person;
        if (request->schema == &contract_sign_schema) {
            const struct contract_sign *contract = record;

            assert_true(holds(&jobs, &contract->job));
            assert_true(holds(&people, &contract->person));
            looked++;
        }
        free(record);
    }
    assert_in_range(looked, 1500, 10000);
    free(jobs.of);
    free(people.of);
}

static void dates_are_never_after_the_day_they_are_declared(void **state)
{
    struct life *life = *state;

    for (size_t i = 0; i < scenario_count(life->scenario); i++) {
        const struct scenario_request *request = scenario_at(life->scenario, i);
        void *record = decoded(request);

        if (request->schema == &contract_sign_schema) {
            const struct contract_sign *contract = record;

            assert_true(date_compare(contract->signed_on, request->asked_on) < 0);
            assert_true(date_compare(contract->signed_on, contract->starts_on) <= 0);
        }
        if (request->schema == &contract_break_schema)
            assert_true(
                date_compare(((struct contract_break *)record)->broken_on, request->asked_on) < 0);
        if (request->schema == &person_register_schema) {
            const struct person_register *person = record;

            assert_in_range(date_age(person->birth_date, person->registered_on), 15, 29);
            assert_true(person->rqth || date_age(person->birth_date, person->registered_on) < 26);
        }
        free(record);
    }
}

static void numbers_below_a_bound_are_all_reached_and_none_above(void **state)
{
    struct random random = random_open(1, 2);
    int64_t seen[7] = {0}, weights[3] = {1, 0, 3};

    (void)state;
    for (int i = 0; i < 7000; i++)
        seen[random_below(&random, 7)]++;
    for (int i = 0; i < 7; i++)
        assert_in_range(seen[i], 800, 1200);
    for (int i = 0; i < 1000; i++)
        assert_int_not_equal(random_weighted(&random, weights, 3), 1);
}

/* The reference sequence of xoshiro256** from the state {1, 2, 3, 4}. */
static void the_generator_is_the_published_one(void **state)
{
    struct random random = {
        {1, 2, 3, 4}
    };
    static const uint64_t expected[] = {11520, 0, 1509978240, 1215971899390074240};

    (void)state;
    for (size_t i = 0; i < 4; i++)
        assert_true(random_next(&random) == expected[i]);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_same_seed_gives_the_same_bytes),
        cmocka_unit_test(another_seed_gives_another_life),
        cmocka_unit_test(requests_come_in_the_order_of_their_weeks_and_phases),
        cmocka_unit_test(the_places_allotted_are_the_total),
        cmocka_unit_test(about_two_thousand_jobs_surrounded_by_seventy_thousand_requests),
        cmocka_unit_test(contracts_follow_approvals_and_findings),
        cmocka_unit_test(dates_are_never_after_the_day_they_are_declared),
        cmocka_unit_test(numbers_below_a_bound_are_all_reached_and_none_above),
        cmocka_unit_test(the_generator_is_the_published_one),
    };

    return cmocka_run_group_tests(tests, life_open, life_close);
}
