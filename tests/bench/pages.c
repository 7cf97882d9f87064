/* pages - reads pages of 50 of a hub's worklist, one at a time, and tells how long an answer takes,
 * over CURVE.  One JSON line.
 *
 *   pages DIRECTORY HUB TIMES
 *
 * p50 and p99 are from the sending to the answer, over all questions; `slowest` is the question
 * with the highest median.  An operator who has nothing to do makes the hub look at every item.
 */
#include <sodium.h>
#include <string.h>
#include <unistd.h>
#include <zmq.h>

#include "common/messages/regional.h"
#include "tests/bench/measure.h"

static const struct {
    const char *name;
    struct item_list question;
} questions[] = {
    {"first", {.limit = 50}}, {"overdue", {.limit = 50, .window = WINDOW_OVERDUE}},
    {"week", {.limit = 50, .window = WINDOW_WEEK}},
    {"departement", {.limit = 50, .departement = "75"}},
    {"kind", {.limit = 50, .kind = ITEM_BILAN}},
    {"nobody",
     {
         .limit = 50,
         .operator= "nobody" } },
    };
enum { QUESTIONS = sizeof questions / sizeof questions[0] };

static size_t shown; /* items of all pages */

static int64_t ask(struct client *client, const struct item_list *question)
{
    static struct item_page page;
    struct buffer body = {0};
    struct error error;
    int64_t began = monotonic_us();

    if (client_call(client, &item_list_schema, question, &body, NULL, &error) < 0) {
        fprintf(stderr, "pages: %s\n", error.text);
        exit(1);
    }
    int64_t took = monotonic_us() - began;
    if (record_decode(&item_page_schema, buffer_span(&body), &page, &error) < 0) {
        fprintf(stderr, "pages: %s\n", error.text);
        exit(1);
    }
    shown += page.items_count;
    buffer_close(&body);
    return took;
}

int main(int argc, char **argv)
{
    if (argc != 4 || chdir(argv[1]) < 0 || sodium_init() < 0) {
        fputs("pages DIRECTORY HUB TIMES\n", stderr);
        return 2;
    }
    void *zmq_context = zmq_ctx_new();
    struct client *client = measure_connect(zmq_context, argv[2], "regional");
    size_t times = strtoul(argv[3], NULL, 10), slowest = 0;
    int64_t *took = memory_new(times * QUESTIONS, sizeof *took), slowest_us = 0;

    ask(client, &questions[0].question); /* the handshake */
    for (size_t i = 0; i < QUESTIONS; i++) {
        for (size_t n = 0; n < times; n++)
            took[i * times + n] = ask(client, &questions[i].question);
        int64_t median = measure_centile(took + i * times, times, 50);

        if (median > slowest_us) {
            slowest_us = median;
            slowest = i;
        }
    }
    printf("{\"questions\": %d, \"items\": %zu, \"p50_us\": %lld, \"p99_us\": %lld, "
           "\"slowest_us\": %lld, \"slowest\": \"%s\"}\n",
           QUESTIONS, shown, (long long)measure_centile(took, times * QUESTIONS, 50),
           (long long)measure_centile(took, times * QUESTIONS, 99), (long long)slowest_us,
           questions[slowest].name);
    client_close(client);
    zmq_ctx_term(zmq_context);
    free(took);
    return 0;
}
