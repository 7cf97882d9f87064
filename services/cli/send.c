#include "services/cli/send.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "common/loop/loop.h"
#include "services/cli/catalog.h"
#include "services/cli/input.h"
#include "services/cli/lines.h"
#include "services/cli/session.h"

enum { WINDOW_MOST = 65536, RECEIVE_MS = 1000, IDLE_MS = 1, LINES_A_TURN = 16 };

struct send {
    int64_t window;
    bool quiet;
};

#define RECORD struct send
/* clang-format off */
static const struct field send_fields[] = {
    {INTEGER(window), OPTIONAL, "requests in flight at the most", RANGE(1, WINDOW_MOST), INITIAL("64")},
    {FLAG(quiet),     OPTIONAL, "print only what was not ok"},
};
/* clang-format on */
const struct schema send_schema = {
    .name = "send", .meaning = "Sends requests.", FIELDS(send_fields)};
#undef RECORD

/* One request whose answer is not printed yet. */
struct slot {
    const struct schema *reply;
    bool is_done, is_ok;
    char *text; /* the answer's line */
};

/* A ring of slots: answers come in any order, they are printed in that of the lines. */
struct sender {
    struct session *session;
    const struct send *options;
    const char *as; /* --as: the principal of lines that name none */
    struct slot *slots;
    size_t first, count; /* not printed yet */
    struct line line;
    size_t line_number;
    size_t not_ok;
    bool silent; /* somebody did not answer */
};

static struct slot *next_slot(struct sender *sender)
{
    size_t at = (sender->first + sender->count++) % (size_t)sender->options->window;

    sender->slots[at] = (struct slot){0};
    return &sender->slots[at];
}

static void settle(struct sender *sender, struct slot *slot, json_t *json, bool is_ok)
{
    slot->is_done = true;
    slot->is_ok = is_ok;
    if (!is_ok)
        sender->not_ok++;
    if (!is_ok || !sender->options->quiet)
        slot->text = json_dumps(json, JSON_COMPACT);
    json_decref(json);
}

static void print_done(struct sender *sender)
{
    while (sender->count > 0 && sender->slots[sender->first].is_done) {
        struct slot *slot = &sender->slots[sender->first];

        if (slot->text != NULL)
            puts(slot->text);
        free(slot->text);
        slot->text = NULL;
        sender->first = (sender->first + 1) % (size_t)sender->options->window;
        sender->count--;
    }
}

static void take_answers(struct sender *sender, int64_t timeout_ms)
{
    struct answer answer;

    while (session_receive(sender->session, timeout_ms, &answer) == 1) {
        struct slot *slot = answer.tag;

        if (answer.status == STATUS_UNAVAILABLE)
            sender->silent = true;
        settle(sender, slot, line_answer_to_json(&answer, slot->reply), answer.status == STATUS_OK);
        timeout_ms = 0;
    }
    print_done(sender);
}

static void wait_for_all(struct sender *sender)
{
    while (sender->count > 0)
        take_answers(sender, RECEIVE_MS);
}

/* What is wrong with a line is answered here, in its turn, and the run goes on. */
static void refuse_line(struct sender *sender, const struct error *error)
{
    settle(sender, next_slot(sender),
           line_refused_to_json(&sender->line.id, error, sender->line_number), false);
}

static const char *principal_of(const struct sender *sender, const struct line *line)
{
    if (line->as[0] != '\0')
        return line->as;
    return line->account[0] != '\0' ? "gateway" : sender->as;
}

static void send_line(struct sender *sender, struct span text)
{
    struct line *line = &sender->line;
    struct error error = {0};
    struct request_for person;
    struct client *client = NULL;
    struct slot *slot;

    if (line_read((const char *)text.data, text.size, system_now_ms(), line, &error) == 0) {
        if (line->wait) {
            wait_for_all(sender);
            return;
        }
        if (line->account[0] == '\0' || session_person_read(line->account, &person, &error) == 0)
            client = session_client_for(sender->session, line->type, principal_of(sender, line),
                                        line->service, &error);
    }
    if (client == NULL) {
        refuse_line(sender, &error);
        return;
    }
    slot = next_slot(sender);
    slot->reply = catalog_reply(line->type);
    client_send_for(client, line->account[0] == '\0' ? NULL : &person, &line->id, line->type,
                    buffer_span(&line->body), slot);
}

static bool is_blank(struct span text)
{
    for (size_t i = 0; i < text.size; i++)
        if (strchr(" \t\r", text.data[i]) == NULL || text.data[i] == '\0')
            return false;
    return true;
}

static void take_line(struct sender *sender, enum input_state state, struct span text)
{
    struct error error = {0};

    sender->line_number++;
    if (state == INPUT_TOO_LONG) {
        sender->line.id = (struct id){0};
        fail(&error, ERROR_INVALID, "longer than %d bytes", INPUT_LINE_MOST);
        refuse_line(sender, &error);
    } else if (!is_blank(text)) {
        send_line(sender, text);
    }
    /* Several lines go into one message; answers are fetched now and then, and when the window is
     * full. */
    if (sender->line_number % LINES_A_TURN == 0)
        take_answers(sender, 0);
    while (sender->count == (size_t)sender->options->window)
        take_answers(sender, RECEIVE_MS);
}

/* While no line comes, answers do: whoever writes the lines may be waiting for one. */
static void send_all(struct sender *sender, int fd)
{
    struct input input = {.fd = fd};
    struct span text;
    enum input_state state;

    while ((state = input_next(&input, &text)) != INPUT_END) {
        if (state != INPUT_LATER) {
            take_line(sender, state, text);
            continue;
        }
        take_answers(sender, sender->count > 0 ? IDLE_MS : 0);
        fflush(stdout);
        if (sender->count == 0)
            input_wait(&input);
    }
    wait_for_all(sender);
    input_close(&input);
}

static enum outcome send_file(struct invocation *invocation, int fd, struct error *error)
{
    struct sender sender = {.options = invocation->options, .as = invocation->global.as};
    enum outcome outcome = OUTCOME_DONE;

    sender.session = session_open(&invocation->global, error);
    if (sender.session == NULL)
        return OUTCOME_USAGE;
    sender.slots = memory_new((size_t)sender.options->window, sizeof *sender.slots);
    send_all(&sender, fd);
    if (sender.silent) {
        fail(error, ERROR_UNAVAILABLE,
             "some requests had no answer: repeat them with the same id when the service runs");
        outcome = OUTCOME_UNAVAILABLE;
    } else if (sender.not_ok > 0) {
        fail(error, ERROR_INVALID, "%zu of %zu lines were not accepted", sender.not_ok,
             sender.line_number);
        outcome = OUTCOME_REFUSED;
    }
    free(sender.slots);
    buffer_close(&sender.line.body);
    session_close(sender.session);
    return outcome;
}

enum outcome send_run(struct invocation *invocation, struct error *error)
{
    const char *path = invocation->argument_count > 0 ? invocation->arguments[0] : "-";
    int fd = strcmp(path, "-") == 0 ? STDIN_FILENO : open(path, O_RDONLY | O_CLOEXEC);
    enum outcome outcome;

    if (fd < 0) {
        fail(error, ERROR_INVALID, "cannot read %s: %s", path, strerror(errno));
        return OUTCOME_USAGE;
    }
    outcome = send_file(invocation, fd, error);
    if (fd != STDIN_FILENO)
        close(fd);
    return outcome;
}
