/* command.h - what `appui` can do, as a table; and what one call of it was given. */
#pragma once

#include <stdio.h>

#include "common/network/network.h"
#include "common/record/record.h"

/* How the program ends. */
enum outcome {
    OUTCOME_DONE,
    OUTCOME_REFUSED,     /* a rule, a right or a check said no */
    OUTCOME_USAGE,       /* the command line or a file of ours is wrong */
    OUTCOME_UNAVAILABLE, /* nobody answered: try again */
};

/* Options that every command takes. */
struct global_options {
    char config[256];
    char directory[256];         /* the state directory: keys and sockets are below it */
    char as[40];                 /* the principal that asks; "" is the command's own choice */
    char service[INSTANCE_SIZE]; /* the instance that is asked, where several can be */
    char account[480]; /* for whom the gateway asks: ACCOUNT:ROLE:DÉPARTEMENTS:HUB; "" nobody */
    bool help;
    bool version;
};
extern const struct schema command_global_schema;

enum { ARGUMENTS_MOST = 8 };

struct command;

/* One call. */
struct invocation {
    const struct command *command;
    struct global_options global;
    void *options;                /* of command->options; NULL when it has none */
    const struct schema *request; /* of the message whose members are flags too, or NULL */
    void *fields;                 /* the record of that schema, filled from the flags */
    char *arguments[ARGUMENTS_MOST];
    size_t argument_count;
};

struct command {
    const char *name;      /* one or two words */
    const char *arguments; /* as the usage line says them */
    const char *meaning;   /* one line */
    const char *help;      /* more, or NULL */
    size_t least, most;    /* positional arguments */
    const struct schema *options;
    /* The message whose members are flags of this command, chosen by its first argument; NULL when
     * there is none such. */
    const struct schema *(*request)(const char *first);
    /* The error says why when the outcome is not OUTCOME_DONE; its text may be empty when all was
     * printed. */
    enum outcome (*run)(struct invocation *invocation, struct error *error);
};

extern const struct command commands[];
extern const size_t command_count;

/* The command that these words begin with, and how many words its name has; NULL: none. */
const struct command *command_find(char *const words[], size_t count, size_t *used);
/* The outcome that fits an error. */
enum outcome command_outcome(const struct error *error);
/* The overview, or one command's page. */
void command_help(const struct command *command, FILE *out);
