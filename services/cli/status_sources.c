#include "services/cli/status_sources.h"

#include <stdio.h>

#include "services/cli/table.h"

static void add_columns(struct table *table)
{
    table_column(table, "instance", NULL, false);
    table_column(table, "hears", NULL, false);
    table_column(table, "state", NULL, false);
    table_column(table, "position", "taken in", true);
    table_column(table, "head", NULL, true);
    table_column(table, "lag", NULL, true);
    table_column(table, "departements", "départements", false);
    table_column(table, "text", "why", false);
}

/* Its own word; when it does not answer, what the follower heard last. */
static int64_t head_of(const struct network *network, const struct service_status_reply *statuses,
                       const bool *is_there, const struct source_status *source)
{
    const struct instance *instance = network_find(network, source->source);
    size_t index = instance == NULL ? 0 : (size_t)(instance - network->instances);

    return instance != NULL && is_there[index] ? statuses[index].position : source->head;
}

static void add_source(struct table *table, const char *name, const struct source_status *source,
                       int64_t head)
{
    int64_t lag = head - source->position;

    table_cell(table, name);
    table_cell(table, source->source);
    table_cell(table, source->state);
    table_cell_number(table, true, source->position);
    table_cell_number(table, true, head);
    table_cell_number(table, true, lag > 0 ? lag : 0);
    table_cell(table, source->departements);
    table_cell(table, source->text);
}

void status_sources_print(const struct network *network,
                          const struct service_status_reply *statuses, const bool *is_there)
{
    struct table table = {0};

    add_columns(&table);
    for (size_t i = 0; i < network->count; i++)
        for (size_t s = 0; is_there[i] && s < statuses[i].sources_count; s++)
            add_source(&table, network->instances[i].name, &statuses[i].sources[s],
                       head_of(network, statuses, is_there, &statuses[i].sources[s]));
    if (table.cell_count > 0) {
        putchar('\n');
        table_print(&table, FORMAT_TABLE, stdout);
    }
    table_close(&table);
}
