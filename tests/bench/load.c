/* load - durable requests through one service: N clients, W in flight in all; one JSON line of figures.
 *
 *   load DIRECTORY CLIENTS IN_FLIGHT REQUESTS [SEED]
 *
 * Each client is a thread with the product's own client (CURVE); each request registers a place.  DIRECTORY is the
 * service's state directory (keys/, run/).
 */
#include <pthread.h>
#include <sodium.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <zmq.h>

#include "common/loop/loop.h"
#include "common/messages/registration.h"
#include "common/wire/client.h"

struct worker {
    pthread_t thread;
    void *zmq_context;
    size_t number;
    size_t in_flight, requests;
    uint64_t seed;
    int64_t *latencies_us;
    size_t ok, other;
};

static struct buffer make_place(uint64_t seed, uint64_t number)
{
    static const char *const departements[] = {"18", "36", "37", "41", "45", "28", "13", "75"};
    struct place_register place = {.place = id_seeded(seed, number, system_now_ms()), .kinds = 2};
    struct buffer body = {0};

    snprintf(place.name, sizeof place.name, "Espace public numérique %llu",
             (unsigned long long)number);
    snprintf(place.departement, sizeof place.departement, "%s", departements[number % 8]);
    snprintf(place.commune, sizeof place.commune, "Commune %llu", (unsigned long long)number % 500);
    record_encode(&place_register_schema, &place, &body);
    return body;
}

static void connect_client(struct worker *worker, struct client **client)
{
    struct client_options options = {.endpoints = "ipc://run/registration.requests"};
    struct error error;

    if (key_pair_read("keys/regional.key", &options.keys, &error) < 0 ||
        key_public_read("keys/registration.pub", options.server_key, &error) < 0 ||
        (*client = client_open(worker->zmq_context, &options, &error)) == NULL) {
        fprintf(stderr, "load: %s\n", error.text);
        exit(3);
    }
}

static void send_next(struct worker *worker, struct client *client, size_t index)
{
    uint64_t number = worker->number * 10000000 + index;
    struct id id = id_seeded(worker->seed + 1, number, system_now_ms());
    struct buffer body = make_place(worker->seed, number);

    worker->latencies_us[index] = monotonic_us();
    client_send(client, &id, "place.register", buffer_span(&body), (void *)(uintptr_t)index);
    buffer_close(&body);
}

static void *work(void *owner)
{
    struct worker *worker = owner;
    struct client *client;
    struct answer answer;
    size_t sent = 0, done = 0;

    connect_client(worker, &client);
    while (sent < worker->in_flight && sent < worker->requests)
        send_next(worker, client, sent++);
    while (done < worker->requests) {
        if (client_receive(client, 1000, &answer) == 0)
            continue;
        size_t index = (size_t)(uintptr_t)answer.tag;
        worker->latencies_us[index] = monotonic_us() - worker->latencies_us[index];
        if (answer.status == STATUS_OK)
            worker->ok++;
        else if (worker->other++ == 0) {
            struct refusal refusal;

            answer_refusal(&answer, &refusal);
            fprintf(stderr, "load: %s\n", refusal.text);
        }
        done++;
        if (sent < worker->requests)
            send_next(worker, client, sent++);
    }
    client_close(client);
    return NULL;
}

static int compare(const void *a, const void *b)
{
    int64_t x = *(const int64_t *)a, y = *(const int64_t *)b;

    return (x > y) - (x < y);
}

int main(int argc, char **argv)
{
    if (argc < 5 || chdir(argv[1]) < 0 || sodium_init() < 0) {
        fputs("load DIRECTORY CLIENTS IN_FLIGHT REQUESTS [SEED]\n", stderr);
        return 2;
    }
    size_t clients = strtoul(argv[2], NULL, 10), in_flight = strtoul(argv[3], NULL, 10);
    size_t requests = strtoul(argv[4], NULL, 10), ok = 0, other = 0;
    uint64_t seed = argc > 5 ? strtoull(argv[5], NULL, 10) : (uint64_t)system_now_ms();
    struct worker *workers = memory_new(clients, sizeof *workers);
    int64_t *latencies = memory_new(requests, sizeof *latencies);
    void *zmq_context = zmq_ctx_new();
    int64_t began = monotonic_us();

    for (size_t i = 0; i < clients; i++) {
        workers[i] = (struct worker){.zmq_context = zmq_context,
                                     .number = i,
                                     .in_flight = (in_flight + clients - 1 - i) / clients,
                                     .requests = requests / clients,
                                     .seed = seed,
                                     .latencies_us = latencies + i * (requests / clients)};
        pthread_create(&workers[i].thread, NULL, work, &workers[i]);
    }
    for (size_t i = 0; i < clients; i++) {
        pthread_join(workers[i].thread, NULL);
        ok += workers[i].ok;
        other += workers[i].other;
    }
    int64_t took = monotonic_us() - began;
    size_t count = requests / clients * clients;
    qsort(latencies, count, sizeof *latencies, compare);
    printf("{\"requests\": %zu, \"ok\": %zu, \"other\": %zu, \"per_second\": %.0f, \"p50_us\": %lld, "
           "\"p99_us\": %lld}\n",
           count, ok, other, (double)count * 1e6 / (double)took, (long long)latencies[count / 2],
           (long long)latencies[count * 99 / 100]);
    zmq_ctx_term(zmq_context);
    free(workers);
    free(latencies);
    return other == 0 ? 0 : 1;
}
