#include "services/reporting/facts.h"

#include <endian.h>
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "common/record/cursor.h"

/* Which cells an event's facts move. */
enum touch {
    TOUCH_NOTHING = 0,
    TOUCH_CONTRACT = 1, /* what a contract contributes */
    TOUCH_AID = 2,      /* the aid due for it */
    TOUCH_JOB = 4,
    TOUCH_ENVELOPE = 8,
    TOUCH_NEW = 16, /* a contract that was nothing before */
    TOUCH_NEW_JOB = 32,
};

struct fact_rule {
    const char *type;
    unsigned touch;           /* of enum touch */
    const char *thing;        /* member with the id of the thing that contributes */
    const char *employers[2]; /* members with ids of employers that are counted */
    bool is_fact;             /* false: known, and nothing of it is kept */
};

static const struct fact_rule fact_rules[] = {
    {"contract.signed",         TOUCH_NEW,                  "contract", {"employer", NULL},   true },
    {"job.proposed",            TOUCH_NOTHING,              NULL,       {NULL, NULL},         true },
    {"job.approved",            TOUCH_NEW_JOB,              "job",      {NULL, NULL},         true },
    {"person.registered",       TOUCH_NOTHING,              NULL,       {NULL, NULL},         true },
    {"eligibility.found",       TOUCH_NOTHING,              NULL,       {NULL, NULL},         true },
    {"contract.ended",          TOUCH_CONTRACT | TOUCH_AID, "contract", {NULL, NULL},         true },
    {"contract.broken",         TOUCH_CONTRACT | TOUCH_AID, "contract", {NULL, NULL},         true },
    {"exit.recorded",           TOUCH_CONTRACT,             "contract", {NULL, NULL},         true },
    {"exit.recorded_later",     TOUCH_CONTRACT,             "contract", {NULL, NULL},         true },
    {"job.closed",              TOUCH_JOB,                  "job",      {NULL, NULL},         true },
    {"job.refused",             TOUCH_NOTHING,              NULL,       {NULL, NULL},         true },
    {"job.withdrawn",           TOUCH_JOB,                  "job",      {NULL, NULL},         true },
    {"contract.extended",       TOUCH_CONTRACT | TOUCH_AID, "contract", {NULL, NULL},         true },
    {"contract.suspended",      TOUCH_AID,                  "contract", {NULL, NULL},         true },
    {"contract.resumed",        TOUCH_AID,                  "contract", {NULL, NULL},         true },
    {"contract.tutor_assigned", TOUCH_CONTRACT,             "contract", {NULL, NULL},         true },
    {"contract.tutor_released", TOUCH_CONTRACT,             "contract", {NULL, NULL},         true },
    {"contract.converted",      TOUCH_CONTRACT | TOUCH_AID, "contract", {NULL, NULL},         true },
    {"aid.repaid",              TOUCH_CONTRACT,             "contract", {NULL, NULL},         true },
    {"place.registered",        TOUCH_NOTHING,              NULL,       {NULL, NULL},         true },
    {"place.amended",           TOUCH_NOTHING,              NULL,       {NULL, NULL},         true },
    {"place.closed",            TOUCH_NOTHING,              NULL,       {NULL, NULL},         true },
    {"employer.registered",     TOUCH_NOTHING,              NULL,       {NULL, NULL},         true },
    {"employer.amended",        TOUCH_NOTHING,              NULL,       {NULL, NULL},         true },
    {"employer.merged",         TOUCH_NOTHING,              NULL,       {"employer", "into"}, true },
    {"employer.closed",         TOUCH_NOTHING,              NULL,       {NULL, NULL},         true },
    {"tutor.registered",        TOUCH_NOTHING,              NULL,       {NULL, NULL},         true },
    {"tutor.retired",           TOUCH_NOTHING,              NULL,       {NULL, NULL},         true },
    {"person.amended",          TOUCH_NOTHING,              NULL,       {NULL, NULL},         true },
    {"programme.opened",        TOUCH_ENVELOPE,             NULL,       {NULL, NULL},         true },
    {"envelope.allotted",       TOUCH_ENVELOPE,             NULL,       {NULL, NULL},         true },
    {"envelope.transferred",    TOUCH_ENVELOPE,             NULL,       {NULL, NULL},         true },
    {"territory.defined",       TOUCH_NOTHING,              NULL,       {NULL, NULL},         true },
    {"metier.defined",          TOUCH_NOTHING,              NULL,       {NULL, NULL},         true },
    {"tutor.amended",           TOUCH_NOTHING,              NULL,       {NULL, NULL},         false},
    {"person.erased",           TOUCH_NOTHING,              NULL,       {NULL, NULL},         false},
    {"contact.read",            TOUCH_NOTHING,              NULL,       {NULL, NULL},         false},
    {"contact.erased",          TOUCH_NOTHING,              NULL,       {NULL, NULL},         false},
    {"system.created",          TOUCH_NOTHING,              NULL,       {NULL, NULL},         false},
    {"clock.advanced",          TOUCH_NOTHING,              NULL,       {NULL, NULL},         false},
};
enum { FACT_RULES = sizeof fact_rules / sizeof fact_rules[0] };

struct facts {
    struct buffer json[FACT_RULES];              /* "[{…},{…}" */
    struct array contracts[2], aids[2], jobs[2]; /* those before the batch, and those after it */
    struct array signatures, employers, envelopes;
    size_t count;
};

struct facts *facts_open(void)
{
    struct facts *facts = memory_new(1, sizeof *facts);

    facts_clear(facts);
    return facts;
}

void facts_close(struct facts *facts)
{
    if (facts == NULL)
        return;
    for (size_t i = 0; i < FACT_RULES; i++)
        buffer_close(&facts->json[i]);
    for (size_t i = 0; i < 2; i++) {
        array_close(&facts->contracts[i]);
        array_close(&facts->aids[i]);
        array_close(&facts->jobs[i]);
    }
    array_close(&facts->signatures);
    array_close(&facts->employers);
    array_close(&facts->envelopes);
    free(facts);
}

void facts_clear(struct facts *facts)
{
    for (size_t i = 0; i < FACT_RULES; i++)
        buffer_clear(&facts->json[i]);
    for (size_t i = 0; i < 2; i++) {
        array_clear(&facts->contracts[i], ARRAY_UUID);
        array_clear(&facts->aids[i], ARRAY_UUID);
        array_clear(&facts->jobs[i], ARRAY_UUID);
    }
    array_clear(&facts->signatures, ARRAY_UUID);
    array_clear(&facts->employers, ARRAY_UUID);
    array_clear(&facts->envelopes, ARRAY_BIGINT);
    facts->count = 0;
}

size_t facts_count(const struct facts *facts)
{
    return facts->count;
}

/* ---- msgpack to JSON ---- */

static void put(struct buffer *json, const char *text)
{
    buffer_append(json, text, strlen(text));
}

static void put_integer(struct buffer *json, int64_t value)
{
    char text[24];

    buffer_append(json, text, (size_t)snprintf(text, sizeof text, "%" PRId64, value));
}

/* Valid UTF-8 without NUL (the cursor saw to it): only quotes, backslashes and controls need care.
 */
static void put_text(struct buffer *json, struct span text)
{
    size_t start = 0;

    put(json, "\"");
    for (size_t i = 0; i < text.size; i++) {
        uint8_t byte = text.data[i];
        char escape[8];

        if (byte >= 0x20 && byte != '"' && byte != '\\')
            continue;
        buffer_append(json, text.data + start, i - start);
        buffer_append(json, escape, (size_t)snprintf(escape, sizeof escape, "\\u%04x", byte));
        start = i + 1;
    }
    buffer_append(json, text.data + start, text.size - start);
    put(json, "\"");
}

/* Ids as the usual text, other bytes as hexadecimal. */
static void put_bytes(struct buffer *json, struct span bytes)
{
    static const char digits[] = "0123456789abcdef";

    put(json, "\"");
    for (size_t i = 0; i < bytes.size; i++) {
        char pair[2] = {digits[bytes.data[i] >> 4], digits[bytes.data[i] & 15]};

        if (bytes.size == sizeof(struct id) && (i == 4 || i == 6 || i == 8 || i == 10))
            put(json, "-");
        buffer_append(json, pair, sizeof pair);
    }
    put(json, "\"");
}

static int put_value(struct buffer *json, struct cursor *cursor);

static int put_array(struct buffer *json, struct cursor *cursor)
{
    uint32_t count;

    if (cursor_array(cursor, &count) < 0)
        return -1;
    put(json, "[");
    for (uint32_t i = 0; i < count; i++) {
        if (i > 0)
            put(json, ",");
        if (cursor_peek(cursor) == CURSOR_ARRAY || put_value(json, cursor) < 0)
            return -1; /* no event has lists of lists */
    }
    put(json, "]");
    return 0;
}

static int put_value(struct buffer *json, struct cursor *cursor)
{
    struct span span;
    int64_t integer;
    bool flag;

    switch (cursor_peek(cursor)) {
    case CURSOR_BOOL:
        if (cursor_flag(cursor, &flag) < 0)
            return -1;
        put(json, flag ? "true" : "false");
        return 0;
    case CURSOR_INTEGER:
        if (cursor_integer(cursor, &integer) < 0)
            return -1;
        put_integer(json, integer);
        return 0;
    case CURSOR_TEXT:
        if (cursor_text(cursor, &span) < 0)
            return -1;
        put_text(json, span);
        return 0;
    case CURSOR_BYTES:
        if (cursor_bytes(cursor, &span) < 0)
            return -1;
        put_bytes(json, span);
        return 0;
    case CURSOR_ARRAY: return put_array(json, cursor);
    default: /* no fact has maps inside; a newer one is nothing to us */
        put(json, "null");
        return cursor_skip(cursor, NULL);
    }
}

/* ---- an event ---- */

static bool is_member(struct span key, const char *name)
{
    return name != NULL && strlen(name) == key.size && memcmp(key.data, name, key.size) == 0;
}

static void add_to(struct array arrays[2], bool is_new, struct span id)
{
    if (!is_new)
        array_bytes(&arrays[0], id.data, id.size);
    array_bytes(&arrays[1], id.data, id.size);
}

/* What this very event makes contributed nothing before it. */
static void note_thing(struct facts *facts, unsigned touch, struct span id)
{
    bool is_new = (touch & (TOUCH_NEW | TOUCH_NEW_JOB)) != 0;

    if ((touch & (TOUCH_CONTRACT | TOUCH_NEW)) != 0)
        add_to(facts->contracts, is_new, id);
    if ((touch & (TOUCH_AID | TOUCH_NEW)) != 0)
        add_to(facts->aids, is_new, id);
    if ((touch & (TOUCH_JOB | TOUCH_NEW_JOB)) != 0)
        add_to(facts->jobs, is_new, id);
    if ((touch & TOUCH_NEW) != 0)
        array_bytes(&facts->signatures, id.data, id.size);
}

/* The ids that the cells need are noted on the way. */
static void note(struct facts *facts, const struct fact_rule *rule, struct span key,
                 const struct cursor *value)
{
    struct cursor cursor = *value;
    struct span id;

    if (cursor_peek(&cursor) != CURSOR_BYTES || cursor_bytes(&cursor, &id) < 0 ||
        id.size != sizeof(struct id))
        return;
    if (is_member(key, rule->thing))
        note_thing(facts, rule->touch, id);
    if (is_member(key, rule->employers[0]) || is_member(key, rule->employers[1]))
        array_bytes(&facts->employers, id.data, id.size);
}

static int put_members(struct facts *facts, const struct fact_rule *rule, struct buffer *json,
                       struct span body)
{
    struct cursor cursor = cursor_open(body);
    uint32_t count;

    if (cursor_map(&cursor, &count) < 0)
        return -1;
    for (uint32_t i = 0; i < count; i++) {
        struct span key;

        if (cursor_text(&cursor, &key) < 0)
            return -1;
        note(facts, rule, key, &cursor);
        put(json, ",");
        put_text(json, key);
        put(json, ":");
        if (put_value(json, &cursor) < 0)
            return -1;
    }
    return cursor_is_done(&cursor) ? 0 : -1;
}

int facts_add(struct facts *facts, const struct followed_event *event, struct error *error)
{
    const struct fact_rule *rule = fact_rules;
    char day[DATE_TEXT_SIZE];

    while (rule < fact_rules + FACT_RULES && strcmp(rule->type, event->type) != 0)
        rule++;
    if (rule == fact_rules + FACT_RULES)
        return fail(error, ERROR_CONFLICT,
                    "the event at position %" PRId64 " has the type \"%s\", which this program "
                    "does not know: it must be newer",
                    event->position, event->type);
    facts->count++;
    if (!rule->is_fact)
        return 0;
    struct buffer *json = &facts->json[rule - fact_rules];
    put(json, json->size == 0 ? "[{\"position\":" : ",{\"position\":");
    put_integer(json, event->position);
    date_format(instant_date(event->recorded_at), day);
    put(json, ",\"recorded_on\":\"");
    put(json, day);
    put(json, "\"");
    if (put_members(facts, rule, json, event->body) < 0)
        return fail(error, ERROR_CONFLICT, "the body of %s at position %" PRId64 " cannot be read",
                    event->type, event->position);
    put(json, "}");
    if (rule->touch == TOUCH_ENVELOPE)
        array_bigint(&facts->envelopes, event->position);
    return 0;
}

/* ---- to PostgreSQL ---- */

void facts_send(struct facts *facts, struct database *database)
{
    for (size_t i = 0; i < FACT_RULES; i++) {
        struct buffer *json = &facts->json[i];

        if (json->size == 0)
            continue;
        buffer_append(json, "]", 2);
        struct parameter parameter = {.data = (const char *)json->data};
        database_execute(database, fact_rules[i].type, &parameter, 1, false, NULL, NULL);
    }
}

static void contribute(struct database *database, const char *statement, struct array *ids,
                       int sign)
{
    struct parameter parameters[] = {array_parameter(ids), {.data = sign < 0 ? "-1" : "1"}};

    if (ids->count > 0)
        database_execute(database, statement, parameters, 2, false, NULL, NULL);
}

void facts_contribute(struct facts *facts, struct database *database, int sign)
{
    size_t when = sign < 0 ? 0 : 1;

    contribute(database, "contribute_contracts", &facts->contracts[when], sign);
    contribute(database, "contribute_jobs", &facts->jobs[when], sign);
    contribute(database, "contribute_aid", &facts->aids[when], sign);
    contribute(database, "contribute_employers", &facts->employers, sign);
}

void facts_move(struct facts *facts, struct database *database)
{
    if (facts->contracts[1].count > 0 || facts->jobs[1].count > 0)
        database_execute(database, "move_cells", NULL, 0, false, NULL, NULL);
    if (facts->aids[1].count > 0)
        database_execute(database, "move_aid", NULL, 0, false, NULL, NULL);
    if (facts->signatures.count > 0) {
        struct parameter parameter = array_parameter(&facts->signatures);

        database_execute(database, "move_delays", &parameter, 1, false, NULL, NULL);
    }
    if (facts->employers.count > 0)
        database_execute(database, "move_employers", NULL, 0, false, NULL, NULL);
    if (facts->envelopes.count > 0) {
        struct parameter parameter = array_parameter(&facts->envelopes);

        database_execute(database, "move_envelope", &parameter, 1, false, NULL, NULL);
    }
}

void facts_recompute(struct database *database)
{
    static const char *const statements[] = {
        "contribute_everything", "move_cells",        "recompute_levels",
        "contribute_every_aid",  "move_aid",          "recompute_delays",
    };

    for (size_t i = 0; i < sizeof statements / sizeof statements[0]; i++)
        database_execute(database, statements[i], NULL, 0, false, NULL, NULL);
}
