/* wire_asks - requests that are well formed and ask too much: packs, ids, deadlines, other people's
 * rights.
 *
 *   wire_asks DIRECTORY CASE [PID]     PID: of PostgreSQL's process behind the writer, where it
 * must stand still
 */
#include <signal.h>

#include "common/messages/reporting.h"
#include "tests/integration/wire_raw.h"

enum { PACK_MOST = 64 };

static pid_t backend;

/* ---- packs ---- */

struct pack {
    struct buffer headers, bodies;
};

static void pack_open(struct pack *pack, uint32_t headers, uint32_t bodies)
{
    msgpack_packer header = packer_open(&pack->headers), body = packer_open(&pack->bodies);

    buffer_clear(&pack->headers);
    buffer_clear(&pack->bodies);
    msgpack_pack_array(&header, headers);
    msgpack_pack_array(&body, bodies);
}

static void pack_add(struct pack *pack, const struct id *id, const char *type,
                     const struct schema *schema, const void *record)
{
    struct request_header header = {.v = 1, .id = *id};

    snprintf(header.type, sizeof header.type, "%s", type);
    record_encode(&request_header_schema, &header, &pack->headers);
    record_encode(schema, record, &pack->bodies);
}

static void pack_send(struct raw *raw, const struct pack *pack)
{
    raw_send(raw->socket, buffer_span(&pack->headers), buffer_span(&pack->bodies));
}

static void expect_pack_dropped(struct raw *raw, const struct pack *pack)
{
    int64_t before = raw_counter(raw->good, "garbage");
    int64_t end = monotonic_ms() + RAW_MS;

    pack_send(raw, pack);
    while (raw_counter(raw->good, "garbage") != before + 1)
        if (monotonic_ms() > end)
            broken("a wrong pack is not counted as garbage");
}

static void packs(void)
{
    struct raw raw = raw_open("regional");
    struct pack pack = {0};
    struct place_register place = raw_place("18");
    struct id id = id_new(system_now_ms()), other = id_new(system_now_ms());

    /* A good one, an unknown one, and the good one again: each its own answer, the same one twice.
     */
    pack_open(&pack, 3, 3);
    pack_add(&pack, &id, "place.register", &place_register_schema, &place);
    pack_add(&pack, &other, "place.dream", &place_register_schema, &place);
    pack_add(&pack, &id, "place.register", &place_register_schema, &place);
    pack_send(&raw, &pack);
    struct raw_answer answers[3];
    size_t accepted = 0, refused = 0;
    int64_t position = 0;
    for (size_t i = 0; i < 3; i++) {
        if (!raw_receive(raw.socket, RAW_MS, &answers[i]))
            broken("a pack of three has %zu answers", i);
        if (id_equal(&answers[i].header.id, &other)) {
            refused += strcmp(answers[i].refused.code, "not_found") == 0;
        } else {
            accepted += strcmp(answers[i].header.status, "ok") == 0;
            if (position != 0 && position != answers[i].header.position)
                broken("one request, two positions");
            position = answers[i].header.position;
        }
        buffer_close(&answers[i].body);
    }
    if (accepted != 2 || refused != 1)
        broken("two accepted and one refused expected, got %zu and %zu", accepted, refused);

    pack_open(&pack, 2, 1);
    pack_add(&pack, &id, "place.register", &place_register_schema, &place);
    expect_pack_dropped(&raw, &pack);
    pack_open(&pack, PACK_MOST + 1, PACK_MOST + 1);
    for (size_t i = 0; i <= PACK_MOST; i++)
        pack_add(&pack, &id, "ping", &place_register_schema, &place);
    expect_pack_dropped(&raw, &pack);
    buffer_close(&pack.headers);
    buffer_close(&pack.bodies);
    raw_close(&raw);
}

/* ---- ids ---- */

static int64_t expect_position(void *socket)
{
    struct raw_answer answer;

    if (!raw_receive(socket, RAW_MS, &answer) || strcmp(answer.header.status, "ok") != 0)
        broken("not accepted: %s", answer.refused.text);
    buffer_close(&answer.body);
    return answer.header.position;
}

static void ids(void)
{
    struct raw raw = raw_open("regional");
    void *gateway = raw_connect(raw.zmq_context, "gateway");
    struct request_header header = {.id = id_new(system_now_ms())};
    struct request_header person = {
        .id = header.id, .person = {.account = "camille", .role = "regional", .territory = "18"}
    };
    struct place_register place = raw_place("18"), other = raw_place("18"), third = raw_place("18");

    raw_ask(raw.socket, &header, &place_register_schema, &place);
    int64_t first = expect_position(raw.socket);
    /* The same id of another person is another request. */
    raw_ask(gateway, &person, &place_register_schema, &other);
    int64_t second = expect_position(gateway);
    if (second == first)
        broken("two people, one request");
    raw_ask(raw.socket, &header, &place_register_schema, &place);
    if (expect_position(raw.socket) != first)
        broken("the repeat stands elsewhere");
    raw_ask(raw.socket, &header, &place_register_schema, &third);
    raw_expect(raw.socket, "refused", "conflict");
    raw_ask(gateway, &person, &place_register_schema, &other);
    if (expect_position(gateway) != second)
        broken("the other person's repeat stands elsewhere");

    header.id = (struct id){
        {1, 2, 3, 4, 5, 6, 0x4a, 8, 0x89, 10, 11, 12, 13, 14, 15, 16}
    };
    raw_ask(raw.socket, &header, &place_register_schema, &third);
    raw_expect(raw.socket, "refused", "invalid");
    /* Before the scenario's beginning, and older than the window of seven days. */
    header.id = id_seeded(1, 2, date_instant(date_make(2013, 1, 20)));
    raw_ask(raw.socket, &header, &place_register_schema, &third);
    raw_expect(raw.socket, "expired", "conflict");
    header.id = id_seeded(1, 3, date_instant(date_make(2013, 1, 28)));
    raw_ask(raw.socket, &header, &place_register_schema, &third);
    raw_expect(raw.socket, "ok", "");
    zmq_close(gateway);
    raw_close(&raw);
}

/* The same id twice while its COMMIT is under way. */
static void twice(void)
{
    struct raw raw = raw_open("regional");
    struct request_header header = {.id = id_new(system_now_ms())};
    struct place_register place = raw_place("18");

    raw_status(raw.good);
    kill(backend, SIGSTOP);
    raw_ask(raw.socket, &header, &place_register_schema, &place);
    raw_ask(raw.socket, &header, &place_register_schema, &place);
    raw_expect_silence(raw.socket);
    kill(backend, SIGCONT);
    if (expect_position(raw.socket) != expect_position(raw.socket))
        broken("one request, two positions");
    raw_close(&raw);
}

/* ---- deadlines ---- */

/* Nobody waits after a quiet time. */
static void in_time(void)
{
    struct raw raw = raw_open("regional");
    struct request_header header = {.deadline_ms = 100};

    raw_status(raw.good);
    for (int i = 0; i < 3; i++) {
        struct place_register place = raw_place("18");

        raw_expect_silence(raw.socket);
        header.id = id_new(system_now_ms());
        raw_ask(raw.socket, &header, &place_register_schema, &place);
        raw_expect(raw.socket, "ok", "");
    }
    raw_close(&raw);
}

/* With one request a transaction: the first is being written, the second waits in memory, the third
 * at the door. */
static void too_late(void)
{
    struct raw raw = raw_open("regional");
    struct request_header headers[3] = {
        {.deadline_ms = 200}, {.deadline_ms = 200}, {.deadline_ms = 200}};

    raw_status(raw.good);
    kill(backend, SIGSTOP);
    for (int i = 0; i < 3; i++) {
        struct place_register place = raw_place("18");

        headers[i].id = id_new(system_now_ms());
        raw_ask(raw.socket, &headers[i], &place_register_schema, &place);
    }
    raw_expect_silence(raw.socket);
    kill(backend, SIGCONT);
    for (int i = 0; i < 3; i++) {
        struct raw_answer answer;

        if (!raw_receive(raw.socket, RAW_MS, &answer))
            broken("three requests, %d answers", i);
        bool is_last = id_equal(&answer.header.id, &headers[2].id);
        if (strcmp(answer.header.status, is_last ? "expired" : "ok") != 0)
            broken("the %s request was answered %s", is_last ? "last" : "first or second",
                   answer.header.status);
        buffer_close(&answer.body);
    }
    raw_close(&raw);
}

/* ---- other people's rights ---- */

static void expect_dropped(struct raw *raw, void *socket, const struct request_header *header)
{
    int64_t before = raw_counter(raw->good, "garbage");
    int64_t end = monotonic_ms() + RAW_MS;
    struct place_register place = raw_place("18");

    raw_ask(socket, header, &place_register_schema, &place);
    while (raw_counter(raw->good, "garbage") != before + 1)
        if (monotonic_ms() > end)
            broken("not dropped");
}

static void gateway(void)
{
    struct raw raw = raw_open("gateway");
    void *regional = raw_connect(raw.zmq_context, "regional");
    struct request_header header = {
        .id = id_new(system_now_ms()),
        .person = {.account = "camille", .role = "regional", .territory = "18,36"}
    };
    struct place_register here = raw_place("18"), elsewhere = raw_place("13");
    struct job_approve approval = {.job = id_new(system_now_ms())};

    raw_ask(raw.socket, &header, &place_register_schema, &here);
    raw_expect(raw.socket, "ok", "");
    header.id = id_new(system_now_ms());
    raw_ask(raw.socket, &header, &place_register_schema, &elsewhere);
    raw_expect(raw.socket, "refused", "forbidden");
    raw_ask(raw.socket, &header, &job_approve_schema, &approval);
    raw_expect(raw.socket, "refused", "forbidden");
    /* Only the gateway speaks for people, and only for roles and départements that exist. */
    expect_dropped(&raw, regional, &header);
    struct request_header wizard = header, nowhere = header, itself = {.id = header.id};
    snprintf(wizard.person.role, sizeof wizard.person.role, "wizard");
    expect_dropped(&raw, raw.socket, &wizard);
    snprintf(nowhere.person.territory, sizeof nowhere.person.territory, "18,99");
    expect_dropped(&raw, raw.socket, &nowhere);
    raw_ask(raw.socket, &itself, &place_register_schema, &here);
    raw_expect(raw.socket, "refused", "forbidden");
    zmq_close(regional);
    raw_close(&raw);
}

/* Served, until standard input says that the key was revoked: then not a word more on the same
 * connection. */
static void revoked(void)
{
    struct raw raw = raw_open("prescriber");
    struct request_header header = {.id = id_new(system_now_ms())};
    struct person_get absent = {.person = id_new(system_now_ms())};

    raw_ask(raw.socket, &header, &person_get_schema, &absent);
    raw_expect(raw.socket, "refused", "not_found");
    int64_t before = raw_counter(raw.good, "strangers");
    puts("SERVED");
    fflush(stdout);
    if (getchar() == EOF)
        broken("nobody says that the key was revoked");
    raw_ask(raw.socket, &header, &person_get_schema, &absent);
    raw_expect_silence(raw.socket);
    if (raw_counter(raw.good, "strangers") == before)
        broken("a revoked key is not counted");
    raw_close(&raw);
}

/* Asked while PostgreSQL is away, answered when it is back. */
static void patient(void)
{
    enum { ASKED = 50, PATIENCE_MS = 40000 };
    void *zmq_context = zmq_ctx_new();
    struct client *client = tool_client(zmq_context, "regional", 0);
    int64_t end = monotonic_ms() + PATIENCE_MS;
    struct answer answer;

    for (int i = 0; i < ASKED; i++) {
        struct id id = id_new(system_now_ms());
        struct place_register place = raw_place("18");
        struct buffer body = {0};

        record_encode(&place_register_schema, &place, &body);
        client_send(client, &id, place_register_schema.name, buffer_span(&body), NULL);
        buffer_close(&body);
    }
    client_receive(client, 300, &answer);
    if (client_in_flight(client) != ASKED)
        broken("answered without a database");
    puts("ASKED");
    fflush(stdout);
    while (client_in_flight(client) > 0)
        if (client_receive(client, 100, &answer) == 1 && answer.status != STATUS_OK)
            broken("not accepted");
        else if (monotonic_ms() > end)
            broken("%zu never answered", client_in_flight(client));
    client_close(client);
    zmq_ctx_term(zmq_context);
}

/* A query that takes its time is not made twice because it is repeated meanwhile: one answer. */
static void slow(void)
{
    struct raw raw = raw_open("regional");
    void *reporting =
        raw_connect_to(raw.zmq_context, "operator", "reporting", "ipc://run/reporting.requests");
    struct request_header header = {.id = id_new(system_now_ms())};
    struct audit_run audit = {0};

    for (int i = 0; i < 3; i++)
        raw_ask(reporting, &header, &audit_run_schema, &audit);
    raw_expect(reporting, "ok", "");
    raw_expect_silence(reporting);
    zmq_close(reporting);
    raw_close(&raw);
}

int main(int argc, char **argv)
{
    static const struct {
        const char *name;
        void (*run)(void);
    } cases[] = {
        {"packs",    packs   },
        {"ids",      ids     },
        {"twice",    twice   },
        {"in-time",  in_time },
        {"too-late", too_late},
        {"gateway",  gateway },
        {"revoked",  revoked },
        {"slow",     slow    },
        {"patient",  patient }
    };

    if (argc < 3) {
        fputs("wire_asks DIRECTORY CASE [PID]\n", stderr);
        return 2;
    }
    tool_enter(argv[1]);
    backend = argc > 3 ? (pid_t)strtol(argv[3], NULL, 10) : 0;
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++)
        if (strcmp(cases[i].name, argv[2]) == 0) {
            cases[i].run();
            return 0;
        }
    broken("no case %s", argv[2]);
}
