#include "tests/unit/notes.h"

#include <stdlib.h>

#include "tests/unit/fake_journal.h"

struct note {
    int64_t number;
};
#define RECORD struct note
static const struct field note_fields[] = {
    {INTEGER(number), REQUIRED, "any"}
};
static const struct schema keep_schema = {.name = "note.keep", FIELDS(note_fields)};
const struct schema notes_kept_schema = {.name = "note.kept", FIELDS(note_fields)};
static const struct schema list_schema = {.name = "note.list", FIELDS(note_fields)};
#undef RECORD

static int keep(const struct context *context, const void *request, struct decision *out,
                struct refusal *refusal)
{
    (void)context;
    (void)refusal;
    decide_event(out, &notes_kept_schema, request, "");
    return 0;
}

static int list(const struct context *context, const void *request, struct buffer *reply,
                struct refusal *refusal)
{
    static const uint8_t long_text[32768] = {0x81, 0xa1, 'a', 0xda, 0x7f, 0xfa};

    (void)context;
    (void)request;
    (void)refusal;
    buffer_append(reply, long_text, sizeof long_text);
    return 0;
}

static void apply(void *state, const struct event *event)
{
    (void)state;
    (void)event;
}

static const struct request_rule requests[] = {
    {.request = &keep_schema, .roles = ~0u, .decide = keep},
    {.request = &list_schema, .roles = ~0u, .answer = list},
};
static const struct event_rule events[] = {
    {&notes_kept_schema, apply}
};
static const struct rules rules = {
    .name = "notes", .requests = requests, .request_count = 2, .events = events, .event_count = 1};
static const struct service_definition definition = {&rules, NULL};
static const struct request_rule *known[] = {&requests[0], &requests[1]};
int notes_open(void **state)
{
    struct service *service = memory_new(1, sizeof *service);

    fake_journal = (struct fake_journal){0};
    service->definition = &definition;
    service->rules = &rules;
    service->known = known;
    service->known_count = 2;
    service->settings = (struct service_settings){.request_window = 3600000, .batch_most = 512};
    service->clock = CLOCK_SYSTEM;
    service->instance = service->rules->name;
    service->follow = follow_open(service);
    service->is_serving = true;
    service->seen = seen_open();
    service->open = commit_batch_open();
    service->decision = decision_open();
    service->request_record_size = sizeof(struct note);
    service->request_records = memory_new(REQUEST_GROUP, sizeof(struct note));
    service->request_record = service->request_records;
    service->request_keys[service->request_key_count++] = (struct request_key){.number = 1};
    *state = service;
    return 0;
}

int notes_close(void **state)
{
    struct service *service = *state;

    follow_close(service->follow);
    reply_close(service);
    seen_close(service->seen);
    commit_batch_close(service->open);
    commit_batch_close(service->writing);
    commit_batch_close(service->spare);
    decision_close(service->decision);
    buffer_close(&service->body);
    buffer_close(&service->header);
    buffer_close(&service->scratch);
    free(service->request_records);
    free(service);
    return 0;
}
