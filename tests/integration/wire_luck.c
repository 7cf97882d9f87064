/* wire_luck - a client on bad days: every request is accepted once, whatever happens on the way.
 *
 *   wire_luck DIRECTORY many COUNT       COUNT places, many in flight
 *   wire_luck DIRECTORY flip COUNT       through a relay that flips bits under CURVE, both ways
 * (fact 2) wire_luck DIRECTORY culprit COUNT    one of them (in 2A) is refused by the database, and
 * it alone
 */
#include <errno.h>
#include <poll.h>
#include <pthread.h>
#include <stdatomic.h>
#include <sys/socket.h>
#include <sys/un.h>

#include "tests/integration/tool.h"

enum { IN_FLIGHT = 64, PATIENCE_MS = 60000, PAIRS = 16, FLIPS = 4, FLIP_AFTER = 6000 };

/* ---- a relay that flips bits ---- */

struct pair {
    int fds[2]; /* client, server */
    size_t passed[2];
    bool is_flipped;
};

struct relay {
    int listener;
    struct pair pairs[PAIRS];
    size_t count;
    atomic_int flips;
    atomic_bool must_stop;
};

static struct sockaddr_un address_of(const char *path)
{
    struct sockaddr_un address = {.sun_family = AF_UNIX};

    snprintf(address.sun_path, sizeof address.sun_path, "%s", path);
    return address;
}

static void relay_open(struct relay *relay, const char *path)
{
    struct sockaddr_un address = address_of(path);

    relay->listener = socket(AF_UNIX, SOCK_STREAM, 0);
    if (relay->listener < 0 ||
        bind(relay->listener, (const struct sockaddr *)&address, sizeof address) < 0 ||
        listen(relay->listener, 8) < 0)
        broken("no relay: %s", strerror(errno));
}

static void relay_accept(struct relay *relay)
{
    struct sockaddr_un address = address_of("run/registration.requests");
    struct pair *pair = &relay->pairs[relay->count];

    if (relay->count == PAIRS)
        broken("more connections than expected");
    *pair = (struct pair){
        .fds = {accept(relay->listener, NULL, NULL), socket(AF_UNIX, SOCK_STREAM, 0)}
    };
    if (connect(pair->fds[1], (const struct sockaddr *)&address, sizeof address) < 0)
        broken("no connection to registration: %s", strerror(errno));
    relay->count++;
}

static void pair_close(struct pair *pair)
{
    close(pair->fds[0]);
    close(pair->fds[1]);
    pair->fds[0] = pair->fds[1] = -1;
}

/* Well after the handshake; the first ways are from the server, which is what a DEALER never
 * forgives. */
static void pass(struct relay *relay, struct pair *pair, size_t from)
{
    char bytes[4096];
    ssize_t size = read(pair->fds[from], bytes, sizeof bytes);
    int flips = atomic_load(&relay->flips);
    size_t way = flips % 2 == 0 ? 1 : 0;

    if (size <= 0) {
        pair_close(pair);
        return;
    }
    pair->passed[from] += (size_t)size;
    if (flips < FLIPS && !pair->is_flipped && from == way && pair->passed[from] > FLIP_AFTER) {
        /* One bit of a frame's flags would change nothing: three bytes next to each other do. */
        for (ssize_t i = size / 2; i < size && i < size / 2 + 3; i++)
            bytes[i] ^= 0x10;
        pair->is_flipped = true;
        atomic_fetch_add(&relay->flips, 1);
    }
    if (send(pair->fds[1 - from], bytes, (size_t)size, MSG_NOSIGNAL) != size)
        pair_close(pair);
}

static void *relay_run(void *owner)
{
    struct relay *relay = owner;

    while (!atomic_load(&relay->must_stop)) {
        struct pollfd fds[1 + 2 * PAIRS] = {
            {relay->listener, POLLIN, 0}
        };

        for (size_t i = 0; i < relay->count; i++)
            for (size_t k = 0; k < 2; k++)
                fds[1 + 2 * i + k] = (struct pollfd){relay->pairs[i].fds[k], POLLIN, 0};
        size_t count = relay->count;
        poll(fds, 1 + 2 * count, 50);
        for (size_t i = 0; i < 2 * count; i++)
            if (fds[1 + i].revents != 0 && relay->pairs[i / 2].fds[i % 2] >= 0)
                pass(relay, &relay->pairs[i / 2], i % 2);
        if (fds[0].revents != 0)
            relay_accept(relay);
    }
    for (size_t i = 0; i < relay->count; i++)
        if (relay->pairs[i].fds[0] >= 0)
            pair_close(&relay->pairs[i]);
    close(relay->listener);
    return NULL;
}

/* ---- clients ---- */

struct tally {
    size_t sent, answered, refused;
    bool has_culprit;
    struct refusal refusal;
};

static void ask_place(struct client *client, struct tally *tally, size_t count)
{
    bool is_culprit = tally->has_culprit && tally->sent == count / 2;
    struct id id = id_new(system_now_ms());
    struct place_register place =
        tool_place(id_new(system_now_ms()), (struct id){0}, is_culprit ? "2A" : "18");
    struct buffer body = {0};

    record_encode(&place_register_schema, &place, &body);
    client_send(client, &id, place_register_schema.name, buffer_span(&body), NULL);
    buffer_close(&body);
    tally->sent++;
}

static void ask_all(struct client *client, struct tally *tally, size_t count)
{
    int64_t end = monotonic_ms() + PATIENCE_MS;
    struct answer answer;

    while (tally->answered < count) {
        while (tally->sent < count && client_in_flight(client) < IN_FLIGHT)
            ask_place(client, tally, count);
        if (client_receive(client, 100, &answer) == 1) {
            tally->answered++;
            if (answer.status != STATUS_OK) {
                tally->refused++;
                answer_refusal(&answer, &tally->refusal);
            }
        }
        if (monotonic_ms() > end)
            broken("%zu of %zu answered", tally->answered, count);
    }
}

static void many(void *zmq_context, size_t count)
{
    struct client *client = tool_client(zmq_context, "regional", 0);
    struct tally tally = {0};

    ask_all(client, &tally, count);
    if (tally.refused > 0)
        broken("%zu refused: %s", tally.refused, tally.refusal.text);
    client_close(client);
}

static void flip(void *zmq_context, size_t count)
{
    static struct relay relay;
    pthread_t thread;
    struct tally tally = {0};

    relay_open(&relay, "run/relay");
    pthread_create(&thread, NULL, relay_run, &relay);
    struct client *client = tool_client_at(zmq_context, "regional", "ipc://run/relay", 0);
    ask_all(client, &tally, count);
    client_close(client);
    atomic_store(&relay.must_stop, true);
    pthread_join(thread, NULL);
    if (tally.refused > 0)
        broken("%zu refused: %s", tally.refused, tally.refusal.text);
    if (relay.flips != FLIPS)
        broken("only %d bits were flipped", relay.flips);
}

static void culprit(void *zmq_context, size_t count)
{
    struct client *client = tool_client(zmq_context, "regional", 0);
    struct tally tally = {.has_culprit = true};

    ask_all(client, &tally, count);
    if (tally.refused != 1 || tally.refusal.code != ERROR_INTERNAL)
        broken("%zu refused, the last one: %s", tally.refused, tally.refusal.text);
    client_close(client);
}

int main(int argc, char **argv)
{
    static const struct {
        const char *name;
        void (*run)(void *zmq_context, size_t count);
    } cases[] = {
        {"many",    many   },
        {"flip",    flip   },
        {"culprit", culprit}
    };
    void *zmq_context = zmq_ctx_new();

    if (argc != 4) {
        fputs("wire_luck DIRECTORY many|flip|culprit COUNT\n", stderr);
        return 2;
    }
    tool_enter(argv[1]);
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++)
        if (strcmp(cases[i].name, argv[2]) == 0)
            cases[i].run(zmq_context, strtoul(argv[3], NULL, 10));
    zmq_ctx_term(zmq_context);
    return 0;
}
