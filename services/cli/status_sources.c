#include "services/cli/status_sources.h"

#include <stdio.h>
#include <string.h>

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
static int64_t head_of(const struct named_status *writers, size_t count,
                       const struct source_status *source)
{
    for (size_t i = 0; i < count; i++)
        if (strcmp(writers[i].name, source->source) == 0)
            return writers[i].status->position;
    return source->head;
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

void status_sources_print(const struct named_status *writers, size_t count)
{
    struct table table = {0};

    add_columns(&table);
    for (size_t i = 0; i < count; i++)
        for (size_t s = 0; s < writers[i].status->sources_count; s++) {
            const struct source_status *source = &writers[i].status->sources[s];

            add_source(&table, writers[i].name, source, head_of(writers, count, source));
        }
    if (table.cell_count > 0) {
        putchar('\n');
        table_print(&table, FORMAT_TABLE, stdout);
    }
    table_close(&table);
}
