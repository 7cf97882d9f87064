/* JSON lines to requests, and answers back. */
#include "common/loop/loop.h"
#include "common/messages/registration.h"
#include "common/messages/system.h"
#include "common/record/pack.h"
#include "services/cli/catalog.h"
#include "services/cli/lines.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

/* Last: its fail() hides ours. */
#include <cmocka.h>

static const char job_id[] = "0144f2e3-8180-7218-bd1d-f5be44feea41";
static const char request_id[] = "01455ed2-1f00-7e30-80a9-f0cafbf3a810";

static int read_text(const char *text, struct line *line, struct error *error)
{
    *line = (struct line){0};
    return line_read(text, strlen(text), 1, line, error);
}

static void a_line_becomes_a_request_by_the_schema_of_its_type(void **state)
{
    struct job_approve approval;
    struct line line;
    struct error error = {0};
    char text[300], id[ID_TEXT_SIZE];

    (void)state;
    snprintf(
        text, sizeof text,
        "{\"type\":\"job.approve\",\"id\":\"%s\",\"as\":\"ministry\",\"body\":{\"job\":\"%s\"}}",
        request_id, job_id);
    assert_int_equal(read_text(text, &line, &error), 0);
    assert_string_equal(line.type, "job.approve");
    assert_string_equal(line.as, "ministry");
    id_format(&line.id, id);
    assert_string_equal(id, request_id);
    assert_int_equal(record_decode(&job_approve_schema, buffer_span(&line.body), &approval, &error),
                     0);
    id_format(&approval.job, id);
    assert_string_equal(id, job_id);
    buffer_close(&line.body);
}

static void a_line_without_an_id_gets_a_new_one(void **state)
{
    struct line line;
    struct error error = {0};

    (void)state;
    assert_int_equal(read_text("{\"type\":\"service.status\"}", &line, &error), 0);
    assert_false(id_is_none(&line.id));
    buffer_close(&line.body);
}

static void a_wait_needs_nothing_else(void **state)
{
    struct line line;
    struct error error = {0};

    (void)state;
    assert_int_equal(read_text("{\"wait\": true}", &line, &error), 0);
    assert_true(line.wait);
}

static void what_is_wrong_with_a_line_is_said(void **state)
{
    static const char *const lines[] = {
        "not json",
        "[1]",
        "{\"type\":\"job.approve\",\"body\":{\"jobb\":\"x\"}}",
        "{\"type\":\"job.approve\",\"body\":{}}",
        "{\"type\":\"job.dance\",\"body\":{}}",
        "{\"type\":\"job.approve\",\"color\":1}",
        "{\"type\":\"job.approve\",\"id\":\"short\"}",
        "{\"type\":\"job.approve\",\"type\":\"job.approve\"}",
        "{}",
    };

    (void)state;
    for (size_t i = 0; i < sizeof lines / sizeof lines[0]; i++) {
        struct line line;
        struct error error = {0};

        assert_int_equal(read_text(lines[i], &line, &error), -1);
        assert_true(error.text[0] != '\0');
        buffer_close(&line.body);
    }
}

static void a_refusal_here_names_the_line(void **state)
{
    struct error error = {ERROR_INVALID, "jobb : clé inconnue"};
    struct id id = {{1}};
    json_t *json = line_refused_to_json(&id, &error, 12);
    json_t *body = json_object_get(json, "body");

    (void)state;
    assert_string_equal(json_string_value(json_object_get(json, "status")), "refused");
    assert_string_equal(json_string_value(json_object_get(body, "text")),
                        "line 12: jobb : clé inconnue");
    assert_string_equal(json_string_value(json_object_get(body, "code")), "invalid");
    json_decref(json);
}

static void a_body_is_told_by_its_schema_and_otherwise_as_it_is(void **state)
{
    struct job_approve_reply reply = {.region_allotted = 10, .region_held = 4};
    struct buffer body = {0};
    json_t *known, *generic;

    (void)state;
    record_encode(&job_approve_reply_schema, &reply, &body);
    known = line_body_to_json(&job_approve_reply_schema, buffer_span(&body));
    generic = line_body_to_json(NULL, buffer_span(&body));
    assert_true(json_equal(known, generic));
    assert_int_equal(json_integer_value(json_object_get(known, "region_held")), 4);
    json_decref(known);
    json_decref(generic);
    buffer_close(&body);
}

static void sixteen_bytes_are_an_id_and_others_hexadecimal(void **state)
{
    struct buffer body = {0};
    msgpack_packer packer = packer_open(&body);
    struct id id;
    json_t *json;

    (void)state;
    id_parse(job_id, &id);
    msgpack_pack_map(&packer, 2);
    pack_text(&packer, "id");
    pack_bytes(&packer, &id, sizeof id);
    pack_text(&packer, "key");
    pack_bytes(&packer, "\x01\xff", 2);
    json = line_body_to_json(NULL, buffer_span(&body));
    assert_string_equal(json_string_value(json_object_get(json, "id")), job_id);
    assert_string_equal(json_string_value(json_object_get(json, "key")), "01ff");
    json_decref(json);
    buffer_close(&body);
}

static void bytes_that_are_no_msgpack_become_null(void **state)
{
    static const uint8_t lie[] = {0xdf, 0xff, 0xff, 0xff, 0xff};
    json_t *json = line_body_to_json(NULL, (struct span){lie, sizeof lie});

    (void)state;
    assert_true(json_is_null(json));
    json_decref(json);
}

static void every_request_has_a_service_and_one_who_asks(void **state)
{
    (void)state;
    for (size_t i = 0; i < catalog_count; i++)
        for (size_t r = 0; r < *catalog[i].request_count; r++) {
            const char *type = catalog[i].requests[r]->name;

            assert_non_null(catalog_service_of(type));
            assert_non_null(catalog_request(type));
            assert_true(catalog_principal(type)[0] != '\0');
        }
    assert_string_equal(catalog_principal("job.approve"), "ministry");
    assert_string_equal(catalog_principal("job.propose"), "regional");
    assert_string_equal(catalog_principal("person.register"), "prescriber");
    assert_string_equal(catalog_principal("person.list"), "ministry");
    assert_null(catalog_service_of("job.dance"));
}

static void a_written_line_reads_back(void **state)
{
    struct job_approve approval = {.approved_on = date_make(2013, 4, 2)}, again;
    struct error error = {0};
    struct line line;
    struct id id;
    json_t *json;
    char *text;

    (void)state;
    id_parse(job_id, &approval.job);
    id_parse(request_id, &id);
    json = line_write(&job_approve_schema, &approval, &id, "ministry", "registration", "");
    text = json_dumps(json, JSON_COMPACT);
    assert_int_equal(read_text(text, &line, &error), 0);
    assert_int_equal(record_decode(&job_approve_schema, buffer_span(&line.body), &again, &error),
                     0);
    assert_null(record_difference(&job_approve_schema, &approval, &again));
    assert_true(id_equal(&line.id, &id));
    buffer_close(&line.body);
    json_decref(json);
    free(text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_line_becomes_a_request_by_the_schema_of_its_type),
        cmocka_unit_test(a_line_without_an_id_gets_a_new_one),
        cmocka_unit_test(a_wait_needs_nothing_else),
        cmocka_unit_test(what_is_wrong_with_a_line_is_said),
        cmocka_unit_test(a_refusal_here_names_the_line),
        cmocka_unit_test(a_body_is_told_by_its_schema_and_otherwise_as_it_is),
        cmocka_unit_test(sixteen_bytes_are_an_id_and_others_hexadecimal),
        cmocka_unit_test(bytes_that_are_no_msgpack_become_null),
        cmocka_unit_test(every_request_has_a_service_and_one_who_asks),
        cmocka_unit_test(a_written_line_reads_back),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
