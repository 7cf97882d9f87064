#include "services/reporting/facts.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "common/record/cursor.h"
#include "services/reporting/row.h"
#include "services/reporting/settling.h"

/* What an event changes of what a thing contributes: a bit for each contribution. */
enum touch {
    TOUCH_NOTHING = 0,
    TOUCH_SIGNATURE = 1 << 0,
    TOUCH_PERIOD = 1 << 1,
    TOUCH_TUTOR = 1 << 2,
    TOUCH_LONGER = 1 << 3,
    TOUCH_BREACH = 1 << 4,
    TOUCH_OUTCOME = 1 << 5,
    TOUCH_REPAYMENT = 1 << 6,
    TOUCH_AID = 1 << 7,
    TOUCH_JOB = 1 << 8,
    TOUCH_ENVELOPE = 1 << 9,
    TOUCH_NEW = 1 << 10, /* contributed nothing before */
    TOUCH_END = TOUCH_PERIOD | TOUCH_TUTOR | TOUCH_AID,
    TOUCH_CONTRACT = TOUCH_SIGNATURE | TOUCH_PERIOD | TOUCH_TUTOR | TOUCH_LONGER | TOUCH_BREACH |
                     TOUCH_OUTCOME | TOUCH_REPAYMENT | TOUCH_AID | TOUCH_NEW,
};

/* Of whose moves the cells are made, and by which statement a thing's are noted: before the facts
 * and after them. */
static const struct contribution {
    unsigned touch;
    const char *statement;
} contributions[] = {
    {TOUCH_SIGNATURE, "contribute_contract_signature"},
    {TOUCH_PERIOD,    "contribute_contract_period"   },
    {TOUCH_TUTOR,     "contribute_contract_tutored"  },
    {TOUCH_LONGER,    "contribute_contract_longer"   },
    {TOUCH_BREACH,    "contribute_contract_breach"   },
    {TOUCH_OUTCOME,   "contribute_contract_outcome"  },
    {TOUCH_REPAYMENT, "contribute_contract_repayment"},
    {TOUCH_AID,       "contribute_aid"               },
    {TOUCH_JOB,       "contribute_jobs"              },
};
enum { CONTRIBUTIONS = sizeof contributions / sizeof contributions[0] };

struct fact_rule {
    const char *type;
    unsigned touch;           /* of enum touch */
    const char *thing;        /* member with the id of the thing that contributes */
    const char *employers[2]; /* members with ids of employers that are counted */
    const char *table;        /* NULL: known, and nothing of it is kept */
};

static const struct fact_rule fact_rules[] = {
    {"contract.signed",         TOUCH_CONTRACT,            "contract", {"employer", NULL},   "contract_signed"        },
    {"job.proposed",            TOUCH_NOTHING,             NULL,       {NULL, NULL},         "job_proposed"           },
    {"job.approved",            TOUCH_JOB | TOUCH_NEW,     "job",      {NULL, NULL},         "job_approved"           },
    {"person.registered",       TOUCH_NOTHING,             NULL,       {NULL, NULL},         "person_version"         },
    {"eligibility.found",       TOUCH_NOTHING,             NULL,       {NULL, NULL},         "eligibility_found"      },
    {"contract.ended",          TOUCH_END | TOUCH_OUTCOME, "contract", {NULL, NULL},         "contract_ended"         },
    {"contract.broken",
     TOUCH_END | TOUCH_OUTCOME | TOUCH_BREACH,
     "contract",                                                       {NULL, NULL},
     "contract_broken"                                                                                                },
    {"exit.recorded",           TOUCH_OUTCOME,             "contract", {NULL, NULL},         "exit_recorded"          },
    {"exit.recorded_later",     TOUCH_OUTCOME,             "contract", {NULL, NULL},         "exit_recorded_later"    },
    {"job.closed",              TOUCH_JOB,                 "job",      {NULL, NULL},         "job_closed"             },
    {"job.refused",             TOUCH_NOTHING,             NULL,       {NULL, NULL},         "job_refused"            },
    {"job.withdrawn",           TOUCH_JOB,                 "job",      {NULL, NULL},         "job_withdrawn"          },
    {"contract.extended",       TOUCH_END | TOUCH_LONGER,  "contract", {NULL, NULL},         "contract_extended"      },
    {"contract.suspended",      TOUCH_AID,                 "contract", {NULL, NULL},         "contract_suspended"     },
    {"contract.resumed",        TOUCH_AID,                 "contract", {NULL, NULL},         "contract_resumed"       },
    {"contract.tutor_assigned", TOUCH_TUTOR,               "contract", {NULL, NULL},         "contract_tutor_assigned"},
    {"contract.tutor_released", TOUCH_TUTOR,               "contract", {NULL, NULL},         "contract_tutor_released"},
    {"contract.converted",
     TOUCH_END | TOUCH_LONGER,
     "contract",                                                       {NULL, NULL},
     "contract_converted"                                                                                             },
    {"aid.repaid",              TOUCH_REPAYMENT,           "contract", {NULL, NULL},         "aid_repaid"             },
    {"place.registered",        TOUCH_NOTHING,             NULL,       {NULL, NULL},         "place_version"          },
    {"place.amended",           TOUCH_NOTHING,             NULL,       {NULL, NULL},         "place_version"          },
    {"place.closed",            TOUCH_NOTHING,             NULL,       {NULL, NULL},         "place_closed"           },
    {"employer.registered",     TOUCH_NOTHING,             NULL,       {NULL, NULL},         "employer_version"       },
    {"employer.amended",        TOUCH_NOTHING,             NULL,       {NULL, NULL},         "employer_version"       },
    {"employer.merged",         TOUCH_NOTHING,             NULL,       {"employer", "into"}, "employer_merged"        },
    {"employer.closed",         TOUCH_NOTHING,             NULL,       {NULL, NULL},         "employer_closed"        },
    {"tutor.registered",        TOUCH_NOTHING,             NULL,       {NULL, NULL},         "tutor_registered"       },
    {"tutor.retired",           TOUCH_NOTHING,             NULL,       {NULL, NULL},         "tutor_retired"          },
    {"person.amended",          TOUCH_NOTHING,             NULL,       {NULL, NULL},         "person_version"         },
    {"programme.opened",        TOUCH_ENVELOPE,            NULL,       {NULL, NULL},         "programme_opened"       },
    {"envelope.allotted",       TOUCH_ENVELOPE,            NULL,       {NULL, NULL},         "envelope_allotted"      },
    {"envelope.transferred",    TOUCH_ENVELOPE,            NULL,       {NULL, NULL},         "envelope_transferred"   },
    {"territory.defined",       TOUCH_NOTHING,             NULL,       {NULL, NULL},         "territory_defined"      },
    {"metier.defined",          TOUCH_NOTHING,             NULL,       {NULL, NULL},         "metier_defined"         },
    {"tutor.amended",           TOUCH_NOTHING,             NULL,       {NULL, NULL},         NULL                     },
    {"person.erased",           TOUCH_NOTHING,             NULL,       {NULL, NULL},         NULL                     },
    {"contact.read",            TOUCH_NOTHING,             NULL,       {NULL, NULL},         NULL                     },
    {"contact.erased",          TOUCH_NOTHING,             NULL,       {NULL, NULL},         NULL                     },
    {"system.created",          TOUCH_NOTHING,             NULL,       {NULL, NULL},         NULL                     },
    {"clock.advanced",          TOUCH_NOTHING,             NULL,       {NULL, NULL},         NULL                     },
    {"decider.defined",         TOUCH_NOTHING,             NULL,       {NULL, NULL},         NULL                     },
    {"decider.ended",           TOUCH_NOTHING,             NULL,       {NULL, NULL},         NULL                     },
    {"decider.unmet",           TOUCH_NOTHING,             NULL,       {NULL, NULL},         NULL                     },
    {"opinion.unmet",           TOUCH_NOTHING,             NULL,       {NULL, NULL},         NULL                     },
    {"access.opened",           TOUCH_NOTHING,             NULL,       {NULL, NULL},         NULL                     },
    {"access.closed",           TOUCH_NOTHING,             NULL,       {NULL, NULL},         NULL                     },
    {"source.rewound",          TOUCH_NOTHING,             NULL,       {NULL, NULL},         NULL                     },
};
enum { FACT_RULES = sizeof fact_rules / sizeof fact_rules[0] };

struct facts {
    struct row_layout layouts[FACT_RULES];
    struct array rows[FACT_RULES];
    struct array touched[CONTRIBUTIONS][2]; /* things that were there before, and all of them */
    size_t moving;
    struct array signatures, employers, envelopes;
    size_t count;
    const struct fact_rule *rule; /* of the event that is being added */
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
        array_close(&facts->rows[i]);
    for (size_t i = 0; i < CONTRIBUTIONS; i++)
        for (size_t when = 0; when < 2; when++)
            array_close(&facts->touched[i][when]);
    array_close(&facts->signatures);
    array_close(&facts->employers);
    array_close(&facts->envelopes);
    free(facts);
}

void facts_clear(struct facts *facts)
{
    for (size_t i = 0; i < FACT_RULES; i++)
        array_clear(&facts->rows[i], (enum array_type)facts->layouts[i].type);
    for (size_t i = 0; i < CONTRIBUTIONS; i++)
        for (size_t when = 0; when < 2; when++)
            array_clear(&facts->touched[i][when], ARRAY_UUID);
    array_clear(&facts->signatures, ARRAY_UUID);
    array_clear(&facts->employers, ARRAY_UUID);
    array_clear(&facts->envelopes, ARRAY_BIGINT);
    facts->count = facts->moving = 0;
}

size_t facts_count(const struct facts *facts)
{
    return facts->count;
}

void facts_lay_out(struct facts *facts, const PGresult *result)
{
    for (size_t i = 0; i < FACT_RULES; i++)
        facts->layouts[i] = (struct row_layout){0};
    for (int line = 0; line < PQntuples(result); line++) {
        struct span table = result_bytes(result, line, 0);

        for (size_t i = 0; i < FACT_RULES; i++)
            if (fact_rules[i].table != NULL && strlen(fact_rules[i].table) == table.size &&
                memcmp(fact_rules[i].table, table.data, table.size) == 0)
                row_lay_out(&facts->layouts[i], result, line);
    }
    facts_clear(facts);
}

/* ---- an event ---- */

static bool is_member(struct span key, const char *name)
{
    return name != NULL && strlen(name) == key.size && memcmp(key.data, name, key.size) == 0;
}

static void note_thing(struct facts *facts, unsigned touch, struct span id)
{
    for (size_t i = 0; i < CONTRIBUTIONS; i++) {
        if ((touch & contributions[i].touch) == 0)
            continue;
        if ((touch & TOUCH_NEW) == 0)
            array_bytes(&facts->touched[i][0], id.data, id.size);
        array_bytes(&facts->touched[i][1], id.data, id.size);
    }
    if ((touch & TOUCH_SIGNATURE) != 0)
        array_bytes(&facts->signatures, id.data, id.size);
    facts->moving++;
}

/* The ids that the cells need are noted on the way. */
static void note(void *owner, struct span key, const struct cursor *value)
{
    struct facts *facts = owner;
    const struct fact_rule *rule = facts->rule;
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

int facts_add(struct facts *facts, const struct followed_event *event, struct error *error)
{
    const struct fact_rule *rule = fact_rules;

    while (rule < fact_rules + FACT_RULES && strcmp(rule->type, event->type) != 0)
        rule++;
    if (rule == fact_rules + FACT_RULES)
        return fail(error, ERROR_CONFLICT,
                    "the event at position %" PRId64 " has the type \"%s\", which this program "
                    "does not know: it must be newer",
                    event->position, event->type);
    facts->count++;
    if (rule->table == NULL)
        return 0;
    facts->rule = rule;
    if (row_append(&facts->layouts[rule - fact_rules],
                   &(struct row_origin){event->position, event->recorded_at}, event->body, note,
                   facts, &facts->rows[rule - fact_rules]) < 0)
        return fail(error, ERROR_CONFLICT, "the body of %s at position %" PRId64 " cannot be read",
                    event->type, event->position);
    if (rule->touch == TOUCH_ENVELOPE)
        array_bigint(&facts->envelopes, event->position);
    return 0;
}

/* ---- to PostgreSQL ---- */

void facts_send(struct facts *facts, struct database *database)
{
    for (size_t i = 0; i < FACT_RULES; i++) {
        if (facts->rows[i].count == 0)
            continue;
        struct parameter parameter = array_parameter(&facts->rows[i]);
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
    for (size_t i = 0; i < CONTRIBUTIONS; i++)
        contribute(database, contributions[i].statement, &facts->touched[i][sign < 0 ? 0 : 1],
                   sign);
    contribute(database, "contribute_employers", &facts->employers, sign);
}

static bool has_touched(const struct facts *facts, unsigned touch)
{
    for (size_t i = 0; i < CONTRIBUTIONS; i++)
        if ((contributions[i].touch & touch) != 0 && facts->touched[i][1].count > 0)
            return true;
    return false;
}

void facts_move(struct facts *facts, struct database *database)
{
    if (has_touched(facts, TOUCH_CONTRACT & ~(unsigned)TOUCH_AID))
        database_execute(database, "move_contracts", NULL, 0, false, NULL, NULL);
    if (has_touched(facts, TOUCH_JOB))
        database_execute(database, "move_jobs", NULL, 0, false, NULL, NULL);
    if (has_touched(facts, TOUCH_AID))
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
        {FACTS_CELLS,  "move_every_contract" },
        {FACTS_CELLS,  "contribute_every_job"},
        {FACTS_CELLS,  "move_jobs"           },
        {FACTS_OTHERS, "recompute_levels"    },
        {FACTS_OTHERS, "contribute_every_aid"},
        {FACTS_OTHERS, "move_aid"            },
        {FACTS_OTHERS, "recompute_delays"    },
    };

    for (size_t i = 0; i < sizeof statements / sizeof statements[0]; i++)
        if ((statements[i].part & parts) != 0)
            database_execute(database, statements[i].statement, NULL, 0, false, NULL, NULL);
    if ((parts & FACTS_CELLS) != 0)
        settling_everything(database, false);
    if ((parts & FACTS_OTHERS) != 0)
        settling_everything(database, true);
}
