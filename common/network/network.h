/* network.h - who is there: one file of settings per instance, in folders that everybody reads.
 *
 * A file is an instance when its group `service` names it: `service = { instance =
 * "regional_ouest"; requests = …; feed = …; key = "keys/regional_ouest.key"; … };`.  Its public key
 * is beside its key: keys/regional_ouest.pub.  Adding a hub is one file, and one started instance.
 */
#pragma once

#include <stddef.h>

#include "common/error/error.h"
#include "common/wire/endpoints.h"

enum { NETWORK_MOST = 256, INSTANCE_SIZE = 40 };

struct instance {
    char name[INSTANCE_SIZE];      /* "regional_ouest": schema, role, journal */
    char service[24];              /* "regional": what its name begins with */
    char requests[ENDPOINTS_TEXT]; /* in order of preference */
    char feed[ENDPOINTS_TEXT];
    char key[200];      /* file of its public key, below the state directory */
    char database[300]; /* as its settings say */
    char file[512];     /* of its settings */
};

struct network {
    struct instance *instances; /* by name */
    size_t count;
};

/* Reads every *.cfg of the folders ("." or ". sample/network", relative to the file `config`).  A
 * file that cannot be read as settings, or that names an instance a second time, is left out with a
 * warning in the log: one hub's mistake does not stop the others.  NULL when a folder cannot be
 * read. */
struct network *network_open(const char *config, const char *folders, struct error *error);
void network_close(struct network *network);
/* NULL: nobody is called that. */
const struct instance *network_find(const struct network *network, const char *name);
/* The first instance of a service after `before` (NULL: the first); NULL: no more. */
const struct instance *network_next(const struct network *network, const char *service,
                                    const struct instance *before);
