/* Receipts: a seal that covers the figures, their cut and the positions they rest on. */
#include <sodium.h>
#include <string.h>

#include "services/reporting/receipt.h"
#include "services/reporting/state.h"

/* After ours: cmocka has a macro `fail`. */
#include <setjmp.h>
#include <stdarg.h>

#include <cmocka.h>

static const struct key_pair keys = {"public", "a secret that only this service has"};
static const struct key_pair others = {"public", "another secret"};

static struct indicator_read_reply *sealed(void)
{
    static struct indicator_read_reply reply;
    struct cut cut = {.indicator = indicator_find("femmes"),
                      .by = {AXIS_METIER},
                      .by_count = 1,
                      .from = month_make(2014, 1),
                      .to = month_make(2014, 6)};
    struct hash hash = {
        {1, 2, 3}
    };
    struct vector seen = {.count = 0};

    memset(&reply, 0, sizeof reply);
    reply.rows[0] = (struct figure_row){"femmes",       {"forgeur"},      1,
                                        .numerator = 4, .denominator = 9, .value = 4444};
    reply.rows[1] = (struct figure_row){"femmes", {"regisseur"}, 1, .empty = true};
    reply.rows_count = 2;
    vector_add(&seen, "dla", 17, &hash);
    vector_add(&seen, "registration", 1234, &hash);
    receipt_fill(&cut, "", (struct date){0}, &seen, &reply);
    receipt_seal(&keys, &reply.receipt);
    return &reply;
}

static bool holds(const struct key_pair *with, const struct indicator_read_reply *reply)
{
    return receipt_holds(with, &reply->receipt, reply->rows, reply->rows_count);
}

static void a_receipt_holds_for_what_it_was_given_with(void **state)
{
    (void)state;
    assert_true(holds(&keys, sealed()));
}

static void it_also_holds_after_json(void **state)
{
    const struct indicator_read_reply *reply = sealed();
    json_t *json = record_to_json(&receipt_schema, &reply->receipt);
    struct receipt receipt;
    struct error error;

    (void)state;
    assert_int_equal(record_from_json(&receipt_schema, json, &receipt, &error), 0);
    json_decref(json);
    assert_true(receipt_holds(&keys, &receipt, reply->rows, reply->rows_count));
}

static void a_changed_figure_breaks_it(void **state)
{
    struct indicator_read_reply *reply = sealed();

    (void)state;
    reply->rows[0].numerator++;
    assert_false(holds(&keys, reply));
}

static void a_missing_row_breaks_it(void **state)
{
    struct indicator_read_reply *reply = sealed();

    (void)state;
    reply->rows_count--;
    assert_false(holds(&keys, reply));
}

static void a_changed_cut_position_or_definition_breaks_it(void **state)
{
    struct indicator_read_reply *reply = sealed();

    (void)state;
    reply->receipt.to = month_make(2014, 7);
    assert_false(holds(&keys, reply));
    reply = sealed();
    reply->receipt.sources[1].position++;
    assert_false(holds(&keys, reply));
    reply = sealed();
    reply->receipt.version++;
    assert_false(holds(&keys, reply));
}

static void another_service_does_not_recognise_it(void **state)
{
    (void)state;
    assert_false(holds(&others, sealed()));
}

static void it_leads_back_to_the_same_cut(void **state)
{
    struct indicator_read request;
    struct refusal refusal;
    struct cut cut;

    (void)state;
    receipt_request(&sealed()->receipt, &request);
    assert_int_equal(cut_read(&request, (struct month){1}, (struct month){2}, &cut, &refusal), 0);
    assert_string_equal(cut.indicator->id, "femmes");
    assert_int_equal(cut.by[0], AXIS_METIER);
    assert_int_equal(cut.to.month, month_make(2014, 6).month);
}

/* ---- the days that as-of readings rest on ---- */

static void close_day(struct state *state, const char *day, int64_t position, int64_t other)
{
    struct day_closed closed = {.sources_count = other > 0 ? 2 : 1};
    struct event event = {.schema = &day_closed_schema, .record = &closed};

    assert_int_equal(date_parse(day, &closed.day), 0);
    closed.sources[0] = (struct receipt_source){.source = "registration", .position = position};
    closed.sources[1] = (struct receipt_source){.source = "sectoral_usages", .position = other};
    state_events[0].apply(state, &event);
}

static int64_t known(const struct state *state, const char *day, size_t source)
{
    struct vector vector;
    struct date date;

    date_parse(day, &date);
    state_vector(state, state_day(state, date), &vector);
    return source < vector.count ? vector.sources[source].position : 0;
}

static void a_past_day_is_the_last_closed_one_before_it(void **owner)
{
    struct state *state = state_open(NULL);
    struct date day;

    (void)owner;
    close_day(state, "2013-02-04", 10, 0);
    close_day(state, "2013-02-07", 25, 3);
    date_parse("2013-02-03", &day);
    assert_null(state_day(state, day));
    assert_int_equal(known(state, "2013-02-05", 0), 10);
    assert_int_equal(known(state, "2013-03-01", 0), 25);
    state_close(state);
}

static void a_day_knows_how_far_each_journal_was(void **owner)
{
    struct state *state = state_open(NULL);

    (void)owner;
    close_day(state, "2013-02-04", 10, 0);
    close_day(state, "2013-02-07", 25, 3);
    assert_int_equal(known(state, "2013-02-04", 1), 0);
    assert_int_equal(known(state, "2013-02-07", 1), 3);
    state_close(state);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_receipt_holds_for_what_it_was_given_with),
        cmocka_unit_test(it_also_holds_after_json),
        cmocka_unit_test(a_changed_figure_breaks_it),
        cmocka_unit_test(a_missing_row_breaks_it),
        cmocka_unit_test(a_changed_cut_position_or_definition_breaks_it),
        cmocka_unit_test(another_service_does_not_recognise_it),
        cmocka_unit_test(it_leads_back_to_the_same_cut),
        cmocka_unit_test(a_past_day_is_the_last_closed_one_before_it),
        cmocka_unit_test(a_day_knows_how_far_each_journal_was),
    };

    return sodium_init() < 0 ? 1 : cmocka_run_group_tests(tests, NULL, NULL);
}
