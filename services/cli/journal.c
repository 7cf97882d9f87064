#include "services/cli/journal.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "common/messages/system.h"
#include "common/wire/follower.h"
#include "services/cli/catalog.h"
#include "services/cli/lines.h"
#include "services/cli/session.h"

enum { CREDIT_EVENTS = 2000, CREDIT_BYTES = 4 << 20, TURN_MS = 1000 };

struct journal_options {
    int64_t after;
    bool follow;
    char types[1024];
    char departements[512];
};

#define RECORD struct journal_options
/* clang-format off */
static const struct field journal_fields[] = {
    {INTEGER(after),     OPTIONAL, "only events behind this position", RANGE(0, INT64_MAX)},
    {FLAG(follow),       OPTIONAL, "do not stop at the end: print what comes"},
    {TEXT(types),        OPTIONAL, "only these, comma separated: job.approved,job.closed"},
    {TEXT(departements), OPTIONAL, "only these, comma separated: 18,36"},
};
/* clang-format on */
const struct schema journal_schema = {
    .name = "journal", .meaning = "Prints a journal.", FIELDS(journal_fields)};
#undef RECORD

struct reader {
    const struct instance *instance;
    const struct catalog_service *service; /* NULL: bodies are printed as msgpack says */
    const struct journal_options *options;
    struct loop *loop;
    struct follower *follower;
    struct buffer lines; /* not written yet: standard output may block for long, a turn of the loop
                            must not */
    int64_t end;         /* the journal's last position when we began */
    int64_t upto;
    struct error *error;
    bool failed;
};

static void add_line(struct reader *reader, const struct followed_event *event)
{
    char recorded_at[INSTANT_TEXT_SIZE], request[ID_TEXT_SIZE];
    const struct schema *schema =
        reader->service != NULL ? catalog_event(reader->service, event->type) : NULL;
    json_t *json;
    char *text;

    instant_format(event->recorded_at, recorded_at);
    id_format(&event->request, request);
    json = json_pack("{s:I, s:s, s:s, s:I, s:s, s:s, s:s, s:s, s:I, s:o}", "position",
                     (json_int_t)event->position, "recorded_at", recorded_at, "type", event->type,
                     "version", (json_int_t)event->version, "departement", event->departement,
                     "principal", event->principal, "account", event->account, "request",
                     id_is_none(&event->request) ? "" : request, "ordinal",
                     (json_int_t)event->ordinal, "body", line_body_to_json(schema, event->body));
    text = json_dumps(json, JSON_COMPACT);
    if (text != NULL)
        buffer_append(&reader->lines, text, strlen(text));
    buffer_append(&reader->lines, "\n", 1);
    free(text);
    json_decref(json);
}

static void take_batch(void *owner, const struct followed_batch *batch)
{
    struct reader *reader = owner;

    for (size_t i = 0; i < batch->count; i++)
        if (batch->events[i].position > reader->options->after)
            add_line(reader, &batch->events[i]);
    reader->upto = batch->upto;
}

static void take_stop(void *owner, const struct error *error)
{
    struct reader *reader = owner;

    *reader->error = *error;
    reader->failed = true;
}

/* What was written is given back as credit: memory is bounded by it, however slow the reader of the
 * pipe is. */
static void read_all(struct reader *reader)
{
    while (!reader->failed && !ferror(stdout) &&
           (reader->options->follow || reader->upto < reader->end)) {
        int64_t before = reader->upto;

        loop_turn(reader->loop, TURN_MS);
        if (reader->lines.size > 0)
            fwrite(reader->lines.data, 1, reader->lines.size, stdout);
        fflush(stdout);
        buffer_clear(&reader->lines);
        if (reader->upto > before && !reader->failed)
            follower_taken(reader->follower, reader->upto);
    }
}

static int connect_reader(struct session *session, struct reader *reader, const char *principal,
                          const struct service_status_reply *status)
{
    static const struct follower_callbacks callbacks = {take_batch, take_stop};
    const struct instance *known = reader->instance;
    struct follower_options options = {.endpoints = known->feed,
                                       .departements = reader->options->departements,
                                       .types = reader->options->types,
                                       .credit_events = CREDIT_EVENTS,
                                       .credit_bytes = CREDIT_BYTES};
    char name[40];

    snprintf(name, sizeof name, "journal-%ld", (long)getpid());
    options.name = name;
    /* A cursor needs the hash at its position; only the head's is known.  Elsewhere: from the
     * beginning, in silence. */
    if (reader->options->after == status->position) {
        options.after = status->position;
        options.hash = status->hash;
    }
    if (session_keys(session, principal, &options.keys, reader->error) != 0 ||
        key_public_read(known->key, options.server_key, reader->error) != 0)
        return -1;
    reader->follower = follower_open(reader->loop, session_zmq(session), &options, &callbacks,
                                     reader, reader->error);
    return reader->follower == NULL ? -1 : 0;
}

static enum outcome read_journal(struct invocation *invocation, struct session *session,
                                 struct reader *reader)
{
    const char *principal = invocation->global.as[0] != '\0' ? invocation->global.as : "operator";
    struct service_status_reply status;
    struct service_status request = {0};

    if (session_ask_service(session, reader->instance->name, "", &service_status_schema, &request,
                            &status, NULL, reader->error) != 0)
        return command_outcome(reader->error);
    reader->end = status.position;
    if (!reader->options->follow && reader->options->after >= reader->end)
        return OUTCOME_DONE;
    if (connect_reader(session, reader, principal, &status) != 0)
        return OUTCOME_USAGE;
    read_all(reader);
    return reader->failed ? command_outcome(reader->error) : OUTCOME_DONE;
}

enum outcome journal_run(struct invocation *invocation, struct error *error)
{
    struct reader reader = {.options = invocation->options, .error = error};
    struct session *session = session_open(&invocation->global, error);
    enum outcome outcome = OUTCOME_USAGE;

    if (session == NULL)
        return OUTCOME_USAGE;
    reader.instance = network_find(session_settings(session)->known, invocation->arguments[0]);
    if (reader.instance == NULL) {
        fail(error, ERROR_INVALID, "no instance \"%s\" in the network; `appui status` lists them",
             invocation->arguments[0]);
    } else {
        reader.service = catalog_service_named(reader.instance->service);
        reader.loop = loop_open();
        outcome = read_journal(invocation, session, &reader);
        follower_close(reader.follower);
        loop_close(reader.loop);
        buffer_close(&reader.lines);
    }
    session_close(session);
    return outcome;
}
