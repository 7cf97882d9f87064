/* table.h - rows for people (aligned, UTF-8 counted by columns) and for programs (CSV, JSON). */
#pragma once

#include <jansson.h>
#include <stdio.h>

#include "common/record/record.h"

enum format { FORMAT_NONE, FORMAT_TABLE, FORMAT_CSV, FORMAT_JSON };
extern const struct enumeration formats;

struct column {
    const char *name;  /* for programs */
    const char *label; /* for people; NULL: the name */
    bool is_number;    /* to the right; in JSON without quotes */
};

enum { COLUMNS_MOST = 32 };

/* Zero-initialise it; columns first, then cells row by row. */
struct table {
    struct column columns[COLUMNS_MOST];
    size_t column_count;
    char **cells; /* owned */
    size_t cell_count, cell_capacity;
};

void table_column(struct table *table, const char *name, const char *label, bool is_number);
/* The next cell: from the left, then the next row. */
void table_cell(struct table *table, const char *text);
void table_cell_format(struct table *table, const char *format, ...)
    __attribute__((format(printf, 2, 3)));
/* A number's cell, empty when there is none. */
void table_cell_number(struct table *table, bool is_there, int64_t number);
/* Without that column: a reader has it in other words. */
void table_drop(struct table *table, const char *name);
/* Without what makes its lines longer than `width` terminal columns: ids of other things
 * and regions first, then from the right, the state last; the first column stays.  The names of
 * what was left out, comma separated, in `left_out`. */
void table_fit(struct table *table, size_t width, char *left_out, size_t size);
void table_print(const struct table *table, enum format format, FILE *out);
void table_close(struct table *table);

/* How many terminal columns the UTF-8 text takes; bytes that are not UTF-8 and controls count one
 * each. */
size_t table_text_width(const char *text);
