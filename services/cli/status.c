#include "services/cli/status.h"

#include <stdlib.h>
#include <string.h>

#include "common/messages/reporting.h"
#include "common/messages/system.h"
#include "services/cli/session.h"
#include "services/cli/table.h"

enum { PATIENCE_MS = 3000 };

struct status_options {
    enum format format;
};

#define RECORD struct status_options
/* clang-format off */
static const struct field status_fields[] = {
    {ENUM(format, &formats), OPTIONAL, "table or json", INITIAL("table")},
};
/* clang-format on */
const struct schema status_schema = {
    .name = "status", .meaning = "How the services are.", FIELDS(status_fields)};
#undef RECORD

/* Everything that is shown, whichever way. */
struct overview {
    struct service_status_reply services[NETWORK_MOST];
    struct error errors[NETWORK_MOST]; /* code 0: it answered */
    struct freshness_get_reply freshness;
    bool is_fresh_known;
};

static void ask_all(struct session *session, struct overview *overview)
{
    const struct cli_settings *settings = session_settings(session);
    struct service_status request = {0};
    struct freshness_get freshness = {0};
    struct error ignored;

    for (size_t i = 0; i < settings->known->count; i++)
        if (session_ask_service(session, settings->known->instances[i].name, "",
                                &service_status_schema, &request, &overview->services[i], NULL,
                                &overview->errors[i]) == 0)
            overview->errors[i].code = ERROR_NONE;
    for (size_t i = 0; i < settings->known->count; i++)
        if (strcmp(settings->known->instances[i].name, "reporting") == 0 &&
            overview->errors[i].code == ERROR_NONE)
            overview->is_fresh_known = session_ask(session, "", &freshness_get_schema, &freshness,
                                                   &overview->freshness, NULL, &ignored) == 0;
}

static void services_table(const struct cli_settings *settings, const struct overview *overview)
{
    struct table table = {0};

    table_column(&table, "service", NULL, false);
    table_column(&table, "state", NULL, false);
    table_column(&table, "position", NULL, true);
    table_column(&table, "clock", NULL, false);
    table_column(&table, "today", NULL, false);
    table_column(&table, "up", "up (s)", true);
    table_column(&table, "memory", "PSS (KiB)", true);
    table_column(&table, "epoch", NULL, false);
    for (size_t i = 0; i < settings->known->count; i++) {
        const struct service_status_reply *status = &overview->services[i];
        bool is_there = overview->errors[i].code == ERROR_NONE;
        char today[DATE_TEXT_SIZE], epoch[ID_TEXT_SIZE];

        date_format(status->today, today);
        id_format(&status->epoch, epoch);
        table_cell(&table, settings->known->instances[i].name);
        table_cell(&table,
                   is_there ? enumeration_word(&service_roles, (int)status->role) : "unreachable");
        table_cell_number(&table, is_there, status->position);
        table_cell(&table, enumeration_word(&clock_kinds, (int)status->clock));
        table_cell(&table, today);
        table_cell_number(&table, is_there, status->started_ms / 1000);
        table_cell_number(&table, is_there, status->memory_kib);
        table_cell(&table, is_there ? epoch : "");
    }
    table_print(&table, FORMAT_TABLE, stdout);
    table_close(&table);
}

static void followers_table(const struct cli_settings *settings, const struct overview *overview)
{
    struct table table = {0};

    table_column(&table, "follower", NULL, false);
    table_column(&table, "of", NULL, false);
    table_column(&table, "key", NULL, false);
    table_column(&table, "sent", NULL, true);
    table_column(&table, "taken", NULL, true);
    table_column(&table, "lag", NULL, true);
    for (size_t i = 0; i < settings->known->count; i++)
        for (size_t f = 0; f < overview->services[i].followers_count; f++) {
            const struct follower_status *follower = &overview->services[i].followers[f];

            table_cell(&table, follower->name);
            table_cell(&table, settings->known->instances[i].name);
            table_cell(&table, follower->principal);
            table_cell_format(&table, "%lld", (long long)follower->sent);
            table_cell_format(&table, "%lld", (long long)follower->taken);
            table_cell_format(&table, "%lld", (long long)follower->lag);
        }
    if (table.cell_count > 0) {
        putchar('\n');
        table_print(&table, FORMAT_TABLE, stdout);
    }
    table_close(&table);
}

static void freshness_table(const struct freshness_get_reply *freshness)
{
    struct table table = {0};

    table_column(&table, "source", "figures from", false);
    table_column(&table, "state", NULL, false);
    table_column(&table, "known", NULL, true);
    table_column(&table, "applied", NULL, true);
    table_column(&table, "delay", NULL, true);
    table_column(&table, "closed", "closed day", false);
    table_column(&table, "text", "", false);
    for (size_t i = 0; i < freshness->sources_count; i++) {
        const struct source_freshness *source = &freshness->sources[i];
        char closed[DATE_TEXT_SIZE];

        date_format(source->closed_day, closed);
        table_cell(&table, source->source);
        table_cell(&table, source->state);
        table_cell_format(&table, "%lld", (long long)source->known);
        table_cell_format(&table, "%lld", (long long)source->applied);
        table_cell_format(&table, "%lld ms", (long long)source->delay_ms);
        table_cell(&table, closed);
        table_cell(&table, source->text);
    }
    putchar('\n');
    table_print(&table, FORMAT_TABLE, stdout);
    table_close(&table);
}

static void counters_table(const struct cli_settings *settings, const struct overview *overview)
{
    struct table table = {0};

    table_column(&table, "service", NULL, false);
    table_column(&table, "counter", NULL, false);
    table_column(&table, "value", "since the start", true);
    for (size_t i = 0; i < settings->known->count; i++)
        for (size_t c = 0; c < overview->services[i].counters_count; c++) {
            table_cell(&table, settings->known->instances[i].name);
            table_cell(&table, overview->services[i].counters[c].name);
            table_cell_format(&table, "%lld", (long long)overview->services[i].counters[c].value);
        }
    if (table.cell_count > 0) {
        putchar('\n');
        table_print(&table, FORMAT_TABLE, stdout);
    }
    table_close(&table);
}

static void print_json(const struct cli_settings *settings, const struct overview *overview)
{
    json_t *services = json_array(), *all;

    for (size_t i = 0; i < settings->known->count; i++)
        json_array_append_new(
            services,
            overview->errors[i].code == ERROR_NONE
                ? json_pack("{s:s, s:b, s:o}", "name", settings->known->instances[i].name,
                            "reachable", 1, "status",
                            record_to_json(&service_status_reply_schema, &overview->services[i]))
                : json_pack("{s:s, s:b, s:s}", "name", settings->known->instances[i].name,
                            "reachable", 0, "error", overview->errors[i].text));
    all = json_pack("{s:o, s:o}", "services", services, "freshness",
                    overview->is_fresh_known
                        ? record_to_json(&freshness_get_reply_schema, &overview->freshness)
                        : json_null());
    json_dumpf(all, stdout, JSON_INDENT(2));
    putchar('\n');
    json_decref(all);
}

static void print_tables(const struct cli_settings *settings, const struct overview *overview)
{
    services_table(settings, overview);
    followers_table(settings, overview);
    if (overview->is_fresh_known)
        freshness_table(&overview->freshness);
    counters_table(settings, overview);
}

enum outcome status_run(struct invocation *invocation, struct error *error)
{
    const struct status_options *options = invocation->options;
    struct session *session = session_open(&invocation->global, error);
    struct overview *overview = memory_new(1, sizeof *overview);
    enum outcome outcome = OUTCOME_DONE;

    if (session == NULL) {
        free(overview);
        return OUTCOME_USAGE;
    }
    session_patience(session, PATIENCE_MS);
    ask_all(session, overview);
    if (options->format == FORMAT_JSON)
        print_json(session_settings(session), overview);
    else
        print_tables(session_settings(session), overview);
    for (size_t i = 0; i < session_settings(session)->known->count; i++)
        if (overview->errors[i].code != ERROR_NONE && outcome == OUTCOME_DONE) {
            *error = overview->errors[i];
            outcome = command_outcome(error);
        }
    free(overview);
    session_close(session);
    return outcome;
}
