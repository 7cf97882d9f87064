/* race_clients - clients racing for the last places of a region.
 *
 *   race_clients DIRECTORY CLIENTS JOBS PLACES
 *
 * JOBS jobs are proposed in one region with PLACES places; then each client, a thread with a
 * connection of its own, asks for the approval of all of them, in an order of its own.  Prints how
 * many were approved by each client and in all.  READY is printed when the race begins.
 */
#include <pthread.h>

#include "tests/integration/tool.h"

enum { RACE_MS = 60000 };

struct runner {
    pthread_t thread;
    void *zmq_context;
    const struct id *jobs;
    size_t job_count, number;
    size_t approved, refused;
    char unexpected[400];
};

static void take(struct runner *runner, const struct answer *answer)
{
    struct refusal refusal;

    if (answer->status == STATUS_OK) {
        runner->approved++;
        return;
    }
    answer_refusal(answer, &refusal);
    runner->refused++;
    /* No place is left (Q2), or another client was faster. */
    if (refusal.code != ERROR_CONFLICT)
        snprintf(runner->unexpected, sizeof runner->unexpected, "%s", refusal.text);
}

static void *run(void *owner)
{
    struct runner *runner = owner;
    struct client *client = tool_client(runner->zmq_context, "ministry", 0);
    int64_t end = monotonic_ms() + RACE_MS;
    struct answer answer;

    for (size_t i = 0; i < runner->job_count; i++) {
        size_t index = (i * 7 + runner->number * 13) % runner->job_count;
        struct job_approve approval = {.job = runner->jobs[index]};
        struct id id = id_new(system_now_ms());
        struct buffer body = {0};

        record_encode(&job_approve_schema, &approval, &body);
        client_send(client, &id, job_approve_schema.name, buffer_span(&body), NULL);
        buffer_close(&body);
        while (client_in_flight(client) > 16 && client_receive(client, 100, &answer) == 1)
            take(runner, &answer);
    }
    while (client_in_flight(client) > 0 && monotonic_ms() < end)
        if (client_receive(client, 100, &answer) == 1)
            take(runner, &answer);
    if (client_in_flight(client) > 0)
        snprintf(runner->unexpected, sizeof runner->unexpected, "%zu requests were never answered",
                 client_in_flight(client));
    client_close(client);
    return NULL;
}

static void prepare(void *zmq_context, struct id *jobs, size_t job_count, int64_t places)
{
    struct client *ministry = tool_client(zmq_context, "ministry", 20000);
    struct client *regional = tool_client(zmq_context, "regional", 20000);
    struct envelope_allot allotment = {.region2013 = "24", .places = places};
    uint64_t random = (uint64_t)system_now_ms();
    struct id employer = id_new(system_now_ms()), place = id_new(system_now_ms());
    struct employer_register employing = tool_employer(&random, employer, "18");
    struct place_register placing = tool_place(place, employer, "18");

    tool_call(ministry, &envelope_allot_schema, &allotment);
    tool_call(regional, &employer_register_schema, &employing);
    tool_call(regional, &place_register_schema, &placing);
    for (size_t i = 0; i < job_count; i++) {
        jobs[i] = id_new(system_now_ms());
        struct job_propose proposal = tool_job(jobs[i], employer, place);

        tool_call(regional, &job_propose_schema, &proposal);
    }
    client_close(regional);
    client_close(ministry);
}

int main(int argc, char **argv)
{
    if (argc != 5) {
        fputs("race_clients DIRECTORY CLIENTS JOBS PLACES\n", stderr);
        return 2;
    }
    tool_enter(argv[1]);
    size_t count = strtoul(argv[2], NULL, 10), job_count = strtoul(argv[3], NULL, 10), all = 0;
    struct id *jobs = memory_new(job_count, sizeof *jobs);
    struct runner *runners = memory_new(count, sizeof *runners);
    void *zmq_context = zmq_ctx_new();

    /* 7 and 13 walk through all jobs when their number has no factor 7. */
    if (job_count % 7 == 0)
        broken("a number of jobs without a factor 7, please");
    prepare(zmq_context, jobs, job_count, strtol(argv[4], NULL, 10));
    puts("READY");
    fflush(stdout);
    for (size_t i = 0; i < count; i++) {
        runners[i] = (struct runner){
            .zmq_context = zmq_context, .jobs = jobs, .job_count = job_count, .number = i};
        pthread_create(&runners[i].thread, NULL, run, &runners[i]);
    }
    for (size_t i = 0; i < count; i++) {
        pthread_join(runners[i].thread, NULL);
        all += runners[i].approved;
        if (runners[i].unexpected[0] != '\0')
            broken("client %zu: %s", i, runners[i].unexpected);
        if (runners[i].approved + runners[i].refused != job_count)
            broken("client %zu heard %zu answers for %zu requests", i,
                   runners[i].approved + runners[i].refused, job_count);
    }
    printf("approved %zu\n", all);
    zmq_ctx_term(zmq_context);
    free(runners);
    free(jobs);
    return 0;
}
