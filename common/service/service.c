#include "common/service/service.h"

#include <errno.h>
#include <getopt.h>
#include <libgen.h>
#include <limits.h>
#include <sodium.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <unistd.h>

#include "common/log/log.h"
#include "common/service/notify.h"
#include "common/service/service_internal.h"
#include "common/settings/settings.h"

enum { TICK_MS = 1000, OVERRIDES_MOST = 64, EXIT_SETTINGS = 2, EXIT_UNAVAILABLE = 3 };

/* clang-format off */
#define RECORD struct service_settings
static const struct field service_settings_fields[] = {
    {TEXT(instance),            OPTIONAL, "what this one is called: its schema, role and journal; without: the service's name"},
    {TEXT(network),             OPTIONAL, "folders of every instance's settings, relative to this file", INITIAL(".")  },
    {TEXT(requests),            REQUIRED, "endpoints where requests are taken, one for each program of this service"       },
    {TEXT(feed),                REQUIRED, "endpoints where the journal is followed, in the same order"                     },
    {INTEGER(seat),             OPTIONAL, "which of them this program binds", RANGE(1, 8), INITIAL("1")                    },
    {TEXT(key),                 REQUIRED, "file of this service's CURVE key pair"                                          },
    {TEXT(clients),             REQUIRED, "file of the known clients"                                                      },
    {TEXT(database),            REQUIRED, "libpq connection string; PGHOST and the like apply"                             },
    {TEXT(reference),           REQUIRED, "folder of the reference data, relative to this file"                            },
    {ENUM(clock, &clock_kinds), OPTIONAL, "system or scenario, fixed when the journal is created", .initial = "system"     },
    {DATE(scenario_start),      OPTIONAL, "first day of a scenario clock", .initial = "2013-01-01"                         },
    {INTEGER(request_window),   OPTIONAL, "how long a request may be repeated", RANGE(3600000, 2592000000), DURATION("7 d")},
    {INTEGER(batch_most),       OPTIONAL, "requests in one transaction at the most", RANGE(1, 2048), INITIAL("512")        },
    {INTEGER(log_level),        OPTIONAL, "3 errors, 4 warnings, 6 events, 7 everything", RANGE(3, 7), INITIAL("6")        },
};
const struct schema service_settings_schema = {.name = "service",
                                               .meaning = "What every service needs to know.",
                                               FIELDS(service_settings_fields)};
#undef RECORD
/* clang-format on */

/* ---- the journal's callbacks ---- */

static void fatal(void *owner, const struct error *error)
{
    service_stop(owner, error);
}

static const struct caller *find_follower(void *owner, const char *public_key)
{
    struct service *service = owner;
    const struct caller *caller = directory_find(service->directory, public_key);
    unsigned may = MAY(REPORTING) | MAY(OPERATOR) | MAY(REGIONAL) | MAY(SECTORAL) | MAY(DLA) |
                   MAY(REGISTRATION);

    return caller != NULL && (may & (1u << caller->role)) != 0 ? caller : NULL;
}

static int64_t feed_now(void *owner)
{
    struct service *service = owner;
    const struct batch *writing = service->writing;

    /* An uncommitted batch may hold events older than the clock. */
    if ((writing != NULL && writing->rows.count > 0) || service->open->rows.count > 0)
        return service->committed_at;
    return service_now(service);
}

static const struct feed_callbacks feed_callbacks = {find_follower, feed_now};

/* Bound before the journal is known, so that a standby can say what it is. */
static int bind_sockets(struct service *service, struct error *error)
{
    size_t seat = (size_t)service->settings.seat - 1;

    service->requests = socket_serve(service->zmq_context, SOCKET_REQUESTS, &service->keys,
                                     service->request_endpoints.each[seat], error);
    if (service->requests == NULL)
        return -1;
    service->requests_watch =
        loop_watch_socket(service->loop, service->requests, door_ready, service);
    service->feed = feed_open(service->loop, service->zmq_context, &service->keys,
                              service->feed_endpoints.each[seat], service->journal, &feed_callbacks,
                              service, error);
    return service->feed != NULL ? 0 : -1;
}

static int check_clock(struct service *service, struct error *error)
{
    if (service->clock == service->settings.clock)
        return 0;
    return fail(
        error, ERROR_CONFLICT,
        "the journal was created with the %s clock and the settings say %s: it cannot be changed",
        enumeration_word(&clock_kinds, (int)service->clock),
        enumeration_word(&clock_kinds, (int)service->settings.clock));
}

/* `systemctl start` waits for the first of the two; its `status` shows all three. */
static void tell_manager(struct service *service)
{
    const char *state = "STATUS=waits for PostgreSQL, or folds its journal";

    if (service->is_serving)
        state = "READY=1\nSTATUS=writes";
    else if (journal_is_standing(service->journal))
        state = "READY=1\nSTATUS=stands by";
    if (state != service->told)
        notify_manager(state);
    service->told = state;
}

static void ready(void *owner)
{
    struct service *service = owner;
    struct error error;

    if (service->exit_code != 0)
        return; /* stopping: the state is not whole */
    if (service->known_committed > 0 && !service->is_continued)
        feed_reset(service->feed); /* rewound: followers must show their hash again */
    service->is_serving = true;
    service->has_due = true;
    fold_renew_request_key(service);
    if (journal_position(service->journal) == 0)
        system_create(service);
    else if (check_clock(service, &error) < 0) {
        service_stop(service, &error);
        return;
    }
    system_settle(service);
    service->committed_at = service_now(service);
    follow_ready(service->follow);
    service->ready_at_ms = monotonic_ms();
    log_info("ready", "position=%lld clock=%s", (long long)journal_position(service->journal),
             enumeration_word(&clock_kinds, (int)service->clock));
    const struct service_extension *extension = service->definition->extension;
    if (extension != NULL && (service->extension = extension->open(service, &error)) == NULL)
        service_stop(service, &error);
    else
        tell_manager(service);
}

static void down(void *owner, const char *why)
{
    struct service *service = owner;

    log_warning("database lost", "error=%s", log_quote(why));
    if (service->is_serving) {
        commit_drop(service);
        if (service->definition->extension != NULL && service->extension != NULL)
            service->definition->extension->close(service->extension);
        service->extension = NULL;
        ticket_forget_all(service);
        follow_down(service->follow);
        service->known_committed = journal_committed(service->journal);
        service->known_hash = journal_committed_hash(service->journal);
    }
    service->is_serving = false;
    if (service->requests_watch != NULL)
        watch_events(service->requests_watch, ZMQ_POLLIN);
    fold_open_state(service);
}

static const struct journal_callbacks journal_callbacks = {
    .folded = fold_rows,
    .vault = fold_vault,
    .request_key = fold_request_key,
    .ready = ready,
    .down = down,
    .fatal = fatal,
    .appended = commit_appended,
};

/* ---- start ---- */

static int compare_known(const void *a, const void *b)
{
    return strcmp((*(const struct request_rule *const *)a)->request->name,
                  (*(const struct request_rule *const *)b)->request->name);
}

static void know(struct service *service)
{
    const struct rules *rules = service->rules;

    service->known =
        memory_new(rules->request_count + system_request_rule_count, sizeof *service->known);
    for (size_t i = 0; i < rules->request_count; i++)
        service->known[service->known_count++] = &rules->requests[i];
    for (size_t i = 0; i < system_request_rule_count; i++)
        if (rules_request(rules, system_request_rules[i].request->name,
                          strlen(system_request_rules[i].request->name)) == NULL)
            service->known[service->known_count++] = &system_request_rules[i];
    qsort(service->known, service->known_count, sizeof *service->known, compare_known);
}

static void make_room(struct service *service)
{
    const struct rules *rules = service->rules;
    size_t request = sizeof(struct service_status_reply), event = sizeof(struct system_created);

    for (size_t i = 0; i < rules->request_count; i++)
        if (rules->requests[i].request->size > request)
            request = rules->requests[i].request->size;
    for (size_t i = 0; i < rules->event_count; i++)
        if (rules->events[i].schema->size > event)
            event = rules->events[i].schema->size;
    for (size_t i = 0; i < rules->vault_count; i++)
        if (rules->vault[i].schema->size > event)
            event = rules->vault[i].schema->size;
    service->request_record_size = (request + 15) & ~(size_t)15;
    service->request_records = memory_new(REQUEST_GROUP, service->request_record_size);
    service->request_record = service->request_records;
    service->event_record_size = (event + 15) & ~(size_t)15;
    service->event_record = memory_new(JOURNAL_GROUP, service->event_record_size);
}

static bool is_known(void *owner, const char *public_key)
{
    const struct service *service = owner;

    return door_caller(service, public_key) != NULL;
}

static void reload(void *owner)
{
    struct service *service = owner;
    struct error error;

    instance_reload_network(service);
    struct directory *directory = directory_open(service->settings.clients, &error);

    if (directory == NULL) {
        log_error("clients not read anew", "error=%s", log_quote(error.text));
        return;
    }
    directory_close(service->directory);
    service->directory = directory;
    service->directory_generation++;
    log_info("clients read anew", "file=%s", log_quote(service->settings.clients));
}

static void tick(void *owner)
{
    struct service *service = owner;

    tell_manager(service);
    leftover_tick(&service->leftover);
    if (!service->is_serving)
        return;
    door_tick(service);
    fold_renew_request_key(service);
}

static int read_settings(struct service *service, struct error *error)
{
    struct settings_group groups[] = {
        {"service",            &service_settings_schema, &service->settings   },
        {service->rules->name, service->rules->settings, service->own_settings},
    };
    size_t count = service->rules->settings != NULL ? 2 : 1;

    if (settings_read(service->config_path, groups, count, service->overrides, error) < 0)
        return -1;
    endpoints_read(&service->request_endpoints, service->settings.requests);
    endpoints_read(&service->feed_endpoints, service->settings.feed);
    if (service->settings.seat <= (int64_t)service->request_endpoints.count &&
        service->settings.seat <= (int64_t)service->feed_endpoints.count)
        return 0;
    return fail(
        error, ERROR_INVALID,
        "service.seat is %lld: service.requests and service.feed must list as many endpoints",
        (long long)service->settings.seat);
}

static int read_reference(struct service *service, struct error *error)
{
    char folder[PATH_MAX], path[PATH_MAX * 2];

    snprintf(folder, sizeof folder, "%s", service->config_path);
    if (service->settings.reference[0] == '/')
        snprintf(path, sizeof path, "%s", service->settings.reference);
    else
        snprintf(path, sizeof path, "%s/%s", dirname(folder), service->settings.reference);
    service->reference = reference_open(path, error);
    return service->reference != NULL ? 0 : -1;
}

static int open_all(struct service *service, struct error *error)
{
    if (key_pair_read(service->settings.key, &service->keys, error) < 0 ||
        instance_derive_secret(service, error) < 0)
        return -1;
    service->directory = directory_open(service->settings.clients, error);
    if (service->directory == NULL)
        return -1;
    service->directory_generation = 1;
    snprintf(service->self.principal, sizeof service->self.principal, "%s", service->instance);
    service->zmq_context = zmq_ctx_new();
    service->zap = zap_open(service->loop, service->zmq_context, is_known, service, error);
    if (service->zap == NULL ||
        zap_prove(service->loop, service->zmq_context, &service->keys, error) < 0)
        return -1;
    service->counters.strangers = -zap_refused(service->zap); /* our own proof does not count */
    service->seen = seen_open();
    service->open = commit_batch_open();
    service->decision = decision_open();
    know(service);
    make_room(service);
    fold_open_state(service);
    service->follow = follow_open(service);
    service->journal = journal_open(service->loop, service->settings.database, service->instance,
                                    &journal_callbacks, service);
    service->ready_at_ms = monotonic_ms();
    if (bind_sockets(service, error) < 0)
        return -1;
    service->standby = standby_open(service);
    loop_after_turn(service->loop, commit_turn, service);
    loop_every(service->loop, TICK_MS, tick, service);
    return 0;
}

static void close_all(struct service *service)
{
    if (service->extension != NULL)
        service->definition->extension->close(service->extension);
    ticket_forget_all(service);
    standby_close(service->standby);
    follow_close(service->follow);
    network_close(service->network);
    feed_close(service->feed);
    journal_close(service->journal);
    if (service->requests != NULL)
        zmq_close(service->requests);
    zap_close(service->zap); /* last of the sockets (fact 3) */
    if (service->zmq_context != NULL)
        zmq_ctx_term(service->zmq_context);
    door_forget_peers(service);
    reply_close(service);
    commit_batch_close(service->open);
    commit_batch_close(service->writing);
    commit_batch_close(service->spare);
    decision_close(service->decision);
    if (service->state != NULL)
        service->rules->state_close(service->state);
    seen_close(service->seen);
    directory_close(service->directory);
    reference_close(service->reference);
    loop_close(service->loop);
    buffer_close(&service->body);
    buffer_close(&service->header);
    buffer_close(&service->scratch);
    free(service->known);
    free(service->request_records);
    free(service->event_record);
    free(service->own_settings);
}

/* Descriptors exhausted make accept burn a core (fact 5): take what the system allows. */
static void raise_limits(void)
{
    struct rlimit limit;

    if (getrlimit(RLIMIT_NOFILE, &limit) == 0) {
        limit.rlim_cur = limit.rlim_max;
        setrlimit(RLIMIT_NOFILE, &limit);
    }
}

struct options {
    const char *config, *directory;
    const char *overrides[OVERRIDES_MOST + 1];
    size_t override_count;
    bool is_check;
};

static int usage(const char *name, FILE *out)
{
    fprintf(out,
            "Usage: appui-%s --config FILE [--directory DIR] [--set GROUP.NAME=VALUE]… [--check]\n"
            "\n"
            "  --config FILE       settings (libconfig)\n"
            "  --directory DIR     state directory: relative paths of the settings are below it\n"
            "  --set GROUP.N=V     one setting, instead of the file's\n"
            "  --check             validate the settings and exit\n",
            name);
    return out == stdout ? 0 : EXIT_SETTINGS;
}

static int read_options(struct options *options, int argc, char **argv, const char *name)
{
    static const struct option known[] = {
        {"config",    required_argument, NULL, 'c'},
        {"directory", required_argument, NULL, 'd'},
        {"set",       required_argument, NULL, 's'},
        {"check",     no_argument,       NULL, 'k'},
        {"help",      no_argument,       NULL, 'h'},
        {NULL,        0,                 NULL, 0  }
    };

    for (int option; (option = getopt_long(argc, argv, "", known, NULL)) != -1;) {
        switch (option) {
        case 'c': options->config = optarg; break;
        case 'd': options->directory = optarg; break;
        case 's':
            if (options->override_count == OVERRIDES_MOST)
                return usage(name, stderr);
            options->overrides[options->override_count++] = optarg;
            break;
        case 'k': options->is_check = true; break;
        case 'h': usage(name, stdout); exit(0);
        default: return usage(name, stderr);
        }
    }
    return options->config != NULL && optind == argc ? 0 : usage(name, stderr);
}

static int start(struct service *service, const struct options *options, struct error *error)
{
    if (realpath(options->config, service->config_path) == NULL)
        return fail(error, ERROR_NOT_FOUND, "%s cannot be read: %s", options->config,
                    strerror(errno));
    if (read_settings(service, error) < 0 || instance_choose(service, error) < 0 ||
        read_reference(service, error) < 0)
        return -1;
    service->network = network_open(service->config_path, service->settings.network, error);
    if (service->network == NULL)
        return -1;
    log_open(service->instance, (enum log_level)service->settings.log_level);
    if (options->is_check)
        return 0;
    if (options->directory != NULL && chdir(options->directory) < 0)
        return fail(error, ERROR_NOT_FOUND, "%s cannot be entered: %s", options->directory,
                    strerror(errno));
    return open_all(service, error);
}

int service_main(const struct service_definition *definition, int argc, char **argv)
{
    static struct service service;
    struct options options = {0};
    struct error error;

    service.definition = definition;
    service.rules = definition->rules;
    int usage_error = read_options(&options, argc, argv, service.rules->name);
    if (usage_error != 0)
        return usage_error;
    log_open(service.rules->name, LOG_LEVEL_INFO);
    if (sodium_init() < 0)
        return EXIT_UNAVAILABLE;
    raise_limits();
    service.is_null_store = getenv("APPUI_NULL_STORE") != NULL;
    if (service.is_null_store)
        log_warning("nothing is kept", "reason=\"APPUI_NULL_STORE is set, for measurements only\"");
    if (service.rules->settings != NULL)
        service.own_settings = memory_new(1, service.rules->settings->size);
    service.overrides = options.overrides;
    service.loop = loop_open();
    if (start(&service, &options, &error) < 0) {
        fprintf(stderr, "appui-%s: %s\n", service.rules->name, error.text);
        service.exit_code = error.code == ERROR_UNAVAILABLE ? EXIT_UNAVAILABLE : EXIT_SETTINGS;
    } else if (!options.is_check) {
        loop_run(service.loop, reload, &service);
        log_info("stopped", "position=%lld", (long long)journal_committed(service.journal));
    }
    close_all(&service);
    return service.exit_code;
}

void service_stop(struct service *service, const struct error *why)
{
    log_error("stopping", "error=%s", log_quote(why->text));
    service->stopped = *why;
    service->exit_code = EXIT_UNAVAILABLE;
    service->is_serving = false;
    loop_stop(service->loop);
}
