#include "services/cli/settings.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "common/settings/settings.h"

#define RECORD struct cli_settings
/* clang-format off */
static const struct field cli_settings_fields[] = {
    {TEXT(keys),                                               OPTIONAL, "folder of the principals' keys", INITIAL("keys")},
    {TEXT(clients),                                            OPTIONAL, "who is known to the services", INITIAL("keys/clients.cfg")},
    {INTEGER(give_up),                                         OPTIONAL, "an unanswered request is given up after that", DURATION("10 s")},
    {TEXT(mappings),                                           OPTIONAL, "folder of import mappings, beside this file", INITIAL("mappings")},
    {TEXT(reference),                                          OPTIONAL, "folder of reference data, beside this file", INITIAL("reference")},
    {TEXT(scenario),                                           OPTIONAL, "rates of the sample life, beside this file", INITIAL("sample/scenario.cfg")},
    {TEXT(network),   OPTIONAL, "folders of every instance's settings, beside this file", INITIAL(".")},
};
/* clang-format on */
const struct schema cli_settings_schema = {
    .name = "appui", .meaning = "Settings of the command.", FIELDS(cli_settings_fields)};
#undef RECORD

/* In a clone that ran, or on a machine where it was installed. */
static const struct place {
    const char *config, *directory;
} places[] = {
    {"config/appui.cfg",     "var"           },
    {"/etc/appui/appui.cfg", "/var/lib/appui"},
};

/* The first that is whole; the clone when none is: its sentence names `make run`. */
static const struct place *here(void)
{
    for (size_t i = 0; i < sizeof places / sizeof places[0]; i++)
        if (access(places[i].config, F_OK) == 0 && access(places[i].directory, F_OK) == 0)
            return &places[i];
    return &places[0];
}

static const char *first_of(const char *option, const char *variable, const char *otherwise)
{
    const char *value = getenv(variable);

    if (option[0] != '\0')
        return option;
    return value != NULL && value[0] != '\0' ? value : otherwise;
}

/* Paths that the file gives beside itself hold wherever we go. */
static void beside(const char *config, char *path, size_t size)
{
    char *whole = realpath(config, NULL);
    char *slash = whole == NULL ? NULL : strrchr(whole, '/');
    char name[512];

    snprintf(name, sizeof name, "%s", path);
    /* What would be too long is left as it was: opening it will say so. */
    if (slash != NULL && name[0] != '/' &&
        snprintf(path, size, "%.*s/%s", (int)(slash - whole), whole, name) >= (int)size)
        snprintf(path, size, "%s", name);
    free(whole);
}

int cli_settings_read(const struct global_options *global, struct cli_settings *out,
                      struct error *error)
{
    const char *path = first_of(global->config, "APPUI_CONFIG", here()->config);
    struct settings_group group = {"appui", &cli_settings_schema, out};

    *out = (struct cli_settings){0};
    if (access(path, R_OK) != 0)
        return fail(error, ERROR_INVALID, "cannot read %s (%s): name it with --config", path,
                    strerror(errno));
    if (settings_read(path, &group, 1, NULL, error) != 0)
        return -1;
    out->known = network_open(path, first_of("", "APPUI_NETWORK", out->network), error);
    if (out->known == NULL)
        return -1;
    beside(path, out->mappings, sizeof out->mappings);
    beside(path, out->reference, sizeof out->reference);
    beside(path, out->scenario, sizeof out->scenario);
    return 0;
}

int cli_settings_open(const struct global_options *global, struct cli_settings *out,
                      struct error *error)
{
    const char *directory = first_of(global->directory, "APPUI_DIRECTORY", here()->directory);

    if (cli_settings_read(global, out, error) != 0)
        return -1;
    if (chdir(directory) != 0)
        return fail(error, ERROR_INVALID,
                    "no state directory %s (%s): name it with --directory, or start the services "
                    "with `make run`",
                    directory, strerror(errno));
    return 0;
}

void cli_settings_close(struct cli_settings *settings)
{
    network_close(settings->known);
    settings->known = NULL;
}
