/* wire_follow - follows registration's journal from a cursor and says how far it came.
 *
 *   wire_follow DIRECTORY AFTER HASH DEPARTEMENTS TYPES TARGET
 *
 * Until position TARGET, or the source's head when TARGET is 0; HASH in hexadecimal, "-" for none.
 * Prints `POSITION HASH EVENTS`, or the reason for which it was stopped (exit code 1).
 */
#include "common/wire/follower.h"
#include "tests/integration/tool.h"

enum { PATIENCE_MS = 30000 };

struct reading {
    struct follower *follower;
    int64_t target, upto;
    struct hash hash;
    size_t events;
    bool is_done;
};

static void take_batch(void *owner, const struct followed_batch *batch)
{
    struct reading *reading = owner;

    reading->upto = batch->upto;
    reading->hash = batch->upto_hash;
    reading->events += batch->count;
    reading->is_done = batch->upto >= (reading->target > 0 ? reading->target : batch->head);
}

static void stopped(void *owner, const struct error *error)
{
    (void)owner;
    broken("stopped: %s", error->text);
}

static void print(const struct reading *reading)
{
    char text[65];

    printf("%lld %s %zu\n", (long long)reading->upto,
           sodium_bin2hex(text, sizeof text, reading->hash.bytes, sizeof reading->hash.bytes),
           reading->events);
}

int main(int argc, char **argv)
{
    static const struct follower_callbacks callbacks = {take_batch, stopped};
    struct follower_options options = {.endpoints = "ipc://run/registration.feed",
                                       .name = "wire_follow",
                                       .credit_events = 1000,
                                       .credit_bytes = 1 << 20};
    struct reading reading = {0};
    struct error error;

    if (argc != 7) {
        fputs("wire_follow DIRECTORY AFTER HASH DEPARTEMENTS TYPES TARGET\n", stderr);
        return 2;
    }
    tool_enter(argv[1]);
    options.after = strtoll(argv[2], NULL, 10);
    if (strcmp(argv[3], "-") != 0 && sodium_hex2bin(options.hash.bytes, sizeof options.hash.bytes,
                                                    argv[3], strlen(argv[3]), NULL, NULL, NULL) < 0)
        broken("%s is not a hash", argv[3]);
    options.departements = argv[4];
    options.types = argv[5];
    reading.target = strtoll(argv[6], NULL, 10);
    if (key_pair_read("keys/operator.key", &options.keys, &error) < 0 ||
        key_public_read("keys/registration.pub", options.server_key, &error) < 0)
        broken("%s", error.text);

    struct loop *loop = loop_open();
    void *zmq_context = zmq_ctx_new();
    int64_t end = monotonic_ms() + PATIENCE_MS, taken = options.after;

    reading.follower = follower_open(loop, zmq_context, &options, &callbacks, &reading, &error);
    if (reading.follower == NULL)
        broken("%s", error.text);
    while (!reading.is_done && monotonic_ms() < end) {
        loop_turn(loop, 100);
        if (reading.upto > taken)
            follower_taken(reading.follower, taken = reading.upto);
    }
    if (!reading.is_done)
        broken("came to position %lld only", (long long)reading.upto);
    print(&reading);
    follower_close(reading.follower);
    loop_close(loop);
    zmq_ctx_term(zmq_context);
    return 0;
}
