/* `appui inbox`: what an adviser of the DLA has to do. */
#include <stdlib.h>
#include <string.h>

#include "common/messages/dla.h"
#include "services/cli/table.h"
#include "services/cli/worklist.h"

enum { PAGE = 100 };

struct inbox_options {
    char adviser[64]; /* account or id */
    enum inbox_box box;
    enum format format;
};

#define RECORD struct inbox_options
/* clang-format off */
static const struct field inbox_fields[] = {
    {TEXT(adviser),           OPTIONAL, "the adviser's account, for whom the gateway asks, or id; without: --as, a program of the DLA"},
    {ENUM(box, &inbox_boxes), OPTIONAL, "only this box"},
    {ENUM(format, &formats),  OPTIONAL, "how it is printed", INITIAL("table")},
};
/* clang-format on */
const struct schema inbox_schema = {
    .name = "inbox", .meaning = "What an adviser has to do.", FIELDS(inbox_fields)};
#undef RECORD

/* What is overdue is in the other boxes as well: asked for alone, or shown as late there. */
static const enum inbox_box boxes[] = {BOX_TO_ANSWER, BOX_TO_REASSIGN, BOX_ACCOMPANIED};
enum { BOXES = sizeof boxes / sizeof boxes[0] };

static void add_columns(struct table *table)
{
    table_column(table, "box", "boîte", false);
    table_column(table, "due_on", "échéance", false);
    table_column(table, "delay", "délai", false);
    table_column(table, "state", "état", false);
    table_column(table, "needs", "besoins", false);
    table_column(table, "form", "structure", false);
    table_column(table, "departement", "dép.", false);
    table_column(table, "hub", "pôle", false);
    table_column(table, "since", "depuis", false);
    table_column(table, "referral", "orientation", false);
}

static const char *word(const struct enumeration *enumeration, int value, enum format format)
{
    return format == FORMAT_TABLE ? enumeration_label(enumeration, value)
                                  : enumeration_word(enumeration, value);
}

static void add_needs(struct table *table, uint32_t needs, enum format format)
{
    char text[300] = "";

    for (int need = 1; need <= NEED_PARTNERSHIP; need++) {
        size_t used = strlen(text);

        if ((needs >> need & 1) != 0)
            snprintf(text + used, sizeof text - used, "%s%s", used > 0 ? ", " : "",
                     word(&referral_needs, need, format));
    }
    table_cell(table, text);
}

static void add_item(struct table *table, const struct inbox_item *item, enum inbox_box box,
                     struct date today, enum format format)
{
    char text[ID_TEXT_SIZE], day[DATE_TEXT_SIZE], delay[40];

    table_cell(table, word(&inbox_boxes, (int)box, format));
    date_format(item->due_on, day);
    table_cell(table, day);
    worklist_delay(item->due_on, today, delay);
    table_cell(table, delay);
    table_cell(table, word(&referral_states, (int)item->state, format));
    add_needs(table, item->needs, format);
    table_cell(table, word(&employer_forms, (int)item->form, format));
    table_cell(table, item->departement);
    table_cell(table, item->hub);
    date_format(item->since, day);
    table_cell(table, day);
    id_format(&item->referral, text);
    table_cell(table, text);
}

static int read_box(struct session *session, enum inbox_box box, struct date today,
                    const struct inbox_options *options, struct table *table, struct error *error)
{
    struct referral_inbox request = {.box = box, .limit = PAGE};
    struct inbox_page *page = memory_new(1, sizeof *page);
    int result;

    do {
        result = session_ask(session, "", &referral_inbox_schema, &request, page, NULL, error);
        for (size_t i = 0; result == 0 && i < page->items_count; i++)
            add_item(table, &page->items[i], box, today, options->format);
        request.after = page->next;
    } while (result == 0 && !id_is_none(&request.after));
    free(page);
    return result;
}

static int read_today(struct session *session, struct date *today, struct error *error)
{
    const struct instance *dla = network_next(session_settings(session)->known, "dla", NULL);

    if (dla == NULL)
        return fail(error, ERROR_INVALID, "there is no dla in the network");
    return worklist_today(session, dla->name, today, error);
}

/* The account that asks for this adviser: `appui list adviser` shows ids first. */
static int find_account(struct session *session, const char *adviser, char account[64],
                        struct error *error)
{
    struct adviser_get request = {0};
    struct adviser_view view;

    snprintf(account, 64, "%s", adviser);
    if (id_parse(adviser, &request.adviser) != 0)
        return 0;
    if (session_ask(session, "operator", &adviser_get_schema, &request, &view, NULL, error) != 0)
        return -1;
    if (view.account[0] == '\0')
        return fail(error, ERROR_INVALID,
                    "adviser %s is the program \"%s\": --as %s, without "
                    "--adviser",
                    adviser, view.principal, view.principal);
    snprintf(account, 64, "%s", view.account);
    return 0;
}

static int read_inbox(struct session *session, const struct inbox_options *options,
                      struct table *table, struct error *error)
{
    char account[64], person[80];
    struct date today = {0};

    if (read_today(session, &today, error) != 0 ||
        find_account(session, options->adviser, account, error) != 0)
        return -1;
    snprintf(person, sizeof person, "%s%s", account, account[0] == '\0' ? "" : ":dla");
    if (person[0] != '\0' && session_speak_for(session, person, error) != 0)
        return -1;
    for (size_t i = 0; i < BOXES; i++)
        if (options->box == BOX_NONE &&
            read_box(session, boxes[i], today, options, table, error) != 0)
            return -1;
    return options->box == BOX_NONE ? 0
                                    : read_box(session, options->box, today, options, table, error);
}

enum outcome inbox_run(struct invocation *invocation, struct error *error)
{
    const struct inbox_options *options = invocation->options;
    struct session *session = session_open(&invocation->global, error);
    struct table table = {0};
    enum outcome outcome;

    if (session == NULL)
        return OUTCOME_USAGE;
    add_columns(&table);
    outcome =
        read_inbox(session, options, &table, error) == 0 ? OUTCOME_DONE : command_outcome(error);
    if (outcome == OUTCOME_DONE && table.cell_count == 0 && options->format == FORMAT_TABLE)
        puts("Rien à faire.");
    else if (outcome == OUTCOME_DONE)
        table_print(&table, options->format, stdout);
    table_close(&table);
    session_close(session);
    return outcome;
}
