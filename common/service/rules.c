#include "common/service/rules.h"

#include <assert.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

/* Two hundred events of the largest record, twice over: a decision never needs more. */
enum { DECISION_MEMORY = 4 << 20 };

static const char *const role_words[] = {NULL,       "ministry",   "regional",    "sectoral",
                                         "dla",      "prescriber", "gateway",     "reporting",
                                         "operator", "public",     "registration"};
static const char *const role_labels[] = {
    NULL,         "ministère",   "pôle régional", "pôle sectoriel", "DLA",           "prescripteur",
    "passerelle", "restitution", "exploitant",    "public",         "enregistrement"};
const struct enumeration roles = {"role", role_words, role_labels,
                                  sizeof role_words / sizeof role_words[0]};

int refuse(struct refusal *refusal, enum error_code code, const char *rule, const char *field,
           const char *format, ...)
{
    va_list arguments;

    refusal->code = code;
    snprintf(refusal->rule, sizeof refusal->rule, "%s", rule);
    snprintf(refusal->field, sizeof refusal->field, "%s", field);
    va_start(arguments, format);
    vsnprintf(refusal->text, sizeof refusal->text, format, arguments);
    va_end(arguments);
    return -1;
}

struct decision *decision_open(void)
{
    struct decision *decision = memory_new(1, sizeof *decision);

    decision->memory = memory_new(1, DECISION_MEMORY);
    decision->memory_size = DECISION_MEMORY;
    return decision;
}

void decision_clear(struct decision *decision)
{
    decision->event_count = 0;
    decision->vault_count = 0;
    decision->memory_used = 0;
}

void decision_close(struct decision *decision)
{
    if (decision == NULL)
        return;
    free(decision->memory);
    free(decision);
}

static void *keep_copy(struct decision *decision, const void *record, size_t size)
{
    void *copy = decision->memory + decision->memory_used;
    size_t rounded = (size + 15) & ~(size_t)15;

    assert(decision->memory_size - decision->memory_used >= rounded);
    memcpy(copy, record, size);
    decision->memory_used += rounded;
    return copy;
}

void decide_event(struct decision *decision, const struct schema *schema, const void *record,
                  const char *departement)
{
    assert(decision->event_count < DECISION_MOST_EVENTS);
    struct decided_event *event = &decision->events[decision->event_count++];

    event->schema = schema;
    event->record = keep_copy(decision, record, schema->size);
    size_t length = strnlen(departement, sizeof event->departement - 1);
    memcpy(event->departement, departement, length);
    event->departement[length] = '\0';
}

static struct decided_vault *next_vault(struct decision *decision, const struct id *id,
                                        const char *kind)
{
    assert(decision->vault_count < DECISION_MOST_EVENTS);
    struct decided_vault *row = &decision->vault[decision->vault_count++];

    *row = (struct decided_vault){.id = *id, .kind = kind};
    return row;
}

void decide_keep(struct decision *decision, const struct id *id, const char *kind,
                 const struct schema *schema, const void *record)
{
    struct decided_vault *row = next_vault(decision, id, kind);

    row->schema = schema;
    row->record = keep_copy(decision, record, schema->size);
}

void decide_erase(struct decision *decision, const struct id *id, const char *kind)
{
    next_vault(decision, id, kind);
}

int request_check_territory(const struct context *context, const char *departement,
                            const char *field, struct refusal *refusal)
{
    const struct caller *caller = context->caller;

    if (territory_has(&caller->territory, departement))
        return 0;
    return refuse(refusal, ERROR_FORBIDDEN, "", field,
                  "Le département « %s » n'est pas dans votre territoire (%s).", departement,
                  caller->territory_text);
}

int request_allowed(const struct request_rule *rule, const struct context *context,
                    const void *request, struct refusal *refusal)
{
    const struct caller *caller = context->caller;

    if ((rule->roles & (1u << caller->role)) == 0)
        return refuse(refusal, ERROR_FORBIDDEN, "", "", "Le rôle « %s » ne permet pas « %s ».",
                      enumeration_label(&roles, (int)caller->role), rule->request->name);
    if (rule->departement == NULL || caller->territory.everywhere)
        return 0;

    const char *departement = rule->departement(context, request);

    if (departement == NULL)
        return 0;
    return request_check_territory(context, departement, rule->departement_field, refusal);
}

const struct request_rule *rules_request(const struct rules *rules, const char *type, size_t length)
{
    for (size_t i = 0; i < rules->request_count; i++) {
        const char *name = rules->requests[i].request->name;

        if (strncmp(name, type, length) == 0 && name[length] == '\0')
            return &rules->requests[i];
    }
    return NULL;
}

const struct event_rule *rules_event(const struct rules *rules, const char *type, size_t length)
{
    for (size_t i = 0; i < rules->event_count; i++) {
        const char *name = rules->events[i].schema->name;

        if (strncmp(name, type, length) == 0 && name[length] == '\0')
            return &rules->events[i];
    }
    return NULL;
}
