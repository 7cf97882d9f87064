/* Answers that are read from the database: repeats of what the journal holds, and private rows
 * (P4). */
#include <stdlib.h>
#include <string.h>

#include "common/service/service_internal.h"

struct revealing {
    struct service *service;
    uint32_t routing_id;
    bool is_packed;
    struct id id;
    int64_t position;
    const struct request_rule *rule;
    struct id revealed;
};

static void let_go(struct revealing *revealing)
{
    revealing->service->reading_count--;
    free(revealing);
}

static void answer_unavailable(struct revealing *revealing)
{
    struct refusal refusal = {0};

    refuse(&refusal, ERROR_UNAVAILABLE, "", "",
           "La base de données ne répond pas : répétez la même demande.");
    reply_refusal(revealing->service, revealing->routing_id, revealing->is_packed, &revealing->id,
                  STATUS_UNAVAILABLE, &refusal);
}

static void take_vault(void *owner, PGresult *result)
{
    struct revealing *revealing = owner;
    struct refusal refusal = {0};

    if (result == NULL) {
        answer_unavailable(revealing);
    } else if (PQntuples(result) == 0) {
        refuse(&refusal, ERROR_NOT_FOUND, "P1", revealing->rule->reveals_id,
               "Il n'y a pas ou plus de données privées : elles n'ont pas été saisies, ou ont été "
               "effacées.");
        reply_refusal(revealing->service, revealing->routing_id, revealing->is_packed,
                      &revealing->id, STATUS_REFUSED, &refusal);
    } else {
        reply_add(revealing->service, revealing->routing_id, revealing->is_packed, &revealing->id,
                  STATUS_OK, revealing->position, result_bytes(result, 0, 0));
    }
    reply_flush(revealing->service);
    let_go(revealing);
}

static struct revealing *keep(struct service *service, uint32_t routing_id, bool is_packed,
                              const struct id *id, int64_t position,
                              const struct request_rule *rule, const struct id *revealed)
{
    struct revealing *revealing = memory_new(1, sizeof *revealing);

    service->reading_count++;
    *revealing = (struct revealing){service, routing_id, is_packed, *id, position, rule, *revealed};
    return revealing;
}

void reveal_vault(struct service *service, uint32_t routing_id, bool is_packed, const struct id *id,
                  int64_t position, const struct request_rule *rule, const struct id *revealed)
{
    journal_read_vault(service->journal, revealed, rule->reveals, take_vault,
                       keep(service, routing_id, is_packed, id, position, rule, revealed));
}

static void take_events(void *owner, PGresult *result)
{
    struct revealing *revealing = owner;
    struct service *service = revealing->service;
    struct buffer reply = {0};
    int count = result != NULL ? PQntuples(result) : 0;
    struct journal_row row;
    struct hash hash;

    for (int i = 0; i < count; i++) {
        journal_result_row(result, i, &row, &hash);
        /* Another principal's request may have the same id. */
        if (!id_equal(&row.request, &revealing->id) || row.ordinal != i)
            break;
        if (i == 0)
            reply_from_event(revealing->rule->reply, row.body, &reply);
        revealing->position = row.position;
    }
    if (reply.size == 0) {
        answer_unavailable(revealing);
    } else if (revealing->rule->reveals != NULL) {
        reveal_vault(service, revealing->routing_id, revealing->is_packed, &revealing->id,
                     revealing->position, revealing->rule, &revealing->revealed);
    } else {
        reply_add(service, revealing->routing_id, revealing->is_packed, &revealing->id, STATUS_OK,
                  revealing->position, buffer_span(&reply));
    }
    buffer_close(&reply);
    reply_flush(service);
    let_go(revealing);
}

void reveal_repeat(struct service *service, const struct incoming *incoming,
                   const struct request_rule *rule, int64_t position, const struct id *revealed)
{
    if (service->reading_count >= READINGS_MOST) {
        struct refusal refusal = {0};

        refuse(&refusal, ERROR_UNAVAILABLE, "", "",
               "Trop de réponses sont relues en même temps : répétez la même demande.");
        reply_refusal(service, incoming->routing_id, incoming->is_packed, &incoming->id,
                      STATUS_BUSY, &refusal);
        return;
    }
    journal_read(service->journal, position - 1, DECISION_MOST_EVENTS, take_events,
                 keep(service, incoming->routing_id, incoming->is_packed, &incoming->id, position,
                      rule, revealed));
}
