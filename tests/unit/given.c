#include "tests/unit/given.h"

#include <stdlib.h>

#include "tests/unit/given_text.h"

enum { STORY_MOST_EVENTS = 4096, KEPT_MOST = 64 };

/* One event of the journal, as it would be stored. */
struct told {
    const struct event_rule *rule;
    struct buffer body;
    char departement[4];
};

struct kept {
    struct id id;
    const struct vault_rule *rule;
    struct buffer body; /* empty: erased */
};

struct story {
    const struct rules *rules;
    struct reference *reference;
    void *settings, *state;
    struct decision *decision;
    struct caller caller;
    char instance[40];
    struct date today;
    struct refusal refusal;
    bool accepted;
    struct told journal[STORY_MOST_EVENTS];
    size_t count;
    size_t next;                       /* the first event of the last act that was not told yet */
    struct kept vault[KEPT_MOST * 16]; /* every row ever written, in order */
    size_t vault_count, vault_next;
    json_t *answer; /* of the last query, or the last told event */
};

/* ---- the world ---------------------------------------------------------------------------------
 */

static void *usual_settings(const struct schema *schema)
{
    config_t file;
    struct error error = {0};
    void *settings = memory_new(1, schema->size);

    config_init(&file);
    if (record_from_config(schema, config_root_setting(&file), settings, &error) != 0)
        fail_msg("settings: %s", error.text);
    config_destroy(&file);
    return settings;
}

static struct context context_of(struct story *story)
{
    return (struct context){
        .state = story->state,
        .settings = story->settings,
        .reference = story->reference,
        .caller = &story->caller,
        .instance = story->instance,
        .secret = (const uint8_t *)"a secret that only tests do know",
        .now = date_instant(story->today),
        .today = story->today,
    };
}

static void fold(struct story *story, void *state, size_t number)
{
    const struct told *told = &story->journal[number];
    struct error error = {0};
    void *record = memory_new(1, told->rule->schema->size);
    struct event event = {
        .position = (int64_t)number + 1,
        .recorded_at = date_instant(story->today),
        .schema = told->rule->schema,
        .record = record,
        .principal = story->caller.principal,
        .account = "",
        .departement = told->departement,
    };

    if (record_decode(told->rule->schema, buffer_span(&told->body), record, &error) != 0)
        fail_msg("%s does not fit its own schema: %s", told->rule->schema->name, error.text);
    told->rule->apply(state, &event);
    free(record);
}

static void add_event(struct story *story, const struct schema *schema, const void *record,
                      const char *departement)
{
    struct told *told = &story->journal[story->count];

    assert_true(story->count < STORY_MOST_EVENTS);
    told->rule = rules_event(story->rules, schema->name, strlen(schema->name));
    if (told->rule == NULL)
        fail_msg("%s is not an event of %s", schema->name, story->rules->name);
    for (size_t i = 0; i < schema->field_count; i++)
        if (schema->fields[i].is_private)
            fail_msg("%s.%s is private (P1)", schema->name, schema->fields[i].name);
    record_encode(schema, record, &told->body);
    snprintf(told->departement, sizeof told->departement, "%s", departement);
    fold(story, story->state, story->count++);
}

static void add_vault(struct story *story, const struct decided_vault *row)
{
    struct kept *kept = &story->vault[story->vault_count++];

    assert_true(story->vault_count < KEPT_MOST * 16);
    kept->id = row->id;
    for (size_t i = 0; i < story->rules->vault_count; i++)
        if (strcmp(story->rules->vault[i].kind, row->kind) == 0)
            kept->rule = &story->rules->vault[i];
    if (kept->rule == NULL)
        fail_msg("%s is not a kind of the vault", row->kind);
    if (row->schema == NULL)
        return;
    record_encode(row->schema, row->record, &kept->body);
    if (kept->rule->recall != NULL)
        kept->rule->recall(story->state, &row->id, row->record);
}

/* What was decided happens. */
static void commit(struct story *story)
{
    struct decision *decision = story->decision;

    for (size_t i = 0; i < decision->event_count; i++)
        add_event(story, decision->events[i].schema, decision->events[i].record,
                  decision->events[i].departement);
    for (size_t i = 0; i < decision->vault_count; i++)
        add_vault(story, &decision->vault[i]);
}

static void is_itself(struct story *story)
{
    story->caller = (struct caller){.territory = {.everywhere = true}};
    snprintf(story->caller.principal, sizeof story->caller.principal, "%s", story->instance);
}

/* What a start, or the birth, of the service decides. */
static void begin(struct story *story, void (*decide)(const struct context *, struct decision *))
{
    struct context context = context_of(story);

    if (decide == NULL)
        return;
    decision_clear(story->decision);
    decide(&context, story->decision);
    commit(story);
}

struct story *story_open_as(const struct rules *rules, const char *instance, const char *day,
                            void (*prepare)(void *settings))
{
    struct story *story = memory_new(1, sizeof *story);
    struct error error = {0};

    story->rules = rules;
    story->reference = reference_open("config/reference", &error);
    if (story->reference == NULL)
        fail_msg("reference: %s", error.text);
    story->settings = usual_settings(rules->settings);
    if (prepare != NULL)
        prepare(story->settings);
    story->state = rules->state_open(story->reference);
    story->decision = decision_open();
    assert_int_equal(date_parse(day, &story->today), 0);
    story_instance(story, instance);
    is_itself(story);
    begin(story, rules->create);
    begin(story, rules->settle);
    story->next = story->count;
    return story;
}

struct story *story_open(const struct rules *rules, const char *day)
{
    return story_open_as(rules, rules->name, day, NULL);
}

void story_instance(struct story *story, const char *instance)
{
    snprintf(story->instance, sizeof story->instance, "%s", instance);
}

/* What every list answers to someone who sees everything, page after page. */
static void list_all(struct story *story, struct buffer *out)
{
    void *request = memory_new(1, 4096);
    struct refusal refusal = {0};

    story->caller = (struct caller){.role = ROLE_MINISTRY, .territory = {.everywhere = true}};
    for (size_t i = 0; i < story->rules->request_count; i++) {
        const struct request_rule *rule = &story->rules->requests[i];
        struct context context = context_of(story);

        if (rule->answer == NULL || strstr(rule->request->name, ".list") == NULL)
            continue;
        memset(request, 0, rule->request->size);
        if (rule->answer(&context, request, out, &refusal) != 0)
            fail_msg("%s: %s", rule->request->name, refusal.text);
    }
    free(request);
}

/* The vault's rows as they stand, read again as at a start. */
static void recall_all(struct story *story)
{
    for (size_t i = 0; i < story->vault_count; i++) {
        const struct kept *kept = &story->vault[i];
        bool is_last = true;

        for (size_t later = i + 1; later < story->vault_count; later++)
            is_last = is_last && !(id_equal(&kept->id, &story->vault[later].id) &&
                                   kept->rule == story->vault[later].rule);
        if (!is_last || kept->body.size == 0 || kept->rule->recall == NULL)
            continue;

        struct error error = {0};
        void *record = memory_new(1, kept->rule->schema->size);

        assert_int_equal(
            record_decode(kept->rule->schema, buffer_span(&kept->body), record, &error), 0);
        kept->rule->recall(story->state, &kept->id, record);
        free(record);
    }
}

void when_it_folds(struct story *story)
{
    struct buffer before = {0}, after = {0};

    list_all(story, &before);
    story->rules->state_close(story->state);
    story->state = story->rules->state_open(story->reference);
    for (size_t i = 0; i < story->count; i++)
        fold(story, story->state, i);
    recall_all(story);
    list_all(story, &after);
    assert_int_equal(before.size, after.size);
    assert_memory_equal(before.data, after.data, before.size);
    buffer_close(&before);
    buffer_close(&after);
}

void story_close(struct story *story)
{
    when_it_folds(story);
    for (size_t i = 0; i < story->count; i++)
        buffer_close(&story->journal[i].body);
    for (size_t i = 0; i < story->vault_count; i++)
        buffer_close(&story->vault[i].body);
    story->rules->state_close(story->state);
    decision_close(story->decision);
    reference_close(story->reference);
    json_decref(story->answer);
    free(story->settings);
    free(story);
}

void *story_state(struct story *story)
{
    return story->state;
}

void *story_settings(struct story *story)
{
    return story->settings;
}

/* ---- given -------------------------------------------------------------------------------------
 */

void given(struct story *story, const char *type, const char *body)
{
    const struct event_rule *rule = rules_event(story->rules, type, strlen(type));
    void *record;
    const struct field *departement;

    if (rule == NULL)
        fail_msg("%s is not an event of %s", type, story->rules->name);
    record = given_record(rule->schema, body);
    departement = schema_field(rule->schema, "departement");
    add_event(story, rule->schema, record,
              departement == NULL ? "" : (const char *)record + departement->offset);
    story->next = story->count;
    free(record);
}

void done(struct story *story, const char *caller, const char *day, const char *type,
          const char *body)
{
    when(story, caller, day, type, body);
    then_accepted(story);
    story->next = story->count;
}

/* ---- when --------------------------------------------------------------------------------------
 */

static void called_by(struct story *story, const char *caller)
{
    size_t length = strcspn(caller, "@ ");
    const char *account = caller[length] == '@' ? caller + length + 1 : "";
    const char *territory = caller + strcspn(caller, " ");
    const char *hub = strchr(caller, '/');
    char code[4];

    story->caller = (struct caller){
        .role = (enum role)enumeration_value(&roles, caller, length),
        .territory = {.everywhere = *territory == '\0'},
    };
    if (story->caller.role == ROLE_NONE)
        fail_msg("no role %s", caller);
    snprintf(story->caller.principal, sizeof story->caller.principal, "%.*s", (int)length, caller);
    snprintf(story->caller.account, sizeof story->caller.account, "%.*s",
             (int)strcspn(account, " "), account);
    if (hub != NULL)
        snprintf(story->caller.hub, sizeof story->caller.hub, "%s", hub + 1);
    while (*territory != '\0' && *territory != '/') {
        size_t size = strcspn(++territory, ",/");

        snprintf(code, sizeof code, "%.*s", (int)size, territory);
        assert_int_equal(territory_add(&story->caller.territory, code), 0);
        territory += size;
    }
    if (!story->caller.territory.everywhere)
        snprintf(story->caller.territory_text, sizeof story->caller.territory_text, "%s",
                 strchr(caller, ' ') + 1);
}

static void ask(struct story *story, const struct request_rule *rule, const void *request)
{
    struct context context = context_of(story);
    struct buffer reply = {0};

    if (request_allowed(rule, &context, request, &story->refusal) != 0)
        return;
    if (rule->decide != NULL) {
        story->accepted = rule->decide(&context, request, story->decision, &story->refusal) == 0;
        if (story->accepted && story->decision->event_count == 0)
            fail_msg("%s was accepted without an event", rule->request->name);
        return;
    }
    story->accepted = rule->answer(&context, request, &reply, &story->refusal) == 0;
    if (story->accepted)
        story->answer = given_json(rule->reply, buffer_span(&reply));
    buffer_close(&reply);
}

static void forget_answer(struct story *story)
{
    json_decref(story->answer);
    story->answer = NULL;
    story->accepted = false;
    story->refusal = (struct refusal){0};
    story->next = story->count;
    story->vault_next = story->vault_count;
    decision_clear(story->decision);
}

void when(struct story *story, const char *caller, const char *day, const char *type,
          const char *body)
{
    const struct request_rule *rule = rules_request(story->rules, type, strlen(type));
    void *request;

    if (rule == NULL)
        fail_msg("%s is not a request of %s", type, story->rules->name);
    forget_answer(story);
    called_by(story, caller);
    if (day[0] != '\0')
        assert_int_equal(date_parse(day, &story->today), 0);
    request = given_record(rule->request, body);
    ask(story, rule, request);
    if (story->accepted)
        commit(story);
    free(request);
}

static const struct reaction_rule *reaction_of(struct story *story, const char *source,
                                               const char *type)
{
    for (size_t i = 0; i < story->rules->reaction_count; i++) {
        const struct reaction_rule *rule = &story->rules->reactions[i];
        size_t length = strlen(rule->service);

        if (strcmp(rule->schema->name, type) == 0 && strncmp(source, rule->service, length) == 0 &&
            (source[length] == '\0' || source[length] == '_'))
            return rule;
    }
    fail_msg("%s does not hear %s of %s", story->rules->name, type, source);
    return NULL;
}

void when_hears(struct story *story, const char *source, const char *day, const char *type,
                const char *body)
{
    const struct reaction_rule *rule = reaction_of(story, source, type);
    void *record = given_record(rule->schema, body);
    const struct field *departement = schema_field(rule->schema, "departement");

    forget_answer(story);
    is_itself(story);
    if (day[0] != '\0')
        assert_int_equal(date_parse(day, &story->today), 0);

    struct context context = context_of(story);
    struct event heard = {
        .source = source,
        .position = 1,
        .recorded_at = context.now,
        .schema = rule->schema,
        .record = record,
        .principal = source,
        .account = "",
        .departement = departement == NULL ? "" : (const char *)record + departement->offset,
    };

    rule->react(&context, &heard, story->decision);
    story->accepted = true;
    commit(story);
    free(record);
}

void when_it_starts(struct story *story)
{
    forget_answer(story);
    is_itself(story);
    begin(story, story->rules->settle);
    story->accepted = true;
}

void when_time_passes(struct story *story, const char *day)
{
    forget_answer(story);
    is_itself(story);
    assert_int_equal(date_parse(day, &story->today), 0);
    story->accepted = true;
    do {
        struct context context = context_of(story);

        decision_clear(story->decision);
        story->rules->due(&context, story->decision);
        commit(story);
    } while (story->decision->event_count > 0);
}

/* ---- then --------------------------------------------------------------------------------------
 */

void then_accepted(struct story *story)
{
    if (!story->accepted)
        fail_msg("refused (%s, %s, %s): %s", error_code_word(story->refusal.code),
                 story->refusal.rule, story->refusal.field, story->refusal.text);
}

void then(struct story *story, const char *type, const char *members)
{
    const struct told *told = &story->journal[story->next];

    then_accepted(story);
    if (story->next == story->count)
        fail_msg("%s: nothing more happened", type);
    assert_string_equal(told->rule->schema->name, type);
    json_decref(story->answer);
    story->answer = given_json(told->rule->schema, buffer_span(&told->body));
    given_expect(type, story->answer, members);
    story->next++;
}

void then_without(struct story *story, const char *members)
{
    char *copy = memory_text(members), *rest = NULL;

    then_accepted(story); /* a refusal has no member at all */
    assert_non_null(story->answer);
    for (char *name = strtok_r(copy, " ", &rest); name != NULL; name = strtok_r(NULL, " ", &rest))
        if (json_object_get(story->answer, name) != NULL)
            fail_msg("%s was not expected", name);
    free(copy);
}

void then_nothing_more(struct story *story)
{
    if (story->next < story->count)
        fail_msg("%s was not expected", story->journal[story->next].rule->schema->name);
}

void then_refused(struct story *story, const char *rule, const char *field, const char *words)
{
    if (story->accepted)
        fail_msg("accepted, where %s should refuse", rule);
    if (strcmp(story->refusal.rule, rule) != 0 || strcmp(story->refusal.field, field) != 0 ||
        strstr(story->refusal.text, words) == NULL)
        fail_msg("wanted (%s, %s, …%s…), got (%s, %s): %s", rule, field, words, story->refusal.rule,
                 story->refusal.field, story->refusal.text);
    if (rule[0] != '\0' && strstr(story->refusal.text, rule) == NULL)
        fail_msg("the text does not cite %s: %s", rule, story->refusal.text);
    assert_int_equal(story->next, story->count);
}

void then_refused_as(struct story *story, const char *code)
{
    if (story->accepted)
        fail_msg("accepted, where %s was expected", code);
    assert_string_equal(error_code_word(story->refusal.code), code);
}

static const struct kept *kept_of(struct story *story, const char *kind, const char *id)
{
    struct id wanted = story_id(id);

    for (size_t i = story->vault_next; i < story->vault_count; i++)
        if (id_equal(&story->vault[i].id, &wanted) && strcmp(story->vault[i].rule->kind, kind) == 0)
            return &story->vault[i];
    fail_msg("the vault's %s of %s was not touched", kind, id);
    return NULL;
}

void then_kept(struct story *story, const char *kind, const char *id, const char *members)
{
    const struct kept *kept = kept_of(story, kind, id);
    json_t *row = given_json(kept->rule->schema, buffer_span(&kept->body));

    given_expect(kind, row, members);
    json_decref(row);
}

void then_erased(struct story *story, const char *kind, const char *id)
{
    assert_int_equal(kept_of(story, kind, id)->body.size, 0);
}

void then_answer(struct story *story, const char *members)
{
    then_accepted(story);
    given_expect("answer", story->answer, members);
}

const char *story_text(struct story *story, const char *member)
{
    const char *text = json_string_value(json_object_get(story->answer, member));

    return text == NULL ? "" : text;
}

json_t *story_answer(struct story *story, const char *member)
{
    return json_object_get(story->answer, member);
}

bool story_was_accepted(const struct story *story)
{
    return story->accepted;
}

const struct refusal *story_refusal(const struct story *story)
{
    return &story->refusal;
}
