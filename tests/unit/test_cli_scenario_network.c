/* The sample life of those who surround the jobs: hubs, sectors, the DLA. */
#include "common/messages/dla.h"
#include "common/messages/regional.h"
#include "common/messages/sectoral.h"
#include "tests/unit/given_life.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <uthash.h>

/* Last: its fail() hides ours. */
#include <cmocka.h>

enum { TUTORS_MOST = 100 };

/* What a request told: a thing, by which message, to whom. */
struct told {
    struct id id;
    const struct schema *by;
    const char *instance;
    char departement[4];
    /* Of a session. */
    int64_t seats;
    size_t count;
    struct id tutors[TUTORS_MOST];
    bool is_gone[TUTORS_MOST];
    UT_hash_handle hh;
};

static struct told *find(struct told *const *things, const void *id)
{
    struct told *told;

    HASH_FIND(hh, *things, id, sizeof(struct id), told);
    return told;
}

static struct told *add(struct told **things, const void *id)
{
    struct told *told = memory_new(1, sizeof *told);

    memcpy(&told->id, id, sizeof told->id);
    HASH_ADD(hh, *things, id, sizeof told->id, told);
    return told;
}

static void forget(struct told **things)
{
    struct told *told, *next;

    HASH_ITER(hh, *things, told, next)
    {
        HASH_DEL(*things, told);
        free(told);
    }
}

/* Each thing that a request names was told before, by that message; `same`: to the same instance.
 */
static const struct {
    const struct schema *schema;
    size_t offset;
    const struct schema *by;
    bool same;
} references[] = {
    {&opinion_give_schema,               offsetof(struct opinion_give,               job),         &job_propose_schema,      false},
    {&case_assign_schema,                offsetof(struct case_assign,                job),         &job_propose_schema,      false},
    {&contact_record_schema,             offsetof(struct contact_record,             contract),    &contract_sign_schema,
     false                                                                                                                        },
    {&sponsor_propose_schema,            offsetof(struct sponsor_propose,            sponsor),     &sponsor_pledge_schema,
     true                                                                                                                         },
    {&sponsor_propose_schema,            offsetof(struct sponsor_propose,            job),         &job_propose_schema,      false},
    {&sponsor_accept_schema,             offsetof(struct sponsor_accept,             sponsorship), &sponsor_propose_schema,
     true                                                                                                                         },
    {&sponsor_decline_by_company_schema, offsetof(struct sponsor_decline_by_company, sponsorship),
     &sponsor_propose_schema,                                                                                                true },
    {&sponsor_meet_schema,               offsetof(struct sponsor_meet,               sponsorship), &sponsor_propose_schema,
     true                                                                                                                         },
    {&sponsor_end_schema,                offsetof(struct sponsor_end,                sponsorship), &sponsor_propose_schema,  true },
    {&session_enrol_schema,              offsetof(struct session_enrol,              session),     &session_plan_schema,     true },
    {&session_enrol_schema,              offsetof(struct session_enrol,              tutor),       &tutor_register_schema,   false},
    {&session_hold_schema,               offsetof(struct session_hold,               session),     &session_plan_schema,     true },
    {&session_cancel_schema,             offsetof(struct session_cancel,             session),     &session_plan_schema,     true },
    {&path_plan_action_schema,           offsetof(struct path_plan_action,           contract),    &contract_sign_schema,
     false                                                                                                                        },
    {&path_confirm_action_schema,        offsetof(struct path_confirm_action,        action),
     &path_plan_action_schema,                                                                                               true },
    {&path_start_action_schema,          offsetof(struct path_start_action,          action),
     &path_plan_action_schema,                                                                                               true },
    {&path_complete_action_schema,       offsetof(struct path_complete_action,       action),
     &path_plan_action_schema,                                                                                               true },
    {&path_abandon_action_schema,        offsetof(struct path_abandon_action,        action),
     &path_plan_action_schema,                                                                                               true },
    {&attestation_issue_schema,          offsetof(struct attestation_issue,          actions),
     &path_plan_action_schema,                                                                                               true },
    {&attestation_revoke_schema,         offsetof(struct attestation_revoke,         attestation),
     &attestation_issue_schema,                                                                                              true },
    {&transmission_hold_schema,          offsetof(struct transmission_hold,          contract),    &contract_sign_schema,
     false                                                                                                                        },
    {&referral_request_schema,           offsetof(struct referral_request,           job),         &job_propose_schema,      false},
    {&referral_withdraw_schema,          offsetof(struct referral_withdraw,          referral),
     &referral_request_schema,                                                                                               true },
    {&referral_see_schema,               offsetof(struct referral_see,               referral),    &referral_request_schema,
     false                                                                                                                        },
    {&referral_accept_schema,            offsetof(struct referral_accept,            referral),    &referral_request_schema,
     false                                                                                                                        },
    {&referral_reassign_schema,          offsetof(struct referral_reassign,          advisers),
     &adviser_register_schema,                                                                                               true },
    {&mission_complete_schema,           offsetof(struct mission_complete,           mission),     &mission_plan_schema,
     true                                                                                                                         },
    {&mission_cancel_schema,             offsetof(struct mission_cancel,             mission),     &mission_plan_schema,     true },
};
enum { REFERENCES = sizeof references / sizeof references[0] };

static void check_references(struct told *const *things, const struct scenario_request *request,
                             const void *record)
{
    for (size_t r = 0; r < REFERENCES; r++) {
        const struct id *id = (const void *)((const char *)record + references[r].offset);
        const struct told *told;

        if (references[r].schema != request->schema)
            continue;
        told = find(things, id);
        if (told == NULL || told->by != references[r].by ||
            (references[r].same && strcmp(told->instance, request->instance) != 0))
            fail_msg("%s names what no %s told before", request->schema->name,
                     references[r].by->name);
    }
}

/* The first member of a message that makes something is its id. */
static void remember(struct told **things, const struct scenario_request *request,
                     const void *record)
{
    struct told *told;

    if (request->schema->fields[0].type != FIELD_ID || find(things, record) != NULL)
        return;
    told = add(things, record);
    told->by = request->schema;
    told->instance = request->instance;
}

static void what_a_request_names_was_told_before(void **state)
{
    struct life *life = *state;
    struct told *things = NULL;

    for (size_t i = 0; i < scenario_count(life->scenario); i++) {
        const struct scenario_request *request = scenario_at(life->scenario, i);
        void *record = decoded(request);

        check_references(&things, request, record);
        remember(&things, request, record);
        free(record);
    }
    forget(&things);
}

/* Where a job is: its employer's département. */
static void remember_departement(struct told **things, const struct scenario_request *request,
                                 const void *record)
{
    const struct told *employer;
    struct told *told = find(things, record);

    if (request->schema == &employer_register_schema)
        memcpy(told->departement, ((const struct employer_register *)record)->departement,
               sizeof told->departement);
    if (request->schema == &job_propose_schema) {
        employer = find(things, &((const struct job_propose *)record)->employer);
        memcpy(told->departement, employer->departement, sizeof told->departement);
    }
}

static void check_opinion(const struct life *life, struct told *const *things,
                          const struct scenario_request *request,
                          const struct opinion_give *opinion, size_t decided[2])
{
    const struct told *job = find(things, &opinion->job);
    const struct scenario_hub *decider =
        scenario_network_decider(&life->network, job->departement, opinion->given_on);
    const struct scenario_hub *hub = NULL;

    for (size_t h = 0; h < life->network.hubs_count; h++)
        if (strcmp(life->network.hubs[h].instance, request->instance) == 0)
            hub = &life->network.hubs[h];
    assert_non_null(hub);
    assert_true(scenario_network_covers(hub, job->departement, opinion->given_on));
    assert_true((opinion->verdict == VERDICT_UNFAVOURABLE) == (opinion->reason != REFUSAL_NONE));
    decided[hub == decider]++;
}

static void hubs_give_opinions_where_they_are_and_most_of_them_decide(void **state)
{
    struct life *life = *state;
    struct told *things = NULL;
    size_t decided[2] = {0};

    for (size_t i = 0; i < scenario_count(life->scenario); i++) {
        const struct scenario_request *request = scenario_at(life->scenario, i);
        void *record = decoded(request);

        remember(&things, request, record);
        remember_departement(&things, request, record);
        if (request->schema == &opinion_give_schema)
            check_opinion(life, &things, request, record, decided);
        free(record);
    }
    assert_in_range(decided[true], 1500, 2000);
    assert_in_range(decided[false], 1, 60); /* only in the one département of two hubs */
    forget(&things);
}

static void check_held(const struct told *seating, const struct session_hold *held)
{
    size_t expected = 0;

    for (size_t i = 0; i < seating->count && (int64_t)expected < seating->seats; i++) {
        if (seating->is_gone[i])
            continue;
        assert_true(expected < held->tutors_count);
        assert_true(id_equal(&seating->tutors[i], &held->tutors[expected++].tutor));
    }
    assert_int_equal(held->tutors_count, expected);
}

static void follow_session(struct told **sessions, const struct scenario_request *request,
                           const void *record)
{
    struct told *seating;

    if (request->schema == &session_plan_schema) {
        seating = add(sessions, record);
        seating->seats = ((const struct session_plan *)record)->seats;
        return;
    }
    seating = find(sessions, record);
    if (request->schema == &session_enrol_schema)
        seating->tutors[seating->count++] = ((const struct session_enrol *)record)->tutor;
    if (request->schema == &session_withdraw_schema)
        for (size_t i = 0; i < seating->count; i++)
            if (id_equal(&seating->tutors[i], &((const struct session_withdraw *)record)->tutor))
                seating->is_gone[i] = true;
    if (request->schema == &session_hold_schema)
        check_held(seating, record);
}

static void seats_go_to_the_first_enrolled_and_freed_ones_to_the_next(void **state)
{
    struct life *life = *state;
    struct told *sessions = NULL;

    for (size_t i = 0; i < scenario_count(life->scenario); i++) {
        const struct scenario_request *request = scenario_at(life->scenario, i);
        void *record = decoded(request);

        if (strncmp(request->schema->name, "session.", 8) == 0)
            follow_session(&sessions, request, record);
        free(record);
    }
    assert_in_range(HASH_COUNT(sessions), 200, 400);
    assert_true(count_of(life->scenario, &session_cancel_schema) < HASH_COUNT(sessions) / 4);
    forget(&sessions);
}

/* Whether it is one of "73,74": 74 is none of "974". */
static bool has_departement(const char *list, const char *departement)
{
    size_t size = strlen(departement);

    for (; list != NULL; list = strchr(list, ',') == NULL ? NULL : strchr(list, ',') + 1)
        if (strcspn(list, ",") == size && strncmp(list, departement, size) == 0)
            return true;
    return false;
}

/* The region of a département has no place before that day's Monday. */
static struct date first_places(const struct life *life, const char *departement)
{
    for (size_t i = 0; i < life->settings.territories_count; i++) {
        const struct scenario_territory *territory = &life->settings.territories[i];

        if (has_departement(territory->departements, departement))
            return date_add_days(life->settings.start, (int)(7 * territory->late_weeks + 7));
    }
    fail_msg("%s is in no region", departement);
    return (struct date){0};
}

/* Favourable opinions about a job that is decided later: all come before its region has a place. */
static void opinions_that_come_before_any_place_are_given_again(void **state)
{
    struct life *life = *state;
    struct told *things = NULL;
    size_t early = 0;
    bool is_early;

    for (size_t i = 0; i < scenario_count(life->scenario); i++) {
        const struct scenario_request *request = scenario_at(life->scenario, i);
        void *record = decoded(request);
        const struct opinion_give *opinion = record;
        struct told *job;

        remember(&things, request, record);
        remember_departement(&things, request, record);
        if (request->schema == &opinion_give_schema) {
            job = find(&things, &opinion->job);
            if (strcmp(job->departement, "85") == 0) {
                free(record); /* of two hubs: one comments */
                continue;
            }
            is_early = date_compare(request->asked_on, first_places(life, job->departement)) < 0;
            early += is_early && opinion->verdict == VERDICT_FAVOURABLE;
            assert_in_range(job->count, 0, is_early ? 0 : 1);
            job->count = is_early ? 1 : 2;
        }
        free(record);
    }
    assert_in_range(early, 8, 60);
    forget(&things);
}

/* By hand: what was already done or dropped is neither done nor dropped. */
static void an_item_is_settled_once(void **state)
{
    struct life *life = *state;
    struct told *items = NULL;

    for (size_t i = 0; i < scenario_count(life->scenario); i++) {
        const struct scenario_request *request = scenario_at(life->scenario, i);
        void *record = decoded(request);

        if (request->schema == &item_complete_schema ||
            request->schema == &item_drop_by_hand_schema) {
            assert_null(find(&items, record));
            add(&items, record);
        }
        free(record);
    }
    assert_true(count_of(life->scenario, &item_complete_schema) >
                count_of(life->scenario, &item_drop_by_hand_schema) / 2);
    forget(&items);
}

/* The principal and the account are what each service knows of who asks. */
static void the_gateway_asks_for_advisers_and_for_nobody_else(void **state)
{
    struct life *life = *state;

    for (size_t i = 0; i < scenario_count(life->scenario); i++) {
        const struct scenario_request *request = scenario_at(life->scenario, i);
        bool is_dla = request->circle == CIRCLE_DLA;

        assert_true(is_dla == (request->account != NULL));
        assert_true(is_dla == (strcmp(request->principal, "gateway") == 0));
        assert_true(!is_dla || strcmp(request->instance, life->network.dla) == 0);
    }
}

static void a_referral_is_accepted_once_at_the_most(void **state)
{
    struct life *life = *state;
    struct told *accepted = NULL;

    for (size_t i = 0; i < scenario_count(life->scenario); i++) {
        const struct scenario_request *request = scenario_at(life->scenario, i);
        void *record = decoded(request);

        if (request->schema == &referral_accept_schema) {
            assert_null(find(&accepted, record));
            add(&accepted, record);
        }
        free(record);
    }
    assert_in_range(HASH_COUNT(accepted), 60, 400);
    assert_true(HASH_COUNT(accepted) < count_of(life->scenario, &referral_request_schema));
    forget(&accepted);
}

/* Everything of the domain occurs: rates that were drawn away would hide a whole part. */
static void every_part_of_the_network_has_something_to_do(void **state)
{
    static const struct schema *const expected[] = {
        &case_assign_schema,         &contact_record_schema,       &briefing_record_schema,
        &session_withdraw_schema,    &sponsor_end_schema,          &sponsor_meet_schema,
        &path_abandon_action_schema, &attestation_revoke_schema,   &transmission_hold_schema,
        &resource_publish_schema,    &referral_withdraw_schema,    &referral_see_schema,
        &referral_decline_schema,    &referral_reassign_schema,    &mission_complete_schema,
        &mission_cancel_schema,      &referral_follow_up_schema,   &referral_close_schema,
        &impact_measure_schema,      &path_complete_action_schema, &referral_plan_schema,
        &item_complete_schema,       &item_drop_by_hand_schema,
    };
    struct life *life = *state;

    for (size_t i = 0; i < sizeof expected / sizeof expected[0]; i++)
        if (count_of(life->scenario, expected[i]) == 0)
            fail_msg("nothing asks %s", expected[i]->name);
}

static bool is_decision(const struct scenario_request *request)
{
    return request->schema == &job_approve_schema || request->schema == &job_refuse_schema;
}

static const struct scenario_request *next_told(const struct scenario *scenario, size_t *at)
{
    for (; *at < scenario_count(scenario); ++*at) {
        const struct scenario_request *request = scenario_at(scenario, *at);

        if (strcmp(request->instance, "registration") == 0 && !is_decision(request)) {
            ++*at;
            return request;
        }
    }
    return NULL;
}

static void without_hubs_registration_lives_the_same_and_the_ministry_decides(void **state)
{
    struct life *life = *state;
    const struct scenario_network nobody = {0};
    struct scenario *alone = scenario_open(&life->settings, &nobody, NULL, 0);
    size_t at = 0, other = 0;

    for (;;) {
        const struct scenario_request *a = next_told(alone, &at);
        const struct scenario_request *b = next_told(life->scenario, &other);

        assert_true((a == NULL) == (b == NULL));
        if (a == NULL || b == NULL)
            break;
        assert_ptr_equal(a->schema, b->schema);
        assert_int_equal(a->body.size, b->body.size);
        assert_memory_equal(a->body.data, b->body.data, a->body.size);
    }
    assert_int_equal(count_of(alone, &opinion_give_schema), 0);
    assert_in_range(count_of(alone, &job_approve_schema), 1800, 2000);
    scenario_close(alone);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_a_request_names_was_told_before),
        cmocka_unit_test(hubs_give_opinions_where_they_are_and_most_of_them_decide),
        cmocka_unit_test(seats_go_to_the_first_enrolled_and_freed_ones_to_the_next),
        cmocka_unit_test(opinions_that_come_before_any_place_are_given_again),
        cmocka_unit_test(an_item_is_settled_once),
        cmocka_unit_test(the_gateway_asks_for_advisers_and_for_nobody_else),
        cmocka_unit_test(a_referral_is_accepted_once_at_the_most),
        cmocka_unit_test(every_part_of_the_network_has_something_to_do),
        cmocka_unit_test(without_hubs_registration_lives_the_same_and_the_ministry_decides),
    };

    return cmocka_run_group_tests(tests, life_open, life_close);
}
