/* request_table.h - the words in which a service's tables are written; of requests: what is asked,
 * who may, by which département, and the function.
 *
 *     COMMAND(job_close,   FIELD_WORK, territory_of_job, "job", job_decide_close),
 *     QUERY(job_list,      READERS,    NULL,             "",    job_answer_list, job_page),
 *
 * `type` is the message's struct: its schema is type##_schema.
 */
#pragma once

#include "common/service/rules.h"

/* The four tables of a requests.c, by the names that they have there; in its struct rules. */
#define TABLES                                                                                     \
    .requests = requests, .request_count = COUNT(requests), .events = events,                      \
    .event_count = COUNT(events), .reactions = reactions, .reaction_count = COUNT(reactions),      \
    .vault = vault, .vault_count = COUNT(vault)

#define COUNT(rows) (sizeof(rows) / sizeof((rows)[0]))

#define ASKED(type, who, where, field)                                                             \
    .request = &type##_schema, .roles = (who), .departement = (where), .departement_field = (field)

/* Answered by an empty map. */
#define COMMAND(type, who, where, field, function)                                                 \
    {                                                                                              \
        ASKED(type, who, where, field), .decide = (function)                                       \
    }
/* Answered by what its first event says too. */
#define REPLYING(type, who, where, field, function)                                                \
    {                                                                                              \
        ASKED(type, who, where, field), .decide = (function), .reply = &type##_reply_schema        \
    }
#define QUERY(type, who, where, field, function, answer_type)                                      \
    {                                                                                              \
        ASKED(type, who, where, field), .answer = (function), .reply = &answer_type##_schema       \
    }
/* P4: answered by the vault row of kind "row.private" whose id is the request's member `id`. */
#define REVEALING(type, who, where, field, function, row, id)                                      \
    {                                                                                              \
        ASKED(type, who, where, field), .decide = (function), .reply = &row##_private_schema,      \
                                        .reveals = #row ".private", .reveals_id = #id              \
    }
