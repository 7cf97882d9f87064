/* desk.h - what every request handler of reporting needs, and how it answers.
 *
 * Two read-only connections: one for declared cuts, which take milliseconds, one for what is
 * computed from the facts, so that neither waits for the other.  Each question is one snapshot.
 */
#pragma once

#include "common/service/service.h"
#include "services/reporting/projection.h"
#include "services/reporting/reader.h"
#include "services/reporting/state.h"
#include "services/reporting/vector.h"

struct shadow;

struct desk {
    struct service *service;
    struct projection *projection;
    struct shadow *shadow;
    struct reader *cells, *facts;
};

/* A SELECT of a question; the result, in text form, is valid during the call; NULL: it failed. */
typedef void question_result(void *owner, size_t number, PGresult *result);
/* All were answered.  `seen` says what the snapshot saw of each journal.  When they were not,
 * ERROR_UNAVAILABLE says that asking again may help, ERROR_INTERNAL that it never will. */
typedef void question_done(void *owner, bool is_good, const struct vector *seen,
                           const struct error *error);
struct question {
    question_result *result;
    question_done *done;
    void *owner;
};
/* `sql` are `count` texts, one after another, each with its NUL. */
void desk_ask(struct reader *reader, const char *sql, size_t count,
              const struct question *question);
/* The same of a shadow, which knows what it has seen. */
void desk_ask_shadow(struct database *shadow, const char *sql, size_t count,
                     const struct vector *seen, const struct question *question);

void desk_answer(struct desk *desk, uint64_t ticket, int64_t position, const struct schema *schema,
                 const void *record);
void desk_refuse(struct desk *desk, uint64_t ticket, const struct refusal *refusal);
/* 0, or -1 with a refusal while figures are not whole. */
int desk_is_ready(const struct desk *desk, struct refusal *refusal);
/* The day it is for registration; until it tells it, the day of the last event. */
struct date desk_today(const struct desk *desk);
/* The months that a request leaves open. */
struct month desk_first_month(const struct desk *desk);
struct month desk_last_month(const struct desk *desk);
/* ---- the handlers, one file each ---------------------------------------------------------------
 */
void reading_ask(struct desk *desk, const struct caller *caller, const void *request,
                 uint64_t ticket);
void explain_ask(struct desk *desk, const struct caller *caller, const void *request,
                 uint64_t ticket);
void audit_ask(struct desk *desk, const struct caller *caller, const void *request,
               uint64_t ticket);
void receipt_ask(struct desk *desk, const struct caller *caller, const void *request,
                 uint64_t ticket);
void closing_ask_close(struct desk *desk, const struct caller *caller, const void *request,
                       uint64_t ticket);
void closing_ask_list(struct desk *desk, const struct caller *caller, const void *request,
                      uint64_t ticket);
