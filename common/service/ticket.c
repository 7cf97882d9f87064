/* Requests that an extension answers later: a ticket says whom the answer is for. */
#include <stdlib.h>
#include <uthash.h>

#include "common/service/service_internal.h"

enum { TICKETS_MOST = 1024 };

struct ticket {
    uint64_t number;
    uint32_t routing_id;
    bool is_packed;
    struct id id;
    UT_hash_handle hh;
};

/* A slow query that its caller repeats is not made twice: the first one's answer is on its way. */
static bool is_asked(const struct service *service, const struct incoming *incoming)
{
    for (const struct ticket *ticket = service->tickets; ticket != NULL; ticket = ticket->hh.next)
        if (ticket->routing_id == incoming->routing_id && id_equal(&ticket->id, &incoming->id))
            return true;
    return false;
}

bool ticket_ask(struct service *service, const struct incoming *incoming,
                const struct request_rule *rule)
{
    const struct service_extension *extension = service->definition->extension;

    if (extension == NULL || rule->decide != NULL || rule->answer != NULL ||
        rule->request == &service_status_schema || system_is_command(rule))
        return false;
    if (is_asked(service, incoming))
        return true;
    if (HASH_COUNT(service->tickets) >= TICKETS_MOST) {
        struct refusal refusal = {0};

        refuse(&refusal, ERROR_UNAVAILABLE, "", "",
               "Trop de demandes attendent leur réponse : répétez la même demande.");
        commit_refuse(service, incoming, STATUS_BUSY, &refusal);
        return true;
    }
    struct ticket *ticket = memory_new(1, sizeof *ticket);
    uint64_t number = ++service->next_ticket;

    ticket->number = number;
    ticket->routing_id = incoming->routing_id;
    ticket->is_packed = incoming->is_packed;
    ticket->id = incoming->id;
    HASH_ADD(hh, service->tickets, number, sizeof ticket->number, ticket);
    if (extension->ask(service->extension, rule, incoming->caller, service->request_record, number))
        return true;
    HASH_FIND(hh, service->tickets, &number, sizeof number, ticket);
    if (ticket != NULL) {
        HASH_DEL(service->tickets, ticket);
        free(ticket);
    }
    return false;
}

void service_answer(struct service *service, uint64_t number, int64_t position, struct span body,
                    const struct refusal *refusal)
{
    struct ticket *ticket;

    HASH_FIND(hh, service->tickets, &number, sizeof number, ticket);
    if (ticket == NULL)
        return;
    HASH_DEL(service->tickets, ticket);
    struct incoming incoming = {
        .routing_id = ticket->routing_id, .is_packed = ticket->is_packed, .id = ticket->id};
    free(ticket);
    if (refusal != NULL)
        commit_refuse(service, &incoming,
                      refusal->code == ERROR_UNAVAILABLE ? STATUS_BUSY : STATUS_REFUSED, refusal);
    else
        commit_answer(service, &incoming, 0, STATUS_OK, position, body);
    reply_flush(service);
}

void ticket_forget_all(struct service *service)
{
    struct ticket *ticket, *next;

    HASH_ITER(hh, service->tickets, ticket, next)
    {
        HASH_DEL(service->tickets, ticket);
        free(ticket);
    }
}
