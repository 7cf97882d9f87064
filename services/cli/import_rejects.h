/* import_rejects.h - the rows that were not taken in, with line and reason, as a CSV that can be
 * corrected and imported in its turn: UTF-8 with a mark and the separator of the input, as
 * spreadsheets like it. */
#pragma once

#include "common/csv/csv.h"

struct import_rejects;

/* `path` NULL: "<input>.rejets.csv".  Replaces what is there; 0600, because rows may name persons.
 * NULL on failure. */
struct import_rejects *import_rejects_open(const char *path, const char *input,
                                           const struct csv *csv, struct error *error);
/* `count` fields of a row of the input. */
void import_rejects_add(struct import_rejects *rejects, int64_t line, const char *reason,
                        const char *const *fields, size_t count);
/* Removes the file when nothing was added.  *path (of 4096 bytes) is then "", else its path.  0 or
 * -1; frees in either case. */
int import_rejects_close(struct import_rejects *rejects, char path[4096], struct error *error);
