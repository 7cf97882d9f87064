/* visible - from the answer to a command until the figures hold it.  One JSON line.
 *
 *   visible DIRECTORY RATE <requests.jsonl
 *
 * Sends the lines (as `appui scenario --requests` prints them) on an open schedule of RATE a
 * second, each as its principal; {"wait": true} holds what follows back until everything before is
 * answered, and the schedule then catches up.  A reader of its own connection reads an indicator
 * every 5 ms; the receipt of its answer says how far the figures had come.  What was answered at
 * position P is visible when the first such answer with P or more has arrived.
 */
#include <jansson.h>
#include <pthread.h>
#include <sodium.h>
#include <stdatomic.h>
#include <string.h>
#include <time.h>
#include <unistd.h>
#include <zmq.h>

#include "common/messages/registration.h"
#include "common/messages/reporting.h"
#include "common/messages/system.h"
#include "tests/bench/measure.h"

enum {
    PRINCIPALS_MOST = 8,
    POLL_US = 5000,
    REST_US = 200,
    LINES_MOST = 2000000,
    LAST_LOOK_US = 5000000
};

struct command {
    struct id id;
    const struct schema *schema; /* NULL: wait */
    size_t client;
    struct buffer body;
    int64_t position, answered_us;
};

/* How far the figures had come when the reader heard of it. */
struct sight {
    int64_t position, seen_us;
};

struct measure {
    void *zmq_context;
    char principals[PRINCIPALS_MOST][40];
    struct client *clients[PRINCIPALS_MOST];
    size_t client_count;
    struct command *commands;
    size_t count;
    struct sight *sights;
    size_t sight_count, sight_size;
    atomic_llong wanted; /* position that ends the reading; -1: not known yet */
    size_t ok, refused;
    int64_t took_us;
};

/* ---- the lines ---- */

static const struct schema *schema_named(const char *name)
{
    for (size_t i = 0; i < registration_request_count; i++)
        if (strcmp(registration_requests[i]->name, name) == 0)
            return registration_requests[i];
    return strcmp(name, clock_advance_schema.name) == 0 ? &clock_advance_schema : NULL;
}

static size_t client_of(struct measure *measure, const char *principal)
{
    for (size_t i = 0; i < measure->client_count; i++)
        if (strcmp(measure->principals[i], principal) == 0)
            return i;
    if (measure->client_count == PRINCIPALS_MOST) {
        fputs("visible: too many principals\n", stderr);
        exit(2);
    }
    size_t added = measure->client_count++;
    snprintf(measure->principals[added], sizeof measure->principals[added], "%s", principal);
    measure->clients[added] = measure_connect(measure->zmq_context, "registration", principal);
    return added;
}

static int read_line(struct measure *measure, const char *text)
{
    static char record[1 << 20];
    struct command *command = &measure->commands[measure->count];
    json_t *line = json_loads(text, 0, NULL);
    const char *type = json_string_value(json_object_get(line, "type"));
    const char *id = json_string_value(json_object_get(line, "id"));
    struct error error;
    int status = 0;

    *command = (struct command){0};
    if (type != NULL) {
        command->schema = schema_named(type);
        command->client = client_of(measure, json_string_value(json_object_get(line, "as")));
        if (command->schema == NULL || command->schema->size > sizeof record || id == NULL ||
            id_parse(id, &command->id) < 0 ||
            record_from_json(command->schema, json_object_get(line, "body"), record, &error) < 0)
            status = -1;
        else
            record_encode(command->schema, record, &command->body);
    }
    json_decref(line);
    measure->count += status == 0;
    return status;
}

static void read_lines(struct measure *measure)
{
    char *line = NULL;
    size_t size = 0;

    measure->commands = memory_new(LINES_MOST, sizeof *measure->commands);
    while (getline(&line, &size, stdin) > 0 && measure->count < LINES_MOST)
        if (read_line(measure, line) < 0) {
            fprintf(stderr, "visible: not a request: %s", line);
            exit(2);
        }
    free(line);
}

/* ---- the reader ---- */

static int64_t look(struct client *client)
{
    static const struct indicator_read question = {.id = "entrees"};
    struct indicator_read_reply *reply = memory_new(1, sizeof *reply);
    struct buffer body = {0};
    struct error error;
    int64_t position = -1;

    if (client_call(client, &indicator_read_schema, &question, &body, NULL, &error) < 0 ||
        record_decode(&indicator_read_reply_schema, buffer_span(&body), reply, &error) < 0) {
        fprintf(stderr, "visible: %s\n", error.text);
        exit(1);
    }
    for (size_t i = 0; i < reply->receipt.sources_count; i++)
        if (strcmp(reply->receipt.sources[i].source, "registration") == 0)
            position = reply->receipt.sources[i].position;
    buffer_close(&body);
    free(reply);
    return position;
}

static void *read_figures(void *owner)
{
    struct measure *measure = owner;
    struct client *client = measure_connect(measure->zmq_context, "reporting", "ministry");
    int64_t ended_us = 0;

    for (;;) {
        int64_t began = monotonic_us(), position = look(client), now = monotonic_us();
        long long wanted = atomic_load(&measure->wanted);

        if (measure->sight_count == measure->sight_size) {
            measure->sight_size = measure->sight_size == 0 ? 4096 : 2 * measure->sight_size;
            measure->sights =
                memory_resize(measure->sights, measure->sight_size, sizeof *measure->sights);
        }
        measure->sights[measure->sight_count++] = (struct sight){position, now};
        if (wanted >= 0 && ended_us == 0)
            ended_us = now;
        if (wanted >= 0 && (position >= wanted || now - ended_us > LAST_LOOK_US))
            break;
        if (now - began < POLL_US)
            usleep((useconds_t)(POLL_US - (now - began)));
    }
    client_close(client);
    return NULL;
}

/* ---- the sender ---- */

static size_t take_answers(struct measure *measure)
{
    struct answer answer;
    size_t taken = 0;

    for (size_t i = 0; i < measure->client_count; i++)
        while (client_receive(measure->clients[i], 0, &answer) == 1) {
            struct command *command = answer.tag;
            struct refusal refusal;

            taken++;
            if (answer.status == STATUS_OK) {
                command->position = answer.position;
                command->answered_us = monotonic_us();
                measure->ok++;
            } else if (measure->refused++ < 3) {
                answer_refusal(&answer, &refusal);
                fprintf(stderr, "visible: %s: %s\n", command->schema->name, refusal.text);
            }
        }
    return taken;
}

static void send_all(struct measure *measure, double rate)
{
    int64_t began = monotonic_us();
    size_t in_flight = 0, scheduled = 0, next = 0;

    while (next < measure->count || in_flight > 0) {
        int64_t due = (int64_t)((double)(monotonic_us() - began) * rate / 1e6);

        for (; next < measure->count && (int64_t)scheduled <= due; next++) {
            struct command *command = &measure->commands[next];

            if (command->schema == NULL) {
                if (in_flight > 0)
                    break;
                continue;
            }
            client_send(measure->clients[command->client], &command->id, command->schema->name,
                        buffer_span(&command->body), command);
            in_flight++;
            scheduled++;
        }
        size_t taken = take_answers(measure);
        in_flight -= taken;
        if (taken == 0)
            usleep(REST_US);
    }
    measure->took_us = monotonic_us() - began;
}

/* ---- what came of it ---- */

static int by_position(const void *a, const void *b)
{
    const struct command *x = a, *y = b;

    return (x->position > y->position) - (x->position < y->position);
}

static size_t match(struct measure *measure, int64_t *delays)
{
    size_t sight = 0, found = 0;

    qsort(measure->commands, measure->count, sizeof *measure->commands, by_position);
    for (size_t i = 0; i < measure->count; i++) {
        const struct command *command = &measure->commands[i];

        if (command->answered_us == 0)
            continue;
        while (sight < measure->sight_count && measure->sights[sight].position < command->position)
            sight++;
        if (sight == measure->sight_count)
            delays[found++] = LAST_LOOK_US; /* never seen */
        else
            delays[found++] = measure->sights[sight].seen_us > command->answered_us
                                  ? measure->sights[sight].seen_us - command->answered_us
                                  : 0;
    }
    return found;
}

int main(int argc, char **argv)
{
    static struct measure measure = {.wanted = -1};
    pthread_t reader;
    int64_t last = 0;

    if (argc != 3 || chdir(argv[1]) < 0 || sodium_init() < 0) {
        fputs("visible DIRECTORY RATE <requests.jsonl\n", stderr);
        return 2;
    }
    measure.zmq_context = zmq_ctx_new();
    read_lines(&measure);
    pthread_create(&reader, NULL, read_figures, &measure);
    send_all(&measure, strtod(argv[2], NULL));
    for (size_t i = 0; i < measure.count; i++)
        if (measure.commands[i].position > last)
            last = measure.commands[i].position;
    atomic_store(&measure.wanted, last);
    pthread_join(reader, NULL);
    int64_t *delays = memory_new(measure.count, sizeof *delays);
    size_t count = match(&measure, delays);
    printf("{\"ok\": %zu, \"refused\": %zu, \"per_second\": %.0f, \"reads_per_second\": %.0f, "
           "\"p50_us\": %lld, "
           "\"p99_us\": %lld, \"most_us\": %lld}\n",
           measure.ok, measure.refused, (double)measure.ok * 1e6 / (double)measure.took_us,
           (double)measure.sight_count * 1e6 / (double)measure.took_us,
           (long long)measure_centile(delays, count, 50),
           (long long)measure_centile(delays, count, 99),
           (long long)measure_centile(delays, count, 100));
    for (size_t i = 0; i < measure.client_count; i++)
        client_close(measure.clients[i]);
    zmq_ctx_term(measure.zmq_context);
    for (size_t i = 0; i < measure.count; i++)
        buffer_close(&measure.commands[i].body);
    free(measure.commands);
    free(measure.sights);
    free(delays);
    return measure.ok > 0 ? 0 : 1;
}
