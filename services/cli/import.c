#include "services/cli/import.h"

#include <stdlib.h>
#include <string.h>

#include "common/loop/loop.h"
#include "services/cli/import_rejects.h"
#include "services/cli/import_row.h"

enum { WINDOW = 256, WAIT_MS = 200 };

/* What a row waits for. */
enum step {
    STEP_EMPLOYER, /* employer.register */
    STEP_LOOK,     /* employer.get: another row, file or person registered it */
    STEP_PLACE,    /* place.register */
    STEP_DONE,
};

/* A row in flight.  Its fields are kept: it may yet be rejected. */
struct slot {
    enum step step;
    bool rejected, already_there;
    char reason[sizeof((struct refusal *)0)->text];
    struct import_row row;
    int64_t line;
    struct buffer text;
    const char *fields[CSV_MOST_FIELDS];
    size_t count;
};

struct import {
    struct client *client;
    const struct import_options *options;
    struct import_summary *summary;
    struct csv *csv;
    struct import_mapping *mapping;
    struct import_rejects *rejects;
    struct slot *slots; /* a ring: rows leave it in the order of the file */
    size_t first, used;
    struct buffer body;
    bool ended;
};

static void reject(struct slot *slot, const char *reason)
{
    snprintf(slot->reason, sizeof slot->reason, "%s", reason);
    slot->rejected = true;
    slot->step = STEP_DONE;
}

static void ask(struct import *import, struct slot *slot, enum step step,
                const struct schema *schema, const void *record)
{
    struct id id = id_new(system_now_ms());

    slot->step = step;
    buffer_clear(&import->body);
    record_encode(schema, record, &import->body);
    client_send(import->client, &id, schema->name, buffer_span(&import->body), slot);
}

static void ask_employer(struct import *import, struct slot *slot)
{
    ask(import, slot, STEP_EMPLOYER, &employer_register_schema, &slot->row.employer);
}

/* By its SIRET, whoever registered it (EM4); by the id that its SIREN makes otherwise. */
static void ask_look(struct import *import, struct slot *slot)
{
    struct employer_get get = {0};

    memcpy(get.siret, slot->row.employer.siret, sizeof get.siret);
    if (get.siret[0] == '\0')
        get.employer = slot->row.employer.employer;
    ask(import, slot, STEP_LOOK, &employer_get_schema, &get);
}

static void ask_place(struct import *import, struct slot *slot)
{
    ask(import, slot, STEP_PLACE, &place_register_schema, &slot->row.place);
}

static void repeat(struct import *import, struct slot *slot)
{
    switch (slot->step) {
    case STEP_EMPLOYER: ask_employer(import, slot); break;
    case STEP_LOOK: ask_look(import, slot); break;
    case STEP_PLACE: ask_place(import, slot); break;
    case STEP_DONE: break;
    }
}

static void ask_place_of(struct import *import, struct slot *slot, const struct id *employer)
{
    slot->row.place.employer = *employer;
    ask_place(import, slot);
}

static void take_accepted(struct import *import, struct slot *slot, const struct answer *answer)
{
    struct employer_view view;
    struct error error;

    switch (slot->step) {
    case STEP_EMPLOYER:
        import->summary->employers++;
        ask_place_of(import, slot, &slot->row.employer.employer);
        break;
    case STEP_LOOK:
        if (record_decode(&employer_view_schema, answer->body, &view, &error) < 0)
            reject(slot, error.text);
        else
            ask_place_of(import, slot,
                         id_is_none(&view.merged_into) ? &view.employer : &view.merged_into);
        break;
    case STEP_PLACE:
    case STEP_DONE: slot->step = STEP_DONE; break;
    }
}

/* EM3: the place, or its import key, is known. */
static bool is_already_there(const struct refusal *refusal)
{
    return refusal->code == ERROR_CONFLICT && strcmp(refusal->rule, "EM3") == 0 &&
           (strcmp(refusal->field, "place") == 0 || strcmp(refusal->field, "source_id") == 0);
}

static void take_refused(struct import *import, struct slot *slot, const struct answer *answer)
{
    struct refusal refusal;

    answer_refusal(answer, &refusal);
    if (slot->step == STEP_EMPLOYER && refusal.code == ERROR_CONFLICT) {
        /* Kept in case it cannot be found: then this was the reason. */
        memcpy(slot->reason, refusal.text, sizeof slot->reason);
        ask_look(import, slot);
    } else if (slot->step == STEP_LOOK) {
        slot->rejected = true;
        slot->step = STEP_DONE;
    } else if (slot->step == STEP_PLACE && is_already_there(&refusal)) {
        slot->already_there = true;
        slot->step = STEP_DONE;
    } else {
        reject(slot, refusal.text);
    }
}

static int take_answer(struct import *import, const struct answer *answer, struct error *error)
{
    struct slot *slot = answer->tag;

    switch (answer->status) {
    case STATUS_OK: take_accepted(import, slot, answer); return 0;
    case STATUS_REFUSED: take_refused(import, slot, answer); return 0;
    case STATUS_BUSY:
    case STATUS_EXPIRED: repeat(import, slot); return 0;
    default:
        return fail(error, ERROR_UNAVAILABLE,
                    "registration does not answer (line %lld); import the file again when it does: "
                    "nothing is added twice",
                    (long long)slot->line);
    }
}

static void keep_fields(struct slot *slot, const struct csv_row *row)
{
    size_t offset = 0;

    buffer_clear(&slot->text);
    for (size_t i = 0; i < row->count; i++)
        buffer_append(&slot->text, row->fields[i], strlen(row->fields[i]) + 1);
    for (size_t i = 0; i < row->count; i++) {
        slot->fields[i] = (const char *)slot->text.data + offset;
        offset += strlen(slot->fields[i]) + 1;
    }
    slot->count = row->count;
}

static void begin_row(struct import *import, const struct csv_row *row)
{
    struct slot *slot = &import->slots[(import->first + import->used++) % WINDOW];
    struct error error;

    slot->rejected = slot->already_there = false;
    slot->line = row->line;
    keep_fields(slot, row);
    import->summary->rows++;
    if (row->problem != NULL)
        reject(slot, row->problem);
    else if (import_row_make(import->mapping, row, &slot->row, &error) < 0)
        reject(slot, error.text);
    else if (import->options->dry)
        slot->step = STEP_DONE;
    else if (slot->row.has_employer)
        ask_employer(import, slot);
    else
        ask_place(import, slot);
}

static int fill_window(struct import *import, struct error *error)
{
    struct csv_row row;
    int got = 1;

    while (!import->ended && import->used < WINDOW) {
        got = csv_read(import->csv, &row, error);
        if (got < 0)
            return fail_within(error, "%s", import->options->path);
        if (got == 0)
            import->ended = true;
        else
            begin_row(import, &row);
    }
    return 0;
}

static void end_row(struct import *import, struct slot *slot)
{
    struct import_summary *summary = import->summary;

    if (slot->rejected) {
        summary->rejected++;
        import_rejects_add(import->rejects, slot->line, slot->reason, slot->fields, slot->count);
    } else if (slot->already_there) {
        summary->already_there++;
    } else {
        summary->imported++;
        summary->prospects += !slot->row.has_employer;
    }
}

static void empty_window(struct import *import)
{
    while (import->used > 0 && import->slots[import->first].step == STEP_DONE) {
        end_row(import, &import->slots[import->first]);
        import->first = (import->first + 1) % WINDOW;
        import->used--;
    }
}

static void show(struct import *import)
{
    if (import->options->progress != NULL)
        import->options->progress(import->options->owner, csv_position(import->csv),
                                  csv_size(import->csv), import->summary);
}

/* Takes what was answered; waits only when nothing was. */
static int take_answers(struct import *import, struct error *error)
{
    struct answer answer;
    int64_t wait_ms = WAIT_MS;

    if (import->client == NULL)
        return 0;
    while (client_in_flight(import->client) > 0 &&
           client_receive(import->client, wait_ms, &answer) > 0) {
        if (take_answer(import, &answer, error) < 0)
            return -1;
        wait_ms = 0;
    }
    return 0;
}

static int import_rows(struct import *import, struct error *error)
{
    while (!import->ended || import->used > 0) {
        if (fill_window(import, error) < 0)
            return -1;
        empty_window(import);
        if (import->used > 0 && take_answers(import, error) < 0)
            return -1;
        empty_window(import);
        show(import);
    }
    return 0;
}

static int find_mapping(struct import *import, struct error *error)
{
    const struct import_options *options = import->options;
    const struct csv_row *headings = csv_headings(import->csv);

    if (options->mapping == NULL)
        return import_mapping_find(options->mappings, headings, import->mapping, error);
    if (import_mapping_read(options->mapping, import->mapping, error) < 0)
        return -1;
    return import_mapping_bind(import->mapping, headings, error) < 0 ? -1 : 0;
}

static int open_all(struct import *import, struct error *error)
{
    const struct import_options *options = import->options;

    import->csv = csv_open(options->path, error);
    if (import->csv == NULL || find_mapping(import, error) < 0)
        return -1;
    snprintf(import->summary->encoding, sizeof import->summary->encoding, "%s",
             encoding_name(csv_encoding(import->csv)));
    memcpy(import->summary->mapping, import->mapping->name, sizeof import->summary->mapping);
    import->rejects = import_rejects_open(options->rejects, options->path, import->csv, error);
    return import->rejects == NULL ? -1 : 0;
}

static int close_all(struct import *import, int result, struct error *error)
{
    struct error late;

    if (import_rejects_close(import->rejects, import->summary->rejects, &late) < 0 && result == 0) {
        *error = late;
        result = -1;
    }
    csv_close(import->csv);
    for (size_t i = 0; i < WINDOW; i++)
        buffer_close(&import->slots[i].text);
    free(import->slots);
    free(import->mapping);
    buffer_close(&import->body);
    return result;
}

int import_places(struct client *client, const struct import_options *options,
                  struct import_summary *out, struct error *error)
{
    struct import import = {
        .client = options->dry ? NULL : client,
        .options = options,
        .summary = out,
        .mapping = memory_new(1, sizeof *import.mapping),
        .slots = memory_new(WINDOW, sizeof *import.slots),
    };
    int result;

    memset(out, 0, sizeof *out);
    result = open_all(&import, error);
    if (result == 0)
        result = import_rows(&import, error);
    return close_all(&import, result, error);
}
