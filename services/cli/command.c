#include "services/cli/command.h"

#include <string.h>

#include "services/cli/options.h"

#define RECORD struct global_options
/* clang-format off */
static const struct field global_options_fields[] = {
    {TEXT(config),    OPTIONAL, "settings of the command ($APPUI_CONFIG, config/appui.cfg, /etc/appui/appui.cfg)"},
    {TEXT(directory), OPTIONAL, "state directory: keys and sockets ($APPUI_DIRECTORY, var, /var/lib/appui)"},
    {TEXT(as),        OPTIONAL, "the principal that asks; its key is keys/PRINCIPAL.key"},
    {TEXT(service),   OPTIONAL, "the instance to ask, where several take the same: regional_ouest"},
    {TEXT(account),   OPTIONAL, "for whom the gateway asks: ACCOUNT:ROLE, or ACCOUNT:ROLE:18,36:regional_centre"},
    {FLAG(help),      OPTIONAL, "this page"},
    {FLAG(version),   OPTIONAL, "the version"},
};
/* clang-format on */
const struct schema command_global_schema = {
    .name = "appui", .meaning = "Options of every command.", FIELDS(global_options_fields)};
#undef RECORD

static bool begins_with(const char *name, char *const words[], size_t count, size_t *used)
{
    const char *space = strchr(name, ' ');
    size_t first = space == NULL ? strlen(name) : (size_t)(space - name);

    *used = space == NULL ? 1 : 2;
    if (count < *used || strncmp(words[0], name, first) != 0 || words[0][first] != '\0')
        return false;
    return space == NULL || strcmp(words[1], space + 1) == 0;
}

const struct command *command_find(char *const words[], size_t count, size_t *used)
{
    for (size_t i = 0; i < command_count; i++)
        if (begins_with(commands[i].name, words, count, used))
            return &commands[i];
    *used = 0;
    return NULL;
}

enum outcome command_outcome(const struct error *error)
{
    static const enum outcome outcomes[] = {
        [ERROR_NONE] = OUTCOME_DONE,
        [ERROR_INVALID] = OUTCOME_REFUSED,
        [ERROR_NOT_FOUND] = OUTCOME_REFUSED,
        [ERROR_CONFLICT] = OUTCOME_REFUSED,
        [ERROR_FORBIDDEN] = OUTCOME_REFUSED,
        [ERROR_UNAVAILABLE] = OUTCOME_UNAVAILABLE,
        [ERROR_INTERNAL] = OUTCOME_UNAVAILABLE,
    };

    return outcomes[error->code];
}

static void overview(FILE *out)
{
    fputs("usage: appui [--config FILE] [--directory DIR] [--as PRINCIPAL] COMMAND …\n\n", out);
    for (size_t i = 0; i < command_count; i++)
        fprintf(out, "  %-16s %s\n", commands[i].name, commands[i].meaning);
    fputs("\n`appui help COMMAND` says more.  Ends with 0: done, 1: refused, 2: usage, "
          "3: unavailable.\n",
          out);
}

void command_help(const struct command *command, FILE *out)
{
    if (command == NULL) {
        overview(out);
        return;
    }
    fprintf(out, "usage: appui %s %s\n\n%s\n", command->name, command->arguments, command->meaning);
    if (command->help != NULL)
        fprintf(out, "\n%s\n", command->help);
    fputs("\nOptions:\n", out);
    options_help(command->options, out);
    options_help(&command_global_schema, out);
}
