/* The journal's records: their bytes, their chain, and what a batch makes of them. */
#include "common/journal/journal.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static struct span text(const char *literal)
{
    return (struct span){(const uint8_t *)literal, strlen(literal)};
}

static struct journal_row a_row(void)
{
    return (struct journal_row){
        .position = 5000000000,
        .epoch = {{1, 2, 3}},
        .recorded_at = 1359972000000,
        .request = {{9, 8, 7}},
        .request_hash = INT64_MIN,
        .ordinal = 3,
        .principal = text("ministry"),
        .account = text("camille"),
        .type = text("job.approved"),
        .version = 2,
        .departement = text("2A"),
        .body = text("\x81\xa1x\x01"),
    };
}

static void assert_span(struct span expected, struct span got)
{
    assert_int_equal(expected.size, got.size);
    assert_memory_equal(expected.data, got.data, expected.size);
}

static void assert_row(const struct journal_row *expected, const struct journal_row *got)
{
    assert_int_equal(expected->position, got->position);
    assert_memory_equal(&expected->epoch, &got->epoch, sizeof got->epoch);
    assert_int_equal(expected->recorded_at, got->recorded_at);
    assert_memory_equal(&expected->request, &got->request, sizeof got->request);
    assert_int_equal(expected->request_hash, got->request_hash);
    assert_int_equal(expected->ordinal, got->ordinal);
    assert_span(expected->principal, got->principal);
    assert_span(expected->account, got->account);
    assert_span(expected->type, got->type);
    assert_int_equal(expected->version, got->version);
    assert_span(expected->departement, got->departement);
    assert_span(expected->body, got->body);
}

static void a_record_is_read_back_as_it_was_written(void **state)
{
    struct journal_row row = a_row(), back;
    struct buffer bytes = {0};

    (void)state;
    journal_encode(&row, &bytes);
    assert_int_equal(journal_decode(buffer_span(&bytes), &back), 0);
    assert_row(&row, &back);
    buffer_close(&bytes);
}

static void what_time_alone_caused_has_no_request(void **state)
{
    struct journal_row row = a_row(), back;
    struct buffer bytes = {0};

    (void)state;
    memset(&row.request, 0, sizeof row.request);
    row.account = row.departement = text("");
    journal_encode(&row, &bytes);
    assert_int_equal(journal_decode(buffer_span(&bytes), &back), 0);
    assert_row(&row, &back);
    buffer_close(&bytes);
}

static void a_record_cut_anywhere_or_too_long_is_none(void **state)
{
    struct journal_row row = a_row(), back;
    struct buffer bytes = {0};

    (void)state;
    journal_encode(&row, &bytes);
    for (size_t size = 0; size < bytes.size; size++) {
        uint8_t *copy = malloc(size == 0 ? 1 : size);

        memcpy(copy, bytes.data, size);
        assert_int_equal(journal_decode((struct span){copy, size}, &back), -1);
        free(copy);
    }
    buffer_append(&bytes, "\xc0", 1);
    assert_int_equal(journal_decode(buffer_span(&bytes), &back), -1);
    buffer_close(&bytes);
}

static void a_record_of_other_types_is_none(void **state)
{
    struct journal_row back;

    (void)state;
    assert_int_equal(journal_decode(text("\x80"), &back), -1);
    assert_int_equal(
        journal_decode(text("\x9c\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01"), &back), -1);
    assert_int_equal(journal_decode(text("\xdd\xff\xff\xff\xff\x01"), &back), -1);
}

/* Any bit of any record, and their order, move every later hash. */
static void the_chain_depends_on_every_bit(void **state)
{
    struct journal_row row = a_row();
    struct buffer bytes = {0};
    struct hash whole = {0}, again = {0}, twice = {0};

    (void)state;
    journal_encode(&row, &bytes);
    journal_chain(&whole, buffer_span(&bytes));
    journal_chain(&again, buffer_span(&bytes));
    assert_memory_equal(&whole, &again, sizeof whole);
    twice = whole;
    journal_chain(&twice, buffer_span(&bytes));
    assert_memory_not_equal(&whole, &twice, sizeof whole);
    for (size_t bit = 0; bit < bytes.size * 8; bit++) {
        struct hash other = {0};

        bytes.data[bit / 8] ^= (uint8_t)(1u << bit % 8);
        journal_chain(&other, buffer_span(&bytes));
        assert_memory_not_equal(&whole, &other, sizeof whole);
        bytes.data[bit / 8] ^= (uint8_t)(1u << bit % 8);
    }
    buffer_close(&bytes);
}

static void a_batch_sorts_vault_rows_into_puts_and_erasures(void **state)
{
    struct journal_batch batch = {0};
    struct vault_row put = {.id = {{1}}, .kind = "person.private", .body = text("\x80")};
    struct vault_row erased = {.id = {{2}}, .kind = "person.private"};

    (void)state;
    journal_batch_clear(&batch);
    journal_batch_vault(&batch, &put);
    journal_batch_vault(&batch, &erased);
    journal_batch_vault(&batch, &put);
    assert_int_equal(batch.put_ids.count, 2);
    assert_int_equal(batch.put_kinds.count, 2);
    assert_int_equal(batch.put_bodies.count, 2);
    assert_int_equal(batch.erase_ids.count, 1);
    assert_int_equal(batch.erase_kinds.count, 1);
    journal_batch_clear(&batch);
    assert_int_equal(batch.put_ids.count, 0);
    journal_batch_close(&batch);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_record_is_read_back_as_it_was_written),
        cmocka_unit_test(what_time_alone_caused_has_no_request),
        cmocka_unit_test(a_record_cut_anywhere_or_too_long_is_none),
        cmocka_unit_test(a_record_of_other_types_is_none),
        cmocka_unit_test(the_chain_depends_on_every_bit),
        cmocka_unit_test(a_batch_sorts_vault_rows_into_puts_and_erasures),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
