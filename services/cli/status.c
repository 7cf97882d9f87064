#include "services/cli/status.h"

#include <stdlib.h>
#include <string.h>

#include "common/messages/reporting.h"
#include "common/messages/system.h"
#include "common/wire/endpoints.h"
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

/* One program of an instance. */
struct program {
    const struct instance *instance;
    int64_t seat;
    struct service_status_reply status;
    struct error error; /* code 0: it answered */
};

/* Everything that is shown, whichever way. */
struct overview {
    struct program programs[NETWORK_MOST * 2];
    size_t count;
    struct freshness_get_reply freshness;
    bool is_fresh_known;
};

static bool is_there(const struct program *program)
{
    return program->error.code == ERROR_NONE;
}

/* Each endpoint by itself: a standby that is missing is seen before it is needed. */
static void ask_instance(struct session *session, const struct instance *instance,
                         struct overview *overview)
{
    struct service_status request = {.standby = true};
    struct endpoints endpoints;

    endpoints_read(&endpoints, instance->requests);
    for (size_t i = 0; i < endpoints.count; i++) {
        struct program *program = &overview->programs[overview->count++];

        program->instance = instance;
        program->seat = (int64_t)i + 1;
        if (session_ask_at(session, instance, endpoints.each[i], &service_status_schema, &request,
                           &program->status, &program->error) == 0)
            program->error.code = ERROR_NONE;
    }
}

static void ask_all(struct session *session, struct overview *overview)
{
    const struct cli_settings *settings = session_settings(session);
    struct freshness_get freshness = {0};
    struct error ignored;

    for (size_t i = 0; i < settings->known->count; i++)
        ask_instance(session, &settings->known->instances[i], overview);
    for (size_t i = 0; i < overview->count; i++)
        if (strcmp(overview->programs[i].instance->name, "reporting") == 0 &&
            is_there(&overview->programs[i]) && overview->programs[i].status.role == SERVICE_WRITER)
            overview->is_fresh_known = session_ask(session, "", &freshness_get_schema, &freshness,
                                                   &overview->freshness, NULL, &ignored) == 0;
}

static void service_row(struct table *table, const struct program *program)
{
    const struct service_status_reply *status = &program->status;
    bool has_answered = is_there(program);
    char today[DATE_TEXT_SIZE], epoch[ID_TEXT_SIZE];

    date_format(status->today, today);
    id_format(&status->epoch, epoch);
    table_cell(table, program->instance->name);
    table_cell_number(table, true, program->seat);
    table_cell(table,
               has_answered ? enumeration_word(&service_roles, (int)status->role) : "unreachable");
    table_cell_number(table, has_answered, status->position);
    table_cell(table, enumeration_word(&clock_kinds, (int)status->clock));
    table_cell(table, today);
    table_cell_number(table, has_answered, status->started_ms / 1000);
    table_cell_number(table, has_answered, status->memory_kib);
    table_cell_number(table, has_answered && status->role == SERVICE_STANDBY, status->silence_ms);
    table_cell(table, has_answered ? epoch : "");
}

static void services_table(const struct overview *overview)
{
    struct table table = {0};

    table_column(&table, "service", NULL, false);
    table_column(&table, "seat", NULL, true);
    table_column(&table, "state", NULL, false);
    table_column(&table, "position", NULL, true);
    table_column(&table, "clock", NULL, false);
    table_column(&table, "today", NULL, false);
    table_column(&table, "up", "up (s)", true);
    table_column(&table, "memory", "PSS (KiB)", true);
    table_column(&table, "silence", "writer silent (ms)", true);
    table_column(&table, "epoch", NULL, false);
    for (size_t i = 0; i < overview->count; i++)
        service_row(&table, &overview->programs[i]);
    table_print(&table, FORMAT_TABLE, stdout);
    table_close(&table);
}

static void followers_table(const struct overview *overview)
{
    struct table table = {0};

    table_column(&table, "follower", NULL, false);
    table_column(&table, "of", NULL, false);
    table_column(&table, "key", NULL, false);
    table_column(&table, "sent", NULL, true);
    table_column(&table, "taken", NULL, true);
    table_column(&table, "lag", NULL, true);
    for (size_t i = 0; i < overview->count; i++)
        for (size_t f = 0; f < overview->programs[i].status.followers_count; f++) {
            const struct follower_status *follower = &overview->programs[i].status.followers[f];

            table_cell(&table, follower->name);
            table_cell(&table, overview->programs[i].instance->name);
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

/* Whom each service hears; what stands still says why. */
static void sources_table(const struct overview *overview)
{
    struct table table = {0};

    table_column(&table, "service", NULL, false);
    table_column(&table, "hears", NULL, false);
    table_column(&table, "state", NULL, false);
    table_column(&table, "position", NULL, true);
    table_column(&table, "head", NULL, true);
    table_column(&table, "departements", "of", false);
    table_column(&table, "text", "", false);
    for (size_t i = 0; i < overview->count; i++)
        for (size_t s = 0; s < overview->programs[i].status.sources_count; s++) {
            const struct source_status *source = &overview->programs[i].status.sources[s];

            table_cell(&table, overview->programs[i].instance->name);
            table_cell(&table, source->source);
            table_cell(&table, source->state);
            table_cell_format(&table, "%lld", (long long)source->position);
            table_cell_format(&table, "%lld", (long long)source->head);
            table_cell(&table, source->departements[0] != '\0' ? source->departements : "*");
            table_cell(&table, source->text);
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

static void counters_table(const struct overview *overview)
{
    struct table table = {0};

    table_column(&table, "service", NULL, false);
    table_column(&table, "seat", NULL, true);
    table_column(&table, "counter", NULL, false);
    table_column(&table, "value", "since the start", true);
    for (size_t i = 0; i < overview->count; i++) {
        const struct program *program = &overview->programs[i];

        for (size_t c = 0; c < program->status.counters_count; c++) {
            table_cell(&table, program->instance->name);
            table_cell_number(&table, true, program->seat);
            table_cell(&table, program->status.counters[c].name);
            table_cell_format(&table, "%lld", (long long)program->status.counters[c].value);
        }
    }
    if (table.cell_count > 0) {
        putchar('\n');
        table_print(&table, FORMAT_TABLE, stdout);
    }
    table_close(&table);
}

static json_t *program_json(const struct program *program)
{
    json_t *json = json_pack("{s:s, s:I, s:b}", "name", program->instance->name, "seat",
                             (json_int_t)program->seat, "reachable", is_there(program));

    if (is_there(program))
        json_object_set_new(json, "status",
                            record_to_json(&service_status_reply_schema, &program->status));
    else
        json_object_set_new(json, "error", json_string(program->error.text));
    return json;
}

static void print_json(const struct overview *overview)
{
    json_t *services = json_array(), *all;

    for (size_t i = 0; i < overview->count; i++)
        json_array_append_new(services, program_json(&overview->programs[i]));
    all = json_pack("{s:o, s:o}", "services", services, "freshness",
                    overview->is_fresh_known
                        ? record_to_json(&freshness_get_reply_schema, &overview->freshness)
                        : json_null());
    json_dumpf(all, stdout, JSON_INDENT(2));
    putchar('\n');
    json_decref(all);
}

static void print_tables(const struct overview *overview)
{
    services_table(overview);
    followers_table(overview);
    sources_table(overview);
    if (overview->is_fresh_known)
        freshness_table(&overview->freshness);
    counters_table(overview);
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
        print_json(overview);
    else
        print_tables(overview);
    for (size_t i = 0; i < overview->count; i++)
        if (!is_there(&overview->programs[i]) && outcome == OUTCOME_DONE) {
            *error = overview->programs[i].error;
            outcome = command_outcome(error);
        }
    free(overview);
    session_close(session);
    return outcome;
}
