/* What arrives on a feed socket, at both ends: the follower's own code takes any header and body,
 * and what it hands on is in order; the producer's decoders keep their bounds. */
/* Its decoder is private; there is no socket here.  NOLINTNEXTLINE(bugprone-suspicious-include) */
#include "common/wire/follower.c"

#include "common/wire/filter.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

enum { CURSOR_AT = 41 };

static void take_in_order(void *owner, const struct followed_batch *batch)
{
    int64_t *previous = owner;

    for (size_t i = 0; i < batch->count; i++) {
        const struct followed_event *event = &batch->events[i];

        if (event->position <= *previous || memchr(event->type, 0, sizeof event->type) == NULL ||
            memchr(event->principal, 0, sizeof event->principal) == NULL)
            abort();
        *previous = event->position;
    }
    if (batch->upto < *previous)
        abort();
    *previous = batch->upto;
}

static void stopped(void *owner, const struct error *error)
{
    (void)owner;
    if (error->text[0] == '\0')
        abort();
}

static void rest(void *owner)
{
    (void)owner;
}

/* As a follower that waits behind position 41. */
static void follow(struct span header, struct span body, bool is_filtered)
{
    static const struct follower_callbacks callbacks = {take_in_order, stopped};
    static struct followed_event events[EVENTS_MOST];
    static char empty[] = "", name[] = "fuzz";
    int64_t previous = CURSOR_AT;
    struct loop *loop = loop_open();
    struct follower follower = {.name = name,
                                .loop = loop,
                                .timer = loop_every(loop, 1000, rest, NULL),
                                .departements = empty,
                                .types = empty,
                                .callbacks = &callbacks,
                                .owner = &previous,
                                .is_filtered = is_filtered,
                                .is_open = true,
                                .subscription = {{1}},
                                .position = CURSOR_AT,
                                .events = events};
    struct socket_message message = {.header = header, .body = body, .is_whole = true};

    take(&follower, &message);
    take(&follower, &message); /* the same again does not continue */
    buffer_close(&follower.header);
    buffer_close(&follower.body);
    loop_unwatch(loop, follower.timer);
    loop_close(loop);
}

static void serve(struct span body)
{
    struct feed_open opening;
    struct feed_credit credit;
    struct filter filter;
    struct error error;

    if (record_decode(&feed_credit_schema, body, &credit, &error) == 0 &&
        (credit.events < 0 || credit.bytes < 0))
        abort();
    if (record_decode(&feed_open_schema, body, &opening, &error) < 0)
        return;
    if (opening.after < 0 || opening.credit_events < 1)
        abort();
    if (filter_read(&filter, opening.departements, opening.types, &error) == 0 &&
        filter.type_count > FILTER_MOST_TYPES)
        abort();
}

/* The first byte: filtered or not; two more: where the second frame begins. */
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    log_open("fuzz", LOG_LEVEL_ERROR);
    if (size < 3)
        return 0;
    size_t rest = size - 3, first = ((size_t)data[1] << 8 | data[2]) % (rest + 1);
    struct span header = {data + 3, first}, body = {data + 3 + first, rest - first};

    follow(header, body, (data[0] & 1) != 0);
    serve(body);
    return 0;
}
