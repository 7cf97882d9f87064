/* lines.h - requests as JSON lines, and answers back: what `appui send` reads and prints. */
#pragma once

#include <jansson.h>

#include "common/wire/client.h"

/* One line: {"type": "job.propose", "id": "<uuid>", "as": "regional", "service":
 * "regional_ouest", "body": {…}}, or {"wait": true}. */
struct line {
    struct id id; /* made here when the line has none */
    char type[48];
    char as[40];        /* "" when the line does not say */
    char service[40];   /* the instance; the same */
    char account[480];  /* for whom the gateway asks, ACCOUNT:ROLE; the same */
    bool wait;          /* until everything before it is answered */
    struct buffer body; /* msgpack; cleared first, kept between lines */
};

/* Reads one line.  The error says what is wrong, without the line's number; `id` is set as soon as
 * the line says it, so that the refusal can name it. */
int line_read(const char *text, size_t length, int64_t now_ms, struct line *line,
              struct error *error);
/* The line of a request: what line_read reads; `service` and `account` may be "". */
json_t *line_write(const struct schema *schema, const void *record, const struct id *id,
                   const char *as, const char *service, const char *account);

/* A body by its schema or, when that is NULL or does not fit, as msgpack says: 16 bytes are an id,
 * other bytes hexadecimal.  Never NULL: null for what cannot be read. */
json_t *line_body_to_json(const struct schema *schema, struct span body);
/* {"id", "status", "position", "body"} */
json_t *line_answer_to_json(const struct answer *answer, const struct schema *reply);
/* The same for a line that was refused here. */
json_t *line_refused_to_json(const struct id *id, const struct error *error, size_t line_number);
