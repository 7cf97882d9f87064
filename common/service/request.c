/* One request: repeat, refusal, decision, answer. */
#include <assert.h>
#include <sodium.h>
#include <stdlib.h>
#include <string.h>
#include <uthash.h>

#include "common/log/log.h"
#include "common/service/service_internal.h"

enum { DUE_ROUNDS = 1024 };

/* ---- what is remembered of a request ---- */

const struct request_key *service_request_key(const struct service *service, int64_t at)
{
    const struct request_key *found = NULL;

    for (size_t i = 0; i < service->request_key_count; i++)
        if (service->request_keys[i].since <= at)
            found = &service->request_keys[i];
    return found;
}

static uint64_t keyed_hash(const struct request_key *key, const void *data, size_t size)
{
    uint64_t hash;

    crypto_shorthash((uint8_t *)&hash, data, size, key->bytes);
    return hash;
}

/* Of the type: the same as of the request before, mostly. */
static uint64_t hash_type(struct service *service, const struct request_key *key,
                          const struct request_rule *rule)
{
    if (service->hashed_rule != rule || service->hashed_key != key->number) {
        service->hashed_rule = rule;
        service->hashed_key = key->number;
        service->type_hash = keyed_hash(key, rule->request->name, strlen(rule->request->name));
    }
    return service->type_hash;
}

static int64_t hash_content(struct service *service, const struct request_key *key,
                            const struct request_rule *rule, struct span body)
{
    assert(key != NULL); /* made before the first request is taken */
    return (int64_t)(hash_type(service, key, rule) * 3 + keyed_hash(key, body.data, body.size));
}

static const struct request_key *key_by_number(const struct service *service, uint32_t number)
{
    for (size_t i = 0; i < service->request_key_count; i++)
        if (service->request_keys[i].number == number)
            return &service->request_keys[i];
    return NULL;
}

/* ---- answers ---- */

static void refuse_late(struct service *service, const struct incoming *incoming)
{
    struct refusal refusal = {0};

    refuse(&refusal, ERROR_UNAVAILABLE, "", "deadline_ms",
           "Le délai de la demande était passé : elle n'a pas été exécutée.");
    commit_refuse(service, incoming, STATUS_EXPIRED, &refusal);
}

static void answer_invalid(struct service *service, const struct incoming *incoming,
                           const char *field, const char *text)
{
    struct refusal refusal = {0};

    refuse(&refusal, ERROR_INVALID, "", field, "%s", text);
    commit_refuse(service, incoming, STATUS_REFUSED, &refusal);
}

/* ---- events ---- */

static const struct event_rule *rule_of(const struct rules *rules, const struct schema *schema)
{
    for (size_t i = 0; i < rules->event_count; i++)
        if (rules->events[i].schema == schema)
            return &rules->events[i];
    return NULL;
}

static void apply(struct service *service, const struct event *event)
{
    const struct event_rule *rule;

    service->last_recorded_at = event->recorded_at;
    if (system_apply(service, event))
        return;
    rule = rule_of(service->rules, event->schema);
    if (rule == NULL) {
        log_error("an event without a rule was decided", "type=%s", event->schema->name);
        abort();
    }
    rule->apply(service->state, event);
}

static void add_event(struct service *service, const struct caller *caller,
                      const struct id *request, int64_t request_hash, size_t ordinal)
{
    const struct decided_event *decided = &service->decision->events[ordinal];
    bool is_clock = decided->schema == &clock_advanced_schema;
    int64_t now =
        is_clock ? ((const struct clock_advanced *)decided->record)->to.ms : service->moment;
    int version = decided->schema->version == 0 ? 1 : decided->schema->version;

    buffer_clear(&service->scratch);
    record_encode(decided->schema, decided->record, &service->scratch);
    struct journal_row row = {
        .recorded_at = now,
        .request = *request,
        .request_hash = request_hash,
        .ordinal = (int64_t)ordinal,
        .principal = {(const uint8_t *)caller->principal,     strlen(caller->principal)    },
        .account = {(const uint8_t *)caller->account,       strlen(caller->account)      },
        .type = {(const uint8_t *)decided->schema->name, strlen(decided->schema->name)},
        .version = version,
        .departement = {(const uint8_t *)decided->departement,  strlen(decided->departement) },
        .body = buffer_span(&service->scratch)
    };
    journal_batch_add(service->journal, &service->open->rows, &row);
    service->open->last_recorded_at = now;
    struct event event = {.position = row.position,
                          .recorded_at = row.recorded_at,
                          .schema = decided->schema,
                          .record = decided->record,
                          .principal = caller->principal,
                          .account = caller->account,
                          .departement = decided->departement,
                          .request = *request};
    apply(service, &event);
}

void request_commit(struct service *service, const struct caller *caller, const struct id *request,
                    int64_t request_hash)
{
    struct decision *decision = service->decision;

    for (size_t i = 0; i < decision->event_count; i++)
        add_event(service, caller, request, request_hash, i);
    for (size_t i = 0; i < decision->vault_count; i++) {
        const struct decided_vault *row = &decision->vault[i];

        commit_vault(service, row);
        for (size_t k = 0; k < service->rules->vault_count; k++) {
            const struct vault_rule *rule = &service->rules->vault[k];

            if (rule->recall != NULL && row->schema != NULL && strcmp(rule->kind, row->kind) == 0)
                rule->recall(service->state, &row->id, row->record);
        }
    }
}

/* What time alone caused since the last look. */
void request_due(struct service *service)
{
    static const struct id none;
    struct caller self = service_self(service);
    int64_t now = service_now(service);

    if (service->clock == CLOCK_SYSTEM && now - service->due_checked >= 1000)
        service->has_due = true;
    if (service->rules->due == NULL)
        service->has_due = false;
    if (!service->has_due)
        return;
    for (int round = 0; round < DUE_ROUNDS; round++) {
        service->moment = service_now(service);
        struct context context = service_context(service, &self);

        decision_clear(service->decision);
        service->rules->due(&context, service->decision);
        if (service->decision->event_count == 0) {
            service->has_due = false;
            service->due_checked = now;
            return;
        }
        request_commit(service, &self, &none, 0);
    }
}

void service_record(struct service *service, const struct schema *schema, const void *record,
                    const char *departement)
{
    static const struct id none;
    struct caller self = service_self(service);

    service->moment = service_now(service);
    decision_clear(service->decision);
    decide_event(service->decision, schema, record, departement);
    request_commit(service, &self, &none, 0);
}

/* ---- repeats ---- */

static struct id revealed_id(const struct request_rule *rule, const void *request)
{
    struct id id = {0};
    const struct field *field =
        rule->reveals_id != NULL ? schema_field(rule->request, rule->reveals_id) : NULL;

    if (field != NULL)
        memcpy(&id, (const char *)request + field->offset, sizeof id);
    return id;
}

/* The first answer again, or a refusal when the content is another. */
static void take_repeat(struct service *service, const struct incoming *incoming,
                        const struct request_rule *rule, const struct seen_entry *entry)
{
    const struct request_key *key = key_by_number(service, entry->key);
    struct batch *batch;
    const struct waiting *first;

    service->counters.repeated++;
    if (key == NULL || hash_content(service, key, rule, incoming->body) != entry->content) {
        struct refusal refusal = {0};

        refuse(&refusal, ERROR_CONFLICT, "", "id",
               "Cet identifiant a déjà servi à une autre demande : il en faut un nouveau.");
        commit_refuse(service, incoming, STATUS_REFUSED, &refusal);
        return;
    }
    first = commit_find(service, &incoming->id, entry->identity, &batch);
    if (first != NULL) {
        commit_join(batch, first, incoming);
        return;
    }
    struct id revealed = revealed_id(rule, service->request_record);
    reveal_repeat(service, incoming, rule, entry->position, &revealed);
}

/* ---- commands ---- */

/* UUIDv7, not older than the window, on the system's clock not from the future. */
static bool check_id(struct service *service, const struct incoming *incoming)
{
    int64_t born = id_instant(&incoming->id);
    int64_t now = service->moment;

    if (born < 0) {
        answer_invalid(service, incoming, "id", "L'identifiant de la demande doit être un UUIDv7.");
        return false;
    }
    if (born < now - service->settings.request_window) {
        struct refusal refusal = {0};

        refuse(&refusal, ERROR_CONFLICT, "", "id",
               "Cette demande est trop ancienne : elle n'a pas été exécutée.");
        commit_refuse(service, incoming, STATUS_EXPIRED, &refusal);
        return false;
    }
    if (service->clock == CLOCK_SYSTEM && born > now + 86400000) {
        answer_invalid(service, incoming, "id",
                       "L'identifiant de la demande vient du futur : réglez l'horloge.");
        return false;
    }
    return true;
}

static int decide(struct service *service, const struct context *context,
                  const struct request_rule *rule, struct refusal *refusal)
{
    decision_clear(service->decision);
    if (rule->decide == NULL)
        return system_decide(service, rule, service->decision, refusal);
    return rule->decide(context, service->request_record, service->decision, refusal);
}

/* What is answered is mostly of the same two types as the answer before it. */
static void encode_answer(struct service *service, const struct decided_event *event,
                          const struct schema *reply)
{
    struct answer_members *members = &service->answer_members;

    if (members->event != event->schema || members->reply != reply) {
        record_select_shared(event->schema, reply, &members->shared);
        members->event = event->schema;
        members->reply = reply;
    }
    record_encode_selected(event->schema, event->record, &members->shared, &service->body);
}

static void accept(struct service *service, const struct incoming *incoming,
                   const struct request_rule *rule, uint64_t identity)
{
    const struct request_key *key = service_request_key(service, service->moment);
    int64_t content = hash_content(service, key, rule, incoming->body);
    struct seen_entry entry = {.id = incoming->id,
                               .identity = identity,
                               .content = content,
                               .position = journal_position(service->journal) + 1,
                               .key = key->number};
    const struct decided_event *first = &service->decision->events[0];

    seen_add(service->seen, &entry, service->moment - service->settings.request_window);
    request_commit(service, incoming->caller, &incoming->id, content);
    service->open->request_count++;
    if (rule->reveals != NULL) {
        struct id revealed = revealed_id(rule, service->request_record);

        commit_reveal(service, incoming, identity, journal_position(service->journal), rule,
                      &revealed);
        return;
    }
    buffer_clear(&service->body);
    if (rule->reply != NULL)
        encode_answer(service, first, rule->reply);
    commit_answer(service, incoming, identity, STATUS_OK, journal_position(service->journal),
                  buffer_span(&service->body));
}

static void take_command(struct service *service, const struct incoming *incoming,
                         const struct request_rule *rule, const struct context *context,
                         uint64_t identity)
{
    const struct seen_entry *entry;
    struct refusal refusal; /* whoever refuses fills all of it */

    /* What is still remembered was executed, however old it is. */
    entry = seen_find(service->seen, &incoming->id, identity);
    if (entry != NULL) {
        take_repeat(service, incoming, rule, entry);
    } else if (incoming->is_late) {
        refuse_late(service, incoming);
    } else if (!check_id(service, incoming)) {
        return;
    } else if (decide(service, context, rule, &refusal) < 0) {
        commit_refuse(service, incoming,
                      refusal.code == ERROR_UNAVAILABLE ? STATUS_BUSY : STATUS_REFUSED, &refusal);
    } else if (service->decision->event_count == 0) {
        log_error("a decision without an event", "type=%s", rule->request->name);
        refuse(&refusal, ERROR_INTERNAL, "", "",
               "Cette demande n'a rien décidé : prévenez l'exploitant.");
        commit_refuse(service, incoming, STATUS_REFUSED, &refusal);
    } else {
        accept(service, incoming, rule, identity);
    }
}

static void take_query(struct service *service, const struct incoming *incoming,
                       const struct request_rule *rule, const struct context *context)
{
    struct refusal refusal = {0};
    int result;

    buffer_clear(&service->body);
    if (rule->request == &service_status_schema)
        result = system_answer_status(service, &service->body);
    else if (rule->answer == NULL)
        result = refuse(&refusal, ERROR_UNAVAILABLE, "", "",
                        "Le service n'est pas prêt : répétez la même demande.");
    else
        result = rule->answer(context, service->request_record, &service->body, &refusal);
    if (result < 0)
        commit_refuse(service, incoming,
                      refusal.code == ERROR_UNAVAILABLE ? STATUS_BUSY : STATUS_REFUSED, &refusal);
    else
        commit_answer(service, incoming, 0, STATUS_OK, journal_position(service->journal),
                      buffer_span(&service->body));
}

/* ---- any request ---- */

static int compare_name(const void *name, const void *row)
{
    return strcmp(name, (*(const struct request_rule *const *)row)->request->name);
}

/* What is asked is mostly what was asked before it. */
static const struct request_rule *find_rule(struct service *service, const char *type)
{
    const struct request_rule **found;

    if (service->last_rule != NULL && compare_name(type, &service->last_rule) == 0)
        return service->last_rule;
    found =
        bsearch(type, service->known, service->known_count, sizeof *service->known, compare_name);
    if (found != NULL)
        service->last_rule = *found;
    return found != NULL ? *found : NULL;
}

static uint64_t identity_of(struct service *service, const struct caller *caller)
{
    return seen_identity(service->seen, caller->principal, strlen(caller->principal),
                         caller->account, strlen(caller->account));
}

void request_read(struct service *service, struct incoming *incoming, void *record)
{
    struct error error;

    incoming->is_read = true;
    incoming->rule = find_rule(service, incoming->type);
    incoming->identity = identity_of(service, incoming->caller);
    incoming->record = record;
    seen_expect(service->seen, &incoming->id, incoming->identity);
    incoming->is_decoded =
        incoming->rule != NULL &&
        record_decode(incoming->rule->request, incoming->body, record, &error) == 0;
    if (incoming->is_decoded && service->rules->expect != NULL)
        service->rules->expect(service->state, incoming->rule->request, record, false);
}

/* Nobody reads why but the caller: it is found out a second time. */
static void refuse_unreadable(struct service *service, const struct incoming *incoming)
{
    struct refusal refusal;
    struct error error;

    if (incoming->rule == NULL) {
        refuse(&refusal, ERROR_NOT_FOUND, "", "type", "Aucune demande ne s'appelle « %s ».",
               incoming->type);
        commit_refuse(service, incoming, STATUS_REFUSED, &refusal);
        return;
    }
    record_decode(incoming->rule->request, incoming->body, incoming->record, &error);
    answer_invalid(service, incoming, "", error.text);
}

void request_take(struct service *service, struct incoming *incoming)
{
    const struct request_rule *rule;
    struct refusal refusal; /* whoever refuses fills all of it */

    /* In one message too, what the scenario's clock causes goes before what is asked next. */
    if (service->clock == CLOCK_SCENARIO)
        request_due(service);
    if (!incoming->is_read)
        request_read(service, incoming, service->request_record);
    rule = incoming->rule;
    service->request_record = incoming->record;
    struct context context = service_context(service, incoming->caller);
    service->counters.requests++;
    service->moment = context.now;
    if (!incoming->is_decoded) {
        refuse_unreadable(service, incoming);
        return;
    }
    if (request_allowed(rule, &context, service->request_record, &refusal) < 0) {
        commit_refuse(service, incoming, STATUS_REFUSED, &refusal);
        return;
    }
    if (rule->decide != NULL || system_is_command(rule))
        take_command(service, incoming, rule, &context, incoming->identity);
    else if (incoming->is_late)
        refuse_late(service, incoming);
    else if (!ticket_ask(service, incoming, rule))
        take_query(service, incoming, rule, &context);
}
