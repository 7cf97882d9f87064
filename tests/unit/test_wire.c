/* CURVE, ZAP and the sockets' options: the dangerous facts of docs/messaging.md that need no
 * database. */
#include "common/messages/system.h"
#include "common/record/cursor.h"
#include "common/wire/client.h"
#include "common/wire/socket.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>
#include <sodium.h>

static char folder[] = "/tmp/appui-wire-XXXXXX";

static const char *endpoint(const char *name)
{
    static char text[2][100];
    static int turn;

    turn = 1 - turn;
    snprintf(text[turn], sizeof text[turn], "ipc://@appui-test-%d-%s", (int)getpid(), name);
    return text[turn];
}

static struct key_pair new_pair(void)
{
    struct key_pair pair;

    assert_int_equal(key_pair_make(&pair), 0);
    return pair;
}

static bool knows_everybody(void *owner, const char *public_key)
{
    (void)owner;
    (void)public_key;
    return true;
}

static bool knows_nobody(void *owner, const char *public_key)
{
    (void)owner;
    (void)public_key;
    return false;
}

/* The key in `owner`. */
static bool knows_one(void *owner, const char *public_key)
{
    return strcmp(owner, public_key) == 0;
}

/* ---- fact 3: without a live ZAP handler CURVE lets everybody in ---- */

static void expect_proof(bool (*knows)(void *, const char *), int expected)
{
    struct loop *loop = loop_open();
    void *context = zmq_ctx_new();
    struct key_pair pair = new_pair();
    struct error error = {0};
    struct zap *zap = knows == NULL ? NULL : zap_open(loop, context, knows, NULL, &error);

    assert_int_equal(zap_prove(loop, context, &pair, &error), expected);
    if (expected < 0)
        assert_non_null(strstr(error.text, "not serving"));
    zap_close(zap);
    zmq_ctx_term(context); /* would hang on a socket or a monitor left open (fact 5) */
    loop_close(loop);
}

static void a_door_that_knows_nobody_is_proved(void **state)
{
    (void)state;
    expect_proof(knows_nobody, 0);
}

static void a_door_that_lets_strangers_in_is_not_proved(void **state)
{
    (void)state;
    expect_proof(knows_everybody, -1);
}

static void without_a_doorkeeper_nothing_is_proved(void **state)
{
    (void)state;
    expect_proof(NULL, -1);
}

/* ---- messages ---- */

struct hall {
    struct loop *loop;
    void *context;
    struct key_pair server_pair, client_pair;
    struct zap *zap;
    void *server;
};

static struct hall hall_open(const char *where)
{
    struct hall hall = {.loop = loop_open(),
                        .context = zmq_ctx_new(),
                        .server_pair = new_pair(),
                        .client_pair = new_pair()};
    struct error error;

    static char known[KEY_TEXT_SIZE];
    memcpy(known, hall.client_pair.public_key, sizeof known);
    hall.zap = zap_open(hall.loop, hall.context, knows_one, known, &error);
    assert_non_null(hall.zap);
    hall.server = socket_serve(hall.context, SOCKET_REQUESTS, &hall.server_pair, where, &error);
    assert_non_null(hall.server);
    return hall;
}

static void hall_close(struct hall *hall)
{
    zmq_close(hall->server);
    zap_close(hall->zap);
    zmq_ctx_term(hall->context);
    loop_close(hall->loop);
}

static void *enter(struct hall *hall, const struct key_pair *pair, const char *where)
{
    struct error error;
    void *socket = socket_connect(hall->context, SOCKET_REQUESTS, pair,
                                  hall->server_pair.public_key, where, &error);

    assert_non_null(socket);
    return socket;
}

/* Until it is sent, or not within a second. */
static bool send_within(struct hall *hall, void *socket, int64_t most_ms)
{
    struct span frame = {(const uint8_t *)"x", 1};

    for (int64_t end = monotonic_ms() + most_ms; monotonic_ms() < end; loop_turn(hall->loop, 5))
        if (socket_send(socket, frame, frame) == 0)
            return true;
    return false;
}

static bool receive_within(struct hall *hall, struct socket_message *message, int64_t most_ms)
{
    for (int64_t end = monotonic_ms() + most_ms; monotonic_ms() < end; loop_turn(hall->loop, 5))
        if (socket_receive_from(hall->server, message) == 0)
            return true;
    return false;
}

static void every_message_says_whose_key_it_came_with(void **state)
{
    struct hall hall = hall_open(endpoint("key"));
    void *client = enter(&hall, &hall.client_pair, endpoint("key"));
    struct socket_message message;

    (void)state;
    for (int i = 0; i < 3; i++) {
        assert_true(send_within(&hall, client, 5000));
        assert_true(receive_within(&hall, &message, 5000));
        assert_true(message.is_whole);
        assert_string_equal(socket_message_key(&message), hall.client_pair.public_key);
        socket_message_close(&message);
    }
    zmq_close(client);
    hall_close(&hall);
}

static void a_stranger_never_gets_a_message_through(void **state)
{
    struct hall hall = hall_open(endpoint("stranger"));
    struct key_pair stranger = new_pair();
    void *client = enter(&hall, &stranger, endpoint("stranger"));
    struct socket_message message;

    (void)state;
    assert_false(send_within(&hall, client, 500));
    assert_false(receive_within(&hall, &message, 100));
    assert_int_equal(zap_refused(hall.zap), 1); /* and does not come back at every blink */
    zmq_close(client);
    hall_close(&hall);
}

/* ---- fact 6 ---- */

static void nothing_is_queued_for_a_service_that_is_away(void **state)
{
    struct loop *loop = loop_open();
    struct hall away = {.loop = loop, .context = zmq_ctx_new(), .server_pair = new_pair()};
    struct key_pair pair = new_pair();
    void *client = enter(&away, &pair, endpoint("away"));

    (void)state;
    assert_false(send_within(&away, client, 300));
    zmq_close(client);
    zmq_ctx_term(away.context); /* at once: nothing lingers */
    loop_close(loop);
}

static int64_t option_of(void *socket, int option)
{
    int value = -7;
    size_t size = sizeof value;

    assert_int_equal(zmq_getsockopt(socket, option, &value, &size), 0);
    return value;
}

static void every_socket_is_bounded(void **state)
{
    struct hall hall = hall_open(endpoint("bounded"));
    void *client = enter(&hall, &hall.client_pair, endpoint("bounded"));
    int64_t most;
    size_t size = sizeof most;

    (void)state;
    assert_int_equal(zmq_getsockopt(hall.server, ZMQ_MAXMSGSIZE, &most, &size), 0);
    assert_int_equal(most, WIRE_MOST_FRAME);
    assert_int_equal(option_of(hall.server, ZMQ_RCVHWM), 256);
    assert_int_equal(option_of(hall.server, ZMQ_LINGER), 0);
    assert_int_equal(option_of(hall.server, ZMQ_HEARTBEAT_IVL), 0); /* fact 1 */
    assert_int_equal(option_of(client, ZMQ_HEARTBEAT_IVL), 0);
    assert_int_equal(option_of(client, ZMQ_LINGER), 0);
    assert_int_equal(option_of(client, ZMQ_IMMEDIATE), 1);
    assert_true(option_of(client, ZMQ_RECONNECT_IVL) >= 200);
    assert_int_equal(option_of(client, ZMQ_RECONNECT_IVL_MAX), 15000);
    assert_int_equal(option_of(client, ZMQ_HANDSHAKE_IVL), 5000);
    zmq_close(client);
    hall_close(&hall);
}

/* ---- fact 7 ---- */

static int drain(void *server)
{
    struct socket_message message;
    int count = 0;

    while (socket_receive_from(server, &message) == 0) {
        socket_message_close(&message);
        count++;
    }
    return count;
}

/* Answers whatever came: `ok`, or `unavailable` for this rule.  Returns how many. */
static int answer_all(void *server, const char *rule)
{
    struct socket_message message;
    int count = 0;

    while (socket_receive_from(server, &message) == 0) {
        struct reply_header header = {.v = 1};
        struct refused refused = {.code = "unavailable", .text = "non"};
        struct request_header asked;
        struct buffer head = {0}, body = {0};
        struct error error;

        assert_int_equal(record_decode(&request_header_schema, message.header, &asked, &error), 0);
        header.id = asked.id;
        snprintf(header.status, sizeof header.status, rule == NULL ? "ok" : "unavailable");
        snprintf(refused.rule, sizeof refused.rule, "%s", rule == NULL ? "" : rule);
        record_encode(&reply_header_schema, &header, &head);
        record_encode(&refused_schema, &refused, &body);
        socket_send_to(server, message.routing_id, buffer_span(&head), buffer_span(&body));
        socket_message_close(&message);
        buffer_close(&head);
        buffer_close(&body);
        count++;
    }
    return count;
}

/* A client of two endpoints, and who listens there. */
struct pair_of_seats {
    struct hall hall;
    void *other;
    struct client *client;
};

static struct pair_of_seats seats_open(const char *first, const char *second, bool has_first)
{
    struct pair_of_seats seats = {.hall = hall_open(endpoint(has_first ? first : "elsewhere"))};
    struct client_options options = {.keys = seats.hall.client_pair};
    struct error error;
    char endpoints[210];

    snprintf(endpoints, sizeof endpoints, "%s %s", endpoint(first), endpoint(second));
    options.endpoints = endpoints;
    memcpy(options.server_key, seats.hall.server_pair.public_key, sizeof options.server_key);
    seats.other = socket_serve(seats.hall.context, SOCKET_REQUESTS, &seats.hall.server_pair,
                               endpoint(second), &error);
    seats.client = client_open(seats.hall.context, &options, &error);
    assert_non_null(seats.client);
    return seats;
}

static void seats_close(struct pair_of_seats *seats)
{
    client_close(seats->client);
    zmq_close(seats->other);
    hall_close(&seats->hall);
}

static void ask_seats(struct pair_of_seats *seats)
{
    struct id id = id_new(system_now_ms());

    client_send(seats->client, &id, "job.get", (struct span){(const uint8_t *)"\x80", 1}, NULL);
}

static void a_client_of_two_endpoints_asks_the_one_that_serves(void **state)
{
    struct pair_of_seats seats = seats_open("one", "two", true);
    struct answer answer;
    int at_first = 0, at_other = 0;

    (void)state;
    for (int i = 0; i < 40; i++) {
        if (client_in_flight(seats.client) == 0)
            ask_seats(&seats);
        client_receive(seats.client, 0, &answer);
        loop_turn(seats.hall.loop, 5);
        at_first += answer_all(seats.hall.server, NULL);
        at_other += drain(seats.other);
    }
    assert_true(at_first > 0);
    assert_int_equal(at_other, 0);
    seats_close(&seats);
}

/* The second seat answers; `rule` is what the first one says.  Returns after how many ms. */
static int64_t served_by_the_second(struct pair_of_seats *seats, const char *rule)
{
    int64_t began = monotonic_ms();
    struct answer answer;

    ask_seats(seats);
    while (client_receive(seats->client, 0, &answer) == 0) {
        loop_turn(seats->hall.loop, 5);
        if (rule != NULL)
            answer_all(seats->hall.server, rule);
        answer_all(seats->other, NULL);
        assert_true(monotonic_ms() - began < 20000);
    }
    assert_int_equal(answer.status, STATUS_OK);
    return monotonic_ms() - began;
}

static void a_standby_sends_a_client_on(void **state)
{
    struct pair_of_seats seats = seats_open("three", "four", true);

    (void)state;
    served_by_the_second(&seats, REFUSED_STANDBY);
    seats_close(&seats);
}

static void a_client_leaves_a_seat_where_nobody_is(void **state)
{
    struct pair_of_seats seats = seats_open("five", "six", false);

    (void)state;
    served_by_the_second(&seats, NULL);
    seats_close(&seats);
}

static void a_client_leaves_a_seat_that_says_nothing(void **state)
{
    struct pair_of_seats seats = seats_open("seven", "eight", true);

    (void)state;
    served_by_the_second(&seats, NULL);
    seats_close(&seats);
}

/* As when a writer is cut off: it says nothing more, and the standby takes over after a while. */
static void who_stood_by_is_asked_on_while_the_other_is_mute(void **state)
{
    struct pair_of_seats seats = seats_open("nine", "ten", true);
    struct answer answer;
    int64_t began = monotonic_ms(), takes_over = began + 1500;
    int asked = 0;

    (void)state;
    ask_seats(&seats);
    while (client_receive(seats.client, 0, &answer) == 0) {
        loop_turn(seats.hall.loop, 5);
        asked += answer_all(seats.other, monotonic_ms() < takes_over ? REFUSED_STANDBY : NULL);
        assert_true(monotonic_ms() - began < 20000);
    }
    assert_int_equal(answer.status, STATUS_OK);
    assert_true(monotonic_ms() - takes_over < 1000);
    assert_true(asked >= 4);
    /* And it stays there. */
    ask_seats(&seats);
    drain(seats.hall.server);
    while (client_receive(seats.client, 0, &answer) == 0) {
        loop_turn(seats.hall.loop, 5);
        answer_all(seats.other, NULL);
        assert_int_equal(drain(seats.hall.server), 0);
    }
    seats_close(&seats);
}

/* ---- in order ---- */

enum { LIFE = 100, PATIENCE_MS = 20000 };

/* A service that dies at any request: those before it are kept once, of the message's others it
 * knows nothing when it is back. */
struct mortal {
    struct id kept[LIFE];
    size_t count;
};

static void keep_once(struct mortal *mortal, const struct id *id)
{
    for (size_t i = 0; i < mortal->count; i++)
        if (id_equal(&mortal->kept[i], id))
            return;
    assert_true(mortal->count < LIFE);
    mortal->kept[mortal->count++] = *id;
}

static void answer_one(void *server, uint32_t routing_id, const struct id *id, const char *status)
{
    struct reply_header header = {.v = 1, .id = *id};
    struct buffer head = {0};

    snprintf(header.status, sizeof header.status, "%s", status);
    record_encode(&reply_header_schema, &header, &head);
    socket_send_to(server, routing_id, buffer_span(&head),
                   (struct span){(const uint8_t *)"\x80", 1});
    buffer_close(&head);
}

static void live_and_die(struct mortal *mortal, void *server)
{
    struct socket_message message;

    while (socket_receive_from(server, &message) == 0) {
        struct cursor headers = cursor_open(message.header);
        uint32_t count = 1;
        bool is_dead = false;

        if (cursor_peek(&headers) == CURSOR_ARRAY)
            assert_int_equal(cursor_array(&headers, &count), 0);
        for (uint32_t i = 0; i < count; i++) {
            struct request_header asked;
            struct span header;
            struct error error;

            assert_int_equal(cursor_skip(&headers, &header), 0);
            assert_int_equal(record_decode(&request_header_schema, header, &asked, &error), 0);
            if (strcmp(asked.type, "ping") == 0)
                continue;
            is_dead = is_dead || randombytes_uniform(8) == 0;
            if (!is_dead)
                keep_once(mortal, &asked.id);
            answer_one(server, message.routing_id, &asked.id, is_dead ? "unavailable" : "ok");
        }
        socket_message_close(&message);
    }
}

static void who_asks_in_order_is_never_overtaken(void **state)
{
    struct hall hall = hall_open(endpoint("mortal"));
    struct client_options options = {
        .endpoints = endpoint("mortal"), .keys = hall.client_pair, .in_order = true};
    struct mortal mortal = {.count = 0};
    struct id asked[LIFE];
    int64_t began = monotonic_ms();
    struct error error;
    struct answer answer;

    (void)state;
    memcpy(options.server_key, hall.server_pair.public_key, sizeof options.server_key);
    struct client *client = client_open(hall.context, &options, &error);
    for (size_t i = 0; i < LIFE; i++) {
        asked[i] = id_new(system_now_ms());
        client_send(client, &asked[i], "job.get", (struct span){(const uint8_t *)"\x80", 1}, NULL);
    }
    while (client_in_flight(client) > 0) {
        client_receive(client, 0, &answer);
        loop_turn(hall.loop, 5);
        live_and_die(&mortal, hall.server);
        assert_true(monotonic_ms() - began < PATIENCE_MS);
    }
    assert_int_equal(mortal.count, LIFE);
    for (size_t i = 0; i < LIFE; i++)
        assert_true(id_equal(&asked[i], &mortal.kept[i]));
    client_close(client);
    hall_close(&hall);
}

static void a_path_is_not_taken_from_the_living(void **state)
{
    char where[160];
    struct hall hall;
    struct error error;

    (void)state;
    snprintf(where, sizeof where, "ipc://%s/door", folder);
    hall = hall_open(where);
    assert_null(socket_serve(hall.context, SOCKET_REQUESTS, &hall.server_pair, where, &error));
    assert_non_null(strstr(error.text, "another program listens"));
    hall_close(&hall);
    unlink(where + strlen("ipc://"));
}

static void an_unanswered_request_is_given_up_when_told_so(void **state)
{
    struct hall hall = hall_open(endpoint("deaf"));
    struct client_options options = {
        .endpoints = endpoint("deaf"), .keys = hall.client_pair, .give_up_ms = 300};
    struct id id = id_new(system_now_ms());
    struct error error;
    struct answer answer;
    int tag;

    (void)state;
    memcpy(options.server_key, hall.server_pair.public_key, sizeof options.server_key);
    struct client *client = client_open(hall.context, &options, &error);
    client_send(client, &id, "job.get", (struct span){(const uint8_t *)"\x80", 1}, &tag);
    int64_t began = monotonic_ms();
    while (client_receive(client, 50, &answer) == 0)
        assert_true(monotonic_ms() - began < 5000);
    assert_int_equal(answer.status, STATUS_UNAVAILABLE);
    assert_ptr_equal(answer.tag, &tag);
    assert_int_equal(client_in_flight(client), 0);
    client_close(client);
    hall_close(&hall);
}

/* ---- keys ---- */

static void write_text(const char *path, const char *text)
{
    FILE *file = fopen(path, "w");

    assert_non_null(file);
    fputs(text, file);
    fclose(file);
}

static void a_secret_that_others_can_read_is_refused(void **state)
{
    struct key_pair pair = new_pair(), back;
    struct error error;
    char path[100];

    (void)state;
    snprintf(path, sizeof path, "%s/pair.key", folder);
    assert_int_equal(key_pair_write(path, &pair, &error), 0);
    assert_int_equal(key_pair_write(path, &pair, &error), -1); /* never overwrites */
    assert_int_equal(key_pair_read(path, &back, &error), 0);
    assert_memory_equal(&pair, &back, sizeof pair);
    chmod(path, 0640);
    assert_int_equal(key_pair_read(path, &back, &error), -1);
    assert_non_null(strstr(error.text, "chmod 600"));
    unlink(path);
}

static void clients_are_known_by_their_key(void **state)
{
    struct key_pair pair = new_pair(), stranger = new_pair();
    struct error error;
    char path[100], text[400];

    (void)state;
    snprintf(path, sizeof path, "%s/clients.cfg", folder);
    snprintf(text, sizeof text,
             "clients = ( { name = \"sud\"; public = \"%s\"; role = \"regional\"; territory = "
             "[\"13\", \"2A\"]; } );",
             pair.public_key);
    write_text(path, text);
    struct directory *directory = directory_open(path, &error);
    assert_non_null(directory);
    const struct caller *caller = directory_find(directory, pair.public_key);
    assert_non_null(caller);
    assert_string_equal(caller->principal, "sud");
    assert_int_equal(caller->role, ROLE_REGIONAL);
    assert_true(territory_has(&caller->territory, "2A"));
    assert_false(territory_has(&caller->territory, "83"));
    assert_string_equal(caller->territory_text, "13,2A");
    assert_null(directory_find(directory, stranger.public_key));
    assert_null(directory_find(directory, ""));
    directory_close(directory);
    write_text(path, "clients = ( { name = \"sud\"; public = \"short\"; role = \"regional\"; } );");
    assert_null(directory_open(path, &error));
    assert_non_null(strstr(error.text, "clients.cfg"));
    unlink(path);
}

static void a_folder_for_all(void)
{
    if (sodium_init() < 0 || mkdtemp(folder) == NULL)
        abort();
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_door_that_knows_nobody_is_proved),
        cmocka_unit_test(a_door_that_lets_strangers_in_is_not_proved),
        cmocka_unit_test(without_a_doorkeeper_nothing_is_proved),
        cmocka_unit_test(every_message_says_whose_key_it_came_with),
        cmocka_unit_test(a_stranger_never_gets_a_message_through),
        cmocka_unit_test(nothing_is_queued_for_a_service_that_is_away),
        cmocka_unit_test(every_socket_is_bounded),
        cmocka_unit_test(a_client_of_two_endpoints_asks_the_one_that_serves),
        cmocka_unit_test(a_standby_sends_a_client_on),
        cmocka_unit_test(a_client_leaves_a_seat_where_nobody_is),
        cmocka_unit_test(a_client_leaves_a_seat_that_says_nothing),
        cmocka_unit_test(who_stood_by_is_asked_on_while_the_other_is_mute),
        cmocka_unit_test(who_asks_in_order_is_never_overtaken),
        cmocka_unit_test(a_path_is_not_taken_from_the_living),
        cmocka_unit_test(an_unanswered_request_is_given_up_when_told_so),
        cmocka_unit_test(a_secret_that_others_can_read_is_refused),
        cmocka_unit_test(clients_are_known_by_their_key),
    };

    a_folder_for_all();
    int failed = cmocka_run_group_tests(tests, NULL, NULL);
    rmdir(folder);
    return failed;
}
