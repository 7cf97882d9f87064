#include "services/reporting/facts.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "common/record/cursor.h"
#include "services/reporting/row.h"

/* Which cells an event's facts move. */
enum touch {
    TOUCH_NOTHING = 0,
    TOUCH_CONTRACT = 1, /* what a contract contributes */
    TOUCH_AID = 2,      /* the aid due for it */
    TOUCH_JOB = 4,
    TOUCH_ENVELOPE = 8,
    TOUCH_NEW = 16, /* a contract that was nothing before */
    TOUCH_NEW_JOB = 32,
    TOUCH_EXIT = 64, /* what came of a contract */
};

struct fact_rule {
    const char *type;
    unsigned touch;           /* of enum touch */
    const char *thing;        /* member with the id of the thing that contributes */
    const char *employers[2]; /* members with ids of employers that are counted */
    const char *table;        /* NULL: known, and nothing of it is kept */
};

static const struct fact_rule fact_rules[] = {
    {"contract.signed",         TOUCH_NEW,      "contract", {"employer", NULL},   "contract_signed"     },
    {"job.proposed",            TOUCH_NOTHING,  NULL,       {NULL, NULL},         "job_proposed"        },
    {"job.approved",            TOUCH_NEW_JOB,  "job",      {NULL, NULL},         "job_approved"        },
    {"person.registered",       TOUCH_NOTHING,  NULL,       {NULL, NULL},         "person_version"      },
    {"eligibility.found",       TOUCH_NOTHING,  NULL,       {NULL, NULL},         "eligibility_found"   },
    {"contract.ended",
     TOUCH_CONTRACT | TOUCH_EXIT | TOUCH_AID,
     "contract",                                            {NULL, NULL},
     "contract_ended"                                                                                   },
    {"contract.broken",
     TOUCH_CONTRACT | TOUCH_EXIT | TOUCH_AID,
     "contract",                                            {NULL, NULL},
     "contract_broken"                                                                                  },
    {"exit.recorded",           TOUCH_EXIT,     "contract", {NULL, NULL},         "exit_recorded"       },
    {"exit.recorded_later",     TOUCH_EXIT,     "contract", {NULL, NULL},         "exit_recorded_later" },
    {"job.closed",              TOUCH_JOB,      "job",      {NULL, NULL},         "job_closed"          },
    {"job.refused",             TOUCH_NOTHING,  NULL,       {NULL, NULL},         "job_refused"         },
    {"job.withdrawn",           TOUCH_JOB,      "job",      {NULL, NULL},         "job_withdrawn"       },
    {"contract.extended",
     TOUCH_CONTRACT | TOUCH_AID,
     "contract",                                            {NULL, NULL},
     "contract_extended"                                                                                },
    {"contract.suspended",      TOUCH_AID,      "contract", {NULL, NULL},         "contract_suspended"  },
    {"contract.resumed",        TOUCH_AID,      "contract", {NULL, NULL},         "contract_resumed"    },
    {"contract.tutor_assigned",
     TOUCH_CONTRACT,                            "contract",
     {NULL, NULL},
     "contract_tutor_assigned"                                                                          },
    {"contract.tutor_released",
     TOUCH_CONTRACT,                            "contract",
     {NULL, NULL},
     "contract_tutor_released"                                                                          },
    {"contract.converted",
     TOUCH_CONTRACT | TOUCH_AID,
     "contract",                                            {NULL, NULL},
     "contract_converted"                                                                               },
    {"aid.repaid",              TOUCH_CONTRACT, "contract", {NULL, NULL},         "aid_repaid"          },
    {"place.registered",        TOUCH_NOTHING,  NULL,       {NULL, NULL},         "place_version"       },
    {"place.amended",           TOUCH_NOTHING,  NULL,       {NULL, NULL},         "place_version"       },
    {"place.closed",            TOUCH_NOTHING,  NULL,       {NULL, NULL},         "place_closed"        },
    {"employer.registered",     TOUCH_NOTHING,  NULL,       {NULL, NULL},         "employer_version"    },
    {"employer.amended",        TOUCH_NOTHING,  NULL,       {NULL, NULL},         "employer_version"    },
    {"employer.merged",         TOUCH_NOTHING,  NULL,       {"employer", "into"}, "employer_merged"     },
    {"employer.closed",         TOUCH_NOTHING,  NULL,       {NULL, NULL},         "employer_closed"     },
    {"tutor.registered",        TOUCH_NOTHING,  NULL,       {NULL, NULL},         "tutor_registered"    },
    {"tutor.retired",           TOUCH_NOTHING,  NULL,       {NULL, NULL},         "tutor_retired"       },
    {"person.amended",          TOUCH_NOTHING,  NULL,       {NULL, NULL},         "person_version"      },
    {"programme.opened",        TOUCH_ENVELOPE, NULL,       {NULL, NULL},         "programme_opened"    },
    {"envelope.allotted",       TOUCH_ENVELOPE, NULL,       {NULL, NULL},         "envelope_allotted"   },
    {"envelope.transferred",    TOUCH_ENVELOPE, NULL,       {NULL, NULL},         "envelope_transferred"},
    {"territory.defined",       TOUCH_NOTHING,  NULL,       {NULL, NULL},         "territory_defined"   },
    {"metier.defined",          TOUCH_NOTHING,  NULL,       {NULL, NULL},         "metier_defined"      },
    {"tutor.amended",           TOUCH_NOTHING,  NULL,       {NULL, NULL},         NULL                  },
    {"person.erased",           TOUCH_NOTHING,  NULL,       {NULL, NULL},         NULL                  },
    {"contact.read",            TOUCH_NOTHING,  NULL,       {NULL, NULL},         NULL                  },
    {"contact.erased",          TOUCH_NOTHING,  NULL,       {NULL, NULL},         NULL                  },
    {"system.created",          TOUCH_NOTHING,  NULL,       {NULL, NULL},         NULL                  },
    {"clock.advanced",          TOUCH_NOTHING,  NULL,       {NULL, NULL},         NULL                  },
    {"decider.defined",         TOUCH_NOTHING,  NULL,       {NULL, NULL},         NULL                  },
    {"decider.ended",           TOUCH_NOTHING,  NULL,       {NULL, NULL},         NULL                  },
    {"decider.unmet",           TOUCH_NOTHING,  NULL,       {NULL, NULL},         NULL                  },
    {"opinion.unmet",           TOUCH_NOTHING,  NULL,       {NULL, NULL},         NULL                  },
    {"access.opened",           TOUCH_NOTHING,  NULL,       {NULL, NULL},         NULL                  },
    {"access.closed",           TOUCH_NOTHING,  NULL,       {NULL, NULL},         NULL                  },
    {"source.rewound",          TOUCH_NOTHING,  NULL,       {NULL, NULL},         NULL                  },
};
enum { FACT_RULES = sizeof fact_rules / sizeof fact_rules[0] };

struct facts {
    struct row_layout layouts[FACT_RULES];
    struct array rows[FACT_RULES];
    struct array contracts[2], exits[2], aids[2],
        jobs[2]; /* those before the batch, and those after it */
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
    for (size_t i = 0; i < 2; i++) {
        array_close(&facts->contracts[i]);
        array_close(&facts->exits[i]);
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
        array_clear(&facts->rows[i], (enum array_type)facts->layouts[i].type);
    for (size_t i = 0; i < 2; i++) {
        array_clear(&facts->contracts[i], ARRAY_UUID);
        array_clear(&facts->exits[i], ARRAY_UUID);
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
    if ((touch & (TOUCH_EXIT | TOUCH_NEW)) != 0)
        add_to(facts->exits, is_new, id);
    if ((touch & (TOUCH_AID | TOUCH_NEW)) != 0)
        add_to(facts->aids, is_new, id);
    if ((touch & (TOUCH_JOB | TOUCH_NEW_JOB)) != 0)
        add_to(facts->jobs, is_new, id);
    if ((touch & TOUCH_NEW) != 0)
        array_bytes(&facts->signatures, id.data, id.size);
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

/* `kind`: a third parameter, or NULL. */
static void contribute(struct database *database, const char *statement, struct array *ids,
                       int sign, const char *kind)
{
    struct parameter parameters[] = {
        array_parameter(ids), {.data = sign < 0 ? "-1" : "1"}, {.data = kind}};

    if (ids->count > 0)
        database_execute(database, statement, parameters, kind != NULL ? 3 : 2, false, NULL, NULL);
}

void facts_contribute(struct facts *facts, struct database *database, int sign)
{
    size_t when = sign < 0 ? 0 : 1;

    contribute(database, "contribute_contracts", &facts->contracts[when], sign, "false");
    contribute(database, "contribute_contracts", &facts->exits[when], sign, "true");
    contribute(database, "contribute_jobs", &facts->jobs[when], sign, NULL);
    contribute(database, "contribute_aid", &facts->aids[when], sign, NULL);
    contribute(database, "contribute_employers", &facts->employers, sign, NULL);
}

void facts_move(struct facts *facts, struct database *database)
{
    if (facts->contracts[1].count > 0 || facts->exits[1].count > 0 || facts->jobs[1].count > 0)
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
        "contribute_everything", "move_cells", "recompute_levels",
        "contribute_every_aid",  "move_aid",   "recompute_delays",
    };

    for (size_t i = 0; i < sizeof statements / sizeof statements[0]; i++)
        database_execute(database, statements[i], NULL, 0, false, NULL, NULL);
}
