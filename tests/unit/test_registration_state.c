/* The pieces of the state, and what must hold of the tables of messages. */
#include "tests/unit/given_registration.h"

#include "common/messages/registration.h"
#include "common/things/deadlines.h"
#include "common/things/table.h"
#include "common/things/texts.h"
#include "services/registration/requests.h"

enum { THINGS = 5000 };

struct thing {
    struct id id;
    size_t number;
};

static struct id number_id(size_t number)
{
    return id_seeded(7, number, 1359936000000 + (int64_t)number);
}

static void a_table_finds_every_thing_and_keeps_their_order(void **unused)
{
    struct table table;
    struct thing *first;

    (void)unused;
    table_open(&table, sizeof(struct thing));
    for (size_t i = 0; i < THINGS; i++) {
        struct id id = number_id(i);

        assert_null(table_find(&table, &id));
        ((struct thing *)table_add(&table, &id))->number = i;
    }
    first = table_at(&table, 0);
    for (size_t i = 0; i < THINGS; i++) {
        struct id id = number_id(i);
        struct thing *thing = table_find(&table, &id);

        assert_non_null(thing);
        assert_int_equal(thing->number, i);
        assert_ptr_equal(table_at(&table, i), thing);
        assert_int_equal(table_after(&table, &id), i + 1);
    }
    struct id unknown = number_id(THINGS);

    assert_int_equal(table_after(&table, &unknown), 0);
    assert_int_equal(first->number, 0); /* things never move */
    table_close(&table);
}

/* After random puts, moves and removals, days come back in order. */
static void deadlines_come_out_in_order(void **unused)
{
    static uint32_t places[THINGS];
    static int days[THINGS];
    struct deadlines deadlines = {0};
    uint64_t random = 42;
    int32_t last = 0;
    size_t left = 0;

    (void)unused;
    for (size_t i = 0; i < 4 * (size_t)THINGS; i++) {
        random = random * 6364136223846793005u + 1442695040888963407u;

        size_t which = (size_t)(random >> 33) % THINGS;

        days[which] = (int)((random >> 20) % 1000) + 1;
        if (random >> 62 == 0)
            deadlines_remove(&deadlines, &places[which]);
        else
            deadlines_put(&deadlines, (struct date){days[which]}, &days[which], &places[which]);
    }
    for (size_t i = 0; i < THINGS; i++)
        left += places[i] != 0;
    assert_int_equal(deadlines.count, left);
    for (const struct deadline *first; (first = deadlines_first(&deadlines)) != NULL; left--) {
        assert_true(first->day >= last);
        assert_int_equal(first->day, *(int *)first->thing);
        last = first->day;
        deadlines_remove(&deadlines, &places[(int *)first->thing - days]);
    }
    assert_int_equal(left, 0);
    deadlines_close(&deadlines);
}

static void texts_are_read_by_number(void **unused)
{
    const char *parts[] = {"un", NULL, "", "quatre"};
    const char *empty[] = {"", NULL};
    struct texts texts = {0};

    (void)unused;
    assert_string_equal(texts_get(&texts, 3), "");
    texts_set(&texts, parts, 4);
    assert_string_equal(texts_get(&texts, 0), "un");
    assert_string_equal(texts_get(&texts, 2), "");
    assert_string_equal(texts_get(&texts, 3), "quatre");
    parts[0] = texts_get(&texts, 3); /* a part may come from the old content */
    texts_set(&texts, parts, 4);
    assert_string_equal(texts_get(&texts, 0), "quatre");
    texts_set(&texts, empty, 2);
    assert_null(texts.packed);
    texts_close(&texts);
}

static void every_message_is_served(void **unused)
{
    (void)unused;
    assert_int_equal(registration_request_count, registration_rules.request_count);
    assert_int_equal(registration_event_count, registration_rules.event_count);
    assert_int_equal(registration_vault_count, registration_rules.vault_count);
    for (size_t i = 0; i < registration_request_count; i++) {
        const char *name = registration_requests[i]->name;
        const struct request_rule *rule = rules_request(&registration_rules, name, strlen(name));

        assert_non_null(rule);
        assert_ptr_equal(rule->request, registration_requests[i]);
        assert_ptr_equal(rule->reply, registration_replies[i]);
        assert_true((rule->decide == NULL) != (rule->answer == NULL));
    }
    for (size_t i = 0; i < registration_event_count; i++) {
        const char *name = registration_events[i]->name;

        assert_non_null(rules_event(&registration_rules, name, strlen(name)));
    }
}

static void no_event_and_no_query_shows_a_private_member_P1(void **unused)
{
    (void)unused;
    for (size_t i = 0; i < registration_event_count; i++)
        for (size_t k = 0; k < registration_events[i]->field_count; k++)
            assert_false(registration_events[i]->fields[k].is_private);
    for (size_t i = 0; i < registration_rules.request_count; i++) {
        const struct request_rule *rule = &registration_rules.requests[i];

        for (size_t k = 0; rule->answer != NULL && k < rule->reply->field_count; k++)
            assert_false(rule->reply->fields[k].is_private);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_table_finds_every_thing_and_keeps_their_order),
        cmocka_unit_test(deadlines_come_out_in_order),
        cmocka_unit_test(texts_are_read_by_number),
        cmocka_unit_test(every_message_is_served),
        cmocka_unit_test(no_event_and_no_query_shows_a_private_member_P1),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
