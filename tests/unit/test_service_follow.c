/* What was heard is committed once with its cursor, whatever happens between hearing and writing:
 * follow.c over a journal that only counts. */
#include "common/service/follow_internal.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <unistd.h>

#include "tests/unit/fake_journal.h"
#include "tests/unit/notes.h"

/* Last: its fail() hides ours. */
#include <cmocka.h>

struct said {
    int64_t number;
};
#define RECORD struct said
static const struct field said_fields[] = {
    {INTEGER(number), REQUIRED, "0 causes nothing"}
};
static const struct schema said_schema = {.name = "note.said", FIELDS(said_fields)};
#undef RECORD

static void react(const struct context *context, const struct event *heard, struct decision *out)
{
    (void)context;
    if (((const struct said *)heard->record)->number > 0)
        decide_event(out, &notes_kept_schema, heard->record, "");
}

static const struct reaction_rule reactions[] = {
    {"registration", &said_schema, react},
    {"regional",     &said_schema, react},
};

/* ---- a service that follows two journals ---- */

static const char filter[] = "/note.said";
static char folder[] = "/tmp/appui-follow-XXXXXX";
static struct rules rules;
static struct instance instances[2];
static struct network network;

static struct instance an_instance(const char *name, const char *service)
{
    struct instance instance = {.requests = "ipc:///nowhere/requests",
                                .feed = "ipc:///nowhere/feed"};

    snprintf(instance.name, sizeof instance.name, "%s", name);
    snprintf(instance.service, sizeof instance.service, "%s", service);
    snprintf(instance.key, sizeof instance.key, "%s/key.pub", folder);
    return instance;
}

static int open_service(void **state)
{
    struct error error;

    notes_open(state);
    struct service *service = *state;
    rules = *service->rules;
    rules.reactions = reactions;
    rules.reaction_count = 2;
    service->rules = &rules;
    follow_close(service->follow);
    service->follow = follow_open(service);
    service->loop = loop_open();
    service->zmq_context = zmq_ctx_new();
    assert_int_equal(key_pair_make(&service->keys), 0);
    assert_non_null(mkdtemp(folder));
    instances[0] = an_instance("registration", "registration");
    instances[1] = an_instance("regional_centre", "regional");
    network = (struct network){instances, 2};
    service->network = &network;
    assert_int_equal(key_public_write(instances[0].key, service->keys.public_key, &error), 0);
    return 0;
}

static int close_service(void **state)
{
    struct service *service = *state;
    void *zmq_context = service->zmq_context;
    struct loop *loop = service->loop;

    follow_close(service->follow);
    service->follow = NULL;
    zmq_ctx_term(zmq_context);
    loop_close(loop);
    unlink(instances[0].key);
    rmdir(folder);
    memcpy(folder + strlen(folder) - 6, "XXXXXX", 6);
    return notes_close(state);
}

static struct place_in_journal place(int64_t position)
{
    struct place_in_journal place = {.position = position};

    place.hash.bytes[0] = (uint8_t)position;
    return place;
}

static struct following *following_of(struct service *service, size_t nth)
{
    return &service->follow->followings[nth];
}

/* As after its cursor was read at `position`, with nobody at the other end. */
static struct following *follows(struct service *service, size_t nth, int64_t position)
{
    struct following *following = following_of(service, nth);

    *following = (struct following){.follow = service->follow, .state = FOLLOWING_RUNNING};
    snprintf(following->source, sizeof following->source, "%s", instances[nth].name);
    snprintf(following->service, sizeof following->service, "%s", instances[nth].service);
    snprintf(following->filter, sizeof following->filter, "%s", filter);
    following->committed = following->writing = following->taken = place(position);
    return following;
}

/* One event, which causes another one or nothing. */
static void hears(struct following *following, int64_t position, bool causes)
{
    const uint8_t body[] = {0x81, 0xa6, 'n', 'u', 'm', 'b', 'e', 'r', causes ? 7 : 0};
    struct followed_event event = {
        .position = position, .body = {body, sizeof body}
    };

    snprintf(event.type, sizeof event.type, "note.said");
    hear(following, &event);
    following->taken = place(position);
}

static void writes(struct service *service)
{
    struct cursor_moves moves = {0};

    cursor_moves_clear(&moves);
    follow_write(service->follow, &moves);
    cursor_moves_close(&moves);
}

/* The cursors arrive, as the database had them when they were asked for. */
static void cursors_are_read(int64_t position)
{
    PGresult *result = PQmakeEmptyPGresult(NULL, PGRES_TUPLES_OK);
    PGresAttDesc column = {.name = "source"};

    snprintf(fake_journal.cursor.filter, sizeof fake_journal.cursor.filter, "%s", filter);
    fake_journal.cursor.position = position;
    fake_journal.cursor.hash = place(position).hash;
    assert_int_equal(PQsetResultAttrs(result, 1, &column), 1);
    assert_int_equal(PQsetvalue(result, 0, 0, "", 0), 1);
    assert_non_null(fake_journal.cursors);
    fake_journal.cursors(fake_journal.cursors_owner, result);
    PQclear(result);
}

static void expect_running_from(const struct following *following, int64_t position)
{
    assert_int_equal(following->state, FOLLOWING_RUNNING);
    assert_non_null(following->follower);
    assert_int_equal(following->committed.position, position);
    assert_int_equal(following->taken.position, position);
}

/* ---- stories ---- */

static void who_only_passed_by_is_not_stopped_by_anothers_failure(void **state)
{
    struct following *culprit = follows(*state, 0, 3), *innocent = follows(*state, 1, 3);

    hears(culprit, 4, true);
    hears(innocent, 9, false);
    writes(*state);
    follow_failed(((struct service *)*state)->follow, "no");
    assert_int_equal(culprit->state, FOLLOWING_STOPPED);
    assert_int_equal(innocent->state, FOLLOWING_RUNNING);
}

static void a_request_that_fails_stops_nobody(void **state)
{
    struct following *innocent = follows(*state, 0, 3);

    hears(innocent, 4, true);
    writes(*state);
    follow_committed(((struct service *)*state)->follow);
    hears(innocent, 5, false);
    writes(*state);
    follow_failed(((struct service *)*state)->follow, "no");
    assert_int_equal(innocent->state, FOLLOWING_RUNNING);
}

static void who_stopped_tries_again_after_what_it_had_heard(void **state)
{
    struct service *service = *state;
    struct following *following = follows(service, 0, 3);

    snprintf(fake_journal.cursor.source, sizeof fake_journal.cursor.source, "registration");
    network.count = 1;
    hears(following, 5, true);
    following_stop(following, "an event that is not known");
    follow_reload(service->follow);
    cursors_are_read(3);
    assert_int_equal(following->taken.position, 5); /* its effects are in the open batch */
    assert_null(following->follower);
    writes(service);
    follow_committed(service->follow);
    expect_running_from(following, 5);
}

static void also_when_half_of_that_is_on_its_way(void **state)
{
    struct service *service = *state;
    struct following *following = follows(service, 0, 3);

    snprintf(fake_journal.cursor.source, sizeof fake_journal.cursor.source, "registration");
    network.count = 1;
    hears(following, 4, true);
    writes(service);
    hears(following, 5, true);
    following_stop(following, "an event that is not known");
    follow_reload(service->follow);
    cursors_are_read(3);
    follow_committed(service->follow);
    assert_int_equal(following->committed.position, 4);
    assert_int_equal(following->taken.position, 5);
    assert_null(following->follower);
    writes(service);
    follow_committed(service->follow);
    expect_running_from(following, 5);
}

static void a_journal_that_left_and_came_back_goes_on_after_what_was_heard(void **state)
{
    struct service *service = *state;
    struct following *following = follows(service, 0, 3);

    snprintf(fake_journal.cursor.source, sizeof fake_journal.cursor.source, "registration");
    hears(following, 5, true);
    network.count = 0;
    follow_reload(service->follow);
    assert_int_equal(following->state, FOLLOWING_GONE);
    network.count = 1;
    follow_reload(service->follow);
    cursors_are_read(3);
    writes(service);
    follow_committed(service->follow);
    expect_running_from(following, 5);
}

static void what_is_accepted_is_not_undone_by_the_cursors_of_before(void **state)
{
    struct service *service = *state;
    struct following *following = follows(service, 0, 3);
    struct source_rewound event = {.source = "registration", .accepted = 2};

    snprintf(fake_journal.cursor.source, sizeof fake_journal.cursor.source, "registration");
    network.count = 1;
    following_stop(following, "rewound");
    event.accepted_hash = place(2).hash;
    follow_accepted(service->follow, &event);
    follow_reload(service->follow);
    cursors_are_read(3);
    writes(service);
    follow_committed(service->follow);
    expect_running_from(following, 2);
}

static void who_stopped_tries_again_also_when_that_is_said_during_a_fold(void **state)
{
    struct service *service = *state;
    struct following *following = follows(service, 0, 3);

    snprintf(fake_journal.cursor.source, sizeof fake_journal.cursor.source, "registration");
    network.count = 1;
    following_stop(following, "the disk is full");
    follow_down(service->follow);
    service->is_serving = false;
    follow_reload(service->follow);
    service->is_serving = true;
    follow_ready(service->follow);
    cursors_are_read(3);
    expect_running_from(following, 3);
}

static void what_a_lost_database_had_committed_all_the_same_is_not_heard_again(void **state)
{
    struct service *service = *state;
    struct following *following = follows(service, 0, 3);

    snprintf(fake_journal.cursor.source, sizeof fake_journal.cursor.source, "registration");
    network.count = 1;
    hears(following, 5, true);
    writes(service);
    follow_down(service->follow); /* before the COMMIT was answered */
    follow_ready(service->follow);
    cursors_are_read(5);
    expect_running_from(following, 5);
}

/* Who was just started knows whom it hears before it knows from where: it is not done with them. */
static void whoever_will_be_heard_is_named_before_the_cursors_are_read(void **state)
{
    struct service *service = *state;
    struct source_status sources[4];

    network.count = 2;
    follow_ready(service->follow);
    assert_int_equal(follow_status(service->follow, sources, 1), 1);
    assert_int_equal(follow_status(service->follow, sources, 4), 2);
    assert_string_equal(sources[0].source, "registration");
    assert_string_equal(sources[0].state, "waiting");
    assert_string_equal(sources[1].source, "regional_centre");
    follows(service, 0, 3);
    assert_int_equal(follow_status(service->follow, sources, 4), 2); /* each once */
    assert_int_equal(sources[0].position, 3);
}

/* What another's clock caused may be heard before the clock itself: the reaction is of that day. */
static void whoever_hears_of_a_later_time_is_in_that_time(void **state)
{
    struct service *service = *state;
    struct following *clock = follows(service, 0, 3), *hub = follows(service, 1, 3);
    const uint8_t kept[] = {0x81, 0xa6, 'n', 'u', 'm', 'b', 'e', 'r', 7};
    const uint8_t advanced[] = {0x81, 0xa2, 't', 'o', 0xcd, 0x13, 0x88}; /* 5000 */
    struct followed_event said = {
        .position = 4, .recorded_at = 5000, .type = "note.said", .body = {kept, sizeof kept}
    };
    struct followed_event tick = {
        .position = 4,
        .recorded_at = 5000,
        .type = "clock.advanced",
        .body = {advanced, sizeof advanced}
    };

    service->clock = CLOCK_SCENARIO;
    service->scenario_now = 1000;
    hear(hub, &said);
    assert_int_equal(service->scenario_now, 5000);
    assert_int_equal(service->open->rows.count, 2); /* the clock, then what was heard causes */
    assert_int_equal(service->open->last_recorded_at, 5000);
    hear(clock, &tick);
    assert_int_equal(service->open->rows.count, 2);
    said.recorded_at = 1000;
    hear(hub, &said);
    assert_int_equal(service->scenario_now, 5000);
    assert_int_equal(service->open->rows.count, 3);
}

int main(void)
{
#define STORY(story) cmocka_unit_test_setup_teardown(story, open_service, close_service)
    const struct CMUnitTest tests[] = {
        STORY(who_only_passed_by_is_not_stopped_by_anothers_failure),
        STORY(a_request_that_fails_stops_nobody),
        STORY(who_stopped_tries_again_after_what_it_had_heard),
        STORY(also_when_half_of_that_is_on_its_way),
        STORY(a_journal_that_left_and_came_back_goes_on_after_what_was_heard),
        STORY(what_is_accepted_is_not_undone_by_the_cursors_of_before),
        STORY(who_stopped_tries_again_also_when_that_is_said_during_a_fold),
        STORY(what_a_lost_database_had_committed_all_the_same_is_not_heard_again),
        STORY(whoever_hears_of_a_later_time_is_in_that_time),
        STORY(whoever_will_be_heard_is_named_before_the_cursors_are_read),
    };
#undef STORY

    return cmocka_run_group_tests_name("service_follow", tests, NULL, NULL);
}
