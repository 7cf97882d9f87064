#include <locale.h>
#include <stdlib.h>
#include <string.h>

#include "common/log/log.h"
#include "services/cli/command.h"
#include "services/cli/options.h"

static enum outcome print_version(void)
{
    puts("appui 0.1");
    return OUTCOME_DONE;
}

static enum outcome help_page(const struct invocation *invocation)
{
    command_help(invocation->command, stdout);
    if (invocation->request != NULL) {
        printf("\nMembers of %s:\n", invocation->request->name);
        options_help(invocation->request, stdout);
    }
    return OUTCOME_DONE;
}

/* A command's own options, or only the global ones. */
static enum outcome run_command(const struct command *command, int argc, char **argv,
                                struct error *error)
{
    struct invocation invocation = {.command = command};
    enum outcome outcome = OUTCOME_USAGE;

    if (command->options != NULL)
        invocation.options = memory_new(1, command->options->size);
    if (command->request != NULL && argc > 1 && argv[1][0] != '-')
        invocation.request = command->request(argv[1]);
    if (invocation.request != NULL)
        invocation.fields = memory_new(1, invocation.request->size);
    if (options_read(&invocation, argc, argv, error) != 0)
        outcome = OUTCOME_USAGE;
    else if (invocation.global.version)
        outcome = print_version();
    else if (invocation.global.help)
        outcome = help_page(&invocation);
    else if (invocation.argument_count < command->least ||
             invocation.argument_count > command->most)
        fail(error, ERROR_INVALID, "usage: appui %s %s", command->name, command->arguments);
    else
        outcome = command->run(&invocation, error);
    free(invocation.fields);
    free(invocation.options);
    return outcome;
}

/* Options may stand before the command's words: those that take a value are `--name VALUE` or
 * `--name=VALUE`. */
static int first_word(int argc, char **argv)
{
    int at = 1;

    while (at < argc && argv[at][0] == '-') {
        const char *name = argv[at] + strspn(argv[at], "-");
        bool is_alone = strchr(name, '=') != NULL || strcmp(name, "help") == 0 ||
                        strcmp(name, "h") == 0 || strcmp(name, "version") == 0;

        at += is_alone ? 1 : 2;
    }
    return at < argc ? at : argc;
}

/* Puts what stood before the command behind it, so that one pass reads all:
 * [words…][before…][after…]. */
static void options_last(int argc, char **argv, int words, int count)
{
    char **copy = memory_new((size_t)argc + 1, sizeof *copy);
    int at = 1;

    for (int i = 0; i < count; i++)
        copy[at++] = argv[words + i];
    for (int i = words + count; i < argc; i++)
        copy[at++] = argv[i];
    for (int i = 1; i < words; i++)
        copy[at++] = argv[i];
    memcpy(argv + 1, copy + 1, (size_t)(argc - 1) * sizeof *argv);
    free(copy);
}

static enum outcome begin(int argc, char **argv, struct error *error)
{
    int words = first_word(argc, argv);
    size_t used = 0;
    const struct command *command = command_find(argv + words, (size_t)(argc - words), &used);

    if (words == argc) {
        if (argc > 1 && strcmp(argv[1], "--version") == 0)
            print_version();
        else
            command_help(NULL, argc > 1 ? stdout : stderr);
        return argc > 1 ? OUTCOME_DONE : OUTCOME_USAGE;
    }
    if (command == NULL) {
        fail(error, ERROR_INVALID, "no command \"%s\"; `appui help` lists them", argv[words]);
        return OUTCOME_USAGE;
    }
    options_last(argc, argv, words, (int)used);
    argv += used;
    return run_command(command, argc - (int)used, argv, error);
}

int main(int argc, char **argv)
{
    struct error error = {0};
    enum outcome outcome;

    setlocale(LC_CTYPE, "C.UTF-8"); /* only for the width of letters; nothing else depends on it */
    log_open("appui", LOG_LEVEL_ERROR);
    outcome = begin(argc, argv, &error);
    if (outcome != OUTCOME_DONE && error.text[0] != '\0')
        fprintf(stderr, "appui: %s\n", error.text);
    if (fflush(stdout) != 0 && outcome == OUTCOME_DONE)
        outcome = OUTCOME_UNAVAILABLE;
    return (int)outcome;
}
