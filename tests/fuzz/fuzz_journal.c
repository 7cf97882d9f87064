/* A journal's record from its bytes: what is read stays inside, is the same after another turn, and
 * any follower's filter can look at it. */
#include <stdlib.h>
#include <string.h>

#include "common/journal/journal.h"
#include "common/wire/filter.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static bool is_within(struct span part, struct span whole)
{
    return part.data >= whole.data && part.data + part.size <= whole.data + whole.size;
}

static void turn_round(const struct journal_row *row)
{
    struct journal_row again;
    struct buffer bytes = {0}, twice = {0};

    journal_encode(row, &bytes);
    if (journal_decode(buffer_span(&bytes), &again) < 0)
        abort();
    journal_encode(&again, &twice);
    if (twice.size != bytes.size || memcmp(twice.data, bytes.data, bytes.size) != 0)
        abort();
    buffer_close(&bytes);
    buffer_close(&twice);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct span record = {data, size};
    struct journal_row row;
    struct filter filter;
    struct error error;
    struct hash hash = {0};

    if (filter_read(&filter, "18,2A,971", "job.approved,job.closed", &error) < 0)
        abort();
    filter_wants(&filter, record);
    journal_chain(&hash, record);
    if (journal_decode(record, &row) < 0)
        return 0;
    if (!is_within(row.principal, record) || !is_within(row.account, record) ||
        !is_within(row.type, record) || !is_within(row.departement, record) ||
        !is_within(row.body, record))
        abort();
    turn_round(&row);
    return 0;
}
