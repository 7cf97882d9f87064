/* Events on their way into facts: every one is known, none is skipped. */
#include <string.h>

#include "common/messages/registration.h"
#include "common/messages/system.h"
#include "services/reporting/facts.h"

/* After ours: cmocka has a macro `fail`. */
#include <setjmp.h>
#include <stdarg.h>

#include <cmocka.h>

static int add(const char *type, const void *body, size_t size, struct error *error)
{
    struct facts *facts = facts_open();
    struct followed_event event = {.position = 7, .recorded_at = 1360000000000};

    snprintf(event.type, sizeof event.type, "%s", type);
    event.body = (struct span){body, size};
    int status = facts_add(facts, "registration", "registration", &event, error);
    assert_int_equal(facts_count(facts), status == 0 || strstr(error->text, "body") != NULL);
    facts_close(facts);
    return status;
}

static void every_event_of_registration_is_known(void **state)
{
    struct error error = {0};

    (void)state;
    for (size_t i = 0; i < registration_event_count; i++)
        assert_int_equal(add(registration_events[i]->name, "\x80", 1, &error), 0);
    for (size_t i = 0; i < system_event_count; i++)
        assert_int_equal(add(system_events[i]->name, "\x80", 1, &error), 0);
}

static void an_event_of_another_type_is_never_skipped(void **state)
{
    struct error error;

    (void)state;
    assert_int_equal(add("job.teleported", "\x80", 1, &error), -1);
    assert_non_null(strstr(error.text, "job.teleported"));
}

static void a_body_that_lies_is_refused(void **state)
{
    static const char *const bodies[] = {"\xc1",
                                         "\x81\xa1x",
                                         "\x80\x80",
                                         "\xdf\xff\xff\xff\xff",
                                         "\x81\xa1x\xd9\xff",
                                         "\x81\xa1x\x91\x91\x01"};
    struct error error;

    (void)state;
    for (size_t i = 0; i < sizeof bodies / sizeof bodies[0]; i++)
        assert_int_equal(add("job.approved", bodies[i], strlen(bodies[i]), &error), -1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_event_of_registration_is_known),
        cmocka_unit_test(an_event_of_another_type_is_never_skipped),
        cmocka_unit_test(a_body_that_lies_is_refused),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
