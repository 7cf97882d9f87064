#include "services/cli/journal.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "common/messages/system.h"
#include "common/wire/follower.h"
#include "services/cli/catalog.h"
#include "services/cli/journal_lines.h"
#include "services/cli/session.h"

enum { CREDIT_EVENTS = 2000, CREDIT_BYTES = 4 << 20, TURN_MS = 1000 };

struct journal_options {
    int64_t after;
    bool follow;
    char types[1024];
    char departements[512];
    struct id about;
    bool brief;
};

#define RECORD struct journal_options
/* clang-format off */
static const struct field journal_fields[] = {
    {INTEGER(after),     OPTIONAL, "only events behind this position", RANGE(0, INT64_MAX)},
    {FLAG(follow),       OPTIONAL, "do not stop at the end: print what comes"},
    {TEXT(types),        OPTIONAL, "only these, comma separated: job.approved,job.closed"},
    {TEXT(departements), OPTIONAL, "only these, comma separated: 18,36"},
    {ID(about),          OPTIONAL, "only those that name this thing: a job, a contract, a referral…"},
    {FLAG(brief),        OPTIONAL, "a line for people: day, journal, position, type, what caused it, what it says"},
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
    struct journal_lines *lines; /* not written yet: standard output may block for long, a turn of
                                    the loop must not */
    int64_t end;                 /* the journal's last position when we began */
    int64_t upto;
    struct error *error;
    bool failed;
    bool is_one_of_all; /* lines wait for those of the other journals */
};

static bool is_wanted(const struct reader *reader, const struct followed_event *event)
{
    const struct journal_options *options = reader->options;

    return event->position > options->after &&
           (id_is_none(&options->about) ||
            memmem(event->body.data, event->body.size, options->about.bytes,
                   sizeof options->about.bytes));
}

static void add_line(struct reader *reader, const struct followed_event *event)
{
    const struct schema *schema =
        reader->service != NULL ? catalog_event(reader->service, event->type) : NULL;

    journal_lines_add(reader->lines, reader->instance->name, event, schema);
}

static void take_batch(void *owner, const struct followed_batch *batch)
{
    struct reader *reader = owner;

    for (size_t i = 0; i < batch->count; i++)
        if (is_wanted(reader, &batch->events[i]))
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
        if (!reader->is_one_of_all)
            journal_lines_print(reader->lines, stdout);
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

static enum outcome read_instance(struct invocation *invocation, struct session *session,
                                  const struct instance *instance, struct journal_lines *lines,
                                  bool is_one_of_all, struct error *error)
{
    struct reader reader = {
        .instance = instance,
        .service = catalog_service_named(instance->service),
        .options = invocation->options,
        .loop = loop_open(),
        .lines = lines,
        .error = error,
        .is_one_of_all = is_one_of_all,
    };
    enum outcome outcome = read_journal(invocation, session, &reader);

    follower_close(reader.follower);
    loop_close(reader.loop);
    return outcome;
}

/* One thing through every journal: it must be told which, and everything must have been read. */
static enum outcome read_everybody(struct invocation *invocation, struct session *session,
                                   struct journal_lines *lines, struct error *error)
{
    const struct journal_options *options = invocation->options;
    const struct network *known = session_settings(session)->known;
    enum outcome outcome = OUTCOME_DONE;

    if (id_is_none(&options->about) || options->follow || options->after != 0) {
        fail(error, ERROR_INVALID, "journal all: --about ID, without --follow or --after");
        return OUTCOME_USAGE;
    }
    for (size_t i = 0; i < known->count && outcome == OUTCOME_DONE; i++)
        outcome = read_instance(invocation, session, &known->instances[i], lines, true, error);
    if (outcome == OUTCOME_DONE)
        journal_lines_order(lines);
    return outcome;
}

enum outcome journal_run(struct invocation *invocation, struct error *error)
{
    const struct journal_options *options = invocation->options;
    const char *name = invocation->arguments[0];
    bool is_all = strcmp(name, "all") == 0;
    struct session *session = session_open(&invocation->global, error);
    struct journal_lines *lines;
    const struct instance *instance;
    enum outcome outcome = OUTCOME_USAGE;

    if (session == NULL)
        return OUTCOME_USAGE;
    lines = journal_lines_open(options->brief, is_all);
    instance = network_find(session_settings(session)->known, name);
    if (is_all)
        outcome = read_everybody(invocation, session, lines, error);
    else if (instance != NULL)
        outcome = read_instance(invocation, session, instance, lines, false, error);
    else
        fail(error, ERROR_INVALID,
             "no instance \"%s\" in the network; `appui status` lists them, `all` is each of them",
             name);
    journal_lines_print(lines, stdout);
    journal_lines_close(lines);
    session_close(session);
    return outcome;
}
