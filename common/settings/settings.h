/* settings.h - a libconfig file read through a record's table.
 *
 * Sizes and durations are texts with units ("64 KiB", "7 d"), every number is range-checked,
 * unknown keys are refused.  An override "name=value" (command line, --set) wins over the file.
 */
#pragma once

#include "common/record/record.h"

/* One group of a file: `group` names it, `record` receives it. */
struct settings_group {
    const char *group;
    const struct schema *schema;
    void *record;
};

/* Reads every group from the file, and refuses anything else that the file holds.  `overrides` are
 * "group.name=value" texts (NULL-terminated array, may be NULL).  The error has file and line. */
int settings_read(const char *path, const struct settings_group *groups, size_t count,
                  const char *const *overrides, struct error *error);

/* Reads a libconfig file and refuses what libconfig 1.5 lets pass: integers that it would wrap
 * (beyond 32 bits without an L, beyond 64 bits with one), @include.  *config is initialised here;
 * on success the caller destroys it (config_destroy), on failure it is destroyed already.  For
 * files whose top is not groups; settings_read uses it. */
int settings_load(const char *path, config_t *config, struct error *error);
