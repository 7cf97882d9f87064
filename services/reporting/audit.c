/* audit.run: fold everything anew, compare every fact and cell, name the first difference. */
#include <stdlib.h>
#include <string.h>

#include "common/record/cursor.h"
#include "services/reporting/desk.h"
#include "services/reporting/shadow.h"

struct audit {
    struct desk *desk;
    uint64_t ticket;
    struct audit_run_reply reply;
    bool has_answer;
    int64_t started_ms;
};

static const char audit_sql[] = "SELECT * FROM audit_difference()\0SELECT * FROM audit_counts()";
enum { AUDIT_QUESTIONS = 2 };

static void copy(char *out, size_t size, const PGresult *result, int column)
{
    snprintf(out, size, "%s", PQgetvalue(result, 0, column));
}

static void take_difference(struct audit_run_reply *reply, const PGresult *result)
{
    reply->ok = PQntuples(result) == 0;
    if (reply->ok)
        return;
    copy(reply->table, sizeof reply->table, result, 0);
    copy(reply->measure, sizeof reply->measure, result, 1);
    reply->month.month = (int32_t)strtol(PQgetvalue(result, 0, 2), NULL, 10);
    copy(reply->territory, sizeof reply->territory, result, 3);
    copy(reply->axis, sizeof reply->axis, result, 4);
    copy(reply->value, sizeof reply->value, result, 5);
    reply->stored = strtoll(PQgetvalue(result, 0, 6), NULL, 10);
    reply->recomputed = strtoll(PQgetvalue(result, 0, 7), NULL, 10);
    copy(reply->text, sizeof reply->text, result, 8);
    while (!cursor_is_text((const uint8_t *)reply->text, strlen(reply->text)))
        reply->text[strlen(reply->text) - 1] = '\0'; /* a character cut in two */
}

static void take_answer(void *owner, size_t number, PGresult *result)
{
    struct audit *audit = owner;

    if (result == NULL)
        return;
    if (number == 0) {
        take_difference(&audit->reply, result);
        audit->has_answer = true;
    } else {
        audit->reply.facts = strtoll(PQgetvalue(result, 0, 0), NULL, 10);
        audit->reply.cells = strtoll(PQgetvalue(result, 0, 1), NULL, 10);
    }
}

static void refuse_audit(struct audit *audit, enum error_code code, const char *text)
{
    struct refusal refusal;

    refuse(&refusal, code, "", "", "L'audit n'a pas pu aller à son terme : %s", text);
    desk_refuse(audit->desk, audit->ticket, &refusal);
    free(audit);
}

static void finish(void *owner, bool is_good, const struct vector *seen, const struct error *error)
{
    struct audit *audit = owner;

    shadow_release(audit->desk->shadow);
    if (!is_good || !audit->has_answer) {
        refuse_audit(audit, error->code, error->text);
        return;
    }
    memcpy(audit->reply.sources, seen->sources, sizeof audit->reply.sources);
    audit->reply.sources_count = seen->count;
    audit->reply.duration_ms = monotonic_ms() - audit->started_ms;
    desk_answer(audit->desk, audit->ticket, vector_position(seen), &audit_run_reply_schema,
                &audit->reply);
    free(audit);
}

static void shadow_is_ready(void *owner, struct database *database, const struct error *error)
{
    struct audit *audit = owner;
    struct question question = {take_answer, finish, audit};

    if (database == NULL) {
        refuse_audit(audit, error->code, error->text);
        return;
    }
    audit->reply.events = shadow_events(audit->desk->shadow);
    desk_ask_shadow(database, audit_sql, AUDIT_QUESTIONS, shadow_vector(audit->desk->shadow),
                    &question);
}

void audit_ask(struct desk *desk, const struct caller *caller, const void *request, uint64_t ticket)
{
    const struct audit_run *asked = request;
    struct audit *audit = memory_new(1, sizeof *audit);
    struct refusal refusal;

    (void)caller;
    audit->desk = desk;
    audit->ticket = ticket;
    audit->started_ms = monotonic_ms();
    if (desk_is_ready(desk, &refusal) < 0 ||
        shadow_ask_audit(desk->shadow, asked->quick, shadow_is_ready, audit, &refusal) < 0) {
        desk_refuse(desk, ticket, &refusal);
        free(audit);
    }
}
