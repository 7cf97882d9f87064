/* database.h - libpq's asynchronous pipeline on the loop: nothing here blocks.
 *
 * Statements are sent in order and form one implicit transaction up to database_sync (never BEGIN:
 * fact 9). After a failure the rest of that transaction is skipped by the server and its callbacks
 * are called with NULL. A connection that breaks ends every open callback with NULL and every open
 * sync with DATABASE_UNKNOWN, then reconnects by itself with back-off.
 */
#pragma once

#include <libpq-fe.h>
#include <stdbool.h>
#include <stddef.h>

#include "common/buffer/buffer.h"
#include "common/error/error.h"
#include "common/loop/loop.h"

struct database;

struct database_options {
    const char *conninfo; /* libpq's; PGHOST etc. apply */
    const char *application_name;
    const char
        *script; /* SQL sent at each connection: SET…, PREPARE name (types) AS …; may be NULL */
};

enum database_outcome {
    DATABASE_COMMITTED,
    DATABASE_FAILED,  /* rolled back; see database_error */
    DATABASE_UNKNOWN, /* the connection broke: ask the journal after reconnection */
};

/* up: connected and the script has run; down: the connection is gone (the reason is in
 * database_error). */
typedef void database_state_function(void *owner, bool up);
/* NULL when the statement was skipped or the connection broke.  The result is cleared after the
 * call. */
typedef void database_result_function(void *owner, PGresult *result);
typedef void database_sync_function(void *owner, enum database_outcome outcome);

struct database *database_open(struct loop *loop, const struct database_options *options,
                               database_state_function *changed, void *owner);
void database_close(struct database *database);
bool database_is_up(const struct database *database);
/* Drops the connection and connects anew. */
void database_reconnect(struct database *database);

/* A parameter of a prepared statement: text when format is 0, PostgreSQL's binary form when 1; NULL
 * data: SQL NULL. */
struct parameter {
    const char *data;
    int size; /* binary only */
    int format;
};
enum { PARAMETERS_MOST = 32 };
/* `binary`: results come in binary form.  Parameters are copied before it returns. */
void database_execute(struct database *database, const char *statement,
                      const struct parameter *parameters, size_t count, bool binary,
                      database_result_function *done, void *owner);
/* Any SQL text without parameters, as a part of the same transaction. */
void database_command(struct database *database, const char *sql, database_result_function *done,
                      void *owner);
/* Takes in what has arrived without looking at it.  A callback that reads a long result calls it
 * now and then: PostgreSQL goes on sending instead of waiting for a full socket to drain. */
void database_listen(struct database *database);
/* Ends the transaction. */
void database_sync(struct database *database, database_sync_function *done, void *owner);

/* The last error: "" when none.  sqlstate "23505" is a broken unique key. */
const char *database_error(const struct database *database);
const char *database_sqlstate(const struct database *database);
PGconn *
database_connection(struct database *database); /* for advisory look-ups; never block on it */

/* ---- PostgreSQL arrays in binary form, for unnest ----------------------------------------------
 */
struct array {
    struct buffer bytes;
    int32_t count;
};
enum array_type {
    ARRAY_BIGINT = 20,
    ARRAY_TEXT = 25,
    ARRAY_BYTEA = 17,
    ARRAY_UUID = 2950,
    ARRAY_INTEGER = 23
};
void array_clear(struct array *array, enum array_type type);
void array_close(struct array *array);
void array_bigint(struct array *array, int64_t value);
void array_integer(struct array *array, int32_t value);
void array_bytes(struct array *array, const void *data, size_t size); /* text, bytea, uuid */
void array_null(struct array *array);
struct parameter array_parameter(struct array *array);
/* Big-endian scalars in binary results. */
int64_t result_bigint(const PGresult *result, int row, int column);
struct span result_bytes(const PGresult *result, int row, int column);
struct parameter bigint_parameter(int64_t value, char storage[8]);
