/* append - what libpq alone makes of the same rows: the baseline of every durable figure.  One JSON
 * line.
 *
 *   append ROWS TRANSACTIONS
 *
 * Reads up to 20 000 rows of registration.journal (the last), then appends them again to
 * bench.journal, which has the same columns and the same key, ROWS to a transaction by one prepared
 * `select unnest(…), …` over one connection, each transaction waited for.  The arrays are made
 * before the clock starts: nothing but libpq and PostgreSQL is measured.
 */
#include <libpq-fe.h>
#include <string.h>

#include "common/database/database.h"
#include "tests/bench/measure.h"

enum { SOURCE_ROWS = 20000, COLUMNS = 11, PARAMETERS = COLUMNS + 2 };

/* One transaction's columns: recorded_at … hash. */
struct chunk {
    struct array columns[COLUMNS];
};

static const enum array_type types[COLUMNS] = {
    ARRAY_BIGINT, ARRAY_UUID,    ARRAY_BIGINT, ARRAY_INTEGER, ARRAY_TEXT, ARRAY_TEXT,
    ARRAY_TEXT,   ARRAY_INTEGER, ARRAY_TEXT,   ARRAY_BYTEA,   ARRAY_BYTEA};

static PGresult *expect(PGconn *connection, PGresult *result, ExecStatusType status)
{
    if (PQresultStatus(result) == status)
        return result;
    fprintf(stderr, "append: %s", PQerrorMessage(connection));
    exit(3);
}

static void run(PGconn *connection, const char *sql)
{
    PQclear(expect(connection, PQexec(connection, sql), PGRES_COMMAND_OK));
}

static PGresult *read_rows(PGconn *connection)
{
    char sql[300];

    snprintf(
        sql, sizeof sql,
        "SELECT recorded_at, request, request_hash, ordinal, principal, account, type, version, "
        "departement, body, hash FROM registration.journal WHERE request IS NOT NULL "
        "ORDER BY position DESC LIMIT %d",
        SOURCE_ROWS);
    return expect(connection, PQexecParams(connection, sql, 0, NULL, NULL, NULL, NULL, 1),
                  PGRES_TUPLES_OK);
}

static void fill(struct chunk *chunk, const PGresult *rows, int first, int count)
{
    for (int column = 0; column < COLUMNS; column++) {
        array_clear(&chunk->columns[column], types[column]);
        for (int i = 0; i < count; i++) {
            int row = (first + i) % PQntuples(rows);

            array_bytes(&chunk->columns[column], PQgetvalue(rows, row, column),
                        (size_t)PQgetlength(rows, row, column));
        }
    }
}

static void append(PGconn *connection, struct chunk *chunk, int64_t first)
{
    static const char epoch[16] = "the same for all";
    char first_text[8];
    const char *values[PARAMETERS];
    int lengths[PARAMETERS], formats[PARAMETERS];
    struct parameter parameters[PARAMETERS] = {
        bigint_parameter(first, first_text), {epoch, sizeof epoch, 1}
    };

    for (int i = 0; i < COLUMNS; i++)
        parameters[i + 2] = array_parameter(&chunk->columns[i]);
    for (int i = 0; i < PARAMETERS; i++) {
        values[i] = parameters[i].data;
        lengths[i] = parameters[i].size;
        formats[i] = 1;
    }
    PQclear(expect(connection,
                   PQexecPrepared(connection, "append", PARAMETERS, values, lengths, formats, 1),
                   PGRES_COMMAND_OK));
}

static void prepare(PGconn *connection)
{
    run(connection, "SET synchronous_commit = on");
    run(connection,
        "PREPARE append (bigint, uuid, bigint[], uuid[], bigint[], integer[], text[], text[], "
        "text[], integer[], text[], bytea[], bytea[]) AS INSERT INTO bench.journal (position, "
        "epoch, recorded_at, request, request_hash, ordinal, principal, account, type, version, "
        "departement, body, hash) SELECT generate_series($1, $1 + cardinality($3) - 1), $2, "
        "unnest($3), unnest($4), unnest($5), unnest($6), unnest($7), unnest($8), unnest($9), "
        "unnest($10), unnest($11), unnest($12), unnest($13)");
}

int main(int argc, char **argv)
{
    PGconn *connection = PQconnectdb("dbname=appui user=postgres");
    int rows = argc == 3 ? atoi(argv[1]) : 0, transactions = argc == 3 ? atoi(argv[2]) : 0;

    if (rows < 1 || transactions < 1 || PQstatus(connection) != CONNECTION_OK) {
        fprintf(stderr, "append ROWS TRANSACTIONS\n%s", PQerrorMessage(connection));
        return 2;
    }
    PGresult *source = read_rows(connection);
    size_t chunk_count = (size_t)(rows == 1 ? 1000 : SOURCE_ROWS / rows);
    struct chunk *chunks = memory_new(chunk_count, sizeof *chunks);
    int64_t *took = memory_new((size_t)transactions, sizeof *took), position = 1;

    for (size_t i = 0; i < chunk_count; i++)
        fill(&chunks[i], source, (int)i * rows, rows);
    prepare(connection);
    run(connection, "TRUNCATE bench.journal");
    int64_t began = monotonic_us();
    for (int i = 0; i < transactions; i++, position += rows) {
        int64_t start = monotonic_us();

        append(connection, &chunks[(size_t)i % chunk_count], position);
        took[i] = monotonic_us() - start;
    }
    double seconds = (double)(monotonic_us() - began) / 1e6;
    printf("{\"per_second\": %.0f, \"p50_us\": %lld, \"p99_us\": %lld}\n",
           (double)rows * transactions / seconds,
           (long long)measure_centile(took, (size_t)transactions, 50),
           (long long)measure_centile(took, (size_t)transactions, 99));
    for (size_t i = 0; i < chunk_count; i++)
        for (int column = 0; column < COLUMNS; column++)
            array_close(&chunks[i].columns[column]);
    free(chunks);
    free(took);
    PQclear(source);
    PQfinish(connection);
    return 0;
}
