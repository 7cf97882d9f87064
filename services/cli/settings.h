/* settings.h - config/appui.cfg: where the services are, where the keys are. */
#pragma once

#include "common/network/network.h"
#include "services/cli/command.h"

/* Paths are relative to the state directory, but the mappings' and the scenario's: those are made
 * absolute when read. */
struct cli_settings {
    char keys[200];        /* folder: <principal>.key, <principal>.pub */
    char clients[200];     /* who is known to the services */
    int64_t give_up;       /* ms without an answer */
    char mappings[512];    /* folder: how files of places are read; in the file, relative to it */
    char reference[512];   /* names of territories; the same */
    char scenario[512];    /* rates of the sample life; the same */
    char network[400];     /* folders of the instances' settings; the same */
    struct network *known; /* who can be asked; until cli_settings_close */
};
extern const struct schema cli_settings_schema;

/* Reads the file named by --config, $APPUI_CONFIG, that of a clone that ran (config/appui.cfg) or
 * that of the machine (/etc/appui/appui.cfg), and the network, whose folders $APPUI_NETWORK may
 * name instead.  0 or -1. */
int cli_settings_read(const struct global_options *global, struct cli_settings *out,
                      struct error *error);
/* The same, then goes to the state directory (--directory, $APPUI_DIRECTORY, var in a clone, else
 * /var/lib/appui): relative paths of the settings hold from there on, so files that the person
 * named must be opened before. */
int cli_settings_open(const struct global_options *global, struct cli_settings *out,
                      struct error *error);
void cli_settings_close(struct cli_settings *settings);
