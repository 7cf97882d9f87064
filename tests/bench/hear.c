/* hear - from the answer to a request at one service until another one shows what it heard of it.
 * One JSON line.
 *
 *   hear DIRECTORY RATE COUNT <requests.jsonl
 *
 * Sends the first COUNT lines (as `appui scenario --requests` prints them) on an open schedule of
 * RATE a second; {"wait": true} holds what follows back until everything before is answered and
 * heard, and the schedule then catches up.  A job is heard when its hub answers case.get, a
 * referral when it is in the inbox of its adviser; which hub and adviser that is, a later line says
 * (also one that is not sent).  Whoever waits asks again as soon as it was told no.
 */
#include <jansson.h>
#include <sodium.h>
#include <string.h>
#include <unistd.h>
#include <uthash.h>
#include <zmq.h>

#include "common/messages/dla.h"
#include "common/messages/regional.h"
#include "common/messages/registration.h"
#include "common/messages/sectoral.h"
#include "tests/bench/measure.h"

enum { PEERS_MOST = 48, REST_US = 200, AGAIN_US = 1000, UNHEARD_US = 5000000 };

#define NOWHERE "-"

/* One service asked as one principal. */
struct peer {
    char service[40], principal[40];
    struct client *client;
};

/* What later lines say of a job or a referral. */
struct thing {
    char id[40];
    char where[64]; /* the job's hub; the account of the referral's adviser */
    UT_hash_handle hh;
};

struct command {
    const struct schema *schema; /* NULL: wait */
    struct id id, thing;
    size_t peer;
    struct request_for person; /* account "": nobody */
    struct buffer body;
    bool is_referral;
    const struct thing *heard_at; /* NULL: nobody waits for it */
    bool is_question;             /* it was answered, and the other service is asked */
    int64_t answered_us, ask_us;
};

struct delays {
    int64_t *each;
    size_t count, unheard;
};

static struct {
    void *zmq_context;
    struct peer peers[PEERS_MOST];
    size_t peer_count;
    struct thing *things;
    struct command *commands;
    size_t count;
    struct command **waiting; /* for what others hear */
    size_t waiting_count, in_flight, ok, refused;
    struct delays cases, inboxes;
} hear;

static void broken(const char *what, const char *why)
{
    fprintf(stderr, "hear: %s: %s\n", what, why);
    exit(1);
}

/* ---- the lines ---- */

static const struct schema *schema_named(const char *name)
{
    const struct {
        const struct schema *const *requests;
        size_t count;
    } lists[] = {
        {registration_requests, registration_request_count},
        {regional_requests,     regional_request_count    },
        {sectoral_requests,     sectoral_request_count    },
        {dla_requests,          dla_request_count         }
    };

    for (size_t list = 0; list < sizeof lists / sizeof lists[0]; list++)
        for (size_t i = 0; i < lists[list].count; i++)
            if (strcmp(lists[list].requests[i]->name, name) == 0)
                return lists[list].requests[i];
    return strcmp(name, clock_advance_schema.name) == 0 ? &clock_advance_schema : NULL;
}

static size_t peer_of(const char *service, const char *principal)
{
    for (size_t i = 0; i < hear.peer_count; i++)
        if (strcmp(hear.peers[i].service, service) == 0 &&
            strcmp(hear.peers[i].principal, principal) == 0)
            return i;
    if (hear.peer_count == PEERS_MOST)
        broken(service, "too many services and principals");
    struct peer *peer = &hear.peers[hear.peer_count];

    snprintf(peer->service, sizeof peer->service, "%s", service);
    snprintf(peer->principal, sizeof peer->principal, "%s", principal);
    peer->client = measure_connect(hear.zmq_context, service, principal);
    return hear.peer_count++;
}

static struct thing *thing_of(const char *id)
{
    struct thing *thing;

    HASH_FIND_STR(hear.things, id, thing);
    if (thing == NULL) {
        thing = memory_new(1, sizeof *thing);
        snprintf(thing->id, sizeof thing->id, "%s", id);
        HASH_ADD_STR(hear.things, id, thing);
    }
    return thing;
}

static const char *text_of(const json_t *object, const char *key)
{
    const char *text = json_string_value(json_object_get(object, key));

    return text != NULL ? text : "";
}

/* The first line about it at a hub, or of its adviser: what a C2RA reassigns first was in no inbox
 * of those that it has later. */
static void learn(const json_t *line)
{
    const json_t *body = json_object_get(line, "body");
    const char *service = text_of(line, "service"), *where = "", *id = "";

    if (strncmp(service, "regional", 8) == 0) {
        id = text_of(body, "job");
        where = service;
    } else if (strcmp(service, "dla") == 0) {
        id = text_of(body, "referral");
        where = strcmp(text_of(line, "type"), referral_reassign_schema.name) == 0
                    ? NOWHERE
                    : text_of(line, "account");
    }
    if (*id == '\0' || *where == '\0')
        return;
    struct thing *thing = thing_of(id);
    if (thing->where[0] == '\0')
        snprintf(thing->where, sizeof thing->where, "%s", where);
}

/* "ACCOUNT:ROLE" */
static void read_person(const char *text, struct request_for *out)
{
    const char *colon = strchr(text, ':');

    if (colon == NULL)
        return;
    snprintf(out->account, sizeof out->account, "%.*s", (int)(colon - text), text);
    snprintf(out->role, sizeof out->role, "%s", colon + 1);
}

static void read_command(const json_t *line, struct command *command)
{
    static char record[1 << 20];
    const char *type = text_of(line, "type"), *service = text_of(line, "service");
    const json_t *body = json_object_get(line, "body");
    bool is_job = strcmp(type, job_propose_schema.name) == 0;
    struct error error;

    command->is_referral = strcmp(type, referral_request_schema.name) == 0;
    command->schema = schema_named(type);
    if (command->schema == NULL || command->schema->size > sizeof record ||
        id_parse(text_of(line, "id"), &command->id) < 0 ||
        record_from_json(command->schema, body, record, &error) < 0)
        broken(type, "not a request");
    record_encode(command->schema, record, &command->body);
    command->peer = peer_of(*service != '\0' ? service : "registration", text_of(line, "as"));
    read_person(text_of(line, "account"), &command->person);
    if (is_job || command->is_referral) {
        const char *id = text_of(body, is_job ? "job" : "referral");

        command->heard_at = thing_of(id);
        if (id_parse(id, &command->thing) < 0)
            broken(type, "no id");
    }
}

static void read_lines(size_t count)
{
    char *text = NULL;
    size_t size = 0;

    hear.commands = memory_new(count, sizeof *hear.commands);
    hear.waiting = memory_new(count, sizeof *hear.waiting);
    hear.cases.each = memory_new(count, sizeof *hear.cases.each);
    hear.inboxes.each = memory_new(count, sizeof *hear.inboxes.each);
    while (getline(&text, &size, stdin) > 0) {
        json_t *line = json_loads(text, 0, NULL);

        if (hear.count < count && json_object_get(line, "type") == NULL)
            hear.count++;
        else if (hear.count < count)
            read_command(line, &hear.commands[hear.count++]);
        learn(line);
        json_decref(line);
    }
    free(text);
}

/* ---- who waits asks ---- */

static void ask(struct command *command)
{
    static struct buffer body;
    const char *where = command->heard_at->where;
    struct id id = id_new(system_now_ms());

    buffer_clear(&body);
    command->ask_us = 0;
    hear.in_flight++;
    if (!command->is_referral) {
        const struct case_get question = {.job = command->thing};

        record_encode(&case_get_schema, &question, &body);
        client_send(hear.peers[peer_of(where, "regional")].client, &id, case_get_schema.name,
                    buffer_span(&body), command);
        return;
    }
    const struct referral_inbox question = {.box = BOX_TO_ANSWER, .limit = 200};
    struct request_for person = {.account = ""};

    read_person(where, &person);
    record_encode(&referral_inbox_schema, &question, &body);
    client_send_for(hear.peers[peer_of("dla", "gateway")].client, &person, &id,
                    referral_inbox_schema.name, buffer_span(&body), command);
}

static bool is_shown(const struct command *command, const struct answer *answer)
{
    static struct inbox_page page;
    struct error error;

    if (answer->status != STATUS_OK || !command->is_referral)
        return answer->status == STATUS_OK;
    if (record_decode(&inbox_page_schema, answer->body, &page, &error) < 0)
        broken("referral.inbox", error.text);
    for (size_t i = 0; i < page.items_count; i++)
        if (id_equal(&page.items[i].referral, &command->thing))
            return true;
    return false;
}

static void take_shown(struct command *command, const struct answer *answer)
{
    struct delays *delays = command->is_referral ? &hear.inboxes : &hear.cases;
    int64_t now = monotonic_us(), delay = now - command->answered_us;
    bool is_heard = is_shown(command, answer);

    if (!is_heard && delay < UNHEARD_US) {
        command->ask_us = now + AGAIN_US;
        return;
    }
    if (!is_heard && delays->unheard++ < 3)
        fprintf(stderr, "hear: %s is not heard at %s\n", command->heard_at->id,
                command->heard_at->where);
    delays->each[delays->count++] = delay;
    for (size_t i = 0; i < hear.waiting_count; i++)
        if (hear.waiting[i] == command)
            hear.waiting[i--] = hear.waiting[--hear.waiting_count];
}

static void ask_again(void)
{
    int64_t now = monotonic_us();

    for (size_t i = 0; i < hear.waiting_count; i++)
        if (hear.waiting[i]->ask_us > 0 && hear.waiting[i]->ask_us <= now)
            ask(hear.waiting[i]);
}

/* ---- the sender ---- */

static void take_answer(const struct answer *answer)
{
    struct command *command = answer->tag;
    struct refusal refusal;

    hear.in_flight--;
    if (command->is_question) {
        take_shown(command, answer);
        return;
    }
    if (answer->status != STATUS_OK) {
        if (hear.refused++ < 3) {
            answer_refusal(answer, &refusal);
            fprintf(stderr, "hear: %s: %s\n", command->schema->name, refusal.text);
        }
        return;
    }
    hear.ok++;
    if (command->heard_at == NULL || command->heard_at->where[0] == '\0' ||
        strcmp(command->heard_at->where, NOWHERE) == 0)
        return;
    command->is_question = true;
    command->answered_us = monotonic_us();
    hear.waiting[hear.waiting_count++] = command;
    ask(command);
}

static size_t take_answers(void)
{
    struct answer answer;
    size_t taken = 0;

    for (size_t i = 0; i < hear.peer_count; i++)
        for (; client_receive(hear.peers[i].client, 0, &answer) == 1; taken++)
            take_answer(&answer);
    return taken;
}

static void send_one(struct command *command)
{
    client_send_for(hear.peers[command->peer].client,
                    command->person.account[0] != '\0' ? &command->person : NULL, &command->id,
                    command->schema->name, buffer_span(&command->body), command);
    hear.in_flight++;
}

static double send_all(double rate)
{
    int64_t began = monotonic_us();
    size_t scheduled = 0, next = 0;

    while (next < hear.count || hear.in_flight + hear.waiting_count > 0) {
        int64_t due = (int64_t)((double)(monotonic_us() - began) * rate / 1e6);

        for (; next < hear.count && (int64_t)scheduled <= due; next++) {
            if (hear.commands[next].schema == NULL && hear.in_flight + hear.waiting_count > 0)
                break;
            if (hear.commands[next].schema == NULL)
                continue;
            send_one(&hear.commands[next]);
            scheduled++;
        }
        ask_again();
        if (take_answers() == 0)
            usleep(REST_US);
    }
    return (double)hear.ok * 1e6 / (double)(monotonic_us() - began);
}

/* ---- what came of it ---- */

static void print(const char *name, struct delays *delays)
{
    printf("\"%s\": %zu, \"%s_unheard\": %zu, \"%s_p50_us\": %lld, \"%s_p99_us\": %lld, ", name,
           delays->count, name, delays->unheard, name,
           (long long)measure_centile(delays->each, delays->count, 50), name,
           (long long)measure_centile(delays->each, delays->count, 99));
    free(delays->each);
}

static void close_all(void)
{
    struct thing *thing, *next;

    for (size_t i = 0; i < hear.peer_count; i++)
        client_close(hear.peers[i].client);
    zmq_ctx_term(hear.zmq_context);
    for (size_t i = 0; i < hear.count; i++)
        buffer_close(&hear.commands[i].body);
    HASH_ITER(hh, hear.things, thing, next)
    {
        HASH_DEL(hear.things, thing);
        free(thing);
    }
    free(hear.commands);
    free(hear.waiting);
}

int main(int argc, char **argv)
{
    if (argc != 4 || chdir(argv[1]) < 0 || sodium_init() < 0) {
        fputs("hear DIRECTORY RATE COUNT <requests.jsonl\n", stderr);
        return 2;
    }
    hear.zmq_context = zmq_ctx_new();
    read_lines(strtoul(argv[3], NULL, 10));
    double per_second = send_all(strtod(argv[2], NULL));
    putchar('{');
    print("cases", &hear.cases);
    print("inboxes", &hear.inboxes);
    printf("\"ok\": %zu, \"refused\": %zu, \"per_second\": %.0f}\n", hear.ok, hear.refused,
           per_second);
    close_all();
    return hear.ok > 0 ? 0 : 1;
}
