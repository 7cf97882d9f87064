/* What every service is asked and keeps, whatever it does: its clock, its status, its first events.
 */
#include <stdlib.h>
#include <string.h>

#include "common/service/service_internal.h"

const struct request_rule system_request_rules[] = {
    {.request = &service_status_schema,      .roles = ~0u, .reply = &service_status_reply_schema},
    {.request = &follower_accept_schema,
     .roles = MAY(OPERATOR),
     .reply = &follower_accept_reply_schema},
    {.request = &clock_advance_schema, .roles = MAY(OPERATOR)            },
};
const size_t system_request_rule_count =
    sizeof system_request_rules / sizeof system_request_rules[0];

enum { HOUR_MS = 3600 * 1000 };

/* ---- the clock ---- */

static int64_t clock_now(const struct service *service)
{
    int64_t now = service->clock == CLOCK_SCENARIO ? service->scenario_now : system_now_ms();

    return now > service->last_recorded_at ? now : service->last_recorded_at;
}

int64_t service_now(struct service *service)
{
    return clock_now(service);
}

/* Asked for each request; days and summer time begin at whole hours. */
static struct date day_of(struct service *service, int64_t now)
{
    if (now / HOUR_MS != service->hour || date_is_none(service->today)) {
        service->hour = now / HOUR_MS;
        service->today = instant_date(now);
    }
    return service->today;
}

struct context service_context(struct service *service, const struct caller *caller)
{
    int64_t now = clock_now(service);

    return (struct context){.state = service->state,
                            .settings = service->own_settings,
                            .reference = service->reference,
                            .caller = caller,
                            .instance = service->instance,
                            .secret = service->secret,
                            .now = now,
                            .today = day_of(service, now)};
}

struct caller service_self(const struct service *service)
{
    struct caller self = {.territory = {.everywhere = true}};

    snprintf(self.principal, sizeof self.principal, "%s", service->instance);
    return self;
}

bool system_apply(struct service *service, const struct event *event)
{
    if (event->schema == &system_created_schema) {
        const struct system_created *created = event->record;

        service->clock = created->clock;
        service->scenario_now = created->start.ms;
        return true;
    }
    if (event->schema == &clock_advanced_schema) {
        service->scenario_now = ((const struct clock_advanced *)event->record)->to.ms;
        service->has_due = true;
        return true;
    }
    if (event->schema == &source_rewound_schema) {
        if (service->is_serving)
            follow_accepted(service->follow, event->record);
        return rules_event(service->rules, source_rewound_schema.name,
                           strlen(source_rewound_schema.name)) == NULL;
    }
    return false;
}

/* Everything that is known of any journal is taken in, at both ends. */
static bool is_settled(struct service *service, const char **name)
{
    if (journal_committed(service->journal) < journal_position(service->journal)) {
        *name = service->instance;
        return false;
    }
    return feed_is_settled(service->feed, name) && follow_is_settled(service->follow, name);
}

/* Only forward, only a scenario clock, and only when every follower has taken everything in, so
 * that a run is reproducible: `busy` until then. */
static int decide_clock(struct service *service, const struct clock_advance *request,
                        struct decision *out, struct refusal *refusal)
{
    struct clock_advanced advanced = {request->to};
    char now[INSTANT_TEXT_SIZE];
    const char *name;

    if (service->clock != CLOCK_SCENARIO)
        return refuse(refusal, ERROR_CONFLICT, "", "to",
                      "Ce système vit à l'heure du système : son horloge ne se règle pas.");
    if (follow_hears_clock(service->follow))
        return refuse(
            refusal, ERROR_CONFLICT, "", "to",
            "Ce service vit à l'heure de « registration » : c'est elle qu'il faut régler.");
    instant_format(service->scenario_now, now);
    if (request->to.ms <= service->scenario_now)
        return refuse(refusal, ERROR_INVALID, "", "to",
                      "L'horloge du scénario ne recule pas : elle est à %s.", now);
    if (!is_settled(service, &name))
        return refuse(refusal, ERROR_UNAVAILABLE, "", "",
                      "L'horloge attend que « %s » ait tout repris.", name);
    decide_event(out, &clock_advanced_schema, &advanced, "");
    return 0;
}

static bool is_system(const struct request_rule *rule)
{
    return rule >= system_request_rules && rule < system_request_rules + system_request_rule_count;
}

bool system_is_command(const struct request_rule *rule)
{
    return is_system(rule) && rule->request != &service_status_schema;
}

int system_decide(struct service *service, const struct request_rule *rule, struct decision *out,
                  struct refusal *refusal)
{
    if (rule->request == &follower_accept_schema)
        return follow_accept(service->follow, service->request_record, out, refusal);
    return decide_clock(service, service->request_record, out, refusal);
}

static void settle(struct service *service,
                   void (*decide)(const struct context *context, struct decision *out))
{
    static const struct id none;
    struct caller self = service_self(service);

    service->moment = service_now(service);
    struct context context = service_context(service, &self);
    decision_clear(service->decision);
    decide(&context, service->decision);
    request_commit(service, &self, &none, 0);
}

void system_settle(struct service *service)
{
    if (service->rules->settle != NULL)
        settle(service, service->rules->settle);
}

void system_create(struct service *service)
{
    static const struct id none;
    struct caller self = service_self(service);
    struct system_created created = {.clock = service->settings.clock};

    snprintf(created.service, sizeof created.service, "%s", service->instance);
    created.start.ms = service->settings.clock == CLOCK_SCENARIO
                           ? date_instant(service->settings.scenario_start)
                           : system_now_ms();
    service->clock = created.clock;
    service->scenario_now = created.start.ms;
    service->moment = service_now(service);
    decision_clear(service->decision);
    decide_event(service->decision, &system_created_schema, &created, "");
    request_commit(service, &self, &none, 0);
    if (service->rules->create != NULL)
        settle(service, service->rules->create);
}

/* ---- status ---- */

static int64_t proportional_kib(void)
{
    FILE *file = fopen("/proc/self/smaps_rollup", "r");
    char line[128];
    int64_t kib = 0;

    while (file != NULL && kib == 0 && fgets(line, sizeof line, file) != NULL)
        if (strncmp(line, "Pss:", 4) == 0)
            kib = strtoll(line + 4, NULL, 10);
    if (file != NULL)
        fclose(file);
    return kib;
}

static void add_counter(struct service_status_reply *reply, const char *name, int64_t value)
{
    struct counter_status *counter = &reply->counters[reply->counters_count++];

    snprintf(counter->name, sizeof counter->name, "%s", name);
    counter->value = value;
}

static void add_counters(struct service *service, struct service_status_reply *reply)
{
    const struct counters *counters = &service->counters;

    add_counter(reply, "requests", counters->requests);
    add_counter(reply, "ok", counters->ok);
    add_counter(reply, "refused", counters->refused);
    add_counter(reply, "busy", counters->busy);
    add_counter(reply, "expired", counters->expired);
    add_counter(reply, "unavailable", counters->unavailable);
    add_counter(reply, "repeated", counters->repeated);
    add_counter(reply, "garbage", counters->garbage + feed_garbage(service->feed));
    add_counter(reply, "strangers", counters->strangers + zap_refused(service->zap));
    add_counter(reply, "events", counters->events);
    add_counter(reply, "batches", counters->batches);
    add_counter(reply, "failed_batches", counters->failed_batches);
    add_counter(reply, "remembered_requests", (int64_t)seen_count(service->seen));
}

int system_answer_status(struct service *service, struct buffer *out)
{
    bool is_standing = journal_is_standing(service->journal);
    struct service_status_reply reply = {
        .role = is_standing ? SERVICE_STANDBY : SERVICE_WRITER,
        .seat = service->settings.seat,
        .silence_ms = is_standing ? journal_silence_ms(service->journal) : 0,
        .epoch = journal_epoch(service->journal),
        .position = journal_position(service->journal),
        .hash = journal_hash(service->journal),
        .clock = service->clock != CLOCK_NONE ? service->clock : service->settings.clock,
        .started_ms = monotonic_ms() - service->ready_at_ms,
        .memory_kib = proportional_kib()};

    snprintf(reply.service, sizeof reply.service, "%s", service->instance);
    reply.now.ms = clock_now(service);
    reply.today = instant_date(reply.now.ms);
    reply.followers_count = feed_status(service->feed, reply.followers, 32);
    reply.sources_count = follow_status(service->follow, reply.sources, 64);
    add_counters(service, &reply);
    record_encode(&service_status_reply_schema, &reply, out);
    return 0;
}
