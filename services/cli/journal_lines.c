#include "services/cli/journal_lines.h"

#include <stdlib.h>
#include <string.h>

#include "services/cli/lines.h"

struct journal_line {
    char *text; /* owned */
    char instance[40];
    char cause[40]; /* the journal of what caused it; "" a request, or time */
    int64_t position, cause_position, recorded_at;
};

struct journal_lines {
    bool brief, names_instance;
    struct journal_line *lines;
    size_t count, size;
};

struct journal_lines *journal_lines_open(bool brief, bool names_instance)
{
    struct journal_lines *lines = memory_new(1, sizeof *lines);

    lines->brief = brief;
    lines->names_instance = names_instance;
    return lines;
}

static void forget(struct journal_lines *lines)
{
    for (size_t i = 0; i < lines->count; i++)
        free(lines->lines[i].text);
    lines->count = 0;
}

void journal_lines_close(struct journal_lines *lines)
{
    if (lines == NULL)
        return;
    forget(lines);
    free(lines->lines);
    free(lines);
}

/* ---- one line ----------------------------------------------------------------------------------
 */

static char *program_line(const struct journal_lines *lines, const char *instance,
                          const struct followed_event *event, const struct schema *schema)
{
    char recorded_at[INSTANT_TEXT_SIZE], request[ID_TEXT_SIZE];
    json_t *json = json_object();
    char *text;

    instant_format(event->recorded_at, recorded_at);
    id_format(&event->request, request);
    if (lines->names_instance)
        json_object_set_new(json, "instance", json_string(instance));
    json_object_update_new(
        json,
        json_pack("{s:I, s:s, s:s, s:I, s:s, s:s, s:s, s:s, s:I, s:o}", "position",
                  (json_int_t)event->position, "recorded_at", recorded_at, "type", event->type,
                  "version", (json_int_t)event->version, "departement", event->departement,
                  "principal", event->principal, "account", event->account, "request",
                  id_is_none(&event->request) ? "" : request, "ordinal", (json_int_t)event->ordinal,
                  "body", line_body_to_json(schema, event->body)));
    text = json_dumps(json, JSON_COMPACT);
    json_decref(json);
    return text;
}

/* What every event of a hub or a sector says tells a reader of one thing nothing. */
static bool is_usual(const char *name)
{
    static const char *const usual[] = {"hub",    "departement", "region2013", "region2016",
                                        "sector", "metier",      "form",       "new_service"};

    for (size_t i = 0; i < sizeof usual / sizeof usual[0]; i++)
        if (strcmp(name, usual[i]) == 0)
            return true;
    return false;
}

static void append(char *text, size_t size, const char *before, const char *word)
{
    size_t used = strlen(text);

    snprintf(text + used, size - used, "%s%s", before, word);
}

/* A number, a flag, a word, or the words of a set; nothing of ids and of what is made of parts. */
static void tell_value(const json_t *value, char *text, size_t size)
{
    struct id id;
    const json_t *element;
    size_t i;

    text[0] = '\0';
    if (json_is_string(value) && id_parse(json_string_value(value), &id) != 0)
        append(text, size, "", json_string_value(value));
    else if (json_is_integer(value))
        snprintf(text, size, "%lld", (long long)json_integer_value(value));
    else if (json_is_true(value))
        append(text, size, "", "true");
    json_array_foreach(value, i, element) if (json_is_string(element) &&
                                              id_parse(json_string_value(element), &id) != 0)
        append(text, size, i == 0 ? "" : ",", json_string_value(element));
}

static void tell(json_t *body, char *text, size_t size)
{
    const char *name;
    json_t *value;

    text[0] = '\0';
    json_object_foreach(body, name, value)
    {
        char word[200];

        tell_value(value, word, sizeof word);
        if (is_usual(name) || word[0] == '\0')
            continue;
        append(text, size, text[0] == '\0' ? "" : " ", name);
        append(text, size, "=", word);
    }
}

static char *brief_line(const char *instance, const struct followed_event *event,
                        const struct schema *schema)
{
    char recorded_at[INSTANT_TEXT_SIZE], words[400], line[700];
    json_t *body = line_body_to_json(schema, event->body);

    instant_format(event->recorded_at, recorded_at);
    tell(body, words, sizeof words);
    json_decref(body);
    snprintf(line, sizeof line, "%.10s  %-24s %7lld  %-26s %-24s %s", recorded_at, instance,
             (long long)event->position, event->type,
             event->account[0] != '\0' ? event->account : event->principal, words);
    return memory_text(line);
}

/* "registration@790": that journal, that position. */
static void read_cause(const struct followed_event *event, struct journal_line *line)
{
    const char *at = strchr(event->account, '@');

    if (at == NULL || (size_t)(at - event->account) >= sizeof line->cause)
        return;
    memcpy(line->cause, event->account, (size_t)(at - event->account));
    line->cause_position = strtoll(at + 1, NULL, 10);
}

void journal_lines_add(struct journal_lines *lines, const char *instance,
                       const struct followed_event *event, const struct schema *schema)
{
    struct journal_line line = {.position = event->position, .recorded_at = event->recorded_at};

    snprintf(line.instance, sizeof line.instance, "%s", instance);
    read_cause(event, &line);
    line.text = lines->brief ? brief_line(instance, event, schema)
                             : program_line(lines, instance, event, schema);
    if (line.text == NULL)
        return;
    if (lines->count == lines->size) {
        lines->size = lines->size == 0 ? 256 : lines->size * 2;
        lines->lines = memory_resize(lines->lines, lines->size, sizeof *lines->lines);
    }
    lines->lines[lines->count++] = line;
}

/* ---- order -------------------------------------------------------------------------------------
 */

static int compare(const void *a, const void *b)
{
    const struct journal_line *left = a, *right = b;
    int by_instance = strcmp(left->instance, right->instance);

    if (left->recorded_at != right->recorded_at)
        return left->recorded_at < right->recorded_at ? -1 : 1;
    if (by_instance != 0)
        return by_instance;
    return left->position < right->position ? -1 : left->position > right->position;
}

/* Whether one of the others has to come first. */
static bool must_wait(const struct journal_line *line, const struct journal_line *others,
                      size_t count)
{
    for (size_t i = 0; i < count; i++) {
        const struct journal_line *other = &others[i];

        if (strcmp(other->instance, line->instance) == 0 && other->position < line->position)
            return true;
        if (strcmp(other->instance, line->cause) == 0 && other->position <= line->cause_position)
            return true;
    }
    return false;
}

/* The lines of one instant, from the first to the last: each takes the place of the first that may
 * come.  What is about one thing in one instant is little. */
static void order_instant(struct journal_line *lines, size_t count)
{
    for (size_t done = 0; done < count; done++) {
        size_t next = done;
        struct journal_line line;

        while (next < count && must_wait(&lines[next], lines + done, count - done))
            next++;
        if (next == count)
            next = done; /* its cause was recorded later by another clock */
        line = lines[next];
        memmove(lines + done + 1, lines + done, (next - done) * sizeof *lines);
        lines[done] = line;
    }
}

void journal_lines_order(struct journal_lines *lines)
{
    size_t from = 0;

    if (lines->count > 0)
        qsort(lines->lines, lines->count, sizeof *lines->lines, compare);
    for (size_t i = 1; i <= lines->count; i++)
        if (i == lines->count || lines->lines[i].recorded_at != lines->lines[from].recorded_at) {
            order_instant(lines->lines + from, i - from);
            from = i;
        }
}

void journal_lines_print(struct journal_lines *lines, FILE *out)
{
    for (size_t i = 0; i < lines->count; i++) {
        fputs(lines->lines[i].text, out);
        fputc('\n', out);
    }
    fflush(out);
    forget(lines);
}
