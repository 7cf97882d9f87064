/* cuts - reads declared cuts of the figures, one at a time, and tells how long an answer takes. One
 * JSON line.
 *
 *   cuts DIRECTORY TIMES
 *
 * Each round reads every cut of the list below once, as the ministry, over CURVE; p50 and p99 are
 * from the sending to the answer, over all of them; `slowest` is the cut with the highest median.
 * None may be computed from the facts.
 */
#include <sodium.h>
#include <string.h>
#include <unistd.h>
#include <zmq.h>

#include "common/messages/reporting.h"
#include "tests/bench/measure.h"

/* month × axis, month × territory × axis */
static const struct indicator_read cuts[] = {
    {.id = "entrees",  .by = {AXIS_MONTH},                  .by_count = 1       },
    {.id = "entrees",  .by = {AXIS_MONTH, AXIS_METIER},     .by_count = 2       },
    {.id = "entrees",  .by = {AXIS_REGION2013},             .by_count = 1       },
    {.id = "stock",    .by = {AXIS_MONTH, AXIS_REGION2016}, .by_count = 2       },
    {.id = "stock",
     .by = {AXIS_MONTH, AXIS_DEPARTEMENT},
     .by_count = 2,
     .where = {{AXIS_FORM, "association"}},
     .where_count = 1},
    {.id = "femmes", .by = {AXIS_AGE},                                    .by_count = 1                                          },
    {.id = "niveau",   .by = {AXIS_MONTH, AXIS_LEVEL},   .by_count = 2},
    {.id = "realisation",   .by = {AXIS_REGION2013},                                    .by_count = 1                                                                      },
    {.id = "rupture",   .by = {AXIS_MONTH},   .by_count = 1},
    {.id = "rupture_motif",   .by = {AXIS_MOTIVE},                                    .by_count = 1                                                                                                 },
    {.id = "sortie_positive",   .by = {AXIS_MONTH},   .by_count = 1},
    {.id = "aide",   .by = {AXIS_MONTH},                                    .by_count = 1                                                                                                                                             },
};
enum { CUTS = sizeof cuts / sizeof cuts[0] };

static int64_t read_once(struct client *client, const struct indicator_read *cut,
                         struct indicator_read_reply *reply)
{
    struct buffer body = {0};
    struct error error;
    int64_t began = monotonic_us();

    if (client_call(client, &indicator_read_schema, cut, &body, NULL, &error) < 0) {
        fprintf(stderr, "cuts: %s: %s\n", cut->id, error.text);
        exit(1);
    }
    int64_t took = monotonic_us() - began;
    if (record_decode(&indicator_read_reply_schema, buffer_span(&body), reply, &error) < 0 ||
        reply->from_facts) {
        fprintf(stderr, "cuts: %s is not a declared cut\n", cut->id);
        exit(1);
    }
    buffer_close(&body);
    return took;
}

int main(int argc, char **argv)
{
    if (argc != 3 || chdir(argv[1]) < 0 || sodium_init() < 0) {
        fputs("cuts DIRECTORY TIMES\n", stderr);
        return 2;
    }
    void *zmq_context = zmq_ctx_new();
    struct client *client = measure_connect(zmq_context, "reporting", "ministry");
    struct indicator_read_reply *reply = memory_new(1, sizeof *reply);
    size_t times = strtoul(argv[2], NULL, 10), slowest = 0;
    int64_t *took = memory_new(times * CUTS, sizeof *took), slowest_us = 0;

    for (size_t cut = 0; cut < CUTS; cut++) {
        read_once(client, &cuts[cut], reply); /* plans and caches */
        for (size_t i = 0; i < times; i++)
            took[cut * times + i] = read_once(client, &cuts[cut], reply);
        int64_t median = measure_centile(took + cut * times, times, 50);

        if (median > slowest_us) {
            slowest_us = median;
            slowest = cut;
        }
    }
    printf("{\"cuts\": %d, \"p50_us\": %lld, \"p99_us\": %lld, \"slowest_us\": %lld, \"slowest\": "
           "\"%s\"}\n",
           CUTS, (long long)measure_centile(took, times * CUTS, 50),
           (long long)measure_centile(took, times * CUTS, 99), (long long)slowest_us,
           cuts[slowest].id);
    client_close(client);
    zmq_ctx_term(zmq_context);
    free(took);
    free(reply);
    return 0;
}
