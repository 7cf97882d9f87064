#include "services/reporting/requests.h"

#include <stdlib.h>
#include <string.h>

#include "common/log/log.h"
#include "services/reporting/desk.h"
#include "services/reporting/indicators.h"
#include "services/reporting/settings.h"
#include "services/reporting/shadow.h"

enum {
    READERS = MAY(MINISTRY) | MAY(REGIONAL) | MAY(SECTORAL) | MAY(DLA) | MAY(PRESCRIBER) |
              MAY(GATEWAY) | MAY(REPORTING) | MAY(OPERATOR),
    EXPLAINED = MAY(MINISTRY) | MAY(REGIONAL) | MAY(PRESCRIBER) | MAY(GATEWAY) | MAY(OPERATOR),
};

static int answer_list(const struct context *context, const void *request, struct buffer *reply,
                       struct refusal *refusal)
{
    const struct indicator_list *asked = request;
    struct indicator_list_reply *list = memory_new(1, sizeof *list);
    const struct indicator *indicator;

    (void)context;
    for (size_t i = 0; (indicator = indicator_at(i)) != NULL; i++)
        if (asked->id[0] == '\0' || strcmp(asked->id, indicator->id) == 0)
            indicator_describe(indicator, &list->indicators[list->indicators_count++]);
    int status = list->indicators_count > 0
                     ? 0
                     : refuse(refusal, ERROR_NOT_FOUND, "", "id",
                              "Il n'y a pas d'indicateur « %s ».", asked->id);
    if (status == 0)
        record_encode(&indicator_list_reply_schema, list, reply);
    free(list);
    return status;
}

/* An explanation opens onto jobs and contracts: whoever has a territory names a département of it.
 */
static const char *explained_departement(const struct context *context, const void *request)
{
    const struct explain *asked = request;

    (void)context;
    for (size_t i = 0; i < asked->where_count; i++)
        if (asked->where[i].axis == AXIS_DEPARTEMENT)
            return asked->where[i].value;
    return "";
}

static void show_source(const struct projection_view *view, const struct source_view *source,
                        struct source_freshness *out)
{
    static const char *const words[] = {"connecting", "live", "rebuilding", "rebuilding",
                                        "stopped"};

    snprintf(out->source, sizeof out->source, "%s", source->name);
    snprintf(out->state, sizeof out->state, "%s",
             source->is_followed ? words[view->state] : "gone");
    out->known = source->known;
    out->applied = source->applied;
    if (source->waiting_since_ms > 0)
        out->delay_ms = monotonic_ms() - source->waiting_since_ms;
    out->at.ms = source->now;
    snprintf(out->text, sizeof out->text, "%s", view->text);
}

static void freshness_ask(struct desk *desk, const struct caller *caller, const void *request,
                          uint64_t ticket)
{
    struct freshness_get_reply *reply = memory_new(1, sizeof *reply);
    const struct state *state = service_state(desk->service);
    struct projection_view view;

    (void)caller, (void)request;
    projection_view(desk->projection, &view);
    int64_t applied = 0;
    for (size_t i = 0; i < view.source_count; i++) {
        struct source_freshness *source = &reply->sources[reply->sources_count++];

        show_source(&view, &view.sources[i], source);
        if (state->day_count > 0)
            source->closed_day = state->days[state->day_count - 1].day;
        if (strcmp(source->source, "registration") == 0)
            applied = source->applied;
    }
    desk_answer(desk, ticket, applied, &freshness_get_reply_schema, reply);
    free(reply);
}

static void accept_ask(struct desk *desk, const struct caller *caller, const void *request,
                       uint64_t ticket)
{
    const struct follower_accept *asked = request;
    struct follower_accept_reply reply = {0};
    struct refusal refusal;
    struct error error;

    (void)caller;
    snprintf(reply.source, sizeof reply.source, "%s", asked->source);
    if (projection_accept(desk->projection, asked->source, &reply.position, &error) < 0) {
        refuse(&refusal, error.code, "", "source", "%s", error.text);
        desk_refuse(desk, ticket, &refusal);
    } else {
        desk_answer(desk, ticket, 0, &follower_accept_reply_schema, &reply);
    }
}

static void recompute_ask(struct desk *desk, const struct caller *caller, const void *request,
                          uint64_t ticket)
{
    const struct figures_recompute *asked = request;
    struct figures_recompute_reply reply = {0};
    struct refusal refusal;
    struct error error;

    if (projection_recompute(desk->projection, &reply.position, &error) < 0) {
        refuse(&refusal, error.code, "", "", "%s", error.text);
        desk_refuse(desk, ticket, &refusal);
        return;
    }
    log_warning("figures recomputed", "by=%s reason=%s", caller->principal,
                log_quote(asked->reason));
    desk_answer(desk, ticket, reply.position, &figures_recompute_reply_schema, &reply);
}

static const struct request_rule request_rules[] = {
    {&indicator_list_schema,    READERS,                       NULL,                  NULL,    NULL, answer_list, &indicator_list_reply_schema,
     NULL,                                                                                                                                             NULL},
    {&indicator_read_schema,    READERS,                       NULL,                  NULL,    NULL, NULL,        &indicator_read_reply_schema,  NULL,
     NULL                                                                                                                                                  },
    {&freshness_get_schema,     READERS,                       NULL,                  NULL,    NULL, NULL,        &freshness_get_reply_schema,   NULL,
     NULL                                                                                                                                                  },
    {&explain_schema,           EXPLAINED,                     explained_departement, "where", NULL, NULL,        &explain_reply_schema,
     NULL,                                                                                                                                             NULL},
    {&receipt_verify_schema,    READERS,                       NULL,                  NULL,    NULL, NULL,        &receipt_verify_reply_schema,  NULL,
     NULL                                                                                                                                                  },
    {&audit_run_schema,         MAY(MINISTRY) | MAY(OPERATOR), NULL,                  NULL,    NULL, NULL,
     &audit_run_reply_schema,                                                                                                                    NULL, NULL},
    {&month_close_schema,       MAY(MINISTRY),                 NULL,                  NULL,    NULL, NULL,        &month_close_reply_schema,     NULL,
     NULL                                                                                                                                                  },
    {&month_list_schema,        READERS,                       NULL,                  NULL,    NULL, NULL,        &month_list_reply_schema,      NULL, NULL},
    {&figures_recompute_schema, MAY(OPERATOR),                 NULL,                  NULL,    NULL, NULL,
     &figures_recompute_reply_schema,                                                                                                            NULL, NULL},
    {&follower_accept_schema,   MAY(OPERATOR),                 NULL,                  NULL,    NULL, NULL,        &follower_accept_reply_schema,
     NULL,                                                                                                                                             NULL},
};

/* Which file answers. */
static const struct {
    const struct schema *request;
    void (*ask)(struct desk *desk, const struct caller *caller, const void *request,
                uint64_t ticket);
} handlers[] = {
    {&indicator_read_schema,    reading_ask      },
    {&freshness_get_schema,     freshness_ask    },
    {&explain_schema,           explain_ask      },
    {&receipt_verify_schema,    receipt_ask      },
    {&audit_run_schema,         audit_ask        },
    {&month_close_schema,       closing_ask_close},
    {&month_list_schema,        closing_ask_list },
    {&figures_recompute_schema, recompute_ask    },
    {&follower_accept_schema,   accept_ask       },
};

static void extension_close(void *extension)
{
    struct desk *desk = extension;

    if (desk == NULL)
        return;
    reader_close(desk->cells);
    reader_close(desk->facts);
    shadow_close(desk->shadow);
    projection_close(desk->projection);
    free(desk);
}

static void *extension_open(struct service *service, struct error *error)
{
    struct desk *desk = memory_new(1, sizeof *desk);

    (void)error; /* whatever is missing is waited for */
    desk->service = service;
    desk->projection = projection_open(service);
    desk->shadow = shadow_open(service);
    desk->cells = reader_open(service, "reporting-cells");
    desk->facts = reader_open(service, "reporting-facts");
    return desk;
}

static bool extension_ask(void *extension, const struct request_rule *rule,
                          const struct caller *caller, const void *request, uint64_t ticket)
{
    for (size_t i = 0; i < sizeof handlers / sizeof handlers[0]; i++)
        if (handlers[i].request == rule->request && extension != NULL) {
            handlers[i].ask(extension, caller, request, ticket);
            return true;
        }
    return false;
}

static void extension_reload(void *extension)
{
    struct desk *desk = extension;

    projection_reload(desk->projection);
}

static const struct service_extension extension = {extension_open, extension_close, extension_ask,
                                                   extension_reload};

static const struct rules rules = {
    .name = "reporting",
    .requests = request_rules,
    .request_count = sizeof request_rules / sizeof request_rules[0],
    .events = state_events,
    .event_count = 3,
    .settings = &reporting_settings_schema,
    .state_open = state_open,
    .state_close = state_close,
};
const struct service_definition reporting_definition = {&rules, &extension};
