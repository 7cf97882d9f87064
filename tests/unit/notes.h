/* notes.h - a service of one command (note.keep) and one query of 32 KiB (note.list) over the fake
 * journal. */
#pragma once

#include "common/service/service_internal.h"

extern const struct schema notes_kept_schema; /* what note.keep causes */
int notes_open(void **state);
int notes_close(void **state);
