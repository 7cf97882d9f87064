/* From the journal to the state: rows, the vault's rows, and the keys under which requests are
 * remembered. */
#include <sodium.h>
#include <string.h>

#include "common/service/service_internal.h"

void fold_open_state(struct service *service)
{
    if (service->state != NULL)
        service->rules->state_close(service->state);
    service->state = service->rules->state_open(service->reference);
    seen_clear(service->seen);
    service->request_key_count = 0;
    service->last_recorded_at = 0;
    service->is_continued = false;
}

static bool is_named(const struct schema *schema, struct span type)
{
    return schema != NULL && strlen(schema->name) == type.size &&
           memcmp(schema->name, type.data, type.size) == 0;
}

static struct event_type find_type(const struct service *service, struct span type)
{
    const struct event_rule *rule = rules_event(service->rules, (const char *)type.data, type.size);

    if (rule != NULL)
        return (struct event_type){rule->schema, rule};
    for (size_t i = 0; i < system_event_count; i++)
        if (is_named(system_events[i], type))
            return (struct event_type){system_events[i], NULL};
    return (struct event_type){0};
}

/* A million rows are of a few dozen types: each is searched once and kept where its name says. */
static struct event_type type_of(struct service *service, struct span type)
{
    uint32_t place = (uint32_t)type.size;
    struct event_type *kept;

    for (size_t i = 0; i < type.size; i++)
        place = place * 31 + type.data[i];
    kept = &service->event_types[place % EVENT_TYPES_KEPT];
    if (!is_named(kept->schema, type))
        *kept = find_type(service, type);
    return *kept;
}

/* As a text, cut to the room there is. */
static const char *text_of(struct span span, char *room, size_t size)
{
    size_t length = span.size < size ? span.size : size - 1;

    memcpy(room, span.data, length);
    room[length] = '\0';
    return room;
}

static uint64_t identity_of(struct service *service, const struct journal_row *row)
{
    return seen_identity(service->seen, (const char *)row->principal.data, row->principal.size,
                         (const char *)row->account.data, row->account.size);
}

static void remember_request(struct service *service, const struct journal_row *row)
{
    const struct request_key *key = service_request_key(service, row->recorded_at);
    int64_t oldest = row->recorded_at - service->settings.request_window;

    if (row->ordinal != 0 || id_is_none(&row->request) || id_instant(&row->request) < oldest)
        return;
    struct seen_entry entry = {.id = row->request,
                               .identity = identity_of(service, row),
                               .content = row->request_hash,
                               .position = row->position,
                               .key = key != NULL ? key->number : 0};
    seen_add(service->seen, &entry, oldest);
}

/* Decoded into the group's place `index`; the service stops when it cannot be. */
static int read_row(struct service *service, const struct journal_row *row, struct event_type *type,
                    void *record)
{
    struct error error;

    *type = type_of(service, row->type);
    if (type->schema != NULL && record_decode(type->schema, row->body, record, &error) == 0)
        return 0;
    fail(&error, ERROR_INTERNAL,
         "the journal at position %lld: %.*s cannot be read: is this program older than its "
         "journal?",
         (long long)row->position, (int)row->type.size, (const char *)row->type.data);
    service_stop(service, &error);
    return -1;
}

static void apply_row(struct service *service, const struct journal_row *row,
                      const struct event_type *type, const void *record)
{
    char principal[40], account[64], departement[4];
    struct event event = {.position = row->position,
                          .recorded_at = row->recorded_at,
                          .schema = type->schema,
                          .record = record,
                          .principal = text_of(row->principal, principal, sizeof principal),
                          .account = text_of(row->account, account, sizeof account),
                          .departement = text_of(row->departement, departement, sizeof departement),
                          .request = row->request};

    service->last_recorded_at = row->recorded_at;
    if (!system_apply(service, &event))
        type->rule->apply(service->state, &event);
    remember_request(service, row);
}

static void expect(struct service *service, const struct event_type *type, const void *record,
                   bool again)
{
    if (service->rules->expect != NULL)
        service->rules->expect(service->state, type->schema, record, again);
}

void fold_rows(void *owner, const struct journal_row *rows, const struct hash *hashes, size_t count)
{
    struct service *service = owner;
    struct event_type types[JOURNAL_GROUP];
    size_t size = service->event_record_size;
    uint8_t *records = service->event_record;

    if (service->exit_code != 0)
        return; /* stopping */
    for (size_t i = 0; i < count; i++) {
        if (read_row(service, &rows[i], &types[i], records + i * size) < 0)
            return;
        expect(service, &types[i], records + i * size, false);
        seen_expect(service->seen, &rows[i].request, identity_of(service, &rows[i]));
    }
    for (size_t i = 0; i < count; i++)
        expect(service, &types[i], records + i * size, true);
    for (size_t i = 0; i < count; i++) {
        if (rows[i].position == service->known_committed)
            service->is_continued = memcmp(&hashes[i], &service->known_hash, sizeof hashes[i]) == 0;
        apply_row(service, &rows[i], &types[i], records + i * size);
    }
}

void fold_vault(void *owner, const struct id *id, const char *kind, struct span body)
{
    struct service *service = owner;
    struct error error;

    for (size_t i = 0; i < service->rules->vault_count; i++) {
        const struct vault_rule *rule = &service->rules->vault[i];

        if (strcmp(rule->kind, kind) == 0 && rule->recall != NULL &&
            record_decode(rule->schema, body, service->event_record, &error) == 0)
            rule->recall(service->state, id, service->event_record);
    }
}

void fold_request_key(void *owner, int64_t since, const uint8_t bytes[16])
{
    struct service *service = owner;
    size_t count = service->request_key_count;

    if (count > 0 && since <= service->request_keys[count - 1].since)
        return; /* known: a standby reads them again */
    if (count == REQUEST_KEYS_MOST) {
        memmove(service->request_keys, service->request_keys + 1,
                (REQUEST_KEYS_MOST - 1) * sizeof service->request_keys[0]);
        service->request_key_count--;
    }
    struct request_key *key = &service->request_keys[service->request_key_count++];
    key->since = since;
    memcpy(key->bytes, bytes, sizeof key->bytes);
    key->number = ++service->request_key_number;
}

/* Old ones die with the window. */
void fold_renew_request_key(struct service *service)
{
    int64_t now = service_now(service);
    size_t count = service->request_key_count;
    uint8_t bytes[16];

    /* The last one may not be in use yet: a scenario clock stands still. */
    if (count > 0 &&
        now - service->request_keys[count - 1].since < service->settings.request_window)
        return;
    int64_t since = count == 0 ? 0 : now + 1; /* what is recorded now already has the key before */
    randombytes_buf(bytes, sizeof bytes);
    journal_add_request_key(service->journal, since, bytes,
                            now - 2 * service->settings.request_window);
    fold_request_key(service, since, bytes);
}
