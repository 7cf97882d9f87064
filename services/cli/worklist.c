#include "services/cli/worklist.h"

#include <stdlib.h>
#include <string.h>

#include "common/messages/regional.h"
#include "common/messages/system.h"
#include "services/cli/table.h"

enum { PAGE = 100 };

struct worklist_options {
    char hub[INSTANCE_SIZE];
    char operator[64];
    char departement[4];
    enum item_kind kind;
    bool late, today, week;
    int64_t limit;
    enum format format;
};

#define RECORD struct worklist_options
/* clang-format off */
static const struct field worklist_fields[] = {
    {TEXT(hub),               REQUIRED, "the hub: ouest, or regional_ouest"},
    {TEXT(operator),          OPTIONAL, "only of this operator's cases"},
    {TEXT(departement),       OPTIONAL, "only there"},
    {ENUM(kind, &item_kinds), OPTIONAL, "only these"},
    {FLAG(late),              OPTIONAL, "only what is late"},
    {FLAG(today),             OPTIONAL, "only what is due today"},
    {FLAG(week),              OPTIONAL, "only what is due from today to Sunday"},
    {INTEGER(limit),          OPTIONAL, "lines at the most; 0: all", RANGE(0, 1000000), INITIAL("50")},
    {ENUM(format, &formats),  OPTIONAL, "how it is printed", INITIAL("table")},
};
/* clang-format on */
const struct schema worklist_schema = {
    .name = "worklist", .meaning = "What a hub has to do.", FIELDS(worklist_fields)};
#undef RECORD

void worklist_delay(struct date due, struct date today, char out[40])
{
    int days = due.day - today.day;

    if (date_is_none(due))
        out[0] = '\0';
    else if (days < 0)
        snprintf(out, 40, "en retard de %d j", -days);
    else if (days == 0)
        snprintf(out, 40, "aujourd'hui");
    else
        snprintf(out, 40, "dans %d j", days);
}

int worklist_today(struct session *session, const char *instance, struct date *today,
                   struct error *error)
{
    struct service_status request = {0};
    struct service_status_reply *status = memory_new(1, sizeof *status);
    int result = session_ask_service(session, instance, "operator", &service_status_schema,
                                     &request, status, NULL, error);

    *today = status->today;
    free(status);
    return result;
}

static void add_columns(struct table *table)
{
    table_column(table, "due_on", "échéance", false);
    table_column(table, "delay", "délai", false);
    table_column(table, "days", "jours", true);
    table_column(table, "kind", "à faire", false);
    table_column(table, "departement", "dép.", false);
    table_column(table, "metier", "métier", false);
    table_column(table, "operator", "opérateur", false);
    table_column(table, "job", "poste", false);
    table_column(table, "item", "élément", false);
}

static void add_item(struct table *table, const struct item_view *item, struct date today,
                     enum format format)
{
    bool is_table = format == FORMAT_TABLE;
    char text[ID_TEXT_SIZE], day[DATE_TEXT_SIZE], delay[40];

    date_format(item->due_on, day);
    worklist_delay(item->due_on, today, delay);
    table_cell(table, day);
    table_cell(table, delay);
    table_cell_number(table, true, item->due_on.day - today.day);
    table_cell(table, is_table ? enumeration_label(&item_kinds, (int)item->kind)
                               : enumeration_word(&item_kinds, (int)item->kind));
    table_cell(table, item->departement);
    table_cell(table, is_table ? enumeration_label(&metiers, (int)item->metier)
                               : enumeration_word(&metiers, (int)item->metier));
    table_cell(table, item->operator);
    id_format(&item->job, text);
    table_cell(table, text);
    id_format(&item->item, text);
    table_cell(table, text);
}

static enum item_window window_of(const struct worklist_options *options)
{
    if (options->late)
        return WINDOW_OVERDUE;
    if (options->today)
        return WINDOW_TODAY;
    return options->week ? WINDOW_WEEK : WINDOW_NONE;
}

/* Pages until the limit; *left says that there are more. */
static int read_items(struct session *session, const char *instance,
                      const struct worklist_options *options, struct date today,
                      struct table *table, bool *left, struct error *error)
{
    struct item_list request = {.window = window_of(options), .kind = options->kind, .limit = PAGE};
    struct item_page *page = memory_new(1, sizeof *page);
    int64_t count = 0;
    int result;

    memcpy(request.operator, options->operator, sizeof request.operator);
    memcpy(request.departement, options->departement, sizeof request.departement);
    do {
        result = session_ask_service(session, instance, "", &item_list_schema, &request, page, NULL,
                                     error);
        for (size_t i = 0; result == 0 && i < page->items_count; i++)
            if (options->limit == 0 || count < options->limit) {
                add_item(table, &page->items[i], today, options->format);
                count++;
            } else {
                *left = true;
            }
        request.after = page->next;
        *left |= result == 0 && !id_is_none(&page->next) && count == options->limit &&
                 options->limit > 0;
    } while (result == 0 && !id_is_none(&request.after) && !*left);
    free(page);
    return result;
}

/* « 18 en retard, 3 aujourd'hui, 12 d'ici dimanche » */
static int print_count(struct session *session, const char *instance,
                       const struct worklist_options *options, struct error *error)
{
    struct item_count request = {.departement = ""};
    struct item_counts *counts = memory_new(1, sizeof *counts);
    int result;

    memcpy(request.departement, options->departement, sizeof request.departement);
    result = session_ask_service(session, instance, "", &item_count_schema, &request, counts, NULL,
                                 error);
    if (result == 0)
        printf("%s%s%s : %lld en retard, %lld à faire aujourd'hui, %lld d'ici dimanche.\n",
               instance, options->departement[0] == '\0' ? "" : ", ", options->departement,
               (long long)counts->overdue, (long long)counts->today, (long long)counts->week);
    free(counts);
    return result;
}

static int print_worklist(struct session *session, const char *instance,
                          const struct worklist_options *options, struct error *error)
{
    struct table table = {0};
    struct date today = {0};
    bool left = false;
    int result = worklist_today(session, instance, &today, error);

    add_columns(&table);
    if (result == 0)
        result = read_items(session, instance, options, today, &table, &left, error);
    if (result == 0 && options->format == FORMAT_TABLE)
        table_drop(&table, "days");
    if (result == 0 && (table.cell_count > 0 || options->format != FORMAT_TABLE))
        table_print(&table, options->format, stdout);
    if (result == 0 && left)
        fputs("… there are more: --limit 0\n", stderr);
    if (result == 0 && options->format == FORMAT_TABLE && table.cell_count > 0)
        putchar('\n');
    if (result == 0 && options->format == FORMAT_TABLE)
        result = print_count(session, instance, options, error);
    table_close(&table);
    return result;
}

enum outcome worklist_run(struct invocation *invocation, struct error *error)
{
    struct worklist_options *options = invocation->options;
    char instance[2 * INSTANCE_SIZE];
    struct session *session;
    enum outcome outcome;

    if (options->hub[0] == '\0') {
        fail(error, ERROR_INVALID, "--hub: which one? `appui status` lists them");
        return OUTCOME_USAGE;
    }
    if (options->late + options->today + options->week > 1) {
        fail(error, ERROR_INVALID, "--late, --today, --week: one of them");
        return OUTCOME_USAGE;
    }
    session = session_open(&invocation->global, error);
    if (session == NULL)
        return OUTCOME_USAGE;
    snprintf(instance, sizeof instance, "%s%s",
             strncmp(options->hub, "regional", 8) == 0 ? "" : "regional_", options->hub);
    outcome = print_worklist(session, instance, options, error) == 0 ? OUTCOME_DONE
                                                                     : command_outcome(error);
    session_close(session);
    return outcome;
}
