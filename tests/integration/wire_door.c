/* wire_door - what the door of a real registration does with what nobody should send.
 *
 *   wire_door DIRECTORY CASE
 */
#include <errno.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/un.h>

#include "tests/integration/wire_raw.h"

enum { SILENT = 1000, DEAF = 50000, GROWTH_KIB = 24 << 10 };

/* ---- strangers and roles ---- */

static void stranger(void)
{
    struct raw raw = raw_open("regional");
    int64_t before = raw_counter(raw.good, "strangers");
    void *socket = raw_connect(raw.zmq_context, "");
    int64_t end = monotonic_ms() + RAW_MS;

    while (raw_counter(raw.good, "strangers") == before)
        if (monotonic_ms() > end)
            broken("a stranger at the door is not counted");
    /* Never connected: nothing can even be queued (IMMEDIATE). */
    if (zmq_send(socket, "x", 1, ZMQ_DONTWAIT) >= 0)
        broken("a stranger got in");
    zmq_close(socket);
    raw_close(&raw);
}

static void role(void)
{
    struct raw raw = raw_open("prescriber");
    struct request_header header = {.id = id_new(system_now_ms())};
    struct job_approve approval = {.job = id_new(system_now_ms())};

    raw_ask(raw.socket, &header, &job_approve_schema, &approval);
    raw_expect(raw.socket, "refused", "forbidden");
    raw_close(&raw);
}

/* ---- frames ---- */

static void good_message(struct buffer *header, struct buffer *body)
{
    struct request_header head = {.v = 1, .id = id_new(system_now_ms()), .type = "place.register"};
    struct place_register place = raw_place("18");

    raw_header(header, &head);
    buffer_clear(body);
    record_encode(&place_register_schema, &place, body);
}

/* Sends what must be dropped without a word, and waits until it is counted. */
static void expect_dropped(struct raw *raw, const char *what, const struct span *frames,
                           size_t count)
{
    int64_t before = raw_counter(raw->good, "garbage");
    int64_t end = monotonic_ms() + RAW_MS;

    raw_send_frames(raw->socket, frames, count);
    while (raw_counter(raw->good, "garbage") != before + 1)
        if (monotonic_ms() > end)
            broken("%s: not counted as garbage", what);
}

static void expect_header_dropped(struct raw *raw, const char *what, struct span header)
{
    expect_dropped(raw, what,
                   (struct span[]){
                       header, {(const uint8_t *)"\x80", 1}
    },
                   2);
}

static void frames(void)
{
    static const size_t counts[] = {1, 3, 10};
    struct raw raw = raw_open("regional");
    struct buffer header = {0}, body = {0};

    for (size_t i = 0; i < 3; i++) {
        struct span list[RAW_FRAMES];

        good_message(&header, &body);
        for (size_t k = 0; k < counts[i]; k++)
            list[k] = k == 0 ? buffer_span(&header) : buffer_span(&body);
        expect_dropped(&raw, "a wrong number of frames", list, counts[i]);
    }
    expect_dropped(&raw, "two empty frames",
                   (struct span[]){
                       {NULL, 0},
                       {NULL, 0}
    },
                   2);
    expect_dropped(&raw, "an empty frame",
                   (struct span[]){
                       {NULL, 0}
    },
                   1);
    good_message(&header, &body);
    expect_dropped(&raw, "an empty header",
                   (struct span[]){
                       {NULL, 0},
                       buffer_span(&body)
    },
                   2);
    raw_send(raw.socket, buffer_span(&header), buffer_span(&body));
    raw_expect(raw.socket, "ok", "");
    buffer_close(&header);
    buffer_close(&body);
    raw_close(&raw);
}

/* Headers that end early, nest, lie, or are not for us. */
static void headers(void)
{
    struct raw raw = raw_open("regional");
    struct buffer header = {0}, body = {0};
    uint8_t deep[2000];

    good_message(&header, &body);
    for (size_t size = 1; size < header.size; size++)
        expect_header_dropped(&raw, "a truncated header", (struct span){header.data, size});
    memset(deep, 0x91, sizeof deep);
    expect_header_dropped(&raw, "deep nesting", (struct span){deep, sizeof deep});
    expect_header_dropped(&raw, "a map that lies",
                          (struct span){(const uint8_t *)"\xdf\xff\xff\xff\xff\xa1v\x01", 8});
    expect_header_dropped(&raw, "an array that lies",
                          (struct span){(const uint8_t *)"\xdd\xff\xff\xff\xff\x80", 6});
    expect_header_dropped(&raw, "a text that lies",
                          (struct span){(const uint8_t *)"\x81\xdb\xff\xff\xff\xff", 6});
    expect_header_dropped(&raw, "an extension",
                          (struct span){(const uint8_t *)"\x81\xa1v\xd4\x01\x00", 6});
    struct request_header later = {.v = 2, .id = id_new(system_now_ms()), .type = "job.get"};
    raw_header(&header, &later);
    expect_header_dropped(&raw, "an unknown version", buffer_span(&header));
    buffer_append(&header, "x", 1);
    expect_header_dropped(&raw, "a trailing byte", buffer_span(&header));
    buffer_close(&header);
    buffer_close(&body);
    raw_close(&raw);
}

/* A header that can be read gets an answer, whatever the body is. */
static void bodies(void)
{
    struct raw raw = raw_open("regional");
    struct buffer header = {0}, body = {0};
    uint8_t deep[2000];
    struct request_header unknown = {.v = 1, .id = id_new(system_now_ms()), .type = "job.dream"};

    good_message(&header, &body);
    for (size_t size = 0; size < body.size; size++) {
        raw_send(raw.socket, buffer_span(&header), (struct span){body.data, size});
        raw_expect(raw.socket, "refused", "invalid");
    }
    memset(deep, 0x91, sizeof deep);
    raw_send(raw.socket, buffer_span(&header), (struct span){deep, sizeof deep});
    raw_expect(raw.socket, "refused", "invalid");
    raw_send(raw.socket, buffer_span(&header),
             (struct span){(const uint8_t *)"\xdf\xff\xff\xff\xff\xa4name", 10});
    raw_expect(raw.socket, "refused", "invalid");
    raw_send(raw.socket, buffer_span(&header), buffer_span(&body));
    raw_expect(raw.socket, "ok", "");
    raw_header(&header, &unknown);
    raw_send(raw.socket, buffer_span(&header), buffer_span(&body));
    raw_expect(raw.socket, "refused", "not_found");
    buffer_close(&header);
    buffer_close(&body);
    raw_close(&raw);
}

/* More than 64 KiB a frame: the connection is closed, the others are served. */
static void oversized(void)
{
    struct raw raw = raw_open("regional");
    struct buffer header = {0}, body = {0};
    size_t size = 1 << 20;
    uint8_t *large = memory_new(1, size);

    good_message(&header, &body);
    for (int i = 0; i < 20; i++) {
        raw_send(raw.socket, buffer_span(&header), (struct span){large, size});
        raw_status(raw.good);
    }
    raw_expect_silence(raw.socket);
    raw_status(raw.good);
    free(large);
    buffer_close(&header);
    buffer_close(&body);
    raw_close(&raw);
}

/* ---- sockets ---- */

static int plain_connect(void)
{
    struct sockaddr_un address = {.sun_family = AF_UNIX, .sun_path = "run/registration.requests"};
    int fd = socket(AF_UNIX, SOCK_STREAM, 0);
    int64_t end = monotonic_ms() + RAW_MS;

    if (fd < 0)
        broken("no socket: %s", strerror(errno));
    while (connect(fd, (const struct sockaddr *)&address, sizeof address) < 0)
        if (errno != EAGAIN || monotonic_ms() > end)
            broken("no connection: %s", strerror(errno));
    return fd;
}

/* Bytes that are no ZMTP, and ZMTP that breaks off. */
static void garbage(void)
{
    static const uint8_t greeting[] = "\xff\0\0\0\0\0\0\0\1\x7f\3\0CURVE";
    struct raw raw = raw_open("regional");
    uint8_t noise[4096];

    for (int i = 0; i < 200; i++) {
        int fd = plain_connect();

        randombytes_buf(noise, sizeof noise);
        if (i % 2 == 0 && write(fd, greeting, 1 + (size_t)i % 17) < 0)
            broken("a greeting cannot be written");
        /* May be refused half-way: that is the point. */
        (void)!send(fd, noise, (size_t)i * 20, MSG_NOSIGNAL);
        close(fd);
        raw_status(raw.good);
    }
    raw_close(&raw);
}

static int64_t memory_of(struct raw *raw)
{
    return raw_status(raw->good).memory_kib;
}

/* A thousand connections that say nothing: the others are served, and memory stays bounded. */
static void silent(void)
{
    struct raw raw = raw_open("regional");
    struct rlimit limit;
    int fds[SILENT];

    if (getrlimit(RLIMIT_NOFILE, &limit) == 0) {
        limit.rlim_cur = limit.rlim_max;
        setrlimit(RLIMIT_NOFILE, &limit);
    }
    int64_t before = memory_of(&raw);
    for (size_t i = 0; i < SILENT; i++) {
        fds[i] = plain_connect();
        if (i % 100 == 0)
            raw_status(raw.good);
    }
    int64_t with = memory_of(&raw);
    if (with - before > GROWTH_KIB)
        broken("%d silent connections take %lld KiB", SILENT, (long long)(with - before));
    printf("%d silent connections: %lld KiB more\n", SILENT, (long long)(with - before));
    for (size_t i = 0; i < SILENT; i++)
        close(fds[i]);
    raw_status(raw.good);
    raw_close(&raw);
}

/* One who asks and never reads the answers costs no more than its queue. */
static void deaf(void)
{
    struct raw raw = raw_open("regional");
    struct service_status ask = {0};
    int64_t before = memory_of(&raw);

    for (int i = 0; i < DEAF; i++) {
        struct request_header header = {.id = id_new(system_now_ms())};

        raw_ask(raw.socket, &header, &service_status_schema, &ask);
        if (i % 5000 == 0)
            raw_status(raw.good);
    }
    int64_t with = memory_of(&raw);
    if (with - before > GROWTH_KIB)
        broken("one who never reads takes %lld KiB", (long long)(with - before));
    raw_close(&raw);
}

/* ---- the feed ---- */

static void expect_feed_dropped(struct raw *raw, const char *name, const char *type)
{
    void *socket =
        raw_connect_to(raw->zmq_context, name, "registration", "ipc://run/registration.feed");
    struct feed_header header = {.v = 1, .subscription = {{1}}};
    struct buffer bytes = {0};
    int64_t before = raw_counter(raw->good, "garbage");
    int64_t end = monotonic_ms() + RAW_MS;

    snprintf(header.type, sizeof header.type, "%s", type);
    record_encode(&feed_header_schema, &header, &bytes);
    raw_send(socket, buffer_span(&bytes), (struct span){(const uint8_t *)"\x80", 1});
    while (raw_counter(raw->good, "garbage") != before + 1)
        if (monotonic_ms() > end)
            broken("%s of %s on the feed: not dropped", type, name);
    buffer_close(&bytes);
    zmq_close(socket);
}

static void feed(void)
{
    struct raw raw = raw_open("regional");

    expect_feed_dropped(&raw, "prescriber", "ping"); /* may not follow at all */
    expect_feed_dropped(&raw, "operator", "open");   /* without a body that says from where */
    expect_feed_dropped(&raw, "operator", "credit");
    expect_feed_dropped(&raw, "operator", "events"); /* the producer's word */
    expect_feed_dropped(&raw, "operator", "dream");
    raw_close(&raw);
}

int main(int argc, char **argv)
{
    static const struct {
        const char *name;
        void (*run)(void);
    } cases[] = {
        {"stranger",  stranger },
        {"role",      role     },
        {"frames",    frames   },
        {"headers",   headers  },
        {"bodies",    bodies   },
        {"oversized", oversized},
        {"garbage",   garbage  },
        {"silent",    silent   },
        {"deaf",      deaf     },
        {"feed",      feed     },
    };

    if (argc != 3) {
        fputs("wire_door DIRECTORY CASE\n", stderr);
        return 2;
    }
    tool_enter(argv[1]);
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++)
        if (strcmp(cases[i].name, argv[2]) == 0) {
            cases[i].run();
            return 0;
        }
    broken("no case %s", argv[2]);
}
