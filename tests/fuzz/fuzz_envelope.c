/* What the door and the client do with the two frames of a message, packed or not: nothing is read
 * beyond its end, and what adds up comes in pairs. */
#include <stdlib.h>
#include <string.h>

#include "common/messages/system.h"
#include "common/record/cursor.h"
#include "common/service/service_internal.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

enum { PACK_MOST = 64 };

static void read_request(struct span header_bytes)
{
    struct request_header header;
    struct error error;

    if (record_decode(&request_header_schema, header_bytes, &header, &error) < 0)
        return;
    if (header.v != 1 || strlen(header.type) >= sizeof header.type || header.deadline_ms < 0)
        abort();
}

static void read_reply(struct span header_bytes, struct span body)
{
    struct reply_header header;
    struct refused refused;
    struct error error;
    struct answer answer = {.body = body};
    struct refusal refusal;

    if (record_decode(&reply_header_schema, header_bytes, &header, &error) < 0)
        return;
    answer_refusal(&answer, &refusal);
    record_decode(&refused_schema, body, &refused, &error);
}

static void read_frames(struct span header, struct span body)
{
    struct cursor headers = cursor_open(header), bodies = cursor_open(body);
    uint32_t count, body_count;

    if (cursor_peek(&headers) != CURSOR_ARRAY) {
        read_request(header);
        read_reply(header, body);
        return;
    }
    if (cursor_array(&headers, &count) < 0 || cursor_array(&bodies, &body_count) < 0 ||
        count != body_count || count > PACK_MOST)
        return;
    struct cursor next = headers;
    struct request_header decoded;
    struct error error;

    while (record_decode_next(&request_header_schema, &next, &decoded, &error) == 0)
        if (next.at > next.end)
            abort();
    for (uint32_t i = 0; i < count; i++) {
        struct span one, other;

        if (cursor_skip(&headers, &one) < 0 || cursor_skip(&bodies, &other) < 0)
            return;
        if (one.data + one.size > header.data + header.size ||
            other.data + other.size > body.data + body.size)
            abort();
        read_request(one);
        read_reply(one, other);
    }
}

/* Two bytes say where the second frame begins; each frame has a place of its own, so that its end
 * is seen. */
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    if (size < 2)
        return 0;
    size_t rest = size - 2, first = ((size_t)data[0] << 8 | data[1]) % (rest + 1);
    uint8_t *header = memory_new(1, first + 1), *body = memory_new(1, rest - first + 1);
    struct buffer reply = {0};

    memcpy(header, data + 2, first);
    memcpy(body, data + 2 + first, rest - first);
    read_frames((struct span){header, first}, (struct span){body, rest - first});
    reply_from_event(&service_status_reply_schema, (struct span){body, rest - first}, &reply);
    buffer_close(&reply);
    free(header);
    free(body);
    return 0;
}
