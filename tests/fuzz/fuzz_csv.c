/* fuzz_csv.c - any bytes as a CSV file: every row comes once, in order, within its bounds. */
#include <assert.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include "common/csv/csv.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void check_row(const struct csv *csv, const struct csv_row *row, int64_t last_line)
{
    assert(row->line > last_line);
    assert(row->problem != NULL || row->count == csv_headings(csv)->count);
    for (size_t i = 0; i < row->count; i++)
        assert(strlen(row->fields[i]) <= CSV_MOST_BYTES + 4);
}

static void read_all(struct csv *csv)
{
    int64_t last_line = csv_headings(csv)->line;
    struct error error;
    struct csv_row row;

    while (csv_read(csv, &row, &error) == 1) {
        check_row(csv, &row, last_line);
        last_line = row.line;
    }
    assert(csv_position(csv) == csv_size(csv));
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static int file = -1;
    char path[64];
    struct error error;
    struct csv *csv;

    if (file < 0)
        file = memfd_create("fuzz_csv", 0);
    if (ftruncate(file, 0) < 0 || pwrite(file, data, size, 0) != (ssize_t)size)
        abort();
    snprintf(path, sizeof path, "/proc/self/fd/%d", file);
    csv = csv_open(path, &error);
    if (csv != NULL)
        read_all(csv);
    csv_close(csv);
    return 0;
}
