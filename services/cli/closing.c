#include "services/cli/closing.h"

#include <stdlib.h>
#include <string.h>

#include "common/loop/loop.h"
#include "services/cli/catalog.h"
#include "services/cli/figure.h"
#include "services/cli/progress.h"
#include "services/cli/session.h"
#include "services/cli/table.h"

enum { AUDIT_PATIENCE_MS = 30 * 60 * 1000, TICK_MS = 200 };

struct month_options {
    enum format format;
};

struct audit_options {
    bool quick;
};

struct receipt_options {
    bool recompute;
};

#define RECORD struct month_options
/* clang-format off */
static const struct field month_fields[] = {
    {ENUM(format, &formats), OPTIONAL, "how it is printed", INITIAL("table")},
};
/* clang-format on */
const struct schema closing_month_schema = {
    .name = "month list", .meaning = "Lists closed months.", FIELDS(month_fields)};
#undef RECORD

#define RECORD struct audit_options
static const struct field audit_fields[] = {
    {FLAG(quick), OPTIONAL, "only the cells against the facts, not the facts against the journal"},
};
const struct schema closing_audit_schema = {
    .name = "audit", .meaning = "Audits the figures.", FIELDS(audit_fields)};
#undef RECORD

#define RECORD struct receipt_options
static const struct field receipt_fields[] = {
    {FLAG(recompute), OPTIONAL, "also fold the journals anew up to the receipt's positions"},
};
const struct schema closing_receipt_schema = {
    .name = "receipt verify", .meaning = "Verifies a receipt.", FIELDS(receipt_fields)};
#undef RECORD

/* ---- months ---- */

enum outcome closing_month_close_run(struct invocation *invocation, struct error *error)
{
    struct month_close request = {0};
    struct session *session;
    int result;

    if (month_parse(invocation->arguments[0], &request.month) != 0) {
        fail(error, ERROR_INVALID, "\"%s\" is no month: YYYY-MM", invocation->arguments[0]);
        return OUTCOME_USAGE;
    }
    session = session_open(&invocation->global, error);
    if (session == NULL)
        return OUTCOME_USAGE;
    result = session_ask(session, "", &month_close_schema, &request, NULL, NULL, error);
    if (result == 0)
        printf("%s est clos.\n", invocation->arguments[0]);
    session_close(session);
    return result == 0 ? OUTCOME_DONE : command_outcome(error);
}

/* Registration's, which says most. */
static const struct receipt_source *main_source(const struct closed_month *month)
{
    static const struct receipt_source none;

    for (size_t i = 0; i < month->sources_count; i++)
        if (strcmp(month->sources[i].source, "registration") == 0)
            return &month->sources[i];
    return month->sources_count > 0 ? &month->sources[0] : &none;
}

static void months_table(const struct month_list_reply *reply, enum format format)
{
    struct table table = {0};

    table_column(&table, "month", "mois", false);
    table_column(&table, "closed_at", "clos le", false);
    table_column(&table, "position", "position", true);
    table_column(&table, "source", "repose sur", false);
    table_column(&table, "source_position", "position", true);
    table_column(&table, "sources", "journaux", true);
    for (size_t i = 0; i < reply->months_count; i++) {
        const struct closed_month *month = &reply->months[i];
        char name[MONTH_TEXT_SIZE], closed_at[INSTANT_TEXT_SIZE];

        month_format(month->month, name);
        instant_format(month->closed_at.ms, closed_at);
        table_cell(&table, name);
        table_cell(&table, closed_at);
        table_cell_format(&table, "%lld", (long long)month->position);
        table_cell(&table, main_source(month)->source);
        table_cell_format(&table, "%lld", (long long)main_source(month)->position);
        table_cell_format(&table, "%zu", month->sources_count);
    }
    table_print(&table, format, stdout);
    table_close(&table);
}

/* Published beside present: numerators and denominators, which have no unit to get wrong. */
static void figures_table(const struct month_list_reply *reply, enum format format)
{
    struct table table = {0};

    table_column(&table, "indicator", "indicateur", false);
    table_column(&table, "series", "série", false);
    table_column(&table, "published", "publié", true);
    table_column(&table, "published_of", "sur", true);
    table_column(&table, "present", "aujourd'hui", true);
    table_column(&table, "present_of", "sur", true);
    table_column(&table, "moved", "", false);
    for (size_t i = 0; i < reply->figures_count; i++) {
        const struct compared_figure *figure = &reply->figures[i];

        table_cell(&table, figure->indicator);
        table_cell(&table, figure->series);
        table_cell_format(&table, "%lld", (long long)figure->published_numerator);
        table_cell_number(&table, figure->published_denominator != 0,
                          figure->published_denominator);
        table_cell_format(&table, "%lld", (long long)figure->present_numerator);
        table_cell_number(&table, figure->present_denominator != 0, figure->present_denominator);
        table_cell(&table, figure->moved ? "a bougé" : "");
    }
    putchar('\n');
    table_print(&table, format, stdout);
    table_close(&table);
}

static void print_months(const struct month_list_reply *reply, enum format format)
{
    if (format == FORMAT_JSON) {
        json_t *json = record_to_json(&month_list_reply_schema, reply);

        json_dumpf(json, stdout, JSON_INDENT(2));
        putchar('\n');
        json_decref(json);
        return;
    }
    months_table(reply, format);
    if (reply->figures_count > 0)
        figures_table(reply, format);
}

enum outcome closing_month_list_run(struct invocation *invocation, struct error *error)
{
    const struct month_options *options = invocation->options;
    struct month_list request = {0};
    struct session *session;
    struct month_list_reply *reply;
    int result;

    if (invocation->argument_count > 0 &&
        month_parse(invocation->arguments[0], &request.month) != 0) {
        fail(error, ERROR_INVALID, "\"%s\" is no month: YYYY-MM", invocation->arguments[0]);
        return OUTCOME_USAGE;
    }
    session = session_open(&invocation->global, error);
    if (session == NULL)
        return OUTCOME_USAGE;
    reply = memory_new(1, sizeof *reply);
    result = session_ask(session, "", &month_list_schema, &request, reply, NULL, error);
    if (result == 0)
        print_months(reply, options->format);
    free(reply);
    session_close(session);
    return result == 0 ? OUTCOME_DONE : command_outcome(error);
}

/* ---- audit ---- */

/* One long request; meanwhile the terminal shows that time passes. */
static int ask_patiently(struct session *session, const struct schema *schema, const void *record,
                         const char *what, void *reply, struct error *error)
{
    struct client *client = session_client_for(session, schema->name, "", "", error);
    struct id id = id_new(system_now_ms());
    struct progress progress = {.what = what};
    struct buffer body = {0};
    struct answer answer;
    struct refusal refusal;
    int64_t began = monotonic_ms();

    if (client == NULL)
        return -1;
    record_encode(schema, record, &body);
    client_send(client, &id, schema->name, buffer_span(&body), NULL);
    while (client_receive(client, TICK_MS, &answer) == 0)
        progress_show(&progress, (monotonic_ms() - began) / 1000, 0, "s");
    progress_clear(&progress);
    buffer_close(&body);
    if (answer.status == STATUS_OK)
        return record_decode(catalog_reply(schema->name), answer.body, reply, error);
    if (answer.status == STATUS_UNAVAILABLE)
        return session_silent(session, "reporting", error);
    answer_refusal(&answer, &refusal);
    return fail(error, refusal.code, "%.300s", refusal.text);
}

static void print_difference(const struct audit_run_reply *reply)
{
    char month[MONTH_TEXT_SIZE];

    month_format(reply->month, month);
    printf(
        "Première différence : table %s, mesure %s, mois %s, territoire %s, %s=%s : les chiffres "
        "disent %lld, le recalcul %lld. %s\n",
        reply->table, reply->measure, month, reply->territory, reply->axis, reply->value,
        (long long)reply->stored, (long long)reply->recomputed, reply->text);
}

enum outcome closing_audit_run(struct invocation *invocation, struct error *error)
{
    const struct audit_options *options = invocation->options;
    struct audit_run request = {.quick = options->quick};
    struct audit_run_reply reply = {0};
    struct session *session = session_open(&invocation->global, error);
    int result;

    if (session == NULL)
        return OUTCOME_USAGE;
    session_patience(session, AUDIT_PATIENCE_MS);
    result = ask_patiently(session, &audit_run_schema, &request, "audit", &reply, error);
    session_close(session);
    if (result != 0)
        return command_outcome(error);
    printf("%s : %zu journaux, %lld événements, %lld faits, %lld cellules, %lld ms.\n",
           reply.ok ? "OK, rien ne diffère" : "DIFFÉRENCE", reply.sources_count,
           (long long)reply.events, (long long)reply.facts, (long long)reply.cells,
           (long long)reply.duration_ms);
    if (reply.ok)
        return OUTCOME_DONE;
    print_difference(&reply);
    return OUTCOME_REFUSED;
}

/* ---- receipts ---- */

static int read_receipt(const json_t *page, struct receipt_verify *request, struct error *error)
{
    json_t *json = json_object();
    json_t *rows = json_object_get(page, "rows");
    int result;

    if (json_object_get(page, "receipt") == NULL) {
        json_decref(json);
        return fail(error, ERROR_INVALID,
                    "no receipt in it: expected what `appui indicators ID --format json` printed");
    }
    json_object_set(json, "receipt", json_object_get(page, "receipt"));
    if (rows != NULL)
        json_object_set(json, "rows", rows);
    result = record_from_json(&receipt_verify_schema, json, request, error);
    json_decref(json);
    return result;
}

static int verify_page(struct session *session, const json_t *page,
                       const struct receipt_options *options, bool is_first, bool *is_good,
                       struct error *error)
{
    struct receipt_verify *request = memory_new(1, sizeof *request);
    struct receipt_verify_reply reply = {0};
    int result = read_receipt(page, request, error);

    request->recompute = options->recompute;
    if (result == 0)
        result = ask_patiently(session, &receipt_verify_schema, request, "receipt", &reply, error);
    if (result == 0) {
        bool holds =
            reply.signed_here && (!reply.recomputed || (reply.chain_holds && reply.same_figures));

        /* Of many pages, the first and those that do not hold are told. */
        if (is_first || !holds)
            printf("%s : %s\n", request->receipt.id, reply.text);
        *is_good = *is_good && holds;
    }
    free(request);
    return result;
}

enum outcome closing_receipt_run(struct invocation *invocation, struct error *error)
{
    const char *path = invocation->arguments[0];
    json_error_t where;
    json_t *file =
        strcmp(path, "-") == 0 ? json_loadf(stdin, 0, &where) : json_load_file(path, 0, &where);
    json_t *pages = json_is_array(file) ? json_incref(file) : json_pack("[O?]", file);
    struct session *session = NULL;
    bool is_good = true;
    int result = 0;

    if (file == NULL) {
        json_decref(pages);
        fail(error, ERROR_INVALID, "%s: %s (line %d)", path, where.text, where.line);
        return OUTCOME_USAGE;
    }
    session = session_open(&invocation->global, error);
    if (session != NULL) {
        session_patience(session, AUDIT_PATIENCE_MS);
        for (size_t i = 0; i < json_array_size(pages) && result == 0; i++)
            result = verify_page(session, json_array_get(pages, i), invocation->options, i == 0,
                                 &is_good, error);
    }
    session_close(session);
    json_decref(pages);
    json_decref(file);
    if (session == NULL)
        return OUTCOME_USAGE;
    if (result != 0)
        return command_outcome(error);
    return is_good ? OUTCOME_DONE : OUTCOME_REFUSED;
}

enum outcome closing_recompute_run(struct invocation *invocation, struct error *error)
{
    struct figures_recompute request = {0};
    struct figures_recompute_reply reply = {0};
    struct session *session = session_open(&invocation->global, error);
    int result;

    if (session == NULL)
        return OUTCOME_USAGE;
    snprintf(request.reason, sizeof request.reason, "%s", invocation->arguments[0]);
    result =
        ask_patiently(session, &figures_recompute_schema, &request, "recompute", &reply, error);
    session_close(session);
    if (result != 0)
        return command_outcome(error);
    printf("Les chiffres sont recalculés à partir des faits ; « appui status » dit quand ils sont "
           "de nouveau en "
           "service.\n");
    return OUTCOME_DONE;
}

/* ---- followers ---- */

/* SERVICE NAME: the follower NAME of SERVICE's journal; the service of that name is told. */
enum outcome closing_follower_run(struct invocation *invocation, struct error *error)
{
    struct follower_accept request = {0};
    struct follower_accept_reply reply = {0};
    struct session *session = session_open(&invocation->global, error);
    int result;

    if (session == NULL)
        return OUTCOME_USAGE;
    snprintf(request.source, sizeof request.source, "%s", invocation->arguments[0]);
    result = session_ask_service(session, invocation->arguments[1], "", &follower_accept_schema,
                                 &request, &reply, NULL, error);
    if (result == 0)
        printf("%s suit de nouveau %s ; il en était à la position %lld et repart du début.\n",
               invocation->arguments[1], request.source, (long long)reply.position);
    session_close(session);
    return result == 0 ? OUTCOME_DONE : command_outcome(error);
}
