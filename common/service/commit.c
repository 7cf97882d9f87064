#include <stdlib.h>
#include <string.h>

#include "common/log/log.h"
#include "common/service/service_internal.h"

struct batch *commit_batch_open(void)
{
    struct batch *batch = memory_new(1, sizeof *batch);

    journal_batch_clear(&batch->rows);
    return batch;
}

static void clear(struct batch *batch)
{
    journal_batch_clear(&batch->rows);
    buffer_clear(&batch->answers);
    buffer_clear(&batch->vault_bodies);
    batch->waiting_count = batch->vault_count = batch->request_count = 0;
}

void commit_batch_close(struct batch *batch)
{
    if (batch == NULL)
        return;
    journal_batch_close(&batch->rows);
    buffer_close(&batch->answers);
    buffer_close(&batch->vault_bodies);
    free(batch->waiting);
    free(batch->vault);
    free(batch);
}

bool commit_is_full(const struct service *service)
{
    int64_t most = service->alone > 0 ? 1 : service->settings.batch_most;

    /* On a scenario clock what time causes goes before what is asked next: a run is reproducible.
     */
    if (service->has_due && service->clock == CLOCK_SCENARIO)
        return true;
    const struct batch *last = service->open->rows.count > 0 || service->writing == NULL
                                   ? service->open
                                   : service->writing; /* answers wait there */

    return (int64_t)service->open->request_count >= most ||
           service->open->rows.count >= BATCH_EVENTS_MOST ||
           last->waiting_count >= COMMIT_WAITING_MOST || last->answers.size >= COMMIT_ANSWERS_MOST;
}

/* ---- answers that wait ---- */

struct batch *commit_last(struct service *service)
{
    if (service->open->rows.count > 0)
        return service->open;
    return service->writing;
}

static struct waiting *wait_in(struct batch *batch)
{
    if (batch->waiting_count == batch->waiting_size) {
        batch->waiting_size = batch->waiting_size == 0 ? 512 : batch->waiting_size * 2;
        batch->waiting = memory_resize(batch->waiting, batch->waiting_size, sizeof *batch->waiting);
    }
    struct waiting *waiting = &batch->waiting[batch->waiting_count++];
    *waiting = (struct waiting){0};
    return waiting;
}

void commit_answer(struct service *service, const struct incoming *incoming, uint64_t identity,
                   enum status status, int64_t position, struct span body)
{
    struct batch *batch = commit_last(service);

    if (batch == NULL) {
        reply_add(service, incoming->routing_id, incoming->is_packed, &incoming->id, status,
                  position, body);
        return;
    }
    struct waiting *waiting = wait_in(batch);
    waiting->routing_id = incoming->routing_id;
    waiting->is_packed = incoming->is_packed;
    waiting->id = incoming->id;
    waiting->identity = identity;
    waiting->status = status;
    waiting->position = position;
    waiting->start = batch->answers.size;
    waiting->size = body.size;
    buffer_append(&batch->answers, body.data, body.size);
}

void commit_refuse(struct service *service, const struct incoming *incoming, enum status status,
                   const struct refusal *refusal)
{
    commit_answer(service, incoming, 0, status, 0, reply_refused(service, refusal));
}

void commit_reveal(struct service *service, const struct incoming *incoming, uint64_t identity,
                   int64_t position, const struct request_rule *rule, const struct id *revealed)
{
    commit_answer(service, incoming, identity, STATUS_OK, position, (struct span){0});
    struct batch *batch = commit_last(service);
    struct waiting *waiting = &batch->waiting[batch->waiting_count - 1];
    waiting->reveals = rule;
    waiting->revealed = *revealed;
}

static const struct waiting *find_in(const struct batch *batch, const struct id *id,
                                     uint64_t identity)
{
    for (size_t i = 0; batch != NULL && i < batch->waiting_count; i++)
        if (batch->waiting[i].identity == identity && id_equal(&batch->waiting[i].id, id))
            return &batch->waiting[i];
    return NULL;
}

const struct waiting *commit_find(struct service *service, const struct id *id, uint64_t identity,
                                  struct batch **batch)
{
    const struct waiting *found = find_in(service->open, id, identity);

    *batch = found != NULL ? service->open : service->writing;
    return found != NULL ? found : find_in(service->writing, id, identity);
}

void commit_join(struct batch *batch, const struct waiting *first, const struct incoming *incoming)
{
    struct waiting same = *first;

    same.routing_id = incoming->routing_id;
    same.is_packed = incoming->is_packed;
    *wait_in(batch) = same;
}

static void answer_all(struct service *service, struct batch *batch)
{
    for (size_t i = 0; i < batch->waiting_count; i++) {
        const struct waiting *waiting = &batch->waiting[i];

        if (waiting->reveals != NULL)
            reveal_vault(service, waiting->routing_id, waiting->is_packed, &waiting->id,
                         waiting->position, waiting->reveals, &waiting->revealed);
        else
            reply_add(service, waiting->routing_id, waiting->is_packed, &waiting->id,
                      waiting->status, waiting->position,
                      (struct span){batch->answers.data + waiting->start, waiting->size});
    }
    reply_flush(service);
}

static void refuse_all(struct service *service, struct batch *batch, enum status status,
                       const struct refusal *refusal)
{
    for (size_t i = 0; i < batch->waiting_count; i++)
        reply_refusal(service, batch->waiting[i].routing_id, batch->waiting[i].is_packed,
                      &batch->waiting[i].id, status, refusal);
    clear(batch);
}

void commit_drop(struct service *service)
{
    struct refusal refusal = {0};

    refuse(&refusal, ERROR_UNAVAILABLE, "", "",
           "La base de données ne répond pas : l'issue est inconnue, répétez la même demande.");
    if (service->writing != NULL) {
        refuse_all(service, service->writing, STATUS_UNAVAILABLE, &refusal);
        commit_batch_close(service->spare);
        service->spare = service->writing;
        service->writing = NULL;
    }
    refuse_all(service, service->open, STATUS_UNAVAILABLE, &refusal);
    reply_flush(service);
}

/* ---- vault ---- */

void commit_vault(struct service *service, const struct decided_vault *row)
{
    struct batch *batch = service->open;

    for (size_t i = 0; i < batch->vault_count; i++)
        if (id_equal(&batch->vault[i].id, &row->id) && strcmp(batch->vault[i].kind, row->kind) == 0)
            batch->vault[i].is_replaced = true;
    if (batch->vault_count == batch->vault_size) {
        batch->vault_size = batch->vault_size == 0 ? 64 : batch->vault_size * 2;
        batch->vault = memory_resize(batch->vault, batch->vault_size, sizeof *batch->vault);
    }
    struct staged_vault *staged = &batch->vault[batch->vault_count++];
    *staged = (struct staged_vault){.id = row->id,
                                    .kind = row->kind,
                                    .is_erased = row->schema == NULL,
                                    .start = batch->vault_bodies.size};
    if (row->schema != NULL)
        record_encode(row->schema, row->record, &batch->vault_bodies);
    staged->size = batch->vault_bodies.size - staged->start;
}

static void write_vault(struct batch *batch)
{
    for (size_t i = 0; i < batch->vault_count; i++) {
        const struct staged_vault *staged = &batch->vault[i];
        struct vault_row row = {.id = staged->id, .kind = staged->kind};

        if (staged->is_replaced)
            continue;
        if (!staged->is_erased)
            row.body = (struct span){batch->vault_bodies.data + staged->start, staged->size};
        journal_batch_vault(&batch->rows, &row);
    }
}

/* ---- group commit ---- */

/* What arrived while the last batch was committing goes in the next: no artificial delay. */
void commit_turn(void *owner)
{
    struct service *service = owner;

    door_rest(service);
    if (!service->is_serving) {
        reply_flush(service); /* `unavailable` is an answer too */
        return;
    }
    request_due(service);
    if (service->writing == NULL &&
        (service->open->rows.count > 0 || follow_wants_commit(service->follow))) {
        struct batch *next = service->spare != NULL ? service->spare : commit_batch_open();

        service->writing = service->open;
        service->open = next;
        service->spare = NULL;
        write_vault(service->writing);
        follow_write(service->follow, &service->writing->rows.cursors);
        service->counters.batches++;
        service->counters.events += (int64_t)service->writing->rows.count;
        if (service->is_null_store)
            journal_pretend(service->journal, &service->writing->rows);
        else
            journal_append(service->journal, &service->writing->rows);
    }
    reply_flush(service);
    if (service->requests_watch != NULL)
        watch_events(service->requests_watch, door_is_open(service) ? ZMQ_POLLIN : 0);
    follow_turn(service->follow);
}

/* Not the request's fault: the disk is full, the server stops, an operator intervened. */
static bool is_passing(const char *sqlstate)
{
    return strncmp(sqlstate, "53", 2) == 0 || strncmp(sqlstate, "57", 2) == 0 ||
           strncmp(sqlstate, "58", 2) == 0 || strncmp(sqlstate, "25006", 5) == 0;
}

/* Later decisions rest on the culprit's: the state is dropped and folded again, and the requests,
 * which their callers repeat, are decided one a transaction, so that the culprit is alone. */
static void fail_batch(struct service *service)
{
    struct batch *batch = service->writing;
    const char *sqlstate = journal_sqlstate(service->journal);
    bool is_alone = batch->request_count == 1 && !is_passing(sqlstate);
    struct refusal refusal = {0};

    service->counters.failed_batches++;
    log_error("batch failed", "requests=%zu sqlstate=%s error=%s", batch->request_count, sqlstate,
              log_quote(journal_error(service->journal)));
    if (is_alone) {
        refuse(&refusal, ERROR_INTERNAL, "", "",
               "La base de données refuse cette demande (%s) : prévenez l'exploitant.", sqlstate);
        refuse_all(service, batch, STATUS_REFUSED, &refusal);
        follow_failed(service->follow, refusal.text);
    } else if (!is_passing(sqlstate)) {
        service->alone = 2 * (int64_t)batch->request_count + (int64_t)service->open->request_count;
    }
    journal_restart(service->journal);
}

void commit_appended(void *owner, enum database_outcome outcome)
{
    struct service *service = owner;
    struct batch *batch = service->writing;

    if (outcome == DATABASE_FAILED)
        fail_batch(service);
    if (outcome != DATABASE_COMMITTED)
        return; /* the journal is down: commit_drop follows */
    if (batch->rows.count > 0)
        service->committed_at = batch->last_recorded_at;
    service->writing = NULL;
    follow_committed(service->follow);
    if (service->alone > 0)
        service->alone -= (int64_t)batch->request_count;
    /* PostgreSQL has the next batch while the answers to this one leave. */
    if (!service->is_null_store)
        commit_turn(service);
    if (batch->rows.count > 0)
        feed_release(service->feed, &batch->rows);
    answer_all(service, batch);
    clear(batch);
    if (service->spare == NULL)
        service->spare = batch;
    else
        commit_batch_close(batch);
}
