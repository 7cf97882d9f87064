/* The producer's side of the feed over real sockets, with a journal made of thin air: whatever the
 * credit, the database and the clock do, a follower is told of every event once, in order, and of
 * no time too early. */
#include "common/journal/journal.h"
#include "common/wire/feed.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "common/record/cursor.h"

/* Last: its fail() hides ours. */
#include <cmocka.h>

/* ---- a journal of `told` rows, of which `committed` are known to be; row n is recorded at n
 * seconds -- */

static int64_t told, committed, asked_after;
static bool is_ready = true, is_standing, is_fresh = true;
static database_result_function *answer_rows;
static void *answer_owner;

static void row_of(int64_t position, struct journal_row *row)
{
    static const uint8_t body[200] = {0xd9, 198};

    *row = (struct journal_row){
        .position = position,
        .recorded_at = position * 1000,
        .type = {(const uint8_t *)"job.proposed", 12         },
        .departement = {(const uint8_t *)"18",           2          },
        .body = {body,                            sizeof body}
    };
}

static struct hash hash_of(int64_t position)
{
    struct hash hash = {
        {(uint8_t)position, (uint8_t)(position >> 8)}
    };

    return hash;
}

int64_t journal_committed(const struct journal *journal)
{
    (void)journal;
    return committed;
}

struct id journal_epoch(const struct journal *journal)
{
    (void)journal;
    return (struct id){{0}};
}

bool journal_is_ready(const struct journal *journal)
{
    (void)journal;
    return is_ready;
}

bool journal_is_standing(const struct journal *journal)
{
    (void)journal;
    return is_standing;
}

bool journal_is_fresh(const struct journal *journal)
{
    (void)journal;
    return is_fresh;
}

bool journal_prove(struct journal *journal)
{
    return journal_is_fresh(journal);
}

bool journal_is_proving(const struct journal *journal)
{
    return !journal_is_fresh(journal);
}

void journal_read(struct journal *journal, int64_t after, int64_t count,
                  database_result_function *rows, void *owner)
{
    (void)journal;
    (void)count;
    assert_null(answer_rows); /* one at a time */
    asked_after = after;
    answer_rows = rows;
    answer_owner = owner;
}

void journal_result_row(const PGresult *result, int index, struct journal_row *row,
                        struct hash *hash)
{
    (void)result;
    row_of(asked_after + 1 + index, row);
    *hash = hash_of(row->position);
}

/* The rows that were asked for, all that the database has. */
static void give_rows(void)
{
    PGresult *result = PQmakeEmptyPGresult(NULL, PGRES_TUPLES_OK);
    PGresAttDesc column = {.name = (char *)"position"};
    database_result_function *rows = answer_rows;

    answer_rows = NULL;
    PQsetResultAttrs(result, 1, &column);
    for (int i = 0; asked_after + 1 + i <= told && i < 1000; i++)
        PQsetvalue(result, i, 0, (char *)"", 0);
    rows(answer_owner, result);
    PQclear(result);
}

static void commit(struct feed *feed, int64_t count)
{
    struct journal_batch batch = {.first = told + 1, .count = (size_t)count};

    batch.ends = memory_new(batch.count, sizeof *batch.ends);
    batch.chain = memory_new(batch.count, sizeof *batch.chain);
    for (size_t i = 0; i < batch.count; i++) {
        struct journal_row row;

        row_of(++told, &row);
        journal_encode(&row, &batch.records);
        batch.ends[i] = batch.records.size;
        batch.chain[i] = hash_of(told);
    }
    committed = told;
    feed_release(feed, &batch);
    journal_batch_close(&batch);
}

/* ---- a producer and a follower by hand ---- */

struct given {
    struct loop *loop;
    void *zmq;
    struct zap *zap;
    struct key_pair keys;
    struct feed *feed;
    void *socket;
    struct id subscription;
};

static bool everybody(void *owner, const char *public_key)
{
    (void)owner;
    (void)public_key;
    return true;
}

static const struct caller *reporting(void *owner, const char *public_key)
{
    static const struct caller caller = {
        .principal = "reporting", .role = ROLE_REPORTING, .territory = {.everywhere = true}};

    (void)owner;
    (void)public_key;
    return &caller;
}

static int64_t today(void *owner)
{
    (void)owner;
    return 1000000;
}

static const struct feed_callbacks callbacks = {reporting, today};

static int open_given(void **state)
{
    struct given *given = memory_new(1, sizeof *given);
    struct error error;
    char endpoint[64]; /* a name without a file, of this process alone */

    snprintf(endpoint, sizeof endpoint, "ipc://@appui-test-feed-%d", (int)getpid());
    told = committed = 0;
    answer_rows = NULL;
    is_ready = is_fresh = true;
    is_standing = false;
    given->loop = loop_open();
    given->zmq = zmq_ctx_new();
    given->zap = zap_open(given->loop, given->zmq, everybody, NULL, &error);
    assert_int_equal(key_pair_make(&given->keys), 0);
    given->feed =
        feed_open(given->loop, given->zmq, &given->keys, endpoint, NULL, &callbacks, NULL, &error);
    assert_non_null(given->feed);
    given->socket = socket_connect(given->zmq, SOCKET_FEED, &given->keys, given->keys.public_key,
                                   endpoint, &error);
    *state = given;
    return 0;
}

static int close_given(void **state)
{
    struct given *given = *state;

    zmq_close(given->socket);
    feed_close(given->feed);
    zap_close(given->zap);
    zmq_ctx_term(given->zmq);
    loop_close(given->loop);
    free(given);
    return 0;
}

static void say(struct given *given, const char *type, const struct schema *schema,
                const void *record)
{
    struct feed_header header = {.v = 1};
    struct buffer head = {0}, body = {0};

    snprintf(header.type, sizeof header.type, "%s", type);
    record_encode(&feed_header_schema, &header, &head);
    record_encode(schema, record, &body);
    while (socket_send(given->socket, buffer_span(&head), buffer_span(&body)) < 0)
        loop_turn(given->loop, 1);
    buffer_close(&head);
    buffer_close(&body);
}

/* The next frame of this type; `count` is how many events it holds. */
static struct feed_header hear(struct given *given, const char *type, uint32_t *count)
{
    struct feed_header header = {0};
    struct socket_message message;
    struct error error;

    for (int turns = 0; strcmp(header.type, type) != 0; turns++) {
        assert_true(turns < 3000);
        loop_turn(given->loop, 1);
        if (socket_receive(given->socket, &message) < 0)
            continue;
        assert_int_equal(record_decode(&feed_header_schema, message.header, &header, &error), 0);
        struct cursor cursor = cursor_open(message.body);
        if (count != NULL && cursor_array(&cursor, count) < 0)
            *count = 0;
        socket_message_close(&message);
    }
    return header;
}

static void ping(struct given *given)
{
    static const struct schema nothing = {.name = "nothing"};

    say(given, "ping", &nothing, NULL);
}

static void open_after(struct given *given, int64_t after, const char *types)
{
    struct feed_open open = {.after = after, .credit_events = 100000, .credit_bytes = 65536};

    open.hash = hash_of(after);
    snprintf(open.follower, sizeof open.follower, "reporting");
    snprintf(open.types, sizeof open.types, "%s", types);
    given->subscription.bytes[0]++;
    open.subscription = given->subscription;
    say(given, "open", &feed_open_schema, &open);
}

static void give_back(struct given *given, int64_t taken, int64_t bytes)
{
    struct feed_credit credit = {
        .subscription = given->subscription, .taken = taken, .events = 1000, .bytes = bytes};

    say(given, "credit", &feed_credit_schema, &credit);
}

/* ---- stories ---- */

static void test_a_credit_of_three_bytes_lets_one_event_through(void **state)
{
    struct given *given = *state;
    uint32_t count = 0;
    int64_t credit = 65536;

    open_after(given, 0, "");
    hear(given, "opened", NULL);
    commit(given->feed, 400);
    struct feed_header header = hear(given, "events", &count);
    struct journal_row row;
    struct buffer one = {0};

    row_of(header.upto, &row);
    for (int64_t position = 1; position <= header.upto; position++) {
        buffer_clear(&one);
        row_of(position, &row);
        journal_encode(&row, &one);
        credit -= (int64_t)one.size;
    }
    credit -= 5; /* the array */
    assert_true(credit <= 0 && header.upto < 400);
    give_back(given, header.upto, 3 - credit);
    struct feed_header next = hear(given, "events", &count);
    assert_int_equal(next.previous, header.upto);
    assert_int_equal(next.upto, header.upto + 1);
    buffer_close(&one);
}

static void test_the_time_is_not_told_before_the_events_it_has_passed(void **state)
{
    struct given *given = *state;
    uint32_t count = 0;

    open_after(given, 0, "");
    hear(given, "opened", NULL);
    commit(given->feed, 400);
    struct feed_header first = hear(given, "events", &count);
    assert_true(first.upto < 400);
    assert_int_equal(first.now.ms, first.upto * 1000); /* the rest is recorded from then on */
    for (int64_t upto = first.upto; upto < 400;) {
        give_back(given, upto, 65536);
        first = hear(given, "events", &count);
        upto = first.upto;
    }
    assert_int_equal(first.now.ms, 1000000);
}

static void test_rows_that_are_not_known_to_be_committed_stay_here(void **state)
{
    struct given *given = *state;
    uint32_t count = 0;

    told = 12;
    committed = 10;
    open_after(given, 0, "");
    while (answer_rows == NULL)
        loop_turn(given->loop, 1);
    give_rows();
    assert_int_equal(hear(given, "events", &count).upto, 10);
    assert_int_equal(count, 10);
}

static void test_rows_read_before_a_rewind_go_to_nobody(void **state)
{
    struct given *given = *state;
    uint32_t count = 0;

    told = committed = 3000;
    open_after(given, 2000, "job.proposed");
    while (answer_rows == NULL) /* its hash is looked up */
        loop_turn(given->loop, 1);
    told = 2000;
    give_rows();
    told = 3000;
    hear(given, "opened", NULL);
    while (answer_rows == NULL)
        loop_turn(given->loop, 1);
    assert_int_equal(asked_after, 2000);
    feed_reset(given->feed);
    open_after(given, 0, "job.proposed");
    hear(given, "opened", NULL);
    give_rows(); /* asked for by the one that is gone */
    while (answer_rows == NULL)
        loop_turn(given->loop, 1);
    assert_int_equal(asked_after, 0);
    give_rows();
    struct feed_header header = hear(given, "events", &count);
    assert_int_equal(header.previous, 0);
    assert_int_equal(header.upto, count);
}

static void test_a_cursor_is_not_judged_while_the_journal_is_folded(void **state)
{
    struct given *given = *state;

    told = 20;
    committed = 10; /* what the last COMMIT did is not known */
    is_ready = false;
    open_after(given, 12, "");
    for (int i = 0; i < 20; i++)
        loop_turn(given->loop, 5);
    committed = 20;
    is_ready = true;
    while (answer_rows == NULL)
        loop_turn(given->loop, 1);
    told = 12;
    give_rows();
    assert_int_equal(hear(given, "opened", NULL).upto, 12);
}

static void test_a_standby_sends_followers_on(void **state)
{
    struct given *given = *state;

    told = committed = 10;
    is_standing = true;
    is_ready = false;
    open_after(given, 12, ""); /* it may be behind its writer: nobody is called rewound */
    assert_string_equal(hear(given, "refused", NULL).reason, FEED_STANDBY);
}

static void test_a_writer_that_is_not_sure_of_its_lease_calls_nobody_rewound(void **state)
{
    struct given *given = *state;
    struct socket_message message;

    told = committed = 10;
    is_fresh = false;
    open_after(given, 12, "");
    for (int i = 0; i < 20; i++) {
        loop_turn(given->loop, 5);
        assert_int_equal(socket_receive(given->socket, &message), -1);
    }
    is_fresh = true;
    assert_true(strncmp(hear(given, "refused", NULL).reason, "rewound", 7) == 0);
}

static void test_a_new_connection_hears_at_once_that_it_is_not_known(void **state)
{
    struct given *given = *state;

    assert_int_equal(hear(given, "pong", NULL).subscription.bytes[0], 0); /* nothing was said */
    assert_int_equal(feed_garbage(given->feed), 0);
}

static void test_a_lease_that_is_not_proven_leaves_what_comes_unread(void **state)
{
    struct given *given = *state;
    struct socket_message message;

    hear(given, "pong", NULL);
    is_fresh = false;
    ping(given);
    for (int i = 0; i < 20; i++) {
        loop_turn(given->loop, 5);
        assert_int_equal(socket_receive(given->socket, &message), -1);
    }
    is_fresh = true;
    hear(given, "pong", NULL); /* the same */
}

static void test_a_ping_after_a_quiet_time_is_told_how_far_the_time_is(void **state)
{
    struct given *given = *state;

    commit(given->feed, 3);
    open_after(given, 3, "");
    assert_int_equal(hear(given, "progress", NULL).upto, 3); /* once, by itself */
    int64_t began = monotonic_ms();
    while (monotonic_ms() - began < 1100)
        loop_turn(given->loop, 20);
    ping(given);
    assert_int_equal(hear(given, "progress", NULL).now.ms, today(NULL));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_a_new_connection_hears_at_once_that_it_is_not_known,
                                        open_given, close_given),
        cmocka_unit_test_setup_teardown(test_a_lease_that_is_not_proven_leaves_what_comes_unread,
                                        open_given, close_given),
        cmocka_unit_test_setup_teardown(test_a_ping_after_a_quiet_time_is_told_how_far_the_time_is,
                                        open_given, close_given),
        cmocka_unit_test_setup_teardown(test_a_credit_of_three_bytes_lets_one_event_through,
                                        open_given, close_given),
        cmocka_unit_test_setup_teardown(test_the_time_is_not_told_before_the_events_it_has_passed,
                                        open_given, close_given),
        cmocka_unit_test_setup_teardown(test_rows_that_are_not_known_to_be_committed_stay_here,
                                        open_given, close_given),
        cmocka_unit_test_setup_teardown(test_rows_read_before_a_rewind_go_to_nobody, open_given,
                                        close_given),
        cmocka_unit_test_setup_teardown(test_a_cursor_is_not_judged_while_the_journal_is_folded,
                                        open_given, close_given),
        cmocka_unit_test_setup_teardown(test_a_standby_sends_followers_on, open_given, close_given),
        cmocka_unit_test_setup_teardown(
            test_a_writer_that_is_not_sure_of_its_lease_calls_nobody_rewound, open_given,
            close_given),
    };

    return cmocka_run_group_tests_name("feed", tests, NULL, NULL);
}
