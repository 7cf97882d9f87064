/* The door of a service, over real sockets: who somebody is, and how much of a message is taken. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "common/id/id.h"
#include "common/record/pack.h"
#include "tests/unit/fake_journal.h"
#include "tests/unit/notes.h"

/* Last: its fail() hides ours. */
#include <cmocka.h>

static char endpoint[64]; /* a name without a file, of this process alone */
static struct key_pair server, hub, ministry;
static void *client; /* the one that asks; closed with the door */

static bool everybody(void *owner, const char *public_key)
{
    (void)owner;
    (void)public_key;
    return true;
}

static struct directory *two_clients(void)
{
    char path[] = "/tmp/appui-clients-XXXXXX", text[400];
    struct error error;
    int fd = mkstemp(path);

    int size = snprintf(text, sizeof text,
                        "clients = ({name = \"hub\"; public = \"%s\"; role = \"regional\";},\n"
                        "{name = \"ministry\"; public = \"%s\"; role = \"ministry\";});\n",
                        hub.public_key, ministry.public_key);
    assert_int_equal(write(fd, text, (size_t)size), size);
    close(fd);
    struct directory *directory = directory_open(path, &error);
    unlink(path);
    assert_non_null(directory);
    return directory;
}

static int open_door(void **state)
{
    struct error error;

    snprintf(endpoint, sizeof endpoint, "ipc://@appui-test-door-%d", (int)getpid());
    notes_open(state);
    struct service *service = *state;
    assert_int_equal(key_pair_make(&server) + key_pair_make(&hub) + key_pair_make(&ministry), 0);
    service->directory = two_clients();
    service->directory_generation = 1;
    service->loop = loop_open();
    service->zmq_context = zmq_ctx_new();
    service->zap = zap_open(service->loop, service->zmq_context, everybody, NULL, &error);
    service->requests =
        socket_serve(service->zmq_context, SOCKET_REQUESTS, &server, endpoint, &error);
    assert_non_null(service->requests);
    service->requests_watch =
        loop_watch_socket(service->loop, service->requests, door_ready, service);
    return 0;
}

static int close_door(void **state)
{
    struct service *service = *state;

    zmq_close(client);
    zmq_close(service->requests);
    zap_close(service->zap);
    zmq_ctx_term(service->zmq_context);
    loop_close(service->loop);
    door_forget_peers(service);
    directory_close(service->directory);
    return notes_close(state);
}

/* `routing_id` 0: as libzmq chooses. */
static void connect_as(struct service *service, const struct key_pair *keys, uint32_t routing_id)
{
    uint8_t id[5] = {0};
    struct error error;

    if (routing_id == 0) {
        client = socket_connect(service->zmq_context, SOCKET_REQUESTS, keys, server.public_key,
                                endpoint, &error);
        return;
    }
    memcpy(id + 1, &routing_id, sizeof routing_id);
    client = zmq_socket(service->zmq_context, ZMQ_DEALER);
    zmq_setsockopt(client, ZMQ_ROUTING_ID, id, sizeof id);
    zmq_setsockopt(client, ZMQ_LINGER, &(int){0}, sizeof(int));
    zmq_setsockopt(client, ZMQ_CURVE_SERVERKEY, server.public_key, KEY_TEXT_SIZE);
    zmq_setsockopt(client, ZMQ_CURVE_PUBLICKEY, keys->public_key, KEY_TEXT_SIZE);
    zmq_setsockopt(client, ZMQ_CURVE_SECRETKEY, keys->secret_key, KEY_TEXT_SIZE);
    zmq_connect(client, endpoint);
}

/* `count` commands in one message, if it can be sent now. */
static int send_commands(uint32_t count)
{
    static const uint8_t body[] = {0x81, 0xa6, 'n', 'u', 'm', 'b', 'e', 'r', 7};
    struct buffer headers = {0}, bodies = {0};
    msgpack_packer packed_headers = packer_open(&headers), packed_bodies = packer_open(&bodies);

    msgpack_pack_array(&packed_headers, count);
    msgpack_pack_array(&packed_bodies, count);
    for (uint32_t i = 0; i < count; i++) {
        struct request_header header = {
            .v = 1, .id = id_new(system_now_ms()), .type = "note.keep", .packed = true};

        record_encode(&request_header_schema, &header, &headers);
        buffer_append(&bodies, body, sizeof body);
    }
    int sent = socket_send(client, buffer_span(&headers), buffer_span(&bodies));
    buffer_close(&headers);
    buffer_close(&bodies);
    return sent;
}

static void ask_once(struct service *service)
{
    send_commands(1);
    loop_turn(service->loop, 1);
}

/* Waits until the door has them. */
static void ask(struct service *service, uint32_t count)
{
    int64_t before = service->counters.requests;

    while (send_commands(count) < 0)
        loop_turn(service->loop, 1);
    for (int i = 0; i < 3000 && service->counters.requests == before; i++)
        loop_turn(service->loop, 1);
}

static void test_who_takes_the_routing_id_of_another_is_not_them(void **state)
{
    struct service *service = *state;

    connect_as(service, &ministry, 0);
    ask(service, 1);
    assert_string_equal(fake_journal.principal, "ministry");
    uint32_t routing_id = service->open->waiting[0].routing_id;
    zmq_close(client);
    for (int i = 0; i < 100; i++)
        loop_turn(service->loop, 1); /* the connection is gone */
    connect_as(service, &hub, routing_id);
    ask(service, 1);
    assert_int_equal(service->open->waiting_count, 2);
    assert_int_equal(service->open->waiting[1].routing_id, routing_id);
    assert_string_equal(fake_journal.principal, "hub");
}

static void test_a_whole_message_goes_in_one_batch(void **state)
{
    struct service *service = *state;

    connect_as(service, &hub, 0);
    ask(service, 16);
    assert_int_equal(service->open->request_count, 16);
}

/* A header with one member more, which is not known, in front of the others. */
static void append_header(struct buffer *headers, const struct id *id, const struct id *unknown)
{
    struct request_header header = {.v = 1, .id = *id, .type = "note.keep", .packed = true};
    msgpack_packer packer = packer_open(headers);
    struct buffer known = {0};

    record_encode(&request_header_schema, &header, &known);
    msgpack_pack_map(&packer, (size_t)(known.data[0] & 0x0f) + 1);
    pack_text(&packer, "x");
    pack_bytes(&packer, unknown, sizeof *unknown);
    buffer_append(headers, known.data + 1, known.size - 1);
    buffer_close(&known);
}

/* One message of three; waits until the door has looked at it. */
static void ask_three(struct service *service, const struct id ids[3], const struct id unknown[3])
{
    static const uint8_t bodies[] = {0x93, 0x81, 0xa6, 'n', 'u', 'm', 'b', 'e', 'r', 7,
                                     0x81, 0xa6, 'n',  'u', 'm', 'b', 'e', 'r', 8,   0x81,
                                     0xa6, 'n',  'u',  'm', 'b', 'e', 'r', 9};
    struct buffer headers = {0};

    buffer_append(&headers, "\x93", 1);
    for (int i = 0; i < 3; i++)
        append_header(&headers, &ids[i], &unknown[i]);
    while (socket_send(client, buffer_span(&headers), (struct span){bodies, sizeof bodies}) < 0)
        loop_turn(service->loop, 1);
    for (int i = 0; i < 3000 && service->counters.requests + service->counters.garbage == 0; i++)
        loop_turn(service->loop, 1);
    buffer_close(&headers);
}

static void expect_waiting(const struct service *service, const struct id *ids, size_t count)
{
    assert_int_equal(service->open->waiting_count, count);
    for (size_t i = 0; i < count; i++)
        assert_memory_equal(&service->open->waiting[i].id, &ids[i], sizeof ids[i]);
}

static void test_headers_that_differ_in_their_ids_alone_are_each_their_own(void **state)
{
    struct service *service = *state;
    int64_t now = system_now_ms();
    struct id ids[3] = {id_new(now), id_new(now), id_new(now)};
    struct id same = id_new(now), unknown[3] = {same, same, same};

    connect_as(service, &hub, 0);
    ask_three(service, ids, unknown);
    expect_waiting(service, ids, 3);
}

static void test_an_id_that_another_member_repeats_is_not_mistaken_for_it(void **state)
{
    struct service *service = *state;
    int64_t now = system_now_ms();
    struct id first = id_new(now), other = id_new(now);
    struct id ids[3] = {first, first, other}, unknown[3] = {first, other, first};

    connect_as(service, &hub, 0);
    ask_three(service, ids, unknown);
    assert_int_equal(service->counters.repeated, 1);
    assert_int_equal(service->open->request_count, 2);
    expect_waiting(service, ids, 3);
}

static void test_what_comes_before_a_malformed_request_is_done(void **state)
{
    struct service *service = *state;
    int64_t now = system_now_ms();
    struct id ids[3] = {id_new(now), id_new(now), {{0}}};
    struct id same = id_new(now), unknown[3] = {same, same, same};

    connect_as(service, &hub, 0);
    ask_three(service, ids, unknown);
    expect_waiting(service, ids, 2);
    assert_int_equal(service->counters.garbage, 1);
}

static void test_after_a_batch_that_failed_one_of_a_message_is_taken(void **state)
{
    struct service *service = *state;

    connect_as(service, &hub, 0);
    service->alone = 100;
    ask(service, 16);
    assert_int_equal(service->open->request_count, 1);
    assert_int_equal(service->counters.busy, 15);
}

static void test_a_standby_decides_nothing(void **state)
{
    struct service *service = *state;

    service->is_serving = false;
    fake_journal.is_standing = true;
    connect_as(service, &hub, 0);
    for (int i = 0; i < 3000 && service->counters.unavailable == 0; i++)
        ask_once(service);
    fake_journal.is_standing = false;
    assert_true(service->counters.unavailable > 0);
    assert_int_equal(service->counters.requests, 0);
    assert_int_equal(service->open->request_count, 0);
}

static void test_a_writer_that_is_not_sure_of_its_lease_takes_nothing(void **state)
{
    struct service *service = *state;

    fake_journal.is_unsure = true;
    connect_as(service, &hub, 0);
    for (int i = 0; i < 100; i++)
        ask_once(service);
    assert_int_equal(service->counters.requests, 0);
    fake_journal.is_unsure = false;
    for (int i = 0; i < 3000 && service->counters.requests == 0; i++)
        loop_turn(service->loop, 1);
    assert_true(service->counters.requests > 0);
}

static void test_the_other_programs_of_a_service_are_known(void **state)
{
    struct service *service = *state;

    service->keys = server;
    assert_ptr_equal(door_caller(service, server.public_key), &service->self);
    assert_string_equal(door_caller(service, hub.public_key)->principal, "hub");
    assert_null(door_caller(service, "nobody"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_who_takes_the_routing_id_of_another_is_not_them,
                                        open_door, close_door),
        cmocka_unit_test_setup_teardown(test_a_whole_message_goes_in_one_batch, open_door,
                                        close_door),
        cmocka_unit_test_setup_teardown(
            test_headers_that_differ_in_their_ids_alone_are_each_their_own, open_door, close_door),
        cmocka_unit_test_setup_teardown(
            test_an_id_that_another_member_repeats_is_not_mistaken_for_it, open_door, close_door),
        cmocka_unit_test_setup_teardown(test_what_comes_before_a_malformed_request_is_done,
                                        open_door, close_door),
        cmocka_unit_test_setup_teardown(test_after_a_batch_that_failed_one_of_a_message_is_taken,
                                        open_door, close_door),
        cmocka_unit_test_setup_teardown(test_a_standby_decides_nothing, open_door, close_door),
        cmocka_unit_test_setup_teardown(test_a_writer_that_is_not_sure_of_its_lease_takes_nothing,
                                        open_door, close_door),
        cmocka_unit_test_setup_teardown(test_the_other_programs_of_a_service_are_known, open_door,
                                        close_door),
    };

    return cmocka_run_group_tests_name("door", tests, NULL, NULL);
}
