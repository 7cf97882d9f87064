#include "common/settings/settings.h"

#include <errno.h>
#include <string.h>

#include "common/record/record_internal.h"
#include "common/settings/scan.h"

/* Settings are written by people: a larger file is a mistake. */
static const size_t most_bytes = 1 << 20;

/* The whole file with a NUL after it. */
static int read_whole(const char *path, struct buffer *text, struct error *error)
{
    FILE *file = fopen(path, "re");
    size_t size;

    if (file == NULL)
        return fail(error, ERROR_INVALID, "%s: %s", path, strerror(errno));
    do {
        size = fread(buffer_reserve(text, 4096), 1, 4096, file);
        text->size += size;
    } while (size > 0 && text->size <= most_bytes);
    if (ferror(file))
        fail(error, ERROR_INVALID, "%s: cannot be read", path);
    else if (text->size > most_bytes)
        fail(error, ERROR_INVALID, "%s: larger than 1 MiB", path);
    else if (text->size > 0 && memchr(text->data, 0, text->size) != NULL)
        fail(error, ERROR_INVALID, "%s: holds a NUL byte; expected text", path);
    else
        size = SIZE_MAX;
    fclose(file);
    buffer_append(text, "", 1);
    return size == SIZE_MAX ? 0 : -1;
}

int settings_load(const char *path, config_t *config, struct error *error)
{
    struct buffer text = {0};
    int status = read_whole(path, &text, error);

    if (status == 0)
        status = scan_check(path, (const char *)text.data, error);
    buffer_close(&text);
    if (status < 0)
        return -1;
    config_init(config);
    if (config_read_file(config, path) == CONFIG_TRUE)
        return 0;
    fail(error, ERROR_INVALID, "%s:%d: %s", path, config_error_line(config),
         config_error_text(config));
    config_destroy(config);
    return -1;
}
static const struct settings_group *find_group(const struct settings_group *groups, size_t count,
                                               const char *name, size_t length)
{
    for (size_t i = 0; i < count; i++)
        if (strncmp(groups[i].group, name, length) == 0 && groups[i].group[length] == '\0')
            return &groups[i];
    return NULL;
}

static int refuse_group(const char *place, const char *name, const struct settings_group *groups,
                        size_t count, struct error *error)
{
    char known[160] = "";

    for (size_t i = 0; i < count; i++) {
        size_t at = strlen(known);

        snprintf(known + at, sizeof known - at, "%s%s", i == 0 ? "" : ", ", groups[i].group);
    }
    return fail(error, ERROR_INVALID, "%s: unknown group \"%.40s\"; known ones: %s", place, name,
                known);
}

static int check_groups(const char *path, const config_t *config,
                        const struct settings_group *groups, size_t count, struct error *error)
{
    const config_setting_t *root = config_root_setting(config);

    for (int i = 0; i < config_setting_length(root); i++) {
        const config_setting_t *setting = config_setting_get_elem(root, (unsigned)i);
        const char *name = config_setting_name(setting);
        char place[280];

        snprintf(place, sizeof place, "%s:%u", path, config_setting_source_line(setting));
        if (find_group(groups, count, name, strlen(name)) == NULL)
            return refuse_group(place, name, groups, count, error);
        if (!config_setting_is_group(setting))
            return fail(error, ERROR_INVALID, "%s: %s: expected a group { … }", place, name);
    }
    return 0;
}

static int override(const char *text, const struct settings_group *groups, size_t count,
                    struct error *error)
{
    struct reading reading = reading_open(ENGLISH, error);
    const char *equals = strchr(text, '=');
    const char *dot = strchr(text, '.');
    char name[64];

    if (equals == NULL || dot == NULL || dot > equals || (size_t)(equals - dot - 1) >= sizeof name)
        return fail(error, ERROR_INVALID, "--set %.80s: expected group.name=value", text);

    const struct settings_group *group = find_group(groups, count, text, (size_t)(dot - text));

    if (group == NULL)
        return refuse_group("--set", text, groups, count, error);
    snprintf(name, sizeof name, "%.*s", (int)(equals - dot - 1), dot + 1);

    const struct field *field = schema_field(group->schema, name);

    if (field == NULL)
        reading_unknown(&reading, group->schema, name);
    if (field == NULL || text_read_field(&reading, field, equals + 1, group->record) < 0) {
        reading_within(&reading, group->group);
        reading_end(&reading);
        return fail_within(error, "--set");
    }
    return 0;
}

static int read_group(const config_t *config, const struct settings_group *group,
                      struct error *error)
{
    struct reading reading = reading_open(ENGLISH, error);
    const config_setting_t *setting = config_lookup(config, group->group);

    if (config_read_group(&reading, group->schema, setting, group->record) < 0)
        return reading_end(&reading);
    return 0;
}

/* What no single line is to blame for: a required setting that nothing gave. */
static int check_group(const char *path, const config_t *config, const struct settings_group *group,
                       struct error *error)
{
    struct reading reading = reading_open(ENGLISH, error);

    if (check_within(&reading, group->schema, group->record) == 0)
        return 0;
    reading.blamed = config_lookup(config, group->group);
    if (reading.blamed != NULL)
        return reading_end(&reading);
    reading_within(&reading, group->group);
    reading_end(&reading);
    return fail_within(error, "%s", path);
}

static int read_all(const char *path, const config_t *config, const struct settings_group *groups,
                    size_t count, const char *const *overrides, struct error *error)
{
    if (check_groups(path, config, groups, count, error) < 0)
        return -1;
    for (size_t i = 0; i < count; i++)
        if (read_group(config, &groups[i], error) < 0)
            return -1;
    for (; overrides != NULL && *overrides != NULL; overrides++)
        if (override(*overrides, groups, count, error) < 0)
            return -1;
    for (size_t i = 0; i < count; i++)
        if (check_group(path, config, &groups[i], error) < 0)
            return -1;
    return 0;
}

int settings_read(const char *path, const struct settings_group *groups, size_t count,
                  const char *const *overrides, struct error *error)
{
    config_t config;
    int status;

    if (settings_load(path, &config, error) < 0)
        return -1;
    status = read_all(path, &config, groups, count, overrides, error);
    config_destroy(&config);
    return status;
}
