/* csv.h - reads CSV files as offices make them, row by row, in constant memory; and writes plain
 * ones.
 *
 * Found out by looking: the separator (; , or tab) from the headings, the encoding (UTF-8,
 * Windows-1252 or Latin-1) from the whole file; a byte order mark says UTF-8.  Fields may be
 * quoted, with doubled quotes and line breaks inside (CR LF becomes LF); rows end with LF, CR LF or
 * CR.  Empty lines, and lines that start with # before the headings, are skipped.
 *
 * A row that cannot be read costs itself only: it is returned with a `problem`, and reading goes on
 * at the line after the one on which it began.
 */
#pragma once

#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include "common/csv/encoding.h"
#include "common/error/error.h"

enum { CSV_MOST_FIELDS = 256, CSV_MOST_BYTES = 32768 /* of a row, in UTF-8 */ };

struct csv_row {
    int64_t line; /* on which it begins, from 1 */
    size_t count; /* headings' count when there is no problem: what lacks at the end is "" */
    const char *const *fields; /* UTF-8; borrowed until the next csv_read */
    const char *problem; /* NULL, or a reason in French; then fields[0] is the line, perhaps cut */
};

struct csv;

/* Only regular files: they are read twice.  NULL when there is no heading line. */
struct csv *csv_open(const char *path, struct error *error);
void csv_close(struct csv *csv);
const struct csv_row *csv_headings(const struct csv *csv); /* valid until csv_close */
/* The column of that exact heading, or -1. */
int csv_column(const struct csv *csv, const char *heading);
char csv_separator(const struct csv *csv);
enum encoding csv_encoding(const struct csv *csv);
int64_t csv_size(const struct csv *csv);     /* bytes of the file */
int64_t csv_position(const struct csv *csv); /* bytes read, for progress */
/* 1: *row is the next row; 0: the end; -1: the file cannot be read any more. */
int csv_read(struct csv *csv, struct csv_row *row, struct error *error);

/* Writes one row that ends with CR LF; quotes the fields that need it.  A caller checks ferror
 * once, at the end. */
void csv_write(FILE *out, char separator, const char *const *fields, size_t count);
