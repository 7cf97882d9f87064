/* One event of another journal: decided like a request, in the same batch. */
#include <stdlib.h>
#include <string.h>

#include "common/service/follow_internal.h"

#define CLOCK_SOURCE "registration"

bool follow_hears_clock(const struct follow *follow)
{
    return follow->service->clock == CLOCK_SCENARIO &&
           strcmp(follow->service->rules->name, CLOCK_SOURCE) != 0;
}

static bool is_clock(const struct following *following, const char *type)
{
    return follow_hears_clock(following->follow) && strcmp(following->service, CLOCK_SOURCE) == 0 &&
           strcmp(type, clock_advanced_schema.name) == 0;
}

static const struct reaction_rule *find_rule(const struct following *following, const char *type)
{
    const struct rules *rules = following->follow->service->rules;

    for (size_t i = 0; i < rules->reaction_count; i++)
        if (strcmp(rules->reactions[i].service, following->service) == 0 &&
            strcmp(rules->reactions[i].schema->name, type) == 0)
            return &rules->reactions[i];
    return NULL;
}

static void add_type(char out[FOLLOWING_TYPES], const char *type)
{
    size_t at = strlen(out);

    snprintf(out + at, FOLLOWING_TYPES - at, "%s%s", at > 0 ? "," : "", type);
}

void hear_types(const struct follow *follow, const char *service, char out[FOLLOWING_TYPES])
{
    const struct rules *rules = follow->service->rules;

    *out = '\0';
    for (size_t i = 0; i < rules->reaction_count; i++)
        if (strcmp(rules->reactions[i].service, service) == 0)
            add_type(out, rules->reactions[i].schema->name);
    if (follow_hears_clock(follow) && strcmp(service, CLOCK_SOURCE) == 0)
        add_type(out, clock_advanced_schema.name);
}

void hear_make_room(struct follow *follow)
{
    const struct rules *rules = follow->service->rules;
    size_t size = sizeof(struct clock_advanced);

    for (size_t i = 0; i < rules->reaction_count; i++)
        if (rules->reactions[i].schema->size > size)
            size = rules->reactions[i].schema->size;
    follow->record = memory_new(1, size);
}

static int decode(struct following *following, const struct followed_event *event,
                  const struct reaction_rule **rule, struct error *error)
{
    *rule = find_rule(following, event->type);
    if (*rule == NULL && !is_clock(following, event->type))
        return fail(error, ERROR_INVALID, "%s is not known here", event->type);
    return record_decode(*rule != NULL ? (*rule)->schema : &clock_advanced_schema, event->body,
                         following->follow->record, error);
}

/* All before any: the cursor stands between batches, and what was heard of one that is then refused
 * would be heard again. */
int hear_check(struct following *following, const struct followed_batch *batch, struct error *error)
{
    const struct reaction_rule *rule;

    for (size_t i = 0; i < batch->count; i++)
        if (decode(following, &batch->events[i], &rule, error) < 0)
            return fail_within(error, "position %lld, %s: is this program older than its source?",
                               (long long)batch->events[i].position, batch->events[i].type);
    return 0;
}

/* What a scenario's clock causes goes before what is heard next, as before what is asked. */
static void pass_time(struct service *service)
{
    if (service->clock == CLOCK_SCENARIO)
        request_due(service);
    service->moment = service_now(service);
    decision_clear(service->decision);
}

static void react(struct service *service, const struct reaction_rule *rule,
                  const struct event *heard)
{
    struct caller self = service_self(service);
    struct context context = service_context(service, &self);

    rule->react(&context, heard, service->decision);
}

/* Who caused it is told where the gateway's people are: "registration@1234" is no account, and
 * leads to the event in one step. */
static void commit(struct service *service, struct following *following, int64_t position)
{
    static const struct id none;
    struct caller self = service_self(service);

    if (service->decision->event_count == 0)
        return;
    snprintf(self.account, sizeof self.account, "%s@%lld", following->source, (long long)position);
    request_commit(service, &self, &none, 0);
    service->open->request_count++;
    following->decided++;
}

/* What another's clock caused may be heard before the clock itself, when we were away: whoever
 * hears of a later time is in that time, so that a reaction is of the same day in every run. */
static void follow_clock(struct service *service, struct following *following,
                         const struct followed_event *event)
{
    struct clock_advanced advanced = {{event->recorded_at}};

    if (!follow_hears_clock(following->follow) || event->recorded_at <= service->scenario_now)
        return;
    decide_event(service->decision, &clock_advanced_schema, &advanced, "");
    commit(service, following, event->position);
    pass_time(service);
}

void hear(struct following *following, const struct followed_event *event)
{
    struct service *service = following->follow->service;
    const struct reaction_rule *rule;
    struct error error;

    pass_time(service);
    follow_clock(service, following, event);
    if (decode(following, event, &rule, &error) < 0)
        return; /* hear_check saw to it */
    struct event heard = {.source = following->source,
                          .position = event->position,
                          .recorded_at = event->recorded_at,
                          .schema = rule != NULL ? rule->schema : &clock_advanced_schema,
                          .record = following->follow->record,
                          .principal = event->principal,
                          .account = event->account,
                          .departement = event->departement,
                          .request = event->request};

    if (rule != NULL)
        react(service, rule, &heard);
    commit(service, following, event->position);
}
