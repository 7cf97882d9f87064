/* settings.h - config/appui.cfg: where the services are, where the keys are. */
#pragma once

#include "services/cli/command.h"

enum { SERVICES_MOST = 8 };

struct known_service {
    char name[24];
    char requests[1000]; /* endpoints, in order of preference */
    char feed[1000];
    char key[200]; /* file of its public key */
};

/* Paths are relative to the state directory, but the mappings' and the scenario's: those are made
 * absolute when read. */
struct cli_settings {
    char keys[200];      /* folder: <principal>.key, <principal>.pub */
    char clients[200];   /* who is known to the services */
    int64_t give_up;     /* ms without an answer */
    char mappings[512];  /* folder: how files of places are read; in the file, relative to it */
    char reference[512]; /* names of territories; the same */
    char scenario[512];  /* rates of the sample life; the same */
    struct known_service services[SERVICES_MOST];
    size_t services_count;
};
extern const struct schema cli_settings_schema;

/* Reads the file named by --config, $APPUI_CONFIG or config/appui.cfg.  0 or -1. */
int cli_settings_read(const struct global_options *global, struct cli_settings *out,
                      struct error *error);
/* The same, then goes to the state directory (--directory, $APPUI_DIRECTORY or var): relative paths
 * of the settings hold from there on, so files that the person named must be opened before. */
int cli_settings_open(const struct global_options *global, struct cli_settings *out,
                      struct error *error);
const struct known_service *cli_settings_service(const struct cli_settings *settings,
                                                 const char *name);
