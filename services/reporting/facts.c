#include "services/reporting/facts.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "common/record/cursor.h"
#include "services/reporting/facts_dla.h"
#include "services/reporting/facts_regional.h"
#include "services/reporting/facts_registration.h"
#include "services/reporting/facts_sectoral.h"
#include "services/reporting/row.h"
#include "services/reporting/settling.h"

/* Every service writes these of its own. */
static const struct service_fact_rule system_fact_rules[] = {
    {.type = "system.created"},
    {.type = "clock.advanced"},
    {.type = "source.rewound"},
};
static const size_t system_fact_rule_count = sizeof system_fact_rules / sizeof system_fact_rules[0];

static const struct fact_service {
    const char *name;
    const struct service_fact_rule *rules;
    const size_t *count;
} fact_services[] = {
    {"registration", registration_fact_rules, &registration_fact_rule_count},
    {"regional",     regional_fact_rules,     &regional_fact_rule_count    },
    {"sectoral",     sectoral_fact_rules,     &sectoral_fact_rule_count    },
    {"dla",          dla_fact_rules,          &dla_fact_rule_count         },
    {"",             system_fact_rules,       &system_fact_rule_count      },
};
enum { SERVICES = sizeof fact_services / sizeof fact_services[0], SYSTEM = SERVICES - 1 };

/* Of whose moves the cells are made, and by which statement a thing's are noted: before the facts
 * and after them. */
static const struct contribution {
    unsigned touch;
    const char *statement;
} contributions[] = {
    {FACT_TOUCH_SIGNATURE,    "contribute_contract_signature"   },
    {FACT_TOUCH_PERIOD,       "contribute_contract_period"      },
    {FACT_TOUCH_TUTOR,        "contribute_contract_tutored"     },
    {FACT_TOUCH_LONGER,       "contribute_contract_longer"      },
    {FACT_TOUCH_BREACH,       "contribute_contract_breach"      },
    {FACT_TOUCH_OUTCOME,      "contribute_contract_outcome"     },
    {FACT_TOUCH_REPAYMENT,    "contribute_contract_repayment"   },
    {FACT_TOUCH_TRAINING,     "contribute_contract_training"    },
    {FACT_TOUCH_TRANSMITTING, "contribute_contract_transmitting"},
    {FACT_TOUCH_CONTACT,      "contribute_contract_contact"     },
    {FACT_TOUCH_SPONSORED,    "contribute_sponsored"            },
    {FACT_TOUCH_SPONSORED,    "contribute_sponsor_delay"        },
    {FACT_TOUCH_AID,          "contribute_aid"                  },
    {FACT_TOUCH_JOB,          "contribute_jobs"                 },
    {FACT_TOUCH_EMPLOYER,     "contribute_employers"            },
    {FACT_TOUCH_NETWORK,      "contribute_network"              },
    {FACT_TOUCH_DELAY,        "contribute_network_delay"        },
    {FACT_TOUCH_TUTORS,       "contribute_tutors"               },
};
enum { CONTRIBUTIONS = sizeof contributions / sizeof contributions[0] };

/* What is left of both, and into which cells it goes. */
static const struct contribution moves[] = {
    {FACT_TOUCH_LIFE,                         "move_contracts"     },
    {FACT_TOUCH_JOB,                          "move_jobs"          },
    {FACT_TOUCH_AID,                          "move_aid"           },
    {FACT_TOUCH_EMPLOYER,                     "move_employers"     },
    {FACT_TOUCH_NETWORK | FACT_TOUCH_TUTORS,  "move_network"       },
    {FACT_TOUCH_DELAY | FACT_TOUCH_SPONSORED, "move_network_delays"},
};

/* The facts of one type: of one rule. */
struct fact_rows {
    const struct service_fact_rule *rule;
    struct row_layout layout;
    struct array rows;
};

struct facts {
    struct fact_rows *types; /* of all services, in the order of their rules */
    size_t type_count;
    struct array touched[CONTRIBUTIONS][2]; /* things that were there before, and all of them */
    size_t moving;
    struct array terms, term_days; /* contracts that came to their term, and when */
    struct array signatures, envelopes;
    size_t count;
    const struct service_fact_rule *rule; /* of the event that is being added */
};

bool facts_are_known(const char *service)
{
    for (size_t i = 0; i < SYSTEM; i++)
        if (strcmp(fact_services[i].name, service) == 0)
            return true;
    return false;
}

struct facts *facts_open(void)
{
    struct facts *facts = memory_new(1, sizeof *facts);

    for (size_t i = 0; i < SERVICES; i++)
        facts->type_count += *fact_services[i].count;
    facts->types = memory_new(facts->type_count, sizeof *facts->types);
    struct fact_rows *next = facts->types;
    for (size_t i = 0; i < SERVICES; i++)
        for (size_t k = 0; k < *fact_services[i].count; k++)
            (next++)->rule = &fact_services[i].rules[k];
    facts_clear(facts);
    return facts;
}

void facts_close(struct facts *facts)
{
    if (facts == NULL)
        return;
    for (size_t i = 0; i < facts->type_count; i++)
        array_close(&facts->types[i].rows);
    for (size_t i = 0; i < CONTRIBUTIONS; i++)
        for (size_t when = 0; when < 2; when++)
            array_close(&facts->touched[i][when]);
    array_close(&facts->terms);
    array_close(&facts->term_days);
    array_close(&facts->signatures);
    array_close(&facts->envelopes);
    free(facts->types);
    free(facts);
}

void facts_clear(struct facts *facts)
{
    for (size_t i = 0; i < facts->type_count; i++)
        if (facts->types[i].rule->table != NULL)
            array_clear(&facts->types[i].rows, (enum array_type)facts->types[i].layout.type);
    for (size_t i = 0; i < CONTRIBUTIONS; i++)
        for (size_t when = 0; when < 2; when++)
            array_clear(&facts->touched[i][when], ARRAY_UUID);
    array_clear(&facts->terms, ARRAY_UUID);
    array_clear(&facts->term_days, ARRAY_TEXT);
    array_clear(&facts->signatures, ARRAY_UUID);
    array_clear(&facts->envelopes, ARRAY_BIGINT);
    facts->count = facts->moving = 0;
}

size_t facts_count(const struct facts *facts)
{
    return facts->count;
}

void facts_lay_out(struct facts *facts, const PGresult *result)
{
    for (size_t i = 0; i < facts->type_count; i++)
        facts->types[i].layout.type = facts->types[i].layout.count = 0;
    for (int line = 0; line < PQntuples(result); line++) {
        struct span table = result_bytes(result, line, 0);

        for (size_t i = 0; i < facts->type_count; i++) {
            const char *name = facts->types[i].rule->table;

            if (name != NULL && strlen(name) == table.size &&
                memcmp(name, table.data, table.size) == 0)
                row_lay_out(&facts->types[i].layout, result, line);
        }
    }
    facts_clear(facts);
}

/* ---- an event ---- */

static void note_thing(struct facts *facts, unsigned touch, struct span id)
{
    for (size_t i = 0; i < CONTRIBUTIONS; i++) {
        if ((touch & contributions[i].touch) == 0)
            continue;
        if ((touch & FACT_TOUCH_NEW) == 0)
            array_bytes(&facts->touched[i][0], id.data, id.size);
        array_bytes(&facts->touched[i][1], id.data, id.size);
    }
    if ((touch & FACT_TOUCH_SIGNATURE) != 0)
        array_bytes(&facts->signatures, id.data, id.size);
    if ((touch & FACT_TOUCH_TERM) != 0)
        array_bytes(&facts->terms, id.data, id.size);
    if ((touch & FACT_TOUCH_PENDING) != 0)
        facts->moving++;
}

static bool is_named(struct span key, const char *name)
{
    return strlen(name) == key.size && memcmp(key.data, name, key.size) == 0;
}

/* The ids that the cells need are noted on the way, and the days of terms. */
static void note(void *owner, struct span key, const struct cursor *value)
{
    struct facts *facts = owner;
    const struct service_fact_rule *rule = facts->rule;
    struct cursor cursor = *value;
    struct span id, day;

    if ((rule->touched[0].touch & FACT_TOUCH_TERM) != 0 && is_named(key, "ended_on") &&
        cursor_text(&cursor, &day) == 0)
        array_bytes(&facts->term_days, day.data, day.size);
    if (cursor_peek(&cursor) != CURSOR_BYTES || cursor_bytes(&cursor, &id) < 0 ||
        id.size != sizeof(struct id))
        return;
    for (size_t i = 0; i < FACT_THINGS; i++) {
        const char *thing = rule->touched[i].thing;

        if (thing != NULL && is_named(key, thing))
            note_thing(facts, rule->touched[i].touch, id);
    }
}

/* Types of one name are of one service, but for those of the system. */
static struct fact_rows *find_type(struct facts *facts, const char *service, const char *type)
{
    struct fact_rows *rows = facts->types;

    for (size_t i = 0; i < SERVICES; rows += *fact_services[i++].count) {
        if (i != SYSTEM && strcmp(fact_services[i].name, service) != 0)
            continue;
        for (size_t k = 0; k < *fact_services[i].count; k++)
            if (strcmp(rows[k].rule->type, type) == 0)
                return &rows[k];
    }
    return NULL;
}

int facts_add(struct facts *facts, const char *service, const char *source,
              const struct followed_event *event, struct error *error)
{
    struct fact_rows *type = find_type(facts, service, event->type);
    /* Registration is one: its tables say no source, and may have a member of that name. */
    struct row_origin origin = {strcmp(source, "registration") == 0 ? NULL : source,
                                event->position, event->recorded_at};

    if (type == NULL)
        return fail(error, ERROR_CONFLICT,
                    "the event at position %" PRId64 " of %s has the type \"%s\", which this "
                    "program does not know: it must be newer",
                    event->position, source, event->type);
    facts->count++;
    if (type->rule->table == NULL)
        return 0;
    facts->rule = type->rule;
    if (row_append(&type->layout, &origin, event->body, note, facts, &type->rows) < 0)
        return fail(error, ERROR_CONFLICT,
                    "the body of %s at position %" PRId64 " of %s cannot be read", event->type,
                    event->position, source);
    if (type->rule->touched[0].touch == FACT_TOUCH_ENVELOPE)
        array_bigint(&facts->envelopes, event->position);
    return 0;
}

/* ---- to PostgreSQL ---- */

void facts_send(struct facts *facts, struct database *database)
{
    for (size_t i = 0; i < facts->type_count; i++) {
        if (facts->types[i].rows.count == 0)
            continue;
        struct parameter parameter = array_parameter(&facts->types[i].rows);
        database_execute(database, facts->types[i].rule->type, &parameter, 1, false, NULL, NULL);
    }
}

/* Most terms change nothing but what comes after the end: only the others are touched as by an end
 * (sql/cells.sql). */
static void note_terms(struct facts *facts, struct database *database)
{
    struct parameter parameters[] = {array_parameter(&facts->terms),
                                     array_parameter(&facts->term_days)};

    database_execute(database, "note_terms", parameters, 2, false, NULL, NULL);
}

void facts_contribute(struct facts *facts, struct database *database, int sign)
{
    bool has_terms = facts->terms.count > 0;

    if (has_terms && sign < 0)
        note_terms(facts, database);
    for (size_t i = 0; i < CONTRIBUTIONS; i++) {
        struct array *things = &facts->touched[i][sign < 0 ? 0 : 1];
        struct parameter parameters[] = {array_parameter(things), {.data = sign < 0 ? "-1" : "1"}};

        if (things->count > 0 || (has_terms && (contributions[i].touch & FACT_TOUCH_END) != 0))
            database_execute(database, contributions[i].statement, parameters, 2, false, NULL,
                             NULL);
    }
}

static bool has_touched(const struct facts *facts, unsigned touch)
{
    if (facts->terms.count > 0 && (touch & FACT_TOUCH_END) != 0)
        return true;
    for (size_t i = 0; i < CONTRIBUTIONS; i++)
        if ((contributions[i].touch & touch) != 0 && facts->touched[i][1].count > 0)
            return true;
    return false;
}

static void move_those(struct database *database, const char *statement, struct array *things)
{
    struct parameter parameter = array_parameter(things);

    if (things->count > 0)
        database_execute(database, statement, &parameter, 1, false, NULL, NULL);
}

void facts_move(struct facts *facts, struct database *database)
{
    for (size_t i = 0; i < sizeof moves / sizeof moves[0]; i++)
        if (has_touched(facts, moves[i].touch))
            database_execute(database, moves[i].statement, NULL, 0, false, NULL, NULL);
    move_those(database, "move_delays", &facts->signatures);
    move_those(database, "move_envelope", &facts->envelopes);
}

size_t facts_moving(const struct facts *facts)
{
    return facts->moving;
}

void facts_recompute(struct database *database, unsigned parts)
{
    static const struct {
        enum facts_part part;
        const char *statement;
    } statements[] = {
        {FACTS_CELLS,  "recompute_cells"         },
        {FACTS_OTHERS, "recompute_levels"        },
        {FACTS_OTHERS, "contribute_every_aid"    },
        {FACTS_OTHERS, "move_aid"                },
        {FACTS_OTHERS, "recompute_delays"        },
        {FACTS_OTHERS, "recompute_network"       },
        {FACTS_OTHERS, "recompute_network_delays"},
    };

    for (size_t i = 0; i < sizeof statements / sizeof statements[0]; i++)
        if ((statements[i].part & parts) != 0)
            database_execute(database, statements[i].statement, NULL, 0, false, NULL, NULL);
    if ((parts & FACTS_OTHERS) != 0)
        settling_all_aid(database);
}
