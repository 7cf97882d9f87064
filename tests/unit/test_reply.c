/* The answer to a command is a function of its first event alone. */
#include "common/service/service_internal.h"

#include <setjmp.h>
#include <stdarg.h>
#include <string.h>

#include <cmocka.h>

#include "common/messages/registration.h"

static struct buffer answer_of(const struct schema *reply, const struct schema *event,
                               const void *record)
{
    struct buffer body = {0}, out = {0};

    record_encode(event, record, &body);
    buffer_append(&out, "before", 6); /* it appends */
    reply_from_event(reply, buffer_span(&body), &out);
    buffer_close(&body);
    memmove(out.data, out.data + 6, out.size -= 6);
    return out;
}

static void it_has_the_members_that_both_have(void **state)
{
    struct job_approved approved = {.job = {{1}},
                                    .employer = {{2}},
                                    .departement = "18",
                                    .region_allotted = 10,
                                    .region_held = 7};
    struct job_approve_reply reply;
    struct error error;
    struct buffer bytes = answer_of(&job_approve_reply_schema, &job_approved_schema, &approved);

    (void)state;
    assert_int_equal(record_decode(&job_approve_reply_schema, buffer_span(&bytes), &reply, &error),
                     0);
    assert_int_equal(reply.region_allotted, 10);
    assert_int_equal(reply.region_held, 7);
    assert_true(bytes.size < 48); /* and nothing else */
    buffer_close(&bytes);
}

static void without_a_reply_it_is_an_empty_map(void **state)
{
    struct job_approved approved = {.job = {{1}}};
    struct buffer bytes = answer_of(NULL, &job_approved_schema, &approved);

    (void)state;
    assert_int_equal(bytes.size, 1);
    assert_int_equal(bytes.data[0], 0x80);
    buffer_close(&bytes);
}

static void what_is_no_map_gives_an_empty_map(void **state)
{
    struct buffer out = {0};

    (void)state;
    reply_from_event(&job_approve_reply_schema, (struct span){(const uint8_t *)"\x01", 1}, &out);
    assert_int_equal(out.size, 1);
    assert_int_equal(out.data[0], 0x80);
    buffer_close(&out);
}

/* Every reply can be read from every accepted command's event, also when optional members are
 * absent. */
static void a_member_that_the_event_left_out_stays_out(void **state)
{
    struct place_registered registered = {.place = {{1}}, .name = "Lieu", .departement = "18"};
    struct buffer bytes =
        answer_of(&place_register_reply_schema, &place_registered_schema, &registered);
    struct place_register_reply reply;
    struct error error;

    (void)state;
    if (record_decode(&place_register_reply_schema, buffer_span(&bytes), &reply, &error) == 0)
        assert_string_equal(reply.departement, "18");
    assert_true(bytes.size > 3);
    buffer_close(&bytes);
}

/* An answer given at once and one read back from the journal are the same to the byte. */
static void it_is_what_the_decided_event_gives(void **state)
{
    struct place_registered registered = {.place = {{1}},
                                          .name = "Lieu",
                                          .kinds = 2,
                                          .departement = "18",
                                          .region2013 = "24",
                                          .region2016 = "24",
                                          .registered_on = {735000}};
    struct buffer again =
        answer_of(&place_register_reply_schema, &place_registered_schema, &registered);
    struct record_selection shared;
    struct buffer first = {0};

    (void)state;
    record_select_shared(&place_registered_schema, &place_register_reply_schema, &shared);
    record_encode_selected(&place_registered_schema, &registered, &shared, &first);
    assert_int_equal(first.data[0], 0x83);
    assert_int_equal(first.size, again.size);
    assert_memory_equal(first.data, again.data, first.size);
    buffer_close(&first);
    buffer_close(&again);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(it_has_the_members_that_both_have),
        cmocka_unit_test(without_a_reply_it_is_an_empty_map),
        cmocka_unit_test(what_is_no_map_gives_an_empty_map),
        cmocka_unit_test(a_member_that_the_event_left_out_stays_out),
        cmocka_unit_test(it_is_what_the_decided_event_gives),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
