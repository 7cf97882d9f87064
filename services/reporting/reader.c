#include "services/reporting/reader.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

struct text {
    char *sql;
    uint64_t number; /* of the prepared statement; 0: came once */
    uint64_t asked;  /* when it came last */
};

struct reader {
    struct database *database;
    struct text texts[READER_TEXTS];
    size_t count;
    uint64_t asked, prepared;
    bool has_failed; /* what the server still has is not known */
};

static void forget(struct reader *reader)
{
    for (size_t i = 0; i < reader->count; i++)
        free(reader->texts[i].sql);
    reader->count = 0;
}

static void changed(void *owner, bool up)
{
    struct reader *reader = owner;

    (void)up; /* questions meanwhile are answered `busy` */
    forget(reader);
    reader->has_failed = false;
}

struct reader *reader_open(struct service *service, const char *application_name)
{
    struct reader *reader = memory_new(1, sizeof *reader);
    struct database_options options = {
        .conninfo = service_conninfo(service),
        .application_name = application_name,
        .script = "SET search_path = reporting; SET jit = off; SET statement_timeout = '120s';"
                  "SET default_transaction_read_only = on;"
                  "SET default_transaction_isolation = 'repeatable read'",
    };

    reader->database = database_open(service_loop(service), &options, changed, reader);
    return reader;
}

void reader_close(struct reader *reader)
{
    database_reconnect(reader->database);
    database_close(reader->database);
    forget(reader);
    free(reader);
}

struct database *reader_database(struct reader *reader)
{
    return reader->database;
}

void reader_forget(struct reader *reader)
{
    forget(reader);
    reader->has_failed = true;
}

static struct text *find(struct reader *reader, const char *sql)
{
    for (size_t i = 0; i < reader->count; i++)
        if (strcmp(reader->texts[i].sql, sql) == 0)
            return &reader->texts[i];
    return NULL;
}

static void command(struct reader *reader, const char *verb, uint64_t number)
{
    char text[48];

    snprintf(text, sizeof text, "%s question_%" PRIu64, verb, number);
    database_command(reader->database, text, NULL, NULL);
}

/* In the place of the one that has not come for longest. */
static void remember(struct reader *reader, const char *sql)
{
    struct text *text = &reader->texts[0];

    if (reader->count < READER_TEXTS) {
        text = &reader->texts[reader->count++];
    } else {
        for (size_t i = 1; i < reader->count; i++)
            if (reader->texts[i].asked < text->asked)
                text = &reader->texts[i];
        if (text->number > 0)
            command(reader, "DEALLOCATE", text->number);
        free(text->sql);
    }
    *text = (struct text){.sql = memory_text(sql), .asked = reader->asked};
}

static void prepare(struct reader *reader, struct text *text)
{
    struct buffer sql = {0};
    char name[48];

    text->number = ++reader->prepared;
    snprintf(name, sizeof name, "PREPARE question_%" PRIu64 " AS ", text->number);
    buffer_append(&sql, name, strlen(name));
    buffer_append(&sql, text->sql, strlen(text->sql) + 1);
    database_command(reader->database, (const char *)sql.data, NULL, NULL);
    buffer_close(&sql);
}

void reader_ask(struct reader *reader, const char *sql, database_result_function *done, void *owner)
{
    struct text *text = find(reader, sql);
    char name[48];

    reader->asked++;
    if (reader->has_failed)
        database_command(reader->database, "DEALLOCATE ALL", NULL, NULL);
    reader->has_failed = false;
    if (text == NULL) {
        remember(reader, sql);
        database_command(reader->database, sql, done, owner);
        return;
    }
    text->asked = reader->asked;
    if (text->number == 0)
        prepare(reader, text);
    snprintf(name, sizeof name, "EXECUTE question_%" PRIu64, text->number);
    database_command(reader->database, name, done, owner);
}
