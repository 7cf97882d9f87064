#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "common/record/cursor.h"
#include "common/record/pack.h"
#include "common/service/service_internal.h"

enum { OUTBOXES = 32, OUTBOX_ANSWERS = 128, OUTBOX_BYTES = 40 << 10, ARRAY_HEADER = 3 };

/* Answers on their way to one peer that takes several to a message. */
struct outbox {
    uint32_t routing_id;
    uint32_t count;
    struct buffer headers, bodies;
};

static void put_count(struct buffer *buffer, uint32_t count)
{
    buffer->data[0] = 0xdc;
    buffer->data[1] = (uint8_t)(count >> 8);
    buffer->data[2] = (uint8_t)count;
}

/* A peer that does not read loses its answer; it repeats the request and gets it again. */
static void send_outbox(struct service *service, struct outbox *outbox)
{
    if (outbox->count == 0)
        return;
    put_count(&outbox->headers, outbox->count);
    put_count(&outbox->bodies, outbox->count);
    socket_send_to(service->requests, outbox->routing_id, buffer_span(&outbox->headers),
                   buffer_span(&outbox->bodies));
    outbox->count = 0;
}

void reply_flush(struct service *service)
{
    for (size_t i = 0; service->outboxes != NULL && i < OUTBOXES; i++)
        send_outbox(service, &service->outboxes[i]);
}

void reply_close(struct service *service)
{
    for (size_t i = 0; service->outboxes != NULL && i < OUTBOXES; i++) {
        buffer_close(&service->outboxes[i].headers);
        buffer_close(&service->outboxes[i].bodies);
    }
    free(service->outboxes);
}

static struct outbox *outbox_of(struct service *service, uint32_t routing_id)
{
    struct outbox *chosen = NULL;

    if (service->outboxes == NULL)
        service->outboxes = memory_new(OUTBOXES, sizeof *service->outboxes);
    for (size_t i = 0; i < OUTBOXES; i++) {
        struct outbox *outbox = &service->outboxes[i];

        if (outbox->count > 0 && outbox->routing_id == routing_id)
            return outbox;
        if (outbox->count == 0 && chosen == NULL)
            chosen = outbox;
    }
    if (chosen == NULL) {
        chosen = &service->outboxes[routing_id % OUTBOXES];
        send_outbox(service, chosen);
    }
    chosen->routing_id = routing_id;
    buffer_clear(&chosen->headers);
    buffer_clear(&chosen->bodies);
    buffer_append(&chosen->headers, "\xdc\0\0", ARRAY_HEADER);
    buffer_append(&chosen->bodies, "\xdc\0\0", ARRAY_HEADER);
    return chosen;
}

/* The bytes of a header up to its position, which is the last member: headers of one status differ
 * by id and position alone, and there is one for each answer. */
static void make_template(struct header_template *template, enum status status)
{
    struct reply_header header = {.v = 1, .id = {"where it stands"}};
    const char *word = enumeration_word(&statuses, (int)status);
    struct buffer bytes = {0};

    memcpy(header.status, word, strlen(word));
    record_encode(&reply_header_schema, &header, &bytes);
    template->size = bytes.size - 1; /* without the 0 of the position */
    assert(template->size <= sizeof template->bytes);
    memcpy(template->bytes, bytes.data, template->size);
    const uint8_t *id = memmem(template->bytes, template->size, &header.id, sizeof header.id);
    assert(id != NULL);
    template->id_at = (size_t)(id - template->bytes);
    buffer_close(&bytes);
}

static void encode_header(struct service *service, const struct id *id, enum status status,
                          int64_t position, struct buffer *out)
{
    struct header_template *template = &service->header_templates[status];
    msgpack_packer packer = packer_open(out);
    size_t start = out->size;

    if (template->size == 0)
        make_template(template, status);
    buffer_append(out, template->bytes, template->size);
    memcpy(out->data + start + template->id_at, id, sizeof *id);
    msgpack_pack_int64(&packer, position);
}

static void count_status(struct service *service, enum status status)
{
    struct counters *counters = &service->counters;
    int64_t *by_status[] = {NULL,
                            &counters->ok,
                            &counters->refused,
                            &counters->busy,
                            &counters->expired,
                            &counters->unavailable};

    ++*by_status[status];
}

/* A peer would drop the connection on such a frame, and ask the same again. */
static void refuse_size(struct service *service, uint32_t routing_id, bool is_packed,
                        const struct id *id)
{
    struct refusal refusal = {0};

    refuse(&refusal, ERROR_INVALID, "", "", "La réponse serait trop longue : demandez-en moins.");
    reply_refusal(service, routing_id, is_packed, id, STATUS_REFUSED, &refusal);
}

void reply_add(struct service *service, uint32_t routing_id, bool is_packed, const struct id *id,
               enum status status, int64_t position, struct span body)
{
    static const uint8_t empty_map[] = {0x80};

    if (body.size > WIRE_MOST_ANSWER - 1024) {
        refuse_size(service, routing_id, is_packed, id);
        return;
    }
    count_status(service, status);
    if (body.size == 0)
        body = (struct span){empty_map, sizeof empty_map};
    if (!is_packed || body.size > OUTBOX_BYTES / 2) {
        buffer_clear(&service->header);
        encode_header(service, id, status, position, &service->header);
        socket_send_to(service->requests, routing_id, buffer_span(&service->header), body);
        return;
    }
    struct outbox *outbox = outbox_of(service, routing_id);
    encode_header(service, id, status, position, &outbox->headers);
    buffer_append(&outbox->bodies, body.data, body.size);
    if (++outbox->count == OUTBOX_ANSWERS || outbox->bodies.size > OUTBOX_BYTES / 2)
        send_outbox(service, outbox);
}

struct span reply_refused(struct service *service, const struct refusal *refusal)
{
    struct refused refused = {0};

    snprintf(refused.code, sizeof refused.code, "%s", error_code_word(refusal->code));
    memcpy(refused.rule, refusal->rule, sizeof refused.rule);
    memcpy(refused.field, refusal->field, sizeof refused.field);
    memcpy(refused.text, refusal->text, sizeof refused.text);
    buffer_clear(&service->scratch);
    record_encode(&refused_schema, &refused, &service->scratch);
    return buffer_span(&service->scratch);
}

void reply_refusal(struct service *service, uint32_t routing_id, bool is_packed,
                   const struct id *id, enum status status, const struct refusal *refusal)
{
    reply_add(service, routing_id, is_packed, id, status, 0, reply_refused(service, refusal));
}

static bool has_member(const struct schema *schema, struct span name)
{
    for (size_t i = 0; i < schema->field_count; i++)
        if (schema->fields[i].name_length == name.size &&
            memcmp(schema->fields[i].name, name.data, name.size) == 0)
            return true;
    return false;
}

/* Copies pairs of the map as they are: the answer is a pure function of the event. */
void reply_from_event(const struct schema *reply, struct span event_body, struct buffer *out)
{
    struct cursor cursor = cursor_open(event_body);
    uint32_t count, kept = 0;
    size_t start = out->size;

    if (reply == NULL || cursor_map(&cursor, &count) < 0) {
        buffer_append(out, "\x80", 1);
        return;
    }
    buffer_append(out, "\xde\0\0", ARRAY_HEADER);
    for (uint32_t i = 0; i < count && kept < reply->field_count; i++) {
        const uint8_t *pair = cursor.at;
        struct span name, value;

        if (cursor_text(&cursor, &name) < 0 || cursor_pass(&cursor, &value) < 0)
            break;
        if (!has_member(reply, name))
            continue;
        buffer_append(out, pair, (size_t)(cursor.at - pair));
        kept++;
    }
    if (kept < 16) { /* to the byte what record_encode_selected makes of the decided event */
        memmove(out->data + start + 1, out->data + start + ARRAY_HEADER,
                out->size - start - ARRAY_HEADER);
        out->data[start] = (uint8_t)(0x80 | kept);
        out->size -= ARRAY_HEADER - 1;
    } else {
        out->data[start + 1] = (uint8_t)(kept >> 8);
        out->data[start + 2] = (uint8_t)kept;
    }
}
