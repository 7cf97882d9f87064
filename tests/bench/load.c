/* load - durable requests through registration: N clients, W in flight in all; one JSON line.
 *
 *   load DIRECTORY CLIENTS IN_FLIGHT REQUESTS [SEED]
 *
 * Each client is a thread with the product's own client (CURVE); each request registers a place.
 * DIRECTORY is the state directory (keys/, run/).  Measured from the moment when every client is
 * connected and had its first answer.
 */
#include <pthread.h>
#include <sodium.h>
#include <string.h>
#include <unistd.h>
#include <zmq.h>

#include "common/messages/registration.h"
#include "tests/bench/measure.h"

struct worker {
    pthread_t thread;
    pthread_barrier_t *connected;
    void *zmq_context;
    size_t number;
    size_t in_flight, requests;
    uint64_t seed;
    int64_t *latencies_us;
    size_t ok, other;
    size_t reply_bytes; /* of the last answer */
    /* Made before the clock starts: a caller's own work is not what is measured. */
    struct id *ids;
    struct buffer bodies;
    size_t *ends;
};

/* The committed row of the baseline (journal_row.sql) is what registration makes of one of these.
 */
static void make_place(uint64_t seed, uint64_t number, int64_t now, struct buffer *bodies)
{
    static const char *const departements[] = {"18", "36", "37", "41", "45", "28", "13", "75"};
    struct place_register place = {.place = id_seeded(seed, number, now), .kinds = 2};

    snprintf(place.name, sizeof place.name, "Espace public numérique %llu",
             (unsigned long long)number);
    snprintf(place.departement, sizeof place.departement, "%s", departements[number % 8]);
    snprintf(place.commune, sizeof place.commune, "Commune %llu", (unsigned long long)number % 500);
    record_encode(&place_register_schema, &place, bodies);
}

static void make_requests(struct worker *worker)
{
    int64_t now = system_now_ms();

    worker->ids = memory_new(worker->requests, sizeof *worker->ids);
    worker->ends = memory_new(worker->requests, sizeof *worker->ends);
    for (size_t i = 0; i < worker->requests; i++) {
        uint64_t number = worker->number * 10000000 + i;

        worker->ids[i] = id_seeded(worker->seed + 1, number, now);
        make_place(worker->seed, number, now, &worker->bodies);
        worker->ends[i] = worker->bodies.size;
    }
}

static void send_next(struct worker *worker, struct client *client, size_t index)
{
    size_t start = index == 0 ? 0 : worker->ends[index - 1];
    struct span body = {worker->bodies.data + start, worker->ends[index] - start};

    worker->latencies_us[index] = monotonic_us();
    client_send(client, &worker->ids[index], "place.register", body, (void *)(uintptr_t)index);
}

static void take(struct worker *worker, const struct answer *answer)
{
    size_t index = (size_t)(uintptr_t)answer->tag;
    struct refusal refusal;

    worker->latencies_us[index] = monotonic_us() - worker->latencies_us[index];
    worker->reply_bytes = answer->body.size;
    if (answer->status == STATUS_OK) {
        worker->ok++;
    } else if (worker->other++ == 0) {
        answer_refusal(answer, &refusal);
        fprintf(stderr, "load: %s\n", refusal.text);
    }
}

static void *work(void *owner)
{
    struct worker *worker = owner;
    struct client *client = measure_connect(worker->zmq_context, "registration", "regional");
    struct answer answer;
    size_t sent = 0, done = 0;

    make_requests(worker);
    send_next(worker, client, sent++);
    while (client_receive(client, 1000, &answer) == 0)
        continue;
    take(worker, &answer);
    done++;
    pthread_barrier_wait(worker->connected);
    while (sent <= worker->in_flight && sent < worker->requests)
        send_next(worker, client, sent++);
    while (done < worker->requests) {
        if (client_receive(client, 1000, &answer) == 0)
            continue;
        take(worker, &answer);
        done++;
        if (sent < worker->requests)
            send_next(worker, client, sent++);
    }
    client_close(client);
    buffer_close(&worker->bodies);
    free(worker->ids);
    free(worker->ends);
    return NULL;
}

static void start(struct worker *workers, size_t clients, size_t in_flight, size_t requests,
                  uint64_t seed, int64_t *latencies, pthread_barrier_t *connected)
{
    void *zmq_context = zmq_ctx_new();

    for (size_t i = 0; i < clients; i++) {
        workers[i] = (struct worker){.connected = connected,
                                     .zmq_context = zmq_context,
                                     .number = i,
                                     .in_flight = (in_flight + clients - 1 - i) / clients,
                                     .requests = requests / clients,
                                     .seed = seed,
                                     .latencies_us = latencies + i * (requests / clients)};
        pthread_create(&workers[i].thread, NULL, work, &workers[i]);
    }
}

static void print(const struct worker *workers, size_t clients, size_t count, int64_t *latencies,
                  int64_t took_us)
{
    size_t ok = 0, other = 0;

    for (size_t i = 0; i < clients; i++) {
        ok += workers[i].ok;
        other += workers[i].other;
    }
    printf("{\"requests\": %zu, \"ok\": %zu, \"other\": %zu, \"per_second\": %.0f, "
           "\"p50_us\": %lld, \"p99_us\": %lld, \"reply_bytes\": %zu, \"cpu_s\": %.3f}\n",
           count, ok, other, (double)count * 1e6 / (double)took_us,
           (long long)measure_centile(latencies, count, 50),
           (long long)measure_centile(latencies, count, 99), workers[0].reply_bytes, measure_cpu());
}

int main(int argc, char **argv)
{
    if (argc < 5 || chdir(argv[1]) < 0 || sodium_init() < 0) {
        fputs("load DIRECTORY CLIENTS IN_FLIGHT REQUESTS [SEED]\n", stderr);
        return 2;
    }
    size_t clients = strtoul(argv[2], NULL, 10), in_flight = strtoul(argv[3], NULL, 10);
    size_t requests = strtoul(argv[4], NULL, 10), other = 0;
    uint64_t seed = argc > 5 ? strtoull(argv[5], NULL, 10) : (uint64_t)system_now_ms();
    struct worker *workers = memory_new(clients, sizeof *workers);
    int64_t *latencies = memory_new(requests + clients, sizeof *latencies);
    pthread_barrier_t connected;

    pthread_barrier_init(&connected, NULL, (unsigned)clients + 1);
    start(workers, clients, in_flight, requests, seed, latencies, &connected);
    pthread_barrier_wait(&connected);
    int64_t began = monotonic_us();
    for (size_t i = 0; i < clients; i++)
        pthread_join(workers[i].thread, NULL);
    print(workers, clients, requests / clients * clients, latencies, monotonic_us() - began);
    for (size_t i = 0; i < clients; i++)
        other += workers[i].other;
    zmq_ctx_term(workers[0].zmq_context);
    free(workers);
    free(latencies);
    return other == 0 ? 0 : 1;
}
