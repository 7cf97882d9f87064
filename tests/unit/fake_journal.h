/* fake_journal.h - in place of common/journal, for tests of the loop: it counts and keeps nothing.
 * A test that names fake_journal is linked with it. */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "common/journal/cursors.h"

struct fake_journal {
    int64_t position;                  /* rows that were added */
    char principal[40];                /* of the last */
    size_t reads;                      /* asked for, never answered */
    bool is_standing;                  /* another one writes */
    bool is_unsure;                    /* the database has not confirmed the lease lately */
    database_result_function *cursors; /* who asked for them, and is told by the test */
    void *cursors_owner;
    struct cursor_row cursor; /* every row */
};
extern struct fake_journal fake_journal;
