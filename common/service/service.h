/* service.h - the loop around a service's rules: requests in, group commit, answers and feed out.
 *
 *     int main(int argc, char **argv) { return service_main(&registration, argc, argv); }
 *
 * Options: --config FILE, --directory DIR (chdir first: every relative path of the settings is
 * below it), --set group.name=value, --check (validate the settings and exit), --help.
 */
#pragma once

#include "common/database/database.h"
#include "common/loop/loop.h"
#include "common/network/network.h"
#include "common/service/rules.h"
#include "common/wire/keys.h"

struct service;

/* A service may do more than rules: reporting follows journals and answers from SQL. */
struct service_extension {
    /* After the journal is folded and before requests are served; again after each refold.  0 or
     * -1. */
    void *(*open)(struct service *service, struct error *error);
    void (*close)(void *extension);
    /* Requests whose answer comes later.  Return true when this type is taken: then
     * service_answer(…) must be called once with the ticket.  Role and territory were checked
     * against `requests` (rows with neither decide nor answer). */
    bool (*ask)(void *extension, const struct request_rule *rule, const struct caller *caller,
                const void *request, uint64_t ticket);
    /* The network was read anew.  May be NULL. */
    void (*reload)(void *extension);
};

struct service_definition {
    const struct rules *rules;
    const struct service_extension *extension; /* may be NULL */
};

int service_main(const struct service_definition *definition, int argc, char **argv);

/* ---- for extensions ---- */
struct loop *service_loop(struct service *service);
void *service_zmq(struct service *service);
void *service_state(struct service *service);
const void *service_settings(struct service *service);
const struct key_pair *service_keys(struct service *service);
const char *service_instance(struct service *service); /* "regional_ouest" */
/* Who is there; another after a SIGHUP: not to be kept. */
const struct network *service_network(struct service *service);
const char *service_conninfo(struct service *service);
int64_t service_now(struct service *service);
/* Answers a ticket given to `ask`.  `refusal` NULL: ok with this body (one msgpack map). */
void service_answer(struct service *service, uint64_t ticket, int64_t position, struct span body,
                    const struct refusal *refusal);
/* Journals what the extension concluded (principal: the service's own name), as if a rule had
 * decided it. */
void service_record(struct service *service, const struct schema *schema, const void *record,
                    const char *departement);
/* Whether this program is sure to be the writer still: else it takes nothing in, and the database
 * is asked; until it has answered, service_is_asking. */
bool service_is_sure(struct service *service);
bool service_is_asking(const struct service *service);
/* Ends the process with a reason for the operator. */
void service_stop(struct service *service, const struct error *why);
