/* books_check - what books_keep was answered is still true, and the journal says the same.
 *
 *   books_check DIRECTORY BOOK [others]    `others`: they asked too, and are in no book
 *
 * Repeats every accepted request: the same answer.  Follows the journal from its beginning (the
 * follower verifies the chain): each request is there once, in its place, and at no moment are more
 * places held than allotted.
 */
#include <uthash.h>

#include "common/wire/follower.h"
#include "tests/integration/books.h"

enum { CHECK_MS = 120000, IN_FLIGHT = 512, ENVELOPES = 40 };

/* ---- the same answers ---- */
static bool get(FILE *file, void *data, size_t size)
{
    return fread(data, 1, size, file) == size;
}

static void read_body(FILE *file, struct buffer *buffer, uint64_t size)
{
    if (!get(file, buffer_reserve(buffer, size + 1), size))
        broken("the book ends too early");
    buffer->size = size;
}

static void read_book(const char *path, struct entries *entries)
{
    FILE *file = fopen(path, "rb");
    struct entry entry;
    uint64_t sizes[2];

    if (file == NULL)
        broken("%s cannot be read", path);
    while (get(file, &entry, sizeof entry) && get(file, sizes, sizeof sizes)) {
        entry.body = entry.answer = (struct buffer){0};
        read_body(file, &entry.body, sizes[0]);
        read_body(file, &entry.answer, sizes[1]);
        *entry_add(entries) = entry;
    }
    fclose(file);
}

/* Returns how many. */
static size_t repeat_of(void *zmq_context, const struct entries *entries, enum who who)
{
    struct client *client = tool_client(zmq_context, keys[who], 0);
    int64_t end = monotonic_ms() + CHECK_MS;
    size_t next = 0, answered = 0;
    struct answer answer;

    while (next < entries->count || client_in_flight(client) > 0) {
        for (; next < entries->count && client_in_flight(client) < IN_FLIGHT; next++) {
            struct entry *entry = &entries->list[next];

            if (entry->who == who && entry->status == STATUS_OK)
                client_send(client, &entry->id, entry->type, buffer_span(&entry->body), entry);
        }
        if (client_receive(client, 100, &answer) == 1) {
            entry_compare(answer.tag, &answer);
            answered++;
        }
        if (monotonic_ms() > end)
            broken("repeats of %s are not answered", keys[who]);
    }
    client_close(client);
    return answered;
}

/* ---- the journal ---- */

/* A request as the journal has it. */
struct found {
    struct id id;
    const struct entry *entry;
    int64_t first, last; /* positions; 0: not there */
    UT_hash_handle hh;
};

struct envelope {
    char region2013[3];
    int64_t allotted, held;
};

struct reader {
    void *zmq_context;
    struct found *by_id;
    struct envelope envelopes[ENVELOPES];
    size_t envelope_count;
    int64_t position, head;
    size_t strays; /* refused in the book, accepted in the journal */
    bool is_done;
    bool has_others;
};

static struct envelope *envelope_of(struct reader *reader, const char *region2013)
{
    for (size_t i = 0; i < reader->envelope_count; i++)
        if (strcmp(reader->envelopes[i].region2013, region2013) == 0)
            return &reader->envelopes[i];
    if (reader->envelope_count == ENVELOPES)
        broken("more regions than there are");
    struct envelope *envelope = &reader->envelopes[reader->envelope_count++];
    *envelope = (struct envelope){0};
    snprintf(envelope->region2013, sizeof envelope->region2013, "%s", region2013);
    return envelope;
}

static void decode(const struct followed_event *event, const struct schema *schema, void *out)
{
    struct error error;

    if (record_decode(schema, event->body, out, &error) < 0)
        broken("%s at position %lld: %s", event->type, (long long)event->position, error.text);
}

/* Q2: at no prefix of the journal are more places held than allotted. */
static void hold(struct reader *reader, const char *region2013, int64_t change, int64_t said,
                 const struct followed_event *event)
{
    struct envelope *envelope = envelope_of(reader, region2013);

    envelope->held += change;
    if (envelope->held > envelope->allotted)
        broken("region %s at position %lld: %lld places held, %lld allotted", region2013,
               (long long)event->position, (long long)envelope->held,
               (long long)envelope->allotted);
    if (envelope->held < 0 || envelope->held != said)
        broken("region %s at position %lld: %lld places held, the event says %lld", region2013,
               (long long)event->position, (long long)envelope->held, (long long)said);
}

static void count_places(struct reader *reader, const struct followed_event *event)
{
    static union {
        struct envelope_allotted allotted;
        struct job_approved approved;
        struct job_withdrawn withdrawn;
        struct job_closed closed;
    } it;

    if (strcmp(event->type, envelope_allotted_schema.name) == 0) {
        decode(event, &envelope_allotted_schema, &it);
        envelope_of(reader, it.allotted.region2013)->allotted = it.allotted.places;
    } else if (strcmp(event->type, job_approved_schema.name) == 0) {
        decode(event, &job_approved_schema, &it);
        hold(reader, it.approved.region2013, 1, it.approved.region_held, event);
    } else if (strcmp(event->type, job_withdrawn_schema.name) == 0) {
        decode(event, &job_withdrawn_schema, &it);
        if (it.withdrawn.frees)
            hold(reader, it.withdrawn.region2013, -1, it.withdrawn.region_held, event);
    } else if (strcmp(event->type, job_closed_schema.name) == 0) {
        decode(event, &job_closed_schema, &it);
        hold(reader, it.closed.region2013, -1, it.closed.region_held, event);
    }
}

/* A request's events stand together, once. */
static void find_request(struct reader *reader, const struct followed_event *event)
{
    struct found *found;

    if (id_is_none(&event->request))
        return;
    HASH_FIND(hh, reader->by_id, &event->request, sizeof event->request, found);
    if (found == NULL && reader->has_others)
        return;
    if (found == NULL || strcmp(keys[found->entry->who], event->principal) != 0)
        broken("position %lld: a request that the books do not know", (long long)event->position);
    if (event->ordinal == 0 && found->first != 0)
        broken("position %lld: the request of position %lld again", (long long)event->position,
               (long long)found->first);
    if (event->ordinal == 0)
        found->first = event->position;
    if (found->first + event->ordinal != event->position)
        broken("position %lld: its request's events do not stand together",
               (long long)event->position);
    found->last = event->position;
}

static void take_batch(void *owner, const struct followed_batch *batch)
{
    struct reader *reader = owner;

    for (size_t i = 0; i < batch->count; i++) {
        const struct followed_event *event = &batch->events[i];

        if (event->position != reader->position + 1)
            broken("position %lld follows %lld", (long long)event->position,
                   (long long)reader->position);
        reader->position = event->position;
        find_request(reader, event);
        count_places(reader, event);
    }
    reader->head = batch->head;
    reader->is_done = batch->upto >= batch->head;
}

static void stopped(void *owner, const struct error *error)
{
    (void)owner;
    broken("the journal cannot be followed: %s", error->text);
}

static void read_journal(struct reader *reader)
{
    static const struct follower_callbacks callbacks = {take_batch, stopped};
    struct follower_options options = {.endpoints =
                                           tool_endpoints("APPUI_TEST_FEED", REGISTRATION_FEED),
                                       .name = "books",
                                       .credit_events = 20000,
                                       .credit_bytes = 8 << 20};
    struct loop *loop = loop_open();
    struct error error;
    struct follower *follower;
    int64_t end = monotonic_ms() + CHECK_MS, taken = 0;

    if (key_pair_read("keys/operator.key", &options.keys, &error) < 0 ||
        key_public_read("keys/registration.pub", options.server_key, &error) < 0 ||
        (follower = follower_open(loop, reader->zmq_context, &options, &callbacks, reader,
                                  &error)) == NULL)
        broken("%s", error.text);
    while (!reader->is_done) {
        loop_turn(loop, 100);
        if (reader->position > taken)
            follower_taken(follower, taken = reader->position);
        if (monotonic_ms() > end)
            broken("the journal is not read to its end: %lld of %lld", (long long)reader->position,
                   (long long)reader->head);
    }
    follower_close(follower);
    loop_close(loop);
}

static void know(struct reader *reader, const struct entries *entries)
{
    for (size_t i = 0; i < entries->count; i++) {
        struct found *found = memory_new(1, sizeof *found);

        found->id = entries->list[i].id;
        found->entry = &entries->list[i];
        HASH_ADD(hh, reader->by_id, id, sizeof found->id, found);
    }
}

/* Also forgets them. */
static void check_places(struct reader *reader)
{
    struct found *found, *next;
    char id[ID_TEXT_SIZE];

    HASH_ITER(hh, reader->by_id, found, next)
    {
        const struct entry *entry = found->entry;
        bool is_ok = entry->status == STATUS_OK;

        id_format(&entry->id, id);
        if (is_ok && found->last != entry->position)
            broken("%s %s was accepted at position %lld; the journal has it at %lld", entry->type,
                   id, (long long)entry->position, (long long)found->last);
        reader->strays += !is_ok && found->last != 0;
        HASH_DEL(reader->by_id, found);
        free(found);
    }
}

int main(int argc, char **argv)
{
    static struct reader reader;
    struct entries entries = {0};
    size_t repeated = 0;

    if (argc < 3) {
        fputs("books_check DIRECTORY BOOK [others]\n", stderr);
        return 2;
    }
    reader.has_others = argc > 3;
    tool_enter(argv[1]);
    reader.zmq_context = zmq_ctx_new();
    read_book(argv[2], &entries);
    for (enum who who = 0; who < WHO_COUNT; who++)
        repeated += repeat_of(reader.zmq_context, &entries, who);
    know(&reader, &entries);
    read_journal(&reader);
    check_places(&reader);
    printf("%zu repeats answered as before, %lld events in order, %zu refused but accepted later\n",
           repeated, (long long)reader.position, reader.strays);
    zmq_ctx_term(reader.zmq_context);
    entries_close(&entries);
    return 0;
}
