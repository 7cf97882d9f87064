/* A request that was executed is answered as the first time whatever happened since, and who asks
 * cannot make the service remember without end: request.c and commit.c over a journal that only
 * counts. */
#include "common/service/service_internal.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include "common/id/id.h"

/* Last: its fail() hides ours. */
#include <cmocka.h>

/* ---- the journal
 * -------------------------------------------------------------------------------------- */

static int64_t position;
static size_t reads;

int64_t journal_position(const struct journal *journal)
{
    (void)journal;
    return position;
}

int64_t journal_committed(const struct journal *journal)
{
    (void)journal;
    return position;
}

struct hash journal_hash(const struct journal *journal)
{
    (void)journal;
    return (struct hash){{0}};
}

struct id journal_epoch(const struct journal *journal)
{
    (void)journal;
    return (struct id){{0}};
}

bool journal_is_ready(const struct journal *journal)
{
    (void)journal;
    return true;
}

void journal_batch_add(struct journal *journal, struct journal_batch *batch,
                       struct journal_row *row)
{
    (void)journal;
    row->position = ++position;
    batch->ends = memory_resize(batch->ends, batch->count + 1, sizeof *batch->ends);
    journal_encode(row, &batch->records);
    batch->ends[batch->count++] = batch->records.size;
}

void journal_append(struct journal *journal, struct journal_batch *batch)
{
    (void)journal;
    (void)batch;
}

void journal_pretend(struct journal *journal, struct journal_batch *batch)
{
    journal_append(journal, batch);
}

void journal_restart(struct journal *journal)
{
    (void)journal;
}

const char *journal_error(const struct journal *journal)
{
    (void)journal;
    return "";
}

const char *journal_sqlstate(const struct journal *journal)
{
    (void)journal;
    return "";
}

void journal_read(struct journal *journal, int64_t after, int64_t count,
                  database_result_function *rows, void *owner)
{
    (void)journal;
    (void)after;
    (void)count;
    (void)rows;
    free(owner);
    reads++;
}

void journal_read_vault(struct journal *journal, const struct id *id, const char *kind,
                        database_result_function *row, void *owner)
{
    (void)id;
    (void)kind;
    journal_read(journal, 0, 0, row, owner);
}

void journal_result_row(const PGresult *result, int index, struct journal_row *row,
                        struct hash *hash)
{
    (void)result;
    (void)index;
    (void)row;
    (void)hash;
}

/* ---- a service with one command and one query
 * ---------------------------------------------------------- */

struct note {
    int64_t number;
};
#define RECORD struct note
static const struct field note_fields[] = {
    {INTEGER(number), REQUIRED, "any"}
};
static const struct schema keep_schema = {.name = "note.keep", FIELDS(note_fields)};
static const struct schema kept_schema = {.name = "note.kept", FIELDS(note_fields)};
static const struct schema list_schema = {.name = "note.list", FIELDS(note_fields)};
#undef RECORD

static int keep(const struct context *context, const void *request, struct decision *out,
                struct refusal *refusal)
{
    (void)context;
    (void)refusal;
    decide_event(out, &kept_schema, request, "");
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
    {&kept_schema, apply}
};
static const struct rules rules = {
    .name = "notes", .requests = requests, .request_count = 2, .events = events, .event_count = 1};
static const struct service_definition definition = {&rules, NULL};
static const struct request_rule *known[] = {&requests[0], &requests[1]};
static const struct caller caller = {
    .principal = "hub", .role = ROLE_REGIONAL, .territory = {.everywhere = true}};

static int open_service(void **state)
{
    struct service *service = memory_new(1, sizeof *service);

    position = 0;
    reads = 0;
    service->definition = &definition;
    service->rules = &rules;
    service->known = known;
    service->known_count = 2;
    service->settings = (struct service_settings){.request_window = 3600000, .batch_most = 512};
    service->clock = CLOCK_SYSTEM;
    service->is_serving = true;
    service->seen = seen_open();
    service->open = batch_open();
    service->decision = decision_open();
    service->request_record = memory_new(1, sizeof(struct note));
    service->request_keys[service->request_key_count++] = (struct request_key){.number = 1};
    *state = service;
    return 0;
}

static int close_service(void **state)
{
    struct service *service = *state;

    reply_close(service);
    seen_close(service->seen);
    batch_close(service->open);
    batch_close(service->writing);
    batch_close(service->spare);
    decision_close(service->decision);
    buffer_close(&service->body);
    buffer_close(&service->header);
    buffer_close(&service->scratch);
    free(service->request_record);
    free(service);
    return 0;
}

static void ask(struct service *service, const char *type, struct id id, bool is_late)
{
    static const uint8_t body[] = {0x81, 0xa6, 'n', 'u', 'm', 'b', 'e', 'r', 7};
    struct incoming incoming = {
        .id = id, .caller = &caller, .type = type, .body = {body, sizeof body},
                   .is_late = is_late
    };

    request_take(service, &incoming);
}

/* The open batch goes to the database, which does not answer yet. */
static void write_batch(struct service *service)
{
    commit_turn(service);
    assert_non_null(service->writing);
}

/* As after a COMMIT, without a feed. */
static void commit(struct service *service)
{
    batch_close(service->writing);
    service->writing = NULL;
}

/* ---- stories
 * ------------------------------------------------------------------------------------------- */

static void test_a_new_request_after_its_deadline_is_not_executed(void **state)
{
    struct service *service = *state;

    ask(service, "note.keep", id_new(system_now_ms()), true);
    assert_int_equal(position, 0);
    assert_int_equal(service->counters.expired, 1);
}

static void test_a_repeat_after_its_deadline_is_answered_like_the_first(void **state)
{
    struct service *service = *state;
    struct id id = id_new(system_now_ms());

    ask(service, "note.keep", id, false);
    ask(service, "note.keep", id, true);
    assert_int_equal(position, 1);
    assert_int_equal(service->open->waiting_count, 2);
    assert_int_equal(service->open->waiting[1].status, STATUS_OK);
    write_batch(service);
    commit(service);
    ask(service, "note.keep", id, true);
    assert_int_equal(reads, 1);
    assert_int_equal(service->counters.expired, 0);
}

static void test_a_repeat_after_the_window_is_answered_while_it_is_remembered(void **state)
{
    struct service *service = *state;
    struct id id = id_new(system_now_ms() - 3590000);

    ask(service, "note.keep", id, false);
    service->last_recorded_at = system_now_ms() + 60000; /* a minute later */
    ask(service, "note.keep", id, false);
    assert_int_equal(position, 1);
    assert_int_equal(service->open->waiting[1].status, STATUS_OK);
    ask(service, "note.keep", id_new(system_now_ms() - 3590000), false);
    assert_int_equal(service->open->waiting[2].status, STATUS_EXPIRED);
}

static void test_repeats_that_are_read_again_are_bounded(void **state)
{
    struct service *service = *state;
    struct id id = id_new(system_now_ms());

    ask(service, "note.keep", id, false);
    write_batch(service);
    commit(service);
    for (int i = 0; i < READINGS_MOST; i++)
        ask(service, "note.keep", id, false);
    assert_int_equal(reads, READINGS_MOST);
    assert_int_equal(service->counters.busy, 0);
    ask(service, "note.keep", id, false);
    assert_int_equal(reads, READINGS_MOST);
    assert_int_equal(service->counters.busy, 1);
}

static void test_queries_behind_a_slow_commit_are_bounded(void **state)
{
    struct service *service = *state;

    ask(service, "note.keep", id_new(system_now_ms()), false);
    write_batch(service);
    for (int i = 0; i < COMMIT_ANSWERS_MOST / 32768; i++) {
        assert_false(commit_is_full(service));
        ask(service, "note.list", id_new(system_now_ms()), false);
    }
    assert_true(commit_is_full(service));
    commit(service);
    assert_false(commit_is_full(service));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_a_new_request_after_its_deadline_is_not_executed,
                                        open_service, close_service),
        cmocka_unit_test_setup_teardown(test_a_repeat_after_its_deadline_is_answered_like_the_first,
                                        open_service, close_service),
        cmocka_unit_test_setup_teardown(
            test_a_repeat_after_the_window_is_answered_while_it_is_remembered, open_service,
            close_service),
        cmocka_unit_test_setup_teardown(test_repeats_that_are_read_again_are_bounded, open_service,
                                        close_service),
        cmocka_unit_test_setup_teardown(test_queries_behind_a_slow_commit_are_bounded, open_service,
                                        close_service),
    };

    return cmocka_run_group_tests_name("service", tests, NULL, NULL);
}
