/* reader.h - a connection that only reads, and the questions that come again on it.
 *
 * A dashboard asks the same cut every few seconds.  The text of a question that comes a second time
 * is prepared: from then on PostgreSQL neither parses nor plans it, which is most of the time of a
 * small one.
 */
#pragma once

#include "common/database/database.h"
#include "common/service/service.h"

/* Texts that are remembered, for each connection. */
enum { READER_TEXTS = 32 };

struct reader;

struct reader *reader_open(struct service *service, const char *application_name);
/* Questions that are open end as when the connection breaks. */
void reader_close(struct reader *reader);
struct database *reader_database(struct reader *reader);
/* Sends a SELECT without parameters as a part of the transaction; the result is in text form. */
void reader_ask(struct reader *reader, const char *sql, database_result_function *done,
                void *owner);
/* A question failed: what was prepared is prepared anew. */
void reader_forget(struct reader *reader);
